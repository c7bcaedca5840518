//! One file for each operation, all with the same three verbs: `start`, `on_reply`, `on_data`.

pub(crate) mod attributes;
pub(crate) mod checksum;
pub(crate) mod clock;
pub(crate) mod data;
pub(crate) mod delete;
pub(crate) mod ftp_proxy;
pub(crate) mod keep_alive;
pub(crate) mod list;
pub(crate) mod login;
pub(crate) mod make_dir;
pub(crate) mod probe;
pub(crate) mod raw;
pub(crate) mod rename;
pub(crate) mod secure;
pub(crate) mod space;
pub(crate) mod stat;
pub(crate) mod store;
pub(crate) mod transfer;

use std::time::Duration;

use portolan_remote::{Detail, ErrorKind};
use portolan_trace::{DataId, TraceKind};

use crate::{
    DataEvent, Failure, Lesson, Operation, OperationId, OperationOutcome, Output, Refusal, SecretBytes,
    command::Command,
    error::{About, kind_of},
    pipeline::Gate,
    reply::Reply,
    state::State,
};

/// What the reply to a command means to the operation that sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// The greeting; no command asked for it.
    Greeting,
    /// AUTH TLS.
    AuthTls,
    /// AUTH SSL.
    AuthSsl,
    /// PBSZ 0.
    Pbsz,
    /// PROT P.
    Prot,
    /// PROT C, where PROT P was refused and the person allows it.
    ProtClear,
    /// A line of the log-on through an FTP proxy.
    ThroughProxy,
    /// FEAT before USER, to see whether HOST is there.
    HostFeature,
    /// HOST.
    Host,
    /// USER.
    User,
    /// PASS.
    Pass,
    /// ACCT.
    Account,
    /// FEAT.
    Features,
    /// SYST.
    System,
    /// CLNT.
    Client,
    /// OPTS UTF8 ON.
    Utf8,
    /// SITE NAMEFMT 1.
    NameFormat,
    /// LANG.
    Language,
    /// A command that the person wants after each log-on.
    PostLogin,
    /// ALLO.
    Allocate,
    /// TYPE.
    Type,
    /// PWD.
    Home,
    /// PRET.
    Pret,
    /// EPSV ALL.
    OnlyExtended,
    /// EPSV or PASV.
    Passive,
    /// EPRT or PORT.
    Active,
    /// REST n.
    Restart,
    /// REST 0, to clear what lingers.
    ClearRestart,
    /// RETR, STOR, APPE, LIST, MLSD, NLST.
    Transfer,
    /// ABOR.
    Abort,
    /// CWD.
    Folder,
    /// SIZE of the file that moves, or that is asked about.
    Size,
    /// SIZE or RNFR of a final name: is it taken?
    Taken,
    /// MDTM.
    Modified,
    /// MLST.
    Facts,
    /// STAT of a path.
    Status,
    /// RNFR.
    RenameFrom,
    /// RNTO.
    RenameTo,
    /// RNFR of what is in the way.
    AsideFrom,
    /// RNTO of what is in the way.
    AsideTo,
    /// RNFR of the upload, with the way clear.
    AgainFrom,
    /// RNTO of the upload, with the way clear.
    AgainTo,
    /// DELE of what was moved aside.
    AsideDelete,
    /// RNFR of what was moved aside, back again.
    BackFrom,
    /// RNTO of what was moved aside, back again.
    BackTo,
    /// MFMT and its relatives.
    SetTime,
    /// SITE CHMOD, or MFF.
    SetPermissions,
    /// OPTS HASH.
    HashOption,
    /// RANG.
    Range,
    /// SITE QUOTA.
    Quota,
    /// The one command of a simple operation.
    Only,
}

/// What an operation may do, and what it says of itself.
pub(crate) struct Cx<'a> {
    /// What all share.
    pub(crate) st: &'a mut State,
    /// About this operation.
    pub(crate) me: &'a mut Marks,
}

/// What the dispatcher knows of a running operation.
#[derive(Debug)]
pub(crate) struct Marks {
    /// Its number.
    pub(crate) id: OperationId,
    /// It adds no more commands unless something is refused: the next operation may begin.
    pub(crate) yielded: bool,
    /// `Done` was said.
    pub(crate) answered: bool,
    /// Nobody asked for it, so nobody gets `Done`.
    pub(crate) silent: bool,
    /// It is over.
    pub(crate) finished: bool,
    /// When it wants `on_time`.
    pub(crate) deadline: Option<Duration>,
    /// It begins while the transfer before it has not been written yet: its EPSV is to ride.
    pub(crate) riding: bool,
    /// The reply at hand is to a command that rode with a transfer.
    pub(crate) rode: bool,
    /// That transfer was an upload.
    pub(crate) rides_with_store: bool,
    /// The whole connection must end for this reason.
    pub(crate) fatal: Option<Failure>,
    /// 0xFF in paths goes out doubled, whatever was learnt.
    pub(crate) doubled: bool,
    /// It succeeds only if the server finds what its path names.
    pub(crate) by_name: bool,
    /// A path with 0xFF went out.
    pub(crate) said_iac: bool,
}

