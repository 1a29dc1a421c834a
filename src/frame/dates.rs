//! Dates as people write them (design 7).

use chrono::{Datelike, NaiveDate};

use crate::deadlines::{month_key, weekday_key};
use crate::kernel::locale::Locale;
use crate::platform::texts::text;

/// A date: *22.11.2026*, *22 November 2026*.
#[must_use]
pub fn date(locale: Locale, on: NaiveDate) -> String {
    match locale {
        Locale::Sv | Locale::Fi => format!("{}.{}.{}", on.day(), on.month(), on.year()),
        Locale::En => format!("{} {} {}", on.day(), text(locale, month_key(on)), on.year()),
    }
}

/// A date with its weekday: *söndag 22.11.2026*.
#[must_use]
pub fn date_with_weekday(locale: Locale, on: NaiveDate) -> String {
    format!("{} {}", text(locale, weekday_key(on)), date(locale, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_each_language_does() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");

        let written = Locale::ALL.map(|locale| date_with_weekday(locale, on));

        assert_eq!(written, ["sunnuntai 22.11.2026", "söndag 22.11.2026", "Sunday 22 November 2026"]);
    }
}
