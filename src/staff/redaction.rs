//! Making a public text of a case: redacting, the preview, publishing, the second person, taking back.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};

use super::case_form::number_in;
use super::redaction_page::{RedactionPage, Source};
use crate::actions::approve_publication::approve_publication;
use crate::actions::open_original::open_original;
use crate::actions::publish_case::{Next, publish_case};
use crate::actions::read_case::read_case;
use crate::actions::withdraw_publication::withdraw_publication;
use crate::answers::answer::Outcome;
use crate::app::{App, AppState};
use crate::cases::number::CaseNumber;
use crate::frame::form::FieldError;
use crate::frame::{StaffPage, StaffShell, page};
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::publications::publication::{Made, State as Standing, Words, WordsFault};
use crate::publications::redaction::{Choices, Hidden, redact};
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::threads::message::MessageText;

/// What the address tells of a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RedactionQuery {
    done: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RedactionForm {
    /// The session's token.
    pub form_token: String,
    /// The latest version that the page showed.
    pub seen: String,
    /// Which button was pressed.
    pub step: String,
    /// Finds to hide, by their places.
    pub find: Vec<String>,
    /// Sentences to hide, by their places.
    pub sentence: Vec<String>,
    /// More words to hide.
    pub words: String,
    /// The answer in words for the public.
    pub answer: String,
    /// Does it tell of somebody's health: `yes` or `no`?
    pub health: String,
    /// Why a sealed original is opened.
    pub reason: String,
    /// The hash of what the preview showed.
    pub previewed: String,
    /// The version to take back.
    pub version: String,
}

impl RedactionForm {
    /// What is to be hidden.
    #[must_use]
    pub fn choices(&self) -> Choices {
        let places = |typed: &[String]| typed.iter().filter_map(|place| place.parse().ok()).collect();
        Choices { finds: places(&self.find), sentences: places(&self.sentence), words: Choices::words_of(&self.words) }
    }

    /// The form as it was left when the latest version was made.
    #[must_use]
    pub fn of_choices(choices: &Choices) -> Self {
        let places = |places: &[usize]| places.iter().map(ToString::to_string).collect();
        Self {
            find: places(&choices.finds),
            sentence: places(&choices.sentences),
            words: choices.words.join("\n"),
            ..Self::default()
        }
    }

    fn has_health(&self) -> bool {
        self.health == "yes"
    }

    /// The words as everybody would read them, in the language of the text.
    pub fn words_of(&self, source: &Source) -> Result<Words, WordsFault> {
        let language = source.case.language;
        let mark = |hidden: Hidden| format!("[{}]", text(language, hidden.text_key()));
        let public = redact(&source.told.text, &self.choices(), mark);
        let outcome = source.answers.last().map(|answer| answer.outcome);
        Words::parse(source.told.kind, &public, outcome.map(|outcome: Outcome| (outcome, self.answer.as_str())))
    }
}

impl PageForm for RedactionForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn is_typed(&self) -> bool {
        !(self.seen.is_empty() || self.step.is_empty())
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.answer, &self.words, &self.reason];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let (source, _) = opened(app, signed_in, &number, &self.reason).await?;
        let shown = RedactionPage::of(app, signed_in, &source, Some(self)).with_warning(why.text_key());
        Ok(page(&shown))
    }
}

/// `GET /staff/cases/{number}/redaction`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Query(query): Query<RedactionQuery>,
) -> Result<Response, Error> {
    let number = CaseNumber::parse(&number).ok_or(Error::NotFound)?;
    let address = address(&number);
    if let Some(kept) = kept_for(&app, &signed_in, &address).await? {
        let form: RedactionForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, &address, Unsent::SignedOut).await;
    }
    let source = Source::of(&app, read_case(&app, &signed_in.staff, &number).await?).await?;
    Ok(page(&RedactionPage::of(&app, &signed_in, &source, None).with_done(&query.done)))
}

/// The address of the page.
#[must_use]
pub fn address(number: &CaseNumber) -> String {
    format!("/staff/cases/{number}/redaction")
}

/// `POST …/redaction`: one form with several buttons. Nothing is published before its very words were previewed.
pub async fn submit(posted: Posted<RedactionForm>) -> Result<Response, Error> {
    let number = number_in(&posted.address).ok_or(Error::NotFound)?;
    let (source, is_open) = opened(&posted.app, &posted.signed_in, &number, &posted.form.reason).await?;
    if !is_open {
        return Ok(again_with(&posted, &source, fault(&posted, "reason", "staff-original-no-reason")));
    }
    if posted.form.step == "open" {
        let page_now = RedactionPage::of(&posted.app, &posted.signed_in, &source, None);
        return Ok(page(&page_now.with_reason(&posted.form.reason)));
    }
    if !source.told.may_publish {
        return come_second(&posted, &source, &number, Err(Error::NotNow("not allowed by its sender")));
    }
    let words = match posted.form.words_of(&source) {
        Ok(words) => words,
        Err(fault) => return Ok(again_with(&posted, &source, words_fault(&shell(&posted), fault))),
    };
    let next = match posted.form.step.as_str() {
        "save" => Next::Keep,
        "ask" => Next::Ask,
        "publish" => Next::Publish,
        _ => return Ok(page(&shown(&posted, &source).with_preview(&source, &words))),
    };
    if next != Next::Keep {
        if !["yes", "no"].contains(&posted.form.health.as_str()) {
            let faults = vec![fault(&posted, "health", "staff-redact-no-health")];
            let again = shown(&posted, &source).with_preview(&source, &words).with_faults(faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&again)).into_response());
        }
        if posted.form.previewed != words.hash() {
            let changed = shown(&posted, &source).with_preview(&source, &words).with_warning("staff-redact-changed");
            return Ok(page(&changed));
        }
    }
    let made = Made { words, choices: posted.form.choices(), has_health: posted.form.has_health() };
    let staff = &posted.signed_in.staff;
    match publish_case(&posted.app, staff, &number, &posted.form.seen, made, next).await {
        Ok(state) => Ok(done(&number, state)),
        outcome => {
            let now = Source::of(&posted.app, source.case.clone()).await?.opened();
            come_second(&posted, &now, &number, outcome.map(drop))
        }
    }
}

