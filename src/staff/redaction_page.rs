//! The page on which a public text is made.

use askama::Template;
use entity::ids::StaffId;

use super::case_page::Day;
use super::done::Notice;
use super::redaction::address;
use super::redaction_form::RedactionForm;
use super::redaction_source::Source;
use super::words::{Tag, outcome_tag};
use crate::addresses::Address;
use crate::app::App;
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell};
use crate::kernel::locale::Locale;
use crate::privacy::{MarkKind, find_hints, find_marks};
use crate::publications::publication::{State, Version, Words, seen, shown_of};
use crate::publications::redaction::{Choices, finds_in, is_same, sentences};
use crate::sessions::SignedIn;

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
    answer_finds: Vec<Choice>,
    health: Vec<Choice>,
    is_health_known: bool,
    /// What the first button does with a preview: `publish`, or `ask` where another person has to read it.
    first_step: &'static str,
    preview: Option<Public>,
    /// What can be read in the preview and may tell who somebody is: each has to be let be seen before one person
    /// publishes alone.
    let_seen: Vec<Choice>,
    waiting: Option<Waiting>,
    versions: Vec<VersionLine>,
    /// The version that is about to be taken back, with the reason as it was typed.
    withdrawal: Option<Withdrawal>,
    public_href: String,
}

/// A version that is about to be taken back.
struct Withdrawal {
    version: i32,
    title: String,
    reason: String,
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
            let_seen: Vec::new(),
            waiting: latest
                .filter(|latest| latest.state == State::Waiting)
                .map(|latest| waiting(&shell, source, latest, signed_in.staff.id)),
            versions: source.versions.iter().rev().filter_map(|version| line(&shell, source, version)).collect(),
            withdrawal: None,
            public_href: public
                .map(|number| Address::Publication(number).path(source.case.language))
                .unwrap_or_default(),
            reason: form.reason,
            words: form.words,
            words_hint: words_hint(&shell, original),
            answer_finds: if is_sealed { Vec::new() } else { answer_finds(&shell, source, &choices) },
            answer: (!source.answers.is_empty()).then_some(form.answer),
            shell: shell.titled(&title),
        }
    }

    /// The page with how everybody would read it. What a detector still finds is asked about beside the button that
    /// publishes; where a second person reads the text, it is only told.
    #[must_use]
    pub fn with_preview(mut self, source: &Source, words: &Words, form: &RedactionForm) -> Self {
        let mut public = public(&self.shell, source.case.language, words);
        if self.first_step == "publish" {
            public.left.clear();
            self.let_seen = words
                .finds()
                .into_iter()
                .map(|(kind, found)| found_choice(&self.shell, kind, found, &form.let_seen))
                .collect();
        }
        self.preview = Some(public);
        self
    }

    /// The page with the reason for which the original was opened.
    #[must_use]
    pub fn with_reason(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.reason);
        self
    }

    /// The page with the step before a version is taken back: why, and once more whether.
    #[must_use]
    pub fn with_withdrawal(mut self, version: &str, reason: &str) -> Self {
        let asked = self.versions.iter().find(|line| line.can_withdraw && line.version.to_string() == version);
        self.withdrawal = asked.map(|line| Withdrawal {
            version: line.version,
            title: self.shell.t_with("staff-redact-withdraw-title", &[("n", i64::from(line.version).into())]),
            reason: reason.to_owned(),
        });
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
        return RedactionForm::of_choices(&Choices::proposed(&source.told.text, &given));
    };
    let choices = match latest.choices.answer.as_str() {
        // Nothing of an answer was worded then; there may be one now.
        "" => {
            let Choices { answer_finds, answer, .. } = Choices::proposed("", &given);
            Choices { answer_finds, answer, ..latest.choices.clone() }
        }
        _ => latest.choices.clone(),
    };
    RedactionForm {
        health: if latest.has_health { "yes".to_owned() } else { String::new() },
        ..RedactionForm::of_choices(&choices)
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

/// What is found in the answer as it is worded now.
fn answer_finds(shell: &StaffShell, source: &Source, choices: &Choices) -> Vec<Choice> {
    if source.answers.is_empty() {
        return Vec::new();
    }
    let found = finds_in(&choices.answer).into_iter();
    found.map(|(kind, found)| found_choice(shell, kind, found, &choices.answer_finds)).collect()
}

fn found_choice(shell: &StaffShell, kind: MarkKind, found: &str, chosen: &[String]) -> Choice {
    Choice {
        value: found.to_owned(),
        text: found.to_owned(),
        hint: shell.t(why_key(kind)),
        is_chosen: chosen.iter().any(|chosen| is_same(chosen, found)),
    }
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
    let left = words.finds().into_iter().map(|(kind, found)| format!("{}: {found}", shell.t(why_key(kind))));
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
