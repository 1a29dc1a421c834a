//! The queue: what waits for whom, by time left.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId, UnitId};
use entity::{case, queue_count};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::case::State;
use crate::platform::dialect;

/// Lines on a page.
pub const PAGE: u64 = 50;

/// Above this many, a count says "more than".
pub const LATE_COUNT_MAX: u64 = 1000;

/// Which part of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Nobody has taken it yet.
    New,
    /// Mine.
    Mine,
    /// Everything open in my units.
    Unit,
    /// Open and past its last day.
    Late,
    /// Waiting for the resident.
    Waiting,
}

impl View {
    /// All views, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::New, Self::Mine, Self::Unit, Self::Late, Self::Waiting];

    /// The word in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Mine => "mine",
            Self::Unit => "unit",
            Self::Late => "late",
            Self::Waiting => "waiting",
        }
    }

    /// Reads the word in the address.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }

    fn states(self) -> Vec<&'static str> {
        match self {
            Self::New => vec!["received", "transfer_pending"],
            Self::Waiting => vec!["waiting_for_resident"],
            Self::Mine | Self::Unit => State::OPEN_CODES.to_vec(),
            // The clock of what waits for the resident stands still.
            Self::Late => State::OPEN_CODES.into_iter().filter(|code| *code != "waiting_for_resident").collect(),
        }
    }
}

/// What to list.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The view.
    pub view: View,
    /// The asker's units.
    pub scope: BTreeSet<UnitId>,
    /// Whose cases are the asker's own.
    pub works_as: BTreeSet<StaffId>,
    /// Today.
    pub today: NaiveDate,
    /// Only this service.
    pub service: Option<String>,
    /// Only this municipality.
    pub municipality: Option<String>,
    /// Only this language, by code.
    pub language: Option<String>,
    /// Only after this line.
    pub after: Option<(NaiveDate, CaseId)>,
}

/// A line of the queue.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct QueueLine {
    /// Id.
    pub id: CaseId,
    /// Number.
    pub number: String,
    /// Code of the state.
    pub state: String,
    /// Responsible unit.
    pub unit_id: UnitId,
    /// Handler.
    pub assignee_id: Option<StaffId>,
    /// Language.
    pub language: String,
    /// Day of arrival.
    pub received_on: NaiveDate,
    /// Last day.
    pub due_on: NaiveDate,
    /// How often it was sent on and came back.
    pub times_returned: i32,
    /// Version, so that a button in the list names what it saw.
    pub version: i32,
}

const COLUMNS: [case::Column; 10] = [
    case::Column::Id,
    case::Column::Number,
    case::Column::State,
    case::Column::UnitId,
    case::Column::AssigneeId,
    case::Column::Language,
    case::Column::ReceivedOn,
    case::Column::DueOn,
    case::Column::TimesReturned,
    case::Column::Version,
];

/// A page of the queue, nearest last day first; one line more than [`PAGE`] when there is more.
pub async fn list(conn: &impl ConnectionTrait, wish: &Wish) -> Result<Vec<QueueLine>, DbErr> {
    if wish.scope.is_empty() {
        return Ok(Vec::new());
    }
    let backend = conn.get_database_backend();
    let by_group = dialect::reads_group_by_group(backend) && wish.view != View::Mine;
    let query = if by_group { page_of_groups(wish) } else { page_of_all(wish) };
    QueueLine::find_by_statement(backend.build(&query)).all(conn).await
}

/// All groups in one sorted read.
fn page_of_all(wish: &Wish) -> SelectStatement {
    let mut page = first_of(wish, &COLUMNS);
    page.and_where(case::Column::UnitId.is_in(wish.scope.clone()));
    page.and_where(case::Column::State.is_in(wish.view.states()));
    page
}

/// The places of the first of each unit and state that has cases, read from the index alone; then the first of them all,
/// and only of those the line.
fn page_of_groups(wish: &Wish) -> SelectStatement {
    let groups = queue_count::Entity;
    let mut branch = first_of(wish, &[case::Column::DueOn, case::Column::Id]);
    branch.and_where(Expr::col((case::Entity, case::Column::UnitId)).equals((groups, queue_count::Column::UnitId)));
    branch.and_where(Expr::col((case::Entity, case::Column::State)).equals((groups, queue_count::Column::State)));
    let places = Alias::new("places");
    let mut first = Query::select();
    first
        .column((places.clone(), case::Column::Id))
        .from(groups)
        .join_lateral(JoinType::InnerJoin, branch, places.clone(), Expr::val(true))
        .and_where(queue_count::Column::UnitId.is_in(wish.scope.clone()))
        .and_where(queue_count::Column::State.is_in(wish.view.states()))
        .and_where(queue_count::Column::Cases.gt(0))
        .order_by((places.clone(), case::Column::DueOn), Order::Asc)
        .order_by((places, case::Column::Id), Order::Asc)
        .limit(PAGE + 1);
    let listed = Alias::new("listed");
    let is_listed = Expr::col((listed.clone(), case::Column::Id)).equals((case::Entity, case::Column::Id));
    let mut lines = Query::select();
    lines.columns(COLUMNS.map(|column| (case::Entity, column)));
    lines.from_subquery(first, listed).inner_join(case::Entity, is_listed);
    by_time_left(&mut lines);
    lines
}

