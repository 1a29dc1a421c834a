//! What the county says in its privacy notice and its accessibility statement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Translated;

/// The controller's part of the privacy notice (GDPR art. 13). What the program does with data it tells by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyFacts {
    /// Address of the data protection officer.
    pub officer_email: String,
    /// The county has not confirmed this part yet.
    #[serde(default)]
    pub to_be_confirmed: bool,
    /// What data is used for, and on what lawful basis.
    pub purposes: Vec<Purpose>,
}

/// A purpose with its lawful basis (GDPR art. 6 and 9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Stable id.
    pub id: String,
    /// What for.
    pub name: Translated,
    /// On what basis.
    pub basis: Translated,
}

/// The accessibility statement (306/2019 § 9), in the form of Commission decision 2018/1523.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityFacts {
    /// How far the requirements are met.
    pub conformance: Conformance,
    /// Who found that.
    pub assessed_by: Assessor,
    /// The day of the statement.
    pub stated_on: NaiveDate,
    /// The day when it was last looked through.
    pub reviewed_on: NaiveDate,
    /// The county has not confirmed the statement yet.
    #[serde(default)]
    pub to_be_confirmed: bool,
    /// What is not accessible.
    #[serde(default)]
    pub gaps: Vec<Gap>,
}

/// How far the requirements are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conformance {
    /// Wholly.
    Full,
    /// For the most part.
    Partial,
    /// Not.
    None,
}

/// Who assessed the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessor {
    /// The county itself.
    County,
    /// A third party.
    Outsider,
}

/// Something that is not accessible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Stable id.
    pub id: String,
    /// On what ground it may be so.
    pub ground: GapGround,
    /// What is not accessible.
    pub what: Translated,
    /// Why.
    pub why: Translated,
    /// How to get the content otherwise.
    pub instead: Translated,
}

/// On what ground something is not accessible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapGround {
    /// It is a fault, to be mended.
    Noncompliance,
    /// Mending it is a disproportionate burden (306/2019 § 8).
    Burden,
    /// The law does not ask for it (306/2019 § 3).
    OutOfScope,
}

impl GapGround {
    /// All grounds, in the order of the statement.
    pub const ALL: [Self; 3] = [Self::Noncompliance, Self::Burden, Self::OutOfScope];
}
