//! Every query of publications.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId, UnitId};
use entity::{case, publication};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::publication::{Given, State, Version};
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// Publications on a page.
pub const PAGE: usize = 20;

/// The state of what everybody reads.
const SHOWN: &str = "published";

/// The state of what waits for a second person.
const WAITING: &str = "waiting";

fn place(column: &str, case: CaseId, version: i32) -> Place {
    Place::of("publications", column, format_args!("{case}/{version}"))
}

/// The versions of a case, oldest first.
pub async fn of_case(conn: &impl ConnectionTrait, case: CaseId, keyring: &Keyring) -> Result<Vec<Version>, Error> {
    let rows = publication::Entity::find()
        .filter(publication::Column::CaseId.eq(case))
        .order_by_asc(publication::Column::Version)
        .all(conn)
        .await?;
    rows.into_iter().map(|row| opened(&row, keyring)).collect()
}

/// The versions behind a public address, oldest first: those that are or were public.
pub async fn of_number(conn: &impl ConnectionTrait, number: u16, keyring: &Keyring) -> Result<Vec<Version>, Error> {
    let rows = publication::Entity::find()
        .filter(publication::Column::Number.eq(i32::from(number)))
        .filter(publication::Column::PublishedOn.is_not_null())
        .order_by_asc(publication::Column::Version)
        .all(conn)
        .await?;
    rows.into_iter().map(|row| opened(&row, keyring)).collect()
}

/// A place in the list, newest first: the day of publication, then the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Day of publication.
    pub on: NaiveDate,
    /// Number in the address.
    pub number: u16,
}

impl Position {
    /// Reads what an address says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (on, number) = text.split_once('.')?;
        Some(Self { on: on.parse().ok()?, number: number.parse().ok()? })
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.on, self.number)
    }
}

/// What everybody reads, a page of it, newest first, and where the next begins.
pub async fn shown(
    conn: &impl ConnectionTrait,
    after: Option<Position>,
    keyring: &Keyring,
) -> Result<(Vec<Version>, Option<Position>), Error> {
    let mut query = publication::Entity::find().filter(publication::Column::State.eq(SHOWN));
    if let Some(Position { on, number }) = after {
        let same_day = publication::Column::PublishedOn.eq(on).and(publication::Column::Number.lt(i32::from(number)));
        query = query.filter(Condition::any().add(publication::Column::PublishedOn.lt(on)).add(same_day));
    }
    let rows = query
        .order_by_desc(publication::Column::PublishedOn)
        .order_by_desc(publication::Column::Number)
        .limit(u64::try_from(PAGE + 1).ok())
        .all(conn)
        .await?;
    let has_more = rows.len() > PAGE;
    let lines: Vec<Version> =
        rows.into_iter().take(PAGE).map(|row| opened(&row, keyring)).collect::<Result<_, Error>>()?;
    let position = |line: &Version| Some(Position { on: line.state.given()?.on, number: line.number? });
    let next = if has_more { lines.last().and_then(position) } else { None };
    Ok((lines, next))
}

/// Of some cases those that everybody can read of, each with the number in its address.
pub async fn numbers_of(conn: &impl ConnectionTrait, cases: &[CaseId]) -> Result<HashMap<CaseId, u16>, Error> {
    if cases.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(CaseId, i32)> = publication::Entity::find()
        .select_only()
        .columns([publication::Column::CaseId, publication::Column::Number])
        .filter(publication::Column::CaseId.is_in(cases.iter().copied()))
        .filter(publication::Column::State.eq(SHOWN))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows.into_iter().filter_map(|(case, number)| Some((case, number.try_into().ok()?))).collect())
}

