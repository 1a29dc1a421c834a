//! A case on the own page, opened without its code. Of somebody else's case nothing tells that it exists.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use entity::ids::CaseId;
use serde::Deserialize;

use crate::actions::change_kind::begin_initiative_of_case;
use crate::actions::release_case;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::cases::number::CaseNumber;
use crate::frame::cookies::INITIATIVE_DRAFT;
use crate::frame::{Choice, FieldError, Shell, page};
use crate::my_case::{MyCasePage, NO_INDEX, Refused, Seen, Tried, done, download, field_of, helpful};
use crate::platform::error::Error;
use crate::residents::claims;
use crate::sessions::resident::SignedInResident;

/// Which case, one of its files, or what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CaseQuery {
    case: String,
    file: Option<i32>,
    done: String,
}

/// What was typed when the session had ended. It stays on this page, in the form that leads back to the case, and is kept
/// nowhere else: nobody is signed in for whom it could be sealed.
#[derive(Template)]
#[template(path = "own/unsent.html")]
struct UnsentPage {
    /// Where the form leads.
    here: String,
    /// What was chosen about the answer; none where nothing was.
    helpful: Vec<Choice>,
    /// Name, label and text of each field that something was typed in.
    typed: Vec<(&'static str, String, String)>,
    shell: Shell,
}

/// The page of a case.
pub fn address_of(shell: &Shell, number: &CaseNumber) -> String {
    format!("{}?case={number}", shell.to(Address::OwnCase))
}

/// The page, or one of the case's files.
pub async fn show(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Query(query): Query<CaseQuery>,
) -> Result<Response, Error> {
    let shell = here.shell(&app, shell);
    let seen = own(&app, &here, &shell, &query.case).await?;
    if let Some(position) = query.file {
        return Ok(([NO_INDEX], download::file(&app, seen.case, position).await?).into_response());
    }
    let tried = Tried { done: query.done, ..Tried::default() };
    Ok(MyCasePage::of(&app, shell, &seen, tried).await?.answer(StatusCode::OK))
}

/// Does what a button of the page says: write, rate, open again, or take the case off the page. `again` brings back what
/// was typed when the session had ended, and does nothing with it.
pub async fn write(
    State(app): State<AppState>,
    here: Result<SignedInResident, Response>,
    shell: Shell,
    Query(query): Query<CaseQuery>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let field = |name: &str| sent.iter().find(|(field, _)| field == name).map_or("", |(_, typed)| typed.as_str());
    let (wish, mut tried) = (field("do"), Tried::of(field));
    let here = match here {
        Ok(here) => here,
        Err(led) => return Ok(unsent(led, shell, &query.case, tried)),
    };
    let shell = here.shell(&app, shell);
    let seen = own(&app, &here, &shell, &query.case).await?;
    let shown_again =
        async |tried: Tried, status| Ok(MyCasePage::of(&app, shell.clone(), &seen, tried).await?.answer(status));
    if wish == "again" {
        return shown_again(tried, StatusCode::OK).await;
    }
    if let Err(stale) = shell.check(field("form_token")) {
        tried.errors.push(FieldError { field: field_of(wish), text: shell.t("feedback-stale") });
        return shown_again(tried, stale.status()).await;
    }
    if wish == "release" {
        release_case(&app, here.account.id, seen.case).await?;
        return Ok(Redirect::to(&format!("{}?done=released", shell.to(Address::OwnPage))).into_response());
    }
    if wish == "initiative" {
        return match begin_initiative_of_case(&app, seen.case).await {
            Ok(begun) => {
                let jar = CookieJar::new().add(INITIATIVE_DRAFT.with(&app.config, begun.as_str().to_owned()));
                Ok((jar, Redirect::to(&shell.to(Address::InitiativeText))).into_response())
            }
            Err(Error::Conflict) => {
                tried.errors.push(FieldError { field: field_of(wish), text: shell.t("follow-moved-on") });
                shown_again(tried, StatusCode::CONFLICT).await
            }
            Err(fault) => Err(fault),
        };
    }
    let messages_seen = field("seen").parse().unwrap_or(usize::MAX);
    match done(&app, &shell, seen.case, wish, &tried, messages_seen).await {
        // What was taken out is kept nowhere, so the answer to the sending itself must tell of it.
        Ok(removed) if !removed.is_empty() => {
            shown_again(Tried { done: wish.to_owned(), removed, ..Tried::default() }, StatusCode::OK).await
        }
        Ok(_) => Ok(Redirect::to(&format!("{}&done={wish}", seen.here)).into_response()),
        Err(Refused::Field(fault)) => {
            tried.errors.push(fault);
            shown_again(tried, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        // The case moved on since the page was opened: the page shows how it is now, and what was typed.
        Err(Refused::By(Error::Conflict | Error::NotNow(_))) => {
            tried.errors.push(FieldError { field: field_of(wish), text: shell.t("follow-moved-on") });
            shown_again(tried, StatusCode::CONFLICT).await
        }
        Err(Refused::By(fault)) => Err(fault),
    }
}

/// What was typed when the session had ended stays in the browser, until its writer is signed in again and comes back.
fn unsent(led: Response, shell: Shell, number: &str, tried: Tried) -> Response {
    let fields = [
        ("message", "follow-message", tried.message),
        ("remark", "follow-remark", tried.remark),
        ("reason", "follow-reason", tried.reason),
    ];
    let typed: Vec<_> = fields
        .into_iter()
        .filter(|(.., text)| !text.trim().is_empty())
        .map(|(name, label, text)| (name, shell.t(label), text))
        .collect();
    let mut helpful = helpful(&shell, &tried.helpful);
    if !helpful.iter().any(|choice| choice.is_chosen) {
        helpful.clear();
    }
    if (typed.is_empty() && helpful.is_empty()) || !led.status().is_redirection() {
        return led;
    }
    let here = CaseNumber::parse(number).map(|number| address_of(&shell, &number));
    let here = here.unwrap_or_else(|| shell.to(Address::OwnCase));
    let title = shell.t("own-unsent-title");
    let shown = page(&UnsentPage { here, helpful, typed, shell: shell.titled(&title) });
    (StatusCode::UNAUTHORIZED, [NO_INDEX], shown).into_response()
}

/// The case of a number, if it is on the resident's page.
async fn own(app: &App, here: &SignedInResident, shell: &Shell, number: &str) -> Result<Seen<'static>, Error> {
    let number = CaseNumber::parse(number).ok_or(Error::NotFound)?;
    let case: Option<CaseId> = claims::find(app.db.reader(), here.account.id, &number).await?;
    let address = address_of(shell, &number);
    Ok(Seen { case: case.ok_or(Error::NotFound)?, file: format!("{address}&file="), here: address, code: None })
}
