//! Her decision about research: separate from the privacy notice, and never a condition of support.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Whether her pseudonymised record may be used for research.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResearchConsent {
    /// She was not asked, or has not decided: the same as no.
    NotGiven,
    /// She said no.
    Declined,
    /// She said yes.
    Given {
        /// Her pseudonym for research, made when she first agreed.
        study_id: StudyId,
        /// Version of the consent wording she agreed to.
        wording: String,
        /// The day she agreed on, from 1 January 1970.
        day: i64,
    },
}

/// A research pseudonym: 128 random bits, mapped to her only at her centre. Never derived from anything about her.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct StudyId([u8; 16]);

impl StudyId {
    /// From 128 bits of fresh entropy, which the caller must have from the system.
    #[must_use]
    pub fn from_entropy(bits: [u8; 16]) -> Self {
        Self(bits)
    }

    /// Reads the 32 hexadecimal digits that [`StudyId::to_hex`] writes.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        if hex.len() != 32 || !hex.is_ascii() {
            return None;
        }
        let mut bits = [0; 16];
        for (i, byte) in bits.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).ok()?;
        }
        Some(Self(bits))
    }

    /// Its bytes, for an invite.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// As 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.iter().map(|b| format!("{b:02x}")).collect()
    }
}

impl fmt::Debug for StudyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StudyId([redacted])")
    }
}
