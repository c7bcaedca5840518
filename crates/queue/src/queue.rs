//! Everything that is to be done.

mod apply;
mod insert;
mod remove;
mod reorder;
mod restore;

use std::{collections::HashSet, sync::Arc};

use portolan_remote::{Direction, ItemId, JobId, SiteId};

use crate::{
    Counts, Item, Job, JobHeader, JobState, QueueSnapshot, RelativeFolder, Target,
    id_set::IdSet,
    jobs::{Jobs, Renames, Rules, target_folder},
    lanes::{LaneId, Lanes},
    order::{Beside, Order},
    rows::{Record, RowChunk, Rows, Standing},
    unique::Unique,
};

/// Everything that is to be done. [`Queue::apply`] is the only way to alter it.
#[derive(Debug, Default)]
pub struct Queue {
    pub(crate) rows: Rows,
    pub(crate) order: Order,
    pub(crate) lanes: Lanes,
    unique: Unique,
    /// Failed and partial items.
    failed: IdSet,
    pub(crate) jobs: Jobs,
    renames: Arc<Renames>,
    pub(crate) rules: Arc<Rules>,
    counts: Counts,
    /// Items that the engine has set aside.
    pub(crate) aside: HashSet<ItemId>,
    /// Items that count as begun before their turn.
    pub(crate) early: Arc<HashSet<ItemId>>,
    len: usize,
    /// The highest number that was given to an item.
    last_item: u64,
    /// The highest number that was given to a job.
    last_job: u32,
}

impl Queue {
    /// An empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// The queue as it is now, for faces. Cheap: it shares everything; the next change then copies what it touches.
    pub fn snapshot(&self) -> Arc<QueueSnapshot> {
        Arc::new(QueueSnapshot {
            rows: self.rows.clone(),
            order: self.order.clone(),
            starts: self.order.starts(),
            failed: self.failed.clone(),
            failed_starts: self.failed.starts(),
            headers: Arc::clone(&self.jobs.headers),
            renames: Arc::clone(&self.renames),
            rules: Arc::clone(&self.rules),
            counts: self.counts,
            early: Arc::clone(&self.early),
            len: self.len,
        })
    }

    /// Items in the queue: everything that is not done, failed items included.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// An item (made from the compact form in which it is kept).
    pub fn item(&self, item: ItemId) -> Option<Item> {
        self.rows.item(item)
    }

    /// Is the item in the queue?
    pub fn contains(&self, item: ItemId) -> bool {
        self.rows.get(item).is_some()
    }

    /// A job.
    pub fn job(&self, job: JobId) -> Option<&Arc<Job>> {
        self.job_header(job).map(|header| &header.job)
    }

    /// A job with its own counts.
    pub fn job_header(&self, job: JobId) -> Option<&JobHeader> {
        self.jobs.header(job)
    }

