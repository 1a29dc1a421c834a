//! One's own support: where it stands, its code where one was given, and taking it back.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use serde::Deserialize;

use super::told::{About, counting, is_counted};
use crate::actions::support_initiative::withdraw_support;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::counties::county::SupportLevel;
use crate::frame::cookies::cleared;
use crate::frame::dates::date;
use crate::frame::support_visit::SupportVisit;
use crate::frame::{Link, Shell, page};
use crate::initiatives::store::find_with_row;
use crate::my_case::NO_INDEX;
use crate::platform::error::Error;
use crate::receipts::ReceiptCode;
use crate::supports::store;
use crate::supports::support::{State as Standing, Support, is_collecting};

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

#[derive(Template)]
#[template(path = "channels/support/mine.html")]
struct MySupportPage {
    here: String,
    crumbs: Vec<Link>,
    about: About,
    done: String,
    fault: String,
    /// Where it stands, in a sentence.
    standing: String,
    /// Whether it counts, in a sentence; empty where it was taken back.
    counting: String,
    facts: Vec<(String, String)>,
    /// The code in two halves; empty where none was given to this browser.
    code: [String; 2],
    /// Where it can be made to count; empty where it does, or cannot.
    strong: String,
    can_withdraw: bool,
    shell: Shell,
}

/// The page; without a support that was opened, the way to one.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let Some(visit) = SupportVisit::of(&app, &headers) else { return Ok(closed_visit(&shell)) };
    let done = if wish.done == "withdraw" { shell.t("support-done-withdraw") } else { String::new() };
    let Some(shown) = MySupportPage::of(&app, shell.clone(), &visit).await? else { return Ok(closed_visit(&shell)) };
    Ok((jar.add(visit.cookie(&app)), [NO_INDEX], page(&MySupportPage { done, ..shown })).into_response())
}

/// Takes the support back, or lets the browser forget it.
pub async fn write(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let is_ours = shell.check(fields.get("form_token"));
    // Whoever is done is done, also when the visit was over before.
    if fields.get("do") == "finish" && is_ours.is_ok() {
        return Ok((cleared(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
    }
    let nothing = || is_ours.as_ref().map_or_else(|_| Err(Error::StaleForm), |()| Ok(closed_visit(&shell)));
    let Some(visit) = SupportVisit::of(&app, &headers) else { return nothing() };
    let Some(shown) = MySupportPage::of(&app, shell.clone(), &visit).await? else { return nothing() };
    if let Err(stale) = is_ours {
        let fault = shell.t("feedback-stale");
        return Ok((stale.status(), [NO_INDEX], page(&MySupportPage { fault, ..shown })).into_response());
    }
    match fields.get("do") {
        "withdraw" => match withdraw_support(&app, visit.support).await {
            // Whoever presses twice has taken it back once.
            Ok(()) | Err(Error::Conflict) => {
                let visit = SupportVisit { code: String::new(), ..visit };
                let on = format!("{}?done=withdraw", shown.here);
                Ok((jar.add(visit.cookie(&app)), Redirect::to(&on)).into_response())
            }
            Err(Error::NotNow(_)) => {
                let fault = shell.t("support-withdraw-closed");
                let shown = MySupportPage { fault, can_withdraw: false, ..shown };
                Ok((StatusCode::CONFLICT, [NO_INDEX], page(&shown)).into_response())
            }
            Err(fault) => Err(fault),
        },
        _ => Err(Error::Malformed),
    }
}

/// Where no support is open, a code can be typed in.
fn closed_visit(shell: &Shell) -> Response {
    Redirect::to(&shell.to(Address::Follow)).into_response()
}

impl MySupportPage {
    async fn of(app: &App, shell: Shell, visit: &SupportVisit) -> Result<Option<Self>, Error> {
        let conn = app.db.reader();
        let Some(support) = store::find_by_id(conn, visit.support).await? else { return Ok(None) };
        let (initiative, row) = find_with_row(conn, support.initiative).await?.ok_or(Error::NotFound)?;
        let about = About::of(&shell, &initiative, &row);
        let is_open = is_collecting(&initiative, app.clock.today()) && support.stands();
        let counts = is_counted(app, initiative.kind, support.level);
        let does = shell.t(if counts { "support-counts" } else { "support-counts-not" });
        let can_count = is_open && !counts && app.providers.strong.is_some();
        let number = initiative.number;
        let form = shell.to(Address::InitiativeSupport(number.year(), number.count()));
        let code = ReceiptCode::parse(&visit.code).ok().filter(|_| support.stands());
        let is_by_letter = support.level == SupportLevel::Email;
        Ok(Some(Self {
            here: shell.to(Address::MySupport),
            crumbs: about.crumb(),
            about,
            done: String::new(),
            fault: String::new(),
            standing: standing(&shell, &support),
            counting: if support.stands() {
                format!("{does} {}", counting(app, &shell, initiative.kind))
            } else {
                String::new()
            },
            facts: facts(app, &shell, &support),
            code: code.map(|code| code.halves()).unwrap_or_default(),
            strong: if can_count && is_by_letter { form } else { String::new() },
            can_withdraw: is_open,
            shell,
        }))
    }
}

fn standing(shell: &Shell, support: &Support) -> String {
    let (key, on) = match support.state {
        Standing::Confirmed => ("support-standing-confirmed", support.confirmed_on),
        Standing::Withdrawn { on } => ("support-standing-withdrawn", on),
    };
    shell.t_with(key, &[("date", date(shell.locale, on).into())])
}

fn facts(app: &App, shell: &Shell, support: &Support) -> Vec<(String, String)> {
    let name = if support.shows_name { "support-shows-name-yes" } else { "support-shows-name-no" };
    let mut facts = vec![
        (shell.t("support-fact-level"), shell.t(support.level.text_key())),
        (shell.t("initiative-ground"), shell.t(support.ground.text_key())),
    ];
    if let Some(town) = support.municipality.as_deref().and_then(|id| app.county.municipality(id)) {
        facts.push((shell.t("initiative-municipality"), town.name.get(shell.locale).to_owned()));
    }
    if support.stands() {
        facts.push((shell.t("support-fact-name"), shell.t(name)));
    }
    facts
}
