//! Files made to hurt are refused or kept harmless, within memory and time (security bar P17).

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use crate::kill::Program;
use crate::postgres::PostgresDatabase;

/// The most that the program may ever hold.
const MEMORY_MAX_KIB: u64 = 512 * 1024;
/// How long an answer may take before it counts as none; speed is measured elsewhere, on a machine of its own.
const PATIENCE: Duration = Duration::from_mins(1);

/// Everything that the bar names, and the largest picture that is taken.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let page = b"<html><script>alert(1)</script></html>";
    vec![
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
        ("page.html", page.to_vec()),
        ("polyglot.jpg", [b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00".as_slice(), page, b"\xFF\xD9"].concat()),
        ("bomb.png", png(30_000, 30_000, 0)),
        ("largest.png", png(6_300, 6_300, 6_300 * (1 + 3 * 6_300))),
        ("film.gif", [b"GIF89a\x10\x00\x10\x00\x00\x00\x00".to_vec(), frame().repeat(10_000), b";".to_vec()].concat()),
        ("paper.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml".to_vec()),
        ("script.pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF".to_vec()),
        ("nothing.txt", Vec::new()),
        ("large.txt", vec![b'a'; 10 * 1024 * 1024 + 1]),
    ]
}

/// A frame of 16 by 16 that draws nothing.
fn frame() -> Vec<u8> {
    b"\x2C\x00\x00\x00\x00\x10\x00\x10\x00\x80\x00\x00\x00\xFF\xFF\xFF\x02\x02\x8C\x01\x00".to_vec()
}

/// A picture in true colour that says how large it is, with so many bytes of nothing in it.
fn png(width: u32, height: u32, bytes: usize) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let named = [kind, data].concat();
        let length = u32::try_from(data.len()).expect("a short chunk");
        let mut sum = flate2::Crc::new();
        sum.update(&named);
        [&length.to_be_bytes(), named.as_slice(), &sum.sum().to_be_bytes()].concat()
    };
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut drawn = ZlibEncoder::new(Vec::new(), Compression::fast());
    drawn.write_all(&vec![0; bytes]).expect("bytes in memory");
    let drawn = drawn.finish().expect("bytes in memory");
    [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &drawn), chunk(b"IEND", &[])].concat()
}

/// Sends a body to the page with files; the status, and how long it took.
fn post(address: SocketAddr, from: usize, more: &str, body: &[u8]) -> (u16, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(address).expect("a connection");
    let head = format!(
        "POST /sv/respons/text HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nconnection: close\r\n\
         x-forwarded-for: 10.0.0.{from}\r\ncontent-type: multipart/form-data; boundary=edge\r\n{more}\
         content-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("a head");
    // Whoever is refused early need not be read to the end.
    let _ = stream.write_all(body);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, began.elapsed())
}

fn form(token: &str, name: &str, content: &[u8]) -> Vec<u8> {
    let text = |name: &str, value: &str| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields = [text("form_token", token), text("text", "Hissen i huset stod still.")].concat();
    let file = format!("--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
    [fields.as_bytes(), file.as_bytes(), content, b"\r\n--edge--\r\n"].concat()
}

fn token(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET /sv/respons/text HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("a page");
    let (_, rest) = page.split_once("name=\"form_token\" value=\"").expect("a token");
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn peak_kib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("the program's memory");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse().expect("a number")
}

#[test]
fn files_made_to_hurt_take_neither_the_memory_nor_the_service_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = format!("sqlite://{}", folder.path().join("delta.db").display());

    service_stays_up(folder.path(), &database);
}

#[test]
fn files_made_to_hurt_take_neither_the_memory_nor_the_service_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Some(database) = runtime.block_on(PostgresDatabase::start()) else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");

    service_stays_up(folder.path(), &database.url());
}

fn service_stays_up(folder: &Path, database: &str) {
    let program = Program::start(folder, database);
    let (address, token) = (program.address, token(program.address));
    let mut zipped = GzEncoder::new(Vec::new(), Compression::best());
    zipped.write_all(&vec![b'a'; 200 * 1024 * 1024]).expect("bytes in memory");
    let zipped = zipped.finish().expect("bytes in memory");
    let part = b"--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na\r\n";
    let many = [part.repeat(10_000), b"--edge--\r\n".to_vec()].concat();

    let mut answers: Vec<(&str, u16, Duration)> = Vec::new();
    for (at, (name, content)) in files().into_iter().enumerate() {
        let (status, took) = post(address, at, "", &form(&token, name, &content));
        answers.push((name, status, took));
    }
    for (name, more, body) in [("parts", "", &many), ("zipped", "content-encoding: gzip\r\n", &zipped)] {
        let (status, took) = post(address, 99, more, body);
        answers.push((name, status, took));
    }
    // The worst of them at once: all turns are taken, and pictures wait for each other.
    std::thread::scope(|all| {
        for (at, (name, content)) in files().into_iter().cycle().skip(3).take(12).enumerate() {
            let body = form(&token, name, &content);
            all.spawn(move || post(address, 100 + at, "", &body));
        }
    });
    let peak = peak_kib(program.process());
    program.kill();

    println!("at most {} MiB; {answers:?}", peak / 1024);
    assert!(answers.iter().all(|(_, status, _)| (200..500).contains(status)), "{answers:?}");
    assert!(answers.iter().all(|(.., took)| *took < PATIENCE), "{answers:?}");
    assert!(peak < MEMORY_MAX_KIB, "{} MiB", peak / 1024);
}
