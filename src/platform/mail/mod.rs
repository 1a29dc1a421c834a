//! Mail on its way out: to a mail server, or into a folder in the demo and in tests.
//!
//! What always holds: a header holds no character that could begin another header; people appear as bare addresses
//! alone; bodies are base64, so that no line of a text is ever read as a command.

mod folder;
mod smtp;

#[cfg(test)]
pub(crate) mod sink;

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart};
use lettre::{Address, Message};

use crate::kernel::locale::Locale;
use crate::kernel::text::{clean_line, is_hidden};
use crate::platform::config::Config;

pub use folder::{KeptLetter, list_kept};

/// The folder, below the data folder, that keeps the mails of the demo.
pub const MAIL_FOLDER: &str = "mail";

/// How long a letter may take (RFC 5321 § 4.5.3.2.6). A slow server that has taken it should be heard out: giving up
/// early would send it twice.
const PATIENCE: Duration = Duration::from_mins(10);

/// The longest subject.
const SUBJECT_MAX_CHARS: usize = 200;

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The recipient's bare address.
    pub to: String,
    /// Our own words and a case number.
    pub subject: String,
    /// The text, which is the letter.
    pub text: String,
    /// The same text for those who read mail as pages.
    pub html: String,
    /// The language it is written in.
    pub locale: Locale,
    /// The id of the message with its brackets; the same however often it is sent.
    pub message_id: String,
    /// When it is sent.
    pub at: DateTime<Utc>,
    /// The page on which such letters are stopped, in a letter that one of many gets (RFC 2369).
    pub unsubscribe: Option<String>,
}

/// What became of a letter. The reasons hold no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Handed over.
    Sent,
    /// Not now; it is worth another try.
    TryAgain(String),
    /// No try will help.
    Never(String),
}

/// The way out for mail. Cheap to clone.
#[derive(Clone)]
pub struct Transport {
    from: Address,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(smtp::Relay),
    Folder(PathBuf),
}

/// Why there is no way out for mail. The address of the server is not shown: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The server's address cannot be used.
    #[error("DELTA_SMTP_URL: must read smtp://host, smtp://host?tls=required or smtps://host")]
    Server,
    /// The sender's address cannot be used.
    #[error("DELTA_MAIL_FROM: must be a bare e-mail address")]
    From,
}

/// Can a mail server be reached by this address? It is read, not asked.
#[must_use]
pub fn is_server(url: &str) -> bool {
    smtp::is_server(url)
}

impl Transport {
    /// The way out that the operator decided on: the mail server, or else the folder.
    pub fn open(config: &Config) -> Result<Self, TransportError> {
        match &config.smtp_url {
            Some(url) => Self::smtp(url, &config.mail_from, PATIENCE),
            None => Self::folder(config.data.join(MAIL_FOLDER), &config.mail_from),
        }
    }

    /// Mail goes to a server, which may take as long as `patience` over each letter.
    pub fn smtp(url: &str, from: &str, patience: Duration) -> Result<Self, TransportError> {
        let relay = smtp::relay(url, patience).ok_or(TransportError::Server)?;
        Ok(Self { from: from.parse().map_err(|_| TransportError::From)?, way: Way::Smtp(relay) })
    }

    /// Mail is kept in a folder.
    pub fn folder(folder: PathBuf, from: &str) -> Result<Self, TransportError> {
        Ok(Self { from: from.parse().map_err(|_| TransportError::From)?, way: Way::Folder(folder) })
    }

    /// Removes the copy of a letter that a folder keeps, by the id of its message. What went to a server is not ours.
    pub async fn forget(&self, id: &str) -> std::io::Result<()> {
        match &self.way {
            Way::Smtp(_) => Ok(()),
            Way::Folder(folder) => folder::forget(folder, id).await,
        }
    }

    /// Sends a letter and says what became of it.
    pub async fn send(&self, letter: &Letter) -> Outcome {
        let message = match build(&self.from, letter) {
            Ok(message) => message,
            Err(why) => return Outcome::Never(why.to_owned()),
        };
        match &self.way {
            Way::Smtp(relay) => smtp::send(relay, &message).await,
            Way::Folder(folder) => folder::keep(folder, &letter.message_id, &message.formatted()).await,
        }
    }
}

fn build(from: &Address, letter: &Letter) -> Result<Message, &'static str> {
    let unsubscribe = letter.unsubscribe.as_deref();
    let addresses = [Some(letter.to.as_str()), Some(letter.message_id.as_str()), unsubscribe];
    if addresses.into_iter().flatten().any(|address| address.chars().any(is_hidden)) {
        return Err("hidden characters in the address");
    }
    let to: Address = letter.to.parse().map_err(|_| "no e-mail address")?;
    let subject: String = clean_line(&letter.subject).chars().take(SUBJECT_MAX_CHARS).collect();
    let mut message = Message::builder()
        .message_id(Some(letter.message_id.clone()))
        .date(letter.at.into())
        .from(Mailbox::new(None, from.clone()))
        .to(Mailbox::new(None, to))
        .subject(subject)
        .multipart(MultiPart::alternative_plain_html(body(&letter.text)?, body(&letter.html)?))
        .map_err(|_| "the letter cannot be built")?;
    let headers = message.headers_mut();
    // So that no holiday reply comes back and starts a loop (RFC 3834).
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    let language = letter.locale.code().to_owned();
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), language));
    if let Some(page) = unsubscribe {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str("List-Unsubscribe"), format!("<{page}>")));
    }
    Ok(message)
}

fn body(text: &str) -> Result<Body, &'static str> {
    Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::Base64).map_err(|_| "the text cannot be encoded")
}

#[cfg(test)]
mod tests;
