//! Between which days something of an initiative can lie. What lies outside is a slip of the keyboard, and makers would
//! be told of it by letter.

use std::ops::RangeInclusive;

use chrono::{Months, NaiveDate};

/// Years within which measures are estimated to be known, and looked back at.
const YEARS_OF_ESTIMATE: u32 = 5;

/// Years within which bodies meet and makers are heard.
const YEARS_OF_MEETING: u32 = 2;

/// When the measures can be estimated to be known.
#[must_use]
pub fn of_estimate(today: NaiveDate) -> RangeInclusive<NaiveDate> {
    today..=later(today, YEARS_OF_ESTIMATE)
}

/// When makers can be heard.
#[must_use]
pub fn of_hearing(today: NaiveDate) -> RangeInclusive<NaiveDate> {
    today..=later(today, YEARS_OF_MEETING)
}

/// When a body can meet about an initiative that was handed over on a day.
#[must_use]
pub fn of_meeting(handed_over_on: NaiveDate, today: NaiveDate) -> RangeInclusive<NaiveDate> {
    handed_over_on..=later(today, YEARS_OF_MEETING)
}

/// When it can be looked at whether the measures were taken.
#[must_use]
pub fn of_follow_up(today: NaiveDate) -> RangeInclusive<NaiveDate> {
    today.succ_opt().unwrap_or(today)..=later(today, YEARS_OF_ESTIMATE)
}

fn later(day: NaiveDate, years: u32) -> NaiveDate {
    day.checked_add_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn days_lie_within_what_can_be_meant() {
        let today = day("2024-02-29");

        assert_eq!(of_estimate(today), day("2024-02-29")..=day("2029-02-28"));
        assert_eq!(of_hearing(today), day("2024-02-29")..=day("2026-02-28"));
        assert_eq!(of_meeting(day("2024-01-15"), today), day("2024-01-15")..=day("2026-02-28"));
        assert_eq!(of_follow_up(today), day("2024-03-01")..=day("2029-02-28"));
    }
}
