//! The queue of staff.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

fn numbers(page: &Page) -> Vec<String> {
    let addresses = page.attributes("table.queue a.row", "href");
    addresses.iter().filter_map(|href| href.rsplit('/').next()).map(str::to_owned).collect()
}

async fn count_of(colleague: &Colleague, view: &str) -> (String, usize) {
    let page = colleague.get(&format!("/staff/queue?v={view}")).await;
    let told = page.texts(".tabs a[aria-current=page] .pill [aria-hidden]").concat();
    (told, numbers(&page).len())
}

#[rstest]
#[tokio::test]
async fn the_case_with_the_least_time_left_stands_first(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.set_clock("2026-03-04T12:00:00Z");
    let later = app.case_at("home-care-kotka").await;
    app.set_clock("2026-03-02T12:00:00Z");
    let sooner = app.case_at("home-care-kotka").await;
    let handler = app.handler_of("home-care-kotka").await;

    let page = handler.get("/staff/queue?v=new").await;

    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(numbers(&page), [sooner, later]);
    assert_eq!(page.heading(), "Inbox");
}

#[rstest]
#[tokio::test]
async fn filters_stand_in_the_address_and_only_what_fits_is_shown(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let wanted = app.case_with("home-care-kotka", "Puhelin ei vastannut.", |new| {
        new.service = Some("home-care".to_owned());
        new.municipality = Some("kotka".to_owned());
        new.locale = Locale::Fi;
    });
    let wanted = wanted.await.number.to_string();
    app.case_at("home-care-kotka").await;
    let handler = app.handler_of("home-care-kotka").await;

    let page = handler.get("/staff/queue?v=unit&service=home-care&municipality=kotka&language=fi").await;

    assert_eq!(numbers(&page), [wanted]);
    assert_eq!(page.attributes("option[selected]", "value"), ["home-care", "kotka", "fi"]);
    let unknown = handler.get("/staff/queue?v=unit&service=%22%3E%3Cscript%3E&language=de").await;
    assert_eq!(numbers(&unknown).len(), 2, "what the county does not know narrows nothing");
    assert!(!unknown.body.contains("\"><script>"));
}

#[rstest]
#[tokio::test]
async fn pages_of_the_queue_leave_nothing_out_and_show_nothing_twice(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut all = BTreeSet::new();
    for day in 2..5 {
        app.set_clock(&format!("2026-03-0{day}T12:00:00Z"));
        for _ in 0..37 {
            all.insert(app.case_at("home-care-kotka").await);
        }
    }
    let handler = app.handler_of("home-care-kotka").await;

    let mut seen = Vec::new();
    let mut next = Some("/staff/queue?v=unit".to_owned());
    while let Some(address) = next {
        let page = handler.get(&address).await;
        seen.extend(numbers(&page));
        next = page.attributes(".pages a[rel=next]", "href").pop();
    }

    assert_eq!(seen.len(), 111);
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all);
}

#[rstest]
#[tokio::test]
async fn the_count_on_a_tab_is_the_length_of_its_list(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut cases = Vec::new();
    for _ in 0..5 {
        cases.push(app.case_at("home-care-kotka").await);
    }
    app.case_at("home-care-kouvola").await;
    let handler = app.handler_of("home-care-kotka").await;
    handler.act(&cases[0], "/assignment", &format!("handler={}", handler.id)).await;
    handler.act(&cases[1], "/questions", "question=Vilken+dag?").await;
    app.set_clock("2026-04-01T12:00:00Z");
    let handler = app.handler_of("home-care-kotka").await;

    for (view, length) in [("new", 3), ("mine", 2), ("unit", 5), ("late", 4), ("waiting", 1)] {
        assert_eq!(count_of(&handler, view).await, (length.to_string(), length), "{view}");
    }
}

#[rstest]
#[tokio::test]
async fn a_page_of_fifty_lines_asks_the_database_as_often_as_one_line(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    // The case with a handler is the oldest, so that its line is on both pages.
    app.set_clock("2026-02-27T12:00:00Z");
    let first = app.case_at("home-care-kotka").await;
    app.set_clock("2026-03-02T12:00:00Z");
    let handler = app.handler_of("home-care-kotka").await;
    handler.act(&first, "/assignment", &format!("handler={}", handler.id)).await;
    let asked = async || {
        let before = app.state.db.statements();
        let lines = numbers(&handler.get("/staff/queue?v=unit").await).len();
        (lines, app.state.db.statements() - before)
    };
    let (one, for_one) = asked().await;
    for _ in 0..60 {
        app.case_at("home-care-kotka").await;
    }

    let (fifty, for_fifty) = asked().await;

    assert_eq!((one, fifty), (1, 50));
    assert_eq!(for_one, for_fifty);
}

