//! Give a person what is kept of them.

use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::persons::{self, Export, Person};
use crate::platform::error::Error;

/// Gathers it, and notes that it was given out.
pub async fn export_person(app: &App, by: By, person: &Person) -> Result<Export, Error> {
    let reader = app.db.reader();
    let export = persons::gather(reader, app.files.as_ref(), &app.keyring, person, app.clock.today()).await?;
    let cases = u64::try_from(person.cases.len()).unwrap_or_default();
    let tx = app.db.begin_write().await?;

    audit::record(&tx, Entry::of(by, Act::PersonExported).count("cases", cases), app.clock.now()).await?;

    tx.commit().await?;
    Ok(export)
}
