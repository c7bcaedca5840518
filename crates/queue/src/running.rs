//! What the engine does at this moment: never stored, known to the scheduler only.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
    time::Duration,
};

use portolan_remote::{Direction, ItemId, JobId, SiteId};

use crate::{ItemKind, Route, lanes::FileClass};

/// How much may run at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Sessions in all.
    pub sessions: usize,
    /// Sessions for each site that is connected (or may connect). Nothing of a site that is not here starts.
    pub sites: BTreeMap<SiteId, usize>,
    /// Files that may be uploaded at once, over all sites.
    pub uploads: usize,
    /// Files that may be downloaded at once, over all sites.
    pub downloads: usize,
    /// Local folders that may be read at once, for uploads; reading one takes no session of the above.
    pub local_folders: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sessions: 32,
            sites: BTreeMap::new(),
            uploads: usize::MAX,
            downloads: usize::MAX,
            // Each waits for its folder to be made on the server: with few, a tree of many would come in at the pace of that.
            local_folders: 8,
        }
    }
}

/// One item to be started now. Tell [`Running::begin`] before the scheduler is asked again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Which item.
    pub item: ItemId,
    /// Of which job.
    pub job: JobId,
    /// With which site; from one server to another, the one that gets the file.
    pub site: SiteId,
    /// From one server to another: the site that gives it.
    pub source: Option<SiteId>,
    /// Which way.
    pub direction: Direction,
    /// Read a folder, or move a file.
    pub kind: ItemKind,
    /// A file of at most [`SMALL_FILE`](crate::SMALL_FILE) bytes, for all that is known.
    pub small: bool,
    /// Where it goes.
    pub target: Target,
}

impl Start {
    /// Does it take one of the site's sessions? (All but the folders of uploads, which are read from the disk.)
    pub fn takes_session(&self) -> bool {
        self.kind == ItemKind::File || self.direction == Direction::Download
    }

    /// Between whom it goes.
    pub fn route(&self) -> Route {
        Route {
            site: self.site,
            source: self.source,
        }
    }

    /// A file from one server to another: it takes a session of each.
    pub fn across(&self) -> bool {
        self.kind == ItemKind::File && self.source.is_some()
    }

    /// What it takes at each of its sites, if it takes sessions: the site, and of which class it is there.
    fn ends(&self) -> impl Iterator<Item = (SiteId, Option<FileClass>)> {
        let class = self.class();
        let giving = class.map(|class| FileClass::new(Direction::Download, class.small));
        let source = self.source.map(|source| (source, giving));
        std::iter::once((self.site, class)).chain(source)
    }

    /// With which files it is balanced, if it is one.
    pub(crate) fn class(&self) -> Option<FileClass> {
        (self.kind == ItemKind::File).then_some(FileClass::new(self.direction, self.small))
    }
}

/// A place that only one running item may write to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// On this site; `None` = on this computer.
    pub site: Option<SiteId>,
    /// The path, raw bytes.
    pub path: Arc<[u8]>,
}

/// What runs, and what waits before another attempt. Owned by the engine.
#[derive(Clone, Debug, Default)]
pub struct Running {
    items: HashMap<ItemId, Start>,
    targets: BTreeSet<Target>,
    sites: HashMap<SiteId, OfSite>,
    sessions: usize,
    /// Files of all sites: uploads, downloads.
    files: [usize; 2],
    local_folders: usize,
    not_before: HashMap<ItemId, Duration>,
    wakes: BTreeSet<(Duration, ItemId)>,
}

/// What runs with one site.
#[derive(Clone, Copy, Debug, Default)]
struct OfSite {
    sessions: usize,
    folders: usize,
    /// Files, by [`FileClass::ALL`].
    files: [usize; FileClass::ALL.len()],
}

