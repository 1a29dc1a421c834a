//! What the page of a case tells, ready to print.

use chrono::NaiveDate;
use entity::ids::StaffId;

use super::case_page::Day;
use super::dossier::Dossier;
use super::redaction;
use super::words::{Tag, language_key, outcome_tag, unit_name};
use crate::addresses::Address;
use crate::answers::store::telling_of_change;
use crate::app::App;
use crate::cases::event::By;
use crate::cases::store::Happened;
use crate::feedback::store::GivenContact;
use crate::frame::dates::date;
use crate::frame::{ChangeTold, StaffShell, numbers};
use crate::kernel::clock::local_date;
use crate::notifications::messages::Message;
use crate::notifications::outbox::Mailed;
use crate::notifications::queue;
use crate::privacy::find_marks;
use crate::publications::publication::{State, shown_of};
use crate::threads::message::MessageKind;

/// A piece of a text: plain, or something that may tell who a person is.
pub struct Passage {
    /// The words.
    pub text: String,
    /// A telephone number, an address or the like.
    pub is_marked: bool,
}

/// A text in passages, so that marks are elements of the page and the text stays text.
#[must_use]
pub fn passages(text: &str) -> Vec<Passage> {
    let mut from = 0;
    let mut passages = Vec::new();
    let mut add = |range: std::ops::Range<usize>, is_marked| {
        let piece = text.get(range).unwrap_or_default();
        if !piece.is_empty() {
            passages.push(Passage { text: piece.to_owned(), is_marked });
        }
    };
    for mark in find_marks(text) {
        add(from..mark.range.start, false);
        from = mark.range.end;
        add(mark.range, true);
    }
    add(from..text.len(), false);
    passages
}

/// What the resident wrote, in passages; while the original is sealed, the public text.
#[must_use]
pub fn text(dossier: &Dossier) -> Vec<Passage> {
    let public = dossier.publications.iter().rev().find(|version| version.state.given().is_some());
    match public.filter(|_| dossier.is_sealed()) {
        Some(public) => vec![Passage { text: public.words.text().to_owned(), is_marked: false }],
        None => passages(&dossier.told.text),
    }
}

/// What has become public of a case.
pub struct Publication {
    /// In a sentence.
    pub sentence: String,
    /// Where it is made; empty where its sender does not allow that.
    pub href: String,
    /// What is done there: make it, or approve what a colleague made.
    pub deed: String,
    /// Where everybody reads it.
    pub public_href: String,
}

impl Publication {
    /// What has become public of a case so far.
    #[must_use]
    pub fn of(shell: &StaffShell, dossier: &Dossier, asker: StaffId) -> Self {
        let latest = dossier.publications.last();
        let is_for_asker = latest.is_some_and(|latest| latest.state == State::Waiting && latest.made_by != asker);
        let key = match latest.map(|latest| latest.state) {
            _ if !dossier.told.may_publish => "staff-redact-not-allowed",
            None => "staff-redact-none",
            Some(State::Draft) => "staff-redact-is-draft",
            Some(State::Waiting) => "staff-redact-is-waiting",
            Some(State::Published(_) | State::Replaced(_)) => "staff-redact-is-public",
            Some(State::Withdrawn { .. }) => "staff-redact-was-withdrawn",
        };
        let number = shown_of(&dossier.publications).and_then(|shown| shown.number);
        Self {
            sentence: shell.t(key),
            href: if dossier.told.may_publish { redaction::address(&dossier.case.number) } else { String::new() },
            deed: shell.t(if is_for_asker { "staff-redact-approve-text" } else { "staff-redact-title" }),
            public_href: number
                .map(|number| Address::Publication(number).path(dossier.case.language))
                .unwrap_or_default(),
        }
    }
}

