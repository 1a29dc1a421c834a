//! What a thousand receipts and case numbers tell, to whoever guesses or finds them (security bar P04, P05, P06).

use std::collections::BTreeSet;

use axum::http::StatusCode;
use delta::actions::receive_feedback::Receipt;
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::jobs::send_messages;
use delta::kernel::random::Random;
use delta::receipts::ReceiptCode;
use futures_util::future::join_all;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::log::Log;
use crate::traces::{Traces, with_hashes};

const UNIT: &str = "home-care-kotka";
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many cases there are of which some are hashed slowly, as all are outside of tests.
const MANY: usize = 1_000;
const HASHED: usize = 10;

/// Receipts in the order in which they were given, every hundredth acknowledged by mail.
async fn receipts(app: &TestApp) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for number in 0..HASHED {
        receipts.push(app.case_with(UNIT, &format!("Hissen {number} stod still."), |_| {}).await);
    }
    app.lay_in_codes(MANY - HASHED);
    for first in (HASHED..MANY).step_by(50) {
        // Many at once share a commit, and one task at a time comes to the place where numbers are drawn.
        let together = (first..MANY.min(first + 50)).map(|number| async move {
            let with_mail = |new: &mut delta::feedback::new_feedback::NewFeedback| {
                if number % 100 == 0 {
                    new.reply = ReplyWay::Email;
                    new.contact =
                        Contact { email: EmailAddress::parse(&format!("n{number}@exempel.fi")), ..Contact::default() };
                }
            };
            app.case_with(UNIT, &format!("Hissen {number} stod still."), with_mail).await
        });
        receipts.extend(join_all(together).await);
    }
    receipts
}

#[rstest]
#[tokio::test]
async fn of_a_thousand_receipts_nothing_is_kept_that_a_code_could_be_told_by(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let log = Log::keep("debug");
    let Some(app) = TestApp::start(base).await else { return };

    let receipts = receipts(&app).await;
    for receipt in &receipts[..HASHED] {
        let opened = app.post("/sv/folj", &format!("code={}", receipt.code.grouped())).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
    }
    app.post("/sv/folj", &format!("code={}", ReceiptCode::generate(&Random::seeded(99)).grouped())).await;
    while send_messages::send_due(&app.state.as_ref().into()).await.expect("a pass") > 0 {}

    let codes: BTreeSet<String> = receipts.iter().map(|receipt| receipt.code.grouped()).collect();
    assert_eq!(codes.len(), MANY);
    let spellings = receipts.iter().flat_map(|receipt| {
        let (grouped, secret) = (receipt.code.grouped(), receipt.code.secret().to_owned());
        let (plain, spaced) = (grouped.replace('-', ""), grouped.replace('-', " "));
        let lower = [&grouped, &plain].map(|code| code.to_lowercase());
        [grouped, plain, spaced, secret].into_iter().chain(lower)
    });
    let traces = Traces::of(spellings.flat_map(|spelling| with_hashes(&spelling)));
    traces.assert_gone(&app).await;
    assert!(!log.text().is_empty(), "nothing was logged");
    assert_eq!(traces.found_in(log.text().as_bytes()), None, "in the log");
}

#[rstest]
#[tokio::test]
async fn who_guesses_waits_and_nobody_else_does(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_at_with_code(UNIT).await;
    let (guesser, owner) = (app.another_visitor(), app.another_visitor());
    let random = Random::seeded(99);

    let mut guesses = Vec::new();
    for _ in 0..20 {
        let wrong = ReceiptCode::generate(&random).grouped();
        guesses.push(guesser.post("/sv/folj", &format!("code={wrong}")).await.status.as_u16());
        let opened = owner.post("/sv/folj", &format!("code={receipt}")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "after {} guesses of another", guesses.len());
    }
    let right = guesser.post("/sv/folj", &format!("code={receipt}")).await;

    assert_eq!(guesses, [[422; 10], [429; 10]].concat());
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "even the right code waits where it was guessed");
}

/// How much the order of one thing tells of the order of another: 1 all, 0 nothing (Spearman's coefficient).
fn correlation(of: &[String]) -> f64 {
    let mut sorted: Vec<&String> = of.iter().collect();
    sorted.sort();
    let number = |count: usize| f64::from(u32::try_from(count).expect("a small number"));
    let rank = |text: &String| sorted.binary_search(&text).expect("a place");
    let squares: f64 = of.iter().enumerate().map(|(at, text)| number(rank(text).abs_diff(at)).powi(2)).sum();
    let count = number(of.len());
    1.0 - 6.0 * squares / (count * (count * count - 1.0))
}

#[rstest]
#[tokio::test]
async fn ids_and_numbers_tell_no_order_and_have_no_neighbours(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipts = receipts(&app).await;
    let handler = app.handler_of(UNIT).await;
    let numbers: Vec<String> = receipts.iter().map(|receipt| receipt.number.to_string()).collect();
    let ids: Vec<String> = receipts.iter().map(|receipt| receipt.case.to_string()).collect();
    let selectors: Vec<String> = receipts.iter().map(|receipt| receipt.code.selector().to_owned()).collect();

    for (name, of) in [("number", &numbers), ("id", &ids), ("selector", &selectors)] {
        let told = correlation(of);
        assert!(told.abs() < 0.1, "{name}: {told}");
        let beginnings: BTreeSet<&str> =
            of.iter().filter_map(|text| text.strip_prefix("2026-").or(Some(text))?.get(..1)).collect();
        assert!(beginnings.len() >= 16, "{name}: {beginnings:?}");
    }
    assert!(correlation(&(1000..2000).map(|number| number.to_string()).collect::<Vec<_>>()) > 0.99, "no measure");
    let known: BTreeSet<&String> = numbers.iter().collect();
    for (at, number) in numbers.iter().enumerate() {
        let place = 5 + at % 6;
        let symbol = SYMBOLS.chars().nth(at % SYMBOLS.len()).expect("a symbol");
        let neighbour = format!("{}{symbol}{}", &number[..place], &number[place + 1..]);
        if !known.contains(&neighbour) {
            let page = handler.get(&format!("/staff/cases/{neighbour}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{neighbour} beside {number}");
        }
    }
}
