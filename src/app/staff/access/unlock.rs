//! Signing in and locking.

use super::tries::{self, Try};
use super::{recipes, slots};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places::{self, TURN};
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{DeviceId, StaffId};
use crate::store::{Batch, StoreError};
use crate::vault::staff::{Colleague, Grant, Granted, Passphrase, PersonKey, Recipe, SignInName, StaffSlot, Tablet};
use crate::vault::{Kek, KeyWords, OpenError, RecordId, Secret, open_colleagues};

/// Why she is not in. Nothing that is kept is lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnlockError {
    /// Wrong passphrases were tried too often, too lately.
    TooSoon {
        /// Seconds to wait.
        seconds: i64,
    },
    /// There is no vault on this tablet.
    NotSetUp,
    /// Nobody signs in with this name and passphrase. Which of the two is wrong is not said, and not known.
    Wrong {
        /// Seconds to wait before the next try.
        seconds: i64,
    },
    /// Somebody is signed in in another tab.
    OpenElsewhere,
    /// Something failed.
    Failed(Failed),
}

/// Signs in. `now` is in seconds since 1970.
///
/// # Errors
/// [`UnlockError`].
pub async fn unlock<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    name: &SignInName,
    typed: &Secret<String>,
    now: i64,
) -> Result<Session<T::Turn>, UnlockError> {
    let passphrase = Passphrase::to_try(typed);
    let opened = open_slot(ports, &passphrase, Some(name), now).await?;
    let turn = ports.turns.take(TURN).await.ok_or(UnlockError::OpenElsewhere)?;
    come_in(ports, opened, turn).await.map_err(UnlockError::Failed)
}

/// Locks: forgets the keys. What the page itself still holds goes with the page, which the browser's side reloads.
pub fn lock<Turn>(session: Session<Turn>) {
    drop(session);
}

/// A slot that opened.
pub(super) struct Opened {
    pub(super) id: RecordId,
    pub(super) recipe: Recipe,
    pub(super) person: PersonKey,
}

/// The slot that these words open: one derivation for all of them.
pub(super) async fn open_slot<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    words: &impl KeyWords,
    name: Option<&SignInName>,
    now: i64,
) -> Result<Opened, UnlockError> {
    let slots = slots(ports.store).await.map_err(|error| UnlockError::Failed(error.into()))?;
    if slots.is_empty() {
        return Err(UnlockError::NotSetUp);
    }
    open_one_of(ports, &slots, words, name, now).await
}

/// The slot of these that the words open. Wrong words count as a try, wherever the slots are from.
pub(super) async fn open_one_of<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    slots: &[(RecordId, Result<StaffSlot, OpenError>)],
    words: &impl KeyWords,
    name: Option<&SignInName>,
    now: i64,
) -> Result<Opened, UnlockError> {
    let failed = |error: StoreError| UnlockError::Failed(error.into());
    let a_try: Try = match tries::begin(ports.store, now).await.map_err(failed)? {
        Ok(a_try) => a_try,
        Err(seconds) => return Err(UnlockError::TooSoon { seconds }),
    };
    for recipe in recipes(slots) {
        let (salt, params) = recipe.of(name);
        let kek = ports.keysmith.derive_kek(words, salt, params).await;
        let kek: Kek = kek.map_err(|error| UnlockError::Failed(error.into()))?;
        for (id, slot) in slots {
            let Ok(slot) = slot else { continue };
            if slot.recipe() != recipe {
                continue;
            }
            if let Ok(person) = slot.unwrap(*id, &kek) {
                a_try.right(ports.store).await;
                return Ok(Opened { id: *id, recipe, person });
            }
        }
    }
    // A slot that cannot be read matters only if no other opens.
    match slots.iter().find_map(|(_, slot)| slot.as_ref().err()) {
        Some(error) => Err(UnlockError::Failed((*error).into())),
        None => Err(UnlockError::Wrong { seconds: a_try.wrong(now) }),
    }
}

/// What is granted to a person.
pub(super) async fn granted(store: &impl RecordStore, opened: &Opened) -> Result<Granted, Failed> {
    let stored = store.read(places::grant(opened.id)).await?.ok_or(OpenError::Malformed)?;
    Ok(Grant::open(&stored, &opened.person, opened.id)?)
}

/// Which tablet this is. One that does not know gets a new id.
pub(super) async fn tablet<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
) -> Result<DeviceId, Failed> {
    let stored = ports.store.read(places::TABLET).await?;
    if let Some(Tablet(device)) = stored.and_then(|bytes| Tablet::parse(&bytes).ok()) {
        return Ok(device);
    }
    let device = DeviceId::from_bytes(*RecordId::make(ports.entropy)?.as_bytes());
    ports.store.commit(Batch::new().put(places::TABLET, Tablet(device))).await?;
    Ok(device)
}

async fn come_in<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    opened: Opened,
    turn: T::Turn,
) -> Result<Session<T::Turn>, Failed> {
    let Granted { vault, manager } = granted(ports.store, &opened).await?;
    let stored = ports.store.read(places::COLLEAGUES).await?.ok_or(OpenError::Malformed)?;
    let colleagues = open_colleagues(&vault, &stored)?;
    let id = StaffId::from_bytes(*opened.id.as_bytes());
    let me = |colleague: &&Colleague| colleague.id == id && colleague.active;
    let me = colleagues.iter().find(me).cloned().ok_or(OpenError::Malformed)?;
    let device = tablet(ports).await?;
    Ok(Session { me, device, recipe: opened.recipe, vault, manager, colleagues, _turn: turn })
}