impl Marks {
    /// A fresh operation.
    pub(crate) fn new(id: OperationId) -> Self {
        Self {
            id,
            yielded: false,
            answered: false,
            silent: false,
            finished: false,
            deadline: None,
            riding: false,
            rode: false,
            rides_with_store: false,
            fatal: None,
            doubled: false,
            by_name: false,
            said_iac: false,
        }
    }
}

impl Cx<'_> {
    /// Queues a command.
    pub(crate) fn send(&mut self, step: Step, command: &Command, gate: Gate) {
        let doubled = self.me.doubled || self.st.config.learned.doubles_iac == Some(true);
        match command.encode(doubled) {
            Ok(line) => {
                self.me.said_iac |= line.contains(&0xff);
                let id = self.st.pipeline.push(self.me.id, step, command, line, gate);
                self.st.trace(TraceKind::CommandQueued { id });
            }
            Err(_line_end) => self.done(Err(Failure::new(ErrorKind::Misuse, Detail::LineEndInside))),
        }
    }

    /// Says `Done`, but goes on cleaning up.
    pub(crate) fn answer(&mut self, result: Result<OperationOutcome, Failure>) {
        if !self.me.answered {
            self.me.answered = true;
            if !self.me.silent {
                self.st.outputs.push_back(Output::Done(self.me.id, result));
            }
        }
    }

    /// Ends the operation.
    pub(crate) fn done(&mut self, result: Result<OperationOutcome, Failure>) {
        if result.is_ok() && self.me.said_iac && self.me.by_name && !self.me.answered {
            self.learn_doubling();
        }
        self.answer(result);
        self.me.finished = true;
        self.me.deadline = None;
    }

    /// A path with 0xFF was found in the form in which it went out.
    fn learn_doubling(&mut self) {
        let learned = &mut self.st.config.learned;
        if self.me.doubled && learned.doubles_iac != Some(true) {
            learned.doubles_iac = Some(true);
            let why = "0xFF in names is doubled: the server reads Telnet, and found a name only so";
            self.st.learnt(Lesson::DoublesIac, why);
        } else if !self.me.doubled && learned.doubles_iac.is_none() {
            learned.doubles_iac = Some(false);
            self.st
                .learnt(Lesson::DoublesIac, "a name with 0xFF was found as it is");
        }
    }

    /// Ends the operation with the server's refusal.
    pub(crate) fn refused(&mut self, command: &'static str, reply: &Reply, about: About) {
        let failure = self.refusal(command, reply, about);
        self.done(Err(failure));
    }

    /// The failure that a refusal means.
    pub(crate) fn refusal(&self, command: &'static str, reply: &Reply, about: About) -> Failure {
        Failure {
            kind: kind_of(reply, about),
            why: None,
            refusal: Some(Refusal {
                command,
                code: reply.code.0,
                text: self.st.masked(reply),
            }),
        }
    }

    /// Lets the next operation begin.
    pub(crate) fn yield_turn(&mut self) {
        self.me.yielded = true;
    }

    /// Ends the operation and, because of it, the connection.
    pub(crate) fn fatal(&mut self, failure: Failure) {
        self.done(Err(failure.clone()));
        self.me.fatal = Some(failure);
    }

    /// About transfers of this connection.
    pub(crate) fn about_transfer(&self) -> About {
        About::Transfer {
            secure: self.st.secure_data,
        }
    }
}

/// An operation that runs.
#[derive(Debug)]
pub(crate) enum Active {
    /// Greeting to PWD.
    Login(login::LogIn),
    /// MLSD, LIST, NLST.
    List(list::List),
    /// RETR.
    Retrieve(transfer::Retrieve),
    /// STOR, APPE and what follows.
    Store(store::Store),
    /// MLST, SIZE, MDTM.
    Stat(stat::Stat),
    /// MKD.
    MakeDir(make_dir::MakeDir),
    /// DELE and RMD.
    Delete(delete::Delete),
    /// RNFR, RNTO.
    Rename(rename::Rename),
    /// MFMT, SITE CHMOD.
    Attributes(attributes::Attributes),
    /// HASH and its like.
    Checksum(checksum::Checksum),
    /// MDTM, to compare it with LIST.
    Clock(clock::Clock),
    /// AVBL, SITE QUOTA.
    Space(space::Room),
    /// NOOP, STAT or PWD, and QUIT.
    KeepAlive(keep_alive::KeepAlive),
    /// What finds out whether replies come in order.
    Probe(probe::Probe),
    /// What the person typed.
    Raw(raw::Raw),
}

macro_rules! each {
    ($self:ident, $operation:ident => $call:expr) => {
        match $self {
            Active::Login($operation) => $call,
            Active::List($operation) => $call,
            Active::Retrieve($operation) => $call,
            Active::Store($operation) => $call,
            Active::Stat($operation) => $call,
            Active::MakeDir($operation) => $call,
            Active::Delete($operation) => $call,
            Active::Rename($operation) => $call,
            Active::Attributes($operation) => $call,
            Active::Checksum($operation) => $call,
            Active::Clock($operation) => $call,
            Active::Space($operation) => $call,
            Active::KeepAlive($operation) => $call,
            Active::Probe($operation) => $call,
            Active::Raw($operation) => $call,
        }
    };
}

