//! How the county is set up: settings, standard texts, topics, services, places, units; and who changed what.

mod closing;
mod entry;
mod form;
mod history;
mod overview;
mod settings;
mod shown;
mod sorts;

use crate::frame::Routes;
use crate::policy::Operation::{EditCounty, ReadCounty};

/// The pages of this place.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/admin/county", ReadCounty, overview::show)
        .get("/staff/admin/county/history", ReadCounty, history::show)
        .get("/staff/admin/county/{sort}", ReadCounty, overview::list)
        .get("/staff/admin/county/{sort}/{entry}", ReadCounty, entry::show)
        .post("/staff/admin/county/{sort}/{entry}", EditCounty, entry::change)
        .get("/staff/admin/county/units/{entry}/closing", EditCounty, closing::show)
        .post("/staff/admin/county/units/{entry}/closing", EditCounty, closing::close)
}
