//! The own page itself: one's cases, and putting another one there by its receipt's code.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use axum_extra::extract::cookie::CookieJar;
use chrono::NaiveDate;
use entity::ids::CaseId;
use serde::Deserialize;
use uuid::Uuid;

use super::case::address_of;
use super::drafts::{self, DraftPart};
use super::followings::{self, FollowingLine};
use super::identity::IdentityPart;
use super::initiatives::{self, InitiativeLine};
use super::supports::{self, SupportLine};
use crate::actions::open_receipt::{Opened, open_receipt};
use crate::actions::{claim_case, claim_initiative};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::cases::case::{Case, PublicState};
use crate::cases::rows::Subject;
use crate::frame::cookies::CLAIM;
use crate::frame::dates::date;
use crate::frame::{FieldError, Shell, page};
use crate::my_case::{due, offer, state, why};
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::receipts::{ReceiptCode, ReceiptFault};
use crate::residents::claims::{self, Cursor};
use crate::sessions::resident::SignedInResident;

/// Most characters of what was typed that the form shows again.
const SHOWN_AGAIN_CHARS: usize = 60;

/// Where the list goes on, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PageQuery {
    after: String,
    done: String,
}

/// What the page sends.
#[derive(Deserialize)]
pub struct ClaimForm {
    #[serde(default)]
    form_token: String,
    #[serde(default)]
    code: String,
    /// The initiative that is opened or taken off.
    #[serde(default)]
    initiative: String,
    /// The hash of the draft that is opened or thrown away.
    #[serde(default)]
    draft: String,
    /// `waiting` takes the code that came from a receipt, `drop` forgets it; `open` and `release` name an initiative.
    #[serde(rename = "do", default)]
    wish: String,
}

struct CaseLine {
    href: String,
    title: String,
    number: String,
    unit: String,
    received: String,
    state: (&'static str, &'static str, String),
    due: Option<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "own/overview.html")]
struct OverviewPage {
    here: String,
    email: String,
    done: String,
    errors: Vec<FieldError>,
    code: String,
    /// A code from a receipt waits to be put here.
    is_offered: bool,
    cases: Vec<CaseLine>,
    initiatives: Vec<InitiativeLine>,
    drafts: DraftPart,
    /// The list begins elsewhere than at its beginning.
    is_further: bool,
    next: String,
    identity: IdentityPart,
    supports: Vec<SupportLine>,
    followings: Vec<FollowingLine>,
    shell: Shell,
}

/// Shows it.
pub async fn show(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    parts: Parts,
    Query(query): Query<PageQuery>,
) -> Result<Response, Error> {
    let shown = OverviewPage::of(&app, &here, shell, &parts, cursor(&query.after)).await?;
    let done = match query.done.as_str() {
        "claimed" => shown.shell.t("own-done-claimed"),
        "initiative-claimed" => shown.shell.t("own-done-initiative-claimed"),
        "initiative-released" => shown.shell.t("own-done-initiative-released"),
        "released" => shown.shell.t("own-done-released"),
        "draft-kept" => shown.shell.t("own-done-draft-kept"),
        "draft-dropped" => shown.shell.t("own-done-draft-dropped"),
        _ => String::new(),
    };
    Ok(page(&OverviewPage { done, ..shown }))
}

