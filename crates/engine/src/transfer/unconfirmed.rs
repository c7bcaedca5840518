//! All bytes of an upload went out, and the server's word never came: what became of the file is found out on a new session,
//! by its size, its checksum or time, and its last bytes. It is sent again only if nothing proves it.

use portolan_remote::{ErrorKind, Permissions, Remote, RemoteError, RemotePath};

use super::{
    Before, ItemEnd, OVERLAP, Task,
    counterpart::{Counterpart, Sent},
    decide::Side,
    earlier,
    replaced::{self, Placed},
    text,
    upload::{begins_alike, done},
    verify,
};
use crate::{
    Verified,
    operate::{stat_if_there, utc},
};

/// Is the file there, whole? Then the item is done; `None`: it has to be sent, or its rest.
pub(super) async fn look(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    permissions: Option<u16>,
) -> Result<Option<ItemEnd>, RemoteError> {
    if !task.carry().unconfirmed {
        return Ok(None);
    }
    // Only when there is an answer: a look that breaks off is taken again.
    let end = find(task, remote, file, found, permissions).await?;
    task.carry().unconfirmed = false;
    Ok(end)
}

async fn find(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    permissions: Option<u16>,
) -> Result<Option<ItemEnd>, RemoteError> {
    let target = task.remote_target();
    let temporary = task.carry().temporary.clone();
    if let Some((path, of)) = temporary {
        if of != found {
            return Ok(None);
        }
        if let Some(entry) = stat_if_there(remote, &path).await? {
            // Less than the whole is gone on with, more is none of ours. Of a text nobody knows how long it is there.
            if entry.size != Some(found.size) || task.is_text() {
                return Ok(None);
            }
            match take_the_name(task, remote, &path, &target).await {
                Ok(true) => {
                    task.carry().temporary = None;
                    return confirmed(task, remote, file, found, entry.size, permissions)
                        .await
                        .map(Some);
                }
                Ok(false) => return Ok(None),
                // The try that was stopped has done it in this moment: the final name tells.
                Err(error) if error.kind == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    // No temporary name any more (or none at all): it was renamed, if the final name proves it.
    let Some(entry) = stat_if_there(remote, &target).await? else {
        return Ok(None);
    };
    let fits = if task.is_text() {
        // Only what was whole under the temporary name got this one.
        task.job.atomic && text::all_there(task, remote, file, found.size, entry.size).await? == Some(true)
    } else {
        entry.size == Some(found.size)
    };
    if !fits {
        return Ok(None);
    }
    let now = Side {
        size: entry.size,
        modified: utc(&entry),
    };
    let (before, ours) = known_before(task);
    let proven = match before {
        _ if ours => true,
        Some(Before::Free) => true,
        // An earlier run of the program set this time.
        _ if task.carry().earlier_run
            && task.job.keep_times
            && now.modified.is_some()
            && now.modified == found.modified =>
        {
            true
        }
        Some(Before::Replaced(then)) if then != now && then.modified.is_some() == now.modified.is_some() => true,
        Some(Before::Replaced(_) | Before::Unseen) if task.is_text() => {
            file.same(task, remote, &target).await? == Some(true)
        }
        // A file of the same size was there before, for all that is known.
        Some(Before::Replaced(_) | Before::Unseen) => is_ours(task, remote, file, found, now).await?,
        None => false,
    };
    if proven {
        task.carry().temporary = None;
        forget_second(task, remote).await?;
        confirmed(task, remote, file, found, entry.size, permissions)
            .await
            .map(Some)
    } else {
        Ok(None)
    }
}

/// Is what has the final name what was sent, and not an older file of the same size? Its end alone would not prove that of
/// a file of fixed length, which is written to in its middle (an image of a disk, a database): the checksum has to be the
/// same, or else the time that we give it; where neither can be told, all of it is brought back and compared.
async fn is_ours(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    now: Side,
) -> Result<bool, RemoteError> {
    let target = task.remote_target();
    // What is no longer than the overlap is compared whole.
    if found.size > OVERLAP {
        if let Some(same) = file.same(task, remote, &target).await? {
            return Ok(same);
        }
        if !task.job.keep_times || now.modified.is_none() || now.modified != found.modified {
            let same = file.same_bytes(task, remote, &target, 0, found.size).await?;
            return Ok(same == Some(true));
        }
    }
    begins_alike(task, remote, file, &target, found.size).await
}

/// One run of the program brought the file to its end without writing that down, and the next had begun it again: what
/// that one left under the temporary name is of no use to anybody.
async fn forget_second(task: &Task, remote: &dyn Remote) -> Result<(), RemoteError> {
    if !task.carry().earlier_run || !task.job.atomic {
        return Ok(());
    }
    let second = task
        .remote_folder()
        .join(&earlier::temporary_name(task.run, &task.item)?);
    match remote.delete(&second).await {
        Err(error) if error.kind.ends_session() => Err(error),
        // Mostly there is none.
        _ => Ok(()),
    }
}

/// Everything is under the temporary name: it gets the final one, if that is free or may be replaced.
pub(super) async fn take_the_name(
    task: &Task,
    remote: &dyn Remote,
    temporary: &RemotePath,
    target: &RemotePath,
) -> Result<bool, RemoteError> {
    let (before, ours) = known_before(task);
    let may_replace = ours || !matches!(before, None | Some(Before::Free));
    if may_replace
        && let Some(book) = replaced::bin(task)
        && let Placed::Done = replaced::take_the_place(task, remote, temporary, &book).await?
    {
        return Ok(true);
    }
    let there = stat_if_there(remote, target).await?.is_some();
    if there && !may_replace {
        return Ok(false);
    }
    let aside = RemotePath::new([target.as_bytes(), b".portolan-old"].concat());
    // The try that broke may have moved the old file out of the way and come no further.
    let moved_aside = match before {
        Some(Before::Replaced(then)) if !there && then.size.is_some() => stat_if_there(remote, &aside)
            .await?
            .is_some_and(|entry| entry.size == then.size),
        _ => false,
    };
    match remote.rename(temporary, target).await {
        // A server that does not rename over a file: the old one goes aside, and comes back if that does not help.
        Err(error) if there && !error.kind.ends_session() => {
            remote.rename(target, &aside).await?;
            if let Err(error) = remote.rename(temporary, target).await {
                if !error.kind.ends_session() {
                    remote.rename(&aside, target).await?;
                }
                return Err(error);
            }
        }
        Ok(()) if !moved_aside => return Ok(true),
        renamed => renamed?,
    }
    // The new one has its name; if the old one cannot be deleted, it lies beside it and says what it is.
    match remote.delete(&aside).await {
        Err(error) if error.kind.ends_session() => Err(error),
        _ => Ok(true),
    }
}

/// What was under the final name before, and whether what is there now is ours.
fn known_before(task: &Task) -> (Option<Before>, bool) {
    let carry = task.carry();
    (carry.before, carry.ours)
}

async fn confirmed(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    there: Option<u64>,
    permissions: Option<u16>,
) -> Result<ItemEnd, RemoteError> {
    // From here on the final name holds our file, whatever breaks.
    task.carry().ours = true;
    let (mut modified, mut times) = (None, None);
    if let Some(seconds) = found.modified.filter(|_| task.job.keep_times) {
        // The file is whole; if only its time is not, trying again could end the same way (a server that dies of it).
        let set = remote.set_modified(&task.remote_target(), seconds).await;
        modified = set.is_ok().then_some(seconds);
        times = Some(set.is_ok());
    }
    let target = task.remote_target();
    let mut kept = None;
    if let Some(mode) = permissions {
        // So it is with its permissions.
        kept = Some(remote.set_mode(&target, &Permissions::Unix(mode)).await.is_ok());
    }
    task.note_kept(remote, times, kept);
    let sized = if task.is_text() { Verified::Text } else { Verified::Size };
    let verified = verify::proven(task, remote, file, &target, found.size, sized).await?;
    Ok(done(task, there, found, modified, verified))
}

/// A failure after which nobody knows what became of the file.
pub(super) fn note(task: &Task, kind: ErrorKind) {
    let mut carry = task.carry();
    carry.unconfirmed |= kind == ErrorKind::Unconfirmed;
    // Without a temporary name the bytes are under the final one, which was free or to be replaced.
    carry.ours |= !task.job.atomic;
}
