//! Files that come with a message: made harmless, sealed and kept, or refused with a reason.

use tokio::task::spawn_blocking;

use super::sent::{Sent, SentFile};
use crate::app::{App, AppState};
use crate::attachments::attachment::Limits;
use crate::attachments::{Attachment, MediaType, Refused, check_together, sanitise};
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
pub async fn keep(app: &AppState, shell: &Shell, draft: &mut Draft, sent: Sent) -> Result<String, Error> {
    let mut refused: Vec<(Refused, String)> = Vec::new();
    for SentFile { name, content } in sent.files {
        let name = mask_identity_codes(&name, MASK).text;
        let shown = excerpt(&clean_line(&name), NAME_SHOWN_CHARS);
        let together =
            |bytes: usize| check_together(draft.files.iter().map(|file| file.bytes).chain([bytes]), Limits::STANDARD);
        let harmless = match content.and_then(|content| together(content.len()).map(|()| content)) {
            Ok(content) => make_harmless(app, name, content).await?,
            Err(reason) => Err(reason),
        };
        match harmless {
            Ok(attachment) => draft.files.push(store(app, attachment).await?),
            Err(reason) => refused.push((reason, shown)),
        }
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
