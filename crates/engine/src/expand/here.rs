//! A folder of this computer.

use std::{
    io,
    path::{Path, PathBuf},
};

use portolan_queue::{Change, NewItem, RelativeFolder};
use portolan_remote::{Act, EntryKind, FileName, LinkRule, RemoteError, filter::Candidate};
use tokio::sync::mpsc;

use super::{LeftOut, Sieve, tell};
use crate::{
    event::Event,
    local::{
        names,
        root::{Found, Root},
        source,
    },
    operate::blocking,
    transfer::Task,
};

/// Batches that wait for the engine: the reader of the disk is held back beyond that.
const WAITING_BATCHES: usize = 4;

pub(super) async fn read(task: &Task, sieve: Sieve, out: &mpsc::Sender<Event>) -> Result<LeftOut, RemoteError> {
    let (batches, mut taken) = mpsc::channel::<Vec<NewItem>>(WAITING_BATCHES);
    let root = task.job.local_root.clone();
    let folder = RelativeFolder(task.source_names());
    let reader = tokio::task::spawn_blocking(move || walk(&root, &folder, sieve, &batches));
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
        .map_err(io::Error::other)
        .and_then(|read| read)
        .map_err(|error| RemoteError::local(Act::Upload, shown, error))
}

/// The permissions of the folder itself; `None` = it cannot be looked at, which shows when it is read.
pub(super) async fn permissions(task: &Task) -> Option<u16> {
    let (root, folder, name) = (
        task.job.local_root.clone(),
        task.item.folder.clone(),
        task.item.name.clone(),
    );
    let follow = task.job.folders.links == LinkRule::Follow;
    let looked = blocking(move || Ok(source::folder(&root, &folder.0, follow)?.mode(&name)));
    looked.await.ok().flatten()
}

/// Reads one folder. Returns what was left out.
fn walk(
    root: &Path,
    folder: &RelativeFolder,
    mut sieve: Sieve,
    batches: &mpsc::Sender<Vec<NewItem>>,
) -> io::Result<LeftOut> {
    let follow = sieve.rules.links == LinkRule::Follow;
    let opened = source::folder(root, &folder.0, follow)?;
    let path = names::join(root, &folder.0);
    let shown = path.as_os_str().as_encoded_bytes();
    // One more look at the disk, which few filters need.
    let wants_mode = !sieve.rules.selection.is_empty();
    let mut batch = Vec::new();
    for name in opened.names()? {
        let Some(found) = opened.look(&name)? else { continue };
        let link = found.kind == EntryKind::Symlink;
        let followed = if link && follow {
            linked(root, folder, &opened, &name)
        } else {
            Some(found)
        };
        let Some(found) = followed else {
            sieve.left_out.links += 1;
            continue;
        };
        match found.kind {
            EntryKind::Symlink => sieve.left_out.links += 1,
            EntryKind::Other if link => sieve.left_out.links += 1,
            EntryKind::Other => sieve.left_out.special += 1,
            kind @ (EntryKind::Folder | EntryKind::File) => {
                if !sieve.takes(&candidate(
                    &name,
                    shown,
                    &found,
                    wants_mode.then(|| opened.mode(&name)).flatten(),
                )) {
                    continue;
                }
                batch.push(match kind {
                    EntryKind::Folder => NewItem::folder(name),
                    _ => NewItem::file(name, Some(found.size), Some(found.modified)),
                });
            }
        }
        if batch.len() == Change::MAX_CHILDREN && batches.blocking_send(std::mem::take(&mut batch)).is_err() {
            return Ok(sieve.left_out);
        }
    }
    if !batch.is_empty() {
        // Nobody takes them: the item was cancelled.
        drop(batches.blocking_send(batch));
    }
    Ok(sieve.left_out)
}

fn candidate<'a>(name: &'a FileName, folder: &'a [u8], found: &Found, mode: Option<u16>) -> Candidate<'a> {
    Candidate {
        name,
        folder,
        kind: found.kind,
        size: (found.kind == EntryKind::File).then_some(found.size),
        modified: Some(found.modified),
        mode,
        // Names of users are not known here: a test of them is met by nothing of this computer.
        owner: None,
        group: None,
    }
}

/// What a link points to, if that lies inside the folder that the person has named. A link to a folder that the way to
/// here goes through would lead in a circle.
fn linked(root: &Path, folder: &RelativeFolder, opened: &Root, name: &FileName) -> Option<Found> {
    let way: Vec<PathBuf> = (1..=folder.0.len())
        .map(|count| names::join(root, &folder.0[..count]).canonicalize())
        .collect::<Result<_, _>>()
        .ok()?;
    let here = way.last()?;
    let target = here.join(names::to_local(name)).canonicalize().ok()?;
    if !target.starts_with(way.first()?) || way.iter().any(|passed| passed.starts_with(&target)) {
        return None;
    }
    opened.look_through(name).ok().flatten()
}
