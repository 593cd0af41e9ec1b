//! Partners' keys: the public one stands in the centre file, the private one never leaves the partner.
//!
//! Both travel as base64url without padding. A private key is redacted in `Debug` and overwritten when dropped.

use std::fmt;

use ::hpke::kem::{Kem, XWing};
use ::hpke::{Deserializable as _, Serializable as _};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Bytes of an X-Wing public key: ML-KEM-768's 1,184 and X25519's 32.
const PUBLIC_BYTES: usize = 1216;
/// Bytes of an X-Wing private key, which is a seed.
const PRIVATE_BYTES: usize = 32;

/// A partner's X-Wing public key. Its size is right; whether it is a point of the scheme shows when sealing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(Vec<u8>);

impl PublicKey {
    /// Reads base64url without padding.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
        (bytes.len() == PUBLIC_BYTES).then_some(Self(bytes))
    }

    /// The key as it stands in a centre file.
    #[must_use]
    pub fn to_base64url(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0)
    }

    /// The first 8 bytes of the key's SHA-256 in hexadecimal: which key an envelope is sealed to.
    #[must_use]
    pub fn id(&self) -> String {
        Sha256::digest(&self.0).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A partner's X-Wing private key: for `desk` and for the centre's own tablets, never for a woman's phone.
///
/// The wrapped key overwrites itself when dropped (feature `zeroize` of `x-wing`).
pub struct PrivateKey(<XWing as Kem>::PrivateKey);

impl PrivateKey {
    /// A new key derived from fresh random bytes (RFC 9180 `DeriveKeyPair`).
    #[must_use]
    pub fn from_random(bytes: &Zeroizing<[u8; PRIVATE_BYTES]>) -> Self {
        Self(XWing::derive_keypair(bytes.as_slice()).0)
    }

    /// Reads base64url without padding.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(Base64UrlUnpadded::decode_vec(text).ok()?);
        <XWing as Kem>::PrivateKey::from_bytes(&bytes).ok().map(Self)
    }

    /// The key as its owner keeps it. For `desk keygen` and a tablet's sealed store only.
    #[must_use]
    pub fn to_base64url(&self) -> Zeroizing<String> {
        let bytes: Zeroizing<[u8; PRIVATE_BYTES]> = Zeroizing::new(self.0.to_bytes().into());
        Zeroizing::new(Base64UrlUnpadded::encode_string(bytes.as_slice()))
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(XWing::sk_to_pk(&self.0).to_bytes().to_vec())
    }

    pub(super) fn as_hpke(&self) -> &<XWing as Kem>::PrivateKey {
        &self.0
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey([REDACTED])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let private = PrivateKey::from_random(&Zeroizing::new([7; PRIVATE_BYTES]));
        let again = PrivateKey::parse(&private.to_base64url()).unwrap();
        assert_eq!(private.public_key(), again.public_key());
        let public = private.public_key();
        assert_eq!(PublicKey::parse(&public.to_base64url()), Some(public));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let key = PrivateKey::from_random(&Zeroizing::new([7; PRIVATE_BYTES]));
        let (private, public) = (key.to_base64url(), key.public_key().to_base64url());
        for text in ["", "?", &private[1..], &format!("{}=", &*private), &public] {
            assert!(PrivateKey::parse(text).is_none());
        }
        for text in ["", "?", &public[4..], &format!("{public}AAAA"), &private] {
            assert!(PublicKey::parse(text).is_none());
        }
    }

    #[test]
    fn a_private_key_is_not_shown() {
        let key = PrivateKey::from_random(&Zeroizing::new([7; PRIVATE_BYTES]));
        assert_eq!(format!("{key:?}"), "PrivateKey([REDACTED])");
    }
}
