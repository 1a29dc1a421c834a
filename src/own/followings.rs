//! The initiatives that the owner of an account follows: to follow one takes one press, and so does stopping.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use entity::ids::InitiativeId;
use serde::Deserialize;

use crate::actions::follow_initiative::{follow_signed_in, of_account, stop_signed_in};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::followers::follower::is_followable;
use crate::followers::store;
use crate::frame::dates::date;
use crate::frame::{Shell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::state::state_key;
use crate::initiatives::store::find_by_number;
use crate::platform::error::Error;
use crate::residents::account::Account;
use crate::sessions::resident::SignedInResident;

/// An initiative that is to be followed, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    initiative: String,
    done: String,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FollowForm {
    form_token: String,
    initiative: String,
    /// `follow` or `stop`.
    #[serde(rename = "do")]
    wish: String,
}

/// An initiative in the list.
pub struct FollowingLine {
    /// Its page.
    pub href: String,
    /// Its title, or its number.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: String,
    /// Since when it is followed, in a sentence.
    pub since: String,
    id: InitiativeId,
}

/// An initiative that is not followed yet.
struct Offered {
    number: String,
    title: String,
}

#[derive(Template)]
#[template(path = "own/followings.html")]
struct FollowingsPage {
    here: String,
    done: String,
    fault: String,
    /// Letters go to the account's address; there is one.
    has_address: bool,
    offered: Option<Offered>,
    lines: Vec<FollowingLine>,
    shell: Shell,
}

/// The lines of an account.
pub async fn lines(app: &App, shell: &Shell, account: &Account) -> Result<Vec<FollowingLine>, Error> {
    let followed = of_account(app, account).await?;
    let ids: Vec<InitiativeId> = followed.iter().map(|follower| follower.initiative).collect();
    let told = store::followed(app.db.reader(), ids).await?;
    let line = |(id, on)| {
        let known = told.get(&id)?;
        let number = InitiativeNumber::parse(&known.number)?;
        let unnamed = || shell.t_with("initiative-unnamed", &[("number", known.number.as_str().into())]);
        Some(FollowingLine {
            href: shell.to(Address::Initiative(number.year(), number.count())),
            title: known.title.clone().unwrap_or_else(unnamed),
            number: known.number.clone(),
            state: shell.t(&state_key(&known.state)),
            since: shell.t_with("own-following-since", &[("date", date(shell.locale, on).into())]),
            id,
        })
    };
    Ok(followed.iter().filter_map(|follower| line((follower.initiative, follower.followed_on))).collect())
}

/// Shows them; and one that is to be followed, with its button.
pub async fn show(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Query(query): Query<PageQuery>,
) -> Result<Response, Error> {
    let shown = FollowingsPage::of(&app, &here, shell, &query.initiative).await?;
    let done = match query.done.as_str() {
        "follow" => shown.shell.t(if shown.has_address { "follower-begun" } else { "follower-begun-title" }),
        "stop" => shown.shell.t("follower-stopped"),
        _ => String::new(),
    };
    Ok(page(&FollowingsPage { done, ..shown }))
}

/// Follows one, or stops. What nobody can follow does not exist.
pub async fn keep(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(form): Form<FollowForm>,
) -> Result<Response, Error> {
    let shown = FollowingsPage::of(&app, &here, shell, &form.initiative).await?;
    if let Err(stale) = shown.shell.check(&form.form_token) {
        let fault = shown.shell.t("feedback-stale");
        return Ok((stale.status(), page(&FollowingsPage { fault, ..shown })).into_response());
    }
    let number = InitiativeNumber::parse(&form.initiative).ok_or(Error::NotFound)?;
    match form.wish.as_str() {
        "follow" => match follow_signed_in(&app, &here.account, number).await {
            Ok(()) => Ok(Redirect::to(&format!("{}?done=follow", shown.here)).into_response()),
            Err(Error::NotNow(_)) => {
                let fault = shown.shell.t("follow-initiative-ended");
                Ok((StatusCode::CONFLICT, page(&FollowingsPage { fault, offered: None, ..shown })).into_response())
            }
            Err(fault) => Err(fault),
        },
        "stop" => {
            if let Some(line) = shown.lines.iter().find(|line| line.number == form.initiative) {
                stop_signed_in(&app, &here.account, line.id).await?;
            }
            Ok(Redirect::to(&format!("{}?done=stop", shown.here)).into_response())
        }
        _ => Err(Error::Malformed),
    }
}

impl FollowingsPage {
    async fn of(app: &App, here: &SignedInResident, shell: Shell, wanted: &str) -> Result<Self, Error> {
        let shell = here.shell(app, shell);
        let lines = lines(app, &shell, &here.account).await?;
        let offered = match InitiativeNumber::parse(wanted) {
            Some(number) if lines.iter().all(|line| line.number != wanted) => offered(app, number).await?,
            _ => None,
        };
        Ok(Self {
            here: shell.to(Address::OwnFollowings),
            done: String::new(),
            fault: String::new(),
            has_address: here.account.email.is_some(),
            offered,
            lines,
            shell,
        })
    }
}

async fn offered(app: &App, number: InitiativeNumber) -> Result<Option<Offered>, Error> {
    let found = find_by_number(app.db.reader(), number).await?;
    let found = found.filter(|(initiative, _)| is_followable(initiative));
    Ok(found.and_then(|(_, row)| Some(Offered { number: row.number, title: row.title? })))
}
