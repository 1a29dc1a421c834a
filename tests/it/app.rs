//! The service with a database of its own, and the people who visit it.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request};
use delta::actions::apply_county::apply_county;
use delta::app::{App, AppState, Parts};
use delta::counties::{self, County, CountyInForce};
use delta::frame::cookies::COOKIES;
use delta::frame::form_token::FormToken;
use delta::kernel::clock::Clock;
use delta::kernel::random::Random;
use delta::platform::config::Config;
use delta::platform::database::Database;
use delta::platform::dialect;
use delta::platform::files::DiskStore;
use delta::platform::keyring::Keyring;
use delta::platform::mail::Transport;
use delta::platform::sign_on::Providers;
use delta::server;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::page::Page;
use crate::postgres::PostgresDatabase;

/// The instant at which every test begins: a Monday at two in the afternoon in Finland.
pub const START: &str = "2026-03-02T12:00:00Z";

/// Tasks that run as long as the service does: those that let feedback and supports share commits.
pub const WRITERS: usize = 2;

/// The database under a test.
#[derive(Clone, Copy, Debug)]
pub enum Base {
    Sqlite,
    Postgres,
}

/// The running service. Its clock stands still, its randomness repeats itself.
pub struct TestApp {
    pub state: AppState,
    /// Someone without a cookie, at an address of their own.
    pub visitor: Visitor,
    visitors: AtomicU8,
    postgres: Option<PostgresDatabase>,
    folder: TempDir,
}

impl TestApp {
    /// Starts the service, or nothing where the run has no such database.
    pub async fn start(base: Base) -> Option<Self> {
        Self::start_in(base, |_| {}).await
    }

    /// Starts the service of a county that differs from Kymmenedalen.
    pub async fn start_in(base: Base, change: impl FnOnce(&mut County)) -> Option<Self> {
        Self::start_as(base, change, |_| {}).await
    }

    /// Starts the service as it is run outside the demo.
    pub async fn start_for_work(base: Base) -> Option<Self> {
        Self::start_as(base, |_| {}, |config| config.is_demo = false).await
    }

    /// Starts the service at another address than the usual one, in the demo or outside it.
    pub async fn start_at(base: Base, base_url: &str, is_demo: bool) -> Option<Self> {
        let decide = |config: &mut Config| {
            base_url.clone_into(&mut config.base_url);
            config.is_demo = is_demo;
        };
        Self::start_configured(base, decide).await
    }

    /// Starts the service as an operator configures it.
    pub async fn start_configured(base: Base, decide: impl FnOnce(&mut Config)) -> Option<Self> {
        Self::start_as(base, |_| {}, decide).await
    }

    /// Starts the service in a county of its own, as an operator configures it.
    pub async fn start_as(
        base: Base,
        change: impl FnOnce(&mut County),
        decide: impl FnOnce(&mut Config),
    ) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let postgres = match base {
            Base::Sqlite => None,
            Base::Postgres => Some(PostgresDatabase::start().await?),
        };
        let embedded = || format!("sqlite://{}", folder.path().join("delta.db").display());
        let url = postgres.as_ref().map_or_else(embedded, PostgresDatabase::url);
        let mut parts = parts(folder.path(), &url, change).await;
        decide(&mut parts.config);
        parts.providers = Providers::open(&parts.config).expect("providers");
        let state = App::start(parts);
        let visitor = Visitor::new(&state, server::router(state.clone()), 1);
        Some(Self { state, visitor, visitors: AtomicU8::new(1), postgres, folder })
    }

    /// Another instance beside this one on the same database, where that may have several.
    pub async fn another_instance(&self) -> Option<Router> {
        let url = self.postgres.as_ref()?.url();
        let parts = parts(self.folder.path(), &url, |_| {}).await;
        let clock = self.state.clock.clone();
        Some(server::router(App::start(Parts { clock, ..parts })))
    }

    /// Someone else, at another address.
    pub fn another_visitor(&self) -> Visitor {
        let number = self.visitors.fetch_add(1, Ordering::Relaxed) + 1;
        Visitor::new(&self.state, self.visitor.router.clone(), number)
    }

    /// Someone who calls from this address.
    pub fn visitor_at(&self, address: [u8; 4]) -> Visitor {
        let router = self.visitor.router.clone();
        Visitor { address: SocketAddr::from((address, 40_000)), ..Visitor::new(&self.state, router, 1) }
    }

    /// A visitor of a service that has these routes instead of its own.
    pub fn with_routes(&self, routes: Router<AppState>) -> Visitor {
        Visitor::new(&self.state, server::guarded(routes, self.state.clone()), 1)
    }

    /// Moves the clock.
    pub fn set_clock(&self, to: &str) {
        self.state.clock.set(to.parse().expect("an instant"));
    }

    pub async fn get(&self, path: &str) -> Page {
        self.visitor.get(path).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Page {
        self.visitor.post(path, form).await
    }
}

