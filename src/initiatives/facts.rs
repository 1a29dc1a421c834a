//! What is told with the steps of an initiative. Each is sealed with the event that it belongs to.

use chrono::NaiveDate;
use entity::ids::UnitId;
use serde::{Deserialize, Serialize};

use super::number::InitiativeNumber;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal, $key:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// All of them, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code in forms.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The key of its name.
            #[must_use]
            pub const fn text_key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key,)*
                }
            }

            /// Reads a code.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    };
}

codes! {
    /// The rule for which the registrar gives an initiative back or refuses to publish it.
    Rule {
        /// It is not about the county's activity (§ 30.1).
        OutsideCounty = "outside_county", "initiative-rule-outside-county";
        /// It does not appear that the maker is a member or uses the service (§ 30.2, 30.3).
        NoGround = "no_ground", "initiative-rule-no-ground";
        /// It cannot be seen what is proposed.
        Unclear = "unclear", "initiative-rule-unclear";
        /// It tells of somebody's health or private life (act 621/1999 § 24).
        Secret = "secret", "initiative-rule-secret";
        /// It is a matter of one person, as an application for care is.
        OwnMatter = "own_matter", "initiative-rule-own-matter";
        /// It insults or threatens somebody.
        Insult = "insult", "initiative-rule-insult";
        /// It tells of something that happened, and proposes nothing: it is feedback.
        Feedback = "feedback", "initiative-rule-feedback";
        /// It sells something.
        Advertising = "advertising", "initiative-rule-advertising";
    }
}

codes! {
    /// What became of the hearing that was offered (§ 30.2).
    Heard {
        /// They were heard.
        InPerson = "in_person", "initiative-heard-in-person";
        /// They wrote instead.
        InWriting = "in_writing", "initiative-heard-in-writing";
        /// They did not want to be heard.
        Declined = "declined", "initiative-heard-declined";
        /// They did not come.
        Absent = "absent", "initiative-heard-absent";
    }
}

codes! {
    /// What the initiative led to (§ 30.1).
    Outcome {
        /// What was proposed is done, or will be.
        Adopted = "adopted", "initiative-outcome-adopted";
        /// A part of it.
        Partly = "partly", "initiative-outcome-partly";
        /// Nothing is changed.
        NoMeasures = "no_measures", "initiative-outcome-no-measures";
    }
}

codes! {
    /// Was it done?
    Done {
        /// Yes.
        Yes = "yes", "initiative-done-yes";
        /// A part of it.
        Partly = "partly", "initiative-done-partly";
        /// Not yet.
        NotYet = "not_yet", "initiative-done-not-yet";
        /// It will not be done.
        No = "no", "initiative-done-no";
    }
}

/// Why an initiative is given back or refused: the statement of reasons that its author reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The rule.
    pub rule: Rule,
    /// The passage that it is about; empty when it is about the whole.
    pub passage: String,
    /// The reason, in the author's language.
    pub reason: String,
}

/// What the registry enters beside the rest (act 906/2019 § 26).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Id of the process, by the county's plan of information management.
    pub process: String,
}

/// What the county tells within a month: who handles it, how long it takes, whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The unit that prepares it.
    pub unit: UnitId,
    /// When the measures are estimated to be known.
    pub estimate_on: NaiveDate,
    /// Whom to ask: a function with telephone or address.
    pub contact: String,
    /// Whatever else the maker should know; may be empty.
    pub text: String,
}

/// Something new on the way, as a later estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interim {
    /// When the measures are estimated to be known.
    pub estimate_on: NaiveDate,
    /// What is new.
    pub text: String,
}

/// The hearing that the representatives are offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// Its day.
    pub on: NaiveDate,
    /// Where, or how.
    pub place: String,
}

/// What became of the hearing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingOutcome {
    /// What.
    pub heard: Heard,
    /// What was said, in a few words; may be empty.
    pub text: String,
}

/// The meeting that the matter is brought to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The body.
    pub body: String,
    /// The day.
    pub on: NaiveDate,
}

/// The section of minutes as it is written, `§ 45`, however it was typed: `45`, `§45`, `45 §`.
#[must_use]
pub fn section(typed: &str) -> String {
    let bare = typed.trim_matches(|c: char| c == '§' || c.is_whitespace());
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && !bare.contains('§');
    if is_number { format!("§ {bare}") } else { typed.to_owned() }
}

/// The measures, as they are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// The body that decided.
    pub body: String,
    /// The day of its meeting.
    pub on: NaiveDate,
    /// The section of its minutes, as `§ 45`.
    pub section: String,
    /// The address of its minutes; may be empty.
    pub link: String,
    /// What it led to.
    pub outcome: Outcome,
    /// The measures in words, with the reasons.
    pub text: String,
    /// When it is looked at whether it was done; none where nothing is to be done.
    pub follow_up_on: Option<NaiveDate>,
}

/// What was found when it was looked at whether it was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Was it done?
    pub done: Done,
    /// In words.
    pub text: String,
    /// When it is looked at again.
    pub next_on: Option<NaiveDate>,
}

/// Whether it lies within the council's own competence, and so stands in the yearly list (§ 30.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// It does.
    pub is_councils: bool,
    /// Why; may be empty where it does.
    pub reason: String,
}

/// The limit of supporters that it came to, as it was set on the day of filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// Supporters.
    pub threshold: u32,
    /// Persons that the limit was computed from.
    pub population: u32,
    /// The day that figure describes.
    pub counted_on: NaiveDate,
}

/// The initiative that another one became a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merger {
    /// Its number.
    pub into: InitiativeNumber,
    /// Why, in words that everybody reads.
    #[serde(default)]
    pub reason: String,
}

/// The initiative that became a part of another one, as the other tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Its number.
    pub number: InitiativeNumber,
    /// Why, in words that everybody reads.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("128", "§ 128")]
    #[case("§128", "§ 128")]
    #[case(" 128 § ", "§ 128")]
    #[case("§ 128", "§ 128")]
    #[case("12/2026", "§ 12/2026")]
    #[case("12 § 3 mom.", "12 § 3 mom.")]
    #[case("bilaga 2", "bilaga 2")]
    fn a_section_is_written_in_one_way(#[case] typed: &str, #[case] written: &str) {
        assert_eq!(section(typed), written);
    }
}
