//! What becomes public of a case, how, and what never does.

use axum::http::StatusCode;
use delta::actions::erase_person;
use delta::addresses::Address;
use delta::cases::number::CaseNumber;
use delta::kernel::locale::Locale;
use delta::persons::Person;
use entity::{access_record, publication};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::app::{Base, TestApp};
use crate::encode::encoded;
use crate::page::Page;
use crate::staff::Colleague;

pub const UNIT: &str = "home-care-kotka";
pub const TEXT: &str = "Ingen kom till Lyckebo. Ring mig på 040 123 4567! Min dotter heter Maria Provström. Tack ändå.";

/// The page on which the public text of a case is made.
pub fn redaction(case: &str) -> String {
    format!("/staff/cases/{case}/redaction")
}

/// A case whose sender allows publication.
pub async fn open_case(app: &TestApp, text: &str) -> CaseNumber {
    app.case_with(UNIT, text, |new| new.may_publish = true).await.number
}

/// Previews with these choices, and presses a button below the preview.
pub async fn press(colleague: &Colleague, case: &str, form: &str, step: &str) -> Page {
    let seen = colleague.get(&redaction(case)).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    let form = format!("seen={seen}&{form}");
    let preview = colleague.post(&redaction(case), &format!("{form}&step=preview")).await;
    let hash = preview.attributes("input[name=previewed]", "value").concat();
    colleague.post(&redaction(case), &format!("{form}&previewed={hash}&step={step}")).await
}

pub async fn rows(app: &TestApp) -> u64 {
    publication::Entity::find().count(app.state.db.reader()).await.expect("a count")
}

async fn answer(colleague: &Colleague, case: &str) {
    answer_with(colleague, case, "Vi ringer dig i morgon.").await;
}

pub async fn answer_with(colleague: &Colleague, case: &str, text: &str) {
    let form = format!("step=send&text={}&outcome=answered&strategy=outside", encoded(text));
    let page = colleague.act(case, "/answer", &form).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
}

/// Every public address that may tell of a publication.
fn public_addresses() -> Vec<String> {
    let pages = [Address::PublishedFeedback, Address::Publication(1), Address::YouSaidWeDid, Address::Front];
    let shown = pages.iter().flat_map(|page| Locale::ALL.map(|locale| page.path(locale)));
    let files = Locale::ALL.map(|locale| delta::addresses::words(locale, 1, 1));
    let figures = Locale::ALL.map(|locale| delta::addresses::figures(locale, 2));
    shown.chain(files).chain(figures).collect()
}

