//! The form a resident has begun: found by the id it carries, kept at every sending.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;

use crate::actions::save_draft::save_draft;
use crate::app::App;
use crate::channels::cookies::DRAFT;
use crate::channels::fields::Fields;
use crate::feedback::draft::{self, Draft, DraftId};
use crate::feedback::store::sent_before;
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Longer answers to a single question are cut: nothing that long is well formed.
const FIELD_MAX_CHARS: usize = 2_000;

/// A form under its id.
pub struct Kept {
    /// The id that the next page carries.
    pub id: DraftId,
    /// Everything typed so far.
    pub draft: Draft,
}

impl Kept {
    /// The form that the visitor's cookie knows, or a new one. Opening a page keeps nothing.
    pub async fn of_visitor(app: &App, headers: &HeaderMap) -> Result<Self, Error> {
        if let Some(id) = DRAFT.value(app, headers).as_deref().and_then(DraftId::parse)
            && let Some(draft) = draft::find(app.db.reader(), &id, &app.keyring).await?
        {
            return Ok(Self { id, draft });
        }
        Ok(Self::new(app))
    }

    /// The form that was sent: its own id counts before the cookie's, so that it survives a lost cookie.
    /// A form that was sent to the end is a new one.
    pub async fn of_form(app: &App, headers: &HeaderMap, fields: &Fields) -> Result<Self, Error> {
        let Some(id) = id_of(app, headers, fields) else {
            return Ok(Self::new(app));
        };
        if let Some(draft) = draft::find(app.db.reader(), &id, &app.keyring).await? {
            return Ok(Self { id, draft });
        }
        match sent_before(app.db.reader(), &id).await? {
            Some(_) => Ok(Self::new(app)),
            None => Ok(Self { id, draft: Draft::default() }),
        }
    }

    fn new(app: &App) -> Self {
        Self { id: DraftId::draw(&app.random), draft: Draft::default() }
    }

    /// Takes over what was typed, identity codes masked. Says which were, as they were written.
    pub fn take(&mut self, fields: &Fields) -> Vec<String> {
        let mut removed = Vec::new();
        let draft = &mut self.draft;
        let places = [
            ("text", &mut draft.text),
            ("kind", &mut draft.kind),
            ("nps", &mut draft.nps),
            ("service", &mut draft.service),
            ("municipality", &mut draft.municipality),
            ("place", &mut draft.place),
            ("topic", &mut draft.topic),
            ("unit", &mut draft.unit),
            ("reply", &mut draft.reply),
            ("name", &mut draft.name),
            ("email", &mut draft.email),
            ("phone", &mut draft.phone),
            ("publish", &mut draft.publish),
        ];
        for (name, place) in places {
            let Some(typed) = fields.sent(name) else { continue };
            let typed = if name == "text" { typed.to_owned() } else { typed.chars().take(FIELD_MAX_CHARS).collect() };
            // What was typed is masked as it came: cleaning it first could hide a code from the search.
            let masked = mask_identity_codes(&typed, MASK);
            removed.extend(masked.removed.iter().filter_map(|code| typed.get(code.range.clone())).map(str::to_owned));
            *place = masked.text;
        }
        removed
    }

    /// Keeps the form for a day.
    pub async fn save(&self, app: &App) -> Result<(), Error> {
        save_draft(app, &self.id, &self.draft).await
    }

    /// The cookie that finds the form again.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        DRAFT.with(app, self.id.as_str().to_owned())
    }
}

/// The id that came with a form, or else with its cookie.
pub fn id_of(app: &App, headers: &HeaderMap, fields: &Fields) -> Option<DraftId> {
    DraftId::parse(fields.get("draft")).or_else(|| DRAFT.value(app, headers).as_deref().and_then(DraftId::parse))
}
