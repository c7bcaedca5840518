//! What faces read of the queue.

use std::sync::Arc;

use portolan_remote::{Direction, ItemId, JobId, SiteId};

use crate::{ItemKind, Job, Priority};

/// Totals, kept incrementally.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files that wait or run.
    pub files_waiting: u64,
    /// Folders that wait to be expanded: while there is one, totals are "so far".
    pub folders_waiting: u64,
    /// Held items.
    pub held: u64,
    /// Items that failed (or are partial).
    pub failed: u64,
    /// Bytes of waiting files whose size is known.
    pub bytes_waiting: u64,
    /// Waiting files whose size is not known.
    pub sizes_unknown: u64,
}

/// One job, with its own counts.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// One row as a table shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which item.
    pub item: ItemId,
    /// Of which job.
    pub job: JobId,
    /// With which site.
    pub site: SiteId,
    /// Which way.
    pub direction: Direction,
    /// Folder or file.
    pub kind: ItemKind,
    /// The path below the job's root, for people: `campaign-2026/hero/loop.mp4`.
    pub name: Arc<str>,
    /// The folder where it goes, for people: `/www/campaign-2026/hero` or `~/Work/site`.
    pub destination: Arc<str>,
    /// Size in bytes, where known.
    pub size: Option<u64>,
    /// Held, failed, waiting.
    pub state: crate::ItemState,
    /// How often it was begun.
    pub attempts: u32,
    /// How urgent it is in the end, with all that it inherits.
    pub priority: Priority,
}

/// The queue at one moment: never changes, cheap to clone and to keep.
#[derive(Clone, Debug, Default)]
pub struct QueueSnapshot {}

impl QueueSnapshot {
    /// Rows in the queue.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Is nothing to do, and did nothing fail?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at this place of the queue's order.
    pub fn row(&self, _at: usize) -> Option<Row> {
        todo!()
    }

    /// The item at this place of the queue's order.
    pub fn id(&self, _at: usize) -> Option<ItemId> {
        todo!()
    }

    /// The row of an item.
    pub fn row_of(&self, _item: ItemId) -> Option<Row> {
        todo!()
    }

    /// At which place of the queue's order an item is.
    pub fn position_of(&self, _item: ItemId) -> Option<usize> {
        todo!()
    }

    /// Failed and partial items.
    pub fn failed_len(&self) -> usize {
        todo!()
    }

    /// One failed or partial item, in the order of their numbers.
    pub fn failed_row(&self, _at: usize) -> Option<Row> {
        todo!()
    }

    /// The jobs, oldest first.
    pub fn jobs(&self) -> &[JobHeader] {
        todo!()
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        todo!()
    }

    /// Is everything paused?
    pub fn held(&self) -> bool {
        todo!()
    }
}
