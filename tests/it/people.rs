//! People and their roles, as those who look after them meet them.

use axum::http::StatusCode;
use delta::kernel::actor::Role;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::staff::Colleague;

const LIST: &str = "/staff/admin/people";

#[rstest]
#[tokio::test]
async fn a_role_that_is_given_holds_from_the_next_request_until_its_last_day(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let auditor = app.colleague(Role::Auditor, "home-care").await;
    let page = format!("{LIST}/{}", auditor.id);
    administrator.get(&page).await;

    let before = auditor.get("/staff/queue").await.status;
    let role = "role=handler&unit=home-care-kotka&from_on=2026-03-02&until_on=2026-03-03";
    let given = administrator.post(&format!("{page}/roles"), role).await;
    let led = auditor.get("/staff/queue").await;
    auditor.sign_in_to("").await;
    let after = auditor.get("/staff/queue").await.status;
    let again = administrator.post(&format!("{page}/roles"), role).await;
    app.set_clock("2026-03-03T22:30:00Z");
    auditor.sign_in_to("").await;
    let too_late = auditor.get("/staff/queue").await.status;

    assert_eq!(given.header("location"), format!("{page}?done=given"));
    assert_eq!(led.header("location"), "/staff/login?next=/staff/queue", "whose rights are others signs in anew");
    assert_eq!((before, after, too_late), (StatusCode::FORBIDDEN, StatusCode::OK, StatusCode::FORBIDDEN));
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.texts(".errsum a"), ["The person already has this role on some of these days."]);
}

