//! What the engine shows: each part its own `watch<Arc<_>>`, replaced as a whole, never changed in place.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_queue::QueueSnapshot;
use portolan_remote::{
    CertificateInfo, Checksum, ChecksumAlgorithm, DataMode, Direction, Entry, HostPort, ItemId, JobId, ModeChoice,
    Phase, RemoteError, RemotePath, SessionFacts, SessionId, SiteId, Space,
};
use portolan_settings::{ConflictDefaults, OnFinish, SpeedSchedule, Then};
use portolan_sites::{
    SavedSites, Site,
    import::{Import, ImportedFilters, Source},
};
use portolan_trace::Chunk;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::{
    AtOnce, ByHand, ConnectionCheck, DoneList, Edit, HuntId, HuntView, NamesSeen, News, NoticeId, PaneId, Place,
    PromptId, QueueKept, RequestId, SecretsView, ServerMemory, SessionLimit, SiteNames, TrustRow,
};

/// The reading ends of everything that the engine publishes.
#[derive(Clone, Debug)]
pub struct Published {
    /// The queue as it is.
    pub queue: watch::Receiver<Arc<QueueSnapshot>>,
    /// What runs now, ten times a second while something runs.
    pub transfers: watch::Receiver<Arc<Transfers>>,
    /// What is done, newest last.
    pub done: watch::Receiver<Arc<DoneList>>,
    /// The panes.
    pub panes: watch::Receiver<Arc<BTreeMap<PaneId, Arc<PaneListing>>>>,
    /// Sites of this run and how their connections are.
    pub sites: watch::Receiver<Arc<BTreeMap<SiteId, SiteView>>>,
    /// Saved sites, and what belongs to them.
    pub book: watch::Receiver<Arc<SiteBook>>,
    /// Open questions, oldest first.
    pub prompts: watch::Receiver<Arc<[Prompt]>>,
    /// Things worth telling, oldest first, bounded.
    pub notices: watch::Receiver<Arc<[Notice]>>,
    /// What is remembered of servers, by server.
    pub servers: watch::Receiver<Arc<[ServerMemory]>>,
    /// Whom the person trusts, by server.
    pub trust: watch::Receiver<Arc<[TrustRow]>>,
    /// What a person does by hand, and what came of it.
    pub hand: watch::Receiver<Arc<ByHand>>,
    /// Files of servers that lie here to be edited or viewed, oldest first.
    pub edits: watch::Receiver<Arc<[Edit]>>,
    /// Searches and comparisons, oldest first.
    pub hunts: watch::Receiver<Arc<[Arc<HuntView>]>>,
    /// The check of a connection that was asked for last, until it was looked at.
    pub check: watch::Receiver<Option<Arc<ConnectionCheck>>>,
    /// The log.
    pub trace: watch::Receiver<Arc<TraceView>>,
    /// How tracked requests ended, oldest first; the newest 256.
    pub finished: watch::Receiver<Arc<[Finished]>>,
    /// Has the person asked the system for less motion? Once [`Request::WatchMotion`](crate::Request::WatchMotion) was asked.
    pub less_motion: watch::Receiver<bool>,
    /// Where the queue is.
    pub kept: watch::Receiver<QueueKept>,
}

/// Saved sites, and what belongs to them.
#[derive(Clone, Debug, Default)]
pub struct SiteBook {
    /// The saved sites in their tree.
    pub saved: Arc<SavedSites>,
    /// What was connected to lately, newest first. A saved site is here as it was then: its number says which.
    pub recent: Arc<[Site]>,
    /// Where passwords are kept.
    pub secrets: SecretsView,
}

/// How a tracked request ended.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Which request.
    pub request: RequestId,
    /// What came of it.
    pub result: Result<Finish, Arc<RemoteError>>,
}

/// What came of a request that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finish {
    /// It was done.
    Done,
    /// The lines of the server's reply, masked.
    Lines(Vec<String>),
    /// What is known of an entry.
    Entry(Box<Entry>),
    /// What the server computed.
    Checksum(Checksum),
    /// The room that there is.
    Space(Space),
    /// The search or comparison that it was.
    Hunt(HuntId),
    /// The job that it became.
    Job(JobId),
    /// What the file of another program holds.
    Import(Arc<Import>),
    /// The filters of another program.
    Filters(Arc<ImportedFilters>),
    /// Files of other programs on this computer.
    Found(Arc<[(Source, PathBuf)]>),
}

