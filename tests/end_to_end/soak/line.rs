//! A line that stalls, resets and breaks: a relay in front of a plain FTP server, on another address of loopback. It
//! changes nothing of what goes through it. It reads the replies to EPSV, and opens the same port on its own address
//! before the client hears of it. What befalls each connection comes from one seed.

use std::{
    collections::BTreeSet,
    io::{self, ErrorKind, Read as _, Write as _},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use socket2::SockRef;

/// Where the line ends that the client sees; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// How often a thread looks whether its connection was broken.
const LOOK: Duration = Duration::from_millis(50);
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
    random: Mutex<u64>,
    pub(super) counts: Counts,
    open: Mutex<BTreeSet<u16>>,
}

impl Line {
    /// Listens at the same port as the server, on the other address.
    pub(super) fn start(server_port: u16, seed: u64) -> Arc<Self> {
        let listener = TcpListener::bind((NEAR, server_port)).expect("another address of loopback");
        let line = Arc::new(Self {
            server_port,
            random: Mutex::new(seed),
            counts: Counts::default(),
            open: Mutex::default(),
        });
        let accepting = line.clone();
        start(move || {
            for client in listener.incoming().flatten() {
                accepting.counts.control.fetch_add(1, Ordering::Relaxed);
                accepting.clone().control(client);
            }
        });
        line
    }

    /// xorshift64*, as in the trees.
    fn random(&self, below: u64) -> u64 {
        let mut state = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        *state ^= *state >> 12;
        *state ^= *state << 25;
        *state ^= *state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) % below
    }

    /// Every control connection breaks in the end; one in sixteen falls silent instead.
    fn control(self: Arc<Self>, client: TcpStream) {
        let silent = self.random(16) == 0;
        let fate = Fate {
            life: Some(Duration::from_millis(8_000 + self.random(40_000))),
            silent,
            ..Fate::default()
        };
        let counter = if silent {
            &self.counts.control_silent
        } else {
            &self.counts.control_broken
        };
        counter.fetch_add(1, Ordering::Relaxed);
        let port = self.server_port;
        start(move || {
            let reader = self.clone();
            carry(client, port, &fate, move |reply| reader.reply(reply));
        });
    }

    /// A reply goes to the client: the port of a 229 must be open by then.
    fn reply(self: &Arc<Self>, line: &str) {
        let port = line
            .strip_prefix("229 ")
            .and_then(|rest| rest.split_once("(|||"))
            .and_then(|(_, rest)| rest.split('|').next()?.parse().ok());
        let Some(port) = port else { return };
        let listener = match TcpListener::bind((NEAR, port)) {
            Ok(listener) => listener,
            // The one that a client asked for and never came to is still open; it serves this one.
            Err(_) if self.open.lock().unwrap_or_else(PoisonError::into_inner).contains(&port) => return,
            // The client finds nobody there and asks for another; a line may do that too.
            Err(error) => return println!("line: no port {port} on {NEAR}: {error}"),
        };
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(port);
        let line = self.clone();
        start(move || {
            line.data(&listener, port);
            line.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&port);
        });
    }

    /// One data connection; one in twenty is reset, one in eight stalls for a while.
    fn data(&self, listener: &TcpListener, port: u16) {
        listener.set_nonblocking(true).expect("a socket");
        let limit = Instant::now() + Duration::from_secs(30);
        let client = loop {
            match listener.accept() {
                Ok((client, _)) => break client,
                Err(error) if error.kind() == ErrorKind::WouldBlock && Instant::now() < limit => {
                    thread::sleep(Duration::from_millis(1));
                }
                Err(_) => return,
            }
        };
        client.set_nonblocking(false).expect("a socket");
        self.counts.data.fetch_add(1, Ordering::Relaxed);
        let mut fate = Fate {
            rate: Some(RATE),
            ..Fate::default()
        };
        if self.random(20) == 0 {
            fate.bytes = Some(self.random(200_000));
            self.counts.data_reset.fetch_add(1, Ordering::Relaxed);
        } else if self.random(8) == 0 {
            fate.stall = Some((self.random(100_000), Duration::from_millis(200 + self.random(4_000))));
            self.counts.stalls.fetch_add(1, Ordering::Relaxed);
        }
        carry(client, port, &fate, |_| {});
    }
}

