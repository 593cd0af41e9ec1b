//! A way into a vault: how to make the key from her words, and the vault key wrapped with it.
//!
//! ```text
//! version 1:  1 │ memory in KiB (u32) │ passes (u32) │ last day (i64) │ salt (16) │ nonce (12) │ wrapped key (32) │ tag (16)
//! bound:      "candour" │ namespace (1) │ id (16) │ everything before the nonce            (numbers little endian)
//! ```
//!
//! Cost and last day can be read without the words, so that old drafts can go without them; changing either makes the
//! slot useless.

use super::aead::{self, KEY, NONCE, TAG};
use super::entropy::fresh;
use super::{Entropy, KdfParams, Kek, Namespace, OpenError, RecordId, Salt, SealError, Secret, VaultKey};

const VERSION: u8 = 1;

/// A slot as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    head: Head,
    nonce: [u8; NONCE],
    wrapped: [u8; KEY + TAG],
}

/// What can be read without the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Head {
    params: KdfParams,
    last_day: i64,
    salt: Salt,
}

impl Slot {
    /// Wraps a vault key with the key that her words gave with `salt` and `params`. `id` is the record's own;
    /// `last_day` (from 1 January 1970) is the last on which the draft is still kept.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn wrap(
        vault_key: &VaultKey,
        kek: &Kek,
        (salt, params): (Salt, KdfParams),
        id: RecordId,
        last_day: i64,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let head = Head { params, last_day, salt };
        let nonce = fresh(entropy)?;
        // EXPOSE: the key is wrapped; the copy is encrypted in place.
        let mut key = vault_key.bytes().expose().to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::seal(kek.bytes().expose(), nonce, &head.bound(id), &mut key)?;
        let wrapped = key.try_into().map_err(|_| SealError::Failed)?;
        Ok(Self { head, nonce, wrapped })
    }

    /// The vault key.
    ///
    /// # Errors
    /// [`OpenError::WrongKeyOrChanged`]: these were other words, or the slot was changed or moved.
    pub fn unwrap(&self, id: RecordId, kek: &Kek) -> Result<VaultKey, OpenError> {
        let mut key = self.wrapped.to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::open(kek.bytes().expose(), self.nonce, &self.head.bound(id), &mut key)?;
        let key = Secret::new(key);
        // EXPOSE: to put it into its type.
        let key = key.expose().as_slice().try_into().map_err(|_| OpenError::Malformed)?;
        Ok(VaultKey::unwrapped(Secret::new(key)))
    }

    /// How to make the wrapping key.
    #[must_use]
    pub fn recipe(&self) -> (Salt, KdfParams) {
        (self.head.salt, self.head.params)
    }

    /// The last day on which what it opens is kept, from 1 January 1970.
    #[must_use]
    pub fn last_day(&self) -> i64 {
        self.head.last_day
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.head.to_bytes().as_slice(), &self.nonce, &self.wrapped].concat()
    }

    /// From whatever a store gave.
    ///
    /// # Errors
    /// Any [`OpenError`] but a wrong key, which only unwrapping can find.
    pub fn parse(stored: &[u8]) -> Result<Self, OpenError> {
        let (&version, rest) = stored.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let mut rest = rest;
        let (memory_kib, passes) = (u32::from_le_bytes(take(&mut rest)?), u32::from_le_bytes(take(&mut rest)?));
        let (last_day, salt) = (i64::from_le_bytes(take(&mut rest)?), Salt(take(&mut rest)?));
        let (nonce, wrapped) = (take(&mut rest)?, take(&mut rest)?);
        if !rest.is_empty() {
            return Err(OpenError::Malformed);
        }
        let params = KdfParams::parse(memory_kib, passes)?;
        Ok(Self { head: Head { params, last_day, salt }, nonce, wrapped })
    }
}

impl Head {
    fn to_bytes(self) -> Vec<u8> {
        [
            [VERSION].as_slice(),
            &self.params.memory_kib().to_le_bytes(),
            &self.params.passes().to_le_bytes(),
            &self.last_day.to_le_bytes(),
            &self.salt.0,
        ]
        .concat()
    }

    fn bound(self, id: RecordId) -> Vec<u8> {
        [b"candour".as_slice(), &[Namespace::Slot.number()], id.as_bytes(), &self.to_bytes()].concat()
    }
}

/// The next `N` bytes.
pub(super) fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], OpenError> {
    let (bytes, after) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
    *rest = after;
    Ok(*bytes)
}

#[cfg(test)]
mod tests {
    use super::super::entropy::Same;
    use super::*;

    const ID: RecordId = RecordId::from_bytes([1; 16]);

    fn kek(byte: u8) -> Kek {
        Kek::from_worker(Secret::new([byte; KEY]))
    }

    fn slot() -> Slot {
        let key = VaultKey::make(&Same(7)).unwrap();
        Slot::wrap(&key, &kek(1), (Salt([3; 16]), KdfParams::SMALL), ID, 20_000, &Same(7)).unwrap()
    }

    #[test]
    fn the_right_words_give_the_key_and_others_do_not() {
        let slot = Slot::parse(&slot().to_bytes()).unwrap();
        assert_eq!(slot.unwrap(ID, &kek(1)).unwrap().bytes().expose(), &[7; KEY]);
        assert_eq!(slot.unwrap(ID, &kek(2)).err(), Some(OpenError::WrongKeyOrChanged));
        assert_eq!(slot.unwrap(RecordId::ONLY, &kek(1)).err(), Some(OpenError::WrongKeyOrChanged));
        assert_eq!((slot.recipe(), slot.last_day()), ((Salt([3; 16]), KdfParams::SMALL), 20_000));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let bytes = slot().to_bytes();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                let opened = Slot::parse(&changed).and_then(|slot| slot.unwrap(ID, &kek(1)));
                assert!(opened.is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn every_other_length_is_refused() {
        let bytes = slot().to_bytes();
        for length in 0..bytes.len() {
            assert!(Slot::parse(&bytes[..length]).is_err(), "{length} bytes");
        }
        assert_eq!(Slot::parse(&[bytes.as_slice(), &[0]].concat()), Err(OpenError::Malformed));
    }

    #[test]
    fn a_cheaper_slot_is_refused() {
        let mut bytes = slot().to_bytes();
        bytes[1..5].copy_from_slice(&(19_u32 * 1024 - 1).to_le_bytes());
        assert_eq!(Slot::parse(&bytes), Err(OpenError::CostOutOfRange));
    }
}
