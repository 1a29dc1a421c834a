//! The program is killed, without warning and again and again, while people send. Every receipt that
//! somebody saw opens afterwards.

use std::collections::HashSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::postgres::PostgresDatabase;

/// Receipts in all, and how many times the program is killed on the way to them.
const RECEIPTS: usize = 500;
const KILLS: usize = 5;
/// People who send at the same time.
const SENDERS: usize = 8;

#[test]
fn every_receipt_opens_after_the_program_was_killed_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite://{}", folder.path().join("delta.db").display());

    receipts_survive(folder.path(), &database);
}

#[test]
fn every_receipt_opens_after_the_program_was_killed_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Some(database) = runtime.block_on(PostgresDatabase::start()) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");

    receipts_survive(folder.path(), &database.url());
}

fn receipts_survive(folder: &Path, database: &str) {
    let seen: Arc<Mutex<Vec<(String, String)>>> = Arc::default();
    for kill in 1..=KILLS {
        let program = Program::start(folder, database);
        let enough = RECEIPTS * kill / KILLS;
        let sent = Arc::new(AtomicUsize::new(0));
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                let (seen, sent, address) = (Arc::clone(&seen), Arc::clone(&sent), program.address);
                std::thread::spawn(move || {
                    // The one who is cut off in the middle has seen no receipt and stops.
                    while let Some(receipt) = send(address, kill, sender, sent.fetch_add(1, Ordering::Relaxed)) {
                        seen.lock().expect("the list").push(receipt);
                    }
                })
            })
            .collect();
        while seen.lock().expect("the list").len() < enough {
            assert!(senders.iter().any(|sender| !sender.is_finished()), "every sender was refused");
            std::thread::yield_now();
        }
        program.kill();
        for sender in senders {
            sender.join().expect("a sender ends");
        }
    }
    let program = Program::start(folder, database);

    let seen = seen.lock().expect("the list");
    let lost: Vec<_> = seen.iter().filter(|(code, text)| !opens(program.address, code, text)).collect();
    assert!(lost.is_empty(), "{} of {} receipts are lost: {lost:?}", lost.len(), seen.len());
    let different: HashSet<_> = seen.iter().map(|(code, _)| code).collect();
    assert_eq!(different.len(), seen.len(), "two senders saw the same code");
    assert!(seen.len() >= RECEIPTS);
    program.kill();
}

/// The real program, in production.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
}

impl Program {
    /// Starts it with the keys of the folder, or with one that is the same each time, and waits until it is ready.
    pub fn start(folder: &Path, database: &str) -> Self {
        let keyring = folder.join("keyring.toml");
        let key = "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=";
        if !keyring.exists() {
            std::fs::write(&keyring, format!("active = \"k1\"\n\n[keys]\nk1 = \"{key}\"\n")).expect("a keyring");
        }
        let address = free_address();
        let child = program(folder, database, address)
            .arg("serve")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let program = Self { child, address };
        let began = Instant::now();
        while !get(address, "/readyz", "").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            assert!(began.elapsed() < Duration::from_mins(1), "the program does not become ready");
            std::thread::yield_now();
        }
        program
    }

    /// Its process id.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL on Unix: nothing is closed, flushed or told.
    pub fn kill(mut self) {
        self.child.kill().expect("a signal");
        self.child.wait().expect("an end");
    }
}

/// The program with everything that production asks for.
pub fn program(folder: &Path, database: &str, address: SocketAddr) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_delta"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("DELTA_LISTEN", address.to_string())
        .env("DELTA_BASE_URL", format!("http://{address}"))
        .env("DELTA_DATABASE_URL", database)
        .env("DELTA_DATA", folder)
        .env("DELTA_KEYRING", folder.join("keyring.toml"))
        .env("DELTA_COUNTY", "kymmenedalen")
        .env("DELTA_SMTP_URL", "smtp://127.0.0.1:9")
        .env("DELTA_MAIL_FROM", "delta@exempel.fi")
        .env("DELTA_TRUSTED_PROXIES", "127.0.0.1")
        .env("DELTA_TOLL_ABOVE", "0");
    command
}

pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address")
}

/// Walks the form to its end; nothing when the program is gone before the receipt was read whole.
pub fn send(address: SocketAddr, kill: usize, sender: usize, nth: usize) -> Option<(String, String)> {
    let text = format!("Bussen till stationen gick i tid, resa {kill}-{sender}-{nth}.");
    let from = format!("10.{kill}.{sender}.{}", nth % 250);
    let form = get(address, "/sv/respons/text", &from)?;
    let token = between(&form, "name=\"form_token\" value=\"", "\"")?;
    let first = multipart(&[("form_token", token), ("draft", ""), ("unit", ""), ("homepage", ""), ("text", &text)]);
    let answer = post(address, "/sv/respons/text", &from, "", "multipart/form-data; boundary=kill", &first)?;
    let cookie = between(&answer, "set-cookie: ", ";")?.to_owned();

    let with_token = |fields: &str| format!("form_token={token}&{fields}");
    let about = with_token("kind=praise&service=unknown&municipality=unknown&topic=&nps=");
    let reply = with_token("reply=none&publish=no&email=&phone=&name=");
    let mut answer = String::new();
    for (path, body) in [("galler", about), ("svar", reply), ("kvitto", with_token("do=send"))] {
        let path = format!("/sv/respons/{path}");
        answer = post(address, &path, &from, &cookie, "application/x-www-form-urlencoded", &body)?;
    }
    let code = between(&answer, "name=\"code\" value=\"", "\"")?;
    answer.contains("</html>").then(|| (code.to_owned(), text))
}

/// Does the code show the text?
pub fn opens(address: SocketAddr, code: &str, text: &str) -> bool {
    let open = || {
        let form = get(address, "/sv/folj", "10.9.9.9")?;
        let token = between(&form, "name=\"form_token\" value=\"", "\"")?;
        let body = format!("form_token={token}&code={code}");
        let answer = post(address, "/sv/folj", "10.9.9.9", "", "application/x-www-form-urlencoded", &body)?;
        let cookie = between(&answer, "set-cookie: ", ";")?.to_owned();
        let request = format!("GET /sv/mitt-arende HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n");
        Some(exchange(address, &request, "")?.contains(text))
    };
    open() == Some(true)
}

fn get(address: SocketAddr, path: &str, from: &str) -> Option<String> {
    exchange(address, &format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nx-forwarded-for: {from}\r\n"), "")
}

fn post(address: SocketAddr, path: &str, from: &str, cookie: &str, kind: &str, body: &str) -> Option<String> {
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nx-forwarded-for: {from}\r\n\
         cookie: {cookie}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n"
    );
    exchange(address, &head, body)
}

/// One request on a connection of its own; nothing when it breaks off.
fn exchange(address: SocketAddr, head: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned()).filter(|answer| !answer.is_empty())
}

fn multipart(fields: &[(&str, &str)]) -> String {
    let part = |(name, value): &(&str, &str)| {
        format!("--kill\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    fields.iter().map(part).chain(["--kill--\r\n".to_owned()]).collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}
