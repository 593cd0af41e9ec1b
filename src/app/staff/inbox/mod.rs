//! The inbox: what women sent to the centre, until a person has filed it (ADR 0024).
//!
//! ```text
//! drop box ─ look ─┐
//!                  ├─► sort ─► New ─ a person decides ─► file, file_new ─► events in a case; the mark "filed"
//! her outbox, on ──┘     └───► Aside, with the reason ─ look_again ─► New or Aside
//! this tablet ─ take_waiting
//! ```
//!
//! Nothing that came is ever lost: the drop box keeps it, and so does this tablet, sealed, until it is filed. What is broken or not
//! for this centre is set aside and costs nothing beside it. Ids of events follow from the message, so that filing twice, here or
//! on another tablet, is filing once.

mod file;
mod gather;
mod listing;
mod look;
mod message;
mod payload;
mod sort;
mod whose;

pub use file::{file, file_new, set_aside, settle};
pub use gather::{Gathered, Known, gather};
pub use listing::{Next, NotAListing, Page, as_it_was_put, listing_address, read_listing};
pub use look::{Found, LookError, look, look_again, take_waiting};
pub use message::{Filling, Message, case_for, is_in};
pub use whose::{Whose, whose};

use std::collections::BTreeMap;

use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::share::keys::PrivateKey;
use crate::share::{DropId, Envelope};
use crate::store::Batch;
use crate::vault::staff::{Arrival, ArrivalState, Aside, Looked};
use crate::vault::{Entropy, Namespace, SealError, open_arrival, open_looked, seal_arrival};

/// What this tablet knows of messages that came for the centre.
#[derive(Debug, Default)]
pub struct Inbox {
    arrivals: BTreeMap<DropId, Arrival>,
    looked: Option<Looked>,
    unreadable: usize,
}

impl Inbox {
    /// Opens it. A record that does not open is left as it is and counted.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn open<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Self, Failed> {
        let mut inbox = Self::default();
        for (id, stored) in store.list(Namespace::Inbox).await? {
            match open_arrival(&session.vault, id, &stored) {
                Ok(arrival) => _ = inbox.arrivals.insert(DropId::from_bytes(*id.as_bytes()), arrival),
                Err(_) => inbox.unreadable += 1,
            }
        }
        // One that does not open costs a whole listing, and nothing else.
        let looked = store.read(places::LOOKED).await?;
        inbox.looked = looked.and_then(|stored| open_looked(&session.vault, &stored).ok());
        Ok(inbox)
    }

    /// What waits for somebody to decide, the longest first.
    #[must_use]
    pub fn new_ones(&self) -> Vec<(DropId, &Arrival)> {
        self.of(|state| match state {
            ArrivalState::New { .. } => true,
            ArrivalState::Aside { .. } | ArrivalState::Filed { .. } => false,
        })
    }

    /// What is set aside, the longest first.
    #[must_use]
    pub fn set_aside(&self) -> Vec<(DropId, &Arrival)> {
        self.of(|state| match state {
            ArrivalState::Aside { .. } => true,
            ArrivalState::New { .. } | ArrivalState::Filed { .. } => false,
        })
    }

    /// What is filed, the longest first.
    #[must_use]
    pub fn filed(&self) -> Vec<(DropId, &Arrival)> {
        self.of(|state| match state {
            ArrivalState::Filed { .. } => true,
            ArrivalState::New { .. } | ArrivalState::Aside { .. } => false,
        })
    }

    /// One message.
    #[must_use]
    pub fn arrival(&self, id: DropId) -> Option<&Arrival> {
        self.arrivals.get(&id)
    }

    /// When the drop box was last looked into, in milliseconds since 1970.
    #[must_use]
    pub fn last_looked(&self) -> Option<i64> {
        self.looked.as_ref().map(|looked| looked.at)
    }

    /// How many records of it did not open.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// What a message says, opened anew: nothing readable of it is kept. `None` for one that holds no envelope.
    #[must_use]
    pub fn read(&self, id: DropId, keys: &[PrivateKey]) -> Option<Result<Message, Aside>> {
        let envelope = match &self.arrival(id)?.state {
            ArrivalState::New { envelope } => envelope,
            ArrivalState::Aside { envelope, .. } => envelope.as_ref()?,
            ArrivalState::Filed { .. } => return None,
        };
        Some(Message::open(&Envelope::from_json(envelope.as_bytes())?, id, keys))
    }

    fn of(&self, which: impl Fn(&ArrivalState) -> bool) -> Vec<(DropId, &Arrival)> {
        let mut found: Vec<(DropId, &Arrival)> =
            self.arrivals.iter().filter(|(_, arrival)| which(&arrival.state)).map(|(id, a)| (*id, a)).collect();
        found.sort_by_key(|(id, arrival)| (arrival.seen, *id));
        found
    }

    /// Puts what is known of a message into a batch.
    fn put<Turn>(
        batch: Batch,
        session: &Session<Turn>,
        id: DropId,
        arrival: &Arrival,
        entropy: &dyn Entropy,
    ) -> Result<Batch, SealError> {
        let at = places::arrival(id);
        Ok(batch.put(at, seal_arrival(&session.vault, at.id, arrival, entropy)?))
    }
}
