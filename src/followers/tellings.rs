//! What followers are told, and how far it has come: a telling is made of what is new in the course of an initiative, and
//! then goes from follower to follower in steps.

use entity::ids::InitiativeId;
use entity::{followed_initiative, follower, follower_telling, initiative_event};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::store::{begin, hold, known, reached_at};
use super::token::FollowerToken;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::event::Happened;
use crate::initiatives::store::course_of;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// The code of a step that is no event: a day that was promised has passed.
pub const LATE: &str = "late";

/// Stands between the codes of a telling.
const BETWEEN: &str = ",";

/// What is new in a course behind a place: the codes of what everybody may read, in order.
fn new_steps(course: &[Happened], told: usize) -> Vec<&'static str> {
    course.iter().skip(told).filter(|step| step.event.is_public()).map(|step| step.event.code()).collect()
}

/// The followed initiatives of which something has happened that is not noted yet.
pub async fn with_news(conn: &impl ConnectionTrait) -> Result<Vec<InitiativeId>, DbErr> {
    let later = Query::select()
        .expr(Expr::val(1))
        .from(initiative_event::Entity)
        .and_where(
            Expr::col((initiative_event::Entity, initiative_event::Column::InitiativeId))
                .equals((followed_initiative::Entity, followed_initiative::Column::InitiativeId)),
        )
        .and_where(
            Expr::col((initiative_event::Entity, initiative_event::Column::Position))
                .gt(Expr::col((followed_initiative::Entity, followed_initiative::Column::ToldPosition))),
        )
        .to_owned();
    followed_initiative::Entity::find()
        .select_only()
        .column(followed_initiative::Column::InitiativeId)
        .filter(followed_initiative::Column::Followers.gt(0))
        .filter(Expr::exists(later))
        .order_by_asc(followed_initiative::Column::InitiativeId)
        .into_tuple()
        .all(conn)
        .await
}

/// Notes what has happened to an initiative since somebody looked last. Where anybody follows, it will be told.
pub async fn note_steps(tx: &DatabaseTransaction, id: InitiativeId, keyring: &Keyring) -> Result<(), Error> {
    begin(tx, id).await?;
    let followed = hold(tx, id).await?.ok_or(Error::NotFound)?;
    let course = course_of(tx, id, keyring).await?;
    let position = i32::try_from(course.len()).unwrap_or(i32::MAX);
    if position <= followed.told_position {
        return Ok(());
    }
    let steps = new_steps(&course, usize::try_from(followed.told_position).unwrap_or_default());
    tell(tx, &followed, &steps).await?;
    followed_initiative::Entity::update_many()
        .set(followed_initiative::ActiveModel { told_position: Set(position), ..Default::default() })
        .filter(followed_initiative::Column::InitiativeId.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that a day which was promised about an initiative has passed. Where anybody follows, it will be told.
pub async fn note_late(tx: &DatabaseTransaction, id: InitiativeId) -> Result<(), DbErr> {
    match hold(tx, id).await? {
        Some(followed) => tell(tx, &followed, &[LATE]).await,
        None => Ok(()),
    }
}

async fn tell(tx: &DatabaseTransaction, followed: &followed_initiative::Model, steps: &[&str]) -> Result<(), DbErr> {
    if steps.is_empty() || followed.followers == 0 {
        return Ok(());
    }
    let number = followed.tellings.saturating_add(1);
    let telling = follower_telling::ActiveModel {
        initiative_id: Set(followed.initiative_id),
        number: Set(number),
        steps: Set(steps.join(BETWEEN)),
        told_until: Set(None),
    };
    follower_telling::Entity::insert(telling).exec_without_returning(tx).await?;
    followed_initiative::Entity::update_many()
        .set(followed_initiative::ActiveModel { tellings: Set(number), ..Default::default() })
        .filter(followed_initiative::Column::InitiativeId.eq(followed.initiative_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Somebody who is told.
pub struct Reader {
    /// Where.
    pub email: EmailAddress,
    /// In which language.
    pub locale: Locale,
    /// What leads to where following ends.
    pub token: FollowerToken,
}

/// Some of those who are told of the same.
pub struct Batch {
    /// The initiative.
    pub initiative: InitiativeId,
    /// Codes of what happened, with a comma between them.
    pub steps: String,
    /// Whom; not those who have no address, as they read on their own page.
    pub to: Vec<Reader>,
}

/// Is anybody to be told of anything?
pub async fn is_any(conn: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(follower_telling::Entity::find().one(conn).await?.is_some())
}

/// The next followers who are to be told of something, at most so many, and moves on behind them: whoever commits has
/// taken them, and nobody gets them again. Nothing when nobody is to be told, or when other instances are at it.
pub async fn next_batch(tx: &DatabaseTransaction, most: u64, keyring: &Keyring) -> Result<Option<Batch>, Error> {
    let telling = follower_telling::Entity::find()
        .order_by_asc(follower_telling::Column::InitiativeId)
        .order_by_asc(follower_telling::Column::Number)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx)
        .await?;
    let Some(telling) = telling else { return Ok(None) };
    let mut rows = follower::Entity::find()
        .filter(follower::Column::InitiativeId.eq(telling.initiative_id))
        .filter(follower::Column::JoinedAfter.lt(telling.number));
    if let Some(until) = telling.told_until {
        rows = rows.filter(follower::Column::Id.gt(until));
    }
    let rows = rows.order_by_asc(follower::Column::Id).limit(most).all(tx).await?;
    let is_last = u64::try_from(rows.len()).unwrap_or(u64::MAX) < most;
    move_on(tx, &telling, rows.last().filter(|_| !is_last)).await?;
    let mut to = Vec::new();
    for row in &rows {
        match reader(row, keyring) {
            Ok(reader) => to.extend(reader),
            // One row that cannot be read keeps nobody else from being told.
            Err(fault) => tracing::error!(follower = %row.id, fault = format!("{fault:#}"), "a follower is not told"),
        }
    }
    Ok(Some(Batch { initiative: telling.initiative_id, steps: telling.steps, to }))
}

/// Notes the last who was told, or forgets the telling with the last of all.
async fn move_on(
    tx: &DatabaseTransaction,
    telling: &follower_telling::Model,
    last: Option<&follower::Model>,
) -> Result<(), DbErr> {
    let key = (telling.initiative_id, telling.number);
    let Some(last) = last else {
        follower_telling::Entity::delete_by_id(key).exec(tx).await?;
        return Ok(());
    };
    follower_telling::Entity::update_many()
        .set(follower_telling::ActiveModel { told_until: Set(Some(last.id)), ..Default::default() })
        .filter(follower_telling::Column::InitiativeId.eq(telling.initiative_id))
        .filter(follower_telling::Column::Number.eq(telling.number))
        .exec(tx)
        .await?;
    Ok(())
}

fn reader(row: &follower::Model, keyring: &Keyring) -> Result<Option<Reader>, Error> {
    let Some((email, token)) = reached_at(row, keyring)? else { return Ok(None) };
    Ok(Some(Reader { email, locale: known(row)?.locale, token }))
}
