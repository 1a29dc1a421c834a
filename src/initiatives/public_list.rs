//! Everybody's list of initiatives, in three orders.
//!
//! What always holds: nothing is left out of it; what is not published stands there without its words. A page is read from
//! the place where the last one ended, so that it is as fast far down as on top.

use chrono::NaiveDate;
use entity::ids::InitiativeId;
use entity::{case, initiative, initiative_count, support_count};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select,
};

use super::kind::Kind;
use super::list::{Line, is_its_case, lines, says};
use super::number::InitiativeNumber;
use super::state::{COLLECTING, State};
use super::wish::{Position, Sort, Wish};
use crate::counties::county::SupportLevel;

/// Initiatives on a page.
pub const PAGE: usize = 20;
/// The same and one more, which tells whether another page follows.
const ONE_MORE: u64 = 21;

/// Some initiatives, with how many there are and where the next page begins.
#[derive(Clone, Debug)]
pub struct Found {
    /// The lines.
    pub lines: Vec<Line>,
    /// All that fit the wish.
    pub of: u64,
    /// Where the next page begins.
    pub next: Option<Position>,
}

/// Everybody's list.
pub async fn list(conn: &impl ConnectionTrait, wish: &Wish) -> Result<Found, DbErr> {
    let fitting = initiative::Entity::find().filter(fits(wish));
    let of = fitting.clone().count(conn).await?;
    let (mut lines, next) = match wish.sort {
        Sort::Newest => by_day(conn, fitting, initiative::Column::FiledOn, Order::Desc, wish.after).await?,
        Sort::Closing => {
            let collecting = fitting.filter(initiative::Column::State.eq(COLLECTING));
            by_day(conn, collecting, initiative::Column::NextOn, Order::Asc, wish.after).await?
        }
        Sort::Supported => by_supports(conn, wish).await?,
    };
    lines.truncate(PAGE);
    Ok(Found { lines, of, next })
}

/// A page in the order of a day, with where the next one begins.
async fn by_day(
    conn: &impl ConnectionTrait,
    fitting: Select<initiative::Entity>,
    day: initiative::Column,
    order: Order,
    after: Option<Position>,
) -> Result<(Vec<Line>, Option<Position>), DbErr> {
    use initiative::Column::{FiledOn, Id};

    let mut page = fitting;
    if let Some(Position::Day(on, id)) = after {
        // Said twice so that both databases start in the index: from the day on, then past the line.
        let (from, past) = match order {
            Order::Desc => (day.lte(on), Condition::any().add(day.lt(on)).add(Id.lt(id))),
            _ => (day.gte(on), Condition::any().add(day.gt(on)).add(Id.gt(id))),
        };
        page = page.filter(from).filter(past);
    }
    let found = lines(page.order_by(day, order.clone()).order_by(Id, order).limit(ONE_MORE), conn).await?;
    let day_of = |line: &Line| if matches!(day, FiledOn) { Some(line.filed_on) } else { line.next_on };
    let next = last_of_page(&found).and_then(|line| Some(Position::Day(day_of(line)?, line.id)));
    Ok((found, next))
}

/// A page with those first that have most supports, with where the next one begins.
async fn by_supports(conn: &impl ConnectionTrait, wish: &Wish) -> Result<(Vec<Line>, Option<Position>), DbErr> {
    let [counted, id, supports] = ["counted", "id", "supports"].map(Alias::new);
    let of_each = Query::select()
        .column((initiative::Entity, initiative::Column::Id))
        .expr_as(supports_that_count(&wish.counting), supports.clone())
        .from(initiative::Entity)
        .cond_where(fits(wish))
        .to_owned();
    let (id, supports) = ((counted.clone(), id), (counted.clone(), supports));
    let mut page = Query::select();
    page.columns([id.clone(), supports.clone()]).from_subquery(of_each, counted);
    if let Some(Position::Supports(than, last)) = wish.after {
        let fewer = Condition::any().add(Expr::col(supports.clone()).lt(than)).add(Expr::col(id.clone()).lt(last));
        page.and_where(Expr::col(supports.clone()).lte(than)).cond_where(fewer);
    }
    page.order_by(supports, Order::Desc).order_by(id, Order::Desc).limit(ONE_MORE);
    let rows = conn.query_all(&page).await?;
    let read = |row: QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    let places: Vec<(InitiativeId, i64)> = rows.into_iter().map(read).collect::<Result<_, DbErr>>()?;

    let ids: Vec<InitiativeId> = places.iter().map(|(id, _)| *id).collect();
    let mut found = lines(initiative::Entity::find().filter(initiative::Column::Id.is_in(ids.clone())), conn).await?;
    found.sort_by_key(|line| ids.iter().position(|id| *id == line.id));
    let next = last_of_page(&places).map(|(id, supports)| Position::Supports(*supports, *id));
    Ok((found, next))
}

