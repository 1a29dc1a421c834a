//! Reading changes nothing (security bar P09).

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use delta::kernel::actor::Role;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::crawl::{Found, crawl};
use crate::dump::dump;

/// What reading leaves behind, and may: the day a session was last used, and who read which case.
const LEFT_BY_READING: [&str; 3] = ["sessions", "access_records", "initiative_reads"];

/// More steps than there are from one end to the other.
const DEPTH: usize = 40;

#[rstest]
#[tokio::test]
async fn following_every_link_changes_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at("home-care-kotka").await;
    for (role, unit) in [(Role::Administrator, "group"), (Role::Coordinator, "home-care")] {
        let colleague = app.colleague(role, unit).await;
        let before = dump(&app.state.db, &LEFT_BY_READING).await;

        let found = crawl(&colleague.browser, &["/", "/staff"], DEPTH, |_| true).await;
        for Found { address, .. } in &found {
            let head = colleague.browser.send(Request::head(address).body(Body::empty()).expect("a request")).await;
            assert!(!head.status.is_server_error(), "{address}: {}", head.status);
        }

        let answered = found.into_iter().filter(|found| found.page.status.is_success());
        let answered: BTreeSet<String> = answered.map(|found| found.address).collect();
        assert!(answered.contains("/sv/strategi") && answered.contains("/staff/profile"), "{answered:?}");
        assert_eq!(answered.contains(&format!("/staff/cases/{case}")), role == Role::Coordinator);
        assert!(dump(&app.state.db, &LEFT_BY_READING).await == before, "as {role:?}");
    }
}
