//! A resident follows their case with the receipt code.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use delta::actions::answer_case::answer_case;
use delta::actions::ask_resident::ask_resident;
use delta::actions::transfer_case::transfer_case;
use delta::actions::write_note::write_note;
use delta::answers::answer::{AnswerText, Decided, NewAnswer, StrategyChoice};
use delta::cases::case::Case;
use delta::cases::number::CaseNumber;
use delta::cases::store::find;
use delta::kernel::actor::{Held, Role, Staff};
use delta::kernel::locale::Locale;
use delta::kernel::random::Random;
use delta::receipts::ReceiptCode;
use delta::threads::message::MessageText;
use entity::ids::StaffId;
use entity::staff;
use rstest::rstest;
use sea_orm::ActiveModelTrait;
use sea_orm::ActiveValue::Set;

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

/// Sends feedback and returns the receipt.
pub async fn receipt(visitor: &Visitor) -> Page {
    visitor.post("/sv/respons/text", "text=Hissen+i+huset+stod+still+hela+veckan.").await;
    visitor.post("/sv/respons/galler", "kind=criticism&service=health-station&municipality=kotka").await;
    visitor.post("/sv/respons/svar", "reply=code&publish=no").await;
    let check = visitor.get("/sv/respons/kontrollera").await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("the form's id");
    visitor.post("/sv/respons/kvitto", &format!("draft={id}&do=send")).await
}

pub fn code(page: &Page) -> String {
    page.texts("p.code").pop().expect("a code").replace(' ', "-")
}

/// Someone who answers for every unit.
async fn handler(app: &TestApp) -> Staff {
    let id = StaffId(app.state.random.uuid());
    let row = staff::ActiveModel {
        id: Set(id),
        email: Set("handler@example.fi".to_owned()),
        name: Set("Handläggaren".to_owned()),
        sort_key: Set(String::new()),
        password_hash: Set(String::new()),
        locale: Set("sv".to_owned()),
        keys_on: Set(true),
        disabled_on: Set(None),
    };
    let tx = app.state.db.begin_write().await.expect("a transaction");
    row.insert(&tx).await.expect("a person");
    tx.commit().await.expect("a commit");
    let units: BTreeSet<_> = app.state.county.units.iter().map(|unit| unit.id.as_str().into()).collect();
    let holds = vec![Held { role: Role::Handler, given_in: "group".into(), units, instead_of: None }];
    Staff { id, name: "Handläggaren".to_owned(), locale: Locale::Sv, keys_on: true, holds }
}

/// The case as staff see it now.
async fn case_of(app: &TestApp, staff: &Staff, page: &Page) -> Case {
    let number = page.texts("p.over.ref").concat();
    let number = CaseNumber::parse(number.split(' ').next_back().expect("a number")).expect("a number");
    find(app.state.db.reader(), staff, &number).await.expect("an answer").expect("a case")
}

fn message(text: &str) -> MessageText {
    MessageText::parse(text).expect("a message")
}

#[rstest]
#[tokio::test]
async fn the_code_opens_the_case_and_never_stands_in_an_address(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = receipt(&app.visitor).await;
    let typed =
        code(&receipt).to_lowercase().replacen('-', "+", 1).replacen('-', ".", 1).replace('-', "+/+").replace('0', "o");

    let opened = app.post("/sv/folj", &format!("code={typed}")).await;
    let case = app.get("/sv/mitt-arende").await;

    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, "/sv/mitt-arende"));
    assert_eq!(case.status, StatusCode::OK, "{}", case.body);
    assert_eq!(case.header("cache-control"), "no-store");
    assert_eq!(case.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(case.texts("p.meta .tag").first().map(String::as_str), Some("Mottagen"));
    assert!(case.texts("p.meta time").concat().contains("12.3.2026"), "{:?}", case.texts("p.meta time"));
    assert_eq!(case.texts("p.own"), ["Hissen i huset stod still hela veckan."]);
    assert!(!case.body.contains(&code(&receipt)));
    assert!(!case.body.contains("{ $") && !receipt.body.contains("{ $"));
}

