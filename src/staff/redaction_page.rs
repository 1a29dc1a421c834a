//! The page on which a public text is made.

use std::collections::HashMap;

use askama::Template;
use entity::ids::StaffId;

use super::case_page::Day;
use super::done::Notice;
use super::redaction::{RedactionForm, address};
use super::words::{Tag, outcome_tag};
use crate::accounts::store::names_of;
use crate::addresses::Address;
use crate::answers::store::{self as answers, Answer};
use crate::app::App;
use crate::cases::case::Case;
use crate::feedback::store::{self as feedback, Told};
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::privacy::{MarkKind, find_hints, find_marks};
use crate::publications::publication::{State, Version, Words, seals_original, seen, shown_of};
use crate::publications::redaction::{Choices, sentences};
use crate::publications::store as publications;
use crate::sessions::SignedIn;

/// Everything that the page is made of, read once.
pub struct Source {
    /// The case.
    pub case: Case,
    /// What the resident wrote.
    pub told: Told,
    /// Answers, oldest first.
    pub answers: Vec<Answer>,
    versions: Vec<Version>,
    names: HashMap<StaffId, String>,
    is_open: bool,
}

impl Source {
    /// Reads what belongs to a case that the asker has opened.
    pub async fn of(app: &App, case: Case) -> Result<Self, Error> {
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let told = feedback::find(conn, case.id, keyring).await?.ok_or(Error::NotFound)?;
        let answers = answers::of_case(conn, case.id, keyring).await?;
        let versions = publications::of_case(conn, case.id, keyring).await?;
        let people = versions.iter().flat_map(|version| {
            let approved_by = version.state.given().and_then(|given| given.approved_by);
            std::iter::once(version.made_by).chain(approved_by)
        });
        let names = names_of(conn, &people.collect::<Vec<_>>()).await?;
        Ok(Self { case, told, answers, versions, names, is_open: false })
    }

    /// The same, after somebody gave a reason for opening the original.
    #[must_use]
    pub fn opened(self) -> Self {
        Self { is_open: true, ..self }
    }

    /// May the original not be shown?
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        !self.is_open && seals_original(&self.case, &self.versions)
    }

    fn name_of(&self, staff: StaffId) -> String {
        self.names.get(&staff).cloned().unwrap_or_default()
    }
}

/// The page.
#[derive(Template)]
#[template(path = "staff/redaction.html")]
pub struct RedactionPage {
    shell: StaffShell,
    crumbs: Vec<Link>,
    address: String,
    notice: Option<Notice>,
    errors: Vec<FieldError>,
    lang: &'static str,
    is_allowed: bool,
    is_sealed: bool,
    seen: String,
    reason: String,
    finds: Vec<Choice>,
    sentences: Vec<Choice>,
    words: String,
    words_hint: String,
    /// The answer's public wording, where there is an answer.
    answer: Option<String>,
    health: Vec<Choice>,
    is_health_known: bool,
    /// What the first button does with a preview: `publish`, or `ask` where another person has to read it.
    first_step: &'static str,
    preview: Option<Public>,
    waiting: Option<Waiting>,
    versions: Vec<VersionLine>,
    public_href: String,
}

/// Words as everybody reads them.
struct Public {
    text: String,
    answer: String,
    outcome: Option<Tag>,
    hash: String,
    /// What a detector still finds in them.
    left: Vec<String>,
}

/// A version that waits for a second person.
struct Waiting {
    public: Public,
    made: String,
    is_own: bool,
}

/// A version that is or was public.
struct VersionLine {
    version: i32,
    title: String,
    tag: Tag,
    day: Day,
    made: String,
    hash: String,
    can_withdraw: bool,
}

