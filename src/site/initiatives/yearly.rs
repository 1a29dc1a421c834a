//! The yearly lists that the council was given: each with its hash, earlier versions too, to print and as files.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::addresses::{Address, yearly_figures, yearly_text, yearly_version};
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::yearly::{YearlyRow, file_of};
use crate::frame::{Link, Shell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::yearly::{Frozen, YearlyLine, store};
use crate::kernel::clock::local_date;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "site/yearly_lists.html")]
struct ListsPage {
    shell: Shell,
    crumbs: Vec<Link>,
    years: Vec<Link>,
}

#[derive(Template)]
#[template(path = "site/yearly_list.html")]
struct ListPage {
    shell: Shell,
    crumbs: Vec<Link>,
    heading: String,
    lead: String,
    /// The kept text is the one that was frozen.
    is_sound: bool,
    /// It was corrected since: where the latest version is.
    newer: Option<String>,
    reason: String,
    rows: Vec<Row>,
    hash: String,
    figures: String,
    text: String,
    versions: Vec<VersionLine>,
}

/// An initiative with the address of its page.
struct Row {
    href: String,
    row: YearlyRow,
}

/// A version of the list.
struct VersionLine {
    link: Link,
    day: (String, String),
    reason: String,
    hash: String,
}

fn back_to(shell: &Shell, pages: &[Address]) -> Vec<Link> {
    let link = |page: &Address| Link { text: shell.t(page.title_key()), href: shell.to(*page), current: false };
    pages.iter().map(link).collect()
}

/// All years.
pub async fn all(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let years = store::frozen_years(app.db.reader()).await?;
    let link = |year: u16| Link {
        text: shell.t_with("yearly-title-of", &[("year", year.to_string().into())]),
        href: shell.to(Address::YearlyList(year)),
        current: false,
    };
    let told = ListsPage {
        crumbs: back_to(&shell, &[Address::Initiatives]),
        years: years.into_iter().map(link).collect(),
        shell,
    };
    Ok(page(&told))
}

/// A year: its latest version.
pub async fn year(State(app): State<AppState>, shell: Shell, Path(year): Path<String>) -> Result<Response, Error> {
    let (year, versions) = versions_of(&app, &year).await?;
    let latest = versions.last().ok_or(Error::NotFound)?;
    Ok(page(&ListPage::of(shell, year, latest, &versions)))
}

/// A version of a year: a corrected one stays readable.
pub async fn version(
    State(app): State<AppState>,
    shell: Shell,
    Path((year, version)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (year, versions) = versions_of(&app, &year).await?;
    let shown = of_version(&versions, &version).ok_or(Error::NotFound)?;
    Ok(page(&ListPage::of(shell, year, shown, &versions)))
}

/// A version for spreadsheets.
pub async fn figures(
    State(app): State<AppState>,
    shell: Shell,
    Path((year, version)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (year, versions) = versions_of(&app, &year).await?;
    let shown = of_version(&versions, &version).ok_or(Error::NotFound)?;
    let list = shown.list.as_ref().ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"initiatives-{year}-{}.csv\"", shown.version);
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, file_of(shell.locale, list)).into_response())
}

/// A version as it is kept: exactly the bytes that its hash is of.
pub async fn text(
    State(app): State<AppState>,
    Path((year, version)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (_, versions) = versions_of(&app, &year).await?;
    let shown = of_version(&versions, &version).filter(|shown| shown.list.is_some()).ok_or(Error::NotFound)?;
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], shown.text.clone()).into_response())
}

async fn versions_of(app: &App, year: &str) -> Result<(u16, Vec<Frozen>), Error> {
    let year: u16 = year.parse().map_err(|_| Error::NotFound)?;
    Ok((year, store::of_year_frozen(app.db.reader(), year).await?))
}

fn of_version<'a>(versions: &'a [Frozen], version: &str) -> Option<&'a Frozen> {
    versions.iter().find(|known| known.version.to_string() == version)
}

impl ListPage {
    fn of(shell: Shell, year: u16, shown: &Frozen, versions: &[Frozen]) -> Self {
        let locale = shell.locale;
        let heading = shell.t_with("yearly-title-of", &[("year", year.to_string().into())]);
        let lines = shown.list.as_ref().map(|list| list.lines.as_slice());
        let count = i64::try_from(lines.unwrap_or_default().len()).unwrap_or(i64::MAX);
        let frozen_on = date(locale, local_date(shown.at));
        let values = [("n", count.into()), ("date", frozen_on.into()), ("version", i64::from(shown.version).into())];
        let latest = versions.last().map_or(shown.version, |latest| latest.version);
        Self {
            crumbs: back_to(&shell, &[Address::Initiatives, Address::YearlyLists]),
            lead: if lines.is_some() { shell.t_with("yearly-lead", &values) } else { String::new() },
            is_sound: lines.is_some(),
            newer: (latest != shown.version).then(|| shell.to(Address::YearlyList(year))),
            reason: shown.reason.clone(),
            rows: lines.unwrap_or_default().iter().map(|line| Row::of(locale, line)).collect(),
            hash: shown.sha256.clone(),
            figures: yearly_figures(locale, year, shown.version),
            text: yearly_text(locale, year, shown.version),
            versions: versions.iter().rev().map(|version| line(&shell, year, version, shown.version)).collect(),
            shell: shell.titled(&heading),
            heading,
        }
    }
}

impl Row {
    fn of(locale: Locale, line: &YearlyLine) -> Self {
        let address = InitiativeNumber::parse(&line.number)
            .map_or(Address::Initiatives, |number| Address::Initiative(number.year(), number.count()));
        Self { href: address.path(locale), row: YearlyRow::of(locale, line) }
    }
}

fn line(shell: &Shell, year: u16, version: &Frozen, shown: i32) -> VersionLine {
    let on = local_date(version.at);
    VersionLine {
        link: Link {
            text: shell.t_with("yearly-version", &[("n", i64::from(version.version).into())]),
            href: yearly_version(shell.locale, year, version.version),
            current: version.version == shown,
        },
        day: (on.to_string(), date(shell.locale, on)),
        reason: version.reason.clone(),
        hash: version.sha256.clone(),
    }
}