/// The supports of an initiative that count, beside its other columns. Read from the kept counts by their key.
fn supports_that_count(counting: &[(Kind, SupportLevel)]) -> Expr {
    let counts = counting.iter().fold(Condition::any(), |any, (kind, level)| {
        let of_kind = initiative::Column::Kind.eq(kind.code());
        any.add(Condition::all().add(of_kind).add(support_count::Column::Level.eq(level.code())))
    });
    let of_this = Expr::col((support_count::Entity, support_count::Column::InitiativeId))
        .equals((initiative::Entity, initiative::Column::Id));
    // A sum has no type of its own on one database, and another one on the other.
    let sum = Func::cast_as(Func::sum(support_count::Column::Supports.into_expr()), "bigint");
    let counted = Query::select()
        .expr(Func::coalesce([Expr::from(sum), Expr::val(0)]))
        .from(support_count::Entity)
        .and_where(of_this)
        .cond_where(counts)
        .to_owned();
    Expr::SubQuery(None, Box::new(counted.into()))
}

/// What stands last on a page, if more stands behind it.
fn last_of_page<T>(found: &[T]) -> Option<&T> {
    found.get(PAGE - 1).filter(|_| found.len() > PAGE)
}

fn fits(wish: &Wish) -> Condition {
    use initiative::Column::{DecidedOn, FiledOn, Kind, MunicipalityId, Number, ServiceId, State};

    let mut fits = Condition::all();
    if let Some(number) = InitiativeNumber::parse(wish.words.trim()) {
        fits = fits.add(Number.eq(number.to_string()));
    } else {
        fits = fits.add_option(says(&wish.words));
    }
    if let Some(phase) = wish.phase {
        fits = fits.add(State.is_in(phase.states().iter().copied()));
    }
    fits = fits.add_option(wish.late_on.map(is_late));
    if let Some(kind) = wish.kind {
        fits = fits.add(Kind.eq(kind.code()));
    }
    if let Some(area) = &wish.area {
        let handled = Query::select()
            .expr(Expr::val(1))
            .from(case::Entity)
            .and_where(is_its_case())
            .and_where(case::Column::UnitId.is_in(area.units.iter().map(String::as_str)))
            .to_owned();
        let theirs = ServiceId.is_in(area.services.iter().map(String::as_str));
        fits = fits.add(Condition::any().add(theirs).add(Expr::exists(handled)));
    }
    if let Some(municipality) = &wish.municipality {
        fits = fits.add(MunicipalityId.eq(municipality.as_str()));
    }
    if let Some((first, last)) = wish.year.and_then(days_of) {
        fits = fits.add(FiledOn.between(first, last));
    }
    match wish.is_answered {
        Some(true) => fits.add(DecidedOn.is_not_null()),
        Some(false) => fits.add(DecidedOn.is_null()),
        None => fits,
    }
}

/// The first and the last day of a year.
fn days_of(year: u16) -> Option<(NaiveDate, NaiveDate)> {
    let year = i32::from(year);
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The county is late: the last day of what [`Promised::open`](super::promise::Promised::open) tells has passed.
fn is_late(today: NaiveDate) -> Condition {
    use initiative::Column::{HandleBy, NextOn, NoticeBy};

    let waits = |states: Vec<&'static str>, passed: Condition| {
        Condition::all().add(initiative::Column::State.is_in(states)).add(passed)
    };
    let passed = |day: initiative::Column| Condition::any().add(day.lt(today));
    let case_passed = Query::select()
        .expr(Expr::val(1))
        .from(case::Entity)
        .and_where(is_its_case())
        .and_where(case::Column::DueOn.lt(today))
        .to_owned();
    let estimate_passed = Condition::all().add(HandleBy.is_null()).add(Expr::exists(case_passed));
    let prepared = State::TO_DECIDE.into_iter().filter(|state| !State::TO_NOTICE.contains(state)).collect();
    Condition::any()
        .add(waits(State::TO_CHECK.into(), passed(NextOn)))
        .add(waits(State::TO_NOTICE.into(), passed(NoticeBy)))
        .add(waits(prepared, passed(HandleBy).add(estimate_passed)))
        .add(waits(State::TO_FOLLOW_UP.into(), passed(NextOn)))
}

/// The years in which initiatives were filed, the last one first.
pub async fn years(conn: &impl ConnectionTrait) -> Result<Vec<u16>, DbErr> {
    let years = initiative_count::Entity::find().order_by_desc(initiative_count::Column::Year).all(conn).await?;
    Ok(years.iter().filter_map(|row| u16::try_from(row.year).ok()).collect())
}
