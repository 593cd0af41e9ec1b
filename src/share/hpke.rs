//! Sealing to one partner and opening by it: HPKE (RFC 9180), base mode, single shot.
//!
//! KEM X-Wing (X25519 + ML-KEM-768), HKDF-SHA256, AES-256-GCM. Sealing binds the version, the partner, the key, the
//! KEM and the drop id. No randomness of its own: 64 fresh random bytes are given to each sealing, and used once.

use std::fmt;

use ::hpke::aead::AesGcm256;
use ::hpke::kdf::HkdfSha256;
use ::hpke::kem::{Kem, XWing};
use ::hpke::rand_core::{Infallible, TryCryptoRng, TryRng};
use ::hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _, single_shot_open, single_shot_seal_with_rng};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use zeroize::Zeroizing;

use super::envelope::{DropId, Envelope, KEM, VERSION};
use super::keys::{PrivateKey, PublicKey};
use crate::centre::PartnerCode;

/// The random bytes that one sealing uses up: 32 for ML-KEM-768, 32 for X25519.
pub type Randomness = Zeroizing<[u8; 64]>;

/// Seals a payload to one partner, for the drop box entry `id`.
///
/// `payload` is JSON, already padded.
///
/// # Errors
/// [`SealError`]: nothing was sealed.
pub fn seal(
    to: PartnerCode,
    key: &PublicKey,
    id: DropId,
    payload: &[u8],
    randomness: &Randomness,
) -> Result<Envelope, SealError> {
    let mut envelope = Envelope {
        v: VERSION,
        to: to.as_str().to_owned(),
        kid: key.id(),
        kem: KEM.to_owned(),
        enc: String::new(),
        ct: String::new(),
    };
    let key = <XWing as Kem>::PublicKey::from_bytes(key.as_bytes()).map_err(|_| SealError::BadKey)?;
    let mut given = Given { left: randomness.as_slice(), short: false };
    let (enc, ct) = single_shot_seal_with_rng::<AesGcm256, HkdfSha256, XWing>(
        &OpModeS::Base,
        &key,
        purpose(to).as_bytes(),
        payload,
        envelope.bound(id).as_bytes(),
        &mut given,
    )
    .map_err(|_| SealError::Failed)?;
    if given.short || !given.left.is_empty() {
        return Err(SealError::Failed);
    }
    envelope.enc = Base64UrlUnpadded::encode_string(&enc.to_bytes());
    envelope.ct = Base64UrlUnpadded::encode_string(&ct);
    Ok(envelope)
}

/// Opens an envelope found under `id` in the drop box of the partner `to`, and gives the payload's JSON as it was
/// sealed, padding included.
///
/// For `desk` and the centre's tablets; a phone holds no private key.
///
/// # Errors
/// [`OpenError`], which says why; the envelope is worth keeping whatever it says.
pub fn open(
    envelope: &Envelope,
    to: PartnerCode,
    key: &PrivateKey,
    id: DropId,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if envelope.v != VERSION || envelope.kem != KEM {
        return Err(OpenError::Foreign);
    }
    if envelope.to != to.as_str() || envelope.kid != key.public_key().id() {
        return Err(OpenError::NotForUs);
    }
    let enc = Base64UrlUnpadded::decode_vec(&envelope.enc).map_err(|_| OpenError::Foreign)?;
    let enc = <XWing as Kem>::EncappedKey::from_bytes(&enc).map_err(|_| OpenError::Foreign)?;
    let ct = Base64UrlUnpadded::decode_vec(&envelope.ct).map_err(|_| OpenError::Foreign)?;
    let payload = single_shot_open::<AesGcm256, HkdfSha256, XWing>(
        &OpModeR::Base,
        key.as_hpke(),
        &enc,
        purpose(to).as_bytes(),
        &ct,
        envelope.bound(id).as_bytes(),
    )
    .map_err(|_| OpenError::ChangedOrMoved)?;
    let payload = Zeroizing::new(payload);
    serde_json::from_slice::<serde::de::IgnoredAny>(&payload).map_err(|_| OpenError::NotJson)?;
    Ok(payload)
}

/// HPKE's `info`: what a key agreement is for, so that none can serve another purpose.
fn purpose(to: PartnerCode) -> String {
    format!("candour drop\n{VERSION}\n{}", to.as_str())
}

/// Why nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// The partner's public key has the right size and is none: the centre file is wrong.
    BadKey,
    /// The implementation failed or asked for other randomness than given.
    Failed,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadKey => "the partner's public key is not valid",
            Self::Failed => "sealing failed",
        })
    }
}

impl std::error::Error for SealError {}

