//! When a time limit ends, with the facts that explain it.

use chrono::{Months, NaiveDate};

use super::holidays::{DayOff, day_after, day_off, is_working_day};
use super::pause::{Pause, Waiting};
use crate::counties::county::{TimeLimit, TimeUnit};

/// The sum behind a date: pages turn it into "arrived Tue 15 Dec, 10 days → Fri 25 Dec (Christmas
/// Day) → Mon 28 Dec".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The day of arrival, which is not counted.
    pub arrived_on: NaiveDate,
    /// The limit that was counted.
    pub limit: TimeLimit,
    /// What waiting for the resident added: working days for a limit in working days, else days.
    pub lengthened_by: u32,
    /// The last day, before it moves.
    pub ends_on: NaiveDate,
    /// Every day off that the end moved over, from `ends_on` on; empty when it did not move.
    pub moved_because: Vec<(NaiveDate, DayOff)>,
    /// The last day on which we are in time.
    pub due_on: NaiveDate,
}

/// Counts a limit from the day of arrival, without pauses.
#[must_use]
pub fn due_on(arrived_on: NaiveDate, limit: TimeLimit) -> Reckoning {
    reckon(arrived_on, limit, &Waiting::on(arrived_on, &[]))
}

/// Counts a limit from the day of arrival, the clock standing while we waited for the resident.
///
/// A pause that began after the limit had passed changes nothing. One that began in time leaves at
/// least the day after the resident's answer.
#[must_use]
pub fn due_with_pauses(arrived_on: NaiveDate, limit: TimeLimit, pauses: &[Pause], today: NaiveDate) -> Reckoning {
    reckon(arrived_on, limit, &Waiting::on(today, pauses))
}

fn reckon(arrived_on: NaiveDate, limit: TimeLimit, waiting: &Waiting) -> Reckoning {
    let mut count = Count::start(arrived_on, limit.unit);
    for _ in 0..days_wanted(arrived_on, limit) {
        count.step(waiting);
    }

    let (mut moved_because, mut due_on) = moved(count.day, limit);
    while waiting.holds_open(due_on) && due_on < NaiveDate::MAX {
        while count.day <= due_on {
            count.lengthen();
        }
        count.pass(waiting);
        (moved_because, due_on) = moved(count.day, limit);
    }
    Reckoning { arrived_on, limit, lengthened_by: count.added, ends_on: count.day, moved_because, due_on }
}

/// How many days must pass: of a limit in months, those between its two dates.
fn days_wanted(arrived_on: NaiveDate, limit: TimeLimit) -> i64 {
    match limit.unit {
        TimeUnit::CalendarDays | TimeUnit::WorkingDays => limit.length.into(),
        TimeUnit::Months => {
            let end = arrived_on.checked_add_months(Months::new(limit.length.into())).unwrap_or(NaiveDate::MAX);
            end.signed_duration_since(arrived_on).num_days()
        }
    }
}

/// The days off that an end moves over, and where it comes to rest.
fn moved(ends_on: NaiveDate, limit: TimeLimit) -> (Vec<(NaiveDate, DayOff)>, NaiveDate) {
    if !limit.moves {
        return (Vec::new(), ends_on);
    }
    let over: Vec<_> = ends_on.iter_days().map_while(|day| Some((day, day_off(day)?))).collect();
    let due_on = over.last().map_or(ends_on, |(last, _)| day_after(*last));
    (over, due_on)
}

/// A count that stands on a day, and knows how many days waiting has added to it.
struct Count {
    day: NaiveDate,
    unit: TimeUnit,
    added: u32,
}

impl Count {
    fn start(day: NaiveDate, unit: TimeUnit) -> Self {
        Self { day, unit, added: 0 }
    }

    /// Goes on to the next day that counts and on which the clock runs.
    fn step(&mut self, waiting: &Waiting) {
        self.go_on();
        self.pass(waiting);
    }

    /// Leaves the days on which the clock stands behind.
    fn pass(&mut self, waiting: &Waiting) {
        while waiting.stops(self.day) && self.day < NaiveDate::MAX {
            self.lengthen();
        }
    }

    fn lengthen(&mut self) {
        self.go_on();
        self.added = self.added.saturating_add(1);
    }

    fn go_on(&mut self) {
        self.day = day_after(self.day);
        while self.unit == TimeUnit::WorkingDays && !is_working_day(self.day) && self.day < NaiveDate::MAX {
            self.day = day_after(self.day);
        }
    }
}
