//! Nobody is led elsewhere, whatever an address or a form says (security bar P10).

use axum::http::StatusCode;
use delta::addresses::Address;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::encode::encoded;
use crate::page::Page;

/// Ways to another server, to another scheme, and out of a header.
const PAYLOADS: [&str; 34] = [
    "//e",
    "///e",
    "////e/..",
    "/\\e",
    "\\\\e",
    "\\/\\/e",
    "https:e",
    "https://e",
    "HTTPS://e/staff",
    "http:/e",
    "http:\\\\e",
    "/\te",
    "/\t/e",
    "\t//e",
    " //e",
    "/%09/e",
    "/%5ce",
    "/%2fe",
    "/%2f%2fe",
    "/staff%0d%0aX: y",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//e@/staff",
    "//staff@e",
    "/staff\r\nLocation: https://e",
    "/staff\nSet-Cookie: a=b",
    "/staff\0//e",
    "/staff/..//e",
    "/staff/../../e",
    "/\u{2028}/e",
    "／／e",
    "https://127.0.0.1:8080@e/",
];

/// A path of this very server, as every browser reads it.
fn is_local(page: &Page) -> bool {
    let to = page.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
    let second = to.chars().nth(1);
    to.starts_with('/')
        && !matches!(second, Some('/' | '\\'))
        && !to.contains(['\\', '\t', '\r', '\n', '\0'])
        && !to.split('?').next().unwrap_or_default().contains("//")
}

#[rstest]
#[tokio::test]
async fn thirty_ways_elsewhere_lead_to_a_page_of_ours(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at("home-care-kotka").await;
    let handler = app.colleague(Role::Handler, "home-care-kotka").await;
    let display = Address::Display.path(Locale::Sv);

    for payload in PAYLOADS {
        let payload = encoded(payload);
        let signed_in = handler.get(&format!("/staff/login?next={payload}")).await;
        let newcomer = handler.with_a_new_browser();
        let signing_in = newcomer.sign_in_to(&payload).await;
        let shown = app.get(&format!("/staff/login?next={payload}&lang=sv")).await;
        let views = app.post(&display, &format!("size=larger&from={payload}")).await;
        let answered = handler.act(&case, "/notes", &format!("note=Hej&next={payload}&from={payload}")).await;
        let queue =
            handler.post("/staff/queue", &format!("case={case}&back={payload}&v={payload}&next={payload}")).await;
        let page = handler.get(&format!("/staff/queue?v={payload}&unit={payload}&next={payload}")).await;

        for led in [&signed_in, &signing_in, &views] {
            assert_eq!(led.status, StatusCode::SEE_OTHER, "{payload}");
        }
        for page in [signed_in, signing_in, shown, views, answered, queue, page] {
            assert!(!page.status.is_redirection() || is_local(&page), "{payload} leads to {}", page.header("location"));
            assert!(page.headers.get("set-cookie").is_none_or(|set| !set.as_bytes().starts_with(b"a=b")), "{payload}");
            let links = page.attributes("[href], [action], [formaction]", "href");
            assert!(
                links.iter().all(|link| link.starts_with(['/', '#'])
                    || link.starts_with("tel:")
                    || link.starts_with("http://127.0.0.1:8080/")),
                "{payload}: {links:?}"
            );
        }
    }
}
