//! How many support an initiative, by level, ground and municipality; which of them count is asked of the rule.

use std::collections::BTreeMap;

use super::rule::counts;
use crate::counties::county::SupportLevel;
use crate::initiatives::kind::{Ground, Kind};
use crate::suppression::{LEAST, Merged, merge_small};

/// What is counted together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// How sure the supports are.
    pub level: SupportLevel,
    /// Their ground.
    pub ground: Ground,
    /// The municipality that belongs to it.
    pub municipality: Option<String>,
}

/// The counts of one initiative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub Vec<(Cell, u64)>);

/// The two public counters, and what is shown without counting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Supports that count, of residents of the county.
    pub residents: u64,
    /// Supports that count, on other grounds.
    pub others: u64,
    /// Confirmed supports whose level does not count.
    pub uncounted: u64,
}

impl Tally {
    /// All that count.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.residents.saturating_add(self.others)
    }
}

impl Counts {
    /// The public counters under a rule.
    #[must_use]
    pub fn tally(&self, kind: Kind, counting: &[SupportLevel]) -> Tally {
        let mut tally = Tally::default();
        for (cell, supports) in &self.0 {
            let counter = match (counts(kind, cell.level, counting), cell.ground) {
                (false, _) => &mut tally.uncounted,
                (true, Ground::Resident) => &mut tally.residents,
                (true, _) => &mut tally.others,
            };
            *counter = counter.saturating_add(*supports);
        }
        tally
    }

    /// The residents whose support counts by municipality, small ones together.
    #[must_use]
    pub fn by_municipality(&self, kind: Kind, counting: &[SupportLevel]) -> Merged<String> {
        let mut sums = BTreeMap::<String, u64>::new();
        let of_residents = self.0.iter().filter(|(cell, _)| cell.ground == Ground::Resident);
        for (cell, supports) in of_residents.filter(|(cell, _)| counts(kind, cell.level, counting)) {
            if let Some(municipality) = &cell.municipality {
                *sums.entry(municipality.clone()).or_default() += supports;
            }
        }
        merge_small(sums.into_iter().collect(), LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(level: SupportLevel, ground: Ground, municipality: &str) -> Cell {
        Cell { level, ground, municipality: Some(municipality.to_owned()).filter(|id| !id.is_empty()) }
    }

    #[test]
    fn residents_and_others_are_counted_apart_and_what_does_not_count_is_told() {
        use SupportLevel::{Email, Paper, Strong};
        let counts = Counts(vec![
            (cell(Email, Ground::Resident, "kotka"), 40),
            (cell(Strong, Ground::Resident, "kotka"), 20),
            (cell(Paper, Ground::Resident, "kouvola"), 7),
            (cell(Strong, Ground::ServiceUser, ""), 3),
            (cell(Strong, Ground::Organisation, "kotka"), 1),
        ]);

        let strict = counts.tally(Kind::Service, &[Strong, Paper]);
        let mild = counts.tally(Kind::Service, &SupportLevel::ALL);

        assert_eq!(strict, Tally { residents: 27, others: 4, uncounted: 40 });
        assert_eq!(mild, Tally { residents: 67, others: 4, uncounted: 0 });
        assert_eq!(strict.total(), 31);
        let shown = counts.by_municipality(Kind::Service, &[Strong, Paper]).shown;
        assert_eq!(shown, [("kotka".to_owned(), 20), ("kouvola".to_owned(), 7)]);
    }
}
