//! Routes, each with the operation it carries out: without one there is no way to add a route.

use std::convert::Infallible;

use axum::handler::Handler;
use axum::http::Method;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, Route, get, post};
use axum::{Extension, Router, extract::Request};
use tower::{Layer, Service};

use crate::addresses::Address;
use crate::app::AppState;
use crate::kernel::locale::Locale;
use crate::policy::Operation;

/// Routes with their operations.
#[derive(Default)]
#[must_use]
pub struct Routes {
    router: Router<AppState>,
    declared: Vec<Declared>,
}

/// What a route is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The method. HEAD goes where GET goes.
    pub method: Method,
    /// The pattern of its address.
    pub path: String,
    /// What it carries out.
    pub operation: Operation,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows something.
    pub fn get<H: Handler<T, AppState>, T: 'static>(self, path: &str, operation: Operation, handler: H) -> Self {
        self.add(Method::GET, path, operation, get(handler))
    }

    /// Takes something.
    pub fn post<H: Handler<T, AppState>, T: 'static>(self, path: &str, operation: Operation, handler: H) -> Self {
        self.add(Method::POST, path, operation, post(handler))
    }

    /// Shows a page at its address in every language.
    #[expect(clippy::needless_pass_by_value, reason = "as every other route takes its handler")]
    pub fn page<H: Handler<T, AppState>, T: 'static>(self, page: Address, operation: Operation, handler: H) -> Self {
        let show = |routes: Self, locale| routes.get(page.pattern(locale), operation, handler.clone());
        Locale::ALL.into_iter().fold(self, show)
    }

    /// Takes the form of a page at its address in every language.
    #[expect(clippy::needless_pass_by_value, reason = "as every other route takes its handler")]
    pub fn form<H: Handler<T, AppState>, T: 'static>(self, page: Address, operation: Operation, handler: H) -> Self {
        let take = |routes: Self, locale| routes.post(page.pattern(locale), operation, handler.clone());
        Locale::ALL.into_iter().fold(self, take)
    }

    /// These and those.
    pub fn merge(mut self, others: Self) -> Self {
        self.router = self.router.merge(others.router);
        self.declared.extend(others.declared);
        self
    }

    /// Lets every request to these routes pass through a layer.
    pub fn route_layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.router = self.router.route_layer(layer);
        self
    }

    /// What all routes are for, in their order.
    #[must_use]
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// The routes alone, to be served.
    pub fn into_router(self) -> Router<AppState> {
        self.router
    }

    fn add(mut self, method: Method, path: &str, operation: Operation, handler: MethodRouter<AppState>) -> Self {
        self.router = self.router.route(path, handler.route_layer(Extension(operation)));
        self.declared.push(Declared { method, path: path.to_owned(), operation });
        self
    }
}
