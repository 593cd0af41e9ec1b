//! A pack that a centre took in from a file, as its tablets keep it.

use std::fmt;

use crate::case::record::{StaffId, Stamp};
use crate::vault::PackKey;

/// What is kept of a pack. Its file says which pack it is, so there is no second place that could say otherwise.
pub struct KeptPack {
    /// The pack's file, byte for byte: its digest is part of what it is.
    pub file: String,
    /// The questionnaire it was made of, where it was: what differs can be read again.
    pub source: Option<String>,
    /// What becomes of it.
    pub standing: Standing,
    /// When that was said.
    pub since: Stamp,
    /// Who said so.
    pub by: StaffId,
    /// What opens it where it is published sealed, and when that was brought.
    pub key: Option<(Stamp, PackKey)>,
}

/// What becomes of a pack that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Made of a questionnaire; a manager settles it. Nobody is asked it.
    Draft,
    /// A pack that came as one: nobody here changes it. Nobody is asked it yet.
    Whole,
    /// The centre asks it. It is never changed again.
    Asked,
    /// The centre asks it no more; what was answered under it stays readable.
    Withdrawn,
}

impl Standing {
    /// Every standing with its code.
    pub const ALL: [(&'static str, Self); 4] =
        [("draft", Self::Draft), ("whole", Self::Whole), ("asked", Self::Asked), ("withdrawn", Self::Withdrawn)];

    /// Whether anybody may have answered it: then it is kept for ever.
    #[must_use]
    pub fn was_asked(self) -> bool {
        match self {
            Self::Draft | Self::Whole => false,
            Self::Asked | Self::Withdrawn => true,
        }
    }
}

impl KeptPack {
    /// What two tablets know of one pack: once asked it stays so, and what was said last stands, in whatever order they
    /// meet. A key that either has is not lost.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let order = |kept: &Self| (kept.standing.was_asked(), kept.since, kept.standing, *kept.by.as_bytes());
        let (mut later, earlier) = if order(&self) >= order(&other) { (self, other) } else { (other, self) };
        later.source = later.source.max(earlier.source);
        later.key = match (later.key.take(), earlier.key) {
            (Some(one), Some(another)) => Some(if brought(&one) >= brought(&another) { one } else { another }),
            (one, another) => one.or(another),
        };
        later
    }
}

/// Of two keys that were brought, which stands.
fn brought((since, key): &(Stamp, PackKey)) -> (Stamp, [u8; 32]) {
    // EXPOSE: two that were brought at the same moment are told apart the same way on every tablet.
    (*since, *key.bytes().expose())
}

impl fmt::Debug for KeptPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The words of a licensed pack are its owner's.
        write!(f, "KeptPack({:?}, {} bytes)", self.standing, self.file.len())
    }
}
