//! The one source of time.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeZone, Utc};
use chrono_tz::Europe::Helsinki;

/// Tells the time. Cheap to clone; every clone of a standing clock moves together.
///
/// Instants are cut to microseconds, the finest that both databases keep.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Standing(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `at` until it is moved.
    #[must_use]
    pub fn standing(at: DateTime<Utc>) -> Self {
        Self(Source::Standing(Arc::new(Mutex::new(at))))
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let now = match &self.0 {
            Source::System => system_time(),
            Source::Standing(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        };
        now.trunc_subsecs(6)
    }

    /// Today's date in Finland.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        local_date(self.now())
    }

    /// Moves a standing clock to `at`. The system's clock stays where it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Source::Standing(now) = &self.0 {
            *now.lock().unwrap_or_else(PoisonError::into_inner) = at;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine")]
fn system_time() -> DateTime<Utc> {
    Utc::now()
}

/// An instant as clocks in Finland show it.
#[must_use]
pub fn local_time(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Helsinki).naive_local()
}

/// The date in Finland at an instant.
#[must_use]
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Helsinki).date_naive()
}

/// The first instant of a date in Finland.
#[must_use]
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    let midnight = Helsinki.with_ymd_and_hms(date.year(), date.month(), date.day(), 0, 0, 0).earliest();
    midnight.map_or_else(|| date.and_time(NaiveTime::MIN).and_utc(), |at| at.with_timezone(&Utc))
}

/// The last microsecond of a date in Finland: the instant at which a deadline on that date passes.
#[must_use]
pub fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    start_of_day(date.succ_opt().unwrap_or(date)) - chrono::Duration::microseconds(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_late_evening_in_utc_is_the_next_day_in_finland() {
        assert_eq!(local_date(at("2026-12-31T22:30:00Z")).to_string(), "2027-01-01");
    }

    #[test]
    fn the_hour_that_comes_twice_is_one_day() {
        assert_eq!(local_date(at("2026-10-25T00:30:00Z")), local_date(at("2026-10-25T01:30:00Z")));
    }

    #[test]
    fn a_day_begins_at_midnight_in_finland_and_ends_one_microsecond_before_the_next() {
        let summer = NaiveDate::from_ymd_opt(2026, 6, 22).expect("a date");
        let winter = NaiveDate::from_ymd_opt(2026, 12, 28).expect("a date");

        assert_eq!(start_of_day(summer), at("2026-06-21T21:00:00Z"));
        assert_eq!(start_of_day(winter), at("2026-12-27T22:00:00Z"));
        assert_eq!(end_of_day(summer), at("2026-06-22T20:59:59.999999Z"));
        assert_eq!(end_of_day(winter), at("2026-12-28T21:59:59.999999Z"));
    }

    #[test]
    fn a_standing_clock_stands_until_moved_and_its_clones_move_with_it() {
        let clock = Clock::standing(at("2026-03-02T12:00:00.123456789Z"));
        let other = clock.clone();
        assert_eq!(clock.now(), at("2026-03-02T12:00:00.123456Z"));

        clock.set(at("2026-03-03T12:00:00Z"));

        assert_eq!(other.today().to_string(), "2026-03-03");
    }
}
