//! What people type stays text: 120 ways to smuggle markup into every field, file name and filter, and a browser's look
//! at every page, refusal and mail that comes of it (security bar P15).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use delta::kernel::actor::Role;
use delta::platform::mail::MAIL_FOLDER;
use regex::Regex;
use rstest::rstest;
use scraper::{Html, Node};

use crate::app::{Base, TestApp};
use crate::crawl::crawl;
use crate::forms::{Form, a_few_of_each, forms_for};
use crate::page::Page;
use crate::world::{world, writers};

/// Ways out of the place that a text stands in.
const WAYS_OUT: [&str; 4] = ["", "\">", "'>", "</textarea></title></script>-->"];

/// What would come to life outside of it. Each names itself `zq`.
const SHAPES: [&str; 30] = [
    "<script>zq()</script>",
    "<ScRiPt src=//zq.example></sCrIpT>",
    "<script\n>zq()</script\t>",
    "<img src=zq onerror=zq()>",
    "<img/src=\"zq\"/onerror=zq()>",
    "<svg onload=zq()>",
    "<svg><script>zq()</script></svg>",
    "<svg><a xlink:href=\"javascript:zq()\"><text>zq</text></a></svg>",
    "<math><mi xlink:href=\"javascript:zq()\">zq</mi></math>",
    "<iframe src=\"javascript:zq()\"></iframe>",
    "<iframe srcdoc=\"<script>zq()</script>\">",
    "<object data=\"data:text/html,zq\"></object>",
    "<embed src=\"javascript:zq()\">",
    "<a href=\"javascript:zq()\">zq</a>",
    "<a href=\"java\tscript:zq()\">zq</a>",
    "<a href=\"&#106;avascript:zq()\">zq</a>",
    "<form action=\"https://zq.example\"><button formaction=\"javascript:zq()\">zq</button>",
    "<input autofocus onfocus=zq()>",
    "<details open ontoggle=zq()>",
    "<video><source onerror=zq()></video>",
    "<body onload=zq()>",
    "<base href=\"https://zq.example/\">",
    "<meta http-equiv=refresh content=\"0;url=https://zq.example\">",
    "<link rel=stylesheet href=//zq.example/zq.css>",
    "<style>@import '//zq.example/zq.css';</style>",
    "<p style=\"background:url(//zq.example)\" onmouseover=zq()>zq</p>",
    "<zq-element zq-attribute=zq>",
    "\" onmouseover=\"zq()\" zq=\"",
    "' autofocus onfocus='zq()' zq='",
    "<noscript><p title=\"</noscript><img src=zq onerror=zq()>\">",
];

/// Payloads that are sent together, so that a short field holds them.
const TOGETHER: usize = 4;

fn payloads() -> Vec<String> {
    WAYS_OUT.iter().flat_map(|out| SHAPES.iter().map(move |shape| format!("{out}{shape}"))).collect()
}

/// Elements that no page of ours has.
const FOREIGN: [&str; 10] = ["iframe", "object", "embed", "base", "style", "math", "video", "audio", "frame", "applet"];
/// Our letters say in every element how it looks, since mail programs read nothing else.
const LETTER: &str = include_str!("../../templates/mail/letter.html");
/// Attributes that lead somewhere.
const LEADING: [&str; 9] =
    ["href", "src", "action", "formaction", "data", "srcset", "poster", "background", "xlink:href"];

/// Fails when a page has an element, an attribute or an address that somebody typed.
fn assert_tame(page: &Page, context: &str) {
    let media = page.header("content-type");
    if media.starts_with("text/html") {
        assert_tame_html(&page.body, context);
    } else {
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{context}: {media}");
    }
}

fn assert_tame_html(html: &str, context: &str) {
    let html = Html::parse_document(html);
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        let name = element.name();
        let is_ours = !FOREIGN.contains(&name) && !name.contains("zq");
        assert!(is_ours, "{context}: <{name}> came to life");
        let is_script = name == "script";
        assert!(
            !is_script || element.attr("src").is_some_and(|src| src.starts_with("/static/")),
            "{context}: a script"
        );
        for (attribute, value) in element.attrs() {
            let is_alive = attribute.starts_with("on") || attribute.contains("zq");
            let is_alive = is_alive || ["srcdoc", "http-equiv", "xlink:href"].contains(&attribute);
            let is_alive = is_alive || (attribute == "style" && !LETTER.contains(&format!("style=\"{value}\"")));
            assert!(!is_alive, "{context}: <{name} {attribute}={value:?}> came to life");
            let is_led = LEADING.contains(&attribute) && !leads_to_us(value);
            assert!(!is_led, "{context}: <{name} {attribute}={value:?}> leads elsewhere");
        }
    }
}

