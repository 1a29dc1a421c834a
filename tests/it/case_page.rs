//! The page of a case, and everything done from it.

use axum::http::StatusCode;
use delta::attachments::MediaType;
use delta::counties::County;
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::feedback::store::{NewAttachment, content_place};
use delta::notifications::queue;
use delta::platform::files::FileName;
use delta::threads::message::MessageText;
use entity::access_record;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::app::{Base, TestApp};
use crate::page::Page;

const UNIT: &str = "home-care-kotka";
const ATTACK: &str = "%3Cscript%3Ealert(1)%3C/script%3E%22%27%26 long enough";

/// What the page says of where its case stands.
pub fn state_of(page: &Page) -> String {
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
    delta::actions::write_to_unit::write_to_unit(&app.state, receipt.case, &reply, 0).await.expect("a reply");
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
async fn an_address_that_the_case_only_sends_to_leads_to_the_case(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    for path in ["answer", "questions", "transfer/return", "notes", "contact"] {
        let page = handler.get(&format!("/staff/cases/{case}/{path}")).await;
        assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, &*format!("/staff/cases/{case}")));
    }
}

#[rstest]
#[tokio::test]
async fn how_long_the_clock_may_stand_is_told_as_the_county_decided(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let decided = |county: &mut County| {
        county.deadlines.get_mut("waiting_for_resident").expect("a limit").length = 21;
    };
    let Some(app) = TestApp::start_in(base, decided).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let page = handler.get(&format!("/staff/cases/{case}")).await;

    assert_eq!(page.texts("#question-hint"), ["The clock stands still until the reply, but for 21 days at most."]);
}

#[rstest]
#[case("/notes", "note")]
#[case("/questions", "question")]
#[tokio::test]
async fn whoever_writes_an_identity_code_is_told_that_it_was_taken_out(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] field: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let with = handler.act(&case, path, &format!("{field}=Ring+131052-308T")).await;
    let told = handler.get(with.header("location")).await;
    let without = handler.act(&case, "/notes", "note=Ring+henne").await;
    let silent = handler.get(without.header("location")).await;

    let notice = |page: &Page| page.texts(".alert[role=status]").concat();
    assert!(notice(&told).contains("Identity codes are never stored."), "{}", notice(&told));
    assert!(!told.body.contains("131052"));
    assert!(!notice(&silent).contains("Identity codes"));
}
