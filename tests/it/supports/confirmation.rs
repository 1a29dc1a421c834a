//! The letter that confirms a support.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use entity::outbox;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{ANNA, FORM, LINK, MINE, letters_count};
use crate::app::{Base, TestApp};
use crate::dump::dump;

const EMAIL: &str = "anna@exempel.fi";

#[rstest]
#[tokio::test]
async fn a_support_counts_once_it_is_confirmed_and_looking_confirms_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let asked = app.support(&app.visitor, ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");
    let before = dump(&app.state.db, &[]).await;

    for _ in 0..2 {
        let head = Request::head(&letter.link).body(Body::empty()).expect("a request");
        assert_eq!(app.visitor.send(head).await.status, StatusCode::OK);
        assert_eq!(app.get(&letter.link).await.status, StatusCode::OK);
    }
    assert!(dump(&app.state.db, &[]).await == before, "looking wrote something");
    let waiting = app.counted().await;
    app.get(&letter.link).await;
    let first = app.post(LINK, &letter.form()).await;
    let second = app.post(LINK, &letter.with_number()).await;

    assert!(asked.status == StatusCode::OK && asked.body.contains(EMAIL), "{}", asked.body);
    assert!(waiting.starts_with("0 stöder"), "{waiting}");
    assert_eq!([first.header("location"), second.header("location")], [MINE, MINE]);
    assert!(app.counted().await.starts_with("1 stöder: 1 invånare"), "{}", app.counted().await);
    let (supports, requests) = (app.supports().await, app.support_requests().await);
    assert_eq!((supports.len(), requests.len()), (1, 0));
    let kept = dump(&app.state.db, &[]).await;
    let token = letter.link.split_once("t=").expect("a token").1;
    assert!(![token, EMAIL, "Provsten"].iter().any(|secret| kept.contains(secret)), "something lies open");
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_program_that_opens_links_and_sends_forms_confirms_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.support(&app.visitor, ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");
    let scanner = app.another_visitor();

    let shown = scanner.get(&letter.link).await;
    let pressed = scanner.post(LINK, &letter.form()).await;
    let guessed = scanner.post(LINK, &format!("{}&number=x", letter.form())).await;
    let refused = app.supports().await;
    let telephone = app.another_visitor();
    telephone.get(&letter.link).await;
    let typed = telephone.post(LINK, &letter.with_number()).await;

    assert_eq!(shown.attributes("main input[name=number]", "id"), ["number"]);
    assert_eq!([pressed.status, guessed.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    assert!(refused.is_empty());
    assert_eq!((typed.header("location"), app.supports().await.len()), (MINE, 1));
}

#[rstest]
#[tokio::test]
async fn a_request_is_good_for_seven_days_and_then_it_is_gone(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.support(&app.visitor, ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");

    app.state.clock.set(app.state.clock.now() + Duration::days(7));
    let last_day = app.get(&letter.link).await;
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");
    let kept = (app.support_requests().await.len(), letters(&app).await);
    app.state.clock.set(app.state.clock.now() + Duration::days(1));
    let (late, pressed) = (app.get(&letter.link).await, app.post(LINK, &letter.with_number()).await);
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");

    assert_eq!((last_day.status, kept), (StatusCode::OK, (1, 1)));
    assert_eq!([late.status, pressed.status], [StatusCode::GONE; 2]);
    assert_eq!((app.supports().await.len(), app.support_requests().await.len()), (0, 0));
    app.state.clock.set(app.state.clock.now() + Duration::days(1));
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");
    assert_eq!(letters(&app).await, 0, "the letter tells who asked, and its link opens nothing");
    assert!(app.support_letters(EMAIL).await.is_empty(), "its copy is gone, too");
}

async fn letters(app: &TestApp) -> u64 {
    let found = outbox::Entity::find().filter(outbox::Column::Message.eq("support_confirm"));
    found.count(app.state.db.reader()).await.expect("a count")
}

#[rstest]
#[tokio::test]
async fn one_address_supports_once_however_it_is_written_and_nobody_is_told_that_it_does(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    let first = app.support_letter(EMAIL).await.expect("a letter").link;
    let stranger = app.another_visitor();

    let unknown = app.support(&app.another_visitor(), ANNA, "berta@exempel.fi").await;
    let known = app.support(&stranger, ANNA, "%20Anna@EXEMPEL.fi%20").await;
    // The older link opens the support at once.
    let letter = app.support_letters(EMAIL).await.into_iter().find(|letter| letter.link != first);
    let letter = letter.expect("a second letter");
    stranger.get(&letter.link).await;
    let confirmed = stranger.post(LINK, &letter.with_number()).await;

    let shown =
        |page: &crate::page::Page| page.texts("main p").join("|").replace("berta@exempel.fi", "Anna@EXEMPEL.fi");
    assert_eq!((known.status, shown(&known)), (unknown.status, shown(&unknown)));
    assert_eq!(confirmed.header("location"), MINE);
    assert_eq!(app.supports().await.len(), 1);
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn who_confirms_after_the_last_day_or_signs_while_it_ends_gets_a_calm_page(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.support(&app.visitor, ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");
    let id = app.first_initiative().await.id;
    let late = app.another_visitor();
    late.get(FORM).await;

    let by_author = delta::kernel::actor::Actor::Resident;
    delta::actions::hand_over_initiative(&app.state, &by_author, id).await.expect("handed over");
    app.get(&letter.link).await;
    let confirmed = app.post(LINK, &letter.form()).await;
    let signed = late.post(FORM, &format!("{ANNA}&email=b@exempel.fi")).await;
    let shown = late.get(FORM).await;

    assert_eq!([confirmed.status, signed.status], [StatusCode::CONFLICT; 2]);
    assert_eq!((shown.status, shown.heading()), (StatusCode::OK, "Stöd samlas inte längre in".to_owned()));
    assert!(app.supports().await.is_empty());
}
