//! What can go wrong, one enum for each direction. None carries anything of hers.

use std::fmt;

use super::NoEntropy;

/// Why nothing was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// No randomness.
    NoEntropy,
    /// Larger than any record may be.
    TooLarge,
    /// The cipher or the serialiser refused; neither does so for any input known to us.
    Failed,
}

/// Why stored bytes were not opened. They are worth keeping whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// Too short, or not built as their version says.
    Malformed,
    /// Of a version that this build does not know.
    UnsupportedVersion {
        /// The version found.
        version: u8,
    },
    /// Another key than they were sealed with, or changed, or moved from another place: authentication cannot say which.
    WrongKeyOrChanged,
    /// A slot that asks for less work than the floor, or for more than a phone has.
    CostOutOfRange,
    /// It opened, and holds a shape that this build does not know: written by a later one.
    UnknownShape,
}

/// Why no key came of her words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeriveError {
    /// The phone did not give the memory; a smaller cost may do.
    OutOfMemory,
    /// The function refused its input; it does so for none that [`super::KdfParams`] can hold.
    Failed,
}

/// Why what she typed is not a set of words, by places, never by the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseProblem {
    /// Fewer or more words than there are.
    Count {
        /// How many were typed.
        found: usize,
    },
    /// Words that are not on the list.
    Unknown {
        /// Their places, from 1.
        places: Vec<usize>,
    },
}

impl From<NoEntropy> for SealError {
    fn from(_: NoEntropy) -> Self {
        Self::NoEntropy
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoEntropy => "the system gave no randomness",
            Self::TooLarge => "the record is too large to keep",
            Self::Failed => "sealing failed",
        })
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed => f.write_str("these bytes are not a sealed record"),
            Self::UnsupportedVersion { version } => write!(f, "version {version} is not known here"),
            Self::WrongKeyOrChanged => f.write_str("the key is another, or the record was changed or moved"),
            Self::CostOutOfRange => f.write_str("the cost of the key is outside what is allowed"),
            Self::UnknownShape => f.write_str("the record has a shape that is not known here"),
        }
    }
}

impl fmt::Display for DeriveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfMemory => "not enough memory to make the key",
            Self::Failed => "making the key failed",
        })
    }
}

impl fmt::Display for PhraseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { found } => write!(f, "{found} words"),
            Self::Unknown { places } => write!(f, "words not on the list at {places:?}"),
        }
    }
}

impl std::error::Error for SealError {}
impl std::error::Error for OpenError {}
impl std::error::Error for DeriveError {}
impl std::error::Error for PhraseProblem {}
