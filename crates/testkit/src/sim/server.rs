//! A small FTP server as a value: segments in, effects out; its manners are switches.

use std::collections::{BTreeMap, VecDeque};

use super::{Manners, MidTransfer};

/// What the server does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Sends text on the control connection.
    Reply(String),
    /// Connects to this port of the client (active mode).
    Connect(u16),
    /// Sends bytes on the data connection and ends it.
    SendAndEnd(u16, Vec<u8>),
    /// Ends its side of the data connection after an upload, or breaks it off.
    End(u16),
}

/// A file or a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A folder.
    Folder,
    /// A file with its contents.
    File(Vec<u8>),
}

#[derive(Debug)]
enum Job {
    Down(Vec<u8>),
    Up { path: String, offset: usize, appends: bool },
}

#[derive(Debug)]
struct Transfer {
    job: Job,
    port: u16,
    begun: bool,
    waits_for_ack: bool,
}

#[derive(Debug, Default)]
struct DataPort {
    number: u16,
    active: bool,
    stands: bool,
    received: Vec<u8>,
    ended: bool,
}

/// The server.
#[derive(Debug)]
pub struct Server {
    /// What it does and does not.
    pub manners: Manners,
    /// Its files by absolute path.
    pub nodes: BTreeMap<String, Node>,
    /// Every line that it executed, in order.
    pub executed: Vec<String>,
    queue: VecDeque<String>,
    cwd: String,
    ascii: bool,
    rest: usize,
    from: Option<String>,
    data: Option<DataPort>,
    transfer: Option<Transfer>,
    next_port: u16,
    out: Vec<Effect>,
}

impl Server {
    /// A server with an empty root folder.
    pub fn new(manners: Manners) -> Self {
        Self {
            manners,
            nodes: BTreeMap::from([("/".to_owned(), Node::Folder)]),
            executed: Vec::new(),
            queue: VecDeque::new(),
            cwd: "/".into(),
            ascii: false,
            rest: 0,
            from: None,
            data: None,
            transfer: None,
            next_port: 50_000,
            out: Vec::new(),
        }
    }

    /// Puts a file there.
    #[must_use]
    pub fn with_file(mut self, path: &str, contents: &[u8]) -> Self {
        self.nodes.insert(path.to_owned(), Node::File(contents.to_vec()));
        self
    }

