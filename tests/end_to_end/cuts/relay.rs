//! A relay in front of an FTP server, on another address of loopback, that cuts the data connection of each file at a byte
//! which a seed gives, and counts what went through. It knows from the control connection which file a data connection
//! carries; where that is under TLS, it has TLS of its own with both sides.

use std::{
    collections::{BTreeMap, VecDeque},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use super::tls::{Tls, With};
use crate::{
    relay::{Chance, Lines, Pair, accept, listen, passive_port, spawn},
    servers::Server,
};

/// Where the relay is; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
/// A data connection waits so long for its client, and for its command.
const PATIENCE: Duration = Duration::from_secs(20);

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
    final_names: BTreeMap<PathBuf, u64>,
    chance: Chance,
    tls: Option<Tls>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
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
}

/// One control connection.
struct Control {
    pair: Pair,
    announced: Mutex<Announced>,
    /// With the server, under TLS.
    with: Option<With>,
}

/// One announced port.
struct Slot {
    purpose: Mutex<Option<(Use, String)>>,
}

impl Relay {
    pub(super) fn start(
        server: &Server,
        tls: Option<Tls>,
        seed: u64,
        longest: u64,
        final_names: BTreeMap<PathBuf, u64>,
    ) -> Arc<Self> {
        let relay = Arc::new(Self {
            server_port: server.port,
            root: server.root.clone(),
            longest,
            final_names,
            chance: Chance::new(seed),
            tls,
            state: Mutex::default(),
        });
        let accepting = relay.clone();
        listen(NEAR, server.port, move |client| {
            let relay = accepting.clone();
            spawn(move || relay.control(client));
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

    fn control(self: Arc<Self>, client: TcpStream) {
        let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server_port)) else {
            return;
        };
        let (client, server, with) = match &self.tls {
            None => (client, server, None),
            Some(tls) => match tls.control(client, server) {
                Some((client, server, with)) => (client, server, Some(with)),
                None => return,
            },
        };
        let Some(pair) = Pair::of(client, server) else { return };
        let control = Arc::new(Control {
            pair,
            announced: Mutex::default(),
            with,
        });
        let (mut commands, mut replies) = (Lines::default(), Lines::default());
        control.pair.carry(
            |bytes: &[u8]| {
                for line in commands.take(bytes) {
                    self.command(&control, &line);
                }
                bytes.len()
            },
            |bytes: &[u8]| {
                for line in replies.take(bytes) {
                    self.reply(&control, &line);
                }
                bytes.len()
            },
        );
        if control.pair.severed() {
            control.pair.reset();
        }
    }

    /// A reply goes to the client: the port of a 229 must be open by then.
    fn reply(self: &Arc<Self>, control: &Arc<Control>, line: &str) {
        let Some(port) = passive_port(line) else { return };
        // A port that is still open here belongs to a client that never came: the next one finds nobody, and asks again.
        let Ok(listener) = TcpListener::bind((NEAR, port)) else {
            return;
        };
        let slot = Arc::new(Slot {
            purpose: Mutex::default(),
        });
        control.announced().ports.push_back(slot.clone());
        let (relay, control) = (self.clone(), control.clone());
        spawn(move || relay.data(&listener, port, &slot, &control));
    }

    /// A command goes to the server: the port that was announced first is for it.
    fn command(&self, control: &Control, line: &str) {
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let mut announced = control.announced();
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
        let folders = self.final_names.keys().filter(|path| path.ends_with(name));
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

    fn data(&self, listener: &TcpListener, port: u16, slot: &Slot, control: &Control) {
        let Some(client) = accept(listener, PATIENCE, || true) else {
            return;
        };
        let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else {
            return;
        };
        let joined = match (&self.tls, &control.with) {
            (Some(tls), Some(with)) => tls.data(client, server, with),
            _ => Some((client, server)),
        };
        let Some(pair) = joined.and_then(|(client, server)| Pair::of(client, server)) else {
            return;
        };
        // An upload may send before the thread of the control connection has read what it is for.
        let limit = Instant::now() + PATIENCE;
        while slot.purpose().is_none() && Instant::now() < limit {
            thread::sleep(Duration::from_millis(1));
        }
        // The bytes of a download come before the client says so to nobody; those of an upload wait for the 150.
        let plan = Mutex::new(None);
        let (how, at) = (
            if self.chance.below(2) == 0 {
                Cut::Reset
            } else {
                Cut::End
            },
            1 + self.chance.below(self.longest),
        );
        let with_control = self.chance.below(2) == 0;
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
                    control.pair.sever();
                }
                pair.sever();
            }
            allowed
        };
        pair.carry(
            |bytes: &[u8]| moved(Use::Up, bytes),
            |bytes: &[u8]| moved(Use::Down, bytes),
        );
        if pair.severed() && how == Cut::Reset {
            pair.reset();
        }
    }

    /// After how many bytes this connection is cut: the first one of each file at `at`, every third of the second ones too.
    /// What is read back of an upload is left alone.
    fn plan(&self, slot: &Slot, at: u64) -> Option<u64> {
        let (what, name) = slot.purpose()?;
        let third = self.chance.below(3) == 0;
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
        for (path, size) in &self.final_names {
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

impl Control {
    fn announced(&self) -> MutexGuard<'_, Announced> {
        self.announced.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Is that the name under which an upload goes first?
fn temporary(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "part")
}
