//! When an event stands in the order of all: a hybrid logical clock (Kulkarni and others, "Logical Physical Clocks",
//! 2014), one a case.
//!
//! Tablets are offline and their clocks are set by people. A stamp is later than every stamp its author had seen,
//! whatever her clock says, and otherwise as close to the clock as can be.

use super::{DeviceId, EventId};

/// A place in time that respects what was known when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970 of the furthest clock that this event knows of.
    pub millis: i64,
    /// Tells apart what falls on one millisecond, or comes after a clock that is ahead.
    pub count: u32,
}

/// The place of an event among all others; no two events share one.
pub type Order = (Stamp, DeviceId, EventId);

impl Stamp {
    /// The stamp of an event written when the clock says `now` by somebody who has seen `last`.
    #[must_use]
    pub fn after(last: Option<Self>, now: i64) -> Self {
        match last {
            Some(last) if last.millis >= now => match last.count.checked_add(1) {
                Some(count) => Self { millis: last.millis, count },
                None => Self { millis: last.millis.saturating_add(1), count: 0 },
            },
            Some(_) | None => Self { millis: now, count: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    fn check(last: (i64, u32), now: i64, expected: (i64, u32)) {
        let stamp = |(millis, count)| Stamp { millis, count };
        let next = Stamp::after(Some(stamp(last)), now);
        assert_eq!(next, stamp(expected));
        assert!(next > stamp(last), "later than what was seen");
    }

    #[test]
    fn a_stamp_is_later_than_what_was_seen_whatever_the_clock_says() {
        check((100, 7), 101, (101, 0));
        check((100, 7), 100, (100, 8));
        check((100, 7), 3, (100, 8));
        check((100, u32::MAX), 100, (101, 0));
        assert_eq!(Stamp::after(None, 5), Stamp { millis: 5, count: 0 });
    }
}
