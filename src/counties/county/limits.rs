//! How long something may take, and how long it is kept.

use serde::{Deserialize, Serialize};

use super::Translated;

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many.
    pub length: u16,
    /// Of what.
    pub unit: TimeUnit,
    /// An end on a day off moves to the next working day (act 150/1930 § 5).
    #[serde(default = "moves_by_default")]
    pub moves: bool,
}

fn moves_by_default() -> bool {
    true
}

/// What a time limit is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Every day.
    CalendarDays,
    /// Days that are no Saturday, Sunday, holiday or eve of act 150/1930 § 5.
    WorkingDays,
    /// Months, ending on the same day number or the month's last day (act 150/1930 § 3).
    Months,
}

/// A number of days as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole years.
    Years(u32),
    /// Whole months.
    Months(u32),
    /// Neither.
    Days(u32),
}

impl Span {
    /// Whole years or months where the days are as many, give or take the leap days and short months that may
    /// lie in it: half a year is 182 or 183 days, five years are 1826 or 1827.
    #[must_use]
    pub const fn of_days(days: u32) -> Self {
        let (years, months) = ((days + 1) / 365, (days * 12 + 182) / 365);
        let (fewest, most) = (years * 365 + years / 4, years * 365 + years.div_ceil(4));
        if years > 0 && fewest <= days && days <= most {
            return Self::Years(years);
        }
        let whole = (months * 365 / 12, (months * 365).div_ceil(12));
        if months > 0 && whole.0 <= days && days <= whole.1 { Self::Months(months) } else { Self::Days(days) }
    }
}

/// How long a class of data is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// The class, as `feedback_contact`.
    pub class: String,
    /// From which moment, as `closed`.
    pub from: String,
    /// Days after that moment; none for permanent keeping.
    pub days: Option<u32>,
    /// What happens then: `delete`, `tombstone` or `archive`.
    pub then: String,
    /// What it is, as people say it.
    pub name: Translated,
    /// On what ground.
    pub ground: Translated,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_people_say_them() {
        for (days, said) in [
            (0, Span::Days(0)),
            (7, Span::Days(7)),
            (30, Span::Months(1)),
            (35, Span::Days(35)),
            (183, Span::Months(6)),
            (365, Span::Years(1)),
            (730, Span::Years(2)),
            (1826, Span::Years(5)),
            (1827, Span::Years(5)),
            (1830, Span::Days(1830)),
        ] {
            assert_eq!(Span::of_days(days), said);
        }
    }
}
