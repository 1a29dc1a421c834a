//! The audit trail: what it tells, and how a break in it shows (security bar P36).

use delta::actions;
use delta::audit::{self, Act, Broken, Filter, Head};
use delta::kernel::actor::Role;
use entity::{audit_record, case_event, staff};
use rstest::rstest;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder};

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";

async fn acts(app: &TestApp) -> Vec<String> {
    let records = audit_record::Entity::find().order_by_asc(audit_record::Column::Sequence);
    records.all(app.state.db.reader()).await.expect("records").into_iter().map(|record| record.act).collect()
}

async fn verified(app: &TestApp, anchors: Vec<Head>) -> Result<Head, Broken> {
    audit::verify(app.state.db.reader(), anchors).await.expect("a reading")
}

async fn head(app: &TestApp) -> Head {
    audit::head(app.state.db.reader()).await.expect("a head")
}

/// Whether the database let itself be told so.
async fn told(app: &TestApp, sql: &str) -> bool {
    let tx = app.state.db.begin_write().await.expect("a transaction");
    tx.execute_unprepared(sql).await.is_ok() && tx.commit().await.is_ok()
}

/// What someone with every right to the database can do: take the guards away first.
async fn tampered(app: &TestApp, sql: &[&str]) {
    let on = if app.state.db.backend() == DbBackend::Sqlite { "" } else { " ON audit_records" };
    for guard in ["audit_records_stay", "audit_records_go_by_checkpoint"] {
        assert!(told(app, &format!("DROP TRIGGER {guard}{on}")).await);
    }
    for statement in sql {
        assert!(told(app, statement).await, "{statement}");
    }
}

/// A trail of some length.
async fn trail(base: Base) -> Option<TestApp> {
    let app = TestApp::start(base).await?;
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    for _ in 0..8 {
        handler.act(&case, "/notes", "note=Ring+efter+tio.").await;
    }
    assert!(verified(&app, Vec::new()).await.is_ok_and(|end| end.sequence >= 9));
    Some(app)
}

#[rstest]
#[tokio::test]
async fn what_staff_do_stands_in_the_trail_in_its_order(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;

    let mine = format!("handler={}", handler.id);
    handler.act(&case, "/assignment", &mine).await;
    handler.act(&case, "/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside").await;

    assert_eq!(acts(&app).await, ["county_applied", "signed_in", "case_assigned", "case_answered"]);
    let filter = Filter { staff: Some(handler.id), act: Some(Act::CaseAnswered), ..Filter::default() };
    let found = audit::list(app.state.db.reader(), &filter, 10).await.expect("records");
    assert_eq!(found.iter().map(|record| record.about.as_str()).collect::<Vec<_>>(), ["case"]);
    assert_eq!(verified(&app, Vec::new()).await, Ok(head(&app).await));
}

#[rstest]
#[tokio::test]
async fn what_was_refused_leaves_no_record(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let before = head(&app).await;

    handler.post(&format!("/staff/cases/{case}/assignment"), &format!("version=77&handler={}", handler.id)).await;

    assert_eq!(head(&app).await, before);
}

#[rstest]
#[tokio::test]
async fn a_sign_in_that_fails_is_noted_with_the_account_if_there_is_one(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let stranger = app.another_visitor();
    stranger.get("/staff/login").await;

    for email in ["handler.home-care-kotka@demo.invalid", "nobody@demo.invalid"] {
        stranger.post("/staff/login", &format!("email={email}&password=helt+fel+ord+igen")).await;
    }

    let filter = Filter { act: Some(Act::SignInFailed), ..Filter::default() };
    let failed = audit::list(app.state.db.reader(), &filter, 10).await.expect("records");
    let subjects: Vec<_> = failed.iter().map(|record| record.subject.clone()).collect();
    assert_eq!(subjects, [String::new(), handler.id.to_string()]);
}

