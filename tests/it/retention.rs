//! What has had its time goes, and nothing else (security bar R33, P33); what is kept of a person can be handed out and
//! erased (P34).

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use delta::actions::erase_person::erase_person;
use delta::actions::export_person::export_person;
use delta::actions::rate_answer;
use delta::actions::run_retention::{Ran, Reach, run_retention};
use delta::actions::save_draft::save_draft;
use delta::actions::write_to_unit;
use delta::attachments::MediaType;
use delta::audit::By;
use delta::feedback::contact::{Contact, EmailAddress, PhoneNumber};
use delta::feedback::draft::DraftId;
use delta::feedback::feedback::ReplyWay;
use delta::feedback::store::{NewAttachment, content_place};
use delta::jobs::send_messages;
use delta::kernel::locale::Locale;
use delta::persons::{self, Person};
use delta::platform::files::FileName;
use delta::retention::Due;
use delta::threads::message::MessageText;
use entity::ids::CaseId;
use entity::tombstone;
use regex::Regex;
use rstest::rstest;
use sea_orm::{DbBackend, EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};
use crate::dump::dump;
use crate::traces::{Traces, files_of_postgres};

const UNIT: &str = "home-care-kotka";

fn words(text: &str) -> MessageText {
    MessageText::parse(text).expect("a text")
}

/// A person whose every field holds their mark: a case that was asked about, answered, rated and mailed, and a draft.
async fn person(app: &TestApp, mark: &str) -> (CaseId, String) {
    let state = &app.state;
    let name = FileName::new(state.random.uuid());
    let sealed =
        state.keyring.seal(&state.random, format!("{mark}-content").as_bytes(), &content_place(&name.to_string()));
    state.files.put(name, sealed.into_bytes(), state.clock.today()).await.expect("a file");
    let text = format!("{mark}-text i hissen.");
    let receipt = app.case_with(UNIT, &text, |new| {
        let media_type = MediaType::Text.mime().to_owned();
        new.files =
            vec![NewAttachment { file: name.to_string(), name: format!("{mark}-file.txt"), media_type, bytes: 9 }];
        new.reply = ReplyWay::Email;
        new.contact = Contact {
            name: Some(format!("{mark}-name")),
            email: EmailAddress::parse(&format!("{mark}-email@exempel.fi")),
            phone: PhoneNumber::parse("040 123 4567"),
        };
    });
    let receipt = receipt.await;
    let number = receipt.number.to_string();
    let handler = app.handler_of(UNIT).await;
    handler.act(&number, "/assignment", &format!("handler={}", handler.id)).await;
    handler.act(&number, "/notes", &format!("note={mark}-note")).await;
    handler.act(&number, "/questions", &format!("question={mark}-question")).await;
    write_to_unit(state, receipt.case, &words(&format!("{mark}-reply")), 0).await.expect("a reply");
    let answer = format!("step=send&text={mark}-answer+kommer.&outcome=answered&strategy=outside");
    let answered = handler.act(&number, "/answer", &answer).await;
    assert!(answered.status.is_redirection(), "{}", answered.body);
    rate_answer(state, receipt.case, false, Some(words(&format!("{mark}-remark")))).await.expect("a rating");
    let draft = |draft: &mut delta::feedback::draft::Draft| {
        draft.text = format!("{mark}-draft");
        draft.email = format!("{mark}-EMAIL@exempel.fi");
    };
    save_draft(state, &DraftId::draw(&state.random), draft).await.expect("a draft");
    while send_messages::send_due(&state.as_ref().into()).await.expect("a pass") > 0 {}
    (receipt.case, number)
}

const FIELDS: [&str; 11] =
    ["text", "file", "name", "email", "note", "question", "reply", "answer", "remark", "draft", "content"];

fn rows(ran: &Ran) -> Vec<(&'static str, Vec<String>)> {
    let found = match ran {
        Ran::Through(found) | Ran::Stopped(found) => found,
    };
    found.iter().map(|due: &Due| (due.class.code(), due.rows.clone())).collect()
}

#[rstest]
#[tokio::test]
async fn a_dry_run_lists_just_what_the_run_takes_and_a_second_run_takes_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let (_, number) = person(&app, "anna").await;
    app.set_clock("2032-03-02T12:00:00Z");
    let young = app.case_at(UNIT).await;
    let before = dump(&app.state.db, &[]).await;

    let listed = run_retention(&app.state, Reach::DryRun).await.expect("a dry run");
    let untouched = dump(&app.state.db, &[]).await;
    let taken = run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");
    let again = run_retention(&app.state, Reach::Usual).await.expect("another run");

    assert_eq!(untouched, before);
    assert_eq!(rows(&listed), rows(&taken));
    let classes: Vec<_> =
        rows(&taken).into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(class, _)| class).collect();
    // Whom a mail went to is forgotten as soon as it is sent, so there is nothing left of it to take.
    let all = ["feedback_contact", "feedback_text", "feedback_attachment", "outbox_delivery"];
    assert_eq!(classes[..4], all);
    assert_eq!(classes[4..], ["access_record", "audit_record"]);
    assert!(rows(&again).iter().all(|(_, rows)| rows.is_empty()), "{again:?}");
    assert!(app.state.files.list().await.expect("a list").is_empty());
    let handler = app.handler_of(UNIT).await;
    for (number, text) in [(&number, ""), (&young, "Ingen kom")] {
        let page = handler.get(&format!("/staff/cases/{number}")).await;
        assert!(page.status.is_success() && page.body.contains(text), "{number}");
    }
    assert_eq!(tombstone::Entity::find().count(app.state.db.reader()).await.expect("a count"), 1);
}

