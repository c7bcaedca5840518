//! The queue on the disk: `SQLite`, one writer thread, the same [`Change`]s that alter the queue in memory.
//!
//! [`Store::open`] gives back the queue as it was; from then on each change that [`Queue::apply`] made is handed to
//! [`Store::log`], which returns at once. The writer gathers what comes and commits it together; after each commit it
//! says up to which number everything is safe ([`Progress`]). Nothing of what is *running* is stored.
//!
//! The file belongs to one process at a time: the caller holds a lock.

mod failure;
mod history;
mod load;
mod place;
mod rows;
mod schema;
#[cfg(test)]
mod tests;
mod volume;
mod words;
mod writer;

use std::{
    any::Any,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_remote::{ItemId, RemoteError, SiteId};
use rusqlite::Connection;

pub use self::{
    history::{HistoryError, HistoryRow},
    volume::NetworkVolume,
    writer::Progress,
};
use self::{
    rows::Writing,
    writer::{Inbox, Job as Order, Writer},
};
use crate::{Applied, Change, Queue};

/// An error as text that keeps all that its prose is made of; [`error_of_words`] reads it.
pub fn error_to_words(error: &RemoteError) -> Option<String> {
    failure::to_json(error).ok()
}

/// The error of such a text; `None` where it is none.
pub fn error_of_words(words: &str) -> Option<RemoteError> {
    failure::of_json(words).ok()
}

/// At most `count` rows of what is done, as [`Store::history`] gives them, from the file that a store of this or another
/// process keeps. Blocks.
pub fn read_history(path: &Path, before: Option<i64>, count: usize) -> Result<Vec<HistoryRow>, HistoryError> {
    history::page(path, before, count)
}

/// Tells how far the writer is. Called from its thread: it must return at once.
pub type OnProgress = Arc<dyn Fn(Progress) + Send + Sync>;

/// The open store.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    inbox: Arc<Inbox>,
    /// Ends, and with it the thread, when the store is dropped.
    _writer: Writer,
}

/// What a store held when it was opened.
#[derive(Debug)]
pub struct Loaded {
    /// The queue. What was running waits again.
    pub queue: Queue,
    /// The sites of its jobs as they were, in the words that [`Store::keep_site`] was given.
    pub sites: BTreeMap<SiteId, Arc<str>>,
    /// The newest of what is done, oldest first.
    pub history: Vec<HistoryRow>,
    /// A random number that this store got when it was made: with an item's number it names that item for good.
    pub number: u32,
    /// A store that could not be read was set aside under this name, and why; this one is new.
    pub set_aside: Option<(PathBuf, String)>,
}

/// Why a store cannot be opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made, or the file not opened, for a reason of the system.
    #[error("the queue cannot be kept in {path}: {why}")]
    Io {
        /// Which file.
        path: String,
        /// Why.
        why: String,
    },
    /// The log of `SQLite` needs memory that all its users share; file systems of a network have none.
    #[error(
        "the queue cannot be kept in {path}: this is a network file system ({kind}), where a power cut or a second computer \
         could damage it. Set the folder of states (XDG_STATE_HOME) to a disk of this computer"
    )]
    Network {
        /// Which file.
        path: String,
        /// Which file system.
        kind: NetworkVolume,
    },
    /// A newer Portolan has written it.
    #[error(
        "the queue in {path} was written by a newer version of Portolan (its format is {version}, this one knows {known}); it \
         was left as it is"
    )]
    TooNew {
        /// Which file.
        path: String,
        /// Its version.
        version: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// A setting that the safety of the data rests on did not take.
    #[error("the queue cannot be kept in {path}: SQLite says {pragma} = {value}")]
    Unsafe {
        /// Which file.
        path: String,
        /// Which setting.
        pragma: &'static str,
        /// What it is.
        value: String,
    },
}

/// What goes with a change.
#[derive(Default)]
pub struct With {
    /// Somebody waits for it to be safe: commit at once.
    pub urgent: bool,
    /// The row of what is done, in the same transaction.
    pub done: Option<HistoryRow>,
    /// Dropped when the change is safe; a permit holds back whoever makes changes faster than the disk takes them.
    pub hold: Option<Box<dyn Any + Send>>,
}

