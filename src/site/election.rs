//! When the county election is held (Election Act 714/1998).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::deadlines::{DayOff, day_off};

/// A county election every four years, counted from the one of 2025 (§ 143 a).
const FIRST_YEAR: i32 = 2025;

/// The right to vote follows the population register as it stands so many days before (§ 28 of act 611/2021).
const REGISTER_DAYS: u64 = 51;

/// An election, with the day that decides who may vote in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Election {
    /// The day of the election.
    pub held_on: NaiveDate,
    /// At the end of this day the population register tells who may vote.
    pub register_on: NaiveDate,
}

/// The next election, which may be today.
pub fn next_election(today: NaiveDate) -> Option<Election> {
    let years = (0..).map(|n| FIRST_YEAR + 4 * n).skip_while(|year| *year < today.year());
    let held_on = years.take(2).filter_map(election_day).find(|day| *day >= today)?;
    Some(Election { held_on, register_on: held_on.checked_sub_days(Days::new(REGISTER_DAYS))? })
}

/// The third Sunday of April; where that is Easter or the Sunday after it, the Sunday before Easter (§ 189.2).
fn election_day(year: i32) -> Option<NaiveDate> {
    let week = |days: u64| Days::new(7 * days);
    let third = NaiveDate::from_weekday_of_month_opt(year, 4, Weekday::Sun, 3)?;
    let is_easter = |day: NaiveDate| day_off(day) == Some(DayOff::Easter);
    if is_easter(third) {
        return third.checked_sub_days(week(1));
    }
    if is_easter(third.checked_sub_days(week(1))?) {
        return third.checked_sub_days(week(2));
    }
    Some(third)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn elections_keep_away_from_easter() {
        let days = [2025, 2029, 2033, 2037].map(|year| election_day(year).map(|day| day.to_string()));

        assert_eq!(days.map(Option::unwrap), ["2025-04-13", "2029-04-15", "2033-04-10", "2037-04-19"]);
    }

    #[test]
    fn the_next_election_may_be_today_but_not_yesterday() {
        let next = |day: &str| next_election(on(day)).expect("an election");

        assert_eq!(next("2026-11-22"), Election { held_on: on("2029-04-15"), register_on: on("2029-02-23") });
        assert_eq!(next("2029-04-15").held_on, on("2029-04-15"));
        assert_eq!(next("2029-04-16").held_on, on("2033-04-10"));
    }
}
