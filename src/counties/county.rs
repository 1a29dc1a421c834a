//! What a county pack says, read and checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::kernel::locale::Locale;

/// Everything that belongs to one county: data, never code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct County {
    /// The folder's name, as `kymmenedalen`.
    pub id: String,
    /// `county.toml`: names, languages, municipalities, population.
    pub facts: Facts,
    /// `units.toml`: the organisation as a forest, parents before children.
    pub units: Vec<Unit>,
    /// The unit that takes what nobody else can: the general desk.
    pub general_desk: String,
    /// `services.toml`: what residents know the county by.
    pub services: Vec<Service>,
    /// `services.toml`: what a message may be about, across services.
    pub topics: Vec<Topic>,
    /// `services.toml`: buildings and areas where services are given.
    pub places: Vec<Place>,
    /// `signposts.toml`: matters that have a better address than feedback.
    pub signposts: Vec<Signpost>,
    /// `deadlines.toml`: promises and legal limits, by what they are for.
    pub deadlines: BTreeMap<String, TimeLimit>,
    /// `routing.toml`: the ordered rules and their version.
    pub routing: Ruleset,
    /// `retention.toml`: how long each class of data is kept.
    pub retention: Vec<Retention>,
    /// `strategy.toml`: the goal tree.
    pub strategy: Strategy,
    /// `answers.toml`: phrases to start an answer from, in pairs.
    pub phrases: Vec<Phrase>,
}

/// A text in as many languages as the county offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// Swedish.
    #[serde(default)]
    pub sv: String,
    /// Finnish.
    #[serde(default)]
    pub fi: String,
    /// English; may be empty.
    #[serde(default)]
    pub en: String,
}

impl Translated {
    /// The text in a language; in Finnish, then Swedish, where the translation is missing.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        let wanted = self.exactly(locale);
        [wanted, &self.fi, &self.sv].into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The text in just this language; empty where the translation is missing.
    #[must_use]
    pub fn exactly(&self, locale: Locale) -> &str {
        match locale {
            Locale::Sv => &self.sv,
            Locale::Fi => &self.fi,
            Locale::En => &self.en,
        }
    }

    /// The language that [`Self::get`] answers in, for the `lang` of the element that shows it.
    #[must_use]
    pub fn language_of(&self, locale: Locale) -> Locale {
        [locale, Locale::Fi, Locale::Sv].into_iter().find(|locale| !self.exactly(*locale).is_empty()).unwrap_or(locale)
    }
}

/// Names, languages, municipalities, population and how to reach the county.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The county's name, as *Kymmenedalens välfärdsområde*.
    pub name: Translated,
    /// The name in the genitive or short form that fits running text, as *Kymmenedalen*.
    pub short_name: Translated,
    /// Official county code, two digits as text.
    pub code: String,
    /// Languages that every content text must exist in.
    pub required_languages: Vec<Locale>,
    /// Further languages that are offered.
    pub offered_languages: Vec<Locale>,
    /// Telephone for help, as people write it.
    pub phone: String,
    /// When the telephone is answered.
    pub phone_hours: Translated,
    /// Postal and visiting address for paper and on-site feedback.
    pub visit: Translated,
    /// Seats of the county council.
    pub council_seats: u16,
    /// The residents' panel's name.
    pub panel_name: Translated,
    /// The municipalities, each with its official code.
    pub municipalities: Vec<Municipality>,
    /// Residents by age.
    pub population: Population,
}

/// A municipality of the county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Short id used by rules, as `kotka`.
    pub id: String,
    /// Official code: three digits as text, with leading zeros (Statistics Finland).
    pub code: String,
    /// Name.
    pub name: Translated,
    /// Official languages of the municipality (decree 1385/2022).
    pub languages: Vec<Locale>,
}

/// Residents by age on a date. The bands add up to the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// All residents, in persons.
    pub total: u32,
    /// The day the figures describe.
    pub counted_on: NaiveDate,
    /// Where the figures come from.
    pub source: String,
    /// Age bands, youngest first.
    pub bands: Vec<AgeBand>,
}

