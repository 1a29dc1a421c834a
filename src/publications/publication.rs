//! A public text, its versions, and the only ways from one state to another.

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId, UnitId};
use serde::{Deserialize, Serialize};

use super::policy::{MayApprove, MayRedact, MayWithdraw};
use super::redaction::{Choices, finds_in, is_same};
use crate::answers::answer::Outcome;
use crate::cases::case::Case;
use crate::feedback::feedback::Kind;
use crate::kernel::digest::sha256_hex;
use crate::kernel::locale::Locale;
use crate::kernel::text;
use crate::platform::error::Error;
use crate::privacy::{MarkKind, mask_identity_codes};

/// Most characters of an answer's public wording.
pub const ANSWER_MAX_CHARS: usize = 8_000;

/// What everybody reads, without identity codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    kind: Kind,
    text: String,
    answer: Option<PublicAnswer>,
}

/// The answer in words for the public.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicAnswer {
    outcome: String,
    text: String,
}

/// Why words cannot be public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsFault {
    /// Nothing is left of the text.
    Empty,
    /// An identity code stands in the text.
    CodeInText,
    /// An identity code stands in the answer.
    CodeInAnswer,
    /// The answer is so many characters too long.
    TooLong {
        /// Characters over the limit.
        by: usize,
    },
}

impl Words {
    /// Cleans and measures what is to be public. An identity code is refused, not masked: whoever reads the words has
    /// to see that one stood there. An empty answer is none.
    pub fn parse(kind: Kind, redacted: &str, answer: Option<(Outcome, &str)>) -> Result<Self, WordsFault> {
        let (text, answer) = (text::clean(redacted), answer.map(|(outcome, typed)| (outcome, text::clean(typed))));
        let answer = answer.filter(|(_, typed)| !typed.is_empty());
        let has_code = |text: &str| !mask_identity_codes(text, "").removed.is_empty();
        if text.is_empty() {
            return Err(WordsFault::Empty);
        }
        if has_code(&text) {
            return Err(WordsFault::CodeInText);
        }
        if answer.as_ref().is_some_and(|(_, typed)| has_code(typed)) {
            return Err(WordsFault::CodeInAnswer);
        }
        let length = answer.as_ref().map_or(0, |(_, typed)| typed.chars().count());
        if length > ANSWER_MAX_CHARS {
            return Err(WordsFault::TooLong { by: length - ANSWER_MAX_CHARS });
        }
        let answer = answer.map(|(outcome, text)| PublicAnswer { outcome: outcome.code().to_owned(), text });
        Ok(Self { kind, text, answer })
    }

    /// The kind of feedback.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What the resident wrote, redacted.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The answer, if it is public as well.
    #[must_use]
    pub fn answer(&self) -> Option<(Outcome, &str)> {
        let answer = self.answer.as_ref()?;
        Some((Outcome::parse(&answer.outcome)?, &answer.text))
    }

    /// Exactly what is shown: the text and, after an empty line, the answer. This is what the hash is of, and what the
    /// file of a version holds.
    #[must_use]
    pub fn shown(&self) -> String {
        self.answer.as_ref().map_or_else(|| self.text.clone(), |answer| format!("{}\n\n{}", self.text, answer.text))
    }

    /// What may tell who somebody is and can still be read, each once: in the text, then in the answer.
    #[must_use]
    pub fn finds(&self) -> Vec<(MarkKind, &str)> {
        let mut found = finds_in(&self.text);
        for of_answer in self.answer.iter().flat_map(|answer| finds_in(&answer.text)) {
            if found.iter().all(|(_, known)| *known != of_answer.1) {
                found.push(of_answer);
            }
        }
        found
    }

    /// SHA-256 of exactly what is shown.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(self.shown().as_bytes())
    }
}

/// What people wrote does not belong in logs.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} characters)", self.shown().chars().count())
    }
}

/// One version of a case's public text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The case.
    pub case: CaseId,
    /// 1 for the first, then counting up.
    pub version: i32,
    /// Grows with every change of this version.
    pub revision: i32,
    /// The number in its public address, once any version has been published.
    pub number: Option<u16>,
    /// The unit that published it.
    pub unit: UnitId,
    /// The language of the words.
    pub language: Locale,
    /// The words.
    pub words: Words,
    /// What was chosen to be hidden.
    pub choices: Choices,
    /// Somebody has said that it tells of somebody's health.
    pub has_health: bool,
    /// Who made it, the last one where several did.
    pub made_by: StaffId,
    /// The day of that.
    pub made_on: NaiveDate,
    /// Where it stands.
    pub state: State,
}

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being made.
    Draft,
    /// Waits for a second person.
    Waiting,
    /// Everybody reads it.
    Published(Given),
    /// A later version is read instead; this one can be looked up as long as that is shown.
    Replaced(Given),
    /// Taken back.
    Withdrawn {
        /// Its publication.
        given: Given,
        /// Who took it back.
        by: StaffId,
        /// When.
        on: NaiveDate,
    },
}

