//! Keys are added, activated, rotated and retired while people send and the program is killed. Everything stays
//! readable, and a start without a needed key is refused.

use std::net::SocketAddr;
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use delta::platform::database::Database;
use entity::{attachment, idempotency_key};
use rstest::rstest;
use sea_orm::EntityTrait;
use serde_json::Value;
use tempfile::TempDir;

use crate::app::Base;
use crate::kill::{Program, free_address, opens, program, send};
use crate::postgres::PostgresDatabase;

/// How many times the program is killed, each time while a key that was just activated takes over.
const KILLS: usize = 5;
/// Receipts to be seen before each kill, so that each comes at another point of the rotation.
const RECEIPTS: [usize; KILLS] = [20, 3, 11, 1, 7];
const SENDERS: usize = 4;

/// A folder with a database for the real program.
struct World {
    folder: TempDir,
    url: String,
    postgres: Option<PostgresDatabase>,
}

impl World {
    fn new(base: Base) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let embedded = format!("sqlite://{}", folder.path().join("delta.db").display());
        let postgres = match base {
            Base::Sqlite => None,
            Base::Postgres => {
                Some(tokio::runtime::Runtime::new().expect("a runtime").block_on(PostgresDatabase::start())?)
            }
        };
        let url = postgres.as_ref().map_or(embedded, PostgresDatabase::url);
        Some(Self { folder, url, postgres })
    }

    fn start(&self) -> Program {
        Program::start(self.folder.path(), &self.url)
    }

    fn run(&self, arguments: &[&str]) -> Told {
        let mut command = program(self.folder.path(), &self.url, free_address());
        let Output { status, stdout, stderr } = command.args(arguments).output().expect("a run");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Told { is_well: status.success(), words: text(stdout), fault: text(stderr) }
    }

    /// How many values and files a key has sealed.
    fn sealed_with(&self, id: &str) -> u64 {
        let told = self.run(&["keys", "check", "--json"]);
        let keys: Value = serde_json::from_str(&told.words).expect(&told.fault);
        let key = keys.as_array().and_then(|keys| keys.iter().find(|key| key["id"] == id)).expect("the key");
        key["rows"].as_u64().unwrap_or_default() + key["files"].as_u64().unwrap_or_default()
    }

    /// Does something to the database while the program is down.
    fn with_database<T>(&self, work: impl AsyncFnOnce(&Database) -> T) -> T {
        tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
            let db = Database::open(&self.url, 2).await.expect("a database");
            let done = work(&db).await;
            db.close().await;
            done
        })
    }

    /// Two days pass: the forms that were sent are forgotten, and with them what only they could open.
    fn forget_sent_forms(&self) {
        self.with_database(async |db| {
            let tx = db.begin_write().await.expect("a transaction");
            idempotency_key::Entity::delete_many().exec(&tx).await.expect("deleted");
            tx.commit().await.expect("a commit");
        });
    }
}

struct Told {
    is_well: bool,
    words: String,
    fault: String,
}

/// Sends with several senders until so many receipts more were seen, then kills the program.
fn send_until_killed(program: Program, kill: usize, receipts: usize, seen: &Arc<Mutex<Vec<(String, String)>>>) {
    let enough = seen.lock().expect("the list").len() + receipts;
    let sent = Arc::new(AtomicUsize::new(0));
    let sender = |sender: usize| {
        let (seen, sent, address) = (Arc::clone(seen), Arc::clone(&sent), program.address);
        std::thread::spawn(move || {
            while let Some(receipt) = send(address, kill, sender, sent.fetch_add(1, Ordering::Relaxed)) {
                seen.lock().expect("the list").push(receipt);
            }
        })
    };
    let senders: Vec<_> = (0..SENDERS).map(sender).collect();
    while seen.lock().expect("the list").len() < enough {
        assert!(senders.iter().any(|sender| !sender.is_finished()), "every sender was refused");
        std::thread::yield_now();
    }
    program.kill();
    for sender in senders {
        sender.join().expect("a sender ends");
    }
}

fn all_open(address: SocketAddr, seen: &[(String, String)]) {
    let lost: Vec<_> = seen.iter().filter(|(code, text)| !opens(address, code, text)).collect();
    assert!(lost.is_empty(), "{} of {} receipts do not open: {lost:?}", lost.len(), seen.len());
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_mins(1), "{what}");
        std::thread::yield_now();
    }
}

