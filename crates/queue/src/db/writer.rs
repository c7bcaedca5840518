//! The one thread that writes. What comes is gathered and committed together: at once where somebody waits for it, else
//! after 50 ms or 500 rows, whichever is first.

use std::{
    any::Any,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use portolan_remote::{ItemId, SiteId};
use rusqlite::{Connection, TransactionBehavior, params};

use super::{HistoryRow, OnProgress, Trouble, With, history, rows::Writing};
use crate::{Applied, Change};

/// What waits is committed after this time.
const GATHER: Duration = Duration::from_millis(50);

/// So many rows are committed without waiting for more.
const ROWS: usize = 500;

/// How long a disk that does not take a commit is left alone before the next try.
const REST: Duration = Duration::from_secs(1);

/// How far the writer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Everything up to this number is on the disk, and survives a power cut.
    Safe(u64),
    /// The disk does not take it now, for this reason; it is tried again by itself, and nothing is lost meanwhile but by a
    /// crash.
    Stuck(Arc<str>),
    /// Nothing more is written, for this reason: the store does not agree with the queue, or is damaged.
    Broken(Arc<str>),
}

/// One thing to write.
#[derive(Debug)]
pub(super) enum Job {
    Change(Box<(Change, Applied)>),
    Site(SiteId, Arc<str>),
    ClearHistory,
    ForgetHistory(Vec<ItemId>),
    LimitHistory(usize),
}

struct Entry {
    job: Job,
    done: Option<HistoryRow>,
    /// Dropped when it is safe.
    _hold: Option<Box<dyn Any + Send>>,
}

#[derive(Default)]
struct Waiting {
    entries: Vec<Entry>,
    rows: usize,
    /// The number of the last entry.
    last: u64,
    /// When the first of them came.
    since: Option<Instant>,
    urgent: bool,
    closing: bool,
    broken: bool,
}

