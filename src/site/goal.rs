//! A change goal: what it means, its key results, what changed because of residents.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::goals::{self, Figure, Figures, GoalLine};
use crate::app::AppState;
use crate::frame::{Shell, page};
use crate::platform::error::Error;
use crate::strategy::figures::with_those_below;

#[derive(Template)]
#[template(path = "site/goal.html")]
struct ChangeGoalPage {
    shell: Shell,
    goal: goals::GoalPage,
    figure: Figure,
    below: Vec<GoalLine>,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let strategy = &app.county.strategy;
    let goal = goals::at(strategy, shell.here)?;
    let figures = Figures::this_year(&app).await?;
    let family = with_those_below(strategy, &goal.id);
    let titled = shell.clone().titled(goal.name.get(shell.locale));
    let told = ChangeGoalPage {
        goal: goals::GoalPage::read(&app, &shell, goal, &family).await?,
        figure: figures.of(&shell, goal),
        below: goals::below(strategy, goal).into_iter().map(|goal| figures.line(&app, &shell, goal)).collect(),
        shell: titled,
    };
    Ok(page(&told))
}
