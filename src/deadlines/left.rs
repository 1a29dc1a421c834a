//! How much time is left, as a page says it.

use chrono::NaiveDate;

/// The time between a day and a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    /// So many days remain after this one.
    Days(u64),
    /// This is the last day.
    Today,
    /// The last day was so many days ago.
    Overdue(u64),
}

impl TimeLeft {
    /// The key of the text, which takes the days as `n`.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Days(_) => "days-left",
            Self::Today => "due-today",
            Self::Overdue(_) => "days-overdue",
        }
    }

    /// The days as `n`.
    #[must_use]
    pub const fn days(self) -> u64 {
        match self {
            Self::Days(days) | Self::Overdue(days) => days,
            Self::Today => 0,
        }
    }
}

/// What remains on a day. Every day counts: people compare it with their own calendar.
#[must_use]
pub fn time_left(due_on: NaiveDate, today: NaiveDate) -> TimeLeft {
    let days = due_on.signed_duration_since(today).num_days();
    match days {
        0 => TimeLeft::Today,
        1.. => TimeLeft::Days(days.unsigned_abs()),
        _ => TimeLeft::Overdue(days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_still_in_time() {
        let due_on = NaiveDate::from_ymd_opt(2026, 12, 28).expect("a date");
        let seen_from = |day| NaiveDate::from_ymd_opt(2026, 12, day).map(|today| time_left(due_on, today));

        assert_eq!(seen_from(25), Some(TimeLeft::Days(3)));
        assert_eq!(seen_from(28), Some(TimeLeft::Today));
        assert_eq!(seen_from(29), Some(TimeLeft::Overdue(1)));
    }
}
