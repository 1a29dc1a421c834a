//! Reading changes nothing (security bar P09).

use std::collections::{BTreeSet, VecDeque};

use axum::body::Body;
use axum::http::Request;
use delta::kernel::actor::Role;
use rstest::rstest;

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;

/// What reading leaves behind, and may: the day a session was last used, and who read which case.
const LEFT_BY_READING: [&str; 2] = ["sessions", "access_records"];

/// More pages than there are: a crawl that comes to this many walks in circles.
const PAGES_MAX: usize = 2_000;

/// Follows every link of ours from these addresses on, with GET and with HEAD; the addresses that answered.
async fn crawl(browser: &Visitor, from: &[&str]) -> BTreeSet<String> {
    let mut waiting: VecDeque<String> = from.iter().map(|address| (*address).to_owned()).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut answered = BTreeSet::new();
    while let Some(address) = waiting.pop_front() {
        assert!(answered.len() < PAGES_MAX, "the crawl does not end");
        let head = browser.send(Request::head(&address).body(Body::empty()).expect("a request")).await;
        let page = browser.get(&address).await;
        assert!(!page.status.is_server_error() && !head.status.is_server_error(), "{address}: {}", page.status);
        if page.status.is_success() {
            answered.insert(address);
        }
        let links =
            page.attributes("a[href], link[href]", "href").into_iter().chain([page.header("location").to_owned()]);
        let ours = links
            .filter(|link| link.starts_with('/'))
            .map(|link| link.split('#').next().unwrap_or_default().to_owned());
        for link in ours {
            if seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    answered
}

#[rstest]
#[tokio::test]
async fn following_every_link_changes_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at("home-care-kotka").await;
    for (role, unit) in [(Role::Administrator, "group"), (Role::Coordinator, "home-care")] {
        let colleague = app.colleague(role, unit).await;
        let before = dump(&app.state.db, &LEFT_BY_READING).await;

        let answered = crawl(&colleague.browser, &["/", "/staff"]).await;

        assert!(answered.contains("/sv/strategi") && answered.contains("/staff/profile"), "{answered:?}");
        assert_eq!(answered.contains(&format!("/staff/cases/{case}")), role == Role::Coordinator);
        assert!(dump(&app.state.db, &LEFT_BY_READING).await == before, "as {role:?}");
    }
}
