//! A proxy in front of a plain FTP server that understands what goes through it, and does harm by a plan: it refuses,
//! cuts, stalls, shortens and lies. Every command is answered in its turn, so that pipelined commands meet it too.

use std::{
    collections::{BTreeMap, VecDeque},
    io::Write as _,
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::relay::{Chance, LineReader, Pair, Way, accept, listen, passive_port, spawn};

/// Where the proxy ends that the client sees; the server is on 127.0.0.1.
pub(super) const NEAR: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
/// A data connection waits so long for its command, and for its client.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a stall lasts: longer than the client waits.
const STALL: Duration = Duration::from_secs(8);

/// What befalls one transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Harm {
    /// The data connection is reset after so many bytes.
    Reset(u64),
    /// It ends in order after so many bytes, and the other side never hears of it.
    Truncate(u64),
    /// Nothing moves after so many bytes.
    Stall(u64),
    /// The control connection is cut when so many bytes of data have gone.
    CutControl(u64),
    /// The command is answered with this reply, and the server does not get it. After 421 the connection ends.
    Refuse(&'static str),
    /// The transfer goes through, its 226 does not, and the control connection ends.
    No226,
    /// 226 comes with the first byte of data, and everything goes through.
    Early226,
    /// 226 comes with the first byte of data, of which only so many go through.
    Early226Truncated(u64),
    /// The data comes to its end, and the server's word is `426` in place of 226.
    Say426,
}

impl Harm {
    /// One word for each sort.
    fn word(self) -> &'static str {
        match self {
            Self::Reset(_) => "reset",
            Self::Truncate(_) => "truncated",
            Self::Stall(_) => "stalled",
            Self::CutControl(_) => "control cut",
            Self::Refuse(reply) => &reply[..3],
            Self::No226 => "no 226",
            Self::Early226 => "226 too early",
            Self::Early226Truncated(_) => "226 too early and truncated",
            Self::Say426 => "426 at the end",
        }
    }
}

const REFUSALS: [&str; 5] = [
    "421 Service not available, closing control connection.",
    "425 Can't open data connection.",
    "450 Requested file action not taken: file busy.",
    "451 Requested action aborted: local error in processing.",
    "452 Requested action not taken: insufficient storage space.",
];

/// The proxy, as long as the test runs.
pub(super) struct Proxy {
    server_port: u16,
    chance: Chance,
    /// One transfer in so many is harmed.
    one_in: u64,
    /// How often which harm was done.
    pub(super) done: Mutex<BTreeMap<&'static str, u64>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is known of the command that a data connection is for.
#[derive(Clone, Copy, Default, PartialEq)]
enum Plan {
    /// It did not come yet.
    #[default]
    Open,
    /// It goes through, with this harm.
    Goes(Option<Harm>),
    /// It never comes.
    Over,
}

/// What a data connection is told by its control connection.
#[derive(Default)]
struct Data {
    plan: Mutex<Plan>,
    told: Condvar,
}

impl Data {
    fn tell(&self, plan: Plan) {
        *lock(&self.plan) = plan;
        self.told.notify_all();
    }

    /// Nobody keeps its port any longer.
    fn give_up(&self) {
        self.tell(Plan::Over);
    }

