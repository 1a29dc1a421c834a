//! Every query that finds what has had its time, and those that take it away.

use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::ids::{CaseId, InitiativeId, PaperBatchId, ResidentId};
use entity::{
    access_record, answer, attachment, audit_record, case, case_event, case_reminder, contact, feedback,
    followed_initiative, idempotency_key, initiative, initiative_maker, initiative_read, kept_form, message, outbox,
    paper_batch, publication, receipt, resident, routing_decision, staff_draft, support, support_receipt, tombstone,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::brake::is_too_much;
use super::class::Class;
use crate::cases::case::State;
use crate::cases::channel::Channel;
use crate::kernel::clock::end_of_day;
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// What of a class has had its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The class.
    pub class: Class,
    /// Ids of the rows; of words, of their cases. In order.
    pub rows: Vec<String>,
    /// How many rows the class has.
    pub of: u64,
}

impl Due {
    /// Is this more than may go without asking?
    #[must_use]
    pub fn is_too_much(&self) -> bool {
        is_too_much(u64::try_from(self.rows.len()).unwrap_or(u64::MAX), self.of)
    }
}

/// Why the words of a case are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonToErase {
    /// Their time was over.
    Retention,
    /// Their owner wanted it.
    Erasure,
}

impl ReasonToErase {
    const fn code(self) -> &'static str {
        match self {
            Self::Retention => "retention",
            Self::Erasure => "erasure",
        }
    }
}

/// Cases of feedback that were closed before a day and are closed still. Initiatives are kept for good (act 831/1994).
fn closed_before(before: NaiveDate) -> SelectStatement {
    Query::select()
        .column(case::Column::Id)
        .from(case::Entity)
        .and_where(case::Column::ClosedOn.lt(before))
        .and_where(case::Column::Channel.eq(Channel::Feedback.code()))
        .and_where(case::Column::State.is_not_in(State::OPEN_CODES))
        .to_owned()
}

/// Initiatives whose measures were told before a day, or that went no further since then. One that became a part of
/// another goes on as long as that does: its makers are told what comes of it.
async fn ended_before(conn: &impl ConnectionTrait, before: NaiveDate) -> Result<SelectStatement, DbErr> {
    let refused = Condition::all()
        .add(initiative::Column::State.is_in(["refused", "withdrawn"]))
        .add(initiative::Column::Since.lt(before));
    let ended = Condition::any().add(initiative::Column::DecidedOn.lt(before)).add(refused);
    let taken_into = Query::select()
        .column(initiative::Column::MergedInto)
        .from(initiative::Entity)
        .and_where(initiative::Column::MergedInto.is_not_null())
        .to_owned();
    let ids = || initiative::Entity::find().select_only().column(initiative::Column::Id);
    let roots = ids().filter(ended.clone()).filter(initiative::Column::Id.in_subquery(taken_into));
    let mut level: Vec<InitiativeId> = roots.into_tuple().all(conn).await?;
    // Those that were merged into one that ended, and those that were merged into them before.
    let mut joined = Vec::new();
    while !level.is_empty() {
        level = ids().filter(initiative::Column::MergedInto.is_in(level)).into_tuple().all(conn).await?;
        joined.extend(level.iter().copied());
    }
    Ok(Query::select()
        .column(initiative::Column::Id)
        .from(initiative::Entity)
        .cond_where(ended.add(initiative::Column::Id.is_in(joined)))
        .to_owned())
}

/// Supports that still tell of somebody, or that somebody can still open; also those that were taken back.
fn tells_or_opens() -> Condition {
    let with_code = Query::select().column(support_receipt::Column::SupportId).from(support_receipt::Entity).to_owned();
    Condition::any()
        .add(support::Column::Name.is_not_null())
        .add(support::Column::ResidentId.is_not_null())
        .add(support::Column::TokenHash.is_not_null())
        .add(support::Column::Id.in_subquery(with_code))
}

/// Initiatives of which nothing more is told since a day: measures are followed up long after they were told.
fn closed_for_good_before(before: NaiveDate) -> SelectStatement {
    Query::select()
        .column(initiative::Column::Id)
        .from(initiative::Entity)
        .and_where(initiative::Column::State.is_in(["closed", "merged", "withdrawn", "refused"]))
        .and_where(initiative::Column::Since.lt(before))
        .to_owned()
}

fn with_tombstone() -> SelectStatement {
    Query::select().column(tombstone::Column::CaseId).from(tombstone::Entity).to_owned()
}

