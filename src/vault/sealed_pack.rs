//! A licensed pack, sealed with a key of its own: it may lie in a public folder, and who has the key opens it.
//!
//! ```text
//! version 2:  2 │ nonce (12) │ AES-256-GCM( length (u32, little endian) │ DEFLATE(pack) │ zeros up to the size ) │ tag (16)
//! version 1:  1 │ the same with the pack as it is                                                      as base64url
//! bound:      "candour sealed pack" │ version (1) │ name, such as wrna-7.0
//! ```
//!
//! Bound to its name, so that nobody can put one version in another's place under the same key; made small, since no host can
//! make what is sealed smaller (a phone fetches it); padded to whole steps, so that its size hardly says which pack it is.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::aead::{self, NONCE};
use super::entropy::fresh;
use super::{Entropy, OpenError, PackKey, SealError, Secret};
use crate::document::compiled::checksum;

const PLAIN: u8 = 1;
const DEFLATED: u8 = 2;
/// Bytes of the length before the pack.
const LENGTH: usize = 4;
/// Sizes are multiples of this.
const STEP: usize = 16 * 1024;
/// The largest pack: several times one of 800 items in two languages.
const LARGEST: usize = 4 * 1024 * 1024;
/// As small as it gets: it is done once, and fetched often.
const EFFORT: u8 = 10;

/// Seals a pack's bytes under its name, as a line of text.
///
/// # Errors
/// [`SealError`].
pub fn seal_pack(key: &PackKey, name: &str, pack: &[u8], entropy: &dyn Entropy) -> Result<String, SealError> {
    if pack.len() > LARGEST {
        return Err(SealError::TooLarge);
    }
    let small = compress_to_vec(pack, EFFORT);
    let length = u32::try_from(small.len()).map_err(|_| SealError::TooLarge)?;
    let size = (LENGTH + small.len()).next_multiple_of(STEP);
    let mut padded = Vec::with_capacity(size + aead::TAG);
    padded.extend_from_slice(&length.to_le_bytes());
    padded.extend_from_slice(&small);
    padded.resize(size, 0);
    let nonce = fresh(entropy)?;
    // EXPOSE: the cipher needs the key.
    aead::seal(key.bytes().expose(), nonce, &bound(DEFLATED, name), &mut padded)?;
    Ok(Base64UrlUnpadded::encode_string(&[&[DEFLATED], nonce.as_slice(), &padded].concat()))
}

/// A pack's bytes, from whatever was brought under its name.
///
/// # Errors
/// [`OpenError`]; [`OpenError::WrongKeyOrChanged`] also where it was sealed under another name.
pub fn open_pack(key: &PackKey, name: &str, sealed: &str) -> Result<Vec<u8>, OpenError> {
    let Parts { version, nonce, mut sealed } = Parts::of(sealed)?;
    // EXPOSE: the cipher needs the key.
    aead::open(key.bytes().expose(), nonce, &bound(version, name), &mut sealed)?;
    let (length, rest) = sealed.split_first_chunk::<LENGTH>().ok_or(OpenError::Malformed)?;
    let kept = rest.get(..u32::from_le_bytes(*length) as usize).ok_or(OpenError::Malformed)?;
    match version {
        PLAIN => Ok(kept.to_vec()),
        _ => decompress_to_vec_with_limit(kept, LARGEST).map_err(|_| OpenError::Malformed),
    }
}

/// Whether a text is built like a sealed pack, as far as somebody can tell who has no key: whatever is not must not be
/// published as one.
#[must_use]
pub fn looks_sealed(text: &str) -> bool {
    Parts::of(text)
        .is_ok_and(|parts| parts.sealed.len() > aead::TAG && (parts.sealed.len() - aead::TAG).is_multiple_of(STEP))
}

/// The word under which a site lists the sealed pack of this name. It spares the host the name; whoever guesses a name can tell
/// whether he was right.
#[must_use]
pub fn listed_as(name: &str) -> String {
    format!("{:08x}", checksum(name))
}

/// A sealed pack, taken apart.
struct Parts {
    version: u8,
    nonce: [u8; NONCE],
    sealed: Vec<u8>,
}

impl Parts {
    fn of(text: &str) -> Result<Self, OpenError> {
        let bytes = Base64UrlUnpadded::decode_vec(text.trim()).map_err(|_| OpenError::Malformed)?;
        let (&version, rest) = bytes.split_first().ok_or(OpenError::Malformed)?;
        if ![PLAIN, DEFLATED].contains(&version) {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(OpenError::Malformed)?;
        Ok(Self { version, nonce: *nonce, sealed: sealed.to_vec() })
    }
}

impl PackKey {
    /// As text, for its own file.
    #[must_use]
    pub fn to_text(&self) -> Secret<String> {
        // EXPOSE: whoever asks for it hands it on to who may open the pack.
        Secret::new(Base64UrlUnpadded::encode_string(self.bytes().expose()))
    }