#[rstest]
#[tokio::test]
async fn with_a_clock_gone_wrong_nothing_goes(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    person(&app, "anna").await;
    app.set_clock("2099-01-01T12:00:00Z");
    let before = dump(&app.state.db, &[]).await;

    let ran = run_retention(&app.state, Reach::Usual).await.expect("a run");

    let Ran::Stopped(found) = ran else { panic!("it went on: {ran:?}") };
    let braked: Vec<_> = found.iter().filter(|due| due.is_too_much()).map(|due| due.class.code()).collect();
    assert!(braked.contains(&"feedback_contact") && braked.len() < found.len(), "only they are told: {braked:?}");
    assert_eq!(dump(&app.state.db, &[]).await, before);
    assert_eq!(app.state.files.list().await.expect("a list").len(), 1);
}

/// Whether any file below a folder holds one of the texts.
fn holds(folder: &Path, texts: &BTreeSet<String>) -> Option<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    for path in entries {
        if path.is_dir() {
            if let Some(found) = holds(&path, texts) {
                return Some(found);
            }
            continue;
        }
        let bytes = fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        if let Some(found) = texts.iter().find(|sought| text.contains(sought.as_str())) {
            return Some(format!("{}: {found}", path.display()));
        }
    }
    None
}

#[rstest]
#[tokio::test]
async fn a_person_gets_everything_of_theirs_and_after_erasure_nothing_of_it_is_left(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let state = &app.state;
    let (case, number) = person(&app, "anna").await;
    let seals = Regex::new(r"v1\.k1\.[\w-]+\.[\w-]+").expect("a pattern");
    let all = dump(&state.db, &[]).await;
    let mut traces: BTreeSet<String> = seals.find_iter(&all).map(|seal| seal.as_str().to_owned()).collect();
    assert!(traces.len() > 10);
    person(&app, "berta").await;
    let address = EmailAddress::parse("Anna-Email@Exempel.fi").expect("an address");
    let cases = persons::cases_of_address(state.db.reader(), &address, &state.keyring).await.expect("cases");
    assert_eq!(cases, [case]);
    let anna = Person { cases, address: Some(address), owns_drafts: true, ..Person::default() };

    let export = export_person(state, By::Operator, &anna).await.expect("an export");
    erase_person(state, By::Operator, &anna).await.expect("an erasure");

    let document = serde_json::to_string(&export).expect("a document");
    for field in FIELDS {
        let is_there = document.to_lowercase().contains(&format!("anna-{field}"));
        assert!(is_there || field == "content", "{field} is missing");
    }
    let page = persons::page(&export, crate::page::wording(&state.county, Locale::Fi)).expect("a page");
    assert!(page.contains("anna-remark") && !page.contains("person-"), "{page}");
    assert!(!document.contains("berta"));
    assert!(!document.contains(&app.case_at(UNIT).await));
    let left = dump(&state.db, &[]).await;
    assert_eq!(traces.iter().find(|trace| left.contains(*trace)), None);
    traces.extend(FIELDS.map(|field| format!("anna-{field}")));
    assert_eq!(holds(&state.config.data, &traces), None);
    if state.db.backend() == DbBackend::Postgres {
        let (gone, kept) = (Traces::of(traces), Traces::of(["berta-email".to_owned(), "v1.k1.".to_owned()]));
        // The server keeps what another transaction, such as its own housekeeping, may still see when the table is rewritten.
        let mut found = None;
        for _ in 0..20 {
            let files = files_of_postgres(&app).await;
            assert!(files.iter().any(|(_, bytes)| kept.found_in(bytes).is_some()), "no file was read");
            found = files.into_iter().find_map(|(name, bytes)| gone.found_in(&bytes).map(|trace| (name, trace)));
            if found.is_none() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        }
        assert_eq!(found, None);
    }
    let again =
        persons::gather(state.db.reader(), state.files.as_ref(), &state.keyring, &anna, state.clock.today()).await;
    let again = serde_json::to_string(&again.expect("what is left")).expect("a document");
    assert!(again.contains(&number) && !again.to_lowercase().contains("anna"), "{again}");
    assert_eq!(state.files.list().await.expect("a list").len(), 1, "the other's file stays");
}
