//! The jobs of the queue and what is inherited from above them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use portolan_remote::{FileName, ItemId, JobId, SiteId};

use crate::{
    Counts, Job, JobHeader, JobState, Priority, RelativeFolder, Route,
    lanes::{JobLanes, LaneJob},
};

/// What holds for everything and for sites.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    pub(crate) held: bool,
    /// Everything is held until then, UTC seconds since 1970.
    pub(crate) start_at: Option<i64>,
    pub(crate) held_sites: BTreeSet<SiteId>,
    pub(crate) priority: Option<Priority>,
    pub(crate) site_priorities: BTreeMap<SiteId, Priority>,
    pub(crate) site_sessions: BTreeMap<SiteId, u8>,
}

impl Rules {
    /// What jobs of this site inherit.
    pub(crate) fn priority_of(&self, site: SiteId) -> Priority {
        self.site_priorities
            .get(&site)
            .copied()
            .or(self.priority)
            .unwrap_or_default()
    }

    /// Is everything held, or this site?
    pub(crate) fn holds(&self, site: SiteId) -> bool {
        self.held || self.held_sites.contains(&site)
    }

    /// Is everything held, or a site at either end?
    pub(crate) fn holds_route(&self, route: Route) -> bool {
        route.sites().any(|site| self.holds(site))
    }
}

/// Folders (source paths below the job's roots) that have another name at the target.
pub(crate) type Renames = BTreeMap<JobId, HashMap<RelativeFolder, FileName>>;

/// The folder at the target for what comes from `folder`.
pub(crate) fn target_folder(renames: &Renames, job: JobId, folder: &Arc<RelativeFolder>) -> Arc<RelativeFolder> {
    let Some(renames) = renames.get(&job) else {
        return Arc::clone(folder);
    };
    let mut target = folder.0.clone();
    let mut prefix = RelativeFolder::default();
    for (at, name) in folder.0.iter().enumerate() {
        prefix.0.push(name.clone());
        if let Some(renamed) = renames.get(&prefix) {
            target[at] = renamed.clone();
        }
    }
    Arc::new(RelativeFolder(target))
}

/// What only the queue knows of a job.
#[derive(Debug, Default)]
pub(crate) struct Inner {
    /// Items that are left of it.
    pub(crate) items: u64,
    pub(crate) lanes: JobLanes,
    /// The folder that each half-expanded folder item is: one `Arc` for all its children.
    pub(crate) half_expanded: HashMap<ItemId, Arc<RelativeFolder>>,
    /// What has left the queue out of folders that are in it still: done, or taken out by the person. A folder whose
    /// listing broke off is read again from its beginning, and these do not come in again.
    pub(crate) departed: HashMap<ItemId, HashSet<FileName>>,
}

/// All jobs, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    /// Shared with snapshots; in the order of the jobs' numbers.
    pub(crate) headers: Arc<Vec<JobHeader>>,
    inner: BTreeMap<JobId, Inner>,
}

impl Jobs {
    fn index(&self, job: JobId) -> Option<usize> {
        header_index(&self.headers, job)
    }

    pub(crate) fn header(&self, job: JobId) -> Option<&JobHeader> {
        self.headers.get(self.index(job)?)
    }

    pub(crate) fn header_mut(&mut self, job: JobId) -> Option<&mut JobHeader> {
        let at = self.index(job)?;
        Arc::make_mut(&mut self.headers).get_mut(at)
    }

    #[cfg(test)]
    pub(crate) fn inners(&self) -> impl Iterator<Item = &Inner> {
        self.inner.values()
    }

    pub(crate) fn inner_mut(&mut self, job: JobId) -> Option<&mut Inner> {
        self.inner.get_mut(&job)
    }

    /// What a lane needs to know of the job, and the job's lanes.
    pub(crate) fn lanes_mut(&mut self, job: JobId) -> Option<(LaneJob, &mut JobLanes)> {
        let header = self.header(job)?;
        let lane_job = LaneJob {
            route: header.job.route(),
            direction: header.job.direction,
            priority: header.priority,
            open: header.job.state == JobState::Going,
        };
        Some((lane_job, &mut self.inner.get_mut(&job)?.lanes))
    }

    /// Adds a job; its number is above all others.
    pub(crate) fn push(&mut self, job: Job) {
        self.inner.insert(job.id, Inner::default());
        Arc::make_mut(&mut self.headers).push(JobHeader {
            job: Arc::new(job),
            counts: Counts::default(),
            files_done: 0,
            bytes_done: 0,
            priority: None,
            start_at: None,
            full: None,
        });
    }

    /// Adds a job as a store has kept it; its number is above all others.
    pub(crate) fn restore(&mut self, header: JobHeader) {
        self.inner.insert(header.job.id, Inner::default());
        Arc::make_mut(&mut self.headers).push(header);
    }

    pub(crate) fn remove(&mut self, job: JobId) -> Option<Inner> {
        let at = self.index(job)?;
        Arc::make_mut(&mut self.headers).remove(at);
        self.inner.remove(&job)
    }
}

/// Where a job's header is.
pub(crate) fn header_index(headers: &[JobHeader], job: JobId) -> Option<usize> {
    headers.binary_search_by_key(&job, |header| header.job.id).ok()
}