    fn wait(&self) -> Plan {
        let open = |plan: &mut Plan| *plan == Plan::Open;
        let waited = self.told.wait_timeout_while(lock(&self.plan), PATIENCE, open);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// A command that is not answered yet.
enum Asked {
    /// The server has it; what to do with its final reply.
    Sent {
        epsv: bool,
        harm: Option<Harm>,
        early: bool,
    },
    /// The server never gets it: this is the answer.
    Refused(&'static str),
}

/// One control connection.
struct Control {
    client: TcpStream,
    server: TcpStream,
    asked: Mutex<VecDeque<Asked>>,
    /// The data connection that the next transfer takes.
    data: Mutex<Option<Arc<Data>>>,
}

impl Proxy {
    /// Listens at the same port as the server, on the other address.
    pub(super) fn start(server_port: u16, one_in: u64, seed: u64) -> Arc<Self> {
        let proxy = Arc::new(Self {
            server_port,
            chance: Chance::new(seed),
            one_in,
            done: Mutex::default(),
        });
        let accepting = proxy.clone();
        listen(NEAR, server_port, move |client| accepting.clone().control(client));
        proxy
    }

    /// What befalls the next transfer.
    fn draw(&self) -> Option<Harm> {
        if self.chance.below(self.one_in) != 0 {
            return None;
        }
        let bytes = self.chance.below(6000);
        let harm = match self.chance.below(14) {
            0 => Harm::Reset(bytes),
            1 => Harm::Truncate(bytes),
            // One stall costs what forty resets do.
            2 if self.chance.below(4) == 0 => Harm::Stall(bytes),
            2 | 3 => Harm::CutControl(bytes),
            4 => Harm::No226,
            5 => Harm::Early226,
            6 => Harm::Early226Truncated(bytes),
            7 => Harm::Say426,
            number => Harm::Refuse(REFUSALS[usize::try_from(number - 8).unwrap_or(0) % REFUSALS.len()]),
        };
        Some(harm)
    }

    fn count(&self, harm: Harm) {
        *lock(&self.done).entry(harm.word()).or_default() += 1;
    }

    fn control(self: Arc<Self>, client: TcpStream) {
        spawn(move || {
            let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.server_port)) else {
                return;
            };
            for stream in [&client, &server] {
                stream.set_nodelay(true).ok();
            }
            let control = Arc::new(Control {
                client,
                server,
                // The greeting is a reply too.
                asked: Mutex::new([sent()].into()),
                data: Mutex::default(),
            });
            let (proxy, other) = (self.clone(), control.clone());
            let commands = spawn(move || proxy.commands(&other));
            Self::replies(&control);
            control.end();
            drop(commands.join());
        });
    }

    /// From the client to the server, command by command.
    fn commands(&self, control: &Arc<Control>) {
        let mut lines = LineReader::new(&control.client);
        while let Some(line) = lines.next() {
            let verb = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            let mut asked = lock(&control.asked);
            let transfer = matches!(verb.as_str(), "RETR" | "STOR" | "APPE");
            let data = if transfer || matches!(verb.as_str(), "LIST" | "MLSD" | "NLST") {
                lock(&control.data).take()
            } else {
                None
            };
            let harm = if transfer && data.is_some() { self.draw() } else { None };
            if let Some(harm) = harm {
                self.count(harm);
            }
            if let Some(Harm::Refuse(reply)) = harm {
                if let Some(data) = &data {
                    data.give_up();
                }
                asked.push_back(Asked::Refused(reply));
                if control.answer_refused(&mut asked) {
                    return;
                }
                continue;
            }
            if let Some(data) = data {
                data.tell(Plan::Goes(harm));
            }
            asked.push_back(Asked::Sent {
                epsv: verb == "EPSV",
                harm,
                early: false,
            });
            if (&control.server).write_all(format!("{line}\r\n").as_bytes()).is_err() {
                return;
            }
        }
        control.server.shutdown(Shutdown::Write).ok();
    }

    /// From the server to the client, reply by reply.
    fn replies(control: &Arc<Control>) {
        let mut lines = LineReader::new(&control.server);
        let mut many: Option<String> = None;
        while let Some(line) = lines.next() {
            let code = line.get(..3).unwrap_or_default().to_owned();
            let fourth = line.as_bytes().get(3).copied();
            let last = match &many {
                Some(first) => *first == code && fourth != Some(b'-'),
                None => fourth != Some(b'-'),
            };
            many = if last { None } else { many.or(Some(code.clone())) };
            let mut asked = lock(&control.asked);
            if !last {
                control.say(&line);
                continue;
            }
            if code.starts_with('1') {
                control.say(&line);
                if let Some(Asked::Sent {
                    harm: Some(Harm::Early226 | Harm::Early226Truncated(_)),
                    early,
                    ..
                }) = asked.front_mut()
                    && !*early
                {
                    *early = true;
                    control.say("226 Transfer complete.");
                }
                continue;
            }
            let Some(Asked::Sent { epsv, harm, early }) = asked.pop_front() else {
                // Nobody asked: a 421 of the server's own.
                control.say(&line);
                continue;
            };
            if epsv && code == "229" {
                Self::open_data(control, &line);
            }
            match harm {
                Some(Harm::No226 | Harm::CutControl(_)) if code.starts_with('2') => return,
                Some(Harm::Say426) if code.starts_with('2') => {
                    control.say("426 Failure writing network stream.");
                }
                // It was said before.
                _ if early => {}
                _ => control.say(&line),
            }
            if control.answer_refused(&mut asked) {
                return;
            }
        }
    }

    /// The port of a 229 must be open before the client hears of it.
    fn open_data(control: &Arc<Control>, line: &str) {
        let Some(port) = passive_port(line) else { return };
        let data = Arc::new(Data::default());
        if let Some(unused) = lock(&control.data).replace(data.clone()) {
            unused.give_up();
        }
        // A port in use here: the client finds nobody there and asks for another.
        let Ok(listener) = TcpListener::bind((NEAR, port)) else {
            return;
        };
        let control = control.clone();
        spawn(move || {
            let wanted = || *lock(&data.plan) != Plan::Over;
            let Some(client) = accept(&listener, PATIENCE, wanted) else {
                return;
            };
            drop(listener);
            let Plan::Goes(harm) = data.wait() else { return };
            if let Some(pair) = Pair::join(client, port) {
                carry(&pair, harm, &control);
            }
        });
    }
}

impl Control {
    fn say(&self, line: &str) {
        // A client that has gone is noticed by the other thread.
        drop((&self.client).write_all(format!("{line}\r\n").as_bytes()));
    }

