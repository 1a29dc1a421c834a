//! Everything that is sealed, in one list.

use crate::platform::seal::Place;

/// A column whose values are sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The columns that name a row, in the order in which they stand in its place.
    pub row: &'static [(&'static str, RowName)],
    /// We can open it ourselves, and so seal it again.
    pub is_ours: bool,
    /// The column with the keyed hash of the same value, an address: it is made again whenever the value is sealed again,
    /// or it could not be found any more once the older key is retired.
    pub index: Option<&'static str>,
}

/// What kind of value names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowName {
    /// A random id.
    Random,
    /// A number counted up.
    Number,
    /// A text.
    Text,
}

const CASE: (&str, RowName) = ("case_id", RowName::Random);
const POSITION: (&str, RowName) = ("position", RowName::Number);
const VERSION: (&str, RowName) = ("version", RowName::Number);

const INITIATIVE: (&str, RowName) = ("initiative_id", RowName::Random);

const fn ours(table: &'static str, column: &'static str, row: &'static [(&'static str, RowName)]) -> Field {
    Field { table, column, row, is_ours: true, index: None }
}

const fn address(table: &'static str, row: &'static [(&'static str, RowName)]) -> Field {
    Field { table, column: "email", row, is_ours: true, index: Some("email_index") }
}

/// Every sealed column.
pub const FIELDS: [Field; 44] = [
    ours("feedback", "text", &[CASE]),
    ours("contacts", "name", &[CASE]),
    address("contacts", &[CASE]),
    ours("contacts", "phone", &[CASE]),
    ours("attachments", "name", &[("id", RowName::Random)]),
    ours("case_events", "detail", &[CASE, POSITION]),
    ours("messages", "text", &[CASE, POSITION]),
    ours("answers", "text", &[CASE, POSITION]),
    ours("answers", "remark", &[CASE, POSITION]),
    ours("publications", "words", &[CASE, VERSION]),
    ours("publications", "choices", &[CASE, VERSION]),
    ours("access_records", "reason", &[("id", RowName::Random)]),
    ours("initiative_texts", "words", &[INITIATIVE, VERSION]),
    ours("initiative_makers", "name", &[INITIATIVE, POSITION]),
    ours("initiative_makers", "speaker", &[INITIATIVE, POSITION]),
    address("initiative_makers", &[INITIATIVE, POSITION]),
    ours("initiative_makers", "phone", &[INITIATIVE, POSITION]),
    ours("initiative_events", "detail", &[INITIATIVE, POSITION]),
    ours("paper_batches", "brought_by", &[("id", RowName::Random)]),
    ours("paper_scans", "name", &[("batch_id", RowName::Random), POSITION]),
    ours("paper_lines", "name", &[("id", RowName::Random)]),
    ours("paper_lines", "born_on", &[("id", RowName::Random)]),
    ours("initiative_drafts", "content", &[("id_hash", RowName::Text)]),
    ours("initiative_drafts", "draft_id", &[("id_hash", RowName::Text)]),
    ours("support_requests", "name", &[("id", RowName::Random)]),
    address("support_requests", &[("id", RowName::Random)]),
    ours("supports", "name", &[("id", RowName::Random)]),
    address("supports", &[("id", RowName::Random)]),
    address("follower_requests", &[("id", RowName::Random)]),
    address("followers", &[("id", RowName::Random)]),
    ours("followers", "secret", &[("id", RowName::Random)]),
    ours("staff_drafts", "content", &[CASE, ("staff_id", RowName::Random)]),
    ours("kept_forms", "content", &[("staff_id", RowName::Random), ("address", RowName::Text)]),
    ours("outbox", "recipient", &[("id", RowName::Random)]),
    ours("outbox", "link", &[("id", RowName::Random)]),
    ours("resident_identities", "municipality", &[("resident_id", RowName::Random)]),
    ours("totp_secrets", "secret", &[("staff_id", RowName::Random)]),
    address("residents", &[("id", RowName::Random)]),
    address("resident_sign_ins", &[("id", RowName::Random)]),
    ours("passkeys", "credential", &[("id", RowName::Random)]),
    ours("passkeys", "name", &[("id", RowName::Random)]),
    ours("drafts", "content", &[("id_hash", RowName::Text)]),
    // Only the form that was sent brings the other half of the key. It is gone two days later.
    Field {
        table: "idempotency_keys",
        column: "sealed_receipt",
        row: &[("key_hash", RowName::Text)],
        is_ours: false,
        index: None,
    },
    Field {
        table: "initiative_keys",
        column: "sealed_receipt",
        row: &[("key_hash", RowName::Text)],
        is_ours: false,
        index: None,
    },
];

impl Field {
    /// Where the value of a row was sealed for.
    #[must_use]
    pub fn place(&self, row: &str) -> Place {
        Place::of(self.table, self.column, row)
    }
}

/// Where the content of a file was sealed for.
#[must_use]
pub fn place_of_file(name: &str) -> Place {
    Place::of("attachments", "content", name)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use regex::Regex;

    use super::*;

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn every_place_that_something_is_sealed_for_is_in_the_list() {
        let sealing = Regex::new(r#"Place::of\(\s*"([a-z_]+)",\s*("([a-z_]+)"|[a-z]+)"#).expect("a pattern");
        let files = sources(Path::new("src")).into_iter().filter(|path| !path.starts_with("src/platform"));
        let files = files.filter(|path| !path.starts_with("src/keys"));

        for path in files {
            let text = fs::read_to_string(&path).expect("a source");
            for found in sealing.captures_iter(&text) {
                let (table, column) = (&found[1], found.get(3).map(|column| column.as_str()));
                let is_file = (table, column) == ("attachments", Some("content"));
                let is_listed =
                    |field: &Field| field.table == table && column.is_none_or(|named| field.column == named);
                assert!(is_file || FIELDS.iter().any(is_listed), "{}: {table} {column:?}", path.display());
            }
        }
    }
}
