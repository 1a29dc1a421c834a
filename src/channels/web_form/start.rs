//! Where feedback begins: what has a better address, and the way on.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::signpost::SignpostLine;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::frame::{Shell, page};

/// A unit's own link names the unit.
#[derive(Default, Deserialize)]
pub struct UnitLink {
    /// The unit's id; empty when there is none.
    #[serde(default)]
    pub unit: String,
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
pub async fn show(State(app): State<AppState>, shell: Shell, Query(UnitLink { unit }): Query<UnitLink>) -> Response {
    let way = Way::of(&app, &shell, &unit);
    let (urgent, others): (Vec<_>, Vec<_>) = app.county.signposts.iter().partition(|signpost| signpost.urgent);
    let lines = |signposts: Vec<_>| signposts.into_iter().map(|signpost| SignpostLine::of(&shell, signpost)).collect();
    let next = shell.to(Address::FeedbackText);
    let next_href = if way.unit().is_empty() { next } else { format!("{next}?unit={}", way.unit()) };
    let (urgent, others) = (lines(urgent), lines(others));
    page(&StartPage { notice: way.notice(&shell), urgent, others, next_href, shell })
}
