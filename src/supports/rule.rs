//! Which supports are taken, and which of them count.

use crate::counties::county::{InitiativeSettings, Population, Share, SupportLevel};
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::{Ground, Kind, REFERENDUM_FROM_AGE};
use crate::initiatives::rows::Threshold;

/// The share of them that such an initiative takes (act 611/2021 § 31.3): 3 %.
const REFERENDUM_SHARE: Share = Share { per_mille: 30, from_age: REFERENDUM_FROM_AGE };

/// What somebody claims who wants to support an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The ground.
    pub ground: Ground,
    /// The business id that belongs to it.
    pub business_id: Option<&'a BusinessId>,
    /// The municipality that belongs to it.
    pub municipality: Option<&'a str>,
    /// How it is shown who they are.
    pub level: SupportLevel,
    /// They are old enough for a referendum, as identification or a paper tells; nobody asks otherwise.
    pub is_of_age: bool,
}

/// Why a support is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// Nobody supports this kind on that ground.
    Ground,
    /// The body tells no business id.
    BusinessId,
    /// The municipality is none of the county's.
    Municipality,
    /// This kind takes no support of that level.
    Level,
    /// They are too young for a referendum.
    Age,
}

/// The levels that a kind takes at all: a referendum needs strong identification or complete statements on paper
/// (act 656/1990 § 4).
#[must_use]
pub const fn levels(kind: Kind) -> &'static [SupportLevel] {
    match kind {
        Kind::Member | Kind::Service => &SupportLevel::ALL,
        Kind::Referendum => &[SupportLevel::Strong, SupportLevel::Paper],
        Kind::Council => &[],
    }
}

/// Everything for which a support is not taken.
#[must_use]
pub fn objections(kind: Kind, claim: &Claim<'_>, is_of_county: impl Fn(&str) -> bool) -> Vec<NotTaken> {
    let asked = [
        (kind.allows(claim.ground), NotTaken::Ground),
        (!claim.ground.needs_business_id() || claim.business_id.is_some(), NotTaken::BusinessId),
        (!claim.ground.needs_municipality() || claim.municipality.is_some_and(is_of_county), NotTaken::Municipality),
        (levels(kind).contains(&claim.level), NotTaken::Level),
        (kind != Kind::Referendum || claim.is_of_age, NotTaken::Age),
    ];
    asked.into_iter().filter_map(|(holds, why)| (!holds).then_some(why)).collect()
}

/// Is the support taken? If not, the first reason.
pub fn takes(kind: Kind, claim: &Claim<'_>, is_of_county: impl Fn(&str) -> bool) -> Result<(), NotTaken> {
    objections(kind, claim, is_of_county).into_iter().next().map_or(Ok(()), Err)
}

/// Does a support of a level count? For a referendum the law says so, otherwise the county.
#[must_use]
pub fn counts(kind: Kind, level: SupportLevel, counting: &[SupportLevel]) -> bool {
    match kind {
        Kind::Referendum => levels(kind).contains(&level),
        Kind::Member | Kind::Service => counting.contains(&level),
        Kind::Council => false,
    }
}

