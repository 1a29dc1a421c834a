//! A key result: what it says, what shall be reached, who spoke of it, what changed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::Datelike;

use super::goals;
use super::linked::{Linked, file_of};
use crate::addresses::{self, Address};
use crate::app::{App, AppState};
use crate::counties::county::{Goal, Target, TargetKind};
use crate::frame::numbers::decimal;
use crate::frame::{Shell, Told, page};
use crate::platform::error::Error;
use crate::strategy::figures::{Count, least_shown, year_of};
use crate::strategy::quarter::Quarter;
use crate::strategy::store;

/// Years on the page: this one and the one before. The file has all.
const YEARS: i32 = 2;

#[derive(Template)]
#[template(path = "site/key_result.html")]
struct KeyResultPage {
    shell: Shell,
    goal: goals::GoalPage,
    aim: Option<Aim>,
    linked: Option<Linked>,
    file: String,
}

/// What shall be reached.
struct Aim {
    sentence: Told,
    measure: Told,
    kind: String,
    year: String,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell) -> Result<Response, Error> {
    let strategy = &app.county.strategy;
    let goal = goals::at(strategy, shell.here)?;
    let today = app.clock.today();
    let counts = store::counts(app.db.reader(), strategy, &[goal], today.year() - YEARS + 1).await?;
    let least = least_shown(&app.county.services);
    let years: Vec<_> = (0..YEARS).rev().map(|ago| year_of(&counts, &goal.id, today.year() - ago, least)).collect();
    let titled = shell.clone().titled(goal.name.get(shell.locale));
    let told = KeyResultPage {
        goal: goals::GoalPage::read(&app, &shell, goal, std::slice::from_ref(&goal.id)).await?,
        aim: goal.target.as_ref().map(|target| aim(&shell, target)),
        linked: if counts.is_empty() { None } else { Linked::new(&shell, &years, Quarter::of(today), least) },
        file: addresses::figures(shell.locale, goal.number),
        shell: titled,
    };
    Ok(page(&told))
}

/// The figures as a file: the same as on the page, for all years.
pub async fn file(State(app): State<AppState>, Path(number): Path<String>) -> Result<Response, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let goal = goals::at(&app.county.strategy, Some(Address::KeyResult(number)))?;
    let counts = store::counts(app.db.reader(), &app.county.strategy, &[goal], 0).await?;
    let name = format!("attachment; filename=\"{}.csv\"", goal.id);
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, written(&app, goal, &counts)).into_response())
}

fn written(app: &App, goal: &Goal, counts: &[Count]) -> String {
    let least = least_shown(&app.county.services);
    let today = Quarter::of(app.clock.today());
    let first = counts.iter().map(|count| count.quarter.year).min().unwrap_or(today.year);
    let years: Vec<_> = (first..=today.year).map(|year| year_of(counts, &goal.id, year, least)).collect();
    file_of(&goal.id, &years, today)
}

fn aim(shell: &Shell, target: &Target) -> Aim {
    let value = |value: f64| decimal(shell.locale, value).into();
    let kind = match target.kind {
        TargetKind::BetterHalf { of } => shell.t_with("strategy-kind-better-half", &[("of", i64::from(of).into())]),
        TargetKind::AmongBest { best, of } => {
            shell.t_with("strategy-kind-among-best", &[("best", i64::from(best).into()), ("of", i64::from(of).into())])
        }
        TargetKind::NationalMean => shell.t("strategy-kind-national-mean"),
        TargetKind::AtLeast { value: least, scale: Some((from, to)) } => shell.t_with(
            "strategy-kind-at-least-on-scale",
            &[("least", value(least)), ("from", value(from)), ("to", value(to))],
        ),
        TargetKind::AtLeast { value: least, scale: None } => {
            shell.t_with("strategy-kind-at-least", &[("least", value(least))])
        }
        TargetKind::Carried => shell.t("strategy-kind-carried"),
    };
    Aim {
        sentence: Told::of(shell.locale, &target.sentence),
        measure: Told::of(shell.locale, &target.measure),
        kind,
        year: target.year.map(|year| year.to_string()).unwrap_or_default(),
    }
}
