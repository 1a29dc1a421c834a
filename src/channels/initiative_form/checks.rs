//! Is what was typed well formed? Plain rules on a draft.

use chrono::NaiveDate;

use super::step::Step;
use crate::counties::County;
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::frame::{FieldError, Shell};
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::draft::{Draft, DraftMaker};
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::maker::{Maker, MakerFault};
use crate::initiatives::new_initiative::NewInitiative;
use crate::initiatives::words::{Words, WordsFault};
use crate::kernel::locale::Locale;
use crate::kernel::text::clean_line;

/// Why a field comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name.
    pub field: &'static str,
    /// The key of the sentence that says what to do.
    pub key: &'static str,
    /// The number in that sentence.
    pub number: usize,
}

impl Fault {
    /// A fault whose sentence has no number.
    pub const fn of(field: &'static str, key: &'static str) -> Self {
        Self { field, key, number: 0 }
    }

    /// The sentence for the field.
    pub fn told(self, shell: &Shell) -> FieldError {
        let number = i64::try_from(self.number).unwrap_or(i64::MAX);
        FieldError { field: self.field, text: shell.t_with(self.key, &[("number", number.into())]) }
    }
}

/// The sentences for the fields.
pub fn told(faults: Vec<Fault>, shell: &Shell) -> Vec<FieldError> {
    faults.into_iter().map(|fault| fault.told(shell)).collect()
}

/// Do the words say enough, and not too much?
pub fn words(draft: &Draft) -> Result<Words, Vec<WordsFault>> {
    Words::parse(&draft.title, &draft.proposal, &draft.reasons)
}

/// What an initiative is about.
pub struct About {
    kind: Kind,
    service: Option<String>,
    goal: Option<String>,
    collects: bool,
    collects_until: Option<NaiveDate>,
}

/// Is the kind chosen, and the service where the kind needs one?
pub fn about(draft: &Draft, county: &County) -> Result<About, Vec<Fault>> {
    let mut faults = Vec::new();
    let kind = Kind::parse(&draft.kind).filter(|kind| Kind::OF_PEOPLE.contains(kind));
    if kind.is_none() {
        faults.push(Fault::of("kind", "initiative-kind-empty"));
    }
    let service = county.service(&draft.service).map(|service| service.id.clone());
    if service.is_none() && (kind == Some(Kind::Service) || !draft.service.is_empty()) {
        faults.push(Fault::of("service", "initiative-service-empty"));
    }
    let goal = Some(&draft.goal).filter(|goal| county.is_linkable(goal)).cloned();
    if goal.is_none() && !draft.goal.is_empty() {
        faults.push(Fault::of("goal", "initiative-goal-unknown"));
    }
    let may_collect = county.initiatives.collecting.is_some();
    let always_collects = kind.is_some_and(Kind::always_collects);
    if may_collect && !always_collects && !["yes", "no"].contains(&draft.collects.as_str()) {
        faults.push(Fault::of("collects", "initiative-collects-empty"));
    }
    let collects = always_collects || (may_collect && draft.collects == "yes");
    let until = Some(draft.collects_until.trim()).filter(|until| collects && !until.is_empty());
    let collects_until = until.and_then(|until| until.parse().ok());
    if until.is_some() && collects_until.is_none() {
        faults.push(Fault::of("collects_until", "initiative-collects-until-wrong"));
    }
    match kind {
        Some(kind) if faults.is_empty() => Ok(About { kind, service, goal, collects, collects_until }),
        _ => Err(faults),
    }
}

