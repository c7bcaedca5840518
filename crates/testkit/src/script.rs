//! Dialogues as data: a text file says what goes into a [`ControlConnection`] and what must come out, line by line.
//!
//! | line | meaning |
//! |---|---|
//! | `# …` | a comment |
//! | `! tls off\|ifoffered\|explicit\|implicit` | how TLS is wanted (off by default) |
//! | `! mode auto\|epsv\|pasv\|eprt\|port` | data mode |
//! | `! peer ADDRESS`, `! trust` | the server's address; believe addresses in 227 |
//! | `! user NAME [PASSWORD [ACCOUNT]]` | who logs in (`u`, `secret` by default) |
//! | `! learned in_order\|disorder\|no_rest_stor\|no_mlsd` | what was learnt before |
//! | `! session GREETING` | log in first, by a server with this greeting that does what it should |
//! | `! feat A,B,…` | its FEAT |
//! | `! warm` | and list `/` once, so that EPSV is known to work |
//! | `O: login`, `O: list /p`, `O: stat /p`, `O: get /p [offset=n] [size=n] [ascii]`, `O: put /p [temporary=/t] [replace] [offset=n] [size=n] [modified=s]`, `O: mkdir`, `O: delete`, `O: rmdir`, `O: rename /a /b`, `O: touch /p s`, `O: chmod /p 644`, `O: raw LINE`, `O: quit` | submit |
//! | `S: TEXT` | bytes from the server, with CRLF; `\r \n \0 \xHH` are escapes; `S~ TEXT` without CRLF; several texts in one segment are joined by `\r\n` |
//! | `E:`, `E: WHY` | the server closes, or the connection breaks |
//! | `T: ready`, `T: failed WHY` | TLS |
//! | `D: listening A`, `D: opened`, `D: closed N [unclean]`, `D: failed KIND WHY` | the last data connection; `D#2:` names one |
//! | `W: 5`, `W: next` | time passes: seconds, or until the next time limit |
//! | `X: 1` | abandon the first operation |
//! | `C: LINE`, `C+ LINE` | must be written; `+` = in the same write as the line before |
//! | `T! start` | TLS must begin |
//! | `D! connect ADDRESS MODE`, `D! listen MODE`, `D! copy`, `D! close`, `D! reset` | data connections |
//! | `= 1 OUTCOME`, `= closed WHY` | how an operation or the connection must end |
//!
//! What comes out after an input must be exactly the lines that follow it, in this order.

use std::{collections::VecDeque, net::IpAddr, time::Duration};

use portolan_ftp_proto::{
    CloseReason, Config, ControlConnection, DataEvent, DataFailure, DataHow, Failure, Input, Learned, Login, Operation,
    OperationId, OperationOutcome, Output, SecretBytes, TimeLimits, TlsInfo, TlsMode,
};
use portolan_remote::{DataMode, ErrorKind, ModeChoice, RemotePath, TransferType};
use portolan_trace::{DataId, TraceEvent};

/// Why a dialogue did not go as written.
#[derive(Debug, thiserror::Error)]
pub enum ScriptError {
    /// The line cannot be read.
    #[error("line {line}: {what}")]
    Unreadable {
        /// Its number, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// Something else came out.
    #[error("line {line}: expected `{expected}`, got `{got}`\n{transcript}")]
    Different {
        /// Number of the line that was expected, from 1.
        line: usize,
        /// What the script says.
        expected: String,
        /// What came out.
        got: String,
        /// Everything until then.
        transcript: String,
    },
}

/// What is left when a dialogue has gone as written.
#[derive(Debug)]
pub struct Played {
    /// The connection, for a look at what it learnt.
    pub connection: ControlConnection,
    /// Its trace, without that of `! session` and `! warm`.
    pub trace: Vec<TraceEvent>,
    /// The failures of operations and of the connection, in order.
    pub failures: Vec<Failure>,
}

/// Plays a dialogue.
pub fn play(script: &str) -> Result<Played, ScriptError> {
    let mut player = Player::new(script)?;
    for (at, line) in script.lines().enumerate() {
        player.line = at + 1;
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') || line.starts_with('!') {
            continue;
        }
        if is_expectation(line) {
            player.expect(line)?;
        } else {
            player.expect_nothing()?;
            player.input(line)?;
        }
    }
    player.expect_nothing()?;
    Ok(Played {
        trace: player.trace,
        failures: player.failures,
        connection: player.core,
    })
}

