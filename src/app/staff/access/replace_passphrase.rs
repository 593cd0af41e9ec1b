//! A manager gives a colleague a new passphrase.

use super::{put_book, put_way_in, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, NotAManager, Session};
use crate::case::record::StaffId;
use crate::store::Batch;
use crate::vault::SealError;
use crate::vault::staff::{BookProblem, Passphrase, PersonKey, Role};

/// Why a passphrase or the recovery words are still the ones before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplaceError {
    /// Only a manager may.
    NotAManager,
    /// The book says no.
    Book(BookProblem),
    /// Something failed.
    Failed(Failed),
}

/// A manager gives a colleague who has forgotten hers a new passphrase: one that she types herself, on this tablet. She gets
/// a new key of her own, since nobody knows the one she had.
///
/// # Errors
/// [`ReplaceError`]; then nothing is changed.
pub async fn replace_passphrase<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    id: StaffId,
    new: &Passphrase,
) -> Result<(), ReplaceError> {
    let manager = session.manager().map_err(|NotAManager| ReplaceError::NotAManager)?;
    let mut book = read_book(ports.store, manager).await?;
    let person = PersonKey::make(ports.entropy).map_err(Failed::from)?;
    let member = book.rekey(id, person.public_key()).map_err(ReplaceError::Book)?;
    let theirs = (member.colleague.role == Role::Manager).then_some(manager);
    let (salt, params) = session.recipe.of(Some(&member.sign_in));
    let kek = ports.keysmith.derive_kek(new, salt, params).await.map_err(Failed::from)?;
    let at = places::person(id);
    let sealed = || -> Result<Batch, SealError> {
        let (words, keys) = ((&kek, session.recipe), (&session.vault, theirs));
        let batch = put_way_in(Batch::new(), (at, &person), words, keys, ports.entropy)?;
        put_book(batch, &book, (&session.vault, manager), ports.entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    Ok(())
}

impl From<Failed> for ReplaceError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
