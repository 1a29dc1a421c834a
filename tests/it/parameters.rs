//! What stands in an address is read with care: no filter, cursor or page number breaks a page (security bar P22).

use std::collections::BTreeSet;

use delta::kernel::actor::Role;
use rstest::rstest;

use crate::app::Base;
use crate::crawl::crawl;
use crate::encode::encoded;
use crate::forms::{a_few_of_each, forms_of, route_of};
use crate::world::{world, writers};

/// What no parameter expects.
const STRANGE: [&str; 21] = [
    "1e309",
    "-1",
    "0",
    "18446744073709551616",
    "NaN",
    "\"",
    "'",
    "AND OR NOT",
    "a* NEAR",
    "NEAR/0",
    "{text}:x",
    "^\"\"*",
    "%",
    "_",
    "\\",
    "\0",
    "\u{202e}",
    "(((((((((((((((((((((((((((((((((",
    "2026-02-30",
    "9999999-12-31",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
];

/// Names that programs like ours have elsewhere.
const GUESSED: [&str; 3] = ["page", "per_page", "sort"];

#[rstest]
#[tokio::test]
async fn no_parameter_breaks_a_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = world(base, &|field| format!("{field}@exempel.fi")).await else { return };
    let (administrator, auditor) = (world.app.administrator().await, world.app.colleague(Role::Auditor, "group").await);
    let mut asked = 0;

    for (browser, from) in writers(&world, &administrator, &auditor) {
        let mut known: BTreeSet<(String, String)> = BTreeSet::new();
        for found in crawl(browser, from, 6, a_few_of_each(from)).await {
            let (path, query) = found.address.split_once('?').unwrap_or((found.address.as_str(), ""));
            let Some(route) = route_of(path, false) else { continue };
            let of_route = |name: &str| (route.path.replace(['{', '}'], ""), name.to_owned());
            let linked = query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty());
            let forms = forms_of(&found).into_iter().filter(|form| !form.is_post && form.action == path);
            let fields: Vec<String> = forms.flat_map(|form| form.fields).map(|field| field.name).collect();
            let names = linked.chain(fields.iter().map(String::as_str)).chain(GUESSED);
            let new: Vec<&str> = names.filter(|name| known.insert(of_route(name))).collect();
            for name in new {
                let long = "%25".repeat(1_000);
                let values = STRANGE.map(encoded).into_iter().chain([long, "a".repeat(5_000), "%FF%FE".to_owned()]);
                for value in values.step_by(1 + usize::from(GUESSED.contains(&name)) * 6) {
                    let page = browser.get(&format!("{path}?{name}={value}&{name}={value}")).await;
                    asked += 1;
                    assert!(!page.status.is_server_error(), "{path}?{name}={value}: {}", page.status);
                }
            }
        }
    }

    assert!(asked > 300, "only {asked} were asked");
}
