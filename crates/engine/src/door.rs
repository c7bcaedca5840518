//! The door of the one queue: whoever has it listens on a local socket, and the others ask there. A second window has the
//! first one raised; the command line adds, lists, lets go, pauses.
//!
//! One line of JSON each way, of types that both ends share. A line that is not understood is answered, not obeyed; a caller
//! of another user is not answered at all.

mod client;
mod serve;

use portolan_queue::{ConflictPolicy, ItemState, JobState, Priority, QueueSnapshot, Row};
use portolan_remote::{Direction, ErrorKind, FolderRules, JobId, TypeChoice, Verification};
use serde::{Deserialize, Serialize};

pub(crate) use self::serve::{Desk, Door, listen};
pub use self::{
    client::{Client, DoorError},
    serve::{history, rows},
};
use crate::{NotKept, Verified};

/// The version of what is said here; both ends must have the same.
pub const VERSION: u32 = 2;

/// The longest line that is read, in bytes.
const LONGEST: u64 = 4 << 20;

/// Rows that one answer holds at most.
pub const PAGE: usize = 1000;

/// What is asked, with the version that asks.
#[derive(Serialize, Deserialize)]
struct Asked {
    version: u32,
    ask: Ask,
}

/// One thing asked of whoever has the queue. (Not `Debug`: it may hold a password.)
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Bring your window to the front.
    Raise,
    /// How it is in all.
    Status,
    /// At most [`PAGE`] rows from this place of the order on.
    List {
        /// The place of the first of them.
        from: usize,
    },
    /// At most [`PAGE`] files that are done and older than this row, the newest first.
    History {
        /// The number of that row; `None` = the newest of all.
        before: Option<i64>,
    },
    /// Add a job.
    Add(Box<Addition>),
    /// Answer when nothing of the job waits or runs any more.
    Wait(JobId),
    /// Let everything go; sites of which something waits connect by themselves.
    Start,
    /// Hold everything.
    Pause,
    /// Put what failed back to waiting.
    Retry,
    /// Take out what failed.
    ClearFailed,
    /// Take out everything that is not done.
    ClearAll,
    /// Forget what is done.
    ClearDone,
    /// Write what is left to do to this file (JSON): the bytes of its whole path.
    Export(Vec<u8>),
    /// Add what is in such a file, held.
    Import(Vec<u8>),
    /// Write what failed to this file (CSV).
    ExportFailures(Vec<u8>),
}

/// A job to add.
#[derive(Serialize, Deserialize)]
pub struct Addition {
    /// The site, in the words of [`portolan_sites::site_to_words`].
    pub site: String,
    /// The password, where the caller has one.
    pub password: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// From one server to another: the site that gives the files, in the same words; `site` gets them.
    #[serde(default)]
    pub source: Option<String>,
    /// The password there, where the caller has one.
    #[serde(default)]
    pub source_password: Option<String>,
    /// The things to move: bytes of local paths for uploads, of remote ones for downloads and from one server to another.
    pub sources: Vec<Vec<u8>>,
    /// The folder into which they go, on the other side.
    pub target: Vec<u8>,
    /// The name at the target, for a single source only.
    pub rename: Option<Vec<u8>>,
    /// What to do with existing targets.
    pub policy: ConflictPolicy,
    /// How folders are read.
    #[serde(default)]
    pub folders: FolderRules,
    /// How files are checked that were moved; `None` = as the site says, or the settings.
    #[serde(default)]
    pub verify: Option<Verification>,
    /// Delete each source as soon as its copy was checked.
    #[serde(default)]
    pub remove_source: bool,
    /// Give files the Unix permissions of their source; `None` = as the settings say.
    #[serde(default)]
    pub keep_permissions: Option<bool>,
    /// As what files are moved, bytes or text; `None` = as the settings say.
    #[serde(default)]
    pub file_type: Option<TypeChoice>,
    /// How urgent it is; `None` = as urgent as its site.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// It is held until then, UTC seconds since 1970.
    #[serde(default)]
    pub start_at: Option<i64>,
}

/// What comes back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// It was done.
    Done,
    /// There is no window that could be raised: a command line has the queue.
    NoWindow,
    /// How it is in all.
    Status(Status),
    /// Some rows.
    Rows(Vec<QueueRow>),
    /// Some files that are done.
    History(Vec<HistoryTold>),
    /// The job that was added, safe on the disk.
    Job(JobId),
    /// How a job ended.
    Ended(JobEnd),
    /// It was not done.
    Refused {
        /// What failed; `None`: the question itself.
        kind: Option<ErrorKind>,
        /// In words for people.
        why: String,
    },
}

