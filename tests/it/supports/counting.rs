//! What is taken, and what of it counts.

use axum::http::StatusCode;
use delta::addresses::Address;
use delta::counties::county::SupportLevel;
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{ANNA, FORM, MINE, letters_count, page_of};
use crate::app::{Base, TestApp};

#[rstest]
#[case::a_foreign_municipality("name=A&ground=resident&municipality=helsinki&shows_name=no&do=email", "municipality")]
#[case::none("name=A&ground=resident&municipality=&shows_name=no&do=email", "municipality")]
#[case::a_ground_of_service_initiatives("name=A&ground=service_user&shows_name=no&do=email", "ground")]
#[case::an_edited_ground("name=A&ground=king&shows_name=no&do=email", "ground")]
#[case::an_organisation_without_its_id("name=A&ground=organisation&municipality=kotka&do=email", "business_id")]
#[case::a_wrong_check_digit(
    "name=A&ground=organisation&business_id=2077474-1&municipality=kotka&do=email",
    "business_id"
)]
#[case::no_name("name=+&ground=resident&municipality=kotka&shows_name=no&do=email", "name")]
#[case::an_identity_code("name=010100A900F&ground=resident&municipality=kotka&shows_name=no&do=email", "name")]
#[tokio::test]
async fn what_is_wrong_comes_back_beside_its_field_and_nothing_is_kept(
    #[case] fields: &str,
    #[case] field: &str,
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;

    let refused = app.support(&app.visitor, fields, "anna@exempel.fi").await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes(".errsum a", "href"), [format!("#{field}")], "{}", refused.body);
    assert_eq!(refused.attributes("input[name=email]", "value"), ["anna@exempel.fi"]);
    assert!(!refused.body.contains("010100A900F"));
    assert!(app.support_requests().await.is_empty());
}

#[rstest]
#[tokio::test]
async fn residents_and_others_are_counted_apart_and_what_the_county_does_not_count_is_told(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    // The county as it is: an address alone does not count.
    let Some(app) = TestApp::start(base).await else { return };
    app.collecting("service").await;
    app.supporter(ANNA, "anna@exempel.fi").await;
    app.supporter("name=Bo&ground=service_user&shows_name=no&do=email", "bo@exempel.fi").await;
    let body = "name=Exempelf%C3%B6reningen&ground=organisation&business_id=2077474-0&municipality=kouvola&do=email";
    let browser = app.supporter(body, "cecilia@exempel.fi").await;

    let strict = app.get(&page_of(Locale::Sv)).await;
    let mine = browser.get(MINE).await;
    let mut county = delta::counties::County::clone(&app.state.county);
    county.initiatives.counting = SupportLevel::ALL.to_vec();
    app.state.county.follow(app.state.county.number() + 1, county);
    let mild = app.get(&page_of(Locale::Sv)).await;

    let told = strict.texts("#support p").join(" ");
    assert!(told.starts_with("0 stöder: 0 invånare i välfärdsområdet, 0 andra."), "{told}");
    assert!(
        told.contains("3 bekräftat bara med e-post") && told.contains("stark autentisering eller underskrift"),
        "{told}"
    );
    assert!(mine.body.contains("räknas inte"), "{}", mine.body);
    let told = mild.texts("#support p").join(" ");
    assert!(told.starts_with("3 stöder: 1 invånare i välfärdsområdet, 2 andra."), "{told}");
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_referendum_takes_no_letters(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.becomes("referendum").await;

    let form = app.get(FORM).await;
    let posted = app.post(FORM, &format!("{ANNA}&email=anna@exempel.fi")).await;

    assert!(form.attributes("input[name=email]", "id").is_empty(), "{}", form.body);
    assert_eq!(posted.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(app.support_requests().await.is_empty());
}

#[rstest]
#[tokio::test]
async fn names_are_shown_as_chosen_and_small_municipalities_together(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    for at in 0..6 {
        app.supporter(ANNA, &format!("kotka{at}@exempel.fi")).await;
    }
    let hidden = "name=Gerda+Hemlig&ground=resident&municipality=kouvola&shows_name=no&do=email";
    app.supporter(hidden, "gerda@exempel.fi").await;

    let page = app.get(&Address::InitiativeSupporters(2026, 1).path(Locale::Sv)).await;

    assert_eq!(page.texts("#names li"), vec!["Anna Provsten, Kotka"; 6]);
    assert!(!page.body.contains("Gerda"));
    // One from Kouvola would stand alone: it is told with Kotka, and so not at all.
    assert!(page.texts("#towns dd").is_empty(), "{}", page.body);
}
