//! Making a public text of a case: redacting, the preview, publishing, the second person, taking back.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::case_form::number_in;
use super::redaction_form::RedactionForm;
use super::redaction_page::RedactionPage;
use super::redaction_source::Source;
use crate::actions::approve_publication::approve_publication;
use crate::actions::open_original::open_original;
use crate::actions::publish_case::{Next, publish_case};
use crate::actions::read_case::read_case;
use crate::actions::withdraw_publication::withdraw_publication;
use crate::app::{App, AppState};
use crate::cases::number::CaseNumber;
use crate::frame::form::FieldError;
use crate::frame::{StaffPage, StaffShell, page};
use crate::platform::error::Error;
use crate::publications::publication::{Made, State as Standing, WordsFault};
use crate::publications::redaction::standing_nowhere;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::threads::message::{MessageFault, MessageText};
use crate::threads::reason::reason;

/// What the address tells of a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RedactionQuery {
    done: String,
    withdraw: String,
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
    let shown = RedactionPage::of(&app, &signed_in, &source, None).with_done(&query.done);
    Ok(page(&shown.with_withdrawal(&query.withdraw, "")))
}

/// The address of the page.
#[must_use]
pub fn address(number: &CaseNumber) -> String {
    format!("/staff/cases/{number}/redaction")
}

/// `POST …/redaction`: one form with several buttons. Nothing is published before its very words were previewed.
pub async fn submit(posted: Posted<RedactionForm>) -> Result<Response, Error> {
    let number = number_in(&posted.address).ok_or(Error::NotFound)?;
    let (source, refused) = opened(&posted.app, &posted.signed_in, &number, &posted.form.reason).await?;
    if let Some(why) = refused {
        return Ok(again_with(
            &posted,
            &source,
            reason_fault(&shell(&posted), "reason", "staff-original-no-reason", why),
        ));
    }
    if posted.form.step == "open" {
        let page_now = RedactionPage::of(&posted.app, &posted.signed_in, &source, None);
        return Ok(page(&page_now.with_reason(&posted.form.reason)));
    }
    if !source.told.may_publish {
        return come_second(&posted, &source, &number, Err(Error::NotNow("not allowed by its sender")));
    }
    let choices = posted.form.choices();
    if let Some(words) = standing_nowhere(&source.told.text, &choices) {
        let text = shell(&posted).t_with("staff-redact-nowhere", &[("words", words.into())]);
        return Ok(again_with(&posted, &source, FieldError { field: "words", text }));
    }
    let words = match posted.form.words_of(&source) {
        Ok(words) => words,
        Err(fault) => return Ok(again_with(&posted, &source, words_fault(&shell(&posted), fault))),
    };
    let next = match posted.form.step.as_str() {
        "save" => Next::Keep,
        "ask" => Next::Ask,
        "publish" => Next::Publish,
        _ => return Ok(page(&shown(&posted, &source).with_preview(&source, &words, &posted.form))),
    };
    let has_health = posted.form.has_health();
    let made = Made { words, choices, has_health, let_seen: posted.form.let_seen.clone() };
    if next != Next::Keep
        && let Some(first) = before_it_goes_on(&posted, &source, &made, next)
    {
        return Ok(first);
    }
    let staff = &posted.signed_in.staff;
    match publish_case(&posted.app, staff, &number, &posted.form.seen, made, next).await {
        Ok(state) => Ok(done(&number, state)),
        outcome => {
            let now = Source::of(&posted.app, source.case.clone()).await?.opened();
            come_second(&posted, &now, &number, outcome.map(drop))
        }
    }
}

/// What has to be said, read or let be seen before a text leaves its maker's hands.
fn before_it_goes_on(posted: &Posted<RedactionForm>, source: &Source, made: &Made, next: Next) -> Option<Response> {
    let previewed = || shown(posted, source).with_preview(source, &made.words, &posted.form);
    let unsaid = if !["yes", "no"].contains(&posted.form.health.as_str()) {
        fault(posted, "health", "staff-redact-no-health")
    } else if posted.form.previewed != made.words.hash() {
        return Some(page(&previewed().with_warning("staff-redact-changed")));
    } else if next == Next::Publish && !made.has_health && made.shows_more() {
        fault(posted, "let_seen", "staff-redact-not-let-seen")
    } else {
        return None;
    };
    Some((StatusCode::UNPROCESSABLE_ENTITY, page(&previewed().with_faults(vec![unsaid]))).into_response())
}

/// The case's source; its sealed original is opened, and the opening recorded, where a reason is given. Says what is wrong with
/// the reason where the original may not be shown.
pub async fn opened(
    app: &App,
    signed_in: &SignedIn,
    number: &CaseNumber,
    typed: &str,
) -> Result<(Source, Option<MessageFault>), Error> {
    let source = Source::of(app, read_case(app, &signed_in.staff, number).await?).await?;
    if !source.is_sealed() {
        return Ok((source, None));
    }
    let reason = match reason(typed) {
        Ok(reason) => reason,
        Err(fault) => return Ok((source, Some(fault))),
    };
    open_original(app, &signed_in.staff, number, reason).await?;
    Ok((source.opened(), None))
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

/// `POST …/redaction/withdrawal`: a version is taken back, for a reason that colleagues can read.
pub async fn withdraw(posted: Posted<RedactionForm>) -> Result<Response, Error> {
    let number = number_in(&posted.address).ok_or(Error::NotFound)?;
    let reason = match reason(&posted.form.withdraw_reason) {
        Ok(reason) => reason,
        Err(why) => {
            let source = closed(&posted, &number).await?;
            let fault = reason_fault(&shell(&posted), "withdraw_reason", "staff-redact-no-withdraw-reason", why);
            let shown = RedactionPage::of(&posted.app, &posted.signed_in, &source, None);
            let shown = shown.with_withdrawal(&posted.form.version, &posted.form.withdraw_reason);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&shown.with_faults(vec![fault]))).into_response());
        }
    };
    let version: i32 = posted.form.version.parse().unwrap_or_default();
    let of_version = [("n", i64::from(version).into()), ("reason", reason.as_str().into())];
    let note = shell(&posted).t_with("staff-redact-withdraw-note", &of_version);
    // Where the sentence around it would make it too long, the reason stands alone.
    let note = MessageText::parse(&note).unwrap_or(reason);
    match withdraw_publication(&posted.app, &posted.signed_in.staff, &number, version, note).await {
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

fn reason_fault(shell: &StaffShell, field: &'static str, missing: &str, fault: MessageFault) -> FieldError {
    let text = match fault {
        MessageFault::Empty => shell.t(missing),
        MessageFault::TooLong { by } => {
            let by = i64::try_from(by).unwrap_or(i64::MAX);
            shell.t_with("staff-too-long", &[("n", by.into())])
        }
    };
    FieldError { field, text }
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
