//! The answer as it is being written.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::words::moment;
use crate::answers::answer::{
    AnswerText, ChangeSummary, Decided, LengthFault, Month, NewAnswer, Outcome, PLANNED_YEARS_MAX, StrategyChoice,
};
use crate::answers::draft::AnswerDraft;
use crate::app::App;
use crate::counties::County;
use crate::counties::county::{Goal, Phrase};
use crate::frame::StaffShell;
use crate::frame::form::{Choice, FieldError};
use crate::kernel::locale::Locale;
use crate::kernel::text::excerpt;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Characters of a phrase in the list.
const PHRASE_CHARS: usize = 60;
/// What stands for "outside the strategy" in forms and drafts.
const OUTSIDE: &str = "outside";
/// What stands for "it speaks of a goal" in forms.
const GOALS: &str = "goals";

/// What the form sends. The two kinds of change have fields of their own, so that each option's
/// fields can stand below it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// The session's token.
    pub form_token: String,
    /// The version that the page showed.
    pub version: String,
    /// What to do with it.
    pub step: String,
    /// Id of the phrase to add.
    pub phrase: String,
    /// The answer.
    pub text: String,
    /// Code of the outcome.
    pub outcome: String,
    /// What has changed, for the public.
    pub made_summary: String,
    /// Since which month, as typed.
    pub made_month: String,
    /// Since which year, as typed.
    pub made_year: String,
    /// What will change, for the public.
    pub planned_summary: String,
    /// By which month, as typed.
    pub planned_month: String,
    /// By which year, as typed.
    pub planned_year: String,
    /// `goals` or `outside`.
    pub strategy: String,
    /// Id of the goal it speaks of, and that a change serves.
    pub goal: String,
    /// Id of another goal.
    pub also: String,
    #[serde(skip)]
    saved_at: Option<DateTime<Utc>>,
}

impl AnswerForm {
    /// The form with what was saved before.
    #[must_use]
    pub fn of_draft(kept: Option<&(AnswerDraft, DateTime<Utc>)>) -> Self {
        let Some((draft, saved_at)) = kept.cloned() else { return Self::default() };
        let first = draft.strategy.first().cloned().unwrap_or_default();
        let is_outside = first == OUTSIDE;
        let has_goal = !draft.goal.is_empty() || !first.is_empty();
        let strategy = if is_outside {
            OUTSIDE
        } else if has_goal {
            GOALS
        } else {
            ""
        };
        Self {
            text: draft.text,
            outcome: draft.outcome,
            // Whoever changes between made and planned finds the same words below both.
            made_summary: draft.summary.clone(),
            made_month: draft.month.clone(),
            made_year: draft.year.clone(),
            planned_summary: draft.summary,
            planned_month: draft.month,
            planned_year: draft.year,
            strategy: strategy.to_owned(),
            goal: draft.goal,
            also: if is_outside { String::new() } else { first },
            saved_at: Some(saved_at),
            ..Self::default()
        }
    }

    /// What to keep of it.
    #[must_use]
    pub fn draft(&self) -> AnswerDraft {
        let is_planned = self.outcome == Outcome::ChangePlanned.code();
        let chosen = |planned: &String, made: &String| {
            let (first, second) = if is_planned { (planned, made) } else { (made, planned) };
            if first.is_empty() { second.clone() } else { first.clone() }
        };
        let strategy = if self.strategy == OUTSIDE { OUTSIDE } else { &self.also };
        AnswerDraft {
            text: self.text.clone(),
            outcome: self.outcome.clone(),
            summary: chosen(&self.planned_summary, &self.made_summary),
            year: chosen(&self.planned_year, &self.made_year),
            month: chosen(&self.planned_month, &self.made_month),
            goal: self.goal.clone(),
            strategy: Some(strategy).filter(|word| !word.is_empty()).map(str::to_owned).into_iter().collect(),
        }
    }

    /// Adds a phrase at the end of the text, in the resident's language.
    #[must_use]
    pub fn with_phrase(mut self, county: &County, language: Locale) -> Self {
        if let Some(phrase) = county.phrases.iter().find(|phrase| phrase.id == self.phrase) {
            let before = self.text.trim_end();
            let gap = if before.is_empty() { "" } else { "\n\n" };
            self.text = format!("{before}{gap}{}", phrase.text.get(language));
        }
        self.phrase.clear();
        self
    }

    /// Stands an identity code in one of the texts? It is taken out before anything is stored.
    #[must_use]
    pub fn has_identity_code(&self) -> bool {
        let texts = [&self.text, &self.made_summary, &self.planned_summary];
        texts.iter().any(|text| !mask_identity_codes(text, MASK).removed.is_empty())
    }

