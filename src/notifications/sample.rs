//! A case of the sample county, for the tests of messages.

use std::path::Path;

use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use entity::{case, unit};
use sea_orm::{EntityTrait, Set};

use crate::kernel::random::Random;
use crate::platform::database::Database;
use crate::platform::dialect::migrate;

/// The case's unit.
pub const UNIT: &str = "home-care";

/// A migrated database in a folder.
pub async fn database(folder: &Path) -> Database {
    let database =
        Database::open(&format!("sqlite://{}", folder.join("delta.db").display()), 2).await.expect("a database");
    migrate(&database).await.expect("tables");
    database
}

/// A case of the unit, which is written too when it is missing.
pub async fn case(db: &Database, random: &Random) -> CaseId {
    let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a date");
    let id = CaseId(random.uuid());
    let unit = unit::ActiveModel {
        id: Set(UnitId::from(UNIT)),
        parent_id: Set(None),
        opened_on: Set(day(1)),
        closed_on: Set(None),
    };
    let case = case::ActiveModel {
        id: Set(id),
        number: Set(format!("2026-{}", id.0.simple())),
        channel: Set("feedback".to_owned()),
        state: Set("received".to_owned()),
        unit_id: Set(UnitId::from(UNIT)),
        assignee_id: Set(None),
        returns_to: Set(None),
        accept_by: Set(None),
        times_returned: Set(0),
        waits_until: Set(None),
        is_locked: Set(false),
        service_id: Set(None),
        municipality_id: Set(None),
        language: Set("sv".to_owned()),
        origin: Set("web".to_owned()),
        received_on: Set(day(2)),
        due_on: Set(day(12)),
        closed_on: Set(None),
        is_outside_strategy: Set(false),
        version: Set(1),
    };
    let tx = db.begin_write().await.expect("a transaction");
    if unit::Entity::find_by_id(UnitId::from(UNIT)).one(&tx).await.expect("an answer").is_none() {
        unit::Entity::insert(unit).exec_without_returning(&tx).await.expect("a unit");
    }
    case::Entity::insert(case).exec_without_returning(&tx).await.expect("a case");
    tx.commit().await.expect("a commit");
    id
}
