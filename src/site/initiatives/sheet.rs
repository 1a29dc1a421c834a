//! The sheet on which people sign their support, to be printed: in Swedish, in Finnish, or in both.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::{Link, Shell, page};
use crate::initiatives::initiative::{Initiative, State as Standing};
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store;
use crate::initiatives::words::Words;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::{text, text_with};
use crate::supports::support::is_collecting;

/// Lines of a sheet: what fits on a page of paper with room for a hand.
const LINES: usize = 10;

#[derive(Template)]
#[template(path = "site/initiative_sheet.html")]
struct SheetPage {
    shell: Shell,
    back: Link,
    number: String,
    title: String,
    proposal: String,
    lang: &'static str,
    parts: Vec<Part>,
    /// Names of the columns, in each language of the sheet.
    columns: Vec<Vec<(&'static str, String)>>,
    lines: usize,
}

/// What the sheet says in one language.
struct Part {
    lang: &'static str,
    heading: String,
    sentences: Vec<String>,
    grounds: Vec<(char, String)>,
    /// What an organisation writes besides; empty where none may sign.
    body: String,
    privacy: String,
}

/// The page. It is there while supporters are collected.
pub async fn show(State(app): State<AppState>, shell: Shell, Path(number): Path<String>) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let conn = app.db.reader();
    let (initiative, _) = store::find_by_number(conn, number).await?.ok_or(Error::NotFound)?;
    let words = store::words_of(conn, initiative.id, initiative.text_version, &app.keyring).await?;
    let words = words.filter(|_| is_collecting(&initiative, app.clock.today())).ok_or(Error::NotFound)?;
    Ok(page(&SheetPage::of(&app, shell, &initiative, &words)))
}

/// The languages of the sheet. Whoever reads English hands out the sheet that everybody can read.
fn languages(locale: Locale) -> &'static [Locale] {
    match locale {
        Locale::Sv => &[Locale::Sv],
        Locale::Fi => &[Locale::Fi],
        Locale::En => &[Locale::Sv, Locale::Fi],
    }
}

impl SheetPage {
    fn of(app: &App, shell: Shell, initiative: &Initiative, words: &Words) -> Self {
        let languages = languages(shell.locale);
        let number = initiative.number;
        let columns = columns(initiative.kind);
        let column = |key: &&str| languages.iter().map(|locale| (locale.code(), text(*locale, key))).collect();
        let title = shell.t("page-initiative-sheet");
        Self {
            back: Link {
                text: words.title().to_owned(),
                href: shell.to(Address::Initiative(number.year(), number.count())),
                current: false,
            },
            number: number.to_string(),
            title: words.title().to_owned(),
            proposal: words.proposal().to_owned(),
            lang: initiative.language.code(),
            parts: languages.iter().map(|locale| Part::of(app, *locale, initiative)).collect(),
            columns: columns.iter().map(column).collect(),
            lines: LINES,
            shell: shell.titled(&title),
        }
    }
}

/// What is asked of everybody who signs. A referendum asks what the law says (act 656/1990 § 4), and no ground: only
/// residents support one.
fn columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Referendum => &["sheet-name", "sheet-born-on", "sheet-municipality", "sheet-date", "sheet-signature"],
        Kind::Member | Kind::Service | Kind::Council => {
            &["sheet-name", "sheet-municipality", "sheet-ground", "sheet-date", "sheet-signature"]
        }
    }
}

impl Part {
    fn of(app: &App, locale: Locale, initiative: &Initiative) -> Self {
        let facts = &app.county.facts;
        let until = match initiative.state {
            Standing::Collecting { until } => date(locale, until),
            _ => String::new(),
        };
        let law = match initiative.kind {
            Kind::Referendum => "sheet-law-referendum",
            Kind::Service => "sheet-law-service",
            Kind::Member | Kind::Council => "sheet-law-member",
        };
        let county = || facts.name.get(locale).to_owned();
        let bring = [("address", facts.visit.get(locale).into()), ("date", until.into())];
        Self {
            lang: locale.code(),
            heading: text(locale, "sheet-title"),
            sentences: vec![
                text_with(locale, law, &[("county", county().into())]),
                text_with(locale, "sheet-bring", &bring),
            ],
            body: if initiative.kind.allows(Ground::Organisation) { text(locale, "sheet-body") } else { String::new() },
            grounds: grounds(initiative.kind).map(|(letter, key)| (letter, text(locale, key))).collect(),
            privacy: text_with(locale, "sheet-privacy", &[("county", county().into())]),
        }
    }
}

/// The grounds with the letters by which they are written on a line; none where only residents may.
fn grounds(kind: Kind) -> impl Iterator<Item = (char, &'static str)> {
    let allowed = Ground::ALL.into_iter().filter(move |ground| kind != Kind::Referendum && kind.allows(*ground));
    ('A'..='E').zip(allowed.map(Ground::short_key))
}
