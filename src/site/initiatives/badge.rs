//! The badge of an initiative: a small picture with where it stands, which other sites show as an image and nothing else.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderName;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::app::{App, AppState};
use crate::frame::Shell;
use crate::frame::dates::date;
use crate::frame::numbers::number as digits;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::state::state_key;
use crate::initiatives::store;
use crate::platform::error::Error;
use crate::supports::store::counts_of;

/// The colours of our pages, after what the reader's device wants.
const STYLE: &str = "rect{fill:#fff;stroke:#5e6c73}text{fill:#15242b;font:16px system-ui,sans-serif}\
    .s{font-size:14px;fill:#3f4e56}.h{font-weight:700;font-size:20px}\
    @media(prefers-color-scheme:dark){rect{fill:#17252c;stroke:#8fa2a9}text{fill:#f1f3ee}.s{fill:#c0cbce}}";

/// Only the style above holds in it, nothing is fetched, and a page that shows it in a frame shows nothing.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!("default-src 'none'; style-src 'sha256-{style}'; frame-ancestors 'none'; sandbox")
});

/// How long whoever shows it may keep it: five minutes.
const KEPT: &str = "public, max-age=300";

#[derive(Template)]
#[template(path = "site/initiatives/badge.svg")]
struct Badge {
    lang: &'static str,
    style: &'static str,
    /// All of it in a sentence, for who does not see it.
    label: String,
    number: String,
    /// How many whose support counts; empty for one that collects none.
    supporters: String,
    state: String,
    day: String,
}

/// The picture. One that is not public has no badge.
pub async fn show(State(app): State<AppState>, shell: Shell, Path(number): Path<String>) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let (initiative, row) = store::find_by_number(app.db.reader(), number).await?.ok_or(Error::NotFound)?;
    let title = row.title.filter(|_| initiative.is_public()).ok_or(Error::NotFound)?;
    let state = shell.t(&state_key(initiative.state.code()));
    let since = date(shell.locale, initiative.since);
    let values = [("state", state.as_str().into()), ("date", since.as_str().into()), ("title", title.into())];
    let supporters = if initiative.collects { supporters(&app, &shell, &initiative).await? } else { String::new() };
    let label = shell.t_with("initiative-badge-label", &values);
    let badge = Badge {
        lang: shell.locale.code(),
        style: STYLE,
        label: [label.as_str(), &supporters].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        number: format!("{} {number}", shell.t("initiative-number")),
        supporters,
        day: shell.t_with("initiative-badge-since", &[("date", since.as_str().into())]),
        state,
    };
    let headers = [
        (CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (CACHE_CONTROL, KEPT),
        (CONTENT_SECURITY_POLICY, POLICY.as_str()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    Ok((headers, badge.render().map_err(Error::internal)?).into_response())
}

/// How many stand behind it by the county's rule, in words.
async fn supporters(app: &App, shell: &Shell, initiative: &Initiative) -> Result<String, Error> {
    let counts = counts_of(app.db.reader(), initiative.id).await?;
    let total = counts.tally(initiative.kind, &app.county.initiatives.counting).total();
    let n = i64::try_from(total).unwrap_or(i64::MAX);
    Ok(shell.t_with("initiative-badge-supporters", &[("n", n.into()), ("all", digits(shell.locale, total).into())]))
}