/// Residents of an age band, in persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    /// Youngest age in full years.
    pub from: u8,
    /// Oldest age in full years; none for the open band at the end.
    pub to: Option<u8>,
    /// Persons.
    pub persons: u32,
}

/// A unit of the organisation, open from one day to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Stable id, as `home-care-kouvola`.
    pub id: String,
    /// The unit above; none for a service area.
    pub parent: Option<String>,
    /// Level in the organisation.
    pub level: UnitLevel,
    /// Name.
    pub name: Translated,
    /// First day of the unit.
    pub opened_on: NaiveDate,
    /// Last day of the unit.
    pub closed_on: Option<NaiveDate>,
    /// Who takes over when the unit closes.
    pub successor: Option<String>,
    /// The name is ours and waits for the county's word.
    #[serde(default)]
    pub to_be_confirmed: bool,
}

impl Unit {
    /// Is the unit open on a day? Both its first and its last day count.
    #[must_use]
    pub fn is_open(&self, on: NaiveDate) -> bool {
        self.opened_on <= on && self.closed_on.is_none_or(|last| on <= last)
    }
}

/// Levels of the organisation, from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    /// *Sektor*, *toimiala*.
    ServiceArea,
    /// *Resultatområde*, *tulosalue*.
    ResultArea,
    /// *Serviceenhet*, *palveluyksikkö*.
    ServiceUnit,
}

/// A service as residents know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Stable id, as `home-care`.
    pub id: String,
    /// Name in everyday words.
    pub name: Translated,
    /// One sentence of examples, shown as a hint.
    pub hint: Translated,
    /// The unit that answers when no rule says otherwise.
    pub unit: String,
    /// Health care or social service: cells below ten are hidden (instead of five).
    pub sensitive: bool,
    /// Words (any form) that speak of this service, for suggestions.
    #[serde(default)]
    pub words: Words,
}

/// What a message is about, across services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable id, as `waiting-times`.
    pub id: String,
    /// Name.
    pub name: Translated,
    /// Words (any form) that speak of this topic.
    #[serde(default)]
    pub words: Words,
    /// A goal of the strategy that is often meant.
    pub goal: Option<String>,
}

/// A building or area where services are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Stable id, as `karhula-health-station`.
    pub id: String,
    /// Name.
    pub name: Translated,
    /// The municipality's id.
    pub municipality: String,
    /// Services given here.
    pub services: Vec<String>,
}

/// Words of a language each, in any inflected form; they are compared by stem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Swedish words.
    #[serde(default)]
    pub sv: Vec<String>,
    /// Finnish words.
    #[serde(default)]
    pub fi: Vec<String>,
    /// English words.
    #[serde(default)]
    pub en: Vec<String>,
}

/// A matter that has a better address than feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signpost {
    /// Stable id, as `appointment`.
    pub id: String,
    /// Shown before everything else when a text suggests it (112 and 116117).
    #[serde(default)]
    pub urgent: bool,
    /// What it is about, a few words.
    pub title: Translated,
    /// One sentence: why it cannot go here and what to do.
    pub sentence: Translated,
    /// Telephone number, as people dial it.
    pub phone: Option<String>,
    /// Page to go to.
    pub link: Option<Translated>,
    /// Phrases that suggest it; words of a phrase must follow each other.
    pub phrases: Words,
}

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many.
    pub length: u16,
    /// Of what.
    pub unit: TimeUnit,
    /// An end on a day off moves to the next working day (act 150/1930 § 5).
    #[serde(default = "moves_by_default")]
    pub moves: bool,
}

fn moves_by_default() -> bool {
    true
}

/// What a time limit is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Every day.
    CalendarDays,
    /// Days that are no Saturday, Sunday, holiday or eve of act 150/1930 § 5.
    WorkingDays,
    /// Months, ending on the same day number or the month's last day (act 150/1930 § 3).
    Months,
}

/// The ordered rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruleset {
    /// Grows with every published change.
    pub version: u32,
    /// The first rule whose conditions all hold decides.
    #[serde(rename = "rule")]
    pub rules: Vec<Rule>,
}

