//! Where kept records stand: a port over sealed bytes, and its reference implementation in memory.
//!
//! Only [`Sealed`] bytes go in, and only `vault` and `share` can make what becomes one, so nothing readable can be
//! stored. What comes out is plain bytes, worth nothing until one of them has opened it.
//!
//! Every implementation passes the same suite (`tests/support/store_suite.rs`). Not known here: what a record holds.

mod batch;
mod error;
mod memory;
mod schema;
mod sealed;

pub use batch::{Batch, Change};
pub use error::StoreError;
pub use memory::MemoryStore;
pub use schema::{OpenAs, SCHEMA_VERSION, Step, open_as, steps_from};
pub use sealed::Sealed;

use crate::vault::{Namespace, Place, RecordId};

/// A store of sealed records. One thread; a write is durable when it returns.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait RecordStore {
    /// One record, if it stands.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn read(&self, place: Place) -> Result<Option<Vec<u8>>, StoreError>;

    /// All records of a kind, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn list(&self, namespace: Namespace) -> Result<Vec<(RecordId, Vec<u8>)>, StoreError>;

    /// All changes of a batch, or none. When it returns `Ok`, they are on the disk and survive a dead battery.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing of the batch is stored.
    async fn commit(&self, batch: Batch) -> Result<(), StoreError>;

    /// Leaves nothing behind: no record, and no sign that there was one.
    ///
    /// # Errors
    /// [`StoreError`].
    async fn clear_everything(&self) -> Result<(), StoreError>;
}
