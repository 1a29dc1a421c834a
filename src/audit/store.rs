//! Every query of the trail, and of the records of who read what.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{CaseId, StaffId};
use entity::{access_record, audit_checkpoint, audit_head, audit_mailing, audit_record, case_event, initiative_read};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use super::chain::{Broken, Chain, Head, shortened};
use super::entry::{About, Act, By, Entry};

/// Lines of a page.
pub const PAGE: u64 = 50;

/// Records read at a time when the trail is followed.
const STEP: u64 = 1000;

const HEAD: i32 = 1;

/// Adds a record. Called last in a transaction: the head stays locked until the commit, and every writer needs it.
pub async fn record(tx: &DatabaseTransaction, entry: Entry, now: DateTime<Utc>) -> Result<(), DbErr> {
    let head = locked_head(tx).await?;
    let record = head.next(&entry, now);
    let moved =
        audit_head::ActiveModel { id: Set(HEAD), sequence: Set(record.sequence), hash: Set(record.hash.clone()) };
    audit_record::Entity::insert(record.into_active_model()).exec_without_returning(tx).await?;
    moved.update(tx).await?;
    Ok(())
}

async fn locked_head(tx: &DatabaseTransaction) -> Result<Head, DbErr> {
    let row = audit_head::Entity::find_by_id(HEAD).lock_exclusive().one(tx).await?;
    Ok(row.map_or_else(Head::nothing, |row| Head { sequence: row.sequence, hash: row.hash }))
}

/// The end of the trail.
pub async fn head(conn: &impl ConnectionTrait) -> Result<Head, DbErr> {
    let row = audit_head::Entity::find_by_id(HEAD).one(conn).await?;
    Ok(row.map_or_else(Head::nothing, |row| Head { sequence: row.sequence, hash: row.hash }))
}

/// Notes that the head is mailed on a day. False where another instance has done so.
pub async fn note_mailing(tx: &DatabaseTransaction, today: NaiveDate) -> Result<bool, DbErr> {
    let row = audit_mailing::ActiveModel { mailed_on: Set(today) };
    let there = OnConflict::column(audit_mailing::Column::MailedOn).do_nothing().to_owned();
    let added = audit_mailing::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(added > 0)
}

/// Follows the whole trail, up to what a running service adds meanwhile. Gives its end, or where it breaks.
pub async fn verify(conn: &impl ConnectionTrait, anchors: Vec<Head>) -> Result<Result<Head, Broken>, DbErr> {
    let mut told = head(conn).await?;
    let checkpoint =
        audit_checkpoint::Entity::find().order_by_desc(audit_checkpoint::Column::Sequence).one(conn).await?;
    let begin = checkpoint.map_or_else(Head::nothing, |row| Head { sequence: row.sequence, hash: row.hash });
    let mut chain = Chain::begin(begin, anchors);
    let mut after = i64::MIN;
    loop {
        let records = audit_record::Entity::find()
            .filter(audit_record::Column::Sequence.gt(after))
            .order_by_asc(audit_record::Column::Sequence)
            .limit(STEP)
            .all(conn)
            .await?;
        let Some(last) = records.last() else {
            let now = head(conn).await?;
            if now == told {
                break;
            }
            told = now;
            continue;
        };
        after = last.sequence;
        for record in &records {
            if let Err(broken) = chain.follow(record) {
                return Ok(Err(broken));
            }
        }
    }
    Ok(chain.end(&told))
}

/// Days before `today` on which residents did something that the trail does not tell of yet.
pub async fn days_to_note(conn: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<NaiveDate>, DbErr> {
    let last: Option<String> = audit_record::Entity::find()
        .select_only()
        .column(audit_record::Column::Subject)
        .filter(audit_record::Column::Act.eq(Act::ResidentsActed.code()))
        .order_by_desc(audit_record::Column::Sequence)
        .into_tuple()
        .one(conn)
        .await?;
    let last = last.and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MIN);
    case_event::Entity::find()
        .select_only()
        .distinct()
        .column(case_event::Column::HappenedOn)
        .filter(case_event::Column::HappenedOn.gt(last.max(NaiveDate::default())))
        .filter(case_event::Column::HappenedOn.lt(today))
        .order_by_asc(case_event::Column::HappenedOn)
        .into_tuple()
        .all(conn)
        .await
}

