//! A colleague changes her own passphrase.

use super::slots;
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::store::Batch;
use crate::vault::staff::{Passphrase, SignInName, StaffSlot};
use crate::vault::{OpenError, Secret};

/// Why a passphrase is still the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeError {
    /// This is not her name and the passphrase she has.
    Wrong,
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

impl From<Failed> for ChangeError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
