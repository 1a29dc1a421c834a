//! Forms as a browser reads them from a page, fills them in and sends them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use delta::frame::Declared;
use delta::server;
use scraper::{ElementRef, Html, Selector};

use crate::app::Visitor;
use crate::crawl::{Found, crawl};
use crate::encode::encoded;
use crate::page::Page;

/// A form on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// It changes something.
    pub is_post: bool,
    /// It may carry files.
    pub has_files: bool,
    /// What it sends, in the order of the page.
    pub fields: Vec<Field>,
}

/// One name that a form sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// What stands in it, or is chosen.
    pub value: String,
    /// A person types it.
    pub is_typed: bool,
    /// What a person can choose, buttons too.
    pub choices: Vec<String>,
}

/// All forms of a page.
pub fn forms_of(found: &Found) -> Vec<Form> {
    if !found.page.header("content-type").starts_with("text/html") {
        return Vec::new();
    }
    let html = Html::parse_document(&found.page.body);
    html.select(&selector("form")).map(|form| read(form, &found.address)).collect()
}

/// The route that takes what is sent to this address.
pub fn route_of(action: &str, is_post: bool) -> Option<&'static Declared> {
    // What is written out stands before what may be anything.
    static ROUTES: LazyLock<Vec<Declared>> = LazyLock::new(|| {
        let mut routes = server::declared();
        routes.sort_by_key(|route| route.path.matches('{').count());
        routes
    });
    let path = action.split(['?', '#']).next().unwrap_or_default();
    let fits = |pattern: &str| {
        let is_alike =
            path.split('/').zip(pattern.split('/')).all(|(asked, part)| part.starts_with('{') || asked == part);
        is_alike && path.matches('/').count() == pattern.matches('/').count()
    };
    let method = if is_post { "POST" } else { "GET" };
    ROUTES.iter().find(|route| route.method == *method && fits(&route.path))
}

/// The longest query that is sent.
const QUERY_MAX: usize = 60_000;

/// What ends what is tried, or takes away the right to try more.
const LEFT_OUT: [&str; 4] = ["/staff/logout", "/staff/profile/sessions", "/closure", "/end"];
const BUTTONS_LEFT_OUT: [&str; 2] = ["finish", "discard"];

/// Lets a walk see a few addresses of each route, and of cases enough to meet them in every state. Who begins among
/// the pages of staff stays there.
pub fn a_few_of_each(from: &[&str]) -> impl FnMut(&str) -> bool + use<> {
    let is_staff = from.first().is_some_and(|first| first.starts_with("/staff"));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    move |address| {
        let route = route_of(address, false).map_or_else(|| address.to_owned(), |route| route.path.clone());
        let most = if route.contains("{number}") { 12 } else { 2 };
        let seen = seen.entry(route).or_default();
        *seen += 1;
        *seen <= most && (!is_staff || address.starts_with("/staff"))
    }
}

/// A form for every route and set of fields that somebody comes to from these addresses.
pub async fn forms_for(browser: &Visitor, from: &[&str]) -> Vec<Form> {
    let found = crawl(browser, from, 6, a_few_of_each(from)).await;
    let mut kinds = BTreeMap::new();
    for form in found.iter().flat_map(forms_of) {
        if LEFT_OUT.iter().any(|end| form.action.ends_with(end)) {
            continue;
        }
        let route = route_of(&form.action, form.is_post).map(|route| route.path.clone()).unwrap_or_default();
        let names: Vec<String> = form.fields.iter().map(|field| field.name.clone()).collect();
        kinds.entry((route, form.is_post, names)).or_insert(form);
    }
    kinds.into_values().collect()
}

impl Form {
    /// What it sends with other choices in every round, in round 0 as the page has them; `None` leaves to a field what
    /// stands in it.
    pub fn filled(&self, round: usize, typed: impl Fn(&Field) -> Option<String>) -> Vec<(String, String)> {
        let choice = |field: &Field| field.choices.iter().cycle().nth(round).filter(|_| round > 0).cloned();
        let left = |field: &Field| choice(field).unwrap_or_else(|| field.value.clone());
        let value = |field: &Field| typed(field).unwrap_or_else(|| left(field));
        self.fields.iter().map(|field| (field.name.clone(), value(field))).collect()
    }

