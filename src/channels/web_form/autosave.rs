//! Keeping what is typed while it is typed: script asks for it, and says so on the page.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::kept::{Kept, Typed};
use crate::app::AppState;
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::feedback::store::sent_before;
use crate::frame::Shell;
use crate::platform::error::Error;

/// Keeps the fields that were sent; the others stay as they are.
pub async fn save(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    shell.check(fields.get("form_token"))?;
    if let Some(id) = Kept::id_of(&app, &headers, &fields)
        && sent_before(app.db.reader(), &id).await?.is_some()
    {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let typed = Typed::of(&fields);
    kept.change(&app, caller, |draft| typed.lay_into(draft)).await?;
    Ok((StatusCode::NO_CONTENT, jar.add(kept.cookie(&app))).into_response())
}
