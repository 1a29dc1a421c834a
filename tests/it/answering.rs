//! Answering a case: drafts, the preview, the outcomes, and telling that a change is made.

use axum::http::StatusCode;
use entity::staff_draft;
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};
use crate::case_page::state_of;
use crate::page::Page;

const UNIT: &str = "home-care-kotka";

/// The answer to a resident, as the form sends it, with what the test changes.
fn answer(more: &str) -> String {
    format!("step=send&text=Vi+ringer+kv%C3%A4llen+innan.&{more}")
}

#[rstest]
#[tokio::test]
async fn a_text_written_on_an_old_page_can_be_sent_again_from_the_page_that_says_so(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (first, second) = (app.handler_of(UNIT).await, app.coordinator_of("home-care").await);
    let seen = second.version_of(&case).await;
    first.act(&case, "/assignment", &format!("handler={}", first.id)).await;
    let typed = answer("outcome=answered&strategy=outside");

    let stale = second.post(&format!("/staff/cases/{case}/answer"), &format!("version={seen}&{typed}")).await;
    let new = stale.attributes("#answer input[name=version]", "value").concat();
    let sent = second.post(&format!("/staff/cases/{case}/answer"), &format!("version={new}&{typed}")).await;

    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.texts("#answer textarea"), ["Vi ringer kvällen innan."]);
    assert_eq!(stale.attributes("#answer input[name=outcome][checked]", "value"), ["answered"]);
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[case("outcome=change_planned&strategy=goals&goal=kr-2", &["planned_summary", "planned_month"])]
#[case("outcome=change_planned&planned_summary=Vi+ringer+innan.&planned_month=1&planned_year=2026&strategy=goals&goal=kr-2", &["planned_month"])]
#[case("outcome=change_planned&planned_summary=Vi+ringer+innan.&planned_month=9&planned_year=2026&strategy=outside", &["strategy"])]
#[case("outcome=change_made&made_month=9&made_year=2026&strategy=goals&goal=kr-2", &["made_summary", "made_month"])]
#[case("outcome=no_change&planned_month=99&made_summary=x&strategy=outside", &[])]
#[case("outcome=change_planned&planned_summary=Vi+ringer+innan.&planned_month=9&planned_year=2026&strategy=goals&goal=kr-2&also=kr-3", &[])]
#[case("outcome=change_made&made_summary=Vi+ringer+innan.&made_month=2&made_year=2026&strategy=goals&goal=kr-2", &[])]
#[tokio::test]
async fn each_outcome_asks_for_its_own_parts_and_for_no_others(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] form: &str,
    #[case] missing: &[&str],
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let page = handler.act(&case, "/answer", &answer(form)).await;

    let named: Vec<String> = page.attributes(".errsum a", "href");
    let wanted: Vec<String> = missing.iter().map(|field| format!("#{field}")).collect();
    assert_eq!(named, wanted);
    assert_eq!(page.status == StatusCode::SEE_OTHER, missing.is_empty());
}

#[rstest]
#[tokio::test]
async fn the_preview_is_in_the_residents_language_and_answers_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let version = handler.version_of(&case).await;
    let form = "outcome=change_planned&planned_summary=Vi+ringer+innan.&planned_month=9&planned_year=2026&strategy=goals&goal=kr-2";

    let preview = handler.act(&case, "/answer", &answer(form).replace("send", "preview")).await;
    let address = format!("/staff/cases/{case}");
    let (after, kept) = (handler.get(&address).await, handler.version_of(&case).await);
    let fields = preview.attributes("form[action$='/answer'] input", "name").len();

    assert_eq!(preview.texts("[lang=sv] h3"), ["Du fick svar"]);
    assert_eq!(preview.texts("[lang=sv] .tag"), ["Vi planerar"]);
    assert_eq!(
        preview.texts("div[lang=sv] b"),
        ["Vi ringer innan.", "Vi ringer innan."],
        "by the resident, and by everybody"
    );
    assert!(preview.texts("div[lang=sv] p.small").concat().contains("Ska vara klart i september 2026"));
    assert!(fields > 10, "the page carries the whole answer on");
    assert_eq!((state_of(&after), kept), ("New".to_owned(), version));
    assert_eq!(after.texts("#answer textarea"), ["Vi ringer kvällen innan."], "the draft is kept");
}

