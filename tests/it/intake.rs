//! Many send at once, too often or in a strange shape: what was typed is kept, and nobody else is hurt.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use chrono::NaiveTime;
use delta::feedback::draft::{self, Draft, DraftFile, DraftId};
use delta::frame::form_token::FormToken;
use delta::jobs::send_messages::send_due;
use delta::platform::web::client::ClientAddress;
use entity::outbox;
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

const TEXT: &str = "text=Hissen+i+huset+stod+still+hela+veckan.";

/// The draft that the visitor's browser knows.
async fn kept(app: &TestApp, visitor: &Visitor) -> Draft {
    let id = visitor.cookie("draft").and_then(|id| DraftId::parse(&id)).expect("a draft's id");
    draft::find(app.state.db.reader(), &id, &app.state.keyring).await.expect("an answer").expect("a draft")
}

/// The first page with a file, as a browser sends it; `fields` come before the file.
fn with_file(fields: &[(&str, &str)], content: &[u8]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    body.extend_from_slice(b"--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"hiss.txt\"\r\n\r\n");
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    multipart(body)
}

fn multipart(body: Vec<u8>) -> Request<Body> {
    let request = Request::post("/sv/respons/text").header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    request.body(Body::from(body)).expect("a request")
}

fn token(app: &TestApp) -> String {
    FormToken::public(&app.state.keyring).to_string()
}

