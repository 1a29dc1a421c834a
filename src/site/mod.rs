//! Public pages that only tell something: what residents can do, how the site treats them, how it is read.
//!
//! What always holds: nothing here takes more than reading settings, and what is not built yet says so.

mod demo_mail;
mod display;
mod election;
mod information;
mod site_map;
mod start;

use axum::Router;
use axum::routing::get;

use crate::addresses::{Address, CODE};
use crate::app::AppState;
use crate::frame::Pages;

/// The pages of this place.
pub fn routes() -> Router<AppState> {
    let site = Router::new()
        .route("/", get(start::front))
        .route(CODE, get(start::code))
        .route(demo_mail::PATH, get(demo_mail::show))
        .page(Address::Display, get(display::show).post(display::choose))
        .page(Address::SiteMap, get(site_map::show));
    information::PAGES.into_iter().fold(site, |site, page| site.page(page, get(information::show)))
}
