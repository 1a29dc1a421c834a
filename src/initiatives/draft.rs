//! An initiative that somebody is writing: everything typed, kept sealed for a day, or longer on its writer's own page.

use chrono::{Days, NaiveDate};
use entity::ids::ResidentId;
use entity::initiative_draft;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use crate::feedback::contact::EmailAddress;
use crate::feedback::draft::DraftId;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// Days that a draft is kept after it was last saved.
const KEPT_DAYS: u64 = 1;
/// The same for one on its writer's own page.
pub const OWN_KEPT_DAYS: u64 = 30;

/// Everything typed so far, just as it was typed; identity codes are masked before it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// What is proposed.
    pub proposal: String,
    /// Why.
    pub reasons: String,
    /// Code of the kind.
    pub kind: String,
    /// Service id, or empty.
    pub service: String,
    /// Goal id, or empty.
    pub goal: String,
    /// `yes` or `no`: collect supporters first?
    pub collects: String,
    /// The last day of that, as typed; empty for as long as the county allows.
    pub collects_until: String,
    /// Id of the case of feedback that it is made of, or empty.
    pub from_case: String,
    /// The first who signs.
    pub maker: DraftMaker,
    /// Those who make it with them.
    pub others: Vec<DraftMaker>,
}

/// A maker as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftMaker {
    /// Code of the ground.
    pub ground: String,
    /// Name.
    pub name: String,
    /// Municipality id.
    pub municipality: String,
    /// `yes`: they are old enough for a referendum, as they affirm.
    pub is_of_age: String,
    /// Business id.
    pub business_id: String,
    /// Who speaks for a body.
    pub speaker: String,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// `yes` or `no`: is the name shown?
    pub shows_name: String,
    /// `yes` when they represent all.
    pub represents: String,
}

/// A draft on somebody's own page.
#[derive(Clone, Debug)]
pub struct OwnDraft {
    /// The form's id, with which it is gone on with.
    pub id: DraftId,
    /// Everything typed.
    pub draft: Draft,
    /// Day of the last saving.
    pub saved_on: NaiveDate,
}

impl OwnDraft {
    /// The last day on which it is kept.
    #[must_use]
    pub fn kept_until(&self) -> NaiveDate {
        self.saved_on.checked_add_days(Days::new(OWN_KEPT_DAYS)).unwrap_or(self.saved_on)
    }
}

fn place(hash: &str) -> Place {
    Place::of("initiative_drafts", "content", hash)
}

fn id_place(hash: &str) -> Place {
    Place::of("initiative_drafts", "draft_id", hash)
}

/// The draft of an id, if it is still kept.
pub async fn find(conn: &impl ConnectionTrait, id: &DraftId, keyring: &Keyring) -> Result<Option<Draft>, Error> {
    let row = initiative_draft::Entity::find_by_id(id.hash()).one(conn).await?;
    row.map(|row| opened(&row, keyring)).transpose()
}

