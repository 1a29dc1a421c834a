//! One durable commit for everything that waits.
//!
//! A commit that reaches the disk takes the same time for one submission as for a hundred. The
//! writer takes whatever waits, writes it in one transaction and tells every sender only after
//! the commit. It never waits for more to come. When a batch fails, each piece is tried alone, so
//! that one bad piece spoils nobody else's.

use std::future::Future;

use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};
use tokio::sync::{mpsc, oneshot};
use tokio_util::task::TaskTracker;

use super::database::Database;

/// The most pieces in one transaction.
const BATCH_MAX: usize = 128;

/// The most pieces that wait; more are told at once that we are busy.
const WAITING_MAX: usize = 4096;

/// A piece of work that can share a transaction with others of its kind.
pub trait Piece: Send + Sync + Sized + 'static {
    /// Writes all pieces. Nothing here may wait for the world.
    fn write(batch: &[Self], tx: &DatabaseTransaction) -> impl Future<Output = Result<(), DbErr>> + Send;
}

/// How many rows one statement inserts. A few fixed numbers, so that each connection prepares a few statements and keeps
/// them: with a statement for every number of rows it would prepare most of them anew and hold the largest in memory.
const ROWS_AT_ONCE: [usize; 4] = [64, 16, 4, 1];

/// Inserts the rows of many pieces.
pub async fn insert_all<E, A>(tx: &DatabaseTransaction, rows: impl Iterator<Item = A>) -> Result<(), DbErr>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E> + Send,
    E::Model: IntoActiveModel<A>,
{
    let mut rows: Vec<A> = rows.collect();
    for at_once in ROWS_AT_ONCE {
        while rows.len() >= at_once {
            let rest = rows.split_off(at_once);
            E::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

/// Takes pieces and answers each after its commit. Cheap to clone.
pub struct GroupCommit<P> {
    queue: mpsc::Sender<(P, oneshot::Sender<Result<(), DbErr>>)>,
}

impl<P> Clone for GroupCommit<P> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone() }
    }
}

impl<P: Piece> GroupCommit<P> {
    /// Starts the writer. It ends after the last sender is gone and everything accepted is written.
    #[must_use]
    pub fn start(database: Database, tasks: &TaskTracker) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_MAX);
        tasks.spawn(run(database, waiting));
        Self { queue }
    }

    /// Writes a piece and returns after the commit that holds it.
    pub async fn write(&self, piece: P) -> Result<(), DbErr> {
        let (done, answer) = oneshot::channel();
        let refused = || DbErr::Custom("the writer has ended or its queue is full".to_owned());
        self.queue.try_send((piece, done)).map_err(|_| refused())?;
        answer.await.map_err(|_| refused())?
    }
}

async fn run<P: Piece>(database: Database, mut waiting: mpsc::Receiver<(P, oneshot::Sender<Result<(), DbErr>>)>) {
    let mut arrived = Vec::with_capacity(BATCH_MAX);
    while waiting.recv_many(&mut arrived, BATCH_MAX).await > 0 {
        // Whoever was told in the meantime that nothing was stored must be told the truth.
        arrived.retain(|(_, sender): &(P, oneshot::Sender<_>)| !sender.is_closed());
        if arrived.is_empty() {
            continue;
        }
        let (pieces, senders): (Vec<P>, Vec<_>) = arrived.drain(..).unzip();
        match commit(&database, &pieces).await {
            Ok(()) => senders.into_iter().for_each(|sender| tell(sender, Ok(()))),
            Err(fault) if pieces.len() == 1 => senders.into_iter().for_each(|sender| tell(sender, Err(fault.clone()))),
            Err(_) => {
                for (piece, sender) in pieces.iter().zip(senders) {
                    tell(sender, commit(&database, std::slice::from_ref(piece)).await);
                }
            }
        }
    }
}

async fn commit<P: Piece>(database: &Database, pieces: &[P]) -> Result<(), DbErr> {
    let tx = database.begin_write().await?;
    P::write(pieces, &tx).await?;
    tx.commit().await
}

/// A sender that goes away while its piece is written loses nothing: the form's key finds it again.
fn tell(sender: oneshot::Sender<Result<(), DbErr>>, result: Result<(), DbErr>) {
    let _gone_is_fine = sender.send(result);
}
