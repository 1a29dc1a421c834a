//! Follow an initiative by letter, from an address or from one's own page, and stop.

use entity::ids::InitiativeId;
use sea_orm::DatabaseTransaction;

use crate::addresses::follower_link;
use crate::app::App;
use crate::feedback::contact::EmailAddress;
use crate::followers::follower::{Follower, NewFollower, Request, is_followable};
use crate::followers::token::FollowerToken;
use crate::followers::{store, tellings};
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::locale::Locale;
use crate::notifications::follower_letters::{self, FollowerLetter, FollowerMessage};
use crate::platform::error::Error;
use crate::residents::account::Account;

/// Writes the letter by which somebody confirms that they want to follow an initiative. Whether the address follows it
/// already, nobody who asks is told: the letter's reader is.
pub async fn ask_to_follow(
    app: &App,
    number: InitiativeNumber,
    (email, locale): (&EmailAddress, Locale),
) -> Result<(), Error> {
    let (to, now) = (email.as_str().to_lowercase(), app.clock.now());
    let initiative = followable(app, number).await?.id;
    if app.limits.follower_letters.check(&to, now).is_err() {
        return Ok(());
    }
    let token = FollowerToken::draw(&app.random);
    let (id, asked_on) = (app.random.uuid(), app.clock.today());
    let request = Request { id, initiative, email: email.clone(), locale, asked_on };
    let (path, number) = (follower_link(locale, &token.written()), token.number_in_letter());
    let letter =
        FollowerLetter { message: FollowerMessage::Confirm, to: email, locale, path: &path, said: number.as_str() };
    let sealing = (&app.keyring, &app.random);
    let tx = app.db.begin_write().await?;

    store::ask(&tx, &request, &token, sealing).await?;
    follower_letters::enqueue(&tx, initiative, &[letter], sealing, now).await?;

    tx.commit_unseen().await?;
    app.limits.follower_letters.strike(&to, now);
    app.wake.notify_one();
    Ok(())
}

async fn followable(app: &App, number: InitiativeNumber) -> Result<Initiative, Error> {
    let found = initiatives::find_by_number(app.db.reader(), number).await?;
    let (initiative, _) = found.ok_or(Error::NotFound)?;
    if is_followable(&initiative) { Ok(initiative) } else { Err(Error::NotNow(initiative.state.code())) }
}

/// What came of a letter's link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The address follows: since now, or since before.
    Follows(InitiativeId),
    /// Nothing more happens to the initiative.
    Ended(InitiativeId),
    /// The link opens nothing, or no more.
    Over,
}

/// Lets the address of a letter follow. Whoever comes twice finds it done.
pub async fn confirm_following(app: &App, token: &FollowerToken) -> Result<Confirmed, Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    if let Some(follower) = store::find_by_link(&tx, token).await? {
        return Ok(Confirmed::Follows(follower.initiative));
    }
    let request = store::find_request(&tx, token, &app.keyring).await?;
    let Some(request) = request.filter(|request| request.is_open(today)) else { return Ok(Confirmed::Over) };
    let id = request.initiative;
    let initiative = initiatives::find_by_id(&tx, id).await?.ok_or(Error::NotFound)?;
    if !is_followable(&initiative) {
        return Ok(Confirmed::Ended(id));
    }
    let (email, locale) = (Some(&request.email), request.locale);
    begin(app, &tx, &NewFollower { initiative: id, email, resident: None, locale, on: today }, token).await?;
    store::forget_request(&tx, request.id).await?;

    tx.commit().await?;
    Ok(Confirmed::Follows(id))
}

/// What has happened until now was there to be read; followers are told of what comes.
async fn begin(
    app: &App,
    tx: &DatabaseTransaction,
    new: &NewFollower<'_>,
    token: &FollowerToken,
) -> Result<bool, Error> {
    tellings::note_steps(tx, new.initiative, &app.keyring).await?;
    store::add(tx, new, token, (&app.keyring, &app.random)).await
}

/// Lets somebody who has signed in follow: they have shown that the address is theirs. Whoever presses twice follows once.
pub async fn follow_signed_in(app: &App, account: &Account, number: InitiativeNumber) -> Result<(), Error> {
    let initiative = followable(app, number).await?.id;
    let token = FollowerToken::draw(&app.random);
    let tx = app.db.begin_write().await?;

    let new = NewFollower {
        initiative,
        email: account.email.as_ref(),
        resident: Some(account.id),
        locale: account.locale,
        on: app.clock.today(),
    };
    begin(app, &tx, &new, &token).await?;

    tx.commit().await?;
    Ok(())
}

/// Forgets the follower of a letter, and the letters that are on their way. Gives the initiative; nothing where the link
/// opens nothing.
pub async fn stop_by_link(app: &App, token: &FollowerToken) -> Result<Option<InitiativeId>, Error> {
    match store::find_by_link(app.db.reader(), token).await? {
        Some(follower) => stop(app, &follower).await.map(|()| Some(follower.initiative)),
        None => Ok(None),
    }
}

/// Forgets that the owner of an account follows an initiative. Whoever presses twice has stopped once.
pub async fn stop_signed_in(app: &App, account: &Account, initiative: InitiativeId) -> Result<(), Error> {
    for follower in of_account(app, account).await?.iter().filter(|follower| follower.initiative == initiative) {
        stop(app, follower).await?;
    }
    Ok(())
}

/// What the owner of an account follows.
pub async fn of_account(app: &App, account: &Account) -> Result<Vec<Follower>, Error> {
    let indexes = account.email.as_ref().map(|email| email.indexes(&app.keyring)).unwrap_or_default();
    store::list_own(app.db.reader(), &indexes, Some(account.id)).await
}

async fn stop(app: &App, follower: &Follower) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    if let Some(index) = store::stop(&tx, follower).await? {
        follower_letters::forget_waiting(&tx, follower.initiative, &[index]).await?;
    }

    tx.commit().await?;
    Ok(())
}