fn is_expectation(line: &str) -> bool {
    ["C: ", "C+ ", "T! ", "D! ", "= "]
        .iter()
        .any(|start| line.starts_with(start))
}

struct Player {
    core: ControlConnection,
    now: Duration,
    line: usize,
    out: VecDeque<String>,
    transcript: String,
    trace: Vec<TraceEvent>,
    failures: Vec<Failure>,
    last_data: DataId,
    /// Numbers before the script's own operations.
    before: u32,
}

/// The settings in the lines with `!`.
#[derive(Default)]
struct Setup {
    session: Option<String>,
    features: Vec<String>,
    warm: bool,
}

impl Player {
    fn new(script: &str) -> Result<Self, ScriptError> {
        let mut config = config();
        let mut setup = Setup::default();
        for (at, line) in script.lines().enumerate() {
            if let Some(setting) = line.strip_prefix("! ") {
                set(&mut config, &mut setup, setting.trim()).ok_or_else(|| ScriptError::Unreadable {
                    line: at + 1,
                    what: format!("no such setting: {setting}"),
                })?;
            }
        }
        let mut player = Self {
            core: ControlConnection::new(config, Duration::ZERO),
            now: Duration::ZERO,
            line: 0,
            out: VecDeque::new(),
            transcript: String::new(),
            trace: Vec::new(),
            failures: Vec::new(),
            last_data: 0,
            before: 0,
        };
        if let Some(greeting) = &setup.session {
            player.prelude(Operation::Login, greeting, &setup.features);
            if setup.warm {
                let path = RemotePath::root();
                player.prelude(Operation::List { path }, greeting, &setup.features);
            }
        }
        while player.core.poll_trace().is_some() {}
        Ok(player)
    }

    /// Runs an operation against a server that does what it should.
    fn prelude(&mut self, operation: Operation, greeting: &str, features: &[String]) {
        self.before += 1;
        if matches!(operation, Operation::Login) {
            self.core.submit(self.now, operation);
            self.feed(&format!("220 {greeting}\r\n"));
        } else {
            self.core.submit(self.now, operation);
        }
        while let Some(output) = self.core.poll_output() {
            match output {
                Output::Write(bytes) => {
                    for line in String::from_utf8_lossy(&bytes).lines() {
                        let reply = good_reply(line, features);
                        self.feed(&reply);
                    }
                }
                Output::OpenData(plan) => {
                    self.last_data = plan.id;
                    self.core.handle(self.now, Input::Data(plan.id, DataEvent::Opened));
                }
                Output::CopyMayStart(id) => {
                    let closed = DataEvent::Closed { bytes: 0, clean: true };
                    self.core.handle(self.now, Input::Data(id, closed));
                }
                Output::StartTls => self.core.handle(self.now, Input::TlsReady(tls())),
                Output::CloseData { .. } | Output::Done(..) | Output::Closed(_) => {}
            }
        }
    }

    fn feed(&mut self, text: &str) {
        self.core.handle(self.now, Input::Bytes(text.as_bytes()));
    }

    fn different(&self, expected: &str, got: String) -> ScriptError {
        ScriptError::Different {
            line: self.line,
            expected: expected.to_owned(),
            got,
            transcript: self.transcript.clone(),
        }
    }

    fn expect_nothing(&mut self) -> Result<(), ScriptError> {
        match self.out.pop_front() {
            None => Ok(()),
            Some(got) => Err(self.different("nothing more", got)),
        }
    }

    fn expect(&mut self, line: &str) -> Result<(), ScriptError> {
        match self.out.pop_front() {
            Some(got) if got == line => Ok(()),
            Some(got) => Err(self.different(line, got)),
            None => Err(self.different(line, "nothing".into())),
        }
    }