/// Is everything there that the ground needs? The first who signs can be reached.
pub fn maker(typed: &DraftMaker, kind: Kind, county: &County, is_first: bool) -> Result<Maker, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(ground) = Ground::parse(&typed.ground) else {
        return Err(vec![Fault::of("ground", "initiative-ground-empty")]);
    };
    let is_body = ground.is_of_body();
    let email = EmailAddress::parse(&typed.email);
    if email.is_none() && !typed.email.trim().is_empty() {
        faults.push(Fault::of("email", "feedback-email-wrong"));
    }
    let phone = PhoneNumber::parse(&typed.phone);
    if phone.is_none() && !typed.phone.trim().is_empty() {
        faults.push(Fault::of("phone", "feedback-phone-wrong"));
    }
    if is_first && faults.is_empty() && email.is_none() && phone.is_none() {
        faults.push(Fault::of("email", "initiative-contact-empty"));
    }
    // Who signs for a referendum affirms to be old enough (act 656/1990 § 4).
    if kind == Kind::Referendum && typed.is_of_age != "yes" {
        faults.push(Fault::of("is_of_age", "initiative-of-age-empty"));
    }
    let shows_name = match typed.shows_name.as_str() {
        "yes" => true,
        "no" => false,
        _ if is_body => true,
        _ => {
            faults.push(Fault::of("shows_name", "initiative-shows-name-empty"));
            false
        }
    };
    let given = |text: &str| Some(clean_line(text)).filter(|text| !text.is_empty());
    let maker = Maker {
        name: clean_line(&typed.name),
        ground,
        municipality: given(&typed.municipality).filter(|_| ground.needs_municipality()),
        business_id: BusinessId::parse(&typed.business_id).filter(|_| ground == Ground::Organisation),
        speaker: given(&typed.speaker).filter(|_| is_body),
        email,
        phone,
        shows_name,
        is_representative: is_first || typed.represents == "yes",
    };
    let missing = maker.faults(kind, |id| county.municipality(id).is_some());
    faults.extend(missing.into_iter().map(|fault| match fault {
        MakerFault::Name => Fault::of("name", "initiative-name-empty"),
        MakerFault::Ground => Fault::of("ground", "initiative-ground-not-here"),
        MakerFault::Municipality => Fault::of("municipality", "initiative-municipality-empty"),
        MakerFault::BusinessId => Fault::of("business_id", "initiative-business-id-wrong"),
        MakerFault::Speaker => Fault::of("speaker", "initiative-speaker-empty"),
    }));
    faults.sort_by_key(|fault| ORDER.iter().position(|field| *field == fault.field));
    if faults.is_empty() { Ok(maker) } else { Err(faults) }
}

/// The fields of a maker in the order of the page.
const ORDER: [&str; 9] =
    ["ground", "name", "business_id", "speaker", "municipality", "is_of_age", "email", "phone", "shows_name"];

/// The kind that was chosen; the most usual one as long as none is.
pub fn kind_of(draft: &Draft) -> Kind {
    Kind::parse(&draft.kind).unwrap_or(Kind::Member)
}

/// The first page on which something is missing; the last page when nothing is.
pub fn first_missing(draft: &Draft, county: &County) -> Step {
    let kind = kind_of(draft);
    if words(draft).is_err() {
        Step::Text
    } else if about(draft, county).is_err() {
        Step::About
    } else if maker(&draft.maker, kind, county, true).is_err() {
        Step::Maker
    } else if draft.others.iter().any(|other| maker(other, kind, county, false).is_err()) {
        Step::Others
    } else {
        Step::Check
    }
}