/// Joins the client to a port of the server until one of them ends, or their fate comes true.
fn carry(client: TcpStream, port: u16, fate: &Fate, reply: impl Fn(&str) + Send + 'static) {
    let Ok(server) = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) else {
        return;
    };
    for stream in [&client, &server] {
        stream.set_read_timeout(Some(LOOK)).expect("a socket");
        stream.set_nodelay(true).expect("a socket");
    }
    let (client, server, broken) = (Arc::new(client), Arc::new(server), Arc::new(AtomicBool::new(false)));
    let up = {
        let (client, server, broken, fate) = (client.clone(), server.clone(), broken.clone(), fate.clone());
        start(move || pump(&client, &server, &fate, &broken, |_| {}))
    };
    let mut text = String::new();
    pump(&server, &client, fate, &broken, |bytes| {
        text.push_str(&String::from_utf8_lossy(bytes));
        while let Some(end) = text.find('\n') {
            reply(text[..end].trim_end());
            text.drain(..=end);
        }
    });
    drop(up.join());
    if broken.load(Ordering::Relaxed) {
        // Closed without a lingering end: both sides get a reset.
        for stream in [&client, &server] {
            SockRef::from(&**stream).set_linger(Some(Duration::ZERO)).ok();
        }
    }
}

/// One direction.
fn pump(from: &TcpStream, to: &TcpStream, fate: &Fate, broken: &AtomicBool, mut seen: impl FnMut(&[u8])) {
    let (mut from, mut to) = (from, to);
    let started = Instant::now();
    let mut buffer = vec![0; 16 << 10];
    let mut total = 0;
    let mut stall = fate.stall;
    loop {
        let over = fate.life.is_some_and(|life| started.elapsed() > life);
        if over && fate.silent {
            return silence(from, broken);
        }
        if over || fate.bytes.is_some_and(|bytes| total >= bytes) {
            broken.store(true, Ordering::Relaxed);
        }
        if broken.load(Ordering::Relaxed) {
            return;
        }
        let read = match from.read(&mut buffer) {
            Ok(0) => {
                // Half of it is closed; the other half may still have something to say.
                to.shutdown(Shutdown::Write).ok();
                return;
            }
            Ok(read) => read,
            Err(error) if waits(&error) => continue,
            Err(_) => {
                broken.store(true, Ordering::Relaxed);
                return;
            }
        };
        seen(&buffer[..read]);
        total += read as u64;
        if let Some((_, pause)) = stall.take_if(|(at, _)| total >= *at) {
            thread::sleep(pause);
        }
        if let Some(rate) = fate.rate {
            thread::sleep(Duration::from_micros(read as u64 * 1_000_000 / rate));
        }
        if to.write_all(&buffer[..read]).is_err() {
            broken.store(true, Ordering::Relaxed);
            return;
        }
    }
}

/// Nothing goes through any more, until this end closes.
fn silence(mut from: &TcpStream, broken: &AtomicBool) {
    let mut buffer = [0; 4096];
    loop {
        match from.read(&mut buffer) {
            Ok(read) if read > 0 => {}
            Err(error) if waits(&error) && !broken.load(Ordering::Relaxed) => {}
            _ => {
                broken.store(true, Ordering::Relaxed);
                return;
            }
        }
    }
}

fn start(work: impl FnOnce() + Send + 'static) -> thread::JoinHandle<()> {
    thread::Builder::new()
        .name("line".to_owned())
        .spawn(work)
        .expect("a thread")
}

fn waits(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}
