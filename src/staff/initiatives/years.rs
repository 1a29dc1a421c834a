//! The yearly list to the council, as the registry makes it: what still lacks, what is left out, and the freezing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entity::ids::StaffId;
use serde::{Deserialize, Serialize};

use super::address;
use crate::accounts::store::names_of;
use crate::actions::freeze_yearly_list;
use crate::actions::freeze_yearly_list::{NotFrozen, yearly_list};
use crate::addresses::yearly_version;
use crate::app::{App, AppState};
use crate::frame::form::{Faults, FieldError};
use crate::frame::yearly::YearlyRow;
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::yearly::{Frozen, YearlyLine, store};
use crate::kernel::digest::sha256_hex;
use crate::kernel::text::clean;
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent, kept_for};
use crate::staff::words::moment;
use crate::threads::message::MASK;

/// Where the years are.
const ADDRESS: &str = "/staff/initiatives/years";

/// Most characters of a reason.
const REASON_MAX_CHARS: usize = 2_000;

#[derive(Template)]
#[template(path = "staff/initiative_years.html")]
struct YearsPage {
    shell: StaffShell,
    years: Vec<Link>,
}

#[derive(Template)]
#[template(path = "staff/initiative_year.html")]
struct YearPage {
    shell: StaffShell,
    notice: String,
    done: String,
    errors: Vec<FieldError>,
    here: String,
    heading: String,
    /// The hash of the list as it is shown.
    seen: String,
    /// Initiatives of which nobody has said what was done.
    lacking: Vec<Link>,
    rows: Vec<Row>,
    /// Initiatives that are not within the council's own competence.
    left_out: Vec<Link>,
    versions: Vec<VersionLine>,
    reason: String,
}

struct Row {
    href: String,
    row: YearlyRow,
}

/// A frozen version.
struct VersionLine {
    link: Link,
    by: String,
    /// Why it cannot be shown; empty of one that can.
    fault: String,
    reason: String,
    hash: String,
}

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FreezeForm {
    form_token: String,
    seen: String,
    reason: String,
}

impl PageForm for FreezeForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        Some(self.reason.as_str()).filter(|reason| !reason.is_empty()).into_iter().collect()
    }

    fn page_of(address: &str) -> String {
        address.to_owned()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let year = year_in(address).ok_or(Error::NotFound)?;
        let shown = YearPage::read(app, signed_in, year, self.reason).await?;
        let notice = shown.shell.t(why.text_key());
        Ok(page(&YearPage { notice, ..shown }))
    }
}

/// What the address tells of a moment ago.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
}

fn year_in(address: &str) -> Option<u16> {
    address.rsplit('/').next()?.parse().ok().filter(|year| (1000..=9999).contains(year))
}

/// `GET /staff/initiatives/years`
pub async fn all(State(app): State<AppState>, signed_in: SignedIn) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let shell = shell.clone().titled(&shell.t("staff-years"));
    let years = store::years(app.db.reader(), app.clock.today()).await?;
    let link = |year: u16| Link {
        text: shell.t_with("yearly-title-of", &[("year", year.to_string().into())]),
        href: format!("{ADDRESS}/{year}"),
        current: false,
    };
    Ok(page(&YearsPage { years: years.into_iter().map(link).collect(), shell }))
}

/// `GET /staff/initiatives/years/{year}`
pub async fn one(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(year): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let year = year_in(&year).ok_or(Error::NotFound)?;
    if let Some(kept) = kept_for(&app, &signed_in, &format!("{ADDRESS}/{year}")).await? {
        let form: FreezeForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        return form.shown_again(&app, &signed_in, &kept.address, Unsent::SignedOut).await;
    }
    let shown = YearPage::read(&app, &signed_in, year, String::new()).await?;
    let done = if asked.done.is_empty() { String::new() } else { shown.shell.t("staff-year-frozen") };
    Ok(page(&YearPage { done, ..shown }))
}

