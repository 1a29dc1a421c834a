//! What the county promises about an initiative by a day, and when those who keep the promise are reminded of it.

use chrono::NaiveDate;

use super::state::State;

/// Days before a promised day on which somebody is reminded.
const BEFORE_DAYS: [i64; 3] = [14, 7, 1];

/// Days between reminders of a promise that was not kept.
const LATE_EVERY_DAYS: i64 = 7;

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Promise {
    /// It is checked before publication.
    Check,
    /// The maker is told who handles it (act 611/2021 § 95, the county's regulation).
    Notice,
    /// The maker is told of the measures: by the county's own time, or else by the estimate that the maker was given.
    Measures,
    /// It is looked at whether it was done.
    FollowUp,
}

impl Promise {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Notice => "notice",
            Self::Measures => "measures",
            Self::FollowUp => "follow_up",
        }
    }
}

/// The dates of an initiative that promises are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The day of filing.
    pub filed_on: NaiveDate,
    /// The day the state began.
    pub since: NaiveDate,
    /// The day the state looks forward to.
    pub next_on: Option<NaiveDate>,
    /// The last day for telling who handles it.
    pub notice_by: Option<NaiveDate>,
    /// The day that was told.
    pub noticed_on: Option<NaiveDate>,
    /// The county's own last day for the measures, where it has set itself one.
    pub handle_by: Option<NaiveDate>,
    /// The last day of its case: once it is told who handles it, the estimate that the makers were told of the measures.
    pub case_due_on: Option<NaiveDate>,
}

/// A promise with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// What.
    pub promise: Promise,
    /// The day is no more than what the makers were told as an estimate.
    pub is_estimate: bool,
    /// The day it was made.
    pub since: NaiveDate,
    /// The last day.
    pub by: NaiveDate,
}

impl Promised {
    /// The promise that is open now, by the code of the state and the dates.
    #[must_use]
    pub fn open(state: &str, dates: &Dates) -> Option<Self> {
        let waits = |codes: &[&str]| codes.contains(&state);
        let (promise, since, by) = if waits(&State::TO_CHECK) {
            (Promise::Check, dates.since, dates.next_on)
        } else if waits(&State::TO_NOTICE) {
            (Promise::Notice, dates.filed_on, dates.notice_by)
        } else if waits(&State::TO_DECIDE) {
            // Before the notice nobody was told how long it takes.
            (Promise::Measures, dates.noticed_on.unwrap_or(dates.since), dates.handle_by.or(dates.case_due_on))
        } else if waits(&State::TO_FOLLOW_UP) {
            (Promise::FollowUp, dates.since, dates.next_on)
        } else {
            return None;
        };
        let is_estimate = promise == Promise::Measures && dates.handle_by.is_none();
        by.map(|by| Self { promise, is_estimate, since, by })
    }

    /// Has the last day passed?
    #[must_use]
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.by < today
    }

    /// The key of the sentence with its day.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self.promise {
            Promise::Check => "initiative-check-by",
            Promise::Notice => "initiative-notice-by",
            Promise::Measures if self.is_estimate => "initiative-estimated-by",
            Promise::Measures => "initiative-handle-by",
            Promise::FollowUp => "initiative-follow-up-by",
        }
    }

    /// The latest day of a reminder that has come, as days from the promised day; nothing before the first. One that lay
    /// before the promise was made is none.
    #[must_use]
    pub fn day_reached(&self, today: NaiveDate) -> Option<i32> {
        let from_by = |day: NaiveDate| day.signed_duration_since(self.by).num_days();
        let (made, passed) = (from_by(self.since), from_by(today));
        let day = if passed > 0 {
            1 + (passed - 1) / LATE_EVERY_DAYS * LATE_EVERY_DAYS
        } else {
            BEFORE_DAYS.into_iter().map(|before| -before).rfind(|day| (made + 1..=passed).contains(day))?
        };
        i32::try_from(day).ok()
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
    }

    fn promised(since: u64, by: u64) -> Promised {
        Promised { promise: Promise::Notice, is_estimate: false, since: day(since), by: day(by) }
    }

    #[test]
    fn reminders_come_two_weeks_a_week_and_a_day_before_and_every_week_after() {
        let month = promised(0, 31);
        let mut days: Vec<i32> = (0..55).filter_map(|today| month.day_reached(day(today))).collect();
        days.dedup();

        assert_eq!(days, [-14, -7, -1, 1, 8, 15, 22]);
        assert_eq!(month.day_reached(day(16)), None);
        assert_eq!(month.day_reached(day(17)), Some(-14));
        assert_eq!(month.day_reached(day(31)), Some(-1));
        assert_eq!(month.day_reached(day(32)), Some(1));
    }

    #[test]
    fn a_short_promise_is_not_reminded_of_before_it_was_made() {
        let check = promised(0, 3);

        assert_eq!(
            (0..5).map(|today| check.day_reached(day(today))).collect::<Vec<_>>(),
            [None, None, Some(-1), Some(-1), Some(1)]
        );
    }

    proptest! {
        #[test]
        fn as_time_goes_on_reminders_never_go_back(since in 0_u64..400, length in 0_u64..400, ahead in 0_u64..900) {
            let promised = promised(since, since + length);
            let reached: Vec<_> = (since..since + ahead).map(|today| promised.day_reached(day(today))).collect();

            prop_assert!(reached.is_sorted());
            let is_late = |today: u64| today > since + length;
            for (today, reached) in (since..).zip(&reached) {
                prop_assert_eq!(reached.is_some_and(|day| day > 0), is_late(today));
            }
        }
    }
}
