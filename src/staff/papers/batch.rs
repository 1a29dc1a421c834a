//! One batch: its scans, its lines, and the form in which the next line is typed.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::form::{ComesBack, LineFields, LineForm};
use super::{address, batch_address, batch_in, line_address};
use crate::actions::keep_paper_line::{Place, enter_paper_line};
use crate::actions::read_papers::{read_papers, read_scan};
use crate::app::{App, AppState};
use crate::attachments::MediaType;
use crate::frame::dates::date;
use crate::frame::form::{Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell, numbers, page};
use crate::initiatives::number::InitiativeNumber;
use crate::papers::line::{Line, state_key};
use crate::papers::statement::{Asked as Wanted, Statement};
use crate::papers::store::{self, Scan};
use crate::platform::error::Error;
use crate::platform::web::download::saved;
use crate::sessions::{Posted, SignedIn};
use crate::supports::support::is_collecting;

/// What the address tells.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The place of the last line of the page before.
    after: String,
    /// The line that was typed a moment ago: most of the next one is alike.
    line: String,
}

/// The page.
#[derive(Template)]
#[template(path = "staff/papers/batch.html")]
pub struct BatchPage {
    shell: StaffShell,
    here: String,
    back: Link,
    heading: String,
    notice: String,
    errors: Vec<FieldError>,
    facts: Vec<(String, String)>,
    scans: Vec<(Link, String)>,
    lines: Vec<LineRow>,
    more: Option<String>,
    /// The line to compare next, if there is one.
    next: Option<String>,
    is_open: bool,
    /// The form for the next line is there.
    has_form: bool,
    form: LineForm,
    fields: LineFields,
}

/// A line in the list.
struct LineRow {
    href: String,
    position: i32,
    sheet: String,
    name: String,
    ground: String,
    state: (&'static str, &'static str, String),
}

/// `GET /staff/initiatives/{initiative}/papers/{batch}`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((number, batch)): Path<(String, i32)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let after = asked.after.parse().unwrap_or(0);
    let mut shown = BatchPage::read(&app, &signed_in, (number, batch), after, LineForm::default()).await?;
    if let Ok(line) = asked.line.parse() {
        shown.go_on_after(&app, (number, batch), line).await?;
    }
    Ok(page(&shown))
}

/// `POST /staff/initiatives/{initiative}/papers/{batch}`: types the next line.
pub async fn enter(posted: Posted<LineForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let (number, batch) = batch_in(&address).ok_or(Error::NotFound)?;
    let (initiative, found) = read_papers(&app, &signed_in.staff, (number, batch)).await?;
    let wanted = Wanted { kind: initiative.kind, sheets: found.sheets, received_on: found.received_on };
    match form.statement(wanted, |id| app.county.municipality(id).is_some()) {
        Ok(statement) => match enter_paper_line(&app, &signed_in.staff, (number, batch), statement).await {
            Ok(line) => Ok(Redirect::to(&format!("{}?line={line}#name", batch_address(number, batch))).into_response()),
            // Collecting ended while the line was typed: it is there to be copied.
            Err(Error::NotNow(_)) => {
                let shown = BatchPage::read(&app, &signed_in, (number, batch), 0, form).await?;
                let shown = BatchPage { has_form: true, ..shown.with_notice("paper-closed") };
                Ok((StatusCode::CONFLICT, page(&shown)).into_response())
            }
            Err(fault) => Err(fault),
        },
        Err(faults) => {
            let shown = BatchPage::read(&app, &signed_in, (number, batch), 0, form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_faults(faults))).into_response())
        }
    }
}

/// `GET …/scans/{scan}`: always saved, never shown by the browser as a page of ours.
pub async fn download(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((number, batch, scan)): Path<(String, i32, i32)>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let (scan, content) = read_scan(&app, &signed_in.staff, (number, batch), scan).await?;
    let media = MediaType::parse(&scan.media_type).map_or("application/octet-stream", MediaType::mime);
    Ok(saved(media, &scan.name, content))
}

impl ComesBack for BatchPage {
    fn parts(&mut self) -> (&mut StaffShell, &mut String, &mut Vec<FieldError>) {
        (&mut self.shell, &mut self.notice, &mut self.errors)
    }
}

