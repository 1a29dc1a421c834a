//! Follows the county in force: another instance, or `delta county apply`, may have changed it.

use crate::app::App;
use crate::counties::store;
use crate::platform::error::Error;

/// Reads a newer revision when there is one; always says that no work is left.
pub async fn follow_county(app: &App) -> Result<usize, Error> {
    let known = app.county.number();
    if let Some((number, county)) = store::newer_than(app.db.reader(), known).await? {
        app.county.follow(number, county);
        tracing::info!(revision = number, "a new revision of the county is in force");
    }
    Ok(0)
}