/// One rule: all given conditions must hold; within one condition any value does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The number people know the rule by.
    pub id: u32,
    /// Ids of services.
    #[serde(default)]
    pub services: Vec<String>,
    /// Ids of municipalities.
    #[serde(default)]
    pub municipalities: Vec<String>,
    /// Ids of places.
    #[serde(default)]
    pub places: Vec<String>,
    /// Ids of topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Codes of kinds: `praise`, `criticism`, `suggestion`, `question`, `accessibility`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Languages of the text.
    #[serde(default)]
    pub languages: Vec<Locale>,
    /// Words that must occur, any of them, compared by stem.
    #[serde(default)]
    pub words: Words,
    /// The unit the message goes to.
    pub unit: String,
}

/// How long a class of data is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// The class, as `feedback_contact`.
    pub class: String,
    /// From which moment, as `closed`.
    pub from: String,
    /// Days after that moment; none for permanent keeping.
    pub days: Option<u32>,
    /// What happens then: `delete`, `tombstone` or `archive`.
    pub then: String,
    /// On what ground.
    pub ground: String,
}

/// The strategy as a goal tree with levels of the county's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Name of the document.
    pub name: Translated,
    /// First and last year.
    pub years: (u16, u16),
    /// Who decided, when and in which section.
    pub decided: Translated,
    /// The language that the source, and so the names of its sections, is written in.
    #[serde(default)]
    pub source_language: Option<Locale>,
    /// Levels from the top, as `change_goal`, `key_result`.
    #[serde(rename = "level")]
    pub levels: Vec<GoalLevel>,
    /// The goals, parents before children.
    #[serde(rename = "goal")]
    pub goals: Vec<Goal>,
    /// Programmes that carry the strategy out.
    #[serde(default, rename = "programme")]
    pub programmes: Vec<Programme>,
    /// Who follows the strategy and how often.
    #[serde(default, rename = "follower")]
    pub followers: Vec<Follower>,
}

/// A level of the goal tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalLevel {
    /// Stable id, as `key_result`.
    pub id: String,
    /// Name of one such goal.
    pub name: Translated,
    /// Submissions can be linked to goals of this level.
    pub linkable: bool,
}

/// A goal, value, vision or key result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Stable id, as `kr-2`.
    pub id: String,
    /// The level's id.
    pub level: String,
    /// The goal above.
    pub parent: Option<String>,
    /// Number on its level, from 1, as it stands in the address.
    pub number: u16,
    /// Official name or, where the source has only a sentence, a short form of it.
    pub name: Translated,
    /// What it means, in our own words.
    pub text: Translated,
    /// The source's section.
    pub source: String,
    /// What shall be reached.
    pub target: Option<Target>,
}

/// What a key result shall reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The year by which; none where the source gives none.
    pub year: Option<u16>,
    /// What kind of mark it is.
    pub kind: TargetKind,
    /// What is measured.
    pub measure: Translated,
    /// The target in one sentence.
    pub sentence: Translated,
}

/// The kinds of targets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TargetKind {
    /// Among the better half of so many counties.
    BetterHalf {
        /// Counties compared.
        of: u8,
    },
    /// Among the best few of so many counties.
    AmongBest {
        /// Places that count.
        best: u8,
        /// Counties compared.
        of: u8,
    },
    /// At least the national mean.
    NationalMean,
    /// At least a value, on a scale when one is given.
    AtLeast {
        /// The value.
        value: f64,
        /// Least and greatest value of the scale.
        scale: Option<(f64, f64)>,
    },
    /// Done or not done.
    Carried,
}

/// A programme that carries the strategy out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: Translated,
    /// What it does, one sentence.
    pub text: Translated,
}

/// Who follows the strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follower {
    /// Who.
    pub name: Translated,
    /// What they follow and when.
    pub text: Translated,
}

/// A phrase to start an answer from: the same in each language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Stable id.
    pub id: String,
    /// Short name for the list.
    pub name: Translated,
    /// The phrase.
    pub text: Translated,
}
