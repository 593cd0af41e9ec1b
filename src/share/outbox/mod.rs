//! Messages on their way: sealed, stored, and sent until their drop box confirms them.
//!
//! Invariant: the envelope of a message is let go only in [`State::Delivered`]. Everything here is pure; `app::submit`
//! and `app::deliver` do the work. `docs/decisions/0013-outbox.md` has the protocol.

mod backoff;
mod entry;
mod record;

pub use entry::{Entry, Reply, State};
pub use record::Unreadable;

/// Milliseconds: of a wait, or since 1970 by the phone's clock.
pub type Millis = u64;
