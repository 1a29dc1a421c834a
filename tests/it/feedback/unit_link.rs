//! A unit's own link: what it settles need not be asked, and nothing on the way loses it.

use axum::http::StatusCode;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{TEXT, kept};
use crate::app::{Base, TestApp};

#[rstest]
#[tokio::test]
async fn the_reading_settings_lead_back_to_the_units_own_link(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let text = app.get("/sv/respons/text?unit=home-care-kouvola").await;
    let settings = text.attributes(".utility a[href*=visning]", "href").concat();
    let page = app.get(&settings).await;
    let from = page.attributes("input[name=from]", "value").concat();
    let chosen = app.post("/sv/visning", &format!("size=larger&theme=dark&from={}", from.replace('?', "%3F"))).await;
    let elsewhere = app.post("/sv/visning", "size=larger&from=//exempel.fi/sv/respons%3Funit%3Dx").await;

    assert_eq!(chosen.header("location"), "/sv/respons/text?unit=home-care-kouvola");
    assert_eq!(elsewhere.header("location"), "/sv");
}

#[rstest]
#[tokio::test]
async fn a_unit_of_one_municipality_settles_service_and_municipality(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    app.post("/sv/respons/text", &format!("{TEXT}&unit=home-care-kouvola")).await;
    let about = app.get("/sv/respons/galler").await;
    let south = app.another_visitor();
    south.post("/sv/respons/text", &format!("{TEXT}&unit=oral-health-south")).await;
    let asked = south.get("/sv/respons/galler").await;

    assert_eq!(about.attributes("input[name=service][checked]", "value"), ["home-care"]);
    assert_eq!(about.attributes("input[name=municipality][checked]", "value"), ["kouvola"]);
    assert!(asked.attributes("input[name=municipality][checked]", "value").is_empty());
}

#[rstest]
#[tokio::test]
async fn a_page_that_comes_back_still_tells_of_the_unit(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let short = app.post("/sv/respons/text", "text=Hej&unit=home-care-kouvola").await;
    app.post("/sv/respons/text", &format!("{TEXT}&unit=home-care-kouvola")).await;
    let no_kind = app.post("/sv/respons/galler", "service=home-care&municipality=kouvola").await;

    for page in [short, no_kind] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.texts("main .alert.info p").concat().contains("Din respons går till Hemvården i Kouvola"),
            "{}",
            page.body
        );
    }
}

#[rstest]
#[tokio::test]
async fn everything_can_be_taken_away_at_every_step(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let empty = app.get("/sv/respons/text").await;
    super::answered(&app.visitor, Locale::Sv).await;

    for step in ["text", "galler", "svar", "kontrollera"] {
        let page = app.get(&format!("/sv/respons/{step}")).await;
        assert_eq!(page.texts("button[value=discard]"), ["Ta bort allt och börja om"], "{step}");
    }
    let id = app.get("/sv/respons/galler").await.attributes("input[name=draft]", "value").pop().expect("an id");
    assert!(kept(&app, &app.visitor).await.text.starts_with("Hissen"));
    app.post("/sv/respons/kvitto", &format!("draft={id}&do=discard")).await;
    let after = app.get("/sv/respons/text").await;

    assert!(empty.texts("button[value=discard]").is_empty());
    assert_eq!(after.texts("textarea"), [""]);
}
