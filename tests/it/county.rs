//! How the county is set up, as administrators change it while the program runs.

use axum::http::StatusCode;
use delta::counties::County;
use delta::counties::county::{Collecting, Share, SupportLevel, TimeLimit, TimeUnit};
use delta::jobs::move_clocks::move_clocks;
use delta::kernel::actor::Role;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::staff::Colleague;

const COUNTY: &str = "/staff/admin/county";

/// Opens a thing's page and sends its form with what stood there.
async fn send(by: &Colleague, thing: &str, form: &str) -> crate::page::Page {
    let address = format!("{COUNTY}/{thing}");
    let shown = by.get(&address).await;
    let seen = shown.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    by.post(&address, &format!("{form}&seen={seen}")).await
}

#[rstest]
#[tokio::test]
async fn a_setting_holds_from_the_next_case_and_its_page_tells_who_changed_it_from_what(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;
    let handler = app.handler_of("home-care").await;
    let before = app.case_at("home-care").await;

    let saved = send(&administrator, "settings/answer", "days=20&reason=More+staff+is+away").await;
    let after = app.case_at("home-care").await;
    let page = administrator.get(&format!("{COUNTY}/settings/answer")).await;
    let history = administrator.get(&format!("{COUNTY}/history")).await;

    assert_eq!(saved.header("location"), format!("{COUNTY}/settings/answer?done=saved"));
    let due = async |number: &str| handler.get(&format!("/staff/cases/{number}")).await.body;
    let (before, after) = (due(&before).await, due(&after).await);
    assert!(before.contains("2026-03-12"), "a case that had come keeps its day: {before}");
    assert!(after.contains("2026-03-23"), "the next case has the new time, moved past the weekend: {after}");
    assert_eq!(page.attributes("#days", "value"), ["20"]);
    assert_eq!((page.texts("del"), page.texts("ins")), (vec!["10".to_owned()], vec!["20".to_owned()]));
    assert!(history.body.contains("More staff is away"), "{}", history.body);
}

#[rstest]
#[tokio::test]
async fn a_reason_with_an_identity_code_changes_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;

    let refused = send(&administrator, "settings/answer", "days=20&reason=Asked+by+131052-308T").await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.attributes(".errsum a", "href"), ["#reason"]);
    assert_eq!(refused.attributes("#days", "value"), ["20"], "what was typed is lost");
    let page = administrator.get(&format!("{COUNTY}/settings/answer")).await;
    assert_eq!(page.attributes("#days", "value"), ["10"]);
}

#[rstest]
#[tokio::test]
async fn what_the_county_decides_about_initiatives_is_switched_on_and_off_and_its_pages_tell_who_did_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;
    let settings = || app.state.county.initiatives.clone();
    let before = settings();

    send(&administrator, "settings/initiative-check", "days=5").await;
    send(&administrator, "settings/initiative-names", "days=30").await;
    send(&administrator, "settings/initiative-process", "process=00.01.04").await;
    send(&administrator, "settings/initiative-counting", "levels=strong&levels=email").await;
    let nothing_counts = send(&administrator, "settings/initiative-counting", "reason=none").await;
    send(&administrator, "settings/initiative-threshold", "share=20&age=0&reason=The+council+decided+so").await;
    send(&administrator, "settings/initiative-collecting", "days=90").await;
    send(&administrator, "settings/initiative-handling", "length=6&unit=months").await;
    let on = settings();
    let page = administrator.get(&format!("{COUNTY}/settings/initiative-threshold")).await;
    for off in
        ["initiative-threshold?share=&age=0", "initiative-collecting?days=", "initiative-handling?length=&unit=months"]
    {
        let (setting, form) = off.split_once('?').expect("a form");
        let saved = send(&administrator, &format!("settings/{setting}"), form).await;
        assert!(saved.status.is_redirection(), "{off}: {}", saved.body);
    }

    assert_eq!(app.state.county.deadlines["initiative_check"].length, 5);
    assert_eq!((on.names_shown_days, on.process.as_str()), (30, "00.01.04"));
    assert_eq!(on.counting, [SupportLevel::Strong, SupportLevel::Email]);
    assert_eq!(nothing_counts.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing_counts.body);
    assert_eq!(on.threshold, Some(Share { per_mille: 20, from_age: 0 }));
    assert_eq!(on.collecting, Some(Collecting { days: 90 }));
    assert_eq!(on.handling, Some(TimeLimit { length: 6, unit: TimeUnit::Months, moves: true }));
    assert_eq!(page.attributes("#share", "value"), ["20"]);
    assert!(page.body.contains("The council decided so") && page.texts("ins").concat().contains("20"), "{}", page.body);
    let off = settings();
    assert_eq!((off.threshold, off.collecting, off.handling), (None, None, None));
    assert_ne!(before, off);
}

