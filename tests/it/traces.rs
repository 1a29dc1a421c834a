//! Whether something secret stands anywhere in what the service keeps.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use md5::Md5;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::app::TestApp;
use crate::dump::dump;

/// Texts that are looked for, whatever their case.
pub struct Traces {
    by_beginning: HashMap<[u8; 4], Vec<String>>,
}

impl Traces {
    /// Looks for these texts, each of at least four bytes.
    pub fn of(texts: impl IntoIterator<Item = String>) -> Self {
        let mut by_beginning: HashMap<[u8; 4], Vec<String>> = HashMap::new();
        for text in texts {
            let text = text.to_ascii_uppercase();
            let beginning = *text.as_bytes().first_chunk().expect("four bytes");
            by_beginning.entry(beginning).or_default().push(text);
        }
        Self { by_beginning }
    }

    /// The first of the texts that stands there.
    pub fn found_in(&self, bytes: &[u8]) -> Option<&str> {
        let bytes = bytes.to_ascii_uppercase();
        let mut rest = bytes.as_slice();
        while let Some(beginning) = rest.first_chunk() {
            let here = self.by_beginning.get(beginning).into_iter().flatten();
            if let Some(text) = here.map(String::as_str).find(|text| rest.starts_with(text.as_bytes())) {
                return Some(text);
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        None
    }

    /// Fails when one of the texts stands in anything that the service keeps.
    pub async fn assert_gone(&self, app: &TestApp) {
        for (place, bytes) in kept(app).await {
            assert_eq!(self.found_in(&bytes), None, "in {place}");
        }
    }
}

/// A text, and its hashes without a key in every usual spelling.
pub fn with_hashes(text: &str) -> Vec<String> {
    let hashes: [Vec<u8>; 3] = [Md5::digest(text).to_vec(), Sha1::digest(text).to_vec(), Sha256::digest(text).to_vec()];
    let hex = |bytes: &[u8]| bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).map(char::from).collect();
    let spelt = hashes.iter().flat_map(|hash| [hex(hash), STANDARD.encode(hash), URL_SAFE_NO_PAD.encode(hash)]);
    // Without what fills up the end: the last symbols depend on what is written after.
    let spelt = spelt.map(|hash| hash.trim_end_matches('=').to_owned());
    spelt.chain([text.to_owned()]).collect()
}

/// Everything that the service keeps: its files, and every row of its database.
pub async fn kept(app: &TestApp) -> Vec<(String, Vec<u8>)> {
    let mut kept = vec![("a table".to_owned(), dump(&app.state.db, &[]).await.into_bytes())];
    read_folder(&app.state.config.data, &mut kept);
    kept
}

/// The very files of the tables on PostgreSQL, after the operator had it write them anew.
pub async fn files_of_postgres(app: &TestApp) -> Vec<(String, Vec<u8>)> {
    let conn = app.state.db.reader();
    for step in ["VACUUM FULL", "CHECKPOINT"] {
        conn.execute_unprepared(step).await.expect(step);
    }
    let files = "SELECT relname::text AS name, pg_read_binary_file(pg_relation_filepath(oid), 0, 100000000, true) AS content \
                 FROM pg_class WHERE relkind IN ('r', 'i', 't') AND pg_relation_filepath(oid) IS NOT NULL \
                 AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)";
    let files = conn.query_all_raw(Statement::from_string(DbBackend::Postgres, files)).await.expect("files");
    let file = |row: QueryResult| {
        let content: Option<Vec<u8>> = row.try_get("", "content").expect("bytes");
        (row.try_get("", "name").expect("a name"), content.unwrap_or_default())
    };
    files.into_iter().map(file).collect()
}

fn read_folder(folder: &Path, kept: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_folder(&path, kept);
        } else {
            kept.push((path.display().to_string(), path.display().to_string().into_bytes()));
            kept.push((path.display().to_string(), fs::read(&path).expect("a file")));
        }
    }
}

#[test]
fn a_trace_is_found_wherever_it_stands_and_however_it_is_written() {
    let secret = "7KQ4-MDXY";
    let traces = Traces::of(with_hashes(secret));

    for text in with_hashes(secret) {
        assert!(traces.found_in(format!("a{}b", text.to_lowercase()).as_bytes()).is_some(), "{text}");
    }
    assert_eq!(with_hashes(secret).len(), 10);
    assert_eq!(traces.found_in(b"7KQ4-MDX"), None);
}