#[rstest]
#[tokio::test]
async fn what_was_hidden_stands_in_no_public_byte(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await;
    let handler = app.handler_of(UNIT).await;

    let proposed = handler.get(&redaction(&case.to_string())).await;
    let finds: Vec<String> = proposed.attributes("input[name=find][checked]", "value");
    let form = "find=0&find=1&sentence=3&words=lyckebo&health=no";
    let done = press(&handler, &case.to_string(), form, "publish").await;

    assert_eq!(finds, ["0", "1"], "what was found is proposed");
    assert_eq!((done.status, rows(&app).await), (StatusCode::SEE_OTHER, 1), "{}", done.body);
    let shown = app.get("/sv/publicerad-respons/1").await;
    let expected =
        "Ingen kom till [dolt]. Ring mig på [telefonnummer dolt]! Min dotter heter [namn dolt]. [mening dold]";
    assert_eq!(shown.texts("blockquote"), [expected]);
    assert_eq!(app.get("/sv/publicerad-respons/1/1").await.body, expected);
    for path in public_addresses() {
        let page = app.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for hidden in ["040", "4567", "Lyckebo", "Maria", "Provström", "Tack ändå", case.as_str()] {
            assert!(!page.body.contains(hidden), "{hidden} stands in {path}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn what_tells_of_health_is_shown_after_a_second_person_alone(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let (first, second) = (app.handler_of(UNIT).await, app.coordinator_of("home-care").await);

    let preview = first.post(&redaction(&case), "seen=0&find=0&find=1&health=yes&step=preview").await;
    let asked = press(&first, &case, "find=0&find=1&health=yes", "publish").await;
    let waiting = app.get("/sv/publicerad-respons/1").await;
    let seen = first.get(&redaction(&case)).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    let alone = first.post(&format!("{}/approval", redaction(&case)), &format!("seen={seen}")).await;
    let shown = second.get(&redaction(&case)).await;
    let approved = second.post(&format!("{}/approval", redaction(&case)), &format!("seen={seen}")).await;
    let again = second.post(&format!("{}/approval", redaction(&case)), &format!("seen={seen}")).await;

    assert_eq!(preview.attributes("button[name=step]", "value"), ["ask", "preview", "save"], "{}", preview.body);
    assert_eq!(shown.attributes("input[name=health]", "value"), ["yes"], "what was said of health is not unsaid");
    assert!(asked.header("location").ends_with("done=waiting"));
    assert_eq!((waiting.status, alone.status), (StatusCode::NOT_FOUND, StatusCode::CONFLICT));
    assert!(shown.texts("#waiting blockquote").concat().contains("[telefonnummer dolt]"));
    assert_eq!((approved.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(app.get("/sv/publicerad-respons/1").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn a_double_click_publishes_once_and_an_old_page_publishes_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    let form = "seen=0&find=0&find=1&health=no";
    let preview = handler.post(&redaction(&case), &format!("{form}&step=preview")).await;
    let hash = preview.attributes("input[name=previewed]", "value").concat();
    let pressed = format!("{form}&previewed={hash}&step=publish");

    let (once, twice) =
        (handler.post(&redaction(&case), &pressed).await, handler.post(&redaction(&case), &pressed).await);
    let other = handler.post(&redaction(&case), "seen=0&find=0&find=1&words=Tack&health=no&step=save").await;

    assert_eq!((once.status, twice.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!((other.status, rows(&app).await), (StatusCode::CONFLICT, 1));
    assert_eq!(other.texts("textarea[name=words]"), ["Tack"], "what was typed is lost");
}

#[rstest]
#[case("find=0&find=1&step=publish", "health")]
#[case("sentence=0&sentence=1&sentence=2&sentence=3&answer=Hej+131052-308T&health=no&step=publish", "answer")]
#[tokio::test]
async fn what_is_missing_is_said_beside_its_field(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] form: &str,
    #[case] field: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    answer(&handler, &case).await;

    let page = handler.post(&redaction(&case), &format!("seen=0&{form}")).await;

    assert_eq!((page.status, rows(&app).await), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert_eq!(page.attributes(".errsum a", "href"), [format!("#{field}")]);
}

#[rstest]
#[tokio::test]
async fn what_was_not_previewed_or_not_allowed_is_not_published(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, silent) = (open_case(&app, TEXT).await.to_string(), app.case_at(UNIT).await);
    let handler = app.handler_of(UNIT).await;

    let unseen = handler.post(&redaction(&case), "seen=0&find=0&health=no&step=publish").await;
    let forbidden = handler.post(&redaction(&silent), "seen=0&health=no&step=publish").await;

    assert!(unseen.texts("#preview blockquote").concat().contains("Maria Provström"), "the preview is shown first");
    assert_eq!((forbidden.status, rows(&app).await), (StatusCode::CONFLICT, 0));
}

#[rstest]
#[tokio::test]
async fn what_people_write_stays_text_on_every_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let attack = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> {{7*7}} javascript:alert(1)";
    let case = open_case(&app, attack).await.to_string();
    let handler = app.handler_of(UNIT).await;
    answer(&handler, &case).await;

    press(&handler, &case, "answer=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&health=no", "publish").await;

    for path in public_addresses().into_iter().chain([redaction(&case), format!("/staff/cases/{case}")]) {
        let page = handler.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        if page.header("content-type").starts_with("text/html") {
            assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{path}");
        } else {
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        }
    }
    assert!(
        app.get("/sv/publicerad-respons/1").await.texts("blockquote").concat().contains("<script>alert(1)</script>")
    );
}

#[rstest]
#[tokio::test]
async fn versions_stay_visible_until_the_text_is_taken_back(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;

    press(&handler, &case, "find=0&find=1&health=no", "publish").await;
    app.set_clock("2026-03-05T12:00:00Z");
    let handler = app.coordinator_of(UNIT).await;
    press(&handler, &case, "find=0&find=1&words=Lyckebo&health=no", "publish").await;
    let both = app.get("/en/published-feedback/1").await;
    let earlier = app.get("/en/published-feedback/1/1").await;
    handler.post(&format!("{}/withdrawal", redaction(&case)), "version=1&withdraw_reason=It+names+a+home").await;
    let hidden = app.get("/en/published-feedback/1/1").await;
    handler.post(&format!("{}/withdrawal", redaction(&case)), "version=2&withdraw_reason=It+names+a+home").await;
    let gone = app.get("/en/published-feedback/1").await;

    assert_eq!(both.texts("h3"), ["Version 2", "Version 1"]);
    assert_eq!(both.texts("time"), ["5 March 2026", "2 March 2026"]);
    assert_eq!(both.texts("code").iter().map(String::len).collect::<Vec<_>>(), [64, 64]);
    assert!(both.body.contains("In Swedish") && both.texts("blockquote").concat().contains("[dolt]"));
    assert!(earlier.body.contains("Lyckebo"));
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert_eq!((gone.status, gone.texts("blockquote").len(), gone.texts("code").len()), (StatusCode::GONE, 0, 2));
    assert_eq!(app.get("/en/published-feedback/1/2").await.status, StatusCode::NOT_FOUND);
    assert!(app.get("/en/published-feedback").await.texts(".rows li").is_empty());
}

#[rstest]
#[tokio::test]
async fn the_original_of_a_closed_case_opens_for_a_reason_that_is_recorded(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    press(&handler, &case, "find=0&find=1&health=no", "publish").await;
    let page = format!("/staff/cases/{case}");

    let at_work = handler.get(&page).await;
    answer(&handler, &case).await;
    let sealed = handler.get(&page).await;
    let editor = handler.get(&redaction(&case)).await;
    let unreasoned = handler.post(&format!("{page}/original"), "original_reason=x+y").await;
    let unreasoned_here = handler.post(&redaction(&case), "seen=0&step=open&reason=x+y").await;
    let opened = handler.post(&format!("{page}/original"), "original_reason=The+sender+asks+about+it").await;

    assert!(at_work.body.contains("040 123 4567"), "whoever works on an open case reads it");
    assert_eq!(unreasoned.attributes("#original_reason", "value"), ["x y"], "what was typed is lost");
    assert_eq!(unreasoned_here.attributes("#reason", "value"), ["x y"], "what was typed is lost");
    assert_eq!(unreasoned_here.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [&sealed, &editor, &unreasoned, &unreasoned_here] {
        assert!(!page.body.contains("040 123 4567") && !page.body.contains("Provström"));
    }
    assert!(sealed.texts("#told").concat().contains("[telefonnummer dolt]"));
    assert_eq!(unreasoned.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(opened.body.contains("040 123 4567"));
    let recorded = access_record::Entity::find().filter(access_record::Column::What.eq("original"));
    let records = recorded.all(app.state.db.reader()).await.expect("records");
    assert_eq!(records.len(), 1);
    let reason = records.first().and_then(|record| record.reason.clone()).unwrap_or_default();
    assert!(!reason.is_empty() && !reason.contains("sender"), "the reason is sealed");
}

#[rstest]
#[tokio::test]
async fn a_page_in_every_language_and_an_empty_list_that_says_so(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for locale in Locale::ALL {
        let page = app.get(&Address::PublishedFeedback.path(locale)).await;

        assert_eq!((page.status, page.texts("h1").len()), (StatusCode::OK, 1));
        assert_eq!(page.attributes("html", "lang"), [locale.code()]);
    }
    assert_eq!(app.get("/en/published-feedback/7").await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/en/published-feedback/x").await.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn with_its_sender_the_public_text_goes_too(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, TEXT, |new| new.may_publish = true).await;
    let handler = app.handler_of(UNIT).await;
    press(&handler, &receipt.number.to_string(), "find=0&find=1&health=no", "publish").await;
    let before = app.get("/sv/publicerad-respons/1").await.status;

    let person = Person { cases: vec![receipt.case], ..Person::default() };
    erase_person(&app.state, delta::audit::By::Operator, &person).await.expect("an erasure");

    assert_eq!(before, StatusCode::OK);
    assert_eq!(app.get("/sv/publicerad-respons/1/1").await.status, StatusCode::NOT_FOUND);
    assert!(app.get("/sv/publicerad-respons").await.texts(".rows li").is_empty());
    assert_eq!(rows(&app).await, 0);
}
