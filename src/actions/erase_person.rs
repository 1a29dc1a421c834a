//! Erase what is kept of a person.

use entity::attachment;
use sea_orm::{ColumnTrait, Condition};

use super::run_retention::{Left, discard};
use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::feedback::draft;
use crate::followers;
use crate::initiatives;
use crate::notifications::outbox;
use crate::persons::{Person, erased_hash, note_erased};
use crate::platform::dialect::scrub;
use crate::platform::error::Error;
use crate::residents::{self, claims, initiative_claims};
use crate::retention::{self, ReasonToErase};
use crate::supports::{requests, store as supports};

/// Erases the words, contact details, files and mails of a person's cases, their drafts, and their account with all that
/// is keyed to it. Tombstones stay, and what
/// the county has published in its own words on a change; the ledger keeps keyed hashes.
pub async fn erase_person(app: &App, by: By, person: &Person) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let drafts = match person.begun_with() {
        Some(address) => draft::of_address(app.db.reader(), address, &app.keyring).await?,
        None => Vec::new(),
    };
    let begun = match person.begun_with() {
        Some(address) => initiatives::draft::of_address(app.db.reader(), address, &app.keyring).await?,
        None => Vec::new(),
    };
    let count = u64::try_from(person.cases.len()).unwrap_or_default();
    let tx = app.db.begin_write().await?;

    retention::erase_contacts(&tx, &person.cases).await?;
    retention::erase_words(&tx, &person.cases, ReasonToErase::Erasure, (&app.keyring, &app.random), today).await?;
    let which = Condition::all().add(attachment::Column::CaseId.is_in(person.cases.iter().copied()));
    let mut files = retention::remove_attachments(&tx, which).await?;
    let mut mails = retention::erase_mail_of(&tx, &person.cases).await?;
    let touched = supports::initiatives_of(&tx, &person.supports).await?;
    initiatives::store::hold_all(&tx, touched.into_iter().chain(person.initiatives.iter().copied())).await?;
    for support in &person.supports {
        supports::erase(&tx, *support, today).await?;
    }
    if let Some(address) = &person.address {
        requests::forget(&tx, &address.indexes(&app.keyring)).await?;
        supports::forget_address(&tx, &address.indexes(&app.keyring)).await?;
        mails.extend(outbox::forget_mail_to(&tx, &address.indexes(&app.keyring), None).await?);
    }
    let indexes = person.address.as_ref().map(|address| address.indexes(&app.keyring)).unwrap_or_default();
    let places = initiatives::makers::places_of(&tx, &person.initiatives, person.makes(&indexes)).await?;
    // What is on their page and not theirs goes off the page with the account, and nothing else happens to it.
    let mut made: Vec<_> = places.iter().map(|(id, _)| *id).collect();
    made.dedup();
    followers::store::forget(&tx, &indexes, person.account).await?;
    if let Some(account) = person.account {
        residents::store::erase(&tx, account).await?;
    }
    // On another's page there would be nothing to read.
    claims::forget(&tx, &person.cases).await?;
    initiative_claims::forget(&tx, &made).await?;
    mails.extend(retention::erase_mail_about(&tx, &made).await?);
    initiatives::makers::forget(&tx, &places).await?;
    for hash in begun {
        initiatives::draft::forget_hash(&tx, &hash).await?;
    }
    for (hash, kept) in drafts {
        draft::forget_hash(&tx, &hash).await?;
        files.extend(kept.files.into_iter().map(|file| file.file));
    }
    let ids = person.cases.iter().map(ToString::to_string);
    let cases = ids.chain(made.iter().map(ToString::to_string));
    let cases = cases.chain(person.supports.iter().map(ToString::to_string));
    let address = person.address.iter().map(|address| address.as_str().to_ascii_lowercase());
    for erased in cases.chain(address) {
        note_erased(&tx, erased_hash(&app.keyring, &erased), today).await?;
    }
    audit::record(&tx, Entry::of(by, Act::PersonErased).count("cases", count), now).await?;

    tx.commit().await?;
    discard(app, Left { files, mails }).await?;
    // What was erased is gone from every row; that its bytes go from the file as well must not make the erasure fail.
    if let Err(fault) = scrub(&app.db).await {
        tracing::warn!(%fault, "the database file was not cleaned");
    }
    Ok(())
}
