//! The phone's clock. Only days and months of it are ever kept or sent.

use js_sys::Date;

use crate::assessment::PartialDate;

/// Seconds since 1 January 1970, UTC.
#[must_use]
pub fn now() -> i64 {
    whole(Date::now() / 1000.0)
}

/// Days since 1 January 1970 on her own calendar.
#[must_use]
pub fn day() -> i64 {
    let local = Date::now() - Date::new_0().get_timezone_offset() * 60_000.0;
    whole(local / 86_400_000.0)
}

/// Today's date on her own calendar; `None` should the clock be centuries off.
#[must_use]
pub fn today() -> Option<PartialDate> {
    PartialDate::of_day(day())
}

#[expect(clippy::cast_possible_truncation, reason = "a clock is within range for the next 200 million years")]
fn whole(n: f64) -> i64 {
    n.floor() as i64
}