    fn input(&mut self, line: &str) -> Result<(), ScriptError> {
        self.transcript.push_str(line);
        self.transcript.push('\n');
        self.now += Duration::from_millis(10);
        let number = self.line;
        let unreadable = |what: &str| ScriptError::Unreadable {
            line: number,
            what: format!("{what}: {line}"),
        };
        let (kind, rest) = line.split_at_checked(2).ok_or_else(|| unreadable("too short"))?;
        let rest = rest.trim_start();
        match kind {
            "O:" => {
                let operation = operation(rest).ok_or_else(|| unreadable("no such operation"))?;
                self.core.submit(self.now, operation);
            }
            "S:" => {
                let mut bytes = unescape(rest).ok_or_else(|| unreadable("bad escape"))?;
                bytes.extend_from_slice(b"\r\n");
                self.core.handle(self.now, Input::Bytes(&bytes));
            }
            "S~" => {
                let bytes = unescape(rest).ok_or_else(|| unreadable("bad escape"))?;
                self.core.handle(self.now, Input::Bytes(&bytes));
            }
            "E:" => {
                let why = Some(rest.to_owned()).filter(|why| !why.is_empty());
                self.core.handle(self.now, Input::Eof(why));
            }
            "T:" if rest == "ready" => self.core.handle(self.now, Input::TlsReady(tls())),
            "T:" => {
                let why = rest
                    .strip_prefix("failed ")
                    .ok_or_else(|| unreadable("ready or failed"))?;
                self.core.handle(self.now, Input::TlsFailed(why.to_owned()));
            }
            "D:" => self
                .data(self.last_data, rest)
                .ok_or_else(|| unreadable("no such event"))?,
            "D#" => {
                let (id, event) = rest.split_once(": ").ok_or_else(|| unreadable("D#n: event"))?;
                let id = id.parse().map_err(|_no_number| unreadable("D#n: event"))?;
                self.data(id, event).ok_or_else(|| unreadable("no such event"))?;
            }
            "W:" => self.wait(rest).ok_or_else(|| unreadable("seconds or next"))?,
            "X:" => {
                let number: u32 = rest.parse().map_err(|_no_number| unreadable("which operation"))?;
                self.core.abandon(self.now, OperationId(number + self.before));
            }
            _ => return Err(unreadable("no such line")),
        }
        self.drain();
        Ok(())
    }

    fn data(&mut self, id: DataId, event: &str) -> Option<()> {
        let mut words = event.split(' ');
        let event = match words.next()? {
            "listening" => DataEvent::Listening(words.next()?.parse().ok()?),
            "opened" => DataEvent::Opened,
            "closed" => DataEvent::Closed {
                bytes: words.next()?.parse().ok()?,
                clean: words.next() != Some("unclean"),
            },
            "failed" => {
                let name = words.next()?;
                DataEvent::Failed(DataFailure {
                    kind: ErrorKind::ALL.into_iter().find(|kind| format!("{kind:?}") == name)?,
                    why: words.collect::<Vec<_>>().join(" "),
                    bytes: 0,
                })
            }
            _ => return None,
        };
        self.core.handle(self.now, Input::Data(id, event));
        Some(())
    }

    fn wait(&mut self, how_long: &str) -> Option<()> {
        let until = match how_long {
            "next" => self.core.poll_timeout()?,
            seconds => self.now + Duration::from_secs(seconds.parse().ok()?),
        };
        self.now = until;
        if self.core.poll_timeout().is_some_and(|at| at <= until) {
            self.core.handle(self.now, Input::Time);
        }
        Some(())
    }

    fn drain(&mut self) {
        while let Some(output) = self.core.poll_output() {
            self.show(output);
        }
        while let Some(event) = self.core.poll_trace() {
            self.trace.push(event);
        }
        for line in &self.out {
            self.transcript.push_str("    ");
            self.transcript.push_str(line);
            self.transcript.push('\n');
        }
    }

