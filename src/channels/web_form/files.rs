//! Files that come with a message: made harmless, sealed and kept, or refused with a reason.

use tokio::task::spawn_blocking;

use super::kept::Kept;
use super::sent::{Sent, SentFile};
use crate::app::{App, AppState};
use crate::attachments::attachment::Limits;
use crate::attachments::{Attachment, MediaType, Refused, check_together, sanitise};
use crate::channels::caller::Caller;
use crate::feedback::draft::{Draft, DraftFile};
use crate::feedback::store::content_place;
use crate::frame::Shell;
use crate::kernel::text::{clean_line, excerpt};
use crate::platform::error::Error;
use crate::platform::files::{FileError, FileName};
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Names in a sentence are cut here.
const NAME_SHOWN_CHARS: usize = 60;

/// Keeps what can be kept, and says in one text why the rest was not; empty when all was.
pub async fn keep(app: &AppState, shell: &Shell, caller: Caller, kept: &mut Kept, sent: Sent) -> Result<String, Error> {
    let mut refused: Vec<(Refused, String)> = Vec::new();
    let mut stored: Vec<(DraftFile, String)> = Vec::new();
    for SentFile { name, content } in sent.files {
        let name = mask_identity_codes(&name, MASK).text;
        let shown = excerpt(&clean_line(&name), NAME_SHOWN_CHARS);
        let new = stored.iter().map(|(file, _)| file);
        let before: Vec<usize> = kept.draft.files.iter().chain(new).map(|file| file.bytes).collect();
        let together = |bytes: usize| check_together(before.into_iter().chain([bytes]), Limits::STANDARD);
        let harmless = match content.and_then(|content| together(content.len()).map(|()| content)) {
            Ok(content) => make_harmless(app, name, content).await?,
            Err(reason) => Err(reason),
        };
        match harmless {
            Ok(attachment) => stored.push((store(app, attachment).await?, shown)),
            Err(reason) => refused.push((reason, shown)),
        }
    }
    if !stored.is_empty() {
        kept.change(app, caller, |draft| stored.iter().for_each(|(file, _)| add(draft, file))).await?;
        // Another request may have filled the room meanwhile. What nobody names goes with the daily sweep.
        stored.retain(|(file, _)| !kept.draft.files.contains(file));
        refused.extend(stored.into_iter().map(|(_, shown)| (Refused::Count, shown)));
    }
    let mut sentences: Vec<String> = Vec::new();
    for reason in Refused::ALL {
        let names: Vec<&str> =
            refused.iter().filter(|(why, _)| *why == reason).map(|(_, name)| name.as_str()).collect();
        if !names.is_empty() {
            sentences.push(format!("{}: {}", names.join(", "), shell.t(reason.key())));
        }
    }
    if sent.is_cut {
        sentences.push(shell.t("feedback-files-cut"));
    }
    Ok(sentences.join(" "))
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
        let app = std::sync::Arc::clone(app);
        move || app.keyring.seal(&app.random, &attachment.bytes, &content_place(&file.to_string())).into_bytes()
    };
    let sealed = spawn_blocking(sealing).await.map_err(Error::internal)?;
    app.files.put(file, sealed, app.clock.today()).await.map_err(failed)?;
    Ok(kept)
}

/// Takes one file away, by its random name. What nobody names any more goes with the daily sweep.
pub fn remove(draft: &mut Draft, file: &str) {
    draft.files.retain(|kept| kept.file != file);
}

fn failed(fault: FileError) -> Error {
    Error::Unavailable(fault.into())
}