#[rstest]
#[tokio::test]
async fn the_preview_is_the_very_step_that_the_resident_reads(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let case = receipt.number.to_string();
    let handler = app.handler_of(UNIT).await;
    let form = answer("outcome=no_change&strategy=outside");

    let preview = handler.act(&case, "/answer", &form.replace("send", "preview")).await;
    handler.act(&case, "/answer", &form).await;
    app.post("/sv/folj", &format!("code={}", receipt.code.grouped())).await;
    let read = app.get("/sv/mitt-arende").await;

    let step = |page: &Page| {
        let (_, list) = page.body.split_once("<ol class=\"tl\">").expect("a list of steps");
        let (steps, _) = list.split_once("</ol>").expect("its end");
        let last = steps.rfind("<li class=\"done\">").expect("a step");
        steps.get(last..).unwrap_or_default().trim().to_owned()
    };
    assert!(step(&preview).contains("Vi ringer kvällen innan."));
    assert_eq!(step(&preview), step(&read));
}

#[rstest]
#[case::answered("/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside")]
#[case::rejected("/rejection", "reject_reason=Fel&reject_ground=Lag+1")]
#[case::moved("/move", "authority=FPA&move_reason=De+sk%C3%B6ter+det")]
#[tokio::test]
async fn no_draft_outlives_the_case_and_none_begins_after_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (first, second) = (app.handler_of(UNIT).await, app.coordinator_of(UNIT).await);
    let drafts = async || staff_draft::Entity::find().count(app.state.db.reader()).await.expect("a count");
    second.act(&case, "/answer/draft", "text=Vi+b%C3%B6rjar").await;
    let before = drafts().await;

    first.act(&case, path, form).await;
    let after = drafts().await;
    let script = second.post(&format!("/staff/cases/{case}/answer/draft"), "version=1&text=Vi+g%C3%A5r+vidare").await;
    let saved =
        second.post(&format!("/staff/cases/{case}/answer"), "version=1&step=save&text=Vi+g%C3%A5r+vidare").await;

    assert_eq!((before, after, drafts().await), (1, 0, 0));
    assert_eq!((script.status, saved.status), (StatusCode::CONFLICT, StatusCode::CONFLICT));
    assert_eq!(saved.texts(".alert .quote"), ["Vi går vidare"], "the text is not lost");
}

#[rstest]
#[tokio::test]
async fn a_draft_is_kept_for_its_writer_alone_until_the_answer_is_sent(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (writer, other) = (app.handler_of(UNIT).await, app.coordinator_of(UNIT).await);
    let address = format!("/staff/cases/{case}");

    let saved = writer.act(&case, "/answer/draft", "text=Vi+b%C3%B6rjar&outcome=no_change&strategy=outside").await;
    other.act(&case, "/assignment", &format!("handler={}", other.id)).await;

    assert_eq!(saved.status, StatusCode::NO_CONTENT);
    let again = writer.get(&address).await;
    assert_eq!(again.texts("#answer textarea"), ["Vi börjar"]);
    assert_eq!(again.attributes("#answer input[checked]", "value"), ["no_change", "outside"]);
    assert_eq!(other.get(&address).await.texts("#answer textarea"), [""]);
    writer.act(&case, "/answer", &answer("outcome=answered&strategy=outside")).await;
    writer.act(&case, "/reopening", "reopen_reason=Fel+svar").await;
    assert_eq!(writer.get(&address).await.texts("#answer textarea"), [""]);
}