/// How a version became public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The day.
    pub on: NaiveDate,
    /// The second person, where there was one.
    pub approved_by: Option<StaffId>,
}

impl State {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Published(_) => "published",
            Self::Replaced(_) => "replaced",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// How it became public, if it ever did.
    #[must_use]
    pub const fn given(self) -> Option<Given> {
        match self {
            Self::Draft | Self::Waiting => None,
            Self::Published(given) | Self::Replaced(given) | Self::Withdrawn { given, .. } => Some(given),
        }
    }
}

/// What a person has made of a case.
#[derive(Clone, Debug)]
pub struct Made {
    /// The words.
    pub words: Words,
    /// What was chosen to be hidden.
    pub choices: Choices,
    /// It tells of somebody's health.
    pub has_health: bool,
    /// What may tell who somebody is and is to be read all the same, as it stands there.
    pub let_seen: Vec<String>,
}

impl Made {
    /// Can something be read that may tell who somebody is, and that nobody has let be seen?
    #[must_use]
    pub fn shows_more(&self) -> bool {
        self.words.finds().iter().any(|(_, found)| !self.let_seen.iter().any(|seen| is_same(seen, found)))
    }
}

impl Version {
    /// The next version of a case, or the one that is being made, made anew. What has once been said to tell of health
    /// does so for good: nobody gets round the second person by saying otherwise later.
    #[must_use]
    pub fn draft(permit: MayRedact, case: &Case, earlier: &[Self], made: Made, on: NaiveDate) -> Self {
        let latest = earlier.last();
        let unfinished = latest.filter(|latest| latest.state.given().is_none());
        Self {
            case: case.id,
            version: unfinished.map_or_else(
                || latest.map_or(0, |latest| latest.version).saturating_add(1),
                |unfinished| unfinished.version,
            ),
            revision: unfinished.map_or(1, |unfinished| unfinished.revision.saturating_add(1)),
            number: latest.and_then(|latest| latest.number),
            unit: case.unit.clone(),
            language: case.language,
            words: made.words,
            choices: made.choices,
            has_health: made.has_health || earlier.iter().any(|version| version.has_health),
            made_by: permit.spend(),
            made_on: on,
            state: State::Draft,
        }
    }

    /// Asks a second person.
    pub fn ask(self) -> Result<Self, Error> {
        match self.state {
            State::Draft => Ok(self.moved(State::Waiting)),
            _ => Err(Error::Conflict),
        }
    }

    /// Shows it to everybody, without a second person.
    pub fn publish(self, number: u16, on: NaiveDate) -> Result<Self, Error> {
        match self.state {
            State::Draft if !self.has_health => Ok(self.given(number, Given { on, approved_by: None })),
            State::Draft => Err(Error::NotNow("in need of a second person")),
            _ => Err(Error::Conflict),
        }
    }

    /// A second person shows it to everybody.
    pub fn approve(self, permit: MayApprove, number: u16, on: NaiveDate) -> Result<Self, Error> {
        let by = permit.spend();
        match self.state {
            State::Waiting if by != self.made_by => Ok(self.given(number, Given { on, approved_by: Some(by) })),
            State::Waiting => Err(Error::NotNow("made by the same person")),
            _ => Err(Error::Conflict),
        }
    }

    /// Makes room for a later version.
    #[must_use]
    pub fn replaced(self) -> Self {
        match self.state {
            State::Published(given) => self.moved(State::Replaced(given)),
            _ => self,
        }
    }

    /// Takes it back. Nobody reads it any more; its day and hash stay.
    pub fn withdraw(self, permit: MayWithdraw, on: NaiveDate) -> Result<Self, Error> {
        let by = permit.spend();
        match self.state {
            State::Published(given) | State::Replaced(given) => Ok(self.moved(State::Withdrawn { given, by, on })),
            _ => Err(Error::Conflict),
        }
    }

    fn given(mut self, number: u16, given: Given) -> Self {
        self.number = self.number.or(Some(number));
        self.moved(State::Published(given))
    }

    fn moved(mut self, state: State) -> Self {
        self.state = state;
        self.revision = self.revision.saturating_add(1);
        self
    }
}

/// What stands for the latest version in a form: who changes something names what they saw.
#[must_use]
pub fn seen(versions: &[Version]) -> String {
    versions.last().map_or_else(|| "0".to_owned(), |latest| format!("{}.{}", latest.version, latest.revision))
}

/// The version that everybody reads now.
#[must_use]
pub fn shown_of(versions: &[Version]) -> Option<&Version> {
    versions.iter().rev().find(|version| matches!(version.state, State::Published(_)))
}

/// Is the original sealed? Once something has been published, its public text stands for a case that is closed. Whoever
/// works on an open case reads what they work on, as before.
#[must_use]
pub fn seals_original(case: &Case, versions: &[Version]) -> bool {
    !case.state.is_open() && versions.iter().any(|version| version.state.given().is_some())
}