/// What runs now.
#[derive(Clone, Debug, Default)]
pub struct Transfers {
    /// One row for each transfer that has left the queue's waiting line.
    pub running: Vec<Transfer>,
    /// Bytes a second over the last 5 s, uploads and downloads.
    pub upload_speed: u64,
    /// The same for downloads.
    pub download_speed: u64,
    /// Throughput of both, one number a second, oldest first, at most 120.
    pub history: Arc<[u64]>,
    /// Files that are not done yet.
    pub files_left: u64,
    /// Bytes that are not done yet, of files whose size is known.
    pub bytes_left: u64,
    /// Is a folder still being read, so that both are "so far"?
    pub counting: bool,
    /// Time left, from remaining bytes and remaining files; `None` = not known.
    pub time_left: Option<Duration>,
    /// Done part of all that was asked since the queue was empty last, 0 to 1; `None` while nothing is queued.
    pub fraction: Option<f32>,
    /// Sessions that move files now.
    pub sessions: u32,
    /// Is everything paused, or what needs room on a full disk, or does what an earlier run has left wait to be let go?
    /// `PauseAll(false)` lets all of it go.
    pub paused: bool,
    /// A disk is full, here or on a server: why downloads, or the uploads to that server, wait for the person.
    pub full: Option<Arc<RemoteError>>,
    /// Sessions a site may use.
    pub sessions_allowed: u8,
    /// Limits in bytes a second that hold now: upload, download.
    pub limits: [Option<u64>; 2],
    /// Why these limits hold.
    pub limits_by: LimitsBy,
    /// When the schedule of speeds changes them next, UTC seconds since 1970.
    pub limits_until: Option<i64>,
    /// The schedule of speeds.
    pub speed_schedule: Arc<SpeedSchedule>,
    /// How much may run at once, beside the sessions of each site.
    pub at_once: AtOnce,
    /// Running transfers that come to their end though they are held ([`Stop::AfterFile`](crate::Stop::AfterFile)).
    pub finishing: u32,
    /// What happens when nothing is left to do.
    pub after: Arc<AfterQueue>,
    /// What is done where a target exists and neither job nor item say it. An answer with
    /// [`Reach::Always`](crate::Reach::Always) changes it and the file of settings: a face that keeps settings in memory
    /// takes it from here before it writes them.
    pub if_exists: ConflictDefaults,
}

/// What happens when nothing is left to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AfterQueue {
    /// What was chosen and holds the next time.
    pub plan: OnFinish,
    /// It holds the next time only.
    pub once: bool,
    /// Something is about to happen to the program or the computer; `Request::StopCountdown` stops it.
    pub countdown: Option<Countdown>,
    /// The program is to close now: a face does so.
    pub close: bool,
    /// The plan has a command, and nobody has said yes to it: a face shows it and asks, `Request::AllowCommand` is the yes.
    pub not_allowed: bool,
    /// Files move, and the computer may fall asleep meanwhile: why nobody could keep it awake.
    pub sleepy: Option<Arc<str>>,
}

/// What is about to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// What.
    pub then: Then,
    /// In which time.
    pub left: Duration,
}

/// Why limits on speed hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimitsBy {
    /// They are what is set without a schedule.
    #[default]
    Settings,
    /// A rule of the schedule says so: its place there.
    Schedule(usize),
    /// A hand has set them, against the schedule; they hold until it changes next.
    Hand,
}

/// One running transfer.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// Which item.
    pub item: ItemId,
    /// Of which job.
    pub job: JobId,
    /// Which way.
    pub direction: Direction,
    /// What it is doing or waiting for.
    pub phase: Phase,
    /// Bytes that are there already, with those of an earlier try.
    pub moved: u64,
    /// Size of the file; `None` = not known.
    pub size: Option<u64>,
    /// Bytes a second over the last 5 s.
    pub speed: u64,
    /// Time left; `None` = not known.
    pub left: Option<Duration>,
    /// It waits before another try, for so long from now on.
    pub retry_in: Option<Duration>,
    /// Is it a folder being read? Then `moved` counts entries.
    pub expanding: bool,
    /// The session that it moves by, as the log numbers it.
    pub session: Option<SessionId>,
}

