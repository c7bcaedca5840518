//! Dialogues as data: a text file says what goes into a [`ControlConnection`] and what must come out, line by line.
//!
//! | line | meaning |
//! |---|---|
//! | `# …` | a comment |
//! | `! tls off\|ifoffered\|explicit\|implicit` | how TLS is wanted (off by default) |
//! | `! mode auto\|epsv\|pasv\|eprt\|port` | data mode |
//! | `! peer ADDRESS`, `! trust` | the server's address; believe addresses in 227 |
//! | `! user NAME [PASSWORD [ACCOUNT]]` | who logs in (`u`, `secret` by default) |
//! | `! learned in_order\|disorder\|no_rest_stor\|no_rename_over\|no_mlsd\|keep_alive\|doubles_iac\|site_utime\|large_rest`, `! learned MODE`, `! given_up MODE WHY` | what was learnt before |
//! | `! external ADDRESS`, `! ports FROM-TO` | what active modes announce, and listen on |
//! | `! plain_data` | files may go in clear where PROT P is refused |
//! | `! tunnel WORDS` | behind a proxy that passes bytes on |
//! | `! proxy user\|site\|open HOST:PORT [USER [PASSWORD]]`, `! proxy custom HOST:PORT [USER [PASSWORD]]`, `! line LINE` | behind an FTP proxy, and the lines for the custom one |
//! | `! keepalive SECONDS [noop\|stat\|pwd]` | what is said on an idle session |
//! | `! probe SECONDS` | idle time after the first listing until the order of replies is probed |
//! | `! hold SECONDS` | somebody can be asked in the middle of the log-on, for so long |
//! | `! session GREETING` | log in first, by a server with this greeting that does what it should |
//! | `! feat A,B,…` | its FEAT |
//! | `! warm` | and list `/` once, so that EPSV is known to work |
//! | `O: login`, `O: list /p`, `O: stat /p`, `O: get /p [offset=n] [size=n] [ascii]`, `O: put /p [temporary=/t] [replace] [offset=n] [size=n] [modified=s]`, `O: mkdir`, `O: delete`, `O: rmdir`, `O: rename /a /b`, `O: touch /p s`, `O: chmod /p 644`, `O: torn /p`, `O: doubled OPERATION`, `O: raw LINE`, `O: quit` | submit |
//! | `S: TEXT` | bytes from the server, with CRLF; `\r \n \0 \xHH` are escapes; `S~ TEXT` without CRLF; several texts in one segment are joined by `\r\n` |
//! | `E:`, `E: WHY` | the server closes, or the connection breaks |
//! | `T: ready`, `T: failed WHY` | TLS |
//! | `P: TEXT`, `P: none` | the person's answer |
//! | `D: listening A`, `D: opened`, `D: closed N [unclean]`, `D: failed KIND WHY` | the last data connection; `D#2:` names one |
//! | `D: line TEXT`, `D: end [unclean]` | the next line of a listing, and its end: what the parser makes of it comes out |
//! | `W: 5`, `W: next` | time passes: seconds, or until the next time limit |
//! | `X: 1` | abandon the first operation |
//! | `C: LINE`, `C+ LINE` | must be written; `+` = in the same write as the line before |
//! | `C! BYTES` | must be written, the last byte as urgent data |
//! | `T! start` | TLS must begin |
//! | `P! password\|account WORDS` | the person must be asked, with the server's words |
//! | `D! connect ADDRESS MODE`, `D! listen MODE`, `D! copy`, `D! close`, `D! reset` | data connections |
//! | `= 1 OUTCOME`, `= closed WHY` | how an operation or the connection must end |
//! | `- kind\|name\|size\|modified\|mode\|owner\|group\|link target`, `- left out N` | the entries of a listing that came as lines, behind its outcome; lines and names of which nothing could be made |
//!
//! The clock by which dates without a year are understood stands at 2026-11-22, midnight.
//! What comes out after an input must be exactly the lines that follow it, in this order.

