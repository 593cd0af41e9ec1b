//! The kinds of key. None can be printed, copied or compared, and one is never taken for the other:
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

/// A random key that seals records: her draft on her phone; at a centre, what everybody who works there may read.
#[derive(Debug)]
pub struct VaultKey(Secret<[u8; KEY]>);

/// A random key that seals what only a manager may read or do. No caseworker's grant holds it.
#[derive(Debug)]
pub struct ManagerKey(Secret<[u8; KEY]>);

/// A random key that seals one case and nothing else: destroying it erases the case.
#[derive(Debug)]
pub struct ContentKey(Secret<[u8; KEY]>);

/// A random key that seals licensed packs: whoever has it can read them. Handed to who may ask them, never to a host.
#[derive(Debug)]
pub struct PackKey(Secret<[u8; KEY]>);

macro_rules! random_keys {
    ($($name:ident),+) => {$(
        impl $name {
            /// A new one.
            ///
            /// # Errors
            /// [`NoEntropy`].
            pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
                fresh(entropy).map(|bytes| Self(Secret::new(bytes)))
            }

            /// From bytes that were wrapped.
            pub(super) fn unwrapped(bytes: Secret<[u8; KEY]>) -> Self {
                Self(bytes)
            }

            /// Its bytes, for the cipher and for wrapping.
            pub(super) fn bytes(&self) -> &Secret<[u8; KEY]> {
                &self.0
            }
        }
    )+};
}

random_keys!(VaultKey, ManagerKey, ContentKey, PackKey);