/// Puts a case on the page.
pub async fn claim(
    State(app): State<AppState>,
    here: SignedInResident,
    shell: Shell,
    parts: Parts,
    Form(form): Form<ClaimForm>,
) -> Result<Response, Error> {
    let code = form.code.chars().take(SHOWN_AGAIN_CHARS).collect();
    let shown = OverviewPage::of(&app, &here, shell, &parts, None).await?;
    let shown = OverviewPage { code, ..shown };
    if let Err(stale) = shown.shell.check(&form.form_token) {
        let text = shown.shell.t("feedback-stale");
        return Ok(shown.refused(stale.status(), text));
    }
    if ["open", "release"].contains(&form.wish.as_str()) {
        return initiatives::act(&app, &shown.shell, &here, (&form.wish, &form.initiative)).await;
    }
    if ["keep-draft", "open-draft", "drop-draft"].contains(&form.wish.as_str()) {
        return drafts::act(&app, &shown.shell, &here, &parts.headers, (&form.wish, &form.draft)).await;
    }
    let jar = CookieJar::new().add(CLAIM.gone(&app.config));
    if form.wish == "drop" {
        return Ok((jar, Redirect::to(&shown.here)).into_response());
    }
    let read = match offer::waiting(&app, &parts.headers).filter(|_| form.wish == "waiting") {
        Some(waiting) => Ok(waiting),
        None => ReceiptCode::parse(&form.code),
    };
    let (caller, now) = (caller(&app, &parts), app.clock.now());
    app.limits.receipt_codes.check(caller, now).map_err(|minutes| Error::TooMany { minutes })?;
    let text = match read {
        Ok(code) => match open_receipt(&app, &code).await? {
            Some(Opened::Initiative(initiative)) => {
                claim_initiative(&app, here.account.id, initiative).await?;
                let to = format!("{}?done=initiative-claimed", shown.here);
                return Ok((jar, Redirect::to(&to)).into_response());
            }
            Some(Opened::Case(case)) => {
                claim_case(&app, here.account.id, case).await?;
                return Ok((jar, Redirect::to(&format!("{}?done=claimed", shown.here))).into_response());
            }
            Some(Opened::Support(_)) | None => {
                shown.shell.t_with("follow-code-unknown", &[("phone", shown.shell.phone.as_str().into())])
            }
        },
        Err(ReceiptFault::WrongLength { given: 0 }) => {
            let text = shown.shell.t("follow-code-empty");
            return Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, text));
        }
        Err(ReceiptFault::WrongLength { given }) => {
            let given = i64::try_from(given).unwrap_or(i64::MAX);
            shown.shell.t_with("follow-code-length", &[("given", given.into())])
        }
        Err(ReceiptFault::UnknownSymbol | ReceiptFault::WrongCheckSymbol) => shown.shell.t("follow-code-typo"),
    };
    app.limits.receipt_codes.strike(caller, now);
    Ok(shown.refused(StatusCode::UNPROCESSABLE_ENTITY, text))
}

impl OverviewPage {
    async fn of(
        app: &App,
        here: &SignedInResident,
        shell: Shell,
        parts: &Parts,
        after: Option<Cursor>,
    ) -> Result<Self, Error> {
        let shell = here.shell(app, shell);
        let mut listed = claims::list(app.db.reader(), here.account.id, after).await?;
        let has_more = listed.len() > claims::PAGE;
        listed.truncate(claims::PAGE);
        let last = listed.last().filter(|_| has_more).map(|(case, _)| format!("{}_{}", case.received_on, case.id));
        let own = shell.to(Address::OwnPage);
        Ok(Self {
            email: here.account.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            done: String::new(),
            errors: Vec::new(),
            code: String::new(),
            is_offered: offer::waiting(app, &parts.headers).is_some(),
            cases: listed.iter().map(|(case, subject)| line(app, &shell, case, subject)).collect(),
            initiatives: initiatives::lines(app, &shell, here).await?,
            drafts: DraftPart::of(app, &shell, here, &parts.headers).await?,
            is_further: after.is_some(),
            next: last.map(|last| format!("{own}?after={last}")).unwrap_or_default(),
            identity: IdentityPart::of(app, &shell, here.account.id).await?,
            supports: supports::lines(app, &shell, &here.account).await?,
            followings: followings::lines(app, &shell, &here.account).await?,
            here: own,
            shell,
        })
    }

    fn refused(self, status: StatusCode, text: String) -> Response {
        let errors = vec![FieldError { field: "code", text }];
        (status, page(&Self { errors, shell: self.shell.clone().with_faults(), ..self })).into_response()
    }

    fn error(&self) -> &str {
        self.errors.first().map(|error| error.text.as_str()).unwrap_or_default()
    }
}

fn line(app: &App, shell: &Shell, case: &Case, subject: &Subject) -> CaseLine {
    let service = subject.service.as_deref().and_then(|id| app.county.service(id));
    let municipality = subject.municipality.as_deref().and_then(|id| app.county.municipality(id));
    let names = [
        service.map(|service| service.name.get(shell.locale)),
        municipality.map(|municipality| municipality.name.get(shell.locale)),
    ];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    CaseLine {
        href: address_of(shell, &case.number),
        title: if names.is_empty() { shell.t("page-my-case") } else { names.join(", ") },
        number: case.number.to_string(),
        unit: why::unit_name(app, case.unit.as_str(), shell.locale),
        received: date(shell.locale, case.received_on),
        state: state(shell, case),
        // While the clock stands still the last day is not yet known.
        due: (case.state.is_open() && case.state.public() != PublicState::WaitingForYou).then(|| due(app, shell, case)),
    }
}

fn cursor(written: &str) -> Option<Cursor> {
    let (day, id) = written.split_once('_')?;
    Some((day.parse::<NaiveDate>().ok()?, CaseId(Uuid::parse_str(id).ok()?)))
}

fn caller(app: &App, parts: &Parts) -> ClientAddress {
    ClientAddress::of(&parts.headers, &parts.extensions, &app.config.trusted_proxies)
}
