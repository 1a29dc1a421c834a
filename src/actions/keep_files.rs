//! Keep files that came with a form: made harmless and sealed, or refused with a reason.
//!
//! A file is kept before its form is sent. What no draft and no case names goes with the daily sweep.

use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::save_draft::save_draft;
use crate::app::{App, AppState};
use crate::attachments::attachment::Limits;
use crate::attachments::{Attachment, MediaType, Refused, SentFile, check_together, sanitise};
use crate::feedback::draft::{Draft, DraftFile, DraftId};
use crate::feedback::store::content_place;
use crate::kernel::text::{clean_line, excerpt};
use crate::platform::error::Error;
use crate::platform::files::{FileError, FileName};
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Names in a sentence are cut here.
const NAME_SHOWN_CHARS: usize = 60;

/// Files that are not kept, with their names as a sentence may show them.
pub type NotKept = Vec<(Refused, String)>;

/// Keeps with a form what can be kept of the files that came with it. The form as it is now, and what was refused.
pub async fn keep_files(
    app: &AppState,
    id: &DraftId,
    mut draft: Draft,
    files: Vec<SentFile>,
) -> Result<(Draft, NotKept), Error> {
    let mut refused = NotKept::new();
    let mut stored: Vec<(DraftFile, String)> = Vec::new();
    for file in files {
        let new = stored.iter().map(|(file, _)| file);
        let before: Vec<usize> = draft.files.iter().chain(new).map(|file| file.bytes).collect();
        let together = |bytes: usize| check_together(before.into_iter().chain([bytes]), Limits::STANDARD);
        let content = file.content.and_then(|content| together(content.len()).map(|()| content));
        let shown = excerpt(&clean_line(&mask_identity_codes(&file.name, MASK).text), NAME_SHOWN_CHARS);
        match keep_file(app, SentFile { name: file.name, content }).await? {
            Ok(file) => stored.push((file, shown)),
            Err(reason) => refused.push((reason, shown)),
        }
    }
    if !stored.is_empty() {
        let change = |draft: &mut Draft| stored.iter().for_each(|(file, _)| add(draft, file));
        if let Some(kept) = save_draft(app, id, change).await? {
            draft = kept;
        }
        // Another request may have filled the room meanwhile, or sent the form.
        stored.retain(|(file, _)| !draft.files.contains(file));
        refused.extend(stored.into_iter().map(|(_, shown)| (Refused::Count, shown)));
    }
    Ok((draft, refused))
}

/// Keeps one file, or says why not. Identity codes in its name, and in a text, are masked before.
pub async fn keep_file(app: &AppState, sent: SentFile) -> Result<Result<DraftFile, Refused>, Error> {
    let harmless = match sent.content {
        Ok(content) => make_harmless(app, mask_identity_codes(&sent.name, MASK).text, content).await?,
        Err(reason) => Err(reason),
    };
    match harmless {
        Ok(attachment) => store(app, attachment).await.map(Ok),
        Err(reason) => Ok(Err(reason)),
    }
}

/// The content of a kept file, by its random name.
pub async fn open_file(app: &App, file: &str) -> Result<Vec<u8>, Error> {
    let name = FileName::parse(file).ok_or(Error::NotFound)?;
    let sealed = String::from_utf8(app.files.get(name).await.map_err(Error::internal)?).map_err(Error::internal)?;
    app.keyring.open(&sealed, &content_place(file)).map_err(Error::internal)
}

/// Takes one file away from a form, by its random name.
pub fn remove_file(draft: &mut Draft, file: &str) {
    draft.files.retain(|kept| kept.file != file);
}

fn add(draft: &mut Draft, file: &DraftFile) {
    let sizes = draft.files.iter().map(|kept| kept.bytes).chain([file.bytes]);
    if check_together(sizes, Limits::STANDARD).is_ok() {
        draft.files.push(file.clone());
    }
}

async fn make_harmless(app: &App, name: String, content: Vec<u8>) -> Result<Result<Attachment, Refused>, Error> {
    let _turn = app.pictures.acquire().await.map_err(Error::internal)?;
    let work = move || {
        sanitise(&name, content, Limits::STANDARD).map(|mut attachment| {
            if attachment.media_type == MediaType::Text
                && let Ok(text) = str::from_utf8(&attachment.bytes)
            {
                attachment.bytes = mask_identity_codes(text, MASK).text.into_bytes();
            }
            attachment
        })
    };
    spawn_blocking(work).await.map_err(Error::internal)
}

async fn store(app: &AppState, attachment: Attachment) -> Result<DraftFile, Error> {
    let file = FileName::new(app.random.uuid());
    let kept = DraftFile {
        file: file.to_string(),
        name: attachment.name,
        media_type: attachment.media_type.mime().to_owned(),
        bytes: attachment.bytes.len(),
    };
    let sealing = {
        let app = Arc::clone(app);
        move || app.keyring.seal(&app.random, &attachment.bytes, &content_place(&file.to_string())).into_bytes()
    };
    let sealed = spawn_blocking(sealing).await.map_err(Error::internal)?;
    app.files.put(file, sealed, app.clock.today()).await.map_err(failed)?;
    Ok(kept)
}

fn failed(fault: FileError) -> Error {
    Error::Unavailable(fault.into())
}