mod listing;
mod words;

use std::{collections::VecDeque, time::Duration};

use portolan_ftp_proto::{
    CloseReason, ControlConnection, DataEvent, DataFailure, DataHow, DataPurpose, Failure, Input, Operation,
    OperationId, OperationOutcome, Output,
};
use portolan_remote::{Detail, ErrorKind, RemotePath};
use portolan_trace::{DataId, TraceEvent};

use self::listing::Arriving;
pub use self::words::config;
use self::words::{Setup, escape, good_reply, operation, outcome_text, set, tls, unescape};

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
    ["C: ", "C+ ", "C! ", "T! ", "D! ", "P! ", "= ", "- "]
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
    /// The listing of the last data connection that carries one.
    listing: Option<Arriving>,
    /// What came of the last listing, until its operation ends.
    entries: Vec<String>,
    /// Numbers before the script's own operations.
    before: u32,
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
            listing: None,
            entries: Vec::new(),
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
                Output::WriteUrgent(_)
                | Output::CloseData { .. }
                | Output::Ask(_)
                | Output::Done(..)
                | Output::Closed(_) => {}
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
                let why = Some(rest).filter(|why| !why.is_empty()).map(Detail::words);
                self.core.handle(self.now, Input::Eof(why));
            }
            "P:" => {
                let answer = (rest != "none").then(|| portolan_ftp_proto::SecretBytes::new(rest.into()));
                self.core.handle(self.now, Input::Answer(answer));
            }
            "T:" if rest == "ready" => self.core.handle(self.now, Input::TlsReady(tls())),
            "T:" => {
                let why = rest
                    .strip_prefix("failed ")
                    .ok_or_else(|| unreadable("ready or failed"))?;
                self.core.handle(self.now, Input::TlsFailed(Detail::words(why)));
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
            "line" => {
                let line = unescape(event.strip_prefix("line ").unwrap_or_default())?;
                return self.listing.as_mut()?.line(&line);
            }
            "end" => {
                let (entries, bytes) = self.listing.take()?.end();
                self.entries = entries;
                let clean = words.next() != Some("unclean");
                DataEvent::Closed { bytes, clean }
            }
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
                    why: Detail::words(words.collect::<Vec<_>>().join(" ")),
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
            Output::WriteUrgent(bytes) => self.out.push_back(format!("C! {}", escape(&bytes))),
            Output::Ask(asking) => {
                let what = if asking.account { "account" } else { "password" };
                self.out.push_back(format!("P! {what} {}", asking.says));
            }
            Output::StartTls => self.out.push_back("T! start".into()),
            Output::OpenData(plan) => {
                self.last_data = plan.id;
                if let DataPurpose::Listing(format) = plan.purpose {
                    self.listing = Some(Arriving::new(format));
                }
                let secure = if plan.secure { " secure" } else { "" };
                self.out.push_back(match &plan.how {
                    DataHow::Connect(address) => format!("D! connect {address} {}{secure}", plan.mode),
                    DataHow::Listen { ports: None, .. } => format!("D! listen {}{secure}", plan.mode),
                    DataHow::Listen { ports: Some(ports), .. } => {
                        format!("D! listen {}-{} {}{secure}", ports.start(), ports.end(), plan.mode)
                    }
                });
            }
            Output::CopyMayStart(_) => self.out.push_back("D! copy".into()),
            Output::CloseData { reset: true, .. } => self.out.push_back("D! reset".into()),
            Output::CloseData { reset: false, .. } => self.out.push_back("D! close".into()),
            Output::Done(id, Ok(outcome)) => {
                let number = id.0 - self.before;
                self.out.push_back(format!("= {number} {}", outcome_text(&outcome)));
                if matches!(outcome, OperationOutcome::Listed { .. }) {
                    self.out
                        .extend(self.entries.drain(..).map(|entry| format!("- {entry}")));
                }
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
