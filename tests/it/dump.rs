//! The whole database as text, to see whether anything was written.

use delta::platform::database::Database;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};

/// Every row of every table but the named ones, in one order.
pub async fn dump(db: &Database, without: &[&str]) -> String {
    dump_of(db, |table| !without.contains(&table)).await
}

/// Every row of the wanted tables, in one order.
pub async fn dump_of(db: &Database, is_wanted: impl Fn(&str) -> bool) -> String {
    let backend = db.backend();
    let names = match backend {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        _ => "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    };
    let tables = db.reader().query_all_raw(Statement::from_string(backend, names)).await.expect("names of tables");
    let mut text = String::new();
    for table in tables {
        let table: String = table.try_get("", "name").expect("a name");
        if !is_wanted(&table) {
            continue;
        }
        let all = Statement::from_string(backend, format!("SELECT * FROM \"{table}\""));
        let rows = JsonValue::find_by_statement(all).all(db.reader()).await.expect("rows");
        let mut rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        rows.sort();
        text.extend([table, "\n".to_owned(), rows.join("\n"), "\n".to_owned()]);
    }
    text
}
