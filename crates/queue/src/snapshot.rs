//! What faces read of the queue.

use std::{
    collections::HashSet,
    path::{MAIN_SEPARATOR, Path},
    sync::Arc,
};

use portolan_remote::{Direction, ItemId, JobId, RemoteError, SiteId};

use crate::{
    Item, ItemKind, ItemState, Job, JobState, Priority, RelativeFolder,
    id_set::IdSet,
    jobs::{Renames, Rules, header_index, target_folder},
    order::Order,
    rows::{Record, Rows, Standing, state},
};

/// Totals, kept incrementally.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files that wait or run.
    pub files_waiting: u64,
    /// Folders that wait to be expanded: while there is one, totals are "so far".
    pub folders_waiting: u64,
    /// Items that are held themselves. (What is held by its job, its site or everything counts as waiting.)
    pub held: u64,
    /// Items that failed (or are partial).
    pub failed: u64,
    /// Bytes of waiting files whose size is known.
    pub bytes_waiting: u64,
    /// Waiting files whose size is not known.
    pub sizes_unknown: u64,
}

impl Counts {
    /// One item comes in or leaves. Sums wrap: sizes are what servers say, and nonsense must neither panic nor make the
    /// totals wrong for good.
    pub(crate) fn tally(&mut self, record: &Record, comes: bool) {
        let step = |number: &mut u64, by: u64| {
            *number = if comes {
                number.wrapping_add(by)
            } else {
                number.wrapping_sub(by)
            };
        };
        match (record.standing, record.kind) {
            (Standing::Waiting, ItemKind::Folder) => step(&mut self.folders_waiting, 1),
            (Standing::Waiting, ItemKind::File) => {
                step(&mut self.files_waiting, 1);
                match record.size() {
                    Some(size) => step(&mut self.bytes_waiting, size),
                    None => step(&mut self.sizes_unknown, 1),
                }
            }
            (Standing::Held, _) => step(&mut self.held, 1),
            (Standing::Failed | Standing::Partial, _) => step(&mut self.failed, 1),
        }
    }
}

/// One job, with its own counts.
#[derive(Clone, Debug, PartialEq)]
pub struct JobHeader {
    /// The job.
    pub job: Arc<Job>,
    /// What is left of it.
    pub counts: Counts,
    /// Files of this job that are done.
    pub files_done: u64,
    /// Bytes of this job that are done.
    pub bytes_done: u64,
    /// How urgent it is; `None` = as urgent as its site.
    pub priority: Option<Priority>,
    /// It is held until then, UTC seconds since 1970.
    pub start_at: Option<i64>,
    /// It is held because a disk is full: this is what it said.
    pub full: Option<Arc<RemoteError>>,
}

/// One row as a table shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which item.
    pub item: ItemId,
    /// Of which job.
    pub job: JobId,
    /// With which site.
    pub site: SiteId,
    /// From one server to another: the site that gives it; `site` gets it.
    pub source: Option<SiteId>,
    /// Which way.
    pub direction: Direction,
    /// Folder or file.
    pub kind: ItemKind,
    /// The path below the job's root, for people: `campaign-2026/hero/loop.mp4`; bytes that are not UTF-8 as U+FFFD.
    pub name: Arc<str>,
    /// The folder where it goes, for people: `/www/campaign-2026/hero` or `~/Work/site`.
    pub destination: Arc<str>,
    /// Size in bytes, where known.
    pub size: Option<u64>,
    /// Waiting, held (itself, or by its job, its site or everything), partial or failed.
    pub state: ItemState,
    /// How often it was begun; where it counts as begun before its turn ([`QueueSnapshot::is_early`]), without that.
    pub attempts: u32,
    /// How urgent it is in the end, with all that it inherits.
    pub priority: Priority,
}

/// The queue at one moment: never changes, cheap to clone and to keep.
#[derive(Clone, Debug, Default)]
pub struct QueueSnapshot {
    pub(crate) rows: Rows,
    pub(crate) order: Order,
    pub(crate) starts: Vec<u32>,
    pub(crate) failed: IdSet,
    pub(crate) failed_starts: Vec<u32>,
    pub(crate) headers: Arc<Vec<JobHeader>>,
    pub(crate) renames: Arc<Renames>,
    pub(crate) rules: Arc<Rules>,
    pub(crate) counts: Counts,
    pub(crate) early: Arc<HashSet<ItemId>>,
    pub(crate) len: usize,
}

impl QueueSnapshot {
    /// Rows in the queue: everything that is not done, failed items included.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The row at this place of the queue's order.
    pub fn row(&self, at: usize) -> Option<Row> {
        self.row_of(self.id(at)?)
    }

    /// The item at this place of the queue's order.
    pub fn id(&self, at: usize) -> Option<ItemId> {
        self.order.nth(&self.starts, at)
    }

    /// All items in the queue's order: what a sort or a filter in the background begins with.
    pub fn ids(&self) -> impl Iterator<Item = ItemId> {
        self.order.iter()
    }

    /// The row of an item; `None` if it was not in the queue at that moment.
    pub fn row_of(&self, item: ItemId) -> Option<Row> {
        let mut row = self.row_without_texts(item)?;
        let mut text = String::new();
        self.add_name(item, &mut text);
        row.name = text.as_str().into();
        text.clear();
        self.add_destination(item, &mut text);
        row.destination = text.into();
        Some(row)
    }

