//! A change goal: what it means, its key results, what changed because of residents.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::changes::ChangeItem;
use super::goals::{self, Figure, Figures, GoalLine};
use super::you_said_we_did;
use crate::app::AppState;
use crate::frame::{Link, Shell, Told, page};
use crate::platform::error::Error;
use crate::strategy::figures::with_those_below;
use crate::strategy::store;

/// Changes shown here; the others are at You said – we did.
const CHANGES: usize = 5;

#[derive(Template)]
#[template(path = "site/goal.html")]
struct GoalPage {
    shell: Shell,
    crumbs: Vec<Link>,
    level: String,
    name: Told,
    text: Told,
    source: Told,
    figure: Figure,
    below: Vec<GoalLine>,
    changes: Vec<ChangeItem>,
    more: Option<String>,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let strategy = &app.county.strategy;
    let goal = goals::at(strategy, shell.here)?;
    let figures = Figures::this_year(&app).await?;
    let family = with_those_below(strategy, &goal.id);
    let changes = store::changes(app.db.reader(), Some(&family), None, app.clock.today()).await?;
    let titled = shell.clone().titled(goal.name.get(shell.locale));
    let told = GoalPage {
        crumbs: goals::crumbs(strategy, &shell, goal),
        level: goals::level_of(strategy, &shell, goal),
        name: Told::of(shell.locale, &goal.name),
        text: Told::of(shell.locale, &goal.text),
        source: goals::source(strategy, &shell, goal),
        figure: figures.of(&shell, goal),
        below: goals::below(strategy, goal).into_iter().map(|goal| figures.line(&app, &shell, goal)).collect(),
        changes: ChangeItem::newest(&app, &shell, &changes.lines, CHANGES),
        more: (changes.lines.len() > CHANGES).then(|| you_said_we_did::address(&shell, Some(&goal.id), None)),
        shell: titled,
    };
    Ok(page(&told))
}
