//! What happened to a case, told to the resident in full sentences.

use std::collections::VecDeque;

use chrono::{DateTime, NaiveDate, Utc};

use super::why::unit_name;
use crate::answers::answer::Outcome;
use crate::answers::store::{Answer, telling_of_change};
use crate::app::App;
use crate::cases::case::Case;
use crate::cases::event::{By, Event};
use crate::cases::store::Happened;
use crate::frame::dates::date;
use crate::frame::{ChangeTold, Shell};
use crate::kernel::clock::local_time;
use crate::kernel::locale::Locale;
use crate::threads::message::MessageKind;
use crate::threads::store::Message;

/// A step that lies behind.
#[derive(Debug)]
pub struct StepLine {
    /// What happened, as a sentence.
    pub title: String,
    /// When, as machines read it.
    pub datetime: String,
    /// When, as people read it.
    pub when: String,
    /// A sentence more; may be empty.
    pub text: String,
    /// What was said; may be empty.
    pub said: String,
    /// The language of what was said.
    pub lang: Locale,
    /// It is what the unit asked.
    pub is_question: bool,
    /// The outcome, where it is an answer: tone, icon and word.
    pub outcome: Option<(&'static str, &'static str, String)>,
    /// The change that the answer tells of, as it stands today.
    pub change: Option<ChangeTold>,
}

/// The steps so far, oldest first. Of transfers the resident sees where the case went, of notes nothing.
pub fn steps(
    app: &App,
    shell: &Shell,
    case: &Case,
    why: &str,
    happened: Vec<Happened>,
    thread: Vec<Message>,
    (answers, change): (&[Answer], Option<ChangeTold>),
) -> Vec<StepLine> {
    let telling = telling_of_change(answers);
    let (questions, rest): (Vec<_>, Vec<_>) = thread.into_iter().partition(|m| m.kind == MessageKind::Question);
    let mut questions: VecDeque<String> = questions.into_iter().map(|message| message.text).collect();
    let written = rest.into_iter().filter(|message| message.kind == MessageKind::FromResident);
    let mut written: VecDeque<String> = written.map(|message| message.text).collect();
    let mut answers: VecDeque<&Answer> = answers.iter().collect();
    let mut steps = Vec::new();
    for event in happened {
        let unit = event.unit.as_ref().map(|unit| unit_name(app, unit.as_str(), shell.locale)).unwrap_or_default();
        let told = |key: &str| shell.t_with(key, &[("unit", unit.as_str().into())]);
        let Some(key) = key(event.event, event.by) else { continue };
        let mut step = StepLine {
            title: told(key),
            datetime: datetime(event.on, event.at),
            when: when(shell, event.on, event.at),
            text: String::new(),
            said: String::new(),
            lang: case.language,
            is_question: event.event == Event::Asked,
            outcome: None,
            change: None,
        };
        match event.event {
            Event::Routed => why.clone_into(&mut step.text),
            Event::Asked => step.said = questions.pop_front().unwrap_or_default(),
            Event::ResidentWrote => step.said = written.pop_front().unwrap_or_default(),
            Event::Reopened if event.by == By::Resident => step.said = written.pop_front().unwrap_or_default(),
            Event::Answered | Event::ChangeMade => {
                if let Some(answer) = answers.pop_front() {
                    step.said.clone_from(&answer.text);
                    step.outcome = Some(outcome(shell, answer.outcome));
                    step.change = change.clone().filter(|_| telling == Some(answer.position));
                }
            }
            Event::Rejected => {
                step.text = shell.t("resident-event-rejected-text");
                step.said = event.detail.clone().unwrap_or_default();
            }
            Event::MovedToOtherAuthority => step.said = event.detail.clone().unwrap_or_default(),
            // What staff note at other steps is for staff.
            _ => {}
        }
        steps.push(step);
    }
    steps
}

/// The key of a step's sentence; none for what says nothing to a resident.
const fn key(event: Event, by: By) -> Option<&'static str> {
    Some(match (event, by) {
        (Event::Received, By::Resident) => "resident-event-received",
        (Event::Received, _) => "resident-event-received-by-staff",
        (Event::Routed, _) => "resident-event-routed",
        (Event::Transferred | Event::TransferReturned, _) => "resident-event-transferred",
        (Event::TransferAccepted, _) => return None,
        (Event::Assigned, _) => "resident-event-assigned",
        (Event::Begun, _) => "resident-event-begun",
        (Event::Asked, _) => "resident-event-asked",
        (Event::InitiativeOffered, _) => "resident-event-initiative-offered",
        (Event::BecameInitiative, _) => "resident-event-became-initiative",
        (Event::ResidentWrote, _) => "resident-event-resident-wrote",
        (Event::WaitEnded, _) => "resident-event-wait-ended",
        (Event::Answered, _) => "resident-event-answered",
        (Event::ChangeMade, _) => "resident-event-change-made",
        (Event::Reopened, By::Resident) => "resident-event-reopened",
        (Event::Reopened, _) => "resident-event-reopened-by-staff",
        (Event::Rejected, _) => "resident-event-rejected",
        (Event::MovedToOtherAuthority, _) => "resident-event-moved-to-other-authority",
    })
}

fn outcome(shell: &Shell, outcome: Outcome) -> (&'static str, &'static str, String) {
    let (tone, icon) = match outcome {
        Outcome::ChangeMade => ("ok", "check"),
        Outcome::ChangePlanned => ("info", "plan"),
        Outcome::NoChange | Outcome::Answered => ("neutral", "info"),
    };
    (tone, icon, shell.t(outcome.text_key()))
}

fn datetime(on: NaiveDate, at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(|| on.to_string(), |at| at.format("%Y-%m-%dT%H:%MZ").to_string())
}

fn when(shell: &Shell, on: NaiveDate, at: Option<DateTime<Utc>>) -> String {
    let day = date(shell.locale, on);
    let Some(at) = at.map(local_time) else { return day };
    let time = at.format(if shell.locale == Locale::En { "%-H:%M" } else { "%-H.%M" }).to_string();
    shell.t_with("follow-day-and-time", &[("day", day.into()), ("time", time.into())])
}