impl RedactionPage {
    /// The page with what was typed, or as the latest version left it.
    #[must_use]
    pub fn of(app: &App, signed_in: &SignedIn, source: &Source, typed: Option<RedactionForm>) -> Self {
        let shell = signed_in.shell(app, StaffPage::Queue);
        let number = source.case.number.to_string();
        let form = typed.unwrap_or_else(|| first_form(source));
        let choices = form.choices();
        let is_sealed = source.is_sealed();
        let original = if is_sealed { "" } else { source.told.text.as_str() };
        let queue = Link { text: shell.t("staff-page-queue"), href: "/staff/queue".to_owned(), current: false };
        let case = Link { text: number.clone(), href: format!("/staff/cases/{number}"), current: false };
        let public = shown_of(&source.versions).and_then(|shown| shown.number);
        let latest = source.versions.last();
        let is_health_known = source.versions.iter().any(|version| version.has_health);
        let title = shell.t("staff-redact-title");
        Self {
            crumbs: vec![queue, case],
            address: address(&source.case.number),
            notice: None,
            errors: Vec::new(),
            lang: source.case.language.code(),
            is_allowed: source.told.may_publish,
            is_sealed,
            seen: seen(&source.versions),
            finds: finds(&shell, original, &choices),
            sentences: sentence_choices(original, &choices),
            health: health(&shell, &form.health, is_health_known),
            is_health_known,
            first_step: if is_health_known || form.health == "yes" { "ask" } else { "publish" },
            preview: None,
            waiting: latest
                .filter(|latest| latest.state == State::Waiting)
                .map(|latest| waiting(&shell, source, latest, signed_in.staff.id)),
            versions: source.versions.iter().rev().filter_map(|version| line(&shell, source, version)).collect(),
            public_href: public
                .map(|number| Address::Publication(number).path(source.case.language))
                .unwrap_or_default(),
            reason: form.reason,
            words: form.words,
            words_hint: words_hint(&shell, original),
            answer: (!source.answers.is_empty()).then_some(form.answer),
            shell: shell.titled(&title),
        }
    }

    /// The page with how everybody would read it.
    #[must_use]
    pub fn with_preview(mut self, source: &Source, words: &Words) -> Self {
        self.preview = Some(public(&self.shell, source.case.language, words));
        self
    }

    /// The page with the reason for which the original was opened.
    #[must_use]
    pub fn with_reason(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.reason);
        self
    }

    /// The page with what to mend.
    #[must_use]
    pub fn with_faults(mut self, errors: Vec<FieldError>) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = errors;
        self
    }

    /// The page with a sentence on why nothing was published.
    #[must_use]
    pub fn with_warning(mut self, key: &str) -> Self {
        self.notice = Some(Notice { tone: "warn", icon: "warn", text: self.shell.t(key) });
        self
    }

    /// The page with what was done a moment ago.
    #[must_use]
    pub fn with_done(mut self, done: &str) -> Self {
        let key = match done {
            "published" => "staff-redact-done-published",
            "waiting" => "staff-redact-done-waiting",
            "withdrawn" => "staff-redact-done-withdrawn",
            "saved" => "staff-redact-done-saved",
            _ => return self,
        };
        self.notice = Some(Notice { tone: "ok", icon: "check", text: self.shell.t(key) });
        self
    }
}

/// What the page proposes: as the latest version was left, or everything hidden that was found.
fn first_form(source: &Source) -> RedactionForm {
    let given = source.answers.last().map(|answer| answer.text.clone()).unwrap_or_default();
    let Some(latest) = source.versions.last() else {
        return RedactionForm { answer: given, ..RedactionForm::of_choices(&Choices::proposed(&source.told.text)) };
    };
    let answer = latest.words.answer().map(|(_, words)| words.to_owned());
    RedactionForm {
        answer: answer.unwrap_or(given),
        health: if latest.has_health { "yes".to_owned() } else { String::new() },
        ..RedactionForm::of_choices(&latest.choices)
    }
}

fn finds(shell: &StaffShell, original: &str, choices: &Choices) -> Vec<Choice> {
    let marks = find_marks(original).into_iter().enumerate();
    marks
        .map(|(place, mark)| Choice {
            value: place.to_string(),
            text: original.get(mark.range).unwrap_or_default().to_owned(),
            hint: shell.t(why_key(mark.kind)),
            is_chosen: choices.finds.contains(&place),
        })
        .collect()
}

