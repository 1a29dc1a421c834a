//! A resident gives feedback, from the first page to the receipt.

mod drafts;
mod files;
mod unit_link;

use std::path::Path;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, USER_AGENT};
use axum::http::{Request, StatusCode};
use delta::actions::open_receipt::{Opened, open_receipt};
use delta::addresses::Address;
use delta::feedback::draft::{self, Draft, DraftId};
use delta::feedback::store;
use delta::frame::form_token::FormToken;
use delta::kernel::locale::Locale;
use delta::receipts::ReceiptCode;
use rstest::rstest;

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;
use crate::traces::{Traces, files_of_postgres, with_hashes};
use files::with_files;

const TEXT: &str = "text=Hissen+i+huset+stod+still+hela+veckan.";
const ABOUT: &str = "kind=criticism&service=health-station&municipality=kotka";
const REPLY: &str = "reply=code&publish=no";
/// An identity code whose check character fits, of nobody.
const IDENTITY_CODE: &str = "131052-308T";

/// The draft that the visitor's browser knows.
async fn kept(app: &TestApp, visitor: &Visitor) -> Draft {
    let id = visitor.cookie("draft").and_then(|id| DraftId::parse(&id)).expect("a draft's id");
    draft::find(app.state.db.reader(), &id, &app.state.keyring).await.expect("an answer").expect("a draft")
}

/// Answers all questions, up to the check.
async fn answered(visitor: &Visitor, locale: Locale) -> Page {
    visitor.post(&Address::FeedbackText.path(locale), TEXT).await;
    visitor.post(&Address::FeedbackAbout.path(locale), ABOUT).await;
    visitor.post(&Address::FeedbackReply.path(locale), REPLY).await;
    visitor.get(&Address::FeedbackCheck.path(locale)).await
}

/// Presses the button of the check.
async fn sent(visitor: &Visitor, locale: Locale, check: &Page) -> Page {
    let id = check.attributes("input[name=draft]", "value").pop().expect("the form's id");
    visitor.post(&Address::FeedbackReceipt.path(locale), &format!("draft={id}&do=send")).await
}

/// The receipt code on a page.
fn code(page: &Page) -> String {
    page.texts("p.code").pop().expect("a code")
}

/// Does any file of the service contain the bytes?
fn is_on_disk(folder: &Path, needle: &str) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return is_on_disk(&path, needle);
        }
        std::fs::read(&path)
            .is_ok_and(|content| content.windows(needle.len()).any(|window| window == needle.as_bytes()))
    })
}

#[rstest]
#[tokio::test]
async fn the_whole_way_leads_to_a_receipt_in_three_languages(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for locale in Locale::ALL {
        let visitor = app.another_visitor();
        let start = visitor.get(&Address::Feedback.path(locale)).await;
        let check = answered(&visitor, locale).await;
        let receipt = sent(&visitor, locale, &check).await;

        assert_eq!((start.status, start.header("set-cookie")), (StatusCode::OK, ""), "{locale}");
        assert!(check.texts("dl.sumlist dd").iter().any(|told| told.contains("Hissen i huset")), "{locale}");
        assert_eq!(receipt.status, StatusCode::OK, "{locale}: {}", receipt.body);
        let code = ReceiptCode::parse(&code(&receipt)).expect("a code");
        let opened = open_receipt(&app.state, &code).await.expect("an answer");
        let case = opened.and_then(Opened::case).expect("a case");
        let told = store::find(app.state.db.reader(), case, &app.state.keyring).await.expect("an answer");
        assert_eq!(told.expect("a text").text, "Hissen i huset stod still hela veckan.");
        assert_eq!(visitor.cookie("draft"), None, "{locale}");
        assert!(!receipt.body.contains("{ $"), "{locale} holds a text without its value");
    }
}

#[rstest]
#[tokio::test]
async fn no_cookie_comes_before_something_was_sent(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for page in [Address::Feedback, Address::FeedbackText, Address::FeedbackReceipt, Address::Follow] {
        let shown = app.get(&page.path(Locale::Sv)).await;

        assert_eq!((shown.status, shown.header("set-cookie")), (StatusCode::OK, ""), "{page:?}");
    }
}

