//! Lists of initiatives: everybody's, and the registry's.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId};
use entity::{case, initiative};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::kind::Kind;
use super::phase::Phase;
use super::promise::{Dates, Promised};
use super::state::{COLLECTING, State};
use super::store::{folded, known_to};
use crate::kernel::actor::Staff;

/// Initiatives on a page.
pub const PAGE: usize = 20;

/// Most words of a search; the rest is not looked at.
const TERMS_MAX: usize = 8;
/// Most characters of a word that is searched for.
const TERM_MAX_CHARS: usize = 40;

/// What a line of a list tells.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "initiative::Entity")]
pub struct Line {
    /// Id.
    pub id: InitiativeId,
    /// Number.
    pub number: String,
    /// Code of the kind.
    pub kind: String,
    /// Code of the state.
    pub state: String,
    /// Language of its words.
    pub language: String,
    /// Municipality of the first maker.
    pub municipality_id: Option<String>,
    /// Title, once it is public.
    pub title: Option<String>,
    /// What it proposes, once it is public.
    pub proposal: Option<String>,
    /// Day of filing.
    pub filed_on: NaiveDate,
    /// The day the state began.
    pub since: NaiveDate,
    /// The day the state looks forward to.
    pub next_on: Option<NaiveDate>,
    /// Last day for telling who handles it.
    pub notice_by: Option<NaiveDate>,
    /// The day that was told.
    pub noticed_on: Option<NaiveDate>,
    /// The county's own last day for the measures.
    pub handle_by: Option<NaiveDate>,
    /// Its case.
    pub case_id: Option<CaseId>,
    /// The last day of that.
    #[sea_orm(from_expr = "case_due_on()")]
    pub case_due_on: Option<NaiveDate>,
}

impl Line {
    /// What the county has promised next.
    #[must_use]
    pub fn promised(&self) -> Option<Promised> {
        let dates = Dates {
            filed_on: self.filed_on,
            since: self.since,
            next_on: self.next_on,
            notice_by: self.notice_by,
            noticed_on: self.noticed_on,
            handle_by: self.handle_by,
            case_due_on: self.case_due_on,
        };
        Promised::open(&self.state, &dates)
    }
}

/// The last day of an initiative's case, beside its other columns.
fn case_due_on() -> Expr {
    let of_this =
        Expr::col((case::Entity, case::Column::Id)).eq(Expr::col((initiative::Entity, initiative::Column::CaseId)));
    let due_on = Query::select().column(case::Column::DueOn).from(case::Entity).and_where(of_this).to_owned();
    Expr::SubQuery(None, Box::new(due_on.into()))
}

/// A place in everybody's list, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    on: NaiveDate,
    id: Uuid,
}

impl Position {
    /// Reads what an address says.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (on, id) = text.split_once('.')?;
        Some(Self { on: on.parse().ok()?, id: Uuid::parse_str(id).ok()? })
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.on, self.id)
    }
}

/// What everybody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words that title or proposal hold, all of them.
    pub words: String,
    /// Only this phase.
    pub phase: Option<Phase>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this municipality.
    pub municipality: Option<String>,
    /// Only those after this place.
    pub after: Option<Position>,
}

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

/// Everybody's list, newest first. Nothing is left out of it: what is not published stands there without its words.
pub async fn list(conn: &impl ConnectionTrait, wish: &Wish) -> Result<Found, DbErr> {
    let fitting = initiative::Entity::find().filter(fits(wish));
    let of = fitting.clone().count(conn).await?;
    let mut page = fitting;
    if let Some(Position { on, id }) = wish.after {
        let later = Condition::any().add(initiative::Column::FiledOn.lt(on)).add(
            Condition::all().add(initiative::Column::FiledOn.eq(on)).add(initiative::Column::Id.lt(InitiativeId(id))),
        );
        page = page.filter(later);
    }
    let page = page.order_by_desc(initiative::Column::FiledOn).order_by_desc(initiative::Column::Id);
    let mut lines = lines(page, conn, PAGE + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let last = lines.last().map(|line| Position { on: line.filed_on, id: line.id.0 });
    Ok(Found { lines, of, next: last.filter(|_| more) })
}

async fn lines(
    found: Select<initiative::Entity>,
    conn: &impl ConnectionTrait,
    limit: usize,
) -> Result<Vec<Line>, DbErr> {
    found.limit(u64::try_from(limit).unwrap_or(0)).into_partial_model::<Line>().all(conn).await
}

fn fits(wish: &Wish) -> Condition {
    let mut fits = with_words(&wish.words);
    if let Some(phase) = wish.phase {
        fits = fits.add(initiative::Column::State.is_in(phase.states().iter().copied()));
    }
    if let Some(kind) = wish.kind {
        fits = fits.add(initiative::Column::Kind.eq(kind.code()));
    }
    if let Some(municipality) = &wish.municipality {
        fits = fits.add(initiative::Column::MunicipalityId.eq(municipality.as_str()));
    }
    fits
}

/// Title or proposal hold all of these words.
fn with_words(typed: &str) -> Condition {
    let held = |term: String| initiative::Column::SearchText.contains(&term);
    terms(typed).into_iter().map(held).fold(Condition::all(), Condition::add)
}

/// The words to look for: letters and figures alone, so that nothing in them means something to the database.
#[must_use]
pub fn terms(typed: &str) -> Vec<String> {
    let folded = folded(typed);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(TERMS_MAX).map(|word| word.chars().take(TERM_MAX_CHARS).collect()).collect()
}

/// What the registry's list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What waits for the check.
    ToCheck,
    /// What the county owes the measures of.
    ToHandle,
    /// Measures that are to be looked at again.
    ToFollowUp,
}