#[rstest]
#[tokio::test]
async fn what_the_county_confirms_stands_in_the_notices_at_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;

    send(&administrator, "settings/privacy-notice", "email=data%40county.example").await;
    let statement = "stated=2026-03-01&reviewed=2026-02-01";
    let wrong = send(&administrator, "settings/accessibility-statement", statement).await;
    send(&administrator, "settings/accessibility-statement", &statement.replace("-02-", "-04-")).await;
    let (notice, statement) = (app.get("/en/privacy").await, app.get("/en/accessibility").await);

    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(notice.body.contains("data@county.example") && notice.texts(".alert.warn").is_empty());
    assert!(statement.body.contains("1 March 2026") && statement.texts(".alert.warn").is_empty());
}

#[rstest]
#[tokio::test]
async fn what_is_wrong_comes_back_beside_its_field_with_everything_typed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;

    let form = "name_sv=&name_fi=Ruoka&words_fi=ruoka%0D%0Aateria&reason=Asked+for";
    let refused = send(&administrator, "topics/new", form).await;
    let large = send(&administrator, "settings/answer", "days=1000").await;
    let unknown = administrator.get(&format!("{COUNTY}/topics/no-such-topic")).await;
    let no_sort = administrator.get(&format!("{COUNTY}/nothing")).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.texts(".errsum a"), ["Fill in: Name in Swedish."]);
    assert_eq!(refused.attributes("#name_fi", "value"), ["Ruoka"]);
    assert_eq!(refused.texts("#words_fi").join("").trim(), "ruoka ateria");
    assert_eq!(refused.attributes("#reason", "value"), ["Asked for"]);
    assert_eq!((large.status, large.texts(".errsum a").len()), (StatusCode::UNPROCESSABLE_ENTITY, 1));
    assert_eq!((unknown.status, no_sort.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[rstest]
#[tokio::test]
async fn a_topic_comes_and_goes_and_one_that_a_rule_speaks_of_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let change = |county: &mut County| {
        if let (Some(rule), Some(topic)) = (county.routing.rules.last_mut(), county.topics.first()) {
            rule.topics.push(topic.id.clone());
        }
    };
    let Some(app) = TestApp::start_in(base, change).await else { return };
    let administrator = app.colleague(Role::Administrator, "general-desk").await;
    let spoken_of = app.state.county.topics[0].id.clone();

    let added = send(&administrator, "topics/new", "name_sv=Mat&name_fi=Ruoka+ja+ateriat").await;
    let is_there = app.state.county.topic("ruoka-ja-ateriat").is_some();
    let unseen = administrator.post(&format!("{COUNTY}/topics/ruoka-ja-ateriat"), "step=remove").await;
    let removed = send(&administrator, "topics/ruoka-ja-ateriat", "step=remove").await;
    let kept = send(&administrator, &format!("topics/{spoken_of}"), "step=remove").await;

    assert_eq!(added.header("location"), format!("{COUNTY}/topics/ruoka-ja-ateriat?done=saved"));
    assert!(is_there);
    assert_eq!(unseen.status, StatusCode::CONFLICT, "what was not shown is not taken away");
    assert_eq!(removed.header("location"), format!("{COUNTY}/topics?done=removed"));
    assert!(app.state.county.topic("ruoka-ja-ateriat").is_none());
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.texts(".alert li").join(" ").contains(&spoken_of), "{}", kept.body);
    assert!(app.state.county.topic(&spoken_of).is_some());
}

#[rstest]
#[tokio::test]
async fn who_comes_second_is_told_so_and_loses_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let first = app.colleague(Role::Administrator, "general-desk").await;
    let second = app.colleague(Role::Administrator, "customers").await;
    let address = format!("{COUNTY}/settings/phone");
    let shown = second.get(&address).await;
    let seen = shown.attributes("input[name=seen]", "value").pop().unwrap_or_default();

    let saved = send(&first, "settings/phone", "phone=05+111").await;
    assert_eq!(saved.header("location"), format!("{address}?done=saved"), "{}", saved.body);
    let conflict = second.post(&address, &format!("phone=05+222&reason=Moved&seen={seen}")).await;
    let fresh = conflict.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    let again = second.post(&address, &format!("phone=05+222&reason=Moved&seen={fresh}")).await;

    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert_eq!(conflict.attributes("#phone", "value"), ["05 222"]);
    assert!(conflict.texts("ins").contains(&"05 111".to_owned()), "their change is shown");
    assert_eq!(again.header("location"), format!("{address}?done=saved"));
    assert_eq!(app.state.county.facts.phone, "05 222");
}