/// The queue in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Rows in the queue.
    pub rows: usize,
    /// Files that wait or run.
    pub files_waiting: u64,
    /// Folders that are still to be read.
    pub folders_waiting: u64,
    /// Bytes of waiting files whose size is known.
    pub bytes_waiting: u64,
    /// Items that are held themselves.
    pub held: u64,
    /// Items that failed.
    pub failed: u64,
    /// Items that run.
    pub running: usize,
    /// Is everything held, or at rest since the program began?
    pub paused: bool,
}

/// One row of the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    /// Number of the item.
    pub item: u64,
    /// Number of its job.
    pub job: u64,
    /// The address of its site, without any secret; empty where it is not known in this run.
    pub site: String,
    /// From one server to another: the address of the one that gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// `folder` or `file`.
    pub kind: portolan_queue::ItemKind,
    /// The path below the job's root.
    pub name: String,
    /// The folder where it goes.
    pub destination: String,
    /// Size in bytes, where known.
    pub size: Option<u64>,
    /// `waiting`, `running`, `held`, `partial` or `failed`.
    pub state: String,
    /// How often it was begun.
    pub attempts: u32,
    /// Why it failed, or what it waits for while it is held.
    pub why: Option<String>,
}

/// One file that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryTold {
    /// Its number in the history, rising.
    pub id: i64,
    /// Number of the item that it was.
    pub item: u64,
    /// Number of its job.
    pub job: u64,
    /// From one server to another: the number of the site that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<u64>,
    /// Which way.
    pub direction: Direction,
    /// The path below the job's root.
    pub name: String,
    /// Where it went.
    pub destination: String,
    /// Size in bytes.
    pub size: u64,
    /// How long the successful try took, in milliseconds.
    pub milliseconds: u64,
    /// When, UTC seconds since 1970.
    pub when: i64,
    /// How it was checked.
    pub verified: Verified,
    /// It was left as it was, by the conflict policy.
    pub skipped: bool,
    /// What of it did not go along, beside its contents.
    #[serde(default, skip_serializing_if = "NotKept::is_nothing")]
    pub not_kept: NotKept,
}

/// How a job ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobEnd {
    /// Files that were moved.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were left as they were.
    pub skipped: u64,
    /// Items that failed.
    pub failed: u64,
    /// Why the worst of them did.
    pub kind: Option<ErrorKind>,
}

/// Why an item is held, in words for people; `None` where a hand holds just it.
fn held_because(row: &Row, queue: &QueueSnapshot) -> Option<String> {
    let header = queue.job(row.job)?;
    if let Some(error) = &header.full {
        return Some(error.to_string());
    }
    let everything = queue.start_at().filter(|_| queue.held());
    let begins = |at: i64| {
        jiff::Timestamp::from_second(at)
            .ok()
            .map(|at| format!("begins at {at}"))
    };
    match header.start_at.or(everything) {
        Some(at) => begins(at),
        None if queue.held() => Some("everything is paused".to_owned()),
        None if queue.site_held(row.site) || row.source.is_some_and(|source| queue.site_held(source)) => {
            Some("its site is held".to_owned())
        }
        None if header.job.state == JobState::Held => Some("its job is held".to_owned()),
        None => None,
    }
}

/// A row as it is told.
pub fn told(row: &Row, [site, source]: [Option<String>; 2], running: bool, queue: &QueueSnapshot) -> QueueRow {
    let (state, why) = match &row.state {
        _ if running => ("running", None),
        ItemState::Waiting => ("waiting", None),
        ItemState::Held => ("held", held_because(row, queue)),
        ItemState::Partial(failed) => ("partial", Some(failed.error.to_string())),
        ItemState::Failed(failed) => ("failed", Some(failed.error.to_string())),
    };
    QueueRow {
        item: row.item.0,
        job: row.job.0,
        site: site.unwrap_or_default(),
        source,
        direction: row.direction,
        kind: row.kind,
        name: row.name.to_string(),
        destination: row.destination.to_string(),
        size: row.size,
        state: state.to_owned(),
        attempts: row.attempts,
        why,
    }
}
