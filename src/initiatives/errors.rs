//! How this part's refusals become the common error.

use entity::ids::InitiativeId;
use sea_orm::DbErr;

use super::initiative::Refused;
use crate::platform::error::Error;

/// What can go wrong when initiatives are read and kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed.
    #[error("the database failed")]
    Db(#[from] DbErr),
    /// Someone else was first.
    #[error("initiative {0} changed since it was read")]
    Stale(InitiativeId),
    /// A row that no initiative can have been.
    #[error("initiative {0} is stored in a shape that none has")]
    Corrupt(InitiativeId),
}

impl From<StoreError> for Error {
    fn from(fault: StoreError) -> Self {
        match fault {
            StoreError::Db(fault) => Self::first_come(fault),
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
