//! A form with files, read to its end whatever it holds.
//!
//! A browser shows its own error when the connection ends before it has sent everything, and the
//! text would be gone. So what is too much is read and let go, up to a limit far above the form's. Files are kept in
//! memory only by those whose turn it is.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use super::sheet::Sheet;
use crate::app::{App, AppState};
use crate::attachments::attachment::Limits;
use crate::attachments::{Refused, SentFile, check_together};
use crate::platform::error::Error;

/// Bytes read before giving up.
const READ_MAX_BYTES: usize = 95 * 1024 * 1024;
/// Parts read before giving up.
const READ_MAX_PARTS: usize = 100;
/// Bytes of one text field: some thirty times the longest text.
const FIELD_MAX_BYTES: usize = 512 * 1024;
/// How long a form with files waits for its turn. Its sender is held up meanwhile, and takes none of our memory.
const TURN_WITHIN: Duration = Duration::from_secs(2);

/// What came with a form.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields, in their order.
    pub fields: Vec<(String, String)>,
    /// The files, in their order.
    pub files: Vec<SentFile>,
    /// The text was longer than what is read of a field: only its beginning is here.
    pub is_text_cut: bool,
    /// Something came after which nothing more could be read.
    pub is_cut: bool,
    /// The turn to bring files; nothing when there were none.
    pub turn: Option<Result<OwnedSemaphorePermit, NoTurn>>,
}

/// Why files are not even kept in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTurn {
    /// The form's token, which comes before its files, is not one of ours.
    Stale,
    /// So many forms with files came from this address; it opens again in whole minutes.
    TooMany(u64),
    /// Too many others send files right now.
    Busy,
}

impl Sent {
    /// Reads a form with or without files. Files are taken only when `admit` lets the form's token bring them.
    pub async fn read(
        request: Request,
        app: &AppState,
        admit: impl Fn(&str) -> Result<(), NoTurn>,
    ) -> Result<Self, Error> {
        let media = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !media.starts_with("multipart/form-data") {
            let Form(fields) = Form::from_request(request, app).await.map_err(|refused| {
                if refused.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::Malformed }
            })?;
            return Ok(Self { fields, ..Self::default() });
        }
        let mut form = Multipart::from_request(request, app).await.map_err(|_| Error::Malformed)?;
        let mut sent = Self::default();
        let mut read = 0;
        for _ in 0..READ_MAX_PARTS {
            match form.next_field().await {
                Ok(Some(field)) => {
                    if sent.turn.is_none() && field.file_name().is_some_and(|file| !file.is_empty()) {
                        sent.turn = Some(match admit(sent.field("form_token")) {
                            Ok(()) => turn(app).await,
                            Err(refused) => Err(refused),
                        });
                    }
                    sent.take(field, &mut read).await;
                }
                Ok(None) => return Ok(sent),
                Err(_) => sent.is_cut = true,
            }
            if sent.is_cut || read > READ_MAX_BYTES {
                break;
            }
        }
        sent.is_cut = true;
        Ok(sent)
    }

    /// The value of a field; empty when it was not sent.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    async fn take(&mut self, field: Field<'_>, read: &mut usize) {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file) = field.file_name().map(str::to_owned) else {
            let mut content = self.content(field, FIELD_MAX_BYTES + 1, read).await;
            // A byte more than the limit is enough to tell that it was passed.
            self.is_text_cut |= name == "text" && content.len() > FIELD_MAX_BYTES;
            content.truncate(FIELD_MAX_BYTES);
            self.fields.push((name, String::from_utf8_lossy(&content).into_owned()));
            return;
        };
        let sizes = self.files.iter().filter_map(|file| file.content.as_ref().ok()).map(Vec::len);
        let room = check_together(sizes.chain([0]), Limits::STANDARD);
        let has_turn = matches!(self.turn, Some(Ok(_)));
        let most = if has_turn && room.is_ok() { Limits::STANDARD.max_bytes + 1 } else { 0 };
        let content = self.content(field, most, read).await;
        // A browser sends a file without name and content where none was chosen.
        if has_turn && !file.is_empty() {
            self.files.push(SentFile { name: file, content: room.map(|()| content) });
        }
    }

    async fn content(&mut self, mut field: Field<'_>, most: usize, read: &mut usize) -> Vec<u8> {
        let mut content = Vec::new();
        loop {
            match field.chunk().await {
                Ok(Some(chunk)) => {
                    *read = read.saturating_add(chunk.len());
                    let room = most.saturating_sub(content.len()).min(chunk.len());
                    content.extend_from_slice(chunk.get(..room).unwrap_or_default());
                    if *read > READ_MAX_BYTES {
                        break;
                    }
                }
                Ok(None) => break,
                Err(_) => {
                    self.is_cut = true;
                    break;
                }
            }
        }
        content
    }
}

async fn turn(app: &App) -> Result<OwnedSemaphorePermit, NoTurn> {
    let turn = timeout(TURN_WITHIN, Arc::clone(&app.uploads).acquire_owned()).await;
    turn.ok().and_then(Result::ok).ok_or(NoTurn::Busy)
}

/// Why files were not taken, reason by reason, with the names of those it is true of; empty when all were.
#[must_use]
pub fn refusals(sheet: &Sheet, refused: &[(Refused, String)], is_cut: bool) -> String {
    let of = |reason: Refused| {
        let names: Vec<&str> =
            refused.iter().filter(|(why, _)| *why == reason).map(|(_, name)| name.as_str()).collect();
        (!names.is_empty()).then(|| format!("{}: {}", names.join(", "), sheet.t(reason.key())))
    };
    let cut = is_cut.then(|| sheet.t("feedback-files-cut"));
    Refused::ALL.into_iter().filter_map(of).chain(cut).collect::<Vec<_>>().join(" ")
}
