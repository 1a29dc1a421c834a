use chrono::Duration;
use entity::unit;

use super::*;
use crate::accounts::session::SessionId;
use crate::counties::sample::county;
use crate::platform::database::Database;
use crate::platform::dialect::migrate;

const EMAIL: &str = "handler@demo.invalid";

struct World {
    db: Database,
    random: Random,
    _folder: tempfile::TempDir,
}

impl World {
    async fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("delta.db").display());
        let db = Database::open(&url, 2).await.expect("a database");
        migrate(&db).await.expect("tables");
        let tx = db.begin_write().await.expect("a transaction");
        for known in county().units {
            let row = unit::Model {
                id: known.id.as_str().into(),
                parent_id: known.parent.as_deref().map(UnitId::from),
                opened_on: known.opened_on,
                closed_on: None,
            };
            unit::Entity::insert(row.into_active_model().reset_all())
                .exec_without_returning(&tx)
                .await
                .expect("a unit");
        }
        tx.commit().await.expect("a commit");
        Self { db, random: Random::seeded(11), _folder: folder }
    }

    async fn upsert(&self, email: &str, name: &str, roles: &[(Role, UnitId)]) -> StaffId {
        let tx = self.db.begin_write().await.expect("a transaction");
        let new = NewStaff { email, name, password_hash: "hash", locale: Locale::Sv, roles, from_on: monday() };
        let id = upsert_staff(&tx, &new, &self.random).await.expect("a person");
        tx.commit().await.expect("a commit");
        id
    }

    async fn find(&self, id: StaffId, today: NaiveDate) -> Option<Staff> {
        find(self.db.reader(), id, &county(), today).await.expect("an answer")
    }

    async fn open(&self, staff: StaffId, started_at: DateTime<Utc>, seen_at: DateTime<Utc>) -> SessionHash {
        let hash = SessionId::generate(&self.random).hash();
        let tx = self.db.begin_write().await.expect("a transaction");
        open_session(&tx, Session { hash: hash.clone(), staff, started_at, seen_at, is_strong: false })
            .await
            .expect("a session");
        tx.commit().await.expect("a commit");
        hash
    }
}

fn monday() -> NaiveDate {
    "2026-03-02".parse().expect("a date")
}

fn noon() -> DateTime<Utc> {
    "2026-03-02T12:00:00Z".parse().expect("an instant")
}

#[tokio::test]
async fn rights_are_those_of_the_day() {
    let world = World::begin().await;
    let id = world.upsert(EMAIL, "Handler", &[(Role::Handler, "home-care".into())]).await;

    let eve = world.find(id, monday() - Duration::days(1)).await.expect("a person");
    let today = world.find(id, monday()).await.expect("a person");
    world.upsert(EMAIL, "Handler", &[(Role::Administrator, "general-desk".into())]).await;
    let moved = world.find(id, monday()).await.expect("a person");

    assert!(eve.holds.is_empty());
    assert!(today.is(Role::Handler, &"home-care-kouvola".into()));
    assert!(!today.is(Role::Handler, &"elderly-care".into()));
    assert!(!moved.is(Role::Handler, &"home-care-kouvola".into()));
    assert!(moved.is(Role::Administrator, &"general-desk".into()));
}

#[tokio::test]
async fn who_is_disabled_is_unknown_from_that_day() {
    let world = World::begin().await;
    let id = world.upsert(EMAIL, "Handler", &[]).await;
    let disabled = staff::ActiveModel { id: Set(id), disabled_on: Set(Some(monday())), ..Default::default() };
    disabled.update(world.db.for_migrations()).await.expect("a row");

    let reader = world.db.reader();
    let eve = monday() - Duration::days(1);

    assert!(world.find(id, eve).await.is_some());
    assert!(credentials(reader, EMAIL, eve).await.expect("an answer").is_some());
    assert!(world.find(id, monday()).await.is_none());
    assert!(credentials(reader, EMAIL, monday()).await.expect("an answer").is_none());
    assert!(credentials_of(reader, id, monday()).await.expect("an answer").is_none());
}

#[tokio::test]
async fn an_address_is_found_however_it_is_written() {
    let world = World::begin().await;
    let id = world.upsert("  Handler@Demo.invalid ", "Handler", &[]).await;

    let found = credentials(world.db.reader(), "HANDLER@demo.invalid ", monday()).await.expect("an answer");

    assert_eq!(found.map(|found| found.staff), Some(id));
    assert_eq!(world.upsert(EMAIL, "Same", &[]).await, id);
}

