//! Starts keeping: a new vault under her words, with the draft as it is now.

use super::{ConfirmedWords, Keeping, Ports, draft_at, slot_at, turn_name};
use crate::app::derive::derive;
use crate::app::ports::{Entropy, Keysmith, KeysmithError, RecordStore, Turns};
use crate::case::Intake;
use crate::store::{Batch, StoreError};
use crate::vault::{Agenda, Envelope, RecordId, Salt, SealError, Slot, VaultKey, seal_draft};

/// Why nothing is kept. She goes on as before, unsaved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartError {
    /// Sealing failed.
    Seal(SealError),
    /// Making the key failed, at the least cost too.
    Keysmith(KeysmithError),
    /// The browser does not give the turn to write, without which another tab could write too.
    NoTurn,
    /// Storing failed.
    Store(StoreError),
}

/// Keeps the journey, and what her invite asks of her, under these words until `last_day` (from 1 January 1970). Both are
/// sealed before the first `await`, so the future holds nothing of hers that can be read.
///
/// # Errors
/// [`StartError`]; then nothing is stored.
pub fn start<'a, S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'a, S, K, T>,
    words: &'a ConfirmedWords,
    intake: &Intake,
    agenda: &Agenda,
    last_day: i64,
) -> impl Future<Output = Result<Keeping<T::Turn>, StartError>> + use<'a, S, K, T> {
    let sealed = seal_first(intake, agenda, ports.entropy);
    async move {
        let (id, key, draft) = sealed.map_err(StartError::Seal)?;
        let salt = Salt::make(ports.entropy).map_err(|e| StartError::Seal(e.into()))?;
        let (kek, params) = derive(ports.keysmith, &words.0, salt).await.map_err(StartError::Keysmith)?;
        let slot = Slot::wrap(&key, &kek, (salt, params), id, last_day, ports.entropy).map_err(StartError::Seal)?;
        let turn = ports.turns.take(&turn_name(id)).await.ok_or(StartError::NoTurn)?;
        let batch = Batch::new().put(slot_at(id), &slot).put(draft_at(id), draft);
        ports.store.commit(batch).await.map_err(StartError::Store)?;
        Ok(Keeping { id, key, _turn: turn })
    }
}

fn seal_first(
    intake: &Intake,
    agenda: &Agenda,
    entropy: &dyn Entropy,
) -> Result<(RecordId, VaultKey, Envelope), SealError> {
    let (id, key) = (RecordId::make(entropy)?, VaultKey::make(entropy)?);
    let draft = seal_draft(&key, id, intake, agenda, entropy)?;
    Ok((id, key, draft))
}
