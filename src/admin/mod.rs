//! Where the county looks after its people.
//!
//! What always holds: what may be done here depends on the unit it is done in, and is asked of the matrix by the
//! action itself; a page only leaves out what its reader may not do.

mod county;
mod invitation;
mod people;
mod person;
mod role;
mod words;

use crate::frame::Routes;
use crate::policy::Operation::{AppointSubstitute, CloseAccount, GiveRole, ReadPeople};

/// The pages of this place.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/admin/people", ReadPeople, people::show)
        .get(invitation::PATH, GiveRole, invitation::show)
        .post(invitation::PATH, GiveRole, invitation::invite)
        .get("/staff/admin/people/{person}", ReadPeople, person::show)
        .post("/staff/admin/people/{person}/closure", CloseAccount, person::close)
        .post("/staff/admin/people/{person}/opening", CloseAccount, person::open)
        .post("/staff/admin/people/{person}/sign-out", CloseAccount, person::sign_out)
        .post("/staff/admin/people/{person}/roles", GiveRole, person::give)
        .get("/staff/admin/people/{person}/roles/{role}", ReadPeople, role::show)
        .post("/staff/admin/people/{person}/roles/{role}/end", AppointSubstitute, role::end)
        .post("/staff/admin/people/{person}/roles/{role}/substitutes", AppointSubstitute, role::appoint)
        .merge(county::routes())
}