impl View {
    /// All of them, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::ToCheck, Self::ToHandle, Self::ToFollowUp];

    /// The code in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToCheck => "check",
            Self::ToHandle => "handle",
            Self::ToFollowUp => "follow-up",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::ToCheck => "staff-initiatives-to-check",
            Self::ToHandle => "staff-initiatives-to-handle",
            Self::ToFollowUp => "staff-initiatives-to-follow-up",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// The most lines of the registry's list; there is no work for more in a week.
const STAFF_LINES_MAX: usize = 200;

/// The registry's list: initiatives that this member of staff may know of, the nearest promised day first.
pub async fn of_staff(conn: &impl ConnectionTrait, staff: &Staff, view: View) -> Result<Vec<Line>, DbErr> {
    let found = initiative::Entity::find().filter(known_to(staff));
    let found = match view {
        View::ToCheck => {
            found.filter(initiative::Column::State.is_in(State::TO_CHECK)).order_by_asc(initiative::Column::NextOn)
        }
        View::ToHandle => {
            found.filter(initiative::Column::State.is_in(State::TO_DECIDE)).order_by_asc(initiative::Column::NoticeBy)
        }
        View::ToFollowUp => found
            .filter(initiative::Column::State.is_in(State::TO_FOLLOW_UP))
            .filter(initiative::Column::NextOn.is_not_null())
            .order_by_asc(initiative::Column::NextOn),
    };
    let mut lines = lines(found.order_by_asc(initiative::Column::Id), conn, STAFF_LINES_MAX).await?;
    lines.sort_by_key(|line| line.promised().map_or(NaiveDate::MAX, |promised| promised.by));
    Ok(lines)
}

/// The most initiatives that a search for twins gives.
const TWINS_MAX: usize = 20;

/// Initiatives that twins may be merged with, by words of theirs or by their number; not this one.
pub async fn open_to_twins(conn: &impl ConnectionTrait, words: &str, except: InitiativeId) -> Result<Vec<Line>, DbErr> {
    let found = initiative::Entity::find()
        .filter(initiative::Column::State.is_in(State::TO_DECIDE.into_iter().chain([COLLECTING])))
        .filter(initiative::Column::Id.ne(except))
        .filter(Condition::any().add(with_words(words)).add(initiative::Column::Number.eq(words.trim())))
        .order_by_desc(initiative::Column::FiledOn)
        .order_by_desc(initiative::Column::Id);
    lines(found, conn, TWINS_MAX).await
}

/// The newest initiatives that are public, as candidates for what is alike, and for the front page.
pub async fn newest_public(conn: &impl ConnectionTrait, limit: usize) -> Result<Vec<Line>, DbErr> {
    let found = initiative::Entity::find()
        .filter(initiative::Column::PublishedOn.is_not_null())
        .filter(initiative::Column::State.is_not_in(["withdrawn", "merged"]))
        .order_by_desc(initiative::Column::PublishedOn)
        .order_by_desc(initiative::Column::Id);
    lines(found, conn, limit).await
}

/// Initiatives whose collecting ended before `today`, at most `limit`.
pub async fn collected(conn: &impl ConnectionTrait, today: NaiveDate, limit: u64) -> Result<Vec<InitiativeId>, DbErr> {
    initiative::Entity::find()
        .select_only()
        .column(initiative::Column::Id)
        .filter(initiative::Column::State.eq(COLLECTING))
        .filter(initiative::Column::NextOn.lt(today))
        .order_by_asc(initiative::Column::NextOn)
        .limit(limit)
        .into_tuple()
        .all(conn)
        .await
}

/// The titles of initiatives by their cases, in one query.
pub async fn titles_of_cases(
    conn: &impl ConnectionTrait,
    cases: Vec<CaseId>,
) -> Result<HashMap<CaseId, String>, DbErr> {
    if cases.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(Option<CaseId>, Option<String>)> = initiative::Entity::find()
        .select_only()
        .columns([initiative::Column::CaseId, initiative::Column::Title])
        .filter(initiative::Column::CaseId.is_in(cases))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(found.into_iter().filter_map(|(case, title)| Some((case?, title.unwrap_or_default()))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_for_means_nothing_to_the_database() {
        assert_eq!(terms(" Fler  %bänkar_ \"OR\" "), ["fler", "bänkar", "or"]);
        assert_eq!(terms("%%%''"), Vec::<String>::new());
        assert_eq!(terms(&"a ".repeat(100)).len(), TERMS_MAX);
    }
}
