//! What every request can reach: the running program's parts, made once at the start.

use std::sync::Arc;

use chrono::Duration;
use tokio::sync::{Notify, Semaphore};
use tokio_util::task::TaskTracker;

use crate::accounts::passkey::RelyingParty;
use crate::accounts::throttle::Throttle;
use crate::counties::CountyInForce;
use crate::feedback::submission::Submission;
use crate::kernel::clock::Clock;
use crate::kernel::random::Random;
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::files::FileStore;
use crate::platform::group_commit::GroupCommit;
use crate::platform::hashing::Hashing;
use crate::platform::keyring::{Keyring, Purpose};
use crate::platform::mail::Transport;
use crate::platform::sign_on::Providers;
use crate::platform::web::limiter::Limiter;
use crate::platform::web::toll::{Thresholds, Toll};
use crate::receipts::ReceiptPool;
use crate::residents::throttle::LetterThrottle;
use crate::supports::confirmation::Confirmation;

/// What the pepper of receipts is derived from the keyring by.
pub const PEPPER: &[u8] = b"pepper";

/// Forms with files in memory at once; each may hold some 35 MB.
const UPLOADS_AT_ONCE: usize = 6;

/// Letters to one address in an hour.
const LETTERS_AN_HOUR: u32 = 3;

/// The running program, shared by all requests and jobs.
pub type AppState = Arc<App>;

/// What the program is made of: opened and checked before it starts.
#[derive(Clone)]
pub struct Parts {
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
    /// Where attachments lie.
    pub files: Arc<dyn FileStore>,
    /// The county in force.
    pub county: Arc<CountyInForce>,
    /// The way out for mail.
    pub mail: Transport,
    /// Who else vouches for people.
    pub providers: Providers,
}

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
    /// Where attachments lie.
    pub files: Arc<dyn FileStore>,
    /// The county in force.
    pub county: Arc<CountyInForce>,
    /// The way out for mail.
    pub mail: Transport,
    /// Who else vouches for people.
    pub providers: Providers,
    /// Where submissions share a commit.
    pub intake: GroupCommit<Submission>,
    /// Where confirmed supports share a commit.
    pub supports: GroupCommit<Confirmation>,
    /// Receipt codes struck in advance.
    pub receipts: Arc<ReceiptPool>,
    /// Where slow hashes are computed.
    pub hashing: Hashing,
    /// One picture is decoded at a time: the largest takes most of our memory.
    pub pictures: Semaphore,
    /// Forms with files that may be in memory at once.
    pub uploads: Arc<Semaphore>,
    /// Who asks for passkeys; none at an address where browsers give none.
    pub passkeys: Option<RelyingParty>,
    /// How often callers may try.
    pub limits: Limits,
    /// Rung with `notify_one` after a commit that wrote a message, so that it goes out at once.
    pub wake: Notify,
    /// Tasks that end before the program does.
    pub tasks: TaskTracker,
}

impl App {
    /// Puts the program together and starts its writer.
    #[must_use]
    pub fn start(parts: Parts) -> AppState {
        let tasks = TaskTracker::new();
        let hashing = Hashing::default();
        let pepper = parts.keyring.mac(Purpose::Receipts, PEPPER);
        Arc::new(Self {
            intake: GroupCommit::start(parts.db.clone(), &tasks),
            supports: GroupCommit::start(parts.db.clone(), &tasks),
            receipts: ReceiptPool::new(pepper, parts.random.clone(), hashing.clone()),
            hashing,
            pictures: Semaphore::new(1),
            uploads: Arc::new(Semaphore::new(UPLOADS_AT_ONCE)),
            passkeys: RelyingParty::at(&parts.config.base_url),
            limits: Limits::new(parts.config.toll_above),
            wake: Notify::new(),
            tasks,
            config: parts.config,
            clock: parts.clock,
            random: parts.random,
            keyring: parts.keyring,
            db: parts.db,
            files: parts.files,
            county: parts.county,
            mail: parts.mail,
            providers: parts.providers,
        })
    }
}

/// Limits on tries, one for each thing that can be guessed or flooded.
#[derive(Debug)]
pub struct Limits {
    /// Wrong receipt codes: ten a minute from one address.
    pub receipt_codes: Limiter,
    /// Wrong passwords and second factors, in fifteen minutes: ten from one address, then two at each account and a hundred
    /// in all; thirty at one account, then two from each address.
    pub passwords: Throttle,
    /// Answers of a provider that led nowhere: thirty in fifteen minutes from one address, which a whole office may share.
    pub sign_ons: Limiter,
    /// Letters with a new password: three an hour to one account.
    pub resets: Limiter,
    /// Letters by which residents sign in.
    pub sign_in_letters: LetterThrottle,
    /// Submissions: a hundred a minute from one address, as a shared library computer may need.
    pub submissions: Limiter,
    /// What a submission pays while too much is sent.
    pub toll: Toll,
    /// What a try at a password pays while everybody together fails too often: a hundred times in ten minutes.
    pub guess_toll: Toll,
    /// What a letter for signing in pays while everybody together asks for too many: a hundred in ten minutes.
    pub letter_toll: Toll,
    /// Forms begun: as many a minute as may be sent.
    pub drafts: Limiter,
    /// Acknowledgements to one address: three an hour. Whoever typed it saw the receipt, so more are not written.
    pub acknowledgements: Limiter,
    /// Letters that ask one address whether it supports an initiative: three an hour. Nothing is kept beyond.
    pub support_letters: Limiter,
    /// Letters that ask one address whether it wants to follow an initiative: three an hour. Nothing is kept beyond.
    pub follower_letters: Limiter,
    /// Letters to one address, which nobody has told us is theirs: three an hour. More wait for the next hour.
    pub letters: Limiter,
}

impl Limits {
    /// The limits of a service that takes a toll above so many submissions in ten minutes.
    #[must_use]
    pub fn new(toll_above: u32) -> Self {
        let feedback = Thresholds {
            by_address: 30,
            by_everybody: toll_above,
            by_link: 100,
            by_text: 10,
            window: Duration::minutes(10),
        };
        // An address has ten tries anyway; here everybody's count.
        let none = u32::MAX;
        let guesses = Thresholds { by_address: none, by_everybody: 100, by_link: none, by_text: none, ..feedback };
        Self {
            toll: Toll::new(feedback),
            guess_toll: Toll::new(guesses),
            letter_toll: Toll::new(guesses),
            receipt_codes: Limiter::new(10, Duration::minutes(1)),
            passwords: Throttle::default(),
            sign_ons: Limiter::new(30, Duration::minutes(15)),
            resets: Limiter::new(3, Duration::hours(1)),
            sign_in_letters: LetterThrottle::default(),
            submissions: Limiter::new(100, Duration::minutes(1)),
            drafts: Limiter::new(100, Duration::minutes(1)),
            acknowledgements: Limiter::new(LETTERS_AN_HOUR, Duration::hours(1)),
            support_letters: Limiter::new(LETTERS_AN_HOUR, Duration::hours(1)),
            follower_letters: Limiter::new(LETTERS_AN_HOUR, Duration::hours(1)),
            letters: Limiter::new(LETTERS_AN_HOUR, Duration::hours(1)),
        }
    }
}
