//! Every query of supports; those that wait are in [`super::requests`].

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::ids::{InitiativeId, ResidentId, SupportId};
use entity::{initiative, support, support_count, support_receipt};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::counts::{Cell, Counts};
use super::rows;
use super::support::{Giver, Support, is_collecting};
use super::token::SupportToken;
use crate::counties::county::SupportLevel;
use crate::feedback::contact::EmailAddress;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::kind::Ground;
use crate::initiatives::store as initiatives;
use crate::notifications::outbox;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;

/// Names on a page.
pub const NAMES: u64 = 50;

/// The support of a letter.
pub async fn find_by_link(conn: &impl ConnectionTrait, token: &SupportToken) -> Result<Option<Support>, Error> {
    let by_link = support::Column::TokenHash.eq(token.hash());
    let row = support::Entity::find().filter(by_link).one(conn).await?;
    row.map(|row| rows::support(&row)).transpose()
}

/// The support of an id, for whoever has shown that it is theirs.
pub async fn find_by_id(conn: &impl ConnectionTrait, id: SupportId) -> Result<Option<Support>, Error> {
    let row = support::Entity::find_by_id(id).one(conn).await?;
    row.map(|row| rows::support(&row)).transpose()
}

/// The support by letter of an address.
pub async fn find_by_address(
    conn: &impl ConnectionTrait,
    initiative: InitiativeId,
    email: &EmailAddress,
    keyring: &Keyring,
) -> Result<Option<Support>, Error> {
    let row = support::Entity::find()
        .filter(support::Column::InitiativeId.eq(initiative))
        .filter(support::Column::Level.eq(SupportLevel::Email.code()))
        .filter(support::Column::EmailIndex.is_in(email.indexes(keyring)))
        .one(conn)
        .await?;
    row.map(|row| rows::support(&row)).transpose()
}

/// The support of whoever showed who they are.
pub async fn find_by_code(
    conn: &impl ConnectionTrait,
    initiative: InitiativeId,
    hashes: &[String],
) -> Result<Option<Support>, Error> {
    let row = support::Entity::find()
        .filter(support::Column::InitiativeId.eq(initiative))
        .filter(support::Column::CodeHash.is_in(hashes))
        .one(conn)
        .await?;
    row.map(|row| rows::support(&row)).transpose()
}

/// Supports on somebody's own page: those confirmed from the account's address, and those given while signed in.
pub async fn list_own(
    conn: &impl ConnectionTrait,
    email_indexes: &[String],
    resident: Option<ResidentId>,
) -> Result<Vec<Support>, Error> {
    let by_letter = Condition::all()
        .add(support::Column::Level.eq(SupportLevel::Email.code()))
        .add(support::Column::EmailIndex.is_in(email_indexes));
    let mut theirs = Condition::any().add(by_letter);
    if let Some(resident) = resident {
        theirs = theirs.add(support::Column::ResidentId.eq(resident));
    }
    let found = support::Entity::find().filter(theirs).order_by_desc(support::Column::ConfirmedOn);
    let found = found.order_by_asc(support::Column::Id).all(conn).await?;
    found.iter().map(rows::support).collect()
}

/// Who gave a support, as long as it is kept.
pub async fn giver_of(conn: &impl ConnectionTrait, id: SupportId, keyring: &Keyring) -> Result<Giver, Error> {
    let row = support::Entity::find_by_id(id).one(conn).await?;
    row.map_or_else(|| Ok(Giver::default()), |row| rows::giver(&row, keyring))
}

/// A name that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The support.
    pub id: SupportId,
    /// The name.
    pub name: String,
    /// Its municipality.
    pub municipality: Option<String>,
}

/// Names that people chose to show, of supports of these levels that count alone, behind an id; one more than [`NAMES`]
/// where there are more. Their order tells nothing of when they came.
pub async fn names(
    conn: &impl ConnectionTrait,
    initiative: InitiativeId,
    levels: &[SupportLevel],
    after: Option<SupportId>,
    keyring: &Keyring,
) -> Result<Vec<Named>, Error> {
    let mut shown = support::Entity::find()
        .filter(support::Column::InitiativeId.eq(initiative))
        .filter(support::Column::ShowsName.eq(true))
        .filter(support::Column::Name.is_not_null())
        .filter(support::Column::CountedWith.is_null())
        .filter(support::Column::Level.is_in(levels.iter().map(|level| level.code())));
    if let Some(after) = after {
        shown = shown.filter(support::Column::Id.gt(after));
    }
    let rows = shown.order_by_asc(support::Column::Id).limit(NAMES + 1).all(conn).await?;
    let named = |row: support::Model| {
        let name = rows::name(row.id, row.name.as_deref(), keyring)?.unwrap_or_default();
        Ok(Named { id: row.id, name, municipality: row.municipality_id })
    };
    rows.into_iter().map(named).collect()
}

/// The kept counts of an initiative.
pub async fn counts_of(conn: &impl ConnectionTrait, initiative: InitiativeId) -> Result<Counts, DbErr> {
    Ok(counts_of_all(conn, &[initiative]).await?.remove(&initiative).unwrap_or_default())
}

