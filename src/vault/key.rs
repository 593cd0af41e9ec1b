//! The two kinds of key. Neither can be printed, copied or compared, and one is never taken for the other:
//!
//! ```compile_fail
//! # use candour::vault::{Kek, RecordId, Secret, Slot, VaultKey};
//! fn unwrap(slot: &Slot, id: RecordId, key: &VaultKey) { let _ = slot.unwrap(id, key); }
//! ```
//! ```
//! # use candour::vault::{Kek, RecordId, Secret, Slot, VaultKey};
//! fn unwrap(slot: &Slot, id: RecordId, key: &Kek) { let _ = slot.unwrap(id, key); }
//! ```

use super::aead::KEY;
use super::entropy::fresh;
use super::{Entropy, NoEntropy, Secret};

/// A key that only ever wraps vault keys. Made by [`super::derive_kek`] from her words.
#[derive(Debug)]
pub struct Kek(Secret<[u8; KEY]>);

impl Kek {
    /// Takes over the bytes of a key that the worker derived; for the two ends of that channel only.
    #[must_use]
    pub fn from_worker(bytes: Secret<[u8; KEY]>) -> Self {
        Self(bytes)
    }

    /// Its bytes; for the two ends of the channel to the worker, and for wrapping.
    #[must_use]
    pub fn bytes(&self) -> &Secret<[u8; KEY]> {
        &self.0
    }
}

/// A random key that seals records.
#[derive(Debug)]
pub struct VaultKey(Secret<[u8; KEY]>);

impl VaultKey {
    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        fresh(entropy).map(|bytes| Self(Secret::new(bytes)))
    }

    /// From bytes that a slot wrapped.
    pub(super) fn from_slot(bytes: Secret<[u8; KEY]>) -> Self {
        Self(bytes)
    }

    /// Its bytes, for the cipher and for wrapping.
    pub(super) fn bytes(&self) -> &Secret<[u8; KEY]> {
        &self.0
    }
}
