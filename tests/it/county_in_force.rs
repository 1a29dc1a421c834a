//! The county in force, when it changes while the program runs.

use delta::actions::apply_county::apply_county;
use delta::counties::County;
use delta::jobs::follow_county::follow_county;
use rstest::rstest;

use crate::app::{Base, TestApp};

#[rstest]
#[tokio::test]
async fn a_running_program_follows_a_pack_that_is_applied_beside_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut changed: County = (**app.state.county).clone();
    changed.facts.phone = "05 123 4567".to_owned();
    apply_county(&app.state.db, &app.state.clock, &changed).await.expect("a county in force");

    let before = app.get("/sv/folj").await.body.contains("05 123 4567");
    follow_county(&app.state).await.expect("a look");
    let after = app.get("/sv/folj").await.body.contains("05 123 4567");

    assert_eq!((before, after), (false, true));
    assert_eq!(app.state.county.number(), 2);
}
