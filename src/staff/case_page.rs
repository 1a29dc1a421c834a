//! The page of a case.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use super::answer_form::{AnswerForm, AnswerView};
use super::case_form::CaseForm;
use super::case_parts::{
    Entry, File, GivenAnswer, Happening, Passage, Publication, answers, contact_lines, course, facts, files, text,
    thread, timeline,
};
use super::deeds::{Deed, deeds_of};
use super::done::{Done, Notice};
use super::dossier::Dossier;
use super::sum::sum;
use super::why::{Why, why};
use super::words::{Tag, desk_name, left_tag, moment, state_tag, unit_name};
use crate::actions::read_case::read_case;
use crate::app::App;
use crate::cases::case::{RETURNS_BEFORE_COORDINATOR, State};
use crate::cases::event::Event;
use crate::cases::number::CaseNumber;
use crate::counties::county::TimeLimit;
use crate::deadlines::length_key;
use crate::feedback::feedback::ReplyWay;
use crate::feedback::store::GivenContact;
use crate::frame::dates::date;
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::{Link, StaffPage, StaffShell};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::sessions::{SignedIn, Unsent};
use crate::threads::message::MessageKind;

/// The latest events shown to someone who came second.
const CONFLICT_MAX_EVENTS: usize = 10;

/// The page of a case.
#[derive(Template)]
#[template(path = "staff/case.html")]
pub struct CasePage {
    shell: StaffShell,
    crumbs: Vec<Link>,
    address: String,
    number: String,
    version: i32,
    heading: String,
    state: Tag,
    left: Option<Tag>,
    due: Option<Day>,
    notice: Option<Notice>,
    errors: Vec<FieldError>,
    conflict: Option<Conflict>,
    pending: String,
    settle_hint: String,
    is_yours_to_place: bool,
    waiting: String,
    ask_hint: String,
    lang: &'static str,
    is_sealed: bool,
    publication: Publication,
    text: Vec<Passage>,
    facts: Vec<String>,
    files: Vec<File>,
    thread: Vec<Entry>,
    notes: Vec<Entry>,
    answers: Vec<GivenAnswer>,
    course: Vec<Happening>,
    timeline: Vec<Happening>,
    why: Vec<Why>,
    sum: Vec<String>,
    deeds: Vec<Deed>,
    handler: String,
    own_id: String,
    colleagues: Vec<Choice>,
    units: Vec<Choice>,
    reply: String,
    has_contact: bool,
    contact: Option<Vec<(String, String)>>,
    /// The planned change that can be told to be made, in its words for the public.
    plan: Option<String>,
    typed: CaseForm,
    answer: AnswerView,
}

/// A day, for people and for programs.
pub struct Day {
    /// For programs.
    pub iso: String,
    /// For people.
    pub text: String,
}

impl Day {
    /// A day as the language writes it.
    #[must_use]
    pub fn of(shell: &StaffShell, on: NaiveDate) -> Self {
        Self { iso: on.to_string(), text: date(shell.locale, on) }
    }

    /// An instant where it is kept, else the day.
    #[must_use]
    pub fn at(shell: &StaffShell, on: NaiveDate, at: Option<DateTime<Utc>>) -> Self {
        at.map_or_else(|| Self::of(shell, on), |at| Self { iso: at.to_rfc3339(), text: moment(shell.locale, at) })
    }
}

/// Someone else was first.
struct Conflict {
    /// What they did, the latest first.
    news: Vec<Happening>,
    /// What was typed for a deed that is no longer possible.
    kept: String,
}