/// A file that is done: the server has confirmed it.
#[derive(Clone, Debug)]
pub struct DoneRow {
    /// Which item it was.
    pub item: ItemId,
    /// Of which job it was.
    pub job: JobId,
    /// With which site; from one server to another, the one that got it.
    pub site: SiteId,
    /// From one server to another: the site that gave it.
    pub source: Option<SiteId>,
    /// Which way.
    pub direction: Direction,
    /// Its path below the job's root, for people.
    pub name: Arc<str>,
    /// Where it went, for people.
    pub destination: Arc<str>,
    /// Its size in bytes.
    pub size: u64,
    /// How long the successful try took.
    pub took: Duration,
    /// When, UTC seconds since 1970.
    pub when: i64,
    /// How it was checked.
    pub verified: Verified,
    /// It was left as it was, by the conflict policy.
    pub skipped: bool,
    /// What of it did not go along, beside its contents.
    pub not_kept: NotKept,
}

/// What of a finished file did not go along with its contents, though it was to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotKept {
    /// Its modification time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<WhyNotKept>,
    /// Its permissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<WhyNotKept>,
}

impl NotKept {
    /// Did all of it go along?
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Why something did not go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNotKept {
    /// The server refused it.
    Refused,
    /// The server has no command for it.
    NotSupported,
    /// The server that has the source does not tell it.
    NotTold,
}

/// How a finished file was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verified {
    /// The server's size equals ours.
    Size,
    /// The server confirmed the transfer but cannot tell a size.
    ConfirmedOnly,
    /// The server's checksum equals ours.
    Checksum(ChecksumAlgorithm),
    /// It was brought once more, and every byte was the same.
    ReadBack,
    /// It went as text (TYPE A), and the server confirmed the transfer. Its line ends may be others there, so neither its
    /// size nor a checksum says anything; that nothing is missing was looked at as far as that goes.
    Text,
}

/// What a pane shows.
#[derive(Clone, Debug)]
pub struct PaneListing {
    /// Where.
    pub place: Place,
    /// How far the reading is.
    pub state: PaneState,
    /// The entries, in batches as they came. A local entry's name is the raw bytes of its name.
    pub batches: Vec<Arc<[Entry]>>,
    /// Rises with each change of the entries, so that a face sorts only when it must.
    pub revision: u64,
    /// How long the reading took.
    pub took: Option<Duration>,
    /// When its end came, for a folder that was visited before too; `None` while the first reading goes on.
    pub listed: Option<Instant>,
    /// `MLSD`, `LIST`, … ; `None` for local folders.
    pub command: Option<&'static str>,
    /// Free bytes on the disk, where known.
    pub free: Option<u64>,
    /// Lines and names of which nothing could be made.
    pub unparsed: u32,
    /// How much of the folder the entries are.
    pub extent: Extent,
    /// How the names of a remote folder are shown.
    pub names: SiteNames,
    /// What they tell of their encoding.
    pub seen: NamesSeen,
}

/// How much of a folder the entries that are shown are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// All, once the reading is complete.
    #[default]
    Whole,
    /// So many, the first that came, and there are more: [`Request::LoadMore`](crate::Request::LoadMore) reads twice as
    /// many.
    First(u64),
    /// What had come when the person stopped the reading.
    Stopped,
    /// What an earlier reading gave; the last one failed.
    Earlier,
}

/// How far the reading of a folder is.
#[derive(Clone, Debug)]
pub enum PaneState {
    /// Asked; nothing came yet, or more is coming.
    Loading,
    /// Complete.
    Ready,
    /// It failed; what came before is shown.
    Failed(Arc<RemoteError>),
}

/// A site of this run.
#[derive(Clone, Debug)]
pub struct SiteView {
    /// Everything about it but its secret.
    pub site: Arc<Site>,
    /// How its connection is.
    pub state: ConnectionState,
    /// Facts of the browsing session.
    pub facts: Option<Arc<SessionFacts>>,
    /// Which data modes are wanted.
    pub mode: ModeChoice,
    /// The data mode that worked last.
    pub mode_used: Option<DataMode>,
    /// Sessions that stand now.
    pub sessions: u32,
    /// How its names are shown and written.
    pub names: SiteNames,
    /// What its wall clock lacks to be UTC in seconds: as the person says, else as it was measured. Times that a listing
    /// tells in UTC need it not.
    pub clock_offset: Option<i32>,
    /// Why something of this site waits for a session, where the server allows too few.
    pub waiting: Option<Arc<SessionLimit>>,
}

