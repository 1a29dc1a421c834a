//! Initiatives as rows, and rows as initiatives.

use chrono::NaiveDate;
use entity::ids::{InitiativeId, StaffId};
use entity::{initiative, initiative_event, initiative_maker, initiative_text};
use sea_orm::ActiveValue::{NotSet, Set};

use super::business_id::BusinessId;
use super::errors::StoreError;
use super::event::{By, Event, Happened};
use super::initiative::{Initiative, State};
use super::kind::{Ground, Kind};
use super::maker::Maker;
use super::number::InitiativeNumber;
use super::words::Words;
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// How an initiative came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The form on the web.
    Web,
    /// A letter, entered by the registry.
    Paper,
    /// The council, entered by the registry.
    Council,
    /// The national service, entered by the registry.
    National,
}

impl Origin {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Web, Self::Paper, Self::Council, Self::National];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Paper => "paper",
            Self::Council => "council",
            Self::National => "national",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Web => "initiative-origin-web",
            Self::Paper => "initiative-origin-paper",
            Self::Council => "initiative-origin-council",
            Self::National => "initiative-origin-national",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

/// What the register keeps of an initiative beside its course: what it is about, and the limits it was filed under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// How it came.
    pub origin: Origin,
    /// Service, when it is about one.
    pub service: Option<String>,
    /// Goal of the strategy, when its maker sees it at one.
    pub goal: Option<String>,
    /// Municipality of the first maker, when there is one.
    pub municipality: Option<String>,
    /// The last day of collecting that its maker wishes for.
    pub collects_until: Option<NaiveDate>,
    /// The limit of supporters on the day of filing, when there was one.
    pub threshold: Option<Threshold>,
    /// Address of the same initiative in the national service.
    pub national_reference: Option<String>,
}

/// A limit of supporters, with the figure it was computed from. Both stay as they were on the day of filing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Supporters.
    pub supporters: u32,
    /// Persons.
    pub population: u32,
    /// The day that figure describes.
    pub counted_on: NaiveDate,
}

/// The row of a new initiative.
#[must_use]
pub fn new_initiative(initiative: &Initiative, subject: &Subject) -> initiative::ActiveModel {
    let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    initiative::ActiveModel {
        id: Set(initiative.id),
        number: Set(initiative.number.to_string()),
        kind: Set(initiative.kind.code().to_owned()),
        origin: Set(subject.origin.code().to_owned()),
        language: Set(initiative.language.code().to_owned()),
        service_id: Set(subject.service.clone()),
        goal_id: Set(subject.goal.clone()),
        municipality_id: Set(subject.municipality.clone()),
        filed_on: Set(initiative.filed_on),
        collects: Set(initiative.collects),
        collects_until: Set(subject.collects_until),
        title: Set(None),
        proposal: Set(None),
        search_text: Set(None),
        threshold: Set(subject.threshold.map(|limit| whole(limit.supporters))),
        population: Set(subject.threshold.map(|limit| whole(limit.population))),
        population_on: Set(subject.threshold.map(|limit| limit.counted_on)),
        reached_on: Set(None),
        is_councils: Set(true),
        from_case_id: Set(None),
        became_case_id: Set(None),
        national_reference: Set(subject.national_reference.clone()),
        ..changed_initiative(initiative)
    }
}

/// The columns that a transition may change.
pub(super) fn changed_initiative(initiative: &Initiative) -> initiative::ActiveModel {
    let state = initiative.state;
    let merged_into = match state {
        State::Merged { into, .. } => Some(into),
        _ => None,
    };
    // What its author has taken back lies open for no list and no search.
    let words = if state == State::Withdrawn { Set(None) } else { NotSet };
    initiative::ActiveModel {
        title: words.clone(),
        proposal: words.clone(),
        search_text: words,
        state: Set(state.code().to_owned()),
        since: Set(initiative.since),
        next_on: Set(state.next_on()),
        refused_by: Set(state.refused_by()),
        is_final: Set(matches!(state, State::Refused { is_final: true, .. })),
        case_id: Set(state.case()),
        merged_into: Set(merged_into),
        text_version: Set(initiative.text_version),
        published_on: Set(initiative.published_on),
        notice_by: Set(initiative.notice_by),
        noticed_on: Set(initiative.noticed_on),
        handle_by: Set(initiative.handle_by),
        decided_on: Set(initiative.decided_on),
        version: Set(initiative.version),
        ..Default::default()
    }
}

