//! A sealed record: version, nonce, ciphertext and tag, bound to its place and padded.
//!
//! ```text
//! version 1:  1 │ nonce (12) │ AES-256-GCM( length (u32, little endian) │ record │ zeros up to the size ) │ tag (16)
//! bound:      "candour" │ namespace (1) │ version (1) │ id (16)
//! ```

use super::aead::{self, NONCE, TAG};
use super::entropy::fresh;
use super::{Entropy, OpenError, Place, SealError, Secret, VaultKey};

const VERSION: u8 = 1;
/// Bytes of the length before the record.
const LENGTH: usize = 4;
/// The smallest padded size; each next one is twice as large.
const SMALLEST: usize = 4096;
/// The largest padded size. A draft of 800 answers with every text full stays below it.
const LARGEST: usize = 8 * 1024 * 1024;

/// A sealed record, as it is stored. Only sealing makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope(Vec<u8>);

impl Envelope {
    /// The bytes to store.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Seals a record for one place.
pub(super) fn seal(
    key: &VaultKey,
    place: Place,
    record: &Secret<Vec<u8>>,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    // EXPOSE: this is where it is sealed.
    let record = record.expose();
    let size = (LENGTH + record.len()).next_power_of_two().max(SMALLEST);
    let length = u32::try_from(record.len()).map_err(|_| SealError::TooLarge)?;
    if size > LARGEST {
        return Err(SealError::TooLarge);
    }
    let mut padded = Vec::with_capacity(size + TAG);
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(record);
    padded.resize(size, 0);

    let nonce = fresh(entropy)?;
    // EXPOSE: the cipher needs the key.
    aead::seal(key.bytes().expose(), nonce, &bound(place, VERSION), &mut padded)?;
    Ok(Envelope([&[VERSION], nonce.as_slice(), &padded].concat()))
}

/// Opens what was sealed for this place. `stored` is whatever the store gave: it is trusted only once it opens.
pub(super) fn open(key: &VaultKey, place: Place, stored: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    let (&version, rest) = stored.split_first().ok_or(OpenError::Malformed)?;
    if version != VERSION {
        return Err(OpenError::UnsupportedVersion { version });
    }
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(OpenError::Malformed)?;
    let mut padded = sealed.to_vec();
    // EXPOSE: the cipher needs the key.
    aead::open(key.bytes().expose(), *nonce, &bound(place, version), &mut padded)?;
    let padded = Secret::new(padded);
    // EXPOSE: the padding is taken off.
    let (length, rest) = padded.expose().split_first_chunk::<LENGTH>().ok_or(OpenError::Malformed)?;
    let record = rest.get(..u32::from_le_bytes(*length) as usize).ok_or(OpenError::Malformed)?;
    Ok(Secret::new(record.to_vec()))
}

/// What authenticates a record besides its bytes.
fn bound(place: Place, version: u8) -> Vec<u8> {
    [b"candour".as_slice(), &[place.namespace.number(), version], place.id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::super::entropy::Same;
    use super::super::{Namespace, NoEntropy, RecordId};
    use super::*;

    struct Empty;

    impl Entropy for Empty {
        fn fill(&self, _: &mut [u8]) -> Result<(), NoEntropy> {
            Err(NoEntropy)
        }
    }

    fn place(namespace: Namespace, id: u8) -> Place {
        Place { namespace, id: RecordId::from_bytes([id; 16]) }
    }

    fn sealed(record: &[u8]) -> (VaultKey, Envelope) {
        let key = VaultKey::make(&Same(7)).unwrap();
        let envelope = seal(&key, place(Namespace::Draft, 1), &Secret::new(record.to_vec()), &Same(7)).unwrap();
        (key, envelope)
    }

    #[test]
    fn opens_what_was_sealed() {
        for record in [b"".as_slice(), b"a", &[b'x'; 5000]] {
            let (key, envelope) = sealed(record);
            let opened = open(&key, place(Namespace::Draft, 1), &envelope.into_bytes()).unwrap();
            assert_eq!(opened.expose(), record);
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (key, envelope) = sealed(b"her answers");
        let bytes = envelope.into_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let expected = match at {
                0 => OpenError::UnsupportedVersion { version: VERSION ^ 1 },
                _ => OpenError::WrongKeyOrChanged,
            };
            assert_eq!(open(&key, place(Namespace::Draft, 1), &changed).err(), Some(expected), "byte {at}");
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let (key, envelope) = sealed(b"her answers");
        let bytes = envelope.into_bytes();
        for length in 0..bytes.len() {
            assert!(open(&key, place(Namespace::Draft, 1), &bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_record_opens_in_its_own_place_only() {
        let (key, envelope) = sealed(b"her answers");
        let bytes = envelope.into_bytes();
        for elsewhere in [place(Namespace::Draft, 2), place(Namespace::Slot, 1)] {
            assert_eq!(open(&key, elsewhere, &bytes).err(), Some(OpenError::WrongKeyOrChanged));
        }
    }

    #[test]
    fn sizes_say_little() {
        let size = |length| sealed(&vec![1; length]).1.into_bytes().len() - 1 - NONCE - TAG;
        assert_eq!([size(0), size(1), size(SMALLEST - LENGTH)], [SMALLEST; 3]);
        assert_eq!(size(SMALLEST - LENGTH + 1), 2 * SMALLEST);
        let key = VaultKey::make(&Same(7)).unwrap();
        let too_large = Secret::new(vec![1; LARGEST]);
        assert_eq!(seal(&key, place(Namespace::Draft, 1), &too_large, &Same(7)), Err(SealError::TooLarge));
    }

    #[test]
    fn without_entropy_nothing_is_sealed() {
        let key = VaultKey::make(&Same(7)).unwrap();
        let record = Secret::new(vec![1]);
        assert_eq!(seal(&key, place(Namespace::Draft, 1), &record, &Empty), Err(SealError::NoEntropy));
    }
}
