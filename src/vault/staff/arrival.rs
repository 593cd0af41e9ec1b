//! What a tablet knows of one message that came for the centre, and when it last looked for more.

use crate::case::Line;
use crate::case::record::{CaseId, StaffId};

/// A message that came for the centre. It stands under its drop id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// When this tablet first met it, in milliseconds since 1970.
    pub seen: i64,
    /// Half of the SHA-256 of what was found, to tell a copy under another id.
    pub mark: [u8; 16],
    /// What became of it.
    pub state: ArrivalState,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArrivalState {
    /// It opened and can be read; a person is to decide whose it is.
    New {
        /// The envelope as it came, still sealed to the centre's key.
        envelope: String,
    },
    /// It is left where it is, with the reason. It can be looked at again.
    Aside {
        /// Why.
        why: Aside,
        /// The envelope as it came, if it is one.
        envelope: Option<String>,
    },
    /// It is in a record.
    Filed {
        /// In which.
        case: CaseId,
        /// Who decided so.
        by: StaffId,
        /// When, in milliseconds since 1970.
        at: i64,
    },
}

/// Why a message is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// It is no sealed message.
    NotSealed,
    /// It is larger than any message can be.
    TooLarge,
    /// A later version of the app sealed it.
    Later,
    /// It is sealed to somebody else.
    NotForUs,
    /// It is sealed to the centre, under a key that is not on this tablet.
    NoKey,
    /// It was changed, or stands under another id than it was sealed for.
    Changed,
    /// It is a copy of another message.
    Copy,
    /// It opened, and what it says is not in a form that this version knows.
    Unreadable,
    /// Somebody set it aside.
    ByHand {
        /// Who.
        by: StaffId,
        /// Why.
        reason: Option<Line>,
    },
}

impl Aside {
    /// Every reason that the app itself finds, with its code.
    pub const FOUND: [(&'static str, Self); 8] = [
        ("not-sealed", Self::NotSealed),
        ("too-large", Self::TooLarge),
        ("later", Self::Later),
        ("not-for-us", Self::NotForUs),
        ("no-key", Self::NoKey),
        ("changed", Self::Changed),
        ("copy", Self::Copy),
        ("unreadable", Self::Unreadable),
    ];
}

/// When a tablet last looked into the drop box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// In milliseconds since 1970.
    pub at: i64,
    /// Where the listing goes on, for a drop box that tells changes.
    pub since: Option<String>,
}
