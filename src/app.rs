//! What every request can reach: the running program's parts, made once at the start.

use std::sync::Arc;

use chrono::Duration;
use tokio_util::task::TaskTracker;

use crate::counties::County;
use crate::kernel::clock::Clock;
use crate::kernel::random::Random;
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::keyring::Keyring;
use crate::platform::web::limiter::Limiter;

/// The running program, shared by all requests and jobs.
pub type AppState = Arc<App>;

/// The parts of the running program.
pub struct App {
    /// What the operator decided.
    pub config: Config,
    /// The one source of time.
    pub clock: Clock,
    /// The one source of randomness.
    pub random: Random,
    /// The keys that lie outside the database.
    pub keyring: Keyring,
    /// The database.
    pub db: Database,
    /// The county in force.
    pub county: Arc<County>,
    /// How often callers may try.
    pub limits: Limits,
    /// Tasks that end before the program does.
    pub tasks: TaskTracker,
}

/// Limits on tries, one for each thing that can be guessed or flooded.
#[derive(Debug)]
pub struct Limits {
    /// Wrong receipt codes: ten a minute from one address.
    pub receipt_codes: Limiter,
    /// Wrong passwords: ten in fifteen minutes from one address.
    pub passwords: Limiter,
    /// Submissions: a hundred a minute from one address, as a shared library computer may need.
    pub submissions: Limiter,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            receipt_codes: Limiter::new(10, Duration::minutes(1)),
            passwords: Limiter::new(10, Duration::minutes(15)),
            submissions: Limiter::new(100, Duration::minutes(1)),
        }
    }
}
