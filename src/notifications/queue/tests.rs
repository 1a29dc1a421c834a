use rstest::rstest;

use super::*;

#[rstest]
#[case(1, Some(1))]
#[case(2, Some(5))]
#[case(3, Some(15))]
#[case(4, Some(60))]
#[case(5, Some(60))]
#[case(26, Some(60))]
#[case(27, None)]
#[case(i32::MAX, None)]
fn waits_grow_to_an_hour_and_end_within_a_day(#[case] attempts: i32, #[case] minutes: Option<i64>) {
    assert_eq!(wait_after(attempts).map(|wait| wait.num_minutes()), minutes);
}