#[rstest]
#[tokio::test]
async fn residents_stand_in_the_trail_by_the_day_alone(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    for _ in 0..3 {
        app.case_at(UNIT).await;
    }
    let arrived = acts(&app).await;
    app.set_clock("2026-03-03T01:00:00Z");

    for _ in 0..2 {
        actions::note_days(&app.state).await.expect("a day");
    }

    assert_eq!(arrived, ["county_applied"]);
    assert_eq!(acts(&app).await, ["county_applied", "residents_acted"]);
    let noted = audit_record::Entity::find().filter(audit_record::Column::Act.eq("residents_acted"));
    let noted = noted.one(app.state.db.reader()).await.expect("a reading").expect("a record");
    assert_eq!(noted.subject, "2026-03-02");
    assert!(noted.detail.starts_with(r#"{"acts":3,"cases":""#), "{}", noted.detail);
    for event in case_event::Entity::find().all(app.state.db.reader()).await.expect("events") {
        assert!(!noted.detail.contains(&event.case_id.to_string()));
    }
}

#[rstest]
#[tokio::test]
async fn the_database_itself_refuses_to_change_the_trail(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = trail(base).await else { return };

    for refused in [
        "UPDATE audit_records SET act = 'signed_out' WHERE sequence = 3",
        "DELETE FROM audit_records WHERE sequence = 3",
        "DELETE FROM audit_records",
    ] {
        assert!(!told(&app, refused).await, "{refused}");
    }

    assert_eq!(verified(&app, Vec::new()).await, Ok(head(&app).await));
}

#[rstest]
#[case::change(&["UPDATE audit_records SET staff_id = NULL WHERE sequence = 4"], 4)]
#[case::delete(&["DELETE FROM audit_records WHERE sequence = 5"], 5)]
#[case::insert(&[
    "UPDATE audit_records SET sequence = 100 WHERE sequence = 6",
    "INSERT INTO audit_records SELECT 6, recorded_at, actor, staff_id, act, about, subject, detail, previous, hash \
     FROM audit_records WHERE sequence = 3",
], 6)]
#[case::swap(&[
    "UPDATE audit_records SET sequence = 100 WHERE sequence = 4",
    "UPDATE audit_records SET sequence = 4 WHERE sequence = 7",
    "UPDATE audit_records SET sequence = 7 WHERE sequence = 100",
], 4)]
#[tokio::test]
async fn a_trail_that_was_tampered_with_names_its_first_bad_record(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] sql: &[&str],
    #[case] bad: i64,
) {
    let Some(app) = trail(base).await else { return };

    tampered(&app, sql).await;

    assert_eq!(verified(&app, Vec::new()).await.map_err(|broken| broken.sequence), Err(bad));
}

#[rstest]
#[tokio::test]
async fn the_trail_holds_together_however_much_is_written_while_it_is_followed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = trail(base).await else { return };
    let state = app.state.clone();
    let writing = tokio::spawn(async move {
        for _ in 0..200 {
            actions::note_failed_sign_in(&state, None).await.expect("a record");
        }
    });

    let mut ends = vec![head(&app).await];
    while !writing.is_finished() {
        ends.push(verified(&app, ends.clone()).await.expect("a trail that holds together"));
    }
    writing.await.expect("all is written");

    assert!(ends.len() > 2, "it was followed while it grew: {}", ends.len());
    assert!(ends.is_sorted_by_key(|end| end.sequence));
    assert_eq!(verified(&app, ends).await.expect("a trail"), head(&app).await);
}

#[rstest]
#[tokio::test]
async fn an_end_that_was_cut_off_is_caught_by_the_anchor(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = trail(base).await else { return };
    let anchor = head(&app).await;

    let end = anchor.sequence - 2;
    let cut = format!("DELETE FROM audit_records WHERE sequence > {end}");
    let head = format!(
        "UPDATE audit_head SET sequence = {end}, \
         hash = (SELECT hash FROM audit_records WHERE sequence = {end})"
    );
    tampered(&app, &[&cut, &head]).await;

    assert!(verified(&app, Vec::new()).await.is_ok(), "nothing inside the database can tell");
    assert_eq!(verified(&app, vec![anchor]).await.map_err(|broken| broken.sequence), Err(end + 1));
}

#[rstest]
#[tokio::test]
async fn the_oldest_records_go_by_a_checkpoint_and_the_rest_still_hangs_together(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = trail(base).await else { return };
    let anchor = head(&app).await;
    app.set_clock("2031-04-01T12:00:00Z");
    let later = app.state.clock.now();

    let tx = app.state.db.begin_write().await.expect("a transaction");
    let removed = audit::shorten(&tx, later, later).await.expect("a shorter trail");
    tx.commit().await.expect("a commit");

    assert_eq!(i64::try_from(removed), Ok(anchor.sequence));
    assert_eq!(acts(&app).await, ["trail_shortened"]);
    assert_eq!(verified(&app, vec![anchor]).await, Ok(head(&app).await));
}

