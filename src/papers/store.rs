//! Every query of signed sheets.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::ids::{InitiativeId, PaperBatchId, StaffId};
use entity::{paper_batch, paper_line, paper_scan};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::batch::Batch;
use super::line::Line;
use super::rows;
use crate::feedback::draft::DraftFile;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// Lines on one page.
pub const LINES_AT_ONCE: u64 = 50;

/// Keeps a new batch with its scans.
pub async fn register(
    tx: &DatabaseTransaction,
    batch: &Batch,
    scans: &[DraftFile],
    (keyring, random): (&Keyring, &Random),
) -> Result<(), DbErr> {
    rows::new_batch(batch, keyring, random).insert(tx).await?;
    for (position, scan) in (1..).zip(scans) {
        let row = paper_scan::ActiveModel {
            batch_id: Set(batch.id),
            position: Set(position),
            name: Set(keyring.seal_text(random, &scan.name, &rows::scan_place(batch.id, position))),
            media_type: Set(scan.media_type.clone()),
            bytes: Set(i32::try_from(scan.bytes).unwrap_or(i32::MAX)),
            file: Set(scan.file.clone()),
        };
        paper_scan::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The number of the next batch of an initiative.
pub async fn next_number(tx: &DatabaseTransaction, initiative: InitiativeId) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = paper_batch::Entity::find()
        .select_only()
        .column_as(paper_batch::Column::Number.max(), "last")
        .filter(paper_batch::Column::InitiativeId.eq(initiative))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0).saturating_add(1))
}

/// The batch of an id.
pub async fn find_batch(
    conn: &impl ConnectionTrait,
    id: PaperBatchId,
    keyring: &Keyring,
) -> Result<Option<Batch>, Error> {
    paper_batch::Entity::find_by_id(id).one(conn).await?.map(|row| rows::batch(row, keyring)).transpose()
}

/// The batch of a number.
pub async fn find_batch_of(
    conn: &impl ConnectionTrait,
    initiative: InitiativeId,
    number: i32,
    keyring: &Keyring,
) -> Result<Option<Batch>, Error> {
    let found = paper_batch::Entity::find()
        .filter(paper_batch::Column::InitiativeId.eq(initiative))
        .filter(paper_batch::Column::Number.eq(number));
    found.one(conn).await?.map(|row| rows::batch(row, keyring)).transpose()
}

/// A batch as a list tells of it, without who brought it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: PaperBatchId,
    /// Its number.
    pub number: i32,
    /// How many sheets there are.
    pub sheets: i32,
    /// The day they came.
    pub received_on: NaiveDate,
}

/// The batches of an initiative, the first that came first.
pub async fn batches_of(conn: &impl ConnectionTrait, initiative: InitiativeId) -> Result<Vec<Listed>, DbErr> {
    let found: Vec<(PaperBatchId, i32, i32, NaiveDate)> = paper_batch::Entity::find()
        .select_only()
        .columns([
            paper_batch::Column::Id,
            paper_batch::Column::Number,
            paper_batch::Column::Sheets,
            paper_batch::Column::ReceivedOn,
        ])
        .filter(paper_batch::Column::InitiativeId.eq(initiative))
        .order_by_asc(paper_batch::Column::Number)
        .into_tuple()
        .all(conn)
        .await?;
    let listed = |(id, number, sheets, received_on)| Listed { id, number, sheets, received_on };
    Ok(found.into_iter().map(listed).collect())
}

/// How many lines of each batch of an initiative stand where: by batch and code of the state.
pub async fn count_lines(
    conn: &impl ConnectionTrait,
    initiative: InitiativeId,
) -> Result<BTreeMap<(PaperBatchId, String), i64>, DbErr> {
    let counted: Vec<(PaperBatchId, String, i64)> = paper_line::Entity::find()
        .select_only()
        .column(paper_line::Column::BatchId)
        .column(paper_line::Column::State)
        .column_as(paper_line::Column::Id.count(), "lines")
        .filter(paper_line::Column::BatchId.in_subquery(ids_of(initiative)))
        .group_by(paper_line::Column::BatchId)
        .group_by(paper_line::Column::State)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counted.into_iter().map(|(batch, state, lines)| ((batch, state), lines)).collect())
}

fn ids_of(initiative: InitiativeId) -> SelectStatement {
    Query::select()
        .column(paper_batch::Column::Id)
        .from(paper_batch::Entity)
        .and_where(paper_batch::Column::InitiativeId.eq(initiative))
        .to_owned()
}

/// A scan of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Place in the list, from 1.
    pub position: i32,
    /// Name as people see it.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: i32,
    /// Random name in the file store.
    pub file: String,
}

