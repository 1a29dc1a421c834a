//! What belongs to another unit looks like nothing, fifty times over (security bar P03).

use axum::http::StatusCode;
use delta::cases::number::CaseNumber;
use delta::feedback::store::NewAttachment;
use delta::kernel::actor::Role;
use delta::kernel::random::Random;
use regex::Regex;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

const OWN: &str = "home-care-kotka";
const BESIDE: &str = "oral-health-south";
const OF_EACH: usize = 50;

/// What can be asked of a case by its number.
const ASKED: [&str; 3] = ["", "/attachments/1", "/redaction"];
/// What can be done to it.
const DONE: [(&str, &str); 3] = [
    ("/answer", "step=send&text=Vi+ringer.&outcome=answered&strategy=outside"),
    ("/contact", ""),
    ("/notes", "note=Hej"),
];

/// Everything about an answer but what differs between any two requests.
fn comparable(page: &Page) -> (StatusCode, Vec<(String, String)>, String) {
    let nonces = Regex::new(r#"<code>[^<]*</code>|name="form_token" value="[^"]*""#).expect("a pattern");
    let headers = page.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), format!("{value:?}"))).collect();
    (page.status, headers, nonces.replace_all(&page.body, "").into_owned())
}

async fn answers(colleague: &Colleague, number: &str) -> Vec<(StatusCode, Vec<(String, String)>, String)> {
    let mut answers = Vec::new();
    for path in ASKED {
        answers.push(comparable(&colleague.get(&format!("/staff/cases/{number}{path}")).await));
    }
    for (path, form) in DONE {
        let page = colleague.post(&format!("/staff/cases/{number}{path}"), &format!("version=1&{form}")).await;
        answers.push(comparable(&page));
    }
    answers
}

#[rstest]
#[tokio::test]
async fn fifty_cases_of_another_unit_look_like_fifty_that_do_not_exist(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.lay_in_codes(OF_EACH);
    let handler = app.colleague(Role::Handler, OWN).await;
    let random = Random::seeded(77);
    let nothing = answers(&handler, "2026-ZZZZZZ").await;
    assert!(nothing.iter().all(|(status, ..)| *status == StatusCode::NOT_FOUND), "{nothing:?}");

    for at in 0..OF_EACH {
        let file = app.state.random.uuid().to_string();
        let name = format!("bild {at}.txt");
        let file = NewAttachment { file, name, media_type: "text/plain".to_owned(), bytes: 9 };
        let hidden = app.case_with(BESIDE, &format!("Tand nummer {at} värker."), |new| new.files = vec![file]).await;

        assert_eq!(answers(&handler, hidden.number.as_str()).await, nothing, "a case of another unit");
        assert_eq!(answers(&handler, CaseNumber::draw(2026, &random).as_str()).await, nothing, "a number of no case");
    }
}
