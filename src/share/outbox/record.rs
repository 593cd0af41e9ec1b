//! The stored form of a message on its way. Version 1 stays readable for ever (`tests/fixtures/outbox/`).
//!
//! Not sealed by the vault: it holds nothing but an envelope, which only the partner can open, and when to try next; and
//! it must be readable while nobody has given her words.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Entry, Millis, State};
use crate::centre::PartnerCode;
use crate::share::envelope::{DropId, Envelope};

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordV1 {
    v: u8,
    to: String,
    seen: bool,
    state: StateV1,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum StateV1 {
    Waiting { due: Millis, failures: u32, envelope: Envelope },
    Refused { status: u16, envelope: Envelope },
    Delivered,
}

/// A stored message that this version of the app cannot read. It is left alone: a later version wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a stored message of another version")
    }
}

impl std::error::Error for Unreadable {}

impl Entry {
    /// The bytes to store under its id.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let state = match self.state.clone() {
            State::Waiting { envelope, due, failures } => StateV1::Waiting { due, failures, envelope },
            State::Refused { envelope, status } => StateV1::Refused { status, envelope },
            State::Delivered => StateV1::Delivered,
        };
        let record = RecordV1 { v: VERSION, to: self.to.as_str().to_owned(), seen: self.seen, state };
        // Texts and numbers: this cannot fail.
        serde_json::to_vec(&record).unwrap_or_default()
    }

    /// Reads what was stored under `id`.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn from_bytes(id: DropId, stored: &[u8]) -> Result<Self, Unreadable> {
        let record: RecordV1 = serde_json::from_slice(stored).map_err(|_| Unreadable)?;
        let to = PartnerCode::parse(&record.to).filter(|_| record.v == VERSION).ok_or(Unreadable)?;
        let state = match record.state {
            StateV1::Waiting { due, failures, envelope } => State::Waiting { envelope, due, failures },
            StateV1::Refused { status, envelope } => State::Refused { envelope, status },
            StateV1::Delivered => State::Delivered,
        };
        Ok(Self { id, to, seen: record.seen, state })
    }
}
