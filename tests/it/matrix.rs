//! The matrix as it is met over HTTP (security bar P01): every route of staff with every role of staff and every relation
//! to its object; every route without a session and with that of a resident.

use axum::http::{Method, StatusCode};
use delta::addresses::Address;
use delta::frame::Declared;
use delta::frame::form_token::FormToken;
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
    /// The object of a case, of an initiative and of an account is what the address names. That of a role is its unit, which
    /// the form names: with an empty one it is enough to have the right somewhere.
    fn is_allowed(&self) -> bool {
        let is_named = ["{number}", "{initiative}"].iter().any(|object| self.route.path.contains(object));
        if is_named || self.route.operation == Operation::CloseAccount {
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
    routes.filter(|route| !begins_or_ends(route)).collect()
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
    let mut cells = Vec::new();
    for (relation, unit) in [(Relation::OwnUnit, OWN), (Relation::SubUnit, BELOW), (Relation::OtherUnit, BESIDE)] {
        let number = app.case_at(unit).await;
        let initiative = app.initiative_at(unit).await;
        let somebody = app.somebody(unit).await;
        app.papers_of(&initiative, &somebody).await;
        for route in routes_of_staff() {
            let path = route.path.replace("{number}", &number).replace("{position}", "1");
            let path = path.replace("{initiative}", &initiative).replace("{year}", "2026");
            let path = path.replace("{batch}", "1").replace("{line}", "1").replace("{scan}", "1");
            let path = path.replace("{person}", &somebody.id).replace("{role}", &somebody.role);
            // A unit, so that closing it can be tried, too.
            let path = path.replace("{sort}", "units").replace("{entry}", OWN);
            assert!(!path.contains('{'), "{path} names nothing");
            cells.push(Cell { route, role, relation, path });
        }
    }
    cells
}

#[rstest]
#[tokio::test]
async fn every_role_may_do_what_the_matrix_says_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_configured(base, |config| config.toll_above = 0).await else { return };

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

/// The routes that begin or end what is tried with a session: they are for everybody, or for the session itself.
fn begins_or_ends(route: &Declared) -> bool {
    let own_sessions = Locale::ALL.map(|locale| Address::OwnSessions.path(locale));
    route.path.starts_with("/staff/login") || route.path == "/staff/logout" || own_sessions.contains(&route.path)
}

/// What one fills a route with so that it can be tried: nothing that is there, so that nothing is changed.
fn filled(route: &Declared, number: &str) -> String {
    let name = regex::Regex::new(r"\{[^}]+\}").expect("a pattern");
    let path = name.replace_all(&route.path, number).into_owned();
    // One's own case is named by the query.
    if Locale::ALL.iter().any(|locale| path == Address::OwnCase.path(*locale)) {
        return format!("{path}?case={number}");
    }
    path
}

/// May nobody tell whether it is there? What is not configured, or not there, is "not found" to those who may ask as well.
fn may_be_missing(route: &Declared) -> bool {
    // Forms of one's own page name a thing of one's own.
    let is_named_in_form = route.method == Method::POST
        && Locale::ALL.iter().any(|locale| route.path.starts_with(&Address::OwnPage.path(*locale)));
    let is_configured = ["/identification", "/staff/login/sso"].iter().any(|start| route.path.starts_with(start));
    route.path.contains('{') || is_named_in_form || is_configured
}

/// Tries every route that does not end the session, by its own method: what the matrix allows is let through, everything
/// else is denied and writes nothing. Gives how many were tried.
async fn try_all(app: &TestApp, role: Role, browser: &Visitor, number: &str) -> usize {
    let routes: Vec<Declared> = server::declared().into_iter().filter(|route| !begins_or_ends(route)).collect();
    let cells = routes.iter().map(|route| Cell {
        route: route.clone(),
        role,
        relation: Relation::Own,
        path: filled(route, number),
    });
    // To a page of staff the session of a resident is none, also where both may do the same to what is their own.
    let is_for = |cell: &Cell| {
        let is_elsewhere = cell.route.path.starts_with("/staff") && !may_anonymously(cell.route.operation);
        !is_elsewhere && matrix().allows_somewhere(role, cell.route.operation)
    };
    let (allowed, denied): (Vec<Cell>, Vec<Cell>) = cells.partition(is_for);
    let before = dump(&app.state.db, &NOT_COUNTED).await;
    for cell in &denied {
        let page = send(browser, cell).await;
        assert!(is_denied(&page), "{} was let through with {}", cell.name(), page.status);
    }
    assert!(dump(&app.state.db, &NOT_COUNTED).await == before, "a denied request of {role:?} wrote something");
    let of_the_public = FormToken::public(&app.state.keyring).to_string();
    for cell in &allowed {
        let is_own =
            matrix().allows(role, cell.route.operation, Relation::Own) && !may_anonymously(cell.route.operation);
        let page = if cell.route.method == Method::POST && !is_own {
            browser.post_as_it_is(&cell.path, &format!("form_token={of_the_public}")).await
        } else {
            // Where something is missing, the page before has no token of this session.
            browser.get(&Address::OwnPage.path(Locale::Sv)).await;
            send(browser, cell).await
        };
        let is_missing = page.status == StatusCode::NOT_FOUND && may_be_missing(&cell.route);
        // The pages of signing in lead to one another.
        let leads_on = page.status.is_redirection() && cell.route.operation == Operation::SignIn;
        assert!(is_missing || leads_on || !is_denied(&page), "{} was denied with {}", cell.name(), page.status);
    }
    allowed.len() + denied.len()
}

#[rstest]
#[tokio::test]
async fn who_has_not_signed_in_reaches_only_what_is_for_everybody(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.case_at(OWN).await;

    let tried = try_all(&app, Role::Anonymous, &app.another_visitor(), &number).await;

    assert!(tried > 200, "{tried}");
}

#[rstest]
#[tokio::test]
async fn residents_may_do_what_the_matrix_says_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with(OWN, "Ingen kom på tisdagen.", |_| {}).await;
    let anna = app.resident("anna@exempel.fi").await;
    anna.post("/en/my-page", &format!("code={}", receipt.code.grouped())).await;

    let tried = try_all(&app, Role::Resident, &anna.browser, &receipt.number.to_string()).await;

    assert!(tried > 200, "{tried}");
    // Who joins the panel is a resident all the same and has no session of another kind: what is tried with theirs counts
    // for both, as long as their columns are the same.
    for operation in Operation::ALL {
        let column = |role| Relation::ALL.map(|relation| matrix().is_written(role, *operation, relation));
        assert_eq!(column(Role::Resident), column(Role::PanelMember), "{operation:?}");
    }
}

#[rstest]
#[tokio::test]
async fn staff_reach_no_page_of_residents_with_their_session(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut tried = 0;
    for role in [Role::Handler, Role::Administrator] {
        let colleague = app.colleague(role, OWN).await;
        let routes = server::declared().into_iter().filter(|route| !route.path.starts_with("/staff"));
        for route in routes.filter(|route| !may_anonymously(route.operation)) {
            let path = filled(&route, "2026-ZZZZZZ");
            let cell = Cell { route, role, relation: Relation::Own, path };
            let page = send(&colleague.browser, &cell).await;
            assert!(is_denied(&page), "{} was let through with {}", cell.name(), page.status);
            tried += 1;
        }
    }

    assert!(tried > 40, "{tried}");
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
    second.post(&format!("{address}/withdrawal"), "version=1&withdraw_reason=It+names+too+much").await;
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