    /// The same with nothing in `name` and `destination`: what a look at a million of them needs.
    pub fn row_without_texts(&self, item: ItemId) -> Option<Row> {
        let (chunk, record) = self.rows.get(item)?;
        let header = self.job(record.job())?;
        let job = &header.job;
        let held = job.state == JobState::Held || self.rules.holds_route(job.route());
        Some(Row {
            item,
            job: job.id,
            site: job.site,
            source: job.route().source,
            direction: job.direction,
            kind: record.kind,
            name: Arc::default(),
            destination: Arc::default(),
            size: record.size(),
            state: match state(record.standing, chunk.extra(record)) {
                ItemState::Waiting if held => ItemState::Held,
                state => state,
            },
            attempts: u32::from(record.attempts).saturating_sub(self.is_early(item).into()),
            priority: record
                .priority
                .or(header.priority)
                .unwrap_or_else(|| self.rules.priority_of(job.site)),
        })
    }

    /// Does it count as begun, so that a crash finds that it may be half done, and did not have its turn yet?
    pub fn is_early(&self, item: ItemId) -> bool {
        self.early.contains(&item)
    }

    /// Adds [`Row::name`] of an item to `text`; nothing, if it is not in the queue.
    pub fn add_name(&self, item: ItemId, text: &mut String) {
        let Some((chunk, record)) = self.rows.get(item) else {
            return;
        };
        for folder in &chunk.folder(record).0 {
            text.push_str(&folder.to_string_lossy());
            text.push('/');
        }
        text.push_str(&String::from_utf8_lossy(chunk.name(record)));
    }

    /// The first part of [`Row::name`] of an item, as bytes: what was dragged, mostly.
    pub fn top_of(&self, item: ItemId) -> Option<&[u8]> {
        let (chunk, record) = self.rows.get(item)?;
        let folder = chunk.folder(record).0.first();
        Some(folder.map_or_else(|| chunk.name(record), |folder| folder.as_bytes()))
    }

    /// Adds [`Row::destination`] of an item to `text`; nothing, if it is not in the queue.
    pub fn add_destination(&self, item: ItemId, text: &mut String) {
        let Some((chunk, record)) = self.rows.get(item) else {
            return;
        };
        let Some(JobHeader { job, .. }) = self.job(record.job()) else {
            return;
        };
        let folder = target_folder(&self.renames, job.id, chunk.folder(record));
        match job.direction {
            Direction::Upload => text.push_str(&folder.below(&job.remote_root).to_string_lossy()),
            Direction::Download => local_for_people(&job.local_root, &folder, text),
        }
    }

    /// An item (made from the compact form in which it is kept).
    pub fn item(&self, item: ItemId) -> Option<Item> {
        self.rows.item(item)
    }

    /// At which place of the queue's order an item is.
    pub fn position_of(&self, item: ItemId) -> Option<usize> {
        self.order.position(&self.rows, &self.starts, item)
    }

    /// Failed and partial items.
    pub fn failed_len(&self) -> usize {
        self.failed.len()
    }

    /// All failed and partial items, in the order of their numbers.
    pub fn failed_ids(&self) -> impl Iterator<Item = ItemId> {
        self.failed.iter()
    }

    /// Is this item in the queue?
    pub fn has(&self, item: ItemId) -> bool {
        self.rows.get(item).is_some()
    }

    /// One failed or partial item, in the order of their numbers.
    pub fn failed_row(&self, at: usize) -> Option<Row> {
        self.row_of(self.failed.nth(&self.failed_starts, at)?)
    }

    /// The jobs, oldest first.
    pub fn jobs(&self) -> &[JobHeader] {
        &self.headers
    }

    /// One job.
    pub fn job(&self, job: JobId) -> Option<&JobHeader> {
        self.headers.get(header_index(&self.headers, job)?)
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Is everything paused?
    pub fn held(&self) -> bool {
        self.rules.held
    }

    /// Everything is held until then, UTC seconds since 1970.
    pub fn start_at(&self) -> Option<i64> {
        self.rules.start_at
    }

    /// What holds for everything: `None` is [`Priority::Normal`].
    pub fn priority(&self) -> Option<Priority> {
        self.rules.priority
    }

    /// What holds for a site; `None` = what holds for everything.
    pub fn site_priority(&self, site: SiteId) -> Option<Priority> {
        self.rules.site_priorities.get(&site).copied()
    }

    /// How many sessions a hand has allowed a site; `None` = as for all.
    pub fn site_sessions(&self, site: SiteId) -> Option<u8> {
        self.rules.site_sessions.get(&site).copied()
    }

    /// Is this site paused?
    pub fn site_held(&self, site: SiteId) -> bool {
        self.rules.held_sites.contains(&site)
    }
}

/// A local folder with this system's separators. Only text: a name is never taken as a path of its own.
fn local_for_people(root: &Path, folder: &RelativeFolder, path: &mut String) {
    path.push_str(&root.to_string_lossy());
    for name in &folder.0 {
        if !path.ends_with(MAIN_SEPARATOR) {
            path.push(MAIN_SEPARATOR);
        }
        path.push_str(&name.to_string_lossy());
    }
}
