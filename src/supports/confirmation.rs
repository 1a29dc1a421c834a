//! Supports that are confirmed now. Many share a commit; a batch of papers brings its own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{InitiativeId, SupportId};
use entity::{initiative, support, support_receipt, support_request};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::counts::Cell;
use super::rows;
use super::store::{count, counts_of};
use super::support::{Support, is_collecting};
use crate::counties::county::SupportLevel;
use crate::initiatives::facts::Reached;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::store as initiatives;
use crate::kernel::random::Random;
use crate::notifications::messages::InitiativeMessage;
use crate::notifications::outbox;
use crate::platform::error::Error;
use crate::platform::group_commit::{Piece, insert_all};
use crate::platform::keyring::Keyring;

/// How many values one look-up holds: a few fixed numbers, so that each connection prepares a few statements and keeps
/// them.
const LOOKED_UP: [usize; 5] = [1, 8, 32, 128, 512];

/// A support that is to be added.
pub struct Confirmation {
    /// The support.
    pub support: Support,
    /// Its row.
    pub row: support::ActiveModel,
    /// The hashes of its address under every key that there is.
    pub email_indexes: Vec<String>,
    /// The hashes of the person's code under every key that there is or was.
    pub code_hashes: Vec<String>,
    /// The earlier support of the same person, where two people who compared a paper found so.
    pub same_as: Option<SupportId>,
    /// Selector and hash of the receipt code, where one is given.
    pub receipt: Option<(String, String)>,
    /// What a threshold that is reached needs.
    pub context: Context,
}

/// What a threshold that is reached needs.
#[derive(Clone)]
pub struct Context {
    /// The keys that what is told of it is sealed with.
    pub keyring: Keyring,
    /// Randomness.
    pub random: Random,
    /// The levels that count in this county.
    pub counting: Vec<SupportLevel>,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Piece for Confirmation {
    async fn write(batch: &[Self], tx: &DatabaseTransaction) -> Result<(), DbErr> {
        add(tx, batch).await?;
        Ok(())
    }
}

/// Adds what may be added and moves the counts; gives the ids of what was. Left out, as if they had not come, are those
/// whose initiative collects no more and those whose person supports it already. Whoever writes supports of an
/// initiative holds its row, so that they do so one after the other.
pub async fn add(tx: &DatabaseTransaction, batch: &[Confirmation]) -> Result<Vec<SupportId>, DbErr> {
    let open = lock(tx, batch).await?;
    let mut known = Known::among(tx, batch).await?;
    let mut added = Added::default();
    for piece in batch.iter().filter(|piece| open.contains_key(&piece.support.initiative)) {
        known.place(piece, &mut added);
    }
    let ids = added.ids.clone();
    let touched: BTreeSet<InitiativeId> = added.steps.keys().map(|(initiative, _)| *initiative).collect();
    added.write(tx).await?;
    for (initiative, row) in open.into_iter().filter(|(initiative, _)| touched.contains(initiative)) {
        let piece = batch.iter().find(|piece| piece.support.initiative == initiative);
        if let Some(piece) = piece.filter(|_| row.threshold.is_some() && row.reached_on.is_none()) {
            reach(tx, row, &piece.context, piece.support.confirmed_on).await.map_err(told)?;
        }
    }
    Ok(ids)
}

/// Holds the initiatives, in the order of their ids; gives those that collect.
async fn lock(
    tx: &DatabaseTransaction,
    batch: &[Confirmation],
) -> Result<BTreeMap<InitiativeId, initiative::Model>, DbErr> {
    let held = initiatives::hold_all(tx, batch.iter().map(|piece| piece.support.initiative)).await?;
    let on: BTreeMap<_, _> = batch.iter().map(|piece| (piece.support.initiative, piece.support.confirmed_on)).collect();
    let is_open = |id: &InitiativeId, row: &initiative::Model| {
        on.get(id).is_some_and(|on| Initiative::try_from(row.clone()).is_ok_and(|it| is_collecting(&it, *on)))
    };
    Ok(held.into_iter().filter(|(id, row)| is_open(id, row)).collect())
}

/// A support that is there.
#[derive(Clone)]
struct There {
    id: SupportId,
    cell: Cell,
    /// The support with which it counts.
    counted_with: Option<SupportId>,
}

/// Who supports already, among those of a batch.
struct Known {
    addresses: HashMap<(InitiativeId, SupportLevel, String), There>,
    codes: HashSet<(InitiativeId, String)>,
    /// All of them: also those that a paper was found to be the same as, and those with which others count.
    named: HashMap<SupportId, There>,
}

impl Known {
    async fn among(tx: &DatabaseTransaction, batch: &[Confirmation]) -> Result<Self, DbErr> {
        let of = |values: fn(&Confirmation) -> &Vec<String>| batch.iter().flat_map(values).cloned().collect::<Vec<_>>();
        let mut found: Vec<support::Model> = Vec::new();
        for some in padded(&of(|piece| &piece.email_indexes)) {
            found.extend(support::Entity::find().filter(support::Column::EmailIndex.is_in(some)).all(tx).await?);
        }
        let initiatives: BTreeSet<InitiativeId> = batch.iter().map(|piece| piece.support.initiative).collect();
        for some in padded(&of(|piece| &piece.code_hashes)) {
            let theirs = support::Entity::find()
                .filter(support::Column::InitiativeId.is_in(initiatives.iter().copied()))
                .filter(support::Column::CodeHash.is_in(some));
            found.extend(theirs.all(tx).await?);
        }
        for some in padded(&batch.iter().filter_map(|piece| piece.same_as).map(|id| id.0).collect::<Vec<Uuid>>()) {
            let standing = support::Entity::find().filter(support::Column::WithdrawnOn.is_null());
            found.extend(standing.filter(support::Column::Id.is_in(some)).all(tx).await?);
        }
        // What they count with takes part where that changes.
        let with: Vec<Uuid> = found.iter().filter_map(|row| row.counted_with).map(|id| id.0).collect();
        for some in padded(&with) {
            found.extend(support::Entity::find().filter(support::Column::Id.is_in(some)).all(tx).await?);
        }
        let mut known = Self { addresses: HashMap::new(), codes: HashSet::new(), named: HashMap::new() };
        for row in found {
            let Some((initiative, cell)) = rows::cell(&row) else { continue };
            if let Some(code) = row.code_hash {
                known.codes.insert((initiative, code));
            }
            let there = There { id: row.id, counted_with: row.counted_with, cell };
            known.named.insert(there.id, there.clone());
            if let Some(index) = row.email_index {
                known.addresses.insert((initiative, there.cell.level, index), there);
            }
        }
        Ok(known)
    }

