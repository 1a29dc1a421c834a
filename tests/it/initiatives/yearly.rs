//! The yearly list to the council: what it holds, what keeps it from being frozen, and that it never changes.

use axum::http::StatusCode;
use delta::audit::{self, Act};
use delta::initiatives::yearly::store::{freeze as keep, unsound};
use delta::initiatives::yearly::told as digests;
use delta::kernel::actor::Role;
use delta::kernel::digest::sha256_hex;
use entity::yearly_list;
use rstest::rstest;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait};

use super::{filed, press};
use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

const YEAR: &str = "/staff/initiatives/years/2026";
const PUBLIC: &str = "/sv/initiativ/forteckningar/2026";
const NOTICE: &str = "do=notice&estimate_on=2026-09-30&contact=Registratorskontoret&text=";
const INTERIM: &str = "do=inform&estimate_on=2026-10-31&text=%3DVi+r%C3%A4knar+p%C3%A5+kostnaden.";

/// Freezes the list that the page shows.
async fn freeze(registrar: &Colleague, reason: &str) -> Page {
    let seen = registrar.get(YEAR).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    registrar.post(YEAR, &format!("seen={seen}&reason={reason}")).await
}

/// An initiative of which an interim notice was given.
async fn under_way(app: &TestApp, registrar: &Colleague, number: &str) {
    filed(&app.another_visitor()).await;
    for (path, form) in [("check", "do=publish"), ("registration", ""), ("steps", NOTICE), ("steps", INTERIM)] {
        let page = press(registrar, number, path, form).await;
        assert!(page.status.is_redirection(), "{form}: {}", page.body);
    }
}

#[rstest]
#[tokio::test]
async fn an_initiative_of_which_nothing_was_said_keeps_the_list_from_being_frozen_and_is_named(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;
    filed(&app.another_visitor()).await;
    let unpublished = registrar.get(YEAR).await;
    press(&registrar, "2026-002", "check", "do=publish").await;

    let page = registrar.get(YEAR).await;
    let refused = registrar.post(YEAR, "seen=x&reason=").await;

    assert_eq!(unpublished.texts("#lacking a").len(), 0, "what is not the county's matter yet does not count");
    assert_eq!(page.attributes("#lacking a", "href"), ["/staff/initiatives/2026-002"]);
    assert_eq!(page.attributes("input[name=seen]", "value").len(), 0, "there is nothing to press");
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.texts(".errsum a"), ["Measures are missing"]);
    assert_eq!(app.get(PUBLIC).await.status, StatusCode::NOT_FOUND);

    let left_out = press(
        &registrar,
        "2026-002",
        "competence",
        "do=leave-out&competence_reason=Tj%C3%A4nsteinnehavaren+avg%C3%B6r.",
    )
    .await;
    let frozen = freeze(&registrar, "").await;

    assert_eq!(left_out.status, StatusCode::SEE_OTHER, "{}", left_out.body);
    assert_eq!(frozen.header("location"), "/staff/initiatives/years/2026?done=yes", "{}", frozen.body);
    let list = app.get(PUBLIC).await;
    assert!(list.body.contains("2026-001") && !list.body.contains("2026-002"), "{}", list.body);
    let page = registrar.get(YEAR).await;
    assert!(page.texts("ul.plain a").concat().contains("2026-002"), "what is left out is named: {}", page.body);
}

#[rstest]
#[tokio::test]
async fn what_is_frozen_is_public_with_its_hash_and_names_no_private_person(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;

    freeze(&registrar, "").await;

    let page = app.get(PUBLIC).await;
    let file = app.get(&format!("{PUBLIC}/1/data.csv")).await;
    let text = app.get(&format!("{PUBLIC}/1/text")).await;
    for told in ["Bänkar vid hälsostationen", "Privatperson, Kotka", "Medlemsinitiativ", "Vi räknar på kostnaden."]
    {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    for shown in [&page, &file, &text] {
        assert_eq!(shown.status, StatusCode::OK);
        assert!(!shown.body.contains("Provström"), "{}", shown.body);
    }
    assert_eq!(page.texts("p.small code").first(), Some(&sha256_hex(text.body.as_bytes())));
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(file.body.contains(",'=Vi räknar"), "a spreadsheet would carry it out: {}", file.body);
    for list in ["/sv/initiativ/forteckningar", "/fi/aloitteet/luettelot", "/en/initiatives/lists"] {
        assert!(app.get(list).await.texts("main li a").concat().contains("2026"), "{list}");
    }
    let trail = app.colleague(Role::Auditor, "group").await.get("/staff/audit").await;
    assert!(trail.body.contains("Froze the yearly list of initiatives"), "{}", trail.body);
}

#[rstest]
#[tokio::test]
async fn a_correction_is_a_new_version_with_a_reason_and_the_earlier_ones_stay(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;
    freeze(&registrar, "").await;
    let first = app.get(&format!("{PUBLIC}/1/text")).await.body;

    under_way(&app, &registrar, "2026-002").await;
    let no_reason = freeze(&registrar, "").await;
    let old = registrar.post(YEAR, "seen=0000&reason=Fel").await;
    let corrected = freeze(&registrar, "Ett+initiativ+saknades.").await;

    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(no_reason.attributes(".errsum a", "href"), ["#reason"]);
    assert_eq!(old.status, StatusCode::CONFLICT, "another list than the one that was seen");
    assert_eq!(old.texts("textarea[name=reason]"), ["Fel"], "what was typed is kept");
    assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.body);
    assert_eq!(app.get(&format!("{PUBLIC}/1/text")).await.body, first, "a frozen list changed");
    let earlier = app.get(&format!("{PUBLIC}/1")).await;
    assert!(earlier.texts(".alert.warn").concat().contains("rättats"), "{}", earlier.body);
    assert!(!earlier.texts("main ul.rows h2").concat().contains("2026-002"), "{}", earlier.body);
    let latest = app.get(PUBLIC).await;
    assert!(
        latest.texts("main ul.rows h2").concat().contains("2026-002")
            && latest.body.contains("Ett initiativ saknades.")
    );
    assert_eq!(app.get(&format!("{PUBLIC}/3")).await.status, StatusCode::NOT_FOUND);
}

