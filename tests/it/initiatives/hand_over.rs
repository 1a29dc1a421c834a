//! From the hand-over to the measures: the case's data, why its unit has it, who is told, and what shows when it is late.

use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use rstest::rstest;

use super::{answered, initiative, press, sent};
use crate::app::{Base, TestApp};
use delta::kernel::locale::Locale;

const NUMBER: &str = "2026-001";
const FIRST: &str =
    "ground=resident&name=Maria+Provstr%C3%B6m&municipality=kotka&email=forst%40exempel.fi&shows_name=no";
const SECOND: &str =
    "do=add&ground=resident&name=Kalle+Exempel&municipality=hamina&email=kontakt%40exempel.fi&shows_name=no";
const MEASURES: &str = "do=measures&body=Styrelsen&meeting_on=2026-03-02&section=%C2%A7+45\
    &link=https%3A%2F%2Fexample.fi%2F45&outcome=adopted&text=B%C3%A4nkarna+s%C3%A4tts+ut.&follow_up_on=";

/// Everything from the hand-over to the measures on one day.
async fn decided(app: &TestApp) {
    let registrar = app.colleague(Role::Registrar, "group").await;
    let steps = [
        ("check", "do=publish"),
        ("registration", ""),
        ("steps", "do=notice&estimate_on=2026-05-29&contact=Registratorskontoret&text="),
        ("steps", "do=hearing&hearing_on=2026-03-02&place=Stadshuset"),
        ("steps", "do=heard&heard=in_writing&text=De+vill+ha+tak+ocks%C3%A5."),
        ("steps", "do=meeting&body=Styrelsen&meeting_on=2026-03-02"),
        ("steps", MEASURES),
    ];
    for (path, form) in steps {
        let page = press(&registrar, NUMBER, path, form).await;
        assert!(page.status.is_redirection(), "{form}: {}", page.body);
    }
}

/// Sends the letters that are due, and reads all that were ever sent. An address gets only some in an hour.
async fn letters(app: &TestApp) -> String {
    for hour in 12..18 {
        app.set_clock(&format!("2026-03-02T{hour}:00:00Z"));
        while send_due(&Post::from(&*app.state)).await.expect("letters are sent") > 0 {}
    }
    app.get("/demo/mail").await.body
}

/// Files an initiative whose second maker is named to speak for all, or not.
pub async fn filed_by_two(app: &TestApp, speaks: &str) {
    let visitor = app.another_visitor();
    answered(&visitor, Locale::Sv, super::ABOUT, FIRST).await;
    visitor.post("/sv/initiativ/nytt/fler", &format!("{SECOND}{speaks}")).await;
    visitor.post("/sv/initiativ/nytt/fler", "do=on").await;
    let check = visitor.get("/sv/initiativ/nytt/kontrollera").await;
    sent(&visitor, Locale::Sv, &check).await;
}

#[rstest]
#[tokio::test]
async fn the_case_has_the_data_of_the_register_and_both_pages_say_why_its_unit_has_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    super::filed(&app.visitor).await;
    decided(&app).await;
    let registrar = app.colleague(Role::Registrar, "group").await;

    let staff = registrar.get("/staff/initiatives/2026-001").await;
    let public = app.get("/sv/initiativ/2026-001").await;

    let case = initiative(&app, 1).await.state.case().expect("a case");
    let case = delta::cases::store::find_by_id(app.state.db.reader(), case).await.expect("an answer").expect("a case");
    // Act 906/2019 § 26: number, day of arrival, who began it, what about, the process, who handles it.
    let process = app.state.county.initiatives.process.clone();
    for told in [case.number.as_str(), "2 March 2026", "Maria Provström", "Bänkar vid hälsostationen", process.as_str()]
    {
        assert!(staff.body.contains(told), "{told}: {}", staff.body);
    }
    let trace = delta::routing::store::decisions_of(app.state.db.reader(), case.id).await.expect("decisions");
    let trace = trace.first().and_then(|decided| decided.trace.clone()).expect("a trace");
    for (page, locale) in [(&staff, Locale::En), (&public, Locale::Sv)] {
        let why = delta::routing::explain(&app.state.county, &trace, locale).sentence();
        assert!(page.texts(".side").concat().contains(&why), "{why}: {}", page.body);
    }
    for told in ["Stadshuset", "De vill ha tak också.", "Styrelsen, 2.3.2026, § 45", "Bänkarna sätts ut."] {
        assert!(public.body.contains(told), "{told}: {}", public.body);
    }
    assert_eq!(public.attributes("a[rel~=nofollow]", "href"), ["https://example.fi/45"]);
}

#[rstest]
#[case::to_the_contact_person("&represents=yes", "kontakt@exempel.fi", "forst@exempel.fi")]
#[case::else_to_the_first_who_signed("", "forst@exempel.fi", "kontakt@exempel.fi")]
#[tokio::test]
async fn the_measures_are_told_to_the_contact_person_else_to_the_first_who_signed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] speaks: &str,
    #[case] told: &str,
    #[case] not_told: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    filed_by_two(&app, speaks).await;

    decided(&app).await;

    let letters = letters(&app).await;
    assert!(letters.contains("Åtgärderna berättades – 2026-001"), "{letters}");
    assert!(letters.contains(told) && !letters.contains(not_told), "{letters}");
}

#[rstest]
#[tokio::test]
async fn what_is_late_stays_in_public_with_its_days_in_words_in_every_language(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    super::filed(&app.visitor).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "check", "do=publish").await;
    press(&registrar, NUMBER, "registration", "").await;

    app.set_clock("2026-04-12T12:00:00Z");
    let registrar = app.colleague(Role::Registrar, "group").await;
    for (page, told) in [
        ("/sv/initiativ/2026-001", "10 dagar försenat"),
        ("/fi/aloitteet/2026-001", "10 päivää"),
        ("/en/initiatives/2026-001", "10 days"),
    ] {
        let shown = app.get(page).await;
        assert!(shown.texts(".alert.warn").concat().contains(told), "{told}: {}", shown.body);
    }
    press(&registrar, NUMBER, "steps", "do=notice&estimate_on=2026-05-29&contact=Registratorskontoret&text=").await;
    app.set_clock("2026-06-01T12:00:00Z");
    let estimate = app.get("/sv/initiativ/2026-001").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let interim = press(&registrar, NUMBER, "steps", "do=inform&estimate_on=2026-06-30&text=Det+dr%C3%B6jer.").await;
    let after = app.get("/sv/initiativ/2026-001").await;

    assert!(estimate.texts(".alert.warn").concat().contains("3 dagar försenat"), "{}", estimate.body);
    assert!(interim.status.is_redirection(), "{}", interim.body);
    assert_eq!(after.texts(".alert.warn").len(), 0, "{}", after.body);
    assert!(after.body.contains("Det dröjer."));
}
