//! Cases that come back: opened again, or given back, while units close and clocks stand.

use chrono::NaiveDate;
use delta::actions::receive_feedback::Receipt;
use delta::actions::reopen_case::reopen_by_resident;
use delta::actions::write_to_unit::write_to_unit;
use delta::cases::case::Case;
use delta::cases::store::find_by_id;
use delta::counties::County;
use delta::threads::message::MessageText;
use rstest::rstest;

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";
const ANSWER: &str = "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside";

/// The last day of the unit is Monday next week.
fn closing(county: &mut County) {
    let unit = county.units.iter_mut().find(|unit| unit.id == UNIT).expect("the unit");
    unit.closed_on = NaiveDate::from_ymd_opt(2026, 3, 9);
}

fn message(text: &str) -> MessageText {
    MessageText::parse(text).expect("a text")
}

async fn case_of(app: &TestApp, receipt: &Receipt) -> Case {
    find_by_id(app.state.db.reader(), receipt.case).await.expect("an answer").expect("a case")
}

async fn reopened(app: &TestApp, receipt: &Receipt) -> Case {
    reopen_by_resident(&app.state, receipt.case, &message("Ingen ringde."), 0).await.expect("opened again");
    case_of(app, receipt).await
}

#[rstest]
#[tokio::test]
async fn a_case_opened_again_stays_with_its_unit_and_handler(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let handler = app.handler_of(UNIT).await;
    handler.act(&receipt.number.to_string(), "/answer", ANSWER).await;

    let case = reopened(&app, &receipt).await;

    assert_eq!((case.unit.as_str(), case.state.handler()), (UNIT, Some(handler.id)));
}

#[rstest]
#[tokio::test]
async fn a_case_opened_again_whose_unit_has_closed_goes_where_the_rules_say(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, closing).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        new.unit = None;
        new.service = Some("home-care".to_owned());
        new.municipality = Some("kotka".to_owned());
    });
    let receipt = receipt.await;
    let number = receipt.number.to_string();
    app.handler_of(UNIT).await.act(&number, "/answer", ANSWER).await;
    app.set_clock("2026-03-12T12:00:00Z");

    let case = reopened(&app, &receipt).await;
    let page = app.coordinator_of("home-care").await.get(&format!("/staff/cases/{number}")).await;

    assert_eq!(receipt.unit.as_str(), UNIT);
    assert_eq!((case.unit.as_str(), case.state.handler()), ("home-care", None));
    assert!(page.texts(".side .card").concat().contains("closed"), "why it moved stands there");
}

#[rstest]
#[tokio::test]
async fn no_rule_moves_a_case_that_a_person_placed_and_the_general_desk_chooses_anew(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, closing).await else { return };
    let receipt = app.case_with("registry", "Ingen kom på tisdagen.", |new| {
        new.service = Some("home-care".to_owned());
        new.municipality = Some("kotka".to_owned());
    });
    let receipt = receipt.await;
    let number = receipt.number.to_string();
    let send = format!("to={UNIT}&transfer_reason=Deras+sak");
    app.coordinator_of("registry").await.act(&number, "/transfer", &send).await;
    app.handler_of(UNIT).await.act(&number, "/answer", ANSWER).await;
    app.set_clock("2026-03-12T12:00:00Z");

    let case = reopened(&app, &receipt).await;

    assert!(case.is_locked);
    assert_eq!(case.unit.as_str(), "general-desk");
}

#[rstest]
#[tokio::test]
async fn what_is_given_back_to_a_unit_that_has_closed_goes_to_the_general_desk(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, closing).await else { return };
    app.set_clock("2026-03-09T12:00:00Z");
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let number = receipt.number.to_string();
    let send = "to=health-stations-kotka&transfer_reason=Deras+sak";
    app.handler_of(UNIT).await.act(&number, "/transfer", send).await;
    app.set_clock("2026-03-10T12:00:00Z");

    let there = app.handler_of("health-stations-kotka").await;
    there.act(&number, "/transfer/return", "return_reason=Inte+oss").await;

    let case = case_of(&app, &receipt).await;
    assert_eq!((case.unit.as_str(), case.state.code()), ("general-desk", "received"));
}

#[rstest]
#[tokio::test]
async fn a_wait_after_a_reopening_lengthens_the_new_time_and_earlier_waits_do_not(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let number = receipt.number.to_string();
    let ask = async |answer: &str| {
        app.handler_of(UNIT).await.act(&number, "/questions", "question=Vilken+dag%3F").await;
        app.set_clock(answer);
        write_to_unit(&app.state, receipt.case, &message("Den tredje mars."), usize::MAX).await.expect("a reply");
    };
    ask("2026-03-04T12:00:00Z").await;
    app.handler_of(UNIT).await.act(&number, "/answer", ANSWER).await;
    app.set_clock("2026-03-05T12:00:00Z");
    let due_at_first = reopened(&app, &receipt).await.due_on;

    app.set_clock("2026-03-06T12:00:00Z");
    ask("2026-03-10T12:00:00Z").await;

    // Ten days end on Sunday the 15th; with four days of waiting on Thursday the 19th.
    let due = case_of(&app, &receipt).await.due_on;
    assert_eq!([due_at_first, due].map(|day| day.to_string()), ["2026-03-16", "2026-03-19"]);
}
