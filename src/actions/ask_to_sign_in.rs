//! A resident asks to sign in by letter.

use crate::app::App;
use crate::notifications::messages::ResidentMessage;
use crate::notifications::outbox::enqueue_to_resident;
use crate::platform::error::Error;
use crate::platform::web::client::ClientAddress;
use crate::residents::sign_in::SignInToken;
use crate::residents::store::{self, SignIn};

/// Sends a letter with a link and a code that open once within ten minutes, unless the address has had too many. Known
/// and unknown addresses get the same letter: the first sign-in makes the account.
pub async fn ask_to_sign_in(app: &App, asked: &SignIn, caller: ClientAddress) -> Result<(), Error> {
    let now = app.clock.now();
    let is_known = store::find_by_address(app.db.reader(), &asked.email, &app.keyring).await?.is_some();
    if !app.limits.sign_in_letters.may_write(asked.email.as_str(), caller, is_known, now) {
        return Ok(());
    }
    let token = SignInToken::draw(&app.random);
    let tx = app.db.begin_write().await?;

    store::keep_sign_in(&tx, asked, &token, (&app.keyring, &app.random), now).await?;
    let letter = (ResidentMessage::SignIn, &asked.email, asked.locale);
    enqueue_to_resident(&tx, letter, Some(&token), (&app.keyring, &app.random), now).await?;

    tx.commit_unseen().await?;
    app.wake.notify_one();
    Ok(())
}
