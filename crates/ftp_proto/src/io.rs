//! What goes into the core and what comes out of it.

use std::{
    collections::BTreeMap,
    fmt,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    time::Duration,
};

use portolan_remote::{ActiveChoices, DataMode, Detail, FtpProxyLogOn, HostPort, KeepAlive, ModeChoice, ServerChoices};
use portolan_trace::DataId;

use crate::{Failure, OperationId, OperationOutcome};

/// Everything that the core is told when a control connection begins.
#[derive(Clone, Debug)]
pub struct Config {
    /// Number of the session in the trace.
    pub session: u32,
    /// Address of the server as connected: the only host to which data connections go by default.
    pub peer: IpAddr,
    /// Our own address on the control connection: what PORT and EPRT announce.
    pub local: IpAddr,
    /// How TLS is wanted.
    pub tls: TlsMode,
    /// Which data modes are allowed.
    pub mode: ModeChoice,
    /// Use the address that a 227 names instead of the control peer's (load-balanced servers; a choice of the person).
    pub trust_pasv_address: bool,
    /// Who logs in.
    pub login: Login,
    /// What was learnt of this server before.
    pub learned: Learned,
    /// How long to wait for what.
    pub limits: TimeLimits,
    /// What PORT and EPRT announce.
    pub active: ActiveChoices,
    /// What is said on an idle connection.
    pub keep_alive: KeepAlive,
    /// Data connections may go in clear where the server refuses PROT P, by decision of the person.
    pub plain_data: bool,
    /// What the person says of the server.
    pub server: ServerChoices,
    /// The name of the host as the person gave it, for HOST; `None` where it is an address.
    pub host: Option<String>,
    /// What stands between us and the server.
    pub via: Via,
    /// How long a session is idle after its first listing until the core finds out whether an unknown server answers in
    /// the order of the commands ([`Learned::in_order`]), by a few commands without effect; `None` = never.
    pub probe_after: Option<Duration>,
    /// For so long a log-on is held while the person looks for what the server asks and nobody knows ([`Output::Ask`]);
    /// `None` = it ends there.
    pub hold: Option<Duration>,
    /// What a calendar showed when the core's time was zero, in seconds since 1970: the year of a date without one is
    /// guessed by it.
    pub calendar: i64,
}

/// What stands between us and the server, as far as the dialogue is concerned.
#[derive(Clone, Debug, Default)]
pub enum Via {
    /// Nothing.
    #[default]
    Direct,
    /// A proxy that passes bytes on: nobody can connect to us, so active modes do not exist. The words name it.
    Tunnel(String),
    /// An FTP proxy, which the connection stands with; the log-on tells it which server is meant.
    Ftp {
        /// How it is told.
        log_on: FtpProxyLogOn,
        /// The server that is meant.
        server: HostPort,
        /// Who logs in at the proxy.
        user: Option<Vec<u8>>,
        /// The password there.
        password: Option<SecretBytes>,
    },
}

/// How TLS is wanted (RFC 4217).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TlsMode {
    /// Plain FTP by decision of the person.
    Off,
    /// Explicit TLS if the server offers it; otherwise the log-on stops before USER with
    /// [`ErrorKind::TlsNotOffered`](portolan_remote::ErrorKind::TlsNotOffered), and the person decides.
    IfOffered,
    /// Explicit TLS (AUTH TLS), nothing else.
    #[default]
    Explicit,
    /// TLS from the first byte; the shell has made it before the core begins.
    Implicit,
}

/// Bytes that never show in `Debug` and are wiped when dropped.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SecretBytes(Vec<u8>);

impl SecretBytes {
    /// Takes the bytes over.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes, for the one place that sends them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBytes(…)")
    }
}

impl Drop for SecretBytes {
    fn drop(&mut self) {
        self.0.fill(0);
        std::hint::black_box(&self.0);
    }
}

/// Who logs in.
#[derive(Clone, Debug, Default)]
pub struct Login {
    /// USER.
    pub user: Vec<u8>,
    /// PASS, where one is known.
    pub password: Option<SecretBytes>,
    /// ACCT, where one is known.
    pub account: Option<SecretBytes>,
}

impl Login {
    /// Is it a log-on for everybody, whose password is no secret?
    pub(crate) fn anonymous(&self) -> bool {
        self.user.is_empty() || self.user.eq_ignore_ascii_case(b"anonymous") || self.user.eq_ignore_ascii_case(b"ftp")
    }
}

