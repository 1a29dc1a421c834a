//! One database, opened with the settings that keep what was acknowledged.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

use super::write_transaction::WriteTransaction;

/// The first SQLite that does not lose committed writes when its log is reset (security bar R26).
const SQLITE_OLDEST: (u32, u32, u32) = (3, 51, 3);

/// How long a statement may wait or run.
const PATIENCE: Duration = Duration::from_secs(5);

/// Settings of PostgreSQL under which promises cannot be kept, and which those are (security bar R27).
const BROKEN_PROMISES: [(&str, &str, &str); 2] = [
    ("synchronous_commit", "off", "what was acknowledged could be lost"),
    ("track_commit_timestamp", "on", "the moment of every anonymous message would be kept"),
];

/// A database with one way to read and one way to write.
///
/// On SQLite all writing goes through a single connection, so that writers queue instead of
/// failing; on PostgreSQL both ways share one pool.
#[derive(Clone)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    statements: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
    /// Held for as long as the database is open, so that no second process opens the file.
    _lock: Option<Arc<File>>,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database itself refused.
    #[error("the database cannot be opened")]
    Db(#[from] DbErr),
    /// Another process has the file.
    #[error("{0} is in use by another process of Delta: stop the service first")]
    InUse(PathBuf),
    /// The folder or the lock beside the file cannot be written.
    #[error("{0} cannot be written")]
    NotWritable(PathBuf, #[source] std::io::Error),
    /// PostgreSQL is set so that a promise could be broken.
    #[error("the database server must not run with {0}")]
    Setting(String),
    /// The linked SQLite is older than this program allows.
    #[error("SQLite {0} is too old: committed writes could be lost")]
    TooOld(String),
}

impl Database {
    /// Opens the database at a `sqlite://` or `postgres://` address with up to `connections` readers.
    pub async fn open(url: &str, connections: u32) -> Result<Self, OpenError> {
        let (statements, commits) = (Arc::<AtomicU64>::default(), Arc::default());
        if let Some(path) = url.strip_prefix("sqlite://") {
            let path = Path::new(path.split('?').next().unwrap_or(path));
            let lock = lock_beside(path)?;
            let writer = connect(&statements, sqlite(url, 1)).await?;
            let reader = connect(&statements, sqlite(url, connections)).await?;
            refuse_old_sqlite(&reader).await?;
            return Ok(Self { reader, writer, statements, commits, _lock: Some(Arc::new(lock)) });
        }
        let pool = connect(&statements, postgres(url, connections)).await?;
        refuse_settings(&pool).await?;
        Ok(Self { reader: pool.clone(), writer: pool, statements, commits, _lock: None })
    }

    /// Opens the database to look at it, also while a running service has it: on SQLite nothing can be written.
    pub async fn open_to_look(url: &str) -> Result<Self, OpenError> {
        let (statements, commits) = (Arc::<AtomicU64>::default(), Arc::default());
        let options = if url.starts_with("sqlite://") {
            let there = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rw") };
            let mut options = options(&there, 1);
            options.map_sqlx_sqlite_opts(|options| options.pragma("query_only", "ON").busy_timeout(PATIENCE));
            options
        } else {
            postgres(url, 1)
        };
        let pool = connect(&statements, options).await?;
        Ok(Self { reader: pool.clone(), writer: pool, statements, commits, _lock: None })
    }

    /// The way to read.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Opens a transaction to write. Leaving it without a commit rolls back.
    pub async fn begin_write(&self) -> Result<WriteTransaction, DbErr> {
        let sqlite_transaction_mode = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { isolation_level: None, access_mode: None, sqlite_transaction_mode };
        Ok(WriteTransaction::new(self.writer.begin_with_options(options).await?, Arc::clone(&self.commits)))
    }

    /// How many transactions this process has committed: as long as it is the same, nothing here was written.
    /// Other processes are not counted.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// The connection that migrations run on.
    #[must_use]
    pub fn for_migrations(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// How many statements have run so far; tests use it to find pages that ask row by row.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// The version of the database program, as it tells it.
    pub async fn version(&self) -> Result<String, DbErr> {
        let question = match self.backend() {
            DbBackend::Sqlite => "SELECT sqlite_version() AS version",
            _ => "SELECT current_setting('server_version') AS version",
        };
        let row = self.reader.query_one_raw(Statement::from_string(self.backend(), question)).await?;
        row.map_or(Ok(String::new()), |row| row.try_get("", "version"))
    }

    /// Closes all connections after their statements have ended.
    pub async fn close(self) {
        let Self { reader, writer, .. } = self;
        if let Err(fault) = reader.close().await {
            tracing::warn!(%fault, "the readers did not close");
        }
        if let Err(fault) = writer.close().await {
            tracing::warn!(%fault, "the writer did not close");
        }
    }
}

async fn connect(statements: &Arc<AtomicU64>, options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let mut connection = sea_orm::Database::connect(options).await?;
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |_| {
        statements.fetch_add(1, Ordering::Relaxed);
    });
    Ok(connection)
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(1).acquire_timeout(PATIENCE).sqlx_logging(false);
    options
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let create = if url.contains('?') { url.to_owned() } else { format!("{url}?mode=rwc") };
    let mut options = options(&create, connections);
    options.idle_timeout(None::<Duration>).max_lifetime(None::<Duration>).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("cache_size", "-16000")
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(200)
    });
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = options(url, connections.max(2));
    options.set_application_name("delta").statement_timeout(PATIENCE).test_before_acquire(false);
    // Whatever the server prefers: versions and constraints find those who come second, so nothing fails to serialise.
    options.map_sqlx_postgres_opts(|options| options.options([("default_transaction_isolation", "read committed")]));
    options
}