#[rstest]
#[case::no_text("text", "text=", "text", "Skriv vad du vill berätta")]
#[case::hidden_characters_alone("text", "text=%E2%80%8B%E2%80%AE%00+++", "text", "Skriv vad du vill berätta")]
#[case::a_short_text("text", "text=Hej", "text", "Skriv lite mer, minst 10 tecken")]
#[case::no_kind("about", "service=unknown&municipality=unknown", "kind", "Välj vad för slags respons det är")]
#[case::an_unknown_kind(
    "about",
    "kind=x&service=unknown&municipality=kotka",
    "kind",
    "Välj vad för slags respons det är"
)]
#[case::no_service("about", "kind=praise&municipality=kotka", "service", "Välj en tjänst eller ”Jag vet inte”")]
#[case::an_unknown_place(
    "about",
    "kind=praise&service=unknown&municipality=kotka&place=moon",
    "place",
    "Välj en plats i listan"
)]
#[case::a_score_over_ten(
    "about",
    "kind=praise&service=unknown&municipality=kotka&nps=11",
    "nps",
    "Välj en siffra från 0 till 10 eller ”Inget svar”"
)]
#[case::no_way("reply", "publish=no", "reply", "Välj hur du vill få svar")]
#[case::no_word_on_showing("reply", "reply=code", "publish", "Välj ja eller nej")]
#[case::a_wrong_address(
    "reply",
    "reply=email&email=namn(at)exempel&publish=no",
    "email",
    "Skriv e-postadressen så här: namn@exempel.fi"
)]
#[case::a_header_in_the_address(
    "reply",
    "reply=email&email=a%40exempel.fi%0D%0ABcc%3A+b%40exempel.fi&publish=no",
    "email",
    "Skriv e-postadressen så här: namn@exempel.fi"
)]
#[case::a_wrong_number(
    "reply",
    "reply=phone&phone=abc&publish=no",
    "phone",
    "Skriv telefonnumret så här: 040 123 4567"
)]
#[tokio::test]
async fn a_field_that_is_wrong_comes_back_with_what_to_do(
    #[case] step: &str,
    #[case] form: &str,
    #[case] field: &str,
    #[case] told: &str,
) {
    let app = TestApp::start(Base::Sqlite).await.expect("a service");
    let address = match step {
        "text" => "/sv/respons/text",
        "about" => "/sv/respons/galler",
        _ => "/sv/respons/svar",
    };

    let page = app.post(address, form).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texts("title").concat().starts_with("Fel:"));
    assert_eq!(page.attributes(".errsum a", "href"), [format!("#{field}")]);
    assert_eq!(page.texts(".errsum a"), [told]);
    assert!(page.texts(&format!("#{field}-error")).iter().any(|text| text == told), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn a_text_that_is_too_long_is_kept_and_told_by_how_much(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let long = "%C3%B6".repeat(8_120);

    let page = app.post("/sv/respons/text", &format!("text={long}")).await;
    let again = app.get("/sv/respons/text").await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.texts(".errsum a"), ["Texten är 120 tecken för lång. Korta den."]);
    assert_eq!(again.texts("textarea").concat().chars().count(), 8_120);
}

#[rstest]
#[tokio::test]
async fn an_identity_code_is_shown_to_its_sender_and_kept_nowhere(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let text = format!("Jag heter {IDENTITY_CODE} och hissen stod still.");
    let note = format!("Min kod: {IDENTITY_CODE}");

    let notice = app.visitor.send(with_files(&app, &text, &[(&format!("{IDENTITY_CODE}.txt"), note.as_bytes())])).await;
    app.post("/sv/respons/svar", &format!("reply=phone&phone={IDENTITY_CODE}&name={IDENTITY_CODE}&publish=no")).await;
    app.post("/draft", &format!("email={IDENTITY_CODE}%40exempel.fi")).await;

    assert_eq!(notice.status, StatusCode::OK, "{}", notice.body);
    assert_eq!(notice.texts("s"), [IDENTITY_CODE]);
    assert_eq!(notice.attributes("a.btn", "href").iter().filter(|href| *href == "/sv/respons/galler").count(), 1);
    let draft = kept(&app, &app.visitor).await;
    assert!(!format!("{draft:?}").contains(IDENTITY_CODE), "{draft:?}");
    let file = &draft.files[0];
    let name = delta::platform::files::FileName::parse(&file.file).expect("a name");
    let sealed = String::from_utf8(app.state.files.get(name).await.expect("a file")).expect("a seal");
    let content = app.state.keyring.open_text(&sealed, &store::content_place(&file.file)).expect("a text");
    assert_eq!(content, "Min kod: [••••••-••••]");
    assert!(!is_on_disk(&app.state.config.data, IDENTITY_CODE));
}

#[rstest]
#[tokio::test]
async fn what_was_removed_stands_before_what_has_a_better_address(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let text = format!("text=Jag+vill+se+min+patientjournal.+{IDENTITY_CODE}");

    let page = app.post("/sv/respons/text", &text).await;

    assert_eq!(page.heading(), "Vi tog bort en personbeteckning");
    assert_eq!(
        page.texts("main h2"),
        ["Det här togs bort", "Så här ser texten ut nu", "Du kan få hjälp snabbare på annat håll"]
    );
}

#[rstest]
#[tokio::test]
async fn hidden_characters_do_not_reach_the_case(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    app.post("/sv/respons/text", "text=Hissen%E2%80%AE+stod%E2%80%8B+still%00+hela%07+veckan.").await;
    app.post("/sv/respons/galler", ABOUT).await;
    app.post("/sv/respons/svar", REPLY).await;
    let check = app.get("/sv/respons/kontrollera").await;
    let receipt = sent(&app.visitor, Locale::Sv, &check).await;

    let code = ReceiptCode::parse(&code(&receipt)).expect("a code");
    let opened = open_receipt(&app.state, &code).await.expect("an answer");
    let case = opened.and_then(Opened::case).expect("a case");
    let told = store::find(app.state.db.reader(), case, &app.state.keyring).await.expect("an answer");
    assert_eq!(told.expect("a text").text, "Hissen stod still hela veckan.");
}

