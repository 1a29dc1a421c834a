//! Every query of what belongs to feedback alone.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::ids::CaseId;
use entity::{attachment, contact, feedback, idempotency_key, receipt};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::contact::Contact;
use super::draft::{DraftFile, DraftId};
use super::feedback::{FeedbackText, Kind, Nps, ReplyWay};
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// What a resident wrote, as staff and the resident read it.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// 0 to 10, when given.
    pub nps: Option<u8>,
    /// Place id, when known.
    pub place: Option<String>,
    /// Topic id, when known.
    pub topic: Option<String>,
    /// The goal from whose page the sender came: a suggestion for the link.
    pub goal: Option<String>,
    /// How the sender wants the answer.
    pub reply: ReplyWay,
    /// A redacted text may be shown to others.
    pub may_publish: bool,
}

/// What is kept of a feedback apart from its case.
#[derive(Debug)]
pub struct NewTold<'a> {
    /// The kind.
    pub kind: Kind,
    /// The text.
    pub text: &'a FeedbackText,
    /// The recommendation.
    pub nps: Option<Nps>,
    /// Place id.
    pub place: Option<String>,
    /// Topic id.
    pub topic: Option<String>,
    /// The goal from whose page the sender came.
    pub goal: Option<String>,
    /// How the sender wants the answer.
    pub reply: ReplyWay,
    /// A redacted text may be shown to others.
    pub may_publish: bool,
}

fn text_place(case: CaseId) -> Place {
    Place::of("feedback", "text", case)
}

fn contact_place(case: CaseId, column: &str) -> Place {
    Place::of("contacts", column, case)
}

fn attachment_name_place(attachment: uuid::Uuid) -> Place {
    Place::of("attachments", "name", attachment)
}

/// Where the content of a file is sealed for: its random name in the file store.
#[must_use]
pub fn content_place(file: &str) -> Place {
    Place::of("attachments", "content", file)
}

/// The row of a new feedback.
#[must_use]
pub fn row(case: CaseId, told: &NewTold<'_>, keyring: &Keyring, random: &Random) -> feedback::ActiveModel {
    feedback::ActiveModel {
        case_id: Set(case),
        kind: Set(told.kind.code().to_owned()),
        text: Set(keyring.seal_text(random, told.text.as_str(), &text_place(case))),
        nps: Set(told.nps.map(|nps| i32::from(nps.score()))),
        place_id: Set(told.place.clone()),
        topic_id: Set(told.topic.clone()),
        goal_id: Set(told.goal.clone()),
        reply_way: Set(told.reply.code().to_owned()),
        may_publish: Set(told.may_publish),
    }
}

/// The row of how to reach a sender; none when there is nothing to keep.
#[must_use]
pub fn contact_row(case: CaseId, given: &Contact, keyring: &Keyring, random: &Random) -> Option<contact::ActiveModel> {
    let seal = |value: &str, column| keyring.seal_text(random, value, &contact_place(case, column));
    (*given != Contact::default()).then(|| contact::ActiveModel {
        case_id: Set(case),
        name: Set(given.name.as_deref().map(|name| seal(name, "name"))),
        email: Set(given.email.as_ref().map(|email| seal(email.as_str(), "email"))),
        email_index: Set(given.email.as_ref().map(|email| email.index(keyring))),
        phone: Set(given.phone.as_ref().map(|phone| seal(phone.as_str(), "phone"))),
    })
}

/// A file that goes with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttachment {
    /// Random name in the file store.
    pub file: String,
    /// Name as people see it.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: usize,
}

impl From<&DraftFile> for NewAttachment {
    fn from(kept: &DraftFile) -> Self {
        Self {
            file: kept.file.clone(),
            name: kept.name.clone(),
            media_type: kept.media_type.clone(),
            bytes: kept.bytes,
        }
    }
}

/// The rows of the files that go with a case.
#[must_use]
pub fn attachment_rows(
    case: CaseId,
    files: &[NewAttachment],
    keyring: &Keyring,
    random: &Random,
) -> Vec<attachment::ActiveModel> {
    let row = |(position, file): (i32, &NewAttachment)| {
        let id = random.uuid();
        attachment::ActiveModel {
            id: Set(id),
            case_id: Set(case),
            position: Set(position),
            name: Set(keyring.seal_text(random, &file.name, &attachment_name_place(id))),
            media_type: Set(file.media_type.clone()),
            bytes: Set(i32::try_from(file.bytes).unwrap_or(i32::MAX)),
            file: Set(file.file.clone()),
        }
    };
    (1..).zip(files).map(row).collect()
}