fn lock_beside(path: &Path) -> Result<File, OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|fault| OpenError::NotWritable(folder.to_owned(), fault))?;
    let lock_path = path.with_extension("lock");
    let lock = File::create(&lock_path).map_err(|fault| OpenError::NotWritable(lock_path.clone(), fault))?;
    lock.try_lock().map_err(|_| OpenError::InUse(path.to_owned()))?;
    Ok(lock)
}

/// The version of the SQLite that is built into this program.
pub async fn sqlite_version() -> Result<String, DbErr> {
    version_of(&sea_orm::Database::connect("sqlite::memory:").await?).await
}

async fn version_of(sqlite: &DatabaseConnection) -> Result<String, DbErr> {
    let question = Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version() AS version");
    sqlite.query_one_raw(question).await?.map_or(Ok(String::new()), |row| row.try_get("", "version"))
}

async fn refuse_old_sqlite(connection: &DatabaseConnection) -> Result<(), OpenError> {
    let version = version_of(connection).await?;
    let mut numbers = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    if (next(), next(), next()) < SQLITE_OLDEST {
        return Err(OpenError::TooOld(version));
    }
    Ok(())
}

async fn refuse_settings(postgres: &DatabaseConnection) -> Result<(), OpenError> {
    for (name, ..) in BROKEN_PROMISES {
        let question = format!("SELECT current_setting('{name}') AS value");
        let row = postgres.query_one_raw(Statement::from_string(DbBackend::Postgres, question)).await?;
        let value: String = row.map_or(Ok(String::new()), |row| row.try_get("", "value"))?;
        if let Some(broken) = broken_promise(name, &value) {
            return Err(OpenError::Setting(broken));
        }
    }
    Ok(())
}

/// Which promise a setting breaks, if it breaks one.
fn broken_promise(name: &str, value: &str) -> Option<String> {
    let (_, _, promise) = BROKEN_PROMISES.iter().find(|(broken, with, _)| *broken == name && *with == value)?;
    Some(format!("{name} = {value}: {promise}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_breaks_a_promise_is_named_with_it() {
        let broken = broken_promise("track_commit_timestamp", "on");

        assert_eq!(
            broken.as_deref(),
            Some("track_commit_timestamp = on: the moment of every anonymous message would be kept")
        );
        assert!(broken_promise("synchronous_commit", "off").is_some());
        assert_eq!(broken_promise("synchronous_commit", "on"), None);
        assert_eq!(broken_promise("synchronous_commit", "remote_apply"), None);
    }

    async fn setting(database: &Database, name: &str) -> String {
        let question = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
        let row = database.reader().query_one_raw(question).await.expect("an answer").expect("a row");
        row.try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
            .expect("a value")
    }

    #[tokio::test]
    async fn sqlite_is_opened_so_that_nothing_acknowledged_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("sub/delta.db").display());

        let database = Database::open(&url, 2).await.expect("a database");

        assert_eq!(setting(&database, "journal_mode").await, "wal");
        assert_eq!(setting(&database, "synchronous").await, "2");
        assert_eq!(setting(&database, "foreign_keys").await, "1");
        assert_eq!(setting(&database, "secure_delete").await, "1");
        assert_eq!(setting(&database, "trusted_schema").await, "0");
        assert_eq!(setting(&database, "busy_timeout").await, "5000");
    }

    #[tokio::test]
    async fn a_second_opening_of_the_same_file_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("delta.db").display());
        let first = Database::open(&url, 1).await.expect("a database");

        let second = Database::open(&url, 1).await;

        assert!(matches!(second, Err(OpenError::InUse(_))));
        drop(first);
    }
}
