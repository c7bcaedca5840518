//! A line that stalls, resets and breaks: a relay in front of a plain FTP server, on another address of loopback. It
//! changes nothing of what goes through it. It reads the replies to EPSV, and opens the same port on its own address
//! before the client hears of it. What befalls each connection comes from one seed.

use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::relay::{Chance, Lines, Pair, Way, accept, listen, passive_port, spawn};

/// Where the line ends that the client sees; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// Bytes a second of one data connection, so that breaks find transfers under way.
const RATE: u64 = 160 << 10;

/// What happened so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) control: AtomicU64,
    pub(super) control_broken: AtomicU64,
    pub(super) control_silent: AtomicU64,
    pub(super) data: AtomicU64,
    pub(super) data_reset: AtomicU64,
    pub(super) stalls: AtomicU64,
}

/// What befalls a connection.
#[derive(Clone, Debug, Default)]
struct Fate {
    /// It is broken after this time...
    life: Option<Duration>,
    /// ... or after so many bytes.
    bytes: Option<u64>,
    /// Nothing goes through from then on in place of a break; the other end hears nothing.
    silent: bool,
    /// A pause after so many bytes.
    stall: Option<(u64, Duration)>,
    /// Bytes a second.
    rate: Option<u64>,
}

/// The relay, as long as the test runs.
pub(super) struct Line {
    server_port: u16,
    chance: Chance,
    pub(super) counts: Counts,
    open: Mutex<BTreeSet<u16>>,
}

impl Line {
    /// Listens at the same port as the server, on the other address.
    pub(super) fn start(server_port: u16, seed: u64) -> Arc<Self> {
        let line = Arc::new(Self {
            server_port,
            chance: Chance::new(seed),
            counts: Counts::default(),
            open: Mutex::default(),
        });
        let accepting = line.clone();
        listen(NEAR, server_port, move |client| {
            accepting.counts.control.fetch_add(1, Ordering::Relaxed);
            accepting.clone().control(client);
        });
        line
    }

    fn open(&self) -> MutexGuard<'_, BTreeSet<u16>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every control connection breaks in the end; one in sixteen falls silent instead.
    fn control(self: Arc<Self>, client: TcpStream) {
        let silent = self.chance.below(16) == 0;
        let fate = Fate {
            life: Some(Duration::from_millis(8_000 + self.chance.below(40_000))),
            silent,
            ..Fate::default()
        };
        let counter = if silent {
            &self.counts.control_silent
        } else {
            &self.counts.control_broken
        };
        counter.fetch_add(1, Ordering::Relaxed);
        spawn(move || {
            let mut replies = Lines::default();
            carry(client, self.server_port, &fate, |bytes| {
                for line in replies.take(bytes) {
                    self.reply(&line);
                }
            });
        });
    }

    /// A reply goes to the client: the port of a 229 must be open by then.
    fn reply(self: &Arc<Self>, line: &str) {
        let Some(port) = passive_port(line) else { return };
        let listener = match TcpListener::bind((NEAR, port)) {
            Ok(listener) => listener,
            // The one that a client asked for and never came to is still open; it serves this one.
            Err(_) if self.open().contains(&port) => return,
            // The client finds nobody there and asks for another; a line may do that too.
            Err(error) => return println!("line: no port {port} on {NEAR}: {error}"),
        };
        self.open().insert(port);
        let line = self.clone();
        spawn(move || {
            line.data(&listener, port);
            line.open().remove(&port);
        });
    }

    /// One data connection; one in twenty is reset, one in eight stalls for a while.
    fn data(&self, listener: &TcpListener, port: u16) {
        let Some(client) = accept(listener, Duration::from_secs(30), || true) else {
            return;
        };
        self.counts.data.fetch_add(1, Ordering::Relaxed);
        let mut fate = Fate {
            rate: Some(RATE),
            ..Fate::default()
        };
        if self.chance.below(20) == 0 {
            fate.bytes = Some(self.chance.below(200_000));
            self.counts.data_reset.fetch_add(1, Ordering::Relaxed);
        } else if self.chance.below(8) == 0 {
            fate.stall = Some((
                self.chance.below(100_000),
                Duration::from_millis(200 + self.chance.below(4_000)),
            ));
            self.counts.stalls.fetch_add(1, Ordering::Relaxed);
        }
        carry(client, port, &fate, |_| {});
    }
}

/// Joins the client to a port of the server until one of them ends, or their fate comes true.
fn carry(client: TcpStream, port: u16, fate: &Fate, reply: impl FnMut(&[u8])) {
    let Some(pair) = Pair::join(client, port) else { return };
    pair.carry(Fated::new(&pair, fate, |_: &[u8]| {}), Fated::new(&pair, fate, reply));
    if pair.severed() {
        pair.reset();
    }
}

/// One direction, with what befalls it.
struct Fated<'a, F> {
    pair: &'a Pair,
    fate: &'a Fate,
    started: Instant,
    total: u64,
    stall: Option<(u64, Duration)>,
    /// Nothing goes through any more, until this end closes.
    silent: bool,
    seen: F,
}

impl<'a, F> Fated<'a, F> {
    fn new(pair: &'a Pair, fate: &'a Fate, seen: F) -> Self {
        Self {
            pair,
            fate,
            started: Instant::now(),
            total: 0,
            stall: fate.stall,
            silent: false,
            seen,
        }
    }

    fn look(&mut self) {
        let over = self.fate.life.is_some_and(|life| self.started.elapsed() > life);
        if over && self.fate.silent {
            self.silent = true;
        } else if over || self.fate.bytes.is_some_and(|bytes| self.total >= bytes) {
            self.pair.sever();
        }
    }
}

impl<F: FnMut(&[u8])> Way for Fated<'_, F> {
    fn pass(&mut self, bytes: &[u8]) -> usize {
        self.look();
        if self.silent || self.pair.severed() {
            return 0;
        }
        (self.seen)(bytes);
        self.total += bytes.len() as u64;
        if let Some((_, pause)) = self.stall.take_if(|(at, _)| self.total >= *at) {
            thread::sleep(pause);
        }
        if let Some(rate) = self.fate.rate {
            thread::sleep(Duration::from_micros(bytes.len() as u64 * 1_000_000 / rate));
        }
        bytes.len()
    }

    fn idle(&mut self) {
        self.look();
    }

    fn ended(&mut self) -> bool {
        if self.silent {
            self.pair.sever();
        }
        !self.silent
    }
}
