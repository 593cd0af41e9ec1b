//! A colleague who is signed in, with the keys that were granted to her.

use std::fmt;

use crate::app::ports::KeysmithError;
use crate::case::record::{DeviceId, Hand, StaffId};
use crate::store::StoreError;
use crate::vault::staff::{Colleague, Recipe, Role};
use crate::vault::{ManagerKey, NoEntropy, OpenError, SealError, VaultKey};

/// Who is signed in. Whoever holds it has given a passphrase; dropping it locks.
#[derive(Debug)]
pub struct Session<Turn> {
    pub(super) me: Colleague,
    pub(super) device: DeviceId,
    pub(super) recipe: Recipe,
    pub(super) vault: VaultKey,
    pub(super) manager: Option<ManagerKey>,
    pub(super) colleagues: Vec<Colleague>,
    /// Held, not read: another tab may sign in when this is dropped.
    pub(super) _turn: Turn,
}

/// Only a manager may do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAManager;

/// What can go wrong with anything. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// Reading or storing failed.
    Store(StoreError),
    /// Sealing failed.
    Seal(SealError),
    /// What is kept cannot be read: damaged, or of a later version.
    Unreadable(OpenError),
    /// Making the key failed.
    Keysmith(KeysmithError),
}

impl<Turn> Session<Turn> {
    /// Who she is.
    #[must_use]
    pub fn me(&self) -> &Colleague {
        &self.me
    }

    /// Everybody who works or worked here, to say who did what.
    #[must_use]
    pub fn colleagues(&self) -> &[Colleague] {
        &self.colleagues
    }

    /// A colleague by the id that events carry.
    #[must_use]
    pub fn colleague(&self, id: StaffId) -> Option<&Colleague> {
        self.colleagues.iter().find(|colleague| colleague.id == id)
    }

    /// In whose name, and on which tablet, events are written.
    #[must_use]
    pub fn hand(&self) -> Hand {
        Hand { author: self.me.id, device: self.device }
    }

    /// Whether she may do what only managers may: she then has the key for it.
    #[must_use]
    pub fn is_manager(&self) -> bool {
        self.manager.is_some() && self.me.role == Role::Manager
    }

    pub(super) fn manager(&self) -> Result<&ManagerKey, NotAManager> {
        self.manager.as_ref().ok_or(NotAManager)
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SealError> for Failed {
    fn from(error: SealError) -> Self {
        Self::Seal(error)
    }
}

impl From<NoEntropy> for Failed {
    fn from(error: NoEntropy) -> Self {
        Self::Seal(error.into())
    }
}

impl From<OpenError> for Failed {
    fn from(error: OpenError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<KeysmithError> for Failed {
    fn from(error: KeysmithError) -> Self {
        Self::Keysmith(error)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Seal(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
            Self::Keysmith(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failed {}