impl TryFrom<initiative::Model> for Initiative {
    type Error = StoreError;

    fn try_from(row: initiative::Model) -> Result<Self, StoreError> {
        let id = row.id;
        parse(&row).ok_or(StoreError::Corrupt(id))
    }
}

fn parse(row: &initiative::Model) -> Option<Initiative> {
    Some(Initiative {
        id: row.id,
        number: InitiativeNumber::parse(&row.number)?,
        kind: Kind::parse(&row.kind)?,
        language: Locale::parse(&row.language)?,
        state: state(row)?,
        since: row.since,
        filed_on: row.filed_on,
        collects: row.collects,
        text_version: row.text_version,
        published_on: row.published_on,
        notice_by: row.notice_by,
        noticed_on: row.noticed_on,
        handle_by: row.handle_by,
        decided_on: row.decided_on,
        version: row.version,
    })
}

fn state(row: &initiative::Model) -> Option<State> {
    let found = match (row.state.as_str(), row.next_on, row.refused_by, row.case_id, row.merged_into) {
        ("submitted", Some(check_by), None, None, None) => State::Submitted { check_by },
        ("returned", None, None, None, None) => State::Returned,
        ("refused", None, Some(by), None, None) => State::Refused { by, is_final: row.is_final },
        ("appealed", Some(check_by), Some(refused_by), None, None) => State::Appealed { refused_by, check_by },
        ("collecting", Some(until), None, None, None) => State::Collecting { until },
        ("handed_over", None, None, Some(case), None) => State::HandedOver { case },
        ("registered", None, None, Some(case), None) => State::Registered { case },
        ("in_preparation", None, None, Some(case), None) => State::InPreparation { case },
        ("hearing_offered", Some(hearing_on), None, Some(case), None) => State::HearingOffered { case, hearing_on },
        ("heard", None, None, Some(case), None) => State::Heard { case },
        ("before_body", Some(meeting_on), None, Some(case), None) => State::BeforeBody { case, meeting_on },
        ("measures_told", follow_up_on, None, Some(case), None) => State::MeasuresTold { case, follow_up_on },
        ("followed_up", follow_up_on, None, Some(case), None) => State::FollowedUp { case, follow_up_on },
        ("closed", None, None, Some(case), None) => State::Closed { case },
        ("merged", None, None, case, Some(into)) => State::Merged { into, case },
        ("withdrawn", None, None, None, None) => State::Withdrawn,
        _ => return None,
    };
    Some(found)
}

fn text_place(id: InitiativeId, version: i32) -> Place {
    Place::of("initiative_texts", "words", format_args!("{id}/{version}"))
}

/// The row of a version of the words.
pub fn new_text(
    id: InitiativeId,
    version: i32,
    words: &Words,
    (keyring, random): (&Keyring, &Random),
    on: NaiveDate,
) -> Result<initiative_text::ActiveModel, Error> {
    let plain = serde_json::to_string(words).map_err(Error::internal)?;
    Ok(initiative_text::ActiveModel {
        initiative_id: Set(id),
        version: Set(version),
        words: Set(keyring.seal_text(random, &plain, &text_place(id, version))),
        sha256: Set(words.hash()),
        written_on: Set(on),
    })
}

/// The words of a row. What is shown is what was kept, or nothing.
pub(super) fn words(row: &initiative_text::Model, keyring: &Keyring) -> Result<Words, StoreError> {
    let corrupt = || StoreError::Corrupt(row.initiative_id);
    let plain = keyring.open_text(&row.words, &text_place(row.initiative_id, row.version)).map_err(|_| corrupt())?;
    let words: Words = serde_json::from_str(&plain).map_err(|_| corrupt())?;
    if words.hash() == row.sha256 { Ok(words) } else { Err(corrupt()) }
}

fn maker_place(column: &str, id: InitiativeId, position: i32) -> Place {
    Place::of("initiative_makers", column, format_args!("{id}/{position}"))
}

