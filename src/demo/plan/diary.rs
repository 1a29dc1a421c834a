//! The days of one case: when staff work and when residents write.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Helsinki;

use crate::deadlines::{is_working_day, next_working_day};
use crate::demo::scene::{Scene, Step};
use crate::kernel::clock::local_date;
use crate::kernel::random::Random;

/// The office opens at eight.
const OPENS: i64 = 8 * 60;
/// Nothing is begun after a quarter to four.
const CLOSES: i64 = 15 * 60 + 45;

/// A number from `least` to `most`.
pub(super) fn between(random: &Random, least: i64, most: i64) -> i64 {
    let span = usize::try_from(most - least + 1).unwrap_or_default();
    least + i64::try_from(random.below(span)).unwrap_or_default()
}

/// True so many times of a hundred.
pub(super) fn often(random: &Random, percent: usize) -> bool {
    random.below(100) < percent
}

/// Goes forward through the days and writes down what happens.
pub(super) struct Diary<'a> {
    at: DateTime<Utc>,
    random: &'a Random,
    scenes: Vec<(DateTime<Utc>, Step)>,
}

impl<'a> Diary<'a> {
    /// Begins when a resident writes, on a day.
    pub fn begin(on: NaiveDate, random: &'a Random) -> Self {
        let at = instant(on, between(random, 7 * 60, 22 * 60), random);
        Self { at, random, scenes: Vec::new() }
    }

    /// The day it is.
    pub fn today(&self) -> NaiveDate {
        local_date(self.at)
    }

    /// Writes down what happens now.
    pub fn write(&mut self, step: Step) {
        self.scenes.push((self.at, step));
    }

    /// So many working days later, while the office is open; with no day, as soon as it is.
    pub fn in_office(&mut self, least: i64, most: i64) -> &mut Self {
        let mut day = self.today();
        let soon = self.at + Duration::minutes(between(self.random, 4, 50));
        let wanted = between(self.random, least, most);
        let is_open = is_working_day(day) && local_date(soon) == day && soon < instant(day, CLOSES, self.random);
        if wanted == 0 && is_open {
            self.at = soon.max(instant(day, OPENS, self.random));
            return self;
        }
        for _ in 0..wanted.max(1) {
            day = next_working_day(day + Duration::days(1));
        }
        self.at = instant(day, between(self.random, OPENS + 10, CLOSES), self.random);
        self
    }

    /// While the office is open on a day, or on the next working day; never before now.
    pub fn in_office_on(&mut self, day: NaiveDate) -> &mut Self {
        let day = next_working_day(day.max(self.today() + Duration::days(1)));
        self.at = instant(day, between(self.random, OPENS + 10, CLOSES), self.random);
        self
    }

    /// So many days later, when residents write.
    pub fn any_time(&mut self, least: i64, most: i64) -> &mut Self {
        let days = between(self.random, least, most);
        let later = self.at + Duration::hours(2);
        let at = instant(self.today() + Duration::days(days), between(self.random, 7 * 60, 22 * 60), self.random);
        self.at = at.max(later);
        self
    }

    /// So many days later, when jobs run.
    pub fn at_night_after(&mut self, days: i64) -> &mut Self {
        self.at = instant(self.today() + Duration::days(days), 3 * 60, self.random);
        self
    }

    /// The last working day up to a day.
    pub fn on_last_working_day(&mut self, until: NaiveDate) -> &mut Self {
        let is_before = |days: &i64| is_working_day(until - Duration::days(*days));
        let day = until - Duration::days((0..14).find(is_before).unwrap_or_default());
        self.at = instant(day, between(self.random, OPENS + 10, CLOSES), self.random);
        self
    }

    /// The evening of a day.
    pub fn in_the_evening_of(&mut self, day: NaiveDate) -> &mut Self {
        self.at = instant(day, between(self.random, 17 * 60, 22 * 60), self.random);
        self
    }

    /// Everything written down, for a case.
    pub fn scenes(self, case: usize) -> impl Iterator<Item = Scene> {
        self.scenes.into_iter().map(move |(at, step)| Scene { at, case, step })
    }
}

/// A minute of a day in Finland, with seconds that nobody chose.
fn instant(day: NaiveDate, minute: i64, random: &Random) -> DateTime<Utc> {
    let at = day.and_time(NaiveTime::MIN) + Duration::minutes(minute) + Duration::seconds(between(random, 0, 59));
    Helsinki.from_local_datetime(&at).earliest().map_or_else(|| at.and_utc(), |at| at.with_timezone(&Utc))
}
