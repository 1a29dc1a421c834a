//! What the list of initiatives is filtered and ordered by: as an address says it, and as the form shows it.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::app::App;
use crate::counties::county::{SupportLevel, UnitLevel};
use crate::frame::{Choice, Shell};
use crate::initiatives::kind::Kind;
use crate::initiatives::phase::Phase;
use crate::initiatives::search::terms;
use crate::initiatives::wish::{Area, Position, Sort, Wish};
use crate::kernel::text::clean_line;
use crate::supports::rule::counts;

/// Most characters of a search that the form shows again.
const WORDS_MAX_CHARS: usize = 100;

/// The code of what is late; it stands among the phases, since that is where people look for it.
const LATE: &str = "late";

/// The codes of the answers.
const ANSWERS: [(&str, &str, bool); 2] =
    [("with", "initiatives-answer-with", true), ("without", "initiatives-answer-without", false)];

/// What the address asks for, as it was typed. What means nothing asks for nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    phase: String,
    kind: String,
    area: String,
    municipality: String,
    year: String,
    answer: String,
    sort: String,
    after: String,
}

impl Asked {
    /// What is asked for, in this county.
    pub fn wish(&self, app: &App) -> Wish {
        let asked_for = Phase::parse(&self.phase);
        let is_late = self.phase == LATE;
        // Only what collects has an end of collecting.
        let fits =
            |sort: &Sort| *sort != Sort::Closing || (!is_late && asked_for.is_none_or(|it| it == Phase::Collecting));
        let sort = Sort::parse(&self.sort).filter(fits).unwrap_or_default();
        let phase = if sort == Sort::Closing { Some(Phase::Collecting) } else { asked_for };
        Wish {
            words: clean_line(&self.q).chars().take(WORDS_MAX_CHARS).collect(),
            phase,
            late_on: is_late.then(|| app.clock.today()),
            kind: Kind::parse(&self.kind),
            area: area(app, &self.area),
            municipality: app.county.municipality(&self.municipality).map(|found| found.id.clone()),
            year: self.year.parse().ok().filter(|year| (1..=9999).contains(year)),
            is_answered: ANSWERS.iter().find(|(code, ..)| *code == self.answer).map(|(_, _, answered)| *answered),
            sort,
            counting: if sort == Sort::Supported { counting(app) } else { Vec::new() },
            after: Position::parse(&self.after, sort),
        }
    }
}

fn area(app: &App, id: &str) -> Option<Area> {
    let top = app.county.unit(id).filter(|unit| unit.level == UnitLevel::ServiceArea)?;
    let units: Vec<String> = app.county.subtree(&top.id).into_iter().map(|unit| unit.id.clone()).collect();
    let services = app.county.services.iter().filter(|service| units.contains(&service.unit));
    Some(Area { id: top.id.clone(), services: services.map(|service| service.id.clone()).collect(), units })
}

/// Which supports count, of which kind.
fn counting(app: &App) -> Vec<(Kind, SupportLevel)> {
    let set = &app.county.initiatives.counting;
    let pairs = Kind::ALL.into_iter().flat_map(|kind| SupportLevel::ALL.map(|level| (kind, level)));
    pairs.filter(|(kind, level)| counts(*kind, *level, set)).collect()
}

/// The wish as a query, without its place. Of the words it has letters and figures alone, which need no escaping.
pub fn query(wish: &Wish) -> String {
    let terms = terms(&wish.words).join("+");
    let phase = wish.late_on.map(|_| LATE).or_else(|| wish.phase.map(Phase::code));
    let answer = ANSWERS.iter().find(|(.., answered)| wish.is_answered == Some(*answered)).map(|(code, ..)| *code);
    let sort = Some(wish.sort.code()).filter(|_| wish.sort != Sort::Newest);
    let pairs = [
        ("q", Some(terms).filter(|terms| !terms.is_empty())),
        ("phase", phase.map(str::to_owned)),
        ("kind", wish.kind.map(|kind| kind.code().to_owned())),
        ("area", wish.area.as_ref().map(|area| area.id.clone())),
        ("municipality", wish.municipality.clone()),
        ("year", wish.year.map(|year| year.to_string())),
        ("answer", answer.map(str::to_owned)),
        ("sort", sort.map(str::to_owned)),
    ];
    let pairs: Vec<String> = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    pairs.join("&")
}

/// The fields of the form, with what is chosen.
pub struct Filters {
    /// The words, as they were typed.
    pub words: String,
    /// Phases, and what is late.
    pub phases: Vec<Choice>,
    /// Kinds.
    pub kinds: Vec<Choice>,
    /// Service areas.
    pub areas: Vec<Choice>,
    /// Municipalities.
    pub municipalities: Vec<Choice>,
    /// Years of filing.
    pub years: Vec<Choice>,
    /// With an answer, or without.
    pub answers: Vec<Choice>,
    /// Orders.
    pub sorts: Vec<Choice>,
}

impl Filters {
    /// The fields, for these years of filing.
    pub fn of(app: &App, shell: &Shell, wish: &Wish, years: &[u16], today: NaiveDate) -> Self {
        let late = choice(LATE, shell.t("initiatives-late"), wish.late_on.is_some());
        let phase = |phase: Phase| choice(phase.code(), shell.t(phase.text_key()), wish.phase == Some(phase));
        let kind = |kind: Kind| choice(kind.code(), shell.t(kind.text_key()), wish.kind == Some(kind));
        let chosen_area = wish.area.as_ref().map(|area| area.id.as_str());
        let areas = app.county.open_units(today).filter(|unit| unit.level == UnitLevel::ServiceArea);
        let chosen_town = wish.municipality.as_deref();
        let towns = app.county.facts.municipalities.iter();
        Self {
            words: wish.words.clone(),
            phases: or_all(shell, Phase::ALL.into_iter().map(phase).chain([late])),
            kinds: or_all(shell, Kind::ALL.into_iter().map(kind)),
            areas: or_all(
                shell,
                areas.map(|unit| {
                    choice(&unit.id, unit.name.get(shell.locale).to_owned(), chosen_area == Some(&unit.id))
                }),
            ),
            municipalities: or_all(
                shell,
                towns.map(|town| {
                    choice(&town.id, town.name.get(shell.locale).to_owned(), chosen_town == Some(&town.id))
                }),
            ),
            years: or_all(
                shell,
                years.iter().map(|year| choice(&year.to_string(), year.to_string(), wish.year == Some(*year))),
            ),
            answers: or_all(
                shell,
                ANSWERS
                    .into_iter()
                    .map(|(code, key, answered)| choice(code, shell.t(key), wish.is_answered == Some(answered))),
            ),
            sorts: Sort::ALL.map(|sort| choice(sort.code(), shell.t(sort.text_key()), wish.sort == sort)).to_vec(),
        }
    }
}

fn choice(value: &str, text: String, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), text, hint: String::new(), is_chosen }
}

/// "All" first, which is chosen where nothing else is.
fn or_all(shell: &Shell, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let choices: Vec<Choice> = choices.collect();
    let all = choice("", shell.t("initiatives-all"), !choices.iter().any(|choice| choice.is_chosen));
    std::iter::once(all).chain(choices).collect()
}
