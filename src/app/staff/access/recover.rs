//! The recovery words let a manager in who cannot sign in any more, with a new passphrase.

use super::unlock::{UnlockError, granted, open_slot, tablet};
use super::{put_book, put_way_in, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places::{self, TURN};
use crate::app::staff::session::{Failed, Session};
use crate::store::Batch;
use crate::vault::staff::{Granted, Passphrase, PersonKey, Role, SignInName};
use crate::vault::{OpenError, PhraseProblem, Secret};

/// Why nobody was let in. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoverError {
    /// What was typed is not a set of words; this does not count as a try.
    NotWords(PhraseProblem),
    /// No manager signs in with this name.
    NoSuchManager,
    /// As for signing in.
    Unlock(UnlockError),
}

/// Lets the manager of this name in by the recovery words, and gives her this passphrase. The words stay as they are; she
/// may [renew them](super::renew_words). `now` is in seconds since 1970.
///
/// # Errors
/// [`RecoverError`].
pub async fn recover<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    typed: Secret<String>,
    name: &SignInName,
    new: &Passphrase,
    now: i64,
) -> Result<Session<T::Turn>, RecoverError> {
    let words = ports.keysmith.read_words(typed).await.map_err(Failed::from)?;
    let words = words.map_err(RecoverError::NotWords)?;
    let opened = open_slot(ports, &words, None, now).await.map_err(RecoverError::Unlock)?;
    let turn = ports.turns.take(TURN).await.ok_or(RecoverError::Unlock(UnlockError::OpenElsewhere))?;
    let Granted { vault, manager } = granted(ports.store, &opened).await?;
    let manager = manager.ok_or(Failed::Unreadable(OpenError::Malformed))?;
    let mut book = read_book(ports.store, &manager).await?;
    let me = book.signing_in(name).filter(|member| member.colleague.role == Role::Manager);
    let me = me.ok_or(RecoverError::NoSuchManager)?.colleague.clone();

    let entropy = ports.entropy;
    let (salt, params) = opened.recipe.of(Some(name));
    let kek = ports.keysmith.derive_kek(new, salt, params).await.map_err(Failed::from)?;
    let person = PersonKey::make(entropy).map_err(Failed::from)?;
    let at = places::person(me.id);
    // She is in the book: it was just looked up.
    let _ = book.rekey(me.id, person.public_key());
    let sealed = || {
        let (words, keys) = ((&kek, opened.recipe), (&vault, Some(&manager)));
        let batch = put_way_in(Batch::new(), (at, &person), words, keys, entropy)?;
        put_book(batch, &book, (&vault, &manager), entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    let device = tablet(ports).await?;
    let colleagues = book.colleagues();
    Ok(Session { me, device, recipe: opened.recipe, vault, manager: Some(manager), colleagues, _turn: turn })
}

impl From<Failed> for RecoverError {
    fn from(error: Failed) -> Self {
        Self::Unlock(UnlockError::Failed(error))
    }
}
