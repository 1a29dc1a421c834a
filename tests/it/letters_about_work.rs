//! Letters to staff about their work: time that runs out, and the head of the audit trail.

use delta::actions::{mail_audit_head, remind_staff};
use delta::audit;
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use entity::{case_reminder, outbox};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";

/// Sends the letters that are due, and reads all that were ever sent.
async fn letters(app: &TestApp) -> String {
    send_due(&Post::from(&*app.state)).await.expect("letters are sent");
    app.get("/demo/mail").await.body
}

async fn reminded(app: &TestApp, at: &str) -> usize {
    app.set_clock(at);
    remind_staff(&app.state).await.expect("a reminder")
}

#[rstest]
#[tokio::test]
async fn staff_are_told_at_half_at_four_fifths_and_at_the_end_of_the_time(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (_handler, _coordinator) = (app.handler_of(UNIT).await, app.coordinator_of("home-care").await);
    app.handler_of("oral-health").await;

    let soon = reminded(&app, "2026-03-06T10:00:00Z").await;
    let half = (reminded(&app, "2026-03-09T05:59:00Z").await, reminded(&app, "2026-03-09T06:00:00Z").await);
    let again = reminded(&app, "2026-03-09T06:05:00Z").await;
    let most = reminded(&app, "2026-03-11T06:00:00Z").await;
    let night = reminded(&app, "2026-03-12T23:00:00Z").await;
    let late = reminded(&app, "2026-03-13T06:00:00Z").await;
    let told = letters(&app).await;

    assert_eq!((soon, half, again, most, night, late), (0, (0, 1), 0, 2, 0, 2));
    for subject in ["Half of the time for a case has gone", "Little time is left for a case", "A case is late"] {
        assert!(told.contains(subject), "{subject}");
    }
    assert!(told.contains("/staff/queue?v=late") && !told.contains(&case), "a letter names no case");
}

#[rstest]
#[tokio::test]
async fn of_an_answered_case_nobody_is_reminded_and_of_many_each_person_hears_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let answered = app.case_at(UNIT).await;
    for _ in 0..3 {
        app.case_at(UNIT).await;
    }
    handler.act(&answered, "/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside").await;

    let letters = reminded(&app, "2026-03-09T06:00:00Z").await;

    let noted = case_reminder::Entity::find().count(app.state.db.reader()).await.expect("a count");
    assert_eq!((letters, noted), (1, 3));
}

#[rstest]
#[tokio::test]
async fn auditors_get_the_head_of_the_trail_once_a_day_and_can_verify_with_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let auditor = app.colleague(Role::Auditor, "group").await;
    app.handler_of(UNIT).await;

    let first = mail_audit_head(&app.state).await.expect("a letter");
    let second = mail_audit_head(&app.state).await.expect("none");
    let told = letters(&app).await;
    app.set_clock("2026-03-03T12:00:00Z");
    let tomorrow = mail_audit_head(&app.state).await.expect("a letter");

    let head = audit::head(app.state.db.reader()).await.expect("a head");
    assert_eq!((first, second, tomorrow), (1, 0, 1));
    assert!(told.contains(auditor.email()) && told.contains(&format!("{} {}", head.sequence, head.hash)), "{told}");
    assert!(audit::verify(app.state.db.reader(), vec![head]).await.expect("a reading").is_ok());
    let rows = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert!(rows.iter().filter(|row| row.state == "sent").all(|row| row.link.is_none()));
}