/// Notes what residents did on a day: how many acts, and a digest over their cases in the order of their random ids.
/// A day that another instance has noted is left alone.
pub async fn note_residents_day(tx: &DatabaseTransaction, day: NaiveDate, now: DateTime<Utc>) -> Result<(), DbErr> {
    locked_head(tx).await?;
    let noted = audit_record::Entity::find()
        .filter(audit_record::Column::Act.eq(Act::ResidentsActed.code()))
        .filter(audit_record::Column::Subject.eq(About::Day(day).subject()))
        .one(tx)
        .await?;
    if noted.is_some() {
        return Ok(());
    }
    let mut acts: Vec<(CaseId, i32)> = case_event::Entity::find()
        .select_only()
        .columns([case_event::Column::CaseId, case_event::Column::Position])
        .filter(case_event::Column::HappenedOn.eq(day))
        .filter(case_event::Column::Actor.eq("resident"))
        .into_tuple()
        .all(tx)
        .await?;
    acts.sort_unstable();
    let listed: Vec<_> = acts.iter().map(|(case, position)| format!("{case} {position}")).collect();
    let count = u64::try_from(acts.len()).unwrap_or_default();
    let entry = Entry::of(By::Program, Act::ResidentsActed).on(day).count("acts", count);
    record(tx, entry.digest("cases", listed.join("\n").as_bytes()), now).await
}

/// Removes the records before `before`, and tells in the trail that it begins later from now on. Says how many.
pub async fn shorten(tx: &DatabaseTransaction, before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u64, DbErr> {
    locked_head(tx).await?;
    let last = audit_record::Entity::find()
        .filter(audit_record::Column::RecordedAt.lt(before))
        .order_by_desc(audit_record::Column::Sequence)
        .one(tx)
        .await?;
    let Some(last) = last else { return Ok(0) };
    let begin = Head { sequence: last.sequence, hash: last.hash };
    let checkpoint = audit_checkpoint::ActiveModel {
        sequence: Set(begin.sequence),
        hash: Set(begin.hash.clone()),
        made_at: Set(now),
    };
    audit_checkpoint::Entity::insert(checkpoint).exec_without_returning(tx).await?;
    let gone = audit_record::Column::Sequence.lte(begin.sequence);
    let removed = audit_record::Entity::delete_many().filter(gone).exec(tx).await?.rows_affected;
    record(tx, shortened(&begin), now).await?;
    Ok(removed)
}

/// What a list of the trail is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Done by this member of staff.
    pub staff: Option<StaffId>,
    /// This act.
    pub act: Option<Act>,
    /// Done to this.
    pub about: Option<About>,
    /// Older than this record: where the page before ended.
    pub before: Option<i64>,
}

/// Records of the trail, the newest first, at most `limit`.
pub async fn list(conn: &impl ConnectionTrait, filter: &Filter, limit: u64) -> Result<Vec<audit_record::Model>, DbErr> {
    use audit_record::Column::{About as Kind, Act as Acted, RecordedAt, Sequence, StaffId as By, Subject};
    let is_about = |about: About| Condition::all().add(Kind.eq(about.code())).add(Subject.eq(about.subject()));
    let narrowed = Condition::all()
        .add_option(filter.from.map(|from| RecordedAt.gte(from)))
        .add_option(filter.until.map(|until| RecordedAt.lt(until)))
        .add_option(filter.staff.map(|staff| By.eq(staff)))
        .add_option(filter.act.map(|act| Acted.eq(act.code())))
        .add_option(filter.about.map(is_about))
        .add_option(filter.before.map(|before| Sequence.lt(before)));
    audit_record::Entity::find().filter(narrowed).order_by_desc(Sequence).limit(limit).all(conn).await
}

