//! What can be typed after `delta`.
//!
//! What always holds: a fault is one clear line (or a list of them) on the standard error and a
//! status that is not zero.

mod audit;
mod county;
mod health;
mod keys;
mod logs;
mod migrate;
mod privacy;
mod retention;
mod routes;
mod say;
mod seed;
mod serve;
mod settings;
mod start;
mod verify;
mod version;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Delta, the feedback and participation platform of a wellbeing services county.
///
/// Without a command it is the demo: it makes an embedded database under ./data, loads the county
/// Kymmenedalen, prints the address, and serves. Production is `delta serve`.
#[derive(Parser)]
#[command(name = "delta", version)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve with the configuration of the environment (`DELTA_…`) or of the file that `DELTA_CONFIG` names
    ///
    /// Brings the tables up to date, puts the county pack in force if none is, and serves until it is asked to end; what it
    /// has accepted is finished first. It does not start on the people of the demo, without a keyring or without a base URL.
    #[command(after_help = settings::HELP)]
    Serve,
    /// Bring the database's tables up to date
    ///
    /// `delta serve` does so by itself at the start; this is for whoever wants it done before. Needs `DELTA_DATABASE_URL`.
    Migrate,
    /// Fill an empty database with the demo's people and cases
    ///
    /// About 400 cases of fourteen months, the same every time. A database that has any case is left alone. Never for a
    /// database in earnest: everybody knows the password of the demo's people, and `delta serve` refuses to start on them.
    Seed,
    /// Check a county pack, compare it with the one in force, or put it in force
    ///
    /// The pack is the folder `DELTA_COUNTY` in `DELTA_COUNTIES`. Look at `county diff` before `county apply`; a running
    /// service follows within seconds. A pack that closes units with open cases is refused.
    County {
        #[command(subcommand)]
        what: CountyCommand,
    },
    /// Add, activate, rotate, retire and check encryption keys
    ///
    /// The keys lie in the file `DELTA_KEYRING`, outside the database and its backups. A change of keys is: `add`, wait until
    /// every instance has read the file, `activate`, wait until `check` says that nothing needs the old key, `retire`.
    Keys {
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Tell the end of the audit trail, or follow it from its beginning
    ///
    /// Every record holds the hash of the one before. Whoever writes the line of `audit head` down where the operator cannot
    /// change it can tell later, with `audit verify --anchor`, that nothing was changed or cut off.
    Audit {
        #[command(subcommand)]
        what: AuditCommand,
    },
    /// Take away what has had its time
    ///
    /// How long each class of data is kept stands in the county pack. A running service does this once a day. Where more than
    /// 500 rows or 5 % of a class would go, nothing goes until somebody has looked.
    Retention {
        #[command(subcommand)]
        what: RetentionCommand,
    },
    /// Give a person what is kept of them, or erase it
    ///
    /// For requests under articles 15 to 17 of the General Data Protection Regulation, once it is known who asks.
    Privacy {
        #[command(subcommand)]
        what: PrivacyCommand,
    },
    /// Check that the database, the keys and the county pack fit together
    ///
    /// Looks at the tables, the keys, the files, the pack, the county in force, the kept counters and the decisions on
    /// routing, and changes nothing. Ends with status 1 where something is not in order.
    Verify {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// List every route with the operation it carries out
    ///
    /// With `--json` also the roles that may use it, and how they must stand to the thing: the matrix of rights.
    Routes {
        /// A line of JSON for each
        #[arg(long)]
        json: bool,
    },
    /// Tell the version of this program and of its SQLite
    Version {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// Ask the running program on this machine whether it is alive
    ///
    /// For the health check of a container. Asks `/healthz` at `DELTA_LISTEN`.
    Health,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Print the sequence and the hash of the last record
    Head,
    /// Follow the trail; a break ends with status 1 and the first bad record
    Verify {
        /// A file with lines that `audit head` printed earlier: they show an end that was cut off
        #[arg(long)]
        anchor: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
enum RetentionCommand {
    /// Run through every class of data; over 500 rows or 5 % of a class stops the run
    Run {
        /// List what would go, and take nothing
        #[arg(long)]
        dry_run: bool,
        /// Go on where a run would stop, after a look at the list
        #[arg(long)]
        beyond_brake: bool,
    },
}

#[derive(Subcommand)]
enum PrivacyCommand {
    /// Write everything that is kept of a person into a folder
    Export {
        /// Their e-mail address or a receipt code; `-` reads it from the standard input
        whose: String,
        /// The folder
        #[arg(long)]
        to: PathBuf,
    },
    /// Erase what is kept of a person
    Erase {
        /// Their e-mail address or a receipt code; `-` reads it from the standard input
        whose: String,
        /// It is meant
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
enum CountyCommand {
    /// Name every fault of a pack, with its file and line
    Check {
        /// Folder of the pack; the configured one when left out
        folder: Option<PathBuf>,
    },
    /// Show what would change
    Diff,
    /// Put the pack in force
    Apply,
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Add a key that seals nothing yet
    Add,
    /// Make a key the active one: everything is sealed with it from then on
    Activate {
        /// The key's id
        id: String,
    },
    /// Seal everything again with the active key; a running service does so by itself
    Rotate,
    /// Take out a key that nothing needs any more
    Retire {
        /// The key's id
        id: String,
    },
    /// Tell what each key has sealed, also while the service runs
    Check {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
}

/// Runs what the command line asks for.
#[must_use]
pub fn main() -> ExitCode {
    let command = Cli::parse().command;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => return failed(&fault.into()),
    };
    match runtime.block_on(run(command)) {
        Ok(()) if say::is_lost() => ExitCode::FAILURE,
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => failed(&fault),
    }
}

async fn run(command: Option<Command>) -> anyhow::Result<()> {
    match command {
        None => serve::demo().await,
        Some(Command::Serve) => serve::production().await,
        Some(Command::Migrate) => migrate::run().await,
        Some(Command::Seed) => seed::run().await,
        Some(Command::County { what: CountyCommand::Check { folder } }) => county::check(folder),
        Some(Command::County { what: CountyCommand::Diff }) => county::diff().await,
        Some(Command::County { what: CountyCommand::Apply }) => county::apply().await,
        Some(Command::Keys { what }) => match what {
            KeysCommand::Add => keys::add(),
            KeysCommand::Activate { id } => keys::activate(&id),
            KeysCommand::Rotate => keys::rotate().await,
            KeysCommand::Retire { id } => keys::retire(&id).await,
            KeysCommand::Check { json } => keys::check(json).await,
        },
        Some(Command::Audit { what: AuditCommand::Head }) => audit::head().await,
        Some(Command::Audit { what: AuditCommand::Verify { anchor } }) => audit::verify(anchor).await,
        Some(Command::Retention { what: RetentionCommand::Run { dry_run, beyond_brake } }) => {
            retention::run(dry_run, beyond_brake).await
        }
        Some(Command::Privacy { what: PrivacyCommand::Export { whose, to } }) => privacy::export(&whose, &to).await,
        Some(Command::Privacy { what: PrivacyCommand::Erase { whose, yes } }) => privacy::erase(&whose, yes).await,
        Some(Command::Verify { json }) => verify::run(json).await,
        Some(Command::Routes { json }) => {
            routes::run(json);
            Ok(())
        }
        Some(Command::Version { json }) => version::run(json).await,
        Some(Command::Health) => health::run(),
    }
}

fn failed(fault: &anyhow::Error) -> ExitCode {
    eprintln!("delta: {fault:#}");
    ExitCode::FAILURE
}
