//! What the limits must give, whichever way they are counted.

use chrono::{Duration, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use rstest::rstest;

use super::{DayOff, Pause, due_on, due_with_pauses, is_working_day, next_working_day, resumes_on};
use crate::counties::county::{TimeLimit, TimeUnit};
use crate::kernel::clock::local_date;

const TEN_DAYS: TimeLimit = limit(10, TimeUnit::CalendarDays);
const FIVE_WORKING_DAYS: TimeLimit = limit(5, TimeUnit::WorkingDays);
const TEN_WORKING_DAYS: TimeLimit = limit(10, TimeUnit::WorkingDays);
const SIX_MONTHS: TimeLimit = limit(6, TimeUnit::Months);

const fn limit(length: u16, unit: TimeUnit) -> TimeLimit {
    TimeLimit { length, unit, moves: true }
}

fn on(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn pause(from: &str, until: &str) -> Pause {
    Pause { from: on(from), until: Some(on(until)) }
}

#[rstest]
#[case("2026-12-14", "2026-12-28", "2026-12-21", "2026-12-30")]
#[case("2026-12-15", "2026-12-28", "2026-12-22", "2026-12-31")]
#[case("2026-12-23", "2027-01-04", "2027-01-04", "2027-01-12")]
#[case("2027-03-16", "2027-03-30", "2027-03-23", "2027-04-01")]
#[case("2026-06-09", "2026-06-22", "2026-06-16", "2026-06-24")]
#[case("2026-04-24", "2026-05-04", "2026-05-04", "2026-05-11")]
fn ten_days_five_and_ten_working_days_end_when_the_law_says(
    #[case] arrived: &str,
    #[case] ten_days: &str,
    #[case] five_working_days: &str,
    #[case] ten_working_days: &str,
) {
    let due = [TEN_DAYS, FIVE_WORKING_DAYS, TEN_WORKING_DAYS].map(|limit| due_on(on(arrived), limit).due_on);

    assert_eq!(due, [on(ten_days), on(five_working_days), on(ten_working_days)]);
}

#[rstest]
#[case("2026-08-31", "2027-02-28", "2027-03-01")]
#[case("2026-06-24", "2026-12-24", "2026-12-28")]
#[case("2026-11-01", "2027-05-01", "2027-05-03")]
#[case("2026-12-25", "2027-06-25", "2027-06-28")]
#[case("2026-09-26", "2027-03-26", "2027-03-30")]
#[case("2027-08-29", "2028-02-29", "2028-02-29")]
fn months_end_on_the_same_number_or_the_last_day_and_then_move(
    #[case] filed: &str,
    #[case] ends_on: &str,
    #[case] due: &str,
) {
    let moving = due_on(on(filed), SIX_MONTHS);
    let standing = due_on(on(filed), TimeLimit { moves: false, ..SIX_MONTHS });

    assert_eq!((moving.ends_on, moving.due_on), (on(ends_on), on(due)));
    assert_eq!((standing.due_on, standing.moved_because), (on(ends_on), vec![]));
}

#[rstest]
#[case("2026-12-31T22:30:00Z", "2027-01-01")]
#[case("2026-10-25T00:30:00Z", "2026-10-25")]
#[case("2026-10-25T01:30:00Z", "2026-10-25")]
fn the_day_of_arrival_is_the_day_in_finland(#[case] instant: &str, #[case] arrived: &str) {
    let arrived_on = local_date(instant.parse().expect("an instant"));

    assert_eq!(due_on(arrived_on, TEN_DAYS).arrived_on, on(arrived));
}

#[test]
fn the_sum_names_every_day_it_moved_over() {
    let sum = due_on(on("2026-12-15"), TEN_DAYS);

    assert_eq!(sum.ends_on, on("2026-12-25"));
    assert_eq!(
        sum.moved_because,
        [
            (on("2026-12-25"), DayOff::Christmas),
            (on("2026-12-26"), DayOff::BoxingDay),
            (on("2026-12-27"), DayOff::Sunday),
        ]
    );
}

#[test]
fn the_clock_stands_from_the_question_to_the_answer() {
    let arrived = on("2026-09-01");
    let waited = [pause("2026-09-03", "2026-09-07")];

    let sums = [TEN_DAYS, TEN_WORKING_DAYS].map(|limit| due_with_pauses(arrived, limit, &waited, on("2026-09-10")));

    assert_eq!(sums.each_ref().map(|sum| sum.lengthened_by), [4, 2]);
    assert_eq!(sums.map(|sum| sum.due_on), [on("2026-09-15"), on("2026-09-17")]);
}

#[test]
fn months_grow_by_the_days_of_waiting_and_then_move() {
    let waited = [pause("2026-07-01", "2026-07-02")];

    let sum = due_with_pauses(on("2026-06-23"), SIX_MONTHS, &waited, on("2026-08-01"));

    assert_eq!((sum.ends_on, sum.due_on), (on("2026-12-24"), on("2026-12-28")));
}

#[test]
fn an_open_question_moves_the_deadline_along_until_it_ends_by_itself() {
    let open = [Pause { from: on("2026-09-03"), until: None }];
    let seen_on = |today| due_with_pauses(on("2026-09-01"), TEN_DAYS, &open, on(today)).due_on;

    assert_eq!(resumes_on(on("2026-09-03")), on("2026-09-17"));
    assert_eq!(seen_on("2026-09-03"), on("2026-09-11"));
    assert_eq!(seen_on("2026-09-07"), on("2026-09-15"));
    assert_eq!(seen_on("2026-09-17"), on("2026-09-25"));
    assert_eq!(seen_on("2026-10-30"), on("2026-09-25"));
}

#[test]
fn days_in_two_pauses_count_once_and_empty_or_backward_pauses_not_at_all() {
    let once = [pause("2026-09-03", "2026-09-08")];
    let twice = [
        pause("2026-09-05", "2026-09-08"),
        pause("2026-09-03", "2026-09-07"),
        pause("2026-09-09", "2026-09-09"),
        pause("2026-09-10", "2026-09-02"),
    ];
    let due = |pauses| due_with_pauses(on("2026-09-01"), TEN_DAYS, pauses, on("2026-09-10"));

    assert_eq!(due(&twice), due(&once));
}

#[test]
fn a_question_on_the_last_day_leaves_the_day_after_the_answer() {
    let asked = [pause("2026-09-11", "2026-09-14")];

    let sum = due_with_pauses(on("2026-09-01"), TEN_DAYS, &asked, on("2026-09-20"));

    assert_eq!(sum.due_on, on("2026-09-15"));
}

#[test]
fn a_question_in_the_days_won_by_a_holiday_is_in_time_too() {
    let asked = [pause("2026-12-27", "2026-12-30")];

    let sum = due_with_pauses(on("2026-12-15"), TEN_DAYS, &asked, on("2026-12-30"));

    assert_eq!((sum.due_on, sum.moved_because), (on("2026-12-31"), vec![]));
}

#[test]
fn a_question_after_the_deadline_does_not_bring_it_back() {
    let late = [pause("2026-09-12", "2026-09-20")];

    let sum = due_with_pauses(on("2026-09-01"), TEN_DAYS, &late, on("2026-09-20"));

    assert_eq!(sum, due_on(on("2026-09-01"), TEN_DAYS));
}

#[test]
fn the_ends_of_the_calendar_are_borne() {
    for unit in [TimeUnit::CalendarDays, TimeUnit::WorkingDays, TimeUnit::Months] {
        for arrived in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::MAX - Duration::days(3)] {
            let waiting = [Pause { from: arrived, until: None }, Pause { from: NaiveDate::MIN, until: None }];

            let due = due_with_pauses(arrived, limit(600, unit), &waiting, NaiveDate::MAX).due_on;

            assert!(due > arrived || due == NaiveDate::MAX);
        }
    }
}

fn a_date() -> impl Strategy<Value = NaiveDate> {
    (0_i64..28_124).prop_map(|days| on("2024-01-01") + Duration::days(days))
}

fn a_limit() -> impl Strategy<Value = TimeLimit> {
    let day_limits =
        (1_u16..120, prop_oneof![Just(TimeUnit::CalendarDays), Just(TimeUnit::WorkingDays)], any::<bool>());
    let month_limits = (1_u16..25, Just(TimeUnit::Months), any::<bool>());
    prop_oneof![day_limits, month_limits].prop_map(|(length, unit, moves)| TimeLimit { length, unit, moves })
}

/// Pauses around an arrival: the day of the question, and how long we waited.
fn some_pauses() -> impl Strategy<Value = Vec<(i64, i64)>> {
    vec((-5_i64..60, -1_i64..20), 0..5)
}

fn pauses_after(arrived: NaiveDate, spans: &[(i64, i64)]) -> Vec<Pause> {
    let day = |days| arrived + Duration::days(days);
    spans.iter().map(|(from, length)| Pause { from: day(*from), until: Some(day(from + length)) }).collect()
}

proptest! {
    #[test]
    fn a_limit_that_moves_never_ends_on_a_day_off(arrived in a_date(), limit in a_limit(), spans in some_pauses()) {
        let sum = due_with_pauses(arrived, limit, &pauses_after(arrived, &spans), arrived);

        prop_assert!(!limit.moves || is_working_day(sum.due_on));
        prop_assert_eq!(sum.due_on, if limit.moves { next_working_day(sum.ends_on) } else { sum.ends_on });
        prop_assert_eq!(sum.moved_because.len(), usize::try_from((sum.due_on - sum.ends_on).num_days()).expect("forward"));
    }

    #[test]
    fn who_arrives_later_is_never_due_earlier(arrived in a_date(), later in 0_i64..40, limit in a_limit()) {
        let (one, other) = (due_on(arrived, limit), due_on(arrived + Duration::days(later), limit));

        prop_assert!(one.due_on <= other.due_on);
    }

    #[test]
    fn a_limit_in_working_days_has_just_so_many_of_them(arrived in a_date(), length in 1_u16..120) {
        let sum = due_on(arrived, limit(length, TimeUnit::WorkingDays));

        let counted = arrived.iter_days().skip(1).take_while(|day| *day <= sum.due_on).filter(|day| is_working_day(*day));
        prop_assert_eq!(counted.count(), usize::from(length));
    }

    #[test]
    fn waiting_longer_never_makes_it_due_earlier(
        arrived in a_date(), limit in a_limit(), spans in some_pauses(), which in 0_usize..5, longer in 0_i64..15,
    ) {
        let mut stretched = spans.clone();
        if let Some((_, length)) = stretched.get_mut(which) {
            *length += longer;
        }
        let due = |spans: &[_]| due_with_pauses(arrived, limit, &pauses_after(arrived, spans), arrived).due_on;

        let (before, after) = (due(&spans), due(&stretched));

        prop_assert!(before <= after);
        prop_assert!(due_on(arrived, limit).due_on <= before);
    }

    #[test]
    fn a_case_that_waits_and_was_in_time_is_not_overdue(
        arrived in a_date(), limit in a_limit(), asked in 0_i64..200, waited in 1_i64..14,
    ) {
        let from = arrived + Duration::days(asked);
        prop_assume!(from <= due_on(arrived, limit).due_on);
        let today = from + Duration::days(waited);

        let sum = due_with_pauses(arrived, limit, &[Pause { from, until: None }], today);

        prop_assert!(sum.due_on > today);
    }

    #[test]
    fn length_and_waiting_add_up_to_the_end(arrived in a_date(), length in 1_u16..90, spans in some_pauses()) {
        let limit = limit(length, TimeUnit::CalendarDays);

        let sum = due_with_pauses(arrived, limit, &pauses_after(arrived, &spans), arrived);

        prop_assert_eq!((sum.ends_on - arrived).num_days(), i64::from(length) + i64::from(sum.lengthened_by));
    }
}
