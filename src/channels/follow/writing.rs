//! What the resident does on the page of their case.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;

use super::code_form::CodePage;
use super::my_case::{NO_INDEX, Tried, shown_again};
use super::visit::CaseVisit;
use crate::actions::rate_answer::rate_answer;
use crate::actions::reopen_case::reopen_by_resident;
use crate::actions::write_to_unit::write_to_unit;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::channels::size;
use crate::frame::cookies::{CASE, FORGET};
use crate::frame::{FieldError, Shell};
use crate::platform::error::Error;
use crate::privacy::removed_codes;
use crate::threads::message::{MessageFault, MessageText};

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
        let jar = jar.add(CASE.gone(&app.config));
        return Ok((jar, [FORGET], Redirect::to(&shell.to(Address::Front))).into_response());
    }
    let mut tried = Tried::of(&fields);
    let Some(visit) = CaseVisit::of(&app, &headers) else {
        return Ok(([NO_INDEX], CodePage::after_visit(shell, tried)).into_response());
    };
    if let Err(stale) = token {
        tried.errors.push(FieldError { field: field_of(wish), text: shell.t("feedback-stale") });
        return shown_again(&app, shell, jar, &visit, tried, stale.status()).await;
    }
    if wish == "code" {
        let tried = Tried { shows_code: true, ..Tried::default() };
        return shown_again(&app, shell, jar, &visit, tried, StatusCode::OK).await;
    }
    let seen = fields.get("seen").parse().unwrap_or(usize::MAX);
    match done(&app, &shell, &visit, wish, &tried, seen).await {
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

/// Why nothing was done.
enum Refused {
    /// What was typed must be mended.
    Field(FieldError),
    /// The case or the program refused.
    By(Error),
}

impl From<Error> for Refused {
    fn from(fault: Error) -> Self {
        Self::By(fault)
    }
}

/// Does what was wished, and returns the identity codes that were taken out of what was written.
async fn done(
    app: &App,
    shell: &Shell,
    visit: &CaseVisit,
    wish: &str,
    tried: &Tried,
    seen: usize,
) -> Result<Vec<String>, Refused> {
    match wish {
        "message" => {
            write_to_unit(app, visit.case, &parse(shell, "message", &tried.message)?, seen).await?;
            Ok(removed_codes(&tried.message))
        }
        "reopening" => {
            reopen_by_resident(app, visit.case, &parse(shell, "reason", &tried.reason)?, seen).await?;
            Ok(removed_codes(&tried.reason))
        }
        "rating" => {
            let was_helpful = match tried.helpful.as_str() {
                "yes" => true,
                "no" => false,
                _ => {
                    let text = shell.t("follow-helpful-empty");
                    return Err(Refused::Field(FieldError { field: "helpful", text }));
                }
            };
            let is_silent = tried.remark.trim().is_empty();
            let remark = if is_silent { None } else { Some(parse(shell, "remark", &tried.remark)?) };
            rate_answer(app, visit.case, was_helpful, remark).await?;
            Ok(removed_codes(&tried.remark))
        }
        _ => Err(Refused::By(Error::Malformed)),
    }
}

fn parse(shell: &Shell, field: &'static str, typed: &str) -> Result<MessageText, Refused> {
    MessageText::parse(typed).map_err(|fault| {
        let text = match fault {
            MessageFault::Empty => shell.t("follow-message-empty"),
            MessageFault::TooLong { by } => size::told(shell, "feedback-text-long", by),
        };
        Refused::Field(FieldError { field, text })
    })
}

fn field_of(wish: &str) -> &'static str {
    match wish {
        "rating" => "helpful",
        "reopening" => "reason",
        _ => "message",
    }
}
