//! Which keys are in use, and the sealed values row by row.

use std::collections::BTreeMap;

use entity::key_in_use;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder, QueryResult, Set, Value};
use uuid::Uuid;

use super::fields::{FIELDS, Field, RowName};
use crate::platform::files::{FileError, FileStore};
use crate::platform::seal::key_of_seal;

/// Rows in one reading of whole values.
const ROWS_AT_ONCE: u64 = 200;

/// Rows in one reading of beginnings.
const BEGINNINGS_AT_ONCE: u64 = 5_000;

/// Characters that surely hold the id of the key: `v1.`, an id of at most 32, a dot.
const BEGINNING: u8 = 36;

/// The ids of the keys that may have sealed something.
pub async fn in_use(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows = key_in_use::Entity::find().order_by_asc(key_in_use::Column::Id).all(conn).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Notes that a key may seal something from now on.
pub async fn note(tx: &DatabaseTransaction, id: &str) -> Result<(), DbErr> {
    let known = OnConflict::column(key_in_use::Column::Id).do_nothing().to_owned();
    let row = key_in_use::ActiveModel { id: Set(id.to_owned()) };
    key_in_use::Entity::insert(row).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a key that sealed nothing that is left.
pub async fn forget(tx: &DatabaseTransaction, id: &str) -> Result<(), DbErr> {
    key_in_use::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// A row of a sealed column.
#[derive(Clone, Debug)]
pub struct SealedRow {
    names: Vec<Value>,
    /// What names the row in its place.
    pub row: String,
    /// The sealed value, or its beginning; empty when there is none.
    pub sealed: String,
}

/// Some rows after another, in the order of their names.
pub async fn page(
    conn: &impl ConnectionTrait,
    field: &Field,
    after: Option<&SealedRow>,
) -> Result<Vec<SealedRow>, DbErr> {
    rows(conn, field, after, Expr::col(field.column), ROWS_AT_ONCE).await
}

/// Puts a value sealed anew in place of the one that was read, and its keyed hash beside it where the field has one. Says
/// whether the value was still there.
pub async fn replace(
    tx: &DatabaseTransaction,
    field: &Field,
    row: &SealedRow,
    (sealed, index): (&str, Option<String>),
) -> Result<bool, DbErr> {
    let mut update = Query::update();
    if let Some((column, index)) = field.index.zip(index) {
        update.value(column, index);
    }
    update.table(field.table).value(field.column, sealed).and_where(Expr::col(field.column).eq(row.sealed.as_str()));
    for ((column, _), name) in field.row.iter().zip(&row.names) {
        update.and_where(Expr::col(*column).eq(name.clone()));
    }
    Ok(tx.execute(&update).await?.rows_affected() == 1)
}

/// How much each key has sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Values in the database, by the key's id.
    pub rows: BTreeMap<String, u64>,
    /// Files, by the key's id.
    pub files: BTreeMap<String, u64>,
    /// Where something lies that is no seal at all.
    pub unsealed: Vec<String>,
}

impl Uses {
    /// The ids of all keys that something was sealed with.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.rows.keys().chain(self.files.keys()).map(String::as_str).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Values and files of a key.
    #[must_use]
    pub fn of(&self, id: &str) -> (u64, u64) {
        let of = |counts: &BTreeMap<String, u64>| counts.get(id).copied().unwrap_or_default();
        (of(&self.rows), of(&self.files))
    }
}

/// Counts what each key has sealed: reads the beginning of everything.
pub async fn count(conn: &impl ConnectionTrait, files: &dyn FileStore) -> Result<Uses, CountError> {
    let mut uses = Uses::default();
    for field in &FIELDS {
        let mut after = None;
        loop {
            let beginning = Func::cust("substr").arg(Expr::col(field.column)).arg(1).arg(i32::from(BEGINNING)).into();
            let rows = rows(conn, field, after.as_ref(), beginning, BEGINNINGS_AT_ONCE).await?;
            for row in rows.iter().filter(|row| !row.sealed.is_empty()) {
                match key_of_seal(&row.sealed) {
                    Some(id) => *uses.rows.entry(id.to_owned()).or_default() += 1,
                    None => uses.unsealed.push(format!("{}.{}", field.table, field.column)),
                }
            }
            after = rows.into_iter().next_back();
            if after.is_none() {
                break;
            }
        }
    }
    for file in files.list().await? {
        match files.head(file.name, u64::from(BEGINNING)).await {
            Ok(head) => match std::str::from_utf8(&head).ok().and_then(key_of_seal) {
                Some(id) => *uses.files.entry(id.to_owned()).or_default() += 1,
                None => uses.unsealed.push(format!("the file {}", file.name)),
            },
            // Removed meanwhile.
            Err(FileError::Missing(_)) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(uses)
}

/// Why it could not be counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// The database failed.
    #[error("the database cannot be read")]
    Db(#[from] DbErr),
    /// The file store failed.
    #[error("the files cannot be read")]
    Files(#[from] FileError),
}

async fn rows(
    conn: &impl ConnectionTrait,
    field: &Field,
    after: Option<&SealedRow>,
    value: SimpleExpr,
    most: u64,
) -> Result<Vec<SealedRow>, DbErr> {
    let mut select = Query::select();
    select.from(field.table).expr_as(value, "sealed_value").limit(most);
    for (column, _) in field.row {
        select.column(*column).order_by(*column, Order::Asc);
    }
    if let Some(after) = after {
        let columns = Expr::tuple(field.row.iter().map(|(column, _)| Expr::col(*column)));
        let names = Expr::tuple(after.names.iter().map(|name| Expr::value(name.clone())));
        select.and_where(columns.gt(names));
    }
    conn.query_all(&select).await?.iter().map(|row| sealed_row(field, row)).collect()
}

fn sealed_row(field: &Field, row: &QueryResult) -> Result<SealedRow, DbErr> {
    let (mut names, mut written) = (Vec::new(), Vec::new());
    for (column, name) in field.row {
        let (value, text) = match name {
            RowName::Random => row.try_get::<Uuid>("", column).map(|id| (id.into(), id.to_string())),
            RowName::Number => row.try_get::<i32>("", column).map(|number| (number.into(), number.to_string())),
            RowName::Text => row.try_get::<String>("", column).map(|text| (text.clone().into(), text)),
        }?;
        names.push(value);
        written.push(text);
    }
    let sealed = row.try_get::<Option<String>>("", "sealed_value")?.unwrap_or_default();
    Ok(SealedRow { names, row: written.join("/"), sealed })
}
