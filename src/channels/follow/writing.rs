//! What the resident does on the page of their case.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use super::code_form::CodePage;
use super::show::shown_again;
use super::visit::CaseVisit;
use crate::actions::change_kind::begin_initiative_of_case;
use crate::addresses::Address;
use crate::app::AppState;
use crate::channels::fields::Fields;
use crate::frame::cookies::{INITIATIVE_DRAFT, cleared};
use crate::frame::{FieldError, Shell};
use crate::my_case::{NO_INDEX, Refused, Tried, done, field_of, offer};
use crate::platform::error::Error;

/// Does what a button of the page says: write, rate, open again, show the code, or finish.
pub async fn write(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let wish = fields.get("do");
    let token = shell.check(fields.get("form_token"));
    if wish == "finish" && token.is_ok() {
        return Ok((cleared(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
    }
    let mut tried = Tried::of(|name| fields.get(name));
    let Some(visit) = CaseVisit::of(&app, &headers) else {
        return Ok(([NO_INDEX], CodePage::after_visit(shell, tried)).into_response());
    };
    if let Err(stale) = token {
        tried.errors.push(FieldError { field: field_of(wish), text: shell.t("feedback-stale") });
        return shown_again(&app, shell, jar, &visit, tried, stale.status()).await;
    }
    if wish == "own" {
        let jar = jar.add(offer::cookie(&app, &visit.code));
        return Ok((jar, Redirect::to(&shell.to(Address::OwnPage))).into_response());
    }
    if wish == "code" {
        let tried = Tried { shows_code: true, ..Tried::default() };
        return shown_again(&app, shell, jar, &visit, tried, StatusCode::OK).await;
    }
    if wish == "initiative" {
        return match begin_initiative_of_case(&app, visit.case).await {
            Ok(begun) => {
                let jar = jar.add(INITIATIVE_DRAFT.with(&app.config, begun.as_str().to_owned()));
                Ok((jar, Redirect::to(&shell.to(Address::InitiativeText))).into_response())
            }
            Err(Error::Conflict) => {
                tried.errors.push(FieldError { field: field_of(wish), text: shell.t("follow-moved-on") });
                shown_again(&app, shell, jar, &visit, tried, StatusCode::CONFLICT).await
            }
            Err(fault) => Err(fault),
        };
    }
    let seen = fields.get("seen").parse().unwrap_or(usize::MAX);
    match done(&app, &shell, visit.case, wish, &tried, seen).await {
        // What was taken out is kept nowhere, so the answer to the sending itself must tell of it.
        Ok(removed) if !removed.is_empty() => {
            let tried = Tried { done: wish.to_owned(), removed, ..Tried::default() };
            shown_again(&app, shell, jar, &visit, tried, StatusCode::OK).await
        }
        Ok(_) => {
            let href = format!("{}?done={wish}", shell.to(Address::MyCase));
            Ok((jar.add(visit.cookie(&app)), Redirect::to(&href)).into_response())
        }
        Err(Refused::Field(fault)) => {
            tried.errors.push(fault);
            shown_again(&app, shell, jar, &visit, tried, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        // The case moved on since the page was opened: the page shows how it is now, and what was typed.
        Err(Refused::By(Error::Conflict | Error::NotNow(_))) => {
            tried.errors.push(FieldError { field: field_of(wish), text: shell.t("follow-moved-on") });
            shown_again(&app, shell, jar, &visit, tried, StatusCode::CONFLICT).await
        }
        Err(Refused::By(fault)) => Err(fault),
    }
}