    /// Sends it with these pairs, as its page would.
    pub async fn send(&self, browser: &Visitor, pairs: &[(String, String)]) -> Page {
        let body = urlencoded(pairs);
        if !self.is_post {
            // An address has its longest length; beyond it nothing reaches the program.
            let query: String = body.chars().take(QUERY_MAX).collect();
            return browser.get(&format!("{}?{query}", self.action)).await;
        }
        let request = Request::post(self.action.split('#').next().unwrap_or_default());
        let request = if self.has_files {
            let request = request.header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
            request.body(Body::from(multipart(pairs)))
        } else {
            request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body))
        };
        browser.send(request.expect("a request")).await
    }
}

/// Pairs as a form without files sends them.
pub fn urlencoded(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| format!("{}={}", encoded(name), encoded(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Pairs as a form with files sends them; what is called `files` is one.
fn multipart(pairs: &[(String, String)]) -> Vec<u8> {
    let (files, fields): (Vec<_>, Vec<_>) =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).partition(|(name, _)| *name == "files");
    let files: Vec<(&str, &[u8])> = files.iter().map(|(_, value)| (*value, b"Hissen.".as_slice())).collect();
    multipart_of(&fields, &files)
}

/// The body of a form with fields and then files.
fn multipart_of(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let name = name.replace(['"', '\r', '\n'], "_");
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, content) in files {
        let name = name.replace('"', "%22").replace(['\r', '\n'], " ");
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}

/// A form with files, as a browser sends it.
pub fn with_files(address: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Request<Body> {
    let request = Request::post(address).header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    request.body(Body::from(multipart_of(fields, files))).expect("a request")
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn read(form: ElementRef<'_>, address: &str) -> Form {
    let attribute = |name| form.attr(name).unwrap_or_default();
    let action = if attribute("action").is_empty() { address } else { attribute("action") };
    let mut fields: Vec<Field> = Vec::new();
    for element in form.select(&selector("input, textarea, select, button")) {
        let Some(name) = element.attr("name").filter(|name| !name.is_empty()) else { continue };
        if element.attr("value").is_some_and(|value| BUTTONS_LEFT_OUT.contains(&value)) {
            continue;
        }
        let found = read_field(name, element);
        match fields.iter_mut().find(|field| field.name == name && !field.choices.is_empty()) {
            Some(field) => {
                let is_chosen = element.attr("checked").is_some();
                field.value = if is_chosen { found.value } else { field.value.clone() };
                field.choices.extend(found.choices);
            }
            None => fields.push(found),
        }
    }
    let is_post = attribute("method").eq_ignore_ascii_case("post");
    Form { action: action.to_owned(), is_post, has_files: attribute("enctype").starts_with("multipart"), fields }
}

fn read_field(name: &str, element: ElementRef<'_>) -> Field {
    let (name, value) = (name.to_owned(), element.attr("value").unwrap_or_default().to_owned());
    match (element.value().name(), element.attr("type").unwrap_or("text")) {
        ("textarea", _) => Field { name, value: element.text().collect(), is_typed: true, choices: Vec::new() },
        ("select", _) => {
            let options: Vec<_> = element.select(&selector("option")).collect();
            let of = |option: &ElementRef<'_>| option.attr("value").unwrap_or_default().to_owned();
            let choices: Vec<String> = options.iter().map(of).collect();
            let chosen = options.iter().find(|option| option.attr("selected").is_some()).map(of);
            // A choice that must be made is made, as a person would.
            let value = chosen.or_else(|| choices.iter().find(|choice| !choice.is_empty()).cloned());
            Field { name, value: value.unwrap_or_default(), is_typed: false, choices }
        }
        ("button", _) | (_, "radio" | "checkbox" | "submit") => {
            Field { name, value: value.clone(), is_typed: false, choices: vec![value] }
        }
        (_, "hidden") => Field { name, value, is_typed: false, choices: Vec::new() },
        _ => Field { name, value, is_typed: true, choices: Vec::new() },
    }
}
