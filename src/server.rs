//! Every route, and what every request passes through.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Json, Response};
use serde_json::json;
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::admin;
use crate::app::AppState;
use crate::channels;
use crate::frame::{Declared, Routes, refusals};
use crate::own;
use crate::platform::dialect::schema_is_current;
use crate::platform::web::kept_pages::{self, KeptPages};
use crate::platform::web::request_id::RequestId;
use crate::platform::web::{assets, headers, request_id};
use crate::policy::Operation;
use crate::sessions;
use crate::site;
use crate::staff;

/// The most a request may carry (security bar R23).
const BODY_MAX_BYTES: usize = 1024 * 1024;

/// The most a form with files may carry: far more than it may hold (25 MB), so that one file too many gets a calm
/// answer instead of a broken connection.
const FILES_MAX_BYTES: usize = 100 * 1024 * 1024;

/// How long a form with files may take: 25 MB from a slow telephone.
const FILES_WITHIN: Duration = Duration::from_mins(5);

/// How long a request may take.
const REQUEST_WITHIN: Duration = Duration::from_secs(5);

/// The whole service.
pub fn router(app: AppState) -> Router {
    let kept = KeptPages::new(app.db.clone(), app.clock.clone());
    let computed = site::computed_routes().route_layer(from_fn_with_state(kept, kept_pages::serve));
    let usual = limited(usual_routes().merge(computed), BODY_MAX_BYTES, REQUEST_WITHIN);
    let with_files = limited(routes_with_files(), FILES_MAX_BYTES, FILES_WITHIN);
    guarded(usual.merge(with_files), app)
}

/// Every route of the service with its operation.
#[must_use]
pub fn declared() -> Vec<Declared> {
    let all = usual_routes().merge(site::computed_routes()).merge(routes_with_files());
    all.declared().to_vec()
}

fn usual_routes() -> Routes {
    let machinery = Routes::new()
        .get("/static/{name}", Operation::ReadStatic, assets::serve)
        .get("/healthz", Operation::Probe, || async { Json(json!({ "state": "alive" })) })
        .get("/readyz", Operation::Probe, readiness);
    machinery
        .merge(channels::routes())
        .merge(own::routes())
        .merge(site::routes())
        .merge(staff::routes())
        .merge(admin::routes())
}

fn routes_with_files() -> Routes {
    channels::routes_with_files().merge(staff::routes_with_files())
}

/// Routes with everything that every request passes through.
pub fn guarded(routes: Router<AppState>, app: AppState) -> Router {
    let origin = app.config.base_url.clone();
    // Around everything, the outermost first. Refusals get their page outside of whatever may refuse.
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(app.random.clone(), request_id::assign))
        .layer(from_fn(note))
        .layer(from_fn(headers::guard))
        // The smallest size would cost each page more than making it.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(app.clone(), refusals::show))
        .layer(from_fn_with_state(app.clone(), sessions::refusals::show))
        .layer(CatchPanicLayer::custom(refusals::after_panic))
        // An address that is no origin is not trusted; requests must then come from the host they go to.
        .layer(CsrfLayer::new().add_trusted_origin(origin).unwrap_or_else(|_| CsrfLayer::new()));
    routes.fallback(site::elsewhere).with_state(app).layer(around)
}

/// Bounds what requests to these routes may carry and take.
fn limited(routes: Routes, body_bytes: usize, within: Duration) -> Router<AppState> {
    routes
        .into_router()
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(body_bytes))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, within))
}

/// Can the service take a message now? Its tables are those of this program, and the database lets itself be written.
async fn readiness(State(app): State<AppState>) -> Response {
    let ready = async {
        let tx = app.db.begin_write().await?;
        tx.rollback().await?;
        schema_is_current(&app.db).await
    };
    match ready.await {
        Ok(true) => Json(json!({ "state": "ready" })).into_response(),
        Ok(false) => not_ready("the tables are not those of this program"),
        Err(fault) => {
            tracing::error!(fault = format!("{fault:#}"), "not ready");
            not_ready("the database cannot be written")
        }
    }
}

fn not_ready(why: &str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "state": "not ready", "why": why }))).into_response()
}

/// One line for each request of staff and programs: which route, what came of it, how long it took. No address, no
/// query, no id; and nothing at all for residents, who are not followed (security bar, section 4).
async fn note(request: Request, next: Next) -> Response {
    let is_noted = ["/staff", "/api"].iter().any(|start| request.uri().path().starts_with(start));
    if !is_noted {
        return next.run(request).await;
    }
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
    let began = Instant::now();
    let response = next.run(request).await;
    let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status = response.status().as_u16(), took, request = id, "answered");
    response
}
