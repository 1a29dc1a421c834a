//! What is wrong with the words of an initiative, in sentences for the form.

use crate::frame::{FieldError, Shell};
use crate::initiatives::words::{Part, WordsFault};

/// The sentences, in the order of the faults.
pub fn words_faults(faults: &[WordsFault], shell: &Shell) -> Vec<FieldError> {
    let told = |fault: &WordsFault| {
        let (part, key, number) = match *fault {
            WordsFault::TooShort(part) => (part, too_short(part), part.bounds().0),
            WordsFault::TooLong(part, by) => (part, "initiative-too-long", by),
            WordsFault::HasCode(part) => (part, "initiative-has-code", 0),
        };
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        FieldError { field: part.field(), text: shell.t_with(key, &[("number", number.into())]) }
    };
    faults.iter().map(told).collect()
}

const fn too_short(part: Part) -> &'static str {
    match part {
        Part::Title => "initiative-title-short",
        Part::Proposal => "initiative-proposal-short",
        Part::Reasons => "initiative-reasons-short",
    }
}