#[rstest]
#[tokio::test]
async fn an_emergency_shows_112_first_and_never_stops_the_feedback(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let notice = app.post("/sv/respons/text", "text=Han+andas+inte+och+fakturan+%C3%A4r+fel.").await;
    let about = app.get("/sv/respons/galler").await;

    assert_eq!(notice.attributes(".alert a.btn", "href"), ["tel:112", "tel:116117"]);
    assert_eq!(notice.attributes("a.btn:not(.quiet, .danger)", "href"), ["tel:112"], "one thing to do first");
    assert_eq!(notice.attributes(".acts a.btn", "href"), ["/sv/respons/galler", "/sv/respons/text"]);
    assert_eq!(about.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn a_units_own_link_leads_to_the_unit_and_an_old_one_does_no_harm(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let start = app.get("/sv/respons?unit=health-stations-kotka").await;
    let text = app.get("/sv/respons/text?unit=health-stations-kotka").await;
    let unit = text.attributes("input[name=unit]", "value").pop().expect("a unit");
    app.post("/sv/respons/text", &format!("{TEXT}&unit={unit}")).await;
    let about = app.get("/sv/respons/galler").await;
    let lost = app.get("/sv/respons?unit=%3Cscript%3E").await;
    let drawing = app.get("/qr/health-stations-kotka").await;

    assert!(start.attributes("a.btn", "href").contains(&"/sv/respons/text?unit=health-stations-kotka".to_owned()));
    assert_eq!(about.attributes("input[name=service][checked]", "value"), ["health-station"]);
    assert!(lost.attributes("a.btn", "href").contains(&"/sv/respons/text".to_owned()));
    assert!(!lost.body.contains("<script>"));
    assert_eq!((drawing.status, drawing.header("content-type")), (StatusCode::OK, "image/svg+xml; charset=utf-8"));
    assert_eq!(app.get("/qr/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn a_machine_that_fills_in_everything_is_asked_not_to(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let page = app.post("/sv/respons/text", &format!("{TEXT}&homepage=https%3A%2F%2Fexempel.fi")).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes(".errsum a", "href"), ["#homepage"]);
    assert_eq!(page.texts("textarea"), ["Hissen i huset stod still hela veckan."]);
}

#[rstest]
#[tokio::test]
async fn nothing_that_is_kept_tells_who_sent_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let sender = app.visitor_at([127, 77, 13, 9]);
    let check = answered(&sender, Locale::Sv).await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("an id");
    let token = FormToken::public(&app.state.keyring).to_string();
    let request = Request::post("/sv/respons/kvitto")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(USER_AGENT, "unmistakable agent 7713")
        .header("referer", "https://unmistakable.example/");

    let form = format!("draft={id}&do=send&form_token={token}");
    let receipt = sender.send(request.body(Body::from(form)).expect("a request")).await;

    assert_eq!(receipt.status, StatusCode::OK);
    let told = ["unmistakable agent 7713", "https://unmistakable.example/", "127.77.13.9"];
    let written = ["unmistakable", &id, &code(&receipt).replace(' ', "-"), "Hissen i huset"].map(str::to_owned);
    let traces = Traces::of(told.iter().flat_map(|told| with_hashes(told)).chain(written));
    traces.assert_gone(&app).await;
    if matches!(base, Base::Postgres) {
        for (file, content) in files_of_postgres(&app).await {
            assert_eq!(traces.found_in(&content), None, "in {file}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn whoever_comes_from_a_goal_writes_about_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let goal = app.get("/sv/strategi/nyckelresultat/2").await;
    let link = goal.attributes(".side a", "href").pop().expect("a link");

    let start = app.get(&link).await;
    let text = app.get(&start.attributes(".acts a", "href")[0]).await;
    let carried = text.attributes("input[name=goal]", "value").concat();
    app.post("/sv/respons/text", &format!("{TEXT}&goal={carried}")).await;
    let check = answered(&app.visitor, Locale::Sv).await;
    let receipt = sent(&app.visitor, Locale::Sv, &check).await;

    let name = app.state.county.goal("kr-2").expect("a goal").name.sv.clone();
    assert!(start.texts(".alert.info").concat().contains(&name) && text.texts(".alert.info").concat().contains(&name));
    assert!(check.texts("dl.sumlist dd").contains(&name));
    let code = ReceiptCode::parse(&code(&receipt)).expect("a code");
    let opened = open_receipt(&app.state, &code).await.expect("an answer");
    let case = opened.and_then(Opened::case).expect("a case");
    let told = store::find(app.state.db.reader(), case, &app.state.keyring).await.expect("an answer");
    assert_eq!(told.expect("a text").goal.as_deref(), Some("kr-2"));
    assert!(app.get("/sv/respons?goal=vision").await.texts(".alert.info").is_empty());
}
