//! A colleague's own key pair: X-Wing, made from a seed that only her slot holds.

use base64ct::{Base64UrlUnpadded, Encoding as _};

use crate::vault::aead::KEY;
use crate::vault::entropy::fresh;
use crate::vault::{Entropy, NoEntropy, Secret};

/// Bytes of an X-Wing public key.
pub(super) const PUBLIC: usize = 1216;

/// The seed of her key pair.
#[derive(Debug)]
pub struct PersonKey(Secret<[u8; KEY]>);

/// Her public key. Stands in the managers' book only: who knows it could hand her a vault of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(pub(super) Vec<u8>);

impl PersonKey {
    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        fresh(entropy).map(|seed| Self(Secret::new(seed)))
    }

    pub(super) fn unwrapped(seed: Secret<[u8; KEY]>) -> Self {
        Self(seed)
    }

    pub(super) fn seed(&self) -> &Secret<[u8; KEY]> {
        &self.0
    }
}

impl PublicKey {
    pub(in crate::vault) fn to_base64url(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0)
    }

    pub(in crate::vault) fn parse(text: &str) -> Option<Self> {
        let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
        (bytes.len() == PUBLIC).then_some(Self(bytes))
    }
}
