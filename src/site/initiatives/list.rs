//! All initiatives, newest first, with a search.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::Months;
use serde::Deserialize;

use super::{Clock, state_tag};
use crate::addresses::{Address, feed};
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::{Choice, Link, Shell, Told, page};
use crate::initiatives::kept::{self, Kept};
use crate::initiatives::kind::Kind;
use crate::initiatives::list::{self, Line, Position, Wish};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::phase::Phase;
use crate::initiatives::state::COLLECTING;
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;

/// Most characters of a search that the form shows again.
const WORDS_MAX_CHARS: usize = 100;

/// What the address asks for, as it was typed. What means nothing asks for nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    phase: String,
    kind: String,
    municipality: String,
    after: String,
}

#[derive(Template)]
#[template(path = "site/initiatives.html")]
struct InitiativesPage {
    shell: Shell,
    here: String,
    feed: String,
    total: String,
    /// How often the county kept what it promised.
    kept: Vec<String>,
    words: String,
    phases: Vec<Choice>,
    kinds: Vec<Choice>,
    municipalities: Vec<Choice>,
    is_filtered: bool,
    lines: Vec<InitiativeLine>,
    pages: Pages,
}

/// The way on, and back to the newest.
struct Pages {
    previous: Option<String>,
    next: Option<String>,
    numbers: Vec<Link>,
}

/// An initiative in a list.
pub struct InitiativeLine {
    /// Its page.
    pub href: String,
    /// Its title, or its number as long as it is not public.
    pub title: Told,
    /// Its number.
    pub number: String,
    /// What it proposes; empty as long as it is not public.
    pub proposal: Told,
    /// Where it stands: tone, sign and word.
    pub state: (&'static str, &'static str, String),
    /// The municipality of the first maker.
    pub place: String,
    /// The day of filing, as machines and people read it.
    pub day: (String, String),
    clock: Option<Clock>,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let words: String = clean_line(&asked.q).chars().take(WORDS_MAX_CHARS).collect();
    let wish = Wish {
        words: words.clone(),
        phase: Phase::parse(&asked.phase),
        kind: Kind::parse(&asked.kind),
        municipality: app.county.municipality(&asked.municipality).map(|found| found.id.clone()),
        after: Position::parse(&asked.after),
    };
    let found = list::list(app.db.reader(), &wish).await?;
    let here = shell.to(Address::Initiatives);
    let query = query(&wish);
    let newest = Link { text: shell.t("changes-newest"), href: format!("{here}?{query}"), current: false };
    let total = i64::try_from(found.of).unwrap_or(i64::MAX);
    let kept = promises_kept(&app, &shell).await?;
    let told = InitiativesPage {
        feed: feed(shell.locale, Address::Initiatives),
        total: shell.t_with("initiatives-total", &[("n", total.into())]),
        kept,
        phases: phases(&shell, wish.phase),
        kinds: kinds(&shell, wish.kind),
        municipalities: municipalities(&app, &shell, wish.municipality.as_deref()),
        is_filtered: !query.is_empty(),
        lines: found.lines.iter().map(|line| InitiativeLine::of(&app, &shell, line)).collect(),
        pages: Pages {
            previous: None,
            next: found.next.map(|next| {
                format!("{here}?{}after={next}", if query.is_empty() { String::new() } else { format!("{query}&") })
            }),
            numbers: wish.after.map(|_| newest).into_iter().collect(),
        },
        words,
        here,
        shell,
    };
    Ok(page(&told))
}

/// How often checks and notices came by the promised day, in the last year. Nothing where none was due.
async fn promises_kept(app: &App, shell: &Shell) -> Result<Vec<String>, Error> {
    let today = app.clock.today();
    let since = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    let conn = app.db.reader();
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let said = |key: &str, Kept { kept, of }: Kept| {
        (of > 0).then(|| shell.t_with(key, &[("kept", number(kept).into()), ("of", number(of).into())]))
    };
    let checks = said("initiatives-checks-kept", kept::checks(conn, since, today).await?);
    let notices = said("initiatives-notices-kept", kept::notices(conn, since, today).await?);
    Ok([checks, notices].into_iter().flatten().collect())
}

/// The wish as a query, without its place. Of the words it has letters and figures alone, which need no escaping.
fn query(wish: &Wish) -> String {
    let mut pairs = Vec::new();
    let terms = list::terms(&wish.words).join("+");
    if !terms.is_empty() {
        pairs.push(format!("q={terms}"));
    }
    pairs.extend(wish.phase.map(|phase| format!("phase={}", phase.code())));
    pairs.extend(wish.kind.map(|kind| format!("kind={}", kind.code())));
    pairs.extend(wish.municipality.as_ref().map(|id| format!("municipality={id}")));
    pairs.join("&")
}

fn choice(value: &str, text: String, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), text, hint: String::new(), is_chosen }
}

fn phases(shell: &Shell, chosen: Option<Phase>) -> Vec<Choice> {
    let phases = Phase::ALL.map(|phase| choice(phase.code(), shell.t(phase.text_key()), chosen == Some(phase)));
    [choice("", shell.t("initiatives-all"), chosen.is_none())].into_iter().chain(phases).collect()
}

fn kinds(shell: &Shell, chosen: Option<Kind>) -> Vec<Choice> {
    let kinds = Kind::ALL.map(|kind| choice(kind.code(), shell.t(kind.text_key()), chosen == Some(kind)));
    [choice("", shell.t("initiatives-all"), chosen.is_none())].into_iter().chain(kinds).collect()
}

fn municipalities(app: &App, shell: &Shell, chosen: Option<&str>) -> Vec<Choice> {
    let towns = app.county.facts.municipalities.iter();
    let towns = towns.map(|town| choice(&town.id, town.name.get(shell.locale).to_owned(), chosen == Some(&town.id)));
    [choice("", shell.t("initiatives-all"), chosen.is_none())].into_iter().chain(towns).collect()
}

impl InitiativeLine {
    /// A line, ready to print.
    pub fn of(app: &App, shell: &Shell, line: &Line) -> Self {
        let today = app.clock.today();
        let language = Locale::parse(&line.language).unwrap_or(shell.locale);
        let number = InitiativeNumber::parse(&line.number);
        let address = number.map_or(Address::Initiatives, |number| Address::Initiative(number.year(), number.count()));
        let unnamed = || shell.t_with("initiative-unnamed", &[("number", line.number.as_str().into())]);
        let town = line.municipality_id.as_deref().and_then(|id| app.county.municipality(id));
        Self {
            href: shell.to(address),
            title: match &line.title {
                Some(title) => Told::new(shell.locale, language, title),
                None => Told::new(shell.locale, shell.locale, &unnamed()),
            },
            number: line.number.clone(),
            proposal: Told::new(shell.locale, language, line.proposal.as_deref().unwrap_or_default()),
            state: state_tag(shell, &line.state),
            place: town.map(|town| town.name.get(shell.locale).to_owned()).unwrap_or_default(),
            day: (line.filed_on.to_string(), date(shell.locale, line.filed_on)),
            clock: clock(shell, line, today),
        }
    }
}

/// The day that the county has promised next, or the end of collecting.
fn clock(shell: &Shell, line: &Line, today: chrono::NaiveDate) -> Option<Clock> {
    if line.state == COLLECTING {
        return Some(Clock::of(shell, "initiative-collects-until", line.next_on?, today));
    }
    let promised = line.promised()?;
    Some(Clock::of(shell, promised.text_key(), promised.by, today))
}
