//! The resident's own case on one page.

use askama::Template;
use axum::http::header::HeaderName;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};
use entity::ids::CaseId;

use super::course::{self, StepLine};
use super::state::{due, is_late, late, state};
use super::{sum, why};
use crate::addresses::Address;
use crate::answers::store::{self as answers, Answer};
use crate::app::App;
use crate::cases::case::{Case, PublicState, REOPENING_DAYS, State as CaseState, is_offered_as_initiative};
use crate::cases::event::Event;
use crate::cases::store as cases;
use crate::deadlines::Pause;
use crate::feedback::feedback::ReplyWay;
use crate::feedback::store::{self as feedback, Told};
use crate::frame::dates::date;
use crate::frame::signpost::SignpostLine;
use crate::frame::{ChangeTold, Choice, Faults, FieldError, Shell, numbers, page};
use crate::platform::error::Error;
use crate::publications::store as publications;
use crate::receipts::ReceiptCode;
use crate::signposts;
use crate::strategy::store as strategy;
use crate::threads::message::MessageKind;
use crate::threads::store as threads;

/// No search engine shall keep it.
pub const NO_INDEX: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));

/// The case that somebody sees, and how they came to it.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The case.
    pub case: CaseId,
    /// Where the page's forms go.
    pub here: String,
    /// What stands before a file's place in its address.
    pub file: String,
    /// The receipt's code, for whoever came with it; none for whoever came from their own page.
    pub code: Option<&'a ReceiptCode>,
}

/// How the reader came to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// With the receipt's code.
    Code,
    /// From their own page.
    OwnPage,
}

/// The page.
#[derive(Template)]
#[template(path = "my_case/page.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the page that is there or not")]
pub struct MyCasePage {
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
    /// The unit proposes that it becomes an initiative.
    is_offered: bool,
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
    way: Way,
    file: String,
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
    /// What a form sent, by the fields' names.
    pub fn of<'a>(field: impl Fn(&str) -> &'a str) -> Self {
        let typed = |name: &str| field(name).to_owned();
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
    #[must_use]
    pub fn typed(&self) -> Vec<(&'static str, &str)> {
        let Self { message, helpful, remark, reason, .. } = self;
        let all = [("message", message), ("helpful", helpful), ("remark", remark), ("reason", reason)];
        all.into_iter().map(|(name, typed)| (name, typed.as_str())).filter(|(_, typed)| !typed.is_empty()).collect()
    }
}

impl MyCasePage {
    /// The page, with what was tried.
    pub async fn of(app: &App, shell: Shell, seen: &Seen<'_>, tried: Tried) -> Result<Self, Error> {
        let (conn, keyring, id) = (app.db.reader(), &app.keyring, seen.case);
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
        let why = why::first_sentence(app, id, shell.locale).await?;

        let reopened_on = happened.iter().rev().find(|step| step.event == Event::Reopened).map(|step| step.on);
        let pauses: Vec<Pause> = waits.iter().map(|wait| Pause { from: wait.from_on, until: wait.until_on }).collect();
        let theirs = || thread.iter().filter(|message| message.kind == MessageKind::FromResident);
        let messages_seen = theirs().count();
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
            (file.position, file.name, numbers::size(&shell, bytes))
        };
        Ok(Self {
            here: seen.here.clone(),
            file: seen.file.clone(),
            way: if seen.code.is_some() { Way::Code } else { Way::OwnPage },
            done: done(&shell, &tried.done),
            urgent,
            removed: tried.removed,
            seen: messages_seen,
            number: case.number.to_string(),
            lang: case.language.code(),
            state: state(&shell, &case),
            due: is_due.then(|| due(app, &shell, &case)),
            late: if is_due && is_late(app, &case) { late(&shell) } else { String::new() },
            sum: if is_due { sum::sentences(app, &shell, &case, told.kind, reopened_on, &pauses) } else { Vec::new() },
            is_waiting,
            is_offered: is_offered_as_initiative(&case.state, happened.iter().map(|step| step.event)),
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
            code: seen.code.filter(|_| tried.shows_code).map(ReceiptCode::halves),
            shell: titled(shell, &heading, &tried.errors),
            errors: tried.errors,
            heading,
        })
    }

    /// The page as an answer that no search engine keeps.
    #[must_use]
    pub fn answer(&self, status: StatusCode) -> Response {
        (status, [NO_INDEX], page(self)).into_response()
    }

    fn is_own(&self) -> bool {
        self.way == Way::OwnPage
    }

    /// What the unit asked last.
    fn question(&self) -> Option<&StepLine> {
        self.steps.iter().rev().find(|step| step.is_question)
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

/// The two answers to whether an answer helped.
#[must_use]
pub fn helpful(shell: &Shell, chosen: &str) -> Vec<Choice> {
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
