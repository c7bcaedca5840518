//! Reads one folder item, in batches, and makes the folder on the other side. Links are not followed.

use std::{path::Path, sync::Arc};

use portolan_queue::{Change, ConflictPolicy, NewItem, RelativeFolder};
use portolan_remote::{Act, Direction, Entry, EntryKind, ErrorKind, FileName, Remote, RemoteError};
use tokio::sync::mpsc;

use crate::{
    event::Event,
    local::{self, root::Root},
    naming::NamesHere,
    operate::utc,
    pipe,
    targets::{self, TargetFolder},
    transfer::{ItemEnd, Task},
};

/// More folders inside each other than any sane tree has.
const DEEPEST: usize = 200;

/// Makes the folder of an upload on the server and looks what is in it: the only part that needs a session.
pub(crate) async fn make_remote(task: &Task, remote: &dyn Remote) -> Result<Option<TargetFolder>, RemoteError> {
    task.sendable()?;
    let path = task.remote_target();
    let made = remote.make_dir(&path).await?;
    if task.policy() == ConflictPolicy::Replace {
        // Nothing that is there matters.
        return Ok(None);
    }
    targets::look(remote, &path, made).await
}

/// Reads the folder and tells the engine of its children.
pub(crate) async fn run(task: Task, remote: Option<Arc<dyn Remote>>, out: mpsc::Sender<Event>) -> ItemEnd {
    if task.item.folder.0.len() >= DEEPEST {
        let act = task.act();
        return ItemEnd::Failed(RemoteError::new(ErrorKind::TooLarge, act).at(task.shown_source()));
    }
    let read = match (task.job.direction, remote) {
        (Direction::Upload, _) => read_local(&task, &out).await,
        (Direction::Download, Some(remote)) => read_remote(&task, &*remote, &out).await,
        (Direction::Download, None) => Err(RemoteError::new(ErrorKind::ConnectionLost, Act::List)),
    };
    match read {
        Ok(skipped) => ItemEnd::Expanded { skipped },
        Err(error) => ItemEnd::Failed(error),
    }
}

async fn tell(task: &Task, out: &mpsc::Sender<Event>, children: Vec<NewItem>) {
    task.meter.add(children.len() as u64);
    let (item, room) = (task.item.id, task.room.one().await);
    // The engine is gone: then nobody wants the rest either.
    drop(out.send(Event::Children { item, children, room }).await);
}

async fn read_remote(task: &Task, remote: &dyn Remote, out: &mpsc::Sender<Event>) -> Result<u64, RemoteError> {
    let (root, names) = (task.job.local_root.clone(), task.local_names());
    let shown = task.shown_target();
    crate::operate::blocking(move || Root::open(&root)?.folder(&names, true).map(drop))
        .await
        .map_err(|error| RemoteError::local(Act::Download, shown, error))?;
    let path = task.remote_source();
    let mut links: Vec<FileName> = Vec::new();
    let mut here = NamesHere::new(task.naming);
    let mut skipped = 0;
    let listing = pipe::list(remote, &path, |entries| {
        let mut children = Vec::with_capacity(entries.len().min(Change::MAX_CHILDREN));
        for entry in entries {
            match entry.kind {
                EntryKind::Symlink => links.push(entry.name),
                EntryKind::Other => skipped += 1,
                EntryKind::Folder | EntryKind::File => children.push(here.name(child(entry))),
            }
        }
        async move {
            for batch in children.chunks(Change::MAX_CHILDREN) {
                tell(task, out, batch.to_vec()).await;
            }
        }
    });
    listing.await?;
    let mut children = Vec::new();
    for name in links {
        // What a link points to is known only when it is asked for; a link to a folder could lead in circles.
        match remote.stat(&path.join(&name)).await {
            Ok(entry) if entry.kind == EntryKind::File => {
                children.push(here.name(NewItem::file(name, entry.size, utc(&entry))));
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            _ => skipped += 1,
        }
    }
    for batch in children.chunks(Change::MAX_CHILDREN) {
        tell(task, out, batch.to_vec()).await;
    }
    Ok(skipped)
}

fn child(entry: Entry) -> NewItem {
    if entry.kind == EntryKind::Folder {
        NewItem::folder(entry.name)
    } else {
        let modified = utc(&entry);
        NewItem::file(entry.name, entry.size, modified)
    }
}

/// Batches that wait for the engine: the reader of the disk is held back beyond that.
const WAITING_BATCHES: usize = 4;

async fn read_local(task: &Task, out: &mpsc::Sender<Event>) -> Result<u64, RemoteError> {
    let (batches, mut taken) = mpsc::channel::<Vec<NewItem>>(WAITING_BATCHES);
    let root = task.job.local_root.clone();
    let folder = RelativeFolder(task.source_names());
    let reader = tokio::task::spawn_blocking(move || walk(&root, &folder, &batches));
    while let Some(mut children) = taken.recv().await {
        for child in &mut children {
            // A name that the server's encoding cannot write fails when its turn comes, and says why.
            if let Ok(name) = task.naming.to_remote(&child.name) {
                child.target_name = Some(name).filter(|name| *name != child.name);
            }
        }
        tell(task, out, children).await;
    }
    let shown = task.shown_source();
    reader
        .await
        .map_err(std::io::Error::other)
        .and_then(|read| read)
        .map_err(|error| RemoteError::local(Act::Upload, shown, error))
}

/// Reads one local folder, entered without following links. Returns how many entries were left out.
fn walk(root: &Path, folder: &RelativeFolder, batches: &mpsc::Sender<Vec<NewItem>>) -> std::io::Result<u64> {
    let opened = Root::open(root)?.folder(&folder.0, false)?;
    let source = local::names::join(root, &folder.0[..folder.0.len().min(1)]).canonicalize()?;
    let path = local::names::join(root, &folder.0);
    let mut skipped = 0;
    let mut batch = Vec::new();
    for name in opened.names()? {
        let Some(found) = opened.look(&name)? else { continue };
        let child = match found.kind {
            EntryKind::Folder => Some(NewItem::folder(name)),
            EntryKind::File => Some(NewItem::file(name, Some(found.size), Some(found.modified))),
            EntryKind::Symlink => linked_file(&source, &path, name),
            EntryKind::Other => None,
        };
        match child {
            Some(child) => batch.push(child),
            None => skipped += 1,
        }
        if batch.len() == Change::MAX_CHILDREN && batches.blocking_send(std::mem::take(&mut batch)).is_err() {
            return Ok(skipped);
        }
    }
    if !batch.is_empty() {
        // Nobody takes them: the item was cancelled.
        drop(batches.blocking_send(batch));
    }
    Ok(skipped)
}

/// A link counts as the file that it points to, if that lies inside the folder that the person has named.
fn linked_file(root: &Path, folder: &Path, name: FileName) -> Option<NewItem> {
    let target = folder.join(local::names::to_local(&name)).canonicalize().ok()?;
    let metadata = target
        .metadata()
        .ok()
        .filter(|metadata| metadata.is_file() && target.starts_with(root))?;
    let modified = std::os::unix::fs::MetadataExt::mtime(&metadata);
    Some(NewItem::file(name, Some(metadata.len()), Some(modified)))
}
