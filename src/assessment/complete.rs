//! A finished filling-in: only what was shown, each question with an answer or the reason why there is none.

use std::sync::Arc;

use super::visibility::passes;
use super::{Answer, Pass, Value};
use crate::instrument::{Audience, Instrument, ItemIndex, SafetyTrigger};

/// Made by [`Draft::complete`](super::Draft::complete) only.
#[derive(Debug, Clone)]
pub struct Complete {
    instrument: Arc<Instrument>,
    audience: Audience,
    responses: Vec<(ItemIndex, Response)>,
}

/// What stands for a question that was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// She answered.
    Given(Value),
    /// She passed it over.
    Passed(Pass),
    /// Nobody asked her, or she did not get to it.
    NotAsked,
}

impl From<Option<Answer>> for Response {
    fn from(answer: Option<Answer>) -> Self {
        match &answer {
            Some(Answer::Given(value)) => Self::Given(value.clone()),
            Some(Answer::Passed(pass)) => Self::Passed(*pass),
            None => Self::NotAsked,
        }
    }
}

impl Response {
    /// The code for a missing answer; `None` when there is one.
    #[must_use]
    pub fn absence(&self) -> Option<&'static str> {
        match self {
            Self::Given(_) => None,
            Self::Passed(pass) => Some(pass.code()),
            Self::NotAsked => Some("not-asked"),
        }
    }
}

impl Complete {
    pub(super) fn new(instrument: Arc<Instrument>, audience: Audience, responses: Vec<(ItemIndex, Response)>) -> Self {
        Self { instrument, audience, responses }
    }

    /// The instrument that was filled in.
    #[must_use]
    pub fn instrument(&self) -> &Arc<Instrument> {
        &self.instrument
    }

    /// Of whom it was asked: whether it is her part, the caseworker's, or both at once.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// Every question that was shown, in order, with what stands for it.
    #[must_use]
    pub fn responses(&self) -> &[(ItemIndex, Response)] {
        &self.responses
    }

    /// What stands for an item; `None` when it was not shown.
    #[must_use]
    pub fn response(&self, item: ItemIndex) -> Option<&Response> {
        let place = self.responses.binary_search_by_key(&item, |(i, _)| *i).ok()?;
        self.responses.get(place).map(|(_, r)| r)
    }

    /// Answers that call for help, with what they call for: for the caseworker's eyes first.
    pub fn alerts(&self) -> impl Iterator<Item = (ItemIndex, &SafetyTrigger)> {
        self.responses.iter().filter_map(|(i, response)| {
            let trigger = self.instrument.item(*i).safety()?;
            match response {
                Response::Given(value) if passes(trigger.when(), value) => Some((*i, trigger)),
                Response::Given(_) | Response::Passed(_) | Response::NotAsked => None,
            }
        })
    }
}
