//! The sealed message that travels, and the id it travels under.
//!
//! Invariant: nothing outside `ct` is about a person. The id is not in the envelope; sealing binds it, so an envelope
//! that is put back under another id does not open.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The envelope version that this code seals and opens. It fixes HKDF-SHA256 and AES-256-GCM.
pub(super) const VERSION: u8 = 1;
/// The only key encapsulation of version 1: X25519 and ML-KEM-768 together (X-Wing).
pub(super) const KEM: &str = "x-wing";

/// One sealed message, as it is put into a drop box. Made by [`seal`](super::hpke::seal) or read from JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    pub(super) v: u8,
    pub(super) to: String,
    pub(super) kid: String,
    pub(super) kem: String,
    pub(super) enc: String,
    pub(super) ct: String,
}

impl Envelope {
    /// Reads an envelope's JSON. Its version, addressee and key are looked at when it is opened.
    #[must_use]
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    /// The JSON that is put into the drop box.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts and one small number: this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The code of the partner it is sealed to.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The id of the public key it is sealed to (see [`PublicKey::id`](super::keys::PublicKey::id)).
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.kid
    }

    /// What sealing binds besides the plaintext. None of the parts can hold a line break, so no two
    /// combinations give the same bytes.
    pub(super) fn bound(&self, id: DropId) -> String {
        format!("{}\n{}\n{}\n{}\n{id}", self.v, self.to, self.kid, self.kem)
    }
}

/// The name of one submission to one partner in its drop box: 128 random bits, written as 32 hexadecimal digits.
///
/// Kept with the queued envelope, so that every retry has the same name and is harmless. New for each partner, so
/// that no two partners can join what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DropId([u8; 16]);

impl DropId {
    /// From its bytes: fresh random ones, or as a store kept them.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes, to store it under.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// What she can say when she calls about what she sent: the first eight digits, in two groups.
    #[must_use]
    pub fn reference(self) -> String {
        let digits = self.to_string().to_uppercase();
        format!("{}-{}", &digits[..4], &digits[4..8])
    }

    /// Reads 32 small hexadecimal digits; a drop box may hold files of other names.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        if hex.len() != 32 || !hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return None;
        }
        u128::from_str_radix(hex, 16).ok().map(|n| Self(n.to_be_bytes()))
    }
}

impl fmt::Display for DropId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = DropId::from_bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff]);
        assert_eq!(id.to_string(), "00010203040506070809aabbccddeeff");
        assert_eq!(DropId::parse(&id.to_string()), Some(id));
        assert_eq!(DropId::from_bytes([0xab; 16]).reference(), "ABAB-ABAB");
    }

    #[test]
    fn other_file_names_are_no_ids() {
        for name in ["", "index.html", "00010203040506070809AABBCCDDEEFF", "+0010203040506070809aabbccddeeff", "00"] {
            assert_eq!(DropId::parse(name), None, "{name}");
        }
    }

    #[test]
    fn an_envelope_with_anything_more_in_it_is_refused() {
        let known = r#"{"v":1,"to":"uob","kid":"00","kem":"x-wing","enc":"","ct":""}"#;
        assert_eq!(Envelope::from_json(known.as_bytes()).map(|e| e.to_json()).as_deref(), Some(known));
        let more = known.replace("\"ct\"", "\"name\":\"Ann\",\"ct\"");
        assert_eq!(Envelope::from_json(more.as_bytes()), None);
    }
}
