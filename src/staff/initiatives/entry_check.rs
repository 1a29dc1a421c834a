//! Is what the registry wrote down of an initiative well formed? The same rules as on the web, and those of each way in.

use chrono::{Days, NaiveDate};

use super::entry::{EntryForm, ORIGINS};
use super::faults::Faults;
use crate::app::App;
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::frame::StaffShell;
use crate::frame::form::FieldError;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::maker::{MAKERS_MAX, Maker, MakerFault};
use crate::initiatives::national::NationalReference;
use crate::initiatives::new_initiative::NewInitiative;
use crate::initiatives::rows::Origin;
use crate::initiatives::words::{Part, Words, WordsFault};
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;
use crate::privacy::mask_identity_codes;
use crate::threads::message::MASK;

/// Days back that something may have come: a letter that lay over a holiday, not another year's.
const FILED_DAYS_BACK: u64 = 366;

/// A well-formed entry.
pub struct Entry {
    /// What it says and who makes it.
    pub new: NewInitiative,
    /// How it came, when, and where the national service has it.
    pub came: (Origin, NaiveDate, Option<NationalReference>),
}

impl EntryForm {
    /// Masks identity codes in what is written of the makers, before anything else looks at it. Gives the fields that
    /// had one.
    pub fn mask(&mut self) -> Vec<&'static str> {
        let fields = [
            ("name", &mut self.name),
            ("speaker", &mut self.speaker),
            ("email", &mut self.email),
            ("phone", &mut self.phone),
            ("others", &mut self.others),
        ];
        let mut masked = Vec::new();
        for (field, typed) in fields {
            let found = mask_identity_codes(typed, MASK);
            if !found.removed.is_empty() {
                masked.push(field);
                *typed = found.text;
            }
        }
        masked
    }

    /// The entry, or everything to mend. In `masked` fields an identity code was removed, which the registrar is told.
    pub fn check(&self, app: &App, shell: &StaffShell, masked: &[&'static str]) -> Result<Entry, Vec<FieldError>> {
        let mut faults = Faults::of(shell);
        let entry = self.read(app, &mut faults, masked);
        faults.settle(entry)
    }

    fn read(&self, app: &App, faults: &mut Faults<'_>, masked: &[&'static str]) -> Option<Entry> {
        for field in masked {
            faults.add(field, "initiative-masked");
        }
        let origin = self.origin(faults);
        let national = self.national(faults, origin);
        let filed_on = self.filed_on(faults, app.clock.today());
        let kind = self.kind(faults, origin);
        let language = Locale::parse(&self.language);
        if language.is_none() {
            faults.add("language", "staff-new-no-language");
        }
        let words = self.words(faults);
        let service = app.county.service(&self.service).map(|service| service.id.clone());
        if service.is_none() && kind == Some(Kind::Service) {
            faults.add("service", "initiative-service-empty");
        }
        let makers = self.makers(faults, app, kind.unwrap_or(Kind::Service));
        let collects = app.county.initiatives.collecting.is_some() && self.collects == "yes";
        if collects && kind == Some(Kind::Council) {
            faults.add("collects", "staff-entry-council-collects");
        }
        let (origin, filed_on) = (origin?, filed_on?);
        let new = NewInitiative {
            key: DraftId::parse(&self.key).unwrap_or_else(|| DraftId::draw(&app.random)),
            kind: kind?,
            words: words?,
            service,
            goal: Some(&self.goal).filter(|goal| app.county.is_linkable(goal)).cloned(),
            collects,
            collects_until: None,
            makers,
            locale: language?,
        };
        Some(Entry { new, came: (origin, filed_on, national) })
    }

    fn origin(&self, faults: &mut Faults<'_>) -> Option<Origin> {
        let origin = Origin::parse(&self.origin).filter(|origin| ORIGINS.contains(origin));
        if origin.is_none() {
            faults.add("origin", "staff-entry-no-origin");
        }
        origin
    }

    /// Only what came from the national service has an address there.
    fn national(&self, faults: &mut Faults<'_>, origin: Option<Origin>) -> Option<NationalReference> {
        if origin != Some(Origin::National) {
            return None;
        }
        let found = NationalReference::of(&self.national_address, &self.national_number);
        if found.is_none() {
            let is_numbered = !clean_line(&self.national_number).is_empty();
            let field = if is_numbered { "national_address" } else { "national_number" };
            faults.add(field, "staff-entry-no-reference");
        }
        found
    }

    fn filed_on(&self, faults: &mut Faults<'_>, today: NaiveDate) -> Option<NaiveDate> {
        let first = today.checked_sub_days(Days::new(FILED_DAYS_BACK)).unwrap_or(today);
        let day = self.filed_on.trim().parse().ok().filter(|day| (first..=today).contains(day));
        if day.is_none() {
            faults.add("filed_on", "staff-entry-no-day");
        }
        day
    }

    /// The council makes its own kind, and only in the council.
    fn kind(&self, faults: &mut Faults<'_>, origin: Option<Origin>) -> Option<Kind> {
        let kind = Kind::parse(&self.kind);
        match (kind, origin) {
            (None, _) => faults.add("kind", "initiative-kind-empty"),
            (Some(Kind::Council), Some(origin)) if origin != Origin::Council => {
                faults.add("kind", "staff-entry-not-council");
            }
            _ => {}
        }
        kind
    }

    fn words(&self, faults: &mut Faults<'_>) -> Option<Words> {
        let told = |faults: &mut Faults<'_>, fault: &WordsFault| match fault {
            WordsFault::TooShort(part) => faults.add(part.field(), "staff-entry-too-short"),
            WordsFault::TooLong(part, by) => faults.count(part.field(), "staff-entry-too-long", *by),
            WordsFault::HasCode(part) => faults.add(part.field(), "staff-entry-has-code"),
        };
        match Words::parse(&self.title, &self.proposal, &self.reasons) {
            Ok(words) => Some(words),
            Err(found) => {
                for part in Part::ALL {
                    let of_part = found.iter().filter(|fault| fault.part() == part);
                    of_part.for_each(|fault| told(faults, fault));
                }
                None
            }
        }
    }

    /// The first who signed, with everything that the ground needs; then the others, one a line.
    fn makers(&self, faults: &mut Faults<'_>, app: &App, kind: Kind) -> Vec<Maker> {
        let given = |text: &str| Some(clean_line(text)).filter(|text| !text.is_empty());
        let Some(ground) = Ground::parse(&self.ground) else {
            faults.add("ground", "initiative-ground-empty");
            return Vec::new();
        };
        let email = EmailAddress::parse(&self.email);
        if email.is_none() && !self.email.trim().is_empty() {
            faults.add("email", "feedback-email-wrong");
        }
        let phone = PhoneNumber::parse(&self.phone);
        if phone.is_none() && !self.phone.trim().is_empty() {
            faults.add("phone", "feedback-phone-wrong");
        }
        let first = Maker {
            name: clean_line(&self.name),
            ground,
            municipality: given(&self.municipality).filter(|_| ground.needs_municipality()),
            business_id: BusinessId::parse(&self.business_id).filter(|_| ground == Ground::Organisation),
            speaker: given(&self.speaker).filter(|_| ground.is_of_body()),
            email,
            phone,
            shows_name: self.shows_name == "yes",
            is_representative: true,
        };
        let is_town = |id: &str| app.county.municipality(id).is_some();
        for fault in missing(&first, kind, is_town) {
            let (field, key) = match fault {
                MakerFault::Name => ("name", "initiative-name-empty"),
                MakerFault::Ground => ("ground", "initiative-ground-not-here"),
                MakerFault::Municipality => ("municipality", "initiative-municipality-empty"),
                MakerFault::BusinessId => ("business_id", "initiative-business-id-wrong"),
                MakerFault::Speaker => ("speaker", "initiative-speaker-empty"),
            };
            faults.add(field, key);
        }
        let mut makers = vec![first];
        let others = self.others.lines().map(clean_line).filter(|line| !line.is_empty());
        for (at, line) in others.enumerate() {
            let (name, town) = line.split_once(';').unwrap_or((&line, ""));
            let municipality = town_of(app, town.trim());
            let other = Maker {
                name: clean_line(name),
                ground: Ground::Resident,
                municipality,
                business_id: None,
                speaker: None,
                email: None,
                phone: None,
                shows_name: self.shows_name == "yes",
                is_representative: false,
            };
            if !missing(&other, kind, is_town).is_empty() {
                faults.count("others", "staff-entry-other-wrong", at + 1);
            }
            makers.push(other);
        }
        if makers.len() > MAKERS_MAX {
            faults.count("others", "staff-entry-too-many", MAKERS_MAX);
        }
        makers
    }
}

/// What is missing of a maker. Whoever sits in the council is a member by that, and needs no other ground.
fn missing(maker: &Maker, kind: Kind, is_town: impl Fn(&str) -> bool) -> Vec<MakerFault> {
    let needed =
        |fault: &MakerFault| kind != Kind::Council || !matches!(fault, MakerFault::Ground | MakerFault::Municipality);
    maker.faults(kind, is_town).into_iter().filter(needed).collect()
}

/// The municipality of a name in any language of the county.
fn town_of(app: &App, name: &str) -> Option<String> {
    let is_named = |known: &str| !known.is_empty() && known.to_lowercase() == name.to_lowercase();
    let towns = &app.county.facts.municipalities;
    let found = towns.iter().find(|town| Locale::ALL.into_iter().any(|locale| is_named(town.name.get(locale))));
    found.map(|town| town.id.clone())
}
