//! What a guesser learns and how they are slowed: nothing tells known addresses from unknown ones, and nothing but
//! another address of theirs gives new tries (security bar R12, R13, P12, P13).

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Request, StatusCode};
use chrono::Duration;
use delta::frame::form_token::FormToken;
use entity::audit_record;
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;
use crate::staff::PASSWORD;

const OWNER: &str = "handler.home-care@demo.invalid";
const NOBODY: &str = "nobody.knows-them@demo.invalid";
const TIMES: u8 = 150;

/// What an answer shows, without what is new in every answer and what the guesser typed.
fn shown(page: &Page, typed: &str) -> (StatusCode, HeaderMap, String) {
    let mut headers = page.headers.clone();
    headers.remove("x-request-id");
    headers.remove("content-length");
    (page.status, headers, page.body.replace(typed, ""))
}

/// What work an answer was: slow hashes, and records of the trail.
async fn work(app: &TestApp) -> (u64, u64) {
    let records = audit_record::Entity::find().count(app.state.db.reader()).await.expect("a count");
    (app.state.hashing.computed(), records)
}

#[rstest]
#[tokio::test]
async fn a_wrong_sign_in_shows_and_costs_the_same_for_known_and_unknown_addresses(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.handler_of("home-care").await;
    let mut answers = Vec::new();

    // Three hundred of each, two from each place a minute, so that nobody is slowed and no toll is taken.
    for place in 0..TIMES {
        app.state.clock.set(app.state.clock.now() + Duration::minutes(1));
        let caller = app.visitor_at([127, 1, 0, place]);
        for email in [OWNER, NOBODY, NOBODY, OWNER] {
            let before = work(&app).await;
            let form = format!("email={email}&lang=en&password=not+the+password");
            let page = caller.post("/staff/login", &form).await;
            let after = work(&app).await;
            answers.push((shown(&page, email), after.0 - before.0, after.1 - before.1));
        }
    }

    let first = answers.first().expect("an answer");
    assert_eq!((first.0.0, first.1, first.2), (StatusCode::UNPROCESSABLE_ENTITY, 1, 1));
    assert!(answers.iter().all(|answer| answer == first));
}

#[rstest]
#[tokio::test]
async fn asking_for_a_new_password_shows_the_same_for_known_and_unknown_addresses(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.handler_of("home-care").await;
    let hashes = app.state.hashing.computed();
    let mut answers = Vec::new();

    for place in 0..TIMES {
        app.state.clock.set(app.state.clock.now() + Duration::minutes(1));
        let caller = app.visitor_at([127, 1, 0, place]);
        for email in [OWNER, NOBODY, NOBODY, OWNER] {
            let page = caller.post("/staff/login/reset", &format!("email={email}&lang=en")).await;
            answers.push(shown(&page, email));
        }
    }

    let first = answers.first().expect("an answer");
    assert_eq!(first.0, StatusCode::OK);
    assert!(answers.iter().all(|answer| answer == first));
    assert_eq!(app.state.hashing.computed(), hashes, "no answer waits for anything slow");
}

/// Tries a password, with a forwarded address that nobody vouches for.
async fn try_from(caller: &Visitor, app: &TestApp, email: &str, password: &str, claims: &str) -> Page {
    let token = FormToken::public(&app.state.keyring);
    let form = format!("form_token={token}&email={email}&password={}", password.replace(' ', "+"));
    let request = Request::post("/staff/login")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("x-forwarded-for", claims)
        .header("forwarded", format!("for={claims}"));
    caller.send(request.body(Body::from(form)).expect("a request")).await
}

/// The same address in other letters, with space around it.
fn in_other_letters(email: &str, number: usize) -> String {
    let other: String =
        email.char_indices().map(|(at, c)| if at == number { c.to_ascii_uppercase() } else { c }).collect();
    format!("+{other}+")
}

#[rstest]
#[tokio::test]
async fn other_letters_and_forged_addresses_give_no_new_tries_and_the_owner_is_asked_no_wait(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.handler_of("home-care").await;

    let mut answers = Vec::new();
    for guesser in 1..=4 {
        let caller = app.visitor_at([127, 2, 0, guesser]);
        for n in 0..10 {
            let claims = format!("10.{guesser}.0.{n}");
            answers
                .push(try_from(&caller, &app, &in_other_letters(OWNER, n), "not the password", &claims).await.status);
        }
    }
    let owner = try_from(&app.visitor_at([127, 2, 9, 9]), &app, OWNER, PASSWORD, "10.1.0.1").await;

    // One address has ten tries; the account had thirty from three, so that the fourth has two.
    let (taken, slowed) = answers.split_at(32);
    assert!(taken.iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY), "{answers:?}");
    assert!(slowed.iter().all(|status| *status == StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    assert_eq!((owner.status, owner.header("retry-after")), (StatusCode::SEE_OTHER, ""));
}