/// Mails of which something can still be told, sent or given up before an instant.
fn mail_before(at: DateTime<Utc>) -> Condition {
    let given_up = Condition::all().add(outbox::Column::SentAt.is_null()).add(outbox::Column::State.eq("parked"));
    Condition::any().add(outbox::Column::SentAt.lt(at)).add(given_up.add(outbox::Column::DueAt.lt(at)))
}

/// Days between the letter that an account will go and its end.
pub const TOLD_BEFORE_DAYS: u64 = 30;

/// What of a class has had its time before a day.
pub async fn due(conn: &impl ConnectionTrait, class: Class, before: NaiveDate, today: NaiveDate) -> Result<Due, DbErr> {
    // An instant of the day itself has not had its time.
    let at = before.pred_opt().map_or(DateTime::UNIX_EPOCH, end_of_day);
    let (mut rows, of): (Vec<String>, u64) = match class {
        Class::Contact => {
            let due = contact::Entity::find().filter(contact::Column::CaseId.in_subquery(closed_before(before)));
            let ids: Vec<CaseId> = due.select_only().column(contact::Column::CaseId).into_tuple().all(conn).await?;
            (texts(&ids), contact::Entity::find().count(conn).await?)
        }
        Class::Words => {
            let whole = case::Entity::find().filter(case::Column::Id.not_in_subquery(with_tombstone()));
            let whole = whole.filter(case::Column::Channel.eq(Channel::Feedback.code()));
            let due = whole.clone().filter(case::Column::Id.in_subquery(closed_before(before)));
            let ids: Vec<CaseId> = due.select_only().column(case::Column::Id).into_tuple().all(conn).await?;
            (texts(&ids), whole.count(conn).await?)
        }
        Class::Attachment => {
            let due = attachment::Entity::find().filter(attachment::Column::CaseId.in_subquery(closed_before(before)));
            let ids: Vec<Uuid> = due.select_only().column(attachment::Column::Id).into_tuple().all(conn).await?;
            (texts(&ids), attachment::Entity::find().count(conn).await?)
        }
        Class::ResidentAccount => {
            let told = today.checked_sub_days(Days::new(TOLD_BEFORE_DAYS)).unwrap_or(NaiveDate::MIN);
            let due = resident::Entity::find().filter(resident::Column::SeenOn.lt(before));
            let due = due.filter(resident::Column::RemindedOn.lte(told)).select_only().column(resident::Column::Id);
            let ids: Vec<ResidentId> = due.into_tuple().all(conn).await?;
            (texts(&ids), resident::Entity::find().count(conn).await?)
        }
        Class::MakerContact => {
            let known = Condition::any()
                .add(initiative_maker::Column::Email.is_not_null())
                .add(initiative_maker::Column::Phone.is_not_null());
            let whole = initiative_maker::Entity::find().filter(known);
            let due = whole
                .clone()
                .filter(initiative_maker::Column::InitiativeId.in_subquery(ended_before(conn, before).await?));
            let due = due.select_only().column(initiative_maker::Column::InitiativeId).distinct();
            let ids: Vec<InitiativeId> = due.into_tuple().all(conn).await?;
            (texts(&ids), whole.count(conn).await?)
        }
        Class::SupporterName => {
            let of = support::Entity::find().filter(tells_or_opens()).select_only();
            let of = of.column(support::Column::InitiativeId).distinct();
            let due = of.clone().filter(support::Column::InitiativeId.in_subquery(ended_before(conn, before).await?));
            let ids: Vec<InitiativeId> = due.into_tuple().all(conn).await?;
            let whole: Vec<InitiativeId> = of.into_tuple().all(conn).await?;
            (texts(&ids), u64::try_from(whole.len()).unwrap_or(u64::MAX))
        }
        Class::Follower => {
            let whole = followed_initiative::Entity::find();
            let ended = closed_for_good_before(before);
            let due = whole.clone().filter(followed_initiative::Column::InitiativeId.in_subquery(ended));
            let due = due.select_only().column(followed_initiative::Column::InitiativeId);
            let ids: Vec<InitiativeId> = due.into_tuple().all(conn).await?;
            (texts(&ids), whole.count(conn).await?)
        }
        Class::PaperSupport => {
            let whole = paper_batch::Entity::find().filter(paper_batch::Column::BroughtBy.is_not_null());
            let due =
                whole.clone().filter(paper_batch::Column::InitiativeId.in_subquery(ended_before(conn, before).await?));
            let ids: Vec<PaperBatchId> =
                due.select_only().column(paper_batch::Column::Id).into_tuple().all(conn).await?;
            (texts(&ids), whole.count(conn).await?)
        }
        Class::MailBody => {
            let whole = outbox::Entity::find().filter(outbox::Column::Recipient.ne(""));
            let due = whole.clone().filter(mail_before(at)).select_only().column(outbox::Column::Id);
            (texts(&due.into_tuple::<Uuid>().all(conn).await?), whole.count(conn).await?)
        }
        Class::MailDelivery => {
            let due = outbox::Entity::find().filter(mail_before(at)).select_only().column(outbox::Column::Id);
            (texts(&due.into_tuple::<Uuid>().all(conn).await?), outbox::Entity::find().count(conn).await?)
        }
        Class::AccessRecord => {
            let due = access_record::Entity::find().filter(access_record::Column::ReadAt.lt(at));
            let mut ids: Vec<Uuid> = due.select_only().column(access_record::Column::Id).into_tuple().all(conn).await?;
            let due = initiative_read::Entity::find().filter(initiative_read::Column::ReadAt.lt(at));
            let due = due.select_only().column(initiative_read::Column::Id);
            ids.extend(due.into_tuple::<Uuid>().all(conn).await?);
            let of = access_record::Entity::find().count(conn).await?;
            (texts(&ids), of + initiative_read::Entity::find().count(conn).await?)
        }
        Class::AuditRecord => {
            let due = audit_record::Entity::find().filter(audit_record::Column::RecordedAt.lt(at));
            let ids: Vec<i64> = due.select_only().column(audit_record::Column::Sequence).into_tuple().all(conn).await?;
            (texts(&ids), audit_record::Entity::find().count(conn).await?)
        }
    };
    rows.sort();
    Ok(Due { class, rows, of })
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(T::to_string).collect()
}

