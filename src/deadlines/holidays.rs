//! The days on which a Finnish time limit does not end.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// Why a day is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOff {
    /// A Saturday without a name of its own.
    Saturday,
    /// A Sunday without a name of its own.
    Sunday,
    /// 1 January.
    NewYear,
    /// 6 January.
    Epiphany,
    /// The Friday before Easter.
    GoodFriday,
    /// Easter Sunday.
    Easter,
    /// The Monday after Easter.
    EasterMonday,
    /// 1 May.
    MayDay,
    /// Thursday, 39 days after Easter.
    Ascension,
    /// Whit Sunday, 49 days after Easter.
    Whit,
    /// The Friday from 19 to 25 June. No church holiday, but § 5 of the act names it.
    MidsummerEve,
    /// The Saturday from 20 to 26 June.
    Midsummer,
    /// The Saturday from 31 October to 6 November.
    AllSaints,
    /// 6 December.
    IndependenceDay,
    /// 24 December. No church holiday, but § 5 of the act names it.
    ChristmasEve,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

impl DayOff {
    /// The key of the day's name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Saturday => "day-saturday",
            Self::Sunday => "day-sunday",
            Self::NewYear => "day-new-year",
            Self::Epiphany => "day-epiphany",
            Self::GoodFriday => "day-good-friday",
            Self::Easter => "day-easter",
            Self::EasterMonday => "day-easter-monday",
            Self::MayDay => "day-may-day",
            Self::Ascension => "day-ascension",
            Self::Whit => "day-whit",
            Self::MidsummerEve => "day-midsummer-eve",
            Self::Midsummer => "day-midsummer",
            Self::AllSaints => "day-all-saints",
            Self::IndependenceDay => "day-independence-day",
            Self::ChristmasEve => "day-christmas-eve",
            Self::Christmas => "day-christmas-day",
            Self::BoxingDay => "day-boxing-day",
        }
    }
}

/// Why a date is off; none for a working day. A holiday's own name goes before Saturday and Sunday,
/// and a fixed date before one that follows Easter (1 May may be Ascension Day too).
#[must_use]
pub fn day_off(date: NaiveDate) -> Option<DayOff> {
    fixed_day_off(date).or_else(|| easter_day_off(date)).or(match date.weekday() {
        Weekday::Sat => Some(DayOff::Saturday),
        Weekday::Sun => Some(DayOff::Sunday),
        _ => None,
    })
}

/// Is it a day on which a time limit may end?
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    day_off(date).is_none()
}

/// The date itself when it is a working day, else the next one that is.
#[must_use]
pub fn next_working_day(date: NaiveDate) -> NaiveDate {
    date.iter_days().find(|day| is_working_day(*day)).unwrap_or(NaiveDate::MAX)
}

fn fixed_day_off(date: NaiveDate) -> Option<DayOff> {
    match (date.month(), date.day(), date.weekday()) {
        (1, 1, _) => Some(DayOff::NewYear),
        (1, 6, _) => Some(DayOff::Epiphany),
        (5, 1, _) => Some(DayOff::MayDay),
        (6, 19..=25, Weekday::Fri) => Some(DayOff::MidsummerEve),
        (6, 20..=26, Weekday::Sat) => Some(DayOff::Midsummer),
        (10, 31, Weekday::Sat) | (11, 1..=6, Weekday::Sat) => Some(DayOff::AllSaints),
        (12, 6, _) => Some(DayOff::IndependenceDay),
        (12, 24, _) => Some(DayOff::ChristmasEve),
        (12, 25, _) => Some(DayOff::Christmas),
        (12, 26, _) => Some(DayOff::BoxingDay),
        _ => None,
    }
}

fn easter_day_off(date: NaiveDate) -> Option<DayOff> {
    match date.signed_duration_since(easter(date.year())?).num_days() {
        -2 => Some(DayOff::GoodFriday),
        0 => Some(DayOff::Easter),
        1 => Some(DayOff::EasterMonday),
        39 => Some(DayOff::Ascension),
        49 => Some(DayOff::Whit),
        _ => None,
    }
}

/// Easter Sunday by the Gregorian reckoning: the Sunday after the full moon that the church's table
/// puts on or after 21 March. Sound for every year of the calendar.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden_number = year.rem_euclid(19) + 1;
    let century = year.div_euclid(100) + 1;
    let dropped_leap_days = (3 * century).div_euclid(4) - 12;
    let moon_correction = (8 * century + 5).div_euclid(25) - 5;
    let sunday_shift = (5 * year).div_euclid(4) - dropped_leap_days - 10;

    let age_of_moon = (11 * golden_number + 20 + moon_correction - dropped_leap_days).rem_euclid(30);
    let epact = match age_of_moon {
        24 => 25,
        25 if golden_number > 11 => 26,
        age => age,
    };

    // Both count from the last day of February, so that 32 is 1 April.
    let full_moon = if epact > 23 { 74 - epact } else { 44 - epact };
    let sunday = full_moon + 7 - (sunday_shift + full_moon).rem_euclid(7);
    NaiveDate::from_ymd_opt(year, 3, 1)?.checked_add_signed(TimeDelta::days(i64::from(sunday) - 1))
}

