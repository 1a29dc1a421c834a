//! The program as whoever runs it meets it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program with a folder of its own and nothing from outside.
fn delta(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_delta"));
    let inherited = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("DELTA_"));
    inherited.for_each(|name| {
        command.env_remove(name);
    });
    command.env("DELTA_DATA", folder.join("data")).env("DELTA_LOG", "error").args(arguments);
    command
}

fn run(command: &mut Command) -> (bool, String, String) {
    let Output { status, stdout, stderr } = command.output().expect("a run");
    (status.success(), String::from_utf8_lossy(&stdout).into_owned(), String::from_utf8_lossy(&stderr).into_owned())
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Starts the demo and waits for the line that says where it is.
fn start_demo(folder: &Path, listen: &str) -> Child {
    let mut child = delta(folder, &[]).env("DELTA_LISTEN", listen).stdout(Stdio::piped()).spawn().expect("a demo");
    let told = BufReader::new(child.stdout.take().expect("its words"));
    let lines: Vec<_> = told.lines().map_while(Result::ok).take_while(|line| !line.starts_with("Stop it")).collect();
    assert_eq!(lines.first(), Some(&format!("Delta is running: http://{listen}")));
    child
}

/// Production on the demo's database and keys.
fn production(folder: &Path) -> Command {
    let data = folder.join("data");
    let mut serve = delta(folder, &["serve"]);
    serve
        .env("DELTA_LISTEN", "127.0.0.1:0")
        .env("DELTA_BASE_URL", "https://delta.example")
        .env("DELTA_DATABASE_URL", format!("sqlite://{}", data.join("delta.db").display()))
        .env("DELTA_KEYRING", data.join("keyring.toml"))
        .env("DELTA_SMTP_URL", "smtp://127.0.0.1:1")
        .env("DELTA_MAIL_FROM", "delta@delta.example")
        .env("DELTA_COUNTY", "kymmenedalen");
    serve
}

fn free_port() -> String {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").to_string()
}

fn stop(mut child: Child) -> bool {
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("a signal");
    asked.success() && child.wait().expect("its end").success()
}

#[test]
fn a_log_that_goes_to_a_file_is_plain_text() {
    let folder = folder();
    let log = folder.path().join("log");
    let file = fs::File::create(&log).expect("a file");

    // In the demo the log is written for people, and may have colours.
    let mut demo = delta(folder.path(), &[]);
    demo.env("DELTA_LISTEN", free_port()).env("DELTA_LOG", "info").env_remove("NO_COLOR");
    let mut demo = demo.stdout(Stdio::piped()).stderr(file).spawn().expect("a demo");
    let told = BufReader::new(demo.stdout.take().expect("its words"));
    told.lines().map_while(Result::ok).find(|line| line.starts_with("Stop it")).expect("a start");
    assert!(stop(demo));

    let written = fs::read_to_string(log).expect("a log");
    assert!(written.contains("INFO"), "{written}");
    assert!(!written.contains('\u{1b}'), "{written}");
}

#[test]
fn the_demo_starts_from_nothing_answers_ends_when_asked_and_starts_again() {
    let folder = folder();
    let listen = free_port();

    for _ in 0..2 {
        let demo = start_demo(folder.path(), &listen);
        let (is_healthy, _, fault) = run(delta(folder.path(), &["health"]).env("DELTA_LISTEN", &listen));
        assert!(stop(demo));
        assert!(is_healthy, "{fault}");
    }

    let (is_in_order, told, _) = run(&mut delta(folder.path(), &["verify", "--json"]));
    assert!(is_in_order, "{told}");
    let (_, changes, _) = run(&mut delta(folder.path(), &["county", "diff"]));
    assert_eq!(changes, "0 differences.\n");
}

#[test]
fn a_port_in_use_is_one_clear_line() {
    let folder = folder();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let listen = taken.local_addr().expect("an address").to_string();

    let (is_well, _, fault) = run(delta(folder.path(), &[]).env("DELTA_LISTEN", &listen));

    assert!(!is_well);
    let expected = format!("delta: {listen} is in use by another program; DELTA_LISTEN chooses another port\n");
    assert_eq!(fault, expected);
    assert!(!folder.path().join("data").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_one_clear_line() {
    let folder = folder();

    let command = &mut delta(folder.path(), &[]);
    let (is_well, _, fault) = run(command.env("DELTA_DATA", "/proc/delta").env("DELTA_LISTEN", "127.0.0.1:0"));

    assert!(!is_well);
    assert!(fault.starts_with("delta: the folder /proc/delta cannot be written"), "{fault}");
    assert_eq!(fault.lines().count(), 1, "{fault}");
}

#[test]
fn a_broken_pack_is_told_fault_by_fault() {
    let folder = folder();
    for file in fs::read_dir("counties/kymmenedalen").expect("the pack").map(|file| file.expect("a file").path()) {
        if file.is_dir() {
            continue;
        }
        fs::copy(&file, folder.path().join(file.file_name().expect("a name"))).expect("a copy");
    }
    let facts = folder.path().join("county.toml");
    let broken = fs::read_to_string(&facts).expect("facts").replace("council_seats = 59", "council_chairs = 59");
    fs::write(&facts, broken).expect("broken facts");
    let pack = folder.path().display().to_string();

    let (is_sound, _, fault) = run(&mut delta(folder.path(), &["county", "check", &pack]));

    assert!(!is_sound);
    assert!(fault.starts_with(&format!("delta: the county pack {pack}: ")), "{fault}");
    assert!(fault.contains("county.toml:"), "{fault}");
}

#[test]
fn production_names_everything_that_is_missing() {
    let folder = folder();

    let (is_well, _, fault) = run(&mut delta(folder.path(), &["serve"]));

    assert!(!is_well);
    for name in ["DELTA_BASE_URL", "DELTA_DATABASE_URL", "DELTA_KEYRING", "DELTA_SMTP_URL", "DELTA_COUNTY"] {
        assert!(fault.contains(&format!("{name}: is missing")), "{fault}");
    }
}

#[test]
fn production_does_not_make_its_own_keys() {
    let folder = folder();

    let (is_well, _, fault) = run(&mut production(folder.path()));

    assert!(!is_well);
    assert!(fault.contains("keyring.toml cannot be read"), "{fault}");
}

#[test]
fn production_does_not_let_the_people_of_the_demo_in() {
    let folder = folder();
    let listen = free_port();
    assert!(stop(start_demo(folder.path(), &listen)));

    let (is_well, _, fault) = run(&mut production(folder.path()));

    assert!(!is_well);
    assert!(fault.starts_with("delta: the people of the demo may sign in here"), "{fault}");
}

#[test]
fn the_version_names_its_sqlite() {
    let (_, told, _) = run(&mut delta(folder().path(), &["version", "--json"]));

    let versions: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(versions["delta"], env!("CARGO_PKG_VERSION"));
    assert!(versions["sqlite"].as_str().is_some_and(|version| version.starts_with("3.")));
}

#[test]
fn the_audit_trail_is_followed_to_its_end_and_compared_with_an_anchor() {
    let folder = folder();
    let (is_made, _, fault) = run(&mut delta(folder.path(), &["migrate"]));
    assert!(is_made, "{fault}");

    let (_, head, _) = run(&mut delta(folder.path(), &["audit", "head"]));
    let anchor = folder.path().join("anchor");
    fs::write(&anchor, &head).expect("an anchor");
    let with = anchor.display().to_string();
    let (is_whole, told, fault) = run(&mut delta(folder.path(), &["audit", "verify", "--anchor", &with]));
    fs::write(&anchor, format!("1 {}", "0".repeat(64))).expect("another anchor");
    let (is_still_whole, _, broken) = run(&mut delta(folder.path(), &["audit", "verify", "--anchor", &with]));

    assert!(is_whole, "{fault}");
    assert!(told.starts_with("The audit trail is whole"), "{told}");
    assert!(!is_still_whole);
    assert!(broken.contains("breaks at record 1"), "{broken}");
}

#[test]
fn whoever_stops_reading_ends_a_command_quietly() {
    let folder = folder();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);

    let ended = delta(folder.path(), &["routes"]).stdout(writer).output().expect("a run");

    assert!(ended.status.success());
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
fn output_that_cannot_be_written_is_a_fault() {
    let folder = folder();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");

    let ended = delta(folder.path(), &["routes"]).stdout(full).output().expect("a run");

    let fault = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!ended.status.success());
    assert_eq!(fault.lines().count(), 1, "{fault}");
    assert!(fault.starts_with("delta: the standard output cannot be written"), "{fault}");
}

#[test]
fn every_command_says_more_of_itself_than_its_name_and_serve_names_every_setting() {
    let folder = folder();
    let (_, all, _) = run(&mut delta(folder.path(), &["--help"]));
    let (_, commands) = all.split_once("Commands:").expect("commands");
    let lines = commands.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    let names: Vec<_> = names.filter(|name| !name.starts_with('-') && !["help", "version"].contains(name)).collect();
    assert!(names.len() > 8, "{names:?}");

    for name in names {
        let (is_well, told, _) = run(&mut delta(folder.path(), &[name, "--help"]));
        let before = told.split("Usage:").next().unwrap_or_default();
        assert!(is_well && before.lines().filter(|line| !line.is_empty()).count() > 1, "{name}: {told}");
    }
    let (_, serve, _) = run(&mut delta(folder.path(), &["serve", "--help"]));
    assert!(serve.contains("DELTA_SMTP_URL") && serve.contains("DELTA_LOG"), "{serve}");
}

#[test]
fn a_wish_for_the_log_that_cannot_be_read_and_a_name_that_is_no_setting_are_faults_like_any_other() {
    let folder = folder();
    let mut serve = production(folder.path());
    serve.env("DELTA_LOG", "=/=").env("DELTA_COUNTYS", "x").env("DELTA_SMTP_URL", "smtp://h?tls=perhaps");

    let (is_well, _, fault) = run(&mut serve);

    assert!(!is_well);
    for told in ["DELTA_LOG: `=/=`", "DELTA_COUNTYS: is no setting", "DELTA_SMTP_URL: must read", "DELTA_KEYRING: "] {
        assert!(fault.contains(told), "{told} is not in: {fault}");
    }
    assert!(!folder.path().join("data").exists(), "nothing was made before");
}

#[test]
fn a_data_folder_that_is_a_file_is_one_clear_line() {
    let folder = folder();
    let file = folder.path().join("data");
    fs::write(&file, "").expect("a file");

    let (is_well, _, fault) = run(delta(folder.path(), &[]).env("DELTA_LISTEN", "127.0.0.1:0"));

    assert!(!is_well);
    assert_eq!(fault, format!("delta: the configuration: DELTA_DATA: {} is no folder\n", file.display()));
}

#[test]
fn what_only_looks_at_a_database_asks_for_nothing_else() {
    let folder = folder();
    let listen = free_port();
    assert!(stop(start_demo(folder.path(), &listen)));
    let url = format!("sqlite://{}", folder.path().join("data/delta.db").display());

    for command in [&["verify"][..], &["county", "diff"], &["audit", "head"], &["keys", "check"]] {
        let (is_well, told, fault) = run(delta(folder.path(), command).env("DELTA_DATABASE_URL", &url));
        assert!(is_well, "{command:?}: {told}{fault}");
    }
    let (is_well, _, fault) = run(delta(folder.path(), &["county", "apply"]).env("DELTA_DATABASE_URL", &url));
    assert!(!is_well && fault.contains("DELTA_COUNTY: is missing"), "what changes something does: {fault}");
}

#[test]
fn the_audit_trail_is_told_while_the_service_runs() {
    let folder = folder();
    let demo = start_demo(folder.path(), &free_port());
    let look = |command: &[&str]| run(&mut delta(folder.path(), command));

    let [(has_head, head, no_head), (is_whole, told, broken)] =
        [&["audit", "head"][..], &["audit", "verify"]].map(look);
    let (is_run, _, refused) = look(&["retention", "run", "--dry-run"]);

    assert!(stop(demo));
    assert!(has_head && head.split_once(' ').is_some_and(|(_, hash)| hash.trim().len() == 64), "{head}{no_head}");
    assert!(is_whole && told.starts_with("The audit trail is whole"), "{told}{broken}");
    assert!(!is_run && refused.contains("stop the service first"), "{refused}");
}
