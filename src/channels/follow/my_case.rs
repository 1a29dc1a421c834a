//! The resident's own case on one page.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::HeaderName;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::code_form::{self, CodePage};
use super::course::{self, StepLine};
use super::visit::CaseVisit;
use super::{download, sum};
use crate::addresses::Address;
use crate::answers::store::{self as answers, Answer};
use crate::app::{App, AppState};
use crate::cases::case::{Case, PublicState, REOPENING_DAYS, State as CaseState};
use crate::cases::event::Event;
use crate::cases::store as cases;
use crate::channels::fields::Fields;
use crate::channels::signpost::SignpostLine;
use crate::channels::{size, why};
use crate::deadlines::{Pause, TimeLeft, time_left};
use crate::feedback::feedback::ReplyWay;
use crate::feedback::store::{self as feedback, Told};
use crate::frame::cookies::CASE;
use crate::frame::dates::date;
use crate::frame::{ChangeTold, Choice, FieldError, Shell, page};
use crate::platform::error::Error;
use crate::publications::store as publications;
use crate::signposts;
use crate::strategy::store as strategy;
use crate::threads::message::MessageKind;
use crate::threads::store as threads;

/// No search engine shall keep it.
pub const NO_INDEX: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));

/// A file of the case, or what was just done.
#[derive(Default, Deserialize)]
pub struct Wish {
    file: Option<i32>,
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "channels/follow/my_case.html")]
struct MyCasePage {
    shell: Shell,
    here: String,
    done: String,
    /// Numbers to call, where what was just written sounds like an emergency.
    urgent: Vec<SignpostLine>,
    /// Identity codes that were taken out of what was just written.
    removed: Vec<String>,
    /// How many messages of the resident the page shows: makes a form that comes twice known.
    seen: usize,
    errors: Vec<FieldError>,
    number: String,
    heading: String,
    lang: &'static str,
    state: (&'static str, &'static str, String),
    due: Option<(String, String, String)>,
    late: String,
    sum: Vec<String>,
    unsent: String,
    is_waiting: bool,
    can_write: bool,
    message: String,
    steps: Vec<StepLine>,
    next: Option<(String, String, String)>,
    can_rate: bool,
    helpful: Vec<Choice>,
    remark: String,
    rated: String,
    reopen_until: String,
    reason: String,
    own_text: String,
    kind: String,
    files: Vec<(i32, String, String)>,
    code: Option<[String; 2]>,
    /// Where everybody reads what was published of it; empty when nothing is.
    published: String,
}

/// What the resident just tried on the page, to be shown again with it.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// What was typed into the message.
    pub message: String,
    /// The choice about the answer.
    pub helpful: String,
    /// What was added to it.
    pub remark: String,
    /// Why the case should be opened again.
    pub reason: String,
    /// What was wrong.
    pub errors: Vec<FieldError>,
    /// The code is to be shown.
    pub shows_code: bool,
    /// What no form of the page takes any more.
    pub unsent: String,
    /// What was done, by the name of its button; empty when nothing was.
    pub done: String,
    /// Identity codes that were taken out of what was typed.
    pub removed: Vec<String>,
}

impl Tried {
    /// What a form sent.
    pub fn of(fields: &Fields) -> Self {
        let typed = |name: &str| fields.get(name).to_owned();
        Self {
            message: typed("message"),
            helpful: typed("helpful"),
            remark: typed("remark"),
            reason: typed("reason"),
            ..Self::default()
        }
    }

    /// What was typed into a form that the page no longer has stands in the one that it has now, so that nothing is
    /// lost when the case moved on in between.
    fn placed(mut self, can_write: bool, can_reopen: bool) -> Self {
        if can_write && self.message.is_empty() {
            self.message = std::mem::take(&mut self.reason);
        } else if can_reopen && self.reason.is_empty() {
            self.reason = std::mem::take(&mut self.message);
        } else if !can_write && !can_reopen {
            self.unsent = std::mem::take(&mut self.message);
            self.unsent.push_str(&self.reason);
        }
        let (gone, here) = if can_write { ("reason", "message") } else { ("message", "reason") };
        for error in self.errors.iter_mut().filter(|error| error.field == gone) {
            error.field = here;
        }
        self
    }

    /// What was typed or chosen, by the fields' names.
    pub fn typed(&self) -> Vec<(&'static str, &str)> {
        let Self { message, helpful, remark, reason, .. } = self;
        let all = [("message", message), ("helpful", helpful), ("remark", remark), ("reason", reason)];
        all.into_iter().map(|(name, typed)| (name, typed.as_str())).filter(|(_, typed)| !typed.is_empty()).collect()
    }
}