#[rstest]
#[tokio::test]
async fn a_phrase_joins_the_text_in_the_residents_language(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let page = handler.act(&case, "/answer", "step=phrase&phrase=thanks&text=Hej!").await;

    let text = page.texts("#answer textarea").concat();
    assert!(text.starts_with("Hej! Tack för att du skrev till oss."), "{text}");
    assert_eq!(page.attributes("#answer textarea", "lang"), ["sv"]);
}

#[rstest]
#[tokio::test]
async fn a_planned_change_is_told_to_be_made_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of("home-care").await;
    let case = app.case_at("home-care").await;
    let planned = "outcome=change_planned&planned_summary=Vi+ringer+innan.&planned_month=9&planned_year=2026";
    let answer = format!("text=Tack.+Vi+ringer+innan+vi+kommer.&{planned}&strategy=goals&goal=kr-2&step=send");
    handler.act(&case, "/answer", &answer).await;
    app.set_clock("2026-05-04T08:00:00Z");
    handler.sign_in_to("").await;
    let form = "made_text=Nu+ringer+vi+alltid+innan+vi+kommer.&made_summary=Vi+ringer+kvallen+innan.&made_year=2026";

    let page = handler.get(&format!("/staff/cases/{case}")).await;
    let future = handler.act(&case, "/change", &format!("{form}&made_month=6")).await;
    let told = handler.act(&case, "/change", &format!("{form}&made_month=4")).await;
    let again = handler.act(&case, "/change", &format!("{form}&made_month=4")).await;
    let after = handler.get(&format!("/staff/cases/{case}")).await;
    let public = app.get("/sv/du-sa-vi-gjorde").await;

    assert_eq!(page.texts("form[action$='/change'] button").len(), 1);
    assert_eq!(
        (future.status, future.attributes(".errsum a", "href")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["#made_month".to_owned()])
    );
    assert_eq!(future.attributes("#made_summary", "value"), ["Vi ringer kvallen innan."]);
    assert!(told.status.is_redirection(), "{}", told.body);
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(after.texts("form[action$='/change'] button").is_empty());
    assert!(public.body.contains("Vi ringer kvallen innan."), "everybody reads it");
}

#[rstest]
#[tokio::test]
async fn enter_in_a_field_of_the_answer_leads_to_its_preview(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let page = handler.get(&format!("/staff/cases/{case}")).await;

    let buttons = page.attributes("#answer form button", "value");
    assert_eq!(buttons.first().map(String::as_str), Some("preview"), "a browser presses the first button");
    assert_eq!(page.attributes("#answer form button[tabindex='-1'][aria-hidden=true]", "value"), ["preview"]);
}

#[rstest]
#[case("2", "2026", "cannot lie in the past")]
#[case("2", "2037", "too far ahead. Write 2036")]
#[case("2", "9999", "too far ahead. Write 2036")]
#[case("13", "2027", "cannot lie in the past")]
#[tokio::test]
async fn a_month_too_far_ahead_is_not_called_past(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] month: &str,
    #[case] year: &str,
    #[case] told: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let planned = format!("planned_summary=Vi+ringer+innan.&planned_month={month}&planned_year={year}");

    let page = handler
        .act(&case, "/answer", &answer(&format!("outcome=change_planned&{planned}&strategy=goals&goal=kr-2")))
        .await;

    let error = page.texts("#planned_month-error").concat();
    assert!(error.contains(told), "{error}");
    assert_eq!(page.attributes("#planned_year", "value"), [year], "what was typed stays");
}

#[rstest]
#[tokio::test]
async fn the_preview_says_that_an_identity_code_was_taken_out(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let form = "step=preview&outcome=answered&strategy=outside&text=Vi+ringer+dig";

    let with = handler.act(&case, "/answer", &format!("{form}+131052-308T.")).await;
    let without = handler.act(&case, "/answer", &format!("{form}+i+morgon.")).await;

    assert!(with.texts(".alert.info").concat().contains("Identity codes are never stored."));
    assert!(without.texts(".alert.info").is_empty());
}
