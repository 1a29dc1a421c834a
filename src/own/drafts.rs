//! Initiatives that are being written, on the own page: what this browser has begun can be kept there, and gone on with from
//! any other.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use crate::actions::save_initiative_draft::{claim_initiative_draft, discard_initiative_draft};
use crate::addresses::Address;
use crate::app::App;
use crate::feedback::draft::DraftId;
use crate::frame::Shell;
use crate::frame::cookies::INITIATIVE_DRAFT;
use crate::frame::dates::date;
use crate::initiatives::draft::{self, OwnDraft};
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::sessions::resident::SignedInResident;

/// What the page shows of them.
pub struct DraftPart {
    /// The title of what this browser has begun and nobody's page has; empty where there is no such thing.
    pub begun: String,
    /// Those on the page.
    pub lines: Vec<DraftLine>,
}

/// One of them.
pub struct DraftLine {
    /// What names it in a form.
    pub hash: String,
    /// Its title.
    pub title: String,
    /// When it was last saved, and how long it is kept.
    pub told: String,
}

impl DraftPart {
    /// The part of somebody's page.
    pub async fn of(app: &App, shell: &Shell, here: &SignedInResident, headers: &HeaderMap) -> Result<Self, Error> {
        let own = draft::of_resident(app.db.reader(), here.account.id, &app.keyring).await?;
        let begun = match begun(app, headers) {
            Some(id) if draft::owner(app.db.reader(), &id).await?.is_none() => {
                draft::find(app.db.reader(), &id, &app.keyring).await?
            }
            _ => None,
        };
        Ok(Self {
            begun: begun.map(|draft| titled(shell, &draft.title)).unwrap_or_default(),
            lines: own.iter().map(|own| line(shell, own)).collect(),
        })
    }
}

/// What this browser has begun.
fn begun(app: &App, headers: &HeaderMap) -> Option<DraftId> {
    INITIATIVE_DRAFT.value(&app.config, headers).as_deref().and_then(DraftId::parse)
}

fn titled(shell: &Shell, title: &str) -> String {
    let title = clean_line(title);
    if title.is_empty() { shell.t("own-draft-untitled") } else { title }
}

fn line(shell: &Shell, own: &OwnDraft) -> DraftLine {
    let days =
        [("saved", date(shell.locale, own.saved_on).into()), ("until", date(shell.locale, own.kept_until()).into())];
    DraftLine {
        hash: own.id.hash(),
        title: titled(shell, &own.draft.title),
        told: shell.t_with("own-draft-told", &days),
    }
}

/// Keeps what this browser has begun, goes on with one, or throws it away.
pub async fn act(
    app: &App,
    shell: &Shell,
    here: &SignedInResident,
    headers: &HeaderMap,
    (wish, hash): (&str, &str),
) -> Result<Response, Error> {
    let own = shell.to(Address::OwnPage);
    if wish == "keep-draft" {
        let id = begun(app, headers).ok_or(Error::NotFound)?;
        claim_initiative_draft(app, here.account.id, &id).await?;
        return Ok(Redirect::to(&format!("{own}?done=draft-kept")).into_response());
    }
    let drafts = draft::of_resident(app.db.reader(), here.account.id, &app.keyring).await?;
    let found = drafts.into_iter().find(|own| own.id.hash() == hash).ok_or(Error::NotFound)?;
    if wish == "drop-draft" {
        discard_initiative_draft(app, &found.id).await?;
        return Ok(Redirect::to(&format!("{own}?done=draft-dropped")).into_response());
    }
    let jar = CookieJar::new().add(INITIATIVE_DRAFT.with(&app.config, found.id.as_str().to_owned()));
    // The check leads back to the first page on which something is missing.
    Ok((jar, Redirect::to(&shell.to(Address::InitiativeCheck))).into_response())
}
