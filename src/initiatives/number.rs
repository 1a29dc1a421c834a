//! The number people use for an initiative: the year and a count, as registers have it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number, as `2026-014`. Initiatives are public matters, so their count may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InitiativeNumber {
    year: u16,
    count: u32,
}

impl InitiativeNumber {
    /// The number of the `count`th initiative of a year.
    #[must_use]
    pub const fn of(year: u16, count: u32) -> Self {
        Self { year, count }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Its place among the initiatives of the year.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// Reads a number: four digits, a dash and three to six digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, count) = text.trim().split_once('-')?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || !(3..=6).contains(&count.len()) || !is_digits(year) || !is_digits(count) {
            return None;
        }
        let number = Self { year: year.parse().ok()?, count: count.parse().ok()? };
        // One number has one address.
        (number.count > 0 && number.to_string() == text.trim()).then_some(number)
    }
}

impl fmt::Display for InitiativeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:03}", self.year, self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_way_to_be_written() {
        assert_eq!(InitiativeNumber::parse("2026-014"), Some(InitiativeNumber::of(2026, 14)));
        assert_eq!(InitiativeNumber::of(2026, 1204).to_string(), "2026-1204");
        for bad in ["", "2026", "2026-", "2026-14", "2026-0014", "2026-000", "26-014", "2026-x14", "2026-7KQ4MD"] {
            assert_eq!(InitiativeNumber::parse(bad), None, "{bad}");
        }
    }
}
