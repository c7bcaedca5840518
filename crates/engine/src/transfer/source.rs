//! A move: the source goes when its copy is there and was checked.

use portolan_remote::{Act, Detail, Direction, EntryKind, ErrorKind, Remote, RemoteError};

use super::Task;
use crate::{Verified, local::root::Root, operate::blocking};

/// Deletes the source of a file that is at its target. What is not there any more is fine.
pub(super) async fn remove(task: &Task, remote: &dyn Remote, verified: Verified) -> Result<(), RemoteError> {
    // Of a text nobody can say that its copy is whole.
    if matches!(verified, Verified::ConfirmedOnly | Verified::Text) {
        return Err(RemoteError::new(ErrorKind::NotSupported, Act::Delete)
            .at(task.shown_source())
            .detailed(Detail::SourceStays));
    }
    let remove = async |remote: &dyn Remote| match remote.delete(&task.remote_source()).await {
        Err(error) if error.kind == ErrorKind::NotFound => Ok(()),
        removed => removed,
    };
    match (task.job.direction, task.giving()) {
        (Direction::Upload, Some((_, giving))) => remove(&*giving).await.map_err(|error| task.of_source(error)),
        (Direction::Upload, None) => remove_here(task).await,
        (Direction::Download, _) => remove(remote).await,
    }
}

/// Only the very file that was sent, as it was sent; of a link, the link.
async fn remove_here(task: &Task) -> Result<(), RemoteError> {
    let (job_root, folder, name) = (
        task.job.local_root.clone(),
        task.item.folder.clone(),
        task.item.name.clone(),
    );
    let sent = task.carry().source;
    let removed = blocking(move || {
        let folder = Root::open(&job_root)?.folder(&folder.0, false)?;
        match folder.look(&name)? {
            None => Ok(true),
            Some(now) if now.kind == EntryKind::Symlink || Some(now) == sent => folder.delete(&name).map(|()| true),
            Some(_) => Ok(false),
        }
    });
    let fail = |error| RemoteError::local(Act::Delete, task.shown_source(), error);
    if removed.await.map_err(fail)? {
        Ok(())
    } else {
        Err(RemoteError::new(ErrorKind::SourceChanged, Act::Delete).at(task.shown_source()))
    }
}
