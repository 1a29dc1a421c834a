//! Choosing how one's own pages look.

use entity::ids::StaffId;

use crate::accounts::store;
use crate::app::App;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

/// Keeps the language of a person's pages, and whether single keys are commands there.
pub async fn save_profile(app: &App, staff: StaffId, locale: Locale, keys_on: bool) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::set_profile(&tx, staff, locale, keys_on).await?;

    tx.commit().await?;
    Ok(())
}
