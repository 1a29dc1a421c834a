//! A form on its way: what is typed is neither lost nor sent twice.

use axum::http::StatusCode;
use delta::frame::form_token::FormToken;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{IDENTITY_CODE, REPLY, TEXT, answered, code, sent};
use crate::app::{Base, TestApp};

#[rstest]
#[tokio::test]
async fn a_stale_token_costs_no_text_and_stores_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for (address, form, field) in [
        ("/sv/respons/text", "text=Hissen+stod+still.&form_token=old", "textarea"),
        (
            "/sv/respons/svar",
            "reply=email&email=namn%40exempel.fi&form_token=",
            "input[name=email][value='namn@exempel.fi']",
        ),
    ] {
        let page = app.visitor.post_as_it_is(address, form).await;

        assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}");
        assert_eq!(page.texts(field).len(), 1, "{address}: {}", page.body);
        assert_eq!(app.visitor.cookie("draft"), None);
        let token = page.attributes("input[name=form_token]", "value").pop();
        assert_eq!(token, Some(FormToken::public(&app.state.keyring).to_string()));
    }
}

#[rstest]
#[tokio::test]
async fn the_same_form_sent_twice_shows_the_same_receipt(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let check = answered(&app.visitor, Locale::Sv).await;

    let first = sent(&app.visitor, Locale::Sv, &check).await;
    let second = sent(&app.visitor, Locale::Sv, &check).await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("an id");
    let file = app.post("/sv/respons/kvitto", &format!("draft={id}&do=file")).await;

    assert_eq!(code(&first), code(&second));
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.body.contains(&code(&first).replace(' ', "-")));
}

#[rstest]
#[tokio::test]
async fn after_finishing_the_receipt_is_not_shown_again(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let check = answered(&app.visitor, Locale::Sv).await;
    sent(&app.visitor, Locale::Sv, &check).await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("an id");

    let finish = app.post("/sv/respons/kvitto", &format!("draft={id}&do=finish")).await;
    let again = sent(&app.visitor, Locale::Sv, &check).await;

    assert_eq!((finish.status, finish.header("location")), (StatusCode::SEE_OTHER, "/sv"));
    assert_eq!((again.status, again.header("location")), (StatusCode::SEE_OTHER, "/sv/respons/text?first=yes"));
}

#[rstest]
#[tokio::test]
async fn the_text_survives_a_lost_cookie_through_the_forms_own_id(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    answered(&app.visitor, Locale::Sv).await;
    let page = app.get("/sv/respons/svar").await;
    let id = page.attributes("input[name=draft]", "value").pop().expect("an id");
    let without_cookie = app.another_visitor();

    let answer = without_cookie.post("/sv/respons/svar", &format!("draft={id}&{REPLY}")).await;
    let check = without_cookie.get("/sv/respons/kontrollera").await;

    assert_eq!(answer.header("location"), "/sv/respons/kontrollera");
    assert!(check.body.contains("Hissen i huset"));
}

#[rstest]
#[tokio::test]
async fn back_and_the_other_languages_keep_everything(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    answered(&app.visitor, Locale::Sv).await;

    let text = app.get("/fi/palaute/teksti").await;
    let about = app.get("/en/feedback/about").await;
    let reply = app.get("/sv/respons/svar").await;

    assert_eq!(text.texts("textarea"), ["Hissen i huset stod still hela veckan."]);
    assert_eq!(about.attributes("input[name=service][checked]", "value"), ["health-station"]);
    assert_eq!(reply.attributes("input[name=reply][checked]", "value"), ["code"]);
}

#[rstest]
#[tokio::test]
async fn a_page_opened_too_early_leads_to_the_first_that_is_missing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let about = app.get("/sv/respons/galler").await;
    let sent_early = app.post("/sv/respons/kvitto", "do=send").await;
    let text = app.get("/sv/respons/text?first=yes").await;
    app.post("/sv/respons/text", TEXT).await;
    let check = app.get("/sv/respons/kontrollera").await;

    assert_eq!((about.status, about.header("location")), (StatusCode::SEE_OTHER, "/sv/respons/text?first=yes"));
    assert_eq!(sent_early.header("location"), "/sv/respons/text?first=yes");
    assert_eq!(
        text.texts(".alert p").first().map(String::as_str),
        Some("Börja här. När du har skrivit något kan du gå vidare.")
    );
    assert_eq!(check.header("location"), "/sv/respons/galler?first=yes");
}

#[rstest]
#[tokio::test]
async fn what_is_typed_is_kept_while_it_is_typed_and_forgotten_on_request(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let saved = app.post("/draft", TEXT).await;
    let page = app.get("/sv/respons/text").await;
    let id = page.attributes("input[name=draft]", "value").pop().expect("an id");
    let discarded = app.post("/sv/respons/kvitto", &format!("draft={id}&do=discard")).await;
    let after = app.get("/sv/respons/text").await;

    assert_eq!(saved.status, StatusCode::NO_CONTENT);
    assert_eq!(page.texts("textarea"), ["Hissen i huset stod still hela veckan."]);
    assert_eq!(discarded.header("location"), "/sv/respons");
    assert_eq!(after.texts("textarea"), [""]);
}

#[rstest]
#[tokio::test]
async fn a_stale_last_step_is_called_by_its_own_name(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let check = answered(&app.visitor, Locale::Sv).await;
    let id = check.attributes("input[name=draft]", "value").pop().expect("an id");

    let page = app.visitor.post_as_it_is("/sv/respons/kvitto", &format!("draft={id}&do=send&form_token=old")).await;

    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.texts("title").concat().starts_with("Fel: Kontrollera och skicka"), "{:?}", page.texts("title"));
}

#[rstest]
#[tokio::test]
async fn an_identity_code_in_the_name_is_told_of_before_the_check(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    answered(&app.visitor, Locale::Sv).await;
    let name = format!("reply=phone&phone=0401234567&publish=no&name=Maija+{IDENTITY_CODE}");

    let notice = app.post("/sv/respons/svar", &name).await;
    let faulty = app.post("/sv/respons/svar", &format!("{name}&publish=perhaps").replace("publish=no&", "")).await;

    assert_eq!((notice.status, notice.heading()), (StatusCode::OK, "Vi tog bort en personbeteckning".to_owned()));
    assert!(notice.attributes("a.btn", "href").contains(&"/sv/respons/kontrollera".to_owned()));
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    for page in [notice, faulty] {
        assert_eq!(page.texts("main .alert.info s"), [IDENTITY_CODE]);
    }
}