/// The small facts below the resident's text.
#[must_use]
pub fn facts(app: &App, shell: &StaffShell, dossier: &Dossier) -> Vec<String> {
    let (case, told, county) = (&dossier.case, &dossier.told, &app.county);
    let locale = shell.locale;
    let service = dossier.subject.service.as_deref().and_then(|id| county.service(id)).map(|found| &found.name);
    let town = dossier.subject.municipality.as_deref().and_then(|id| county.municipality(id)).map(|found| &found.name);
    let place = told.place.as_deref().and_then(|id| county.place(id)).map(|found| &found.name);
    let topic = told.topic.as_deref().and_then(|id| county.topic(id)).map(|found| &found.name);
    let goal = told.goal.as_deref().and_then(|id| county.goal(id)).map(|found| &found.name);
    let may_be_shown = if told.may_publish { "staff-case-may-show" } else { "staff-case-may-not-show" };
    let mut facts = vec![
        shell.t(told.kind.text_key()),
        shell.t(case.origin.text_key()),
        shell.t(language_key(case.language)),
        date(locale, case.received_on),
    ];
    facts.extend([service, town, place, topic, goal].into_iter().flatten().map(|name| name.get(locale).to_owned()));
    facts.extend(told.nps.map(|nps| shell.t_with("staff-case-nps", &[("n", i64::from(nps).into())])));
    facts.push(shell.t(may_be_shown));
    facts
}

/// A file that came with the case.
pub struct File {
    /// Where it is downloaded.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: String,
}

/// The files of a case.
#[must_use]
pub fn files(shell: &StaffShell, dossier: &Dossier) -> Vec<File> {
    if dossier.is_sealed() {
        return Vec::new();
    }
    let file = |kept: &crate::feedback::store::KeptAttachment| File {
        href: format!("/staff/cases/{}/attachments/{}", dossier.case.number, kept.position),
        name: kept.name.clone(),
        size: numbers::size(shell, usize::try_from(kept.bytes).unwrap_or_default()),
    };
    dossier.files.iter().map(file).collect()
}

/// A message of the thread.
pub struct Entry {
    /// Who wrote.
    pub who: String,
    /// When.
    pub day: Day,
    /// What.
    pub text: String,
}

/// The messages of some kinds, oldest first.
#[must_use]
pub fn thread(shell: &StaffShell, dossier: &Dossier, wanted: &[MessageKind]) -> Vec<Entry> {
    // What the resident wrote is sealed with the original; what colleagues noted is not.
    let is_shown = |kind: MessageKind| wanted.contains(&kind) && (kind == MessageKind::Note || !dossier.is_sealed());
    let messages = dossier.messages.iter().filter(|message| is_shown(message.kind));
    messages
        .map(|message| Entry {
            who: message.staff.map_or_else(|| shell.t("staff-by-resident"), |staff| dossier.name_of(staff)),
            day: Day::at(shell, message.on, message.at),
            text: message.text.clone(),
        })
        .collect()
}

/// An answer that was given.
pub struct GivenAnswer {
    /// What became of it.
    pub outcome: Tag,
    /// When.
    pub day: Day,
    /// Who answered.
    pub who: String,
    /// The unit that answered.
    pub unit: String,
    /// The answer.
    pub text: String,
    /// The change that it tells of, as everybody reads it.
    pub change: Option<ChangeTold>,
    /// The resident's word on it.
    pub word: String,
    /// What the resident added.
    pub remark: String,
}

/// The answers, oldest first.
#[must_use]
pub fn answers(app: &App, shell: &StaffShell, dossier: &Dossier) -> Vec<GivenAnswer> {
    let telling = telling_of_change(&dossier.answers);
    let line = dossier.change.as_ref();
    let change = || line.map(|change| ChangeTold::of(&app.county.strategy, shell.locale, change));
    let answer = |given: &crate::answers::store::Answer| GivenAnswer {
        outcome: outcome_tag(shell.locale, given.outcome),
        day: Day::at(shell, given.on, Some(given.at)),
        who: dossier.name_of(given.staff),
        unit: unit_name(&app.county, &given.unit, shell.locale),
        text: given.text.clone(),
        change: change().filter(|_| telling == Some(given.position)),
        word: match given.was_helpful {
            Some(true) => shell.t("staff-answer-helped"),
            Some(false) => shell.t("staff-answer-did-not-help"),
            None => String::new(),
        },
        remark: given.remark.clone().filter(|_| !dossier.is_sealed()).unwrap_or_default(),
    };
    dossier.answers.iter().map(answer).collect()
}

