//! The journal of the times a case waited for the resident.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

/// Days that a case waits for the resident at most; then the clock goes on by itself.
pub const WAITING_MAX_DAYS: u16 = 14;

/// A time of waiting for the resident, the only thing that stops the clock.
///
/// The day of the question has begun and still counts; the day of the resident's answer is, like the
/// day of arrival, not counted. So a question answered on the same day stops nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The day of the question.
    pub from: NaiveDate,
    /// The day of the resident's answer; none while we wait.
    pub until: Option<NaiveDate>,
}

/// The day on which waiting that began on `from` ends by itself.
#[must_use]
pub fn resumes_on(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(WAITING_MAX_DAYS.into())).unwrap_or(NaiveDate::MAX)
}

/// Stretches of waiting as they stand on a day, each from its question to its answer; without those
/// that stop nothing.
pub(super) struct Waiting(Vec<RangeInclusive<NaiveDate>>);

impl Waiting {
    /// Waiting goes on until today where no answer came, and nowhere beyond [`resumes_on`]: a job
    /// that wakes late, or not at all, does not lengthen it.
    pub(super) fn on(today: NaiveDate, pauses: &[Pause]) -> Self {
        let stretch = |pause: &Pause| pause.from..=pause.until.unwrap_or(today).min(resumes_on(pause.from));
        Self(pauses.iter().map(stretch).filter(|stretch| stretch.start() < stretch.end()).collect())
    }

    /// Does the clock stand on this day?
    pub(super) fn stops(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|stretch| *stretch.start() < day && day <= *stretch.end())
    }

    /// Would a limit that ends on this day end before we could use the resident's answer?
    pub(super) fn holds_open(&self, day: NaiveDate) -> bool {
        self.0.iter().any(|stretch| stretch.contains(&day))
    }
}
