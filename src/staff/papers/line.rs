//! One line: what was typed beside what the sheet says, who may be the same person, and the comparing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::{PaperBatchId, StaffId};

use super::batch::{ground_in_words, scan_link, state_tag};
use super::form::{ComesBack, LineFields, LineForm, reasons};
use super::{batch_address, line_address, line_in};
use crate::accounts::store::names_of;
use crate::actions::keep_paper_line::{Deed, Place, change_paper_line, look_alikes};
use crate::actions::read_papers::read_papers;
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::papers::line::{Line, State as Standing, Verdict};
use crate::papers::statement::Asked;
use crate::papers::store;
use crate::platform::error::Error;
use crate::sessions::{Posted, SignedIn, kept_for};
use crate::supports::people::Bearer;
use crate::supports::support::is_collecting;

/// The page.
#[derive(Template)]
#[template(path = "staff/papers/line.html")]
pub struct LinePage {
    shell: StaffShell,
    here: String,
    back: Link,
    heading: String,
    notice: String,
    errors: Vec<FieldError>,
    version: i32,
    state: (&'static str, &'static str, String),
    /// Who did what last, and why it does not count.
    course: Vec<String>,
    facts: Vec<(String, String)>,
    scans: Vec<(Link, String)>,
    verdicts: Vec<Choice>,
    seen: String,
    /// The initiative collects, so lines still come and go.
    is_open: bool,
    next: Next,
    form: LineForm,
    fields: LineFields,
    reasons: Vec<Choice>,
}

/// Which forms the page has for whoever reads it.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form that is there or not")]
struct Next {
    check: bool,
    /// It counts, and somebody alike has come since.
    look_again: bool,
    correct: bool,
    reject: bool,
    take_up: bool,
}

impl Next {
    fn of(line: &Line, reader: StaffId, is_open: bool) -> Self {
        if !is_open || line.statement.is_none() {
            return Self::default();
        }
        match line.state {
            Standing::Entered { .. } => Self { check: true, correct: true, reject: true, ..Self::default() },
            Standing::CheckedOnce { by, .. } => {
                Self { check: by != reader, correct: true, reject: true, ..Self::default() }
            }
            Standing::Checked { .. } => Self { look_again: true, reject: true, ..Self::default() },
            Standing::Rejected { by, .. } => Self { take_up: by != reader, ..Self::default() },
        }
    }
}

/// `GET /staff/initiatives/{initiative}/papers/{batch}/lines/{line}`, with what was kept of a form whose session had
/// ended.
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((number, batch, line)): Path<(String, i32, i32)>,
) -> Result<Response, Error> {
    let initiative = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let place = Place { initiative, batch, line };
    if let Some(kept) = kept_for(&app, &signed_in, &line_address(place)).await? {
        let form: LineForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        let shown = LinePage::read(&app, &signed_in, place, Some(form)).await?;
        return Ok(page(&shown.with_notice("staff-unsent-signed-out")));
    }
    Ok(page(&LinePage::read(&app, &signed_in, place, None).await?))
}

/// `POST …/lines/{line}`: mends, compares or rejects it, or takes it up again. Leads to the next line to compare.
pub async fn submit(posted: Posted<LineForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let place = line_in(&address).ok_or(Error::NotFound)?;
    let deed = if form.deed == "correct" {
        let (initiative, batch) = read_papers(&app, &signed_in.staff, (place.initiative, place.batch)).await?;
        let asked = Asked { kind: initiative.kind, sheets: batch.sheets, received_on: batch.received_on };
        form.statement(asked, |id| app.county.municipality(id).is_some()).map(Deed::Correct)
    } else {
        form.deed().map_err(|fault| vec![fault])
    };
    let deed = match deed {
        Ok(deed) => deed,
        Err(faults) => {
            let shown = LinePage::read(&app, &signed_in, place, Some(form)).await?.with_faults(faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response());
        }
    };
    let stays = matches!(deed, Deed::Correct(_) | Deed::TakeUp);
    match change_paper_line(&app, &signed_in.staff, place, (form.version(), deed)).await {
        Ok(_) if stays => Ok(Redirect::to(&line_address(place)).into_response()),
        Ok(batch) => Ok(Redirect::to(&next_address(&app, &signed_in, place, batch).await?).into_response()),
        Err(Error::Conflict | Error::NotNow(_)) => {
            let shown = LinePage::read(&app, &signed_in, place, Some(form)).await?;
            let shown =
                if shown.is_open { shown.with_faults(vec![("verdict", "paper-moved-on")]) } else { shown.ended() };
            Ok((StatusCode::CONFLICT, page(&shown)).into_response())
        }
        Err(fault) => Err(fault),
    }
}

/// The next line that this person can compare; the batch where there is none.
async fn next_address(app: &App, signed_in: &SignedIn, place: Place, batch: PaperBatchId) -> Result<String, Error> {
    let next = store::next_open(app.db.reader(), batch, place.line, signed_in.staff.id).await?;
    Ok(match next {
        Some(line) => line_address(Place { line, ..place }),
        None => batch_address(place.initiative, place.batch),
    })
}

impl ComesBack for LinePage {
    fn parts(&mut self) -> (&mut StaffShell, &mut String, &mut Vec<FieldError>) {
        (&mut self.shell, &mut self.notice, &mut self.errors)
    }
}

