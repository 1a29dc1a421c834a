//! The letter that confirms, and the link with which it ends.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use delta::platform::web::toll::Counted;
use rstest::rstest;

use super::{FORM, LINK, PAGE};
use crate::app::{Base, TestApp};
use crate::dump::dump;
use crate::page::Page;

const EMAIL: &str = "anna@exempel.fi";

#[rstest]
#[tokio::test]
async fn an_address_follows_once_its_letter_is_confirmed_and_looking_confirms_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let asked = app.ask_to_follow(&app.visitor, EMAIL).await;
    let letter = app.follower_letters(EMAIL).await.remove(0);
    let before = dump(&app.state.db, &[]).await;

    for _ in 0..2 {
        let head = Request::head(&letter.link).body(Body::empty()).expect("a request");
        assert_eq!(app.visitor.send(head).await.status, StatusCode::OK);
        assert_eq!(app.get(&letter.link).await.heading(), "Bekräfta att du vill följa");
    }
    assert!(dump(&app.state.db, &[]).await == before, "looking wrote something");
    let waiting = app.following().await;
    let scanner = app.post(LINK, &letter.form()).await;
    let guessed = app.post(LINK, &format!("{}&number=x", letter.form())).await;
    let refused = app.followers().await.len();
    let first = app.post(LINK, &letter.with_number()).await;
    let second = app.post(LINK, &letter.with_number()).await;

    assert!(asked.status == StatusCode::OK && asked.body.contains(EMAIL), "{}", asked.body);
    assert_eq!(waiting, "Ingen följer initiativet ännu.");
    assert_eq!([scanner.status, guessed.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    assert_eq!(scanner.attributes("main input[name=number]", "aria-invalid"), ["true"]);
    assert_eq!((refused, [first.heading(), second.heading()]), (0, ["Du följer initiativet"; 2].map(str::to_owned)));
    assert_eq!(app.following().await, "1 person följer initiativet.");
    assert_eq!((app.followers().await.len(), app.follower_requests().await.len()), (1, 0));
    let kept = dump(&app.state.db, &[]).await;
    let token = letter.link.split_once("t=").expect("a token").1;
    assert!(![token, EMAIL].iter().any(|secret| kept.contains(secret)), "something lies open");
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn the_same_link_ends_it_with_a_press_and_the_follower_is_forgotten(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let letter = app.follows(EMAIL).await;
    let before = dump(&app.state.db, &[]).await;

    let shown = app.get(&letter.link).await;
    assert!(dump(&app.state.db, &[]).await == before, "looking wrote something");
    let stopped = app.post(LINK, &format!("{}&do=stop", letter.form())).await;
    let twice = app.post(LINK, &format!("{}&do=stop", letter.form())).await;
    let after = app.get(&letter.link).await;

    assert_eq!(shown.texts("main button"), ["Sluta följa"]);
    assert_eq!((stopped.status, stopped.heading()), (StatusCode::OK, "Du följer inte längre initiativet".to_owned()));
    assert_eq!([twice.status, after.status], [StatusCode::GONE; 2]);
    assert_eq!((app.followers().await.len(), app.following().await.as_str()), (0, "Ingen följer initiativet ännu."));
    app.follows(EMAIL).await;
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn one_address_follows_once_however_it_is_written_and_nobody_is_told_that_it_does(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let first = app.follows(EMAIL).await;

    let unknown = app.ask_to_follow(&app.another_visitor(), "berta@exempel.fi").await;
    let known = app.ask_to_follow(&app.another_visitor(), "%20Anna@EXEMPEL.fi%20").await;
    let letter = app.follower_letters("Anna@EXEMPEL.fi").await.remove(0);
    app.get(&letter.link).await;
    let confirmed = app.post(LINK, &letter.with_number()).await;

    let shown = |page: &Page| page.texts("main p").join("|").replace("berta@exempel.fi", "Anna@EXEMPEL.fi");
    assert_eq!((known.status, shown(&known)), (unknown.status, shown(&unknown)));
    assert_eq!((confirmed.heading().as_str(), app.followers().await.len()), ("Du följer initiativet", 1));
    assert_eq!(app.get(&first.link).await.texts("main button"), ["Sluta följa"], "the older letter still ends it");
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn a_request_is_good_for_seven_days_and_then_it_is_gone(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.ask_to_follow(&app.visitor, EMAIL).await;
    let letter = app.follower_letters(EMAIL).await.remove(0);

    app.state.clock.set(app.state.clock.now() + Duration::days(7));
    let last_day = app.get(&letter.link).await;
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");
    let kept = app.follower_requests().await.len();
    app.state.clock.set(app.state.clock.now() + Duration::days(1));
    let (late, pressed) = (app.get(&letter.link).await, app.post(LINK, &letter.with_number()).await);
    delta::actions::sweep_leftovers(&app.state).await.expect("a sweep");

    assert_eq!((last_day.status, kept), (StatusCode::OK, 1));
    assert_eq!([late.status, pressed.status], [StatusCode::GONE; 2]);
    assert_eq!((app.followers().await.len(), app.follower_requests().await.len()), (0, 0));
}

#[rstest]
#[tokio::test]
async fn an_address_that_is_none_comes_back_with_the_reason_and_a_flood_of_letters_stops_at_three(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;

    let empty = app.ask_to_follow(&app.visitor, "").await;
    let wrong = app.ask_to_follow(&app.visitor, "anna").await;
    let mut asked = Vec::new();
    for _ in 0..4 {
        asked.push(app.ask_to_follow(&app.visitor, EMAIL).await.status);
    }

    assert_eq!([empty.status, wrong.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    assert_eq!(wrong.attributes("main input[name=email]", "value"), ["anna"]);
    assert!(empty.body.contains("Skriv din e-postadress"), "{}", empty.body);
    assert_eq!((asked, app.follower_requests().await.len()), (vec![StatusCode::OK; 4], 3));
}

#[rstest]
#[tokio::test]
async fn above_the_thresholds_the_form_asks_for_a_toll_and_loses_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let caller = delta::platform::web::client::ClientAddress(app.visitor.ip());
    for _ in 0..200 {
        app.state.limits.toll.count(&Counted::by(caller), app.state.clock.now());
    }

    let asked = app.ask_to_follow(&app.visitor, EMAIL).await;
    let token = asked.attributes("input[name=toll]", "value").concat();
    app.state.clock.set(app.state.clock.now() + Duration::seconds(60));
    let paid = app.post(FORM, &format!("email={EMAIL}&toll={token}&toll_work=")).await;

    assert_eq!((asked.status, asked.texts("[data-toll]").len()), (StatusCode::TOO_MANY_REQUESTS, 1));
    assert_eq!(asked.attributes("main input[name=email]", "value"), [EMAIL]);
    assert_eq!((paid.status, app.follower_requests().await.len()), (StatusCode::OK, 1), "{}", paid.body);
}

#[rstest]
#[tokio::test]
async fn what_is_not_public_and_what_has_ended_cannot_be_followed(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    crate::initiatives::filed(&app.another_visitor()).await;
    let hidden = app.get(FORM).await;
    let not_there = app.get(PAGE).await.texts("#follow");
    app.get(PAGE).await;
    let refused = app.post(FORM, &format!("email={EMAIL}")).await;
    let registrar = app.colleague(delta::kernel::actor::Role::Registrar, "group").await;
    crate::initiatives::press(&registrar, "2026-001", "check", "do=publish").await;
    app.ask_to_follow(&app.visitor, EMAIL).await;
    let letter = app.follower_letters(EMAIL).await.remove(0);

    let case = app.first_initiative().await.state.case();
    let closed = entity::initiative::ActiveModel {
        state: sea_orm::Set("closed".to_owned()),
        case_id: sea_orm::Set(case),
        ..Default::default()
    };
    app.change_first(closed).await;
    let shown = app.get(FORM).await;
    let asked = app.post(FORM, &format!("email={EMAIL}")).await;
    app.get(&letter.link).await;
    let confirmed = app.post(LINK, &letter.with_number()).await;

    assert_eq!([hidden.status, refused.status], [StatusCode::NOT_FOUND; 2]);
    assert!(not_there.is_empty());
    assert!(shown.status == StatusCode::OK && shown.attributes("main input[name=email]", "id").is_empty());
    assert_eq!([asked.status, confirmed.status], [StatusCode::CONFLICT; 2]);
    assert_eq!(app.followers().await.len(), 0);
}
