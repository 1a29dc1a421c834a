//! A line of the queue, ready to print. A page of lines asks the database as often as a single line does.

use std::collections::HashMap;

use entity::ids::{CaseId, StaffId};

use super::why::short_reason;
use super::words::{Tag, language_key, left_tag, state_tag, unit_name};
use crate::accounts;
use crate::app::App;
use crate::cases::case::RETURNS_BEFORE_COORDINATOR;
use crate::cases::number::CaseNumber;
use crate::cases::queue::QueueLine;
use crate::feedback;
use crate::initiatives::list::titles_of_cases;
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;
use crate::kernel::text::excerpt;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::routing;
use crate::routing::store::Ground;

/// Characters of the resident's text in a line.
const EXCERPT_CHARS: usize = 140;

/// A line, ready to print.
pub struct Line {
    /// Number of the case.
    pub number: String,
    /// What the buttons send: the case, the version that was seen, and the number of the line after it.
    pub seen: String,
    /// Where it stands.
    pub state: Tag,
    /// It has come back twice.
    pub is_returned: bool,
    /// How much time is left.
    pub left: Option<Tag>,
    /// The beginning of what the resident wrote.
    pub excerpt: String,
    /// The language of that.
    pub lang: String,
    /// Number, kind and language.
    pub facts: String,
    /// The responsible unit.
    pub unit: String,
    /// Why that unit, in a few words.
    pub why: String,
    /// The handler.
    pub owner: String,
    /// It can be taken.
    pub may_take: bool,
    /// It was sent here and can be kept.
    pub may_accept: bool,
}

/// A case as a list showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub number: CaseNumber,
    /// Its version.
    pub version: i32,
    /// The case that stood after it; the one before it where it was the last.
    pub next: Option<CaseNumber>,
}

impl Seen {
    /// Reads what a button sent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        Some(Self {
            number: CaseNumber::parse(parts.next()?)?,
            version: parts.next()?.parse().ok()?,
            next: parts.next().and_then(CaseNumber::parse),
        })
    }
}

/// The lines of a page: one query for the texts, one for the titles of initiatives, one for the names, one for the reasons.
pub async fn lines(app: &App, staff: &Staff, found: Vec<QueueLine>) -> Result<Vec<Line>, Error> {
    let conn = app.db.reader();
    let ids: Vec<CaseId> = found.iter().map(|line| line.id).collect();
    let owners: Vec<StaffId> = found.iter().filter_map(|line| line.assignee_id).collect();
    let told = feedback::store::of_cases(conn, ids.clone(), &app.keyring).await?;
    let titles = titles_of_cases(conn, ids.clone()).await?;
    let grounds: HashMap<CaseId, Ground> = routing::store::grounds_of(conn, ids).await?.into_iter().collect();
    let names = accounts::store::names_of(conn, &owners).await?;

    let locale = staff.locale;
    let today = app.clock.today();
    let numbers: Vec<String> = found.iter().map(|line| line.number.clone()).collect();
    let next_to = |at: usize| numbers.get(at + 1).or_else(|| numbers.get(at.checked_sub(1)?));
    let line = |(at, line): (usize, QueueLine)| {
        let language = Locale::parse(&line.language).unwrap_or(locale);
        let told = told.get(&line.id);
        let title = titles.get(&line.id);
        let kind = match (told, title) {
            (Some(told), _) => text(locale, told.kind.text_key()),
            (None, Some(_)) => text(locale, "channel-initiative"),
            (None, None) => String::new(),
        };
        let owner = line.assignee_id.and_then(|owner| names.get(&owner).cloned());
        let is_mine = line.assignee_id == Some(staff.id);
        Line {
            seen: match next_to(at) {
                Some(next) => format!("{}.{}.{next}", line.number, line.version),
                None => format!("{}.{}", line.number, line.version),
            },
            facts: [line.number.clone(), kind, text(locale, language_key(language))].join(" · "),
            excerpt: told.map(|told| excerpt(&told.text, EXCERPT_CHARS)).or(title.cloned()).unwrap_or_default(),
            lang: line.language,
            state: state_tag(locale, &line.state),
            is_returned: line.state == "received" && line.times_returned >= i32::from(RETURNS_BEFORE_COORDINATOR),
            left: left_tag(locale, &line.state, line.due_on, today),
            unit: unit_name(&app.county, &line.unit_id, locale),
            why: grounds.get(&line.id).map(|ground| short_reason(app, ground, locale)).unwrap_or_default(),
            owner: owner.unwrap_or_else(|| text(locale, "staff-queue-nobody")),
            // The list holds only cases whose unit the asker answers for, so the state alone decides.
            may_take: !is_mine && line.state != "waiting_for_resident",
            may_accept: line.state == "transfer_pending",
            number: line.number,
        }
    };
    Ok(found.into_iter().enumerate().map(line).collect())
}