    /// Answers what is refused and has its turn. Is the connection over with that?
    fn answer_refused(&self, asked: &mut VecDeque<Asked>) -> bool {
        while let Some(Asked::Refused(reply)) = asked.front() {
            self.say(reply);
            if reply.starts_with("421") {
                self.end();
                return true;
            }
            asked.pop_front();
        }
        false
    }

    fn end(&self) {
        if let Some(unused) = lock(&self.data).take() {
            unused.give_up();
        }
        for stream in [&self.client, &self.server] {
            stream.shutdown(Shutdown::Both).ok();
        }
    }
}

fn sent() -> Asked {
    Asked::Sent {
        epsv: false,
        harm: None,
        early: false,
    }
}

/// Both directions of one data connection.
fn carry(pair: &Pair, harm: Option<Harm>, control: &Control) {
    let way = |to| Harmed {
        pair,
        to,
        control,
        harm,
        total: 0,
        over: None,
    };
    pair.carry(way(&pair.server), way(&pair.client));
    if pair.severed() {
        pair.reset();
    }
}

/// One direction, with the harm that is done to it.
struct Harmed<'a> {
    pair: &'a Pair,
    to: &'a TcpStream,
    control: &'a Control,
    harm: Option<Harm>,
    total: u64,
    /// All went that goes: since when.
    over: Option<Instant>,
}

impl Harmed<'_> {
    /// How many bytes go before the harm is done.
    fn limit(&self) -> u64 {
        match self.harm {
            Some(
                Harm::Reset(bytes)
                | Harm::Truncate(bytes)
                | Harm::Stall(bytes)
                | Harm::CutControl(bytes)
                | Harm::Early226Truncated(bytes),
            ) => bytes,
            _ => u64::MAX,
        }
    }

    /// What goes on being done.
    fn go_on(&self, since: Instant) {
        match self.harm {
            Some(Harm::Stall(_)) if since.elapsed() > STALL => self.pair.sever(),
            // The one who sends is heard to the end, and believes that all went through.
            Some(Harm::Truncate(_) | Harm::Early226Truncated(_)) => drop(self.to.shutdown(Shutdown::Write)),
            _ => {}
        }
    }
}

impl Way for Harmed<'_> {
    fn pass(&mut self, bytes: &[u8]) -> usize {
        if let Some(since) = self.over {
            self.go_on(since);
            return 0;
        }
        let left = self.limit().saturating_sub(self.total);
        let goes = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
        self.total += bytes.len() as u64;
        if goes < bytes.len() {
            self.over = Some(Instant::now());
            match self.harm {
                Some(Harm::CutControl(_)) => {
                    self.control.end();
                    self.pair.sever();
                }
                Some(Harm::Reset(_)) => self.pair.sever(),
                _ => {}
            }
        }
        goes
    }

    fn idle(&mut self) {
        if let Some(since) = self.over {
            self.go_on(since);
        }
    }
}
