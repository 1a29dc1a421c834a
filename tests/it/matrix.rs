//! The matrix as it is met over HTTP: every route, every role, every relation (security bar P01).

use axum::http::{Method, StatusCode};
use delta::addresses::Address;
use delta::frame::Declared;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::policy::{Operation, Relation, matrix, may_anonymously};
use delta::server;
use rstest::rstest;

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::page::Page;
use crate::staff::Colleague;
use crate::world::publish;

/// The unit in which everybody here holds their role, a unit below it, and one beside it.
const OWN: &str = "home-care";
const BELOW: &str = "home-care-kotka";
const BESIDE: &str = "oral-health-south";

/// What a session alone changes.
const NOT_COUNTED: [&str; 4] = ["sessions", "access_records", "initiative_reads", "staff_drafts"];

/// A cell of the matrix, with the address that tries it.
struct Cell {
    route: Declared,
    role: Role,
    relation: Relation,
    path: String,
}

impl Cell {
    fn is_allowed(&self) -> bool {
        if ["{number}", "{initiative}"].iter().any(|object| self.route.path.contains(object)) {
            matrix().allows(self.role, self.route.operation, self.relation)
        } else {
            matrix().allows_somewhere(self.role, self.route.operation)
        }
    }

    fn name(&self) -> String {
        let (role, relation) = (self.role.code(), self.relation.code());
        format!("{} {} as {role}, {relation}", self.route.method, self.route.path)
    }
}

/// Routes of staff. Signing in and out are left out: they begin and end what is tried here.
fn routes_of_staff() -> Vec<Declared> {
    let routes = server::declared().into_iter().filter(|route| route.path.starts_with("/staff"));
    let begins_or_ends = |path: &str| path.starts_with("/staff/login") || path == "/staff/logout";
    routes.filter(|route| !begins_or_ends(&route.path)).collect()
}

async fn send(browser: &Visitor, cell: &Cell) -> Page {
    if cell.route.method == Method::GET { browser.get(&cell.path).await } else { browser.post(&cell.path, "").await }
}

fn is_denied(page: &Page) -> bool {
    let sign_in = Locale::ALL.map(|locale| Address::SignIn.path(locale));
    let is_sign_in = |to: &str| to.starts_with("/staff/login") || sign_in.iter().any(|page| page == to);
    let leads_to_sign_in = page.status.is_redirection() && is_sign_in(page.header("location"));
    leads_to_sign_in || [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&page.status)
}

/// Everything that someone with the role can try.
async fn cells(app: &TestApp, role: Role) -> Vec<Cell> {
    let somebody = app.somebody(OWN).await;
    let mut cells = Vec::new();
    for (relation, unit) in [(Relation::OwnUnit, OWN), (Relation::SubUnit, BELOW), (Relation::OtherUnit, BESIDE)] {
        let number = app.case_at(unit).await;
        let initiative = app.initiative_at(unit).await;
        for route in routes_of_staff() {
            let path = route.path.replace("{number}", &number).replace("{position}", "1");
            let path = path.replace("{initiative}", &initiative);
            let path = path.replace("{person}", &somebody.id).replace("{role}", &somebody.role);
            // A unit, so that closing it can be tried, too.
            let path = path.replace("{sort}", "units").replace("{entry}", OWN);
            cells.push(Cell { route, role, relation, path });
        }
    }
    cells
}

#[rstest]
#[tokio::test]
async fn every_role_may_do_what_the_matrix_says_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for role in Role::OF_STAFF {
        let colleague: Colleague = app.colleague(role, OWN).await;
        let cells = cells(&app, role).await;
        let before = dump(&app.state.db, &NOT_COUNTED).await;
        for cell in cells.iter().filter(|cell| !cell.is_allowed()) {
            let page = send(&colleague.browser, cell).await;
            assert!(is_denied(&page), "{} was let through with {}", cell.name(), page.status);
        }
        assert!(dump(&app.state.db, &NOT_COUNTED).await == before, "a denied request of {role:?} wrote something");
        for cell in cells.iter().filter(|cell| cell.is_allowed()) {
            // A file that is not there is "not found" to those who may fetch files, too.
            let page = send(&colleague.browser, cell).await;
            let is_missing_file = cell.route.path.contains("{position}") && page.status == StatusCode::NOT_FOUND;
            assert!(is_missing_file || !is_denied(&page), "{} was denied with {}", cell.name(), page.status);
        }
    }
}

#[rstest]
#[tokio::test]
async fn who_has_not_signed_in_reaches_only_what_is_for_everybody(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.case_at(OWN).await;
    let before = dump(&app.state.db, &[]).await;

    for route in server::declared() {
        let path = route.path.replace("{number}", &number).replace("{position}", "1");
        let is_public = may_anonymously(route.operation);
        let cell = Cell { route, role: Role::Anonymous, relation: Relation::Any, path };
        if !is_public {
            let page = send(&app.visitor, &cell).await;
            assert!(is_denied(&page), "{} was let through with {}", cell.name(), page.status);
        }
    }

    assert!(dump(&app.state.db, &[]).await == before, "a denied request wrote something");
}

