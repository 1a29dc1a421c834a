//! Twins: found, previewed, merged for good, and told to both.

use axum::http::StatusCode;
use delta::actions::remind_of_initiatives;
use delta::cases::store::find_by_id;
use delta::initiatives::kept::{Kept, notices};
use delta::initiatives::store;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::retention::{self, Class};
use entity::{initiative_read, outbox};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{filed, initiative, press};
use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

const MERGING: &str = "/staff/initiatives/2026-002/merging";

/// Two published initiatives that propose the same.
async fn twins(app: &TestApp) -> Colleague {
    let registrar = app.colleague(Role::Registrar, "group").await;
    for number in ["2026-001", "2026-002"] {
        filed(&app.another_visitor()).await;
        press(&registrar, number, "check", "do=publish").await;
    }
    registrar
}

/// Merges the second into another, as its page offers.
async fn merge(registrar: &Colleague, into: &str, reason: &str) -> Page {
    merge_of(registrar, "2026-002", into, reason).await
}

async fn merge_of(registrar: &Colleague, number: &str, into: &str, reason: &str) -> Page {
    let merging = format!("/staff/initiatives/{number}/merging");
    let preview = registrar.get(&format!("{merging}?into={into}")).await;
    let hidden = |name: &str| preview.attributes(&format!("input[name={name}]"), "value").pop().unwrap_or_default();
    let (version, other) = (hidden("version"), hidden("into_version"));
    registrar.post(&merging, &format!("version={version}&into={into}&into_version={other}&reason={reason}")).await
}

async fn written(app: &TestApp, message: &str) -> u64 {
    let found = outbox::Entity::find().filter(outbox::Column::Message.eq(message));
    found.count(app.state.db.reader()).await.expect("a count")
}

