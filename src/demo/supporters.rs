//! Those who support the initiatives of the demo: made-up names, and levels and places as chance has it.

use entity::ids::{InitiativeId, SupportId};

use crate::app::App;
use crate::counties::county::SupportLevel;
use crate::initiatives::kind::Ground;
use crate::platform::error::Error;
use crate::supports::confirmation::{Confirmation, Context, add};
use crate::supports::rows::new_support;
use crate::supports::support::{Giver, State, Support};

/// First names, so common that they name nobody.
const FIRST: [&str; 12] =
    ["Aino", "Anna", "Eino", "Eva", "Helmi", "Johan", "Kalle", "Leena", "Maria", "Olavi", "Sofia", "Veikko"];

/// Surnames that nobody has.
const LAST: [&str; 8] =
    ["Exempel", "Esimerkki", "Provlund", "Malliranta", "Demoström", "Kokeilija", "Påhittfors", "Keksityläinen"];

/// Gathers so many supporters of an initiative that collects.
pub(super) async fn gather(app: &App, initiative: InitiativeId, count: usize) -> Result<(), Error> {
    let context = Context {
        keyring: app.keyring.clone(),
        random: app.random.clone(),
        counting: app.county.initiatives.counting.clone(),
        now: app.clock.now(),
    };
    let batch: Vec<Confirmation> = (0..count).map(|_| supporter(app, initiative, context.clone())).collect();
    if batch.is_empty() {
        return Ok(());
    }
    let tx = app.db.begin_write().await?;

    add(&tx, &batch).await?;

    tx.commit().await?;
    Ok(())
}

fn supporter(app: &App, initiative: InitiativeId, context: Context) -> Confirmation {
    let level = match app.random.below(10) {
        0..2 => SupportLevel::Email,
        2..9 => SupportLevel::Strong,
        _ => SupportLevel::Paper,
    };
    let ground = if app.random.below(12) == 0 { Ground::Property } else { Ground::Resident };
    let towns = &app.county.facts.municipalities;
    // The first of two draws is the smaller more often, so that places differ in number.
    let town = app.random.below(towns.len()).min(app.random.below(towns.len()));
    let support = Support {
        id: SupportId(app.random.uuid()),
        initiative,
        level,
        ground,
        municipality: towns.get(town).map(|town| town.id.clone()),
        shows_name: app.random.below(3) > 0,
        confirmed_on: app.clock.today(),
        state: State::Confirmed,
    };
    let [first, last] = [&FIRST[..], &LAST[..]].map(|names| names.get(app.random.below(names.len())).copied());
    let name = [first, last].map(Option::unwrap_or_default).join(" ");
    let giver = Giver { name: Some(name), ..Giver::default() };
    Confirmation {
        row: new_support(&support, &giver, (&app.keyring, &app.random)),
        email_indexes: Vec::new(),
        code_hashes: Vec::new(),
        receipt: None,
        same_as: None,
        context,
        support,
    }
}