    fn at(&self, piece: &Confirmation, level: SupportLevel) -> Option<&There> {
        let initiative = piece.support.initiative;
        piece.email_indexes.iter().find_map(|index| self.addresses.get(&(initiative, level, index.clone())))
    }

    /// What somebody's support by letter counts with: itself, or the paper that two people found to be the same
    /// person's. Nothing where it counts with somebody who showed who they are.
    fn counted_by_letter(&mut self, piece: &Confirmation) -> Option<&mut There> {
        let letter = self.at(piece, SupportLevel::Email)?;
        let head = letter.counted_with.unwrap_or(letter.id);
        self.named.get_mut(&head).filter(|head| head.counted_with.is_none() && head.cell.level != SupportLevel::Strong)
    }

    /// Lays a support where it belongs, unless its person is there already.
    fn place(&mut self, piece: &Confirmation, added: &mut Added) {
        let Support { id, initiative, level, .. } = piece.support;
        let is_there = level == SupportLevel::Email && self.at(piece, level).is_some();
        if is_there || piece.code_hashes.iter().any(|code| self.codes.contains(&(initiative, code.clone()))) {
            return;
        }
        let mut row = piece.row.clone();
        let cell = Cell { level, ground: piece.support.ground, municipality: piece.support.municipality.clone() };
        let mut there = There { id, cell: cell.clone(), counted_with: None };
        let same = piece.same_as.and_then(|other| self.named.get_mut(&other));
        if let Some(same) = same {
            match (same.cell.level, same.counted_with) {
                // Signed by hand it is surer than an address, and takes its place in the count.
                (SupportLevel::Email, None) => {
                    same.counted_with = Some(id);
                    added.twins.push((same.id, id));
                    added.step(initiative, same.cell.clone(), -1);
                    added.step(initiative, cell, 1);
                }
                (_, with) => row.counted_with = Set(Some(with.unwrap_or(same.id))),
            }
        } else if level == SupportLevel::Email {
            // Whoever showed who they are, and stated this address, is counted there.
            match self.at(piece, SupportLevel::Strong) {
                Some(twin) => {
                    added.twins.push((id, twin.id));
                    there.counted_with = Some(twin.id);
                }
                None => added.step(initiative, cell, 1),
            }
        } else {
            added.step(initiative, cell, 1);
            if self.at(piece, level).is_some() {
                // Two persons who share an address: it cannot say which of them it belongs to.
                (row.email, row.email_index) = (Set(None), Set(None));
            } else if let Some(twin) = self.counted_by_letter(piece) {
                twin.counted_with = Some(id);
                added.twins.push((twin.id, id));
                added.step(initiative, twin.cell.clone(), -1);
            }
        }
        self.named.insert(id, there.clone());
        for index in &piece.email_indexes {
            self.addresses.entry((initiative, level, index.clone())).or_insert_with(|| there.clone());
        }
        self.codes.extend(piece.code_hashes.iter().map(|code| (initiative, code.clone())));
        added.ids.push(id);
        added.rows.push(row);
        let receipt = |(selector, hash): (String, String)| support_receipt::ActiveModel {
            selector: Set(selector),
            support_id: Set(id),
            secret_hash: Set(hash),
        };
        added.receipts.extend(piece.receipt.clone().map(receipt));
    }
}

/// What a batch writes.
#[derive(Default)]
struct Added {
    ids: Vec<SupportId>,
    rows: Vec<support::ActiveModel>,
    receipts: Vec<support_receipt::ActiveModel>,
    /// A support, and the surer one of the same person with which it counts from now on, and with it those that counted
    /// with it.
    twins: Vec<(SupportId, SupportId)>,
    steps: BTreeMap<(InitiativeId, Cell), i64>,
}

impl Added {
    fn step(&mut self, initiative: InitiativeId, cell: Cell, step: i64) {
        *self.steps.entry((initiative, cell)).or_default() += step;
    }

