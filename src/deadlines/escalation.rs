//! When staff are reminded that time runs out.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::holidays::{day_after, is_working_day, next_working_day};
use crate::kernel::clock::{end_of_day, local_date};

/// The shares of the time, in per cent, at which somebody is told.
const ESCALATION_PERCENTS: [u8; 3] = [50, 80, 100];

const OPENS_AT_HOUR: i64 = 8;
const CLOSES_AT_HOUR: i64 = 16;

/// A moment to tell somebody, between 8 and 16 in Finland on a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// The share of the time that has gone, in per cent.
    pub percent: u8,
    /// When to tell.
    pub at: DateTime<Utc>,
}

/// When half, most and all of the time between arrival and deadline has gone.
///
/// A moment outside office hours waits for the next office hours. A warning that would then come
/// after the deadline comes at the last closing time before it instead.
#[must_use]
pub fn escalations(arrived_on: NaiveDate, due_on: NaiveDate) -> [Escalation; 3] {
    let (start, end) = (end_of_day(arrived_on), end_of_day(due_on));
    ESCALATION_PERCENTS.map(|percent| {
        let wanted = start + (end - start) * i32::from(percent) / 100;
        let at = next_office_moment(wanted);
        Escalation { percent, at: if percent < 100 && at > end { last_closing(due_on) } else { at } }
    })
}

/// Is somebody at work who could be told something now?
#[must_use]
pub fn is_office_hour(now: DateTime<Utc>) -> bool {
    next_office_moment(now) == now
}

fn next_office_moment(at: DateTime<Utc>) -> DateTime<Utc> {
    let day = local_date(at);
    if is_working_day(day) && at < hour_of(day, CLOSES_AT_HOUR) {
        at.max(hour_of(day, OPENS_AT_HOUR))
    } else {
        hour_of(next_working_day(day_after(day)), OPENS_AT_HOUR)
    }
}

fn last_closing(due_on: NaiveDate) -> DateTime<Utc> {
    let mut day = due_on;
    while let (false, Some(before)) = (is_working_day(day), day.pred_opt()) {
        day = before;
    }
    hour_of(day, CLOSES_AT_HOUR)
}

/// Counted back from midnight, which is right on working days: the clock is only changed on Sundays.
fn hour_of(day: NaiveDate, hour: i64) -> DateTime<Utc> {
    end_of_day(day) + Duration::microseconds(1) - Duration::hours(24 - hour)
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;
    use chrono_tz::Europe::Helsinki;
    use proptest::prelude::*;

    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    /// The moments as people in Finland read them.
    fn told(arrived_on: NaiveDate, due_on: NaiveDate) -> [String; 3] {
        escalations(arrived_on, due_on)
            .map(|one| format!("{} % {}", one.percent, one.at.with_timezone(&Helsinki).format("%a %-d.%-m. %H:%M")))
    }

    #[test]
    fn a_moment_in_the_night_or_on_a_holiday_waits_for_the_office_to_open() {
        let told = told(on(2026, 12, 15), on(2026, 12, 28));

        assert_eq!(told, ["50 % Tue 22.12. 11:59", "80 % Mon 28.12. 08:00", "100 % Tue 29.12. 08:00"]);
    }

    #[test]
    fn offices_are_open_from_eight_to_four_on_working_days() {
        let open = |at: &str| is_office_hour(at.parse().expect("an instant"));

        assert!(open("2026-12-28T06:00:00Z") && open("2026-12-28T13:59:59Z") && open("2026-06-15T05:00:00Z"));
        assert!(!open("2026-12-28T05:59:59Z") && !open("2026-12-28T14:00:00Z") && !open("2026-12-26T10:00:00Z"));
    }

    #[test]
    fn office_hours_follow_summer_time() {
        let told = told(on(2026, 3, 27), on(2026, 3, 30));

        assert_eq!(told, ["50 % Mon 30.3. 08:00", "80 % Mon 30.3. 09:47", "100 % Tue 31.3. 08:00"]);
    }

    #[test]
    fn a_warning_comes_before_the_deadline_even_when_one_day_is_all_there_is() {
        let told = told(on(2026, 12, 14), on(2026, 12, 15));

        assert_eq!(told, ["50 % Tue 15.12. 11:59", "80 % Tue 15.12. 16:00", "100 % Wed 16.12. 08:00"]);
    }

    proptest! {
        #[test]
        fn every_moment_is_in_office_hours_and_only_the_last_is_after_the_deadline(
            arrived in 0_i64..28_000,
            days in 1_i64..200,
        ) {
            let arrived_on = on(2024, 1, 1) + Duration::days(arrived);
            let due_on = next_working_day(arrived_on + Duration::days(days));

            let moments = escalations(arrived_on, due_on);

            for moment in moments {
                let local = moment.at.with_timezone(&Helsinki);
                prop_assert!(is_working_day(local.date_naive()), "{local}");
                let minute = local.hour() * 60 + local.minute();
                prop_assert!((8 * 60..=16 * 60).contains(&minute), "{local}");
                prop_assert_eq!(moment.at > end_of_day(due_on), moment.percent == 100);
            }
            prop_assert!(moments.is_sorted_by_key(|moment| moment.at));
        }
    }
}
