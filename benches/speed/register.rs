//! A register of many cases, made by the database itself: 200 units, half of the cases closed.

use anyhow::{Context, Result};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::sqlx::{self, AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, SqliteConnection};

/// Units that hold the cases.
pub const UNITS: usize = 200;

/// States in the shares in which they come: of sixteen cases six are open.
const STATES: [&str; 16] = [
    "received",
    "received",
    "assigned",
    "in_progress",
    "waiting_for_resident",
    "reopened",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "rejected",
    "moved_to_other_authority",
];

/// The id of a unit.
pub fn unit(number: usize) -> String {
    format!("bench-{:03}", number % UNITS)
}

/// Adds cases until there are `rows` of them. Indexes are taken away and made again, which takes less time.
pub async fn grow(url: &str, rows: u64) -> Result<()> {
    if url.starts_with("sqlite://") { grow_sqlite(url, rows).await } else { grow_postgres(url, rows).await }
}

async fn grow_sqlite(url: &str, rows: u64) -> Result<()> {
    let options: SqliteConnectOptions = url.parse()?;
    let mut connection =
        options.foreign_keys(false).pragma("synchronous", "OFF").pragma("cache_size", "-400000").connect().await?;
    let indexes: Vec<(String, String)> = sqlx::query_as(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL",
    )
    .fetch_all(&mut connection)
    .await?;
    for (name, _) in &indexes {
        run_sqlite(&mut connection, format!("DROP INDEX {name}")).await?;
    }
    let (before,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM cases").fetch_one(&mut connection).await?;
    let units = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199) \
                 INSERT OR IGNORE INTO units (id, opened_on) SELECT printf('bench-%03d', i), '2023-01-01' FROM n";
    run_sqlite(&mut connection, units.to_owned()).await?;
    let state = states("(abs(random()) % 16)");
    let cases = format!(
        "WITH RECURSIVE n(i) AS (SELECT {before} + 1 WHERE {before} < {rows} UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) \
         INSERT INTO cases ({COLUMNS}) SELECT randomblob(16) AS id, printf('b%08d', i), 'feedback', {state}, \
         printf('bench-%03d', abs(random()) % 200), 0, 0, 'sv', 'web', date('2025-10-01'), \
         date('2025-10-11', (abs(random()) % 400) || ' days'), 0, 1 FROM n ORDER BY id"
    );
    run_sqlite(&mut connection, cases).await?;
    for (_, definition) in indexes {
        run_sqlite(&mut connection, definition).await?;
    }
    for statement in COUNTS {
        run_sqlite(&mut connection, statement.to_owned()).await?;
    }
    run_sqlite(&mut connection, "PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await?;
    Ok(connection.close().await?)
}

async fn grow_postgres(url: &str, rows: u64) -> Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    let indexes: Vec<(String, String)> = sqlx::query_as(
        "SELECT indexname::text, indexdef FROM pg_indexes WHERE tablename = 'cases' AND indexname <> 'cases_pkey'",
    )
    .fetch_all(&mut connection)
    .await?;
    let (before,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM cases").fetch_one(&mut connection).await?;
    let state = states("floor(random() * 16)");
    let units = "INSERT INTO units (id, opened_on) SELECT 'bench-' || lpad(i::text, 3, '0'), date '2023-01-01' \
                 FROM generate_series(0, 199) i ON CONFLICT DO NOTHING";
    let cases = format!(
        "INSERT INTO cases ({COLUMNS}) SELECT gen_random_uuid(), 'b' || lpad(i::text, 8, '0'), 'feedback', {state}, \
         'bench-' || lpad(floor(random() * 200)::text, 3, '0'), 0, false, 'sv', 'web', date '2025-10-01', \
         date '2025-10-11' + floor(random() * 400)::int, false, 1 FROM generate_series({before} + 1, {rows}) i"
    );
    let settings = "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'".to_owned();
    let script: Vec<String> = std::iter::once(settings)
        .chain(indexes.iter().map(|(name, _)| format!("DROP INDEX {name}")))
        .chain([units.to_owned(), cases])
        .chain(indexes.iter().map(|(_, definition)| definition.clone()))
        .chain(COUNTS.map(str::to_owned))
        .collect();
    connection.execute(AssertSqlSafe(script.join("; "))).await.context("the register did not grow")?;
    connection.execute("VACUUM ANALYZE").await?;
    Ok(connection.close().await?)
}

const COLUMNS: &str = "id, number, channel, state, unit_id, times_returned, is_locked, language, origin, received_on, \
                       due_on, is_outside_strategy, version";

/// The kept counters, as the program would have them.
const COUNTS: [&str; 2] = [
    "DELETE FROM queue_counts",
    "INSERT INTO queue_counts (unit_id, state, cases) SELECT unit_id, state, COUNT(*) FROM cases GROUP BY unit_id, state",
];

fn states(number: &str) -> String {
    let cases: Vec<_> = STATES.iter().enumerate().map(|(at, state)| format!("WHEN {at} THEN '{state}'")).collect();
    format!("CASE {number} {} END", cases.join(" "))
}

async fn run_sqlite(connection: &mut SqliteConnection, statement: String) -> Result<()> {
    connection.execute(AssertSqlSafe(statement)).await.context("the register did not grow")?;
    Ok(())
}
