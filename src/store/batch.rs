//! Changes that happen together or not at all.

use super::Sealed;
use crate::vault::Place;

/// Changes to commit together, in order.
#[derive(Debug, Default)]
pub struct Batch(Vec<Change>);

/// One change of a batch.
#[derive(Debug)]
pub enum Change {
    /// The whole batch holds only if a record stands there; otherwise it is [`super::StoreError::Gone`].
    Require(Place),
    /// A record stands there, in place of one that may have stood there before.
    Put(Place, Sealed),
    /// No record stands there; it need not have stood there before.
    Delete(Place),
}

impl Batch {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Only if a record stands at `place` when the batch begins. A store that was erased or evicted is then not brought
    /// back by a page that still has it open.
    #[must_use]
    pub fn require(mut self, place: Place) -> Self {
        self.0.push(Change::Require(place));
        self
    }

    /// Puts a record.
    #[must_use]
    pub fn put(mut self, place: Place, record: impl Into<Sealed>) -> Self {
        self.0.push(Change::Put(place, record.into()));
        self
    }

    /// Deletes a record.
    #[must_use]
    pub fn delete(mut self, place: Place) -> Self {
        self.0.push(Change::Delete(place));
        self
    }

    /// All changes of another batch, after these.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The changes, for a store to carry out.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0
    }

    /// Whether it may make a store where there was none: only if it puts something and requires nothing.
    #[must_use]
    pub fn may_create(&self) -> bool {
        let puts = self.0.iter().any(|change| matches!(change, Change::Put(..)));
        puts && !self.0.iter().any(|change| matches!(change, Change::Require(_)))
    }
}
