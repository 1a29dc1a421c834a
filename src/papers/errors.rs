//! How this part's refusals become the common error.

use entity::ids::PaperLineId;

use super::line::Refused;
use crate::platform::error::Error;

/// A row that no line can have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} is stored in a shape that none has")]
pub struct Corrupt(pub PaperLineId);

impl From<Corrupt> for Error {
    fn from(fault: Corrupt) -> Self {
        Self::internal(fault)
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::State(state) => Self::NotNow(state),
            Refused::SamePerson => Self::NotNow("same_person"),
            Refused::Forgotten => Self::NotNow("forgotten"),
        }
    }
}
