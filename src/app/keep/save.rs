//! Saves the draft after an answer, before the screen moves on.

use super::{Keeping, draft_at, slot_at};
use crate::app::ports::{Entropy, RecordStore};
use crate::case::Intake;
use crate::store::{Batch, StoreError};
use crate::vault::{Agenda, SealError, seal_draft};

/// Why this answer is not saved. The draft as it was saved before still stands, unless it is [`StoreError::Gone`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// Sealing failed.
    Seal(SealError),
    /// Storing failed.
    Store(StoreError),
}

/// Seals the journey as it is now, at once, with what her invite asks of her: the change that puts it in place of the one before.
/// It holds only what is sealed. What was erased meanwhile, here or in another tab, is not brought back.
///
/// # Errors
/// [`SaveError::Seal`].
pub fn draft_in_place<Turn>(
    keeping: &Keeping<Turn>,
    intake: &Intake,
    agenda: &Agenda,
    entropy: &dyn Entropy,
) -> Result<Batch, SaveError> {
    let id = keeping.id;
    let sealed = seal_draft(&keeping.key, id, intake, agenda, entropy).map_err(SaveError::Seal)?;
    Ok(Batch::new().require(slot_at(id)).put(draft_at(id), sealed))
}

/// Seals the journey as it is now, at once, and then stores it ([`draft_in_place`]).
///
/// # Errors
/// [`SaveError`].
pub fn save<'a, S: RecordStore, Turn>(
    store: &'a S,
    keeping: &Keeping<Turn>,
    intake: &Intake,
    agenda: &Agenda,
    entropy: &dyn Entropy,
) -> impl Future<Output = Result<(), SaveError>> + use<'a, S, Turn> {
    let batch = draft_in_place(keeping, intake, agenda, entropy);
    async move { store.commit(batch?).await.map_err(SaveError::Store) }
}
