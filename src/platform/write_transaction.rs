//! A transaction to write, which leaves a trace in memory once it is committed.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

/// A transaction to write. Dropped without a commit, it is rolled back.
pub struct WriteTransaction {
    tx: DatabaseTransaction,
    commits: Arc<AtomicU64>,
}

impl WriteTransaction {
    pub(super) fn new(tx: DatabaseTransaction, commits: Arc<AtomicU64>) -> Self {
        Self { tx, commits }
    }

    /// Makes everything durable, then lets those who keep copies know that they may be old.
    pub async fn commit(self) -> Result<(), DbErr> {
        let committed = self.tx.commit().await;
        // Also after an error: a commit whose answer was lost may have happened.
        self.commits.fetch_add(1, Ordering::AcqRel);
        committed
    }

    /// Makes everything durable. Nothing of it stands on a public page, so copies of those stay good.
    pub async fn commit_unseen(self) -> Result<(), DbErr> {
        self.tx.commit().await
    }

    /// Leaves everything as it was.
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.tx.rollback().await
    }
}

impl Deref for WriteTransaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

#[async_trait]
impl ConnectionTrait for WriteTransaction {
    fn get_database_backend(&self) -> DbBackend {
        self.tx.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.tx.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.tx.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.tx.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.tx.query_all_raw(statement).await
    }
}