    /// As bytes, for the fragment of an invite.
    #[must_use]
    pub fn to_bytes(&self) -> Secret<[u8; aead::KEY]> {
        // EXPOSE: as above.
        Secret::new(*self.bytes().expose())
    }

    /// From the bytes of a fragment.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self::unwrapped(Secret::new(bytes)))
    }

    /// From text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; aead::KEY];
        let read = Base64UrlUnpadded::decode(text.trim(), &mut bytes).map(<[u8]>::len);
        (read == Ok(aead::KEY)).then(|| Self::unwrapped(Secret::new(bytes)))
    }
}

fn bound(version: u8, name: &str) -> Vec<u8> {
    [b"candour sealed pack".as_slice(), &[version], name.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::super::entropy::Same;
    use super::*;

    const NAME: &str = "wrna-7.0";
    const PACK: &[u8] = b"{\"format\": 1}";

    fn key(byte: u8) -> PackKey {
        PackKey::unwrapped(Secret::new([byte; 32]))
    }

    fn sealed() -> String {
        seal_pack(&key(1), NAME, PACK, &Same(7)).unwrap()
    }

    /// Bytes that nothing makes smaller.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn a_sealed_pack_opens_with_its_key_under_its_name_alone() {
        assert_eq!(open_pack(&key(1), NAME, &format!("{}\n", sealed())).unwrap(), PACK);
        assert_eq!(open_pack(&key(2), NAME, &sealed()), Err(OpenError::WrongKeyOrChanged));
        assert_eq!(open_pack(&key(1), "wrna-7.1", &sealed()), Err(OpenError::WrongKeyOrChanged));
        let text = key(3).to_text();
        let again = PackKey::parse(&format!(" {}\n", text.expose())).unwrap();
        assert_eq!(again.bytes().expose(), &[3; 32]);
        assert_eq!(PackKey::from_bytes(again.to_bytes().expose()).unwrap().bytes().expose(), &[3; 32]);
        assert!(PackKey::from_bytes(&[3; 31]).is_none());
        for bad in ["", "AAAA", &format!("{}A", text.expose()), &text.expose().replace('A', "+")] {
            assert!(bad == text.expose() || PackKey::parse(bad).is_none(), "{}", bad.len());
        }
    }

    #[test]
    fn every_changed_byte_and_every_cut_of_a_sealed_pack_is_noticed() {
        let bytes = Base64UrlUnpadded::decode_vec(&sealed()).unwrap();
        for at in (0..bytes.len()).step_by(61).chain(0..40) {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << (at % 8);
            assert!(open_pack(&key(1), NAME, &Base64UrlUnpadded::encode_string(&changed)).is_err(), "byte {at}");
            assert!(open_pack(&key(1), NAME, &Base64UrlUnpadded::encode_string(&bytes[..at])).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn packs_of_about_a_size_look_alike_and_none_is_too_large_in_silence() {
        let length = |pack: &[u8]| seal_pack(&key(1), NAME, pack, &Same(7)).map(|sealed| sealed.len());
        assert_eq!(length(&noise(100)), length(&noise(16_000)));
        assert_ne!(length(&noise(100)), length(&noise(17_000)));
        assert_eq!(length(&[b'a'; 100]), length(&[b'a'; 100_000]), "what repeats itself is made small");
        assert_eq!(length(&vec![0; LARGEST + 1]), Err(SealError::TooLarge));
        let pack = noise(40_000);
        assert_eq!(open_pack(&key(1), NAME, &seal_pack(&key(1), NAME, &pack, &Same(7)).unwrap()).unwrap(), pack);
    }

    #[test]
    fn what_is_not_sealed_does_not_look_so() {
        assert!(looks_sealed(&sealed()) && looks_sealed(&format!("{}\n", sealed())));
        let bytes = Base64UrlUnpadded::decode_vec(&sealed()).unwrap();
        let [cut, later] = [bytes[..bytes.len() - 1].to_vec(), [&[3], &bytes[1..]].concat()];
        for text in ["", "{\"format\": 1}", "AQID"]
            .map(str::to_owned)
            .into_iter()
            .chain([cut, later].map(|bytes| Base64UrlUnpadded::encode_string(&bytes)))
        {
            assert!(!looks_sealed(&text), "{text:.20}");
        }
    }

    #[test]
    fn the_word_for_a_name_says_no_name_and_stays_the_same() {
        assert_eq!(listed_as(NAME), listed_as(NAME));
        assert_ne!(listed_as(NAME), listed_as("wrna-7.1"));
        assert!(listed_as(NAME).len() == 8 && listed_as(NAME).bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