/// Takes away how to reach the senders of some cases.
pub async fn erase_contacts(tx: &DatabaseTransaction, cases: &[CaseId]) -> Result<(), DbErr> {
    let of = contact::Column::CaseId.is_in(cases.iter().copied());
    contact::Entity::delete_many().filter(of).exec(tx).await?;
    Ok(())
}

/// Takes away how to reach the makers of some initiatives.
pub async fn erase_maker_contacts(tx: &DatabaseTransaction, ids: &[InitiativeId]) -> Result<(), DbErr> {
    let nothing = initiative_maker::ActiveModel {
        email: Set(None),
        email_index: Set(None),
        phone: Set(None),
        ..Default::default()
    };
    let of = initiative_maker::Column::InitiativeId.is_in(ids.iter().copied());
    initiative_maker::Entity::update_many().set(nothing).filter(of).exec(tx).await?;
    Ok(())
}

/// Takes away every word of some cases, and what opens them. A tombstone stays.
pub async fn erase_words(
    tx: &DatabaseTransaction,
    cases: &[CaseId],
    reason: ReasonToErase,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<(), DbErr> {
    let ids = || cases.iter().copied();
    for id in ids() {
        let nothing = keyring.seal_text(random, "", &Place::of("feedback", "text", id));
        feedback::Entity::update_many()
            .set(feedback::ActiveModel { text: Set(nothing), ..Default::default() })
            .filter(feedback::Column::CaseId.eq(id))
            .exec(tx)
            .await?;
    }
    for given in answer::Entity::find().filter(answer::Column::CaseId.is_in(ids())).all(tx).await? {
        let row = format!("{}/{}", given.case_id, given.position);
        let nothing = keyring.seal_text(random, "", &Place::of("answers", "text", row));
        answer::Entity::update_many()
            .set(answer::ActiveModel { text: Set(nothing), remark: Set(None), ..Default::default() })
            .filter(answer::Column::CaseId.eq(given.case_id))
            .filter(answer::Column::Position.eq(given.position))
            .exec(tx)
            .await?;
    }
    case_event::Entity::update_many()
        .set(case_event::ActiveModel { detail: Set(None), ..Default::default() })
        .filter(case_event::Column::CaseId.is_in(ids()))
        .exec(tx)
        .await?;
    routing_decision::Entity::update_many()
        .set(routing_decision::ActiveModel { trace: Set(None), ..Default::default() })
        .filter(routing_decision::Column::CaseId.is_in(ids()))
        .exec(tx)
        .await?;
    message::Entity::delete_many().filter(message::Column::CaseId.is_in(ids())).exec(tx).await?;
    staff_draft::Entity::delete_many().filter(staff_draft::Column::CaseId.is_in(ids())).exec(tx).await?;
    // The words chosen to be hidden name people, and the public copy speaks with the sender's voice.
    publication::Entity::delete_many().filter(publication::Column::CaseId.is_in(ids())).exec(tx).await?;
    receipt::Entity::delete_many().filter(receipt::Column::CaseId.is_in(ids())).exec(tx).await?;
    case_reminder::Entity::delete_many().filter(case_reminder::Column::CaseId.is_in(ids())).exec(tx).await?;
    idempotency_key::Entity::delete_many().filter(idempotency_key::Column::CaseId.is_in(ids())).exec(tx).await?;
    forget_typed(tx, cases).await?;
    let tombstones = ids().map(|id| tombstone::ActiveModel {
        case_id: Set(id),
        reason: Set(reason.code().to_owned()),
        made_on: Set(today),
    });
    let there = OnConflict::column(tombstone::Column::CaseId).do_nothing().to_owned();
    if !cases.is_empty() {
        tombstone::Entity::insert_many(tombstones).on_conflict(there).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Forgets what staff typed on pages of the cases and did not send.
async fn forget_typed(tx: &DatabaseTransaction, cases: &[CaseId]) -> Result<(), DbErr> {
    let ids = cases.iter().copied();
    let numbers: Vec<String> = case::Entity::find()
        .select_only()
        .column(case::Column::Number)
        .filter(case::Column::Id.is_in(ids))
        .into_tuple()
        .all(tx)
        .await?;
    for number in numbers {
        let of = kept_form::Column::Address.contains(&number);
        kept_form::Entity::delete_many().filter(of).exec(tx).await?;
    }
    Ok(())
}

/// Takes away rows of files. Gives the names of the files, which have to go after the commit.
pub async fn remove_attachments(tx: &DatabaseTransaction, which: Condition) -> Result<Vec<String>, DbErr> {
    let found = attachment::Entity::find().filter(which.clone()).select_only().column(attachment::Column::File);
    let names = found.into_tuple().all(tx).await?;
    attachment::Entity::delete_many().filter(which).exec(tx).await?;
    Ok(names)
}

/// Forgets to whom mails went.
pub async fn erase_recipients(tx: &DatabaseTransaction, ids: &[Uuid]) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .set(outbox::ActiveModel { recipient: Set(String::new()), ..Default::default() })
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets that mails went out.
pub async fn erase_deliveries(tx: &DatabaseTransaction, ids: &[Uuid]) -> Result<(), DbErr> {
    outbox::Entity::delete_many().filter(outbox::Column::Id.is_in(ids.iter().copied())).exec(tx).await?;
    Ok(())
}

/// Forgets every mail of some cases. Gives the ids, by which their copies in the mail folder are found.
pub async fn erase_mail_of(tx: &DatabaseTransaction, cases: &[CaseId]) -> Result<Vec<Uuid>, DbErr> {
    let found = outbox::Entity::find().filter(outbox::Column::CaseId.is_in(cases.iter().copied()));
    let ids: Vec<Uuid> = found.select_only().column(outbox::Column::Id).into_tuple().all(tx).await?;
    erase_deliveries(tx, &ids).await?;
    Ok(ids)
}

/// Forgets every mail to the makers of some initiatives. Gives the ids, by which their copies in the mail folder are
/// found. Letters to those who support or follow them have the hash of an address, and are not the makers' to take.
pub async fn erase_mail_about(tx: &DatabaseTransaction, initiatives: &[InitiativeId]) -> Result<Vec<Uuid>, DbErr> {
    let found = outbox::Entity::find().filter(outbox::Column::InitiativeId.is_in(initiatives.iter().copied()));
    let found = found.filter(outbox::Column::OwnerIndex.is_null());
    let ids: Vec<Uuid> = found.select_only().column(outbox::Column::Id).into_tuple().all(tx).await?;
    erase_deliveries(tx, &ids).await?;
    Ok(ids)
}

/// Forgets that cases and initiatives were read.
pub async fn erase_access_records(tx: &DatabaseTransaction, ids: &[Uuid]) -> Result<(), DbErr> {
    let which = access_record::Column::Id.is_in(ids.iter().copied());
    access_record::Entity::delete_many().filter(which).exec(tx).await?;
    let which = initiative_read::Column::Id.is_in(ids.iter().copied());
    initiative_read::Entity::delete_many().filter(which).exec(tx).await?;
    Ok(())
}
