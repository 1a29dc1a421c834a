//! Feedback that staff enter for people who called, wrote or came.

use axum::http::StatusCode;
use delta::actions::sweep_leftovers;
use entity::{attachment, case, feedback};
use rstest::rstest;
use sea_orm::EntityTrait;

use crate::app::{Base, TestApp};
use crate::forms::with_files;
use crate::page::Page;
use crate::staff::Colleague;

const UNIT: &str = "home-care-kotka";

#[rstest]
#[tokio::test]
async fn a_call_is_entered_once_however_often_the_form_is_sent(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let key = handler.get("/staff/cases/new").await.attributes("input[name=key]", "value").concat();
    let form = format!(
        "key={key}&origin=phone&language=fi&kind=criticism&text=Kukaan+ei+tullut+tiistaina.+131052-308T&service=home-care\
         &municipality=kotka&reply=phone&phone=040+123+4567"
    );

    let faulty = handler.post("/staff/cases/new", &form.replace("kind=criticism", "kind=")).await;
    let first = handler.post("/staff/cases/new", &form).await;
    let again = handler.post("/staff/cases/new", &form).await;

    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Kukaan ei tullut tiistaina."));
    let code = first.texts(".code").concat();
    assert_eq!(code.split_whitespace().map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert_eq!(again.texts(".code").concat(), code);
    let list = handler.get("/staff/queue?v=unit").await;
    assert_eq!(list.texts("a.row").len(), 1);
    assert!(!list.body.contains("131052"), "identity codes never get in");
}

#[rstest]
#[tokio::test]
async fn a_place_leads_an_entered_case_as_it_leads_the_residents_own(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let page = handler.get("/staff/cases/new").await;
    let key = page.attributes("input[name=key]", "value").concat();
    let place = app.state.county.places.first().expect("a place").clone();
    let told = "origin=paper&language=fi&kind=criticism&text=Hissi+on+rikki.&reply=code&nps=7&may_publish=yes";
    let form = format!("key={key}&{told}&place={}", place.id);

    let wrong = handler.post("/staff/cases/new", &form.replace("nps=7", "nps=11")).await;
    let entered = handler.post("/staff/cases/new", &form).await;

    assert!(page.attributes("select[name=place] option", "value").contains(&place.id));
    assert_eq!(wrong.attributes(".errsum a", "href"), ["#nps"]);
    assert_eq!(wrong.attributes("select[name=place] option[selected]", "value"), std::slice::from_ref(&place.id));
    assert_eq!(entered.status, StatusCode::OK, "{}", entered.body);
    let case = case::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("a case");
    let told = feedback::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("feedback");
    assert_eq!((told.place_id, case.municipality_id), (Some(place.id), Some(place.municipality)));
    assert_eq!((told.nps, told.may_publish), (Some(7), true));
}

#[rstest]
#[tokio::test]
async fn who_enters_a_call_sees_which_identity_codes_were_taken_out_and_why_the_case_went_where_it_did(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let key = handler.get("/staff/cases/new").await.attributes("input[name=key]", "value").concat();
    let form = format!(
        "key={key}&origin=phone&language=fi&kind=criticism&text=Kukaan+ei+tullut.+131052-308T&service=home-care\
         &municipality=kotka&reply=phone&phone=040+123+4567&name=Aino+010100A900F"
    );

    let receipt = handler.post("/staff/cases/new", &form).await;

    assert_eq!(receipt.texts(".alert li"), ["131052-308T", "010100A900F"]);
    let why = receipt.texts("main > div ul li").concat();
    assert!(why.contains("Sent to") && why.contains("Home care"), "{why}");
}

const ADDRESS: &str = "/staff/cases/new";

/// A letter as it is entered, with the values of some fields changed.
fn letter<'a>(token: &'a str, key: &'a str, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [
        ("form_token", token),
        ("key", key),
        ("origin", "paper"),
        ("language", "fi"),
        ("text", "Kukaan ei tullut tiistaina."),
        ("kind", "criticism"),
        ("service", "home-care"),
        ("municipality", "kotka"),
        ("reply", "code"),
    ];
    let value = |name| changed.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    let more = changed.iter().filter(|(name, _)| fields.iter().all(|(field, _)| field != name)).copied();
    fields.into_iter().map(|(name, usual)| (name, value(name).unwrap_or(usual))).chain(more).collect()
}

/// Opens the form and sends it with files.
async fn send(handler: &Colleague, changed: &[(&str, &str)], files: &[(&str, &[u8])]) -> (String, Page) {
    let form = handler.get(ADDRESS).await;
    let key = form.attributes("input[name=key]", "value").concat();
    let page = send_again(handler, &key, changed, files).await;
    (key, page)
}

async fn send_again(handler: &Colleague, key: &str, changed: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
    let token = handler.get(ADDRESS).await.attributes("input[name=form_token]", "value").pop().expect("a token");
    handler.browser.send(with_files(ADDRESS, &letter(&token, key, changed), files)).await
}