/// How the connection to a site is.
#[derive(Clone, Debug)]
pub enum ConnectionState {
    /// No session, none wanted.
    Disconnected,
    /// On the way; what is waited for.
    Connecting(Phase),
    /// It waits for an answer of the person.
    Asking,
    /// At least one session stands.
    Connected,
    /// Tries again after this time.
    Retrying(Duration, Arc<RemoteError>),
    /// Given up.
    Failed(Arc<RemoteError>),
}

/// An open question. It stays until it is answered, or until what asked it is gone.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// Its number.
    pub id: PromptId,
    /// With which site it has to do.
    pub site: SiteId,
    /// What is asked.
    pub question: Question,
}

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// The password of a user, or what else a log-on needs.
    Password {
        /// Which server.
        server: HostPort,
        /// Which user.
        user: String,
        /// What is asked for.
        part: LogOnPart,
        /// What the server asks with, where it said more than its code: the challenge of a one-time password, say.
        says: Option<Arc<str>>,
        /// The connection is held for the answer until then, UTC seconds since 1970; `None` = a new one is made for it.
        held_until: Option<i64>,
        /// Can it be kept?
        may_keep: bool,
        /// Why again, if the last one was refused: the server's words.
        refused: Option<Arc<RemoteError>>,
    },
    /// The master password of the file of passwords.
    MasterPassword {
        /// There is no such file yet: it is to be chosen.
        new: bool,
        /// The last one was wrong.
        wrong: bool,
    },
    /// Whether to trust a certificate.
    Certificate {
        /// Which server.
        server: HostPort,
        /// The certificate.
        certificate: Arc<CertificateInfo>,
        /// The one that was trusted before, if it changed: a loud warning.
        before: Option<portolan_remote::Fingerprint>,
    },
    /// Whether plain FTP is allowed, since the server does not offer TLS.
    Plain {
        /// Which server.
        server: HostPort,
        /// What the server said.
        error: Arc<RemoteError>,
    },
    /// What to do with a target that exists.
    Exists {
        /// Which item.
        item: ItemId,
        /// Which way.
        direction: Direction,
        /// From one server to another: the site that gives it.
        from: Option<SiteId>,
        /// Its name, for people.
        name: Arc<str>,
        /// The source.
        source: FileFacts,
        /// What is there.
        target: FileFacts,
        /// The name that "keep both" would use.
        free_name: Arc<str>,
        /// How many more files of the job ask the same now.
        more: u64,
    },
}

/// What a log-on needs of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogOnPart {
    /// What PASS sends.
    Password,
    /// What ACCT sends (RFC 959, section 4.1.1).
    Account,
}

/// What is known of one side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// The folder, for people: a path.
    pub folder: Arc<str>,
    /// Bytes.
    pub size: Option<u64>,
    /// UTC seconds since 1970.
    pub modified: Option<i64>,
}

/// Something worth telling.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its number.
    pub id: NoticeId,
    /// How bad it is.
    pub kind: NoticeKind,
    /// What there is to tell.
    pub news: News,
}

/// How bad a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good news.
    Done,
    /// Worth knowing.
    Info,
    /// Needs a look.
    Warning,
    /// Something failed.
    Failure,
}

/// The log, newest last.
#[derive(Clone, Debug, Default)]
pub struct TraceView {
    /// The kept events.
    pub chunks: Vec<Chunk>,
    /// How many older ones were dropped.
    pub dropped: u64,
    /// Which session belongs to which site.
    pub sessions: Arc<BTreeMap<u32, SiteId>>,
}

/// Where a local folder begins for a new pane.
pub fn start_folder() -> PathBuf {
    std::env::home_dir()
        .filter(|home| home.is_dir())
        .unwrap_or_else(|| PathBuf::from("/"))
}

/// The path of a place, for people.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Local(path) => write!(f, "{}", path.display()),
            Self::Remote(_, path) => write!(f, "{path}"),
        }
    }
}

impl Place {
    /// The remote path, if it is one.
    pub fn remote(&self) -> Option<(SiteId, &RemotePath)> {
        match self {
            Self::Local(_) => None,
            Self::Remote(site, path) => Some((*site, path)),
        }
    }
}