async fn parts(folder: &Path, url: &str, change: impl FnOnce(&mut County)) -> Parts {
    let given = |name: &str| match name {
        "DELTA_DATA" => Some(folder.display().to_string()),
        "DELTA_DATABASE_URL" => Some(url.to_owned()),
        _ => None,
    };
    let config = Config::load(&given, true).expect("a configuration");
    let clock = Clock::standing(START.parse().expect("an instant"));
    let db = Database::open(url, 2).await.expect("a database");
    dialect::migrate(&db).await.expect("tables");
    let mut county = counties::load(Path::new("counties/kymmenedalen")).expect("a sound pack");
    change(&mut county);
    apply_county(&db, &clock, &county).await.expect("a county in force");
    let mail = Transport::open(&config).expect("a folder for mail");
    Parts {
        providers: Providers::open(&config).expect("providers"),
        config,
        mail,
        clock,
        random: Random::seeded(1),
        keyring: Keyring::for_tests(),
        db,
        files: Arc::new(DiskStore::open(&folder.join("attachments")).expect("a folder of files")),
        county: Arc::new(CountyInForce::new(1, county)),
    }
}

/// Someone with a browser: it keeps cookies, and sends back the token of the last form it saw.
pub struct Visitor {
    router: Router,
    address: SocketAddr,
    cookies: Mutex<BTreeMap<String, String>>,
    form_token: Mutex<String>,
}

impl Visitor {
    fn new(state: &AppState, router: Router, number: u8) -> Self {
        let form_token = FormToken::public(&state.keyring).to_string();
        Self {
            router,
            address: SocketAddr::from(([127, 0, 9, number], 40_000)),
            cookies: Mutex::default(),
            form_token: Mutex::new(form_token),
        }
    }

    /// Where the visitor calls from.
    pub fn ip(&self) -> IpAddr {
        self.address.ip()
    }

    /// The same person with a browser that knows nothing.
    pub fn without_cookies(&self) -> Self {
        let form_token = self.form_token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self {
            router: self.router.clone(),
            address: self.address,
            cookies: Mutex::default(),
            form_token: Mutex::new(form_token),
        }
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as the browser would, with the token of the last form seen.
    pub async fn post(&self, path: &str, form: &str) -> Page {
        let token = self.form_token.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let and = if form.is_empty() { "" } else { "&" };
        self.post_as_it_is(path, &format!("{form}{and}form_token={token}")).await
    }

    /// Sends just these fields.
    pub async fn post_as_it_is(&self, path: &str, form: &str) -> Page {
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }

    /// Sends any request with this visitor's cookies and address.
    pub async fn send(&self, mut request: Request<Body>) -> Page {
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            request.headers_mut().insert(COOKIE, cookies.parse().expect("a header"));
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let page = Page::read(response).await;
        self.keep_cookies(&page.headers);
        if let Some(token) = page.attributes("input[name=form_token]", "value").pop() {
            *self.form_token.lock().unwrap_or_else(PoisonError::into_inner) = token;
        }
        page
    }

    /// Puts a cookie into the browser, as who has stolen it would.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie that the visitor keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for header in headers.get_all(SET_COOKIE).iter().filter_map(|header| header.to_str().ok()) {
            let (name, value) = header.split(';').next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
            // The privacy notice shows this list, so nobody may ever meet another cookie.
            assert!(COOKIES.iter().any(|known| known.plain_name() == name), "the cookie `{name}` is not in the list");
            if header.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