#[rstest]
#[tokio::test]
async fn twins_are_found_and_merged_and_both_pages_say_where_the_other_went(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;

    let found = registrar.get(&format!("{MERGING}?q=b%C3%A4nkar")).await;
    let by_number = registrar.get(&format!("{MERGING}?q=2026-001")).await;
    let preview = registrar.get(&format!("{MERGING}?into=2026-001")).await;
    let no_reason = merge(&registrar, "2026-001", "").await;
    let merged = merge(&registrar, "2026-001", "De+f%C3%B6resl%C3%A5r+samma+sak.").await;

    assert_eq!(found.attributes("ul.rows a", "href"), [format!("{MERGING}?into=2026-001")]);
    assert_eq!(by_number.attributes("ul.rows a", "href"), found.attributes("ul.rows a", "href"));
    for told in ["A merger cannot be undone.", "Of the promised days the earlier holds."] {
        assert!(preview.body.contains(told), "{told}: {}", preview.body);
    }
    assert_eq!(no_reason.attributes(".errsum a", "href"), ["#reason"]);
    assert_eq!(merged.header("location"), "/staff/initiatives/2026-001?done=yes", "{}", merged.body);
    let one = app.get("/sv/initiativ/2026-002").await;
    let other = app.get("/sv/initiativ/2026-001").await;
    assert!(one.attributes("main a", "href").contains(&"/sv/initiativ/2026-001".to_owned()), "{}", one.body);
    assert!(other.attributes("main a", "href").contains(&"/sv/initiativ/2026-002".to_owned()), "{}", other.body);
    for page in [&one, &other] {
        assert!(page.body.contains("De föreslår samma sak."), "{}", page.body);
    }
    assert_eq!((written(&app, "initiative_merged").await, written(&app, "initiative_joined").await), (1, 1));
    let case = initiative(&app, 2).await.state.case().expect("a case");
    let case = find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case");
    assert!(!case.state.is_open(), "the case of the merged one would be late for ever");
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_merged_or_undone_is_refused_and_says_why(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    let handler = app.colleague(Role::Handler, "group").await;

    let itself = registrar.post(MERGING, "version=2&into=2026-002&into_version=2&reason=Samma").await;
    let nowhere = registrar.post(MERGING, "version=2&into=2026-099&into_version=1&reason=Samma").await;
    let stale = registrar.post(MERGING, "version=1&into=2026-001&into_version=1&reason=Samma").await;
    let by_handler = handler.post(MERGING, "version=2&into=2026-001&into_version=2&reason=Samma").await;
    merge(&registrar, "2026-001", "Samma").await;
    let again = registrar.get(MERGING).await;
    let twice = registrar.post(MERGING, "version=3&into=2026-001&into_version=3&reason=Samma").await;
    let back =
        registrar.post("/staff/initiatives/2026-001/merging", "version=3&into=2026-002&into_version=3&reason=Samma");
    let back = back.await;

    assert_eq!((itself.status, nowhere.status), (StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(itself.texts(".errsum a"), ["An initiative cannot be merged with itself"]);
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(stale.texts("textarea[name=reason]"), ["Samma"], "what was typed is kept");
    assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&by_handler.status), "{}", by_handler.status);
    assert!(again.texts(".alert.warn").concat().contains("cannot be merged"), "{}", again.body);
    assert_eq!((twice.status, back.status), (StatusCode::CONFLICT, StatusCode::CONFLICT));
    assert!(back.texts(".errsum a").concat().contains("cannot take it in"), "{}", back.body);
    assert_eq!(initiative(&app, 2).await.state.code(), "merged");
}

#[rstest]
#[tokio::test]
async fn who_reads_two_initiatives_to_merge_them_is_noted_of_both(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    let ids = [initiative(&app, 1).await.id, initiative(&app, 2).await.id];
    let read = async || {
        let rows = initiative_read::Entity::find().all(app.state.db.reader()).await.expect("rows");
        ids.map(|id| rows.iter().filter(|row| row.initiative_id == id && row.staff_id == registrar.id).count())
    };
    let before = read().await;

    registrar.get(MERGING).await;
    let alone = read().await;
    registrar.get(&format!("{MERGING}?into=2026-001")).await;
    let both = read().await;

    assert_eq!(alone, [before[0], before[1] + 1]);
    assert_eq!(both, [before[0] + 1, before[1] + 2]);
}

/// Steps from the registration to the notice, with an estimate.
async fn noticed(registrar: &Colleague, number: &str, estimate_on: &str) {
    press(registrar, number, "registration", "").await;
    let notice = format!("do=notice&estimate_on={estimate_on}&contact=Registratorskontoret&text=");
    let page = press(registrar, number, "steps", &notice).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
}

async fn due_on(app: &TestApp, count: u32) -> String {
    let case = initiative(app, count).await.state.case().expect("a case");
    find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case").due_on.to_string()
}

#[rstest]
#[tokio::test]
async fn an_author_does_not_take_back_what_others_were_merged_into(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, super::collects).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let author = app.another_visitor();
    let mut codes = Vec::new();
    for number in ["2026-001", "2026-002"] {
        let check = super::answered(&author, Locale::Sv, "kind=member&collects=yes", super::MAKER).await;
        codes.push(super::code(&super::sent(&author, Locale::Sv, &check).await));
        press(&registrar, number, "check", "do=publish").await;
    }
    author.post("/sv/folj", &format!("code={}", codes[0].replace(' ', "+"))).await;
    let before = author.get("/sv/mitt-initiativ").await;
    merge(&registrar, "2026-001", "Samma").await;

    let shown = author.get("/sv/mitt-initiativ").await;
    let refused = author.post("/sv/mitt-initiativ", "do=withdraw").await;

    assert_eq!(before.attributes("button[value=withdraw]", "value").len(), 1, "{}", before.body);
    assert!(shown.attributes("button[value=withdraw]", "value").is_empty(), "{}", shown.body);
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(initiative(&app, 1).await.state.code(), "collecting");
}

#[rstest]
#[tokio::test]
async fn makers_of_all_that_were_merged_are_told_what_comes_of_it_and_can_be_reached_until_then(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    filed(&app.another_visitor()).await;
    press(&registrar, "2026-003", "check", "do=publish").await;
    // The third becomes a part of the second, and the second of the first.
    merge_of(&registrar, "2026-003", "2026-002", "Samma").await;
    merge(&registrar, "2026-001", "Samma").await;
    assert_eq!((written(&app, "initiative_merged").await, written(&app, "initiative_joined").await), (3, 2));

    app.set_clock("2026-04-07T07:00:00Z");
    remind_of_initiatives(&app.state).await.expect("a pass");
    let late = written(&app, "initiative_late").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    noticed(&registrar, "2026-001", "2026-09-30").await;
    for form in [
        "do=hearing&hearing_on=2026-04-07&place=X",
        "do=heard&heard=declined",
        "do=meeting&body=X&meeting_on=2026-04-07",
    ] {
        press(&registrar, "2026-001", "steps", form).await;
    }
    let reached = async || {
        let (before, today) = ("2026-05-01".parse().expect("a date"), "2026-05-02".parse().expect("a date"));
        let due = retention::due(app.state.db.reader(), Class::MakerContact, before, today).await;
        due.expect("an answer").rows.len()
    };
    let before = reached().await;
    press(
        &registrar,
        "2026-001",
        "steps",
        "do=measures&body=X&meeting_on=2026-04-07&section=1&outcome=no_measures&text=Nej.",
    )
    .await;

    assert_eq!(late, 3);
    for message in ["noticed", "hearing_offered", "brought_before", "measures_told"] {
        assert_eq!(written(&app, &format!("initiative_{message}")).await, 3, "{message}");
    }
    assert_eq!((before, reached().await), (0, 3));
}

