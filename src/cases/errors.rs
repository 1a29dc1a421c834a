//! How this part's refusals become the common error.

use entity::ids::CaseId;
use sea_orm::DbErr;

use super::case::Refused;
use crate::platform::error::Error;

/// What can go wrong when cases are read and kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed.
    #[error("the database failed")]
    Db(#[from] DbErr),
    /// Someone else was first.
    #[error("case {0} changed since it was read")]
    Stale(CaseId),
    /// A row that no case can have been.
    #[error("case {0} is stored in a shape that no case has")]
    Corrupt(CaseId),
}

impl From<StoreError> for Error {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Db(fault) => fault.into(),
            StoreError::Stale(_) => Self::Conflict,
            StoreError::Corrupt(_) => Self::internal(fault),
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::NotNow(refused.state)
    }
}
