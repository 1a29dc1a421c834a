//! What somebody writes in the form for initiatives, and what a sending of it brought.

use serde::Deserialize;

use crate::actions::save_initiative_draft::save_initiative_draft;
use crate::app::App;
use crate::channels::fields::Fields;
use crate::channels::kept::{self, FIELD_MAX_CHARS, Written};
use crate::feedback::draft::DraftId;
use crate::frame::cookies::{INITIATIVE_DRAFT, ServiceCookie};
use crate::initiatives::draft::{self, Draft};
use crate::initiatives::receipts::sent_before;
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// The form under its id.
pub type Kept = kept::Kept<Draft>;

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

impl Written for Draft {
    const COOKIE: ServiceCookie = INITIATIVE_DRAFT;

    async fn find(app: &App, id: &DraftId) -> Result<Option<Self>, Error> {
        draft::find(app.db.reader(), id, &app.keyring).await
    }

    async fn is_sent(app: &App, id: &DraftId) -> Result<bool, Error> {
        Ok(sent_before(app.db.reader(), id).await?.is_some())
    }

    async fn save(app: &App, id: &DraftId, change: impl FnOnce(&mut Self) + Send) -> Result<Option<Self>, Error> {
        save_initiative_draft(app, id, change).await
    }
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
