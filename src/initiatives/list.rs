//! Lists of initiatives: everybody's, and the registry's.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId, StaffId};
use entity::{case, initiative};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

use super::promise::{Dates, Promised};
use super::search::sought;
use super::state::{COLLECTING, State};
use super::store::known_to;
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;

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
    /// Who refused it, where its author asked another person to decide.
    pub refused_by: Option<StaffId>,
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
    let due_on = Query::select().column(case::Column::DueOn).from(case::Entity).and_where(is_its_case()).to_owned();
    Expr::SubQuery(None, Box::new(due_on.into()))
}

/// A case is that of the initiative beside it.
pub(super) fn is_its_case() -> Expr {
    Expr::col((case::Entity, case::Column::Id)).equals((initiative::Entity, initiative::Column::CaseId))
}

/// The lines of what was found, in its order.
pub(super) async fn lines(found: Select<initiative::Entity>, conn: &impl ConnectionTrait) -> Result<Vec<Line>, DbErr> {
    found.into_partial_model::<Line>().all(conn).await
}

/// Title or proposal hold all these words, in any form. Nothing where nothing was typed.
pub(super) fn says(typed: &str) -> Option<Condition> {
    let in_language = |language: Locale| {
        let sought = sought(typed, language);
        let is_in = initiative::Column::Language.eq(language.code());
        let holds = |all: Condition, part: &String| all.add(initiative::Column::SearchText.contains(part));
        (!sought.is_empty()).then(|| sought.iter().fold(Condition::all().add(is_in), holds))
    };
    let said: Vec<Condition> = Locale::ALL.into_iter().filter_map(in_language).collect();
    (!said.is_empty()).then(|| said.into_iter().fold(Condition::any(), Condition::add))
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
const STAFF_LINES_MAX: u64 = 200;

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
    let mut lines = lines(found.order_by_asc(initiative::Column::Id).limit(STAFF_LINES_MAX), conn).await?;
    lines.sort_by_key(|line| line.promised().map_or(NaiveDate::MAX, |promised| promised.by));
    Ok(lines)
}

/// The most initiatives that a search for twins gives.
const TWINS_MAX: u64 = 20;

/// Initiatives that twins may be merged with, by words of theirs or by their number; not this one.
pub async fn open_to_twins(conn: &impl ConnectionTrait, words: &str, except: InitiativeId) -> Result<Vec<Line>, DbErr> {
    let with_words = says(words).unwrap_or_else(Condition::all);
    let found = initiative::Entity::find()
        .filter(initiative::Column::State.is_in(State::TO_DECIDE.into_iter().chain([COLLECTING])))
        .filter(initiative::Column::Id.ne(except))
        .filter(Condition::any().add(with_words).add(initiative::Column::Number.eq(words.trim())))
        .order_by_desc(initiative::Column::FiledOn)
        .order_by_desc(initiative::Column::Id)
        .limit(TWINS_MAX);
    lines(found, conn).await
}

/// The newest initiatives that are public, as candidates for what is alike, and for the front page.
pub async fn newest_public(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Line>, DbErr> {
    let found = initiative::Entity::find()
        .filter(initiative::Column::PublishedOn.is_not_null())
        .filter(initiative::Column::State.is_not_in(["withdrawn", "merged"]))
        .order_by_desc(initiative::Column::PublishedOn)
        .order_by_desc(initiative::Column::Id)
        .limit(limit);
    lines(found, conn).await
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
