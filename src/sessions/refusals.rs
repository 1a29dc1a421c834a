//! How a refusal looks to someone who has signed in: in their language, with their menu and the way back to their work.

use askama::Template;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::SignedIn;
use crate::app::AppState;
use crate::frame::refusals::{is_bare, with_headers_of, words};
use crate::frame::{StaffPage, StaffShell, page};
use crate::platform::error::{Error, Refusal};

/// The page.
#[derive(Template)]
#[template(path = "errors/refused_staff.html")]
struct RefusedPage {
    shell: StaffShell,
    heading: String,
    sentence: String,
}

/// Gives what staff are refused its page. Faults of ours, and what nobody has signed in for, are left to the frame.
pub async fn show(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.uri().path().starts_with("/staff").then(|| request.headers().clone());
    let response = next.run(request).await;
    let Some(headers) = headers.filter(|_| is_bare(&response) && response.status().is_client_error()) else {
        return response;
    };
    let Ok(Some(signed_in)) = SignedIn::find(&app, &headers).await else { return response };
    let refusal = response.extensions().get::<Refusal>().cloned();
    let error = refusal.as_ref().map(|Refusal(error)| &**error);
    let status = error.map_or(response.status(), Error::status);
    let shell = signed_in.shell(&app, StaffPage::Other);
    let (heading, sentence) = words(&shell, status, error);
    let shown = page(&RefusedPage { shell: shell.titled(&heading), heading, sentence });
    with_headers_of(&response, (status, shown).into_response(), error)
}
