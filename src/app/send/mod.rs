//! From her yes to every partner's confirmation: sealed and stored first, then sent until it is confirmed.
//!
//! Invariant: a message leaves the store only when its drop box has confirmed it, or by her own wish. The protocol
//! and what each crash leaves behind stand in `docs/decisions/0013-outbox.md`.

mod deliver;
mod follow;
mod submit;

pub use deliver::{Post, Round, deliver};
pub use follow::{messages, seen, try_again, withdraw};
pub use submit::{Accepted, SubmitError, submit};

use crate::share::DropId;
use crate::share::outbox::Entry;
use crate::store::{Batch, RecordStore, StoreError};
use crate::vault::{Namespace, Place, RecordId};

/// Where a message stands in the store: under its drop id.
fn place(id: DropId) -> Place {
    Place { namespace: Namespace::Outbox, id: RecordId::from_bytes(id.to_bytes()) }
}

/// Writes what has become of a message that still stands; one that is delivered and seen is removed. What was
/// withdrawn meanwhile stays withdrawn.
async fn update(store: &impl RecordStore, entry: &Entry) -> Result<(), StoreError> {
    let batch = Batch::new().require(place(entry.id));
    let batch = if entry.is_over() { batch.delete(place(entry.id)) } else { batch.put(place(entry.id), entry) };
    match store.commit(batch).await {
        Err(StoreError::Gone) => Ok(()),
        done => done,
    }
}
