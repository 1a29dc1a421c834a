//! The form a resident has begun: found by the id it carries, kept at every sending.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;

use crate::actions::save_draft::save_draft;
use crate::app::App;
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::draft::{self, Draft, DraftId};
use crate::feedback::store::sent_before;
use crate::frame::cookies::DRAFT;
use crate::platform::error::Error;
use crate::privacy::{mask_identity_codes, removed_codes};
use crate::threads::message::MASK;

/// Longer answers to a single question are cut: nothing that long is well formed.
const FIELD_MAX_CHARS: usize = 2_000;

/// A form under its id.
pub struct Kept {
    /// The id that the next page carries.
    pub id: DraftId,
    /// Everything typed so far.
    pub draft: Draft,
    /// Nothing is kept under the id yet.
    is_new: bool,
}

/// What a form brought, with identity codes masked.
pub struct Typed {
    values: Vec<(&'static str, String)>,
    /// The identity codes, as they were written.
    pub removed: Vec<String>,
}

/// The questions whose answers are kept as they were typed.
const QUESTIONS: [&str; 14] = [
    "text",
    "kind",
    "nps",
    "service",
    "municipality",
    "place",
    "topic",
    "unit",
    "goal",
    "reply",
    "name",
    "email",
    "phone",
    "publish",
];

impl Kept {
    /// The form that the visitor's cookie knows, or a new one. Opening a page keeps nothing.
    pub async fn of_visitor(app: &App, headers: &HeaderMap) -> Result<Self, Error> {
        if let Some(id) = DRAFT.value(&app.config, headers).as_deref().and_then(DraftId::parse)
            && let Some(draft) = draft::find(app.db.reader(), &id, &app.keyring).await?
        {
            return Ok(Self { id, draft, is_new: false });
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

    /// Changes the form as it is kept, not as it was when this request began: another request may have kept more in
    /// between. Whoever begins one form after the other is asked to wait; nothing is kept of the new one then.
    pub async fn change(&mut self, app: &App, caller: Caller, change: impl Fn(&mut Draft)) -> Result<(), Error> {
        if self.is_new {
            let now = app.clock.now();
            app.limits.drafts.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
            app.limits.drafts.strike(caller, now);
        }
        match save_draft(app, &self.id, &change).await? {
            Some(kept) => (self.draft, self.is_new) = (kept, false),
            // The form was sent meanwhile and stays as it was sent.
            None => change(&mut self.draft),
        }
        Ok(())
    }

    /// The cookie that finds the form again.
    pub fn cookie(&self, app: &App) -> Cookie<'static> {
        DRAFT.with(&app.config, self.id.as_str().to_owned())
    }
}

/// The id that came with a form, or else with its cookie.
pub fn id_of(app: &App, headers: &HeaderMap, fields: &Fields) -> Option<DraftId> {
    DraftId::parse(fields.get("draft"))
        .or_else(|| DRAFT.value(&app.config, headers).as_deref().and_then(DraftId::parse))
}

impl Typed {
    /// What a form brought. It is masked as it came: cleaning it first could hide a code from the search.
    pub fn of(fields: &Fields) -> Self {
        let (mut values, mut removed) = (Vec::new(), Vec::new());
        for name in QUESTIONS {
            let Some(typed) = fields.sent(name) else { continue };
            let typed = if name == "text" { typed.to_owned() } else { typed.chars().take(FIELD_MAX_CHARS).collect() };
            removed.extend(removed_codes(&typed));
            values.push((name, mask_identity_codes(&typed, MASK).text));
        }
        Self { values, removed }
    }

    /// Puts it in place of what was typed before; what the form did not ask stays.
    pub fn lay_into(&self, draft: &mut Draft) {
        for (name, typed) in &self.values {
            let place = match *name {
                "text" => &mut draft.text,
                "kind" => &mut draft.kind,
                "nps" => &mut draft.nps,
                "service" => &mut draft.service,
                "municipality" => &mut draft.municipality,
                "place" => &mut draft.place,
                "topic" => &mut draft.topic,
                "unit" => &mut draft.unit,
                "goal" => &mut draft.goal,
                "reply" => &mut draft.reply,
                "name" => &mut draft.name,
                "email" => &mut draft.email,
                "phone" => &mut draft.phone,
                "publish" => &mut draft.publish,
                _ => continue,
            };
            place.clone_from(typed);
        }
    }
}
