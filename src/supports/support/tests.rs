//! The states of a support against a model.
//!
//! Invariants: a request is confirmed within seven days and while the initiative collects, or never; a support keeps its
//! id, level, ground and municipality for good; it is taken back once, while the initiative collects; what was refused
//! changed nothing; a name is never shown of what was taken back.

use proptest::prelude::*;

use super::*;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
}

fn request() -> Request {
    Request {
        id: Uuid::from_u128(1),
        initiative: InitiativeId(Uuid::from_u128(2)),
        supporter: Supporter {
            name: "A".to_owned(),
            ground: Ground::Resident,
            business_id: None,
            municipality: Some("kotka".to_owned()),
            shows_name: true,
        },
        email: None,
        asked_on: day(0),
    }
}

/// The model: what there is, said in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Model {
    Asked,
    Stands,
    Gone,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_support_moves_just_as_the_model_says(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
        let asked = request();
        let (mut support, mut model) = (None::<Support>, Model::Asked);
        let (mut today, mut is_collecting) = (0_u64, true);
        for byte in bytes {
            match byte % 5 {
                0 => today += u64::from(byte / 64),
                1 if byte > 200 => is_collecting = false,
                2 | 3 if support.is_none() => {
                    let confirmed = asked.confirm(SupportLevel::Email, is_collecting, day(today));
                    prop_assert_eq!(confirmed.is_ok(), is_collecting && today <= 7);
                    if let Ok(confirmed) = confirmed {
                        prop_assert_eq!((confirmed.id.0, confirmed.confirmed_on), (asked.id, day(today)));
                        (support, model) = (Some(confirmed), Model::Stands);
                    }
                }
                4 => {
                    let Some(before) = support.clone() else { continue };
                    let withdrawn = before.clone().withdraw(is_collecting, day(today));
                    prop_assert_eq!(withdrawn.is_ok(), is_collecting && model == Model::Stands);
                    if let Ok(after) = withdrawn {
                        prop_assert_eq!((after.id, after.level, after.ground), (before.id, before.level, before.ground));
                        let gone = State::Withdrawn { on: day(today) };
                        prop_assert!(!after.shows_name && after.state == gone);
                        (support, model) = (Some(after), Model::Gone);
                    }
                }
                _ => {}
            }
            prop_assert_eq!(support.as_ref().is_some_and(Support::stands), model == Model::Stands);
        }
    }
}

#[test]
fn a_request_is_good_for_seven_whole_days() {
    assert!(request().confirm(SupportLevel::Email, true, day(7)).is_ok());
    assert_eq!(request().confirm(SupportLevel::Email, true, day(8)), Err(NotNow::Late));
    assert_eq!(request().confirm(SupportLevel::Email, false, day(1)), Err(NotNow::Closed));
}

#[test]
fn who_somebody_is_stands_in_no_log() {
    assert_eq!(
        format!("{:?} {:?}", request(), request().supporter),
        format!("Request({}) Supporter(resident)", request().id)
    );
}
