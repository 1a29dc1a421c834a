//! Clients that are slow on purpose are let go, and nobody else waits for them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use bytes::Bytes;
use delta::platform::web::pace::Patience;
use delta::platform::web::serve::serve_with;
use delta::server;
use futures_util::future::join_all;
use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::app::{Base, TestApp};

/// Short, so that the test is: what is let go after it would be let go after any.
const PATIENCE: Duration = Duration::from_millis(300);
const CLIENTS: usize = 40;

async fn served(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let patience = Patience { headers: PATIENCE, body: PATIENCE, reading: PATIENCE };
    tokio::spawn(serve_with(listener, router, patience, std::future::pending()));
    address
}

async fn begun(address: SocketAddr, beginning: &str) -> TcpStream {
    let mut client = TcpStream::connect(address).await.expect("a connection");
    client.write_all(beginning.as_bytes()).await.expect("a beginning");
    client
}

/// What is said until the other side ends the connection.
async fn to_the_end(mut client: TcpStream) -> String {
    let mut said = Vec::new();
    // A connection that is reset has ended too.
    let _ = client.read_to_end(&mut said).await;
    String::from_utf8_lossy(&said).into_owned()
}

async fn is_alive(address: SocketAddr) -> bool {
    let request = "GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    to_the_end(begun(address, request).await).await.starts_with("HTTP/1.1 200")
}

#[tokio::test]
async fn who_never_ends_the_headers_is_let_go_and_others_are_answered_meanwhile() {
    let app = TestApp::start(Base::Sqlite).await.expect("a service");
    let address = served(server::router(app.state.clone())).await;
    let slow: Vec<_> = join_all((0..CLIENTS).map(|_| begun(address, "GET / HTTP/1.1\r\nhost: x\r\nx-a"))).await;

    let answered = is_alive(address).await;

    let ends = join_all(slow.into_iter().map(to_the_end)).await;
    assert!(answered);
    assert!(ends.iter().all(|said| !said.starts_with("HTTP/1.1 2")), "{ends:?}");
}

#[tokio::test]
async fn who_trickles_a_form_with_files_is_let_go_and_takes_no_turn_with_them() {
    let app = TestApp::start(Base::Sqlite).await.expect("a service");
    let address = served(server::router(app.state.clone())).await;
    let beginning = "POST /sv/respons/text HTTP/1.1\r\nhost: x\r\ncontent-length: 9000000\r\n\
                     content-type: multipart/form-data; boundary=edge\r\n\r\n--edge\r\n";
    let slow: Vec<_> = join_all((0..CLIENTS).map(|_| begun(address, beginning))).await;

    let answered = is_alive(address).await;

    let ends = join_all(slow.into_iter().map(to_the_end)).await;
    assert!(answered);
    assert!(ends.iter().all(|said| !said.starts_with("HTTP/1.1 2")), "{ends:?}");
    assert_eq!(app.state.uploads.available_permits(), 6);
}

#[tokio::test]
async fn who_reads_nothing_of_a_long_answer_is_let_go() {
    let (gone, is_gone) = oneshot::channel::<()>();
    let held = Arc::new(Mutex::new(Some(gone)));
    let endless = move || {
        // The answer holds the sender for as long as it is being written.
        let held = held.lock().unwrap_or_else(PoisonError::into_inner).take();
        let chunk = move |held| async move { Some((Ok::<_, Infallible>(Bytes::from_static(&[b'a'; 8_192])), held)) };
        std::future::ready(Body::from_stream(stream::unfold(held, chunk)))
    };
    let address = served(Router::new().route("/", get(endless))).await;

    let client = begun(address, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;

    assert!(is_gone.await.is_err(), "the answer was not given up");
    drop(client);
}
