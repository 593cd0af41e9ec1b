//! What comes of a message when it is met: it opens and can be read, or it is set aside with the reason.

use sha2::{Digest as _, Sha256};

use super::Inbox;
use super::message::Message;
use crate::share::keys::PrivateKey;
use crate::share::{DropId, Envelope};
use crate::vault::staff::{Arrival, ArrivalState, Aside};

impl Inbox {
    /// What bytes that were found under `id` come to.
    pub(super) fn sort(&self, id: DropId, found: &[u8], keys: &[PrivateKey], now: i64) -> Arrival {
        let Some(envelope) = Envelope::from_json(found) else {
            return Arrival { seen: now, mark: mark(found), state: aside(Aside::NotSealed, None) };
        };
        let json = envelope.to_json();
        let mark = mark(json.as_bytes());
        let state = match Message::open(&envelope, id, keys) {
            Ok(_) => ArrivalState::New { envelope: json },
            // It opens under one id only; where the same bytes are known under another, this is the copy.
            Err(Aside::Changed) if self.is_known_elsewhere(id, mark) => aside(Aside::Copy, None),
            Err(why) => aside(why, Some(json)),
        };
        Arrival { seen: now, mark, state }
    }

    fn is_known_elsewhere(&self, id: DropId, mark: [u8; 16]) -> bool {
        self.arrivals.iter().any(|(other, arrival)| *other != id && arrival.mark == mark)
    }
}

/// What is known of a message that was not fetched because of its size.
pub(super) fn too_large(now: i64) -> Arrival {
    Arrival { seen: now, mark: mark(&[]), state: aside(Aside::TooLarge, None) }
}

fn aside(why: Aside, envelope: Option<String>) -> ArrivalState {
    ArrivalState::Aside { why, envelope }
}

fn mark(bytes: &[u8]) -> [u8; 16] {
    let mut mark = [0; 16];
    mark.copy_from_slice(&Sha256::digest(bytes)[..16]);
    mark
}