/// `POST /staff/initiatives/years/{year}`: freezes the list that was seen.
pub async fn freeze(posted: Posted<FreezeForm>) -> Result<Response, Error> {
    let Posted { app, signed_in, form, address } = posted;
    let year = year_in(&address).ok_or(Error::NotFound)?;
    let reason = clean(&mask_identity_codes(&form.reason, MASK).text);
    let reason: String = reason.chars().take(REASON_MAX_CHARS).collect();
    let outcome = match freeze_yearly_list(&app, &signed_in.staff, year, &form.seen, &reason).await {
        Err(Error::Conflict) => Err(NotFrozen::Moved),
        outcome => outcome?,
    };
    let Err(why) = outcome else {
        return Ok(Redirect::to(&format!("{ADDRESS}/{year}?done=yes")).into_response());
    };
    let (field, key, status) = match why {
        NotFrozen::Lacking => ("lacking", "staff-year-lacking", StatusCode::CONFLICT),
        NotFrozen::Moved => ("list", "staff-year-moved", StatusCode::CONFLICT),
        NotFrozen::NoReason => ("reason", "staff-year-no-reason", StatusCode::UNPROCESSABLE_ENTITY),
        NotFrozen::ToCome => ("list", "staff-year-to-come", StatusCode::CONFLICT),
    };
    let shown = YearPage::read(&app, &signed_in, year, form.reason).await?;
    let errors = vec![FieldError { field, text: shown.shell.t(key) }];
    let shell = shown.shell.clone().with_faults();
    Ok((status, page(&YearPage { shell, errors, ..shown })).into_response())
}

impl YearPage {
    async fn read(app: &App, signed_in: &SignedIn, year: u16, reason: String) -> Result<Self, Error> {
        let conn = app.db.reader();
        let list = yearly_list(app, conn, year).await?;
        let text = list.canonical().map_err(Error::internal)?;
        let left_out = store::of_year(conn, year, false).await?;
        let versions = store::of_year_frozen(conn, year).await?;
        let people: Vec<StaffId> = versions.iter().map(|version| version.by).collect();
        let people = names_of(conn, &people).await?;
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let heading = shell.t_with("yearly-title-of", &[("year", year.to_string().into())]);
        let left_out =
            left_out.into_iter().filter_map(|row| link(&row.number, row.title.as_deref().unwrap_or_default()));
        let version = |version: &Frozen| VersionLine {
            link: Link {
                text: shell.t_with("yearly-version", &[("n", i64::from(version.version).into())]),
                href: yearly_version(shell.locale, year, version.version),
                current: false,
            },
            by: shell.t_with(
                "staff-year-by",
                &[
                    ("who", people.get(&version.by).cloned().unwrap_or_default().into()),
                    ("when", moment(shell.locale, version.at).into()),
                ],
            ),
            fault: if version.list.is_some() { String::new() } else { shell.t("yearly-unsound") },
            reason: version.reason.clone(),
            hash: version.sha256.clone(),
        };
        Ok(Self {
            notice: String::new(),
            done: String::new(),
            errors: Vec::new(),
            here: format!("{ADDRESS}/{year}"),
            seen: sha256_hex(text.as_bytes()),
            lacking: list.lacking().filter_map(|line| link(&line.number, &line.title)).collect(),
            rows: list.lines.iter().map(|line| Row::of(&shell, line)).collect(),
            left_out: left_out.collect(),
            versions: versions.iter().rev().map(version).collect(),
            reason,
            shell: shell.titled(&heading),
            heading,
        })
    }
}

/// The way to an initiative's page.
fn link(number: &str, title: &str) -> Option<Link> {
    let href = address(InitiativeNumber::parse(number)?);
    Some(Link { text: format!("{number} {title}"), href, current: false })
}

impl Row {
    fn of(shell: &StaffShell, line: &YearlyLine) -> Self {
        let href = InitiativeNumber::parse(&line.number).map(address).unwrap_or_default();
        Self { href, row: YearlyRow::of(shell.locale, line) }
    }
}
