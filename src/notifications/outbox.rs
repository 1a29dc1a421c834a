//! Messages that wait to be sent, written with the change that causes them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entity::ids::{CaseId, InitiativeId};
use entity::outbox;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use crate::cases::case::Case;
use crate::feedback::contact::EmailAddress;
use crate::feedback::store::contact_of;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::maker::{Maker, contact_person};
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;
use crate::residents::account::Wishes;
use crate::residents::claims;
use crate::residents::sign_in::{OPENS_FOR, SignInToken};

use super::follower_letters::FollowerMessage;
use super::messages::{AccountMessage, InitiativeMessage, Message, ResidentMessage, SupportMessage};
use super::queue::State;
use super::work_letters::WorkMessage;

/// Something to tell somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice<'a> {
    /// The message.
    pub message: Message,
    /// The case it speaks of.
    pub case_id: CaseId,
    /// The recipient.
    pub to: &'a EmailAddress,
    /// The language to write in.
    pub locale: Locale,
}

/// The row of a notice, to be inserted alone or with others.
#[must_use]
pub fn row(notice: &Notice<'_>, keyring: &Keyring, random: &Random, now: DateTime<Utc>) -> outbox::ActiveModel {
    let id = random.uuid();
    outbox::ActiveModel {
        id: Set(id),
        message: Set(notice.message.code().to_owned()),
        case_id: Set(Some(notice.case_id)),
        owner_index: Set(None),
        initiative_id: Set(None),
        recipient: Set(keyring.seal_text(random, notice.to.as_str(), &recipient(id))),
        link: Set(None),
        locale: Set(notice.locale.code().to_owned()),
        state: Set(State::Due.code().to_owned()),
        attempts: Set(0),
        due_at: Set(kept_time(notice.message.code(), now)),
        leased_until: Set(None),
        fence: Set(0),
        sent_at: Set(None),
        fault: Set(None),
    }
}

/// A letter to staff.
#[derive(Clone, Debug)]
pub struct AccountLetter<'a> {
    /// What it says.
    pub message: AccountMessage,
    /// The recipient.
    pub to: &'a EmailAddress,
    /// The language to write in.
    pub locale: Locale,
    /// The path of the page that it opens, with its token.
    pub path: &'a str,
}

