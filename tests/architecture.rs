//! The map of the program: which part may use which.
//!
//! A new arrow is a decision: draw it here in the same change, and say why in the commit.

#![expect(clippy::expect_used, reason = "a source that cannot be read fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Every part in the order of `src/lib.rs`, with the parts that it uses.
const MAP: [(&str, &[&str]); 46] = [
    ("kernel", &[]),
    ("platform", &["kernel"]),
    ("policy", &["kernel"]),
    ("addresses", &["kernel"]),
    ("attachments", &["kernel"]),
    ("audit", &["kernel"]),
    ("counties", &["kernel", "platform"]),
    ("deadlines", &["counties", "kernel"]),
    ("keys", &["platform"]),
    ("privacy", &["kernel"]),
    ("receipts", &["kernel", "platform"]),
    ("suppression", &[]),
    ("identities", &["kernel", "platform", "privacy"]),
    ("words", &["counties", "kernel"]),
    ("routing", &["counties", "kernel", "platform", "words"]),
    ("signposts", &["counties", "words"]),
    ("cases", &["kernel", "platform", "policy"]),
    ("threads", &["kernel", "platform", "privacy"]),
    ("answers", &["kernel", "platform", "privacy", "threads"]),
    ("feedback", &["audit", "cases", "kernel", "platform"]),
    ("initiatives", &["counties", "feedback", "kernel", "platform", "policy", "privacy", "words"]),
    ("publications", &["answers", "cases", "feedback", "kernel", "platform", "policy", "privacy"]),
    ("strategy", &["answers", "cases", "counties", "kernel", "platform", "suppression"]),
    ("accounts", &["counties", "kernel", "platform"]),
    ("residents", &["accounts", "cases", "feedback", "initiatives", "kernel", "platform"]),
    (
        "notifications",
        &["addresses", "cases", "counties", "deadlines", "feedback", "initiatives", "kernel", "platform", "residents"],
    ),
    ("followers", &["feedback", "initiatives", "kernel", "platform"]),
    ("supports", &["counties", "feedback", "initiatives", "kernel", "notifications", "platform", "suppression"]),
    ("papers", &["counties", "feedback", "initiatives", "kernel", "platform", "policy", "supports"]),
    (
        "persons",
        &[
            "answers",
            "cases",
            "counties",
            "feedback",
            "followers",
            "identities",
            "initiatives",
            "kernel",
            "notifications",
            "platform",
            "residents",
            "supports",
            "threads",
        ],
    ),
    ("retention", &["cases", "counties", "kernel", "platform"]),
    ("app", &["accounts", "counties", "feedback", "kernel", "platform", "receipts", "residents", "supports"]),
    (
        "frame",
        &[
            "addresses",
            "app",
            "attachments",
            "counties",
            "deadlines",
            "initiatives",
            "kernel",
            "platform",
            "policy",
            "strategy",
            "supports",
        ],
    ),
    (
        "actions",
        &[
            "accounts",
            "addresses",
            "answers",
            "app",
            "attachments",
            "audit",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "followers",
            "identities",
            "initiatives",
            "kernel",
            "keys",
            "notifications",
            "papers",
            "persons",
            "platform",
            "policy",
            "privacy",
            "publications",
            "receipts",
            "residents",
            "retention",
            "routing",
            "strategy",
            "supports",
            "threads",
            "words",
        ],
    ),
    (
        "my_case",
        &[
            "actions",
            "addresses",
            "answers",
            "app",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "frame",
            "kernel",
            "platform",
            "privacy",
            "publications",
            "receipts",
            "routing",
            "signposts",
            "strategy",
            "threads",
        ],
    ),
    ("sessions", &["accounts", "actions", "addresses", "app", "frame", "kernel", "platform", "policy", "residents"]),
    (
        "demo",
        &[
            "accounts",
            "actions",
            "answers",
            "app",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "initiatives",
            "kernel",
            "platform",
            "policy",
            "privacy",
            "publications",
            "receipts",
            "routing",
            "supports",
            "threads",
            "words",
        ],
    ),
    (
        "admin",
        &[
            "accounts", "actions", "app", "cases", "counties", "feedback", "frame", "kernel", "platform", "policy",
            "privacy", "sessions",
        ],
    ),
    (
        "channels",
        &[
            "actions",
            "addresses",
            "answers",
            "app",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "followers",
            "frame",
            "initiatives",
            "kernel",
            "my_case",
            "platform",
            "policy",
            "privacy",
            "publications",
            "receipts",
            "routing",
            "signposts",
            "strategy",
            "supports",
            "threads",
            "words",
        ],
    ),
    (
        "jobs",
        &["actions", "app", "audit", "cases", "counties", "initiatives", "kernel", "keys", "notifications", "platform"],
    ),
    (
        "own",
        &[
            "accounts",
            "actions",
            "addresses",
            "app",
            "audit",
            "cases",
            "feedback",
            "followers",
            "frame",
            "identities",
            "initiatives",
            "kernel",
            "my_case",
            "persons",
            "platform",
            "policy",
            "receipts",
            "residents",
            "sessions",
            "supports",
        ],
    ),
    (
        "site",
        &[
            "addresses",
            "answers",
            "app",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "followers",
            "frame",
            "initiatives",
            "kernel",
            "keys",
            "platform",
            "policy",
            "publications",
            "routing",
            "strategy",
            "supports",
            "suppression",
        ],
    ),
    (
        "staff",
        &[
            "accounts",
            "actions",
            "addresses",
            "answers",
            "app",
            "attachments",
            "audit",
            "cases",
            "counties",
            "deadlines",
            "feedback",
            "frame",
            "initiatives",
            "kernel",
            "notifications",
            "papers",
            "platform",
            "policy",
            "privacy",
            "publications",
            "routing",
            "sessions",
            "signposts",
            "strategy",
            "supports",
            "threads",
        ],
    ),
    ("server", &["admin", "app", "channels", "frame", "own", "platform", "policy", "sessions", "site", "staff"]),
    ("worker", &["app", "jobs"]),
    (
        "commands",
        &[
            "actions",
            "app",
            "audit",
            "cases",
            "counties",
            "demo",
            "feedback",
            "followers",
            "frame",
            "initiatives",
            "kernel",
            "keys",
            "papers",
            "persons",
            "platform",
            "policy",
            "receipts",
            "retention",
            "routing",
            "server",
            "supports",
            "worker",
        ],
    ),
];

