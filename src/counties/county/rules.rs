//! The ordered rules that say which unit answers.

use serde::{Deserialize, Serialize};

use super::Words;
use crate::kernel::locale::Locale;

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
