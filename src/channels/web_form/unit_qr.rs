//! A unit's own link as a QR image, for doors and waiting rooms.

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::addresses::unit_link;
use crate::app::AppState;
use crate::frame::qr;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

/// The image; the language is that of the county's first required one, and the page offers the others.
pub async fn show(State(app): State<AppState>, Path(unit): Path<String>) -> Result<Response, Error> {
    let unit = app.county.unit(&unit).filter(|unit| unit.is_open(app.clock.today())).ok_or(Error::NotFound)?;
    let locale = app.county.facts.required_languages.first().copied().unwrap_or(Locale::Fi);
    let address = format!("{}{}", app.config.base_url, unit_link(locale, &unit.id));
    let image = qr::svg(&address, unit.name.get(locale))?.0;
    let headers = [(CONTENT_TYPE, "image/svg+xml; charset=utf-8"), (CACHE_CONTROL, "public, max-age=86400")];
    Ok((headers, image).into_response())
}
