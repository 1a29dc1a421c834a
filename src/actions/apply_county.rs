//! Put a county pack in force.

use entity::case;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use crate::audit::{self, Act, By, Entry};
use crate::cases::case::State;
use crate::counties::{County, store};
use crate::kernel::clock::Clock;
use crate::platform::database::Database;
use crate::platform::error::Error;

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Applied {
    /// The pack is in force now.
    Changed,
    /// It was in force already.
    Same,
    /// Units that are closed or gone in the pack still have open cases: unit and how many.
    /// Nothing was changed; the cases must be moved first.
    StillNeeded(Vec<(String, u64)>),
}

/// Puts a checked pack in force, unless a unit that it closes still has open cases.
pub async fn apply_county(db: &Database, clock: &Clock, county: &County) -> Result<Applied, Error> {
    let tx = db.begin_write().await?;

    let needed = still_needed(&tx, county, clock).await?;
    if !needed.is_empty() {
        return Ok(Applied::StillNeeded(needed));
    }
    let changed = store::put_in_force(&tx, county, None, clock.now()).await?;
    if changed {
        audit::record(&tx, Entry::of(By::Operator, Act::CountyApplied), clock.now()).await?;
    }

    tx.commit().await?;
    Ok(if changed { Applied::Changed } else { Applied::Same })
}

async fn still_needed(tx: &DatabaseTransaction, county: &County, clock: &Clock) -> Result<Vec<(String, u64)>, Error> {
    let Some(before) = store::in_force(tx).await? else {
        return Ok(Vec::new());
    };
    let today = clock.today();
    let mut needed = Vec::new();
    for unit in &before.units {
        if county.unit(&unit.id).is_some_and(|unit| unit.is_open(today)) {
            continue;
        }
        let open = case::Entity::find()
            .filter(case::Column::UnitId.eq(unit.id.as_str()))
            .filter(case::Column::State.is_in(State::OPEN_CODES))
            .count(tx)
            .await?;
        if open > 0 {
            needed.push((unit.id.clone(), open));
        }
    }
    Ok(needed)
}
