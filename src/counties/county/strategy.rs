//! The strategy as a goal tree.

use serde::{Deserialize, Serialize};

use super::Translated;
use crate::kernel::locale::Locale;

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
