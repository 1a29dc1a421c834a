//! The initiative somebody is writing: found by the id it carries, kept at every sending.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use serde::Deserialize;

use crate::actions::save_initiative_draft::save_initiative_draft;
use crate::app::App;
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::draft::DraftId;
use crate::frame::cookies::INITIATIVE_DRAFT;
use crate::initiatives::draft::{self, Draft};
use crate::initiatives::receipts::sent_before;
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Longer answers to a single question are cut: nothing that long is well formed.
const FIELD_MAX_CHARS: usize = 2_000;

/// How a page was reached.
#[derive(Default, Deserialize)]
pub struct Reached {
    #[serde(default)]
    first: String,
}

impl Reached {
    /// A later page led here, because this one comes first.
    pub fn is_early(&self) -> bool {
        !self.first.is_empty()
    }
}

/// A form under its id.
pub struct Kept {
    /// The id that the next page carries.
    pub id: DraftId,
    /// Everything typed so far.
    pub draft: Draft,
    /// Nothing is kept under the id yet.
    is_new: bool,
}

impl Kept {
    /// The form that the visitor's cookie knows, or a new one. Opening a page keeps nothing.
    pub async fn of_visitor(app: &App, headers: &HeaderMap) -> Result<Self, Error> {
        if let Some(id) = INITIATIVE_DRAFT.value(&app.config, headers).as_deref().and_then(DraftId::parse)
            && let Some(draft) = draft::find(app.db.reader(), &id, &app.keyring).await?
        {
            return Ok(Self { id, draft, is_new: false });
        }
        Ok(Self::new(app))
    }

    /// The form that was sent: its own id counts before the cookie's. A form that was sent to the end is a new one.
    pub async fn of_form(app: &App, headers: &HeaderMap, fields: &Fields) -> Result<Self, Error> {
        let Some(id) = id_of(app, headers, fields) else {
            return Ok(Self::new(app));
        };
        if let Some(draft) = draft::find(app.db.reader(), &id, &app.keyring).await? {
            return Ok(Self { id, draft, is_new: false });
        }
        match sent_before(app.db.reader(), &id).await? {
            Some(_) => Ok(Self::new(app)),
            None => Ok(Self { id, draft: Draft::default(), is_new: true }),
        }
    }

    fn new(app: &App) -> Self {
        Self { id: DraftId::draw(&app.random), draft: Draft::default(), is_new: true }
    }

    /// Changes the form as it is kept, not as it was when this request began. Whoever begins one form after the other is
    /// asked to wait; nothing is kept of the new one then.
    pub async fn change(&mut self, app: &App, caller: Caller, change: impl Fn(&mut Draft)) -> Result<(), Error> {
        if self.is_new {
            let now = app.clock.now();
            app.limits.drafts.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
            app.limits.drafts.strike(caller, now);
        }
        match save_initiative_draft(app, &self.id, &change).await? {
            Some(kept) => (self.draft, self.is_new) = (kept, false),
            // The form was sent meanwhile and stays as it was sent.
            None => change(&mut self.draft),
        }
        Ok(())
    }

    /// The cookie that finds the form again.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        INITIATIVE_DRAFT.with(&app.config, self.id.as_str().to_owned())
    }
}

/// The id that came with a form, or else with its cookie.
pub fn id_of(app: &App, headers: &HeaderMap, fields: &Fields) -> Option<DraftId> {
    let kept = || INITIATIVE_DRAFT.value(&app.config, headers).as_deref().and_then(DraftId::parse);
    DraftId::parse(fields.get("draft")).or_else(kept)
}

/// What a field brought, with identity codes masked as they came: cleaning it first could hide one from the search.
pub fn masked(fields: &Fields, name: &str, max_chars: usize) -> String {
    let typed: String = fields.get(name).chars().take(max_chars).collect();
    mask_identity_codes(&typed, MASK).text
}

/// The same for a field of one line.
pub fn line(fields: &Fields, name: &str) -> String {
    masked(fields, name, FIELD_MAX_CHARS)
}

/// Was an identity code in any of these fields?
pub fn has_code(fields: &Fields, names: &[&str]) -> bool {
    names.iter().any(|name| !mask_identity_codes(fields.get(name), MASK).removed.is_empty())
}
