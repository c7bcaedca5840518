//! Folders that are read once more, since a try or the program ended in the middle of their listing.
//!
//! What of them was done by then has left the queue, so it comes again like something new. It is looked at as what was begun
//! before: a target of the same size and time is done, and no conflict.

use std::collections::{BTreeMap, HashSet};

use portolan_queue::{Item, RelativeFolder};
use portolan_remote::{FileName, JobId};

/// The folders of this run, by job.
#[derive(Debug, Default)]
pub(crate) struct ReadAgain(BTreeMap<JobId, HashSet<Vec<FileName>>>);

impl ReadAgain {
    /// This folder item is read once more.
    pub(crate) fn note(&mut self, job: JobId, folder: &Item) {
        self.0
            .entry(job)
            .or_default()
            .insert(folder.folder.join(&folder.name).0);
    }

    /// Does something in this folder come out of one of them?
    pub(crate) fn holds(&self, job: JobId, folder: &RelativeFolder) -> bool {
        let Some(folders) = self.0.get(&job) else {
            return false;
        };
        (0..=folder.0.len()).any(|depth| folders.contains(&folder.0[..depth]))
    }

    /// The job is done.
    pub(crate) fn forget(&mut self, job: JobId) {
        self.0.remove(&job);
    }
}