/// Where people, programs and the clock do things. They never use each other.
const PLACES: [&str; 7] = ["channels", "own", "site", "staff", "admin", "jobs", "demo"];

/// The only files that connect to anything but the database, and what that is. Nobody's input names it (security bar R24).
const CALLERS: [(&str, &str); 3] = [
    ("src/commands/health.rs", "this very program, by its own address"),
    ("src/platform/mail/smtp.rs", "the mail server of the configuration"),
    ("src/platform/sign_on/http.rs", "the identity provider of the configuration"),
];

#[test]
fn nothing_but_the_named_files_connects_to_anything() {
    let connecting = Regex::new(
        r"(Tcp|Unix)Stream::connect|UdpSocket|lookup_host|ToSocketAddrs|SmtpTransport|reqwest|(hyper|hyper_util)::client|Command::new",
    );
    let connecting = connecting.expect("a pattern");
    let files = sources(Path::new("src")).into_iter().filter(|path| !path.ends_with("sink.rs"));
    let connects = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a source");
        connecting.is_match(without_tests(&text))
    };
    let found: BTreeSet<String> = files.filter(connects).map(|path| path.display().to_string()).collect();

    let named: BTreeSet<String> = CALLERS.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(found, named, "name a new caller in CALLERS, with what it asks");
}

#[test]
fn no_part_uses_another_without_an_arrow() {
    let map: BTreeMap<&str, &[&str]> = MAP.into();

    for (part, uses) in arrows() {
        let allowed: BTreeSet<_> = map.get(part.as_str()).into_iter().flat_map(|parts| parts.iter().copied()).collect();
        let new: Vec<_> = uses.iter().filter(|used| !allowed.contains(used.as_str())).collect();
        assert!(new.is_empty(), "{part} uses {new:?}, which the map does not show");
    }
}

#[test]
fn every_part_uses_only_parts_above_it() {
    let order: Vec<&str> = MAP.iter().map(|(part, _)| *part).collect();

    for (at, (part, uses)) in MAP.iter().enumerate() {
        for used in *uses {
            let above = order.iter().position(|known| known == used);
            assert!(above.is_some_and(|above| above < at), "{part} uses {used}, which does not stand above it");
            assert!(!(PLACES.contains(part) && PLACES.contains(used)), "{part} and {used} are both places");
        }
    }
}

#[test]
fn the_map_names_the_parts_in_the_order_of_the_library() {
    let library = fs::read_to_string("src/lib.rs").expect("the library");
    let parts: Vec<_> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.split([';', ' ']).next()).collect();

    assert_eq!(MAP.map(|(part, _)| part).to_vec(), parts);
}

/// What the sources say: every part with the parts that it uses.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mention = Regex::new(r"\bcrate::([a-z_]+)").expect("a pattern");
    for file in sources(Path::new("src")) {
        let part = part_of(&file);
        let text = fs::read_to_string(&file).expect("a source");
        assert!(!text.contains("crate::{"), "{}: write one `use crate::part::…` for each part", file.display());
        let uses = mention.captures_iter(without_tests(&text)).filter_map(|found| found.get(1));
        let uses = uses.map(|name| name.as_str().to_owned()).filter(|used| *used != part);
        found.entry(part.clone()).or_default().extend(uses);
    }
    found.remove("lib");
    found.remove("main");
    found
}

fn part_of(file: &Path) -> String {
    let inside = file.strip_prefix("src").expect("a file of the sources");
    let first = inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Tests make their world with whatever they need.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let of = |path: PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
    let files = entries.flat_map(of).filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files.filter(|path| path.file_name().is_none_or(|name| name != "tests.rs")).collect()
}
