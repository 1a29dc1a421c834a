//! A batch: sheets that came together.

use chrono::NaiveDate;
use entity::ids::{InitiativeId, PaperBatchId, StaffId};

use super::policy::MayKeepPaper;
use crate::kernel::text::clean_line;

/// Most sheets of a batch.
pub const SHEETS_MAX: u16 = 1_000;

/// Most characters of who brought it.
pub const BROUGHT_BY_MAX_CHARS: usize = 200;

/// Sheets that came together.
#[derive(Clone, PartialEq, Eq)]
pub struct Batch {
    /// Random id.
    pub id: PaperBatchId,
    /// The initiative.
    pub initiative: InitiativeId,
    /// Its number among those of the initiative, from 1.
    pub number: i32,
    /// How many sheets there are.
    pub sheets: u16,
    /// Who brought them; none once its time is over.
    pub brought_by: Option<String>,
    /// The day they came.
    pub received_on: NaiveDate,
    /// Who registered it.
    pub registered_by: StaffId,
}

/// A batch as it is registered.
#[derive(Clone, PartialEq, Eq)]
pub struct NewBatch {
    /// How many sheets there are.
    pub sheets: u16,
    /// Who brought them.
    pub brought_by: String,
    /// The day they came.
    pub received_on: NaiveDate,
}

impl Batch {
    /// Registers sheets that came.
    #[must_use]
    pub fn register(
        (id, initiative, number): (PaperBatchId, InitiativeId, i32),
        permit: MayKeepPaper,
        new: NewBatch,
    ) -> Self {
        let NewBatch { sheets, brought_by, received_on } = new;
        let registered_by = permit.spend();
        Self { id, initiative, number, sheets, brought_by: Some(brought_by), received_on, registered_by }
    }
}

/// What is wrong with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No whole number of sheets, or too many.
    Sheets,
    /// Nobody brought it.
    BroughtBy,
    /// No day, one to come, or one before collecting began.
    ReceivedOn,
}

impl Fault {
    /// The field of the form, and the key of what to do.
    #[must_use]
    pub const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Sheets => ("sheets", "paper-no-sheets"),
            Self::BroughtBy => ("brought_by", "paper-no-brought-by"),
            Self::ReceivedOn => ("received_on", "paper-no-received-on"),
        }
    }
}

impl NewBatch {
    /// Reads what was typed; `since` is the day on which collecting began.
    pub fn parse(
        (sheets, brought_by, received_on): (&str, &str, &str),
        since: NaiveDate,
        today: NaiveDate,
    ) -> Result<Self, Vec<Fault>> {
        let sheets = sheets.trim().parse().ok().filter(|sheets| (1..=SHEETS_MAX).contains(sheets));
        let brought_by = Some(clean_line(brought_by))
            .filter(|name| !name.is_empty() && name.chars().count() <= BROUGHT_BY_MAX_CHARS);
        let received_on = received_on.trim().parse().ok().filter(|day| (since..=today).contains(day));
        match (sheets, brought_by, received_on) {
            (Some(sheets), Some(brought_by), Some(received_on)) => Ok(Self { sheets, brought_by, received_on }),
            (sheets, brought_by, received_on) => {
                let faults = [
                    (sheets.is_none(), Fault::Sheets),
                    (brought_by.is_none(), Fault::BroughtBy),
                    (received_on.is_none(), Fault::ReceivedOn),
                ];
                Err(faults.into_iter().filter_map(|(is_there, fault)| is_there.then_some(fault)).collect())
            }
        }
    }
}

/// Who people are does not belong in logs.
impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({})", self.number)
    }
}

/// The same here.
impl std::fmt::Debug for NewBatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewBatch({} sheets)", self.sheets)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::whole(("12", "Aino", "2026-03-02"), None)]
    #[case::no_sheets(("0", "Aino", "2026-03-02"), Some(Fault::Sheets))]
    #[case::too_many(("1001", "Aino", "2026-03-02"), Some(Fault::Sheets))]
    #[case::not_a_number(("x", "Aino", "2026-03-02"), Some(Fault::Sheets))]
    #[case::nobody(("12", " ", "2026-03-02"), Some(Fault::BroughtBy))]
    #[case::before_it_began(("12", "Aino", "2026-02-28"), Some(Fault::ReceivedOn))]
    #[case::to_come(("12", "Aino", "2026-03-11"), Some(Fault::ReceivedOn))]
    fn a_batch_says_what_is_wrong(#[case] typed: (&str, &str, &str), #[case] fault: Option<Fault>) {
        let day = |text: &str| text.parse().expect("a date");

        let read = NewBatch::parse(typed, day("2026-03-01"), day("2026-03-10"));

        assert_eq!(read.err(), fault.map(|fault| vec![fault]));
    }
}