/// The page; one of the case's files; or the form for the code, where the visit has ended.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let Some(visit) = CaseVisit::of(&app, &headers) else {
        let code_page = if CASE.value(&app.config, &headers).is_some() {
            CodePage::after_visit(shell, Tried::default())
        } else {
            code_form::show(shell).await
        };
        return Ok(([NO_INDEX], code_page).into_response());
    };
    let jar = jar.add(visit.cookie(&app));
    if let Some(position) = wish.file {
        return Ok((jar, [NO_INDEX], download::file(&app, visit.case, position).await?).into_response());
    }
    let tried = Tried { done: wish.done, ..Tried::default() };
    Ok((jar, [NO_INDEX], page(&MyCasePage::of(&app, shell, &visit, tried).await?)).into_response())
}

/// The page once more, with what was tried.
pub async fn shown_again(
    app: &App,
    shell: Shell,
    jar: CookieJar,
    visit: &CaseVisit,
    tried: Tried,
    status: StatusCode,
) -> Result<Response, Error> {
    let shown = MyCasePage::of(app, shell, visit, tried).await?;
    Ok((status, jar.add(visit.cookie(app)), [NO_INDEX], page(&shown)).into_response())
}

impl MyCasePage {
    async fn of(app: &App, shell: Shell, visit: &CaseVisit, tried: Tried) -> Result<Self, Error> {
        let (conn, keyring, id) = (app.db.reader(), &app.keyring, visit.case);
        let case = cases::find_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let told = feedback::find(conn, id, keyring).await?.ok_or(Error::NotFound)?;
        let subject = cases::subject_of(conn, id).await?;
        let happened = cases::course_of(conn, id, keyring).await?;
        let waits = cases::waits_of(conn, id).await?;
        let thread = threads::of_case(conn, id, keyring).await?;
        let answers = answers::of_case(conn, id, keyring).await?;
        let files = feedback::attachments_of(conn, id, keyring).await?;
        let published = publications::numbers_of(conn, &[id]).await?.get(&id).copied();
        let change = strategy::change_of(conn, id, app.clock.today()).await?;
        let change = change.map(|change| ChangeTold::of(&app.county.strategy, shell.locale, &change));
        let why = why::sentence(app, id, shell.locale).await?;

        let reopened_on = happened.iter().rev().find(|step| step.event == Event::Reopened).map(|step| step.on);
        let pauses: Vec<Pause> = waits.iter().map(|wait| Pause { from: wait.from_on, until: wait.until_on }).collect();
        let theirs = || thread.iter().filter(|message| message.kind == MessageKind::FromResident);
        let seen = theirs().count();
        let just_written = match tried.done.as_str() {
            "message" | "reopening" => theirs().next_back().map(|message| message.text.as_str()),
            "rating" => answers.last().and_then(|answer| answer.remark.as_deref()),
            _ => None,
        };
        let urgent = signposts::urgent(&app.county.signposts, just_written.unwrap_or_default());
        let urgent = urgent.into_iter().map(|signpost| SignpostLine::of(&shell, signpost)).collect();

        let is_waiting = case.state.public() == PublicState::WaitingForYou;
        let was_asked = thread.iter().any(|message| message.kind == MessageKind::Question);
        let is_due = case.state.is_open() && !(is_waiting && was_asked);
        let rating = rating(&case, &answers);
        let can_write = case.state.is_open();
        let reopen_until = reopen_until(app, &shell, &case);
        let tried = tried.placed(can_write, !reopen_until.is_empty());
        let names = [service_name(app, &shell, subject.service), municipality_name(app, &shell, subject.municipality)];
        let names: Vec<String> = names.into_iter().flatten().collect();
        let heading = if names.is_empty() { shell.t("page-my-case") } else { names.join(", ") };
        let file = |file: feedback::KeptAttachment| {
            let bytes = usize::try_from(file.bytes).unwrap_or_default();
            (file.position, file.name, size::written(&shell, bytes))
        };
        Ok(Self {
            here: shell.to(Address::MyCase),
            done: done(&shell, &tried.done),
            urgent,
            removed: tried.removed,
            seen,
            number: case.number.to_string(),
            lang: case.language.code(),
            state: state(&shell, &case),
            due: is_due.then(|| due(app, &shell, &case)),
            late: if is_due && is_late(app, &case) { late(&shell) } else { String::new() },
            sum: if is_due { sum::sentences(app, &shell, &case, told.kind, reopened_on, &pauses) } else { Vec::new() },
            is_waiting,
            can_write,
            unsent: tried.unsent,
            message: tried.message,
            steps: course::steps(app, &shell, &case, &why, happened, thread, (&answers, change)),
            next: next(app, &shell, &case, &told),
            can_rate: rating.is_some_and(|answer| answer.was_helpful.is_none()),
            rated: rating.and_then(|answer| answer.was_helpful).map(|yes| rated(&shell, yes)).unwrap_or_default(),
            helpful: helpful(&shell, &tried.helpful),
            remark: tried.remark,
            reopen_until,
            reason: tried.reason,
            kind: shell.t(told.kind.text_key()),
            own_text: told.text,
            files: files.into_iter().map(file).collect(),
            published: published.map(|number| shell.to(Address::Publication(number))).unwrap_or_default(),
            code: tried.shows_code.then(|| visit.code.halves()),
            shell: titled(shell, &heading, &tried.errors),
            errors: tried.errors,
            heading,
        })
    }