/// What was learnt of a server in earlier sessions; the shell and the engine keep it, the core honours it and reports
/// changes in [`OperationOutcome`] and through [`crate::ControlConnection::learned`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learned {
    /// The data mode that worked last; tried first under Auto.
    pub data_mode: Option<DataMode>,
    /// May the next EPSV/PASV ride in the write of RETR/STOR? `None` = not known, the core's own table decides.
    pub look_ahead_retrieve: Option<bool>,
    /// The same for uploads.
    pub look_ahead_store: Option<bool>,
    /// Do replies come in the order of the commands?
    pub in_order: Option<bool>,
    /// Was REST followed by STOR accepted?
    pub rest_stor: Option<bool>,
    /// Does MLSD tell the truth?
    pub mlsd: Option<bool>,
    /// Does RNTO replace a file that has the new name?
    pub rename_over: Option<bool>,
    /// Does `LIST -a` list, hidden names included (`quirks.md` row 66)?
    pub list_all: Option<bool>,
    /// Is a keep-alive during a transfer answered, and harmless (`quirks.md` row 47)?
    pub keep_alive_in_transfer: Option<bool>,
    /// The command that sets modification times.
    pub time_command: Option<TimeCommand>,
    /// Does REST beyond 2 GiB begin where it is told to (`quirks.md` row 43)?
    pub large_rest: Option<bool>,
    /// Does the server read Telnet, so that 0xFF in a path must be doubled (`quirks.md` row 4)?
    pub doubles_iac: Option<bool>,
    /// What the times of LIST lack to be UTC, in seconds (`quirks.md` row 76).
    pub clock_offset: Option<i32>,
    /// Modes that failed, each with the reason; passed over under Auto until nothing else is left.
    pub given_up: BTreeMap<DataMode, String>,
    /// From what each of the above was learnt, in words.
    pub reasons: BTreeMap<Lesson, String>,
}

/// A command that sets the modification time of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeCommand {
    /// `MFMT time path`
    Mfmt,
    /// `SITE UTIME time path`
    SiteUtime,
    /// `SITE UTIME path accessed modified created UTC`
    SiteUtimePath,
    /// `MDTM time path`: on other servers it may touch a file that is named like a date (`quirks.md` row 77).
    Mdtm,
}

impl TimeCommand {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 4] = [Self::Mfmt, Self::Mdtm, Self::SiteUtime, Self::SiteUtimePath];
}

/// For people.
impl fmt::Display for TimeCommand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mfmt => "MFMT",
            Self::SiteUtime => "SITE UTIME",
            Self::SiteUtimePath => "SITE UTIME, path first",
            Self::Mdtm => "MDTM",
        })
    }
}

/// Something that can be learnt of a server. The names are those of the file that keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lesson {
    /// [`Learned::data_mode`]
    DataMode,
    /// [`Learned::look_ahead_retrieve`]
    LookAheadRetrieve,
    /// [`Learned::look_ahead_store`]
    LookAheadStore,
    /// [`Learned::in_order`]
    InOrder,
    /// [`Learned::rest_stor`]
    RestStor,
    /// [`Learned::mlsd`]
    Mlsd,
    /// [`Learned::rename_over`]
    RenameOver,
    /// [`Learned::list_all`]
    ListAll,
    /// [`Learned::keep_alive_in_transfer`]
    KeepAliveInTransfer,
    /// [`Learned::time_command`]
    TimeCommand,
    /// [`Learned::large_rest`]
    LargeRest,
    /// [`Learned::doubles_iac`]
    DoublesIac,
    /// [`Learned::clock_offset`]
    ClockOffset,
}

/// How long the core waits before it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLimits {
    /// For a reply to a command.
    pub reply: Duration,
    /// For a data connection to stand.
    pub data_open: Duration,
    /// For the final reply after the last byte of data.
    pub confirmation: Duration,
    /// For TLS on the control connection.
    pub tls: Duration,
}

impl Default for TimeLimits {
    fn default() -> Self {
        Self {
            reply: Duration::from_secs(30),
            data_open: Duration::from_secs(20),
            confirmation: Duration::from_mins(1),
            tls: Duration::from_secs(20),
        }
    }
}

/// What the shell learnt when TLS stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsInfo {
    /// `TLS 1.2` or `TLS 1.3`.
    pub version: String,
    /// Name of the cipher suite.
    pub suite: String,
    /// Was an earlier session resumed?
    pub resumed: bool,
}

/// What happened outside.
#[derive(Debug)]
pub enum Input<'a> {
    /// Bytes of the control connection (decrypted, where TLS stands).
    Bytes(&'a [u8]),
    /// The control connection ended; `None` = in order, else what broke it, in words.
    Eof(Option<Detail>),
    /// TLS stands on the control connection; the core traces it (after [`Output::StartTls`], or at the start for implicit TLS).
    TlsReady(TlsInfo),
    /// TLS could not be made; the shell keeps the details and fails the log-on with them.
    TlsFailed(Detail),
    /// The answer to [`Output::Ask`]; `None` = there is none, and the log-on ends.
    Answer(Option<SecretBytes>),
    /// Something happened to a data connection.
    Data(DataId, DataEvent),
    /// Time passed: [`crate::ControlConnection::poll_timeout`] is due.
    Time,
}

