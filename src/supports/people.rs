//! Who supports an initiative, for comparing with a line on paper: opened for the comparison, and let go.

use chrono::NaiveDate;
use entity::ids::{InitiativeId, SupportId};
use entity::support;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rows;
use crate::counties::county::SupportLevel;
use crate::initiatives::business_id::BusinessId;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// People read at once.
pub const AT_ONCE: usize = 1_000;

/// Somebody who supports an initiative.
#[derive(Clone, PartialEq, Eq)]
pub struct Bearer {
    /// The support.
    pub id: SupportId,
    /// The name.
    pub name: String,
    /// The body's business id.
    pub business_id: Option<BusinessId>,
    /// Their municipality.
    pub municipality: Option<String>,
    /// How sure it is who they are.
    pub level: SupportLevel,
    /// The day it was confirmed.
    pub confirmed_on: NaiveDate,
    /// The support with which it counts: itself, where it counts alone.
    pub counts_as: SupportId,
}

/// People of one municipality, or of none, whose support stands and whose name is kept, behind an id; at most
/// [`AT_ONCE`].
pub async fn named_in(
    conn: &impl ConnectionTrait,
    (initiative, municipality): (InitiativeId, Option<&str>),
    after: Option<SupportId>,
    keyring: &Keyring,
) -> Result<Vec<Bearer>, Error> {
    let mut found = support::Entity::find()
        .select_only()
        .columns([
            support::Column::Id,
            support::Column::Name,
            support::Column::BusinessId,
            support::Column::MunicipalityId,
            support::Column::Level,
            support::Column::ConfirmedOn,
            support::Column::CountedWith,
        ])
        .filter(support::Column::InitiativeId.eq(initiative))
        .filter(support::Column::WithdrawnOn.is_null())
        .filter(support::Column::Name.is_not_null());
    found = match municipality {
        Some(municipality) => found.filter(support::Column::MunicipalityId.eq(municipality)),
        None => found.filter(support::Column::MunicipalityId.is_null()),
    };
    if let Some(after) = after {
        found = found.filter(support::Column::Id.gt(after));
    }
    let most = u64::try_from(AT_ONCE).unwrap_or(u64::MAX);
    let rows: Vec<Row> = found.order_by_asc(support::Column::Id).limit(most).into_tuple().all(conn).await?;
    let bearer = |(id, name, business_id, municipality, level, confirmed_on, with): Row| {
        let name = rows::name(id, name.as_deref(), keyring)?.unwrap_or_default();
        let level = SupportLevel::parse(&level).ok_or_else(rows::corrupt)?;
        let business_id = business_id.as_deref().and_then(BusinessId::parse);
        Ok(Bearer { id, name, business_id, municipality, level, confirmed_on, counts_as: with.unwrap_or(id) })
    };
    rows.into_iter().map(bearer).collect()
}

/// What is read of a row: id, name, business id, municipality, level, day, and what it counts with.
type Row = (SupportId, Option<String>, Option<String>, Option<String>, String, NaiveDate, Option<SupportId>);

/// Who people are does not belong in logs.
impl std::fmt::Debug for Bearer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bearer({})", self.id)
    }
}
