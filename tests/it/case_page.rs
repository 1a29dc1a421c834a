//! The page of a case, and everything done from it.

use axum::http::StatusCode;
use delta::attachments::MediaType;
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::feedback::store::{NewAttachment, content_place};
use delta::notifications::queue;
use delta::platform::files::FileName;
use delta::threads::message::MessageText;
use entity::{access_record, staff_draft};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::app::{Base, TestApp};
use crate::page::Page;

const UNIT: &str = "home-care-kotka";
const ATTACK: &str = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%26 long enough";

/// The answer to a resident, as the form sends it, with what the test changes.
fn answer(more: &str) -> String {
    format!("step=send&text=Vi+ringer+kv%C3%A4llen+innan.&{more}")
}

fn state_of(page: &Page) -> String {
    page.texts(".head .tag").first().cloned().unwrap_or_default()
}

#[rstest]
#[case::take("/assignment", "handler=ME", "Being handled")]
#[case::ask("/questions", "question=Vilken+dag?", "Waiting for the resident")]
#[case::answer("/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside", "Answered")]
#[case::reject("/rejection", "reject_reason=Fel&reject_ground=Lag+1", "Turned down")]
#[case::moved("/move", "authority=FPA&move_reason=De+sk%C3%B6ter+det", "Sent to another authority")]
#[tokio::test]
async fn what_is_done_changes_the_state_once_and_who_comes_second_keeps_their_text(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
    #[case] state: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (first, second) = (app.handler_of(UNIT).await, app.coordinator_of("home-care").await);
    let seen = second.version_of(&case).await;
    let mine = form.replace("ME", &first.id.to_string());

    let done = first.act(&case, path, &mine).await;
    let stale = second.post(&format!("/staff/cases/{case}{path}"), &format!("version={seen}&{mine}")).await;

    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(state_of(&first.get(done.header("location")).await), state);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(state_of(&stale), state);
    assert!(stale.texts(".alert.warn h2").concat().contains("Someone changed the case"));
    assert!(stale.texts(".alert.warn li").concat().contains("Handler of"), "who did it stands there");
    for typed in ["Vilken dag?", "Vi ringer dig.", "Fel", "De sköter det"] {
        let sent = typed.replace(' ', "+").replace('ö', "%C3%B6");
        assert!(!form.contains(&sent) || stale.body.contains(typed), "{typed} is lost");
    }
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
#[case("/assignment", "handler=", "handler")]
#[case("/questions", "question=+", "question")]
#[case("/transfer", "to=&transfer_reason=", "to")]
#[case("/transfer", "to=nowhere&transfer_reason=x", "to")]
#[case("/transfer", "to=registry&transfer_reason=", "transfer_reason")]
#[case("/rejection", "reject_reason=x&reject_ground=", "reject_ground")]
#[case("/move", "authority=&move_reason=x", "authority")]
#[case("/notes", "note=%20", "note")]
#[case("/answer", "step=preview&text=&outcome=no_change&strategy=outside", "text")]
#[case("/answer", "step=preview&text=Vi+ringer+dig.&strategy=outside", "outcome")]
#[case("/answer", "step=preview&text=Vi+ringer+dig.&outcome=answered", "strategy")]
#[case("/answer", "step=preview&text=Vi+ringer+dig.&outcome=answered&strategy=goals&goal=vision", "goal")]
#[tokio::test]
async fn what_is_missing_is_said_beside_its_field_and_nothing_is_lost(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
    #[case] field: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let coordinator = app.coordinator_of(UNIT).await;

    let page = coordinator.act(&case, path, form).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
    assert!(!page.texts(&format!("#{field}-error")).is_empty(), "no word beside {field}");
    assert!(page.attributes(".errsum a", "href").contains(&format!("#{field}")));
    assert!(page.texts("title").concat().starts_with("Error:"));
    assert_eq!(state_of(&page), "New");
    if form.contains("Vi+ringer+dig.") {
        assert_eq!(page.texts("#answer textarea"), ["Vi ringer dig."]);
    }
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
    assert!(preview.texts("p[lang=sv] b").concat().contains("september 2026: Vi ringer innan."));
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
async fn another_units_case_looks_just_like_one_that_does_not_exist(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let theirs = app.case_at("health-stations-kotka").await;
    let (handler, administrator) = (app.handler_of(UNIT).await, app.administrator().await);

    for colleague in [&handler, &administrator] {
        for path in ["", "/attachments/1"] {
            let known = colleague.get(&format!("/staff/cases/{theirs}{path}")).await;
            let random = colleague.get(&format!("/staff/cases/2026-ZZZZZZ{path}")).await;
            let nonsense = colleague.get(&format!("/staff/cases/x{path}")).await;

            assert_eq!(known.status, StatusCode::NOT_FOUND);
            assert_eq!((&known.body, &known.body), (&random.body, &nonsense.body));
        }
        for path in ["/notes", "/questions", "/contact", "/answer", "/assignment", "/answer/draft"] {
            let form = "version=1&note=x&question=x&step=send&handler=00000000-0000-4000-8000-000000000000";
            let known = colleague.post(&format!("/staff/cases/{theirs}{path}"), form).await;
            let random = colleague.post(&format!("/staff/cases/2026-ZZZZZZ{path}"), form).await;

            assert_eq!(known.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(known.body, random.body, "{path}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn a_handler_does_not_give_cases_to_others(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (handler, coordinator) = (app.handler_of(UNIT).await, app.coordinator_of(UNIT).await);

    let refused = handler.act(&case, "/assignment", &format!("handler={}", coordinator.id)).await;
    let shown = handler.get(&format!("/staff/cases/{case}")).await;
    let given = coordinator.act(&case, "/assignment", &format!("handler={}", handler.id)).await;

    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(shown.texts("select[name=handler]").is_empty());
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let begun = handler.act(&case, "/beginning", "").await;
    assert_eq!(state_of(&handler.get(begun.header("location")).await), "Being handled");
}

#[rstest]
#[tokio::test]
async fn while_the_resident_is_asked_the_clock_stands_and_with_the_reply_it_goes_on(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    let case = receipt.number.to_string();
    let handler = app.handler_of(UNIT).await;
    let before = handler.get(&format!("/staff/cases/{case}")).await;

    handler.act(&case, "/questions", "question=Vilken+dag?").await;
    let waiting = handler.get(&format!("/staff/cases/{case}")).await;
    app.set_clock("2026-03-05T12:00:00Z");
    let reply = MessageText::parse("Den tredje mars.").expect("a reply");
    delta::actions::write_to_unit::write_to_unit(&app.state, receipt.case, reply).await.expect("a reply");
    let handler = app.handler_of(UNIT).await;
    let after = handler.get(&format!("/staff/cases/{case}")).await;

    let due = |page: &Page| page.attributes(".head time", "datetime").concat();
    assert_eq!(due(&before), "2026-03-12");
    assert!(waiting.texts(".head").concat().contains("the clock stands still"));
    assert_eq!((state_of(&after), due(&after)), ("Being handled".to_owned(), "2026-03-16".to_owned()));
    assert!(after.texts(".side").concat().contains("+ 3 days of waiting"));
    assert!(after.texts(".card .own").contains(&"Den tredje mars.".to_owned()));
}

#[rstest]
#[tokio::test]
async fn a_case_that_comes_back_twice_is_the_coordinators_to_place(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (here, there) = (app.handler_of(UNIT).await, app.handler_of("health-stations-kotka").await);
    let desk = app.coordinator_of("general-desk").await;
    let send = "to=health-stations-kotka&transfer_reason=G%C3%A4ller+er";

    let sent = here.act(&case, "/transfer", send).await;
    let pending = there.get(&format!("/staff/cases/{case}")).await;
    there.act(&case, "/transfer/return", "return_reason=Inte+oss").await;
    let back = here.get(&format!("/staff/cases/{case}")).await;
    here.act(&case, "/transfer", send).await;
    there.act(&case, "/transfer/return", "return_reason=Fortfarande+inte").await;

    assert_eq!(sent.header("location"), format!("/staff/queue?v=unit&done=transferred&case={case}"));
    assert_eq!(state_of(&pending), "Sent here, not yet accepted");
    assert!(pending.texts(".tl").concat().contains("Gäller er"), "the reason is read by the next unit");
    assert!(back.texts(".tl").concat().contains("Inte oss"));
    assert_eq!(here.get(&format!("/staff/cases/{case}")).await.status, StatusCode::NOT_FOUND);
    let placed = desk.act(&case, "/transfer", &send.replace("health-stations", "home-care")).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER);
    assert_eq!(state_of(&here.get(&format!("/staff/cases/{case}")).await), "New", "the choice binds");
}

#[rstest]
#[tokio::test]
async fn a_case_that_was_sent_here_can_be_kept(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (here, there) = (app.handler_of(UNIT).await, app.handler_of("health-stations-kotka").await);
    here.act(&case, "/transfer", "to=health-stations-kotka&transfer_reason=G%C3%A4ller+er").await;

    let kept = there.act(&case, "/transfer/acceptance", "").await;

    assert_eq!(state_of(&there.get(kept.header("location")).await), "New");
}

#[rstest]
#[tokio::test]
async fn contact_details_are_folded_and_opening_them_is_recorded(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        new.reply = ReplyWay::Email;
        let email = EmailAddress::parse("namn@exempel.fi");
        new.contact = Contact { name: Some("<b>Namn</b>".to_owned()), email, phone: None };
    });
    let receipt = receipt.await;
    let address = format!("/staff/cases/{}", receipt.number);
    let handler = app.handler_of(UNIT).await;
    let looks = async |what: &str| {
        let of_case = access_record::Entity::find().filter(access_record::Column::CaseId.eq(receipt.case));
        let found = of_case.filter(access_record::Column::What.eq(what));
        found.count(app.state.db.reader()).await.expect("a count")
    };

    let folded = handler.get(&address).await;
    let before = looks("contact").await;
    let opened = handler.post(&format!("{address}/contact"), "").await;

    assert!(!folded.body.contains("namn@exempel.fi"));
    assert!(folded.texts("#contact").concat().contains("It is recorded"));
    assert_eq!(opened.texts("#contact dd"), ["<b>Namn</b>", "namn@exempel.fi"]);
    assert_eq!((before, looks("contact").await), (0, 1));
    assert!(looks("case").await >= 1);
}

#[rstest]
#[tokio::test]
async fn a_file_is_saved_never_shown_and_each_download_is_recorded(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let name = FileName::new(app.state.random.uuid());
    let place = content_place(&name.to_string());
    let sealed = app.state.keyring.seal(&app.state.random, b"<script>", &place);
    app.state.files.put(name, sealed.into_bytes(), app.state.clock.today()).await.expect("a file");
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        let media_type = MediaType::Text.mime().to_owned();
        new.files = vec![NewAttachment { file: name.to_string(), name: "å\".txt".to_owned(), media_type, bytes: 8 }];
    });
    let receipt = receipt.await;
    let handler = app.handler_of(UNIT).await;

    let page = handler.get(&format!("/staff/cases/{}", receipt.number)).await;
    let file = handler.get(&page.attributes("a[download]", "href").concat()).await;

    assert_eq!(file.body, "<script>");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"__.txt\"; filename*=UTF-8''%C3%A5%22.txt");
    assert_eq!(file.header("content-security-policy"), "sandbox; default-src 'none'; frame-ancestors 'none'");
    assert_eq!(file.header("cache-control"), "no-store");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let recorded = access_record::Entity::find().filter(access_record::Column::What.eq("attachment"));
    assert_eq!(recorded.count(app.state.db.reader()).await.expect("a count"), 1);
    let none = handler.get(&format!("/staff/cases/{}/attachments/2", receipt.number)).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn whatever_is_typed_comes_out_as_text(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let typed = "<script>alert(1)</script>\"'& long enough";
    let case = app.case_with(UNIT, typed, |_| {}).await.number.to_string();
    let coordinator = app.coordinator_of(UNIT).await;
    let pages = [
        ("/questions", format!("question={ATTACK}")),
        ("/notes", format!("note={ATTACK}")),
        ("/transfer", format!("to={ATTACK}&transfer_reason={ATTACK}")),
        ("/rejection", format!("reject_reason={ATTACK}")),
        ("/move", format!("move_reason={ATTACK}")),
        ("/answer", format!("step=preview&text={ATTACK}&outcome={ATTACK}&goal={ATTACK}&made_year={ATTACK}")),
        ("/answer", format!("step=preview&text={ATTACK}&outcome=answered&strategy=outside")),
        ("/answer", format!("step=send&text={ATTACK}&outcome=answered&strategy=outside")),
        ("/reopening", format!("reopen_reason={ATTACK}")),
        ("/questions", format!("question={ATTACK}&version={ATTACK}")),
    ];

    for (path, form) in pages {
        let answer = coordinator.act(&case, path, &form).await;
        let shown = coordinator.get(&format!("/staff/cases/{case}")).await;
        for page in [answer, shown] {
            assert!(!page.body.contains("<script>alert"), "{path}");
            assert!(page.texts("main script").is_empty(), "{path}");
        }
    }
    let shown = coordinator.get(&format!("/staff/cases/{case}")).await;
    assert!(shown.texts(".card .own").contains(&typed.to_owned()));
}

#[rstest]
#[tokio::test]
async fn a_form_without_this_sessions_token_does_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let forms =
        ["/assignment", "/questions", "/transfer", "/answer", "/answer/draft", "/notes", "/contact", "/rejection"];

    for path in forms {
        let address = format!("/staff/cases/{case}{path}");
        let page = handler.browser.post_as_it_is(&address, "version=1&form_token=x").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(state_of(&handler.get(&format!("/staff/cases/{case}")).await), "New");
}

#[rstest]
#[tokio::test]
async fn why_a_case_is_here_is_told_with_every_condition(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        new.unit = None;
        new.service = Some("home-care".to_owned());
        new.municipality = Some("kotka".to_owned());
    });
    let receipt = receipt.await;
    let coordinator = app.coordinator_of("home-care").await;

    let page = coordinator.get(&format!("/staff/cases/{}", receipt.number)).await;

    assert_eq!(receipt.unit.as_str(), UNIT);
    let why = page.texts(".side .card").into_iter().find(|card| card.starts_with("Why here?")).unwrap_or_default();
    for part in ["service: Home care", "municipality: Kotka", "true · rule", "Rules that did not hold", "version 1"] {
        assert!(why.contains(part), "{part} is not in: {why}");
    }
}

