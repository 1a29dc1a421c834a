//! The papers on security keep what they promise: the list of ASVS requirements is whole, and what is named as evidence
//! is there (security bar P53).

#![expect(clippy::expect_used, reason = "a file that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

const LIST: &str = "docs/security/asvs.csv";

/// How many requirements ASVS 5.0 has on its first and on its second level.
const OF_LEVEL: [(u8, usize); 2] = [(1, 70), (2, 183)];

const STATES: [&str; 5] = ["met", "partly", "open", "not applicable", "operator"];

/// A requirement is told in our own words, and in few.
const SHORT_MAX_WORDS: usize = 12;

/// The one place that hands finished markup to a page: a QR code, drawn by a template of its own.
const DRAWS: &str = "src/frame/qr.rs";

/// One requirement. No cell holds a comma, so that a line is easy to read for people and for this test.
struct Row {
    id: Vec<u32>,
    level: u8,
    short: String,
    state: String,
    evidence: String,
}

impl Row {
    fn read(line: &str) -> Option<Self> {
        let cells: Vec<&str> = line.split(',').collect();
        let [id, level, short, state, evidence] = cells.as_slice() else { return None };
        Some(Self {
            id: id.strip_prefix('V')?.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?,
            level: level.parse().ok()?,
            short: (*short).to_owned(),
            state: (*state).to_owned(),
            evidence: (*evidence).to_owned(),
        })
    }
}

/// A file or folder of ours that a paper names, and perhaps a function in it.
#[derive(Debug)]
struct Place {
    path: String,
    function: Option<String>,
}

impl Place {
    fn is_there(&self) -> bool {
        let Some(name) = &self.function else { return Path::new(&self.path).exists() };
        let has =
            |source: String| [format!("fn {name}("), format!("fn {name}<")].iter().any(|fun| source.contains(fun));
        fs::read_to_string(&self.path).is_ok_and(has)
    }
}

#[test]
fn every_requirement_of_levels_one_and_two_stands_here_once_and_in_order() {
    let rows = rows();

    for (level, count) in OF_LEVEL {
        assert_eq!(rows.iter().filter(|row| row.level == level).count(), count, "requirements of level {level}");
    }
    assert!(rows.is_sorted_by(|one, next| one.id < next.id), "an id stands twice or in the wrong place");
}

#[test]
fn every_requirement_has_a_state_and_is_told_in_few_words() {
    for row in rows() {
        assert!(STATES.contains(&row.state.as_str()), "{:?}: {}", row.id, row.state);
        assert!((1..=SHORT_MAX_WORDS).contains(&row.short.split_whitespace().count()), "{:?}: {}", row.id, row.short);
        assert!(!row.evidence.is_empty(), "{:?} says nothing of its state", row.id);
    }
}

#[test]
fn what_is_called_met_names_a_test_or_a_file() {
    let without = rows().into_iter().filter(|row| row.state == "met" && places(&row.evidence).is_empty());
    let without: Vec<_> = without.map(|row| row.id).collect();

    assert!(without.is_empty(), "no test or file is named by {without:?}");
}

#[test]
fn what_the_papers_name_is_there() {
    for paper in [LIST, "docs/security/bar.md"] {
        let text = fs::read_to_string(paper).expect("a paper");
        let missing: Vec<_> = places(&text).into_iter().filter(|place| !place.is_there()).collect();
        assert!(missing.is_empty(), "{paper} names {missing:?}");
    }
}

#[test]
fn the_program_starts_no_other_program() {
    for (file, source) in sources("src", &["rs"]) {
        assert!(!source.contains("process::Command"), "{} can run commands", file.display());
    }
}

#[test]
fn no_page_passes_text_through_unescaped() {
    let unescaped = Regex::new(r"\|\s*safe\b|\bautoescape\s+false\b").expect("a pattern");

    for (file, source) in sources("templates", &["html", "svg"]) {
        assert!(!unescaped.is_match(&source), "{} passes text through", file.display());
    }
    for (file, source) in sources("src", &["rs"]) {
        let has_page = source.lines().any(|line| line.contains("escape = \"none\"") && !line.contains(".txt\""));
        assert!(!has_page, "{} has a page that does not escape", file.display());
        let makes_markup = source.contains("HtmlSafeOutput(") && file != Path::new(DRAWS);
        assert!(!makes_markup, "{} calls text markup", file.display());
    }
}

fn rows() -> Vec<Row> {
    let list = fs::read_to_string(LIST).expect("the list");
    let mut lines = list.lines();
    assert_eq!(lines.next(), Some("id,level,requirement_short,state,evidence"));
    lines.map(|line| Row::read(line).expect(line)).collect()
}

fn places(text: &str) -> Vec<Place> {
    let place = Regex::new(
        r"(?x)
        \b ( (?: benches|counties|docs|entity|migration|src|static|templates|tests ) / [A-Za-z0-9_./-]* [A-Za-z0-9_]
           | Dockerfile | docker-compose\.yml | Cargo\.(?:lock|toml) | (?:clippy|deny)\.toml | [A-Z]+\.md )
        (?: :: ([a-z0-9_]+) )?",
    )
    .expect("a pattern");
    let found = place.captures_iter(text);
    let part = |found: &regex::Captures<'_>, at: usize| found.get(at).map(|part| part.as_str().to_owned());
    found.filter_map(|found| Some(Place { path: part(&found, 1)?, function: part(&found, 2) })).collect()
}

fn sources(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let files = files(Path::new(folder), endings).into_iter();
    files.map(|file| (file.clone(), fs::read_to_string(&file).expect("a source"))).collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let of = |path: PathBuf| if path.is_dir() { files(&path, endings) } else { vec![path] };
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|end| endings.iter().any(|wanted| end == *wanted));
    entries.flat_map(of).filter(is_wanted).collect()
}
