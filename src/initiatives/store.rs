//! Every query of initiatives.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{CaseId, InitiativeId, StaffId};
use entity::{
    case, initiative, initiative_count, initiative_event, initiative_maker, initiative_read, initiative_text,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use super::errors::StoreError;
use super::event::{By, Event, Happened};
use super::facts::Competence;
use super::initiative::{Change, Initiative};
use super::maker::Maker;
use super::makers;
use super::national::NationalReference;
use super::number::InitiativeNumber;
use super::rows::{self, Subject};
use super::search;
use super::words::Words;
use crate::kernel::actor::Staff;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::policy::{self, Operation};

/// A new initiative with everything that is filed with it.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The initiative.
    pub initiative: Initiative,
    /// What it is about.
    pub subject: Subject,
    /// What it says.
    pub words: Words,
    /// Who makes it, the first who signed first.
    pub makers: Vec<Maker>,
    /// What happened so far.
    pub events: Vec<Happened>,
}

/// The next number of a year. Whoever else files waits until this transaction ends.
pub async fn next_number(tx: &DatabaseTransaction, year: u16) -> Result<InitiativeNumber, DbErr> {
    let one_more = OnConflict::column(initiative_count::Column::Year)
        .value(
            initiative_count::Column::Filed,
            Expr::col((initiative_count::Entity, initiative_count::Column::Filed)).add(1),
        )
        .to_owned();
    let first = initiative_count::ActiveModel { year: Set(year.into()), filed: Set(1) };
    initiative_count::Entity::insert(first).on_conflict(one_more).exec_without_returning(tx).await?;
    let row = initiative_count::Entity::find_by_id(i32::from(year)).one(tx).await?;
    let filed = row.map_or(1, |row| row.filed);
    Ok(InitiativeNumber::of(year, u32::try_from(filed).unwrap_or(1)))
}

/// Keeps a new initiative.
pub async fn file(tx: &DatabaseTransaction, filed: &Filed, keyring: &Keyring, random: &Random) -> Result<(), Error> {
    let initiative = &filed.initiative;
    rows::new_initiative(initiative, &filed.subject).insert(tx).await.map_err(StoreError::Db)?;
    keep_words(tx, initiative, &filed.words, keyring, random).await?;
    let makers = (1..).zip(&filed.makers);
    let makers: Vec<_> =
        makers.map(|(position, maker)| rows::new_maker(initiative.id, position, maker, keyring, random)).collect();
    if !makers.is_empty() {
        initiative_maker::Entity::insert_many(makers).exec_without_returning(tx).await?;
    }
    add_events(tx, initiative.id, &filed.events, keyring, random).await
}

/// Keeps the words of the version that stands.
pub async fn keep_words(
    tx: &DatabaseTransaction,
    initiative: &Initiative,
    words: &Words,
    keyring: &Keyring,
    random: &Random,
) -> Result<(), Error> {
    let (version, on) = (initiative.text_version, initiative.since);
    let row = rows::new_text(initiative.id, version, words, (keyring, random), on)?;
    initiative_text::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps a change: the row and its events. Whoever comes second is told that someone was first.
pub async fn record(
    tx: &DatabaseTransaction,
    change: &Change,
    keyring: &Keyring,
    random: &Random,
) -> Result<(), Error> {
    let initiative = &change.initiative;
    let updated = initiative::Entity::update_many()
        .set(rows::changed_initiative(initiative))
        .filter(initiative::Column::Id.eq(initiative.id))
        .filter(initiative::Column::Version.eq(initiative.version.saturating_sub(1)))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Err(StoreError::Stale(initiative.id).into());
    }
    add_events(tx, initiative.id, &change.events, keyring, random).await
}

