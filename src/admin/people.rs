//! The people who work here, by name.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use entity::ids::StaffId;
use serde::Deserialize;

use super::words::role_name;
use crate::accounts::people::{self, Grant, PAGE, Person, Wish};
use crate::app::AppState;
use crate::frame::{StaffPage, StaffShell, page};
use crate::kernel::text::clean_line;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::sessions::SignedIn;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeopleQuery {
    search: String,
    after: String,
}

/// The list.
#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    shell: StaffShell,
    search: String,
    lines: Vec<Line>,
    /// Where the next page begins.
    next: Option<String>,
    is_begun: bool,
    may_invite: bool,
}

struct Line {
    href: String,
    name: String,
    email: String,
    roles: String,
    is_closed: bool,
}

/// `GET /staff/admin/people`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<PeopleQuery>,
) -> Result<Response, Error> {
    let search = clean_line(&query.search);
    let wish = Wish { search: search.clone(), after: place(&query.after) };
    let is_begun = wish.after.is_some();
    let mut found = people::list(app.db.reader(), &wish).await?;
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = found.len() > page_size;
    found.truncate(page_size);
    let ids: Vec<StaffId> = found.iter().map(|person| person.id).collect();
    let held = people::grants_of(app.db.reader(), &ids).await?;

    let shell = signed_in.shell(&app, StaffPage::People);
    let title = shell.t("staff-page-people");
    let shell = shell.titled(&title);
    let next = found.last().filter(|_| has_more).map(|last| format!("{}.{}", last.sort_key, last.id));
    let today = app.clock.today();
    let line = |person: &Person| {
        let is_theirs = |held: &&Grant| held.staff == person.id && held.from_on <= today && !held.is_over(today);
        let roles: Vec<String> =
            held.iter().filter(is_theirs).map(|held| role_name(&shell, &app.county, held)).collect();
        Line {
            href: format!("/staff/admin/people/{}", person.id),
            name: person.name.clone(),
            email: person.email.clone(),
            roles: roles.join(" · "),
            is_closed: !person.is_enabled(today),
        }
    };
    let lines = found.iter().map(line).collect();
    let may_invite = policy::may_somewhere(&signed_in.staff, Operation::GiveRole);
    Ok(page(&PeoplePage { shell, search, lines, next, is_begun, may_invite }))
}

/// Reads the place that a page begins after: where a name stands, and whose it is.
fn place(text: &str) -> Option<(String, StaffId)> {
    let (key, id) = text.split_once('.')?;
    Some((key.to_owned(), StaffId(id.parse().ok()?)))
}
