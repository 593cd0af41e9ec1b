//! Saving and coming back: what is kept on her phone, only if she asks for it.
//!
//! ```text
//! OfferedWords ─ she writes them down and types them once ─► ConfirmedWords ─ start ─► Keeping ─ save ─ save ─ …
//!                                                           her words again ─ come_back ─► Keeping
//! ```
//!
//! Each draft stands on its own under its own words, so two women can use one phone. Erasing needs no words. A page that
//! still has a draft open does not bring it back after it was erased.

mod come_back;
mod erase;
mod expire;
mod save;
mod start;
mod words;

pub use come_back::{CameBack, ComeBackError, come_back};
pub use erase::{erase_everything, forget, leave_nothing_needless};
pub use expire::{Drafts, expire};
pub use save::{SaveError, draft_in_place, save};
pub use start::{StartError, start};
pub use words::{ConfirmError, ConfirmedWords, OfferedWords};

use super::ports::{Entropy, Keysmith, RecordStore, Turns};
use crate::vault::{Namespace, Place, RecordId, VaultKey};

/// What keeping needs of the world.
pub struct Ports<'a, S: RecordStore, K: Keysmith, T: Turns> {
    /// Where sealed records stand.
    pub store: &'a S,
    /// Words and keys.
    pub keysmith: &'a K,
    /// One tab at a time.
    pub turns: &'a T,
    /// Randomness.
    pub entropy: &'a dyn Entropy,
}

// Not derived: that would ask the same of what is only borrowed.
impl<S: RecordStore, K: Keysmith, T: Turns> Clone for Ports<'_, S, K, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: RecordStore, K: Keysmith, T: Turns> Copy for Ports<'_, S, K, T> {}

/// A draft that is being kept: its place, its key, and the turn to write it. Whoever holds it has given the words.
/// Dropping it forgets the key and lets another tab come back.
#[derive(Debug)]
pub struct Keeping<Turn> {
    id: RecordId,
    key: VaultKey,
    /// Held, not read: it ends when this is dropped.
    _turn: Turn,
}

/// Where the way into a draft stands.
fn slot_at(id: RecordId) -> Place {
    Place { namespace: Namespace::Slot, id }
}

/// Where a draft stands.
fn draft_at(id: RecordId) -> Place {
    Place { namespace: Namespace::Draft, id }
}

/// Where it is counted how often wrong words were tried.
const ATTEMPTS_AT: Place = Place { namespace: Namespace::Attempts, id: RecordId::ONLY };

/// The name of the turn to write a draft; says nothing about it.
fn turn_name(id: RecordId) -> String {
    format!("write {id:?}")
}
