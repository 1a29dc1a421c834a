//! Feedback that becomes an initiative, and an initiative that becomes feedback: as their senders agree, with the day and the
//! code of what they were.

use axum::http::StatusCode;
use delta::addresses::Address;
use delta::cases::store::find_by_id;
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::initiatives::state::State;
use delta::initiatives::store;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{ABOUT, MAKER, TEXT, code, filed, initiative, press};
use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

const OFFER: &str = "question=Vill+du+g%C3%B6ra+ett+initiativ+av+det%3F&offers_initiative=yes";
const GIVEN_BACK: &str = "do=return&rule=feedback&passage=&reason=Det+h%C3%A4r+har+redan+h%C3%A4nt.";
const MY_CASE: &str = "/sv/mitt-arende";
const MY_INITIATIVE: &str = "/sv/mitt-initiativ";

/// Opens something with its code; where that leads.
async fn opened(visitor: &Visitor, code: &str) -> String {
    visitor.get("/sv/folj").await;
    visitor.post("/sv/folj", &format!("code={}", code.replace(' ', "+"))).await.header("location").to_owned()
}

async fn wishes(visitor: &Visitor, page: &str, wish: &str) -> Page {
    visitor.get(page).await;
    visitor.post(page, &format!("do={wish}")).await
}

#[rstest]
#[tokio::test]
async fn both_forms_begin_by_telling_what_the_other_is_for(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for locale in Locale::ALL {
        let feedback = app.get(&Address::Feedback.path(locale)).await;
        let initiative = app.get(&Address::InitiativeStart.path(locale)).await;
        let to = |address: Address| format!("main .card a[href='{}']", address.path(locale));
        assert_eq!(feedback.texts(&to(Address::InitiativeStart)).len(), 1, "{}", feedback.body);
        assert_eq!(initiative.texts(&to(Address::Feedback)).len(), 1, "{}", initiative.body);
    }
}

#[rstest]
#[tokio::test]
async fn feedback_becomes_an_initiative_when_its_sender_agrees_and_keeps_its_day_and_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let sent = app
        .case_with("home-care", "Sätt ut bänkar längs vägen till hälsostationen.", |new| {
            new.reply = ReplyWay::Email;
            new.contact = Contact {
                name: Some("Maria Provström".to_owned()),
                email: EmailAddress::parse("maria@exempel.fi"),
                phone: None,
            };
        })
        .await;
    let (number, code) = (sent.number.to_string(), sent.code.grouped());
    app.set_clock("2026-03-05T12:00:00Z");
    let handler = app.handler_of("home-care").await;
    let maria = app.another_visitor();

    let to_case = opened(&maria, &code).await;
    let too_early = wishes(&maria, MY_CASE, "initiative").await;
    let asked = handler.act(&number, "/questions", OFFER).await;
    let offered = maria.get(MY_CASE).await;
    let begun = wishes(&maria, MY_CASE, "initiative").await;
    let text = maria.get(begun.header("location")).await;
    let still_a_case = find_by_id(app.state.db.reader(), sent.case).await.expect("an answer").expect("a case");
    maria.post(&Address::InitiativeText.path(Locale::Sv), TEXT).await;
    maria.post(&Address::InitiativeAbout.path(Locale::Sv), ABOUT).await;
    let maker = maria.get(&Address::InitiativeMaker.path(Locale::Sv)).await;
    maria.post(&Address::InitiativeMaker.path(Locale::Sv), MAKER).await;
    maria.post(&Address::InitiativeOthers.path(Locale::Sv), "do=on").await;
    let check = maria.get(&Address::InitiativeCheck.path(Locale::Sv)).await;
    let receipt = super::sent(&maria, Locale::Sv, &check).await;
    let case = find_by_id(app.state.db.reader(), sent.case).await.expect("an answer").expect("a case");
    let at_work = handler.get(&format!("/staff/cases/{number}")).await;

    assert_eq!((to_case.as_str(), too_early.status), (MY_CASE, StatusCode::CONFLICT));
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert_eq!(offered.texts("#initiative h2"), ["Vill du göra ett initiativ av det?"], "{}", offered.body);
    assert_eq!(begun.header("location"), Address::InitiativeText.path(Locale::Sv));
    assert_eq!(text.texts("textarea[name=reasons]"), ["Sätt ut bänkar längs vägen till hälsostationen."]);
    assert!(still_a_case.state.is_open(), "nothing changes before it is filed");
    assert_eq!(maker.attributes("input[name=name]", "value"), ["Maria Provström"]);
    assert_eq!(maker.attributes("input[name=email]", "value"), ["maria@exempel.fi"]);
    assert_eq!(receipt.status, StatusCode::OK, "{}", receipt.body);
    assert_eq!(initiative(&app, 1).await.filed_on, "2026-03-02".parse().expect("a date"));
    assert_eq!(case.state.code(), "rejected");
    assert!(at_work.body.contains("The resident made an initiative of it"), "{}", at_work.body);
    let new_code = super::code(&receipt);
    for code in [code, new_code] {
        assert_eq!(opened(&app.another_visitor(), &code).await, MY_INITIATIVE);
    }
}

