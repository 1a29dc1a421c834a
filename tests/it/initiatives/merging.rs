//! Twins: found, previewed, merged for good, and told to both.

use axum::http::StatusCode;
use delta::cases::store::find_by_id;
use delta::kernel::actor::Role;
use entity::outbox;
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
    let preview = registrar.get(&format!("{MERGING}?into={into}")).await;
    let hidden = |name: &str| preview.attributes(&format!("input[name={name}]"), "value").pop().unwrap_or_default();
    let (version, other) = (hidden("version"), hidden("into_version"));
    registrar.post(MERGING, &format!("version={version}&into={into}&into_version={other}&reason={reason}")).await
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