/// The limit of an initiative that is filed today, with the figure it is computed from: both stay as they are then. The
/// law sets one for a referendum; otherwise the county may, for those that collect.
#[must_use]
pub fn threshold(kind: Kind, collects: bool, set: &InitiativeSettings, population: &Population) -> Option<Threshold> {
    let share = match kind {
        Kind::Referendum => Some(REFERENDUM_SHARE),
        Kind::Member | Kind::Service => set.threshold.filter(|_| collects),
        Kind::Council => None,
    };
    share.map(|share| {
        let (persons, supporters) = share.of(population);
        Threshold { supporters, population: persons, counted_on: population.counted_on }
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::counties::county::AgeBand;

    const KOTKA: Option<&str> = Some("kotka");

    #[rstest]
    #[case(Kind::Member, Ground::Resident, KOTKA, SupportLevel::Email, Ok(()))]
    #[case(Kind::Member, Ground::Resident, Some("helsinki"), SupportLevel::Email, Err(NotTaken::Municipality))]
    #[case(Kind::Member, Ground::Resident, None, SupportLevel::Strong, Err(NotTaken::Municipality))]
    #[case(Kind::Member, Ground::Organisation, KOTKA, SupportLevel::Email, Ok(()))]
    #[case(Kind::Member, Ground::Organisation, Some("helsinki"), SupportLevel::Paper, Err(NotTaken::Municipality))]
    #[case(Kind::Member, Ground::Property, KOTKA, SupportLevel::Strong, Ok(()))]
    #[case(Kind::Member, Ground::ServiceUser, None, SupportLevel::Strong, Err(NotTaken::Ground))]
    #[case(Kind::Service, Ground::ServiceUser, None, SupportLevel::Email, Ok(()))]
    #[case(Kind::Service, Ground::ServiceUser, Some("helsinki"), SupportLevel::Email, Ok(()))]
    #[case(Kind::Referendum, Ground::Resident, KOTKA, SupportLevel::Strong, Ok(()))]
    #[case(Kind::Referendum, Ground::Resident, KOTKA, SupportLevel::Paper, Ok(()))]
    #[case(Kind::Referendum, Ground::Resident, KOTKA, SupportLevel::Email, Err(NotTaken::Level))]
    #[case(Kind::Referendum, Ground::Property, KOTKA, SupportLevel::Strong, Err(NotTaken::Ground))]
    #[case(Kind::Council, Ground::Resident, KOTKA, SupportLevel::Strong, Err(NotTaken::Ground))]
    fn who_may_support_what(
        #[case] kind: Kind,
        #[case] ground: Ground,
        #[case] municipality: Option<&str>,
        #[case] level: SupportLevel,
        #[case] expected: Result<(), NotTaken>,
    ) {
        let body = BusinessId::parse("2077474-0");
        let claim = Claim { ground, business_id: body.as_ref(), municipality, level, is_of_age: true };

        assert_eq!(takes(kind, &claim, |id| id == "kotka"), expected);
    }

    #[test]
    fn an_organisation_tells_its_business_id_and_everything_that_is_missing_is_said() {
        let claim = |ground| Claim {
            ground,
            business_id: None,
            municipality: None,
            level: SupportLevel::Email,
            is_of_age: false,
        };
        let said = |kind, ground| objections(kind, &claim(ground), |_| true);

        assert_eq!(said(Kind::Member, Ground::Organisation), [NotTaken::BusinessId, NotTaken::Municipality]);
        assert_eq!(said(Kind::Member, Ground::Municipality), [NotTaken::Municipality]);
        assert_eq!(said(Kind::Service, Ground::ServiceUser), []);
        let all = [NotTaken::Ground, NotTaken::Municipality, NotTaken::Level, NotTaken::Age];
        assert_eq!(said(Kind::Referendum, Ground::Property), all);
    }

    #[rstest]
    #[case(Kind::Referendum, Err(NotTaken::Age))]
    #[case(Kind::Member, Ok(()))]
    #[case(Kind::Service, Ok(()))]
    fn the_young_support_everything_but_a_referendum(#[case] kind: Kind, #[case] expected: Result<(), NotTaken>) {
        let claim = Claim {
            ground: Ground::Resident,
            business_id: None,
            municipality: KOTKA,
            level: SupportLevel::Strong,
            is_of_age: false,
        };

        assert_eq!(takes(kind, &claim, |_| true), expected);
    }

    #[test]
    fn the_county_says_what_counts_and_the_law_does_for_a_referendum() {
        use SupportLevel::{Email, Paper, Strong};
        let counted = |kind, counting: &[SupportLevel]| SupportLevel::ALL.map(|level| counts(kind, level, counting));

        assert_eq!(SupportLevel::ALL, [Email, Strong, Paper]);
        assert_eq!(counted(Kind::Member, &[Strong, Paper]), [false, true, true]);
        assert_eq!(counted(Kind::Service, &[Email]), [true, false, false]);
        assert_eq!(counted(Kind::Referendum, &[Email]), [false, true, true]);
        assert_eq!(counted(Kind::Council, &[Email, Strong, Paper]), [false; 3]);
    }

    #[test]
    fn three_per_cent_of_those_aged_fifteen_are_computed_and_the_countys_own_limit_is_off_unless_set() {
        let band = |from, to, persons| AgeBand { from, to, persons };
        let population = Population {
            total: 157_442,
            counted_on: "2024-12-31".parse().expect("a date"),
            source: String::new(),
            bands: vec![band(0, Some(14), 18_807), band(15, Some(64), 90_512), band(65, None, 48_123)],
        };
        let without = InitiativeSettings { threshold: None, ..crate::counties::sample::county().initiatives };
        let with = InitiativeSettings { threshold: Some(Share { per_mille: 10, from_age: 0 }), ..without.clone() };
        let supporters = |kind, collects, set: &InitiativeSettings| {
            threshold(kind, collects, set, &population).map(|limit| (limit.supporters, limit.population))
        };

        assert_eq!(supporters(Kind::Referendum, true, &without), Some((4_160, 138_635)));
        assert_eq!(supporters(Kind::Member, true, &without), None);
        assert_eq!(supporters(Kind::Member, true, &with), Some((1_575, 157_442)));
        assert_eq!(supporters(Kind::Member, false, &with), None);
        assert_eq!(supporters(Kind::Council, true, &with), None);
    }
}