impl CasePage {
    /// The page as it is when nothing has been typed.
    #[must_use]
    pub fn of(app: &App, signed_in: &SignedIn, dossier: &Dossier) -> Self {
        let shell = signed_in.shell(app, StaffPage::Queue);
        let (case, staff, today) = (&dossier.case, &signed_in.staff, app.clock.today());
        let locale = shell.locale;
        let unit = unit_name(&app.county, &case.unit, locale);
        let number = case.number.to_string();
        let deeds = deeds_of(staff, case, today);
        let course = course(app, &shell, dossier);
        let of_kind = |wanted: &[MessageKind]| thread(&shell, dossier, wanted);
        Self {
            crumbs: vec![Link { text: shell.t("staff-page-queue"), href: "/staff/queue".to_owned(), current: false }],
            address: format!("/staff/cases/{number}"),
            version: case.version,
            heading: format!("{number} · {unit}"),
            state: state_tag(locale, case.state.code()),
            left: left_tag(locale, case.state.code(), case.due_on, today),
            due: case.state.is_open().then(|| Day::of(&shell, case.due_on)),
            notice: None,
            errors: Vec::new(),
            conflict: None,
            pending: pending(app, &shell, &case.state),
            settle_hint: shell.t_with("staff-settle-reason-hint", &[("desk", desk_name(&app.county, locale).into())]),
            is_yours_to_place: is_yours_to_place(staff, dossier),
            waiting: waiting(&shell, &case.state),
            ask_hint: ask_hint(app, &shell),
            lang: case.language.code(),
            is_sealed: dossier.is_sealed(),
            publication: Publication::of(&shell, dossier, signed_in.staff.id),
            text: text(dossier),
            facts: facts(app, &shell, dossier),
            files: files(&shell, dossier),
            thread: of_kind(&[MessageKind::FromResident, MessageKind::Question]),
            notes: of_kind(&[MessageKind::Note]),
            answers: answers(app, &shell, dossier),
            why: why(app, &shell, dossier),
            sum: sum(app, &shell, dossier, today),
            handler: case.state.handler().map(|handler| dossier.name_of(handler)).unwrap_or_default(),
            own_id: staff.id.to_string(),
            colleagues: colleagues(&shell, dossier),
            units: units(app, &shell, dossier, today),
            reply: shell.t(dossier.told.reply.text_key()),
            has_contact: deeds.contains(&Deed::SeeContact)
                && matches!(dossier.told.reply, ReplyWay::Email | ReplyWay::Phone),
            contact: None,
            plan: dossier.plan().filter(|_| deeds.contains(&Deed::TellMade)).map(|plan| plan.summary.clone()),
            typed: CaseForm::default(),
            answer: AnswerView::of(app, &shell, dossier, AnswerForm::of_draft(dossier.draft.as_ref())),
            timeline: timeline(&shell, dossier, &course),
            course,
            deeds,
            shell: shell.titled(&number),
            number,
        }
    }

    /// The page of a case that the asker opens; that they read it is noted.
    pub async fn read(app: &App, signed_in: &SignedIn, number: &CaseNumber) -> Result<Self, Error> {
        let case = read_case(app, &signed_in.staff, number).await?;
        Ok(Self::of(app, signed_in, &Dossier::of(app, &signed_in.staff, case).await?))
    }

    /// The page with what was done a moment ago, and whether an identity code was taken out of it.
    #[must_use]
    pub fn with_notice(mut self, done: Option<Done>, is_masked: bool) -> Self {
        let notice = done.map(|done| done.notice(&self.shell, &self.number));
        self.notice = if is_masked { notice.map(|notice| notice.with_masked(&self.shell)) } else { notice };
        self
    }

    /// The page with what was typed into one of the small forms.
    #[must_use]
    pub fn with_typed(mut self, form: CaseForm) -> Self {
        for (choices, chosen) in [(&mut self.colleagues, &form.handler), (&mut self.units, &form.to)] {
            for choice in choices {
                choice.is_chosen = choice.value == *chosen;
            }
        }
        self.typed = form;
        self
    }

    /// The page with an answer as it was typed.
    #[must_use]
    pub fn with_answer(mut self, answer: AnswerView) -> Self {
        self.answer = answer;
        self
    }

    /// The page with what to mend.
    #[must_use]
    pub fn with_faults(mut self, errors: Vec<FieldError>) -> Self {
        self.shell = self.shell.with_faults();
        self.errors = errors;
        self
    }

    /// The page for someone who came second, with what they typed into one of the small forms.
    #[must_use]
    pub fn with_late(self, form: CaseForm, deed: Deed) -> Self {
        let (seen, typed) = (form.version(), form.text_of(deed));
        self.with_typed(form).with_conflict(seen, deed, typed)
    }

    /// The page with a form that was not taken, and why. Where the case has changed since, that is told too.
    #[must_use]
    pub fn with_unsent(self, form: CaseForm, deed: Deed, why: Unsent) -> Self {
        // Notes name no version: they fit every one.
        let is_same = form.version() == 0 || form.version() == self.version;
        let shown = if is_same && self.may(deed) { self.with_typed(form) } else { self.with_late(form, deed) };
        shown.with_warning(why)
    }

    /// The page with an answer that was not taken, and why.
    #[must_use]
    pub fn with_unsent_answer(self, answer: AnswerView, why: Unsent) -> Self {
        let (seen, typed) = (answer.form.version(), answer.form.text.clone());
        let is_same = seen == self.version && self.may(Deed::Answer);
        let shown = self.with_answer(answer);
        let shown = if is_same { shown } else { shown.with_conflict(seen, Deed::Answer, typed) };
        shown.with_warning(why)
    }

