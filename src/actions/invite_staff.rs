//! Inviting somebody to work here.

use chrono::NaiveDate;
use entity::ids::{StaffId, UnitId};
use sea_orm::DatabaseTransaction;

use super::give_role::may_give;
use crate::accounts::people;
use crate::accounts::store::{self, NewStaff};
use crate::accounts::token::{self, Purpose, Token};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::counties::County;
use crate::feedback::contact::EmailAddress;
use crate::kernel::actor::{Role, Staff};
use crate::kernel::locale::Locale;
use crate::notifications::messages::AccountMessage;
use crate::notifications::outbox::{AccountLetter, enqueue_to_staff};
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// Who is to come in, and as what.
#[derive(Clone, Debug)]
pub struct Invitation<'a> {
    /// Their work address.
    pub email: &'a EmailAddress,
    /// Their name, which they can mend when they come.
    pub name: &'a str,
    /// The language of the letter and of their pages.
    pub locale: Locale,
    /// Roles, each in a unit and all below it.
    pub roles: &'a [(Role, UnitId)],
}

/// Writes somebody down and sends them a link that opens once within seven days. An earlier link opens nothing any
/// more. A conflict when the address belongs to somebody who has come in already. Not now when the role is another's to
/// give, or when somebody else has invited them to a unit that the inviter does not look after: their roles there are not
/// the inviter's to take away.
pub async fn invite_staff(app: &App, by: &Staff, invitation: &Invitation<'_>) -> Result<StaffId, Error> {
    if !invitation.roles.iter().all(|(_, unit)| policy::may(by, Operation::GiveRole, unit)) {
        return Err(Error::Forbidden);
    }
    if !invitation.roles.iter().all(|(role, _)| may_give(by, *role, &app.county)) {
        return Err(Error::NotNow("of-whole-county"));
    }
    let (now, today) = (app.clock.now(), app.clock.today());
    let token = Token::draw(&app.random);
    let tx = app.db.begin_write().await?;

    if store::is_taken(&tx, invitation.email.as_str()).await? {
        return Err(Error::Conflict);
    }
    if !are_roles_in_reach(&tx, by, invitation.email.as_str(), (&app.county, today)).await? {
        return Err(Error::NotNow("invited-elsewhere"));
    }
    let new = NewStaff {
        email: invitation.email.as_str(),
        name: invitation.name,
        password_hash: "",
        locale: invitation.locale,
        roles: invitation.roles,
        from_on: today,
    };
    let id = store::upsert_staff(&tx, &new, &app.random).await?;
    token::keep(&tx, id, Purpose::Invitation, &token, now).await?;
    let letter = AccountLetter {
        message: AccountMessage::Invitation,
        to: invitation.email,
        locale: invitation.locale,
        path: &token.path(Purpose::Invitation),
    };
    enqueue_to_staff(&tx, &letter, &app.keyring, &app.random, now).await?;
    audit::record(&tx, Entry::of(by.id, Act::StaffInvited).on(id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(id)
}

/// Does the inviter give every role that somebody who was invited before was given, where they were given it?
async fn are_roles_in_reach(
    tx: &DatabaseTransaction,
    by: &Staff,
    email: &str,
    (county, today): (&County, NaiveDate),
) -> Result<bool, Error> {
    let Some(known) = people::find_by_email(tx, email).await? else { return Ok(true) };
    let roles = people::grants_of(tx, &[known.id]).await?;
    let mut lasting = roles.iter().filter(|held| !held.is_over(today));
    Ok(lasting.all(|held| policy::may(by, Operation::GiveRole, &held.unit) && may_give(by, held.role, county)))
}
