//! How a refusal looks: a calm page for people, problem JSON (RFC 9457) for programs.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::page::page;
use super::sheet::Sheet;
use super::shell::Shell;
use super::visit::Visit;
use crate::app::{App, AppState};
use crate::kernel::locale::Locale;
use crate::platform::error::{Error, Refusal};
use crate::platform::texts::{text, text_with};
use crate::platform::web::request_id::RequestId;

/// Gives every refusal its page, whoever made it: a handler, the router or a layer below this one.
/// Answers that say more than their status, as a form that comes back, stay as they are.
pub async fn show(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let visit = Visit::of(request.uri(), request.headers());
    let id = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    if !is_bare(&response) {
        return response;
    }
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    let refusal = response.extensions().get::<Refusal>().cloned();
    let error = refusal.as_ref().map(|Refusal(error)| &**error);
    let status = error.map_or(response.status(), Error::status);
    log(status, error, &id);
    let shown = if visit.uri.path().starts_with("/api") {
        problem(status, error, &id)
    } else {
        (status, picture(&app, &visit, status, error, id)).into_response()
    };
    with_headers_of(&response, shown, error)
}

/// A panic of a handler is a fault of ours like any other. Its message stays out of the log: it may hold anything.
#[must_use]
pub fn after_panic(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Error::internal(anyhow::anyhow!("a handler panicked")).into_response()
}

/// Is it a refusal that has no page yet?
#[must_use]
pub fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let media = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    (status.is_client_error() || status.is_server_error()) && media.is_none_or(|media| media.starts_with("text/plain"))
}

/// An error is logged here, once, where it stops: the number on the page, what failed, nothing about who asked.
fn log(status: StatusCode, error: Option<&Error>, request: &str) {
    match error {
        Some(Error::Internal(fault)) => tracing::error!(request, fault = format!("{fault:#}"), "a fault of ours"),
        Some(Error::Unavailable(fault)) => tracing::error!(request, fault = format!("{fault:#}"), "nothing was stored"),
        _ if status.is_server_error() => tracing::error!(request, status = status.as_u16(), "not answered"),
        _ => {}
    }
}

fn problem(status: StatusCode, error: Option<&Error>, request: &str) -> Response {
    let title = error.map_or_else(|| status.canonical_reason().unwrap_or_default().to_owned(), ToString::to_string);
    let body = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "request": request });
    (status, [(CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

/// The new answer, with what the old one said about itself: cookies, allowed methods, when to come again.
pub fn with_headers_of(old: &Response, mut new: Response, error: Option<&Error>) -> Response {
    let mut headers: HeaderMap = old.headers().clone();
    headers.remove(CONTENT_TYPE);
    headers.remove(CONTENT_LENGTH);
    if let Some(Error::TooMany { minutes }) = error {
        headers.insert(RETRY_AFTER, HeaderValue::from(minutes.saturating_mul(60)));
    }
    new.headers_mut().extend(headers);
    new
}

/// A page for a refusal.
#[derive(Template)]
#[template(path = "errors/refused.html")]
struct RefusedPage {
    shell: Shell,
    heading: String,
    sentences: Vec<String>,
    number: String,
    /// Whoever came to a public address without a page is helped on.
    is_lost: bool,
}

/// The page while the database is away, in three languages at once: it is what everybody sees then.
#[derive(Template)]
#[template(path = "errors/unavailable.html")]
struct UnavailablePage {
    shell: Shell,
    notices: Vec<Notice>,
}

struct Notice {
    code: &'static str,
    heading: String,
    sentence: String,
    call: String,
    current: bool,
}

fn picture(app: &App, visit: &Visit, status: StatusCode, error: Option<&Error>, number: String) -> Response {
    let shell = Shell::of(app, visit);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        return unavailable(shell);
    }
    let (heading, sentence) = words(&shell, status, error);
    let call = shell.t_with("errors-call", &[("phone", shell.phone.as_str().into())]);
    let number = if status.is_server_error() { number } else { String::new() };
    let is_lost = status == StatusCode::NOT_FOUND && !visit.uri.path().starts_with("/staff");
    page(&RefusedPage { shell: shell.titled(&heading), heading, sentences: vec![sentence, call], number, is_lost })
}

/// What a refusal is called, and the sentence that says what to do.
#[must_use]
pub fn words(sheet: &Sheet, status: StatusCode, error: Option<&Error>) -> (String, String) {
    let (heading, sentence) = match (status, error) {
        (_, Some(Error::StaleForm)) => ("errors-stale-title", sheet.t("errors-stale")),
        (_, Some(Error::TooMany { minutes })) => {
            let minutes = i64::try_from(*minutes).unwrap_or(1);
            ("errors-too-many-title", sheet.t_with("errors-too-many", &[("minutes", minutes.into())]))
        }
        (StatusCode::NOT_FOUND, _) => ("errors-not-found-title", sheet.t("errors-not-found")),
        (StatusCode::FORBIDDEN, _) => ("errors-forbidden-title", sheet.t("errors-forbidden")),
        (StatusCode::CONFLICT, _) => ("errors-conflict-title", sheet.t("errors-conflict")),
        (StatusCode::PAYLOAD_TOO_LARGE, _) => ("errors-too-large-title", sheet.t("errors-too-large")),
        (status, _) if status.is_client_error() => ("errors-malformed-title", sheet.t("errors-malformed")),
        _ => ("errors-internal-title", sheet.t("errors-internal")),
    };
    (sheet.t(heading), sentence)
}

fn unavailable(shell: Shell) -> Response {
    let mut locales = Locale::ALL;
    locales.sort_by_key(|locale| *locale != shell.locale);
    let notice = |locale: Locale| Notice {
        code: locale.code(),
        heading: text(locale, "errors-unavailable-title"),
        sentence: text(locale, "errors-unavailable"),
        call: text_with(locale, "errors-call", &[("phone", shell.phone.as_str().into())]),
        current: locale == shell.locale,
    };
    let notices = locales.map(notice).into();
    let title = shell.t("errors-unavailable-title");
    page(&UnavailablePage { shell: shell.titled(&title), notices })
}
