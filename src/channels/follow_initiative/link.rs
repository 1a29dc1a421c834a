//! Where the links of letters lead: before it is confirmed, a page on which it is, with the number of the letter; after
//! that, a page with the button that ends it. A program that opens links and sends forms begins nothing.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use entity::ids::InitiativeId;
use serde::Deserialize;

use crate::actions::follow_initiative::{Confirmed, confirm_following, stop_by_link};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::channels::support::told::About;
use crate::followers::store;
use crate::followers::token::FollowerToken;
use crate::frame::{FieldError, Link, Shell, page};
use crate::initiatives::store::find_with_row;
use crate::my_case::NO_INDEX;
use crate::platform::error::Error;

/// What the link brings.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkQuery {
    t: String,
}

#[derive(Template)]
#[template(path = "channels/follow_initiative/link.html")]
struct LinkPage {
    here: String,
    crumbs: Vec<Link>,
    about: About,
    token: String,
    /// The address follows: the button ends it.
    follows: bool,
    errors: Vec<FieldError>,
    shell: Shell,
}

/// What has been done, or why nothing was.
#[derive(Template)]
#[template(path = "channels/follow_initiative/done.html")]
struct DonePage {
    crumbs: Vec<Link>,
    about: About,
    title: String,
    text: String,
    shell: Shell,
}

#[derive(Template)]
#[template(path = "channels/follow_initiative/over.html")]
struct OverPage {
    shell: Shell,
}

/// Shows the page. Looking changes nothing.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Query(query): Query<LinkQuery>,
) -> Result<Response, Error> {
    let shown = match FollowerToken::parse(&query.t) {
        Some(token) => LinkPage::of(&app, shell.clone(), &token).await?,
        None => None,
    };
    Ok(([NO_INDEX], shown.map_or_else(|| over(shell), |shown| page(&shown))).into_response())
}

/// Begins to follow, or stops. Whoever presses twice has done it once.
pub async fn press(State(app): State<AppState>, shell: Shell, fields: Fields) -> Result<Response, Error> {
    let is_ours = shell.check(fields.get("form_token"));
    let nothing = |shell| is_ours.as_ref().map_or_else(|_| Err(Error::StaleForm), |()| Ok(over(shell)));
    let Some(token) = FollowerToken::parse(fields.get("t")) else { return nothing(shell) };
    let Some(shown) = LinkPage::of(&app, shell.clone(), &token).await? else { return nothing(shell) };
    if let Err(stale) = is_ours {
        return Ok(shown.refused(stale.status(), "feedback-stale"));
    }
    if fields.get("do") == "stop" {
        return match stop_by_link(&app, &token).await? {
            Some(id) => done(&app, shell, id, ("follower-stopped-title", "follower-stopped"), StatusCode::OK).await,
            None => Ok(over(shell)),
        };
    }
    if !shown.follows && !token.is_number(fields.get("number")) {
        return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, "support-number-wrong"));
    }
    match confirm_following(&app, &token).await? {
        Confirmed::Follows(id) => {
            done(&app, shell, id, ("follower-begun-title", "follower-begun"), StatusCode::OK).await
        }
        Confirmed::Ended(id) => {
            done(&app, shell, id, ("follow-initiative-ended-title", "follow-initiative-ended"), StatusCode::CONFLICT)
                .await
        }
        Confirmed::Over => Ok(over(shell)),
    }
}

async fn done(
    app: &App,
    shell: Shell,
    id: InitiativeId,
    (title, text): (&str, &str),
    status: StatusCode,
) -> Result<Response, Error> {
    let (initiative, row) = find_with_row(app.db.reader(), id).await?.ok_or(Error::NotFound)?;
    let about = About::of(&shell, &initiative, &row);
    let (title, text) = (shell.t(title), shell.t(text));
    let shell = shell.titled(&title);
    Ok((status, [NO_INDEX], page(&DonePage { crumbs: about.crumb(), about, title, text, shell })).into_response())
}

fn over(shell: Shell) -> Response {
    let title = shell.t("follower-over-title");
    (StatusCode::GONE, [NO_INDEX], page(&OverPage { shell: shell.titled(&title) })).into_response()
}

impl LinkPage {
    /// The page of a link; nothing when it opens nothing.
    async fn of(app: &App, shell: Shell, token: &FollowerToken) -> Result<Option<Self>, Error> {
        let (conn, today) = (app.db.reader(), app.clock.today());
        let there = store::find_by_link(conn, token).await?.map(|follower| (follower.initiative, true));
        let found = match there {
            Some(there) => Some(there),
            None => store::find_request(conn, token, &app.keyring)
                .await?
                .filter(|request| request.is_open(today))
                .map(|request| (request.initiative, false)),
        };
        let Some((initiative, follows)) = found else { return Ok(None) };
        let (initiative, row) = find_with_row(conn, initiative).await?.ok_or(Error::NotFound)?;
        let about = About::of(&shell, &initiative, &row);
        let title = shell.t(if follows { "follower-stop-title" } else { "page-follower-link" });
        Ok(Some(Self {
            here: shell.to(Address::FollowerLink),
            crumbs: about.crumb(),
            about,
            token: token.written(),
            follows,
            errors: Vec::new(),
            shell: shell.titled(&title),
        }))
    }

    fn refused(self, status: StatusCode, key: &str) -> Response {
        let field = if self.follows { "stop" } else { "number" };
        let errors = vec![FieldError { field, text: self.shell.t(key) }];
        let shown = Self { errors, shell: self.shell.clone().with_faults(), ..self };
        (status, [NO_INDEX], page(&shown)).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}
