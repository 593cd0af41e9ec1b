//! Removes drafts that nobody came back to. Needs no words; called at each start.

use super::erase::leave_nothing_needless;
use super::{draft_at, slot_at};
use crate::app::ports::RecordStore;
use crate::store::{Batch, StoreError};
use crate::vault::{Namespace, Slot};

/// How many drafts there are, and were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drafts {
    /// Still kept.
    pub kept: usize,
    /// Just removed.
    pub expired: usize,
}

/// Removes every draft whose last day was before `today` (days since 1 January 1970, on her calendar). A slot that this
/// build cannot read is left alone.
///
/// # Errors
/// [`StoreError`]; where nothing can be stored, nothing is kept either.
pub async fn expire(store: &impl RecordStore, today: i64) -> Result<Drafts, StoreError> {
    let slots = store.list(Namespace::Slot).await?;
    let expired = |stored: &[u8]| Slot::parse(stored).is_ok_and(|slot| slot.last_day() < today);
    let gone: Vec<_> = slots.iter().filter(|(_, stored)| expired(stored)).map(|(id, _)| *id).collect();
    if !gone.is_empty() {
        let delete = |batch: Batch, id: &_| batch.delete(slot_at(*id)).delete(draft_at(*id));
        store.commit(gone.iter().fold(Batch::new(), delete)).await?;
        leave_nothing_needless(store).await?;
    }
    Ok(Drafts { kept: slots.len() - gone.len(), expired: gone.len() })
}