    fn with_warning(mut self, why: Unsent) -> Self {
        self.notice = Some(Notice { tone: "warn", icon: "warn", text: self.shell.t(why.text_key()) });
        self
    }

    /// The page for someone who came second: what others did since, and what was typed, which stays
    /// in its form as long as the case still has one for it.
    #[must_use]
    pub fn with_conflict(mut self, seen: i32, deed: Deed, typed: String) -> Self {
        let steps = usize::try_from(self.version.saturating_sub(seen)).unwrap_or_default();
        let news = self.course.iter().rev().take(steps.clamp(1, CONFLICT_MAX_EVENTS)).cloned().collect();
        let kept = if self.may(deed) { String::new() } else { typed };
        self.conflict = Some(Conflict { news, kept });
        self
    }

    /// The page with how to reach the sender.
    #[must_use]
    pub fn with_contact(mut self, given: &GivenContact) -> Self {
        self.contact = Some(contact_lines(&self.shell, given));
        self
    }

    fn may(&self, deed: Deed) -> bool {
        self.deeds.contains(&deed)
    }

    /// Was something typed for a deed whose form is folded?
    fn is_typed(&self, deed: Deed) -> bool {
        !self.typed.text_of(deed).is_empty() || self.has_fault(deed)
    }

    fn has_fault(&self, deed: Deed) -> bool {
        let fields = deed.fields();
        self.errors.iter().any(|error| fields.contains(&error.field))
    }
}

/// Who sent the case here, and until when it may go back.
fn pending(app: &App, shell: &StaffShell, state: &State) -> String {
    let State::TransferPending { from, accept_by } = state else { return String::new() };
    let from = unit_name(&app.county, from, shell.locale);
    shell.t_with("staff-settle-text", &[("unit", from.into()), ("day", date(shell.locale, *accept_by).into())])
}

/// Has the case come back so often that the asker's choice of a unit binds?
fn is_yours_to_place(staff: &Staff, dossier: &Dossier) -> bool {
    let case = &dossier.case;
    let moves = [Event::Transferred, Event::TransferReturned, Event::TransferAccepted];
    let last = dossier.course.iter().rev().map(|happened| happened.event).find(|event| moves.contains(event));
    case.state.is_open()
        && case.times_returned >= RETURNS_BEFORE_COORDINATOR
        && last == Some(Event::TransferReturned)
        && policy::may(staff, Operation::BindTransfer, &case.unit)
}

fn waiting(shell: &StaffShell, state: &State) -> String {
    let State::WaitingForResident { until, .. } = state else { return String::new() };
    shell.t_with("staff-ask-waiting", &[("day", date(shell.locale, *until).into())])
}

/// For how long the clock stands still after a question.
fn ask_hint(app: &App, shell: &StaffShell) -> String {
    let limit = app.county.deadlines.get("waiting_for_resident");
    let length = |limit: &TimeLimit| shell.t_with(length_key(limit.unit), &[("n", i64::from(limit.length).into())]);
    shell.t_with("staff-ask-hint", &[("limit", limit.map(length).unwrap_or_default().into())])
}

/// The people of the unit, for a coordinator.
fn colleagues(shell: &StaffShell, dossier: &Dossier) -> Vec<Choice> {
    let first = Choice { text: shell.t("staff-choose"), is_chosen: true, ..Choice::default() };
    let others = dossier.colleagues.iter().map(|colleague| Choice {
        value: colleague.id.to_string(),
        text: colleague.name.clone(),
        ..Choice::default()
    });
    std::iter::once(first).chain(others).collect()
}

/// The open units, by name, but the case's own.
fn units(app: &App, shell: &StaffShell, dossier: &Dossier, today: NaiveDate) -> Vec<Choice> {
    let own = dossier.case.unit.as_str();
    let open = app.county.open_units(today).filter(|unit| unit.id != own);
    let mut choices: Vec<Choice> = open
        .map(|unit| Choice {
            value: unit.id.clone(),
            text: unit.name.get(shell.locale).to_owned(),
            ..Choice::default()
        })
        .collect();
    choices.sort_by_cached_key(|choice| choice.text.to_lowercase());
    choices.insert(0, Choice { text: shell.t("staff-choose"), is_chosen: true, ..Choice::default() });
    choices
}
