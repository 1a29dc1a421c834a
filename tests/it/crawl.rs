//! Walks through the service as a visitor who follows every link.

use std::collections::{BTreeSet, VecDeque};

use axum::http::header::LOCATION;

use crate::app::Visitor;
use crate::page::Page;

/// More pages than there are: a crawl that comes to this many walks in circles.
const PAGES_MAX: usize = 2_000;

/// What answered at an address.
pub struct Found {
    pub address: String,
    pub page: Page,
}

/// Follows every wanted link of ours from these addresses on, as many steps as `depth` says. Nothing may fail on the way.
pub async fn crawl(
    browser: &Visitor,
    from: &[&str],
    depth: usize,
    mut is_wanted: impl FnMut(&str) -> bool,
) -> Vec<Found> {
    let mut waiting: VecDeque<(String, usize)> = from.iter().map(|address| ((*address).to_owned(), depth)).collect();
    let mut seen: BTreeSet<String> = waiting.iter().map(|(address, _)| address.clone()).collect();
    let mut found = Vec::new();
    while let Some((address, steps)) = waiting.pop_front() {
        assert!(found.len() < PAGES_MAX, "the crawl does not end");
        let page = browser.get(&address).await;
        assert!(!page.status.is_server_error(), "{address}: {}", page.status);
        let links = if steps == 0 { Vec::new() } else { links_of(&page) };
        for link in links {
            if !seen.contains(&link) && is_wanted(&link) {
                seen.insert(link.clone());
                waiting.push_back((link, steps - 1));
            }
        }
        found.push(Found { address, page });
    }
    found
}

/// Every address of ours that a page leads to.
fn links_of(page: &Page) -> Vec<String> {
    let leads = page.headers.get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    let is_page = page.header("content-type").starts_with("text/html");
    let links = if is_page { page.attributes("a[href], link[href]", "href") } else { Vec::new() };
    let ours = links.into_iter().chain(leads).filter(|link| link.starts_with('/'));
    ours.map(|link| link.split('#').next().unwrap_or_default().to_owned()).collect()
}
