//! A relay in front of a plain FTP server, on another address of loopback, that cuts the data connection of each file at a
//! byte which a seed gives, and counts what went through. It knows from the control connection which file a data connection
//! carries.

use std::{
    collections::{BTreeMap, VecDeque},
    io::{self, ErrorKind, Read as _, Write as _},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use socket2::SockRef;

use crate::servers::Server;

/// Where the relay is; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
/// How often a thread looks whether its connection was cut.
const LOOK: Duration = Duration::from_millis(20);

/// What a data connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Down,
    Up,
    Other,
}

/// What became of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// Data connections that were cut.
    pub(super) cuts: u64,
    /// Bytes that reached the other side, over all connections: of the file itself...
    pub(super) moved: u64,
    /// ... and, for an upload, of what was read back.
    pub(super) read_back: u64,
    /// Bytes that the receiving side had kept of an earlier connection and that came once more. What never got out of the
    /// buffers of a connection that broke has to come again for anybody.
    pub(super) kept_and_sent: u64,
}

/// How a data connection is cut. The control connection goes with it in every second case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Both ends get a reset.
    Reset,
    /// Both ends see an end in order: for an upload that is what the end of a file looks like.
    End,
}

/// The relay, as long as the test runs.
pub(super) struct Relay {
    server_port: u16,
    /// The folder that the server shows as `/`.
    root: PathBuf,
    /// The longest file: cuts lie below.
    longest: u64,
    /// What is looked at whenever something is cut: files of the final names must be whole.
    final_names: Mutex<BTreeMap<PathBuf, u64>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    random: u64,
    files: BTreeMap<String, File>,
    /// Temporary names, and the final ones that they got.
    renamed: BTreeMap<String, String>,
    /// What was under a final name and not whole.
    torn: Vec<String>,
}

/// The ports that a control connection was told of and has not used, and what for.
#[derive(Default)]
struct Announced {
    ports: VecDeque<Arc<Slot>>,
    /// What REST named.
    restart: u64,
    /// What RNFR named.
    renaming: Option<String>,
    /// Text that is not a whole line yet, from the client and from the server.
    text: [String; 2],
}

/// One announced port.
struct Slot {
    purpose: Mutex<Option<(Use, String)>>,
}

impl Relay {
    pub(super) fn start(server: &Server, seed: u64, longest: u64, final_names: BTreeMap<PathBuf, u64>) -> Arc<Self> {
        let server_port = server.port;
        let listener = TcpListener::bind((NEAR, server_port)).expect("another address of loopback");
        let relay = Arc::new(Self {
            server_port,
            root: server.root.clone(),
            longest,
            final_names: Mutex::new(final_names),
            state: Mutex::new(State {
                random: seed,
                ..State::default()
            }),
        });
        let accepting = relay.clone();
        spawn(move || {
            for client in listener.incoming().flatten() {
                let relay = accepting.clone();
                spawn(move || relay.control(client));
            }
        });
        relay
    }

    /// What became of the files that went up, by their final paths.
    pub(super) fn up(&self) -> BTreeMap<String, File> {
        let state = self.state();
        let of = |(before, path): (&String, &String)| Some((path.clone(), state.files.get(before)?.clone()));
        state.renamed.iter().filter_map(of).collect()
    }

    /// What became of the files that came down.
    pub(super) fn down(&self) -> BTreeMap<String, File> {
        let mut files = self.state().files.clone();
        files.retain(|path, _| !temporary(path));
        files
    }

