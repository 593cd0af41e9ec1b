//! The first run on a tablet: a vault, its first manager, and the recovery words.

use super::{NewColleague, put_book, put_way_in};
use crate::app::derive::derive;
use crate::app::keep::{ConfirmedWords, Ports};
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places::{self, TURN};
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{DeviceId, StaffId};
use crate::store::{Batch, StoreError};
use crate::vault::staff::{Book, Colleague, Member, PersonKey, RECOVERY, Recipe, Role, SignInName, Tablet};
use crate::vault::{KdfParams, ManagerKey, Namespace, RecordId, Salt, VaultKey};

/// Why nothing was set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetUpError {
    /// There is a vault on this tablet.
    AlreadySetUp,
    /// Another tab is at it.
    OpenElsewhere,
    /// Something failed.
    Failed(Failed),
}

/// Whether there is a vault on this tablet.
///
/// # Errors
/// [`StoreError`].
pub async fn is_set_up(store: &impl RecordStore) -> Result<bool, StoreError> {
    Ok(!store.list(Namespace::StaffSlot).await?.is_empty())
}

/// Makes the vault with its first manager, who is signed in, and a slot for the words that she was shown and typed back.
///
/// # Errors
/// [`SetUpError`]; then nothing is stored.
pub async fn set_up<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    words: &ConfirmedWords,
    who: NewColleague,
) -> Result<Session<T::Turn>, SetUpError> {
    let turn = ports.turns.take(TURN).await.ok_or(SetUpError::OpenElsewhere)?;
    if is_set_up(ports.store).await.map_err(|error| SetUpError::Failed(error.into()))? {
        return Err(SetUpError::AlreadySetUp);
    }
    make(ports, words, who, turn).await.map_err(SetUpError::Failed)
}

async fn make<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    words: &ConfirmedWords,
    who: NewColleague,
    turn: T::Turn,
) -> Result<Session<T::Turn>, Failed> {
    let entropy = ports.entropy;
    let vault_salt = Salt::make(entropy)?;
    let salt = |name: Option<&SignInName>| Recipe { vault: vault_salt, params: KdfParams::STANDARD }.of(name).0;
    let (recovery_kek, params) = derive(ports.keysmith, &words.0, salt(None)).await?;
    let recipe = Recipe { vault: vault_salt, params };
    let kek = ports.keysmith.derive_kek(&who.passphrase, salt(Some(&who.sign_in)), params).await?;

    let (vault, manager) = (VaultKey::make(entropy)?, ManagerKey::make(entropy)?);
    let (person, recovery) = (PersonKey::make(entropy)?, PersonKey::make(entropy)?);
    let id = RecordId::make(entropy)?;
    let me = Colleague { id: StaffId::from_bytes(*id.as_bytes()), name: who.name, role: Role::Manager, active: true };
    let mut book = Book::new(recovery.public_key());
    // The book is empty, so the name is not taken.
    let _ = book.add(Member { colleague: me.clone(), sign_in: who.sign_in, public: person.public_key() });

    let device = DeviceId::from_bytes(*RecordId::make(entropy)?.as_bytes());
    let mut batch = Batch::new().put(places::TABLET, Tablet(device));
    for (id, person, kek) in [(id, &person, &kek), (RECOVERY, &recovery, &recovery_kek)] {
        batch = put_way_in(batch, (id, person), (kek, recipe), (&vault, Some(&manager)), entropy)?;
    }
    ports.store.commit(put_book(batch, &book, (&vault, &manager), entropy)?).await?;
    let colleagues = book.colleagues();
    Ok(Session { me, device, recipe, vault, manager: Some(manager), colleagues, _turn: turn })
}
