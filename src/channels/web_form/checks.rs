//! Is what was typed well formed? Plain rules on a draft.

use chrono::NaiveDate;
use entity::ids::UnitId;

use super::step::Step;
use crate::cases::channel::Origin;
use crate::counties::County;
use crate::feedback::contact::{Contact, EmailAddress, NAME_MAX_CHARS, PhoneNumber};
use crate::feedback::draft::{Draft, DraftId};
use crate::feedback::feedback::{FeedbackText, Kind, Nps, ReplyWay, TextFault};
use crate::feedback::new_feedback::NewFeedback;
use crate::feedback::store::NewAttachment;
use crate::frame::{FieldError, Shell};
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::my_case::size;

/// What a field holds when the resident does not know: always a good answer.
pub const UNKNOWN: &str = "unknown";

/// Why a field comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name.
    pub field: &'static str,
    /// The key of the sentence that says what to do.
    pub key: &'static str,
    /// The number in that sentence.
    pub number: Option<usize>,
}

impl Fault {
    const fn of(field: &'static str, key: &'static str) -> Self {
        Self { field, key, number: None }
    }

    /// The sentence for the field.
    pub fn told(self, shell: &Shell) -> FieldError {
        FieldError { field: self.field, text: size::told(shell, self.key, self.number.unwrap_or_default()) }
    }
}

/// Is there a text of the right length?
pub fn text(draft: &Draft) -> Result<FeedbackText, Fault> {
    FeedbackText::parse(&draft.text).map_err(|fault| match fault {
        TextFault::Empty => Fault::of("text", "feedback-text-empty"),
        TextFault::TooShort => Fault::of("text", "feedback-text-short"),
        TextFault::TooLong { by } => Fault { field: "text", key: "feedback-text-long", number: Some(by) },
    })
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    kind: Kind,
    nps: Option<Nps>,
    service: Option<String>,
    municipality: Option<String>,
    place: Option<String>,
    topic: Option<String>,
}

/// Is everything chosen that must be, and nothing that the county does not have?
pub fn about(draft: &Draft, county: &County) -> Result<About, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut must = |field, value: &str, is_known: bool, key| {
        if !is_known && value != UNKNOWN {
            faults.push(Fault::of(field, key));
        }
    };
    must("service", &draft.service, county.service(&draft.service).is_some(), "feedback-service-empty");
    let municipality = county.municipality(&draft.municipality);
    must("municipality", &draft.municipality, municipality.is_some(), "feedback-municipality-empty");
    let place_fits = draft.place.is_empty() || county.place(&draft.place).is_some();
    must("place", &draft.place, place_fits, "feedback-place-unknown");
    let topic_fits = draft.topic.is_empty() || county.topic(&draft.topic).is_some();
    must("topic", &draft.topic, topic_fits, "feedback-topic-unknown");
    let kind = Kind::parse(&draft.kind);
    if kind.is_none() {
        faults.push(Fault::of("kind", "feedback-kind-empty"));
    }
    let nps = draft.nps.parse().ok().and_then(Nps::new);
    if nps.is_none() && !draft.nps.is_empty() {
        faults.push(Fault::of("nps", "feedback-nps-wrong"));
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok(About {
            kind,
            nps,
            service: known(&draft.service),
            municipality: known(&draft.municipality),
            place: known(&draft.place),
            topic: known(&draft.topic),
        }),
        _ => Err(faults),
    }
}

fn known(value: &str) -> Option<String> {
    (!value.is_empty() && value != UNKNOWN).then(|| value.to_owned())
}

/// How to answer, and whether others may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    way: ReplyWay,
    contact: Contact,
    may_publish: bool,
}