#[rstest]
#[tokio::test]
async fn who_replies_instead_keeps_it_as_feedback(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let sent = app.case_with("home-care", "Ingen kom på tisdagen.", |_| {}).await;
    let handler = app.handler_of("home-care").await;
    let visitor = app.another_visitor();
    handler.act(&sent.number.to_string(), "/questions", OFFER).await;
    opened(&visitor, &sent.code.grouped()).await;

    visitor.get(MY_CASE).await;
    visitor.post(MY_CASE, "do=message&message=Nej+tack.&seen=0").await;
    let declined = visitor.get(MY_CASE).await;
    let refused = wishes(&visitor, MY_CASE, "initiative").await;
    let plain = app.case_with("home-care", "Ingen kom på onsdagen.", |_| {}).await;
    handler.act(&plain.number.to_string(), "/questions", "question=Vilken+dag%3F").await;
    let other = app.another_visitor();
    opened(&other, &plain.code.grouped()).await;
    let asked = other.get(MY_CASE).await;

    assert!(declined.texts("#initiative").is_empty() && asked.texts("#initiative").is_empty());
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let case = find_by_id(app.state.db.reader(), sent.case).await.expect("an answer").expect("a case");
    assert_eq!(case.state.code(), "in_progress");
}

#[rstest]
#[tokio::test]
async fn an_initiative_becomes_feedback_when_its_maker_agrees_and_keeps_its_day_and_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.another_visitor()).await);
    app.set_clock("2026-03-04T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    let maria = app.another_visitor();

    let to_initiative = opened(&maria, &code).await;
    let too_early = wishes(&maria, MY_INITIATIVE, "feedback").await;
    let given_back = press(&registrar, "2026-001", "check", GIVEN_BACK).await;
    let offered = maria.get(MY_INITIATIVE).await;
    let made = wishes(&maria, MY_INITIATIVE, "feedback").await;
    let twice = wishes(&maria, MY_INITIATIVE, "feedback").await;
    let to_case = opened(&app.another_visitor(), &code).await;
    let known = initiative(&app, 1).await;
    let case = store::case_made_of(app.state.db.reader(), known.id).await.expect("an answer").expect("a case");
    let case = find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case");
    let anew = app.another_visitor();
    opened(&anew, &code).await;
    let mine = anew.get(MY_CASE).await;

    assert_eq!((to_initiative.as_str(), too_early.status), (MY_INITIATIVE, StatusCode::CONFLICT));
    assert_eq!(given_back.status, StatusCode::SEE_OTHER, "{}", given_back.body);
    assert_eq!(offered.texts("#feedback h2"), ["Skicka det som respons i stället"], "{}", offered.body);
    assert_eq!(made.header("location"), "/sv/mitt-initiativ?done=feedback", "{}", made.body);
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert_eq!((to_case.as_str(), known.state), (MY_CASE, State::Withdrawn));
    assert_eq!(case.received_on, "2026-03-02".parse().expect("a date"));
    assert!(case.state.is_open() && mine.body.contains("Sätt ut bänkar längs vägen."), "{}", mine.body);
}

#[rstest]
#[tokio::test]
async fn one_given_back_for_another_reason_is_corrected_and_becomes_no_feedback(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let code = code(&filed(&app.another_visitor()).await);
    let registrar = app.colleague(Role::Registrar, "group").await;
    let maria = app.another_visitor();
    press(&registrar, "2026-001", "check", &GIVEN_BACK.replace("feedback", "unclear")).await;
    opened(&maria, &code).await;

    let page = maria.get(MY_INITIATIVE).await;
    let refused = wishes(&maria, MY_INITIATIVE, "feedback").await;

    assert!(page.texts("#feedback").is_empty());
    assert_eq!((refused.status, initiative(&app, 1).await.state), (StatusCode::CONFLICT, State::Returned));
}
