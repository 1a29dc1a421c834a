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
mod seed;
mod serve;
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
    Serve,
    /// Bring the database's tables up to date
    Migrate,
    /// Fill an empty database with the demo's people and cases
    Seed,
    /// Check a county pack, compare it with the one in force, or put it in force
    County {
        #[command(subcommand)]
        what: CountyCommand,
    },
    /// Add, activate, rotate, retire and check encryption keys
    Keys {
        #[command(subcommand)]
        what: KeysCommand,
    },
    /// Tell the end of the audit trail, or follow it from its beginning
    Audit {
        #[command(subcommand)]
        what: AuditCommand,
    },
    /// Take away what has had its time
    Retention {
        #[command(subcommand)]
        what: RetentionCommand,
    },
    /// Give a person what is kept of them, or erase it
    Privacy {
        #[command(subcommand)]
        what: PrivacyCommand,
    },
    /// Check that the database, the keys and the county pack fit together
    Verify {
        /// Answer in JSON
        #[arg(long)]
        json: bool,
    },
    /// List every route with the operation it carries out
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
