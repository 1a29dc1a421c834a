//! Inviting somebody to work here.

use entity::ids::{StaffId, UnitId};

use crate::accounts::store::{self, NewStaff};
use crate::accounts::token::{self, Purpose, Token};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::feedback::contact::EmailAddress;
use crate::kernel::actor::Role;
use crate::kernel::locale::Locale;
use crate::notifications::messages::AccountMessage;
use crate::notifications::outbox::{AccountLetter, enqueue_to_staff};
use crate::platform::error::Error;

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
/// more. Whether the inviter may, the caller has asked. A conflict when the address belongs to somebody who has come in already.
pub async fn invite_staff(app: &App, by: StaffId, invitation: &Invitation<'_>) -> Result<StaffId, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let token = Token::draw(&app.random);
    let tx = app.db.begin_write().await?;

    if store::is_taken(&tx, invitation.email.as_str()).await? {
        return Err(Error::Conflict);
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
    audit::record(&tx, Entry::of(by, Act::StaffInvited).on(id), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(id)
}
