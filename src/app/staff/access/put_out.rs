//! A manager puts a colleague out: from then on she opens nothing that this tablet holds (ADR 0020 says what that means).

use super::{follow, put_book, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, StaffId};
use crate::store::Batch;
use crate::vault::staff::{BookProblem, Grant, RECOVERY, Role, WrappedKey};
use crate::vault::{Entropy, Envelope, ManagerKey, Namespace, RecordId, VaultKey, open_summaries, seal_summaries};

/// What putting somebody out came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PutOut {
    /// Records that could not be opened with the key before, and stay as they are: damaged, or of a later version.
    pub left: usize,
}

/// Why nobody was put out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutOutError {
    /// Only a manager may.
    NotAManager,
    /// Not herself: another manager does that.
    Herself,
    /// The book says no.
    Book(BookProblem),
    /// Something failed.
    Failed(Failed),
}

/// Puts a colleague out: a new vault key and a new managers' key for everybody who stays, in one batch.
///
/// # Errors
/// [`PutOutError`]; then nothing is changed.
pub async fn put_out<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &mut Session<T::Turn>,
    id: StaffId,
) -> Result<PutOut, PutOutError> {
    let manager = session.manager().map_err(|_| PutOutError::NotAManager)?;
    if id == session.me.id {
        return Err(PutOutError::Herself);
    }
    let mut book = read_book(ports.store, manager).await?;
    book.put_out(id).map_err(PutOutError::Book)?;
    let keys = ports.store.list(Namespace::CaseKey).await.map_err(Failed::from)?;
    let summaries = ports.store.list(Namespace::Summaries).await.map_err(Failed::from)?;

    let gone = places::person(id);
    let (entropy, before) = (ports.entropy, &session.vault);
    let sealed = || -> Result<(Batch, VaultKey, ManagerKey, PutOut), Failed> {
        let (vault, manager) = (VaultKey::make(entropy)?, ManagerKey::make(entropy)?);
        let mut batch = Batch::new().delete(places::slot(gone)).delete(places::grant(gone));
        for member in book.active() {
            let (at, theirs) = (places::person(member.colleague.id), member.colleague.role == Role::Manager);
            let grant = Grant::seal(&vault, theirs.then_some(&manager), &member.public, at, entropy)?;
            batch = batch.put(places::grant(at), grant);
        }
        let recovery = Grant::seal(&vault, Some(&manager), &book.recovery, RECOVERY, entropy)?;
        batch = put_book(batch.put(places::grant(RECOVERY), recovery), &book, (&vault, &manager), entropy)?;
        let mut out = PutOut::default();
        for (at, stored) in &keys {
            let Ok(content) = WrappedKey::unwrap(stored, before, *at) else {
                out.left += 1;
                continue;
            };
            let place = places::case_key(CaseId::from_bytes(*at.as_bytes()));
            batch = batch.put(place, &WrappedKey::wrap(&content, &vault, *at, entropy)?);
        }
        for (at, stored) in &summaries {
            match reseal(before, &vault, *at, stored, entropy)? {
                Some(sealed) => batch = batch.put(places::summaries(*at), sealed),
                None => out.left += 1,
            }
        }
        Ok((batch, vault, manager, out))
    };
    let (batch, vault, manager, out) = sealed()?;
    ports.store.commit(batch).await.map_err(Failed::from)?;
    (session.vault, session.manager) = (vault, Some(manager));
    follow(session, &book);
    Ok(out)
}

/// Summaries under the new key; `None` if the one before does not open them.
fn reseal(
    before: &VaultKey,
    after: &VaultKey,
    at: RecordId,
    stored: &[u8],
    entropy: &dyn Entropy,
) -> Result<Option<Envelope>, Failed> {
    let Ok(summaries) = open_summaries(before, at, stored) else { return Ok(None) };
    let all: Vec<_> = summaries.iter().collect();
    Ok(Some(seal_summaries(after, at, &all, entropy)?))
}

impl From<Failed> for PutOutError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
