//! Asking for a new password.

use crate::accounts::store;
use crate::accounts::token::{self, Purpose, Token};
use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::feedback::contact::EmailAddress;
use crate::notifications::messages::AccountMessage;
use crate::notifications::outbox::{AccountLetter, enqueue_to_staff};
use crate::platform::error::Error;

/// Sends a link that opens once within the hour, if somebody signs in with the address. Whoever asks is not told.
pub async fn ask_for_reset(app: &App, typed: &str) -> Result<(), Error> {
    let now = app.clock.now();
    let Some(to) = EmailAddress::parse(typed) else { return Ok(()) };
    let token = Token::draw(&app.random);
    let tx = app.db.begin_write().await?;

    let Some(known) = store::credentials(&tx, to.as_str(), app.clock.today()).await? else { return Ok(()) };
    token::keep(&tx, known.staff, Purpose::Reset, &token, now).await?;
    let letter = AccountLetter {
        message: AccountMessage::Reset,
        to: &to,
        locale: store::locale_of(&tx, known.staff).await?,
        path: &token.path(Purpose::Reset),
    };
    enqueue_to_staff(&tx, &letter, &app.keyring, &app.random, now).await?;
    audit::record(&tx, Entry::of(By::Program, Act::ResetAsked).on(known.staff), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}
