//! What somebody writes in the form for feedback, and what a sending of it brought.

use crate::actions::save_draft::save_draft;
use crate::app::App;
use crate::channels::fields::Fields;
use crate::channels::kept::{self, FIELD_MAX_CHARS, Written};
use crate::feedback::draft::{self, Draft, DraftId};
use crate::feedback::store::sent_before;
use crate::frame::cookies::{DRAFT, ServiceCookie};
use crate::platform::error::Error;
use crate::privacy::{mask_identity_codes, removed_codes};
use crate::threads::message::MASK;

/// The form under its id.
pub type Kept = kept::Kept<Draft>;

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

impl Written for Draft {
    const COOKIE: ServiceCookie = DRAFT;

    async fn find(app: &App, id: &DraftId) -> Result<Option<Self>, Error> {
        draft::find(app.db.reader(), id, &app.keyring).await
    }

    async fn is_sent(app: &App, id: &DraftId) -> Result<bool, Error> {
        Ok(sent_before(app.db.reader(), id).await?.is_some())
    }

    async fn save(app: &App, id: &DraftId, change: impl FnOnce(&mut Self) + Send) -> Result<Option<Self>, Error> {
        save_draft(app, id, change).await
    }
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
