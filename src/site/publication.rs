//! One public text with its answer, its versions and their hashes.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::published::unit;
use crate::addresses::{Address, words};
use crate::answers::answer::Outcome;
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::{Link, Shell, Told, page};
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::publications::publication::{State as Standing, Version, shown_of};
use crate::publications::redaction::Hidden;
use crate::publications::store;

#[derive(Template)]
#[template(path = "site/publication.html")]
struct PublicationPage {
    shell: Shell,
    crumbs: Vec<Link>,
    heading: String,
    unit: Told,
    words: Option<Shown>,
    versions: Vec<VersionLine>,
}

/// Words in their own language.
struct Shown {
    lang: &'static str,
    note: String,
    text: String,
    outcome: Option<(&'static str, &'static str, String)>,
    answer: String,
    /// Something of it is hidden, and marks stand in its place.
    has_marks: bool,
}

/// A version that is or was public.
struct VersionLine {
    title: String,
    standing: String,
    day: (String, String),
    hash: String,
    /// Its words as a file; empty where they are shown to nobody any more.
    href: String,
}

/// The page. Where everything was taken back it says so, with status 410.
pub async fn show(State(app): State<AppState>, shell: Shell, Path(number): Path<String>) -> Result<Response, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let versions = store::of_number(app.db.reader(), number, &app.keyring).await?;
    let latest = versions.last().ok_or(Error::NotFound)?;
    let shown = shown_of(&versions);
    let kind = shell.t(latest.words.kind().text_key());
    let heading = shell.t_with("publication-title", &[("kind", kind.into()), ("n", i64::from(number).into())]);
    let all = Link {
        text: shell.t(Address::PublishedFeedback.title_key()),
        href: shell.to(Address::PublishedFeedback),
        current: false,
    };
    let status = if shown.is_some() { StatusCode::OK } else { StatusCode::GONE };
    let told = PublicationPage {
        crumbs: vec![all],
        unit: unit(&app, &shell, latest),
        words: shown.map(|shown| Shown::of(&shell, shown)),
        versions: versions.iter().rev().filter_map(|version| line(&shell, version, number, shown.is_some())).collect(),
        shell: shell.titled(&heading),
        heading,
    };
    Ok((status, page(&told)).into_response())
}

/// The words of a version as a file: exactly the bytes that its hash is of.
pub async fn file(
    State(app): State<AppState>,
    Path((number, version)): Path<(String, String)>,
) -> Result<Response, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let version: i32 = version.parse().map_err(|_| Error::NotFound)?;
    let words = readable(&app, number, version).await?.ok_or(Error::NotFound)?;
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response())
}

/// The words of a version that everybody may read: the one shown, and those before it that were not taken back.
async fn readable(app: &App, number: u16, version: i32) -> Result<Option<String>, Error> {
    let versions = store::of_number(app.db.reader(), number, &app.keyring).await?;
    let is_shown = shown_of(&versions).is_some();
    let wanted = versions.iter().find(|known| known.version == version);
    Ok(wanted.filter(|wanted| is_shown && is_readable(wanted)).map(|wanted| wanted.words.shown()))
}

fn is_readable(version: &Version) -> bool {
    matches!(version.state, Standing::Published(_) | Standing::Replaced(_))
}

impl Shown {
    fn of(shell: &Shell, version: &Version) -> Self {
        let answer = version.words.answer();
        let shown = version.words.shown();
        let stands = |hidden: Hidden| shown.contains(&format!("[{}]", text(version.language, hidden.text_key())));
        Self {
            has_marks: Hidden::ALL.into_iter().any(stands),
            lang: version.language.code(),
            note: Told::new(shell.locale, version.language, version.words.text()).note,
            text: version.words.text().to_owned(),
            outcome: answer.map(|(outcome, _)| outcome_tag(shell, outcome)),
            answer: answer.map(|(_, text)| text.to_owned()).unwrap_or_default(),
        }
    }
}

fn line(shell: &Shell, version: &Version, number: u16, is_shown: bool) -> Option<VersionLine> {
    let given = version.state.given()?;
    let standing = match version.state {
        Standing::Withdrawn { on, .. } => {
            shell.t_with("publication-withdrawn", &[("day", date(shell.locale, on).into())])
        }
        Standing::Replaced(_) => shell.t("publication-replaced"),
        _ => shell.t("publication-shown"),
    };
    let is_readable = is_shown && is_readable(version);
    Some(VersionLine {
        title: shell.t_with("publication-version", &[("n", i64::from(version.version).into())]),
        standing,
        day: (given.on.to_string(), date(shell.locale, given.on)),
        hash: version.words.hash(),
        href: if is_readable { words(shell.locale, number, version.version) } else { String::new() },
    })
}

/// How an outcome looks: its tone, its sign and its word.
pub(super) fn outcome_tag(shell: &Shell, outcome: Outcome) -> (&'static str, &'static str, String) {
    let (tone, icon) = match outcome {
        Outcome::ChangeMade => ("ok", "check"),
        Outcome::ChangePlanned => ("info", "plan"),
        Outcome::NoChange | Outcome::Answered => ("neutral", "info"),
    };
    (tone, icon, shell.t(outcome.text_key()))
}
