//! What stands between a client and a server and passes bytes on, for those who do harm to them: both ends of a connection,
//! one direction at a time, and what a control connection tells of the next data connection. What harm is done is theirs.

use std::{
    io::{self, ErrorKind, Read as _, Write as _},
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use socket2::SockRef;

use crate::tree::Random;

/// How often a direction looks whether its connection was severed.
const LOOK: Duration = Duration::from_millis(20);

/// What passes in one direction.
pub(crate) trait Way {
    /// These bytes came. It may take its time; it says how many of them go on, and none means that they are lost.
    fn pass(&mut self, bytes: &[u8]) -> usize;

    /// Nothing came for a moment.
    fn idle(&mut self) {}

    /// The one who sends has ended in order. Does the other side hear of it?
    fn ended(&mut self) -> bool {
        true
    }
}

impl<F: FnMut(&[u8]) -> usize> Way for F {
    fn pass(&mut self, bytes: &[u8]) -> usize {
        self(bytes)
    }
}

/// Both ends of one connection.
pub(crate) struct Pair {
    pub(crate) client: TcpStream,
    pub(crate) server: TcpStream,
    severed: AtomicBool,
}

impl Pair {
    /// The client, and a port of the server on 127.0.0.1.
    pub(crate) fn join(client: TcpStream, port: u16) -> Option<Self> {
        Self::of(client, TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?)
    }

    pub(crate) fn of(client: TcpStream, server: TcpStream) -> Option<Self> {
        for stream in [&client, &server] {
            stream.set_read_timeout(Some(LOOK)).ok()?;
            stream.set_nodelay(true).ok()?;
        }
        Some(Self {
            client,
            server,
            severed: AtomicBool::new(false),
        })
    }

    /// Nothing goes on from now on, in either direction.
    pub(crate) fn sever(&self) {
        self.severed.store(true, Ordering::Relaxed);
    }

    pub(crate) fn severed(&self) -> bool {
        self.severed.load(Ordering::Relaxed)
    }

    /// Both directions, until both have ended or the pair is severed.
    pub(crate) fn carry(&self, up: impl Way + Send, down: impl Way) {
        thread::scope(|scope| {
            scope.spawn(|| self.pump(&self.client, &self.server, up));
            self.pump(&self.server, &self.client, down);
        });
    }

    /// Both sides get a reset when the pair is dropped, and not an end in order.
    pub(crate) fn reset(&self) {
        for stream in [&self.client, &self.server] {
            SockRef::from(stream).set_linger(Some(Duration::ZERO)).ok();
        }
    }

    fn pump(&self, mut from: &TcpStream, mut to: &TcpStream, mut way: impl Way) {
        let mut buffer = vec![0; 16 << 10];
        while !self.severed() {
            let read = match from.read(&mut buffer) {
                Ok(0) => {
                    // Half of it is closed; the other half may still have something to say.
                    if way.ended() {
                        to.shutdown(Shutdown::Write).ok();
                    }
                    return;
                }
                Ok(read) => read,
                Err(error) if waits(&error) => {
                    way.idle();
                    continue;
                }
                Err(_) => return self.sever(),
            };
            let goes = way.pass(&buffer[..read]);
            if to.write_all(&buffer[..goes]).is_err() {
                self.sever();
            }
        }
    }
}

fn waits(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}

/// Listens at this address, at the same port as the server, and hands over everybody who comes.
pub(crate) fn listen(near: Ipv4Addr, port: u16, take: impl Fn(TcpStream) + Send + 'static) {
    let listener = TcpListener::bind((near, port)).expect("another address of loopback");
    spawn(move || {
        for client in listener.incoming().flatten() {
            take(client);
        }
    });
}

/// The one client that comes to a port; `None` if none comes in time, or nobody wants it any more.
pub(crate) fn accept(listener: &TcpListener, patience: Duration, wanted: impl Fn() -> bool) -> Option<TcpStream> {
    listener.set_nonblocking(true).ok()?;
    let limit = Instant::now() + patience;
    loop {
        match listener.accept() {
            Ok((client, _)) => {
                client.set_nonblocking(false).ok()?;
                return Some(client);
            }
            Err(error) if waits(&error) && Instant::now() < limit && wanted() => {
                thread::sleep(Duration::from_millis(1));
            }
            Err(_) => return None,
        }
    }
}

/// The port that a reply to EPSV names.
pub(crate) fn passive_port(reply: &str) -> Option<u16> {
    let (_, rest) = reply.strip_prefix("229 ")?.split_once("(|||")?;
    rest.split('|').next()?.parse().ok()
}

/// Bytes that become whole lines.
#[derive(Default)]
pub(crate) struct Lines(Vec<u8>);

impl Lines {
    /// The lines that are whole with these bytes, without their ends. (Names of our trees are UTF-8.)
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Vec<String> {
        self.0.extend_from_slice(bytes);
        std::iter::from_fn(|| self.next()).collect()
    }

    fn next(&mut self) -> Option<String> {
        let end = self.0.iter().position(|byte| *byte == b'\n')?;
        let line: Vec<u8> = self.0.drain(..=end).collect();
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        Some(String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)).into_owned())
    }
}

/// Reads lines, one after the other.
pub(crate) struct LineReader<'a> {
    stream: &'a TcpStream,
    lines: Lines,
}

impl<'a> LineReader<'a> {
    pub(crate) fn new(stream: &'a TcpStream) -> Self {
        Self {
            stream,
            lines: Lines::default(),
        }
    }

    /// The next line; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<String> {
        let mut buffer = [0; 4096];
        loop {
            if let Some(line) = self.lines.next() {
                return Some(line);
            }
            match self.stream.read(&mut buffer) {
                Ok(read) if read > 0 => self.lines.0.extend_from_slice(&buffer[..read]),
                _ => return None,
            }
        }
    }
}

/// Chance, from one seed, for many threads.
pub(crate) struct Chance(Mutex<Random>);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(Random(seed)))
    }

    /// A number below this one.
    pub(crate) fn below(&self, limit: u64) -> u64 {
        (self.0.lock().unwrap_or_else(PoisonError::into_inner).next() >> 16) % limit
    }
}

pub(crate) fn spawn(work: impl FnOnce() + Send + 'static) -> thread::JoinHandle<()> {
    thread::Builder::new()
        .name("relay".to_owned())
        .stack_size(256 << 10)
        .spawn(work)
        .expect("a thread")
}
