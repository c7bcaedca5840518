//! What an upload replaces goes into the bin of the server, where the site wants that: the old file is moved there right before
//! the new one gets its name, and nothing is replaced that could not be moved. Without a temporary name it is moved before the
//! first byte.

use std::sync::Arc;

use portolan_remote::{EntryKind, Remote, RemoteError, RemotePath};

use super::Task;
use crate::bin::{Book, Old};

/// The bin for what has the final name now; `None` = there is none, or that is ours, of an earlier try.
pub(super) fn bin(task: &Task) -> Option<Arc<Book>> {
    let ours = task.carry().ours;
    task.bin.clone().filter(|_| !ours)
}

/// Has what is there moved away. Returns whether nothing has the final name now.
pub(super) async fn make_way(task: &Task, remote: &dyn Remote, book: &Book) -> Result<bool, RemoteError> {
    let listed = task.target.as_ref().and_then(|folder| folder.get(&task.target_name()));
    let link = listed.is_some_and(|entry| entry.kind == EntryKind::Symlink);
    let into = (!task.job.atomic).then_some(link);
    let old = book.keep(remote, &task.remote_target(), into).await?;
    let free = matches!(old, Old::Nothing | Old::Moved(..));
    if old.in_bin().is_some() {
        task.carry().binned = Some(old);
    }
    Ok(free)
}

/// Everything is under the temporary name: what has the final one goes into the bin, and the new file gets it.
pub(super) async fn take_the_place(
    task: &Task,
    remote: &dyn Remote,
    temporary: &RemotePath,
    book: &Book,
) -> Result<Placed, RemoteError> {
    if !make_way(task, remote, book).await? {
        return Ok(Placed::OfTheBin);
    }
    match remote.rename(temporary, &task.remote_target()).await {
        Ok(()) => Ok(Placed::Done),
        Err(error) => Err(give_back(task, remote, book, error).await.1),
    }
}

/// What became of it.
pub(super) enum Placed {
    Done,
    /// The target lies in the bin itself, of which nothing is kept.
    OfTheBin,
}

/// The new file did not get the name: the old one gets it back, if this item has moved it away and nothing else has the name.
/// Returns whether it did, and what is to be told.
pub(super) async fn give_back(
    task: &Task,
    remote: &dyn Remote,
    book: &Book,
    error: RemoteError,
) -> (bool, RemoteError) {
    let binned = task.carry().binned.clone();
    let Some(kept) = binned.and_then(Old::moved) else {
        return (false, error);
    };
    let (back, error) = book.give_back(remote, &kept, &task.remote_target(), error).await;
    if back {
        task.carry().binned = None;
    }
    (back, error)
}
