//! Everybody's list: words in any form, filters, three orders, and the way on when nothing fits.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use delta::initiatives::search;
use delta::initiatives::words::Words;
use delta::kernel::locale::Locale;
use entity::ids::InitiativeId;
use entity::{initiative, initiative_count, support_count};
use rstest::rstest;
use sea_orm::{ConnectionTrait, EntityTrait, Set, Statement};
use uuid::Uuid;

use super::filed;
use crate::app::{Base, TestApp};
use crate::page::Page;

const LIST: &str = "/sv/initiativ";
/// Spreads ids, so that their order is not that of their places.
const SPREAD: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

/// An initiative in the register: its place in the year, its title and whatever else a test says.
fn row(
    count: u32,
    language: Locale,
    title: &str,
    change: impl FnOnce(&mut initiative::ActiveModel),
) -> initiative::ActiveModel {
    let words = Words::parse(title, "Ändra på det snarast möjligt.", "Därför att det behövs.").expect("good words");
    let day = "2026-02-02".parse().expect("a date");
    let mut row = initiative::ActiveModel {
        id: Set(InitiativeId(Uuid::from_u128(u128::from(count).wrapping_mul(SPREAD)))),
        number: Set(format!("2026-{count:03}")),
        kind: Set("member".to_owned()),
        origin: Set("web".to_owned()),
        language: Set(language.code().to_owned()),
        service_id: Set(None),
        goal_id: Set(None),
        municipality_id: Set(Some("kotka".to_owned())),
        state: Set("closed".to_owned()),
        since: Set(day),
        next_on: Set(None),
        refused_by: Set(None),
        is_final: Set(false),
        case_id: Set(None),
        merged_into: Set(None),
        filed_on: Set(day),
        collects: Set(false),
        collects_until: Set(None),
        text_version: Set(1),
        title: Set(Some(words.title().to_owned())),
        proposal: Set(Some(words.proposal().to_owned())),
        search_text: Set(Some(search::written(&words, language))),
        published_on: Set(Some(day)),
        notice_by: Set(None),
        noticed_on: Set(None),
        decided_on: Set(None),
        threshold: Set(None),
        population: Set(None),
        population_on: Set(None),
        reached_on: Set(None),
        handle_by: Set(None),
        national_reference: Set(None),
        is_councils: Set(false),
        from_case_id: Set(None),
        became_case_id: Set(None),
        version: Set(1),
    };
    change(&mut row);
    row
}

async fn keep(app: &TestApp, rows: Vec<initiative::ActiveModel>, supports: Vec<support_count::ActiveModel>) {
    let tx = app.state.db.begin_write().await.expect("a transaction");
    let filed = rows.iter().map(|row| row.number.clone().unwrap()[..4].parse().expect("a year"));
    let years: BTreeSet<i32> = filed.collect();
    let years = years.into_iter().map(|year| initiative_count::ActiveModel { year: Set(year), filed: Set(1) });
    initiative_count::Entity::insert_many(years).exec_without_returning(&tx).await.expect("kept");
    initiative::Entity::insert_many(rows).exec_without_returning(&tx).await.expect("kept");
    if !supports.is_empty() {
        support_count::Entity::insert_many(supports).exec_without_returning(&tx).await.expect("kept");
    }
    tx.commit().await.expect("a commit");
}

fn supports(of: &initiative::ActiveModel, level: &str, count: i64) -> support_count::ActiveModel {
    support_count::ActiveModel {
        initiative_id: of.id.clone(),
        level: Set(level.to_owned()),
        ground: Set("resident".to_owned()),
        municipality_id: Set("kotka".to_owned()),
        supports: Set(count),
    }
}

fn titles(page: &Page) -> Vec<String> {
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.texts("ul.rows h3")
}