/// The scans of a batch.
pub async fn scans_of(conn: &impl ConnectionTrait, batch: PaperBatchId, keyring: &Keyring) -> Result<Vec<Scan>, Error> {
    let found = paper_scan::Entity::find()
        .filter(paper_scan::Column::BatchId.eq(batch))
        .order_by_asc(paper_scan::Column::Position)
        .all(conn)
        .await?;
    let scan = |row: paper_scan::Model| {
        let place = rows::scan_place(row.batch_id, row.position);
        Ok(Scan {
            name: keyring.open_text(&row.name, &place).map_err(Error::internal)?,
            position: row.position,
            media_type: row.media_type,
            bytes: row.bytes,
            file: row.file,
        })
    };
    found.into_iter().map(scan).collect()
}

/// The names of all files that scans name.
pub async fn all_file_names(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    paper_scan::Entity::find().select_only().column(paper_scan::Column::File).into_tuple().all(conn).await
}

/// The place of the next line of a batch. Its initiative's row must be held, so that nobody else takes the same.
pub async fn next_position(tx: &DatabaseTransaction, batch: PaperBatchId) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = paper_line::Entity::find()
        .select_only()
        .column_as(paper_line::Column::Position.max(), "last")
        .filter(paper_line::Column::BatchId.eq(batch))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0).saturating_add(1))
}

/// Keeps a new line.
pub async fn add_line(tx: &DatabaseTransaction, line: &Line, keyring: &Keyring, random: &Random) -> Result<(), DbErr> {
    let row = rows::line_row(line, keyring, random);
    paper_line::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps a line after a transition. Whoever comes second is told that someone was first.
pub async fn record(tx: &DatabaseTransaction, line: &Line, keyring: &Keyring, random: &Random) -> Result<(), Error> {
    let updated = paper_line::Entity::update_many()
        .set(rows::line_row(line, keyring, random))
        .filter(paper_line::Column::Id.eq(line.id))
        .filter(paper_line::Column::Version.eq(line.version.saturating_sub(1)))
        .exec(tx)
        .await?;
    if updated.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// The line at a place of a batch.
pub async fn find_line(
    conn: &impl ConnectionTrait,
    batch: PaperBatchId,
    position: i32,
    keyring: &Keyring,
) -> Result<Option<Line>, Error> {
    let found = paper_line::Entity::find()
        .filter(paper_line::Column::BatchId.eq(batch))
        .filter(paper_line::Column::Position.eq(position));
    found.one(conn).await?.map(|row| rows::line(&row, keyring)).transpose()
}

/// A page of the lines of a batch after a place, and the place of its last line where more follow.
pub async fn lines_after(
    conn: &impl ConnectionTrait,
    batch: PaperBatchId,
    after: i32,
    keyring: &Keyring,
) -> Result<(Vec<Line>, Option<i32>), Error> {
    let mut found = paper_line::Entity::find()
        .filter(paper_line::Column::BatchId.eq(batch))
        .filter(paper_line::Column::Position.gt(after))
        .order_by_asc(paper_line::Column::Position)
        .limit(LINES_AT_ONCE + 1)
        .all(conn)
        .await?;
    let most = usize::try_from(LINES_AT_ONCE).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let last = found.last().map(|row| row.position).filter(|_| more);
    Ok((found.iter().map(|row| rows::line(row, keyring)).collect::<Result<_, _>>()?, last))
}

/// The place of the next line, after one, that somebody waits to compare: any that is open and was not compared by them.
pub async fn next_open(
    conn: &impl ConnectionTrait,
    batch: PaperBatchId,
    after: i32,
    reader: StaffId,
) -> Result<Option<i32>, DbErr> {
    let entered = paper_line::Column::State.eq("entered");
    let once =
        Condition::all().add(paper_line::Column::State.eq("checked_once")).add(paper_line::Column::FirstBy.ne(reader));
    paper_line::Entity::find()
        .select_only()
        .column(paper_line::Column::Position)
        .filter(paper_line::Column::BatchId.eq(batch))
        .filter(paper_line::Column::Position.gt(after))
        .filter(Condition::any().add(entered).add(once))
        .order_by_asc(paper_line::Column::Position)
        .into_tuple()
        .one(conn)
        .await
}

/// Takes away what stood on the sheets of some batches and who brought them. Gives the names of the files, which have to
/// go after the commit. Counts stay.
pub async fn forget(tx: &DatabaseTransaction, batches: &[PaperBatchId]) -> Result<Vec<String>, DbErr> {
    let ids = || batches.iter().copied();
    let nothing =
        paper_line::ActiveModel { name: Set(None), business_id: Set(None), born_on: Set(None), ..Default::default() };
    paper_line::Entity::update_many().set(nothing).filter(paper_line::Column::BatchId.is_in(ids())).exec(tx).await?;
    let nobody = paper_batch::ActiveModel { brought_by: Set(None), ..Default::default() };
    paper_batch::Entity::update_many().set(nobody).filter(paper_batch::Column::Id.is_in(ids())).exec(tx).await?;
    let scans = paper_scan::Entity::find().filter(paper_scan::Column::BatchId.is_in(ids()));
    let files = scans.select_only().column(paper_scan::Column::File).into_tuple().all(tx).await?;
    paper_scan::Entity::delete_many().filter(paper_scan::Column::BatchId.is_in(ids())).exec(tx).await?;
    Ok(files)
}
