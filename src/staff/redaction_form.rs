//! What the page for a public text sends.

use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::case_form::number_in;
use super::redaction::opened;
use super::redaction_page::RedactionPage;
use super::redaction_source::Source;
use crate::answers::answer::Outcome;
use crate::app::App;
use crate::frame::page;
use crate::kernel::text::clean;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::publications::publication::{Words, WordsFault};
use crate::publications::redaction::{Choices, Hidden, redact, redact_answer};
use crate::sessions::{PageForm, SignedIn, Unsent};

/// What the form sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RedactionForm {
    /// The session's token.
    pub form_token: String,
    /// The latest version that the page showed.
    pub seen: String,
    /// Which button was pressed.
    pub step: String,
    /// Finds to hide, by their places.
    pub find: Vec<String>,
    /// Sentences to hide, by their places.
    pub sentence: Vec<String>,
    /// More words to hide.
    pub words: String,
    /// The answer in words for the public.
    pub answer: String,
    /// Finds to hide in the answer, as they stand there.
    pub answer_find: Vec<String>,
    /// Finds that everybody may see, as they stand there.
    pub let_seen: Vec<String>,
    /// Does it tell of somebody's health: `yes` or `no`?
    pub health: String,
    /// Why a sealed original is opened.
    pub reason: String,
    /// The hash of what the preview showed.
    pub previewed: String,
    /// The version to take back.
    pub version: String,
    /// Why it is taken back.
    pub withdraw_reason: String,
}

impl RedactionForm {
    /// What is to be hidden.
    #[must_use]
    pub fn choices(&self) -> Choices {
        let places = |typed: &[String]| typed.iter().filter_map(|place| place.parse().ok()).collect();
        Choices {
            finds: places(&self.find),
            sentences: places(&self.sentence),
            words: Choices::words_of(&self.words),
            answer_finds: self.answer_find.clone(),
            answer: clean(&self.answer),
        }
    }

    /// The form as it was left when the latest version was made.
    #[must_use]
    pub fn of_choices(choices: &Choices) -> Self {
        let places = |places: &[usize]| places.iter().map(ToString::to_string).collect();
        Self {
            find: places(&choices.finds),
            sentence: places(&choices.sentences),
            words: choices.words.join("\n"),
            answer_find: choices.answer_finds.clone(),
            answer: choices.answer.clone(),
            ..Self::default()
        }
    }

    /// Was it said to tell of somebody's health?
    #[must_use]
    pub fn has_health(&self) -> bool {
        self.health == "yes"
    }

    /// The words as everybody would read them, in the language of the text.
    pub fn words_of(&self, source: &Source) -> Result<Words, WordsFault> {
        let language = source.case.language;
        let mark = |hidden: Hidden| format!("[{}]", text(language, hidden.text_key()));
        let (kind, original, choices) = (source.told.kind, source.told.text.as_str(), self.choices());
        let (public, answer) = (redact(original, &choices, mark), redact_answer(original, &choices, mark));
        let outcome = source.answers.last().map(|answer| answer.outcome);
        let with = |answer| Words::parse(kind, &public, outcome.map(|outcome: Outcome| (outcome, answer)));
        // The answer as it was worded is kept with the choices, so it has to be in order before anything is hidden.
        with(choices.answer.as_str())?;
        with(answer.as_str())
    }
}

impl PageForm for RedactionForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn is_typed(&self) -> bool {
        !(self.seen.is_empty() || self.step.is_empty())
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.answer, &self.words, &self.reason];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let (source, _) = opened(app, signed_in, &number, &self.reason).await?;
        let shown = RedactionPage::of(app, signed_in, &source, Some(self)).with_warning(why.text_key());
        Ok(page(&shown))
    }
}
