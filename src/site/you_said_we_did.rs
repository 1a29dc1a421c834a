//! You said – we did: all changes, newest first, built from answers and never written by hand.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::changes::ChangeItem;
use super::goals;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::counties::county::Goal;
use crate::frame::goal;
use crate::frame::{Choice, Link, Shell, page};
use crate::platform::error::Error;
use crate::publications::store as publications;
use crate::strategy::change::{PAGE, Position};
use crate::strategy::figures::{linkable, with_those_below};
use crate::strategy::store;

/// Which changes.
#[derive(Deserialize)]
pub struct Wish {
    /// Only those that serve this goal or one below it.
    #[serde(default)]
    goal: String,
    /// Only those after this place; what is no place begins at the beginning.
    #[serde(default)]
    after: String,
}

#[derive(Template)]
#[template(path = "site/you_said_we_did.html")]
struct YouSaidWeDidPage {
    shell: Shell,
    goals: Vec<Choice>,
    changes: Vec<ChangeItem>,
    pages: Pages,
}

/// The way on, and back to the newest.
struct Pages {
    previous: Option<String>,
    next: Option<String>,
    numbers: Vec<Link>,
}

/// The page.
pub async fn show(State(app): State<AppState>, shell: Shell, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let strategy = &app.county.strategy;
    let goal = match wish.goal.as_str() {
        "" => None,
        id => Some(goal::by_id(strategy, id).ok_or(Error::NotFound)?),
    };
    let family = goal.map(|goal| with_those_below(strategy, &goal.id));
    let after = Position::parse(&wish.after);
    let changes = store::changes(app.db.reader(), family.as_deref(), after, app.clock.today()).await?;
    let goal = goal.map(|goal| goal.id.as_str());
    let cases: Vec<_> = changes.lines.iter().map(|line| line.case).collect();
    let published = publications::numbers_of(app.db.reader(), &cases).await?;
    let items = ChangeItem::newest(&app, &shell, &changes.lines, PAGE).into_iter().zip(&changes.lines);
    let items = items.map(|(item, line)| item.with_publication(&shell, published.get(&line.case).copied())).collect();
    let newest = Link { text: shell.t("changes-newest"), href: address(&shell, goal, None), current: false };
    let told = YouSaidWeDidPage {
        goals: choices(&app, &shell, goal),
        changes: items,
        pages: Pages {
            previous: None,
            next: changes.next.map(|next| address(&shell, goal, Some(next))),
            numbers: after.map(|_| newest).into_iter().collect(),
        },
        shell,
    };
    Ok(page(&told))
}

/// The page's address with a goal and a place to begin at.
pub fn address(shell: &Shell, goal: Option<&str>, after: Option<Position>) -> String {
    let goal = goal.map(|goal| format!("goal={goal}"));
    let after = after.map(|after| format!("after={after}"));
    let query: Vec<String> = goal.into_iter().chain(after).collect();
    let page = shell.to(Address::YouSaidWeDid);
    if query.is_empty() { page } else { format!("{page}?{}", query.join("&")) }
}

fn choices(app: &App, shell: &Shell, chosen: Option<&str>) -> Vec<Choice> {
    let strategy = &app.county.strategy;
    let choice = |value: &str, text: String| Choice {
        value: value.to_owned(),
        text,
        hint: String::new(),
        is_chosen: chosen.unwrap_or_default() == value,
    };
    let named = |goal: &&Goal| {
        let (level, name) = (goals::level_of(strategy, shell, goal), goal.name.get(shell.locale));
        choice(&goal.id, format!("{level}: {name}"))
    };
    let all = choice("", shell.t("changes-all-goals"));
    [all].into_iter().chain(linkable(strategy).iter().map(named)).collect()
}
