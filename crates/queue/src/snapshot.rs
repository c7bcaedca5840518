//! What faces read of the queue.

use std::sync::Arc;

use portolan_remote::{Direction, ItemId, JobId, SiteId};

use crate::{ItemKind, Job};

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
#[derive(Clone, Debug)]
pub struct JobHeader {
    /// The job.
    pub job: Arc<Job>,
    /// What is left of it.
    pub counts: Counts,
    /// Files of this job that are done.
    pub files_done: u64,
    /// Bytes of this job that are done.
    pub bytes_done: u64,
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
}
