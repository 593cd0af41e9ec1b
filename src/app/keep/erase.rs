//! Erases. Never needs words.

use super::{ATTEMPTS_AT, Keeping, draft_at, slot_at};
use crate::app::ports::RecordStore;
use crate::store::{Batch, StoreError};
use crate::vault::Namespace;

/// "Remove everything from this phone": every draft, and what waits to be sent too.
///
/// # Errors
/// [`StoreError`].
pub async fn erase_everything(store: &impl RecordStore) -> Result<(), StoreError> {
    store.clear_everything().await
}

/// Removes the draft that she has open, and nothing of anybody else: after it was sent. What waits to be sent stays until
/// it has arrived.
///
/// # Errors
/// [`StoreError`]; then it is still kept.
pub async fn forget<Turn>(store: &impl RecordStore, keeping: &Keeping<Turn>) -> Result<(), StoreError> {
    store.commit(Batch::new().delete(slot_at(keeping.id)).delete(draft_at(keeping.id))).await?;
    leave_nothing_needless(store).await
}

/// With the last draft goes the count of tries; with the last record, the store itself. Called too when she leaves and her
/// messages have arrived: the last of them took no draft along.
///
/// # Errors
/// [`StoreError`].
pub async fn leave_nothing_needless(store: &impl RecordStore) -> Result<(), StoreError> {
    if !store.list(Namespace::Slot).await?.is_empty() {
        return Ok(());
    }
    if store.list(Namespace::Outbox).await?.is_empty() {
        return store.clear_everything().await;
    }
    store.commit(Batch::new().delete(ATTEMPTS_AT)).await
}
