//! The strategy's pages tell what links and answers say, and nothing that is small.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use delta::addresses::{Address, figures};
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::register::Register;

const PAGES: [Address; 5] =
    [Address::Front, Address::Strategy, Address::Goal(1), Address::KeyResult(2), Address::YouSaidWeDid];

#[rstest]
#[tokio::test]
async fn every_page_shows_itself_in_three_languages(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    register.link(&["kr-2"], "2026-01-15", 6).await;
    register.plan_change("kr-2", "2026-02-01", "2026-09").await;

    for (page, locale) in PAGES.iter().flat_map(|page| Locale::ALL.map(|locale| (page, locale))) {
        let path = page.path(locale);
        let shown = app.get(&path).await;

        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert_eq!(shown.attributes("html", "lang"), [locale.code()], "{path}");
        assert_eq!(shown.texts("h1").len(), 1, "{path}");
        assert!(!shown.body.contains("{ $"), "{path} holds a text without its value");
        assert_eq!(shown.header("set-cookie"), "", "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn figures_are_the_links_and_a_case_counts_once_for_the_goal_above(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    register.link(&["kr-1", "kr-2"], "2026-01-15", 12).await;
    register.link(&["kr-2"], "2026-02-15", 10).await;
    register.link(&["kr-2"], "2025-11-15", 14).await;
    register.link(&["cg-1"], "2026-02-15", 18).await;

    let strategy = app.get("/en/strategy").await;
    let key_result = app.get("/en/strategy/key-results/2").await;

    let figure = |goal: &str| strategy.texts(&format!("section:has(a[href$='{goal}']) > p.small")).concat();
    assert_eq!(figure("/goals/1"), "40 messages from 2026 are linked to this");
    assert_eq!(figure("/goals/2"), "0 messages from 2026 are linked to this");
    assert!(strategy.body.contains("<b>22</b> messages from 2026"), "key result 2");
    assert!(strategy.body.contains("<b>12</b> messages from 2026"), "key result 1");
    assert_eq!(key_result.texts("figcaption b"), ["22 messages from 2026 are about this"]);
    assert_eq!(
        key_result.texts("table.bars tbody td"),
        ["14", "22"],
        "from the first quarter in which anybody spoke of it"
    );
    assert_eq!(app.get("/en/strategy/goals/1").await.texts(".big"), ["40"]);
    assert_eq!(app.get("/en").await.texts(".thirds .big"), ["40", "0", "0"]);
}

#[rstest]
#[tokio::test]
async fn small_numbers_stay_hidden_on_page_and_file(
    #[values(1, 4, 5, 9)] few: u32,
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    register.link(&["kr-3"], "2025-10-01", few).await;
    register.link(&["kr-3"], "2026-01-01", 18).await;
    register.link(&["kr-2"], "2026-01-01", few).await;

    let page = app.get("/sv/strategi/nyckelresultat/3").await;
    let file = app.get(&figures(Locale::Sv, 3)).await;
    let front = app.get("/sv").await;

    assert_eq!(page.texts("table.bars tbody td"), ["visas inte", "18"]);
    // Feedback, initiatives and all, by quarter and by year.
    let hidden = "visas inte 0 visas inte";
    assert_eq!(page.texts(".card > .more td").join(" "), format!("{hidden} {hidden} 18 0 18 18 0 18"));
    assert!(page.body.contains("Tal från 1 till 9 visas inte"));
    assert!(!file.body.contains("2025-Q3"), "nothing was told before");
    assert!(file.body.contains("kr-3,2025-Q4,all,hidden\r\n") && file.body.contains(",2025,all,hidden\r\n"));
    assert!(file.body.contains(",2026-Q1,feedback,18\r\n"));
    // The sum would tell what the one hidden key result has.
    assert_eq!(front.texts(".thirds > div:first-child p"), ["Antalet responser från 2026 visas inte."]);
}

#[rstest]
#[tokio::test]
async fn a_promise_past_its_month_shows_as_late(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    Register::new(&app).plan_change("kr-2", "2026-02-01", "2026-03").await;

    let before = app.get("/sv/strategi/nyckelresultat/2").await;
    app.set_clock("2026-04-01T06:00:00Z");
    let after = app.get("/sv/strategi/nyckelresultat/2").await;

    assert_eq!(before.texts("main .tag"), ["Vi planerar"]);
    assert!(before.body.contains("Ska vara klart i mars 2026"));
    assert_eq!(after.texts("main .tag"), ["Vi planerar", "Försenat"]);
    assert!(after.body.contains("Skulle ha varit klart i mars 2026"));
}

#[rstest]
#[tokio::test]
async fn words_in_another_language_say_so(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    Register::new(&app).plan_change("kr-2", "2026-02-01", "2026-03").await;

    let shown = app.get("/fi/sanoit-teimme").await;

    assert_eq!(shown.texts("main [lang=sv]"), [Register::SUMMARY]);
    assert!(shown.texts("main .rows").concat().contains("(Ruotsiksi)"));
    assert!(app.get("/sv/du-sa-vi-gjorde").await.texts("main [lang]").is_empty());
}

#[rstest]
#[tokio::test]
async fn what_is_no_goal_is_not_found(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for path in [
        "/sv/strategi/mal/4",
        "/sv/strategi/mal/x",
        "/fi/strategia/avaintulos/11",
        "/fi/strategia/avaintulos/0",
        "/en/strategy/key-results/11/data.csv",
        "/en/strategy/key-results/x/data.csv",
        "/en/you-said-we-did?goal=vision-1",
    ] {
        assert_eq!(app.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn changes_come_page_by_page_without_gaps(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    for day in 1..=9 {
        for goal in ["kr-1", "kr-2", "cg-1", "kr-5", "kr-9"] {
            register.plan_change(goal, &format!("2026-01-0{day}"), "2026-09").await;
        }
    }

    let all = seen(&app, "/en/you-said-we-did").await;
    let of_goal = seen(&app, "/en/you-said-we-did?goal=cg-1").await;

    assert_eq!(all, [20, 20, 5]);
    assert_eq!(of_goal, [20, 7]);
}

/// How many changes each page shows, following the links; every change is seen once.
async fn seen(app: &TestApp, first: &str) -> Vec<usize> {
    let (mut path, mut counts, mut days) = (Some(first.to_owned()), Vec::new(), Vec::new());
    while let Some(here) = path {
        let page = app.get(&here).await;
        counts.push(page.texts("main .rows > li").len());
        days.extend(page.attributes("main .rows time", "datetime"));
        path = page.attributes("a[rel=next]", "href").pop();
    }
    assert!(days.is_sorted_by(|a, b| a >= b), "the newest come first");
    counts
}

#[rstest]
#[tokio::test]
async fn a_page_asks_the_database_as_often_for_many_changes_as_for_few(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    let add = async |count: u32| {
        for _ in 0..count {
            register.plan_change("kr-2", "2026-02-01", "2026-09").await;
            register.link(&["kr-2", "kr-4"], "2026-02-01", 1).await;
        }
    };

    add(3).await;
    let few = statements(&app).await;
    add(57).await;
    let many = statements(&app).await;

    assert_eq!(few, many);
    assert_eq!(few, [3, 1, 2, 2, 2]);
}

async fn statements(app: &TestApp) -> Vec<u64> {
    let mut counts = Vec::new();
    for page in PAGES {
        let before = app.state.db.statements();
        app.get(&page.path(Locale::Sv)).await;
        counts.push(app.state.db.statements() - before);
    }
    counts
}

#[rstest]
#[tokio::test]
async fn who_has_the_page_is_told_that_it_is_the_same(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    let ask = |tag: &str| {
        let request = Request::get("/sv/strategi").header("if-none-match", tag);
        request.body(Body::empty()).expect("a request")
    };
    let first = app.get("/sv/strategi").await;

    let again = app.visitor.send(ask(first.header("etag"))).await;
    register.link(&["kr-2"], "2026-01-15", 6).await;
    let changed = app.visitor.send(ask(first.header("etag"))).await;

    assert_eq!(first.header("cache-control"), "public, no-cache");
    assert!(first.headers.get_all("vary").iter().any(|vary| vary == "Cookie"));
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(changed.status, StatusCode::OK);
    app.post("/sv/visning", "size=largest&theme=dark&from=/sv/strategi").await;
    let in_dark = app.visitor.send(ask(changed.header("etag"))).await;
    assert_eq!(in_dark.attributes("html", "data-theme"), ["dark"]);
}
