//! The queue of messages: leases, fences, tries and their end.

use chrono::{DateTime, Duration, Utc};
use delta::feedback::contact::EmailAddress;
use delta::kernel::locale::Locale;
use delta::notifications::messages::Message;
use delta::notifications::outbox::{Notice, enqueue, row};
use delta::notifications::queue::{Leased, State, lease, mark_sent, park, put_back, renew};
use delta::platform::database::Database;
use delta::platform::keyring::Keyring;
use entity::outbox::{self, Model};
use rstest::rstest;
use sea_orm::EntityTrait;

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";

fn noon() -> DateTime<Utc> {
    "2026-03-02T12:00:00Z".parse().expect("an instant")
}

fn after(seconds: i64) -> DateTime<Utc> {
    noon() + Duration::seconds(seconds)
}

/// The service with `count` messages that are due at noon.
async fn with_messages(base: Base, count: usize) -> Option<TestApp> {
    let app = TestApp::start(base).await?;
    let (db, random) = (&app.state.db, &app.state.random);
    let case_id = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await.case;
    let to = EmailAddress::parse("resident@example.org").expect("an address");
    let notice = Notice { message: Message::Received, case_id, to: &to, locale: Locale::Sv };
    let rows = (0..count).map(|_| row(&notice, &Keyring::for_tests(), random, noon()));
    let tx = db.begin_write().await.expect("a transaction");
    outbox::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("rows");
    tx.commit().await.expect("a commit");
    Some(app)
}

async fn only_row(db: &Database) -> Model {
    outbox::Entity::find().one(db.reader()).await.expect("an answer").expect("a row")
}

async fn lease_one(db: &Database, now: DateTime<Utc>) -> Leased {
    lease(db, now).await.expect("a lease").pop().expect("a message")
}

#[rstest]
#[tokio::test]
async fn a_message_waits_only_once_its_transaction_is_committed(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let (db, random) = (&app.state.db, &app.state.random);
    let case_id = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await.case;
    let to = EmailAddress::parse("resident@example.org").expect("an address");
    let notice = Notice { message: Message::Answered, case_id, to: &to, locale: Locale::Fi };

    for is_committed in [false, true] {
        let tx = db.begin_write().await.expect("a transaction");
        enqueue(&tx, &notice, &Keyring::for_tests(), random, noon()).await.expect("a row");
        if is_committed { tx.commit().await } else { tx.rollback().await }.expect("an end");

        assert_eq!(lease(db, noon()).await.expect("a lease").len(), usize::from(is_committed));
    }
    assert!(!only_row(db).await.recipient.contains("resident"));
}

#[rstest]
#[tokio::test]
async fn leases_do_not_overlap_and_nothing_is_leased_before_its_day(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = with_messages(base, 12).await else { return };
    let db = &app.state.db;

    let early = lease(db, after(-86_400)).await.expect("a lease");
    let (first, second) = (lease(db, noon()).await.expect("a lease"), lease(db, noon()).await.expect("a lease"));

    assert_eq!((early.len(), first.len(), second.len()), (0, 10, 2));
    let ids: std::collections::BTreeSet<_> = first.iter().chain(&second).map(|leased| leased.id).collect();
    assert_eq!(ids.len(), 12);
}

#[rstest]
#[tokio::test]
async fn a_dead_workers_message_is_taken_over_and_its_late_word_refused(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = with_messages(base, 1).await else { return };
    let db = &app.state.db;
    let frozen = lease_one(db, noon()).await;
    assert_eq!(lease(db, after(59)).await.expect("a lease"), []);

    let other = lease_one(db, after(60)).await;

    assert_eq!((other.id, other.fence, other.attempts), (frozen.id, frozen.fence + 1, 2));
    assert!(!mark_sent(db, &frozen, after(61)).await.expect("an answer"));
    assert!(!put_back(db, &frozen, "late", after(61)).await.expect("an answer"));
    assert!(!park(db, &frozen, "late", after(61)).await.expect("an answer"));
    assert!(mark_sent(db, &other, after(61)).await.expect("an answer"));
    assert!(!park(db, &other, "too late", after(61)).await.expect("an answer"));
}

#[rstest]
#[tokio::test]
async fn a_lease_that_is_renewed_is_kept(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = with_messages(base, 1).await else { return };
    let db = &app.state.db;
    let slow = lease_one(db, noon()).await;

    renew(db, [&slow].into_iter(), after(40)).await.expect("more time");

    assert_eq!(lease(db, after(90)).await.expect("a lease"), []);
    assert!(mark_sent(db, &slow, after(95)).await.expect("an answer"));
}

#[rstest]
#[tokio::test]
async fn a_sent_message_forgets_its_recipient_and_is_not_sent_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = with_messages(base, 1).await else { return };
    let db = &app.state.db;
    let leased = lease_one(db, noon()).await;

    mark_sent(db, &leased, after(1)).await.expect("an answer");

    let row = only_row(db).await;
    assert_eq!(
        (row.state.as_str(), row.recipient.as_str(), row.sent_at),
        ("sent", "", Some("2026-03-02T00:00:00Z".parse().expect("an instant")))
    );
    assert_eq!(lease(db, after(86_400)).await.expect("a lease"), []);
}

#[rstest]
#[tokio::test]
async fn a_message_put_back_comes_again_until_a_day_has_passed_and_is_then_parked(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = with_messages(base, 1).await else { return };
    let db = &app.state.db;
    let began = only_row(db).await.due_at;
    let mut now = began;

    while only_row(db).await.state == State::Due.code() {
        now = only_row(db).await.due_at;
        let leased = lease_one(db, now).await;
        assert!(put_back(db, &leased, "no connection", now).await.expect("an answer"));
    }

    let row = only_row(db).await;
    assert_eq!((row.state.as_str(), row.fault.as_deref()), ("parked", Some("no connection")));
    assert!(now - began > Duration::hours(23) && now - began <= Duration::hours(24), "{now}");
}
