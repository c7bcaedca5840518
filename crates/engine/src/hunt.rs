//! Searching and comparing whole trees: a frontier of folders that are still to be read, read by several sessions at a time,
//! and rows that appear while they are found.

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, AtomicUsize, Ordering},
    },
};

use portolan_remote::{
    Entry, FolderRules, RemoteError, RemotePath, SiteId,
    filter::{Filter, Matcher},
};
use tokio::sync::Notify;

use crate::{Place, naming::Naming};

pub(crate) mod book;
pub(crate) mod compare;
pub(crate) mod contents;
pub(crate) mod here;
pub(crate) mod there;

pub use compare::{CompareBy, Sides, Verdict, compare_by_clocks, compare_entries};
pub use contents::ContentsRead;

/// Number of a search or comparison; the engine gives them, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HuntId(pub u64);

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hunt {
    /// What meets the conditions of a filter, in these folders and all below them.
    Find {
        /// Where.
        places: Vec<Place>,
        /// What.
        filter: Filter,
    },
    /// How a folder of this computer and one of a server differ.
    Compare {
        /// The folder of this computer.
        here: PathBuf,
        /// Which site.
        site: SiteId,
        /// The folder there.
        there: RemotePath,
        /// By what.
        by: CompareBy,
        /// With all folders below them?
        recursive: bool,
        /// What of each side counts, here and there. A name that either leaves out is not there at all.
        rules: Arc<[FolderRules; 2]>,
    },
    /// Are the contents of these files the same? All else of them is known to who asks.
    Contents {
        /// Their folder on this computer.
        here: PathBuf,
        /// Which site.
        site: SiteId,
        /// Their folder there.
        there: RemotePath,
        /// Each of this computer with the one of the server.
        pairs: Vec<(Entry, Entry)>,
    },
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HuntRow {
    /// It meets the conditions.
    Found {
        /// Where it is.
        place: Place,
        /// What is known of it.
        entry: Entry,
    },
    /// How one name is on both sides.
    Compared {
        /// Its path below both folders, with `/` between the names, as this computer writes them.
        below: Arc<str>,
        /// The folders that have or would have it, here and there: paths as bytes, since `below` is for people.
        folders: Arc<(PathBuf, RemotePath)>,
        /// What is here.
        here: Option<Entry>,
        /// What is there.
        there: Option<Entry>,
        /// What becomes of the comparison.
        verdict: Verdict,
    },
}

/// A search or comparison, as a face shows it.
#[derive(Clone, Debug)]
pub struct HuntView {
    /// Its number.
    pub id: HuntId,
    /// What is looked for.
    pub hunt: Arc<Hunt>,
    /// What was found, in batches as they came; batches never change.
    pub rows: Vec<Arc<[HuntRow]>>,
    /// Folders that were read.
    pub folders: u64,
    /// Entries that were looked at.
    pub entries: u64,
    /// How far it is with contents, where those decide.
    pub contents: ContentsRead,
    /// What is read now, for people; empty at the end.
    pub at: Arc<str>,
    /// Does it go on?
    pub running: bool,
    /// It was stopped before its end.
    pub stopped: bool,
    /// Sessions that read for it now.
    pub sessions: usize,
    /// Folders that could not be read, the first hundred of them, and how many there were.
    pub failures: (Arc<[Arc<RemoteError>]>, u64),
    /// More was found than is kept.
    pub too_many: bool,
}

impl HuntView {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.iter().map(|batch| batch.len()).sum()
    }

    /// Was nothing found so far?
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|batch| batch.is_empty())
    }
}

/// Rows that are kept of one search.
const MOST_ROWS: usize = 500_000;

/// Failures that are kept.
const MOST_FAILURES: usize = 100;

/// Deeper than this is a circle of links that a server does not show as links.
const DEEPEST: u16 = 128;

/// A folder to be read, or a pair of them.
#[derive(Clone, Debug)]
pub(crate) enum Unit {
    /// Of this computer.
    Here(PathBuf, u16),
    /// Of a server.
    There(RemotePath, u16),
    /// Both; the path below where the comparison began.
    Both(PathBuf, RemotePath, String, u16),
    /// Two files whose contents decide.
    Contents(Box<contents::Pair>, u16),
}

/// What all who work on one search share.
#[derive(Debug)]
pub(crate) struct Frontier {
    units: Mutex<VecDeque<Unit>>,
    /// Units that wait or are being read.
    pending: AtomicUsize,
    more: Notify,
    /// What blocks looks at it too.
    pub(crate) stop: Arc<AtomicBool>,
    /// Leaves out what is looked for.
    pub(crate) matcher: Matcher,
    pub(crate) naming: Naming,
    pub(crate) by: CompareBy,
    pub(crate) recursive: bool,
    /// Of a comparison: what each side leaves out, and whether names with a dot in front count.
    pub(crate) sieves: [(Matcher, bool); 2],
    /// What to add to times of a server's own clock, where known.
    pub(crate) offset: Option<i32>,
    board: Mutex<Board>,
    folders: AtomicU64,
    entries: AtomicU64,
    contents: contents::Progress,
    /// Could more sessions work at it than do?
    short: AtomicUsize,
    /// Sessions that broke since a folder was read to its end.
    broken: AtomicU32,
}

