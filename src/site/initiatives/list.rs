//! All initiatives, with a search, filters and three orders.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::Months;

use super::filters::{Asked, Filters, query};
use super::{Clock, state_tag};
use crate::addresses::{Address, feed};
use crate::app::{App, AppState};
use crate::frame::dates::date;
use crate::frame::numbers::number;
use crate::frame::{Link, Shell, Told, page};
use crate::initiatives::kept::{self, Kept};
use crate::initiatives::kind::Kind;
use crate::initiatives::list::Line;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::public_list;
use crate::initiatives::state::COLLECTING;
use crate::initiatives::wish::Wish;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::supports::counts::Counts;
use crate::supports::store::counts_of_all;

#[derive(Template)]
#[template(path = "site/initiatives.html")]
struct InitiativesPage {
    shell: Shell,
    here: String,
    feed: String,
    total: String,
    /// How often the county kept what it promised.
    kept: Vec<String>,
    filters: Filters,
    is_filtered: bool,
    /// The same words without filters; empty where only one of the two was asked for.
    words_alone: String,
    lines: Vec<InitiativeLine>,
    pages: Pages,
}

/// The way on, and back to the first page.
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
    /// How many support it, in a sentence; only in the whole list, and only where somebody does.
    supporters: String,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let (conn, wish) = (app.db.reader(), asked.wish(&app));
    let found = public_list::list(conn, &wish).await?;
    let years = public_list::years(conn).await?;
    let ids: Vec<_> = found.lines.iter().map(|line| line.id).collect();
    let counts = counts_of_all(conn, &ids).await?;
    let here = shell.to(Address::Initiatives);
    let (query, words) = (query(&wish), query(&Wish { words: wish.words.clone(), ..Wish::default() }));
    let newest = Link { text: shell.t("initiatives-first-page"), href: format!("{here}?{query}"), current: false };
    let total = i64::try_from(found.of).unwrap_or(i64::MAX);
    let kept = promises_kept(&app, &shell).await?;
    let line = |line: &Line| {
        let counted = counts.get(&line.id).map(|counts| supporters(&app, &shell, line, counts));
        InitiativeLine { supporters: counted.unwrap_or_default(), ..InitiativeLine::of(&app, &shell, line) }
    };
    let told = InitiativesPage {
        feed: feed(shell.locale, Address::Initiatives),
        total: shell.t_with("initiatives-total", &[("n", total.into())]),
        kept,
        filters: Filters::of(&app, &shell, &wish, &years, app.clock.today()),
        is_filtered: !query.is_empty(),
        words_alone: if words.is_empty() || words == query { String::new() } else { format!("{here}?{words}") },
        lines: found.lines.iter().map(line).collect(),
        pages: Pages {
            previous: None,
            next: found.next.map(|next| {
                format!("{here}?{}after={next}", if query.is_empty() { String::new() } else { format!("{query}&") })
            }),
            numbers: wish.after.map(|_| newest).into_iter().collect(),
        },
        here,
        shell,
    };
    Ok(page(&told))
}

/// How many support it; nothing where nobody does yet.
fn supporters(app: &App, shell: &Shell, line: &Line, counts: &Counts) -> String {
    let Some(kind) = Kind::parse(&line.kind) else { return String::new() };
    match counts.tally(kind, &app.county.initiatives.counting).total() {
        0 => String::new(),
        n => {
            let plural = i64::try_from(n).unwrap_or(i64::MAX);
            shell.t_with("initiatives-supporters", &[("n", plural.into()), ("all", number(shell.locale, n).into())])
        }
    }
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
            supporters: String::new(),
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
