//! A form that someone sent after their session had ended: kept for a day, for them alone.
//!
//! Only who shows the cookie of a session that was theirs can have one kept, and only few of bounded size; so nobody
//! fills the table from outside.

use chrono::{DateTime, Duration, Utc};
use entity::ids::StaffId;
use entity::kept_form::{ActiveModel, Column, Entity};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// How long a form is kept, and how long an ended session tells whose it was.
pub const KEPT_FOR: Duration = Duration::hours(24);

/// The most forms kept for one person; what comes after them is not kept.
pub const KEPT_MAX: u64 = 10;

/// The most that one form may hold: the longest answer with room to spare.
pub const CONTENT_MAX_BYTES: usize = 64 * 1024;

/// A form as it was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Where it was sent.
    pub address: String,
    /// Everything in it, in the writer's own form.
    pub content: String,
}

fn place(staff: StaffId, address: &str) -> Place {
    Place::of("kept_forms", "content", format_args!("{staff}/{address}"))
}

/// Keeps a form in place of an earlier one for the same address; says whether there was room for it.
pub async fn keep(
    tx: &DatabaseTransaction,
    staff: StaffId,
    form: &KeptForm,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let others = Entity::find().filter(Column::StaffId.eq(staff)).filter(Column::Address.ne(&form.address));
    if form.content.len() > CONTENT_MAX_BYTES || others.count(tx).await? >= KEPT_MAX {
        return Ok(false);
    }
    let row = ActiveModel {
        staff_id: Set(staff),
        address: Set(form.address.clone()),
        content: Set(keyring.seal_text(random, &form.content, &place(staff, &form.address))),
        kept_at: Set(now),
    };
    let replace = OnConflict::columns([Column::StaffId, Column::Address])
        .update_columns([Column::Content, Column::KeptAt])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(true)
}

/// The latest form of a person that was sent to a page or to an address below it.
pub async fn latest_under(
    conn: &impl ConnectionTrait,
    staff: StaffId,
    page: &str,
    keyring: &Keyring,
    now: DateTime<Utc>,
) -> Result<Option<KeptForm>, Error> {
    let kept = Entity::find().filter(Column::StaffId.eq(staff)).filter(Column::KeptAt.gt(now - KEPT_FOR));
    let rows = kept.order_by_desc(Column::KeptAt).order_by_asc(Column::Address).all(conn).await?;
    let is_under =
        |address: &str| address.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let Some(row) = rows.into_iter().find(|row| is_under(&row.address)) else {
        return Ok(None);
    };
    let content = keyring.open_text(&row.content, &place(staff, &row.address)).map_err(Error::internal)?;
    Ok(Some(KeptForm { address: row.address, content }))
}

/// Is a form kept for this very address?
pub async fn is_kept(conn: &impl ConnectionTrait, staff: StaffId, address: &str) -> Result<bool, DbErr> {
    Ok(Entity::find_by_id((staff, address.to_owned())).one(conn).await?.is_some())
}

/// Forgets the form that was kept for an address.
pub async fn forget(tx: &DatabaseTransaction, staff: StaffId, address: &str) -> Result<(), DbErr> {
    Entity::delete_by_id((staff, address.to_owned())).exec(tx).await?;
    Ok(())
}

/// Forgets all forms older than a day.
pub async fn sweep(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(Column::KeptAt.lte(now - KEPT_FOR)).exec(tx).await?.rows_affected)
}