/// What waits for the writer. It has no bound of its own: what is made without end carries a permit ([`With::hold`]).
#[derive(Default)]
pub(super) struct Inbox {
    waiting: Mutex<Waiting>,
    came: Condvar,
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inbox").finish_non_exhaustive()
    }
}

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, job: Job, with: With) -> u64 {
        let rows = match &job {
            Job::Change(logged) => 1 + logged.1.inserted.len(),
            _ => 1,
        };
        let mut waiting = self.lock();
        waiting.last += 1;
        let number = waiting.last;
        if waiting.broken {
            return number;
        }
        waiting.entries.push(Entry {
            job,
            done: with.done,
            _hold: with.hold,
        });
        waiting.rows += rows;
        waiting.urgent |= with.urgent;
        let first = waiting.since.is_none();
        waiting.since.get_or_insert_with(Instant::now);
        if first || waiting.urgent || waiting.rows >= ROWS {
            self.came.notify_one();
        }
        number
    }

    /// What is to be committed now, and the number of the last of it; `None`: the store is closed and everything written.
    fn take(&self) -> Option<(Vec<Entry>, u64)> {
        let mut waiting = self.lock();
        loop {
            let due = waiting.since.map(|since| since + GATHER);
            let now = Instant::now();
            let ripe = waiting.urgent || waiting.closing || waiting.rows >= ROWS || due.is_some_and(|due| due <= now);
            match due {
                Some(_) if ripe => {
                    let entries = std::mem::take(&mut waiting.entries);
                    (waiting.rows, waiting.urgent, waiting.since) = (0, false, None);
                    return Some((entries, waiting.last));
                }
                Some(due) => {
                    let wait = self.came.wait_timeout(waiting, due.saturating_duration_since(now));
                    waiting = wait.unwrap_or_else(PoisonError::into_inner).0;
                }
                None if waiting.closing => return None,
                None => waiting = self.came.wait(waiting).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn close(&self) {
        self.lock().closing = true;
        self.came.notify_one();
    }

    fn closing(&self) -> bool {
        self.lock().closing
    }

    /// Waits before another try, unless the store is to be closed.
    fn rest(&self) {
        let until = Instant::now() + REST;
        let mut waiting = self.lock();
        while !waiting.closing && Instant::now() < until {
            let wait = self
                .came
                .wait_timeout(waiting, until.saturating_duration_since(Instant::now()));
            waiting = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// The running thread; dropping it lets it write what waits, and waits for it.
#[derive(Debug)]
pub(super) struct Writer {
    inbox: Arc<Inbox>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.inbox.close();
        if let Some(thread) = self.thread.take() {
            // If it panicked, what it had not written is lost as in a crash; nobody is left to be told.
            drop(thread.join());
        }
    }
}

impl Writer {
    pub(super) fn start(
        connection: Connection,
        writing: Writing,
        limit: usize,
        progress: OnProgress,
    ) -> std::io::Result<(Arc<Inbox>, Self)> {
        let inbox = Arc::new(Inbox::default());
        let mut desk = Desk {
            connection,
            writing,
            limit,
            inbox: Arc::clone(&inbox),
            progress,
        };
        let thread = std::thread::Builder::new()
            .name("portolan-queue".to_owned())
            .spawn(move || desk.run())?;
        let writer = Self {
            inbox: Arc::clone(&inbox),
            thread: Some(thread),
        };
        Ok((inbox, writer))
    }
}

/// What the thread works with.
struct Desk {
    connection: Connection,
    writing: Writing,
    /// Rows of history that are kept.
    limit: usize,
    inbox: Arc<Inbox>,
    progress: OnProgress,
}

impl Desk {
    fn run(&mut self) {
        while let Some((entries, last)) = self.inbox.take() {
            if !self.commit(&entries, last) {
                return;
            }
        }
        // What is left in the log is written into the file; if not now, then when it is opened again.
        drop(self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    /// Commits until it succeeds; `false`: it never will.
    fn commit(&mut self, entries: &[Entry], last: u64) -> bool {
        loop {
            let before = self.writing.keep();
            let error = match self.transaction(entries) {
                Ok(()) => {
                    (self.progress)(Progress::Safe(last));
                    return true;
                }
                Err(error) => error,
            };
            self.writing = before;
            match Trouble::from(error) {
                Trouble::System(why) if !self.inbox.closing() => {
                    (self.progress)(Progress::Stuck(why.into()));
                    self.inbox.rest();
                }
                Trouble::System(why) | Trouble::Damaged(why) => {
                    let mut waiting = self.inbox.lock();
                    waiting.broken = true;
                    waiting.entries.clear();
                    drop(waiting);
                    (self.progress)(Progress::Broken(why.into()));
                    return false;
                }
                // Neither comes of writing.
                Trouble::TooNew(_) | Trouble::Unsafe(..) => return false,
            }
        }
    }

    fn transaction(&mut self, entries: &[Entry]) -> rusqlite::Result<()> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut done = false;
        for entry in entries {
            match &entry.job {
                Job::Change(logged) => self.writing.write(&transaction, &logged.0, &logged.1)?,
                Job::Site(site, words) => keep_site(&transaction, *site, words)?,
                Job::ClearHistory => transaction
                    .execute_batch("DELETE FROM history_sources; DELETE FROM history_not_kept; DELETE FROM history")?,
                Job::ForgetHistory(items) => history::forget(&transaction, items)?,
                Job::LimitHistory(limit) => {
                    self.limit = *limit;
                    done = true;
                }
            }
            if let Some(row) = &entry.done {
                history::write(&transaction, row)?;
                done = true;
            }
        }
        if done {
            history::trim(&transaction, self.limit)?;
        }
        self.writing.numbers(&transaction)?;
        transaction.commit()
    }
}

fn keep_site(connection: &Connection, site: SiteId, words: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO sites (id, site) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET site = ?2")?
        .execute(params![site.0.cast_signed(), words])
        .map(drop)
}