/// The draft of an id, begun if need be. Nobody else changes it before the transaction ends.
pub async fn find_or_begin(
    tx: &DatabaseTransaction,
    id: &DraftId,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<Draft, Error> {
    let locked = || initiative_draft::Entity::find_by_id(id.hash()).lock_exclusive();
    if let Some(row) = locked().one(tx).await? {
        return opened(&row, keyring);
    }
    // There is no row yet to wait for each other at, so both may come here; the second waits for the first to commit.
    let first_wins = OnConflict::column(initiative_draft::Column::IdHash).do_nothing().to_owned();
    let empty = row(id, &Draft::default(), (keyring, random), today)?;
    initiative_draft::Entity::insert(empty).on_conflict(first_wins).exec_without_returning(tx).await?;
    locked().one(tx).await?.map_or_else(|| Ok(Draft::default()), |row| opened(&row, keyring))
}

fn opened(row: &initiative_draft::Model, keyring: &Keyring) -> Result<Draft, Error> {
    let content = keyring.open_text(&row.content, &place(&row.id_hash)).map_err(Error::internal)?;
    serde_json::from_str(&content).map_err(Error::internal)
}

fn row(
    id: &DraftId,
    draft: &Draft,
    (keyring, random): (&Keyring, &Random),
    today: NaiveDate,
) -> Result<initiative_draft::ActiveModel, Error> {
    let hash = id.hash();
    let content = serde_json::to_string(draft).map_err(Error::internal)?;
    Ok(initiative_draft::ActiveModel {
        content: Set(keyring.seal_text(random, &content, &place(&hash))),
        id_hash: Set(hash),
        saved_on: Set(today),
        ..Default::default()
    })
}

/// Keeps a draft, in place of what was kept before.
pub async fn save(
    tx: &DatabaseTransaction,
    id: &DraftId,
    draft: &Draft,
    seal: (&Keyring, &Random),
    today: NaiveDate,
) -> Result<(), Error> {
    let row = row(id, draft, seal, today)?;
    let replace = OnConflict::column(initiative_draft::Column::IdHash)
        .update_columns([initiative_draft::Column::Content, initiative_draft::Column::SavedOn])
        .to_owned();
    initiative_draft::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a draft.
pub async fn forget(tx: &DatabaseTransaction, id: &DraftId) -> Result<(), DbErr> {
    forget_hash(tx, &id.hash()).await
}

/// Forgets a draft by the hash of its id.
pub async fn forget_hash(tx: &DatabaseTransaction, hash: &str) -> Result<(), DbErr> {
    initiative_draft::Entity::delete_by_id(hash).exec(tx).await?;
    Ok(())
}

/// Puts a draft on somebody's page. False where there is none, or where it stands on another's page.
pub async fn claim(
    tx: &DatabaseTransaction,
    id: &DraftId,
    resident: ResidentId,
    (keyring, random): (&Keyring, &Random),
) -> Result<bool, DbErr> {
    let hash = id.hash();
    let claimed = initiative_draft::ActiveModel {
        resident_id: Set(Some(resident)),
        draft_id: Set(Some(keyring.seal_text(random, id.as_str(), &id_place(&hash)))),
        ..Default::default()
    };
    let is_free = Condition::any()
        .add(initiative_draft::Column::ResidentId.is_null())
        .add(initiative_draft::Column::ResidentId.eq(resident));
    let of_id = initiative_draft::Column::IdHash.eq(hash);
    let updated = initiative_draft::Entity::update_many().set(claimed).filter(of_id).filter(is_free).exec(tx).await?;
    Ok(updated.rows_affected == 1)
}

/// On whose page it stands.
pub async fn owner(conn: &impl ConnectionTrait, id: &DraftId) -> Result<Option<ResidentId>, DbErr> {
    Ok(initiative_draft::Entity::find_by_id(id.hash()).one(conn).await?.and_then(|row| row.resident_id))
}

/// The drafts on somebody's page, those saved last first.
pub async fn of_resident(
    conn: &impl ConnectionTrait,
    resident: ResidentId,
    keyring: &Keyring,
) -> Result<Vec<OwnDraft>, Error> {
    let rows = initiative_draft::Entity::find()
        .filter(initiative_draft::Column::ResidentId.eq(resident))
        .order_by_desc(initiative_draft::Column::SavedOn)
        .order_by_asc(initiative_draft::Column::IdHash)
        .all(conn)
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let Some(sealed) = &row.draft_id else { continue };
        let id = keyring.open_text(sealed, &id_place(&row.id_hash)).map_err(Error::internal)?;
        let Some(id) = DraftId::parse(&id) else { continue };
        found.push(OwnDraft { id, draft: opened(&row, keyring)?, saved_on: row.saved_on });
    }
    Ok(found)
}

/// The hashes of the drafts in which this address was typed. Opens every draft: there is a day's worth, and those on own pages.
pub async fn of_address(
    conn: &impl ConnectionTrait,
    address: &EmailAddress,
    keyring: &Keyring,
) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for row in initiative_draft::Entity::find().all(conn).await? {
        let kept = opened(&row, keyring)?;
        let makers = std::iter::once(&kept.maker).chain(&kept.others);
        let is_theirs = |maker: &DraftMaker| maker.email.trim().eq_ignore_ascii_case(address.as_str());
        if makers.into_iter().any(is_theirs) {
            found.push(row.id_hash);
        }
    }
    Ok(found)
}

/// Forgets all drafts whose time is over; says how many.
pub async fn sweep(tx: &DatabaseTransaction, today: NaiveDate) -> Result<u64, DbErr> {
    let before =
        |days: u64| initiative_draft::Column::SavedOn.lt(today.checked_sub_days(Days::new(days)).unwrap_or(today));
    let nobodys = Condition::all().add(initiative_draft::Column::ResidentId.is_null()).add(before(KEPT_DAYS));
    let old = Condition::any().add(nobodys).add(before(OWN_KEPT_DAYS));
    Ok(initiative_draft::Entity::delete_many().filter(old).exec(tx).await?.rows_affected)
}
