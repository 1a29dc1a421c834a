//! Why a unit got the case, in one sentence for the resident.

use entity::ids::CaseId;

use crate::app::App;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::routing::store::decisions_of;
use crate::routing::{Trace, explain};

/// The sentence on a decision; where a person decided, there are no rules to tell of.
pub fn sentence(app: &App, trace: Option<&Trace>, locale: Locale) -> String {
    trace.map_or_else(|| text(locale, "receipt-why-chosen"), |trace| explain(&app.county, trace, locale).sentence())
}

/// The sentence on the first decision about a case.
pub async fn first_sentence(app: &App, case: CaseId, locale: Locale) -> Result<String, Error> {
    let decisions = decisions_of(app.db.reader(), case).await?;
    Ok(sentence(app, decisions.first().and_then(|decided| decided.trace.as_ref()), locale))
}

/// The name of a unit; its id when the county has forgotten it.
pub fn unit_name(app: &App, unit: &str, locale: Locale) -> String {
    app.county.unit(unit).map_or(unit, |unit| unit.name.get(locale)).to_owned()
}