/// What was found and not taken yet.
#[derive(Debug, Default)]
struct Board {
    fresh: Vec<HuntRow>,
    kept: usize,
    at: Arc<str>,
    failures: Vec<Arc<RemoteError>>,
    failed: u64,
    too_many: bool,
}

impl Frontier {
    pub(crate) fn new(matcher: Matcher, naming: Naming, offset: Option<i32>) -> Self {
        Self {
            units: Mutex::default(),
            pending: AtomicUsize::new(0),
            more: Notify::new(),
            stop: Arc::default(),
            matcher,
            naming,
            by: CompareBy::default(),
            recursive: true,
            sieves: [(Matcher::default(), true), (Matcher::default(), true)],
            offset,
            board: Mutex::default(),
            folders: AtomicU64::new(0),
            entries: AtomicU64::new(0),
            contents: contents::Progress::default(),
            short: AtomicUsize::new(0),
            broken: AtomicU32::new(0),
        }
    }

    fn units(&self) -> MutexGuard<'_, VecDeque<Unit>> {
        self.units.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn board(&self) -> MutexGuard<'_, Board> {
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// More to be read. What is found first is read first, so that rows come in the order of depth.
    pub(crate) fn push(&self, unit: Unit) {
        let (Unit::Here(_, depth) | Unit::There(_, depth) | Unit::Both(_, _, _, depth) | Unit::Contents(_, depth)) =
            unit;
        if depth > DEEPEST {
            let shown = match &unit {
                Unit::Here(path, _) | Unit::Both(path, ..) => path.display().to_string(),
                Unit::There(path, _) => path.to_string(),
                Unit::Contents(pair, _) => pair.below.to_string(),
            };
            let error = RemoteError::new(portolan_remote::ErrorKind::TooLarge, portolan_remote::Act::List);
            self.failed(error.at(shown));
            return;
        }
        if let Unit::Contents(pair, _) = &unit {
            self.contents.expect(pair);
        }
        self.pending.fetch_add(1, Ordering::SeqCst);
        self.units().push_back(unit);
        self.more.notify_one();
    }

    /// The next one to be read. `None` = nothing waits now.
    pub(crate) fn take(&self) -> Option<Unit> {
        if self.stopped() { None } else { self.units().pop_front() }
    }

    /// One that was not read to its end waits again.
    pub(crate) fn put_back(&self, unit: Unit) {
        self.units().push_front(unit);
        self.more.notify_one();
    }

    /// One was read.
    pub(crate) fn done(&self, unit: &Unit) {
        match unit {
            Unit::Contents(pair, _) => self.contents.done(pair),
            _ => drop(self.folders.fetch_add(1, Ordering::Relaxed)),
        }
        self.broken.store(0, Ordering::Relaxed);
        if self.pending.fetch_sub(1, Ordering::SeqCst) == 1 {
            // Whoever waits for more learns that none comes.
            self.more.notify_waiters();
        }
    }

    /// Is anything left, to be taken now or to come of what is being read?
    pub(crate) fn unfinished(&self) -> bool {
        !self.stopped() && self.pending.load(Ordering::SeqCst) > 0
    }

    /// How many wait to be taken.
    pub(crate) fn waiting(&self) -> usize {
        self.units().len()
    }

    /// So many more sessions may work at it.
    pub(crate) fn set_short(&self, sessions: usize) {
        self.short.store(sessions, Ordering::SeqCst);
    }

    /// There is work for another session, and one could be had: who gives its own back is given it again, with another.
    pub(crate) fn calls_for_more(&self) -> bool {
        self.short.load(Ordering::SeqCst) > 0 && self.waiting() > 1
    }

    /// One more session broke. Returns how many have since a folder was read to its end.
    pub(crate) fn broke(&self) -> u32 {
        self.broken.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Until there may be more.
    pub(crate) async fn wait(&self) {
        self.more.notified().await;
    }

    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.more.notify_waiters();
    }

    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// It is at this now.
    pub(crate) fn at(&self, shown: impl Into<Arc<str>>) {
        self.board().at = shown.into();
    }

    pub(crate) fn looked_at(&self, entries: usize) {
        self.entries.fetch_add(entries as u64, Ordering::Relaxed);
    }

    pub(crate) fn found(&self, rows: Vec<HuntRow>) {
        if rows.is_empty() {
            return;
        }
        let mut board = self.board();
        let room = MOST_ROWS.saturating_sub(board.kept);
        board.too_many |= rows.len() > room;
        let taken = rows.len().min(room);
        board.kept += taken;
        board.fresh.extend(rows.into_iter().take(room));
    }

    pub(crate) fn failed(&self, error: RemoteError) {
        let mut board = self.board();
        board.failed += 1;
        if board.failures.len() < MOST_FAILURES {
            board.failures.push(Arc::new(error));
        }
    }
}

/// A search on its way through the pool of sessions.
#[derive(Clone, Debug)]
pub(crate) struct HuntTask {
    pub(crate) id: HuntId,
    pub(crate) site: SiteId,
    pub(crate) frontier: Arc<Frontier>,
}
