//! The initiatives that the owner of an account supports, and taking a support back.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use entity::ids::{InitiativeId, SupportId};
use serde::Deserialize;
use uuid::Uuid;

use crate::actions::support_initiative::withdraw_support;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::{Shell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::platform::error::Error;
use crate::residents::account::Account;
use crate::sessions::resident::SignedInResident;
use crate::supports::store;
use crate::supports::support::{State as Standing, Support};

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    done: String,
}

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WithdrawForm {
    form_token: String,
    support: String,
}

/// A support in a list.
pub struct SupportLine {
    /// The initiative's page.
    pub href: String,
    /// Its title, or its number.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Where the support stands, in a sentence.
    pub standing: String,
    /// How sure it is.
    pub level: String,
    /// Its id; empty where it cannot be taken back.
    pub id: String,
}

#[derive(Template)]
#[template(path = "own/supports.html")]
struct SupportsPage {
    here: String,
    done: String,
    fault: String,
    lines: Vec<SupportLine>,
    shell: Shell,
}

/// Supports of an account.
pub async fn of_account(app: &App, account: &Account) -> Result<Vec<Support>, Error> {
    let indexes = account.email.as_ref().map(|email| email.indexes(&app.keyring)).unwrap_or_default();
    store::list_own(app.db.reader(), &indexes, Some(account.id)).await
}

/// The lines of an account.
pub async fn lines(app: &App, shell: &Shell, account: &Account) -> Result<Vec<SupportLine>, Error> {
    let supports = of_account(app, account).await?;
    let ids: Vec<InitiativeId> = supports.iter().map(|support| support.initiative).collect();
    let titles = store::titles(app.db.reader(), ids).await?;
    let line = |support: &Support| {
        let (number, title) = titles.get(&support.initiative).cloned().unwrap_or_default();
        let address = InitiativeNumber::parse(&number);
        let address = address.map_or(Address::Initiatives, |number| Address::Initiative(number.year(), number.count()));
        let (key, on) = match support.state {
            Standing::Confirmed => ("support-standing-confirmed", support.confirmed_on),
            Standing::Withdrawn { on } => ("support-standing-withdrawn", on),
        };
        SupportLine {
            href: shell.to(address),
            title: title.unwrap_or_else(|| shell.t_with("initiative-unnamed", &[("number", number.as_str().into())])),
            number,
            standing: shell.t_with(key, &[("date", date(shell.locale, on).into())]),
            level: shell.t(support.level.text_key()),
            id: if support.stands() { support.id.to_string() } else { String::new() },
        }
    };
    Ok(supports.iter().map(line).collect())
}

/// Shows them.
pub async fn show(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Query(query): Query<PageQuery>,
) -> Result<Response, Error> {
    let shown = SupportsPage::of(&app, &here, shell).await?;
    let done = if query.done == "withdraw" { shown.shell.t("support-done-withdraw") } else { String::new() };
    Ok(page(&SupportsPage { done, ..shown }))
}

/// Takes one back. What is not one's own does not exist.
pub async fn withdraw(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    Form(form): Form<WithdrawForm>,
) -> Result<Response, Error> {
    let shown = SupportsPage::of(&app, &here, shell).await?;
    if let Err(stale) = shown.shell.check(&form.form_token) {
        let fault = shown.shell.t("feedback-stale");
        return Ok((stale.status(), page(&SupportsPage { fault, ..shown })).into_response());
    }
    let id = Uuid::parse_str(&form.support).map(SupportId).map_err(|_| Error::NotFound)?;
    if !of_account(&app, &here.account).await?.iter().any(|support| support.id == id) {
        return Err(Error::NotFound);
    }
    match withdraw_support(&app, id).await {
        Ok(()) | Err(Error::Conflict) => Ok(Redirect::to(&format!("{}?done=withdraw", shown.here)).into_response()),
        Err(Error::NotNow(_)) => {
            let fault = shown.shell.t("support-withdraw-closed");
            Ok((StatusCode::CONFLICT, page(&SupportsPage { fault, ..shown })).into_response())
        }
        Err(fault) => Err(fault),
    }
}

impl SupportsPage {
    async fn of(app: &App, here: &SignedInResident, shell: Shell) -> Result<Self, Error> {
        let shell = here.shell(app, shell);
        Ok(Self {
            here: shell.to(Address::OwnSupports),
            done: String::new(),
            fault: String::new(),
            lines: lines(app, &shell, &here.account).await?,
            shell,
        })
    }
}
