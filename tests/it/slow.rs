//! Clients that are slow on purpose are let go, and nobody else waits for them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use bytes::Bytes;
use delta::platform::web::assets;
use delta::platform::web::pace::Patience;
use delta::platform::web::serve::serve_with;
use delta::server;
use futures_util::future::join_all;
use futures_util::stream;
use rstest::rstest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

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

#[rstest]
#[tokio::test]
async fn who_never_ends_the_headers_is_let_go_and_others_are_answered_meanwhile(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let address = served(server::router(app.state.clone())).await;
    let slow: Vec<_> = join_all((0..CLIENTS).map(|_| begun(address, "GET / HTTP/1.1\r\nhost: x\r\nx-a"))).await;

    let answered = is_alive(address).await;

    let ends = join_all(slow.into_iter().map(to_the_end)).await;
    assert!(answered);
    assert!(ends.iter().all(|said| !said.starts_with("HTTP/1.1 2")), "{ends:?}");
}

#[rstest]
#[tokio::test]
async fn who_trickles_a_form_with_files_is_let_go_and_takes_no_turn_with_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
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

/// How many of each sort of slow client there are at once (security bar P25).
const TRICKLING: usize = 200;
const UPLOADING: usize = 64;
const DEAF: usize = 64;
/// Answers that a deaf client asks for: far more than the machine keeps for one that does not read.
const ASKED: usize = 2_000;

/// Sends a beginning, then a byte now and then until it is let go; what it was told.
async fn trickle(address: SocketAddr, beginning: String) -> String {
    let client = begun(address, &beginning).await;
    let (mut reading, mut writing) = client.into_split();
    let trickling = tokio::spawn(async move {
        while writing.write_all(b"a").await.is_ok() {
            tokio::time::sleep(PATIENCE / 6).await;
        }
    });
    let mut said = Vec::new();
    let _ = reading.read_to_end(&mut said).await;
    trickling.abort();
    String::from_utf8_lossy(&said).into_owned()
}

/// Asks for more than it reads, and reads only after everybody's patience is over; how much it got.
async fn ask_and_not_listen(address: SocketAddr, until: Arc<Semaphore>) -> usize {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4_096).expect("a small buffer");
    let mut client = socket.connect(address).await.expect("a connection");
    let request = format!("GET {} HTTP/1.1\r\nhost: x\r\n\r\n", assets::address("delta.css")).repeat(ASKED);
    // Once the other side stops taking requests, what was asked for is more than enough.
    let _ = tokio::time::timeout(PATIENCE, client.write_all(request.as_bytes())).await;
    let _listening = until.acquire().await;
    to_the_end(client).await.len()
}

/// How many files, sockets and pipes this process has open.
fn descriptors() -> usize {
    std::fs::read_dir("/proc/self/fd").expect("a list").count()
}

#[rstest]
#[tokio::test]
async fn hundreds_of_slow_clients_hold_up_nobody_and_leave_nothing_behind(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let address = served(server::router(app.state.clone())).await;
    let page = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    for path in ["/sv/strategi", "/readyz", "/sv/respons/text"] {
        assert!(to_the_end(begun(address, &page(path)).await).await.starts_with("HTTP/1.1 200"), "{path}");
    }
    let style = app.get(assets::address("delta.css")).await.body.len();
    let before = descriptors();
    let upload = "POST /sv/respons/text HTTP/1.1\r\nhost: x\r\ncontent-length: 9000000\r\n\
                  content-type: multipart/form-data; boundary=edge\r\n\r\n--edge\r\n";

    let (mut trickling, mut deaf) = (JoinSet::new(), JoinSet::new());
    (0..TRICKLING).for_each(|_| drop(trickling.spawn(trickle(address, "GET / HTTP/1.1\r\nhost: x\r\nx-a".into()))));
    (0..UPLOADING).for_each(|_| drop(trickling.spawn(trickle(address, upload.into()))));
    let listen = Arc::new(Semaphore::new(0));
    (0..DEAF).for_each(|_| drop(deaf.spawn(ask_and_not_listen(address, Arc::clone(&listen)))));
    let mut took = Vec::new();
    for _ in 0..40 {
        let began = Instant::now();
        let answer = to_the_end(begun(address, &page("/sv/strategi")).await).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "another was not answered: {answer}");
        took.push(began.elapsed());
    }
    let told = trickling.join_all().await;
    tokio::time::sleep(PATIENCE * 6).await;
    listen.add_permits(DEAF);
    let heard = deaf.join_all().await;

    took.sort();
    // A measurement, not a check: the machine of a test may be busy with others.
    println!("others waited for {:?}, 95 of 100 no longer than {:?}", took[20], took[37]);
    assert!(told.iter().all(|told| !told.starts_with("HTTP/1.1 2")), "{told:?}");
    assert!(heard.iter().all(|bytes| *bytes < ASKED * style), "a deaf client was waited for");
    assert_eq!(app.state.uploads.available_permits(), 6);
    let patient = Instant::now();
    while descriptors() > before && patient.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(PATIENCE / 6).await;
    }
    assert!(descriptors() <= before, "{} are open, {before} were", descriptors());
}