/// Is a way chosen, and what that way needs given? What belongs to the other ways is not looked at, nor kept.
pub fn reply(draft: &Draft) -> Result<Reply, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut contact = Contact::default();
    let way = ReplyWay::parse(&draft.reply);
    match way {
        None => faults.push(Fault::of("reply", "feedback-reply-empty")),
        Some(ReplyWay::Email) => match EmailAddress::parse(&draft.email) {
            Some(email) => contact.email = Some(email),
            None => faults.push(Fault::of("email", "feedback-email-wrong")),
        },
        Some(ReplyWay::Phone) => {
            match PhoneNumber::parse(&draft.phone) {
                Some(phone) => contact.phone = Some(phone),
                None => faults.push(Fault::of("phone", "feedback-phone-wrong")),
            }
            let name = clean_line(&draft.name);
            let excess = name.chars().count().saturating_sub(NAME_MAX_CHARS);
            if excess > 0 {
                faults.push(Fault { field: "name", key: "feedback-name-long", number: Some(excess) });
            }
            contact.name = Some(name).filter(|name| !name.is_empty());
        }
        Some(ReplyWay::Code | ReplyWay::None) => {}
    }
    let may_publish = match draft.publish.as_str() {
        "yes" => true,
        "no" => false,
        _ => {
            faults.push(Fault::of("publish", "feedback-publish-empty"));
            false
        }
    };
    match way {
        Some(way) if faults.is_empty() => Ok(Reply { way, contact, may_publish }),
        _ => Err(faults),
    }
}

/// The first page on which something is missing; the last page when nothing is.
pub fn first_missing(draft: &Draft, county: &County) -> Step {
    if text(draft).is_err() {
        Step::Text
    } else if about(draft, county).is_err() {
        Step::About
    } else if reply(draft).is_err() {
        Step::Reply
    } else {
        Step::Check
    }
}

/// The whole form, or the first page on which something is missing.
pub fn whole(
    key: DraftId,
    draft: &Draft,
    county: &County,
    locale: Locale,
    today: NaiveDate,
) -> Result<NewFeedback, Step> {
    let text = text(draft).map_err(|_| Step::Text)?;
    let About { kind, nps, service, municipality, place, topic } = about(draft, county).map_err(|_| Step::About)?;
    let Reply { way, contact, may_publish } = reply(draft).map_err(|_| Step::Reply)?;
    let unit = county.unit(&draft.unit).filter(|unit| unit.is_open(today)).map(|unit| UnitId::from(unit.id.as_str()));
    let goal = Some(&draft.goal).filter(|goal| county.is_linkable(goal)).cloned();
    let origin = if unit.is_some() { Origin::UnitLink } else { Origin::Web };
    let files = draft.files.iter().map(NewAttachment::from).collect();
    let reply = way;
    Ok(NewFeedback {
        key,
        text,
        kind,
        nps,
        service,
        municipality,
        place,
        topic,
        unit,
        goal,
        reply,
        contact,
        may_publish,
        locale,
        origin,
        files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(reply: &str, publish: &str) -> Draft {
        Draft { reply: reply.to_owned(), publish: publish.to_owned(), ..Draft::default() }
    }

    fn fields(faults: &[Fault]) -> Vec<&'static str> {
        faults.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn only_the_chosen_way_needs_its_field() {
        let mut by_code = draft("code", "no");
        by_code.email = "not an address".to_owned();
        by_code.phone = "x".to_owned();

        let given = reply(&by_code).expect("a reply");

        assert_eq!((given.way, given.contact), (ReplyWay::Code, Contact::default()));
        assert_eq!(fields(&reply(&draft("email", "no")).unwrap_err()), ["email"]);
        assert_eq!(fields(&reply(&draft("phone", "no")).unwrap_err()), ["phone"]);
    }

    #[test]
    fn nothing_is_taken_for_granted() {
        assert_eq!(fields(&reply(&Draft::default()).unwrap_err()), ["reply", "publish"]);
        assert_eq!(fields(&reply(&draft("pigeon", "maybe")).unwrap_err()), ["reply", "publish"]);
    }

    #[test]
    fn a_text_says_by_how_much_it_is_too_long() {
        let long = Draft { text: "ö".repeat(8_120), ..Draft::default() };

        assert_eq!(text(&long).unwrap_err().number, Some(120));
    }
}