/// What to do with the field for more words, and what the program would look at.
fn words_hint(shell: &StaffShell, original: &str) -> String {
    let hints = find_hints(original);
    let hint = shell.t("staff-redact-words-hint");
    if hints.is_empty() {
        return hint;
    }
    format!("{hint} {}", shell.t_with("staff-redact-look-at", &[("words", hints.join(", ").into())]))
}

/// Why something was found.
const fn why_key(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::IdentityCode => "staff-find-identity-code",
        MarkKind::Iban => "staff-find-iban",
        MarkKind::Email => "staff-find-email",
        MarkKind::Phone => "staff-find-phone",
        MarkKind::Address => "staff-find-address",
        MarkKind::BirthDate => "staff-find-birth-date",
        MarkKind::Name => "staff-find-name",
    }
}

fn sentence_choices(original: &str, choices: &Choices) -> Vec<Choice> {
    let numbered = sentences(original).into_iter().enumerate();
    numbered
        .map(|(place, range)| Choice {
            value: place.to_string(),
            text: original.get(range).unwrap_or_default().to_owned(),
            hint: String::new(),
            is_chosen: choices.sentences.contains(&place),
        })
        .collect()
}

/// Once it was said that a case tells of health, nobody unsays it.
fn health(shell: &StaffShell, chosen: &str, is_known: bool) -> Vec<Choice> {
    let choice = |value: &str, key: &str, hint: &str| Choice {
        value: value.to_owned(),
        text: shell.t(key),
        hint: shell.t(hint),
        is_chosen: chosen == value || is_known,
    };
    let mut choices = vec![choice("yes", "staff-redact-health-yes", "staff-redact-health-yes-hint")];
    if !is_known {
        choices.push(choice("no", "staff-redact-health-no", "staff-redact-health-no-hint"));
    }
    choices
}

fn public(shell: &StaffShell, language: Locale, words: &Words) -> Public {
    let shown = words.shown();
    let left = find_marks(&shown)
        .into_iter()
        .map(|mark| format!("{}: {}", shell.t(why_key(mark.kind)), shown.get(mark.range).unwrap_or_default()));
    Public {
        text: words.text().to_owned(),
        answer: words.answer().map(|(_, text)| text.to_owned()).unwrap_or_default(),
        outcome: words.answer().map(|(outcome, _)| outcome_tag(language, outcome)),
        hash: words.hash(),
        left: left.collect(),
    }
}

fn made(shell: &StaffShell, source: &Source, version: &Version) -> String {
    let day = Day::of(shell, version.made_on).text;
    let by = source.name_of(version.made_by);
    match version.state.given().and_then(|given| given.approved_by) {
        Some(second) => shell.t_with(
            "staff-redact-made-approved",
            &[("name", by.into()), ("day", day.into()), ("second", source.name_of(second).into())],
        ),
        None => shell.t_with("staff-redact-made", &[("name", by.into()), ("day", day.into())]),
    }
}

fn waiting(shell: &StaffShell, source: &Source, version: &Version, asker: StaffId) -> Waiting {
    Waiting {
        public: public(shell, version.language, &version.words),
        made: made(shell, source, version),
        is_own: version.made_by == asker,
    }
}

fn line(shell: &StaffShell, source: &Source, version: &Version) -> Option<VersionLine> {
    let given = version.state.given()?;
    let (tone, icon, key) = match version.state {
        State::Published(_) => ("ok", "check", "staff-redact-is-shown"),
        State::Replaced(_) => ("neutral", "info", "staff-redact-is-replaced"),
        _ => ("neutral", "lock", "staff-redact-is-withdrawn"),
    };
    Some(VersionLine {
        version: version.version,
        title: shell.t_with("publication-version", &[("n", i64::from(version.version).into())]),
        tag: Tag { tone, icon, word: shell.t(key) },
        day: Day::of(shell, given.on),
        made: made(shell, source, version),
        hash: version.words.hash(),
        can_withdraw: !matches!(version.state, State::Withdrawn { .. }),
    })
}
