//! The strategy on one page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::goals::{Figures, GoalLine, below, tops};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::counties::county::Translated;
use crate::frame::{Link, Shell, Told, page};
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "site/strategy.html")]
struct StrategyPage {
    shell: Shell,
    crumbs: Vec<Link>,
    name: Told,
    decided: Told,
    grounds: Vec<Ground>,
    goals: Vec<GoalSection>,
    programmes: Vec<Ground>,
    followers: Vec<Ground>,
}

/// A name and what is said of it: vision, task, values, programmes, followers.
struct Ground {
    level: String,
    name: Told,
    text: Told,
}

struct GoalSection {
    line: GoalLine,
    below: Vec<GoalLine>,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let figures = Figures::this_year(&app).await?;
    let strategy = &app.county.strategy;
    let section = |goal| GoalSection {
        line: figures.line(&app, &shell, goal),
        below: below(strategy, goal).into_iter().map(|goal| figures.line(&app, &shell, goal)).collect(),
    };
    let front = Link { text: shell.t(Address::Front.title_key()), href: shell.to(Address::Front), current: false };
    let told = StrategyPage {
        crumbs: vec![front],
        name: Told::of(shell.locale, &strategy.name),
        decided: Told::of(shell.locale, &strategy.decided),
        grounds: grounds(&app, &shell),
        goals: tops(strategy).into_iter().map(section).collect(),
        programmes: strategy.programmes.iter().map(|it| ground(&shell, "", &it.name, &it.text)).collect(),
        followers: strategy.followers.iter().map(|it| ground(&shell, "", &it.name, &it.text)).collect(),
        shell,
    };
    Ok(page(&told))
}

/// What the goals stand on: the levels that nothing can be linked to.
fn grounds(app: &App, shell: &Shell) -> Vec<Ground> {
    let strategy = &app.county.strategy;
    let levels = strategy.levels.iter().filter(|level| !level.linkable);
    let of_level = |level| strategy.goals.iter().filter(move |goal| goal.level == level);
    levels
        .flat_map(|level| {
            let name = level.name.get(shell.locale);
            of_level(level.id.as_str()).map(|goal| ground(shell, name, &goal.name, &goal.text))
        })
        .collect()
}

fn ground(shell: &Shell, level: &str, name: &Translated, text: &Translated) -> Ground {
    Ground { level: level.to_owned(), name: Told::of(shell.locale, name), text: Told::of(shell.locale, text) }
}
