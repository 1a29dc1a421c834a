//! Who makes an initiative.

use super::business_id::BusinessId;
use super::kind::{Ground, Kind};
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::kernel::text::clean_line;

/// Most characters of a name.
pub const NAME_MAX_CHARS: usize = 200;

/// Most people who make one initiative together; others support it.
pub const MAKERS_MAX: usize = 10;

/// A person or body that makes an initiative, alone or with others.
#[derive(Clone, PartialEq, Eq)]
pub struct Maker {
    /// Name: of the person, or of the body.
    pub name: String,
    /// From what it appears that they may.
    pub ground: Ground,
    /// The municipality that belongs to the ground.
    pub municipality: Option<String>,
    /// The body's business id.
    pub business_id: Option<BusinessId>,
    /// The person who speaks for the body.
    pub speaker: Option<String>,
    /// The address for notices; the first maker has one.
    pub email: Option<EmailAddress>,
    /// Telephone, when given.
    pub phone: Option<PhoneNumber>,
    /// The name is shown on the web.
    pub shows_name: bool,
    /// Gets the notices and is offered the hearing for all (§ 30.2).
    pub is_representative: bool,
}

/// What is missing of a maker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MakerFault {
    /// There is no name, or it is too long.
    Name,
    /// The ground does not entitle to this kind.
    Ground,
    /// No municipality of the county is named.
    Municipality,
    /// The body's business id is missing or wrong.
    BusinessId,
    /// Nobody speaks for the body.
    Speaker,
}

impl Maker {
    /// Tells everything that is missing for a kind of initiative in a county with these municipalities.
    #[must_use]
    pub fn faults(&self, kind: Kind, is_municipality: impl Fn(&str) -> bool) -> Vec<MakerFault> {
        let mut faults = Vec::new();
        if !is_name(&self.name) {
            faults.push(MakerFault::Name);
        }
        if !kind.allows(self.ground) {
            faults.push(MakerFault::Ground);
        }
        if self.ground.needs_municipality() && !self.municipality.as_deref().is_some_and(is_municipality) {
            faults.push(MakerFault::Municipality);
        }
        if self.ground.needs_business_id() && self.business_id.is_none() {
            faults.push(MakerFault::BusinessId);
        }
        if self.ground.is_of_body() && !self.speaker.as_deref().is_some_and(is_name) {
            faults.push(MakerFault::Speaker);
        }
        faults
    }

    /// May the name be shown at all: a body's always, a person's when they chose so?
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        self.shows_name || self.ground.is_of_body()
    }
}

fn is_name(name: &str) -> bool {
    let name = clean_line(name);
    !name.is_empty() && name.chars().count() <= NAME_MAX_CHARS
}

/// Who people are does not belong in logs.
impl std::fmt::Debug for Maker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Maker({})", self.ground.code())
    }
}

/// Who gets the notices: the first representative, else the first who signed.
#[must_use]
pub fn contact_person(makers: &[Maker]) -> Option<&Maker> {
    let reachable = || makers.iter().filter(|maker| maker.email.is_some());
    reachable().find(|maker| maker.is_representative).or_else(|| reachable().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Maker {
        Maker {
            name: name.to_owned(),
            ground: Ground::Resident,
            municipality: Some("kotka".to_owned()),
            business_id: None,
            speaker: None,
            email: EmailAddress::parse("namn@exempel.fi"),
            phone: None,
            shows_name: false,
            is_representative: false,
        }
    }

    #[test]
    fn a_resident_names_a_municipality_of_the_county() {
        let is_known = |id: &str| id == "kotka";
        let elsewhere = Maker { municipality: Some("helsinki".to_owned()), ..person("A") };

        assert_eq!(person("A").faults(Kind::Member, is_known), []);
        assert_eq!(elsewhere.faults(Kind::Member, is_known), [MakerFault::Municipality]);
        assert_eq!(person(" ").faults(Kind::Member, is_known), [MakerFault::Name]);
    }

    #[test]
    fn a_body_has_a_business_id_and_somebody_who_speaks_for_it() {
        let body = Maker { ground: Ground::Organisation, ..person("Exempelföreningen") };
        let whole =
            Maker { business_id: BusinessId::parse("2077474-0"), speaker: Some("A".to_owned()), ..body.clone() };

        assert_eq!(body.faults(Kind::Member, |_| true), [MakerFault::BusinessId, MakerFault::Speaker]);
        assert_eq!(whole.faults(Kind::Member, |_| true), []);
    }

    #[test]
    fn a_user_of_a_service_makes_a_service_initiative_alone() {
        let user = Maker { ground: Ground::ServiceUser, municipality: None, ..person("A") };

        assert_eq!(user.faults(Kind::Member, |_| true), [MakerFault::Ground]);
        assert_eq!(user.faults(Kind::Service, |_| true), []);
    }

    #[test]
    fn notices_go_to_the_representative_or_else_to_the_first_who_signed() {
        let mute = Maker { email: None, is_representative: true, ..person("A") };
        let second = person("B");
        let third = Maker { is_representative: true, ..person("C") };

        let name = |makers: &[Maker]| contact_person(makers).map(|maker| maker.name.clone());
        assert_eq!(name(&[mute.clone(), second.clone(), third]), Some("C".to_owned()));
        assert_eq!(name(&[mute.clone(), second]), Some("B".to_owned()));
        assert_eq!(name(&[mute]), None);
    }
}