    /// The version that the page showed; what is no number was never shown.
    #[must_use]
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or_default()
    }

    /// Every field by its name, for a page that carries the answer on.
    #[must_use]
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        let fields = [
            ("version", &self.version),
            ("text", &self.text),
            ("outcome", &self.outcome),
            ("made_summary", &self.made_summary),
            ("made_month", &self.made_month),
            ("made_year", &self.made_year),
            ("planned_summary", &self.planned_summary),
            ("planned_month", &self.planned_month),
            ("planned_year", &self.planned_year),
            ("strategy", &self.strategy),
            ("goal", &self.goal),
            ("also", &self.also),
        ];
        fields.into_iter().map(|(name, value)| (name, value.clone())).collect()
    }

    /// The answer, or everything that is missing in it. Only the fields of the chosen outcome count.
    pub fn check(&self, shell: &StaffShell, county: &County, today: NaiveDate) -> Result<NewAnswer, Vec<FieldError>> {
        let mut faults = Faults { shell, found: Vec::new() };
        let outcome = Outcome::parse(&self.outcome);
        let text = faults.text("text", AnswerText::parse(&self.text), empty_text_key(outcome));
        if outcome.is_none() {
            faults.add("outcome", "staff-answer-no-outcome");
        }
        let change = match outcome {
            Some(Outcome::ChangeMade) => self.made(&mut faults, today),
            Some(Outcome::ChangePlanned) => self.planned(&mut faults, today),
            _ => None,
        };
        let strategy = self.strategy(&mut faults, county, outcome);
        let decided = match (outcome, change, &strategy) {
            (Some(Outcome::Answered), ..) => Some(Decided::Answered),
            (Some(Outcome::NoChange), ..) => Some(Decided::NoChange),
            (Some(Outcome::ChangeMade), Some((summary, month)), Some(StrategyChoice::Goals(_))) => {
                Some(Decided::ChangeMade { summary, month, goal: self.goal.clone() })
            }
            (Some(Outcome::ChangePlanned), Some((summary, due)), Some(StrategyChoice::Goals(_))) => {
                Some(Decided::ChangePlanned { summary, due, goal: self.goal.clone() })
            }
            _ => None,
        };
        match (text, decided, strategy) {
            (Some(text), Some(decided), Some(strategy)) if faults.found.is_empty() => {
                Ok(NewAnswer { text, decided, strategy })
            }
            _ => Err(faults.found),
        }
    }

    fn made(&self, faults: &mut Faults<'_>, today: NaiveDate) -> Option<(ChangeSummary, Month)> {
        let summary =
            faults.text("made_summary", ChangeSummary::parse(&self.made_summary), "staff-answer-no-made-summary");
        let month = month(&self.made_year, &self.made_month).filter(|month| *month <= Month::of(today));
        if month.is_none() {
            faults.add("made_month", "staff-answer-no-made-month");
        }
        Some((summary?, month?))
    }

    fn planned(&self, faults: &mut Faults<'_>, today: NaiveDate) -> Option<(ChangeSummary, Month)> {
        let summary = faults.text(
            "planned_summary",
            ChangeSummary::parse(&self.planned_summary),
            "staff-answer-no-planned-summary",
        );
        let latest = today.year().saturating_add(PLANNED_YEARS_MAX);
        if self.planned_year.trim().parse().is_ok_and(|year: i64| year > latest.into()) {
            let text = faults.shell.t_with("staff-answer-planned-too-far", &[("year", latest.to_string().into())]);
            faults.found.push(FieldError { field: "planned_month", text });
            return None;
        }
        let month = month(&self.planned_year, &self.planned_month).filter(|month| *month >= Month::of(today));
        if month.is_none() {
            faults.add("planned_month", "staff-answer-no-planned-month");
        }
        Some((summary?, month?))
    }

    fn strategy(&self, faults: &mut Faults<'_>, county: &County, outcome: Option<Outcome>) -> Option<StrategyChoice> {
        let is_change = matches!(outcome, Some(Outcome::ChangeMade | Outcome::ChangePlanned));
        match self.strategy.as_str() {
            OUTSIDE if is_change => {
                faults.add("strategy", "staff-answer-change-needs-goal");
                None
            }
            OUTSIDE => Some(StrategyChoice::Outside),
            GOALS if county.is_linkable(&self.goal) => {
                let also = Some(&self.also).filter(|also| *also != &self.goal && county.is_linkable(also));
                Some(StrategyChoice::Goals(std::iter::once(&self.goal).chain(also).cloned().collect()))
            }
            GOALS => {
                faults.add("goal", "staff-answer-no-goal");
                None
            }
            _ => {
                faults.add("strategy", "staff-answer-no-strategy");
                None
            }
        }
    }
}

/// The month that was typed.
pub(super) fn month(year: &str, month: &str) -> Option<Month> {
    Month::new(year.trim().parse().ok()?, month.trim().parse().ok()?)
}

