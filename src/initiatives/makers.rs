//! The queries on makers that look at more than one initiative: whom a step concerns, and whose data is whose.

use std::collections::{HashMap, HashSet};

use entity::ids::InitiativeId;
use entity::{initiative, initiative_maker, initiative_receipt};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::errors::StoreError;
use super::initiative::Initiative;
use super::maker::Maker;
use super::rows;
use crate::feedback::contact::EmailAddress;
use crate::platform::keyring::Keyring;

/// An initiative with those who make it.
pub type Made = (Initiative, Vec<Maker>);

/// Whom a step of an initiative concerns: its makers, and those of all that became a part of it, now or mergers ago.
/// They are told by the number of their own initiative (act 611/2021 § 30).
pub async fn concerned(
    conn: &impl ConnectionTrait,
    initiative: &Initiative,
    keyring: &Keyring,
) -> Result<Vec<Made>, StoreError> {
    let mut all = vec![initiative.clone()];
    let mut into = vec![initiative.id];
    while !into.is_empty() {
        let rows = initiative::Entity::find()
            .filter(initiative::Column::MergedInto.is_in(into))
            .order_by_asc(initiative::Column::Id)
            .all(conn)
            .await?;
        into = rows.iter().map(|row| row.id).collect();
        for row in rows {
            all.push(Initiative::try_from(row)?);
        }
    }
    let ids: Vec<_> = all.iter().map(|one| one.id).collect();
    let mut makers = of_all(conn, &ids, keyring).await?;
    Ok(all
        .into_iter()
        .map(|one| {
            let made = makers.remove(&one.id).unwrap_or_default();
            (one, made)
        })
        .collect())
}

/// The makers of some initiatives, of each the first who signed first.
pub async fn of_all(
    conn: &impl ConnectionTrait,
    ids: &[InitiativeId],
    keyring: &Keyring,
) -> Result<HashMap<InitiativeId, Vec<Maker>>, StoreError> {
    let rows = initiative_maker::Entity::find()
        .filter(initiative_maker::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(initiative_maker::Column::InitiativeId)
        .order_by_asc(initiative_maker::Column::Position)
        .all(conn)
        .await?;
    let mut makers = HashMap::<_, Vec<_>>::new();
    for row in rows {
        makers.entry(row.initiative_id).or_default().push(rows::maker(&row, keyring)?);
    }
    Ok(makers)
}

/// The initiatives that somebody with this address makes.
pub async fn of_address(
    conn: &impl ConnectionTrait,
    address: &EmailAddress,
    keyring: &Keyring,
) -> Result<Vec<InitiativeId>, DbErr> {
    initiative_maker::Entity::find()
        .select_only()
        .column(initiative_maker::Column::InitiativeId)
        .filter(initiative_maker::Column::EmailIndex.is_in(address.indexes(keyring)))
        .into_tuple()
        .all(conn)
        .await
}

/// Who says that a maker's place is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Whoever filed it, by the receipt that an operator was shown: the first place.
    Filer,
    /// Somebody with an address, by its keyed hashes: the places with it. Whoever has the code may have it from the
    /// first maker, so that the code makes no place theirs.
    Address(&'a [String]),
}

/// A maker's place: the initiative, and the position from 1.
pub type MakerPlace = (InitiativeId, i32);

/// Which places among the makers of some initiatives are a person's, in the order of the initiatives.
pub async fn places_of(
    conn: &impl ConnectionTrait,
    ids: &[InitiativeId],
    whose: Whose<'_>,
) -> Result<Vec<MakerPlace>, DbErr> {
    let theirs = match whose {
        Whose::Filer => initiative_maker::Column::Position.eq(FIRST),
        Whose::Address(indexes) => initiative_maker::Column::EmailIndex.is_in(indexes),
    };
    initiative_maker::Entity::find()
        .select_only()
        .columns([initiative_maker::Column::InitiativeId, initiative_maker::Column::Position])
        .filter(initiative_maker::Column::InitiativeId.is_in(ids.iter().copied()))
        .filter(theirs)
        .order_by_asc(initiative_maker::Column::InitiativeId)
        .order_by_asc(initiative_maker::Column::Position)
        .into_tuple()
        .all(conn)
        .await
}

/// The place of whoever signed first.
const FIRST: i32 = 1;

/// Takes away the makers of some places and how to reach them, and with a first one what opens the initiative for its
/// author. The other makers stay, and so does what the initiatives say: they are kept for good (act 831/1994).
pub async fn forget(tx: &DatabaseTransaction, places: &[MakerPlace]) -> Result<(), DbErr> {
    let nobody = initiative_maker::ActiveModel {
        name: Set(None),
        speaker: Set(None),
        email: Set(None),
        email_index: Set(None),
        phone: Set(None),
        ..Default::default()
    };
    for (id, position) in places {
        initiative_maker::Entity::update_many()
            .set(nobody.clone())
            .filter(initiative_maker::Column::InitiativeId.eq(*id))
            .filter(initiative_maker::Column::Position.eq(*position))
            .exec(tx)
            .await?;
    }
    let closed: HashSet<InitiativeId> =
        places.iter().filter(|(_, position)| *position == FIRST).map(|(id, _)| *id).collect();
    let receipts = initiative_receipt::Column::InitiativeId.is_in(closed);
    initiative_receipt::Entity::delete_many().filter(receipts).exec(tx).await?;
    Ok(())
}