    /// What was under a final name and not whole.
    pub(super) fn torn(&self) -> Vec<String> {
        self.state().torn.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// xorshift64*, as in the trees.
    fn random(&self, below: u64) -> u64 {
        let mut state = self.state();
        let random = &mut state.random;
        *random ^= *random >> 12;
        *random ^= *random << 25;
        *random ^= *random >> 27;
        (random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) % below
    }

    fn control(self: Arc<Self>, client: TcpStream) {
        let Some((client, server)) = join(client, self.server_port) else {
            return;
        };
        let cut = Arc::new(AtomicBool::new(false));
        let announced = Arc::new(Mutex::new(Announced::default()));
        let up = {
            let (client, server, cut, announced) = (client.clone(), server.clone(), cut.clone(), announced.clone());
            let relay = self.clone();
            spawn(move || {
                pump(&client, &server, &cut, |bytes| {
                    let lines = announced.lock().unwrap_or_else(PoisonError::into_inner).lines(0, bytes);
                    for line in lines {
                        relay.command(&announced, &line);
                    }
                    bytes.len()
                });
            })
        };
        pump(&server, &client, &cut, |bytes| {
            let lines = announced.lock().unwrap_or_else(PoisonError::into_inner).lines(1, bytes);
            for line in lines {
                self.reply(&announced, &cut, &line);
            }
            bytes.len()
        });
        drop(up.join());
        if cut.load(Ordering::Relaxed) {
            reset(&client, &server);
        }
    }

    /// A reply goes to the client: the port of a 229 must be open by then.
    fn reply(self: &Arc<Self>, announced: &Arc<Mutex<Announced>>, control_cut: &Arc<AtomicBool>, line: &str) {
        let port = line
            .strip_prefix("229 ")
            .and_then(|rest| rest.split_once("(|||"))
            .and_then(|(_, rest)| rest.split('|').next()?.parse::<u16>().ok());
        let Some(port) = port else { return };
        // A port that is still open here belongs to a client that never came: the next one finds nobody, and asks again.
        let Ok(listener) = TcpListener::bind((NEAR, port)) else {
            return;
        };
        let slot = Arc::new(Slot {
            purpose: Mutex::default(),
        });
        announced
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .ports
            .push_back(slot.clone());
        let (relay, control_cut) = (self.clone(), control_cut.clone());
        spawn(move || relay.data(&listener, port, &slot, &control_cut));
    }

    /// A command goes to the server: the port that was announced first is for it.
    fn command(&self, announced: &Mutex<Announced>, line: &str) {
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let mut announced = announced.lock().unwrap_or_else(PoisonError::into_inner);
        let what = match verb {
            "RETR" => Use::Down,
            "STOR" | "APPE" => Use::Up,
            "LIST" | "MLSD" | "NLST" => Use::Other,
            "REST" => return announced.restart = argument.parse().unwrap_or(0),
            "RNFR" => return announced.renaming = Some(argument.to_owned()),
            "RNTO" => {
                if let Some(from) = announced.renaming.take() {
                    self.state().renamed.insert(from, argument.to_owned());
                }
                return;
            }
            _ => return,
        };
        let restart = std::mem::take(&mut announced.restart);
        if what == Use::Up {
            let path = self.root.join(argument.trim_start_matches('/'));
            let kept = std::fs::metadata(path).map_or(0, |there| there.len());
            let mut state = self.state();
            state.files.entry(argument.to_owned()).or_default().kept_and_sent += kept.saturating_sub(restart);
        }
        if what == Use::Down && !temporary(argument) {
            let kept = self.part_of(argument);
            let mut state = self.state();
            state.files.entry(argument.to_owned()).or_default().kept_and_sent += kept.saturating_sub(restart);
        }
        if let Some(slot) = announced.ports.pop_front() {
            *slot.purpose.lock().unwrap_or_else(PoisonError::into_inner) = Some((what, argument.to_owned()));
        }
    }

    /// How much of a download lies in its part file.
    fn part_of(&self, path: &str) -> u64 {
        let name = path.rsplit('/').next().unwrap_or_default();
        let begin = format!("{name}.");
        let names = self.final_names.lock().unwrap_or_else(PoisonError::into_inner);
        let folders = names.keys().filter(|path| path.ends_with(name));
        let entries = folders
            .filter_map(|path| std::fs::read_dir(path.parent()?).ok())
            .flat_map(Iterator::flatten);
        let parts = entries.filter(|entry| {
            let found = entry.file_name();
            let found = found.to_string_lossy();
            found.starts_with(&begin) && found.ends_with(".portolan-part")
        });
        parts
            .filter_map(|part| part.metadata().ok())
            .map(|part| part.len())
            .max()
            .unwrap_or(0)
    }

    fn data(&self, listener: &TcpListener, port: u16, slot: &Slot, control_cut: &AtomicBool) {
        listener.set_nonblocking(true).expect("a socket");
        let limit = Instant::now() + Duration::from_secs(20);
        let client = loop {
            match listener.accept() {
                Ok((client, _)) => break client,
                Err(error) if waits(&error) && Instant::now() < limit => thread::sleep(Duration::from_millis(1)),
                Err(_) => return,
            }
        };
        client.set_nonblocking(false).expect("a socket");
        let Some((client, server)) = join(client, port) else {
            return;
        };
        // An upload may send before the thread of the control connection has read what it is for.
        while slot.purpose().is_none() && Instant::now() < limit {
            thread::sleep(Duration::from_millis(1));
        }
        let cut = Arc::new(AtomicBool::new(false));
        // The bytes of a download come before the client says so to nobody; those of an upload wait for the 150.
        let plan = Mutex::new(None);
        let (how, at) = (
            if self.random(2) == 0 { Cut::Reset } else { Cut::End },
            1 + self.random(self.longest),
        );
        let with_control = self.random(2) == 0;
        let moved = |direction: Use, bytes: &[u8]| {
            let mut plan = plan.lock().unwrap_or_else(PoisonError::into_inner);
            let left = plan.get_or_insert_with(|| self.plan(slot, at));
            let allowed = left
                .as_ref()
                .map_or(bytes.len(), |left| bytes.len().min(*left as usize));
            if let Some(left) = left {
                *left -= allowed as u64;
            }
            self.count(slot, direction, allowed as u64);
            if left.as_ref().is_some_and(|left| *left == 0) {
                self.cut(slot);
                if with_control {
                    control_cut.store(true, Ordering::Relaxed);
                }
                cut.store(true, Ordering::Relaxed);
            }
            allowed
        };
        thread::scope(|scope| {
            scope.spawn(|| pump(&client, &server, &cut, |bytes| moved(Use::Up, bytes)));
            pump(&server, &client, &cut, |bytes| moved(Use::Down, bytes));
        });
        if cut.load(Ordering::Relaxed) && how == Cut::Reset {
            reset(&client, &server);
        }
    }

    /// After how many bytes this connection is cut: the first one of each file at `at`, every third of the second ones too.
    /// What is read back of an upload is left alone.
    fn plan(&self, slot: &Slot, at: u64) -> Option<u64> {
        let (what, name) = slot.purpose()?;
        let third = self.random(3) == 0;
        let mut state = self.state();
        let file = state.files.entry(name.clone()).or_default();
        let due = file.cuts == 0 || (file.cuts == 1 && third);
        let read_back = what == Use::Down && temporary(&name);
        (what != Use::Other && due && !read_back).then_some(at)
    }

    fn count(&self, slot: &Slot, direction: Use, bytes: u64) {
        let Some((what, name)) = slot.purpose() else { return };
        let mut state = self.state();
        let file = state.files.entry(name.clone()).or_default();
        match (what, direction) {
            (Use::Down, Use::Down) if temporary(&name) => file.read_back += bytes,
            (Use::Down, Use::Down) | (Use::Up, Use::Up) => file.moved += bytes,
            _ => {}
        }
    }

    /// A connection is about to be cut: nothing may be under a final name that is not whole.
    fn cut(&self, slot: &Slot) {
        if let Some((_, name)) = slot.purpose() {
            self.state().files.entry(name).or_default().cuts += 1;
        }
        self.look();
    }

    /// Looks whether everything that has its final name is whole.
    pub(super) fn look(&self) {
        let names = self.final_names.lock().unwrap_or_else(PoisonError::into_inner);
        for (path, size) in &*names {
            if let Ok(found) = std::fs::metadata(path)
                && found.len() != *size
            {
                let torn = format!("{}: {} of {size} bytes", path.display(), found.len());
                self.state().torn.push(torn);
            }
        }
    }
}

impl Slot {
    fn purpose(&self) -> Option<(Use, String)> {
        self.purpose.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Announced {
    /// The whole lines that these bytes end.
    fn lines(&mut self, side: usize, bytes: &[u8]) -> Vec<String> {
        let text = &mut self.text[side];
        text.push_str(&String::from_utf8_lossy(bytes));
        let mut lines = Vec::new();
        while let Some(end) = text.find('\n') {
            lines.push(text[..end].trim_end().to_owned());
            text.drain(..=end);
        }
        lines
    }
}

/// Is that the name under which an upload goes first?
fn temporary(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "part")
}

fn join(client: TcpStream, port: u16) -> Option<(Arc<TcpStream>, Arc<TcpStream>)> {
    let server = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).ok()?;
    for stream in [&client, &server] {
        stream.set_read_timeout(Some(LOOK)).expect("a socket");
        stream.set_nodelay(true).expect("a socket");
    }
    Some((Arc::new(client), Arc::new(server)))
}

fn reset(client: &TcpStream, server: &TcpStream) {
    for stream in [client, server] {
        SockRef::from(stream).set_linger(Some(Duration::ZERO)).ok();
    }
}

/// One direction. `allow` says how many of the bytes may still go.
fn pump(mut from: &TcpStream, mut to: &TcpStream, cut: &AtomicBool, mut allow: impl FnMut(&[u8]) -> usize) {
    let mut buffer = vec![0; 16 << 10];
    while !cut.load(Ordering::Relaxed) {
        let read = match from.read(&mut buffer) {
            Ok(0) => {
                // Half of it is closed; the other half may still have something to say.
                to.shutdown(Shutdown::Write).ok();
                return;
            }
            Ok(read) => read,
            Err(error) if waits(&error) => continue,
            Err(_) => {
                cut.store(true, Ordering::Relaxed);
                return;
            }
        };
        let allowed = allow(&buffer[..read]);
        if to.write_all(&buffer[..allowed]).is_err() {
            cut.store(true, Ordering::Relaxed);
        }
    }
}

fn spawn(work: impl FnOnce() + Send + 'static) -> thread::JoinHandle<()> {
    thread::Builder::new()
        .name("relay".to_owned())
        .spawn(work)
        .expect("a thread")
}

fn waits(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}