/// The kept counts of some initiatives; none of one that nobody has supported.
pub async fn counts_of_all(
    conn: &impl ConnectionTrait,
    initiatives: &[InitiativeId],
) -> Result<HashMap<InitiativeId, Counts>, DbErr> {
    let of = support_count::Column::InitiativeId.is_in(initiatives.iter().copied());
    let rows = support_count::Entity::find().filter(of).all(conn).await?;
    let mut all = HashMap::<_, Counts>::new();
    for row in rows {
        if let (Some(level), Some(ground)) = (SupportLevel::parse(&row.level), Ground::parse(&row.ground)) {
            let cell = Cell { level, ground, municipality: Some(row.municipality_id).filter(|id| !id.is_empty()) };
            let supports = u64::try_from(row.supports).unwrap_or_default();
            all.entry(row.initiative_id).or_default().0.push((cell, supports));
        }
    }
    Ok(all)
}

/// Moves the kept counts. Rows are touched in one order, so that two writers never wait for each other.
pub(super) async fn count(tx: &DatabaseTransaction, steps: &BTreeMap<(InitiativeId, Cell), i64>) -> Result<(), DbErr> {
    let key = [
        support_count::Column::InitiativeId,
        support_count::Column::Level,
        support_count::Column::Ground,
        support_count::Column::MunicipalityId,
    ];
    for ((initiative, cell), step) in steps.iter().filter(|(_, step)| **step != 0) {
        let sum = Expr::col((support_count::Entity, support_count::Column::Supports)).add(*step);
        let add = OnConflict::columns(key).value(support_count::Column::Supports, sum).to_owned();
        let row = support_count::ActiveModel {
            initiative_id: Set(*initiative),
            level: Set(cell.level.code().to_owned()),
            ground: Set(cell.ground.code().to_owned()),
            municipality_id: Set(cell.municipality.clone().unwrap_or_default()),
            supports: Set(*step),
        };
        support_count::Entity::insert(row).on_conflict(add).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A count with what it counts: initiative, level, ground, municipality.
pub type Counted = (InitiativeId, String, String, String, i64);

/// The kept counts that are not 0, to be compared with [`recount`].
pub async fn kept_counts(conn: &impl ConnectionTrait) -> Result<Vec<Counted>, DbErr> {
    let rows = support_count::Entity::find().filter(support_count::Column::Supports.ne(0)).all(conn).await?;
    let told =
        |row: support_count::Model| (row.initiative_id, row.level, row.ground, row.municipality_id, row.supports);
    Ok(rows.into_iter().map(told).collect())
}

/// The counts, counted anew.
pub async fn recount(conn: &impl ConnectionTrait) -> Result<Vec<Counted>, DbErr> {
    let rows: Vec<(InitiativeId, String, String, Option<String>, i64)> = support::Entity::find()
        .select_only()
        .columns([
            support::Column::InitiativeId,
            support::Column::Level,
            support::Column::Ground,
            support::Column::MunicipalityId,
        ])
        .column_as(support::Column::Id.count(), "supports")
        .filter(support::Column::WithdrawnOn.is_null())
        .filter(support::Column::CountedWith.is_null())
        .group_by(support::Column::InitiativeId)
        .group_by(support::Column::Level)
        .group_by(support::Column::Ground)
        .group_by(support::Column::MunicipalityId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(id, level, ground, town, n)| (id, level, ground, town.unwrap_or_default(), n)).collect())
}

/// What is left of a support without its person: what is counted stays. Its link and its code tell of nobody, and open
/// it as before.
fn without_person() -> support::ActiveModel {
    support::ActiveModel {
        name: Set(None),
        business_id: Set(None),
        shows_name: Set(false),
        email: Set(None),
        email_index: Set(None),
        code_hash: Set(None),
        resident_id: Set(None),
        ..Default::default()
    }
}

/// Keeps that a support was taken back: it counts no more, and who gave it is forgotten. Of those that
/// counted with it one counts from now on, and the others with that one. Its initiative's row must be held.
pub async fn withdraw(tx: &DatabaseTransaction, withdrawn: &Support, today: NaiveDate) -> Result<(), Error> {
    let row = support::Entity::find_by_id(withdrawn.id).one(tx).await?.ok_or(Error::NotFound)?;
    if row.withdrawn_on.is_some() {
        return Err(Error::Conflict);
    }
    let mut steps = BTreeMap::new();
    if let Some(cell) = rows::cell(&row).filter(|_| row.counted_with.is_none()) {
        *steps.entry(cell).or_default() -= 1;
    }
    let with_it = || support::Column::CountedWith.eq(withdrawn.id);
    let mut freed = support::Entity::find().filter(with_it()).all(tx).await?;
    // One of them takes its place, a surer one before one by letter, and the others count with that one.
    freed.sort_by_key(|row| (row.level == SupportLevel::Email.code(), row.id));
    let heir = freed.first().map(|row| row.id);
    if let Some(cell) = freed.first().and_then(rows::cell) {
        *steps.entry(cell).or_default() += 1;
    }
    let joined = support::ActiveModel { counted_with: Set(heir), ..Default::default() };
    support::Entity::update_many().set(joined).filter(with_it()).exec(tx).await?;
    if let Some(heir) = heir {
        let alone = support::ActiveModel { counted_with: Set(None), ..Default::default() };
        support::Entity::update_many().set(alone).filter(support::Column::Id.eq(heir)).exec(tx).await?;
    }
    let gone = support::ActiveModel { withdrawn_on: Set(Some(today)), counted_with: Set(None), ..without_person() };
    support::Entity::update_many().set(gone).filter(support::Column::Id.eq(withdrawn.id)).exec(tx).await?;
    Ok(count(tx, &steps).await?)
}

/// Forgets who gave some supports, and what opens them; they go on being counted.
pub async fn forget(tx: &DatabaseTransaction, ids: &[SupportId]) -> Result<(), DbErr> {
    let nobody = support::ActiveModel { token_hash: Set(None), ..without_person() };
    let these = support::Column::Id.is_in(ids.iter().copied());
    support::Entity::update_many().set(nobody).filter(these).exec(tx).await?;
    let these = support_receipt::Column::SupportId.is_in(ids.iter().copied());
    support_receipt::Entity::delete_many().filter(these).exec(tx).await?;
    Ok(())
}

/// Forgets who supported some initiatives, and what opens their supports; the counts stay.
pub async fn forget_supporters(tx: &DatabaseTransaction, initiatives: &[InitiativeId]) -> Result<(), DbErr> {
    let of = || support::Column::InitiativeId.is_in(initiatives.iter().copied());
    let theirs = sea_orm::sea_query::Query::select()
        .column(support::Column::Id)
        .from(support::Entity)
        .and_where(of())
        .to_owned();
    let receipts = support_receipt::Column::SupportId.in_subquery(theirs);
    support_receipt::Entity::delete_many().filter(receipts).exec(tx).await?;
    let nobody = support::ActiveModel { token_hash: Set(None), ..without_person() };
    support::Entity::update_many().set(nobody).filter(of()).exec(tx).await?;
    Ok(())
}

/// The initiatives of some supports.
pub async fn initiatives_of(conn: &impl ConnectionTrait, ids: &[SupportId]) -> Result<Vec<InitiativeId>, DbErr> {
    support::Entity::find()
        .select_only()
        .column(support::Column::InitiativeId)
        .distinct()
        .filter(support::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(conn)
        .await
}

/// Erases who gave a support: as long as its initiative collects it is taken back, afterwards it goes on being counted.
pub async fn erase(tx: &DatabaseTransaction, id: SupportId, today: NaiveDate) -> Result<(), Error> {
    let Some(support) = find_by_id(tx, id).await? else { return Ok(()) };
    let row = initiatives::hold(tx, support.initiative).await?.ok_or(Error::NotFound)?;
    let is_open = is_collecting(&Initiative::try_from(row)?, today);
    if let Ok(withdrawn) = support.withdraw(is_open, today) {
        withdraw(tx, &withdrawn, today).await?;
    }
    Ok(forget(tx, &[id]).await?)
}

/// Forgets an address that people stated who showed otherwise who they are.
pub async fn forget_address(tx: &DatabaseTransaction, email_indexes: &[String]) -> Result<(), DbErr> {
    let unknown = support::ActiveModel { email: Set(None), email_index: Set(None), ..Default::default() };
    let stated = support::Column::EmailIndex.is_in(email_indexes);
    let otherwise = support::Column::Level.ne(SupportLevel::Email.code());
    support::Entity::update_many().set(unknown).filter(stated).filter(otherwise).exec(tx).await?;
    Ok(())
}

/// Forgets the letter by which a support was confirmed. Gives the ids, by which copies in the mail folder are found.
pub async fn forget_letter(tx: &DatabaseTransaction, id: SupportId) -> Result<Vec<Uuid>, DbErr> {
    let Some(row) = support::Entity::find_by_id(id).one(tx).await? else { return Ok(Vec::new()) };
    let Some(index) = row.email_index.filter(|_| row.level == SupportLevel::Email.code()) else {
        return Ok(Vec::new());
    };
    outbox::forget_answered(tx, row.initiative_id, &index).await
}

/// The receipt of a selector, if there is one.
pub async fn receipt_of(conn: &impl ConnectionTrait, selector: &str) -> Result<Option<support_receipt::Model>, DbErr> {
    support_receipt::Entity::find_by_id(selector).one(conn).await
}

/// Number and title of initiatives, by their ids; no title of one that is not public.
pub async fn titles(
    conn: &impl ConnectionTrait,
    ids: Vec<InitiativeId>,
) -> Result<BTreeMap<InitiativeId, (String, Option<String>)>, Error> {
    let rows = initiative::Entity::find().filter(initiative::Column::Id.is_in(ids)).all(conn).await?;
    let told = |row: initiative::Model| {
        let title = row.title.clone();
        let initiative = Initiative::try_from(row)?;
        Ok((initiative.id, (initiative.number.to_string(), title.filter(|_| initiative.is_public()))))
    };
    rows.into_iter().map(told).collect()
}
