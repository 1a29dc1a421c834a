//! Accepts connections, and finishes what it accepted before it ends.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::pace::{PacedBody, PacedStream, Patience};

/// How long requests may take to end after the program was asked to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// Serves until `stop` is ready, then lets accepted requests end.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_with(listener, router, Patience::default(), stop).await;
}

/// The same, with another patience for slow clients.
pub async fn serve_with(listener: TcpListener, router: Router, patience: Patience, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => attend(stream, peer, router.clone(), patience, &graceful),
                Err(fault) => {
                    // Out of descriptors or a client gone again: a pause keeps the loop from spinning.
                    tracing::warn!(%fault, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn attend(stream: TcpStream, peer: SocketAddr, router: Router, patience: Patience, graceful: &GracefulShutdown) {
    if let Err(fault) = stream.set_nodelay(true) {
        tracing::debug!(%fault, "the connection keeps its delay");
    }
    let service = TowerToHyperService::new(router.map_request(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(|body| PacedBody::new(body, patience.body))
    }));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.headers)
        .serve_connection(TokioIo::new(PacedStream::new(stream, patience.reading)), service);
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(fault) = watched.await {
            tracing::debug!(%fault, "a connection ended early");
        }
    });
}
