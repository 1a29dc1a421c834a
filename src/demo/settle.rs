//! The people of the demo, kept where staff are kept.

use super::people::{PASSWORD, PEOPLE};
use crate::accounts::password::{self, Password};
use crate::accounts::store::{self, NewStaff};
use crate::app::App;
use crate::platform::error::Error;

/// Lets the people of the demo sign in. Whoever is there already stays as they are.
pub async fn settle(app: &App) -> Result<(), Error> {
    let today = app.clock.today();
    if is_settled(app).await? {
        return Ok(());
    }
    let chosen = Password::parse(PASSWORD, &app.county)
        .map_err(|_| Error::internal(anyhow::anyhow!("the county does not allow the password of the demo")))?;
    let password_hash = password::hash(&chosen, &app.random)?;

    let tx = app.db.begin_write().await?;
    for person in PEOPLE {
        let new = NewStaff {
            email: person.email,
            name: &person.name(&app.county),
            password_hash: &password_hash,
            locale: person.locale,
            roles: &person.roles(&app.county),
            from_on: today,
        };
        store::upsert_staff(&tx, &new, &app.random).await?;
    }
    tx.commit().await?;
    Ok(())
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
