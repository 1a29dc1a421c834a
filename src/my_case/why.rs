//! Why a unit got the case, in one sentence for the resident.

use entity::ids::CaseId;

use crate::app::App;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::routing::explain;
use crate::routing::store::decisions_of;

/// The sentence on the first decision; where a person decided, there are no rules to tell of.
pub async fn sentence(app: &App, case: CaseId, locale: Locale) -> Result<String, Error> {
    let decisions = decisions_of(app.db.reader(), case).await?;
    let trace = decisions.first().and_then(|decided| decided.trace.as_ref());
    Ok(trace.map_or_else(|| text(locale, "receipt-why-chosen"), |trace| explain(&app.county, trace, locale).sentence()))
}

/// The name of a unit; its id when the county has forgotten it.
pub fn unit_name(app: &App, unit: &str, locale: Locale) -> String {
    app.county.unit(unit).map_or(unit, |unit| unit.name.get(locale)).to_owned()
}
