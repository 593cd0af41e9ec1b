//! Opens what a manager's file of another tablet says about who may come in. Nothing of it counts until she has opened it with her
//! own passphrase.

use super::unlock::{UnlockError, open_one_of};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::session::Failed;
use crate::app::staff::tablets::{TabletFile, Ways};
use crate::vault::staff::{Book, Colleague, Grant, Granted, Member, Passphrase, Recipe, Role, SignInName, StaffSlot};
use crate::vault::{ManagerKey, OpenError, RecordId, Secret, VaultKey, open_book, open_centre_keys};

/// Why nothing of it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaysError {
    /// The file holds cases only: a manager makes one that holds more.
    CasesOnly,
    /// She is no manager.
    NotAManager,
    /// As for signing in.
    Unlock(UnlockError),
}

/// What a file says about who may come in, opened by a manager.
pub(super) struct OpenWays {
    /// Whoever opened it.
    pub(super) me: Colleague,
    pub(super) recipe: Recipe,
    pub(super) vault: VaultKey,
    pub(super) manager: ManagerKey,
    pub(super) book: Book,
    pub(super) centre_keys: Vec<Secret<String>>,
    slots: Vec<(RecordId, StaffSlot)>,
}

impl OpenWays {
    /// Opens it with a manager's name and passphrase, as they are on the tablet that made the file.
    pub(super) async fn open<S: RecordStore, K: Keysmith, T: Turns>(
        ports: Ports<'_, S, K, T>,
        file: &TabletFile,
        (name, typed): (&SignInName, &Secret<String>),
        now: i64,
    ) -> Result<Self, WaysError> {
        let Ways { slots, grants, book, centre_keys } = file.ways.as_ref().ok_or(WaysError::CasesOnly)?;
        let all: Vec<_> = slots.iter().map(|(id, slot)| (*id, Ok(slot.clone()))).collect();
        let opened = open_one_of(ports, &all, &Passphrase::to_try(typed), Some(name), now).await?;
        let grant = grants.iter().find(|(id, _)| *id == opened.id).ok_or(OpenError::Malformed)?;
        let Granted { vault, manager } = Grant::open(&grant.1, &opened.person, opened.id)?;
        let manager = manager.ok_or(WaysError::NotAManager)?;
        let book = open_book(&manager, book)?;
        let is_me = |member: &&Member| member.colleague.id.as_bytes() == opened.id.as_bytes();
        let me = book.active().find(is_me).map(|member| member.colleague.clone());
        let me = me.filter(|me| me.role == Role::Manager).ok_or(WaysError::NotAManager)?;
        let centre_keys = centre_keys.as_ref().map(|keys| open_centre_keys(&vault, keys)).transpose()?;
        let centre_keys = centre_keys.unwrap_or_default();
        Ok(Self { me, recipe: opened.recipe, vault, manager, book, centre_keys, slots: slots.clone() })
    }

    /// The way in of one person, or of the recovery words.
    pub(super) fn slot(&self, id: RecordId) -> Option<&StaffSlot> {
        self.slots.iter().find(|(at, _)| *at == id).map(|(_, slot)| slot)
    }
}

impl From<UnlockError> for WaysError {
    fn from(error: UnlockError) -> Self {
        Self::Unlock(error)
    }
}

impl From<Failed> for WaysError {
    fn from(error: Failed) -> Self {
        Self::Unlock(UnlockError::Failed(error))
    }
}

impl From<OpenError> for WaysError {
    fn from(error: OpenError) -> Self {
        Failed::from(error).into()
    }
}
