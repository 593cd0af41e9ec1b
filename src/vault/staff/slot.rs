//! A colleague's way in: her own key, wrapped with the key that her name and passphrase give.
//!
//! ```text
//! version 1:  1 │ memory in KiB (u32) │ passes (u32) │ salt of the vault (16) │ nonce (12) │ wrapped seed (32) │ tag (16)
//! bound:      "candour" │ namespace (1) │ id (16) │ everything before the nonce                (numbers little endian)
//! ```

use super::passphrase::recovery_salt;
use super::{PersonKey, SignInName};
use crate::vault::aead::{self, KEY, NONCE, TAG};
use crate::vault::entropy::fresh;
use crate::vault::slot::take;
use crate::vault::{Entropy, KdfParams, Kek, Namespace, OpenError, RecordId, Salt, SealError, Secret};

const VERSION: u8 = 1;

/// A slot as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSlot {
    recipe: Recipe,
    nonce: [u8; NONCE],
    wrapped: [u8; KEY + TAG],
}

/// How a passphrase becomes a key: the salt of the vault, which all its slots share, and the cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// The salt of the vault.
    pub vault: Salt,
    /// The cost.
    pub params: KdfParams,
}

impl Recipe {
    /// Salt and cost for one name, or for the recovery words (`None`).
    #[must_use]
    pub fn of(self, name: Option<&SignInName>) -> (Salt, KdfParams) {
        (name.map_or_else(|| recovery_salt(self.vault), |name| name.salt(self.vault)), self.params)
    }

    fn to_bytes(self) -> Vec<u8> {
        let cost = [self.params.memory_kib().to_le_bytes(), self.params.passes().to_le_bytes()].concat();
        [[VERSION].as_slice(), &cost, &self.vault.0].concat()
    }

    fn bound(self, id: RecordId) -> Vec<u8> {
        [b"candour".as_slice(), &[Namespace::StaffSlot.number()], id.as_bytes(), &self.to_bytes()].concat()
    }
}

impl StaffSlot {
    /// Wraps a person's key with the key that her name and passphrase gave by `recipe`. `id` is her own.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn wrap(
        person: &PersonKey,
        kek: &Kek,
        recipe: Recipe,
        id: RecordId,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let nonce = fresh(entropy)?;
        // EXPOSE: the seed is wrapped; the copy is encrypted in place.
        let mut seed = person.seed().expose().to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::seal(kek.bytes().expose(), nonce, &recipe.bound(id), &mut seed)?;
        let wrapped = seed.try_into().map_err(|_| SealError::Failed)?;
        Ok(Self { recipe, nonce, wrapped })
    }

    /// Her key.
    ///
    /// # Errors
    /// [`OpenError::WrongKeyOrChanged`]: another name or passphrase, or the slot was changed or moved.
    pub fn unwrap(&self, id: RecordId, kek: &Kek) -> Result<PersonKey, OpenError> {
        let mut seed = self.wrapped.to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::open(kek.bytes().expose(), self.nonce, &self.recipe.bound(id), &mut seed)?;
        let seed = Secret::new(seed);
        // EXPOSE: to put it into its type.
        let seed = seed.expose().as_slice().try_into().map_err(|_| OpenError::Malformed)?;
        Ok(PersonKey::unwrapped(Secret::new(seed)))
    }

    /// How to make the wrapping key.
    #[must_use]
    pub fn recipe(&self) -> Recipe {
        self.recipe
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.recipe.to_bytes().as_slice(), &self.nonce, &self.wrapped].concat()
    }

    /// From whatever a store gave.
    ///
    /// # Errors
    /// Any [`OpenError`] but a wrong key, which only unwrapping can find.
    pub fn parse(stored: &[u8]) -> Result<Self, OpenError> {
        let (&version, mut rest) = stored.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let (memory_kib, passes) = (u32::from_le_bytes(take(&mut rest)?), u32::from_le_bytes(take(&mut rest)?));
        let vault = Salt(take(&mut rest)?);
        let (nonce, wrapped) = (take(&mut rest)?, take(&mut rest)?);
        if !rest.is_empty() {
            return Err(OpenError::Malformed);
        }
        Ok(Self { recipe: Recipe { vault, params: KdfParams::parse(memory_kib, passes)? }, nonce, wrapped })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::entropy::Same;

    const ID: RecordId = RecordId::from_bytes([1; 16]);

    fn kek(byte: u8) -> Kek {
        Kek::from_worker(Secret::new([byte; KEY]))
    }

    fn slot() -> Vec<u8> {
        let person = PersonKey::make(&Same(7)).unwrap();
        let recipe = Recipe { vault: Salt([3; 16]), params: KdfParams::SMALL };
        StaffSlot::wrap(&person, &kek(1), recipe, ID, &Same(7)).unwrap().to_bytes()
    }

    #[test]
    fn the_right_key_gives_her_own_and_others_do_not() {
        let slot = StaffSlot::parse(&slot()).unwrap();
        assert_eq!(slot.unwrap(ID, &kek(1)).unwrap().seed().expose(), &[7; KEY]);
        assert_eq!(slot.unwrap(ID, &kek(2)).err(), Some(OpenError::WrongKeyOrChanged));
        assert_eq!(slot.unwrap(RecordId::ONLY, &kek(1)).err(), Some(OpenError::WrongKeyOrChanged));
    }

    #[test]
    fn every_changed_bit_and_every_cut_of_a_staff_slot_is_noticed() {
        let bytes = slot();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                let opened = StaffSlot::parse(&changed).and_then(|slot| slot.unwrap(ID, &kek(1)));
                assert!(opened.is_err(), "byte {at}, bit {bit}");
            }
            assert!(StaffSlot::parse(&bytes[..at]).is_err(), "{at} bytes");
        }
        assert_eq!(StaffSlot::parse(&[bytes.as_slice(), &[0]].concat()), Err(OpenError::Malformed));
    }

    #[test]
    fn a_cheaper_staff_slot_is_refused() {
        let mut bytes = slot();
        bytes[1..5].copy_from_slice(&(19_u32 * 1024 - 1).to_le_bytes());
        assert_eq!(StaffSlot::parse(&bytes), Err(OpenError::CostOutOfRange));
    }
}
