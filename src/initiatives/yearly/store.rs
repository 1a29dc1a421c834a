//! Every query of yearly lists.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entity::ids::{CaseId, InitiativeId, StaffId, UnitId};
use entity::{case, initiative, initiative_event, yearly_list};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::super::errors::StoreError;
use super::super::event::Happened;
use super::super::rows::happened;
use super::{Frozen, Told, YearlyList, is_sound};
use crate::platform::keyring::Keyring;

/// The initiatives that a year's list tells of: those that were handed over, filed in the year or left from an earlier
/// one. `are_councils`: those within the council's own competence, or the others.
pub async fn of_year(
    conn: &impl ConnectionTrait,
    year: u16,
    are_councils: bool,
) -> Result<Vec<initiative::Model>, DbErr> {
    use initiative::Column::{CaseId as Case, DecidedOn, FiledOn, IsCouncils, MergedInto, PublishedOn, Since, State};
    let Some((first, next)) = bounds(year) else { return Ok(Vec::new()) };
    let is_merged = Condition::all().add(MergedInto.is_not_null()).add(PublishedOn.is_not_null());
    let is_left = Condition::any()
        .add(Condition::all().add(DecidedOn.is_null()).add(State.ne("merged")))
        .add(DecidedOn.gte(first))
        .add(Condition::all().add(State.eq("merged")).add(Since.gte(first)));
    let listed = initiative::Entity::find()
        .filter(IsCouncils.eq(are_councils))
        .filter(Condition::any().add(Case.is_not_null()).add(is_merged))
        .filter(FiledOn.lt(next))
        .filter(Condition::any().add(FiledOn.gte(first)).add(is_left));
    listed.order_by_asc(FiledOn).order_by_asc(initiative::Column::Id).all(conn).await
}

/// The first day of a year, and of the next.
fn bounds(year: u16) -> Option<(NaiveDate, NaiveDate)> {
    let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    Some((first(year.into())?, first(i32::from(year) + 1)?))
}

/// The units that have some cases.
pub async fn units_of(conn: &impl ConnectionTrait, cases: Vec<CaseId>) -> Result<HashMap<CaseId, UnitId>, DbErr> {
    let found = case::Entity::find().select_only().columns([case::Column::Id, case::Column::UnitId]);
    let units: Vec<_> = found.filter(case::Column::Id.is_in(cases)).into_tuple().all(conn).await?;
    Ok(units.into_iter().collect())
}

/// Codes of the events that tell makers what is done or is being done about theirs.
const TOLD: [&str; 2] = ["measures_told", "informed"];

/// What the makers of some initiatives were told last of what is done about them.
pub async fn told_last(
    conn: &impl ConnectionTrait,
    ids: &[InitiativeId],
    keyring: &Keyring,
) -> Result<HashMap<InitiativeId, Happened>, StoreError> {
    let rows = initiative_event::Entity::find()
        .filter(initiative_event::Column::InitiativeId.is_in(ids.iter().copied()))
        .filter(initiative_event::Column::Kind.is_in(TOLD))
        .order_by_asc(initiative_event::Column::Position)
        .all(conn)
        .await?;
    let last: HashMap<_, _> = rows.into_iter().map(|row| (row.initiative_id, row)).collect();
    last.into_iter().map(|(id, row)| Ok((id, happened(&row, keyring)?))).collect()
}

/// The frozen lists of a year, the first first. One whose text is not what was frozen is there without its list.
pub async fn of_year_frozen(conn: &impl ConnectionTrait, year: u16) -> Result<Vec<Frozen>, DbErr> {
    let rows = yearly_list::Entity::find()
        .filter(yearly_list::Column::Year.eq(i32::from(year)))
        .order_by_asc(yearly_list::Column::Version)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(frozen).collect())
}

fn frozen(row: yearly_list::Model) -> Frozen {
    Frozen {
        version: row.version,
        list: YearlyList::parse(&row.content).filter(|_| is_sound(&row.content, &row.sha256)),
        text: row.content,
        sha256: row.sha256,
        reason: row.reason.unwrap_or_default(),
        by: row.frozen_by,
        at: row.frozen_at,
    }
}

/// The years of which a list is frozen, the latest first.
pub async fn frozen_years(conn: &impl ConnectionTrait) -> Result<Vec<u16>, DbErr> {
    let years: Vec<i32> = yearly_list::Entity::find()
        .select_only()
        .distinct()
        .column(yearly_list::Column::Year)
        .order_by_desc(yearly_list::Column::Year)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(years.into_iter().filter_map(|year| u16::try_from(year).ok()).collect())
}

/// The years of which there could be a list: from the first initiative on until today, the latest first.
pub async fn years(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<u16>, DbErr> {
    let first: Option<NaiveDate> = initiative::Entity::find()
        .select_only()
        .column(initiative::Column::FiledOn)
        .order_by_asc(initiative::Column::FiledOn)
        .into_tuple()
        .one(conn)
        .await?;
    let first = first.map_or(today.year(), |first| first.year());
    Ok((first..=today.year()).rev().filter_map(|year| u16::try_from(year).ok()).collect())
}

/// The latest version of a year's list; 0 where none is frozen.
pub async fn latest_version(conn: &impl ConnectionTrait, year: u16) -> Result<i32, DbErr> {
    let latest = yearly_list::Entity::find()
        .filter(yearly_list::Column::Year.eq(i32::from(year)))
        .order_by_desc(yearly_list::Column::Version)
        .one(conn)
        .await?;
    Ok(latest.map_or(0, |row| row.version))
}

/// Keeps a frozen list. Whoever freezes the same version at the same time is told that someone was first.
pub async fn freeze(
    tx: &DatabaseTransaction,
    (year, version): (u16, i32),
    (content, sha256): (String, String),
    reason: &str,
    by: StaffId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let row = yearly_list::ActiveModel {
        year: Set(year.into()),
        version: Set(version),
        content: Set(content),
        sha256: Set(sha256),
        reason: Set(Some(reason.to_owned()).filter(|reason| !reason.is_empty())),
        frozen_by: Set(by),
        frozen_at: Set(at),
    };
    yearly_list::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The frozen lists whose text is not the one that was frozen, by their own hash and by what the audit trail tells of
/// them, or that are gone: year and version. And how many there are.
pub async fn unsound(conn: &impl ConnectionTrait, told: &Told) -> Result<(Vec<(i32, i32)>, usize), DbErr> {
    let rows = yearly_list::Entity::find()
        .order_by_asc(yearly_list::Column::Year)
        .order_by_asc(yearly_list::Column::Version)
        .all(conn)
        .await?;
    let mut gone = told.clone();
    let mut bad = Vec::new();
    for row in &rows {
        let of = (row.year, row.version);
        // The trail's oldest records go; what it tells nothing of is judged by its own hash.
        let is_as_told = gone.remove(&of).is_none_or(|digest| digest == row.sha256);
        if !is_as_told || !is_sound(&row.content, &row.sha256) {
            bad.push(of);
        }
    }
    bad.extend(gone.into_keys());
    bad.sort_unstable();
    Ok((bad, rows.len()))
}