const fn empty_text_key(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::NoChange) => "staff-answer-no-reason",
        _ => "staff-answer-no-text",
    }
}

/// What is wrong, in the order of the page.
struct Faults<'a> {
    shell: &'a StaffShell,
    found: Vec<FieldError>,
}

impl Faults<'_> {
    fn add(&mut self, field: &'static str, key: &str) {
        self.found.push(FieldError { field, text: self.shell.t(key) });
    }

    fn text<T>(&mut self, field: &'static str, read: Result<T, LengthFault>, empty: &str) -> Option<T> {
        match read {
            Ok(text) => return Some(text),
            Err(LengthFault::Empty) => self.add(field, empty),
            Err(LengthFault::TooShort) => self.add(field, "staff-too-short"),
            Err(LengthFault::TooLong { by }) => {
                let by = i64::try_from(by).unwrap_or(i64::MAX);
                self.found.push(FieldError { field, text: self.shell.t_with("staff-too-long", &[("n", by.into())]) });
            }
        }
        None
    }
}

/// The form, ready to print.
pub struct AnswerView {
    /// What was typed.
    pub form: AnswerForm,
    /// Heading with the language to write in.
    pub heading: String,
    /// The language to write in.
    pub lang: &'static str,
    /// Phrases to start from.
    pub phrases: Vec<Choice>,
    /// The outcomes, each with the one thing it must say.
    pub made: Choice,
    /// See [`Self::made`].
    pub planned: Choice,
    /// See [`Self::made`].
    pub no_change: Choice,
    /// See [`Self::made`].
    pub answered: Choice,
    /// It speaks of a goal.
    pub in_strategy: Choice,
    /// It does not.
    pub outside: Choice,
    /// The goals, for the first choice.
    pub goals: Vec<Choice>,
    /// The goals, for the second one.
    pub also: Vec<Choice>,
    /// When the draft was saved.
    pub saved: String,
}

impl AnswerView {
    /// The form with what was typed.
    #[must_use]
    pub fn of(app: &App, shell: &StaffShell, dossier: &Dossier, form: AnswerForm) -> Self {
        let language = dossier.case.language;
        let heading = match language {
            Locale::Sv => "staff-answer-in-sv",
            Locale::Fi => "staff-answer-in-fi",
            Locale::En => "staff-answer-in-en",
        };
        let outcome = |outcome: Outcome, hint: &str| Choice {
            value: outcome.code().to_owned(),
            text: shell.t(outcome.text_key()),
            hint: shell.t(hint),
            is_chosen: form.outcome == outcome.code(),
        };
        let strategy = |value: &str, key: &str| Choice {
            value: value.to_owned(),
            text: shell.t(key),
            hint: String::new(),
            is_chosen: form.strategy == value,
        };
        Self {
            heading: shell.t(heading),
            lang: language.code(),
            phrases: phrases(app, shell, language),
            made: outcome(Outcome::ChangeMade, "staff-answer-made-hint"),
            planned: outcome(Outcome::ChangePlanned, "staff-answer-planned-hint"),
            no_change: outcome(Outcome::NoChange, "staff-answer-no-change-hint"),
            answered: outcome(Outcome::Answered, "staff-answer-answered-hint"),
            in_strategy: strategy(GOALS, "staff-answer-in-strategy"),
            outside: strategy(OUTSIDE, "staff-answer-outside"),
            goals: goals(app, shell, "staff-choose", &form.goal),
            also: goals(app, shell, "staff-answer-no-other", &form.also),
            saved: form.saved_at.map(|at| moment(shell.locale, at)).unwrap_or_default(),
            form,
        }
    }
}

fn phrases(app: &App, shell: &StaffShell, language: Locale) -> Vec<Choice> {
    let first = Choice { text: shell.t("staff-answer-choose-phrase"), is_chosen: true, ..Choice::default() };
    // The name in the language of the page, and the beginning of what will stand in the answer.
    let phrase = |phrase: &Phrase| Choice {
        value: phrase.id.clone(),
        text: format!("{} – {}", phrase.name.get(shell.locale), excerpt(phrase.text.get(language), PHRASE_CHARS)),
        ..Choice::default()
    };
    std::iter::once(first).chain(app.county.phrases.iter().map(phrase)).collect()
}

fn goals(app: &App, shell: &StaffShell, first: &str, chosen: &str) -> Vec<Choice> {
    let none = Choice { text: shell.t(first), is_chosen: chosen.is_empty(), ..Choice::default() };
    let linkable = app.county.strategy.goals.iter().filter(|goal| app.county.is_linkable(&goal.id));
    let goal = |goal: &Goal| Choice {
        value: goal.id.clone(),
        text: format!("{}. {}", goal.number, goal.name.get(shell.locale)),
        is_chosen: chosen == goal.id,
        ..Choice::default()
    };
    std::iter::once(none).chain(linkable.map(goal)).collect()
}
