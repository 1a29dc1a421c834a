//! Where the link of a letter leads: a page with a button. In the browser that asked the button is enough; in another,
//! as on a telephone or in a program that opens links and sends forms, the number in the letter is typed as well.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::closed::closed;
use super::told::About;
use crate::actions::support_initiative::{Confirmed, confirm_support};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::frame::support_visit::{SupportVisit, has_asked};
use crate::frame::{FieldError, Link, Shell, page};
use crate::initiatives::store::find_with_row;
use crate::my_case::NO_INDEX;
use crate::platform::error::Error;
use crate::supports::support::oldest_open;
use crate::supports::token::SupportToken;
use crate::supports::{requests, store};

/// What the link brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkQuery {
    t: String,
}

#[derive(Template)]
#[template(path = "channels/support/link.html")]
struct LinkPage {
    here: String,
    crumbs: Vec<Link>,
    about: About,
    token: String,
    /// The support is confirmed already: the button opens it.
    is_confirmed: bool,
    /// The number in the letter is asked for.
    asks_number: bool,
    errors: Vec<FieldError>,
    shell: Shell,
}

#[derive(Template)]
#[template(path = "channels/support/over.html")]
struct OverPage {
    shell: Shell,
}

/// Shows the page. Looking confirms nothing.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(query): Query<LinkQuery>,
) -> Result<Response, Error> {
    let shown = match SupportToken::parse(&query.t) {
        Some(token) => LinkPage::of(&app, shell.clone(), &headers, &token).await?,
        None => None,
    };
    Ok(([NO_INDEX], shown.map_or_else(|| over(shell), |shown| page(&shown))).into_response())
}

/// Confirms the support, or opens the one that is there. Whoever presses twice is told the same twice.
pub async fn confirm(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Error> {
    let is_ours = shell.check(fields.get("form_token"));
    let nothing = |shell| is_ours.as_ref().map_or_else(|_| Err(Error::StaleForm), |()| Ok(over(shell)));
    let Some(token) = SupportToken::parse(fields.get("t")) else { return nothing(shell) };
    let Some(shown) = LinkPage::of(&app, shell.clone(), &headers, &token).await? else { return nothing(shell) };
    if let Err(stale) = is_ours {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    if shown.asks_number && !token.is_number(fields.get("number")) {
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "support-number-wrong"));
    }
    Ok(match confirm_support(&app, &token).await? {
        Confirmed::Support(support) => {
            let jar = CookieJar::new().add(SupportVisit { support, code: String::new() }.cookie(&app));
            (jar, Redirect::to(&shell.to(Address::MySupport))).into_response()
        }
        Confirmed::Closed(initiative) => {
            let found = find_with_row(app.db.reader(), initiative).await?;
            let (initiative, _) = found.ok_or(Error::NotFound)?;
            closed(shell, shown.about, initiative.state.code(), StatusCode::CONFLICT)
        }
        Confirmed::Over => over(shell),
    })
}

fn over(shell: Shell) -> Response {
    (StatusCode::GONE, [NO_INDEX], page(&OverPage { shell })).into_response()
}

impl LinkPage {
    /// The page of a link; nothing when it opens nothing.
    async fn of(app: &App, shell: Shell, headers: &HeaderMap, token: &SupportToken) -> Result<Option<Self>, Error> {
        let conn = app.db.reader();
        let there = store::find_by_link(conn, token).await?.map(|support| (support.initiative, support.id.0, true));
        let found = match there {
            Some(there) => Some(there),
            None => requests::find_by_link(conn, token, &app.keyring)
                .await?
                .filter(|request| request.asked_on >= oldest_open(app.clock.today()))
                .map(|request| (request.initiative, request.id, false)),
        };
        let Some((initiative, id, is_confirmed)) = found else { return Ok(None) };
        let (initiative, row) = find_with_row(conn, initiative).await?.ok_or(Error::NotFound)?;
        let about = About::of(&shell, &initiative, &row);
        Ok(Some(Self {
            here: shell.to(Address::SupportLink),
            crumbs: about.crumb(),
            about,
            token: token.written(),
            is_confirmed,
            asks_number: !has_asked(app, headers, id),
            errors: Vec::new(),
            shell,
        }))
    }

    fn refused(self, status: StatusCode, key: &str) -> Response {
        let errors = vec![FieldError { field: "number", text: self.shell.t(key) }];
        let shown = Self { errors, shell: self.shell.clone().with_faults(), ..self };
        (status, [NO_INDEX], page(&shown)).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}