#[rstest]
#[tokio::test]
async fn a_call_is_entered_once_however_often_the_form_is_sent(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let key = handler.get("/staff/cases/new").await.attributes("input[name=key]", "value").concat();
    let form = format!(
        "key={key}&origin=phone&language=fi&kind=criticism&text=Kukaan+ei+tullut+tiistaina.+131052-308T&service=home-care\
         &municipality=kotka&reply=phone&phone=040+123+4567"
    );

    let faulty = handler.post("/staff/cases/new", &form.replace("kind=criticism", "kind=")).await;
    let first = handler.post("/staff/cases/new", &form).await;
    let again = handler.post("/staff/cases/new", &form).await;

    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Kukaan ei tullut tiistaina."));
    let code = first.texts(".code").concat();
    assert_eq!(code.split_whitespace().map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert_eq!(again.texts(".code").concat(), code);
    let list = handler.get("/staff/queue?v=unit").await;
    assert_eq!(list.texts("a.row").len(), 1);
    assert!(!list.body.contains("131052"), "identity codes never get in");
}

#[rstest]
#[tokio::test]
async fn the_timeline_tells_which_mails_went_out_and_which_did_not(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        new.reply = ReplyWay::Email;
        new.contact.email = EmailAddress::parse("namn@exempel.fi");
    });
    let case = receipt.await.number.to_string();
    let handler = app.handler_of(UNIT).await;
    let (db, now) = (&app.state.db, app.state.clock.now());
    for message in queue::lease(db, now).await.expect("a lease") {
        queue::mark_sent(db, &message, now).await.expect("sent");
    }
    handler.act(&case, "/questions", "question=Vilken+dag%3F").await;
    let waiting = handler.get(&format!("/staff/cases/{case}")).await;
    for message in queue::lease(db, now).await.expect("a lease") {
        queue::park(db, &message, "refused", now).await.expect("parked");
    }

    let page = handler.get(&format!("/staff/cases/{case}")).await;

    let mails =
        |page: &Page| page.texts(".tl li").into_iter().filter(|step| step.starts_with("Mail")).collect::<Vec<_>>();
    assert!(mails(&waiting).concat().contains("a question 2 March 2026 at 14:00 · waits to be sent"));
    assert_eq!(
        mails(&page),
        [
            "Mail to the sender: received 2 March 2026 · sent",
            "Mail to the sender: a question 2 March 2026 at 14:00 · could not be delivered"
        ]
    );
    assert!(page.texts(".tl li").last().is_some_and(|last| last.starts_with("Mail")), "it stands after the question");
    assert!(!page.body.contains("namn@exempel.fi"));
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
