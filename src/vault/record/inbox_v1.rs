//! The first shape of what a tablet knows of messages that came for the centre.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::centre::{open, seal};
use super::parts_v1::Id;
use super::told_v1::{kept, read};
use crate::case::Line;
use crate::case::record::{CaseId, StaffId};
use crate::vault::staff::{Arrival, ArrivalState, Aside, Looked};
use crate::vault::{Entropy, Envelope, Namespace, OpenError, Place, RecordId, SealError, VaultKey};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct ArrivalV1 {
    seen: i64,
    #[zeroize(skip)]
    mark: Id,
    state: StateV1,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum StateV1 {
    New {
        envelope: String,
    },
    Aside {
        why: AsideV1,
        envelope: Option<String>,
    },
    Filed {
        #[zeroize(skip)]
        case: Id,
        #[zeroize(skip)]
        by: Id,
        at: i64,
    },
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum AsideV1 {
    Found(String),
    ByHand {
        #[zeroize(skip)]
        by: Id,
        reason: Option<String>,
    },
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct LookedV1 {
    at: i64,
    since: Option<String>,
}

/// Where the time of the last look stands.
const LOOKED_AT: Place = Place { namespace: Namespace::Looked, id: RecordId::ONLY };

/// Seals what is known of the message with this drop id.
///
/// # Errors
/// [`SealError`].
pub fn seal_arrival(
    key: &VaultKey,
    id: RecordId,
    arrival: &Arrival,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal(key.bytes(), Place { namespace: Namespace::Inbox, id }, ArrivalV1::of(arrival), entropy)
}

/// Opens what is known of a message.
///
/// # Errors
/// [`OpenError`].
pub fn open_arrival(key: &VaultKey, id: RecordId, stored: &[u8]) -> Result<Arrival, OpenError> {
    let arrival: ArrivalV1 = open(key.bytes(), Place { namespace: Namespace::Inbox, id }, stored)?;
    arrival.restore().ok_or(OpenError::UnknownShape)
}

/// Seals when the drop box was last looked into.
///
/// # Errors
/// [`SealError`].
pub fn seal_looked(key: &VaultKey, looked: &Looked, entropy: &dyn Entropy) -> Result<Envelope, SealError> {
    seal(key.bytes(), LOOKED_AT, LookedV1 { at: looked.at, since: looked.since.clone() }, entropy)
}

/// Opens when the drop box was last looked into.
///
/// # Errors
/// [`OpenError`].
pub fn open_looked(key: &VaultKey, stored: &[u8]) -> Result<Looked, OpenError> {
    let looked: LookedV1 = open(key.bytes(), LOOKED_AT, stored)?;
    Ok(Looked { at: looked.at, since: looked.since.clone() })
}

impl ArrivalV1 {
    fn of(arrival: &Arrival) -> Self {
        let state = match &arrival.state {
            ArrivalState::New { envelope } => StateV1::New { envelope: envelope.clone() },
            ArrivalState::Aside { why, envelope } => {
                StateV1::Aside { why: AsideV1::of(why), envelope: envelope.clone() }
            }
            ArrivalState::Filed { case, by, at } => {
                StateV1::Filed { case: Id(*case.as_bytes()), by: Id(*by.as_bytes()), at: *at }
            }
        };
        Self { seen: arrival.seen, mark: Id(arrival.mark), state }
    }

    fn restore(&self) -> Option<Arrival> {
        let state = match &self.state {
            StateV1::New { envelope } => ArrivalState::New { envelope: envelope.clone() },
            StateV1::Aside { why, envelope } => ArrivalState::Aside { why: why.restore()?, envelope: envelope.clone() },
            StateV1::Filed { case, by, at } => {
                ArrivalState::Filed { case: CaseId::from_bytes(case.0), by: StaffId::from_bytes(by.0), at: *at }
            }
        };
        Some(Arrival { seen: self.seen, mark: self.mark.0, state })
    }
}

impl AsideV1 {
    fn of(why: &Aside) -> Self {
        match why {
            Aside::ByHand { by, reason } => {
                Self::ByHand { by: Id(*by.as_bytes()), reason: kept(reason.as_ref(), Line::as_str) }
            }
            Aside::NotSealed
            | Aside::TooLarge
            | Aside::Later
            | Aside::NotForUs
            | Aside::NoKey
            | Aside::Changed
            | Aside::Copy
            | Aside::Unreadable => Self::Found(super::parts_v1::code(&Aside::FOUND, why)),
        }
    }

    fn restore(&self) -> Option<Aside> {
        Some(match self {
            Self::Found(code) => Aside::FOUND.into_iter().find(|(known, _)| known == code)?.1,
            Self::ByHand { by, reason } => {
                Aside::ByHand { by: StaffId::from_bytes(by.0), reason: read(reason.as_ref(), Line::parse)? }
            }
        })
    }
}
