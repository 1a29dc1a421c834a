//! Public pages that only tell something: what residents can do, what came of it, how the site treats them.
//!
//! What always holds: nothing here takes more than reading settings; what is told of cases is computed from links
//! and answers, with small counts hidden; what is not built yet says so.

mod changes;
mod demo_mail;
mod display;
mod election;
mod front;
mod goal;
mod goals;
mod information;
mod key_result;
mod linked;
mod site_map;
mod start;
mod strategy;
mod you_said_we_did;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::get;

use crate::addresses::{Address, CODE, figures_pattern};
use crate::app::AppState;
use crate::frame::Pages;
use crate::kernel::locale::Locale;
use crate::platform::web::revalidation;

/// The pages of this place.
pub fn routes() -> Router<AppState> {
    let site = Router::new()
        .route("/", get(start::front))
        .route(CODE, get(start::code))
        .route(demo_mail::PATH, get(demo_mail::show))
        .page(Address::Display, get(display::show).post(display::choose))
        .page(Address::SiteMap, get(site_map::show));
    let site = information::PAGES.into_iter().fold(site, |site, page| site.page(page, get(information::show)));
    site.merge(computed())
}

/// Pages that are computed from the register: everybody may keep them as long as they are the same.
fn computed() -> Router<AppState> {
    let pages = Router::new()
        .page(Address::Front, get(front::show))
        .page(Address::Strategy, get(strategy::show))
        .page(Address::Goal(1), get(goal::show))
        .page(Address::KeyResult(1), get(key_result::show))
        .page(Address::YouSaidWeDid, get(you_said_we_did::show));
    let files = |pages: Router<AppState>, locale| pages.route(&figures_pattern(locale), get(key_result::file));
    Locale::ALL.into_iter().fold(pages, files).route_layer(from_fn(revalidation::tag))
}