/// The day after, or the calendar's last day.
pub(super) fn day_after(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
        on(year, 1, 1).iter_days().take_while(move |day| day.year() == year)
    }

    /// The dates of a year that are off for this reason, as day.month.
    fn dates_of(year: i32, reason: DayOff) -> String {
        let dates: Vec<_> = days_of(year).filter(|day| day_off(*day) == Some(reason)).collect();
        dates.iter().map(|day| day.format("%-d.%-m").to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_moving_holidays_are_those_of_the_calendar() {
        let reasons = [
            DayOff::GoodFriday,
            DayOff::Easter,
            DayOff::EasterMonday,
            DayOff::Ascension,
            DayOff::Whit,
            DayOff::MidsummerEve,
            DayOff::Midsummer,
            DayOff::AllSaints,
        ];

        let years = [2026, 2027, 2028, 2029, 2030].map(|year| reasons.map(|reason| dates_of(year, reason)).join(", "));

        assert_eq!(
            years,
            [
                "3.4, 5.4, 6.4, 14.5, 24.5, 19.6, 20.6, 31.10",
                "26.3, 28.3, 29.3, 6.5, 16.5, 25.6, 26.6, 6.11",
                "14.4, 16.4, 17.4, 25.5, 4.6, 23.6, 24.6, 4.11",
                "30.3, 1.4, 2.4, 10.5, 20.5, 22.6, 23.6, 3.11",
                "19.4, 21.4, 22.4, 30.5, 9.6, 21.6, 22.6, 2.11",
            ]
        );
    }

    #[test]
    fn the_fixed_holidays_keep_their_names_on_a_weekend_too() {
        for year in 2024..=2100 {
            assert_eq!(dates_of(year, DayOff::NewYear), "1.1");
            assert_eq!(dates_of(year, DayOff::Epiphany), "6.1");
            assert_eq!(dates_of(year, DayOff::MayDay), "1.5");
            assert_eq!(dates_of(year, DayOff::IndependenceDay), "6.12");
            assert_eq!(dates_of(year, DayOff::ChristmasEve), "24.12");
            assert_eq!(dates_of(year, DayOff::Christmas), "25.12");
            assert_eq!(dates_of(year, DayOff::BoxingDay), "26.12");
        }
    }

    #[test]
    fn easter_is_a_sunday_between_22_march_and_25_april() {
        for year in 1900..=2400 {
            let easter = easter(year).expect("a date");

            assert_eq!(easter.weekday(), Weekday::Sun, "{easter}");
            assert!((on(year, 3, 22)..=on(year, 4, 25)).contains(&easter), "{easter}");
        }
    }

    /// Years where a careless reckoning goes wrong: the earliest, the latest, and the two exceptions
    /// of the moon's table.
    #[test]
    fn easter_is_right_in_the_years_that_are_hard() {
        let easters = [1818, 1943, 1954, 1981, 2000, 2038, 2049, 2076, 2285].map(|year| easter(year).expect("a date"));

        assert_eq!(
            easters,
            [
                on(1818, 3, 22),
                on(1943, 4, 25),
                on(1954, 4, 18),
                on(1981, 4, 19),
                on(2000, 4, 23),
                on(2038, 4, 25),
                on(2049, 4, 18),
                on(2076, 4, 19),
                on(2285, 3, 22),
            ]
        );
    }

    #[test]
    fn midsummer_eve_is_one_friday_between_19_and_25_june_and_the_day_after_is_midsummer() {
        for year in 2024..=2100 {
            let eves: Vec<_> = days_of(year).filter(|day| day_off(*day) == Some(DayOff::MidsummerEve)).collect();

            assert_eq!(eves.len(), 1, "{year}");
            assert_eq!(eves[0].weekday(), Weekday::Fri);
            assert!((on(year, 6, 19)..=on(year, 6, 25)).contains(&eves[0]), "{}", eves[0]);
            assert_eq!(day_off(day_after(eves[0])), Some(DayOff::Midsummer));
        }
    }

    #[test]
    fn all_saints_is_one_saturday_between_31_october_and_6_november() {
        for year in 2024..=2100 {
            let found: Vec<_> = days_of(year).filter(|day| day_off(*day) == Some(DayOff::AllSaints)).collect();

            assert_eq!(found.len(), 1, "{year}");
            assert_eq!(found[0].weekday(), Weekday::Sat);
            assert!((on(year, 10, 31)..=on(year, 11, 6)).contains(&found[0]), "{}", found[0]);
        }
    }

    #[test]
    fn new_years_eve_and_maundy_thursday_are_working_days() {
        assert!(is_working_day(on(2026, 12, 31)));
        assert!(is_working_day(on(2026, 4, 2)));
    }

    #[test]
    fn after_christmas_comes_the_next_weekday() {
        assert_eq!(next_working_day(on(2026, 12, 23)), on(2026, 12, 23));
        assert_eq!(next_working_day(on(2026, 12, 24)), on(2026, 12, 28));
    }
}
