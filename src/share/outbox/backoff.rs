//! How long to wait before trying again: longer each time, never the same for two phones.
//!
//! Pure: the time and the jitter are given.

use super::Millis;

/// The wait after a first failure.
const FIRST: Millis = 5_000;
/// The longest wait. A phone that comes back online is woken at once and does not wait this out.
pub(super) const LONGEST: Millis = 60 * 60 * 1000;

/// The wait after this many failures in a row (at least one): doubled each time from five seconds to an hour, of which
/// `jitter` (all values equally likely) keeps between half and the whole, so that phones do not return in step.
#[must_use]
pub(super) fn wait(failures: u32, jitter: u16) -> Millis {
    let doubled = FIRST.saturating_mul(1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX));
    let whole = doubled.min(LONGEST);
    whole / 2 + whole / 2 * u64::from(jitter) / u64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour() {
        let check = |failures, at_least, at_most| {
            assert_eq!((wait(failures, 0), wait(failures, u16::MAX)), (at_least, at_most), "{failures}");
        };
        check(1, 2_500, 5_000);
        check(2, 5_000, 10_000);
        check(5, 40_000, 80_000);
        check(10, 1_280_000, 2_560_000);
        check(11, 1_800_000, 3_600_000);
        check(64, 1_800_000, 3_600_000);
        check(u32::MAX, 1_800_000, 3_600_000);
    }

    #[test]
    fn jitter_spreads_evenly() {
        assert_eq!(wait(1, u16::MAX / 2), 3_749);
    }
}
