//! A mail server for tests: it takes letters, and misbehaves as it is told. Like the most careless server there is, it
//! takes a line feed or a carriage return alone for the end of a line, too.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::OwnedReadHalf;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes every letter.
    Accepts,
    /// Answers the recipient with this code.
    Answers(u16),
    /// Takes the letter, and hangs up without saying so.
    DropsAfterData,
    /// Says nothing at all.
    Silent,
    /// Takes the letter, and says so only after [`Sink::go_on`].
    Waits,
}

/// What the server has heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Every command, without its line end.
    pub commands: Vec<String>,
    /// Every letter, as it came.
    pub letters: Vec<String>,
}

/// A running server.
#[derive(Clone)]
pub struct Sink {
    /// Its address, as the configuration has it.
    pub url: String,
    manner: Arc<Mutex<Manner>>,
    heard: Arc<Mutex<Heard>>,
    letters: Arc<Semaphore>,
    go_on: Arc<Semaphore>,
}

impl Sink {
    /// Starts a server on a free port.
    pub async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let sink = Self {
            url,
            manner: Arc::new(Mutex::new(manner)),
            heard: Arc::default(),
            letters: Arc::new(Semaphore::new(0)),
            go_on: Arc::new(Semaphore::new(0)),
        };
        let server = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection = server.clone();
                tokio::spawn(async move { connection.attend(stream).await });
            }
        });
        sink
    }

    /// From now on it behaves like this.
    pub fn behaves(&self, manner: Manner) {
        *self.manner.lock().unwrap_or_else(PoisonError::into_inner) = manner;
    }

    /// What it has heard so far.
    pub fn heard(&self) -> Heard {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The Message-IDs of the letters, in their order.
    pub fn message_ids(&self) -> Vec<String> {
        let id = |letter: &String| letter.lines().find_map(|line| line.strip_prefix("Message-ID: ").map(str::to_owned));
        self.heard().letters.iter().filter_map(id).collect()
    }

    /// Waits until a letter has come in.
    pub async fn has_letter(&self) {
        self.letters.acquire().await.expect("an open semaphore").forget();
    }

    /// Lets a server that waits go on.
    pub fn go_on(&self) {
        self.go_on.add_permits(1);
    }

    fn manner(&self) -> Manner {
        *self.manner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, note: impl FnOnce(&mut Heard)) {
        note(&mut self.heard.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Talks to one client; gives up when it has gone.
    async fn attend(&self, stream: TcpStream) -> Option<()> {
        let (reading, mut writing) = stream.into_split();
        let mut lines = Lines { reading: BufReader::new(reading), is_after_return: false };
        if self.manner() == Manner::Silent {
            return std::future::pending().await;
        }
        writing.write_all(b"220 sink\r\n").await.ok()?;
        while let Some(line) = lines.next().await {
            self.hear(|heard| heard.commands.push(line.clone()));
            let command = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            match (command.as_str(), self.manner()) {
                ("RCPT", Manner::Answers(code)) => {
                    writing.write_all(format!("{code} <{line}> refused\r\n").as_bytes()).await.ok()?;
                }
                ("DATA", manner) => {
                    writing.write_all(b"354 go ahead\r\n").await.ok()?;
                    let mut letter = String::new();
                    while let Some(line) = lines.next().await.filter(|line| line != ".") {
                        letter += &line;
                        letter += "\n";
                    }
                    self.hear(|heard| heard.letters.push(letter));
                    self.letters.add_permits(1);
                    if manner == Manner::DropsAfterData {
                        return None;
                    }
                    if manner == Manner::Waits {
                        self.go_on.acquire().await.ok()?.forget();
                    }
                    writing.write_all(b"250 taken\r\n").await.ok()?;
                }
                ("QUIT", _) => return writing.write_all(b"221 bye\r\n").await.ok(),
                _ => writing.write_all(b"250 fine\r\n").await.ok()?,
            }
        }
        Some(())
    }
}

/// What a client says, line by line.
struct Lines {
    reading: BufReader<OwnedReadHalf>,
    /// The last line ended with a carriage return, to which a line feed may belong.
    is_after_return: bool,
}

impl Lines {
    /// The next line without its end; nothing once the client has gone.
    async fn next(&mut self) -> Option<String> {
        let mut line = Vec::new();
        loop {
            let byte = self.reading.read_u8().await.ok()?;
            let belongs_to_last = byte == b'\n' && std::mem::take(&mut self.is_after_return) && line.is_empty();
            match byte {
                b'\n' if belongs_to_last => {}
                b'\r' | b'\n' => {
                    self.is_after_return = byte == b'\r';
                    return Some(String::from_utf8_lossy(&line).into_owned());
                }
                byte => {
                    self.is_after_return = false;
                    line.push(byte);
                }
            }
        }
    }
}
