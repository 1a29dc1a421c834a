//! Is the program on this machine alive? For the health check of a container that has no other tool.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, bail};

use super::start;

const PATIENCE: Duration = Duration::from_secs(3);

/// Asks `/healthz`.
pub fn run() -> anyhow::Result<()> {
    let address = own(start::configured(true)?.listen);
    let answer = ask(address).with_context(|| format!("{address} does not answer"))?;
    if !answer.starts_with("HTTP/1.1 200 ") {
        bail!("{address} answers, but not well: {}", answer.lines().next().unwrap_or_default());
    }
    Ok(())
}

/// An address of all interfaces is asked on this machine's own.
fn own(listen: SocketAddr) -> SocketAddr {
    match listen {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => (Ipv4Addr::LOCALHOST, v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => (Ipv6Addr::LOCALHOST, v6.port()).into(),
        other => other,
    }
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
