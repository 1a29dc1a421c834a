//! Where feedback begins: what has a better address, and the way on.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::signpost::SignpostLine;
use crate::frame::{Shell, page};

/// A unit's own link names the unit; a link on the page of a goal names the goal.
#[derive(Default, Deserialize)]
pub struct LedHere {
    /// The unit's id; empty when there is none.
    #[serde(default)]
    pub unit: String,
    /// The goal's id; empty when there is none.
    #[serde(default)]
    pub goal: String,
}

/// Where a unit's own link leads: to the unit, or nowhere in particular.
pub enum Way {
    /// An ordinary visit.
    Any,
    /// An open unit: its id and its name.
    Unit(String, String),
    /// The link names no unit, or one that is closed.
    Lost,
}

impl Way {
    /// The way that a link or a form names.
    pub fn of(app: &App, shell: &Shell, unit: &str) -> Self {
        if unit.is_empty() {
            return Self::Any;
        }
        match app.county.unit(unit).filter(|unit| unit.is_open(app.clock.today())) {
            Some(unit) => Self::Unit(unit.id.clone(), unit.name.get(shell.locale).to_owned()),
            None => Self::Lost,
        }
    }

    /// The id of the open unit; empty without one.
    pub fn unit(&self) -> &str {
        match self {
            Self::Unit(id, _) => id,
            Self::Any | Self::Lost => "",
        }
    }

    /// The sentence that tells of the unit; empty on an ordinary visit.
    pub fn notice(&self, shell: &Shell) -> String {
        match self {
            Self::Any => String::new(),
            Self::Unit(_, name) => shell.t_with("feedback-unit", &[("unit", name.as_str().into())]),
            Self::Lost => shell.t("feedback-unit-lost"),
        }
    }
}

#[derive(Template)]
#[template(path = "channels/web_form/start.html")]
struct StartPage {
    shell: Shell,
    notice: String,
    urgent: Vec<SignpostLine>,
    others: Vec<SignpostLine>,
    next_href: String,
}

/// The page.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    Query(LedHere { unit, goal }): Query<LedHere>,
) -> Response {
    let way = Way::of(&app, &shell, &unit);
    let (urgent, others): (Vec<_>, Vec<_>) = app.county.signposts.iter().partition(|signpost| signpost.urgent);
    let lines = |signposts: Vec<_>| signposts.into_iter().map(|signpost| SignpostLine::of(&shell, signpost)).collect();
    let next = shell.to(Address::FeedbackText);
    let goal = linkable(&app, &goal);
    let next_href = match (way.unit(), goal) {
        ("", "") => next,
        ("", goal) => format!("{next}?goal={goal}"),
        (unit, _) => format!("{next}?unit={unit}"),
    };
    let (urgent, others) = (lines(urgent), lines(others));
    let notice = [way.notice(&shell), about_goal(&app, &shell, goal)].concat();
    page(&StartPage { shell, notice, urgent, others, next_href })
}

/// The id of a goal that submissions can be linked to; empty for any other.
pub fn linkable<'a>(app: &App, goal: &'a str) -> &'a str {
    if app.county.is_linkable(goal) { goal } else { "" }
}

/// The sentence that tells which goal the feedback speaks of; empty without one.
pub fn about_goal(app: &App, shell: &Shell, goal: &str) -> String {
    let told = |name: &str| shell.t_with("feedback-goal", &[("goal", name.into())]);
    app.county.goal(goal).map(|goal| told(goal.name.get(shell.locale))).unwrap_or_default()
}
