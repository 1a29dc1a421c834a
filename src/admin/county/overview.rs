//! The sorts of things that can be changed, and the things of one sort.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;

use super::super::person::{DoneQuery, done};
use super::entry::ids;
use super::shown::name_of;
use super::sorts::{NEW, Sort};
use crate::app::AppState;
use crate::counties::County;
use crate::frame::{StaffPage, StaffShell, page};
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::sessions::SignedIn;

#[derive(Template)]
#[template(path = "admin/county/overview.html")]
struct OverviewPage {
    shell: StaffShell,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "admin/county/list.html")]
struct ListPage {
    shell: StaffShell,
    title: String,
    text: String,
    done: String,
    add: Option<(String, String)>,
    lines: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    text: String,
    is_over: bool,
}

/// `GET /staff/admin/county`
pub async fn show(State(app): State<AppState>, signed_in: SignedIn) -> Response {
    let shell = signed_in.shell(&app, StaffPage::County);
    let shell = shell.clone().titled(&shell.t("staff-page-county"));
    let line = |sort: Sort| Line {
        href: format!("/staff/admin/county/{}", sort.code()),
        name: shell.t(sort.title()),
        text: shell.t(sort.text()),
        is_over: false,
    };
    let lines = Sort::ALL.map(line).into_iter().collect();
    page(&OverviewPage { shell, lines })
}

/// `GET /staff/admin/county/{sort}`
pub async fn list(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(sort): Path<String>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Error> {
    let sort = Sort::parse(&sort).ok_or(Error::NotFound)?;
    let shell = signed_in.shell(&app, StaffPage::County);
    let title = shell.t(sort.title());
    let shell = shell.titled(&title);
    let today = app.clock.today();
    let line = |id: &str| Line {
        href: format!("/staff/admin/county/{}/{id}", sort.code()),
        name: name_of(&shell, &app.county, sort, id),
        text: note(&shell, &app.county, sort, id),
        is_over: sort == Sort::Units && app.county.unit(id).is_some_and(|unit| !unit.is_open(today)),
    };
    let lines = ids(&app.county, sort).iter().map(|id| line(id)).collect();
    let add = sort.add().filter(|_| policy::may_somewhere(&signed_in.staff, Operation::EditCounty));
    let add = add.map(|key| (format!("/staff/admin/county/{}/{NEW}", sort.code()), shell.t(key)));
    let (text, done) = (shell.t(sort.text()), done(&shell, &query.done));
    Ok(page(&ListPage { shell, title, text, done, add, lines }))
}

/// What tells a thing from others of its sort, beside its name.
fn note(shell: &StaffShell, county: &County, sort: Sort, id: &str) -> String {
    let unit = |id: &str| super::super::words::unit_name(county, id, shell.locale);
    match sort {
        Sort::Settings => super::settings::SETTINGS
            .iter()
            .find(|setting| setting.id == id)
            .map(|setting| shell.t(setting.text))
            .unwrap_or_default(),
        Sort::Units => county.unit(id).and_then(|unit| unit.parent.as_deref()).map(unit).unwrap_or_default(),
        Sort::Services => county.service(id).map(|service| unit(&service.unit)).unwrap_or_default(),
        Sort::Places => {
            let municipality = county.place(id).and_then(|place| county.municipality(&place.municipality));
            municipality.map(|municipality| municipality.name.get(shell.locale).to_owned()).unwrap_or_default()
        }
        Sort::Phrases => {
            let phrase = county.phrases.iter().find(|phrase| phrase.id == id);
            phrase.map(|phrase| phrase.text.get(shell.locale).to_owned()).unwrap_or_default()
        }
        Sort::Topics => {
            let goal = county.topic(id).and_then(|topic| topic.goal.as_deref()).and_then(|goal| county.goal(goal));
            goal.map(|goal| goal.name.get(shell.locale).to_owned()).unwrap_or_default()
        }
    }
}