    fn show(&mut self, output: Output) {
        match output {
            Output::Write(bytes) => {
                for (at, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
                    let line = line.strip_suffix(b"\r\n").unwrap_or(line);
                    let mark = if at == 0 { "C: " } else { "C+ " };
                    self.out.push_back(format!("{mark}{}", escape(line)));
                }
            }
            Output::StartTls => self.out.push_back("T! start".into()),
            Output::OpenData(plan) => {
                self.last_data = plan.id;
                let secure = if plan.secure { " secure" } else { "" };
                self.out.push_back(match plan.how {
                    DataHow::Connect(address) => format!("D! connect {address} {}{secure}", plan.mode),
                    DataHow::Listen { .. } => format!("D! listen {}{secure}", plan.mode),
                });
            }
            Output::CopyMayStart(_) => self.out.push_back("D! copy".into()),
            Output::CloseData { reset: true, .. } => self.out.push_back("D! reset".into()),
            Output::CloseData { reset: false, .. } => self.out.push_back("D! close".into()),
            Output::Done(id, Ok(outcome)) => {
                let number = id.0 - self.before;
                self.out.push_back(format!("= {number} {}", outcome_text(&outcome)));
            }
            Output::Done(id, Err(failure)) => {
                let number = id.0 - self.before;
                self.out.push_back(format!("= {number} {:?}", failure.kind));
                self.failures.push(failure);
            }
            Output::Closed(CloseReason::Quit) => self.out.push_back("= closed quit".into()),
            Output::Closed(CloseReason::Failed(failure)) => {
                self.out.push_back(format!("= closed {:?}", failure.kind));
                self.failures.push(failure);
            }
        }
    }
}

/// A plain session to a public address, by `u` with the password `secret`.
pub fn config() -> Config {
    Config {
        session: 1,
        peer: IpAddr::from([203, 0, 113, 5]),
        local: IpAddr::from([192, 0, 2, 7]),
        tls: TlsMode::Off,
        mode: ModeChoice::Auto,
        trust_pasv_address: false,
        login: Login {
            user: b"u".into(),
            password: Some(SecretBytes::new(b"secret".into())),
            account: None,
        },
        learned: Learned::default(),
        limits: TimeLimits {
            keep_alive: None,
            ..TimeLimits::default()
        },
    }
}

fn tls() -> TlsInfo {
    TlsInfo {
        version: "TLS 1.3".into(),
        suite: "TLS13_AES_256_GCM_SHA384".into(),
        resumed: false,
    }
}

fn set(config: &mut Config, setup: &mut Setup, setting: &str) -> Option<()> {
    let (word, rest) = setting.split_once(' ').unwrap_or((setting, ""));
    match word {
        "tls" => {
            config.tls = match rest {
                "off" => TlsMode::Off,
                "ifoffered" => TlsMode::IfOffered,
                "explicit" => TlsMode::Explicit,
                "implicit" => TlsMode::Implicit,
                _ => return None,
            };
        }
        "mode" => {
            config.mode = match rest {
                "auto" => ModeChoice::Auto,
                "epsv" => ModeChoice::Only(DataMode::Epsv),
                "pasv" => ModeChoice::Only(DataMode::Pasv),
                "eprt" => ModeChoice::Only(DataMode::Eprt),
                "port" => ModeChoice::Only(DataMode::Port),
                _ => return None,
            };
        }
        "peer" => config.peer = rest.parse().ok()?,
        "trust" => config.trust_pasv_address = true,
        "keepalive" => config.limits.keep_alive = Some(Duration::from_secs(rest.parse().ok()?)),
        "user" => {
            let mut words = rest.split(' ');
            config.login.user = words.next()?.into();
            let mut secret = || words.next().map(|word| SecretBytes::new(word.into()));
            config.login.password = secret();
            config.login.account = secret();
        }
        "learned" => match rest {
            "in_order" => config.learned.in_order = Some(true),
            "disorder" => config.learned.in_order = Some(false),
            "no_rest_stor" => config.learned.rest_stor = Some(false),
            "no_mlsd" => config.learned.mlsd = Some(false),
            _ => return None,
        },
        "session" => setup.session = Some(rest.to_owned()),
        "feat" => setup.features = rest.split(',').map(str::to_owned).collect(),
        "warm" => setup.warm = true,
        _ => return None,
    }
    Some(())
}

fn good_reply(line: &str, features: &[String]) -> String {
    let verb = line.split(' ').next().unwrap_or_default();
    let reply = match verb {
        "AUTH" => "234 go on".to_owned(),
        "USER" => "331 password".to_owned(),
        "PASS" => "230 in".to_owned(),
        "FEAT" => format!("211-Features:\r\n {}\r\n211 End", features.join("\r\n ")),
        "SYST" => "215 UNIX Type: L8".to_owned(),
        "PWD" => "257 \"/\" is current".to_owned(),
        "EPSV" => "229 Entering Extended Passive Mode (|||50000|)".to_owned(),
        "CWD" => "250 ok".to_owned(),
        "LIST" | "MLSD" => "150 here\r\n226 done".to_owned(),
        _ => "200 ok".to_owned(),
    };
    format!("{reply}\r\n")
}