/// What the records of an act tell: counts and digests, the oldest first.
pub async fn facts_of(conn: &impl ConnectionTrait, act: Act) -> Result<Vec<Value>, DbErr> {
    let told: Vec<String> = audit_record::Entity::find()
        .select_only()
        .column(audit_record::Column::Detail)
        .filter(audit_record::Column::Act.eq(act.code()))
        .order_by_asc(audit_record::Column::Sequence)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(told.iter().filter_map(|detail| serde_json::from_str(detail).ok()).collect())
}

/// What a list of who read what is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessFilter {
    /// Not before this instant.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
    /// Read by this member of staff.
    pub staff: Option<StaffId>,
    /// This case or initiative.
    pub about: Option<About>,
    /// Older than this: where the page before ended.
    pub before: Option<(DateTime<Utc>, Uuid)>,
}

/// That a member of staff read something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Id of the record.
    pub id: Uuid,
    /// Who.
    pub staff: StaffId,
    /// The case or the initiative.
    pub about: About,
    /// What of it: `case`, `contact`, `attachment`, `original` or `initiative`.
    pub what: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who read what, the latest first, at most `limit`.
pub async fn list_access(conn: &impl ConnectionTrait, filter: &AccessFilter, limit: u64) -> Result<Vec<Access>, DbErr> {
    let mut read = match filter.about {
        None | Some(About::Case(_)) => cases_read(conn, filter, limit).await?,
        Some(_) => Vec::new(),
    };
    if matches!(filter.about, None | Some(About::Initiative(_))) {
        read.extend(initiatives_read(conn, filter, limit).await?);
    }
    read.sort_unstable_by_key(|access| Reverse((access.at, access.id)));
    read.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(read)
}

async fn cases_read(conn: &impl ConnectionTrait, filter: &AccessFilter, limit: u64) -> Result<Vec<Access>, DbErr> {
    use access_record::Column::{CaseId as Case, Id, ReadAt, StaffId as By};
    let case = filter.about.and_then(|about| if let About::Case(id) = about { Some(id) } else { None });
    let narrowed = filter.narrowed(ReadAt, By, Id).add_option(case.map(|case| Case.eq(case)));
    let query = access_record::Entity::find().filter(narrowed).order_by_desc(ReadAt).order_by_desc(Id);
    let access = |row: access_record::Model| {
        let access_record::Model { id, case_id, staff_id, what, read_at, reason: _ } = row;
        Access { id, staff: staff_id, about: About::Case(case_id), what, at: read_at }
    };
    Ok(query.limit(limit).all(conn).await?.into_iter().map(access).collect())
}

async fn initiatives_read(
    conn: &impl ConnectionTrait,
    filter: &AccessFilter,
    limit: u64,
) -> Result<Vec<Access>, DbErr> {
    use initiative_read::Column::{Id, InitiativeId as Initiative, ReadAt, StaffId as By};
    let initiative = filter.about.and_then(|about| if let About::Initiative(id) = about { Some(id) } else { None });
    let narrowed = filter.narrowed(ReadAt, By, Id).add_option(initiative.map(|id| Initiative.eq(id)));
    let query = initiative_read::Entity::find().filter(narrowed).order_by_desc(ReadAt).order_by_desc(Id);
    let access = |row: initiative_read::Model| {
        let initiative_read::Model { id, initiative_id, staff_id, read_at } = row;
        Access {
            id,
            staff: staff_id,
            about: About::Initiative(initiative_id),
            what: "initiative".to_owned(),
            at: read_at,
        }
    };
    Ok(query.limit(limit).all(conn).await?.into_iter().map(access).collect())
}

impl AccessFilter {
    /// What it asks of the columns that every record of reading has.
    fn narrowed<C: ColumnTrait>(&self, at: C, by: C, id: C) -> Condition {
        let older = |(before, behind): (DateTime<Utc>, Uuid)| {
            Condition::any().add(at.lt(before)).add(Condition::all().add(at.eq(before)).add(id.lt(behind)))
        };
        Condition::all()
            .add_option(self.from.map(|from| at.gte(from)))
            .add_option(self.until.map(|until| at.lt(until)))
            .add_option(self.staff.map(|staff| by.eq(staff)))
            .add_option(self.before.map(older))
    }
}
