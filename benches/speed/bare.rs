//! The bare limit: axum and sqlx with nothing of Delta between them.

use std::sync::Arc;

use anyhow::{Context, Result};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{get, post};
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::sqlx::{self, PgPool, QueryBuilder, SqlitePool};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

/// Rows that pages are made of.
const ROWS: i64 = 10_000;

/// The most rows that share a commit, as in Delta.
const BATCH_MAX: usize = 128;

#[derive(Clone)]
enum Pools {
    Sqlite { reader: SqlitePool, writer: SqlitePool },
    Postgres { reader: PgPool, writer: PgPool },
}

type Waiting = (String, oneshot::Sender<bool>);

#[derive(Clone)]
struct Bare {
    pools: Pools,
    queue: mpsc::Sender<Waiting>,
}

/// A page of 12.7 kB around one row.
#[derive(Template)]
#[template(
    source = "<!doctype html><html lang=\"sv\"><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1>\
              {% for line in lines %}<li><a href=\"/sv/{{ line }}\">{{ text }} <b>{{ line }}</b></a></li>\n{% endfor %}\
              </body></html>",
    ext = "html"
)]
struct Page {
    title: String,
    text: String,
    lines: Vec<u32>,
}

/// Serves until it is killed.
pub async fn serve(url: &str) -> Result<()> {
    let pools = open(url).await?;
    let (queue, waiting) = mpsc::channel(4096);
    tokio::spawn(write_together(pools.clone(), waiting));
    let router = Router::new()
        .route("/plain", get(|| async { "Hello" }))
        .route("/page/{id}", get(page))
        .route("/single", post(single))
        .route("/group", post(group))
        .with_state(Arc::new(Bare { pools, queue }));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

async fn page(State(bare): State<Arc<Bare>>, Path(id): Path<i64>) -> Result<Html<String>, StatusCode> {
    let row: Result<(String, String), sqlx::Error> = match &bare.pools {
        Pools::Sqlite { reader, .. } => {
            sqlx::query_as("SELECT title, text FROM bare WHERE id = ?").bind(id % ROWS + 1).fetch_one(reader).await
        }
        Pools::Postgres { reader, .. } => {
            sqlx::query_as("SELECT title, text FROM bare WHERE id = $1").bind(id % ROWS + 1).fetch_one(reader).await
        }
    };
    let (title, text) = row.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let page = Page { title, text, lines: (1000..1125).collect() };
    page.render().map(Html).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn single(State(bare): State<Arc<Bare>>, text: String) -> StatusCode {
    status(insert(&bare.pools, &[text]).await.is_ok())
}

async fn group(State(bare): State<Arc<Bare>>, text: String) -> StatusCode {
    let (done, answer) = oneshot::channel();
    let is_taken = bare.queue.send((text, done)).await.is_ok();
    status(is_taken && answer.await.unwrap_or(false))
}

fn status(is_written: bool) -> StatusCode {
    if is_written { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

async fn write_together(pools: Pools, mut waiting: mpsc::Receiver<Waiting>) {
    let mut arrived = Vec::with_capacity(BATCH_MAX);
    while waiting.recv_many(&mut arrived, BATCH_MAX).await > 0 {
        let (texts, senders): (Vec<String>, Vec<_>) = arrived.drain(..).unzip();
        let is_written = insert(&pools, &texts).await.is_ok();
        for sender in senders {
            // Who has gone away needs no answer.
            let _gone_is_fine = sender.send(is_written);
        }
    }
}

/// One statement, so one commit.
async fn insert(pools: &Pools, texts: &[String]) -> Result<(), sqlx::Error> {
    match pools {
        Pools::Sqlite { writer, .. } => {
            let mut insert = QueryBuilder::new("INSERT INTO bare (title, text) ");
            insert.push_values(texts, |mut row, text| {
                row.push_bind("new").push_bind(text);
            });
            insert.build().execute(writer).await?;
        }
        Pools::Postgres { writer, .. } => {
            let mut insert = QueryBuilder::new("INSERT INTO bare (title, text) ");
            insert.push_values(texts, |mut row, text| {
                row.push_bind("new").push_bind(text);
            });
            insert.build().execute(writer).await?;
        }
    }
    Ok(())
}

async fn open(url: &str) -> Result<Pools> {
    let text = "Text som fyller sidan";
    if url.starts_with("sqlite://") {
        let options: SqliteConnectOptions = url.parse()?;
        let options = options
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .statement_cache_capacity(200);
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        sqlx::query("CREATE TABLE bare (id INTEGER PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL)")
            .execute(&writer)
            .await?;
        sqlx::query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) \
             INSERT INTO bare (id, title, text) SELECT i, 'Sida ' || i, ? FROM n",
        )
        .bind(ROWS)
        .bind(text)
        .execute(&writer)
        .await?;
        let reader =
            SqlitePoolOptions::new().max_connections(8).test_before_acquire(false).connect_with(options).await?;
        return Ok(Pools::Sqlite { reader, writer });
    }
    let options: PgConnectOptions = url.parse().context("an address")?;
    let pool = |most| PgPoolOptions::new().max_connections(most).test_before_acquire(false);
    let writer = pool(32).connect_with(options.clone()).await?;
    sqlx::query(
        "CREATE TABLE bare (id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 1000001) PRIMARY KEY, \
         title text NOT NULL, text text NOT NULL)",
    )
    .execute(&writer)
    .await?;
    sqlx::query("INSERT INTO bare (id, title, text) SELECT i, 'Sida ' || i, $2 FROM generate_series(1, $1) i")
        .bind(ROWS)
        .bind(text)
        .execute(&writer)
        .await?;
    let reader = pool(8).connect_with(options).await?;
    Ok(Pools::Postgres { reader, writer })
}
