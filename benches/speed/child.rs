//! This program once more, as a server beside the one that asks: what one takes, the other does not.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A server that ends when this is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The cookie of someone who has signed in, if it knows of such.
    pub cookie: String,
}

impl Server {
    /// Starts it and waits until it says where it listens.
    pub fn start(arguments: &[&str]) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .context("no server")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("no output")?).read_line(&mut line)?;
        let (address, cookie) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        let address = address.parse().with_context(|| format!("{arguments:?} did not start"))?;
        Ok(Self { child, address, cookie: cookie.to_owned() })
    }

    /// The most memory it had so far, and what it has now, in MB.
    pub fn memory(&self) -> Result<(u64, u64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kilobytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.trim_end_matches("kB").trim().parse::<u64>().map(|kilobytes| kilobytes / 1000)
        };
        Ok((kilobytes("VmHWM:")?, kilobytes("VmRSS:")?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone then.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}
