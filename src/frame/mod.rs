//! What surrounds every page: language, menu, form token, reading settings, and how a refusal looks.
//!
//! What always holds: nothing here asks the database, so a page can be shown when it is gone.

pub mod change;
pub mod chart;
pub mod cookies;
pub mod dates;
pub mod file_line;
pub mod form;
pub mod form_token;
pub mod goal;
pub mod initiative_course;
pub mod initiative_visit;
pub mod numbers;
pub mod page;
pub mod qr;
pub mod referendum;
pub mod refusals;
pub mod routes;
pub mod sent;
pub mod sheet;
pub mod shell;
pub mod sign_on;
pub mod signpost;
pub mod staff_shell;
pub mod support_visit;
pub mod told;
pub mod toll;
pub mod view;
pub mod visit;
pub mod yearly;

pub use change::ChangeTold;
pub use chart::{Bar, Chart};
pub use file_line::FileLine;
pub use form::{Choice, Faults, FieldError};
pub use page::page;
pub use routes::{Declared, Routes};
pub use shell::{Link, Shell};
pub use staff_shell::{StaffPage, StaffShell};
pub use told::Told;