#[rstest]
fn everything_is_readable_after_kills_during_rotation_and_old_keys_go_when_nothing_needs_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::new(base) else { return };
    let seen: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    send_until_killed(world.start(), 100, 60, &seen);

    for (kill, receipts) in (1..).zip(RECEIPTS) {
        assert!(world.run(&["keys", "add"]).is_well);
        assert!(world.run(&["keys", "activate", &format!("k{}", kill + 1)]).is_well);
        send_until_killed(world.start(), kill, receipts, &seen);
    }

    let early = world.run(&["keys", "retire", "k1"]);
    world.forget_sent_forms();
    let running = world.start();
    for old in 1..=KILLS {
        wait_until("an old key is still in use", || world.sealed_with(&format!("k{old}")) == 0);
    }
    for old in 1..=KILLS {
        let retired = world.run(&["keys", "retire", &format!("k{old}")]);
        assert!(retired.is_well, "{}", retired.fault);
    }
    all_open(running.address, &seen.lock().expect("the list"));
    running.kill();
    let started_anew = world.start();
    all_open(started_anew.address, &seen.lock().expect("the list"));
    started_anew.kill();
    assert!(!early.is_well && early.fault.contains("the key k1 is needed"), "{}", early.fault);
    assert!(world.run(&["keys", "check"]).is_well);
    drop(world.postgres);
}

#[rstest]
fn a_running_program_takes_a_new_key_into_use_without_a_restart(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::new(base) else { return };
    let running = world.start();
    let before = send(running.address, 1, 1, 1).expect("a receipt");

    assert!(world.run(&["keys", "add"]).is_well);
    assert!(world.run(&["keys", "activate", "k2"]).is_well);

    // The sealed receipt of the form stays: only its form can open it.
    wait_until("the old key is still in use", || world.sealed_with("k1") == 1);
    let after = send(running.address, 1, 1, 2).expect("a receipt");
    all_open(running.address, &[before, after]);
    running.kill();
}

#[rstest]
fn a_start_without_a_needed_key_is_refused_and_names_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::new(base) else { return };
    let running = world.start();
    send(running.address, 1, 1, 1).expect("a receipt");
    running.kill();
    let keyring = world.folder.path().join("keyring.toml");
    let other = "active = \"k7\"\n\n[keys]\nk7 = \"BgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgYGBgY=\"\n";
    std::fs::write(&keyring, other).expect("another keyring");

    for arguments in [&["serve"][..], &["verify"], &["keys", "check"]] {
        let run = world.run(arguments);

        assert!(!run.is_well, "{arguments:?}: {}", run.words);
        assert!(format!("{}{}", run.words, run.fault).contains("has no key k1"), "{arguments:?}: {}", run.fault);
    }
}

#[rstest]
fn a_file_that_is_missing_is_a_fault_and_one_left_over_is_told(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::new(base) else { return };
    let running = world.start();
    send(running.address, 1, 1, 1).expect("a receipt");
    running.kill();
    let left_over = world.folder.path().join("attachments/00/00000000000000000000000000000001");
    std::fs::write(&left_over, "v1.k1.x.x").expect("a file");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    std::fs::File::open(&left_over).and_then(|file| file.set_modified(long_ago)).expect("an old file");

    let in_order = world.run(&["verify"]);
    world.with_database(async |db| name_a_file(db).await);
    let missing = world.run(&["verify"]);

    assert!(in_order.is_well && in_order.words.contains("files: 1 files that nothing names"), "{}", in_order.words);
    assert!(
        !missing.is_well && missing.words.contains("files: 1 of 1 files that cases and signed sheets name"),
        "{}",
        missing.words
    );
}

/// A row of a file that is not there.
async fn name_a_file(db: &Database) {
    use sea_orm::Set;
    let case = entity::case::Entity::find().one(db.reader()).await.expect("an answer").expect("a case");
    let row = attachment::ActiveModel {
        id: Set(uuid::Uuid::from_u128(2)),
        case_id: Set(case.id),
        position: Set(1),
        name: Set("v1.k1.x.x".to_owned()),
        media_type: Set("text/plain".to_owned()),
        bytes: Set(1),
        file: Set("00000000000000000000000000000002".to_owned()),
    };
    let tx = db.begin_write().await.expect("a transaction");
    attachment::Entity::insert(row).exec_without_returning(&tx).await.expect("a row");
    tx.commit().await.expect("a commit");
}