    async fn write(self, tx: &DatabaseTransaction) -> Result<(), DbErr> {
        insert_all::<support::Entity, _>(tx, self.rows.into_iter()).await?;
        insert_all::<support_receipt::Entity, _>(tx, self.receipts.into_iter()).await?;
        for (one, with) in self.twins {
            let joined = support::ActiveModel { counted_with: Set(Some(with)), ..Default::default() };
            let theirs = Condition::any().add(support::Column::Id.eq(one)).add(support::Column::CountedWith.eq(one));
            support::Entity::update_many().set(joined).filter(theirs).exec(tx).await?;
        }
        for some in padded(&self.ids.iter().map(|id| id.0).collect::<Vec<Uuid>>()) {
            let spent = support_request::Column::Id.is_in(some);
            support_request::Entity::delete_many().filter(spent).exec(tx).await?;
        }
        count(tx, &self.steps).await
    }
}

/// Looks whether an initiative has come to its limit. It does so once: its row is held, and says so from now on.
async fn reach(
    tx: &DatabaseTransaction,
    row: initiative::Model,
    context: &Context,
    today: NaiveDate,
) -> Result<(), Error> {
    let whole = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    let (Some(threshold), Some(population), Some(counted_on)) =
        (whole(row.threshold), whole(row.population), row.population_on)
    else {
        return Ok(());
    };
    let initiative = Initiative::try_from(row)?;
    let id = initiative.id;
    let supporters = counts_of(tx, id).await?.tally(initiative.kind, &context.counting).total();
    if supporters < u64::from(threshold) {
        return Ok(());
    }
    let reached = Reached { threshold, population, counted_on };
    let change = initiative.reach(reached, today)?;
    initiatives::record(tx, &change, &context.keyring, &context.random).await?;
    initiatives::note_reached(tx, id, today).await?;
    let makers = initiatives::makers_of(tx, id, &context.keyring).await?;
    let sealing = (&context.keyring, &context.random);
    let message = InitiativeMessage::Reached;
    outbox::tell_makers(tx, sealing, &change.initiative, &makers, message, context.now).await?;
    Ok(())
}

fn told(fault: Error) -> DbErr {
    DbErr::Custom(format!("{:#}", anyhow::Error::from(fault)))
}

/// Values in pieces of a few fixed lengths; the last value of a piece is repeated until it has one of them.
fn padded<T: Clone>(values: &[T]) -> Vec<Vec<T>> {
    let most = LOOKED_UP.last().copied().unwrap_or(1);
    let fill = |some: &[T]| {
        let length = LOOKED_UP.into_iter().find(|length| *length >= some.len()).unwrap_or(most);
        let last = some.last().cloned();
        some.iter().cloned().chain(std::iter::repeat_n(last, length - some.len()).flatten()).collect()
    };
    values.chunks(most).map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_ups_have_few_lengths_and_lose_nothing() {
        assert_eq!(padded::<u8>(&[]), Vec::<Vec<u8>>::new());
        assert_eq!(padded(&[1, 2, 3]), [vec![1, 2, 3, 3, 3, 3, 3, 3]]);
        assert_eq!(padded(&(0..600).collect::<Vec<_>>()).iter().map(Vec::len).collect::<Vec<_>>(), [512, 128]);
    }
}