#[rstest]
#[tokio::test]
async fn the_earlier_estimate_holds_after_a_merger_and_a_notice_that_was_given_binds_no_more(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    noticed(&registrar, "2026-002", "2026-06-30").await;
    noticed(&registrar, "2026-001", "2026-09-30").await;
    app.set_clock("2026-03-12T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    filed(&app.another_visitor()).await;
    press(&registrar, "2026-003", "check", "do=publish").await;

    merge(&registrar, "2026-001", "Samma").await;
    let hastened = due_on(&app, 1).await;
    // The third was not told yet: its makers hear now who handles it, and its day is no estimate.
    merge_of(&registrar, "2026-003", "2026-001", "Samma").await;

    assert_eq!((hastened.as_str(), due_on(&app, 1).await.as_str()), ("2026-06-30", "2026-06-30"));
    let page = app.get("/sv/initiativ/2026-001").await;
    assert!(page.body.contains("30.6.2026"), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn a_merger_does_not_mend_a_notice_that_was_late(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    noticed(&registrar, "2026-001", "2026-09-30").await;
    app.set_clock("2026-04-10T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    let (since, today) = ("2025-04-10".parse().expect("a date"), "2026-04-10".parse().expect("a date"));
    let before = notices(app.state.db.reader(), since, today).await.expect("counted");

    merge(&registrar, "2026-001", "Samma").await;

    assert_eq!(initiative(&app, 2).await.state.code(), "merged");
    assert_eq!(before, Kept { kept: 1, of: 2 });
    assert_eq!(notices(app.state.db.reader(), since, today).await.expect("counted"), before);
}

#[rstest]
#[tokio::test]
async fn names_of_a_merged_one_leave_the_web_when_their_time_is_over(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    for number in ["2026-001", "2026-002"] {
        let visitor = app.another_visitor();
        let maker = super::MAKER.replace("shows_name=no", "shows_name=yes");
        let check = super::answered(&visitor, Locale::Sv, super::ABOUT, &maker).await;
        super::sent(&visitor, Locale::Sv, &check).await;
        press(&registrar, number, "check", "do=publish").await;
    }
    merge(&registrar, "2026-001", "Samma").await;

    let shown = app.get("/sv/initiativ/2026-002").await;
    app.set_clock("2026-09-02T12:00:00Z");

    assert!(shown.body.contains("Provström"), "{}", shown.body);
    assert!(!app.get("/sv/initiativ/2026-002").await.body.contains("Provström"));
    assert!(app.get("/sv/initiativ/2026-001").await.body.contains("Provström"), "it is not decided");
}

#[rstest]
#[tokio::test]
async fn twins_are_held_in_the_order_of_their_ids_whichever_joins_the_other(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = twins(&app).await;
    let mut both = [("2026-001", initiative(&app, 1).await.id), ("2026-002", initiative(&app, 2).await.id)];
    both.sort_by_key(|(_, id)| *id);
    let [(lower, lower_id), (higher, higher_id)] = both;
    let merging = format!("/staff/initiatives/{higher}/merging");
    registrar.get(&format!("{merging}?into={lower}")).await;
    let tx = app.state.db.begin_write().await.expect("a transaction");
    store::hold(&tx, lower_id).await.expect("held");

    let other = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        store::hold(&tx, higher_id).await.expect("nobody who waits for the lower one holds the higher one");
        tx.commit().await.expect("a commit");
    };
    let form = format!("version=2&into={lower}&into_version=2&reason=Samma");
    let (merged, ()) = tokio::join!(registrar.post(&merging, &form), other);

    assert_eq!(merged.header("location"), format!("/staff/initiatives/{lower}?done=yes"), "{}", merged.body);
}
