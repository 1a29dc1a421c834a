//! Feeds (RFC 4287): what is new among initiatives, and what happens to one.
//!
//! What always holds: a feed tells nothing that the pages do not tell; its ids are addresses that never change; days are
//! all that is known of when something happened, so an entry has the beginning of its day.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, LAST_MODIFIED};
use axum::response::{IntoResponse, Response};
use chrono::{NaiveDate, SecondsFormat};

use crate::addresses::{Address, feed};
use crate::app::{App, AppState};
use crate::frame::Shell;
use crate::frame::initiative_course::{Reader, course};
use crate::initiatives::event::Happened;
use crate::initiatives::list::Line;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::public_list;
use crate::initiatives::state::state_key;
use crate::initiatives::store;
use crate::initiatives::wish::Wish;
use crate::kernel::clock::start_of_day;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "site/initiatives/feed.xml")]
struct Feed {
    lang: &'static str,
    /// Its own address, which is its id.
    id: String,
    title: String,
    updated: String,
    author: String,
    /// The page that tells the same.
    page: String,
    entries: Vec<Entry>,
}

/// Something new.
struct Entry {
    id: String,
    /// The language of its title.
    lang: &'static str,
    title: String,
    updated: String,
    page: String,
    summary: String,
    /// What somebody wrote, in their language; may be empty.
    said: String,
    said_lang: &'static str,
}

/// What is new among initiatives: those filed last, each with where it stands.
pub async fn of_list(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let found = public_list::list(app.db.reader(), &Wish::default()).await?;
    let updated = found.lines.iter().map(|line| line.since).max();
    let entries = found.lines.iter().map(|line| listed(&shell, line)).collect();
    let title = format!("{} – {}", shell.t(Address::Initiatives.title_key()), shell.organisation);
    written(&app, &shell, Address::Initiatives, title, updated, entries)
}

/// What happens to one initiative. One that is not public has no feed.
pub async fn of_one(State(app): State<AppState>, shell: Shell, Path(number): Path<String>) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let (initiative, row) = store::find_by_number(app.db.reader(), number).await?.ok_or(Error::NotFound)?;
    let title = row.title.filter(|_| initiative.is_public()).ok_or(Error::NotFound)?;
    let happened = store::course_of(app.db.reader(), initiative.id, &app.keyring).await?;
    let here = Address::Initiative(number.year(), number.count());
    let public = (1_usize..).zip(&happened).filter(|(_, step)| step.event.is_public());
    let updated = public.clone().map(|(_, step)| step.on).max();
    let mut entries: Vec<_> =
        public.filter_map(|step| stepped(&app, &shell, here, initiative.language, step)).collect();
    entries.reverse();
    written(&app, &shell, here, format!("{title} – {number}"), updated, entries)
}

fn written(
    app: &App,
    shell: &Shell,
    of: Address,
    title: String,
    updated: Option<NaiveDate>,
    entries: Vec<Entry>,
) -> Result<Response, Error> {
    let updated = updated.unwrap_or_else(|| app.clock.today());
    let told = Feed {
        lang: shell.locale.code(),
        id: format!("{}{}", app.config.base_url, feed(shell.locale, of)),
        title,
        updated: instant(updated),
        author: shell.organisation.clone(),
        page: full(shell, of),
        entries,
    };
    let headers = [
        (CONTENT_TYPE, "application/atom+xml; charset=utf-8".to_owned()),
        (LAST_MODIFIED, start_of_day(updated).format("%a, %d %b %Y %H:%M:%S GMT").to_string()),
    ];
    Ok((headers, told.render().map_err(Error::internal)?).into_response())
}

/// An initiative as an entry of the list.
fn listed(shell: &Shell, line: &Line) -> Entry {
    let number = InitiativeNumber::parse(&line.number);
    let page = full(shell, number.map_or(Address::Initiatives, |n| Address::Initiative(n.year(), n.count())));
    let language = Locale::parse(&line.language).unwrap_or(shell.locale);
    let unnamed = || shell.t_with("initiative-unnamed", &[("number", line.number.as_str().into())]);
    Entry {
        id: page.clone(),
        lang: if line.title.is_some() { language } else { shell.locale }.code(),
        title: line.title.clone().unwrap_or_else(unnamed),
        updated: instant(line.since),
        page,
        summary: shell.t(&state_key(&line.state)),
        said: line.proposal.clone().unwrap_or_default(),
        said_lang: language.code(),
    }
}

/// A step of an initiative as an entry of its feed, by its place among all steps.
fn stepped(
    app: &App,
    shell: &Shell,
    of: Address,
    language: Locale,
    (place, step): (usize, &Happened),
) -> Option<Entry> {
    let told = course(&app.county, shell.locale, std::slice::from_ref(step), Reader::Everybody).pop()?;
    let page = full(shell, of);
    Some(Entry {
        id: format!("{page}#step-{place}"),
        lang: shell.locale.code(),
        summary: if told.text.is_empty() { told.title.clone() } else { told.text },
        title: told.title,
        updated: instant(step.on),
        page,
        said: told.said,
        said_lang: language.code(),
    })
}

fn full(shell: &Shell, of: Address) -> String {
    format!("{}{}", shell.base_url, shell.to(of))
}

/// The beginning of a day in Finland (RFC 3339): whoever reads it never finds an hour that is still to come.
fn instant(on: NaiveDate) -> String {
    start_of_day(on).to_rfc3339_opts(SecondsFormat::Secs, true)
}