/// Why an envelope did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// Another version or scheme than this code knows, or not a sealed message at all.
    Foreign,
    /// Sealed to another partner, or to another key than this one.
    NotForUs,
    /// Changed on its way, or put under another id: authentication failed, which cannot say which.
    ChangedOrMoved,
    /// It opened, and what was sealed is not JSON.
    NotJson,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is not a sealed message of a known version",
            Self::NotForUs => "this is sealed to another partner or key",
            Self::ChangedOrMoved => "this was changed, or stands under another id than it was sealed for",
            Self::NotJson => "what was sealed is not JSON",
        })
    }
}

impl std::error::Error for OpenError {}

/// Hands out the given bytes once. It cannot fail by type, so it remembers when it was asked for too much.
struct Given<'a> {
    left: &'a [u8],
    short: bool,
}

impl TryRng for Given<'_> {
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
        match self.left.split_at_checked(into.len()) {
            Some((now, later)) => {
                into.copy_from_slice(now);
                self.left = later;
            }
            None => self.short = true,
        }
        Ok(())
    }
}

impl TryCryptoRng for Given<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    const PAYLOAD: &[u8] = b"{\"hello\":1}   ";

    fn key(seed: u8) -> PrivateKey {
        PrivateKey::from_random(&Zeroizing::new([seed; 32]))
    }

    fn sealed() -> (Envelope, DropId) {
        let id = DropId::from_bytes([9; 16]);
        (seal(PartnerCode::Uob, &key(1).public_key(), id, PAYLOAD, &Zeroizing::new([5; 64])).unwrap(), id)
    }

    /// Changes a sealed envelope, then expects this of opening it as Birmingham.
    fn check(change: impl FnOnce(&mut Envelope), expected: Result<&[u8], OpenError>) {
        let (mut envelope, id) = sealed();
        change(&mut envelope);
        let opened = open(&envelope, PartnerCode::Uob, &key(1), id);
        assert_eq!(opened.as_ref().map(|bytes| bytes.as_slice()), expected.as_ref().copied());
    }

    #[test]
    fn opens_what_was_sealed() {
        check(|_| (), Ok(PAYLOAD));
    }

    #[test]
    fn each_change_is_noticed() {
        check(|e| e.v = 2, Err(OpenError::Foreign));
        check(|e| e.kem = "x25519".into(), Err(OpenError::Foreign));
        check(|e| e.to = "centre".into(), Err(OpenError::NotForUs));
        check(|e| e.kid = key(2).public_key().id(), Err(OpenError::NotForUs));
        check(
            |e| e.ct.replace_range(0..1, if e.ct.starts_with('A') { "B" } else { "A" }),
            Err(OpenError::ChangedOrMoved),
        );
        check(
            |e| e.enc.replace_range(0..1, if e.enc.starts_with('A') { "B" } else { "A" }),
            Err(OpenError::ChangedOrMoved),
        );
        check(|e| e.ct = "*".into(), Err(OpenError::Foreign));
        check(|e| e.enc.truncate(8), Err(OpenError::Foreign));
    }

    #[test]
    fn a_replay_under_another_id_is_noticed() {
        let (envelope, _) = sealed();
        let moved = open(&envelope, PartnerCode::Uob, &key(1), DropId::from_bytes([8; 16]));
        assert_eq!(moved.err(), Some(OpenError::ChangedOrMoved));
    }

    #[test]
    fn another_partner_cannot_open_it_even_under_its_own_name() {
        let (mut envelope, id) = sealed();
        assert_eq!(open(&envelope, PartnerCode::Jabbs, &key(1), id).err(), Some(OpenError::NotForUs));
        assert_eq!(open(&envelope, PartnerCode::Uob, &key(2), id).err(), Some(OpenError::NotForUs));
        envelope.kid = key(2).public_key().id();
        assert_eq!(open(&envelope, PartnerCode::Uob, &key(2), id).err(), Some(OpenError::ChangedOrMoved));
    }

    #[test]
    fn other_randomness_gives_other_bytes() {
        let (first, id) = sealed();
        let second = seal(PartnerCode::Uob, &key(1).public_key(), id, PAYLOAD, &Zeroizing::new([6; 64])).unwrap();
        assert_ne!(first.enc, second.enc);
        assert_ne!(first.ct, second.ct);
    }

    #[test]
    fn a_payload_that_is_not_json_is_said_so() {
        let id = DropId::from_bytes([9; 16]);
        let envelope = seal(PartnerCode::Uob, &key(1).public_key(), id, b"hello", &Zeroizing::new([5; 64])).unwrap();
        assert_eq!(open(&envelope, PartnerCode::Uob, &key(1), id).err(), Some(OpenError::NotJson));
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        // Coefficients of ML-KEM's public key above its modulus.
        let key = PublicKey::parse(&Base64UrlUnpadded::encode_string(&[0xff; 1216])).unwrap();
        let refused = seal(PartnerCode::Uob, &key, DropId::from_bytes([9; 16]), PAYLOAD, &Zeroizing::new([5; 64]));
        assert_eq!(refused.err(), Some(SealError::BadKey));
    }
}
