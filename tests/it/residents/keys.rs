//! Addresses outlive the keys they were indexed with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use delta::actions::rotate_keys::{Vault, rotate_keys};
use delta::feedback::contact::{Contact, EmailAddress};
use delta::feedback::feedback::ReplyWay;
use delta::persons;
use delta::platform::keyring::Keyring;
use entity::resident;
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};

const ANNA: &str = "anna@exempel.fi";

/// A keyring with these keys, the last one active.
fn keyring(keys: &[(&str, u8)]) -> Keyring {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keyring.toml");
    let active = keys.last().map_or("", |(id, _)| *id);
    let lines: Vec<String> =
        keys.iter().map(|(id, byte)| format!("{id} = \"{}\"\n", STANDARD.encode([*byte; 32]))).collect();
    let lines = lines.concat();
    std::fs::write(&path, format!("active = \"{active}\"\n[keys]\n{lines}")).expect("a file");
    Keyring::load(&path).expect("a keyring")
}

#[rstest]
#[tokio::test]
async fn an_address_is_found_after_its_key_was_exchanged_and_retired(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let state = &app.state;
    let given = |new: &mut delta::feedback::new_feedback::NewFeedback| {
        new.reply = ReplyWay::Email;
        new.contact = Contact { email: EmailAddress::parse(ANNA), ..Contact::default() };
    };
    let receipt = app.case_with("home-care-kotka", "Ingen kom på tisdagen.", given).await;
    app.resident(ANNA).await;
    let anna = || EmailAddress::parse(ANNA).expect("an address");
    let found = async || persons::person_of_address(state.db.reader(), anna(), &state.keyring).await.expect("a person");

    // The key of the tests is active; another takes its place, and it is retired.
    state.keyring.take_over(&keyring(&[("k1", 7), ("k2", 9)]));
    let between = found().await;
    let vault = Vault { db: state.db.clone(), files: state.files.clone(), random: state.random.clone() };
    let resealed = rotate_keys(&vault, &state.keyring).await.expect("a rotation");
    state.keyring.take_over(&keyring(&[("k2", 9)]));
    let after = found().await;
    state.clock.set(state.clock.now() + chrono::Duration::hours(1));
    app.resident(ANNA).await;

    assert_eq!(resealed.broken, 0);
    for person in [between, after] {
        assert_eq!(person.cases, [receipt.case]);
        assert!(person.account.is_some());
    }
    assert_eq!(resident::Entity::find().count(state.db.reader()).await.expect("a count"), 1, "no second account");
    let person = found().await;
    let files = state.files.as_ref();
    let export = persons::gather(state.db.reader(), files, &state.keyring, &person, state.clock.today()).await;
    let document = serde_json::to_value(export.expect("an export")).expect("a document");
    let letters = document["account"][0]["mails"].as_array().map(Vec::len);
    assert_eq!(letters, Some(2), "the letter before the exchange is found, too");
}