async fn send_with_file(app: &TestApp, visitor: &Visitor) -> Page {
    let fields = [("form_token", token(app).as_str()), ("text", "Hissen stod still.")].map(|(n, v)| (n, v.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.send(with_file(&fields, b"Hissen.")).await
}

/// Fills in the form with an address to answer to, and sends it.
async fn send_whole(visitor: &Visitor) -> Page {
    visitor.post("/sv/respons/text", TEXT).await;
    visitor.post("/sv/respons/galler", "kind=criticism&service=health-station&municipality=kotka").await;
    visitor.post("/sv/respons/svar", "reply=email&email=namn%40exempel.fi&publish=no").await;
    visitor.post("/sv/respons/kvitto", "do=send").await
}

#[rstest]
#[tokio::test]
async fn while_too_many_send_files_the_text_is_kept_and_the_file_is_asked_for_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let everyone_elses = Arc::clone(&app.state.uploads).acquire_many_owned(6).await.expect("all turns");

    let busy = send_with_file(&app, &app.visitor).await;
    drop(everyone_elses);
    let kept_meanwhile = kept(&app, &app.visitor).await;
    let again = send_with_file(&app, &app.visitor).await;

    assert_eq!(busy.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(busy.texts("#files-error").concat().contains("Texten finns kvar"), "{}", busy.body);
    assert_eq!(busy.texts("textarea"), ["Hissen stod still."]);
    assert_eq!((kept_meanwhile.text.as_str(), kept_meanwhile.files.len()), ("Hissen stod still.", 0));
    assert_eq!((again.status, kept(&app, &app.visitor).await.files.len()), (StatusCode::SEE_OTHER, 1));
    assert_eq!(app.state.uploads.available_permits(), 6);
}

#[rstest]
#[tokio::test]
async fn who_sends_files_too_often_keeps_the_text_and_hears_when_to_come_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let first = send_with_file(&app, &app.visitor).await;
    let caller = ClientAddress(app.visitor.ip());
    while app.state.limits.submissions.check(caller, app.state.clock.now()).is_ok() {
        app.state.limits.submissions.strike(caller, app.state.clock.now());
    }

    let page = send_with_file(&app, &app.visitor).await;
    let other = send_with_file(&app, &app.another_visitor()).await;

    assert_eq!((first.status, page.status), (StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(page.texts("textarea"), ["Hissen stod still."]);
    assert_eq!(kept(&app, &app.visitor).await.files.len(), 1);
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn files_that_come_before_a_good_token_are_not_even_held_in_memory(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let everyone_elses = Arc::clone(&app.state.uploads).acquire_many_owned(6).await.expect("all turns");

    let page = app.visitor.send(with_file(&[("form_token", "old"), ("text", "Hissen stod still.")], b"Hissen.")).await;

    // It did not wait for a turn: none was free.
    drop(everyone_elses);
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(page.texts("textarea"), ["Hissen stod still."]);
    assert!(app.state.files.list().await.expect("a list").is_empty());
}

#[rstest]
#[tokio::test]
async fn who_begins_form_after_form_has_to_wait_and_who_has_begun_goes_on(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.post("/sv/respons/text", TEXT).await;
    let form = format!("{TEXT}&form_token={}", token(&app));
    let mut begun = 1;
    let refused = loop {
        let page = app.visitor.without_cookies().post_as_it_is("/sv/respons/text", &form).await;
        if page.status != StatusCode::SEE_OTHER {
            break page;
        }
        begun += 1;
    };

    let autosaved = app.visitor.without_cookies().post_as_it_is("/draft", &form).await;
    let going_on = app.post("/sv/respons/text", TEXT).await;
    let other = app.another_visitor().post("/sv/respons/text", TEXT).await;

    assert_eq!((begun, refused.status), (100, StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(refused.header("retry-after"), "60");
    assert_eq!(refused.texts("textarea"), ["Hissen i huset stod still hela veckan."]);
    assert_eq!(autosaved.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!((going_on.status, other.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(entity::draft::Entity::find().count(app.state.db.reader()).await.expect("a count"), 101);
}

#[rstest]
#[tokio::test]
async fn what_two_requests_of_one_form_keep_at_once_is_kept_of_both(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.post("/sv/respons/text", TEXT).await;
    let id = app.visitor.cookie("draft").and_then(|id| DraftId::parse(&id)).expect("an id");
    let file = |n: usize| DraftFile {
        file: n.to_string(),
        name: "hiss.txt".into(),
        media_type: "text/plain".into(),
        bytes: 7,
    };

    let add = |n: usize| {
        let (state, id) = (Arc::clone(&app.state), id.clone());
        tokio::spawn(async move {
            let change = |draft: &mut Draft| draft.files.push(file(n));
            delta::actions::save_draft(&state, &id, change).await.expect("kept");
        })
    };
    let adding: Vec<_> = (0..5).map(add).collect();
    let typing = app.visitor.post("/draft", "text=Hissen+stod+still+igen.");
    let typed = typing.await;
    for added in adding {
        added.await.expect("an end");
    }

    let draft = kept(&app, &app.visitor).await;
    assert_eq!(
        (typed.status, draft.files.len(), draft.text.as_str()),
        (StatusCode::NO_CONTENT, 5, "Hissen stod still igen.")
    );
}

#[rstest]
#[tokio::test]
async fn two_first_requests_of_one_form_begin_it_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let id = DraftId::draw(&app.state.random);

    let set = |change: fn(&mut Draft)| {
        let (state, id) = (Arc::clone(&app.state), id.clone());
        tokio::spawn(async move { delta::actions::save_draft(&state, &id, change).await.expect("kept") })
    };
    let both = [set(|draft| draft.text = "Hissen".into()), set(|draft| draft.kind = "praise".into())];
    for one in both {
        one.await.expect("an end");
    }

    let found = draft::find(app.state.db.reader(), &id, &app.state.keyring).await.expect("an answer").expect("a draft");
    assert_eq!((found.text.as_str(), found.kind.as_str()), ("Hissen", "praise"));
}

#[rstest]
#[tokio::test]
async fn of_many_submissions_with_one_address_three_are_acknowledged_in_an_hour(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    for _ in 0..5 {
        assert_eq!(send_whole(&app.visitor).await.status, StatusCode::OK);
    }

    let rows = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert_eq!(rows.len(), 3);
}

#[rstest]
#[tokio::test]
async fn no_table_keeps_the_hour_of_a_submission_before_or_after_its_mail(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    send_whole(&app.visitor).await;
    let is_a_day = |row: &outbox::Model| {
        [Some(row.due_at), row.leased_until, row.sent_at].into_iter().flatten().all(|at| at.time() == NaiveTime::MIN)
    };
    let before = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");

    send_due(&app.state.as_ref().into()).await.expect("a pass");

    let after = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert_eq!((before.len(), after.len(), after[0].state.as_str()), (1, 1, "sent"));
    assert!(before.iter().chain(&after).all(is_a_day), "{before:?} {after:?}");
    let events = entity::case_event::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert!(events.iter().all(|event| event.happened_at.is_none()));
}

/// A form whose only file has this content.
async fn send_content(app: &TestApp, content: &[u8]) -> Page {
    app.visitor.send(with_file(&[("form_token", &token(app)), ("text", "Hissen stod still.")], content)).await
}

#[rstest]
#[tokio::test]
async fn an_empty_file_and_one_a_byte_too_large_are_refused_and_the_text_is_kept(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    for content in [Vec::new(), vec![b'a'; 10 * 1024 * 1024 + 1]] {
        let page = send_content(&app, &content).await;

        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.texts("#files-error").concat().starts_with("hiss.txt:"), "{}", page.body);
        assert_eq!(page.texts("textarea"), ["Hissen stod still."]);
    }
    let largest = send_content(&app, &vec![b'a'; 10 * 1024 * 1024]).await;
    assert_eq!((largest.status, kept(&app, &app.visitor).await.files.len()), (StatusCode::SEE_OTHER, 1));
}

#[rstest]
#[tokio::test]
async fn ten_thousand_parts_get_a_calm_answer_with_the_text(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let part = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let mut body = part("form_token", &token(&app)) + &part("text", "Hissen stod still.");
    body.extend((0..10_000).map(|n| part(&format!("x{n}"), "y")));
    body.push_str("--edge--\r\n");

    let page = app.visitor.send(multipart(body.into_bytes())).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.texts("textarea"), ["Hissen stod still."]);
}

#[rstest]
#[tokio::test]
async fn a_compressed_form_is_read_as_it_is_and_never_unpacked(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    // A text of 1,000 zeros in gzip; unpacked, it would be a good form.
    let packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x2b\x49\xad\x28\xb1\x35\
        \x18\x05\xa3\x60\x14\x0c\x7b\x00\x00\x35\x31\x7b\x8e\xed\x03\x00\x00";
    let request = |kind: &str| {
        let request = Request::post("/sv/respons/text").header(CONTENT_TYPE, kind).header("content-encoding", "gzip");
        request.body(Body::from(packed.to_vec())).expect("a request")
    };

    for kind in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=edge"] {
        let page = app.visitor.send(request(kind)).await;

        assert!(page.status.is_client_error(), "{kind}: {}", page.status);
    }
}

#[rstest]
#[tokio::test]
async fn where_a_photo_was_taken_and_its_comment_are_in_no_stored_copy(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut plain = Vec::new();
    let image = image::RgbImage::from_pixel(8, 8, image::Rgb([200, 100, 50]));
    image.write_to(&mut std::io::Cursor::new(&mut plain), image::ImageFormat::Jpeg).expect("a photo");
    let segment = |kind: u8, told: &[u8]| {
        let length = u16::try_from(told.len() + 2).expect("a short segment").to_be_bytes();
        [&[0xFF, kind], length.as_slice(), told].concat()
    };
    let place = segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0GPSLatitude 60.4664 unmistakable");
    let photo = [&plain[..2], &place, &segment(0xFE, b"unmistakable comment"), &plain[2..]].concat();

    let page = send_content(&app, &photo).await;

    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let files = kept(&app, &app.visitor).await.files;
    let stored = app.state.files.list().await.expect("a list");
    assert_eq!((files.len(), stored.len()), (1, 1));
    let sealed = app.state.files.get(stored[0].name).await.expect("a file");
    let place = delta::feedback::store::content_place(&files[0].file);
    let sealed = String::from_utf8(sealed).expect("a seal");
    let content = app.state.keyring.open(&sealed, &place).expect("a photo");
    assert!(content.starts_with(b"\xFF\xD8"));
    for trace in [b"unmistakable".as_slice(), b"GPS", b"Exif"] {
        assert!(!content.windows(trace.len()).any(|bytes| bytes == trace));
    }
}
