//! A resident says what letters are wanted about.

use entity::ids::ResidentId;

use crate::app::App;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::residents::account::Wishes;
use crate::residents::store;

/// Keeps what is wanted, and the language of letters.
pub async fn save_wishes(app: &App, resident: ResidentId, locale: Locale, wishes: Wishes) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    store::set_wishes(&tx, resident, locale, wishes).await?;

    tx.commit().await?;
    Ok(())
}
