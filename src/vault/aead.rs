//! AES-256-GCM, raw: nothing here keeps a nonce from being used twice or a record from being moved. Only `envelope`
//! and `slot` call it, each with a fresh nonce.

use aes_gcm::aead::AeadInOut as _;
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};

use super::{OpenError, SealError};

/// Bytes of a key.
pub(super) const KEY: usize = 32;
/// Bytes of a nonce.
pub(super) const NONCE: usize = 12;
/// Bytes of the tag at the end of what was sealed.
pub(super) const TAG: usize = 16;

/// Turns a plaintext into ciphertext and tag, in place.
pub(super) fn seal(
    key: &[u8; KEY],
    nonce: [u8; NONCE],
    bound: &[u8],
    plaintext: &mut Vec<u8>,
) -> Result<(), SealError> {
    let cipher = Aes256Gcm::new(key.into());
    cipher.encrypt_in_place(&Nonce::from(nonce), bound, plaintext).map_err(|_| SealError::Failed)
}

/// Turns ciphertext and tag back into the plaintext, in place; on failure no plaintext is left there.
pub(super) fn open(key: &[u8; KEY], nonce: [u8; NONCE], bound: &[u8], sealed: &mut Vec<u8>) -> Result<(), OpenError> {
    let cipher = Aes256Gcm::new(key.into());
    cipher.decrypt_in_place(&Nonce::from(nonce), bound, sealed).map_err(|_| OpenError::WrongKeyOrChanged)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation": a 256-bit key with associated data.
    #[test]
    fn agrees_with_the_published_vector() {
        fn bytes<const N: usize>(hex: &str) -> [u8; N] {
            std::array::from_fn(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
        }
        let key = bytes::<32>("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        let nonce = bytes("cafebabefacedbaddecaf888");
        let bound = bytes::<20>("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        let plaintext = bytes::<60>(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
             b16aedf5aa0de657ba637b39",
        );
        let sealed = bytes::<76>(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838\
             c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
        );
        let mut buffer = plaintext.to_vec();
        seal(&key, nonce, &bound, &mut buffer).unwrap();
        assert_eq!(buffer, sealed);
        open(&key, nonce, &bound, &mut buffer).unwrap();
        assert_eq!(buffer, plaintext);
    }
}