    /// The jobs, oldest first.
    pub fn jobs(&self) -> &[JobHeader] {
        &self.jobs.headers
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Is everything paused?
    pub fn all_held(&self) -> bool {
        self.rules.held
    }

    /// Everything is held until then, UTC seconds since 1970.
    pub fn start_at(&self) -> Option<i64> {
        self.rules.start_at
    }

    /// How many sessions a hand has allowed a site; `None` = as for all.
    pub fn site_sessions(&self, site: SiteId) -> Option<u8> {
        self.rules.site_sessions.get(&site).copied()
    }

    /// Is this site paused, by itself or with everything?
    pub fn site_held(&self, site: SiteId) -> bool {
        self.rules.holds(site)
    }

    /// Is the item held: itself, or by its job, its site or everything? `false` for what is not in the queue.
    pub fn held(&self, item: ItemId) -> bool {
        self.rows.get(item).is_some_and(|(_, record)| {
            record.standing == Standing::Held
                || self
                    .job(record.job())
                    .is_some_and(|job| job.state == JobState::Held || self.rules.holds_route(job.route()))
        })
    }

    /// The folder at the target into which the item goes, below the root of its job. It differs from
    /// [`Item::folder`] where a folder on the way has another name at the target.
    pub fn target_folder(&self, item: ItemId) -> Option<Arc<RelativeFolder>> {
        let (chunk, record) = self.rows.get(item)?;
        Some(target_folder(&self.renames, record.job(), chunk.folder(record)))
    }

    /// Where the item goes.
    pub fn target(&self, item: ItemId) -> Option<Target> {
        let (chunk, record) = self.rows.get(item)?;
        self.target_of(self.job(record.job())?, chunk, record)
    }

    fn target_of(&self, job: &Job, chunk: &RowChunk, record: &Record) -> Option<Target> {
        let (site, root, separator) = match job.direction {
            Direction::Upload => (Some(job.site), job.remote_root.as_bytes(), b'/'),
            Direction::Download => {
                let root = job.local_root.as_os_str().as_encoded_bytes();
                (None, root, u8::try_from(std::path::MAIN_SEPARATOR).ok()?)
            }
        };
        let folder = target_folder(&self.renames, job.id, chunk.folder(record));
        let target_name = chunk.extra(record).and_then(|extra| extra.target_name.as_ref());
        let name = target_name.map_or_else(|| chunk.name(record), |name| name.as_bytes());
        let mut path = root.to_vec();
        for name in folder.0.iter().map(portolan_remote::FileName::as_bytes).chain([name]) {
            if !path.is_empty() && path.last() != Some(&separator) {
                path.push(separator);
            }
            path.extend_from_slice(name);
        }
        Some(Target {
            site,
            path: path.into(),
        })
    }

    /// Keeps an item from being started (`true`), without any work for the scheduler, until it is taken back; what
    /// waits for an answer of the person may be many. Says whether that altered anything.
    ///
    /// This is no [`Change`](crate::Change): it is activity, neither shown nor stored, and nothing is set aside when the program
    /// begins. The item's state stays what it is; when the item leaves the queue, this is forgotten with it.
    pub fn set_aside(&mut self, item: ItemId, aside: bool) -> bool {
        if !self.contains(item) {
            return false;
        }
        let altered = if aside {
            self.aside.insert(item)
        } else {
            self.aside.remove(&item)
        };
        if altered {
            self.choose_lane(item);
        }
        altered
    }

    /// Says of an item that counts as begun ([`Change::Began`](crate::Change::Began)) that it did not have its turn yet
    /// (`true`), or that it has it now: until then its row shows one try less. As [`Queue::set_aside`], this is activity.
    pub fn set_early(&mut self, item: ItemId, early: bool) {
        if early && self.contains(item) {
            Arc::make_mut(&mut self.early).insert(item);
        } else if !early && self.early.contains(&item) {
            Arc::make_mut(&mut self.early).remove(&item);
        }
    }

    /// Puts an item into the ready list where it belongs, if it is ready.
    fn choose_lane(&mut self, item: ItemId) {
        let Some(record) = self.rows.record(item) else { return };
        let lane = if self.aside.contains(&item) {
            LaneId::NONE
        } else {
            let Some((job, of)) = self.jobs.lanes_mut(record.job()) else {
                return;
            };
            self.lanes.lane_for(of, job, &record)
        };
        let (order, mut beside) = self.order_mut();
        order.set_lane(item, lane, &mut beside);
    }

    /// All items of a job, in the order of their numbers. Looks at every item of the queue.
    pub fn items_of(&self, job: JobId) -> Vec<ItemId> {
        self.rows
            .iter()
            .filter(|(_, record)| record.job() == job)
            .map(|(id, _)| id)
            .collect()
    }

    /// Bytes on the heap for items, their order and their index; jobs and ready lists are not counted.
    pub fn heap_bytes(&self) -> usize {
        self.rows.heap_bytes() + self.order.heap_bytes() + self.unique.heap_bytes()
    }

    /// The order, and what it alters besides itself.
    fn order_mut(&mut self) -> (&mut Order, Beside<'_>) {
        let Self { order, rows, lanes, .. } = self;
        (order, Beside { rows, lanes })
    }

    /// Counts an item in or out, in all and in its job.
    fn tally(&mut self, record: &Record, comes: bool) {
        self.counts.tally(record, comes);
        if let Some(header) = self.jobs.header_mut(record.job()) {
            header.counts.tally(record, comes);
        }
    }
}
