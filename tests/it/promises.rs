//! What was promised is made, and everybody is told.

use delta::actions::mark_change_made;
use delta::addresses::Address;
use delta::answers::answer::{AnswerText, ChangeSummary, MadeChange, Month};
use delta::cases::store::find_by_id;
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::kernel::actor::Staff;
use delta::kernel::locale::Locale;
use delta::platform::error::Error;
use entity::ids::{CaseId, StaffId};
use entity::outbox;
use rstest::rstest;
use sea_orm::EntityTrait;

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";
const PLAN: &str = "step=send&text=Vi+ringer+kv%C3%A4llen+innan.&outcome=change_planned&planned_summary=Vi+ringer+innan.\
                    &planned_month=4&planned_year=2026&strategy=goals&goal=kr-2";

/// A case whose answer promises a change in April, with the handler who gave it.
async fn promised(app: &TestApp) -> (CaseId, Staff, String) {
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| {
        new.reply = ReplyWay::Email;
        new.contact = Contact { email: EmailAddress::parse("namn@exempel.fi"), ..Contact::default() };
    });
    let receipt = receipt.await;
    let handler = app.handler_of(UNIT).await;
    let answered = handler.act(receipt.number.as_str(), "/answer", PLAN).await;
    assert!(answered.status.is_redirection(), "{}", answered.body);
    (receipt.case, staff(app, handler.id).await, receipt.code.grouped())
}

async fn staff(app: &TestApp, id: StaffId) -> Staff {
    let (db, today) = (app.state.db.reader(), app.state.clock.today());
    delta::accounts::store::find(db, id, &app.state.county, today).await.expect("an answer").expect("a colleague")
}

async fn mark(app: &TestApp, staff: &Staff, case: CaseId, month: &str) -> Result<(), Error> {
    let case = find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case");
    let made = MadeChange {
        text: AnswerText::parse("Nu ringer alla turer kvällen innan.").expect("a text"),
        summary: ChangeSummary::parse("Alla turer ringer kvällen innan.").expect("words"),
        month: Month::parse(month).expect("a month"),
    };
    mark_change_made(&app.state, staff, &case.number, case.version, made).await
}

async fn messages(app: &TestApp) -> Vec<String> {
    let rows = outbox::Entity::find().all(app.state.db.reader()).await.expect("an answer");
    rows.into_iter().map(|row| row.message).collect()
}

#[rstest]
#[tokio::test]
async fn a_kept_promise_shows_as_made_and_its_sender_is_told(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, handler, code) = promised(&app).await;
    app.set_clock("2026-05-05T12:00:00Z");
    let before = app.get("/sv/du-sa-vi-gjorde").await;

    mark(&app, &handler, case, "2026-05").await.expect("a change that is made");

    let after = app.get("/sv/du-sa-vi-gjorde").await;
    let follow = app.post(&Address::Follow.path(Locale::Sv), &format!("code={code}")).await;
    let mine = app.get(follow.header("location")).await;
    assert_eq!(before.texts("main .tag"), ["Vi planerar", "Försenat"]);
    assert_eq!(after.texts("main .tag"), ["Vi ändrade"]);
    assert!(after.body.contains("Gjort i maj 2026") && after.body.contains("Alla turer ringer"));
    assert_eq!(after.attributes("main .rows time", "datetime"), ["2026-05-05"]);
    assert!(mine.body.contains("Nu ringer alla turer") && mine.body.contains("Vi har gjort det vi planerade"));
    assert!(messages(&app).await.contains(&"change_made".to_owned()));
}

#[rstest]
#[tokio::test]
async fn a_promise_is_kept_once_by_its_unit_and_never_in_the_future(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, handler, _) = promised(&app).await;
    let outsider = staff(&app, app.handler_of("home-care-kouvola").await.id).await;

    let early = mark(&app, &handler, case, "2026-04").await;
    let outside = mark(&app, &outsider, case, "2026-03").await;
    let first = mark(&app, &handler, case, "2026-03").await;
    let second = mark(&app, &handler, case, "2026-03").await;

    assert!(matches!(early, Err(Error::Malformed)));
    assert!(matches!(outside, Err(Error::NotFound)));
    assert!(first.is_ok());
    assert!(matches!(second, Err(Error::NotNow(_))));
}

#[rstest]
#[tokio::test]
async fn whoever_was_promised_a_change_reads_what_when_and_for_which_goal(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, _, code) = promised(&app).await;
    let number = find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case").number;
    let open = format!("code={code}");

    let follow = app.post("/sv/folj", &open).await;
    let mine = app.get(follow.header("location")).await;
    let staff = app.handler_of(UNIT).await.get(&format!("/staff/cases/{number}")).await;
    app.set_clock("2026-05-05T12:00:00Z");
    app.post("/sv/folj", &open).await;
    let late = app.get("/sv/mitt-arende").await;

    let step = mine.texts(".tl li.done").pop().expect("an answer");
    assert!(step.contains("Vi ringer innan.") && step.contains("Ska vara klart i april 2026."), "{step}");
    assert_eq!(mine.attributes(".tl li.done p.small a", "href"), ["/sv/strategi/nyckelresultat/2"]);
    assert!(staff.texts("section.card b").concat().contains("Vi ringer innan."), "{}", staff.body);
    assert_eq!(mine.texts(".tl .tag"), ["Vi planerar"]);
    assert_eq!(late.texts(".tl .tag"), ["Vi planerar", "Försenat"]);
    assert!(late.texts(".tl p.small").concat().contains("Skulle ha varit klart i april 2026."));
}
