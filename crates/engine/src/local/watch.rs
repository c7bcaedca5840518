//! The folders of this computer that panes show: what other programs change in them is seen, and the folder is read again.
//!
//! On Linux the kernel tells (inotify(7)); elsewhere the folder's time is looked at, which tells of names that come and go. Neither
//! sees what another computer changes on a network drive.

#[cfg_attr(not(target_os = "linux"), path = "watch/elsewhere.rs")]
#[cfg_attr(target_os = "linux", path = "watch/linux.rs")]
mod eyes;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::{
    sync::{mpsc, watch},
    time::{Instant, sleep_until},
};

use crate::{event::Event, operate::blocking};
use eyes::Eyes;

/// What is changed is changed further, mostly: so long nothing is read.
const SETTLE: Duration = Duration::from_millis(200);

/// So long no folder is read again after one was, at least; after one that takes long, as many times longer.
const REST: Duration = Duration::from_secs(1);
const TIMES: u32 = 20;

/// A folder that changed so short a time before it was watched may have done so after it was read.
const JUST_NOW: Duration = Duration::from_secs(2);

fn changed_just_now(folder: &Path) -> bool {
    let modified = folder.metadata().and_then(|facts| facts.modified());
    modified.is_ok_and(|time| time.elapsed().is_ok_and(|past| past < JUST_NOW))
}

/// Which folders are watched, as long as this lives.
#[derive(Debug)]
pub(crate) struct Watching(watch::Sender<BTreeSet<PathBuf>>);

impl Watching {
    /// Tells changes by [`Event::FolderChanged`]. Inside a runtime only.
    pub(crate) fn start(out: mpsc::Sender<Event>) -> Self {
        let (wanted, shown) = watch::channel(BTreeSet::new());
        let sight = Sight {
            eyes: Eyes::open(),
            fresh: BTreeSet::new(),
        };
        let mut watcher = Watcher { shown, sight, out };
        tokio::spawn(async move { watcher.run().await });
        Self(wanted)
    }

    /// These, and no others.
    pub(crate) fn only(&self, folders: BTreeSet<PathBuf>) {
        self.0.send_if_modified(|shown| {
            let others = *shown != folders;
            *shown = folders;
            others
        });
    }
}

/// What is seen of the folders that are watched.
#[derive(Default)]
struct Sight {
    eyes: Eyes,
    /// Watched since a moment, and changed just before.
    fresh: BTreeSet<PathBuf>,
}

impl Sight {
    /// Watches these only. Blocks.
    fn look_at(&mut self, wanted: &BTreeSet<PathBuf>) {
        let fresh = self.eyes.look_at(wanted).into_iter();
        self.fresh.extend(fresh.filter(|folder| changed_just_now(folder)));
    }

    /// The folders in which something has changed since the last look.
    fn now(&mut self) -> BTreeSet<PathBuf> {
        let mut changed = self.eyes.now();
        changed.append(&mut self.fresh);
        changed
    }

    /// The same, as soon as there is one.
    async fn changed(&mut self) -> BTreeSet<PathBuf> {
        loop {
            let changed = self.now();
            if !changed.is_empty() {
                return changed;
            }
            self.eyes.stirred().await;
        }
    }
}

struct Watcher {
    shown: watch::Receiver<BTreeSet<PathBuf>>,
    sight: Sight,
    out: mpsc::Sender<Event>,
}

impl Watcher {
    /// Until the engine is gone.
    async fn run(&mut self) -> Option<()> {
        loop {
            let mut changed = self.wait(None).await?;
            self.wait(Some(SETTLE)).await?;
            changed.extend(self.sight.now());
            let (hold, mut read) = mpsc::channel(1);
            for folder in changed {
                let hold = hold.clone();
                self.out.send(Event::FolderChanged { folder, hold }).await.ok()?;
            }
            drop(hold);
            let began = Instant::now();
            // Nothing ever comes: it is closed when the last of them was read.
            while read.recv().await.is_some() {}
            self.wait(Some(REST.max(began.elapsed() * TIMES))).await?;
        }
    }

    /// The folders in which something has changed, as soon as there is one; or none after this time, in which nobody looks: many
    /// changes cost no more than one. Who shows others meanwhile has them watched.
    async fn wait(&mut self, time: Option<Duration>) -> Option<BTreeSet<PathBuf>> {
        let until = time.map(|time| Instant::now() + time);
        loop {
            let over = async {
                match until {
                    Some(until) => {
                        sleep_until(until).await;
                        BTreeSet::new()
                    }
                    None => self.sight.changed().await,
                }
            };
            tokio::select! {
                changed = over => return Some(changed),
                others = self.shown.changed() => others.ok()?,
            }
            let wanted = self.shown.borrow_and_update().clone();
            // A network drive that hangs holds nothing up but this.
            let mut sight = std::mem::take(&mut self.sight);
            let looking = blocking(move || {
                sight.look_at(&wanted);
                Ok(sight)
            });
            self.sight = looking.await.ok()?;
        }
    }
}