#[rstest]
#[tokio::test]
async fn administrators_of_a_unit_change_that_unit_and_not_the_county(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let coordinator = app.coordinator_of("home-care").await;

    let county = send(&administrator, "settings/answer", "days=20").await;
    let names = "name_sv=Hemv%C3%A5rden&name_fi=Kotihoito&parent=older-people&level=result_area&opened_on=2023-01-01";
    let beside = send(&administrator, "units/oral-health", names).await;
    let parent = app.state.county.unit("home-care").and_then(|unit| unit.parent.clone()).unwrap_or_default();
    let own = send(&administrator, "units/home-care", &names.replace("older-people", &parent)).await;
    let reader = coordinator.get(&format!("{COUNTY}/units/home-care")).await;
    let denied = coordinator.post(&format!("{COUNTY}/units/home-care"), "name_sv=X").await;

    assert_eq!((county.status, beside.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!(own.header("location"), format!("{COUNTY}/units/home-care?done=saved"), "{}", own.body);
    assert_eq!(app.state.county.unit("home-care").map(|unit| unit.name.sv.as_str()), Some("Hemvården"));
    assert!(reader.texts("main form.edit button").is_empty(), "who may not change it has no button for it");
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}

#[rstest]
#[tokio::test]
async fn closing_a_unit_gives_its_cases_rules_and_services_to_its_successor(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let change = |county: &mut County| {
        for service in county.services.iter_mut().filter(|service| service.id == "home-care") {
            service.unit = "home-care-kotka".to_owned();
        }
    };
    let Some(app) = TestApp::start_in(base, change).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let leaving = app.handler_of("home-care-kotka").await;
    let staying = app.handler_of("home-care").await;
    let [open, taken, kept, answered] = [(); 4].map(|()| app.case_at("home-care-kotka"));
    let (open, taken, kept, answered) = (open.await, taken.await, kept.await, answered.await);
    leaving.act(&taken, "/assignment", &format!("handler={}", leaving.id)).await;
    staying.act(&kept, "/assignment", &format!("handler={}", staying.id)).await;
    let answer = "step=send&outcome=answered&text=Thank+you+for+telling+us+about+it.&strategy=outside";
    staying.act(&answered, "/answer", answer).await;
    let page = format!("{COUNTY}/units/home-care-kotka/closing");

    let shown = administrator.get(&page).await;
    let empty = administrator.post(&page, "reason=Merged").await;
    let above =
        administrator.post(&format!("{COUNTY}/units/home-care/closing"), "successor=home-care-hamina&reason=x").await;
    let closed = administrator.post(&page, "successor=home-care-hamina&reason=Merged").await;
    let after = administrator.get(&format!("{COUNTY}/units/home-care-kotka")).await;
    let hamina = app.handler_of("home-care-hamina").await;
    let seen = async |number: &str| hamina.get(&format!("/staff/cases/{number}")).await.status;
    let queue = hamina.get("/staff/queue?v=unit").await.body;

    assert_eq!(shown.texts("main ul li")[..2], ["3 open cases", "1 service"], "{:?}", shown.texts("main ul li"));
    assert_eq!(empty.texts(".errsum a"), ["Choose the unit that takes over."]);
    assert_eq!(above.texts(".errsum a"), ["The unit has open units below it. Close or move them first."]);
    assert_eq!(closed.header("location"), format!("{COUNTY}/units/home-care-kotka?done=closed_unit"));
    assert!(after.body.contains("The unit is closed. Its last day is 1 March 2026"), "{}", after.body);
    assert!(after.texts("ins").contains(&"1 March 2026".to_owned()), "a day is read as a day");
    assert!([&open, &taken, &kept].iter().all(|number| queue.contains(*number)), "the queue of the successor has them");
    assert_eq!(seen(&answered).await, StatusCode::NOT_FOUND, "what is closed stays with its unit");
    assert!(
        staying.get(&format!("/staff/cases/{kept}")).await.body.contains("Merged")
            || seen(&kept).await == StatusCode::OK
    );
    let county = &app.state.county;
    assert!(county.routing.rules.iter().all(|rule| rule.unit != "home-care-kotka"));
    assert_eq!(county.service("home-care").map(|service| service.unit.as_str()), Some("home-care-hamina"));
    assert_eq!(
        county.unit("home-care-kotka").and_then(|unit| unit.closed_on).map(|on| on.to_string()),
        Some("2026-03-01".to_owned())
    );
}

#[rstest]
#[tokio::test]
async fn a_case_of_a_unit_that_another_instance_closed_follows_within_minutes(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let hamina = app.handler_of("home-care-hamina").await;
    let late = app.case_at("home-care-kotka").await;
    let mut changed: County = (**app.state.county).clone();
    for unit in changed.units.iter_mut().filter(|unit| unit.id == "home-care-kotka") {
        unit.closed_on = app.state.clock.today().pred_opt();
        unit.successor = Some("home-care-hamina".to_owned());
    }
    app.state.county.follow(2, changed);

    let before = hamina.get(&format!("/staff/cases/{late}")).await.status;
    let moved = move_clocks(&app.state).await.expect("a pass");
    let after = hamina.get(&format!("/staff/cases/{late}")).await.status;
    let idle = move_clocks(&app.state).await.expect("a pass");

    assert_eq!((before, after), (StatusCode::NOT_FOUND, StatusCode::OK));
    assert_eq!((moved, idle), (1, 0));
}
