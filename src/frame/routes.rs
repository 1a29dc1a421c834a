//! One page, three addresses.

use axum::Router;
use axum::routing::MethodRouter;

use crate::addresses::Address;
use crate::app::AppState;
use crate::kernel::locale::Locale;

/// Routes by page instead of by path.
pub trait Pages {
    /// Serves a page at its address in every language.
    #[must_use]
    fn page(self, page: Address, handler: MethodRouter<AppState>) -> Self;
}

impl Pages for Router<AppState> {
    fn page(self, page: Address, handler: MethodRouter<AppState>) -> Self {
        Locale::ALL.into_iter().fold(self, |router, locale| router.route(page.pattern(locale), handler.clone()))
    }
}
