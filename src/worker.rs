//! Every job, and how often it runs.

use std::future::{Future, pending};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::app::AppState;
use crate::jobs::rotate_keys::LastWalk;
use crate::jobs::sweep::LastSweep;
use crate::jobs::{follow_county, move_clocks, remind_staff, rotate_keys, send_messages, sweep, tell_followers};

/// How often messages are looked for when nobody wakes the job: retries fall due, other processes write.
const MESSAGES_EVERY: Duration = Duration::from_secs(15);

/// How long a pass may go on after the program was asked to stop. What it leaves undone falls to the next start.
const FAREWELL: Duration = Duration::from_secs(10);

/// How often it is looked whether the county in force has changed.
const COUNTY_EVERY: Duration = Duration::from_secs(5);

/// How often it is looked whether a day has passed that something waited for.
const CLOCKS_EVERY: Duration = Duration::from_mins(5);

/// How often it is looked whether there is anything to tell followers: they can wait a little.
const FOLLOWERS_EVERY: Duration = Duration::from_secs(15);

/// How often it is looked whether today was swept.
const SWEEP_EVERY: Duration = Duration::from_mins(30);

/// How often the keyring's file is read; `delta keys` tells it to whoever adds a key.
pub const KEYS_EVERY: Duration = Duration::from_secs(5);

/// Starts every job. After `stop` each ends the pass it is in; `app.tasks` tells when all have ended.
pub fn start(app: &AppState, stop: &CancellationToken) {
    let (running, until) = (app.clone(), stop.clone());
    app.tasks.spawn(async move {
        let pass = || {
            let app = running.clone();
            async move { send_messages::send_due(&app.as_ref().into()).await }
        };
        repeat("send_messages", MESSAGES_EVERY, Some(&running.wake), &until, pass).await;
    });
    let (running, until) = (app.clone(), stop.clone());
    app.tasks.spawn(async move {
        let pass = || {
            let app = running.clone();
            async move { follow_county::follow_county(&app).await }
        };
        repeat("follow_county", COUNTY_EVERY, None, &until, pass).await;
    });
    let (running, until) = (app.clone(), stop.clone());
    app.tasks.spawn(async move {
        let pass = || {
            let app = running.clone();
            async move { move_clocks::move_clocks(&app).await }
        };
        repeat("move_clocks", CLOCKS_EVERY, None, &until, pass).await;
    });
    let (running, until) = (app.clone(), stop.clone());
    app.tasks.spawn(async move {
        let pass = || {
            let app = running.clone();
            async move { remind_staff::remind_staff(&app).await }
        };
        repeat("remind_staff", CLOCKS_EVERY, None, &until, pass).await;
    });
    let (running, until) = (app.clone(), stop.clone());
    app.tasks.spawn(async move {
        let pass = || {
            let app = running.clone();
            async move { tell_followers::tell_followers(&app).await }
        };
        repeat("tell_followers", FOLLOWERS_EVERY, None, &until, pass).await;
    });
    let (running, until, last) = (app.clone(), stop.clone(), Arc::new(LastSweep::default()));
    app.tasks.spawn(async move {
        let pass = || {
            let (app, last) = (running.clone(), Arc::clone(&last));
            async move { sweep::sweep(&app, &last).await }
        };
        repeat("sweep", SWEEP_EVERY, None, &until, pass).await;
    });
    let (running, until, last) = (app.clone(), stop.clone(), Arc::new(LastWalk::default()));
    app.tasks.spawn(async move {
        let pass = || {
            let (app, last) = (running.clone(), Arc::clone(&last));
            async move { rotate_keys::rotate(&app, &last).await }
        };
        repeat("rotate_keys", KEYS_EVERY, None, &until, pass).await;
    });
}

/// Runs passes until asked to stop: again at once while there is work, else after `every` or when woken. A pass that
/// fails, or panics, is told in the log and does not end the job.
async fn repeat<Pass, Fault>(
    job: &'static str,
    every: Duration,
    wake: Option<&Notify>,
    stop: &CancellationToken,
    pass: impl Fn() -> Pass,
) where
    Pass: Future<Output = Result<usize, Fault>> + Send + 'static,
    Fault: std::error::Error + Send + 'static,
{
    while !stop.is_cancelled() {
        let mut running = tokio::spawn(pass());
        let ended = tokio::select! {
            ended = &mut running => ended,
            () = farewell(stop) => {
                running.abort();
                running.await
            }
        };
        match ended {
            Ok(Ok(0)) => {}
            Ok(Ok(_)) => continue,
            Ok(Err(fault)) => tracing::error!(job, %fault, "a pass failed"),
            Err(fault) => tracing::error!(job, %fault, "a pass broke off"),
        }
        let woken = async {
            match wake {
                Some(wake) => wake.notified().await,
                None => pending().await,
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = woken => {}
            () = tokio::time::sleep(every) => {}
        }
    }
}

async fn farewell(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(FAREWELL).await;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::mpsc;

    use super::*;

    /// A job that tells of each pass and ends it as told; and a way to stop it.
    struct Watched {
        wake: Arc<Notify>,
        stop: CancellationToken,
        passes: mpsc::UnboundedReceiver<usize>,
        ended: tokio::task::JoinHandle<()>,
    }

    fn watched(outcomes: fn(usize) -> Result<usize, std::fmt::Error>) -> Watched {
        let (wake, stop) = (Arc::new(Notify::new()), CancellationToken::new());
        let (tell, passes) = mpsc::unbounded_channel();
        let (ring, end) = (Arc::clone(&wake), stop.clone());
        let ended = tokio::spawn(async move {
            let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
            let pass = || {
                let number = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let tell = tell.clone();
                async move {
                    tell.send(number).expect("a listener");
                    outcomes(number)
                }
            };
            repeat("watched", Duration::from_hours(1), Some(&ring), &end, pass).await;
        });
        Watched { wake, stop, passes, ended }
    }

    #[tokio::test]
    async fn work_is_followed_by_another_pass_and_idleness_by_waiting_for_the_bell() {
        let mut job = watched(|number| Ok(usize::from(number == 0)));
        assert_eq!((job.passes.recv().await, job.passes.recv().await), (Some(0), Some(1)));
        assert!(job.passes.try_recv().is_err());

        job.wake.notify_one();

        assert_eq!(job.passes.recv().await, Some(2));
    }

    #[tokio::test]
    async fn a_pass_that_fails_or_panics_does_not_end_the_job() {
        let mut job = watched(|number| match number {
            0 => panic!("on purpose"),
            1 => Err(std::fmt::Error),
            _ => Ok(0),
        });

        for number in 0..3 {
            assert_eq!(job.passes.recv().await, Some(number));
            job.wake.notify_one();
        }
    }

    #[tokio::test]
    async fn a_job_that_is_asked_to_stop_ends() {
        let mut job = watched(|_| Ok(0));
        job.passes.recv().await;

        job.stop.cancel();

        job.ended.await.expect("an end");
    }
}