fn by_time_left(query: &mut SelectStatement) {
    query
        .order_by((case::Entity, case::Column::DueOn), Order::Asc)
        .order_by((case::Entity, case::Column::Id), Order::Asc);
}

fn first_of(wish: &Wish, columns: &[case::Column]) -> SelectStatement {
    let mut page = Query::select();
    page.columns(columns.iter().map(|column| (case::Entity, *column))).from(case::Entity);
    if wish.view == View::Mine {
        page.and_where(case::Column::AssigneeId.is_in(wish.works_as.iter().copied()));
    }
    if wish.view == View::Late {
        page.and_where(case::Column::DueOn.lt(wish.today));
    }
    let wanted = [
        (case::Column::ServiceId, &wish.service),
        (case::Column::MunicipalityId, &wish.municipality),
        (case::Column::Language, &wish.language),
    ];
    for (column, value) in wanted {
        if let Some(value) = value {
            page.and_where(column.eq(value.as_str()));
        }
    }
    if let Some((due_on, id)) = wish.after {
        // Said twice so that both databases start in the index: from the day on, then past the line.
        page.and_where(case::Column::DueOn.gte(due_on));
        page.cond_where(Condition::any().add(case::Column::DueOn.gt(due_on)).add(case::Column::Id.gt(id)));
    }
    by_time_left(&mut page);
    page.limit(PAGE + 1).to_owned()
}

/// How many wait in each view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New.
    pub new: u64,
    /// Mine.
    pub mine: u64,
    /// Open in my units.
    pub unit: u64,
    /// Late; never more than [`LATE_COUNT_MAX`].
    pub late: u64,
    /// Waiting for the resident.
    pub waiting: u64,
}

impl Counts {
    /// The count of a view.
    #[must_use]
    pub const fn of(&self, view: View) -> u64 {
        match view {
            View::New => self.new,
            View::Mine => self.mine,
            View::Unit => self.unit,
            View::Late => self.late,
            View::Waiting => self.waiting,
        }
    }
}

/// The counts of all views, from the kept counters where there are any.
pub async fn counts(
    conn: &impl ConnectionTrait,
    works_as: &BTreeSet<StaffId>,
    scope: &BTreeSet<UnitId>,
    today: NaiveDate,
) -> Result<Counts, DbErr> {
    if scope.is_empty() {
        return Ok(Counts::default());
    }
    let kept: Vec<(String, i64)> = queue_count::Entity::find()
        .select_only()
        .columns([queue_count::Column::State, queue_count::Column::Cases])
        .filter(queue_count::Column::UnitId.is_in(scope.clone()))
        .filter(queue_count::Column::Cases.gt(0))
        .into_tuple()
        .all(conn)
        .await?;
    let sum = |view: View| {
        let states = view.states();
        kept.iter()
            .filter(|(state, _)| states.contains(&state.as_str()))
            .map(|(_, n)| u64::try_from(*n).unwrap_or(0))
            .sum()
    };
    let mine = case::Entity::find()
        .filter(case::Column::AssigneeId.is_in(works_as.iter().copied()))
        .filter(case::Column::UnitId.is_in(scope.clone()))
        .filter(case::Column::State.is_in(State::OPEN_CODES))
        .count(conn)
        .await?;
    let late = case::Entity::find()
        .select_only()
        .column(case::Column::Id)
        .filter(case::Column::UnitId.is_in(scope.clone()))
        .filter(case::Column::State.is_in(View::Late.states()))
        .filter(case::Column::DueOn.lt(today))
        .limit(LATE_COUNT_MAX)
        .into_query();
    // Counted by the database: a thousand rows on the way would take longer than finding them.
    let late = Query::select().expr(Expr::cust("COUNT(*)")).from_subquery(late, Alias::new("late")).to_owned();
    let late: Option<i64> = conn.query_one(&late).await?.map(|row| row.try_get_by_index(0)).transpose()?;
    Ok(Counts {
        new: sum(View::New),
        mine,
        unit: sum(View::Unit),
        late: late.and_then(|late| u64::try_from(late).ok()).unwrap_or(0),
        waiting: sum(View::Waiting),
    })
}
