//! Mail kept in a folder, one file a letter, and read again for the page that shows it.

use std::io;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};

use super::Outcome;

/// The most letters a list shows.
const LIST_MAX: usize = 200;

/// A letter from the folder, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLetter {
    /// To whom it went.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Its text.
    pub text: String,
}

/// Writes a letter under the name of its id: sent twice, it is there once.
pub(super) async fn keep(folder: &Path, message_id: &str, letter: &[u8]) -> Outcome {
    match write(folder, &file_name(message_id), letter).await {
        Ok(()) => Outcome::Sent,
        Err(_) => Outcome::TryAgain("the mail folder cannot be written".to_owned()),
    }
}

async fn write(folder: &Path, name: &str, letter: &[u8]) -> io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let draft = folder.join(format!(".{name}.part"));
    tokio::fs::write(&draft, letter).await?;
    tokio::fs::rename(draft, folder.join(format!("{name}.eml"))).await
}

/// Removes a letter; one that is not there is removed already.
pub(super) async fn forget(folder: &Path, message_id: &str) -> io::Result<()> {
    let name = file_name(message_id);
    for path in [folder.join(format!("{name}.eml")), folder.join(format!(".{name}.part"))] {
        match tokio::fs::remove_file(path).await {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
            _ => {}
        }
    }
    Ok(())
}

fn file_name(message_id: &str) -> String {
    message_id.chars().take_while(|c| *c != '@').filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// The letters in the folder, newest first. No folder means no letters.
pub async fn list_kept(folder: &Path) -> io::Result<Vec<KeptLetter>> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(fault) => return Err(fault),
    };
    let mut letters = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "eml") {
            letters.extend(read(&tokio::fs::read_to_string(&path).await?));
        }
    }
    letters.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.to.cmp(&b.to)).then_with(|| a.subject.cmp(&b.subject)));
    letters.truncate(LIST_MAX);
    Ok(letters)
}

/// Reads what [`super::build`] wrote; anything else is no letter of ours.
pub(super) fn read(letter: &str) -> Option<KeptLetter> {
    let mut sections = letter.split("\r\n\r\n");
    let headers = sections.next()?.replace("\r\n ", " ");
    let header = |name: &str| headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let _headers_of_the_text = sections.next()?;
    let encoded: String = sections.next()?.lines().take_while(|line| !line.starts_with("--")).collect();
    let text = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    Some(KeptLetter {
        to: header("To")?.to_owned(),
        subject: decoded(header("Subject")?),
        at: DateTime::parse_from_rfc2822(header("Date")?).ok()?.to_utc(),
        text: text.replace("\r\n", "\n"),
    })
}

/// A header's text: encoded words (RFC 2047) join without the space between them, plain words keep theirs.
fn decoded(value: &str) -> String {
    let mut text = String::new();
    let mut after_encoded = None;
    for word in value.split(' ') {
        let plain = encoded_word(word);
        let is_encoded = plain.is_some();
        if after_encoded.is_some_and(|after| !(after && is_encoded)) {
            text.push(' ');
        }
        text.push_str(plain.as_deref().unwrap_or(word));
        after_encoded = Some(is_encoded);
    }
    text
}

fn encoded_word(word: &str) -> Option<String> {
    let encoded = word.strip_prefix("=?utf-8?b?")?.strip_suffix("?=")?;
    String::from_utf8(STANDARD.decode(encoded).ok()?).ok()
}