/// The verbs. What an operation does not need, it leaves as it is here.
pub(crate) trait Steps {
    /// Pushes the plan.
    fn start(&mut self, cx: &mut Cx<'_>);

    /// A reply to one of its commands, preliminary ones included. `rode` = the command rode with a transfer.
    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>);

    /// Something happened to a data connection.
    fn on_data(&mut self, _id: DataId, _event: &DataEvent, _cx: &mut Cx<'_>) {}

    /// Its own time limit passed.
    fn on_time(&mut self, _cx: &mut Cx<'_>) {}

    /// The caller lost interest. What is queued goes, what was sent is swallowed.
    fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        cx.done(Err(Failure::new(ErrorKind::Cancelled, Detail::Stopped)));
    }

    /// The connection is gone: how does this operation end?
    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        cx.done(Err(failure.clone()));
    }
}

impl Active {
    /// The machine for what was asked.
    pub(crate) fn new(operation: Operation) -> Self {
        match operation {
            Operation::Login => Self::Login(login::LogIn::default()),
            Operation::List { path } => Self::List(list::List::new(path)),
            Operation::ListLinks { path } => Self::List(list::List::with_links(path)),
            Operation::Stat { path } => Self::Stat(stat::Stat::new(path)),
            Operation::Retrieve {
                path,
                offset,
                size,
                kind,
                ask_modified,
            } => Self::Retrieve(transfer::Retrieve::new(path, offset, size, kind, ask_modified)),
            Operation::Store {
                path,
                temporary,
                replace,
                offset,
                size,
                modified,
                permissions,
                kind,
            } => Self::Store(store::Store::new(store::Upload {
                path,
                temporary,
                replace,
                offset,
                size,
                modified,
                permissions,
                kind,
            })),
            Operation::MakeDir { path } => Self::MakeDir(make_dir::MakeDir::new(path)),
            Operation::Delete { path } => Self::Delete(delete::Delete::file(path)),
            Operation::RemoveDir { path } => Self::Delete(delete::Delete::folder(path)),
            Operation::Rename { from, to } => Self::Rename(rename::Rename::new(from, to)),
            Operation::RenameTorn { path } => Self::Rename(rename::Rename::torn(path)),
            // Unpacked before; what is inside is what there is to be done.
            Operation::Doubled(operation) => Self::new(*operation),
            Operation::SetModified { path, seconds } => {
                Self::Attributes(attributes::Attributes::modified(path, seconds))
            }
            Operation::SetMode { path, mode } => Self::Attributes(attributes::Attributes::mode(path, mode)),
            Operation::Checksum { path, algorithm, range } => {
                Self::Checksum(checksum::Checksum::new(path, algorithm, range))
            }
            Operation::MeasureClock { files } => Self::Clock(clock::Clock::new(files)),
            Operation::Space { path } => Self::Space(space::Room::new(path)),
            Operation::Raw { line } => Self::Raw(raw::Raw::new(line)),
            Operation::Quit => Self::KeepAlive(keep_alive::KeepAlive::Quit),
        }
    }

    /// See [`Steps::start`].
    pub(crate) fn start(&mut self, cx: &mut Cx<'_>) {
        each!(self, operation => operation.start(cx));
    }

    /// See [`Steps::on_reply`].
    pub(crate) fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        each!(self, operation => operation.on_reply(step, reply, cx));
    }

    /// See [`Steps::on_data`].
    pub(crate) fn on_data(&mut self, id: DataId, event: &DataEvent, cx: &mut Cx<'_>) {
        each!(self, operation => operation.on_data(id, event, cx));
    }

    /// See [`Steps::on_time`].
    pub(crate) fn on_time(&mut self, cx: &mut Cx<'_>) {
        each!(self, operation => operation.on_time(cx));
    }

    /// See [`Steps::on_abandon`].
    pub(crate) fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        each!(self, operation => operation.on_abandon(cx));
    }

    /// See [`Steps::on_lost`].
    pub(crate) fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        each!(self, operation => operation.on_lost(failure, cx));
    }

    /// Does it upload? Look-ahead is learnt for each direction.
    pub(crate) fn stores(&self) -> bool {
        matches!(self, Self::Store(_))
    }

    /// Does it move a file in TYPE A? It asks for no size.
    pub(crate) fn in_text(&self) -> bool {
        match self {
            Self::Retrieve(retrieve) => retrieve.in_text(),
            Self::Store(store) => store.in_text(),
            _ => false,
        }
    }

    /// Takes the person's answer; only the log-on asks.
    pub(crate) fn on_answer(&mut self, answer: Option<&SecretBytes>, cx: &mut Cx<'_>) {
        if let Self::Login(login) = self {
            login.on_answer(answer, cx);
        }
    }

    /// Takes TLS's answer; only the log-on waits for it.
    pub(crate) fn on_tls(&mut self, cx: &mut Cx<'_>) -> bool {
        match self {
            Self::Login(login) => login.on_tls(cx),
            _ => false,
        }
    }
}