async fn add_events(
    tx: &DatabaseTransaction,
    id: InitiativeId,
    events: &[Happened],
    keyring: &Keyring,
    random: &Random,
) -> Result<(), Error> {
    let last: Option<Option<i32>> = initiative_event::Entity::find()
        .select_only()
        .column_as(initiative_event::Column::Position.max(), "last")
        .filter(initiative_event::Column::InitiativeId.eq(id))
        .into_tuple()
        .one(tx)
        .await?;
    let next = last.flatten().unwrap_or(0).saturating_add(1);
    for (position, happened) in (next..).zip(events) {
        let row = rows::new_event(id, position, happened, keyring, random)?;
        initiative_event::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Says whether an initiative lies within the council's own competence. Whoever comes second is told that someone was
/// first.
pub async fn set_councils(
    tx: &DatabaseTransaction,
    initiative: &Initiative,
    (said, by, on): (Competence, By, NaiveDate),
    keyring: &Keyring,
    random: &Random,
) -> Result<(), Error> {
    let changed = initiative::ActiveModel {
        is_councils: Set(said.is_councils),
        version: Set(initiative.version.saturating_add(1)),
        ..Default::default()
    };
    let updated = initiative::Entity::update_many()
        .set(changed)
        .filter(initiative::Column::Id.eq(initiative.id))
        .filter(initiative::Column::Version.eq(initiative.version))
        .exec(tx)
        .await?;
    if updated.rows_affected != 1 {
        return Err(StoreError::Stale(initiative.id).into());
    }
    let happened = Happened { event: Event::Competence(said), by, on };
    add_events(tx, initiative.id, &[happened], keyring, random).await
}

/// Lays the words of a published initiative open for lists and searches.
pub async fn lay_open(tx: &DatabaseTransaction, initiative: &Initiative, words: &Words) -> Result<(), DbErr> {
    let open = initiative::ActiveModel {
        title: Set(Some(words.title().to_owned())),
        proposal: Set(Some(words.proposal().to_owned())),
        search_text: Set(Some(search::written(words, initiative.language))),
        ..Default::default()
    };
    initiative::Entity::update_many().set(open).filter(initiative::Column::Id.eq(initiative.id)).exec(tx).await?;
    Ok(())
}

/// The initiative of a number, for whoever asks: what everybody may see of it, the state tells.
pub async fn find_by_number(
    conn: &impl ConnectionTrait,
    number: InitiativeNumber,
) -> Result<Option<(Initiative, initiative::Model)>, StoreError> {
    let row = initiative::Entity::find().filter(initiative::Column::Number.eq(number.to_string())).one(conn).await?;
    with_row(row)
}

fn with_row(row: Option<initiative::Model>) -> Result<Option<(Initiative, initiative::Model)>, StoreError> {
    row.map(|row| Ok((Initiative::try_from(row.clone())?, row))).transpose()
}

/// The first initiative that refers to the same case number in the national service.
pub async fn find_by_national(
    conn: &impl ConnectionTrait,
    reference: &NationalReference,
) -> Result<Option<InitiativeNumber>, DbErr> {
    use initiative::Column::{NationalReference as Kept, Number};
    // A sign of the number may mean something to the database, so what it finds is looked at again.
    let found = initiative::Entity::find().filter(Kept.ends_with(format!(" {}", reference.number())));
    let found = found.select_only().columns([Number, Kept]).order_by_asc(initiative::Column::Id);
    let found: Vec<(String, Option<String>)> = found.into_tuple().all(conn).await?;
    let is_same = |kept: &Option<String>| {
        let kept = kept.as_deref().and_then(NationalReference::parse);
        kept.is_some_and(|kept| kept.number() == reference.number())
    };
    Ok(found.iter().find(|(_, kept)| is_same(kept)).and_then(|(number, _)| InitiativeNumber::parse(number)))
}

/// The initiative of an id, for whoever holds its receipt, and for the program itself.
pub async fn find_by_id(conn: &impl ConnectionTrait, id: InitiativeId) -> Result<Option<Initiative>, StoreError> {
    initiative::Entity::find_by_id(id).one(conn).await?.map(Initiative::try_from).transpose()
}

/// The same with everything that its row tells.
pub async fn find_with_row(
    conn: &impl ConnectionTrait,
    id: InitiativeId,
) -> Result<Option<(Initiative, initiative::Model)>, StoreError> {
    with_row(initiative::Entity::find_by_id(id).one(conn).await?)
}

/// The row of an initiative, held until the transaction ends: whoever else wants it waits.
pub async fn hold(tx: &DatabaseTransaction, id: InitiativeId) -> Result<Option<initiative::Model>, DbErr> {
    initiative::Entity::find_by_id(id).lock_exclusive().one(tx).await
}

/// Are others handled as a part of this one?
pub async fn has_joined(conn: &impl ConnectionTrait, id: InitiativeId) -> Result<bool, DbErr> {
    let joined = initiative::Entity::find().filter(initiative::Column::MergedInto.eq(id));
    Ok(joined.count(conn).await? > 0)
}

/// The rows of some initiatives, held in the order of their ids, whatever order they come in: so two who hold several
/// never wait for each other. Those that are not there are left out.
pub async fn hold_all(
    tx: &DatabaseTransaction,
    ids: impl IntoIterator<Item = InitiativeId>,
) -> Result<BTreeMap<InitiativeId, initiative::Model>, DbErr> {
    let mut held = BTreeMap::new();
    for id in ids.into_iter().collect::<BTreeSet<_>>() {
        if let Some(row) = hold(tx, id).await? {
            held.insert(id, row);
        }
    }
    Ok(held)
}

/// Notes the day on which so many supported an initiative as its limit takes.
pub async fn note_reached(tx: &DatabaseTransaction, id: InitiativeId, on: NaiveDate) -> Result<(), DbErr> {
    let reached = initiative::ActiveModel { reached_on: Set(Some(on)), ..Default::default() };
    initiative::Entity::update_many().set(reached).filter(initiative::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Notes the case of feedback that an initiative was before.
pub async fn note_from_case(tx: &DatabaseTransaction, id: InitiativeId, case: CaseId) -> Result<(), DbErr> {
    let was = initiative::ActiveModel { from_case_id: Set(Some(case)), ..Default::default() };
    initiative::Entity::update_many().set(was).filter(initiative::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Notes the case of feedback that an initiative became.
pub async fn note_became_case(tx: &DatabaseTransaction, id: InitiativeId, case: CaseId) -> Result<(), DbErr> {
    let became = initiative::ActiveModel { became_case_id: Set(Some(case)), ..Default::default() };
    initiative::Entity::update_many().set(became).filter(initiative::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// The initiative that a case of feedback became.
pub async fn made_of_case(conn: &impl ConnectionTrait, case: CaseId) -> Result<Option<InitiativeId>, DbErr> {
    let made = initiative::Entity::find().select_only().column(initiative::Column::Id);
    made.filter(initiative::Column::FromCaseId.eq(case)).into_tuple().one(conn).await
}

/// The case of feedback that an initiative became.
pub async fn case_made_of(conn: &impl ConnectionTrait, id: InitiativeId) -> Result<Option<CaseId>, DbErr> {
    Ok(initiative::Entity::find_by_id(id).one(conn).await?.and_then(|row| row.became_case_id))
}

/// The initiative that a case was made for.
pub async fn find_by_case(conn: &impl ConnectionTrait, id: CaseId) -> Result<Option<Initiative>, StoreError> {
    let row = initiative::Entity::find().filter(initiative::Column::CaseId.eq(id)).one(conn).await?;
    row.map(Initiative::try_from).transpose()
}

/// The numbers of some initiatives, whoever asks: for those who watch over everything and see no content.
pub async fn numbers_of(
    conn: &impl ConnectionTrait,
    ids: &[InitiativeId],
) -> Result<HashMap<InitiativeId, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = initiative::Entity::find().filter(initiative::Column::Id.is_in(ids.iter().copied()));
    let found = found.select_only().columns([initiative::Column::Id, initiative::Column::Number]);
    let numbers: Vec<(InitiativeId, String)> = found.into_tuple().all(conn).await?;
    Ok(numbers.into_iter().collect())
}

/// The initiative of a number, if this member of staff may know of it.
pub async fn find(
    conn: &impl ConnectionTrait,
    staff: &Staff,
    number: InitiativeNumber,
) -> Result<Option<(Initiative, initiative::Model)>, StoreError> {
    let found = initiative::Entity::find().filter(initiative::Column::Number.eq(number.to_string()));
    let row = found.filter(known_to(staff)).one(conn).await?;
    with_row(row)
}

/// Of which initiatives a member of staff may know: registrars of all, others of those whose case their units have.
pub(super) fn known_to(staff: &Staff) -> Condition {
    if policy::may_somewhere(staff, Operation::CheckInitiative) {
        return Condition::all();
    }
    let theirs = Query::select()
        .column(case::Column::Id)
        .from(case::Entity)
        .and_where(case::Column::UnitId.is_in(policy::scope(staff, Operation::ReadInitiative)))
        .to_owned();
    Condition::all().add(initiative::Column::CaseId.in_subquery(theirs))
}

/// A version of an initiative's words.
pub async fn words_of(
    conn: &impl ConnectionTrait,
    id: InitiativeId,
    version: i32,
    keyring: &Keyring,
) -> Result<Option<Words>, StoreError> {
    let row = initiative_text::Entity::find_by_id((id, version)).one(conn).await?;
    row.map(|row| rows::words(&row, keyring)).transpose()
}

/// The titles of initiatives as they stand, public or not, in one query.
pub async fn titles_of(
    conn: &impl ConnectionTrait,
    ids: &[InitiativeId],
    keyring: &Keyring,
) -> Result<HashMap<InitiativeId, String>, StoreError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let texts = initiative_text::Entity::find()
        .filter(initiative_text::Column::InitiativeId.is_in(ids.iter().copied()))
        .order_by_asc(initiative_text::Column::Version)
        .all(conn)
        .await?;
    // Of several versions the last one stays.
    texts.iter().map(|row| Ok((row.initiative_id, rows::words(row, keyring)?.title().to_owned()))).collect()
}

/// The makers of an initiative, the first who signed first.
pub async fn makers_of(
    conn: &impl ConnectionTrait,
    id: InitiativeId,
    keyring: &Keyring,
) -> Result<Vec<Maker>, StoreError> {
    Ok(makers::of_all(conn, &[id], keyring).await?.remove(&id).unwrap_or_default())
}

/// The course of an initiative, oldest first.
pub async fn course_of(
    conn: &impl ConnectionTrait,
    id: InitiativeId,
    keyring: &Keyring,
) -> Result<Vec<Happened>, StoreError> {
    let rows = initiative_event::Entity::find()
        .filter(initiative_event::Column::InitiativeId.eq(id))
        .order_by_asc(initiative_event::Column::Position)
        .all(conn)
        .await?;
    rows.iter().map(|row| rows::happened(row, keyring)).collect()
}

/// Notes that a member of staff read the page of an initiative (act 906/2019 § 17).
pub async fn note_reading(
    tx: &DatabaseTransaction,
    id: InitiativeId,
    reader: StaffId,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = initiative_read::ActiveModel {
        id: Set(random.uuid()),
        initiative_id: Set(id),
        staff_id: Set(reader),
        read_at: Set(now),
    };
    initiative_read::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
