//! Who supports an initiative: how many from where, and the names of those who chose to be named.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use entity::ids::SupportId;
use serde::Deserialize;
use uuid::Uuid;

use super::one::are_names_over;
use super::supports::SupportPart;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::counties::county::SupportLevel;
use crate::frame::numbers::number;
use crate::frame::{Link, Shell, page};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store::find_by_number;
use crate::platform::error::Error;
use crate::supports::counts::Counts;
use crate::supports::rule::counts;
use crate::supports::store::{self, NAMES, Named, counts_of};

/// Where the list of names goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

#[derive(Template)]
#[template(path = "site/initiative_supporters.html")]
struct SupportersPage {
    crumbs: Vec<Link>,
    number: String,
    title: String,
    lang: &'static str,
    support: SupportPart,
    /// Municipalities with their supporters; small ones together.
    towns: Vec<(String, String)>,
    names: Vec<String>,
    /// Names of persons have left the web.
    is_over: bool,
    pages: Pages,
    shell: Shell,
}

/// The way on, and back to the beginning.
struct Pages {
    previous: Option<String>,
    next: Option<String>,
    numbers: Vec<Link>,
}

/// The page of an initiative that collects or did.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let conn = app.db.reader();
    let (initiative, row) = find_by_number(conn, number).await?.ok_or(Error::NotFound)?;
    let kept = counts_of(conn, initiative.id).await?;
    let support = SupportPart::of(&app, &shell, &initiative, &row, &kept).ok_or(Error::NotFound)?;
    let after = Uuid::parse_str(&asked.after).ok().map(SupportId);
    let is_over = are_names_over(&app, &initiative, app.clock.today());
    let mut named = if is_over { Vec::new() } else { names(&app, &initiative, after).await? };
    let most = usize::try_from(NAMES).unwrap_or(usize::MAX);
    let has_more = named.len() > most;
    named.truncate(most);
    let here = shell.to(Address::InitiativeSupporters(number.year(), number.count()));
    let next = named.last().filter(|_| has_more).map(|last| format!("{here}?after={}", last.id));
    let title = row.title.unwrap_or_default();
    let heading = format!("{}: {title}", shell.t("page-initiative-supporters"));
    let first = Link { text: shell.t("support-names-first"), href: here, current: false };
    let told = SupportersPage {
        crumbs: vec![
            Link {
                text: shell.t(Address::Initiatives.title_key()),
                href: shell.to(Address::Initiatives),
                current: false,
            },
            Link {
                text: title.clone(),
                href: shell.to(Address::Initiative(number.year(), number.count())),
                current: false,
            },
        ],
        number: number.to_string(),
        lang: initiative.language.code(),
        towns: towns(&app, &shell, &initiative, &kept),
        names: named.iter().map(|named| in_words(&app, &shell, named)).collect(),
        is_over,
        pages: Pages { previous: None, next, numbers: after.map(|_| first).into_iter().collect() },
        support,
        shell: shell.titled(&heading),
        title,
    };
    Ok(page(&told))
}

/// Names of supports that count alone: nobody has shown that the others are whom they name.
async fn names(app: &App, initiative: &Initiative, after: Option<SupportId>) -> Result<Vec<Named>, Error> {
    let counting = &app.county.initiatives.counting;
    let levels: Vec<SupportLevel> =
        SupportLevel::ALL.into_iter().filter(|level| counts(initiative.kind, *level, counting)).collect();
    store::names(app.db.reader(), initiative.id, &levels, after, &app.keyring).await
}

fn in_words(app: &App, shell: &Shell, named: &Named) -> String {
    let town = named.municipality.as_deref().and_then(|id| app.county.municipality(id));
    let town = town.map(|town| town.name.get(shell.locale));
    [Some(named.name.as_str()), town].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn towns(app: &App, shell: &Shell, initiative: &Initiative, kept: &Counts) -> Vec<(String, String)> {
    let merged = kept.by_municipality(initiative.kind, &app.county.initiatives.counting);
    let told = |count: u64| number(shell.locale, count);
    let town = |(id, count): &(String, u64)| {
        let name = app.county.municipality(id).map_or(id.as_str(), |town| town.name.get(shell.locale));
        (name.to_owned(), told(*count))
    };
    // All of them in one heap would only repeat the sum.
    let rest =
        (merged.rest > 0 && !merged.shown.is_empty()).then(|| (shell.t("support-towns-rest"), told(merged.rest)));
    merged.shown.iter().map(town).chain(rest).collect()
}