/// What happened to a data connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataEvent {
    /// Active mode: the listener is bound here; now PORT or EPRT can be sent.
    Listening(SocketAddr),
    /// TCP stands (connected, or accepted and the peer checked). TLS, where wanted, follows after [`Output::CopyMayStart`].
    Opened,
    /// All is through: for a download or listing the server's EOF came; for an upload our last byte and end were sent.
    Closed {
        /// Bytes that moved on this connection.
        bytes: u64,
        /// Did it end as it should: with `close_notify` under TLS, without a reset?
        clean: bool,
    },
    /// It could not be made, or broke, or the local side failed. [`Output::CloseData`] follows; until then an upload must
    /// not be closed in order, since that would mean that the file is whole.
    Failed(DataFailure),
}

/// Why a data connection failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFailure {
    /// The kind: `DataConnection` for those that another mode may mend, `ConnectionLost`, `TimedOut`, `TlsFailed`,
    /// or one of the `Local…` kinds when the fault is on this side.
    pub kind: portolan_remote::ErrorKind,
    /// What is known of it: `connection refused by 10.0.0.1:2345`.
    pub why: Detail,
    /// Bytes that moved before.
    pub bytes: u64,
}

/// A data connection that the core wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataPlan {
    /// Its number, for all later events and outputs.
    pub id: DataId,
    /// For which operation.
    pub operation: OperationId,
    /// In which mode.
    pub mode: DataMode,
    /// Where to connect, or what to listen on.
    pub how: DataHow,
    /// TLS on it (PROT P)?
    pub secure: bool,
    /// What it carries.
    pub purpose: DataPurpose,
}

/// Who connects to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataHow {
    /// Connect there (never bind the outgoing socket to a port: `speed.md`).
    Connect(SocketAddr),
    /// Listen on this address of ours and accept only this peer; answer [`DataEvent::Listening`].
    Listen {
        /// Our address.
        local: IpAddr,
        /// The ports to listen on, each tried in turn; `None` = the system's choice.
        ports: Option<RangeInclusive<u16>>,
        /// The only address that may connect.
        peer: IpAddr,
    },
}

/// What a data connection carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataPurpose {
    /// A listing, to be fed to [`crate::listing`].
    Listing(ListingFormat),
    /// A file from the server, beginning at this offset.
    Retrieve {
        /// First byte of the file that comes.
        offset: u64,
    },
    /// The last byte of a file, to see where a server begins after REST: counted and thrown away. More than one is a
    /// failure of the kind [`ErrorKind::TooLarge`](portolan_remote::ErrorKind::TooLarge).
    LastByte,
    /// A file to the server, beginning at this offset of the local file.
    Store {
        /// First byte of the local file that goes.
        offset: u64,
    },
}

/// Which command makes the listing, and so what its lines mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListingFormat {
    /// MLSD: facts in UTC (RFC 3659).
    Mlsd,
    /// LIST: whatever the server prints.
    List,
    /// NLST: names alone.
    Nlst,
}

impl ListingFormat {
    /// The command, for people.
    pub fn command(self) -> &'static str {
        match self {
            Self::Mlsd => "MLSD",
            Self::List => "LIST",
            Self::Nlst => "NLST",
        }
    }
}

/// What the core wants done, in this order.
#[derive(Debug)]
pub enum Output {
    /// Write these bytes in one `write` (one TLS record).
    Write(Vec<u8>),
    /// Write these bytes, the last of them as TCP urgent data (RFC 854, Synch); under TLS, which has none, as any other.
    WriteUrgent(Vec<u8>),
    /// Begin TLS on the control connection now; no more bytes are taken in clear.
    StartTls,
    /// Open (or listen for) a data connection. The core traces `DataOpening`, the shell what follows. Two may live at
    /// once: the tail of one transfer and the beginning of the next.
    OpenData(DataPlan),
    /// The server has said 150/125 (or the equivalent): TLS and then the bytes may start on this data connection.
    /// An upload in plain FTP may have been told to start earlier; the shell just obeys.
    CopyMayStart(DataId),
    /// Close a data connection, or give up making it. Its number is of no more use; events that were under way are
    /// ignored.
    CloseData {
        /// Which one.
        id: DataId,
        /// `true`: reset it (linger 0, no `close_notify`), since a plain close of an upload means *success* in stream
        /// mode; `false`: close in order.
        reset: bool,
    },
    /// The server asks for what only the person knows; the log-on is held until [`Input::Answer`], or [`Config::hold`] is over.
    Ask(Asking),
    /// An operation ended.
    Done(OperationId, Result<OperationOutcome, Failure>),
    /// The control connection is of no more use: close the socket. Everything unfinished was answered by `Done` before.
    Closed(CloseReason),
}

/// What a server asks for in the middle of the log-on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// ACCT is wanted, and not PASS.
    pub account: bool,
    /// Its own words, masked: the challenge of a one-time password, say.
    pub says: String,
}

/// Why the control connection ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// We said QUIT.
    Quit,
    /// The server closed, said 421, or broke the protocol; or a time limit passed.
    Failed(Failure),
}
