//! A case: reading it, and everything done to it but the answer.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::answer_form::AnswerForm;
use super::case_form::{CaseForm, Sent};
use super::case_page::CasePage;
use super::deeds::Deed;
use super::done::Done;
use super::{initiatives, redaction};
use crate::accounts::kept_form::KeptForm;
use crate::actions;
use crate::actions::ask_resident::{ask_resident, offer_initiative};
use crate::actions::assign_case::assign_case;
use crate::actions::begin_case::begin_case;
use crate::actions::mark_change_made::mark_change_made;
use crate::actions::move_case::move_case;
use crate::actions::reject_case::reject_case;
use crate::actions::reopen_case::reopen_by_staff;
use crate::actions::see_contact::see_contact;
use crate::actions::settle_transfer::{accept_transfer, return_transfer};
use crate::actions::transfer_case::transfer_case;
use crate::actions::write_note::write_note;
use crate::app::{App, AppState};
use crate::cases::channel::Channel;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::frame::page;
use crate::initiatives::store::find_by_case;
use crate::platform::error::Error;
use crate::sessions::{PageForm, SignedIn, Unsent, kept_for};

/// What the address tells of a moment ago.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CaseQuery {
    done: String,
    masked: String,
}

/// `GET /staff/cases/{number}`, with what was kept of a form whose session had ended.
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Query(query): Query<CaseQuery>,
) -> Result<Response, Error> {
    let number = CaseNumber::parse(&number).ok_or(Error::NotFound)?;
    if let Some(kept) = kept_for(&app, &signed_in, &format!("/staff/cases/{number}")).await? {
        // The page on which a public text is made has its form for itself.
        if kept.address == redaction::address(&number) {
            return Ok(Redirect::to(&kept.address).into_response());
        }
        return shown_again(&app, &signed_in, &kept).await;
    }
    // The case of an initiative is worked on at the initiative.
    let known = store::find(app.db.reader(), &signed_in.staff, &number).await?;
    if let Some(case) = known.filter(|case| case.channel == Channel::Initiative) {
        let initiative = find_by_case(app.db.reader(), case.id).await?.ok_or(Error::NotFound)?;
        return Ok(Redirect::to(&initiatives::address(initiative.number)).into_response());
    }
    let shown = CasePage::read(&app, &signed_in, &number).await?;
    Ok(page(&shown.with_notice(Done::parse(&query.done), !query.masked.is_empty())))
}

/// `GET` of an address that the page of the case only sends to: on to the case.
pub async fn lead_back(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
) -> Result<Redirect, Error> {
    let number = CaseNumber::parse(&number).ok_or(Error::NotFound)?;
    let case = store::find(app.db.reader(), &signed_in.staff, &number).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&format!("/staff/cases/{}", case.number)))
}

async fn shown_again(app: &App, signed_in: &SignedIn, kept: &KeptForm) -> Result<Response, Error> {
    let (content, address) = (&kept.content, &kept.address);
    if Deed::at(address) == Some(Deed::Answer) {
        let form: AnswerForm = serde_json::from_str(content).map_err(Error::internal)?;
        return form.shown_again(app, signed_in, address, Unsent::SignedOut).await;
    }
    let form: CaseForm = serde_json::from_str(content).map_err(Error::internal)?;
    form.shown_again(app, signed_in, address, Unsent::SignedOut).await
}

/// `POST …/assignment`: takes the case, or gives it to the chosen colleague.
pub async fn assign(mut sent: Sent) -> Result<Response, Error> {
    let Some(handler) = sent.handler() else { return sent.again().await };
    let done = if handler == sent.staff().id { Done::Taken } else { Done::Assigned };
    let outcome = assign_case(sent.app(), sent.staff(), &sent.number, sent.version(), handler).await;
    sent.settle(outcome, done).await
}

/// `POST …/beginning`
pub async fn begin(sent: Sent) -> Result<Response, Error> {
    let outcome = begin_case(sent.app(), sent.staff(), &sent.number, sent.version()).await;
    sent.settle(outcome, Done::Begun).await
}