#[rstest]
#[tokio::test]
async fn a_wrong_code_is_told_apart_and_slowed_for_its_own_address(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    let (guesser, owner) = (app.another_visitor(), app.another_visitor());
    let wrong = ReceiptCode::generate(&Random::seeded(99)).grouped();
    let last = if right.ends_with('A') { "B" } else { "A" };
    let mistyped = format!("{}{last}", &right[..right.len() - 1]);

    let empty = owner.post("/sv/folj", "code=").await;
    let typo = owner.post("/sv/folj", &format!("code={mistyped}")).await;
    let mut guesses = Vec::new();
    for _ in 0..20 {
        guesses.push(guesser.post("/sv/folj", &format!("code={wrong}")).await);
    }
    let opened = owner.post("/sv/folj", &format!("code={right}")).await;

    assert_eq!(empty.texts(".errsum a"), ["Skriv koden från kvittot"]);
    assert_eq!(typo.texts(".errsum a"), ["Något tecken i koden är fel. Jämför med koden på kvittot."]);
    assert_eq!(
        guesses[0].texts(".errsum a"),
        ["Vi hittar inget ärende med den koden. Ring 029 000 0000 om du behöver hjälp."]
    );
    let statuses: Vec<u16> = guesses.iter().map(|page| page.status.as_u16()).collect();
    assert_eq!(statuses, [vec![422; 10], vec![429; 10]].concat());
    assert_eq!(guesses[19].header("retry-after"), "60");
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn half_an_hour_without_a_page_ends_the_visit(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;

    app.set_clock("2026-03-02T12:29:00Z");
    let within = app.get("/sv/mitt-arende").await;
    app.set_clock("2026-03-02T12:58:00Z");
    let renewed = app.get("/sv/mitt-arende").await;
    app.set_clock("2026-03-02T13:29:00Z");
    let ended = app.get("/sv/mitt-arende").await;

    assert_eq!([&within, &renewed].map(|page| page.texts("p.own").len()), [1, 1]);
    assert_eq!((ended.status, ended.texts("p.own").len()), (StatusCode::OK, 0));
    assert_eq!(ended.attributes("input[name=code]", "id"), ["code"]);
}

#[rstest]
#[tokio::test]
async fn a_question_is_answered_and_an_answer_rated_and_reopened(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;
    let staff = handler(&app).await;
    let case = case_of(&app, &staff, &app.get("/sv/mitt-arende").await).await;
    write_note(&app.state, &staff, &case.number, message("Bara för kollegor.")).await.expect("a note");
    ask_resident(&app.state, &staff, &case.number, case.version, message("Vilken hiss gäller det?"))
        .await
        .expect("asked");

    let asked = app.get("/sv/mitt-arende").await;
    let empty = app.post("/sv/mitt-arende", "do=message&message=+").await;
    let replied = app.post("/sv/mitt-arende", "do=message&message=Den+vid+entr%C3%A9n.").await;
    let case = case_of(&app, &staff, &app.get("/sv/mitt-arende").await).await;
    let answer = NewAnswer {
        text: AnswerText::parse("Hissen lagas på måndag.").expect("a text"),
        decided: Decided::NoChange,
        strategy: StrategyChoice::Outside,
    };
    answer_case(&app.state, &staff, &case.number, case.version, answer).await.expect("answered");
    let answered = app.get("/sv/mitt-arende").await;
    let rated = app.post("/sv/mitt-arende", "do=rating&helpful=no&remark=Den+st%C3%A5r+still.").await;
    let after_rating = app.get(rated.header("location")).await;
    let reopened = app.post("/sv/mitt-arende", "do=reopening&reason=Hissen+st%C3%A5r+fortfarande.").await;
    let last = app.get(reopened.header("location")).await;

    assert_eq!(asked.texts(".card blockquote"), ["Vilken hiss gäller det?"]);
    assert!(!asked.body.contains("Bara för kollegor"));
    assert_eq!(
        (empty.status, empty.texts(".errsum a")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Skriv vad du vill berätta".to_owned()])
    );
    assert_eq!(replied.header("location"), "/sv/mitt-arende?done=message");
    assert_eq!(
        answered.texts(".tl blockquote"),
        ["Vilken hiss gäller det?", "Den vid entrén.", "Hissen lagas på måndag."]
    );
    assert_eq!(answered.texts(".tl .tag"), ["Vi ändrar inte"]);
    assert_eq!(after_rating.attributes("input[name=helpful]", "id"), [] as [&str; 0]);
    assert!(after_rating.body.contains("Du sade att svaret inte hjälpte."));
    assert_eq!(last.texts(".tl blockquote").last().map(String::as_str), Some("Hissen står fortfarande."));
    assert_eq!(last.texts("p.meta .tag").first().map(String::as_str), Some("Utreds"));
    assert!(!last.body.contains("{ $"));
}

#[rstest]
#[tokio::test]
async fn of_a_transfer_the_resident_sees_where_it_went_and_no_reason(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;
    let staff = handler(&app).await;
    let case = case_of(&app, &staff, &app.get("/sv/mitt-arende").await).await;

    let reason = message("Hör inte till oss alls.");
    transfer_case(&app.state, &staff, &case.number, case.version, "home-care".into(), reason).await.expect("moved");
    let page = app.get("/sv/mitt-arende").await;

    assert!(page.texts(".tl h3").last().is_some_and(|title| title.starts_with("Du får svar")));
    assert!(
        page.texts(".tl .done h3").last().is_some_and(|title| title.starts_with("Skickad till ")),
        "{:?}",
        page.texts(".tl h3")
    );
    assert!(!page.body.contains("Hör inte till oss alls"));
}

#[rstest]
#[tokio::test]
async fn a_stale_token_keeps_what_was_written(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;

    let page = app.visitor.post_as_it_is("/sv/mitt-arende", "do=message&message=Hej+igen.&form_token=old").await;

    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(page.texts("textarea[name=message]"), ["Hej igen."]);
}

#[rstest]
#[tokio::test]
async fn the_code_is_shown_again_on_request_and_finishing_forgets_the_case(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;

    let shown = app.post("/sv/mitt-arende", "do=code").await;
    let finished = app.post("/sv/mitt-arende", "do=finish").await;
    let after = app.get("/sv/mitt-arende").await;

    assert_eq!(code(&shown), right);
    assert_eq!((finished.status, finished.header("location")), (StatusCode::SEE_OTHER, "/sv"));
    assert!(after.texts("p.own").is_empty());
}

#[rstest]
#[tokio::test]
async fn when_the_promised_day_has_passed_the_resident_is_told_and_shown_whom_to_ask(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;
    let in_time = app.get("/sv/mitt-arende").await;
    app.set_clock("2028-01-10T10:00:00Z");
    app.post("/sv/folj", &format!("code={right}")).await;

    let late = app.get("/sv/mitt-arende").await;

    assert_eq!(in_time.texts(".alert.warn"), [] as [&str; 0]);
    assert!(in_time.texts(".tl .when").last().is_some_and(|day| day.starts_with("senast ")));
    assert!(late.texts(".alert.warn").concat().contains("029 000 0000"));
    assert!(late.texts(".tl .when").last().is_some_and(|day| day.starts_with("skulle ha varit klart senast ")));
}

#[rstest]
#[tokio::test]
async fn what_was_typed_outlives_the_visit_and_waits_behind_the_code(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;
    app.set_clock("2026-03-02T14:00:00Z");

    let ended = app.post("/sv/mitt-arende", "do=message&message=En+l%C3%A5ng+text.").await;
    let wrong = app.post("/sv/folj", "code=7&message=En+l%C3%A5ng+text.").await;
    let opened = app.post("/sv/folj", &format!("code={right}&message=En+l%C3%A5ng+text.")).await;

    for page in [ended, wrong] {
        assert_eq!(page.attributes("input[name=message]", "value"), ["En lång text."]);
    }
    assert_eq!(opened.texts("textarea[name=message]"), ["En lång text."]);
    assert_eq!(opened.attributes("form:has(textarea[name=message])", "action"), ["/sv/mitt-arende"]);
}

#[rstest]
#[tokio::test]
async fn a_reason_for_opening_a_case_that_is_open_already_stands_in_the_message(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let right = code(&receipt(&app.visitor).await);
    app.post("/sv/folj", &format!("code={right}")).await;

    let page = app.post("/sv/mitt-arende", "do=reopening&reason=Ingen+har+ringt.").await;

    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(page.texts("textarea[name=message]"), ["Ingen har ringt."]);
    assert_eq!(page.attributes(".errsum a", "href"), ["#message"]);
}
