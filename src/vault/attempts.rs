//! Wrong words slow down the next try.
//!
//! This hinders a person who holds the phone and tries words on its screen. It does not hinder one who copies the disk:
//! against her stand the 55 bits of the words and the cost of each try.

use super::OpenError;

const VERSION: u8 = 1;
/// Failures that cost no wait: she may well have mistyped.
const FREE: u32 = 3;
/// Seconds after each further failure; the last holds for all that follow.
const WAITS: [i64; 5] = [5, 15, 60, 300, 900];

/// How often, and when last, wrong words were tried on this phone. Says nothing about a person, and so is not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    failures: u32,
    last: i64,
}

impl Attempts {
    /// Seconds to wait at `now` (seconds since 1970) before words may be tried; 0 if they may.
    #[must_use]
    pub fn wait(self, now: i64) -> i64 {
        let Some(beyond) = self.failures.checked_sub(FREE + 1) else { return 0 };
        let wait = WAITS[(beyond as usize).min(WAITS.len() - 1)];
        // A clock that was set back must not lock her out for longer than the wait itself.
        (wait - now.saturating_sub(self.last).max(0)).clamp(0, wait)
    }

    /// With one more failure.
    #[must_use]
    pub fn failed(self, now: i64) -> Self {
        Self { failures: self.failures.saturating_add(1), last: now }
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        [[VERSION].as_slice(), &self.failures.to_le_bytes(), &self.last.to_le_bytes()].concat()
    }

    /// From whatever a store gave.
    ///
    /// # Errors
    /// [`OpenError::Malformed`] or [`OpenError::UnsupportedVersion`].
    pub fn parse(stored: &[u8]) -> Result<Self, OpenError> {
        match stored {
            [VERSION, rest @ ..] => {
                let (failures, last) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
                let last = last.try_into().map_err(|_| OpenError::Malformed)?;
                Ok(Self { failures: u32::from_le_bytes(*failures), last: i64::from_le_bytes(last) })
            }
            [version, ..] => Err(OpenError::UnsupportedVersion { version: *version }),
            [] => Err(OpenError::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32) -> Attempts {
        (0..failures).fold(Attempts::default(), |attempts, _| attempts.failed(1000))
    }

    #[test]
    fn three_mistakes_are_free_and_further_ones_cost_more_and_more() {
        for (failures, wait) in [(0, 0), (3, 0), (4, 5), (5, 15), (6, 60), (7, 300), (8, 900), (99, 900)] {
            assert_eq!(after(failures).wait(1000), wait, "{failures} failures");
            assert_eq!(after(failures).wait(1000 + wait), 0, "{failures} failures, waited");
        }
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        assert_eq!(after(4).wait(0), 5);
        assert_eq!(after(4).wait(i64::MAX), 0);
        assert_eq!(Attempts { failures: 4, last: i64::MAX }.wait(0), 5);
        assert_eq!(Attempts { failures: 4, last: i64::MIN }.wait(0), 0);
    }

    #[test]
    fn bytes_round_trip_and_others_are_refused() {
        let bytes = after(5).to_bytes();
        assert_eq!(Attempts::parse(&bytes), Ok(after(5)));
        assert_eq!(Attempts::parse(&[]), Err(OpenError::Malformed));
        assert_eq!(Attempts::parse(&bytes[..12]), Err(OpenError::Malformed));
        assert_eq!(Attempts::parse(&[9, 0]), Err(OpenError::UnsupportedVersion { version: 9 }));
    }
}
