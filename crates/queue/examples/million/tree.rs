//! One dropped folder that holds 1,000 folders of 1,000 files each.

use std::sync::Arc;

use portolan_queue::{Change, ConflictPolicy, Job, JobState, NewItem, Origin};
use portolan_remote::{Direction, FileName, ItemId, JobId, RemotePath, SiteId};

pub(crate) const FOLDERS: u64 = 1000;
pub(crate) const FILES: u64 = 1000;

pub(crate) fn name(text: &str) -> FileName {
    FileName::parse(text.as_bytes()).unwrap()
}

pub(crate) fn job() -> Job {
    Job {
        id: JobId(0),
        site: SiteId(1),
        direction: Direction::Upload,
        source: None,
        local_root: Arc::new("/home/u/work".into()),
        remote_root: RemotePath::new("/www"),
        policy: ConflictPolicy::Replace,
        state: JobState::Going,
        atomic: true,
        keep_times: true,
        keep_permissions: true,
        folders: Arc::default(),
        verify: portolan_remote::Verification::Size,
        types: portolan_remote::FileTypes::Binary,
        remove_source: false,
        origin: Origin::Window,
    }
}

/// Makes the changes by which it comes into a queue, folder by folder; `change` gives back what was inserted.
pub(crate) fn fill(mut change: impl FnMut(Change) -> Vec<ItemId>) {
    let items = vec![NewItem::folder(name("tree"))];
    let root = change(Change::AddJob { job: job(), items })[0];
    let folders = (0..FOLDERS).map(|at| NewItem::folder(name(&format!("folder {at:04}"))));
    let expand = |item, children, done| Change::Expand { item, children, done };
    for folder in change(expand(root, folders.collect(), true)) {
        let file = |at| {
            NewItem::file(
                name(&format!("photograph-{at:05}.jpg")),
                Some(at * 977),
                Some(1_700_000_000),
            )
        };
        change(expand(folder, (0..FILES).map(file).collect(), true));
    }
}