/// The whole form, or the first page on which something is missing.
pub fn whole(key: DraftId, draft: &Draft, county: &County, locale: Locale) -> Result<NewInitiative, Step> {
    let words = words(draft).map_err(|_| Step::Text)?;
    let About { kind, service, goal, collects, collects_until } = about(draft, county).map_err(|_| Step::About)?;
    let mut makers = vec![maker(&draft.maker, kind, county, true).map_err(|_| Step::Maker)?];
    for other in &draft.others {
        makers.push(maker(other, kind, county, false).map_err(|_| Step::Others)?);
    }
    // Where somebody else speaks for all, the first who signed does not.
    let is_spoken_for = makers.iter().skip(1).any(|maker| maker.is_representative && maker.email.is_some());
    if let Some(first) = makers.first_mut().filter(|_| is_spoken_for) {
        first.is_representative = false;
    }
    Ok(NewInitiative { key, kind, words, service, goal, collects, collects_until, makers, locale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::counties::sample;

    fn typed(ground: &str) -> DraftMaker {
        DraftMaker {
            ground: ground.to_owned(),
            name: "Maria Exempel".to_owned(),
            municipality: "kouvola".to_owned(),
            email: "namn@exempel.fi".to_owned(),
            shows_name: "no".to_owned(),
            ..DraftMaker::default()
        }
    }

    fn fields(faults: &[Fault]) -> Vec<&'static str> {
        faults.iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn what_belongs_to_another_ground_is_neither_looked_at_nor_kept() {
        let county = sample::county();
        let mut person = typed("resident");
        (person.business_id, person.speaker) = ("nonsense".to_owned(), "Somebody".to_owned());

        let maker = maker(&person, Kind::Member, &county, true).expect("a maker");

        assert_eq!((maker.business_id, maker.speaker), (None, None));
    }

    #[test]
    fn the_first_who_signs_can_be_reached_and_others_need_not() {
        let county = sample::county();
        let mute = DraftMaker { email: String::new(), ..typed("resident") };

        assert_eq!(fields(&maker(&mute, Kind::Member, &county, true).expect_err("a fault")), ["email"]);
        assert!(maker(&mute, Kind::Member, &county, false).is_ok());
    }

    #[test]
    fn everything_wrong_is_told_in_the_order_of_the_page() {
        let county = sample::county();
        let body = DraftMaker {
            ground: "organisation".to_owned(),
            business_id: "2077474-1".to_owned(),
            municipality: "helsinki".to_owned(),
            phone: "x".to_owned(),
            ..DraftMaker::default()
        };

        let faults = maker(&body, Kind::Member, &county, true).expect_err("faults");

        assert_eq!(fields(&faults), ["name", "business_id", "speaker", "municipality", "phone"]);
    }

    #[test]
    fn who_makes_one_for_a_referendum_lives_here_and_says_to_be_old_enough() {
        let county = sample::county();
        let grown = DraftMaker { is_of_age: "yes".to_owned(), ..typed("resident") };
        let owner = DraftMaker { is_of_age: "yes".to_owned(), ..typed("property") };

        assert!(maker(&grown, Kind::Referendum, &county, true).is_ok());
        let young = maker(&typed("resident"), Kind::Referendum, &county, true).expect_err("a fault");
        assert_eq!(fields(&young), ["is_of_age"]);
        assert_eq!(fields(&maker(&owner, Kind::Referendum, &county, true).expect_err("a fault")), ["ground"]);
        assert!(maker(&typed("resident"), Kind::Member, &county, true).is_ok());
    }

    #[test]
    fn one_for_a_referendum_collects_whatever_was_chosen() {
        let mut county = sample::county();
        let draft = Draft { kind: "referendum".to_owned(), collects: "no".to_owned(), ..Draft::default() };
        county.initiatives.collecting = None;

        assert!(about(&draft, &county).is_ok_and(|about| about.collects));
    }

    #[test]
    fn a_service_initiative_names_its_service() {
        let county = sample::county();
        let draft = |kind: &str, service: &str| Draft {
            kind: kind.to_owned(),
            service: service.to_owned(),
            ..Draft::default()
        };

        assert!(about(&draft("member", ""), &county).is_ok());
        assert!(about(&draft("service", "home-care"), &county).is_ok());
        assert_eq!(fields(&about(&draft("service", ""), &county).err().expect("a fault")), ["service"]);
        assert_eq!(fields(&about(&draft("council", ""), &county).err().expect("a fault")), ["kind"]);
        assert_eq!(fields(&about(&draft("member", "taxi"), &county).err().expect("a fault")), ["service"]);
    }
}