impl std::fmt::Debug for With {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("With")
            .field("urgent", &self.urgent)
            .field("done", &self.done)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store at `path`, makes it if it is not there, and reads it. Blocks, for a second or so with a million items.
    ///
    /// A file that is no store, or is damaged, is set aside under another name ([`Loaded::set_aside`]); nothing is wiped.
    /// At most `history` rows of what is done are read, and kept.
    pub fn open(path: &Path, history: usize, progress: OnProgress) -> Result<(Self, Loaded), OpenError> {
        let io = |error: &dyn std::fmt::Display| OpenError::Io {
            path: path.display().to_string(),
            why: error.to_string(),
        };
        if let Some(folder) = path.parent() {
            volume::make_folder(folder).map_err(|error| io(&error))?;
            if let Some(kind) = volume::network(folder) {
                return Err(OpenError::Network {
                    path: path.display().to_string(),
                    kind,
                });
            }
        }
        // Before there is anything in it.
        let new = std::fs::metadata(path).map_or(true, |found| found.len() == 0);
        if let (true, Some(folder)) = (new, path.parent()) {
            volume::keep_names(folder).map_err(|error| io(&error))?;
        }
        let (connection, loaded, writing) = match Self::read(path, history) {
            Ok(opened) => opened,
            Err(Trouble::Damaged(why)) => {
                let aside = volume::set_aside(path).map_err(|error| io(&error))?;
                let mut opened = Self::read(path, history).map_err(|trouble| trouble.into_error(path))?;
                opened.1.set_aside = Some((aside, why));
                opened
            }
            Err(trouble) => return Err(trouble.into_error(path)),
        };
        let (inbox, writer) = Writer::start(connection, writing, history, progress).map_err(|error| io(&error))?;
        let store = Self {
            path: path.to_owned(),
            inbox,
            _writer: writer,
        };
        Ok((store, loaded))
    }

    fn read(path: &Path, history: usize) -> Result<(Connection, Loaded, Writing), Trouble> {
        let mut connection = schema::open(path)?;
        let (loaded, writing) = load::load(&mut connection, history).map_err(Trouble::from)?;
        Ok((connection, loaded, writing))
    }

    /// Hands a change over that the queue has taken, with what it did. Returns at once; the number is that of
    /// [`Progress::Safe`].
    pub fn log(&self, change: Change, applied: Applied, with: With) -> u64 {
        self.inbox.put(Order::Change(Box::new((change, applied))), with)
    }

    /// Keeps what is needed to connect to a site again: words without any secret.
    pub fn keep_site(&self, site: SiteId, words: Arc<str>) -> u64 {
        self.inbox.put(Order::Site(site, words), With::default())
    }

    /// Forgets what is done.
    pub fn clear_history(&self) -> u64 {
        self.inbox.put(Order::ClearHistory, With::default())
    }

    /// Forgets these of what is done, by the numbers that the items had.
    pub fn forget_history(&self, items: Vec<ItemId>) -> u64 {
        self.inbox.put(Order::ForgetHistory(items), With::default())
    }

    /// How many rows of what is done are kept from now on.
    pub fn limit_history(&self, rows: usize) -> u64 {
        self.inbox.put(Order::LimitHistory(rows), With::default())
    }

    /// At most `count` rows of what is done that are older than the row `before` (its [`HistoryRow::id`]; `None` = the
    /// newest), newest first. Blocks; sees what is safe.
    pub fn history(&self, before: Option<i64>, count: usize) -> Result<Vec<HistoryRow>, HistoryError> {
        history::page(&self.path, before, count)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What can be wrong with a file.
#[derive(Debug)]
enum Trouble {
    /// It is no store, or not a whole one.
    Damaged(String),
    TooNew(u32),
    Unsafe(&'static str, String),
    System(String),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let system = matches!(
            error.sqlite_error_code(),
            Some(
                Code::CannotOpen
                    | Code::PermissionDenied
                    | Code::ReadOnly
                    | Code::DiskFull
                    | Code::SystemIoFailure
                    | Code::DatabaseBusy
                    | Code::DatabaseLocked
                    | Code::OutOfMemory
                    | Code::FileLockingProtocolFailed
            )
        );
        if system {
            Self::System(error.to_string())
        } else {
            Self::Damaged(error.to_string())
        }
    }
}

impl Trouble {
    fn into_error(self, path: &Path) -> OpenError {
        let path = path.display().to_string();
        match self {
            Self::Damaged(why) | Self::System(why) => OpenError::Io { path, why },
            Self::TooNew(version) => OpenError::TooNew {
                path,
                version,
                known: schema::VERSION,
            },
            Self::Unsafe(pragma, value) => OpenError::Unsafe { path, pragma, value },
        }
    }
}
