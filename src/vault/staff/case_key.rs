//! A case's content key, wrapped with the vault key. Without it the case cannot be read by anybody.
//!
//! ```text
//! version 1:  1 │ known outside: 1, else 0 │ nonce (12) │ wrapped key (32) │ tag (16)
//! bound:      "candour" │ namespace (1) │ version (1) │ known outside (1) │ id (16)
//! ```

use crate::vault::aead::{self, KEY, NONCE, TAG};
use crate::vault::entropy::fresh;
use crate::vault::slot::take;
use crate::vault::{ContentKey, Entropy, Namespace, OpenError, RecordId, SealError, Secret, VaultKey};

const VERSION: u8 = 1;

/// A wrapped content key as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedKey {
    known_outside: bool,
    nonce: [u8; NONCE],
    wrapped: [u8; KEY + TAG],
}

impl WrappedKey {
    /// Wraps the new key of the case `id`.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn wrap(
        content: &ContentKey,
        vault: &VaultKey,
        id: RecordId,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        Self::wrap_as(content, vault, id, false, entropy)
    }

    /// Wraps the key that the case `id` has, when somebody who could unwrap it is put out: it is to be replaced before
    /// anything new is sealed with it.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn wrap_known_outside(
        content: &ContentKey,
        vault: &VaultKey,
        id: RecordId,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        Self::wrap_as(content, vault, id, true, entropy)
    }

    fn wrap_as(
        content: &ContentKey,
        vault: &VaultKey,
        id: RecordId,
        known_outside: bool,
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let nonce = fresh(entropy)?;
        // EXPOSE: the key is wrapped; the copy is encrypted in place.
        let mut key = content.bytes().expose().to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::seal(vault.bytes().expose(), nonce, &bound(id, known_outside.into()), &mut key)?;
        Ok(Self { known_outside, nonce, wrapped: key.try_into().map_err(|_| SealError::Failed)? })
    }

    /// The key of the case `id`, and whether it is known outside. `stored` is whatever the store gave.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn unwrap(stored: &[u8], vault: &VaultKey, id: RecordId) -> Result<(ContentKey, bool), OpenError> {
        let (&version, mut rest) = stored.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let ([known_outside], nonce) = (take(&mut rest)?, take(&mut rest)?);
        let mut key = take::<{ KEY + TAG }>(&mut rest)?.to_vec();
        if !rest.is_empty() {
            return Err(OpenError::Malformed);
        }
        // EXPOSE: the cipher needs the wrapping key.
        aead::open(vault.bytes().expose(), nonce, &bound(id, known_outside), &mut key)?;
        let key = Secret::new(key);
        // EXPOSE: to put it into its type.
        let key = key.expose().as_slice().try_into().map_err(|_| OpenError::Malformed)?;
        Ok((ContentKey::unwrapped(Secret::new(key)), known_outside != 0))
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [[VERSION, self.known_outside.into()].as_slice(), &self.nonce, &self.wrapped].concat()
    }
}

fn bound(id: RecordId, known_outside: u8) -> Vec<u8> {
    [b"candour".as_slice(), &[Namespace::CaseKey.number(), VERSION, known_outside], id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::entropy::Same;

    const ID: RecordId = RecordId::from_bytes([1; 16]);

    #[test]
    fn every_changed_bit_and_every_cut_of_a_wrapped_key_is_noticed() {
        let (vault, content) = (VaultKey::make(&Same(7)).unwrap(), ContentKey::make(&Same(8)).unwrap());
        let bytes = WrappedKey::wrap(&content, &vault, ID, &Same(3)).unwrap().to_bytes();
        let unwrapped = |bytes: &[u8]| {
            let (key, known_outside) = WrappedKey::unwrap(bytes, &vault, ID).unwrap();
            (*key.bytes().expose(), known_outside)
        };
        assert_eq!(unwrapped(&bytes), ([8; KEY], false));
        let outside = WrappedKey::wrap_known_outside(&content, &vault, ID, &Same(3)).unwrap();
        assert_eq!(unwrapped(&outside.to_bytes()), ([8; KEY], true));
        let other = VaultKey::make(&Same(6)).unwrap();
        for (key, id) in [(&other, ID), (&vault, RecordId::ONLY)] {
            assert_eq!(WrappedKey::unwrap(&bytes, key, id).err(), Some(OpenError::WrongKeyOrChanged));
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert!(WrappedKey::unwrap(&changed, &vault, ID).is_err(), "byte {at}, bit {bit}");
            }
            assert!(WrappedKey::unwrap(&bytes[..at], &vault, ID).is_err(), "{at} bytes");
        }
        assert!(WrappedKey::unwrap(&[bytes.as_slice(), &[0]].concat(), &vault, ID).is_err());
    }
}