/// The case's source; its sealed original is opened, and the opening recorded, where a reason is given. Says whether the
/// original may be shown.
async fn opened(app: &App, signed_in: &SignedIn, number: &CaseNumber, reason: &str) -> Result<(Source, bool), Error> {
    let source = Source::of(app, read_case(app, &signed_in.staff, number).await?).await?;
    if !source.is_sealed() {
        return Ok((source, true));
    }
    let Ok(reason) = MessageText::parse(reason) else { return Ok((source, false)) };
    open_original(app, &signed_in.staff, number, reason).await?;
    Ok((source.opened(), true))
}

/// The case's source as it is, its original sealed where it is.
async fn closed(posted: &Posted<RedactionForm>, number: &CaseNumber) -> Result<Source, Error> {
    Source::of(&posted.app, read_case(&posted.app, &posted.signed_in.staff, number).await?).await
}

/// `POST …/redaction/approval`: the second person publishes.
pub async fn approve(posted: Posted<RedactionForm>) -> Result<Response, Error> {
    let number = number_in(&posted.address).ok_or(Error::NotFound)?;
    let outcome = approve_publication(&posted.app, &posted.signed_in.staff, &number, &posted.form.seen).await;
    match outcome {
        Ok(()) => Ok(to(&number, "published")),
        outcome => come_second(&posted, &closed(&posted, &number).await?, &number, outcome),
    }
}

/// `POST …/redaction/withdrawal`: a version is taken back.
pub async fn withdraw(posted: Posted<RedactionForm>) -> Result<Response, Error> {
    let number = number_in(&posted.address).ok_or(Error::NotFound)?;
    let version = posted.form.version.parse().unwrap_or_default();
    match withdraw_publication(&posted.app, &posted.signed_in.staff, &number, version).await {
        Ok(()) => Ok(to(&number, "withdrawn")),
        outcome => come_second(&posted, &closed(&posted, &number).await?, &number, outcome),
    }
}

fn done(number: &CaseNumber, state: Standing) -> Response {
    match state {
        Standing::Published(_) => to(number, "published"),
        Standing::Waiting => to(number, "waiting"),
        _ => to(number, "saved"),
    }
}

fn to(number: &CaseNumber, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", address(number))).into_response()
}

/// Someone was first, or the rules forbid it: the page as it is now, with what was typed.
fn come_second(
    posted: &Posted<RedactionForm>,
    source: &Source,
    number: &CaseNumber,
    outcome: Result<(), Error>,
) -> Result<Response, Error> {
    let why = match outcome {
        Ok(()) => return Ok(to(number, "saved")),
        Err(Error::Conflict) => "staff-redact-conflict",
        Err(Error::NotNow(_)) => "staff-redact-not-now",
        Err(fault) => return Err(fault),
    };
    let typed = Some(posted.form.clone()).filter(PageForm::is_typed);
    let shown = RedactionPage::of(&posted.app, &posted.signed_in, source, typed).with_warning(why);
    Ok((StatusCode::CONFLICT, page(&shown)).into_response())
}

fn shell(posted: &Posted<RedactionForm>) -> StaffShell {
    posted.signed_in.shell(&posted.app, StaffPage::Queue)
}

fn shown(posted: &Posted<RedactionForm>, source: &Source) -> RedactionPage {
    RedactionPage::of(&posted.app, &posted.signed_in, source, Some(posted.form.clone()))
}

fn fault(posted: &Posted<RedactionForm>, field: &'static str, key: &str) -> FieldError {
    FieldError { field, text: shell(posted).t(key) }
}

fn again_with(posted: &Posted<RedactionForm>, source: &Source, fault: FieldError) -> Response {
    let shown = shown(posted, source).with_faults(vec![fault]);
    (StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response()
}

fn words_fault(shell: &StaffShell, fault: WordsFault) -> FieldError {
    let (field, text) = match fault {
        WordsFault::Empty => ("sentence", shell.t("staff-redact-empty")),
        WordsFault::CodeInText => ("words", shell.t("staff-redact-code")),
        WordsFault::CodeInAnswer => ("answer", shell.t("staff-redact-code")),
        WordsFault::TooLong { by } => {
            let by = i64::try_from(by).unwrap_or(i64::MAX);
            ("answer", shell.t_with("staff-too-long", &[("n", by.into())]))
        }
    };
    FieldError { field, text }
}
