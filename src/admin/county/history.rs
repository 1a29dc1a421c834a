//! Who changed what in the county, newest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::shown::{ShownChange, changes, part};
use crate::accounts::store::names_of;
use crate::app::{App, AppState};
use crate::counties::store::{self, Revision};
use crate::frame::dates::date;
use crate::frame::{StaffPage, StaffShell, page};
use crate::kernel::clock::local_date;
use crate::platform::error::Error;
use crate::sessions::SignedIn;

/// Revisions on a page.
const PAGE: u64 = 20;
/// Changes shown of one revision; a pack may bring thousands.
const CHANGES_MAX: usize = 20;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    before: Option<i32>,
}

#[derive(Template)]
#[template(path = "admin/county/history.html")]
struct HistoryPage {
    shell: StaffShell,
    lines: Vec<Line>,
    next: Option<i32>,
    is_begun: bool,
}

/// A revision as the pages show it.
pub struct Line {
    pub iso: String,
    pub on: String,
    pub by: String,
    pub name: String,
    pub href: String,
    pub reason: String,
    pub changes: Vec<ShownChange>,
    /// How many more changes there were.
    pub more: String,
}

/// `GET /staff/admin/county/history`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<HistoryQuery>,
) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::County);
    let shell = shell.clone().titled(&shell.t("county-history"));
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let mut revisions = store::history(app.db.reader(), None, query.before, PAGE.saturating_add(1)).await?;
    let has_more = revisions.len() > page_size;
    revisions.truncate(page_size);
    let next = revisions.last().filter(|_| has_more).map(|last| last.number);
    let lines = lines(&app, &shell, &revisions).await?;
    Ok(page(&HistoryPage { shell, lines, next, is_begun: query.before.is_some() }))
}

/// Revisions with the names of people and parts.
pub async fn lines(app: &App, shell: &StaffShell, revisions: &[Revision]) -> Result<Vec<Line>, Error> {
    let people: Vec<_> = revisions.iter().filter_map(|revision| revision.by).collect();
    let names = names_of(app.db.reader(), &people).await?;
    let line = |revision: &Revision| {
        let (name, href) = part(shell, &app.county, revision.about.as_deref().unwrap_or_default());
        let on = local_date(revision.at);
        let mut changes = changes(shell, &app.county, revision.about.as_deref(), &revision.changes);
        let more = i64::try_from(changes.len().saturating_sub(CHANGES_MAX)).unwrap_or(i64::MAX);
        changes.truncate(CHANGES_MAX);
        Line {
            iso: on.to_string(),
            on: date(shell.locale, on),
            by: revision.by.and_then(|by| names.get(&by).cloned()).unwrap_or_else(|| shell.t("county-by-operator")),
            name,
            href,
            reason: revision.reason.clone().unwrap_or_default(),
            changes,
            more: if more > 0 { shell.t_with("county-more", &[("count", more.into())]) } else { String::new() },
        }
    };
    Ok(revisions.iter().map(line).collect())
}
