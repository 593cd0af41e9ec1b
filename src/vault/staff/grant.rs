//! What a colleague's own key opens: the vault key, and for a manager the managers' key. Sealed to her public key with HPKE
//! (RFC 9180, base mode, X-Wing, HKDF-SHA256, AES-256-GCM), so that a new vault key reaches her without her passphrase.
//!
//! ```text
//! version 1:  1 │ encapsulated key (1120) │ ciphertext: vault key (32), for a manager managers' key (32) │ tag (16)
//! info:       "candour grant" │ version (1)
//! bound:      "candour" │ namespace (1) │ version (1) │ id (16)
//! ```

use hpke::aead::AesGcm256;
use hpke::kdf::HkdfSha256;
use hpke::kem::{Kem, XWing};
use hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _, single_shot_open, single_shot_seal_with_rng};
use zeroize::Zeroizing;

use super::{PersonKey, PublicKey};
use crate::vault::aead::KEY;
use crate::vault::{Entropy, ManagerKey, Namespace, OpenError, RecordId, SealError, Secret, VaultKey, entropy::fresh};

const VERSION: u8 = 1;
/// Bytes of an X-Wing encapsulated key.
const ENCAPSULATED: usize = 1120;
const INFO: &[u8] = b"candour grant\x01";

/// A grant as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant(Vec<u8>);

/// The keys that a grant holds.
#[derive(Debug)]
pub struct Granted {
    /// Opens what everybody who works here may read.
    pub vault: VaultKey,
    /// A manager's.
    pub manager: Option<ManagerKey>,
}

impl PersonKey {
    /// The public key that belongs to hers.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.pair().1.to_bytes().to_vec())
    }

    fn pair(&self) -> (<XWing as Kem>::PrivateKey, <XWing as Kem>::PublicKey) {
        // EXPOSE: the pair is derived from the seed (RFC 9180 DeriveKeyPair).
        XWing::derive_keypair(self.seed().expose())
    }
}

impl Grant {
    /// Gives keys to the person `id`, whose public key this is.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn seal(
        vault: &VaultKey,
        manager: Option<&ManagerKey>,
        to: &PublicKey,
        id: RecordId,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let to = <XWing as Kem>::PublicKey::from_bytes(&to.0).map_err(|_| SealError::Failed)?;
        let mut keys = Zeroizing::new(Vec::with_capacity(2 * KEY));
        // EXPOSE: the keys are sealed.
        keys.extend_from_slice(vault.bytes().expose());
        // EXPOSE: the same.
        keys.extend_from_slice(manager.map_or(&[], |key| key.bytes().expose()));
        let mut drawn = Drawn { bytes: Zeroizing::new(fresh(entropy)?), used: 0 };
        let (encapsulated, sealed) = single_shot_seal_with_rng::<AesGcm256, HkdfSha256, XWing>(
            &OpModeS::Base,
            &to,
            INFO,
            &keys,
            &bound(id),
            &mut drawn,
        )
        .map_err(|_| SealError::Failed)?;
        if drawn.used != drawn.bytes.len() {
            return Err(SealError::Failed);
        }
        Ok(Self([&[VERSION], encapsulated.to_bytes().as_slice(), &sealed].concat()))
    }

    /// The keys, for the person whom they were given to. `stored` is whatever the store gave.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(stored: &[u8], person: &PersonKey, id: RecordId) -> Result<Granted, OpenError> {
        let (&version, rest) = stored.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let (encapsulated, sealed) = rest.split_first_chunk::<ENCAPSULATED>().ok_or(OpenError::Malformed)?;
        let encapsulated = <XWing as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| OpenError::Malformed)?;
        let keys = single_shot_open::<AesGcm256, HkdfSha256, XWing>(
            &OpModeR::Base,
            &person.pair().0,
            &encapsulated,
            INFO,
            sealed,
            &bound(id),
        )
        .map_err(|_| OpenError::WrongKeyOrChanged)?;
        let keys = Zeroizing::new(keys);
        let key = |bytes: &[u8]| bytes.try_into().map(Secret::new).map_err(|_| OpenError::Malformed);
        let (vault, manager) = keys.split_at_checked(KEY).ok_or(OpenError::Malformed)?;
        let manager = if manager.is_empty() { None } else { Some(ManagerKey::unwrapped(key(manager)?)) };
        Ok(Granted { vault: VaultKey::unwrapped(key(vault)?), manager })
    }

    /// The bytes to store.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

fn bound(id: RecordId) -> Vec<u8> {
    [b"candour".as_slice(), &[Namespace::Grant.number(), VERSION], id.as_bytes()].concat()
}

/// The random bytes that one sealing uses up, drawn before: 32 for ML-KEM-768, 32 for X25519. Handing them out cannot fail
/// by type, so it counts, and the sealing is thrown away unless it took exactly these.
struct Drawn {
    bytes: Zeroizing<[u8; 64]>,
    used: usize,
}

impl TryRng for Drawn {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        if let Some(bytes) = self.bytes.get(self.used..self.used + into.len()) {
            into.copy_from_slice(bytes);
        }
        self.used += into.len();
        Ok(())
    }
}

impl TryCryptoRng for Drawn {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::entropy::Same;

    const ID: RecordId = RecordId::from_bytes([1; 16]);

    fn grant(manager: bool) -> (PersonKey, Vec<u8>) {
        let person = PersonKey::make(&Same(7)).unwrap();
        let (vault, key) = (VaultKey::make(&Same(8)).unwrap(), ManagerKey::make(&Same(9)).unwrap());
        let manager = manager.then_some(&key);
        let grant = Grant::seal(&vault, manager, &person.public_key(), ID, &Same(5)).unwrap();
        (person, grant.into_bytes())
    }

    #[test]
    fn a_manager_gets_both_keys_and_a_caseworker_one() {
        for manager in [false, true] {
            let (person, bytes) = grant(manager);
            let granted = Grant::open(&bytes, &person, ID).unwrap();
            assert_eq!(granted.vault.bytes().expose(), &[8; KEY]);
            assert_eq!(granted.manager.map(|key| *key.bytes().expose()), manager.then_some([9; KEY]));
        }
    }

    #[test]
    fn nobody_else_opens_a_grant() {
        let (person, bytes) = grant(true);
        let other = PersonKey::make(&Same(6)).unwrap();
        assert_eq!(Grant::open(&bytes, &other, ID).err(), Some(OpenError::WrongKeyOrChanged));
        assert_eq!(Grant::open(&bytes, &person, RecordId::ONLY).err(), Some(OpenError::WrongKeyOrChanged));
    }

    #[test]
    fn every_changed_byte_and_every_cut_of_a_grant_is_noticed() {
        let (person, bytes) = grant(true);
        for at in (0..bytes.len()).filter(|at| *at < 40 || at % 37 == 0 || *at > ENCAPSULATED) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(Grant::open(&changed, &person, ID).is_err(), "byte {at}");
            assert!(Grant::open(&bytes[..at], &person, ID).is_err(), "{at} bytes");
        }
    }
}