impl LinePage {
    /// The page, with what was typed if a form comes back; that the line was read is noted.
    pub async fn read(app: &App, signed_in: &SignedIn, place: Place, form: Option<LineForm>) -> Result<Self, Error> {
        let (initiative, batch) = read_papers(app, &signed_in.staff, (place.initiative, place.batch)).await?;
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let line = store::find_line(conn, batch.id, place.line, keyring).await?.ok_or(Error::NotFound)?;
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let is_open = is_collecting(&initiative, app.clock.today());
        let mut next = Next::of(&line, signed_in.staff.id, is_open);
        let looks = next.check || next.look_again;
        let alike = if looks { look_alikes(app, conn, &initiative, &line).await? } else { Vec::new() };
        next.look_again &= !alike.is_empty();
        let scans = store::scans_of(conn, batch.id, keyring).await?;
        let heading = shell.t_with("paper-line", &[("n", i64::from(place.line).into())]);
        let typed = line.statement.as_ref().map(LineForm::of).unwrap_or_default();
        let form = form.unwrap_or(typed);
        let batch_here = batch_address(place.initiative, place.batch);
        Ok(Self {
            here: line_address(place),
            back: Link {
                text: shell.t_with("paper-batch", &[("n", i64::from(place.batch).into())]),
                href: batch_here.clone(),
                current: false,
            },
            notice: String::new(),
            errors: Vec::new(),
            version: line.version,
            state: state_tag(&shell, &line),
            course: course(app, &shell, signed_in, &line).await?,
            facts: facts(app, &shell, &line),
            scans: scans.iter().map(|scan| scan_link(&shell, &batch_here, scan)).collect(),
            verdicts: verdicts(app, &shell, &alike, (next.check, &form.verdict)),
            seen: alike.iter().map(|bearer| bearer.id.to_string()).collect::<Vec<_>>().join(" "),
            is_open,
            next,
            fields: LineFields::of(app, &shell, initiative.kind, &form),
            reasons: reasons(&shell, &form.reason),
            form,
            shell: shell.titled(&heading),
            heading,
        })
    }

    /// The page after collecting has ended while somebody wrote: what they typed is there to be copied.
    fn ended(mut self) -> Self {
        self.next.correct = self.form.deed == "correct";
        self.with_notice("paper-closed")
    }
}

/// What stands on the line, as it was typed.
fn facts(app: &App, shell: &StaffShell, line: &Line) -> Vec<(String, String)> {
    let Some(statement) = &line.statement else {
        return vec![(shell.t("paper-name"), shell.t("paper-forgotten"))];
    };
    let born_on = statement.born_on.map(|day| (shell.t("paper-born-on"), date(shell.locale, day)));
    let business_id = statement.business_id.as_ref().map(|id| (shell.t("initiative-business-id"), id.to_string()));
    let told = [
        (shell.t("paper-sheet"), statement.sheet.to_string()),
        (shell.t("paper-name"), statement.name.clone()),
        (shell.t("paper-ground"), ground_in_words(app, shell, statement)),
    ];
    told.into_iter().chain(business_id).chain(born_on).collect()
}

/// Who did what last.
async fn course(app: &App, shell: &StaffShell, signed_in: &SignedIn, line: &Line) -> Result<Vec<String>, Error> {
    let (people, keys): (Vec<StaffId>, Vec<&str>) = match line.state {
        Standing::Entered { by } => (vec![by], vec!["paper-course-entered"]),
        Standing::CheckedOnce { by, .. } => (vec![by], vec!["paper-course-compared"]),
        Standing::Checked { first, second, .. } => {
            (vec![first, second], vec!["paper-course-compared", "paper-course-compared"])
        }
        Standing::Rejected { by, .. } => (vec![by], vec!["paper-course-rejected"]),
    };
    let names = names_of(app.db.reader(), &people).await?;
    let name = |id: &StaffId| names.get(id).cloned().unwrap_or_default();
    let mut told: Vec<String> =
        people.iter().zip(keys).map(|(id, key)| shell.t_with(key, &[("name", name(id).into())])).collect();
    match line.state {
        Standing::Rejected { reason, .. } => told.push(shell.t(reason.text_key())),
        Standing::CheckedOnce { by, verdict } => {
            if let Verdict::SameAs(_) = verdict {
                told.push(shell.t("paper-course-same"));
            }
            if by == signed_in.staff.id {
                told.push(shell.t("paper-course-other-person"));
            }
        }
        Standing::Entered { .. } | Standing::Checked { .. } => {}
    }
    Ok(told)
}

/// Somebody new, or one of those who may be the same person. Where nobody is like them, there is nothing to choose.
/// A line that counts is somebody's already.
fn verdicts(app: &App, shell: &StaffShell, alike: &[Bearer], (is_new, chosen): (bool, &str)) -> Vec<Choice> {
    let new = is_new.then(|| Choice {
        value: "new".to_owned(),
        text: shell.t("paper-verdict-new"),
        is_chosen: alike.is_empty() || chosen == "new",
        hint: String::new(),
    });
    let same = |bearer: &Bearer| {
        let town = bearer.municipality.as_deref().and_then(|id| app.county.municipality(id));
        let town = town.map(|town| town.name.get(shell.locale).to_owned());
        let day = date(shell.locale, bearer.confirmed_on);
        let body = bearer.business_id.as_ref().map(ToString::to_string);
        let told = [Some(shell.t(bearer.level.text_key())), body, town, Some(day)];
        let value = bearer.id.to_string();
        Choice {
            is_chosen: chosen == value,
            value,
            text: shell.t_with("paper-verdict-same", &[("name", bearer.name.as_str().into())]),
            hint: told.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        }
    };
    new.into_iter().chain(alike.iter().map(same)).collect()
}
