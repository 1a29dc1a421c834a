//! The keys of the words that dates and limits are written with.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::counties::county::TimeUnit;

/// The weekday of a date in full.
#[must_use]
pub fn weekday_key(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "weekday-monday",
        Weekday::Tue => "weekday-tuesday",
        Weekday::Wed => "weekday-wednesday",
        Weekday::Thu => "weekday-thursday",
        Weekday::Fri => "weekday-friday",
        Weekday::Sat => "weekday-saturday",
        Weekday::Sun => "weekday-sunday",
    }
}

/// The weekday of a date in two or three letters.
#[must_use]
pub fn weekday_short_key(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "weekday-short-monday",
        Weekday::Tue => "weekday-short-tuesday",
        Weekday::Wed => "weekday-short-wednesday",
        Weekday::Thu => "weekday-short-thursday",
        Weekday::Fri => "weekday-short-friday",
        Weekday::Sat => "weekday-short-saturday",
        Weekday::Sun => "weekday-short-sunday",
    }
}

/// The month of a date in full, in the form that follows the day's number.
#[must_use]
pub fn month_key(date: NaiveDate) -> &'static str {
    match date.month0() {
        0 => "month-january",
        1 => "month-february",
        2 => "month-march",
        3 => "month-april",
        4 => "month-may",
        5 => "month-june",
        6 => "month-july",
        7 => "month-august",
        8 => "month-september",
        9 => "month-october",
        10 => "month-november",
        _ => "month-december",
    }
}

/// The month of a date, short, in the form that follows the day's number.
#[must_use]
pub fn month_short_key(date: NaiveDate) -> &'static str {
    match date.month0() {
        0 => "month-short-january",
        1 => "month-short-february",
        2 => "month-short-march",
        3 => "month-short-april",
        4 => "month-short-may",
        5 => "month-short-june",
        6 => "month-short-july",
        7 => "month-short-august",
        8 => "month-short-september",
        9 => "month-short-october",
        10 => "month-short-november",
        _ => "month-short-december",
    }
}

/// A length in a unit, as "10 days"; the text takes the length as `n`.
#[must_use]
pub const fn length_key(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::CalendarDays => "length-calendar-days",
        TimeUnit::WorkingDays => "length-working-days",
        TimeUnit::Months => "length-months",
    }
}