/// Whether the database let itself be told so.
async fn told(app: &TestApp, sql: &str) -> bool {
    let tx = app.state.db.begin_write().await.expect("a transaction");
    tx.execute_unprepared(sql).await.is_ok() && tx.commit().await.is_ok()
}

/// What verifying finds: the lists that are not what was frozen, and how many there are.
async fn verified(app: &TestApp) -> (Vec<(i32, i32)>, usize) {
    let conn = app.state.db.reader();
    let facts = audit::facts_of(conn, Act::YearlyListFrozen).await.expect("facts");
    unsound(conn, &digests(&facts)).await.expect("an answer")
}

#[rstest]
#[tokio::test]
async fn a_list_that_was_changed_in_the_database_is_not_shown_and_verifying_tells(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;
    freeze(&registrar, "").await;
    let sound = verified(&app).await;
    let changed = "UPDATE yearly_lists SET content = REPLACE(content, 'Bänkar', 'Lampor')";
    let on = if app.state.db.backend() == DbBackend::Sqlite { "" } else { " ON yearly_lists" };

    let guarded = [told(&app, changed).await, told(&app, "DELETE FROM yearly_lists").await];
    // What someone with every right to the database can do: take the guards away first.
    for guard in ["yearly_lists_stay", "yearly_lists_do_not_go"] {
        assert!(told(&app, &format!("DROP TRIGGER {guard}{on}")).await);
    }
    assert!(told(&app, changed).await);

    assert_eq!((guarded, sound), ([false, false], (vec![], 1)));
    assert_eq!(verified(&app).await, (vec![(2026, 1)], 1));
    for (page, said) in [(app.get(PUBLIC).await, "visas inte"), (registrar.get(YEAR).await, "is not shown")] {
        assert_eq!(page.status, StatusCode::OK, "whoever looks for it is told");
        assert!(page.texts(".warn").concat().contains(said), "{}", page.body);
        assert!(!page.body.contains("Lampor"), "{}", page.body);
    }
    for path in ["1/text", "1/data.csv"] {
        assert_eq!(app.get(&format!("{PUBLIC}/{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn a_list_whose_hash_was_changed_with_it_or_that_is_gone_is_not_what_the_trail_tells(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;
    freeze(&registrar, "").await;
    let conn = app.state.db.reader();
    let row = yearly_list::Entity::find_by_id((2026, 1)).one(conn).await.expect("an answer").expect("a list");
    let hash = sha256_hex(row.content.replace("Bänkar", "Lampor").as_bytes());
    let on = if app.state.db.backend() == DbBackend::Sqlite { "" } else { " ON yearly_lists" };
    for guard in ["yearly_lists_stay", "yearly_lists_do_not_go"] {
        assert!(told(&app, &format!("DROP TRIGGER {guard}{on}")).await);
    }

    let changed = format!("UPDATE yearly_lists SET content = REPLACE(content, 'Bänkar', 'Lampor'), sha256 = '{hash}'");
    assert!(told(&app, &changed).await);
    let forged = verified(&app).await;
    assert!(told(&app, "DELETE FROM yearly_lists").await);

    assert_eq!(forged, (vec![(2026, 1)], 1), "its own hash fits, the one in the trail does not");
    assert_eq!(verified(&app).await, (vec![(2026, 1)], 0));
}

#[rstest]
#[tokio::test]
async fn two_who_freeze_at_once_make_one_version(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    let other = app.colleague(Role::Registrar, "finance").await;
    under_way(&app, &registrar, "2026-001").await;

    let (one, two) = tokio::join!(freeze(&registrar, ""), freeze(&other, ""));

    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    // Whoever comes second is told: either the list was frozen meanwhile, or a correction would need a reason.
    assert!(statuses[0] == 303 && [409, 422].contains(&statuses[1]), "{statuses:?}: {} {}", one.body, two.body);
    assert_eq!(yearly_list::Entity::find().all(app.state.db.reader()).await.expect("rows").len(), 1);
}

#[rstest]
#[tokio::test]
async fn who_freezes_while_another_does_is_told_that_someone_was_first(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let registrar = app.colleague(Role::Registrar, "group").await;
    under_way(&app, &registrar, "2026-001").await;
    let seen = registrar.get(YEAR).await.attributes("input[name=seen]", "value").concat();
    let tx = app.state.db.begin_write().await.expect("a transaction");
    let list = ("{}".to_owned(), sha256_hex(b"{}"));
    keep(&tx, (2026, 1), list, "", registrar.id, app.state.clock.now()).await.expect("kept");

    let first = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        tx.commit().await.expect("a commit");
    };
    let form = format!("seen={seen}&reason=");
    let (second, ()) = tokio::join!(registrar.post(YEAR, &form), first);

    // Where writers wait for each other from their beginning, the second sees what it would correct.
    let told = if app.state.db.backend() == DbBackend::Sqlite { 422 } else { 409 };
    assert_eq!(second.status.as_u16(), told, "{}", second.body);
    assert_eq!(second.texts(".errsum a").len(), 1, "{}", second.body);
}
