//! What she sees and may do about messages on their way.

use super::{place, update};
use crate::app::ports::Clock;
use crate::share::DropId;
use crate::share::outbox::Entry;
use crate::store::{Batch, RecordStore, StoreError};
use crate::vault::Namespace;

/// All messages. One that a later version of the app stored is left alone.
///
/// # Errors
/// [`StoreError`].
pub async fn messages(store: &impl RecordStore) -> Result<Vec<Entry>, StoreError> {
    let stored = store.list(Namespace::Outbox).await?;
    Ok(stored
        .iter()
        .filter_map(|(id, bytes)| Entry::from_bytes(DropId::from_bytes(*id.as_bytes()), bytes).ok())
        .collect())
}

/// She has seen that her messages are on their way: from now on nothing stays of one that is delivered.
///
/// # Errors
/// [`StoreError`].
pub async fn seen(store: &impl RecordStore) -> Result<(), StoreError> {
    for entry in messages(store).await?.into_iter().filter(|entry| !entry.seen) {
        update(store, &Entry { seen: true, ..entry }).await?;
    }
    Ok(())
}

/// She wants what failed or was refused to be tried again now.
///
/// # Errors
/// [`StoreError`].
pub async fn try_again(store: &impl RecordStore, clock: &impl Clock) -> Result<(), StoreError> {
    for entry in messages(store).await? {
        update(store, &entry.again(clock.now())).await?;
    }
    Ok(())
}

/// She does not want it sent after all: what has not arrived will not. One that is just being sent may still arrive.
///
/// # Errors
/// [`StoreError`]; then all of it still stands.
pub async fn withdraw(store: &impl RecordStore) -> Result<(), StoreError> {
    let stored = store.list(Namespace::Outbox).await?;
    let batch =
        stored.iter().fold(Batch::new(), |batch, (id, _)| batch.delete(place(DropId::from_bytes(*id.as_bytes()))));
    store.commit(batch).await
}
