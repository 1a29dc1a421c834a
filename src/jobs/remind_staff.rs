//! Tells staff whose time runs out, for cases and for initiatives.

use crate::actions;
use crate::app::App;
use crate::platform::error::Error;

/// Writes the letters that are due; always says that no work is left.
pub async fn remind_staff(app: &App) -> Result<usize, Error> {
    let letters = actions::remind_staff(app).await?;
    if letters > 0 {
        tracing::info!(letters, "staff are told of time that runs out");
    }
    let letters = actions::remind_of_initiatives(app).await?;
    if letters > 0 {
        tracing::info!(letters, "staff are told of days that were promised about initiatives");
    }
    Ok(0)
}
