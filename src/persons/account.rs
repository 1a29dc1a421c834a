//! What is kept of a resident's account.

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId, ResidentId};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::export::MailData;
use crate::cases;
use crate::identities::store as identities;
use crate::initiatives::{self, draft};
use crate::kernel::clock::end_of_day;
use crate::notifications::outbox;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::residents::{claims, initiative_claims, store};

/// An account, with everything that is keyed to it.
#[derive(Clone, Debug, Serialize)]
pub struct AccountData {
    email: Option<String>,
    language: String,
    tells_questions: bool,
    tells_answers: bool,
    tells_changes: bool,
    opened_on: NaiveDate,
    seen_on: NaiveDate,
    identity: Vec<IdentityData>,
    own_cases: Vec<OwnCaseData>,
    own_initiatives: Vec<OwnInitiativeData>,
    own_drafts: Vec<OwnDraftData>,
    sessions: Vec<SessionData>,
    mails: Vec<MailData>,
}

/// What is kept of who the owner is in law. Of the identity code that is a hash, which tells nobody anything.
#[derive(Clone, Debug, Serialize)]
struct IdentityData {
    level: String,
    municipality: Option<String>,
    confirmed_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize)]
struct OwnCaseData {
    number: String,
    claimed_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize)]
struct OwnInitiativeData {
    initiative_number: String,
    claimed_on: NaiveDate,
}

/// An initiative that is being written on their page.
#[derive(Clone, Debug, Serialize)]
struct OwnDraftData {
    initiative_title: String,
    proposal: String,
    reasons: String,
    saved_on: NaiveDate,
}

#[derive(Clone, Debug, Serialize)]
struct SessionData {
    started_on: NaiveDate,
    seen_on: NaiveDate,
}

/// Gathers it.
pub async fn gather(
    conn: &impl ConnectionTrait,
    keyring: &Keyring,
    id: ResidentId,
    made_on: NaiveDate,
) -> Result<Option<AccountData>, Error> {
    let Some(account) = store::find(conn, id, keyring).await? else { return Ok(None) };
    let own_cases = own_cases(conn, id).await?;
    let own_initiatives = own_initiatives(conn, id).await?;
    let own_drafts = draft::of_resident(conn, id, keyring).await?.into_iter().map(|own| OwnDraftData {
        initiative_title: own.draft.title,
        proposal: own.draft.proposal,
        reasons: own.draft.reasons,
        saved_on: own.saved_on,
    });
    let sessions = store::list_sessions(conn, id, end_of_day(made_on)).await?;
    let identity = identities::find(conn, id, keyring).await?;
    let indexes = account.email.as_ref().map(|email| email.indexes(keyring)).unwrap_or_default();
    let mails = outbox::to_owner(conn, &indexes).await?;
    Ok(Some(AccountData {
        email: account.email.map(|email| email.as_str().to_owned()),
        language: account.locale.code().to_owned(),
        tells_questions: account.wishes.questions,
        tells_answers: account.wishes.answers,
        tells_changes: account.wishes.changes,
        opened_on: account.made_on,
        seen_on: account.seen_on,
        identity: identity
            .into_iter()
            .map(|known| IdentityData {
                level: known.level.code().to_owned(),
                municipality: known.municipality,
                confirmed_on: known.confirmed_on,
            })
            .collect(),
        own_cases,
        own_initiatives,
        own_drafts: own_drafts.collect(),
        sessions: sessions
            .into_iter()
            .map(|session| SessionData { started_on: session.started_at.date_naive(), seen_on: session.seen_on })
            .collect(),
        mails: mails
            .into_iter()
            .map(|(message, state, at)| MailData { message, state: state.code().to_owned(), on: at.date_naive() })
            .collect(),
    }))
}

async fn own_cases(conn: &impl ConnectionTrait, id: ResidentId) -> Result<Vec<OwnCaseData>, Error> {
    let claimed = claims::claimed_by(conn, id).await?;
    let cases: Vec<_> = claimed.iter().map(|(case, _)| *case).collect();
    let numbers = cases::store::numbers_of(conn, &cases).await?;
    let told = |(case, on): (CaseId, NaiveDate)| {
        numbers.get(&case).map(|number| OwnCaseData { number: number.clone(), claimed_on: on })
    };
    let mut own: Vec<_> = claimed.into_iter().filter_map(told).collect();
    own.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(own)
}

async fn own_initiatives(conn: &impl ConnectionTrait, id: ResidentId) -> Result<Vec<OwnInitiativeData>, Error> {
    let claimed = initiative_claims::claimed_by(conn, id).await?;
    let initiatives: Vec<_> = claimed.iter().map(|(initiative, _)| *initiative).collect();
    let numbers = initiatives::store::numbers_of(conn, &initiatives).await?;
    let told = |(initiative, on): (InitiativeId, NaiveDate)| {
        let number = numbers.get(&initiative)?.clone();
        Some(OwnInitiativeData { initiative_number: number, claimed_on: on })
    };
    let mut own: Vec<_> = claimed.into_iter().filter_map(told).collect();
    own.sort_by(|one, other| one.initiative_number.cmp(&other.initiative_number));
    Ok(own)
}
