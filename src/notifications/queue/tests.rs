use entity::outbox::Model;
use rstest::rstest;

use super::*;
use crate::feedback::contact::EmailAddress;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::notifications::messages::Message;
use crate::notifications::outbox::{Notice, enqueue, row};
use crate::notifications::sample;
use crate::platform::keyring::Keyring;

fn noon() -> DateTime<Utc> {
    "2026-03-02T12:00:00Z".parse().expect("an instant")
}

fn after(seconds: i64) -> DateTime<Utc> {
    noon() + Duration::seconds(seconds)
}

/// A database with `count` messages that are due at noon.
async fn with_messages(folder: &tempfile::TempDir, count: usize) -> Database {
    let (db, random) = (sample::database(folder.path()).await, Random::seeded(1));
    let case_id = sample::case(&db, &random).await;
    let to = EmailAddress::parse("resident@example.org").expect("an address");
    let notice = Notice { message: Message::Received, case_id, to: &to, locale: Locale::Sv };
    let rows = (0..count).map(|_| row(&notice, &Keyring::for_tests(), &random, noon()));
    let tx = db.begin_write().await.expect("a transaction");
    outbox::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("rows");
    tx.commit().await.expect("a commit");
    db
}

async fn only_row(db: &Database) -> Model {
    outbox::Entity::find().one(db.reader()).await.expect("an answer").expect("a row")
}

async fn lease_one(db: &Database, now: DateTime<Utc>) -> Leased {
    lease(db, now).await.expect("a lease").pop().expect("a message")
}

#[tokio::test]
async fn a_message_waits_only_once_its_transaction_is_committed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (db, random) = (sample::database(folder.path()).await, Random::seeded(1));
    let case_id = sample::case(&db, &random).await;
    let to = EmailAddress::parse("resident@example.org").expect("an address");
    let notice = Notice { message: Message::Answered, case_id, to: &to, locale: Locale::Fi };

    for is_committed in [false, true] {
        let tx = db.begin_write().await.expect("a transaction");
        enqueue(&tx, &notice, &Keyring::for_tests(), &random, noon()).await.expect("a row");
        if is_committed { tx.commit().await } else { tx.rollback().await }.expect("an end");

        assert_eq!(lease(&db, noon()).await.expect("a lease").len(), usize::from(is_committed));
    }
    assert!(!only_row(&db).await.recipient.contains("resident"));
}

#[tokio::test]
async fn leases_do_not_overlap_and_nothing_is_leased_before_it_is_due() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = with_messages(&folder, 12).await;

    let early = lease(&db, after(-1)).await.expect("a lease");
    let (first, second) = (lease(&db, noon()).await.expect("a lease"), lease(&db, noon()).await.expect("a lease"));

    assert_eq!((early.len(), first.len(), second.len()), (0, 10, 2));
    let ids: std::collections::BTreeSet<_> = first.iter().chain(&second).map(|leased| leased.id).collect();
    assert_eq!(ids.len(), 12);
}

#[tokio::test]
async fn a_dead_workers_message_is_taken_over_and_its_late_word_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = with_messages(&folder, 1).await;
    let frozen = lease_one(&db, noon()).await;
    assert_eq!(lease(&db, after(59)).await.expect("a lease"), []);

    let other = lease_one(&db, after(60)).await;

    assert_eq!((other.id, other.fence, other.attempts), (frozen.id, frozen.fence + 1, 2));
    assert!(!mark_sent(&db, &frozen, after(61)).await.expect("an answer"));
    assert!(!put_back(&db, &frozen, "late", after(61)).await.expect("an answer"));
    assert!(!park(&db, &frozen, "late").await.expect("an answer"));
    assert!(mark_sent(&db, &other, after(61)).await.expect("an answer"));
    assert!(!park(&db, &other, "too late").await.expect("an answer"));
}

#[tokio::test]
async fn a_lease_that_is_renewed_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = with_messages(&folder, 1).await;
    let slow = lease_one(&db, noon()).await;

    renew(&db, [&slow].into_iter(), after(40)).await.expect("more time");

    assert_eq!(lease(&db, after(90)).await.expect("a lease"), []);
    assert!(mark_sent(&db, &slow, after(95)).await.expect("an answer"));
}

#[tokio::test]
async fn a_sent_message_forgets_its_recipient_and_is_not_sent_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = with_messages(&folder, 1).await;
    let leased = lease_one(&db, noon()).await;

    mark_sent(&db, &leased, after(1)).await.expect("an answer");

    let row = only_row(&db).await;
    assert_eq!((row.state.as_str(), row.recipient.as_str(), row.sent_at), ("sent", "", Some(after(1))));
    assert_eq!(lease(&db, after(86_400)).await.expect("a lease"), []);
}

#[tokio::test]
async fn a_message_put_back_comes_again_until_a_day_has_passed_and_is_then_parked() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = with_messages(&folder, 1).await;
    let mut now = noon();

    while only_row(&db).await.state == State::Due.code() {
        now = only_row(&db).await.due_at;
        let leased = lease_one(&db, now).await;
        assert!(put_back(&db, &leased, "no connection", now).await.expect("an answer"));
    }

    let row = only_row(&db).await;
    assert_eq!((row.state.as_str(), row.fault.as_deref()), ("parked", Some("no connection")));
    assert!(now - noon() > Duration::hours(23) && now - noon() <= Duration::hours(24), "{now}");
}

#[rstest]
#[case(1, Some(1))]
#[case(2, Some(5))]
#[case(3, Some(15))]
#[case(4, Some(60))]
#[case(5, Some(60))]
#[case(26, Some(60))]
#[case(27, None)]
#[case(i32::MAX, None)]
fn waits_grow_to_an_hour_and_end_within_a_day(#[case] attempts: i32, #[case] minutes: Option<i64>) {
    assert_eq!(wait_after(attempts).map(|wait| wait.num_minutes()), minutes);
}
