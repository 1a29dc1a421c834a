//! Accounts that nobody uses go, after a letter (security bar, section 5).

use delta::actions::remind_idle;
use delta::actions::run_retention::{Ran, Reach, run_retention};
use entity::{outbox, resident};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};

/// How many accounts a run takes, or would.
fn accounts(ran: &Ran) -> usize {
    let (Ran::Through(found) | Ran::Stopped(found)) = ran;
    found.iter().filter(|due| due.class.code() == "resident_account").map(|due| due.rows.len()).sum()
}

#[rstest]
#[tokio::test]
async fn an_idle_account_goes_thirty_days_after_a_letter_and_one_that_is_used_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let state = &app.state;
    app.resident("anna@exempel.fi").await;
    app.resident("berta@exempel.fi").await;

    app.set_clock("2028-01-15T12:00:00Z");
    let too_early = remind_idle(state).await.expect("a pass");
    app.set_clock("2028-02-01T12:00:00Z");
    let told = remind_idle(state).await.expect("a pass");
    let again = remind_idle(state).await.expect("another pass");
    assert!(app.letter_to("nobody@exempel.fi").await.is_none());
    let mail = app.get("/demo/mail").await.body;
    app.resident("berta@exempel.fi").await;
    let before = accounts(&run_retention(state, Reach::DryRun).await.expect("a dry run"));
    app.set_clock("2028-03-03T12:00:00Z");
    let after = accounts(&run_retention(state, Reach::BeyondBrake).await.expect("a run"));

    assert_eq!((too_early, told, again, before, after), (0, 2, 0, 0, 1));
    assert!(mail.contains("Your page will soon be erased") && mail.contains("/en/my-page"));
    let left = resident::Entity::find().all(state.db.reader()).await.expect("rows");
    assert_eq!((left.len(), left[0].reminded_on), (1, None));
    let owners = outbox::Entity::find().count(state.db.reader()).await.expect("a count");
    assert_eq!(owners, 2, "the letters of the account that went are forgotten, and those older than a year");
}
