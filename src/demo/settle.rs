//! The people of the demo, kept where staff are kept.

use super::people::{PASSWORD, PEOPLE};
use crate::accounts::password::{self, Password};
use crate::accounts::store::{self, NewStaff};
use crate::app::App;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;

/// Lets the people of the demo sign in. Whoever is there already stays as they are.
pub async fn settle(app: &App) -> Result<(), Error> {
    if !is_settled(app).await? {
        write_down(app).await?;
    }
    Ok(())
}

/// Writes everyone down anew, with roles since the day the county began, and gives them with their rights.
pub(super) async fn write_down(app: &App) -> Result<Vec<Staff>, Error> {
    let since = app.county.units.iter().map(|unit| unit.opened_on).min().unwrap_or_default();
    let chosen = Password::parse(PASSWORD, &app.county)
        .map_err(|_| Error::internal(anyhow::anyhow!("the county does not allow the password of the demo")))?;
    let password_hash = password::hash(&chosen, &app.random)?;

    let tx = app.db.begin_write().await?;
    let mut ids = Vec::with_capacity(PEOPLE.len());
    for person in PEOPLE {
        let new = NewStaff {
            email: person.email,
            name: &person.name(&app.county),
            password_hash: &password_hash,
            locale: person.locale,
            roles: &person.roles(&app.county),
            from_on: since,
        };
        ids.push(store::upsert_staff(&tx, &new, &app.random).await?);
    }
    tx.commit().await?;

    let mut staff = Vec::with_capacity(ids.len());
    for id in ids {
        staff.extend(store::find(app.db.reader(), id, &app.county, app.clock.today()).await?);
    }
    Ok(staff)
}

/// May anyone of the demo sign in here? Production does not start then: everybody knows their password.
pub async fn is_settled(app: &App) -> Result<bool, Error> {
    for person in PEOPLE {
        if store::credentials(app.db.reader(), person.email, app.clock.today()).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
