//! A resident puts an initiative on their own page, or takes it off.

use entity::ids::{InitiativeId, ResidentId};

use crate::app::App;
use crate::platform::error::Error;
use crate::residents::initiative_claims;

/// Puts an initiative on somebody's page who has shown its receipt's code.
pub async fn claim_initiative(app: &App, resident: ResidentId, initiative: InitiativeId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    initiative_claims::claim(&tx, resident, initiative, app.clock.today()).await?;

    tx.commit().await?;
    Ok(())
}

/// Takes an initiative off somebody's page. From then on nothing tells that it was theirs.
pub async fn release_initiative(app: &App, resident: ResidentId, initiative: InitiativeId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    initiative_claims::release(&tx, resident, initiative).await?;

    tx.commit().await?;
    Ok(())
}
