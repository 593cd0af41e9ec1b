//! When a tablet that nobody touches is locked. Times are in seconds of the tablet's clock.

/// Seconds of warning before it locks.
const WARNING: i64 = 60;

/// A clock that jumps by more than this, either way, between two looks at a page that is in sight: the tablet slept, or
/// somebody set its clock. Looks come every second.
const JUMP: i64 = 30;

/// How long ago somebody touched the tablet.
#[derive(Debug, Clone, Copy)]
pub struct Idle {
    limit: i64,
    touched: i64,
    looked: i64,
    was_in_sight: bool,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    Stay,
    /// Warn that it will be locked.
    Warn {
        /// In so many seconds.
        seconds: i64,
    },
    /// Lock.
    Lock,
}

impl Idle {
    /// Somebody has just come in. `limit` is in seconds.
    #[must_use]
    pub fn new(limit: u16, now: i64) -> Self {
        Self { limit: limit.into(), touched: now, looked: now, was_in_sight: true }
    }

    /// She touched it. Once she was warned, only saying so in the warning counts.
    pub fn touch(&mut self, now: i64) {
        self.touched = now;
    }

    /// Looks at the clock; `in_sight` is whether the page is shown.
    pub fn look(&mut self, now: i64, in_sight: bool) -> Then {
        let jumped = (now - self.looked).abs() > JUMP && self.was_in_sight && in_sight;
        // A clock that was set back must not lengthen the time.
        self.touched = self.touched.min(now);
        (self.looked, self.was_in_sight) = (now, in_sight);
        let left = self.limit - (now - self.touched);
        if jumped || left <= 0 {
            Then::Lock
        } else if left <= WARNING.min(self.limit / 2) {
            Then::Warn { seconds: left }
        } else {
            Then::Stay
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks every second, as the page does.
    fn after(idle: &mut Idle, from: i64, to: i64) -> Then {
        (from + 1..=to).map(|now| idle.look(now, true)).last().unwrap_or(Then::Stay)
    }

    #[test]
    fn an_untouched_tablet_warns_a_minute_before_it_locks() {
        let mut idle = Idle::new(300, 0);
        assert_eq!(after(&mut idle, 0, 239), Then::Stay);
        assert_eq!(after(&mut idle, 239, 240), Then::Warn { seconds: 60 });
        idle.touch(240);
        assert_eq!(after(&mut idle, 240, 479), Then::Stay);
        assert_eq!(after(&mut idle, 479, 539), Then::Warn { seconds: 1 });
        assert_eq!(after(&mut idle, 539, 540), Then::Lock);
        assert_eq!(after(&mut Idle::new(30, 0), 0, 14), Then::Stay, "a short limit has a short warning");
    }

    #[test]
    fn a_tablet_that_slept_is_locked_when_it_wakes() {
        assert_eq!(Idle::new(300, 0).look(31, true), Then::Lock);
        assert_eq!(Idle::new(300, 0).look(30, true), Then::Stay);
    }

    #[test]
    fn a_page_out_of_sight_has_the_same_limit_though_it_looks_seldom() {
        let mut idle = Idle::new(300, 0);
        assert_eq!(idle.look(1, false), Then::Stay);
        assert_eq!(idle.look(61, false), Then::Stay);
        assert_eq!(idle.look(230, true), Then::Stay, "back in time");
        assert_eq!(idle.look(231, false), Then::Stay);
        assert_eq!(idle.look(10_000, true), Then::Lock);
    }

    #[test]
    fn setting_the_clock_back_gains_nothing() {
        assert_eq!(Idle::new(300, 10_000).look(9_000, true), Then::Lock);
        let mut idle = Idle::new(300, 10_000);
        assert_eq!(idle.look(9_980, true), Then::Stay);
        assert_eq!(after(&mut idle, 9_980, 10_280), Then::Lock);
    }
}
