//! The time of each folder, looked at now and then.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tokio::time::sleep;

/// How often.
const LOOK: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct Eyes(BTreeMap<PathBuf, Option<SystemTime>>);

fn time_of(folder: &Path) -> Option<SystemTime> {
    folder.metadata().and_then(|facts| facts.modified()).ok()
}

impl Eyes {
    pub(super) fn open() -> Self {
        Self::default()
    }

    /// Watches these only. Returns those that were not watched before.
    pub(super) fn look_at(&mut self, wanted: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        self.0.retain(|folder, _| wanted.contains(folder));
        let fresh = wanted.iter().filter(|folder| !self.0.contains_key(*folder));
        let fresh: Vec<PathBuf> = fresh.cloned().collect();
        self.0
            .extend(fresh.iter().map(|folder| (folder.clone(), time_of(folder))));
        fresh
    }

    /// The folders in which something has changed since the last look.
    pub(super) fn now(&mut self) -> BTreeSet<PathBuf> {
        let times = self.0.iter_mut();
        let changed = times.filter_map(|(folder, time)| {
            let now = time_of(folder);
            (std::mem::replace(time, now) != now).then(|| folder.clone())
        });
        changed.collect()
    }

    /// Comes when it is time for another look.
    pub(super) async fn stirred(&mut self) {
        sleep(LOOK).await;
    }
}
