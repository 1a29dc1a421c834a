//! Tells those who follow initiatives what has happened, step by step.

use crate::actions;
use crate::app::App;
use crate::platform::error::Error;

/// Notes what is new and writes the next letters; says whether there may be more to do at once.
pub async fn tell_followers(app: &App) -> Result<usize, Error> {
    let noted = actions::note_news(app).await?;
    if noted > 0 {
        tracing::info!(initiatives = noted, "followers are told what is new");
    }
    Ok(usize::from(actions::tell_followers(app).await?))
}
