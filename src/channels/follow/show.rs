//! The case that a visit opens.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::code_form::{self, CodePage};
use super::visit::CaseVisit;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::Shell;
use crate::frame::cookies::CASE;
use crate::my_case::{MyCasePage, NO_INDEX, Seen, Tried, download};
use crate::platform::error::Error;

/// A file of the case, or what was just done.
#[derive(Default, Deserialize)]
pub struct Wish {
    file: Option<i32>,
    #[serde(default)]
    done: String,
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
    let seen = seen(&shell, &visit);
    let tried = Tried { done: wish.done, ..Tried::default() };
    let shown = MyCasePage::of(&app, shell, &seen, tried).await?;
    Ok((jar, shown.answer(StatusCode::OK)).into_response())
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
    let seen = seen(&shell, visit);
    let shown = MyCasePage::of(app, shell, &seen, tried).await?;
    Ok((jar.add(visit.cookie(app)), shown.answer(status)).into_response())
}

fn seen<'a>(shell: &Shell, visit: &'a CaseVisit) -> Seen<'a> {
    let here = shell.to(Address::MyCase);
    Seen { case: visit.case, file: format!("{here}?file="), here, code: Some(&visit.code) }
}