#[rstest]
#[tokio::test]
async fn the_auditor_finds_who_did_what_and_who_read_which_case(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, other) = (app.case_at(UNIT).await, app.case_at(UNIT).await);
    let handler = app.handler_of(UNIT).await;
    handler.act(&case, "/notes", "note=Ring+efter+tio.").await;
    handler.act(&other, "/notes", "note=Ring+efter+tio.").await;
    let auditor = app.colleague(Role::Auditor, "group").await;

    let by_case = format!("case={case}&act=note_written&who={}&from=2026-03-02&to=2026-03-02", handler.id);
    let changes = auditor.get(&format!("/staff/audit?{by_case}")).await;
    let reads = auditor.get(&format!("/staff/audit?v=reads&case={case}")).await;
    let day_before = auditor.get("/staff/audit?to=2026-03-01").await;

    assert_eq!(changes.texts("tbody td:nth-child(4)"), [case.as_str()]);
    assert_eq!(changes.texts("tbody td:nth-child(3)"), ["Internal note written"]);
    assert_eq!(reads.texts("tbody td:nth-child(2)"), [format!("Handler of {UNIT}")]);
    assert!(day_before.texts("tbody tr").is_empty());
    assert!(!changes.body.contains("Ring efter tio"));
}

#[rstest]
#[tokio::test]
async fn the_auditor_sees_who_read_which_initiative_and_whose_roles_were_changed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let (case, initiative) = (app.case_at(UNIT).await, app.initiative_at(UNIT).await);
    let handler = app.handler_of(UNIT).await;
    handler.get(&format!("/staff/cases/{case}")).await;
    handler.get(&format!("/staff/initiatives/{initiative}")).await;
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let person = format!("/staff/admin/people/{}", handler.id);
    administrator.get(&person).await;
    administrator.post(&format!("{person}/roles"), "role=coordinator&unit=home-care&from_on=2026-03-02").await;
    let auditor = app.colleague(Role::Auditor, "group").await;
    let column = |page: &crate::page::Page, at: u8| page.texts(&format!("tbody td:nth-child({at})"));

    let reads = auditor.get(&format!("/staff/audit?v=reads&who={}", handler.id)).await;
    let of_one = auditor.get(&format!("/staff/audit?v=reads&who={}&case={initiative}", handler.id)).await;
    let of_case = auditor.get(&format!("/staff/audit?v=reads&case={case}")).await;
    let of_nothing = auditor.get("/staff/audit?v=reads&case=2026-999").await;
    let given = auditor.get("/staff/audit?act=role_given").await;

    assert_eq!(reads.texts("tbody tr").len(), 2);
    assert_eq!((column(&of_one, 3), column(&of_one, 4)), (vec!["Read the initiative".to_owned()], vec![initiative]));
    assert_eq!(column(&of_case, 4), [case]);
    assert!(of_nothing.texts("tbody tr").is_empty());
    assert_eq!(column(&given, 4), [format!("Handler of {UNIT}")]);
    assert_eq!(column(&given, 5), [r#"{"role":"coordinator","unit":"home-care"}"#]);
}

#[rstest]
#[tokio::test]
async fn a_day_that_is_none_is_told_and_lists_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let auditor = app.colleague(Role::Auditor, "group").await;

    let page = auditor.get("/staff/audit?from=28.11.2026").await;

    assert_eq!(page.texts("tbody tr").len(), 0);
    assert_eq!(page.texts("#from-error"), ["Give a day, as 2026-11-28."]);
    assert!(!auditor.get("/staff/audit?from=2026-03-02").await.texts("tbody tr").is_empty());
}

#[rstest]
#[tokio::test]
async fn the_trail_is_turned_page_by_page_and_nothing_is_left_out(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let auditor = app.colleague(Role::Auditor, "group").await;
    for lines in 0..60 {
        actions::note_audit_export(&app.state, auditor.id, lines).await.expect("a record");
    }

    let first = auditor.get("/staff/audit?act=audit_exported").await;
    let next = first.attributes(".pages a[rel=next]", "href").pop().expect("a next page");
    let second = auditor.get(&next).await;

    let counts = [first.texts("tbody tr").len(), second.texts("tbody tr").len()];
    assert_eq!(counts, [50, 10]);
    assert!(second.attributes(".pages a[rel=next]", "href").is_empty());
}

#[rstest]
#[tokio::test]
async fn the_file_holds_no_formula_and_fetching_it_is_noted(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let auditor = app.colleague(Role::Auditor, "group").await;
    let trickster =
        staff::ActiveModel { id: Set(auditor.id), name: Set("=HYPERLINK(1)".to_owned()), ..Default::default() };
    let tx = app.state.db.begin_write().await.expect("a transaction");
    trickster.update(&tx).await.expect("another name");
    tx.commit().await.expect("a commit");

    auditor.get("/staff/audit").await;
    let file = auditor.post("/staff/audit/file", "v=changes&act=signed_in").await;

    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.body.contains(",'=HYPERLINK(1),Signed in,"), "{}", file.body);
    assert_eq!(acts(&app).await.last().map(String::as_str), Some("audit_exported"));
}