#[tokio::test]
async fn a_case_can_be_given_to_those_whose_roles_cover_its_unit() {
    let world = World::begin().await;
    world.upsert("b@demo.invalid", "Östra", &[(Role::Handler, "home-care-kouvola".into())]).await;
    world.upsert("a@demo.invalid", "Coordinator", &[(Role::Coordinator, "elderly-care".into())]).await;
    world.upsert("c@demo.invalid", "Other", &[(Role::Handler, "general-desk".into())]).await;
    world.upsert("d@demo.invalid", "Administrator", &[(Role::Administrator, "elderly-care".into())]).await;

    let unit = "home-care-kouvola".into();
    let found = list_staff_of(world.db.reader(), &unit, &county(), monday()).await.expect("a list");

    let names: Vec<_> = found.iter().map(|colleague| colleague.name.as_str()).collect();
    assert_eq!(names, ["Coordinator", "Östra"]);
}

#[tokio::test]
async fn names_are_asked_for_at_once() {
    let world = World::begin().await;
    let ids = [world.upsert("a@demo.invalid", "A", &[]).await, world.upsert("b@demo.invalid", "B", &[]).await];
    let before = world.db.statements();

    let names = names_of(world.db.reader(), &ids).await.expect("names");

    assert_eq!(world.db.statements() - before, 1);
    assert_eq!(ids.map(|id| names[&id].clone()), ["A", "B"]);
}

#[tokio::test]
async fn a_session_ends_by_time_and_tells_for_a_day_whose_it_was() {
    let world = World::begin().await;
    let id = world.upsert(EMAIL, "Handler", &[]).await;
    let live = world.open(id, noon() - Duration::hours(11), noon() - Duration::minutes(29)).await;
    let idle = world.open(id, noon() - Duration::hours(1), noon() - Duration::minutes(30)).await;
    let long = world.open(id, noon() - Duration::hours(12), noon()).await;

    let reader = world.db.reader();
    for (hash, is_live) in [(&live, true), (&idle, false), (&long, false)] {
        assert_eq!(find_session(reader, hash, noon()).await.expect("an answer").is_some(), is_live);
    }
    let sweep = async |now| {
        let tx = world.db.begin_write().await.expect("a transaction");
        let swept = sweep_sessions(&tx, now).await.expect("a sweep");
        tx.commit().await.expect("a commit");
        swept
    };
    let told = async |hash, now| find_ended_session(reader, hash, now).await.expect("an answer").is_some();
    let day_later = noon() + Duration::hours(24);

    assert_eq!(sweep(day_later - Duration::microseconds(1)).await, 0);
    assert!(told(&idle, noon()).await && told(&long, day_later - Duration::microseconds(1)).await);
    assert!(!told(&live, noon()).await && !told(&idle, day_later).await);
    assert_eq!(sweep(day_later).await, 2);
}

#[tokio::test]
async fn a_request_keeps_a_session_and_an_end_is_an_end() {
    let world = World::begin().await;
    let (me, other) = (world.upsert(EMAIL, "Me", &[]).await, world.upsert("o@demo.invalid", "Other", &[]).await);
    let (here, there) = (world.open(me, noon(), noon()).await, world.open(me, noon(), noon()).await);
    let theirs = world.open(other, noon(), noon()).await;
    let later = noon() + Duration::minutes(40);

    let tx = world.db.begin_write().await.expect("a transaction");
    for hash in [&here, &there, &theirs] {
        note_session(&tx, hash, noon() + Duration::minutes(20)).await.expect("a note");
    }
    end_session(&tx, &there).await.expect("an end");
    note_session(&tx, &there, later).await.expect("a note");
    tx.commit().await.expect("a commit");
    let reader = world.db.reader();
    assert!(find_session(reader, &here, later).await.expect("an answer").is_some());
    assert!(find_session(reader, &there, later).await.expect("an answer").is_none());

    let tx = world.db.begin_write().await.expect("a transaction");
    end_sessions_of(&tx, me).await.expect("an end");
    tx.commit().await.expect("a commit");

    assert!(find_session(reader, &here, later).await.expect("an answer").is_none());
    assert!(find_session(reader, &theirs, later).await.expect("an answer").is_some());
}
