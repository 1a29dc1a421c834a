//! A small HTTP/1.1 client that keeps its connections and asks again as soon as it has its answer.
//!
//! So slow answers slow the questions down, too: the times tell what each question waited, not what a
//! steady stream of visitors would have waited.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Writes the next request.
pub type Ask = Arc<dyn Fn() -> Vec<u8> + Send + Sync>;

/// How much to ask.
#[derive(Clone, Copy)]
pub struct Load {
    /// Connections that ask at the same time.
    pub connections: usize,
    /// No question is put after this time.
    pub lasting: Duration,
    /// No question is put after this many.
    pub most: u64,
    /// Each connection rests this long between an answer and the next question.
    pub rest: Duration,
    /// The status that every answer must have.
    pub status: u16,
}

impl Load {
    /// Questions without rest, all answered with 200.
    pub const fn of(connections: usize, lasting: Duration) -> Self {
        Self { connections, lasting, most: u64::MAX, rest: Duration::ZERO, status: 200 }
    }
}

/// What came of it.
#[derive(Clone, Copy)]
pub struct Outcome {
    /// Answers in a second.
    pub per_second: f64,
    /// Half of the answers came within.
    pub p50: Duration,
    /// 95 of 100 answers came within.
    pub p95: Duration,
}

/// The outcome of the middle run of three, by rate. A short run before them warms up.
pub async fn median(to: SocketAddr, load: Load, ask: Ask) -> Result<Outcome> {
    run(to, Load { lasting: Duration::from_millis(500), most: load.most / 8, ..load }, ask.clone()).await?;
    let mut outcomes =
        [run(to, load, ask.clone()).await?, run(to, load, ask.clone()).await?, run(to, load, ask).await?];
    outcomes.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    let [_, middle, _] = outcomes;
    Ok(middle)
}

/// One run.
pub async fn run(to: SocketAddr, load: Load, ask: Ask) -> Result<Outcome> {
    let left = Arc::new(AtomicU64::new(load.most.max(1)));
    let began = Instant::now();
    let mut asking = JoinSet::new();
    for _ in 0..load.connections {
        asking.spawn(connection(to, load, ask.clone(), left.clone(), began));
    }
    let mut times = Vec::new();
    while let Some(answered) = asking.join_next().await {
        times.extend(answered??);
    }
    let took = began.elapsed();
    Ok(Outcome { per_second: f64::from(u32::try_from(times.len())?) / took.as_secs_f64(), ..spread(times) })
}

/// The middle and the slow end of measured times.
pub fn spread(mut times: Vec<Duration>) -> Outcome {
    times.sort_unstable();
    let at = |hundredths: usize| times.get(times.len() * hundredths / 100).copied().unwrap_or_default();
    Outcome { per_second: 0.0, p50: at(50), p95: at(95) }
}

async fn connection(
    to: SocketAddr,
    load: Load,
    ask: Ask,
    left: Arc<AtomicU64>,
    began: Instant,
) -> Result<Vec<Duration>> {
    let mut stream = TcpStream::connect(to).await?;
    stream.set_nodelay(true)?;
    let mut times = Vec::new();
    let mut answer = Vec::with_capacity(64 * 1024);
    let take_one = |left: u64| left.checked_sub(1);
    while began.elapsed() < load.lasting && left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take_one).is_ok() {
        let request = ask();
        let asked = Instant::now();
        stream.write_all(&request).await?;
        let status = receive(&mut stream, &mut answer).await?;
        times.push(asked.elapsed());
        if status != load.status {
            let (request, answer) = (String::from_utf8_lossy(&request), String::from_utf8_lossy(&answer));
            bail!("status {status} instead of {}\n\n{request}\n\n{answer}", load.status);
        }
        if !load.rest.is_zero() {
            tokio::time::sleep(load.rest).await;
        }
    }
    Ok(times)
}

/// Reads one answer into `answer` and gives its status.
async fn receive(stream: &mut TcpStream, answer: &mut Vec<u8>) -> Result<u16> {
    answer.clear();
    let head = loop {
        if stream.read_buf(answer).await? == 0 {
            bail!("the server hung up");
        }
        if let Some(end) = answer.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = std::str::from_utf8(answer.get(..head).unwrap_or_default())?.to_ascii_lowercase();
    let status: u16 = text.get(9..12).unwrap_or_default().parse().context("no status")?;
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).map(str::parse::<usize>);
    let is_chunked = text.contains("transfer-encoding: chunked");
    loop {
        let is_whole = match &length {
            Some(length) => answer.len() >= head + length.clone()?,
            None => !is_chunked || answer.ends_with(b"\r\n0\r\n\r\n"),
        };
        if is_whole {
            return Ok(status);
        }
        if stream.read_buf(answer).await? == 0 {
            bail!("the server hung up");
        }
    }
}

/// Asks for a page, always the same.
pub fn get(path: &str, headers: &str) -> Ask {
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n").into_bytes();
    Arc::new(move || request.clone())
}

/// Sends forms, numbered from zero: the number is set in where `{n}` stands in the body, in 32 digits, and where
/// `{address}` stands in the headers, as an address.
pub fn post(path: &str, headers: &str, body: &str) -> Ask {
    let (path, headers, body) = (path.to_owned(), headers.to_owned(), body.to_owned());
    let next = AtomicU64::new(0);
    Arc::new(move || {
        let number = next.fetch_add(1, Ordering::Relaxed);
        let body = body.replace("{n}", &format!("{number:032x}"));
        let [.., a, b, c] = number.to_be_bytes();
        let headers = headers.replace("{address}", &format!("10.{a}.{b}.{c}"));
        format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n{headers}\r\n{body}",
            body.len()
        )
        .into_bytes()
    })
}

/// One answer to one question, as text.
pub async fn fetch(to: SocketAddr, ask: &Ask) -> Result<(u16, String)> {
    let mut stream = TcpStream::connect(to).await?;
    stream.write_all(&ask()).await?;
    let mut answer = Vec::new();
    let status = receive(&mut stream, &mut answer).await?;
    Ok((status, String::from_utf8_lossy(&answer).into_owned()))
}