#[rstest]
#[tokio::test]
async fn a_case_is_taken_from_the_list_and_who_comes_second_is_told(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at("home-care-kotka").await;
    let (first, second) = (app.handler_of("home-care-kotka").await, app.coordinator_of("home-care").await);
    let button = second.get("/staff/queue?v=new").await.attributes("button[name=take]", "value").concat();

    let taken = first.post("/staff/queue?v=new&language=sv", &format!("take={button}")).await;
    let late = second.post("/staff/queue?v=new", &format!("take={button}")).await;

    assert_eq!(taken.header("location"), format!("/staff/queue?v=new&language=sv&done=taken&case={case}#done"));
    assert_eq!(count_of(&first, "mine").await, ("1".to_owned(), 1));
    let told = second.get(late.header("location")).await.texts("[role=status] p").concat();
    assert!(told.contains("Someone was first"), "{told}");
    assert_eq!(count_of(&second, "mine").await, ("0".to_owned(), 0));
}

#[rstest]
#[tokio::test]
async fn after_a_case_is_taken_one_goes_on_at_the_next_line_and_after_the_last_at_the_one_before(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut cases = Vec::new();
    for day in 2..5 {
        app.set_clock(&format!("2026-03-0{day}T12:00:00Z"));
        cases.push(app.case_at("home-care-kotka").await);
    }
    let handler = app.handler_of("home-care-kotka").await;
    let buttons = handler.get("/staff/queue?v=new").await.attributes("button[name=take]", "value");

    let first = handler.post("/staff/queue?v=new", &format!("take={}", buttons[0])).await;
    let last = handler.post("/staff/queue?v=new", &format!("take={}", buttons[2])).await;

    let place = |page: &Page| page.header("location").split_once('#').map(|(_, place)| place.to_owned());
    assert_eq!((place(&first), place(&last)), (Some(cases[1].clone()), Some(cases[1].clone())));
    let list = handler.get("/staff/queue?v=new").await;
    assert_eq!(list.attributes("a.row", "id"), [cases[1].clone()], "the line can be led to");
}

#[rstest]
#[tokio::test]
async fn the_list_shows_only_cases_of_ones_own_units(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let own = app.case_at("home-care-kotka").await;
    app.case_at("health-stations-kotka").await;
    let above = app.coordinator_of("home-care").await;
    let administrator = app.administrator().await;

    let theirs = numbers(&above.get("/staff/queue?v=unit").await);
    let none = administrator.get("/staff/queue?v=unit").await;

    assert_eq!(theirs, [own]);
    assert_eq!((none.status, numbers(&none).len()), (StatusCode::FORBIDDEN, 0));
}

#[rstest]
#[tokio::test]
async fn an_empty_view_says_why_and_leads_on(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of("home-care-kotka").await;

    for view in ["new", "mine", "unit", "late", "waiting", "unit&language=fi"] {
        let page = handler.get(&format!("/staff/queue?v={view}")).await;
        assert!(page.texts("table").is_empty(), "{view}");
        assert!(!page.texts(".cols p a").is_empty(), "{view}");
    }
}

#[rstest]
#[tokio::test]
async fn a_number_in_the_search_leads_to_its_case_and_other_words_say_so(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at("home-care-kotka").await;
    let handler = app.handler_of("home-care-kotka").await;

    let found = handler.get(&format!("/staff/queue?q={}", case.to_lowercase())).await;
    let words = handler.get("/staff/queue?q=%3Cb%3Ehem").await;

    assert_eq!(found.header("location"), format!("/staff/cases/{case}"));
    assert!(words.texts("[role=status]").concat().contains("no case number"));
}

#[rstest]
#[tokio::test]
async fn nothing_that_a_resident_wrote_becomes_markup(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'&";
    app.case_with("home-care-kotka", attack, |_| {}).await;
    let handler = app.handler_of("home-care-kotka").await;

    let page = handler.get("/staff/queue").await;

    assert_eq!(page.texts("a.row"), [attack]);
    assert!(page.texts("main script, main img").is_empty());
}

#[rstest]
#[tokio::test]
async fn the_view_of_the_unit_leads_to_the_qr_code_of_its_own_link_and_the_menu_only_to_pages_there_are(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let (handler, administrator) = (app.handler_of("home-care-kotka").await, app.administrator().await);

    let page = handler.get("/staff/queue?v=unit").await;
    let image = handler.get("/qr/home-care-kotka").await;

    assert_eq!(page.attributes("details.more a", "href"), ["/qr/home-care-kotka"]);
    assert_eq!(image.header("content-type"), "image/svg+xml; charset=utf-8");
    assert!(administrator.get("/staff/queue?v=unit").await.texts("details.more").is_empty());
    for colleague in [&handler, &administrator] {
        for href in colleague.get("/staff/help").await.attributes(".menu a", "href") {
            assert_eq!(colleague.get(&href).await.status, StatusCode::OK, "{href}");
        }
    }
}
