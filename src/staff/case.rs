//! A case: reading it, and everything done to it but the answer.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum_extra::extract::Form;
use serde::Deserialize;

use super::SignedIn;
use super::case_form::{CaseForm, Sent};
use super::case_page::CasePage;
use super::deeds::Deed;
use super::done::Done;
use super::dossier::Dossier;
use crate::actions::ask_resident::ask_resident;
use crate::actions::assign_case::assign_case;
use crate::actions::begin_case::begin_case;
use crate::actions::move_case::move_case;
use crate::actions::read_case::read_case;
use crate::actions::reject_case::reject_case;
use crate::actions::reopen_case::reopen_by_staff;
use crate::actions::see_contact::see_contact;
use crate::actions::settle_transfer::{accept_transfer, return_transfer};
use crate::actions::transfer_case::transfer_case;
use crate::actions::write_note::write_note;
use crate::app::AppState;
use crate::cases::number::CaseNumber;
use crate::frame::page;
use crate::platform::error::Error;

/// What the address tells of a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseQuery {
    done: String,
}

/// `GET /staff/cases/{number}`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Query(query): Query<CaseQuery>,
) -> Result<Response, Error> {
    let number = CaseNumber::parse(&number).ok_or(Error::NotFound)?;
    let case = read_case(&app, &signed_in.staff, &number).await?;
    let dossier = Dossier::of(&app, &signed_in.staff, case).await?;
    let shown = CasePage::of(&app, &signed_in, &dossier);
    Ok(page(&shown.with_notice(Done::parse(&query.done))))
}

/// `POST …/assignment`: takes the case, or gives it to the chosen colleague.
pub async fn assign(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let Some(handler) = sent.handler() else { return sent.again().await };
    let is_own = handler == sent.staff().id;
    let outcome = assign_case(&app, sent.staff(), &sent.number, sent.version(), handler).await;
    sent.settle(outcome, Deed::Assign, if is_own { Done::Taken } else { Done::Assigned }).await
}

/// `POST …/beginning`
pub async fn begin(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let sent = Sent::check(&app, &signed_in, &number, form)?;
    let outcome = begin_case(&app, sent.staff(), &sent.number, sent.version()).await;
    sent.settle(outcome, Deed::Begin, Done::Begun).await
}

/// `POST …/questions`
pub async fn ask(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.question.clone();
    let Some(question) = sent.message("question", &typed, "staff-ask-empty") else { return sent.again().await };
    let outcome = ask_resident(&app, sent.staff(), &sent.number, sent.version(), question).await;
    sent.settle(outcome, Deed::Ask, Done::Asked).await
}

/// `POST …/transfer`
pub async fn transfer(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.transfer_reason.clone();
    let (to, reason) = (sent.unit(), sent.message("transfer_reason", &typed, "staff-reason-empty"));
    let (Some(to), Some(reason)) = (to, reason) else { return sent.again().await };
    let outcome = transfer_case(&app, sent.staff(), &sent.number, sent.version(), to, reason).await;
    sent.settle(outcome, Deed::Transfer, Done::Transferred).await
}

/// `POST …/transfer/acceptance`
pub async fn accept(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let sent = Sent::check(&app, &signed_in, &number, form)?;
    let outcome = accept_transfer(&app, sent.staff(), &sent.number, sent.version()).await;
    sent.settle(outcome, Deed::Settle, Done::Accepted).await
}

/// `POST …/transfer/return`
pub async fn give_back(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.return_reason.clone();
    let Some(reason) = sent.message("return_reason", &typed, "staff-reason-empty") else { return sent.again().await };
    let outcome = return_transfer(&app, sent.staff(), &sent.number, sent.version(), reason).await;
    sent.settle(outcome, Deed::Settle, Done::Returned).await
}

/// `POST …/rejection`
pub async fn reject(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let (typed, grounds) = (sent.form.reject_reason.clone(), sent.form.reject_ground.clone());
    let reason = sent.message("reject_reason", &typed, "staff-reject-no-reason");
    let ground = sent.message("reject_ground", &grounds, "staff-reject-no-ground");
    let (Some(reason), Some(ground)) = (reason, ground) else { return sent.again().await };
    let outcome = reject_case(&app, sent.staff(), &sent.number, sent.version(), reason, ground).await;
    sent.settle(outcome, Deed::Reject, Done::Rejected).await
}

/// `POST …/move`
pub async fn move_on(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.move_reason.clone();
    let (authority, reason) = (sent.authority(), sent.message("move_reason", &typed, "staff-reason-empty"));
    let (Some(authority), Some(reason)) = (authority, reason) else { return sent.again().await };
    let outcome = move_case(&app, sent.staff(), &sent.number, sent.version(), authority, reason).await;
    sent.settle(outcome, Deed::Move, Done::Moved).await
}

/// `POST …/reopening`
pub async fn reopen(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.reopen_reason.clone();
    let Some(reason) = sent.message("reopen_reason", &typed, "staff-reason-empty") else { return sent.again().await };
    let outcome = reopen_by_staff(&app, sent.staff(), &sent.number, sent.version(), reason).await;
    sent.settle(outcome, Deed::Reopen, Done::Reopened).await
}

/// `POST …/notes`
pub async fn note(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let mut sent = Sent::check(&app, &signed_in, &number, form)?;
    let typed = sent.form.note.clone();
    let Some(text) = sent.message("note", &typed, "staff-note-empty") else { return sent.again().await };
    let outcome = write_note(&app, sent.staff(), &sent.number, text).await;
    sent.settle(outcome, Deed::Note, Done::Noted).await
}

/// `POST …/contact`: the page with how to reach the sender opened. Each look is recorded.
pub async fn contact(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response, Error> {
    let sent = Sent::check(&app, &signed_in, &number, form)?;
    let given = see_contact(&app, sent.staff(), &sent.number).await?;
    let case = read_case(&app, sent.staff(), &sent.number).await?;
    let dossier = Dossier::of(&app, sent.staff(), case).await?;
    let shown = CasePage::of(&app, &signed_in, &dossier);
    Ok(page(&shown.with_contact(&given.unwrap_or_default())))
}