#[rstest]
#[tokio::test]
async fn a_role_is_given_only_in_units_that_the_administrator_looks_after(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let somebody = app.somebody("oral-health-south").await;
    let shown = administrator.get(&somebody.page()).await;

    let roles = format!("{}/roles", somebody.page());
    let refused = administrator.post(&roles, "role=handler&unit=oral-health-south&from_on=2026-03-02").await;
    let empty = administrator.post(&roles, "").await;
    let closed = administrator.post(&format!("{}/closure", somebody.page()), "").await;
    let ended = administrator.post(&format!("{}/end", somebody.role_page()), "last_on=2026-03-02").await;

    assert!(!shown.attributes("#unit option", "value").contains(&"oral-health-south".to_owned()));
    assert_eq!(refused.texts(".errsum a"), ["You do not give roles in this unit. Choose another."]);
    assert_eq!(
        (empty.status, empty.texts(".errsum a")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["Choose a role.".to_owned()])
    );
    assert_eq!((closed.status, ended.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
}

#[rstest]
#[tokio::test]
async fn who_looks_after_one_unit_opens_no_other_by_a_role_and_nobody_gives_one_to_themselves(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let of_one = app.colleague(Role::Administrator, "home-care").await;
    // The general desk, which is the unit of the whole county, lies under it.
    let of_all = app.colleague(Role::Administrator, "strategy").await;
    let somebody = app.somebody("home-care").await;
    let roles = format!("{}/roles", somebody.page());

    let offered = of_one.get(&somebody.page()).await.attributes("#role option", "value");
    let reached = of_one.post(&roles, "role=registrar&unit=home-care&from_on=2026-03-02").await;
    of_one.get(&format!("{LIST}/invitation")).await;
    let invited = of_one
        .post(
            &format!("{LIST}/invitation"),
            "name=Nina+Ny&email=nina%40exempel.fi&role=auditor&unit=home-care&locale=sv",
        )
        .await;
    of_all.get(&format!("{LIST}/invitation")).await;
    let auditor = "name=Nina+Ny&email=nina%40exempel.fi&role=auditor&unit=strategy&locale=sv";
    let by_all = of_all.post(&format!("{LIST}/invitation"), auditor).await;
    of_one.get(&format!("{LIST}/invitation")).await;
    let anew = "name=Nina+Ny&email=nina%40exempel.fi&role=handler&unit=home-care&locale=sv";
    let again = of_one.post(&format!("{LIST}/invitation"), anew).await;
    of_all.get(&somebody.page()).await;
    let given = of_all.post(&roles, "role=registrar&unit=strategy&from_on=2026-03-02").await;
    let own = format!("{LIST}/{}", of_all.id);
    of_all.get(&own).await;
    let to_oneself = of_all.post(&format!("{own}/roles"), "role=auditor&unit=strategy&from_on=2026-03-02").await;

    assert!(offered.contains(&"handler".to_owned()) && !offered.contains(&"registrar".to_owned()), "{offered:?}");
    let only =
        "Whoever holds this role works for the whole county. Only an administrator of the whole county gives it.";
    assert_eq!((reached.status, reached.texts(".errsum a")), (StatusCode::CONFLICT, vec![only.to_owned()]));
    assert_eq!((invited.status, invited.texts(".errsum a")), (StatusCode::CONFLICT, vec![only.to_owned()]));
    assert!(by_all.header("location").ends_with("?done=invited"), "{}", by_all.body);
    assert_eq!(
        (again.status, again.attributes(".errsum a", "href")),
        (StatusCode::CONFLICT, vec!["#email".to_owned()])
    );
    assert_eq!(given.header("location"), format!("{}?done=given", somebody.page()), "{}", given.body);
    let myself = "You cannot do this for yourself. Ask another administrator.";
    assert_eq!((to_oneself.status, to_oneself.texts(".errsum a")), (StatusCode::CONFLICT, vec![myself.to_owned()]));
}

#[rstest]
#[tokio::test]
async fn who_stands_in_sees_the_cases_of_who_is_away_as_their_own(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let coordinator = app.coordinator_of("home-care").await;
    let away = app.handler_of("home-care-kotka").await;
    let stand_in = app.handler_of("oral-health-south").await;
    let number = app.case_at("home-care-kotka").await;
    away.act(&number, "/assignment", &format!("handler={}", away.id)).await;
    let role = role_of(&coordinator, &format!("{LIST}/{}", away.id)).await;

    let before = stand_in.get("/staff/queue?v=mine").await.body.contains(&number);
    let form = format!("email={}&from_on=2026-03-02&until_on=2026-03-06", stand_in.email());
    let appointed = coordinator.post(&format!("{role}/substitutes"), &form).await;
    stand_in.sign_in_to("").await;
    let after = stand_in.get("/staff/queue?v=mine").await.body.contains(&number);
    let shown = coordinator.get(&format!("{LIST}/{}", stand_in.id)).await;
    app.set_clock("2026-03-06T22:30:00Z");
    stand_in.sign_in_to("").await;
    let too_late = stand_in.get(&format!("/staff/cases/{number}")).await.status;

    assert_eq!(appointed.header("location"), format!("{role}?done=appointed"));
    assert_eq!((before, after, too_late), (false, true, StatusCode::NOT_FOUND));
    assert!(shown.body.contains("Stands in for Handler of home-care-kotka"), "{}", shown.body);
}

#[rstest]
#[tokio::test]
async fn a_coordinator_cannot_become_administrator_by_standing_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let coordinator = app.coordinator_of("home-care").await;
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let role = role_of(&coordinator, &format!("{LIST}/{}", administrator.id)).await;

    let form = format!("email={}&from_on=2026-03-02&until_on=2026-03-06", coordinator.email());
    let refused = coordinator.post(&format!("{role}/substitutes"), &form).await;

    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[rstest]
#[tokio::test]
async fn ending_a_role_ends_standing_in_for_its_holder(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let stand_in = app.handler_of("oral-health-south").await;
    let away = app.somebody("home-care").await;
    let number = app.case_at("home-care").await;
    administrator.get(&away.role_page()).await;
    let form = format!("email={}&from_on=2026-03-02&until_on=2026-03-06", stand_in.email());
    administrator.post(&format!("{}/substitutes", away.role_page()), &form).await;
    stand_in.sign_in_to("").await;

    let before = stand_in.get(&format!("/staff/cases/{number}")).await.status;
    administrator.post(&format!("{}/end", away.role_page()), "last_on=2026-03-01").await;
    let led = stand_in.get(&format!("/staff/cases/{number}")).await.status;
    stand_in.sign_in_to("").await;
    let after = stand_in.get(&format!("/staff/cases/{number}")).await.status;

    assert_eq!((before, led, after), (StatusCode::OK, StatusCode::SEE_OTHER, StatusCode::NOT_FOUND));
}

#[rstest]
#[tokio::test]
async fn ending_a_role_never_prolongs_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let away = app.somebody("home-care").await;
    administrator.get(&away.role_page()).await;
    let end = format!("{}/end", away.role_page());

    let first = administrator.post(&end, "last_on=2026-03-06").await;
    let later = administrator.post(&end, "last_on=2026-03-20").await;
    let earlier = administrator.post(&end, "last_on=2026-03-04").await;

    assert!(first.header("location").ends_with("?done=ended"), "{}", first.body);
    assert_eq!(
        (later.status, later.attributes("#last_on", "value")),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["2026-03-20".to_owned()])
    );
    assert_eq!(later.attributes(".errsum a", "href"), ["#last_on"]);
    assert!(earlier.header("location").ends_with("?done=ended"), "{}", earlier.body);
}