/// Writes a letter to staff, to be sent after the commit.
pub async fn enqueue_to_staff(
    tx: &DatabaseTransaction,
    letter: &AccountLetter<'_>,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = letter_row(letter.message.code(), letter.to, letter.locale, letter.path, keyring, random, now);
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes a letter about somebody's work, to be sent after the commit.
pub async fn enqueue_work_letter(
    tx: &DatabaseTransaction,
    (message, to, locale): (WorkMessage, &EmailAddress, Locale),
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = letter_row(message.code(), to, locale, message.path(), keyring, random, now);
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) fn letter_row(
    code: &str,
    to: &EmailAddress,
    locale: Locale,
    path: &str,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> outbox::ActiveModel {
    let id = random.uuid();
    outbox::ActiveModel {
        id: Set(id),
        message: Set(code.to_owned()),
        case_id: Set(None),
        owner_index: Set(None),
        initiative_id: Set(None),
        recipient: Set(keyring.seal_text(random, to.as_str(), &recipient(id))),
        link: Set(Some(keyring.seal_text(random, path, &link(id)))),
        locale: Set(locale.code().to_owned()),
        state: Set(State::Due.code().to_owned()),
        attempts: Set(0),
        due_at: Set(now),
        leased_until: Set(None),
        fence: Set(0),
        sent_at: Set(None),
        fault: Set(None),
    }
}

/// What the link of a letter for signing in seals: the token, and the instant after which the letter is not worth sending.
#[must_use]
pub fn written_token(token: &SignInToken, now: DateTime<Utc>) -> String {
    format!("{} {}", (now + OPENS_FOR).timestamp(), token.written())
}

/// Reads it. Nothing when its time is over.
#[must_use]
pub fn read_token(written: &str, now: DateTime<Utc>) -> Option<SignInToken> {
    let (until, token) = written.split_once(' ')?;
    let is_open = now.timestamp() < until.parse().ok()?;
    SignInToken::parse(token).filter(|_| is_open)
}

/// Writes a letter to a resident about their account, to be sent after the commit: what it says, to whom and in which
/// language; and what its link is made of, where it opens something.
pub async fn enqueue_to_resident(
    tx: &DatabaseTransaction,
    (message, to, locale): (ResidentMessage, &EmailAddress, Locale),
    token: Option<&SignInToken>,
    (keyring, random): (&Keyring, &Random),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let id = random.uuid();
    let row = outbox::ActiveModel {
        id: Set(id),
        message: Set(message.code().to_owned()),
        case_id: Set(None),
        owner_index: Set(Some(to.index(keyring))),
        initiative_id: Set(None),
        recipient: Set(keyring.seal_text(random, to.as_str(), &recipient(id))),
        link: Set(token.map(|token| keyring.seal_text(random, &written_token(token, now), &link(id)))),
        locale: Set(locale.code().to_owned()),
        state: Set(State::Due.code().to_owned()),
        attempts: Set(0),
        due_at: Set(now),
        leased_until: Set(None),
        fence: Set(0),
        sent_at: Set(None),
        fault: Set(None),
    };
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Asks somebody whether they support an initiative. `opens` is the path of the link and the number that goes with it.
pub async fn enqueue_to_supporter(
    tx: &DatabaseTransaction,
    about: InitiativeId,
    (to, locale): (&EmailAddress, Locale),
    opens: &str,
    (keyring, random): (&Keyring, &Random),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let code = SupportMessage::Confirm.code();
    let letter = letter_row(code, to, locale, opens, keyring, random, kept_time(code, now));
    let row =
        outbox::ActiveModel { initiative_id: Set(Some(about)), owner_index: Set(Some(to.index(keyring))), ..letter };
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Tells whoever speaks for the makers of an initiative, if they gave an address; others read with the receipt code.
pub async fn tell_makers(
    tx: &DatabaseTransaction,
    (keyring, random): (&Keyring, &Random),
    initiative: &Initiative,
    makers: &[Maker],
    message: InitiativeMessage,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(to) = contact_person(makers).and_then(|maker| maker.email.as_ref()) else {
        return Ok(());
    };
    let row = initiative_row(initiative.id, message, to, initiative.language, (keyring, random), now);
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn initiative_row(
    about: InitiativeId,
    message: InitiativeMessage,
    to: &EmailAddress,
    locale: Locale,
    (keyring, random): (&Keyring, &Random),
    now: DateTime<Utc>,
) -> outbox::ActiveModel {
    let id = random.uuid();
    outbox::ActiveModel {
        id: Set(id),
        message: Set(message.code().to_owned()),
        case_id: Set(None),
        owner_index: Set(None),
        initiative_id: Set(Some(about)),
        recipient: Set(keyring.seal_text(random, to.as_str(), &recipient(id))),
        link: Set(None),
        locale: Set(locale.code().to_owned()),
        state: Set(State::Due.code().to_owned()),
        attempts: Set(0),
        due_at: Set(kept_time(message.code(), now)),
        leased_until: Set(None),
        fence: Set(0),
        sent_at: Set(None),
        fault: Set(None),
    }
}

/// The finest time that is kept of a message. The first one is written when its sender tells us something, so it has
/// the beginning of the day, as the case has no finer time either (security bar, section 4); it is due at once even so.
/// Later ones follow what staff did, of which the instant is known.
#[must_use]
pub(super) fn kept_time(message: &str, at: DateTime<Utc>) -> DateTime<Utc> {
    let first = [Message::Received.code(), InitiativeMessage::Submitted.code(), SupportMessage::Confirm.code()];
    let is_first = first.contains(&message) || message == FollowerMessage::Confirm.code();
    if is_first { at.date_naive().and_time(NaiveTime::MIN).and_utc() } else { at }
}

/// Writes a notice, to be sent after the commit.
pub async fn enqueue(
    tx: &DatabaseTransaction,
    notice: &Notice<'_>,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    outbox::Entity::insert(row(notice, keyring, random, now)).exec_without_returning(tx).await?;
    Ok(())
}

/// Tells the sender of a case, if they gave an address, and those who have the case on their own page, if they want to
/// hear of such things; whoever did neither reads with the code. Nobody gets two letters.
pub async fn tell_resident(
    tx: &DatabaseTransaction,
    keyring: &Keyring,
    random: &Random,
    case: &Case,
    message: Message,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let contact = contact_of(tx, case.id, keyring).await?.unwrap_or_default();
    let given = contact.email.as_deref().and_then(EmailAddress::parse);
    if let Some(to) = &given {
        let notice = Notice { message, case_id: case.id, to, locale: case.language };
        enqueue(tx, &notice, keyring, random, now).await?;
    }
    for owner in claims::owners_of(tx, case.id, keyring).await? {
        let Some(to) = owner.email.filter(|to| is_wanted(owner.wishes, message) && !is_same(given.as_ref(), to)) else {
            continue;
        };
        let notice = Notice { message, case_id: case.id, to: &to, locale: owner.locale };
        let mut row = row(&notice, keyring, random, now);
        row.owner_index = Set(Some(to.index(keyring)));
        outbox::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Does an account want to hear of it? Where a case went when it was not ours is an answer, too.
const fn is_wanted(wishes: Wishes, message: Message) -> bool {
    match message {
        Message::QuestionToYou => wishes.questions,
        Message::ChangeMade => wishes.changes,
        Message::Received | Message::Answered | Message::Moved => wishes.answers,
    }
}

fn is_same(given: Option<&EmailAddress>, to: &EmailAddress) -> bool {
    given.is_some_and(|given| given.as_str().eq_ignore_ascii_case(to.as_str()))
}

/// Forgets every letter to the owner of an account, or those about one case. Gives the ids, by which their copies in the
/// mail folder are found.
pub async fn forget_mail_to(
    tx: &DatabaseTransaction,
    owner_indexes: &[String],
    about: Option<CaseId>,
) -> Result<Vec<Uuid>, DbErr> {
    let mut theirs = Condition::all().add(outbox::Column::OwnerIndex.is_in(owner_indexes));
    if let Some(case) = about {
        theirs = theirs.add(outbox::Column::CaseId.eq(case));
    }
    forget_letters(tx, theirs).await
}

/// Forgets the letters that asked supporters and followers before a day: by those nobody can confirm any more. Gives the
/// ids, by which their copies in the mail folder are found.
pub async fn forget_asked_before(tx: &DatabaseTransaction, day: NaiveDate) -> Result<Vec<Uuid>, DbErr> {
    let old = outbox::Column::DueAt.lt(day.and_time(NaiveTime::MIN).and_utc());
    let asking = outbox::Column::Message.is_in([SupportMessage::Confirm.code(), FollowerMessage::Confirm.code()]);
    forget_letters(tx, Condition::all().add(asking).add(old)).await
}

/// The same of the letters that somebody had who supports an initiative. One that is not sent yet asks something else.
pub async fn forget_answered(tx: &DatabaseTransaction, about: InitiativeId, to: &str) -> Result<Vec<Uuid>, DbErr> {
    let sent = outbox::Column::State.eq(State::Sent.code());
    let theirs = letters_to_supporters().add(sent).add(outbox::Column::InitiativeId.eq(about));
    forget_letters(tx, theirs.add(outbox::Column::OwnerIndex.eq(to))).await
}

fn letters_to_supporters() -> Condition {
    Condition::all().add(outbox::Column::Message.eq(SupportMessage::Confirm.code()))
}

async fn forget_letters(tx: &DatabaseTransaction, which: Condition) -> Result<Vec<Uuid>, DbErr> {
    let found = outbox::Entity::find().filter(which.clone()).select_only().column(outbox::Column::Id);
    let ids = found.into_tuple().all(tx).await?;
    outbox::Entity::delete_many().filter(which).exec(tx).await?;
    Ok(ids)
}

/// Lets letters to the owner of an account be found by a new keyed hash of the address.
pub async fn find_mail_by(tx: &DatabaseTransaction, before: &[String], index: &str) -> Result<(), DbErr> {
    outbox::Entity::update_many()
        .set(outbox::ActiveModel { owner_index: Set(Some(index.to_owned())), ..Default::default() })
        .filter(outbox::Column::OwnerIndex.is_in(before))
        .exec(tx)
        .await?;
    Ok(())
}

/// Letters to the owner of an account: what each said, what became of it, and when.
pub async fn to_owner(
    conn: &impl ConnectionTrait,
    owner_indexes: &[String],
) -> Result<Vec<(String, State, DateTime<Utc>)>, DbErr> {
    let rows = outbox::Entity::find().filter(outbox::Column::OwnerIndex.is_in(owner_indexes)).all(conn).await?;
    let mailed = |row: outbox::Model| {
        let state = State::parse(&row.state)?;
        Some((row.message, state, row.sent_at.unwrap_or(row.due_at)))
    };
    let mut mails: Vec<_> = rows.into_iter().filter_map(mailed).collect();
    mails.sort_by_key(|(_, _, at)| *at);
    Ok(mails)
}

/// A message about a case, without its recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailed {
    /// What it says.
    pub message: Message,
    /// What became of it.
    pub state: State,
    /// When it was handed over; before that, when it is due; of one that was given up, its last try.
    pub at: DateTime<Utc>,
}

/// The messages about a case, the oldest first.
pub async fn of_case(conn: &impl ConnectionTrait, case: CaseId) -> Result<Vec<Mailed>, DbErr> {
    let rows = outbox::Entity::find().filter(outbox::Column::CaseId.eq(case)).all(conn).await?;
    let mailed = |row: outbox::Model| {
        let (message, state) = (Message::parse(&row.message)?, State::parse(&row.state)?);
        Some(Mailed { message, state, at: row.sent_at.unwrap_or(row.due_at) })
    };
    let mut mails: Vec<Mailed> = rows.into_iter().filter_map(mailed).collect();
    mails.sort_by_key(|mail| mail.at);
    Ok(mails)
}

/// Where the recipient of a row lies.
#[must_use]
pub fn recipient(row: Uuid) -> Place {
    Place::of("outbox", "recipient", row)
}

/// Where the link of a row lies.
#[must_use]
pub fn link(row: Uuid) -> Place {
    Place::of("outbox", "link", row)
}
