//! The goals of the strategy as pages show them: what they are called, where they are, how many speak of them.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::changes::ChangeItem;
use super::you_said_we_did;
use crate::addresses::{self, Address};
use crate::app::App;
use crate::counties::county::{Goal, Strategy};
use crate::frame::goal::{address_of, by_id, is_top, link};
use crate::frame::numbers::number;
use crate::frame::{Link, Shell, Told};
use crate::platform::error::Error;
use crate::platform::texts::Value;
use crate::strategy::figures::{figures, least_shown, linkable};
use crate::strategy::store;
use crate::suppression::Cell;

/// Changes on the page of a goal; the others are at You said – we did.
const CHANGES: usize = 5;

/// A goal with a page of its own, as a line of a list.
pub struct GoalLine {
    /// What it is, with its number: *Nyckelresultat 2*.
    pub level: String,
    /// Its name.
    pub name: Told,
    /// Its page.
    pub href: String,
    /// The target in a sentence, or what it means.
    pub sentence: Told,
    /// How many speak of it this year.
    pub figure: Figure,
}

/// How many submissions speak of a goal this year.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number; empty where it is hidden.
    pub number: String,
    /// What it counts, or why it is not told.
    pub words: String,
}

/// What the page of any goal tells.
pub struct GoalPage {
    /// The way back.
    pub crumbs: Vec<Link>,
    /// What it is, with its number.
    pub level: String,
    /// Its name.
    pub name: Told,
    /// What it means.
    pub text: Told,
    /// The section of the source.
    pub source: Told,
    /// The newest changes that serve it.
    pub changes: Vec<ChangeItem>,
    /// Where the others are, when there are more.
    pub more: Option<String>,
    /// Where one gives feedback about it.
    pub feedback: String,
}

impl GoalPage {
    /// Reads what is told of a goal and of those below it, given with it by id.
    pub async fn read(app: &App, shell: &Shell, goal: &Goal, family: &[String]) -> Result<Self, Error> {
        let strategy = &app.county.strategy;
        let changes = store::changes(app.db.reader(), Some(family), None, app.clock.today()).await?;
        let all = || you_said_we_did::address(shell, Some(&goal.id), None);
        Ok(Self {
            crumbs: crumbs(strategy, shell, goal),
            level: level_of(strategy, shell, goal),
            name: Told::of(shell.locale, &goal.name),
            text: Told::of(shell.locale, &goal.text),
            source: source(strategy, shell, goal),
            changes: ChangeItem::newest(app, shell, &changes.lines, CHANGES),
            more: (changes.lines.len() > CHANGES).then(all),
            feedback: addresses::goal_link(shell.locale, &goal.id),
        })
    }
}

/// This year's figures of all goals, in one statement.
pub struct Figures<'a> {
    year: i32,
    cells: BTreeMap<&'a str, Cell>,
}

impl<'a> Figures<'a> {
    /// Reads and counts.
    pub async fn this_year(app: &'a App) -> Result<Self, Error> {
        let strategy = &app.county.strategy;
        let year = app.clock.today().year();
        let counts = store::counts(app.db.reader(), strategy, &linkable(strategy), year).await?;
        Ok(Self { year, cells: figures(strategy, &counts, year, least_shown(&app.county.services)) })
    }

    /// A goal's figure in words.
    pub fn of(&self, shell: &Shell, goal: &Goal) -> Figure {
        let cell = self.cells.get(goal.id.as_str()).copied().unwrap_or(Cell::Shown(0));
        let year = ("year", self.year.to_string().into());
        match cell {
            Cell::Shown(count) => Figure {
                number: number(shell.locale, count),
                words: shell.t_with("strategy-linked", &[("n", whole(count)), year]),
            },
            Cell::Hidden => Figure { number: String::new(), words: shell.t_with("strategy-linked-few", &[year]) },
        }
    }

    /// A goal as a line of a list.
    pub fn line(&self, app: &App, shell: &Shell, goal: &Goal) -> GoalLine {
        let strategy = &app.county.strategy;
        let sentence = goal.target.as_ref().map_or(&goal.text, |target| &target.sentence);
        GoalLine {
            level: level_of(strategy, shell, goal),
            name: Told::of(shell.locale, &goal.name),
            href: shell.to(address_of(strategy, goal)),
            sentence: Told::of(shell.locale, sentence),
            figure: self.of(shell, goal),
        }
    }
}

/// A count as a text's number, which chooses the plural.
pub fn whole(count: u64) -> Value {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

/// The goals with a page that stand below none with a page: the change goals.
pub fn tops(strategy: &Strategy) -> Vec<&Goal> {
    linkable(strategy).into_iter().filter(|goal| is_top(strategy, goal)).collect()
}

/// The goals with a page that stand right below one.
pub fn below<'a>(strategy: &'a Strategy, goal: &Goal) -> Vec<&'a Goal> {
    linkable(strategy).into_iter().filter(|other| other.parent.as_ref() == Some(&goal.id)).collect()
}

/// The goal that a page is about.
pub fn at(strategy: &Strategy, page: Option<Address>) -> Result<&Goal, Error> {
    let is_it = |goal: &&Goal| Some(address_of(strategy, goal)) == page;
    linkable(strategy).into_iter().find(is_it).ok_or(Error::NotFound)
}

/// What a goal is, with its number: *Nyckelresultat 2*.
pub fn level_of(strategy: &Strategy, shell: &Shell, goal: &Goal) -> String {
    let level = strategy.levels.iter().find(|level| level.id == goal.level);
    let name = level.map(|level| level.name.get(shell.locale)).unwrap_or_default();
    format!("{name} {}", goal.number)
}

/// The source's section, in the language of the source.
fn source(strategy: &Strategy, shell: &Shell, goal: &Goal) -> Told {
    Told::new(shell.locale, strategy.source_language.unwrap_or(shell.locale), &goal.source)
}

/// The way back to a goal's page: front page, strategy, the goals above.
fn crumbs(strategy: &Strategy, shell: &Shell, goal: &Goal) -> Vec<Link> {
    let page = |page: Address| Link { text: shell.t(page.title_key()), href: shell.to(page), current: false };
    let above = goal.parent.as_deref().and_then(|parent| by_id(strategy, parent));
    let above = above.map(|goal| link(strategy, shell.locale, goal));
    [page(Address::Front), page(Address::Strategy)].into_iter().chain(above).collect()
}
