//! What stands on a line: what makes a statement of support complete.

use chrono::{Datelike, NaiveDate};

use crate::counties::county::SupportLevel;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::{Ground, Kind, REFERENDUM_FROM_AGE};
use crate::kernel::text::clean_line;
use crate::supports::rule::{Claim, NotTaken, objections};

/// Most characters of a name.
pub const NAME_MAX_CHARS: usize = 200;

/// A person's statement of support, as they wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    /// The number of the sheet in its batch, from 1.
    pub sheet: u16,
    /// Name of the person or body.
    pub name: String,
    /// From what it appears that they may support it.
    pub ground: Ground,
    /// The body's business id.
    pub business_id: Option<BusinessId>,
    /// The municipality that belongs to the ground.
    pub municipality: Option<String>,
    /// Date of birth, which only a referendum initiative asks for (act 656/1990 § 4).
    pub born_on: Option<NaiveDate>,
}

/// What is missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such sheet in the batch.
    Sheet,
    /// There is no name, or it is too long.
    Name,
    /// The ground does not entitle to this kind.
    Ground,
    /// The body's business id is missing or wrong.
    BusinessId,
    /// No municipality of the county is named where one is needed, or one where none is.
    Municipality,
    /// There is no date of birth, or none that a living person has.
    BornOn,
    /// The person is too young.
    TooYoung,
}

impl Fault {
    /// The field of the form, and the key of what to do.
    #[must_use]
    pub const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Sheet => ("sheet", "paper-no-sheet"),
            Self::Name => ("name", "paper-no-name"),
            Self::Ground => ("ground", "paper-no-ground"),
            Self::BusinessId => ("business_id", "initiative-business-id-wrong"),
            Self::Municipality => ("municipality", "paper-no-municipality"),
            Self::BornOn => ("born_on", "paper-no-born-on"),
            Self::TooYoung => ("born_on", "paper-too-young"),
        }
    }
}

/// What is asked of the statements of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Kind of the initiative.
    pub kind: Kind,
    /// Sheets of the batch.
    pub sheets: u16,
    /// The day the batch came in: on no later day was anything signed.
    pub received_on: NaiveDate,
}

impl Statement {
    /// Everything that is missing for a kind of initiative in a county with these municipalities.
    #[must_use]
    pub fn faults(&self, asked: Asked, is_municipality: impl Fn(&str) -> bool) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.sheet == 0 || self.sheet > asked.sheets {
            faults.push(Fault::Sheet);
        }
        let name = clean_line(&self.name);
        if name.is_empty() || name.chars().count() > NAME_MAX_CHARS {
            faults.push(Fault::Name);
        }
        let born_on = self.born_on.filter(|day| *day <= asked.received_on && day.year() > 1900);
        let claim = Claim {
            ground: self.ground,
            business_id: self.business_id.as_ref(),
            municipality: self.municipality.as_deref(),
            level: SupportLevel::Paper,
            // Without a date of birth it is that which is missing.
            is_of_age: born_on.is_none_or(|day| is_of_age(day, asked.received_on)),
        };
        faults.extend(objections(asked.kind, &claim, is_municipality).into_iter().filter_map(|why| match why {
            NotTaken::Ground => Some(Fault::Ground),
            NotTaken::BusinessId => Some(Fault::BusinessId),
            NotTaken::Municipality => Some(Fault::Municipality),
            NotTaken::Age => Some(Fault::TooYoung),
            // A kind that takes no paper allows no ground either.
            NotTaken::Level => None,
        }));
        if self.municipality.is_some() && !self.ground.needs_municipality() {
            faults.push(Fault::Municipality);
        }
        if asks_birth(asked.kind) && born_on.is_none() {
            faults.push(Fault::BornOn);
        }
        faults
    }
}

fn is_of_age(born_on: NaiveDate, on: NaiveDate) -> bool {
    on.years_since(born_on) >= Some(REFERENDUM_FROM_AGE.into())
}

/// Must the statement tell the date of birth? Of other initiatives nobody asks it.
#[must_use]
pub const fn asks_birth(kind: Kind) -> bool {
    matches!(kind, Kind::Referendum)
}

/// Who people are does not belong in logs.
impl std::fmt::Debug for Statement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Statement({})", self.ground.code())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn asked(kind: Kind) -> Asked {
        Asked { kind, sheets: 3, received_on: day("2026-03-02") }
    }

    fn statement() -> Statement {
        Statement {
            sheet: 1,
            name: "Aino Esimerkki".to_owned(),
            ground: Ground::Resident,
            business_id: None,
            municipality: Some("kotka".to_owned()),
            born_on: None,
        }
    }

    #[rstest]
    #[case::whole(statement(), &[])]
    #[case::no_such_sheet(Statement { sheet: 4, ..statement() }, &[Fault::Sheet])]
    #[case::no_name(Statement { name: " \u{200b}".to_owned(), ..statement() }, &[Fault::Name])]
    #[case::elsewhere(Statement { municipality: Some("helsinki".to_owned()), ..statement() }, &[Fault::Municipality])]
    #[case::an_organisation_without_its_id(
        Statement { ground: Ground::Organisation, ..statement() },
        &[Fault::BusinessId]
    )]
    #[case::an_organisation_with_it(
        Statement { ground: Ground::Organisation, business_id: BusinessId::parse("2077474-0"), ..statement() },
        &[]
    )]
    #[case::service_user(
        Statement { ground: Ground::ServiceUser, municipality: None, ..statement() },
        &[Fault::Ground]
    )]
    #[case::a_municipality_too_many(
        Statement { ground: Ground::ServiceUser, ..statement() },
        &[Fault::Ground, Fault::Municipality]
    )]
    fn a_statement_is_complete_or_says_what_is_missing(#[case] statement: Statement, #[case] faults: &[Fault]) {
        assert_eq!(statement.faults(asked(Kind::Member), |id| id == "kotka"), faults);
    }

    #[rstest]
    #[case::none(None, &[Fault::BornOn])]
    #[case::to_come(Some("2027-01-01"), &[Fault::BornOn])]
    #[case::last_century(Some("1899-01-01"), &[Fault::BornOn])]
    #[case::fifteen_today(Some("2011-03-02"), &[])]
    #[case::fifteen_tomorrow(Some("2011-03-03"), &[Fault::TooYoung])]
    fn a_referendum_is_asked_for_from_fifteen_on(#[case] born_on: Option<&str>, #[case] faults: &[Fault]) {
        let statement = Statement { born_on: born_on.map(day), ..statement() };

        assert_eq!(statement.faults(asked(Kind::Referendum), |_| true), faults);
        assert_eq!(statement.faults(asked(Kind::Member), |_| true), [], "others are not asked");
    }
}
