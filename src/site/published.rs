//! Published feedback, newest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::publication::outcome_tag;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::counties::county::Translated;
use crate::frame::dates::date;
use crate::frame::{Link, Shell, Told, page};
use crate::kernel::text::excerpt;
use crate::platform::error::Error;
use crate::publications::publication::Version;
use crate::publications::store::{self, Position};

/// Characters of a text in the list.
const EXCERPT_CHARS: usize = 280;

/// Which ones.
#[derive(Deserialize)]
pub struct Wish {
    /// Only those after this place; what is no place begins at the beginning.
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "site/published.html")]
struct PublishedPage {
    shell: Shell,
    lines: Vec<Line>,
    pages: Pages,
}

/// The way on, and back to the newest.
struct Pages {
    previous: Option<String>,
    next: Option<String>,
    numbers: Vec<Link>,
}

struct Line {
    href: String,
    title: String,
    unit: Told,
    text: Told,
    outcome: Option<(&'static str, &'static str, String)>,
    day: (String, String),
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let after = Position::parse(&wish.after);
    let (versions, next) = store::shown(app.db.reader(), after, &app.keyring).await?;
    let here = shell.to(Address::PublishedFeedback);
    let newest = Link { text: shell.t("changes-newest"), href: here.clone(), current: false };
    let told = PublishedPage {
        lines: versions.iter().filter_map(|version| Line::of(&app, &shell, version)).collect(),
        pages: Pages {
            previous: None,
            next: next.map(|next| format!("{here}?after={next}")),
            numbers: after.map(|_| newest).into_iter().collect(),
        },
        shell,
    };
    Ok(page(&told))
}

impl Line {
    fn of(app: &App, shell: &Shell, version: &Version) -> Option<Self> {
        let on = version.state.given()?.on;
        let kind = shell.t(version.words.kind().text_key());
        let number = version.number?;
        Some(Self {
            href: shell.to(Address::Publication(number)),
            title: shell.t_with("publication-title", &[("kind", kind.into()), ("n", i64::from(number).into())]),
            unit: unit(app, shell, version),
            text: Told::new(shell.locale, version.language, &excerpt(version.words.text(), EXCERPT_CHARS)),
            outcome: version.words.answer().map(|(outcome, _)| outcome_tag(shell, outcome)),
            day: (on.to_string(), date(shell.locale, on)),
        })
    }
}

/// The unit that published it.
pub(super) fn unit(app: &App, shell: &Shell, version: &Version) -> Told {
    let unit = app.county.units.iter().find(|unit| unit.id == version.unit.as_str());
    Told::of(shell.locale, unit.map_or(&Translated::default(), |unit| &unit.name))
}