impl BatchPage {
    /// The page, from a place on; that its names were read is noted.
    pub async fn read(
        app: &App,
        signed_in: &SignedIn,
        (number, batch): (InitiativeNumber, i32),
        after: i32,
        form: LineForm,
    ) -> Result<Self, Error> {
        let (initiative, batch) = read_papers(app, &signed_in.staff, (number, batch)).await?;
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let here = batch_address(number, batch.number);
        let heading = shell.t_with("paper-batch", &[("n", i64::from(batch.number).into())]);
        let (lines, last) = store::lines_after(conn, batch.id, after, keyring).await?;
        let scans = store::scans_of(conn, batch.id, keyring).await?;
        let next = store::next_open(conn, batch.id, 0, signed_in.staff.id).await?;
        let is_open = is_collecting(&initiative, app.clock.today());
        let place = |line: i32| Place { initiative: number, batch: batch.number, line };
        Ok(Self {
            back: Link { text: shell.t("paper-title"), href: address(number), current: false },
            notice: String::new(),
            errors: Vec::new(),
            facts: vec![
                (shell.t("paper-received-on"), date(shell.locale, batch.received_on)),
                (shell.t("paper-sheets"), batch.sheets.to_string()),
                (shell.t("paper-brought-by"), batch.brought_by.clone().unwrap_or_else(|| shell.t("paper-forgotten"))),
            ],
            scans: scans.iter().map(|scan| scan_link(&shell, &here, scan)).collect(),
            lines: lines.iter().map(|line| LineRow::of(app, &shell, place(line.position), line)).collect(),
            more: last.map(|last| format!("{here}?after={last}")),
            next: next.map(|line| line_address(place(line))),
            is_open,
            has_form: is_open,
            fields: LineFields::of(app, &shell, initiative.kind, &form),
            form,
            here,
            shell: shell.titled(&heading),
            heading,
        })
    }

    /// The form for the line that follows one.
    async fn go_on_after(
        &mut self,
        app: &App,
        (number, batch): (InitiativeNumber, i32),
        line: i32,
    ) -> Result<(), Error> {
        let conn = app.db.reader();
        let Some(initiative) = crate::initiatives::store::find_by_number(conn, number).await? else { return Ok(()) };
        let Some(batch) = store::find_batch_of(conn, initiative.0.id, batch, &app.keyring).await? else {
            return Ok(());
        };
        let typed = store::find_line(conn, batch.id, line, &app.keyring).await?.and_then(|line| line.statement);
        let Some(typed) = typed else { return Ok(()) };
        self.form = LineForm::of(&typed).next();
        self.fields = LineFields::of(app, &self.shell, initiative.0.kind, &self.form);
        Ok(())
    }
}

/// A scan as a page links to it, with its size.
pub fn scan_link(shell: &StaffShell, batch: &str, scan: &Scan) -> (Link, String) {
    let link = Link { text: scan.name.clone(), href: format!("{batch}/scans/{}", scan.position), current: false };
    (link, numbers::size(shell, usize::try_from(scan.bytes).unwrap_or_default()))
}

/// How the state of a line looks: tone, sign and word.
pub fn state_tag(shell: &StaffShell, line: &Line) -> (&'static str, &'static str, String) {
    let code = line.state.code();
    let (tone, icon) = match code {
        "checked" => ("ok", "check"),
        "rejected" => ("err", "warn"),
        "checked_once" => ("info", "user"),
        _ => ("neutral", "clock"),
    };
    (tone, icon, shell.t(&state_key(code)))
}

impl LineRow {
    fn of(app: &App, shell: &StaffShell, place: Place, line: &Line) -> Self {
        let statement = line.statement.as_ref();
        Self {
            href: line_address(place),
            position: line.position,
            sheet: statement.map(|statement| statement.sheet.to_string()).unwrap_or_default(),
            name: statement.map_or_else(|| shell.t("paper-forgotten"), |statement| statement.name.clone()),
            ground: statement.map(|statement| ground_in_words(app, shell, statement)).unwrap_or_default(),
            state: state_tag(shell, line),
        }
    }
}

/// The ground with its municipality: *Resident, Kotka*.
pub fn ground_in_words(app: &App, shell: &StaffShell, statement: &Statement) -> String {
    let town = statement.municipality.as_deref().and_then(|id| app.county.municipality(id));
    let town = town.map(|town| town.name.get(shell.locale).to_owned());
    std::iter::once(shell.t(statement.ground.short_key())).chain(town).collect::<Vec<_>>().join(", ")
}
