//! Ids that cannot be mistaken for each other.

use std::fmt;

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
        pub struct $name(pub Uuid);

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

random_id! {
    /// A case, whatever its channel.
    CaseId
}

random_id! {
    /// A member of staff.
    StaffId
}

random_id! {
    /// An initiative.
    InitiativeId
}

random_id! {
    /// A support of an initiative.
    SupportId
}

random_id! {
    /// Somebody who follows an initiative.
    FollowerId
}

random_id! {
    /// A batch of signed sheets.
    PaperBatchId
}

random_id! {
    /// A line of a signed sheet.
    PaperLineId
}

random_id! {
    /// A resident with an account.
    ResidentId
}

/// A unit of the organisation: its id in the county pack.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
pub struct UnitId(pub String);

impl UnitId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for UnitId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl TryFromU64 for UnitId {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("UnitId"))
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
