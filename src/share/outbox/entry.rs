//! One message to one partner, and what becomes of it.

use super::Millis;
use super::backoff::{LONGEST, wait};
use crate::centre::PartnerCode;
use crate::share::envelope::{DropId, Envelope};

/// The longest delay a centre file can ask for (a week).
const MOST_DELAYED: Millis = 604_800_000;

/// A message on its way, or the mark that it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name it has in the drop box, however often it is put there.
    pub id: DropId,
    /// Whom it is sealed to.
    pub to: PartnerCode,
    /// Whether she has seen that it is on its way. Then nothing of it stays once it is delivered.
    pub seen: bool,
    /// Where it is.
    pub state: State,
}

/// Where a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// To be sent.
    Waiting {
        /// The sealed message.
        envelope: Envelope,
        /// Not before this time.
        due: Millis,
        /// Tries without success since it was stored or last helped.
        failures: u32,
    },
    /// Its drop box will not take it as it is: somebody must look at it.
    Refused {
        /// The sealed message.
        envelope: Envelope,
        /// What the drop box answered (HTTP status).
        status: u16,
    },
    /// Confirmed by its drop box.
    Delivered,
}

/// What came back from a drop box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// An HTTP status.
    Status(u16),
    /// Nothing: no network, no answer in time, or a connection cut before one.
    Nothing,
}

impl Entry {
    /// A sealed message to be sent, not before `due`.
    #[must_use]
    pub fn new(id: DropId, to: PartnerCode, envelope: Envelope, due: Millis) -> Self {
        Self { id, to, seen: false, state: State::Waiting { envelope, due, failures: 0 } }
    }

    /// When it may be tried next; `None` when it waits for nothing or for somebody's help.
    #[must_use]
    pub fn due(&self) -> Option<Millis> {
        match &self.state {
            State::Waiting { due, .. } => Some(*due),
            State::Refused { .. } | State::Delivered => None,
        }
    }

    /// What it becomes by this reply to a try (`docs/decisions/0013-outbox.md`). Only a waiting message is tried; any
    /// other stays as it is.
    #[must_use]
    pub fn after(self, reply: Reply, now: Millis, jitter: u16) -> Self {
        let state = match self.state {
            State::Waiting { envelope, failures, .. } => match reply {
                Reply::Status(200 | 201 | 202 | 204 | 409 | 412) => State::Delivered,
                Reply::Status(408 | 425 | 429 | 500..=599) | Reply::Nothing => {
                    let failures = failures.saturating_add(1);
                    State::Waiting { envelope, due: now.saturating_add(wait(failures, jitter)), failures }
                }
                Reply::Status(status) => State::Refused { envelope, status },
            },
            State::Refused { .. } | State::Delivered => self.state,
        };
        Self { state, ..self }
    }

    /// Whether nothing needs to stay of it.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.seen && self.state == State::Delivered
    }

    /// Whether it may be tried now. A phone that has just come back online (`woken`) does not wait out the time that
    /// failures imposed; what waits on purpose (the counters, before their first try) still does.
    #[must_use]
    pub fn is_due(&self, now: Millis, woken: bool) -> bool {
        match &self.state {
            State::Waiting { due, failures: 0, .. } => reached(*due, now, MOST_DELAYED),
            State::Waiting { due, .. } => woken || reached(*due, now, LONGEST),
            State::Refused { .. } | State::Delivered => false,
        }
    }

    /// By her wish: what was refused or has failed is tried again at once. What waits on purpose keeps its time.
    #[must_use]
    pub fn again(self, now: Millis) -> Self {
        let state = match self.state {
            State::Waiting { envelope, failures: 1.., .. } | State::Refused { envelope, .. } => {
                State::Waiting { envelope, due: now, failures: 0 }
            }
            State::Waiting { .. } | State::Delivered => self.state,
        };
        Self { state, ..self }
    }
}

/// Whether a time has come. One that lies further ahead than any wait may set it was set by a clock that has been put
/// back since.
fn reached(due: Millis, now: Millis, longest: Millis) -> bool {
    due <= now || due - now > longest
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = 1_000_000;

    fn envelope() -> Envelope {
        Envelope::from_json(br#"{"v":1,"to":"uob","kid":"00","kem":"x-wing","enc":"AA","ct":"AA"}"#).unwrap()
    }

    fn entry(failures: u32, due: Millis) -> Entry {
        let state = State::Waiting { envelope: envelope(), due, failures };
        Entry { id: DropId::from_bytes([1; 16]), to: PartnerCode::Uob, seen: false, state }
    }

    #[test]
    fn every_reply_has_its_consequence() {
        for status in 100..=599 {
            let state = entry(0, 0).after(Reply::Status(status), NOW, u16::MAX).state;
            let expected = match status {
                200 | 201 | 202 | 204 | 409 | 412 => State::Delivered,
                408 | 425 | 429 | 500.. => State::Waiting { envelope: envelope(), due: NOW + 5_000, failures: 1 },
                _ => State::Refused { envelope: envelope(), status },
            };
            assert_eq!(state, expected, "{status}");
        }
        let no_reply = entry(3, 0).after(Reply::Nothing, NOW, 0).state;
        assert_eq!(no_reply, State::Waiting { envelope: envelope(), due: NOW + 20_000, failures: 4 });
    }

    #[test]
    fn what_is_done_or_refused_is_not_changed_by_a_late_reply() {
        for state in [State::Delivered, State::Refused { envelope: envelope(), status: 403 }] {
            let entry = Entry { state, ..entry(0, 0) };
            assert_eq!(entry.clone().after(Reply::Status(500), NOW, 0), entry);
        }
    }

    #[test]
    fn being_online_again_shortens_a_failures_wait_and_no_other() {
        let check = |failures, due, woken, expected| assert_eq!(entry(failures, due).is_due(NOW, woken), expected);
        check(0, NOW, false, true);
        check(0, NOW + 1, false, false);
        check(0, NOW + 1, true, false);
        check(1, NOW + 1, false, false);
        check(1, NOW + 1, true, true);
        check(0, NOW + MOST_DELAYED, false, false);
        check(0, NOW + MOST_DELAYED + 1, false, true); // the clock was put back
        check(1, NOW + LONGEST, false, false);
        check(1, NOW + LONGEST + 1, false, true);
    }

    #[test]
    fn she_can_have_it_tried_again() {
        let refused = Entry { state: State::Refused { envelope: envelope(), status: 403 }, ..entry(0, 0) };
        assert_eq!(refused.again(NOW), entry(0, NOW));
        assert_eq!(entry(9, NOW + 5).again(NOW), entry(0, NOW));
        assert_eq!(entry(0, NOW + 5).again(NOW), entry(0, NOW + 5), "the counters keep their time");
    }
}