/// A step of the case's course.
#[derive(Clone)]
pub struct Happening {
    /// What happened.
    pub title: String,
    /// When, for programs.
    pub iso: String,
    /// When, and who did it.
    pub when: String,
    /// Why.
    pub detail: String,
}

/// The course of a case, oldest first.
#[must_use]
pub fn course(app: &App, shell: &StaffShell, dossier: &Dossier) -> Vec<Happening> {
    let step = |happened: &Happened| {
        let unit = happened.unit.as_ref().map(|unit| unit_name(&app.county, unit, shell.locale)).unwrap_or_default();
        let who = match happened.by {
            By::Resident => shell.t("staff-by-resident"),
            By::Staff(staff) => dossier.name_of(staff),
            By::System => shell.t("staff-by-system"),
        };
        let day = Day::at(shell, happened.on, happened.at);
        Happening {
            title: shell.t_with(happened.event.text_key(), &[("unit", unit.into())]),
            iso: day.iso,
            when: format!("{} · {who}", day.text),
            detail: happened.detail.clone().unwrap_or_default(),
        }
    };
    dossier.course.iter().map(step).collect()
}

/// The course of a case with the mails to its sender, each after what had happened by then.
#[must_use]
pub fn timeline(shell: &StaffShell, dossier: &Dossier, course: &[Happening]) -> Vec<Happening> {
    let mut places: Vec<(usize, Happening)> = Vec::new();
    for mail in &dossier.mails {
        let day = local_date(mail.at);
        let is_past =
            |happened: &Happened| happened.on < day || happened.on == day && happened.at.is_none_or(|at| at <= mail.at);
        let place = dossier.course.iter().rposition(is_past).map_or(0, |last| last + 1);
        places.push((place, mailed(shell, mail, day)));
    }
    let mut timeline = course.to_vec();
    // From the end, so that earlier places stay where they are.
    for (place, happening) in places.into_iter().rev() {
        timeline.insert(place.min(timeline.len()), happening);
    }
    timeline
}

fn mailed(shell: &StaffShell, mail: &Mailed, day: NaiveDate) -> Happening {
    // Of when a resident wrote only the day is known, and the first mail goes out at once.
    let at = Some(mail.at).filter(|_| mail.message != Message::Received);
    let when = Day::at(shell, day, at);
    let message = match mail.message {
        Message::Received => "staff-mail-received",
        Message::QuestionToYou => "staff-mail-question",
        Message::Answered => "staff-mail-answered",
        Message::ChangeMade => "staff-mail-change-made",
        Message::Moved => "staff-mail-moved",
    };
    let state = match mail.state {
        queue::State::Due => "staff-mail-due",
        queue::State::Sent => "staff-mail-sent",
        queue::State::Parked => "staff-mail-parked",
    };
    Happening {
        title: shell.t(message),
        iso: when.iso,
        when: format!("{} · {}", when.text, shell.t(state)),
        detail: String::new(),
    }
}

/// How to reach the sender, as label and value.
#[must_use]
pub fn contact_lines(shell: &StaffShell, given: &GivenContact) -> Vec<(String, String)> {
    let lines = [
        ("staff-contact-name", &given.name),
        ("staff-contact-email", &given.email),
        ("staff-contact-phone", &given.phone),
    ];
    lines.into_iter().filter_map(|(key, value)| Some((shell.t(key), value.clone()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_passages_is_the_whole_text_with_its_contact_details_marked() {
        let text = "Ring 040 123 4567 eller <b>namn@exempel.fi</b>";

        let found = passages(text);

        let marked: Vec<&str> = found.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["040 123 4567", "namn@exempel.fi"]);
        assert_eq!(found.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        assert!(passages("").is_empty());
    }
}
