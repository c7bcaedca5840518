//! The time of each folder, looked at now and then.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tokio::time::sleep;

use super::changed_just_now;

/// How often.
const LOOK: Duration = Duration::from_secs(2);

#[derive(Default)]
pub(super) struct Eyes {
    times: BTreeMap<PathBuf, Option<SystemTime>>,
    again: BTreeSet<PathBuf>,
}

fn time_of(folder: &Path) -> Option<SystemTime> {
    folder.metadata().and_then(|facts| facts.modified()).ok()
}

impl Eyes {
    pub(super) fn open() -> Self {
        Self::default()
    }

    pub(super) fn look_at(&mut self, wanted: &BTreeSet<PathBuf>) {
        self.times.retain(|folder, _| wanted.contains(folder));
        for folder in wanted {
            if !self.times.contains_key(folder) {
                self.times.insert(folder.clone(), time_of(folder));
                if changed_just_now(folder) {
                    self.again.insert(folder.clone());
                }
            }
        }
    }

    /// Comes when there are some.
    pub(super) async fn changed(&mut self) -> BTreeSet<PathBuf> {
        loop {
            let changed = self.now();
            if !changed.is_empty() {
                return changed;
            }
            sleep(LOOK).await;
        }
    }

    /// What there is now.
    pub(super) fn now(&mut self) -> BTreeSet<PathBuf> {
        let mut changed = std::mem::take(&mut self.again);
        for (folder, time) in &mut self.times {
            let now = time_of(folder);
            if std::mem::replace(time, now) != now {
                changed.insert(folder.clone());
            }
        }
        changed
    }
}
