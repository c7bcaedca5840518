//! inotify(7).

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::MaybeUninit,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
use tokio::io::{Interest, unix::AsyncFd};

/// Names that come and go, and files that are closed after writing or whose time or permissions change. A file that is being
/// written tells nothing before it is closed.
const CHANGES: WatchFlags = WatchFlags::CREATE
    .union(WatchFlags::DELETE)
    .union(WatchFlags::MOVED_FROM)
    .union(WatchFlags::MOVED_TO)
    .union(WatchFlags::CLOSE_WRITE)
    .union(WatchFlags::ATTRIB)
    .union(WatchFlags::DELETE_SELF)
    .union(WatchFlags::MOVE_SELF)
    .union(WatchFlags::ONLYDIR);

/// Room for some hundred events.
const BUFFER: usize = 16 * 1024;

#[derive(Default)]
pub(super) struct Eyes {
    /// `None`: this user has no more of them, so nothing is seen, as before there was this.
    kernel: Option<AsyncFd<OwnedFd>>,
    /// By the kernel's number.
    folders: BTreeMap<i32, PathBuf>,
}

impl Eyes {
    pub(super) fn open() -> Self {
        let made = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).ok();
        #[expect(
            deprecated,
            reason = "its successor is unsafe; a file that is owned is the same one as long as it is registered"
        )]
        let registered = made.and_then(|fd| AsyncFd::with_interest(fd, Interest::READABLE).ok());
        Self {
            kernel: registered,
            folders: BTreeMap::new(),
        }
    }

    /// Watches these only. Returns those that were not watched before; one that cannot be is read again when the person wants it.
    pub(super) fn look_at(&mut self, wanted: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
        let Some(kernel) = &self.kernel else { return Vec::new() };
        self.folders.retain(|number, folder| {
            let stays = wanted.contains(folder);
            if !stays {
                // It fails where the folder is gone, and its number with it.
                let _gone = inotify::remove_watch(kernel.get_ref(), *number);
            }
            stays
        });
        let watched: BTreeSet<&Path> = self.folders.values().map(PathBuf::as_path).collect();
        let fresh = wanted.iter().filter(|folder| !watched.contains(folder.as_path()));
        let added = fresh.filter_map(|folder| {
            let number = inotify::add_watch(kernel.get_ref(), folder.as_path(), CHANGES).ok()?;
            Some((number, folder.clone()))
        });
        let added: Vec<_> = added.collect();
        self.folders.extend(added.iter().cloned());
        added.into_iter().map(|(_, folder)| folder).collect()
    }

    /// The folders in which something has changed since the last look.
    pub(super) fn now(&mut self) -> BTreeSet<PathBuf> {
        let numbers = self.kernel.as_ref().map(|kernel| read(kernel.get_ref()));
        let mut changed = BTreeSet::new();
        for (number, ended) in numbers.unwrap_or_default() {
            if number < 0 {
                // The kernel had more to tell than it keeps.
                changed.extend(self.folders.values().cloned());
            } else if ended {
                self.folders.remove(&number);
            } else {
                changed.extend(self.folders.get(&number).cloned());
            }
        }
        changed
    }

    /// Comes when another look is worth it.
    pub(super) async fn stirred(&mut self) {
        let Some(kernel) = &self.kernel else {
            return std::future::pending().await;
        };
        match kernel.readable().await {
            // What has come in between is seen by that look, or stirs again.
            Ok(mut ready) => ready.clear_ready(),
            Err(_) => self.kernel = None,
        }
    }
}

/// All there is now: the numbers of folders, and whether they are watched no more.
fn read(kernel: &OwnedFd) -> Vec<(i32, bool)> {
    let mut buffer = [MaybeUninit::uninit(); BUFFER];
    let mut reader = Reader::new(kernel, &mut buffer);
    let mut numbers = Vec::new();
    // It ends with `WOULDBLOCK`; after any other error nothing more comes either.
    while let Ok(event) = reader.next() {
        let told = (event.wd(), event.events().contains(ReadFlags::IGNORED));
        if numbers.last() != Some(&told) {
            numbers.push(told);
        }
    }
    numbers
}