/// What was written, by case.
pub async fn find(conn: &impl ConnectionTrait, case: CaseId, keyring: &Keyring) -> Result<Option<Told>, Error> {
    feedback::Entity::find_by_id(case).one(conn).await?.map(|row| told(row, keyring)).transpose()
}

/// What was written in each of some cases: one query for a whole page.
pub async fn of_cases(
    conn: &impl ConnectionTrait,
    cases: Vec<CaseId>,
    keyring: &Keyring,
) -> Result<HashMap<CaseId, Told>, Error> {
    let rows = feedback::Entity::find().filter(feedback::Column::CaseId.is_in(cases)).all(conn).await?;
    rows.into_iter().map(|row| Ok((row.case_id, told(row, keyring)?))).collect()
}

fn told(row: feedback::Model, keyring: &Keyring) -> Result<Told, Error> {
    let corrupt = || Error::internal(anyhow::anyhow!("feedback {} is stored in a shape that none has", row.case_id));
    Ok(Told {
        kind: Kind::parse(&row.kind).ok_or_else(corrupt)?,
        text: keyring.open_text(&row.text, &text_place(row.case_id)).map_err(Error::internal)?,
        nps: row.nps.map(u8::try_from).transpose().map_err(|_| corrupt())?,
        reply: ReplyWay::parse(&row.reply_way).ok_or_else(corrupt)?,
        place: row.place_id,
        topic: row.topic_id,
        goal: row.goal_id,
        may_publish: row.may_publish,
    })
}

/// How to reach the sender, as it was given.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct GivenContact {
    /// Name.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// How to reach the sender of a case, if anything was given.
pub async fn contact_of(
    conn: &impl ConnectionTrait,
    case: CaseId,
    keyring: &Keyring,
) -> Result<Option<GivenContact>, Error> {
    let Some(row) = contact::Entity::find_by_id(case).one(conn).await? else {
        return Ok(None);
    };
    let open = |sealed: Option<String>, column| {
        sealed
            .map(|sealed| keyring.open_text(&sealed, &contact_place(case, column)).map_err(Error::internal))
            .transpose()
    };
    Ok(Some(GivenContact {
        name: open(row.name, "name")?,
        email: open(row.email, "email")?,
        phone: open(row.phone, "phone")?,
    }))
}

/// A file of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAttachment {
    /// Random name in the file store.
    pub file: String,
    /// Place in the list, from 1; stands in the address.
    pub position: i32,
    /// Name as people see it.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: i32,
}

/// The files of a case, in their order.
pub async fn attachments_of(
    conn: &impl ConnectionTrait,
    case: CaseId,
    keyring: &Keyring,
) -> Result<Vec<KeptAttachment>, Error> {
    let rows = attachment::Entity::find()
        .filter(attachment::Column::CaseId.eq(case))
        .order_by_asc(attachment::Column::Position)
        .all(conn)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(KeptAttachment {
                name: keyring.open_text(&row.name, &attachment_name_place(row.id)).map_err(Error::internal)?,
                file: row.file,
                position: row.position,
                media_type: row.media_type,
                bytes: row.bytes,
            })
        })
        .collect()
}

/// The case of a receipt's selector, with the hash of the receipt's secret.
pub async fn receipt_of(conn: &impl ConnectionTrait, selector: &str) -> Result<Option<receipt::Model>, Error> {
    Ok(receipt::Entity::find_by_id(selector).one(conn).await?)
}

/// What an earlier sending of the same form became.
pub async fn sent_before(conn: &impl ConnectionTrait, key: &DraftId) -> Result<Option<idempotency_key::Model>, Error> {
    Ok(idempotency_key::Entity::find_by_id(key.hash()).one(conn).await?)
}

/// Forgets the keys of forms received before `day`; says how many.
pub async fn sweep_form_keys(tx: &DatabaseTransaction, day: NaiveDate) -> Result<u64, Error> {
    let old = idempotency_key::Column::ReceivedOn.lt(day);
    Ok(idempotency_key::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}

/// The names of all files that cases name.
pub async fn all_file_names(conn: &impl ConnectionTrait) -> Result<Vec<String>, Error> {
    Ok(attachment::Entity::find().select_only().column(attachment::Column::File).into_tuple().all(conn).await?)
}

/// Forgets that a form was sent.
pub async fn forget_sending(tx: &DatabaseTransaction, key: &DraftId) -> Result<(), Error> {
    idempotency_key::Entity::delete_by_id(key.hash()).exec(tx).await?;
    Ok(())
}
