//! What a county pack says, read and checked.

mod facts;
mod initiatives;
mod limits;
mod notices;
mod rules;
mod services;
mod strategy;
mod units;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kernel::locale::Locale;

pub use facts::{AgeBand, Facts, Municipality, Population};
pub use initiatives::{Collecting, InitiativeSettings, Share, SupportLevel};
pub use limits::{Retention, Span, TimeLimit, TimeUnit};
pub use notices::{AccessibilityFacts, Assessor, Conformance, Gap, GapGround, PrivacyFacts, Purpose};
pub use rules::{Rule, Ruleset};
pub use services::{Place, Service, Signpost, Topic, Words};
pub use strategy::{Follower, Goal, GoalLevel, Programme, Strategy, Target, TargetKind};
pub use units::{Unit, UnitLevel};

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
    /// `initiatives.toml`: what the county decides about initiatives.
    pub initiatives: InitiativeSettings,
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
