//! The course of an initiative in sentences: the same for everybody, its author and the staff, each as far as they may read.

use chrono::NaiveDate;

use super::dates::date;
use super::numbers::number;
use crate::counties::County;
use crate::initiatives::event::{Event, Happened};
use crate::initiatives::facts::{Measures, Objection};
use crate::kernel::locale::Locale;
use crate::platform::texts::{self, text_with};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Everybody.
    Everybody,
    /// Those between whom it is: the author, and the staff who handle it.
    Concerned,
}

/// A step that lies behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLine {
    /// What happened.
    pub title: String,
    /// When, as machines read it.
    pub datetime: String,
    /// When, as people read it.
    pub when: String,
    /// Facts in our sentences; may be empty.
    pub text: String,
    /// What somebody wrote, in the initiative's language; may be empty.
    pub said: String,
    /// An address where more can be read; may be empty.
    pub link: String,
}

/// The steps so far, oldest first.
#[must_use]
pub fn course(county: &County, locale: Locale, happened: &[Happened], reader: Reader) -> Vec<CourseLine> {
    let may_read = |event: &Event| reader == Reader::Concerned || event.is_public();
    happened.iter().filter(|step| may_read(&step.event)).map(|step| line(county, locale, step)).collect()
}

fn line(county: &County, locale: Locale, step: &Happened) -> CourseLine {
    let day = |on: NaiveDate| date(locale, on);
    let told = |key: &str, values: &[(&'static str, &str)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        text_with(locale, key, &values)
    };
    let (text, said, link) = match &step.event {
        Event::Returned(objection) | Event::Refused(objection) | Event::Upheld(objection) => {
            (rule(locale, objection), objected(objection), String::new())
        }
        Event::Appealed(why) => (String::new(), why.clone(), String::new()),
        Event::Competence(said) => (String::new(), said.reason.clone(), String::new()),
        Event::Noticed(notice) => {
            let unit = county.unit(notice.unit.as_str()).map_or(notice.unit.as_str(), |unit| unit.name.get(locale));
            let estimate = day(notice.estimate_on);
            let values = [("unit", unit), ("date", estimate.as_str()), ("contact", notice.contact.as_str())];
            (told("initiative-told-notice", &values), notice.text.clone(), String::new())
        }
        Event::Informed(interim) => {
            let estimate = day(interim.estimate_on);
            (told("initiative-told-interim", &[("date", estimate.as_str())]), interim.text.clone(), String::new())
        }
        Event::HearingOffered(hearing) => {
            let on = day(hearing.on);
            (
                told("initiative-told-hearing", &[("date", on.as_str()), ("place", hearing.place.as_str())]),
                String::new(),
                String::new(),
            )
        }
        Event::Heard(outcome) => (texts::text(locale, outcome.heard.text_key()), outcome.text.clone(), String::new()),
        Event::BroughtBefore(meeting) => {
            let on = day(meeting.on);
            (
                told("initiative-told-meeting", &[("body", meeting.body.as_str()), ("date", on.as_str())]),
                String::new(),
                String::new(),
            )
        }
        Event::MeasuresTold(measures) => {
            (measures_in_short(locale, measures), measures.text.clone(), measures.link.clone())
        }
        Event::FollowedUp(found) => {
            let done = texts::text(locale, found.done.text_key());
            let again = found.next_on.map(|on| told("initiative-told-again", &[("date", day(on).as_str())]));
            ([Some(done), again].into_iter().flatten().collect::<Vec<_>>().join(" "), found.text.clone(), String::new())
        }
        Event::Reached(reached) => {
            let supporters = number(locale, reached.threshold.into());
            let (persons, on) = (number(locale, reached.population.into()), day(reached.counted_on));
            let values = [("supporters", supporters.as_str()), ("persons", persons.as_str()), ("date", on.as_str())];
            (told("initiative-told-reached", &values), String::new(), String::new())
        }
        Event::Merged(merger) => (
            told("initiative-told-merged", &[("number", merger.into.to_string().as_str())]),
            merger.reason.clone(),
            String::new(),
        ),
        Event::Joined(joined) => (
            told("initiative-told-joined", &[("number", joined.number.to_string().as_str())]),
            joined.reason.clone(),
            String::new(),
        ),
        Event::Submitted
        | Event::Corrected
        | Event::Published
        | Event::HandedOver
        | Event::Registered(_)
        | Event::Closed
        | Event::Withdrawn => (String::new(), String::new(), String::new()),
    };
    CourseLine {
        title: texts::text(locale, step.event.text_key()),
        datetime: step.on.to_string(),
        when: day(step.on),
        text,
        said,
        link,
    }
}

/// The rule of an objection as a sentence.
#[must_use]
pub fn rule(locale: Locale, objection: &Objection) -> String {
    texts::text(locale, objection.rule.text_key())
}

/// The passage and the reason of an objection, as they were written.
fn objected(objection: &Objection) -> String {
    if objection.passage.is_empty() {
        return objection.reason.clone();
    }
    format!("”{}”\n\n{}", objection.passage, objection.reason)
}

/// What it led to, who decided and when, and when it is looked at again.
#[must_use]
pub fn measures_in_short(locale: Locale, measures: &Measures) -> String {
    let outcome = texts::text(locale, measures.outcome.text_key());
    let decided = text_with(
        locale,
        "initiative-told-decided",
        &[
            ("body", measures.body.as_str().into()),
            ("date", date(locale, measures.on).into()),
            ("section", measures.section.as_str().into()),
        ],
    );
    let again = measures
        .follow_up_on
        .map(|on| text_with(locale, "initiative-told-again", &[("date", date(locale, on).into())]));
    [Some(outcome), Some(decided), again].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
