//! Quarters of a year.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A quarter, written `2026-Q3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u8,
}

impl Quarter {
    /// The quarter of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let number = match date.month0() {
            0..=2 => 1,
            3..=5 => 2,
            6..=8 => 3,
            _ => 4,
        };
        Self { year: date.year(), number }
    }

    /// The four quarters of a year.
    #[must_use]
    pub fn of_year(year: i32) -> [Self; 4] {
        [1, 2, 3, 4].map(|number| Self { year, number })
    }

    /// Reads `2026-Q3`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let quarter = Self { year: year.parse().ok()?, number: number.parse().ok()? };
        (1..=4).contains(&quarter.number).then_some(quarter)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows::quarter_of;

    #[test]
    fn a_quarter_is_read_as_the_register_writes_it() {
        let first = NaiveDate::from_ymd_opt(2026, 1, 31).expect("a date");
        for date in first.iter_weeks().take(60) {
            assert_eq!(Quarter::parse(&quarter_of(date)), Some(Quarter::of(date)), "{date}");
        }
        for text in ["", "2026", "2026-Q5", "2026-Q0", "Q1-2026"] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}