/// What one fills a route with so that it can be tried.
fn filled(route: &Declared, number: &str) -> String {
    ["{number}", "{position}", "{person}", "{role}", "{sort}", "{entry}", "{unit}", "{token}", "{name}", "{version}"]
        .iter()
        .fold(route.path.clone(), |path, name| path.replace(name, number))
}

#[rstest]
#[tokio::test]
async fn residents_may_do_what_the_matrix_says_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.case_at(OWN).await;
    let anna = app.resident("anna@exempel.fi").await;
    let before = dump(&app.state.db, &NOT_COUNTED).await;
    let routes = server::declared();
    // Who joins the panel is a resident all the same, and has no more rights by that.
    let is_alike = |operation| {
        let in_column = |role| Relation::ALL.map(|relation| matrix().is_written(role, operation, relation));
        in_column(Role::Resident) == in_column(Role::PanelMember)
    };

    for route in routes.iter().filter(|route| !matrix().allows_somewhere(Role::Resident, route.operation)) {
        let cell =
            Cell { route: route.clone(), role: Role::Resident, relation: Relation::Own, path: filled(route, &number) };
        let page = send(&anna.browser, &cell).await;
        assert!(is_denied(&page), "{} was let through with {}", cell.name(), page.status);
    }
    assert!(dump(&app.state.db, &NOT_COUNTED).await == before, "a denied request wrote something");
    let own =
        routes.iter().filter(|route| Locale::ALL.iter().any(|l| route.path.starts_with(&Address::OwnPage.path(*l))));
    let mut tried = 0;
    // A case that one has not is "not found" to those who may follow their own, too.
    for route in own.filter(|route| route.method == Method::GET && route.operation != Operation::FollowOwnCase) {
        let cell =
            Cell { route: route.clone(), role: Role::Resident, relation: Relation::Own, path: route.path.clone() };
        let page = send(&anna.browser, &cell).await;
        assert!(!is_denied(&page), "{} was denied with {}", cell.name(), page.status);
        tried += 1;
    }

    assert!(tried >= 15, "{tried}");
    assert!(routes.iter().all(|route| is_alike(route.operation)));
}

#[rstest]
#[tokio::test]
async fn what_one_may_not_see_looks_like_what_does_not_exist(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(OWN).await;
    let hidden = app.case_at(BESIDE).await;
    let missing = format!("{}-ZZZZZZ", hidden.split('-').next().unwrap_or_default());

    for path in ["", "/attachments/1"] {
        let one = handler.get(&format!("/staff/cases/{hidden}{path}")).await;
        let other = handler.get(&format!("/staff/cases/{missing}{path}")).await;

        assert_eq!(one.status, StatusCode::NOT_FOUND);
        assert_eq!(other.status, StatusCode::NOT_FOUND);
        assert_eq!(without_request(&one.body), without_request(&other.body));
    }
}

#[rstest]
#[tokio::test]
async fn what_is_published_is_for_everybody_and_before_and_after_it_there_is_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_with(BELOW, "Ingen kom på tisdagen.", |new| new.may_publish = true).await.number.to_string();
    let (maker, second) = (app.handler_of(BELOW).await, app.coordinator_of(OWN).await);
    let mut readers = vec![app.another_visitor()];
    for role in Role::OF_STAFF {
        readers.push(app.colleague(role, "group").await.browser);
    }
    let paths =
        |number: u16| [Address::Publication(number).path(Locale::Sv), delta::addresses::words(Locale::Sv, number, 1)];

    assert!(publish(&maker, &case, "health=yes", "publish").await.header("location").ends_with("waiting"));
    for reader in &readers {
        for (unpublished, missing) in paths(1).into_iter().zip(paths(99)) {
            let (one, other) = (reader.get(&unpublished).await, reader.get(&missing).await);
            assert_eq!((one.status, other.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
            assert_eq!(without_request(&one.body), without_request(&other.body).replace("/99", "/1"));
        }
    }
    let address = format!("/staff/cases/{case}/redaction");
    let seen = second.get(&address).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    second.post(&format!("{address}/approval"), &format!("seen={seen}")).await;
    for reader in &readers {
        for published in paths(1) {
            assert_eq!(reader.get(&published).await.status, StatusCode::OK, "{published}");
        }
    }
    second.post(&format!("{address}/withdrawal"), "version=1").await;
    for reader in &readers {
        let [page, words] = paths(1);
        let (page, words) = (reader.get(&page).await, reader.get(&words).await);
        assert_eq!((page.status, words.status), (StatusCode::GONE, StatusCode::NOT_FOUND));
        assert!(!page.body.contains("tisdagen"));
    }
}

/// A page without the id of its request, which differs each time.
fn without_request(body: &str) -> String {
    let id = regex::Regex::new(r"<code>[^<]*</code>").expect("a pattern");
    id.replace_all(body, "").into_owned()
}
