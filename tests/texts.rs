//! Every sentence people see is there in every language, says the same with the same values, and is used.

#![expect(clippy::expect_used, reason = "a file that cannot be read fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use delta::addresses::Address;
use delta::kernel::locale::Locale;
use regex::Regex;

/// Words that the first pages with forms will share. Nobody else may wait here.
const AWAITED: [&str; 3] = ["frame-back", "frame-change", "frame-continue"];

/// Key → the values that its text takes.
type Texts = BTreeMap<String, BTreeSet<String>>;

#[test]
fn all_languages_have_the_same_texts_with_the_same_values() {
    let [fi, sv, en] = Locale::ALL.map(texts);

    for (locale, others) in [(Locale::Sv, &sv), (Locale::En, &en)] {
        let differing: Vec<_> =
            keys(&fi).union(&keys(others)).filter(|key| fi.get(*key) != others.get(*key)).cloned().collect();
        assert!(differing.is_empty(), "fi and {locale} differ in {differing:?}");
    }
}

#[test]
fn every_key_that_is_asked_for_has_a_text() {
    let asked =
        Regex::new(r#"\b(?:t|t_with|text|text_with|told)\(\s*(?:[a-z_.]+,\s*)?"([a-z0-9-]+)""#).expect("a pattern");
    let texts = Locale::ALL.map(texts);
    let told = |key: &str| texts.iter().all(|texts| texts.contains_key(key));

    for (file, source) in sources() {
        let keys = asked.captures_iter(&source).filter_map(|found| found.get(1)).map(|key| key.as_str());
        let missing: Vec<_> = keys.filter(|key| key.contains('-') && !told(key)).collect();
        assert!(missing.is_empty(), "{} asks for {missing:?}", file.display());
    }
}

#[test]
fn every_text_is_used() {
    let literal = Regex::new(r#""([a-z0-9]+(?:-[a-z0-9]+)*-?)(\{|")"#).expect("a pattern");
    let (mut whole, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (_, source) in sources() {
        for found in literal.captures_iter(&source) {
            let (text, end) =
                (found.get(1).map_or("", |text| text.as_str()), found.get(2).map_or("", |end| end.as_str()));
            if end == "{" || text.ends_with('-') {
                beginnings.insert(text.to_owned());
            } else {
                whole.insert(text.to_owned());
            }
        }
    }

    let is_used = |key: &String| {
        whole.contains(key) || beginnings.iter().any(|start| start.contains('-') && key.starts_with(start.as_str()))
    };
    let unused: Vec<_> =
        texts(Locale::En).into_keys().filter(|key| !is_used(key) && !AWAITED.contains(&key.as_str())).collect();

    assert!(unused.is_empty(), "nobody uses {unused:?}");
}

#[test]
fn templates_link_only_to_pages_that_exist() {
    let link = Regex::new(r#"\bhref\("([a-z-]+)"\)"#).expect("a pattern");

    for (file, source) in sources() {
        let names = link.captures_iter(&source).filter_map(|found| found.get(1)).map(|name| name.as_str());
        let unknown: Vec<_> = names.filter(|name| Address::named(name).is_none()).collect();
        assert!(unknown.is_empty(), "{} links to {unknown:?}", file.display());
    }
}

fn keys(texts: &Texts) -> BTreeSet<String> {
    texts.keys().cloned().collect()
}

fn texts(locale: Locale) -> Texts {
    let begin = Regex::new(r"^([a-z][a-z0-9-]*) *=").expect("a pattern");
    let value = Regex::new(r"\$([a-z_]+)").expect("a pattern");
    let mut texts = Texts::new();
    for file in files(&Path::new("locales").join(locale.code()), &["ftl"]) {
        let content = fs::read_to_string(&file).expect("a file of texts");
        let mut values = &mut BTreeSet::new();
        for line in content.lines() {
            if let Some(key) = begin.captures(line).and_then(|found| found.get(1)) {
                let is_new = !texts.contains_key(key.as_str());
                assert!(is_new, "{}: {} stands there twice", file.display(), key.as_str());
                values = texts.entry(key.as_str().to_owned()).or_default();
            }
            values.extend(
                value.captures_iter(line).filter_map(|found| found.get(1)).map(|name| name.as_str().to_owned()),
            );
        }
    }
    texts
}

fn sources() -> Vec<(PathBuf, String)> {
    let files =
        files(Path::new("src"), &["rs"]).into_iter().chain(files(Path::new("templates"), &["html", "txt", "svg"]));
    files.map(|file| (file.clone(), fs::read_to_string(&file).expect("a source"))).collect()
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let of = |path: PathBuf| if path.is_dir() { files(&path, endings) } else { vec![path] };
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|end| endings.iter().any(|wanted| end == *wanted));
    entries.flat_map(of).filter(is_wanted).collect()
}
