//! Tell followers what has happened to an initiative.

use crate::addresses::follower_link;
use crate::app::App;
use crate::followers::tellings;
use crate::notifications::follower_letters::{self, FollowerLetter, FollowerMessage};
use crate::platform::error::Error;

/// Letters in one step. The next step waits until they are sent or put back, so that letters that somebody waits for, as
/// those for signing in, have never more than these before them.
const AT_ONCE: u64 = 100;

/// Notes what is new about followed initiatives; says about how many.
pub async fn note_news(app: &App) -> Result<usize, Error> {
    let with_news = tellings::with_news(app.db.reader()).await?;
    for id in &with_news {
        let tx = app.db.begin_write().await?;

        tellings::note_steps(&tx, *id, &app.keyring).await?;

        tx.commit_unseen().await?;
    }
    Ok(with_news.len())
}

/// Writes the letters of one step, and moves on behind them in the same commit: killed at any moment, nobody is told twice
/// and nobody is left out. False when there is nothing to do now.
pub async fn tell_followers(app: &App) -> Result<bool, Error> {
    let now = app.clock.now();
    if !tellings::is_any(app.db.reader()).await? || follower_letters::is_any_due(app.db.reader(), now).await? {
        return Ok(false);
    }
    let tx = app.db.begin_write().await?;

    let Some(batch) = tellings::next_batch(&tx, AT_ONCE, &app.keyring).await? else { return Ok(false) };
    let paths: Vec<String> =
        batch.to.iter().map(|reader| follower_link(reader.locale, &reader.token.written())).collect();
    let letters: Vec<FollowerLetter<'_>> = batch
        .to
        .iter()
        .zip(&paths)
        .map(|(reader, path)| FollowerLetter {
            message: FollowerMessage::News,
            to: &reader.email,
            locale: reader.locale,
            path,
            said: &batch.steps,
        })
        .collect();
    follower_letters::enqueue(&tx, batch.initiative, &letters, (&app.keyring, &app.random), now).await?;

    tx.commit_unseen().await?;
    app.wake.notify_one();
    Ok(true)
}