    /// The contents of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        match self.nodes.get(path) {
            Some(Node::File(contents)) => Some(contents),
            _ => None,
        }
    }

    /// The client has connected.
    pub fn greet(&mut self) -> Vec<Effect> {
        self.reply(format!("220 {}", self.manners.greeting));
        std::mem::take(&mut self.out)
    }

    /// One segment of the control connection.
    pub fn segment(&mut self, bytes: &[u8]) -> Vec<Effect> {
        let mid_transfer = self.transfer.is_some();
        let bytes = bytes.strip_prefix(b"\xff\xf4\xff\xf2").unwrap_or(bytes);
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let line = String::from_utf8_lossy(line).trim_end().to_owned();
            if mid_transfer && line == "ABOR" {
                self.abort();
            } else if mid_transfer && let MidTransfer::Refuses(reply) = self.manners.mid_transfer {
                self.executed.push(format!("(refused) {line}"));
                self.reply(reply.to_owned());
            } else {
                self.queue.push_back(line);
            }
        }
        self.work();
        let mut out = std::mem::take(&mut self.out);
        if self.manners.out_of_turn {
            // What came of the storage is late; the sort keeps the order otherwise.
            out.sort_by_key(
                |effect| matches!(effect, Effect::Reply(text) if ["213", "250", "550"].iter().any(|code| text.starts_with(code))),
            );
        }
        out
    }

    /// The data connection at this port stands.
    pub fn data_stands(&mut self, port: u16) -> Vec<Effect> {
        if let Some(data) = self.data.as_mut().filter(|data| data.number == port) {
            data.stands = true;
        }
        self.go_on()
    }

    /// Bytes came on the data connection; `end` = and it ended in order.
    pub fn data(&mut self, port: u16, bytes: &[u8], end: bool) -> Vec<Effect> {
        if let Some(data) = self.data.as_mut().filter(|data| data.number == port) {
            data.received.extend_from_slice(bytes);
            data.ended |= end;
        }
        self.go_on()
    }

    /// The client broke the data connection off.
    pub fn data_reset(&mut self, port: u16) -> Vec<Effect> {
        if self.transfer.as_ref().is_some_and(|transfer| transfer.port == port) {
            self.keep_what_came();
            self.transfer = None;
            self.data = None;
            self.reply("426 connection closed; transfer aborted".into());
            self.work();
        }
        std::mem::take(&mut self.out)
    }

    /// The client has acknowledged our end of the data connection.
    pub fn data_acknowledged(&mut self, port: u16) -> Vec<Effect> {
        if self
            .transfer
            .as_ref()
            .is_some_and(|transfer| transfer.port == port && transfer.waits_for_ack)
        {
            self.transfer_done();
        }
        std::mem::take(&mut self.out)
    }

    fn reply(&mut self, text: String) {
        self.out.push(Effect::Reply(text));
    }

    fn go_on(&mut self) -> Vec<Effect> {
        self.advance();
        std::mem::take(&mut self.out)
    }

    fn work(&mut self) {
        while self.transfer.is_none()
            && let Some(line) = self.queue.pop_front()
        {
            self.executed.push(line.clone());
            self.execute(&line);
        }
    }

    fn advance(&mut self) {
        let (Some(transfer), Some(data)) = (&mut self.transfer, &mut self.data) else {
            return;
        };
        if !data.stands || transfer.port != data.number || transfer.waits_for_ack {
            return;
        }
        let begins = !std::mem::replace(&mut transfer.begun, true);
        if begins {
            self.out.push(Effect::Reply("150 here".into()));
        }
        match &transfer.job {
            Job::Down(bytes) => {
                self.out.push(Effect::SendAndEnd(transfer.port, bytes.clone()));
                transfer.waits_for_ack = true;
                if !self.manners.lingers_down {
                    self.transfer_done();
                }
            }
            Job::Up { .. } if data.ended => {
                self.out.push(Effect::End(transfer.port));
                transfer.waits_for_ack = true;
                self.keep_what_came();
                if !self.manners.lingers_up {
                    self.transfer_done();
                }
            }
            Job::Up { .. } => {}
        }
    }

    fn transfer_done(&mut self) {
        self.transfer = None;
        self.data = None;
        self.reply("226 done".into());
        if self.manners.refuses_look_ahead && !self.queue.is_empty() {
            self.queue.clear();
            self.reply("503 not now".into());
        }
        self.work();
    }

    fn keep_what_came(&mut self) {
        let (Some(transfer), Some(data)) = (&self.transfer, &mut self.data) else {
            return;
        };
        let Job::Up { path, offset, appends } = &transfer.job else {
            return;
        };
        let mut contents = match self.nodes.get(path) {
            Some(Node::File(old)) if *appends => old.clone(),
            Some(Node::File(old)) => old[..(*offset).min(old.len())].to_vec(),
            _ => Vec::new(),
        };
        contents.append(&mut data.received);
        contents.truncate(self.manners.stores_at_most.unwrap_or(usize::MAX));
        self.nodes.insert(path.clone(), Node::File(contents));
    }

    fn abort(&mut self) {
        self.executed.push("ABOR".into());
        self.keep_what_came();
        if let Some(transfer) = self.transfer.take() {
            self.out.push(Effect::End(transfer.port));
            self.reply("426 transfer aborted".into());
        }
        self.data = None;
        self.reply("226 ABOR done".into());
        self.work();
    }

    fn execute(&mut self, line: &str) {
        if let Some((_, reply)) = self.manners.fixed.iter().find(|(start, _)| line.starts_with(start)) {
            let reply = (*reply).to_owned();
            return self.reply(reply);
        }
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let reply = match verb {
            "USER" => "331 password".to_owned(),
            "PASS" => "230 in".to_owned(),
            "FEAT" => format!("211-Features:\r\n {}\r\n211 End", self.manners.features.join("\r\n ")),
            "SYST" => "215 UNIX Type: L8".to_owned(),
            "PWD" => format!("257 \"{}\" is current", self.cwd),
            "TYPE" => {
                self.ascii = argument == "A";
                "200 ok".to_owned()
            }
            "AUTH" => "234 go on".to_owned(),
            "NOOP" | "OPTS" | "PBSZ" | "PROT" | "CLNT" => "200 ok".to_owned(),
            "QUIT" => "221 bye".to_owned(),
            "EPSV" | "PASV" => self.listen(verb),
            "EPRT" | "PORT" => self.take_port(verb, argument),
            "REST" => {
                self.rest = argument.parse().unwrap_or(0);
                "350 ok".to_owned()
            }
            "RETR" | "STOR" | "APPE" | "LIST" | "NLST" | "MLSD" => return self.begin(verb, argument),
            "ABOR" => "225 nothing to abort".to_owned(),
            _ => self.on_name(verb, argument),
        };
        self.reply(reply);
    }

    fn listen(&mut self, verb: &str) -> String {
        self.next_port += 1;
        let number = self.next_port;
        self.data = Some(DataPort {
            number,
            ..DataPort::default()
        });
        if verb == "EPSV" {
            format!("229 Entering Extended Passive Mode (|||{number}|)")
        } else {
            format!("227 Entering Passive Mode (10,0,0,1,{},{})", number >> 8, number & 0xff)
        }
    }

    fn take_port(&mut self, verb: &str, argument: &str) -> String {
        let number = if verb == "EPRT" {
            argument.split('|').nth(3).and_then(|port| port.parse().ok())
        } else {
            let bytes: Vec<u16> = argument.split(',').filter_map(|byte| byte.parse().ok()).collect();
            (bytes.len() == 6).then(|| bytes[4] * 256 + bytes[5])
        };
        let Some(number) = number else {
            return "501 bad address".into();
        };
        self.data = Some(DataPort {
            number,
            active: true,
            ..DataPort::default()
        });
        "200 ok".into()
    }

    fn begin(&mut self, verb: &str, argument: &str) {
        let offset = std::mem::take(&mut self.rest);
        let Some(data) = &self.data else {
            return self.reply("425 use EPSV first".into());
        };
        let (port, active) = (data.number, data.active);
        let job = match verb {
            "RETR" => match self.nodes.get(argument) {
                Some(Node::File(contents)) => Job::Down(contents[offset.min(contents.len())..].to_vec()),
                _ => return self.reply("550 no such file".into()),
            },
            "STOR" | "APPE" => {
                if verb == "STOR" && offset == 0 {
                    self.nodes.insert(argument.to_owned(), Node::File(Vec::new()));
                }
                Job::Up {
                    path: argument.to_owned(),
                    offset,
                    appends: verb == "APPE",
                }
            }
            _ => Job::Down(
                self.listing(if argument.starts_with('/') { argument } else { &self.cwd })
                    .into_bytes(),
            ),
        };
        self.transfer = Some(Transfer {
            job,
            port,
            begun: false,
            waits_for_ack: false,
        });
        if active {
            self.out.push(Effect::Connect(port));
        }
        self.advance();
    }

    fn listing(&self, folder: &str) -> String {
        let start = if folder == "/" {
            "/".to_owned()
        } else {
            format!("{folder}/")
        };
        let names = self.nodes.keys().filter_map(|path| path.strip_prefix(&start));
        names
            .filter(|name| !name.is_empty() && !name.contains('/'))
            .fold(String::new(), |lines, name| lines + name + "\r\n")
    }

    fn on_name(&mut self, verb: &str, path: &str) -> String {
        let node = self.nodes.get(path);
        let missing = || format!("550 {path}: No such file or directory");
        match (verb, node) {
            ("CWD", Some(Node::Folder)) => {
                path.clone_into(&mut self.cwd);
                "250 ok".into()
            }
            ("SIZE", _) if self.ascii => "550 SIZE not allowed in ASCII mode".into(),
            ("SIZE", Some(Node::File(contents))) => format!("213 {}", contents.len()),
            ("MDTM", Some(_)) => "213 20200101000000".into(),
            ("MLST", Some(Node::File(contents))) => {
                format!("250-Listing\r\n type=file;size={}; {path}\r\n250 End", contents.len())
            }
            ("MLST", Some(Node::Folder)) => format!("250-Listing\r\n type=dir; {path}\r\n250 End"),
            ("MFMT", _) => "213 Modify=20200101000000".into(),
            ("MKD", None) => {
                self.nodes.insert(path.to_owned(), Node::Folder);
                format!("257 \"{path}\" made")
            }
            ("MKD", Some(_)) => "550 File exists".into(),
            ("DELE", Some(Node::File(_))) | ("RMD", Some(Node::Folder)) => {
                self.nodes.remove(path);
                "250 gone".into()
            }
            ("RNFR", Some(_)) => {
                self.from = Some(path.to_owned());
                "350 go on".into()
            }
            ("RNTO", taken) => match self.from.take() {
                None => "503 RNFR first".into(),
                Some(_) if taken.is_some() && self.manners.keeps_existing => "550 File exists".into(),
                Some(from) => {
                    let node = self.nodes.remove(&from);
                    self.nodes.extend(node.map(|node| (path.to_owned(), node)));
                    "250 renamed".into()
                }
            },
            ("CWD" | "SIZE" | "MDTM" | "MLST" | "DELE" | "RMD" | "RNFR", _) => missing(),
            _ => "500 unknown".into(),
        }
    }
}