/// Numbers of the cases in some units whose public text was made by somebody else and waits for a second person, the
/// nearest last day first; `limit` at most.
pub async fn waiting_for(
    conn: &impl ConnectionTrait,
    asker: StaffId,
    scope: BTreeSet<UnitId>,
    limit: u64,
) -> Result<Vec<String>, DbErr> {
    if scope.is_empty() {
        return Ok(Vec::new());
    }
    let waiting = Query::select()
        .column(publication::Column::CaseId)
        .from(publication::Entity)
        .and_where(publication::Column::State.eq(WAITING))
        .and_where(publication::Column::MadeBy.ne(asker))
        .to_owned();
    case::Entity::find()
        .select_only()
        .column(case::Column::Number)
        .filter(case::Column::Id.in_subquery(waiting))
        .filter(case::Column::UnitId.is_in(scope))
        .order_by_asc(case::Column::DueOn)
        .order_by_asc(case::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await
}

/// The number for what is published next.
pub async fn next_number(tx: &DatabaseTransaction) -> Result<u16, Error> {
    let last: Option<Option<i32>> = publication::Entity::find()
        .select_only()
        .column_as(publication::Column::Number.max(), "last")
        .into_tuple()
        .one(tx)
        .await?;
    let next = last.flatten().unwrap_or(0).saturating_add(1);
    next.try_into().map_err(|_| Error::internal(anyhow::anyhow!("there are no more numbers for publications")))
}

/// Keeps a version: a new one, or one in place of its revision `before`. Who comes second is told that someone was
/// first.
pub async fn keep(
    tx: &DatabaseTransaction,
    version: &Version,
    before: Option<i32>,
    keyring: &Keyring,
    random: &Random,
) -> Result<(), Error> {
    let row = row(version, keyring, random)?;
    let Some(before) = before else {
        return match publication::Entity::insert(row).exec_without_returning(tx).await {
            Ok(_) => Ok(()),
            Err(fault) => Err(Error::first_come(fault)),
        };
    };
    let kept = publication::Entity::update_many()
        .set(row)
        .filter(publication::Column::CaseId.eq(version.case))
        .filter(publication::Column::Version.eq(version.version))
        .filter(publication::Column::Revision.eq(before))
        .exec(tx)
        .await
        .map_err(Error::first_come)?;
    if kept.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}

fn row(version: &Version, keyring: &Keyring, random: &Random) -> Result<publication::ActiveModel, Error> {
    let words = serde_json::to_string(&version.words).map_err(Error::internal)?;
    let choices = serde_json::to_string(&version.choices).map_err(Error::internal)?;
    let seal = |text: &str, column| keyring.seal_text(random, text, &place(column, version.case, version.version));
    let given = version.state.given();
    let (withdrawn_by, withdrawn_on) = match version.state {
        State::Withdrawn { by, on, .. } => (Some(by), Some(on)),
        _ => (None, None),
    };
    Ok(publication::ActiveModel {
        case_id: Set(version.case),
        version: Set(version.version),
        revision: Set(version.revision),
        number: Set(version.number.map(i32::from)),
        unit_id: Set(version.unit.clone()),
        language: Set(version.language.code().to_owned()),
        words: Set(seal(&words, "words")),
        choices: Set(seal(&choices, "choices")),
        sha256: Set(version.words.hash()),
        has_health: Set(version.has_health),
        made_by: Set(version.made_by),
        made_on: Set(version.made_on),
        state: Set(version.state.code().to_owned()),
        published_on: Set(given.map(|given| given.on)),
        approved_by: Set(given.and_then(|given| given.approved_by)),
        withdrawn_by: Set(withdrawn_by),
        withdrawn_on: Set(withdrawn_on),
    })
}

fn opened(row: &publication::Model, keyring: &Keyring) -> Result<Version, Error> {
    let open = |sealed: &str, column| {
        keyring.open_text(sealed, &place(column, row.case_id, row.version)).map_err(Error::internal)
    };
    let words = serde_json::from_str(&open(&row.words, "words")?).map_err(Error::internal)?;
    let choices = serde_json::from_str(&open(&row.choices, "choices")?).map_err(Error::internal)?;
    let corrupt =
        || Error::internal(anyhow::anyhow!("a publication of case {} has a shape that none has", row.case_id));
    let version = Version {
        case: row.case_id,
        version: row.version,
        revision: row.revision,
        number: row.number.map(u16::try_from).transpose().map_err(|_| corrupt())?,
        language: Locale::parse(&row.language).ok_or_else(corrupt)?,
        words,
        choices,
        has_health: row.has_health,
        made_by: row.made_by,
        made_on: row.made_on,
        state: state(row).ok_or_else(corrupt)?,
        unit: row.unit_id.clone(),
    };
    // What is shown is what was approved, or nothing.
    if version.words.hash() == row.sha256 { Ok(version) } else { Err(corrupt()) }
}

fn state(row: &publication::Model) -> Option<State> {
    let given = row.published_on.map(|on| Given { on, approved_by: row.approved_by });
    match (row.state.as_str(), given, row.withdrawn_by, row.withdrawn_on) {
        ("draft", None, None, None) => Some(State::Draft),
        ("waiting", None, None, None) => Some(State::Waiting),
        ("published", Some(given), None, None) => Some(State::Published(given)),
        ("replaced", Some(given), None, None) => Some(State::Replaced(given)),
        ("withdrawn", Some(given), Some(by), Some(on)) => Some(State::Withdrawn { given, by, on }),
        _ => None,
    }
}
