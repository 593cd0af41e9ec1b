//! A date that may leave out its day, or its month and day (FHIR `date`).

use std::fmt;

use zeroize::Zeroize;

use crate::instrument::Precision;

/// A date of the Gregorian calendar, as precise as she gave it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Zeroize)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A date that exists, between 1900 and 2200; a day needs a month.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let year_fits = (1900..=2200).contains(&year);
        let rest_fits = match (month, day) {
            (None, None) => true,
            (None, Some(_)) => false,
            (Some(m), None) => (1..=12).contains(&m),
            (Some(m), Some(d)) => (1..=12).contains(&m) && (1..=days_in(year, m)).contains(&d),
        };
        (year_fits && rest_fits).then_some(Self { year, month, day })
    }

    /// Reads `1990`, `1990-04` or `1990-04-30`.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let mut parts = s.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(|p| p.parse().ok());
        let day = parts.next().map(|p| p.parse().ok());
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        Self::new(year, month.flatten(), day.flatten())
    }

    /// The date of a day counted from 1 January 1970.
    #[must_use]
    pub fn of_day(day: i64) -> Option<Self> {
        // Years counted from March, in eras of 400 years, so that the leap day comes last
        // (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days).
        let from_era = day.checked_add(719_468)?;
        let (era, day) = (from_era.div_euclid(146_097), from_era.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, passed) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u16::try_from(era * 400 + year + passed).ok()?;
        Self::new(year, u8::try_from(month).ok(), u8::try_from(day).ok())
    }

    /// The last day that it may mean, counted from 1 January 1970.
    #[must_use]
    pub fn last_day(self) -> i64 {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in(self.year, month));
        // The way back of `of_day` (Hinnant, days_from_civil).
        let year = i64::from(self.year) - i64::from(month <= 2);
        let from_march = (i64::from(month) + 9) % 12;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// Its day counted from 1 January 1970; `None` when it leaves out its day.
    #[must_use]
    pub fn day_number(self) -> Option<i64> {
        self.day.map(|_| self.last_day())
    }

    /// How precise it is.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its month, 1 to 12.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// Its day of the month.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Full years from this date to another; a missing month or day counts as the first.
    #[must_use]
    pub fn years_until(self, other: Self) -> Option<u16> {
        let of_year = |d: Self| (d.month.unwrap_or(1), d.day.unwrap_or(1));
        let years = other.year.checked_sub(self.year)?;
        if of_year(other) < of_year(self) { years.checked_sub(1) } else { Some(years) }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |m| write!(f, "-{m:02}"))?;
        self.day.map_or(Ok(()), |d| write!(f, "-{d:02}"))
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PartialDate([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_that_exist_round_trip_and_others_are_refused() {
        for good in ["1990", "1990-04", "1990-04-30", "2024-02-29", "2000-02-29"] {
            assert_eq!(PartialDate::parse(good).map(|d| d.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "90", "1990-13", "1990-00", "1990-04-31", "2023-02-29", "1900-02-29", "1990-04-30-1", "1990-x"]
        {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        let check = |day, date: Option<&str>| {
            assert_eq!(PartialDate::of_day(day).map(|d| d.to_string()).as_deref(), date, "{day}");
        };
        check(0, Some("1970-01-01"));
        check(-1, Some("1969-12-31"));
        check(59, Some("1970-03-01"));
        check(11_016, Some("2000-02-29"));
        check(20_780, Some("2026-11-23"));
        check(84_006, Some("2200-01-01"));
        for day in (-20_000..80_000).step_by(97) {
            assert_eq!(PartialDate::of_day(day).and_then(PartialDate::day_number), Some(day));
        }
        assert_eq!(PartialDate::parse("1990-04").and_then(PartialDate::day_number), None);
        check(i64::MAX, None);
        check(i64::MIN, None);
    }

    #[test]
    fn the_last_day_of_a_date_is_the_day_it_is_of() {
        for day in (-25_000..84_006).step_by(13) {
            assert_eq!(PartialDate::of_day(day).map(PartialDate::last_day), Some(day));
        }
        let check = |date: &str, same: &str| {
            let day = |text| PartialDate::parse(text).map(PartialDate::last_day);
            assert_eq!(day(date), day(same), "{date}");
        };
        check("2024-02", "2024-02-29");
        check("2026", "2026-12-31");
    }

    #[test]
    fn years_are_full_years() {
        let check = |from: &str, to: &str, years| {
            let date = |s| PartialDate::parse(s).unwrap();
            assert_eq!(date(from).years_until(date(to)), years, "{from} to {to}");
        };
        check("1990-04-30", "2026-04-29", Some(35));
        check("1990-04-30", "2026-04-30", Some(36));
        check("1990", "2026-01", Some(36));
        check("2026-05-01", "2026-04-01", None);
        check("2027", "2026", None);
    }
}
