//! Makes a tablet that is not set up one of a centre that has others, from a manager's file of one of them.

use super::put_out::grant_again;
use super::set_up::is_set_up;
use super::ways::{OpenWays, WaysError};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::places::{self, TURN};
use crate::app::staff::session::{Failed, Session};
use crate::app::staff::tablets::TabletFile;
use crate::case::record::DeviceId;
use crate::store::Batch;
use crate::vault::staff::{RECOVERY, SignInName, Tablet};
use crate::vault::{RecordId, Secret, seal_centre_keys};

/// Why this tablet is not set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinError {
    /// There is a vault on this tablet.
    AlreadySetUp,
    /// Another tab is at it.
    OpenElsewhere,
    /// The file was not opened.
    Ways(WaysError),
}

/// Sets this tablet up with the vault of another: everybody signs in here as she does there, and the recovery words are the same. A
/// manager opens the file with her name and passphrase, and is signed in. The cases are [taken in](crate::app::staff::tablets::take_in)
/// after that. `now` is in seconds since 1970.
///
/// # Errors
/// [`JoinError`]; then nothing is set up.
pub async fn join<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    file: &TabletFile,
    name: &SignInName,
    typed: &Secret<String>,
    now: i64,
) -> Result<Session<T::Turn>, JoinError> {
    let turn = ports.turns.take(TURN).await.ok_or(JoinError::OpenElsewhere)?;
    if is_set_up(ports.store).await.map_err(Failed::from)? {
        return Err(JoinError::AlreadySetUp);
    }
    let ways = OpenWays::open(ports, file, (name, typed), now).await?;
    let device = DeviceId::from_bytes(*RecordId::make(ports.entropy).map_err(Failed::from)?.as_bytes());
    let keys = (&ways.vault, &ways.manager);
    let mut batch = Batch::new().put(places::TABLET, Tablet(device));
    let people = ways.book.active().map(|member| places::person(member.colleague.id));
    for id in people.chain([RECOVERY]) {
        if let Some(slot) = ways.slot(id) {
            batch = batch.put(places::slot(id), slot);
        }
    }
    if !ways.centre_keys.is_empty() {
        let sealed = seal_centre_keys(&ways.vault, &ways.centre_keys, ports.entropy).map_err(Failed::from)?;
        batch = batch.put(places::CENTRE_KEYS, sealed);
    }
    let batch = grant_again(batch, &ways.book, keys, ports.entropy).map_err(Failed::from)?;
    ports.store.commit(batch).await.map_err(Failed::from)?;
    let OpenWays { me, recipe, vault, manager, book, .. } = ways;
    let colleagues = book.colleagues();
    Ok(Session { me, device, recipe, vault, manager: Some(manager), colleagues, _turn: turn })
}

impl From<WaysError> for JoinError {
    fn from(error: WaysError) -> Self {
        Self::Ways(error)
    }
}

impl From<Failed> for JoinError {
    fn from(error: Failed) -> Self {
        Self::Ways(error.into())
    }
}