#[rstest]
#[tokio::test]
async fn closing_an_account_ends_its_sessions_at_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let handler = app.handler_of("home-care").await;
    let page = format!("{LIST}/{}", handler.id);
    administrator.get(&page).await;

    administrator.post(&format!("{page}/closure"), "").await;
    let closed = handler.get("/staff/queue").await;
    let refused = handler.sign_in_to("").await.status;
    administrator.post(&format!("{page}/opening"), "").await;
    let opened = handler.sign_in_to("").await.status;

    assert!(closed.header("location").starts_with("/staff/login"));
    assert_eq!([refused, opened], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
}

#[rstest]
#[tokio::test]
async fn a_role_for_later_days_leaves_the_sessions_of_today(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let handler = app.handler_of("home-care").await;
    let page = format!("{LIST}/{}", handler.id);
    let role = role_of(&administrator, &page).await;

    administrator.post(&format!("{page}/roles"), "role=registrar&unit=home-care&from_on=2026-03-04").await;
    administrator.post(&format!("{role}/end"), "last_on=2026-03-03").await;

    assert_eq!(handler.get("/staff/queue").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn an_administrator_signs_somebody_out_everywhere_in_their_own_units_only(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let (handler, other) = (app.handler_of("home-care").await, app.handler_of("oral-health-south").await);
    let elsewhere = handler.with_a_new_browser();
    elsewhere.sign_in_to("").await;
    let page = format!("{LIST}/{}", handler.id);
    administrator.get(&page).await;

    let done = administrator.post(&format!("{page}/sign-out"), "").await;
    let refused = administrator.post(&format!("{LIST}/{}/sign-out", other.id), "").await;
    let shown = administrator.get(done.header("location")).await;

    assert_eq!(shown.texts(".alert.ok"), ["The person is signed out everywhere and can sign in again."]);
    for browser in [&handler, &elsewhere] {
        assert!(browser.get("/staff/queue").await.header("location").starts_with("/staff/login"));
    }
    assert_eq!((refused.status, other.get("/staff/queue").await.status), (StatusCode::FORBIDDEN, StatusCode::OK));
    assert_eq!(handler.sign_in_to("").await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn the_last_administrator_of_a_unit_stays(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let page = format!("{LIST}/{}", administrator.id);
    let role = role_of(&administrator, &page).await;

    let closed = administrator.post(&format!("{page}/closure"), "").await;
    let ended = administrator.post(&format!("{role}/end"), "last_on=2026-03-02").await;
    app.colleague(Role::Administrator, "social").await;
    let alone = administrator.post(&format!("{role}/end"), "last_on=2026-03-02").await;

    let why = ["Nobody else would be administrator of the unit. Give somebody else the role first."];
    assert_eq!((closed.status, closed.texts(".errsum a")), (StatusCode::CONFLICT, why.map(str::to_owned).to_vec()));
    assert_eq!(ended.status, StatusCode::CONFLICT);
    assert_eq!(alone.header("location"), format!("{page}?done=ended"));
}

#[rstest]
#[tokio::test]
async fn people_are_found_by_the_beginning_of_their_name_or_by_their_address(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.administrator().await;
    let somebody = app.somebody("home-care").await;

    let all = administrator.get(LIST).await;
    let by_name = administrator.get(&format!("{LIST}?search=%C3%B6hm")).await;
    let by_email = administrator.get(&format!("{LIST}?search={}", somebody.email.to_uppercase())).await;
    let none = administrator.get(&format!("{LIST}?search=hman")).await;

    assert_eq!(all.texts("ul.rows h2"), ["Administrator of group", "Öhman Somebody"]);
    assert_eq!(by_name.texts("ul.rows h2"), ["Öhman Somebody"]);
    assert_eq!(by_email.texts("ul.rows h2"), ["Öhman Somebody"]);
    assert!(none.body.contains("Nobody has a name that begins like that"));
}

/// The address of the one role on a person's page; leaves its form token with who asks.
async fn role_of(who: &Colleague, page: &str) -> String {
    who.get(page).await.attributes("ul.rows h3 a", "href").pop().unwrap_or_default()
}