/// `POST …/questions`
pub async fn ask(mut sent: Sent) -> Result<Response, Error> {
    let Some(question) = sent.message("question", "staff-ask-empty") else { return sent.again().await };
    let outcome = if sent.offers_initiative() {
        offer_initiative(sent.app(), sent.staff(), &sent.number, sent.version(), question).await
    } else {
        ask_resident(sent.app(), sent.staff(), &sent.number, sent.version(), question).await
    };
    sent.settle(outcome, Done::Asked).await
}

/// `POST …/transfer`
pub async fn transfer(mut sent: Sent) -> Result<Response, Error> {
    let (to, reason) = (sent.unit(), sent.message("transfer_reason", "staff-reason-empty"));
    let (Some(to), Some(reason)) = (to, reason) else { return sent.again().await };
    let outcome = transfer_case(sent.app(), sent.staff(), &sent.number, sent.version(), to, reason).await;
    sent.settle(outcome, Done::Transferred).await
}

/// `POST …/transfer/acceptance`
pub async fn accept(sent: Sent) -> Result<Response, Error> {
    let outcome = accept_transfer(sent.app(), sent.staff(), &sent.number, sent.version()).await;
    sent.settle(outcome, Done::Accepted).await
}

/// `POST …/transfer/return`
pub async fn give_back(mut sent: Sent) -> Result<Response, Error> {
    let Some(reason) = sent.message("return_reason", "staff-reason-empty") else { return sent.again().await };
    let outcome = return_transfer(sent.app(), sent.staff(), &sent.number, sent.version(), reason).await;
    sent.settle(outcome, Done::Returned).await
}

/// `POST …/rejection`
pub async fn reject(mut sent: Sent) -> Result<Response, Error> {
    let reason = sent.message("reject_reason", "staff-reject-no-reason");
    let ground = sent.message("reject_ground", "staff-reject-no-ground");
    let (Some(reason), Some(ground)) = (reason, ground) else { return sent.again().await };
    let outcome = reject_case(sent.app(), sent.staff(), &sent.number, sent.version(), reason, ground).await;
    sent.settle(outcome, Done::Rejected).await
}

/// `POST …/move`
pub async fn move_on(mut sent: Sent) -> Result<Response, Error> {
    let (authority, reason) = (sent.authority(), sent.message("move_reason", "staff-reason-empty"));
    let (Some(authority), Some(reason)) = (authority, reason) else { return sent.again().await };
    let outcome = move_case(sent.app(), sent.staff(), &sent.number, sent.version(), authority, reason).await;
    sent.settle(outcome, Done::Moved).await
}

/// `POST …/change`
pub async fn tell_made(mut sent: Sent) -> Result<Response, Error> {
    let Some(made) = sent.made_change() else { return sent.again().await };
    let outcome = mark_change_made(sent.app(), sent.staff(), &sent.number, sent.version(), made).await;
    sent.settle(outcome, Done::ChangeMade).await
}

/// `POST …/reopening`
pub async fn reopen(mut sent: Sent) -> Result<Response, Error> {
    let Some(reason) = sent.message("reopen_reason", "staff-reason-empty") else { return sent.again().await };
    let outcome = reopen_by_staff(sent.app(), sent.staff(), &sent.number, sent.version(), reason).await;
    sent.settle(outcome, Done::Reopened).await
}

/// `POST …/notes`
pub async fn note(mut sent: Sent) -> Result<Response, Error> {
    let Some(text) = sent.message("note", "staff-note-empty") else { return sent.again().await };
    let outcome = write_note(sent.app(), sent.staff(), &sent.number, text).await;
    sent.settle(outcome, Done::Noted).await
}

/// `POST …/original`: the page with the sealed original opened. Each opening is recorded with its reason.
pub async fn open_original(mut sent: Sent) -> Result<Response, Error> {
    let Some(reason) = sent.original_reason() else { return sent.again().await };
    let case = actions::open_original(sent.app(), sent.staff(), &sent.number, reason).await?;
    Ok(page(&sent.page_of_opened(case).await?))
}

/// `POST …/contact`: the page with how to reach the sender opened. Each look is recorded.
pub async fn contact(sent: Sent) -> Result<Response, Error> {
    let given = see_contact(sent.app(), sent.staff(), &sent.number).await?;
    Ok(page(&sent.page().await?.with_contact(&given.unwrap_or_default())))
}
