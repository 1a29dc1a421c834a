//! The front page: what one can do here, and what came of it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::changes::ChangeItem;
use super::goals::{Figures, GoalLine, tops};
use super::initiatives::InitiativeLine;
use crate::addresses::Address;
use crate::app::AppState;
use crate::frame::{Shell, page};
use crate::initiatives::list::newest_public;
use crate::platform::error::Error;
use crate::strategy::store;

/// The ways to take part, each with the key of its sentence.
const WAYS: [(Address, &str); 5] = [
    (Address::Feedback, "front-way-feedback"),
    (Address::Initiatives, "front-way-initiatives"),
    (Address::Panel, "front-way-panel"),
    (Address::InfluenceBodies, "front-way-bodies"),
    (Address::Voting, "front-way-voting"),
];

/// Initiatives shown here.
const INITIATIVES: u64 = 3;

/// Changes shown here.
const CHANGES: usize = 3;

#[derive(Template)]
#[template(path = "site/front.html")]
struct FrontPage {
    shell: Shell,
    lead: String,
    ways: Vec<Way>,
    initiatives: Vec<InitiativeLine>,
    changes: Vec<ChangeItem>,
    goals: Vec<GoalLine>,
    years: String,
}

struct Way {
    name: String,
    href: String,
    sentence: String,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let figures = Figures::this_year(&app).await?;
    let newest = store::changes(app.db.reader(), None, None, app.clock.today()).await?.lines;
    let initiatives = newest_public(app.db.reader(), INITIATIVES).await?;
    let county = &app.county;
    let panel = county.facts.panel_name.get(shell.locale);
    let days = county.deadlines.get("answer").map_or(0, |limit| i64::from(limit.length));
    let way = |(address, key): (Address, &str)| Way {
        name: shell.t(address.title_key()),
        href: shell.to(address),
        sentence: shell.t_with(key, &[("panel", panel.into())]),
    };
    let front = FrontPage {
        lead: shell.t_with("front-lead", &[("days", days.into())]),
        ways: WAYS.map(way).into(),
        initiatives: initiatives.iter().map(|line| InitiativeLine::of(&app, &shell, line)).collect(),
        changes: ChangeItem::newest(&app, &shell, &newest, CHANGES),
        goals: tops(&county.strategy).into_iter().map(|goal| figures.line(&app, &shell, goal)).collect(),
        years: years(county.strategy.years),
        shell,
    };
    Ok(page(&front))
}

/// First and last year: *2026–2029*.
pub fn years((first, last): (u16, u16)) -> String {
    format!("{first}–{last}")
}