    /// What the unit asked last.
    fn question(&self) -> Option<&StepLine> {
        self.steps.iter().rev().find(|step| step.is_question)
    }

    fn error(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map(|error| error.text.as_str()).unwrap_or_default()
    }
}

fn titled(shell: Shell, heading: &str, errors: &[FieldError]) -> Shell {
    let shell = shell.titled(heading);
    if errors.is_empty() { shell } else { shell.with_faults() }
}

/// The sentence that confirms what a button did; empty for anything else.
fn done(shell: &Shell, wish: &str) -> String {
    match wish {
        "message" => shell.t("follow-done-message"),
        "rating" => shell.t("follow-done-rating"),
        "reopening" => shell.t("follow-done-reopening"),
        _ => String::new(),
    }
}

fn service_name(app: &App, shell: &Shell, id: Option<String>) -> Option<String> {
    id.and_then(|id| app.county.service(&id)).map(|service| service.name.get(shell.locale).to_owned())
}

fn municipality_name(app: &App, shell: &Shell, id: Option<String>) -> Option<String> {
    id.and_then(|id| app.county.municipality(&id)).map(|place| place.name.get(shell.locale).to_owned())
}

fn state(shell: &Shell, case: &Case) -> (&'static str, &'static str, String) {
    let public = case.state.public();
    let (tone, icon) = match public {
        PublicState::Received => ("neutral", "info"),
        PublicState::BeingHandled => ("info", "clock"),
        PublicState::WaitingForYou => ("warn", "warn"),
        PublicState::Answered => ("ok", "check"),
    };
    (tone, icon, shell.t(public.text_key()))
}

/// The last day as machines read it, as a sentence, and what is left until then.
fn due(app: &App, shell: &Shell, case: &Case) -> (String, String, String) {
    let left = time_left(case.due_on, app.clock.today());
    let days = i64::try_from(left.days()).unwrap_or(i64::MAX);
    let by = shell.t_with("follow-due", &[("date", date(shell.locale, case.due_on).into())]);
    (case.due_on.to_string(), by, shell.t_with(left.text_key(), &[("n", days.into())]))
}

fn is_late(app: &App, case: &Case) -> bool {
    matches!(time_left(case.due_on, app.clock.today()), TimeLeft::Overdue(_))
}

/// What is said when the promised day has passed.
fn late(shell: &Shell) -> String {
    shell.t_with("follow-late", &[("phone", shell.phone.as_str().into())])
}

/// What comes next: title, date as machines read it, date as people read it.
fn next(app: &App, shell: &Shell, case: &Case, told: &Told) -> Option<(String, String, String)> {
    if !case.state.is_open() {
        return None;
    }
    let day = |key: &str, on: NaiveDate| shell.t_with(key, &[("date", date(shell.locale, on).into())]);
    if let CaseState::WaitingForResident { until, .. } = case.state {
        return Some((shell.t("follow-next-reply"), until.to_string(), day("receipt-by", until)));
    }
    let key = if told.reply == ReplyWay::None { "receipt-step-done" } else { "receipt-step-answer" };
    let by = if is_late(app, case) { "follow-was-due" } else { "receipt-by" };
    Some((shell.t(key), case.due_on.to_string(), day(by, case.due_on)))
}

/// The answer that stands, while the case is answered.
fn rating<'a>(case: &Case, answers: &'a [Answer]) -> Option<&'a Answer> {
    answers.last().filter(|_| matches!(case.state, CaseState::Answered { .. }))
}

fn helpful(shell: &Shell, chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, key: &str| Choice {
        value: value.to_owned(),
        text: shell.t(key),
        hint: String::new(),
        is_chosen: value == chosen,
    };
    vec![choice("yes", "follow-helpful-yes"), choice("no", "follow-helpful-no")]
}

fn rated(shell: &Shell, yes: bool) -> String {
    shell.t(if yes { "follow-rated-yes" } else { "follow-rated-no" })
}

/// Until when the resident may open the case again; empty when that is over or not possible.
fn reopen_until(app: &App, shell: &Shell, case: &Case) -> String {
    let CaseState::Answered { on, .. } = case.state else {
        return String::new();
    };
    let until = on.checked_add_days(Days::new(REOPENING_DAYS.unsigned_abs())).unwrap_or(on);
    if app.clock.today() <= until { date(shell.locale, until) } else { String::new() }
}