fn operation(text: &str) -> Option<Operation> {
    let mut words = text.split(' ');
    let word = words.next()?;
    if word == "raw" {
        let line = unescape(text.strip_prefix("raw ")?)?;
        return Some(Operation::Raw { line });
    }
    let plain: Vec<&str> = words
        .clone()
        .filter(|word| !word.contains('=') && !matches!(*word, "replace" | "ascii"))
        .collect();
    let named = |name: &str| {
        words
            .clone()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    };
    let number = |name: &str| named(name).and_then(|value| value.parse().ok());
    let flag = |name: &str| words.clone().any(|word| word == name);
    let path_at = |at: usize| plain.get(at).and_then(|path| unescape(path)).map(RemotePath::new);
    let kind = if flag("ascii") {
        TransferType::Ascii
    } else {
        TransferType::Image
    };
    Some(match word {
        "login" => Operation::Login,
        "list" => Operation::List { path: path_at(0)? },
        "stat" => Operation::Stat { path: path_at(0)? },
        "get" => Operation::Retrieve {
            path: path_at(0)?,
            offset: number("offset").unwrap_or(0),
            size: number("size"),
            kind,
        },
        "put" => Operation::Store {
            path: path_at(0)?,
            temporary: named("temporary").map(RemotePath::new),
            replace: flag("replace"),
            offset: number("offset").unwrap_or(0),
            size: number("size"),
            modified: named("modified").and_then(|value| value.parse().ok()),
            kind,
        },
        "mkdir" => Operation::MakeDir { path: path_at(0)? },
        "delete" => Operation::Delete { path: path_at(0)? },
        "rmdir" => Operation::RemoveDir { path: path_at(0)? },
        "rename" => Operation::Rename {
            from: path_at(0)?,
            to: path_at(1)?,
        },
        "touch" => Operation::SetModified {
            path: path_at(0)?,
            seconds: plain.get(1)?.parse().ok()?,
        },
        "chmod" => Operation::SetMode {
            path: path_at(0)?,
            mode: u16::from_str_radix(plain.get(1)?, 8).ok()?,
        },
        "quit" => Operation::Quit,
        _ => return None,
    })
}

fn outcome_text(outcome: &OperationOutcome) -> String {
    match outcome {
        OperationOutcome::LoggedIn(facts) => {
            let home = facts.home.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("logged in {home}")
        }
        OperationOutcome::Listed { format } => format!("listed {}", format.command()),
        OperationOutcome::Entry(None) => "root".into(),
        OperationOutcome::Entry(Some(entry)) => {
            let size = entry.size.map_or("-".into(), |size| size.to_string());
            let modified = entry.modified.map_or("-".into(), |time| time.seconds.to_string());
            format!("entry {:?} {size} {modified}", entry.kind)
        }
        OperationOutcome::Transferred {
            bytes,
            confirmed_size,
            modified_set,
        } => {
            let confirmed = confirmed_size.map_or(String::new(), |size| format!(" size {size}"));
            let dated = if *modified_set { " dated" } else { "" };
            format!("transferred {bytes}{confirmed}{dated}")
        }
        OperationOutcome::Made { existed } => if *existed { "existed" } else { "made" }.into(),
        OperationOutcome::Done => "done".into(),
        OperationOutcome::Reply(lines) => format!("reply {}", lines.join(" | ")),
    }
}

fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let (&kind, tail) = rest.split_first()?;
        rest = tail;
        match kind {
            b'r' => out.push(b'\r'),
            b'n' => out.push(b'\n'),
            b'0' => out.push(0),
            b'\\' => out.push(b'\\'),
            b's' => out.push(b' '),
            b'x' => {
                let (digits, tail) = rest.split_at_checked(2)?;
                rest = tail;
                out.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            }
            _ => return None,
        }
    }
    Some(out)
}

fn escape(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            0x20..=0x7e => out.push(char::from(*byte)),
            byte => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out
}