/// The row of a maker.
#[must_use]
pub fn new_maker(
    id: InitiativeId,
    position: i32,
    maker: &Maker,
    keyring: &Keyring,
    random: &Random,
) -> initiative_maker::ActiveModel {
    let seal = |text: &str, column| keyring.seal_text(random, text, &maker_place(column, id, position));
    initiative_maker::ActiveModel {
        initiative_id: Set(id),
        position: Set(position),
        name: Set(Some(seal(&maker.name, "name"))),
        ground: Set(maker.ground.code().to_owned()),
        municipality_id: Set(maker.municipality.clone()),
        business_id: Set(maker.business_id.as_ref().map(ToString::to_string)),
        speaker: Set(maker.speaker.as_ref().map(|name| seal(name, "speaker"))),
        email: Set(maker.email.as_ref().map(|email| seal(email.as_str(), "email"))),
        email_index: Set(maker.email.as_ref().map(|email| email.index(keyring))),
        phone: Set(maker.phone.as_ref().map(|phone| seal(phone.as_str(), "phone"))),
        shows_name: Set(maker.shows_name),
        is_representative: Set(maker.is_representative),
    }
}

/// The maker of a row; without a name once its time is over.
pub(super) fn maker(row: &initiative_maker::Model, keyring: &Keyring) -> Result<Maker, StoreError> {
    let corrupt = || StoreError::Corrupt(row.initiative_id);
    let open = |sealed: &Option<String>, column| {
        let place = maker_place(column, row.initiative_id, row.position);
        sealed.as_ref().map(|sealed| keyring.open_text(sealed, &place).map_err(|_| corrupt())).transpose()
    };
    Ok(Maker {
        name: open(&row.name, "name")?.unwrap_or_default(),
        ground: Ground::parse(&row.ground).ok_or_else(corrupt)?,
        municipality: row.municipality_id.clone(),
        business_id: row.business_id.as_deref().and_then(BusinessId::parse),
        speaker: open(&row.speaker, "speaker")?,
        email: open(&row.email, "email")?.as_deref().and_then(EmailAddress::parse),
        phone: open(&row.phone, "phone")?.as_deref().and_then(PhoneNumber::parse),
        shows_name: row.shows_name,
        is_representative: row.is_representative,
    })
}

fn event_place(id: InitiativeId, position: i32) -> Place {
    Place::of("initiative_events", "detail", format_args!("{id}/{position}"))
}

/// The row of an event.
pub fn new_event(
    id: InitiativeId,
    position: i32,
    happened: &Happened,
    keyring: &Keyring,
    random: &Random,
) -> Result<initiative_event::ActiveModel, Error> {
    let (actor, staff) = match happened.by {
        By::Author => ("author", None),
        By::Staff(staff) => ("staff", Some(staff)),
        By::System => ("system", None),
    };
    let detail = serde_json::to_string(&happened.event).map_err(Error::internal)?;
    Ok(initiative_event::ActiveModel {
        initiative_id: Set(id),
        position: Set(position),
        kind: Set(happened.event.code().to_owned()),
        actor: Set(actor.to_owned()),
        staff_id: Set(staff),
        detail: Set(keyring.seal_text(random, &detail, &event_place(id, position))),
        happened_on: Set(happened.on),
    })
}

/// The event of a row.
pub(super) fn happened(row: &initiative_event::Model, keyring: &Keyring) -> Result<Happened, StoreError> {
    let corrupt = || StoreError::Corrupt(row.initiative_id);
    let detail =
        keyring.open_text(&row.detail, &event_place(row.initiative_id, row.position)).map_err(|_| corrupt())?;
    let event: Event = serde_json::from_str(&detail).map_err(|_| corrupt())?;
    let by = by(&row.actor, row.staff_id).ok_or_else(corrupt)?;
    if event.code() == row.kind { Ok(Happened { event, by, on: row.happened_on }) } else { Err(corrupt()) }
}

fn by(actor: &str, staff: Option<StaffId>) -> Option<By> {
    match (actor, staff) {
        ("author", None) => Some(By::Author),
        ("staff", Some(staff)) => Some(By::Staff(staff)),
        ("system", None) => Some(By::System),
        _ => None,
    }
}
