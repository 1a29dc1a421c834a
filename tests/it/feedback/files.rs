//! Files that come with feedback.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use delta::actions::sweep_leftovers;
use delta::frame::form_token::FormToken;
use rstest::rstest;

use super::kept;
use crate::app::{Base, TestApp};
use crate::forms;

/// The text with files.
pub(super) fn with_files(app: &TestApp, text: &str, files: &[(&str, &[u8])]) -> Request<Body> {
    let token = FormToken::public(&app.state.keyring).to_string();
    forms::with_files("/sv/respons/text", &[("form_token", &token), ("text", text)], files)
}

#[rstest]
#[tokio::test]
async fn of_twenty_files_five_are_kept_and_so_is_the_text(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let names: Vec<String> = (1..=20).map(|n| format!("{n}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"Hissen.".as_slice())).collect();

    let page = app.visitor.send(with_files(&app, "Hissen stod still.", &files)).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texts("#files-error").concat().contains("20.txt"), "{}", page.body);
    let draft = kept(&app, &app.visitor).await;
    assert_eq!((draft.files.len(), draft.text.as_str()), (5, "Hissen stod still."));
}

#[rstest]
#[tokio::test]
async fn a_picture_that_would_fill_the_memory_is_refused(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let huge = png_of(30_000, 30_000);

    let page = app.visitor.send(with_files(&app, "Hissen stod still.", &[("hiss.png", &huge)])).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texts("#files-error").concat().starts_with("hiss.png:"), "{}", page.body);
    assert_eq!(page.texts("textarea"), ["Hissen stod still."]);
}

#[rstest]
#[tokio::test]
async fn more_than_the_files_may_hold_gets_a_calm_answer_with_the_text(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let large = vec![b'a'; 11 * 1024 * 1024];

    let page = app
        .visitor
        .send(with_files(&app, "Hissen stod still.", &[("a.txt", &large), ("b.txt", &large), ("c.txt", &large)]))
        .await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.texts("#files-error").concat().starts_with("a.txt, b.txt"), "{:?}", page.texts("#files-error"));
    assert_eq!(kept(&app, &app.visitor).await.text, "Hissen stod still.");
}

#[rstest]
#[tokio::test]
async fn a_file_is_listed_and_can_be_taken_away(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.visitor.send(with_files(&app, "Hissen stod still.", &[("hiss.txt", b"Hissen.")])).await;

    let page = app.get("/sv/respons/text").await;
    let file = page.attributes("button[name=remove]", "value").pop().expect("a button");
    let answer = app.post("/sv/respons/text", &format!("text=Hissen+stod+still.&remove={file}")).await;

    assert!(page.body.contains("hiss.txt (1 kB)"));
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/sv/respons/text"));
    assert!(kept(&app, &app.visitor).await.files.is_empty());
    app.set_clock("2026-03-04T12:00:00Z");
    assert_eq!(sweep_leftovers(&app.state).await.expect("a sweep").files, 1);
    assert!(app.state.files.list().await.expect("a list").is_empty());
}

#[rstest]
#[tokio::test]
async fn the_sweep_spares_the_file_of_a_draft_that_lives_on(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.visitor.send(with_files(&app, "Hissen stod still.", &[("hiss.txt", b"Hissen.")])).await;
    app.set_clock("2026-03-03T12:00:00Z");
    app.post("/sv/respons/text", "text=Hissen+stod+still+igen.").await;

    app.set_clock("2026-03-04T12:00:00Z");
    let swept = sweep_leftovers(&app.state).await.expect("a sweep");

    assert_eq!((swept.drafts, swept.files), (0, 0));
    assert_eq!(app.state.files.list().await.expect("a list").len(), 1);
}

/// A picture that says how large it is, and no more.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let named = [kind, data].concat();
        let length = u32::try_from(data.len()).expect("a short chunk");
        [&length.to_be_bytes(), named.as_slice(), &crc32(&named).to_be_bytes()].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &[0x78, 0x9C]), chunk(b"IEND", &[])]
        .concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[rstest]
#[tokio::test]
async fn of_a_text_without_end_its_sender_hears_how_much_was_read(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let endless = app.visitor.send(with_files(&app, &"a".repeat(1024 * 1024), &[])).await;
    let long = app.visitor.send(with_files(&app, &"a".repeat(9_200), &[])).await;

    let told = |page: &crate::page::Page| page.texts(".errsum a").concat();
    assert!(told(&endless).contains("de första 524 288 tecknen"), "{}", told(&endless));
    assert_eq!(told(&long), "Texten är 1 200 tecken för lång. Korta den.");
}
