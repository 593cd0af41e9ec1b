//! The log of a case: a set of events. Two logs of one case are put together by union, so whatever is written on two
//! tablets that were offline is kept, and it does not matter which log is brought to which, how often, or in what order.

use std::collections::BTreeMap;

use super::{CaseId, Event, EventId};

/// A set of events.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log(BTreeMap<EventId, Event>);

impl Log {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an event; whether it was not there before. One id stands for one event: where two tablets import the same
    /// thing and give it the same ids, the one that comes first in the order stands, on both.
    pub fn insert(&mut self, event: Event) -> bool {
        match self.0.get_mut(&event.id) {
            None => {
                self.0.insert(event.id, event);
                true
            }
            Some(here) => {
                if event.order() < here.order() {
                    *here = event;
                }
                false
            }
        }
    }

    /// The events, in their order.
    #[must_use]
    pub fn in_order(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.0.values().collect();
        events.sort_unstable_by_key(|event| event.order());
        events
    }

    /// An event.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.0.get(&id)
    }

    /// The case whose log it is, once there is an event.
    #[must_use]
    pub fn case(&self) -> Option<CaseId> {
        self.0.values().next().map(|event| event.case)
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<Event> for Log {
    fn extend<I: IntoIterator<Item = Event>>(&mut self, events: I) {
        for event in events {
            self.insert(event);
        }
    }
}

impl FromIterator<Event> for Log {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Self {
        let mut log = Self::new();
        log.extend(events);
        log
    }
}