impl Running {
    /// The item runs from now on.
    pub fn begin(&mut self, start: Start) {
        self.end(start.item);
        self.forget_wait(start.item);
        if start.takes_session() {
            for (site, class) in start.ends() {
                let site = self.sites.entry(site).or_default();
                site.sessions += 1;
                site.folders += usize::from(start.kind == ItemKind::Folder);
                self.sessions += 1;
                if let Some(class) = class {
                    site.files[class.at()] += 1;
                    self.files[usize::from(class.direction == Direction::Download)] += 1;
                }
            }
        } else {
            self.local_folders += 1;
        }
        self.targets.insert(start.target.clone());
        self.items.insert(start.item, start);
    }

    /// The item does not run any more, for whatever reason; what it was.
    pub fn end(&mut self, item: ItemId) -> Option<Start> {
        let start = self.items.remove(&item)?;
        if start.takes_session() {
            for (id, class) in start.ends() {
                let Some(site) = self.sites.get_mut(&id) else { continue };
                site.sessions -= 1;
                site.folders -= usize::from(start.kind == ItemKind::Folder);
                if let Some(class) = class {
                    site.files[class.at()] -= 1;
                    self.files[usize::from(class.direction == Direction::Download)] -= 1;
                }
                if site.sessions == 0 {
                    self.sites.remove(&id);
                }
                self.sessions -= 1;
            }
        } else {
            self.local_folders -= 1;
        }
        self.targets.remove(&start.target);
        Some(start)
    }

    /// The item is not started before `not_before`, on the clock that is given to [`next`](crate::next).
    pub fn wait_until(&mut self, item: ItemId, not_before: Duration) {
        self.forget_wait(item);
        self.not_before.insert(item, not_before);
        self.wakes.insert((not_before, item));
    }

    /// The item need not wait any more: the person said so, or it left the queue.
    pub fn forget_wait(&mut self, item: ItemId) {
        if let Some(not_before) = self.not_before.remove(&item) {
            self.wakes.remove(&(not_before, item));
        }
    }

    /// Until when the item waits before another attempt.
    pub fn waits_until(&self, item: ItemId) -> Option<Duration> {
        self.not_before.get(&item).copied()
    }

    /// When the next wait is over that is not over at `now`: ask the scheduler again then.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        let after = (now, ItemId(u64::MAX));
        self.wakes
            .range((std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded))
            .next()
            .map(|wake| wake.0)
    }

    /// Does the item run?
    pub fn contains(&self, item: ItemId) -> bool {
        self.items.contains_key(&item)
    }

    /// How the item was started.
    pub fn get(&self, item: ItemId) -> Option<&Start> {
        self.items.get(&item)
    }

    /// Everything that runs, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Start> {
        self.items.values()
    }

    /// How many items run.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Does nothing run?
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Sessions in use, of all sites.
    pub fn sessions(&self) -> usize {
        self.sessions
    }

    /// Sessions of one site in use.
    pub fn sessions_of(&self, site: SiteId) -> usize {
        self.sites.get(&site).map_or(0, |site| site.sessions)
    }

    /// Sessions of one site that read folders.
    pub(crate) fn folders_of(&self, site: SiteId) -> usize {
        self.sites.get(&site).map_or(0, |site| site.folders)
    }

    /// Files of one site that move, by [`FileClass::ALL`].
    pub(crate) fn files_of(&self, site: SiteId) -> [usize; FileClass::ALL.len()] {
        self.sites
            .get(&site)
            .map_or([0; FileClass::ALL.len()], |site| site.files)
    }

    /// Files that move in one direction, of all sites.
    pub(crate) fn files(&self, direction: Direction) -> usize {
        self.files[usize::from(direction == Direction::Download)]
    }

    /// Local folders being read.
    pub(crate) fn local_folders(&self) -> usize {
        self.local_folders
    }

    /// May this item start now, as far as what runs and what waits can tell?
    pub(crate) fn free(&self, item: ItemId, now: Duration) -> bool {
        !self.items.contains_key(&item) && self.not_before.get(&item).is_none_or(|not_before| *not_before <= now)
    }

    /// Does something that runs write to this place?
    pub(crate) fn busy(&self, target: &Target) -> bool {
        self.targets.contains(target)
    }
}
