//! New passphrases and new recovery words.

use super::{put_book, read_book, slots};
use crate::app::keep::{ConfirmedWords, Ports};
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, NotAManager, Session};
use crate::case::record::StaffId;
use crate::store::Batch;
use crate::vault::staff::{BookProblem, Grant, Passphrase, PersonKey, RECOVERY, Role, SignInName, StaffSlot};
use crate::vault::{ManagerKey, OpenError, SealError, Secret};

/// Why a passphrase is still the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// This is not her name and the passphrase she has.
    Wrong,
    /// Something failed.
    Failed(Failed),
}

/// Why a colleague's passphrase is still the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplaceError {
    /// Only a manager may.
    NotAManager,
    /// The book says no.
    Book(BookProblem),
    /// Something failed.
    Failed(Failed),
}

/// Changes her own passphrase; she gives the one she has. Only her slot is wrapped again.
///
/// # Errors
/// [`ChangeError`]; then nothing is changed.
pub async fn change_passphrase<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    name: &SignInName,
    typed: &Secret<String>,
    new: &Passphrase,
) -> Result<(), ChangeError> {
    let id = places::person(session.me.id);
    let slots = slots(ports.store).await.map_err(Failed::from)?;
    let slot = slots.into_iter().find(|(at, _)| *at == id).map_or(Err(OpenError::Malformed), |(_, slot)| slot);
    let slot = slot.map_err(Failed::from)?;
    let (salt, params) = slot.recipe().of(Some(name));
    let kek = ports.keysmith.derive_kek(&Passphrase::to_try(typed), salt, params).await.map_err(Failed::from)?;
    let person = slot.unwrap(id, &kek).map_err(|_| ChangeError::Wrong)?;
    let kek = ports.keysmith.derive_kek(new, salt, params).await.map_err(Failed::from)?;
    let slot = StaffSlot::wrap(&person, &kek, slot.recipe(), id, ports.entropy).map_err(Failed::from)?;
    let batch = Batch::new().require(places::slot(id)).put(places::slot(id), &slot);
    ports.store.commit(batch).await.map_err(Failed::from)?;
    Ok(())
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
        let slot = StaffSlot::wrap(&person, &kek, session.recipe, at, ports.entropy)?;
        let grant = Grant::seal(&session.vault, theirs, &person.public_key(), at, ports.entropy)?;
        let batch = Batch::new().put(places::slot(at), &slot).put(places::grant(at), grant);
        put_book(batch, &book, (&session.vault, manager), ports.entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    Ok(())
}

/// A manager makes new recovery words; the ones before open nothing any more.
///
/// # Errors
/// [`ReplaceError`]; then nothing is changed.
pub async fn renew_words<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    words: &ConfirmedWords,
) -> Result<(), ReplaceError> {
    let manager: &ManagerKey = session.manager().map_err(|NotAManager| ReplaceError::NotAManager)?;
    let mut book = read_book(ports.store, manager).await?;
    let person = PersonKey::make(ports.entropy).map_err(Failed::from)?;
    book.recovery = person.public_key();
    let (salt, params) = session.recipe.of(None);
    let kek = ports.keysmith.derive_kek(&words.0, salt, params).await.map_err(Failed::from)?;
    let sealed = || -> Result<Batch, SealError> {
        let slot = StaffSlot::wrap(&person, &kek, session.recipe, RECOVERY, ports.entropy)?;
        let grant = Grant::seal(&session.vault, Some(manager), &book.recovery, RECOVERY, ports.entropy)?;
        let batch = Batch::new().put(places::slot(RECOVERY), &slot).put(places::grant(RECOVERY), grant);
        put_book(batch, &book, (&session.vault, manager), ports.entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    Ok(())
}

impl From<Failed> for ChangeError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}

impl From<Failed> for ReplaceError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
