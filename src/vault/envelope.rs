//! A sealed record: version, nonce, ciphertext and tag, bound to its place and padded.
//!
//! ```text
//! version 1:  1 │ nonce (12) │ AES-256-GCM( length (u32, little endian) │ record │ zeros up to the size ) │ tag (16)
//! bound:      "candour" │ namespace (1) │ version (1) │ id (16)
//! ```

use super::aead::{self, KEY, NONCE, TAG};
use super::entropy::fresh;
use super::{Entropy, Namespace, OpenError, Place, SealError, Secret};

const VERSION: u8 = 1;
/// Bytes of the length before the record.
const LENGTH: usize = 4;
/// The smallest padded size on her phone; each next one is twice as large.
const SMALLEST: usize = 4096;
/// The smallest padded size at a centre, where thousands of records stand side by side.
const SMALLEST_AT_CENTRE: usize = 1024;
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
    key: &Secret<[u8; KEY]>,
    place: Place,
    record: &Secret<Vec<u8>>,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    // EXPOSE: this is where it is sealed.
    let record = record.expose();
    let size = padded_size(place.namespace, LENGTH + record.len());
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
    aead::seal(key.expose(), nonce, &bound(place, VERSION), &mut padded)?;
    Ok(Envelope([&[VERSION], nonce.as_slice(), &padded].concat()))
}

/// Opens what was sealed for this place. `stored` is whatever the store gave: it is trusted only once it opens.
pub(super) fn open(key: &Secret<[u8; KEY]>, place: Place, stored: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    let (&version, rest) = stored.split_first().ok_or(OpenError::Malformed)?;
    if version != VERSION {
        return Err(OpenError::UnsupportedVersion { version });
    }
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(OpenError::Malformed)?;
    let mut padded = sealed.to_vec();
    // EXPOSE: the cipher needs the key.
    aead::open(key.expose(), *nonce, &bound(place, version), &mut padded)?;
    let padded = Secret::new(padded);
    // EXPOSE: the padding is taken off.
    let (length, rest) = padded.expose().split_first_chunk::<LENGTH>().ok_or(OpenError::Malformed)?;
    let record = rest.get(..u32::from_le_bytes(*length) as usize).ok_or(OpenError::Malformed)?;
    Ok(Secret::new(record.to_vec()))
}

/// The size to pad to. On a phone, sizes double: one draft may cost what it likes. At a centre they go in steps of at most
/// an eighth (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", 2019), or half of the disk would be zeros.
fn padded_size(namespace: Namespace, length: usize) -> usize {
    match namespace {
        Namespace::Slot | Namespace::Draft | Namespace::Attempts | Namespace::Outbox => {
            length.next_power_of_two().max(SMALLEST)
        }
        Namespace::StaffSlot
        | Namespace::Grant
        | Namespace::StaffBook
        | Namespace::Colleagues
        | Namespace::CaseKey
        | Namespace::Chapter
        | Namespace::Summaries
        | Namespace::Tablet
        | Namespace::NoteDraft
        | Namespace::CentreKeys
        | Namespace::Erased
        | Namespace::Inbox
        | Namespace::Looked
        | Namespace::Packs
        | Namespace::HalfTyped => {
            let length = length.max(SMALLEST_AT_CENTRE);
            length.next_multiple_of(length.next_power_of_two() / 16)
        }
    }
}

/// What authenticates a record besides its bytes.
fn bound(place: Place, version: u8) -> Vec<u8> {
    [b"candour".as_slice(), &[place.namespace.number(), version], place.id.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::super::entropy::Same;
    use super::super::{NoEntropy, RecordId, VaultKey};
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
        let envelope = seal(key.bytes(), place(Namespace::Draft, 1), &Secret::new(record.to_vec()), &Same(7)).unwrap();
        (key, envelope)
    }

    #[test]
    fn opens_what_was_sealed() {
        for record in [b"".as_slice(), b"a", &[b'x'; 5000]] {
            let (key, envelope) = sealed(record);
            let opened = open(key.bytes(), place(Namespace::Draft, 1), &envelope.into_bytes()).unwrap();
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
            assert_eq!(open(key.bytes(), place(Namespace::Draft, 1), &changed).err(), Some(expected), "byte {at}");
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let (key, envelope) = sealed(b"her answers");
        let bytes = envelope.into_bytes();
        for length in 0..bytes.len() {
            assert!(open(key.bytes(), place(Namespace::Draft, 1), &bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_record_opens_in_its_own_place_only() {
        let (key, envelope) = sealed(b"her answers");
        let bytes = envelope.into_bytes();
        for elsewhere in [place(Namespace::Draft, 2), place(Namespace::Slot, 1)] {
            assert_eq!(open(key.bytes(), elsewhere, &bytes).err(), Some(OpenError::WrongKeyOrChanged));
        }
    }

    #[test]
    fn sizes_say_little() {
        let size = |length| sealed(&vec![1; length]).1.into_bytes().len() - 1 - NONCE - TAG;
        assert_eq!([size(0), size(1), size(SMALLEST - LENGTH)], [SMALLEST; 3]);
        assert_eq!(size(SMALLEST - LENGTH + 1), 2 * SMALLEST);
        let key = VaultKey::make(&Same(7)).unwrap();
        let too_large = Secret::new(vec![1; LARGEST]);
        assert_eq!(seal(key.bytes(), place(Namespace::Draft, 1), &too_large, &Same(7)), Err(SealError::TooLarge));
    }

    #[test]
    fn at_a_centre_padding_costs_an_eighth_at_most() {
        for length in [0, 1, 1024, 1025, 1500, 4097, 20_000, 70_001] {
            let size = padded_size(Namespace::Chapter, length);
            assert!(size >= length && size <= (length + length / 8).max(1024), "{length}: {size}");
        }
        let sizes: std::collections::BTreeSet<_> = (2048..4096).map(|n| padded_size(Namespace::Chapter, n)).collect();
        assert_eq!(sizes.len(), 9, "many lengths share a size");
    }

    #[test]
    fn without_entropy_nothing_is_sealed() {
        let key = VaultKey::make(&Same(7)).unwrap();
        let record = Secret::new(vec![1]);
        assert_eq!(seal(key.bytes(), place(Namespace::Draft, 1), &record, &Empty), Err(SealError::NoEntropy));
    }
}