#[rstest]
#[tokio::test]
async fn a_letter_is_scanned_once_whatever_else_is_to_be_mended(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;

    let (key, faulty) = send(&handler, &[("kind", "")], &[("kirje.txt", b"Hissi seisoi. 131052-308T")]).await;
    let receipt = send_again(&handler, &key, &[], &[("sivu 2.txt", b"Toinen sivu")]).await;
    let again = send_again(&handler, &key, &[("text", "")], &[("sivu 2.txt", b"Toinen sivu")]).await;

    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.texts("ul.rows li").concat().contains("kirje.txt (1 kB)"), "{}", faulty.body);
    assert_eq!(receipt.status, StatusCode::OK, "{:?}", receipt.texts(".errsum"));
    assert_eq!(again.texts(".code"), receipt.texts(".code"), "sent twice it is one case");
    let case = receipt.attributes("a.btn[href^='/staff/cases/2']", "href").concat();
    let page = handler.get(&case).await;
    let files = page.attributes("a[href*='/attachments/']", "href");
    assert_eq!(files.len(), 2, "{}", page.body);
    let scan = handler.get(files.first().expect("a file")).await;
    assert!(scan.body.starts_with("Hissi seisoi.") && !scan.body.contains("131052"), "{}", scan.body);
    app.set_clock("2026-03-05T12:00:00Z");
    assert_eq!(sweep_leftovers(&app.state).await.expect("a sweep").files, 0, "what the case names stays");
}

#[rstest]
#[tokio::test]
async fn a_scan_obeys_the_rules_of_the_residents_own_files_and_can_be_taken_away(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let six = ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"].map(|name| (name, b"Hissi.".as_slice()));

    let (_, program) = send(&handler, &[], &[("kirje.pdf", b"\x7FELF\x02\x01\x01\0")]).await;
    let (key, many) = send(&handler, &[], &six).await;
    let first = many.attributes("ul.rows button[name=remove]", "value").into_iter().next().expect("a button");
    let fewer = send_again(&handler, &key, &[("remove", &first)], &[]).await;
    let second = fewer.attributes("ul.rows button[name=remove]", "value").into_iter().next().expect("a button");
    let exchanged = send_again(&handler, &key, &[("remove", &second)], &[("7.txt", b"Hissi.")]).await;

    assert!(program.texts("#files-error").concat().starts_with("kirje.pdf:"), "{}", program.body);
    assert!(many.texts("#files-error").concat().starts_with("6.txt:"), "{}", many.body);
    assert_eq!(many.texts("ul.rows button[name=remove]").len(), 5);
    assert_eq!((fewer.status, fewer.texts("ul.rows button[name=remove]").len()), (StatusCode::OK, 4));
    assert_eq!(fewer.texts("textarea"), ["Kukaan ei tullut tiistaina."]);
    assert_eq!(exchanged.texts("ul.rows button[name=remove]").len(), 4);
    assert!(exchanged.texts("ul.rows li").concat().contains("7.txt"), "{}", exchanged.body);
    let kept = attachment::Entity::find().all(app.state.db.reader()).await.expect("an answer");
    assert_eq!(kept.len(), 0, "nothing was registered yet");
}

#[rstest]
#[tokio::test]
async fn without_a_session_no_file_is_kept_and_with_a_strange_token_neither(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let scan: [(&str, &[u8]); 1] = [("kirje.txt", b"Hissi seisoi.")];

    let nobody = app.another_visitor().send(with_files(ADDRESS, &letter("x", "x", &[]), &scan)).await;
    let strange = handler.browser.send(with_files(ADDRESS, &letter("x", "x", &[]), &scan)).await;

    assert!(!nobody.status.is_success() && nobody.texts(".code").is_empty(), "{}", nobody.status);
    assert_eq!(strange.status, StatusCode::FORBIDDEN);
    assert_eq!(strange.texts("textarea"), ["Kukaan ei tullut tiistaina."]);
    assert!(app.state.files.list().await.expect("a list").is_empty());
}

#[rstest]
#[case::emergency("Minulla on rintakipua enkä saa henkeä.", &["112", "116117"])]
#[case::ordinary("Hoitaja oli ystävällinen ja ovi auki.", &[])]
#[tokio::test]
async fn who_takes_a_call_is_shown_the_numbers_to_give_and_the_call_is_registered_all_the_same(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] text: &str,
    #[case] numbers: &[&str],
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;

    let (key, faulty) = send(&handler, &[("text", text), ("kind", "")], &[]).await;
    let receipt = send_again(&handler, &key, &[("text", text)], &[]).await;

    for page in [&faulty, &receipt] {
        let calls = page.attributes("section[aria-labelledby=signposts] a[href^='tel:']", "href");
        assert_eq!(calls, numbers.iter().map(|number| format!("tel:{number}")).collect::<Vec<_>>());
    }
    assert_eq!(receipt.texts(".code").len(), 1, "it is registered");
}

#[rstest]
#[case::appointment("Haluaisin peruuttaa ajan huomiselta.")]
#[case::bill("Sain väärän laskun, lasku on väärin.")]
#[case::remonstrance("Haluan tehdä muistutuksen hoidosta.")]
#[tokio::test]
async fn who_takes_a_call_is_shown_the_better_address(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] text: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;

    let (_, receipt) = send(&handler, &[("text", text), ("origin", "phone")], &[]).await;

    assert_eq!(receipt.texts("section[aria-labelledby=signposts] ul.rows > li").len(), 1, "{}", receipt.body);
    assert_eq!(receipt.texts(".code").len(), 1, "it is registered");
}