fn leads_to_us(address: &str) -> bool {
    let ours = ["#", "?", "tel:", "mailto:", "http://127.0.0.1:8080", "https://"];
    let is_path = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    address.is_empty() || is_path || (ours.iter().any(|own| address.starts_with(own)) && !address.contains("zq"))
}

/// The form with a payload in everything that is typed, and now and then in what is chosen or hidden.
fn with_payload(form: &Form, payload: &str, round: usize) -> Vec<(String, String)> {
    form.filled(round, |field| {
        let is_email = field.name.contains("email") && round.is_multiple_of(2);
        let is_spoilt =
            field.is_typed || field.name == "files" || (round.is_multiple_of(5) && field.name != "form_token");
        match (is_email, is_spoilt) {
            (true, _) => Some("zq@exempel.fi".to_owned()),
            (false, true) => Some(payload.to_owned()),
            (false, false) => None,
        }
    })
}

/// The pages that mails bring.
fn pages_in_mails(app: &TestApp) -> Vec<String> {
    let page = Regex::new(r"(?s)Content-Type: text/html.*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)").expect("a pattern");
    let folder = std::fs::read_dir(app.state.config.data.join(MAIL_FOLDER)).expect("a folder");
    let letters = folder.map(|entry| std::fs::read_to_string(entry.expect("an entry").path()).expect("a letter"));
    let decoded = |letter: String| {
        let written = page.captures(&letter).expect("a page")[1].replace(['\r', '\n'], "");
        String::from_utf8(STANDARD.decode(written).expect("base64")).expect("text")
    };
    letters.map(decoded).collect()
}

#[rstest]
#[tokio::test]
async fn whatever_people_type_no_page_and_no_mail_takes_it_for_markup(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let payloads = payloads();
    let together: Vec<String> = payloads.chunks(TOGETHER).map(|some| some.join(" ")).collect();
    assert_eq!((payloads.len(), together.len()), (120, 30));
    let of_field = |field: &str| field.bytes().map(usize::from).sum::<usize>() % payloads.len();
    let write = |field: &str| match field {
        "email" => "zq@exempel.fi".to_owned(),
        field => payloads[of_field(field)].clone(),
    };
    let Some(world) = world(base, &write).await else { return };
    let (administrator, auditor) = (world.app.administrator().await, world.app.colleague(Role::Auditor, "group").await);
    let mut sent = 0;

    for (browser, from) in writers(&world, &administrator, &auditor) {
        for form in forms_for(browser, from).await {
            for at in (sent % 3..together.len()).step_by(3) {
                sent += 1;
                // A short field takes one payload, a long one several.
                let payload = if sent % 2 == 0 { &together[at] } else { &payloads[at * TOGETHER + sent % TOGETHER] };
                let page = form.send(browser, &with_payload(&form, payload, sent)).await;
                assert!(!page.status.is_server_error(), "{}: {}", form.action, page.status);
                assert_tame(&page, &format!("{} with {payload}", form.action));
            }
        }
    }
    for (browser, from) in writers(&world, &administrator, &auditor) {
        for found in crawl(browser, from, 6, a_few_of_each(from)).await {
            assert_tame(&found.page, &found.address);
        }
    }
    delta::jobs::send_messages::send_due(&world.app.state.as_ref().into()).await.expect("a pass");
    let letters = pages_in_mails(&world.app);

    assert!(sent > 400 && letters.len() > 3, "{sent} forms and {} letters", letters.len());
    for letter in &letters {
        assert_tame_html(letter, "a letter");
    }
    let case = world.handler.get(&format!("/staff/cases/{}", world.case.number)).await;
    let shown = case.texts("main").concat();
    assert!(shown.contains("zq()"), "nothing hostile was shown: {shown}");
}

#[test]
#[should_panic(expected = "came to life")]
fn markup_that_comes_to_life_is_noticed() {
    assert_tame_html("<p><img src=\"/x\" onerror=zq()></p>", "a test");
}
