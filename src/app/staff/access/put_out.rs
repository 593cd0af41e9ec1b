//! A manager puts a colleague out: from then on she opens nothing that this tablet holds (ADR 0020 says what that means).

use super::{follow, put_book, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Entropy, Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, StaffId, Summary};
use crate::store::{Batch, StoreError};
use crate::vault::staff::{Book, BookProblem, Grant, RECOVERY, Role, WrappedKey};
use crate::vault::{
    ManagerKey, Namespace, Place, RecordId, SealError, VaultKey, half_typed_at, half_typed_of, open_arrival,
    open_centre_keys, open_half_typed, open_kept_pack, open_looked, open_summaries, seal_arrival, seal_centre_keys,
    seal_half_typed, seal_kept_pack, seal_looked, seal_summaries,
};

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
    let kept = Kept::read(ports.store).await.map_err(Failed::from)?;

    let vault = VaultKey::make(ports.entropy).map_err(Failed::from)?;
    let manager = ManagerKey::make(ports.entropy).map_err(Failed::from)?;
    let gone = places::person(id);
    let batch = Batch::new().delete(places::slot(gone)).delete(places::grant(gone));
    let batch = grant_again(batch, &book, (&vault, &manager), ports.entropy).map_err(Failed::from)?;
    let sealed = kept.seal_again(batch, &session.vault, &vault, ports.entropy).map_err(Failed::from)?;
    let (batch, out) = sealed;
    let batch = kept.forget_typed(batch, id);
    ports.store.commit(batch).await.map_err(Failed::from)?;
    (session.vault, session.manager) = (vault, Some(manager));
    follow(session, &book);
    Ok(out)
}

/// These keys for everybody who may come in, and for the recovery words; and the book under them.
pub(super) fn grant_again(
    mut batch: Batch,
    book: &Book,
    (vault, manager): (&VaultKey, &ManagerKey),
    entropy: &dyn Entropy,
) -> Result<Batch, SealError> {
    for member in book.active() {
        let (at, theirs) = (places::person(member.colleague.id), member.colleague.role == Role::Manager);
        let grant = Grant::seal(vault, theirs.then_some(manager), &member.public, at, entropy)?;
        batch = batch.put(places::grant(at), grant);
    }
    let recovery = Grant::seal(vault, Some(manager), &book.recovery, RECOVERY, entropy)?;
    put_book(batch.put(places::grant(RECOVERY), recovery), book, (vault, manager), entropy)
}

/// What stands under the vault key.
pub(super) struct Kept {
    case_keys: Vec<(RecordId, Vec<u8>)>,
    summaries: Vec<(RecordId, Vec<u8>)>,
    centre_keys: Option<Vec<u8>>,
    arrivals: Vec<(RecordId, Vec<u8>)>,
    packs: Vec<(RecordId, Vec<u8>)>,
    /// Of everybody and of every case: those of cases are not under the vault key.
    half_typed: Vec<(RecordId, Vec<u8>)>,
    looked: Option<Vec<u8>>,
}

impl Kept {
    pub(super) async fn read(store: &impl RecordStore) -> Result<Self, StoreError> {
        Ok(Self {
            case_keys: store.list(Namespace::CaseKey).await?,
            summaries: store.list(Namespace::Summaries).await?,
            centre_keys: store.read(places::CENTRE_KEYS).await?,
            arrivals: store.list(Namespace::Inbox).await?,
            packs: store.list(Namespace::Packs).await?,
            half_typed: store.list(Namespace::HalfTyped).await?,
            looked: store.read(places::LOOKED).await?,
        })
    }

    /// The same under a new key. What the key before does not open is left and counted.
    pub(super) fn seal_again(
        &self,
        mut batch: Batch,
        before: &VaultKey,
        after: &VaultKey,
        entropy: &dyn Entropy,
    ) -> Result<(Batch, PutOut), SealError> {
        let mut out = PutOut::default();
        for (at, stored) in &self.case_keys {
            let Ok((content, _)) = WrappedKey::unwrap(stored, before, *at) else {
                out.left += 1;
                continue;
            };
            let wrapped = WrappedKey::wrap_known_outside(&content, after, *at, entropy)?;
            batch = batch.put(places::case_key(CaseId::from_bytes(*at.as_bytes())), &wrapped);
        }
        for (at, stored) in &self.summaries {
            let Ok(summaries) = open_summaries(before, *at, stored) else {
                out.left += 1;
                continue;
            };
            let all: Vec<&Summary> = summaries.iter().collect();
            batch = batch.put(places::summaries(*at), seal_summaries(after, *at, &all, entropy)?);
        }
        for (at, stored) in &self.arrivals {
            let Ok(arrival) = open_arrival(before, *at, stored) else {
                out.left += 1;
                continue;
            };
            let sealed = seal_arrival(after, *at, &arrival, entropy)?;
            batch = batch.put(Place { namespace: Namespace::Inbox, id: *at }, sealed);
        }
        for (at, stored) in &self.packs {
            let Ok(pack) = open_kept_pack(before, *at, stored) else {
                out.left += 1;
                continue;
            };
            batch = batch.put(places::pack(*at), seal_kept_pack(after, *at, &pack, entropy)?);
        }
        for (at, stored) in &self.half_typed {
            let author = StaffId::from_bytes(*at.as_bytes());
            // What does not open is of a case, and so under that case's own key.
            if let Ok(typed) = open_half_typed(before, author, stored) {
                let sealed = seal_half_typed(after, author, &typed, entropy)?;
                batch = batch.put(half_typed_at(None, author), sealed);
            }
        }
        match self.looked.as_ref().map(|stored| open_looked(before, stored)) {
            Some(Ok(looked)) => batch = batch.put(places::LOOKED, seal_looked(after, &looked, entropy)?),
            Some(Err(_)) => out.left += 1,
            None => {}
        }
        match self.centre_keys.as_ref().map(|stored| open_centre_keys(before, stored)) {
            Some(Ok(keys)) => batch = batch.put(places::CENTRE_KEYS, seal_centre_keys(after, &keys, entropy)?),
            Some(Err(_)) => out.left += 1,
            None => {}
        }
        Ok((batch, out))
    }

    /// What somebody had typed and not saved goes with her way in.
    pub(super) fn forget_typed(&self, batch: Batch, author: StaffId) -> Batch {
        let is_hers = |at: &RecordId| {
            let case = half_typed_of(*at, author);
            case.is_none_or(|case| self.case_keys.iter().any(|(id, _)| id.as_bytes() == case.as_bytes()))
        };
        let hers = self.half_typed.iter().map(|(at, _)| *at).filter(is_hers);
        hers.fold(batch, |batch, id| batch.delete(Place { namespace: Namespace::HalfTyped, id }))
    }
}

impl From<Failed> for PutOutError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