#[rstest]
#[tokio::test]
async fn swedish_and_finnish_words_are_found_in_any_form_and_a_number_by_itself(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let rows = vec![
        row(1, Locale::Sv, "Fler nattbussar till hälsostationen", |_| {}),
        row(2, Locale::Fi, "Hammashoitoon pääsee viikossa", |_| {}),
        row(3, Locale::En, "Opening hours in the evening", |_| {}),
    ];
    keep(&app, rows, Vec::new()).await;
    let found = async |typed: &str| titles(&app.get(&format!("{LIST}?q={typed}")).await);

    assert_eq!(found("BUSSARNA+h%C3%A4lsostationernas").await, ["Fler nattbussar till hälsostationen"]);
    // The page says that these titles are in another language.
    assert!(found("hammashoidon+viikko").await.concat().starts_with("Hammashoitoon pääsee viikossa"));
    assert!(found("hour").await.concat().starts_with("Opening hours in the evening"));
    assert_eq!(found("2026-001").await.len(), 1);
    assert!(found("hammashoito+bussar").await.is_empty());
    assert_eq!(found("%25_%27").await.len(), 3);
}

#[rstest]
#[tokio::test]
async fn each_filter_leaves_what_fits_and_stands_in_the_form_again(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let day = |text: &str| text.parse().expect("a date");
    let rows = vec![
        row(1, Locale::Sv, "Sen granskning", |row| {
            row.state = Set("submitted".to_owned());
            row.next_on = Set(Some(day("2026-02-09")));
        }),
        row(2, Locale::Sv, "Samlar stöd", |row| {
            row.state = Set("collecting".to_owned());
            row.next_on = Set(Some(day("2026-12-09")));
            row.municipality_id = Set(Some("hamina".to_owned()));
        }),
        row(3, Locale::Sv, "Besvarat om hemvård", |row| {
            row.state = Set("measures_told".to_owned());
            row.decided_on = Set(Some(day("2026-02-20")));
            row.service_id = Set(Some("home-care".to_owned()));
            row.kind = Set("service".to_owned());
        }),
        row(4, Locale::Sv, "Från ett annat år", |row| {
            row.number = Set("2025-004".to_owned());
            row.filed_on = Set(day("2025-12-31"));
        }),
    ];
    keep(&app, rows, Vec::new()).await;
    let area = {
        let unit = &app.state.county.service("home-care").expect("a service").unit;
        app.state.county.ancestors(unit).last().map_or(unit.clone(), |top| top.id.clone())
    };
    let other =
        app.state.county.open_units(app.state.clock.today()).find(|unit| unit.parent.is_none() && unit.id != area);
    let other = other.expect("another area").id.clone();

    let of_area = [format!("area={area}"), format!("area={other}")];
    for (query, expected) in [
        ("phase=late", &["Sen granskning"][..]),
        ("phase=collecting", &["Samlar stöd"]),
        ("municipality=hamina", &["Samlar stöd"]),
        ("kind=service", &["Besvarat om hemvård"]),
        (of_area[0].as_str(), &["Besvarat om hemvård"]),
        (of_area[1].as_str(), &[]),
        ("answer=with", &["Besvarat om hemvård"]),
        ("answer=with&year=2025", &[]),
        ("answer=without&year=2025", &["Från ett annat år"]),
        ("year=2025", &["Från ett annat år"]),
        ("sort=closing", &["Samlar stöd"]),
    ] {
        let page = app.get(&format!("{LIST}?{query}")).await;
        assert_eq!(titles(&page), expected, "{query}");
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').expect("a pair");
            let chosen = page.attributes(&format!("select[name={name}] option[selected]"), "value");
            assert_eq!(chosen, [value], "{query}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn every_order_is_read_page_by_page_without_gap_or_repeat_and_keeps_what_was_asked(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    // Several on each day and with each number of supports, so that only the id tells them apart.
    let rows: Vec<_> = (1..=45_u32)
        .map(|count| {
            row(count, Locale::Sv, &format!("Buss nummer {count}"), |row| {
                row.state = Set("collecting".to_owned());
                row.filed_on = Set(format!("2026-02-{:02}", 1 + count % 5).parse().expect("a date"));
                row.next_on = Set(Some(format!("2026-05-{:02}", 1 + count % 7).parse().expect("a date")));
            })
        })
        .collect();
    let strong = rows.iter().zip(0..).map(|(row, place)| supports(row, "strong", place / 6));
    // Letters do not count in this county, so they change no order.
    let letters = rows.iter().zip(0..).map(|(row, place)| supports(row, "email", 100 - place));
    let counted = strong.chain(letters).collect();
    keep(&app, rows, counted).await;

    for sort in ["newest", "supported", "closing"] {
        let before = app.state.db.statements();
        let mut page = app.get(&format!("{LIST}?q=bussar&phase=collecting&sort={sort}")).await;
        let asked = app.state.db.statements() - before;
        let (mut seen, mut facts) = (titles(&page), page.texts("ul.rows li"));
        while let Some(next) = page.attributes("nav.pages a[rel=next]", "href").pop() {
            assert!(next.contains("q=bussar&phase=collecting"), "{next}");
            page = app.get(&next).await;
            seen.extend(titles(&page));
            facts.extend(page.texts("ul.rows li"));
        }

        assert_eq!((seen.len(), seen.iter().collect::<BTreeSet<_>>().len()), (45, 45), "{sort}");
        // One more where supports are the order: first the places, then the lines.
        assert_eq!(asked, if sort == "supported" { 10 } else { 9 }, "{sort}");
        let keys: Vec<String> = facts.iter().map(|line| key(sort, line)).collect();
        let mut sorted = keys.clone();
        sorted.sort();
        if sort != "closing" {
            sorted.reverse();
        }
        assert_eq!(keys, sorted, "{sort}");
    }
}

/// What a line is ordered by, so that its letters are in the same order.
fn key(sort: &str, line: &str) -> String {
    let found = |pattern: &str| {
        let pattern = regex::Regex::new(pattern).expect("a pattern");
        pattern.captures(line).map(|found| format!("{:0>2}", &found[1])).unwrap_or_default()
    };
    match sort {
        "newest" => found(r"(\d+)\.2\.2026"),
        "supported" => found(r"(\d+) stöder"),
        _ => found(r"till och med (\d+)\.5\.2026"),
    }
}

#[rstest]
#[tokio::test]
async fn where_nothing_fits_there_is_a_way_on(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    keep(&app, vec![row(1, Locale::Sv, "Fler bussar", |_| {})], Vec::new()).await;

    let nothing = app.get(&format!("{LIST}?q=bussarna&kind=service")).await;
    let links = nothing.attributes("main ul.plain a", "href");
    let same_words = app.get(&links[0]).await;
    let all = app.get(&links[1]).await;

    assert!(titles(&nothing).is_empty());
    assert_eq!(links[0], format!("{LIST}?q=bussarna"));
    assert_eq!((titles(&same_words).len(), titles(&all).len()), (1, 1));
    assert_eq!(app.get(&links[2]).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn the_feed_tells_of_all_whatever_the_list_was_asked(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed(&app.another_visitor()).await;

    let list = app.get(&format!("{LIST}?phase=decided&sort=supported")).await;
    let feed = list.attributes("link[rel=alternate][type='application/atom+xml']", "href").pop().expect("a feed");
    let told = app.get(&feed).await;

    assert!(titles(&list).is_empty());
    assert_eq!(told.body.matches("<entry>").count(), 1, "{}", told.body);
}

#[rstest]
#[tokio::test]
async fn every_way_to_ask_starts_in_an_index(#[values(Base::Sqlite)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let by_day = "ORDER BY filed_on DESC, id DESC LIMIT 21";
    let plan = async |query: &str| {
        let explain = format!("EXPLAIN QUERY PLAN SELECT id FROM initiatives WHERE {query}");
        let conn = app.state.db.reader();
        let rows =
            conn.query_all_raw(Statement::from_string(conn.get_database_backend(), explain)).await.expect("a plan");
        rows.iter().map(|row| row.try_get::<String>("", "detail").expect("a step")).collect::<Vec<_>>().join("; ")
    };

    for (query, index) in [
        (format!("1 = 1 {by_day}"), "initiatives_filed_on"),
        (format!("kind = 'member' {by_day}"), "initiatives_kind_filed_on"),
        (format!("state = 'closed' {by_day}"), "initiatives_state_filed_on"),
        (format!("service_id = 'home-care' {by_day}"), "initiatives_service_id_filed_on"),
        (format!("municipality_id = 'kotka' {by_day}"), "initiatives_municipality_id_filed_on"),
        ("number = '2026-001'".to_owned(), "initiatives_number"),
        ("state = 'collecting' ORDER BY next_on, id LIMIT 21".to_owned(), "initiatives_state_next_on"),
    ] {
        let told = plan(&query).await;
        assert!(told.contains(index) && !told.contains("TEMP B-TREE"), "{query}: {told}");
    }
}
