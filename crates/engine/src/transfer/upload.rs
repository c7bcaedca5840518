//! Brings one file to the server: under a temporary name where the site wants that, checked, then renamed.

use std::{fs::File, io, sync::atomic::Ordering};

use portolan_queue::ConflictPolicy;
use portolan_remote::{
    Act, Detail, Direction, Entry, EntryKind, ErrorKind, FileName, LinkRule, Outcome, Phase, Remote, RemoteError,
    RemotePath, Store, Timestamp, Verification,
};

use super::{
    Before, Decision, ItemEnd, OVERLAP, SMALL, Task,
    across::{self, Storing},
    counterpart::{self, Counterpart, Sent},
    decide::{Known, Side, When, decide, wants_time},
    earlier, replaced, text, unconfirmed, verify,
};
use crate::{
    FileFacts, Verified,
    bin::is_folder,
    local::{
        names,
        root::{self, Found, Root},
        source,
    },
    operate::{blocking, stat_if_there, utc},
    permissions::{RIGHTS, while_written, write_protect},
};

/// Free names that are tried for "keep both"; each costs a question to the server.
const FREE_NAMES: u32 = 100;

/// How to store, as decided before the first byte.
#[derive(Clone, Debug)]
struct Plan {
    replace: bool,
    /// Write on at the target's end, from this byte.
    append_at: Option<u64>,
}

enum Begin {
    Go(Plan),
    End(ItemEnd),
}

pub(super) async fn run(task: &Task, remote: &dyn Remote) -> Result<ItemEnd, RemoteError> {
    let (file, found, permissions) = if task.across().is_some() {
        let (file, found) = Counterpart::open_there(task).await?;
        // What the listing of the other server told.
        (file, found, task.item.permissions)
    } else {
        let (file, found, mode) = open_source(task).await?;
        task.carry().source = Some(found);
        (Counterpart::Here(file), Sent::from(found), Some(mode & RIGHTS))
    };
    let permissions = permissions.filter(|_| task.job.keep_permissions);
    if let Some(end) = unconfirmed::look(task, remote, &file, found, permissions).await? {
        return Ok(end);
    }
    let plan = match begin(task, remote, &file, found).await? {
        Begin::Go(plan) => plan,
        Begin::End(end) => return Ok(end),
    };
    let (temporary, offset) = where_to(task, remote, &file, found, &plan).await?;
    let bin = replaced::bin(task).filter(|_| plan.replace && plan.append_at.is_none());
    if let Some(book) = bin.as_ref().filter(|_| temporary.is_none()) {
        replaced::make_way(task, remote, book).await?;
    }
    // What is to be checked by its contents gets its name only after that, and so does what sends another file into the bin,
    // and a text, of which the session itself checks nothing.
    let later = task.job.verify != Verification::Size || bin.is_some() || task.is_text();
    let name_later = temporary.clone().filter(|_| later);
    // The session knows whether and how its server can be told; the outcome says whether it was.
    let modified = found.modified.filter(|_| task.job.keep_times);
    let how = Storing {
        path: name_later.clone().unwrap_or_else(|| task.remote_target()),
        temporary: temporary.filter(|_| name_later.is_none()),
        replace: name_later.is_some() || plan.replace || task.carry().ours,
        modified,
        permissions: permissions.map(while_written),
    };
    let outcome = match store(task, remote, &file, offset, found, how).await {
        Ok(outcome) => outcome,
        Err(error) if let Some(book) = bin.filter(|_| !task.job.atomic) => {
            return match replaced::give_back(task, remote, &book, error).await {
                // What has the name is not ours.
                (true, error) => Err(error),
                (false, error) => failed(task, remote, found, error, false).await,
            };
        }
        Err(error) => return failed(task, remote, found, error, false).await,
    };
    if name_later.is_none() {
        task.carry().ours = true;
        task.carry().temporary = None;
    }
    let path = name_later.clone().unwrap_or_else(|| task.remote_target());
    let (sized, there) = check(task, remote, &file, found, outcome, &path).await?;
    let proven = verify::proven(task, remote, &file, &path, found.size, sized).await;
    let verified = proven.inspect_err(|error| task.carry().from_start |= error.kind == ErrorKind::ContentMismatch)?;
    if let Some(temporary) = name_later
        && let Some(end) = give_name(task, remote, found, &temporary).await?
    {
        return Ok(end);
    }
    let mut kept = outcome.permissions_set;
    if let Some(mode) = permissions.filter(|_| kept) {
        // The file is whole and has its name; if it can only not be made read-only, that is no reason to send it again.
        kept = write_protect(remote, &task.remote_target(), mode).await.is_ok();
    }
    task.note_kept(
        remote,
        modified.map(|_| outcome.modified_set),
        permissions.map(|_| kept),
    );
    Ok(done(
        task,
        there,
        found,
        modified.filter(|_| outcome.modified_set),
        verified,
    ))
}

/// All of it was found under the temporary name: it gets the final one. How the item ends if it does not.
async fn give_name(
    task: &Task,
    remote: &dyn Remote,
    found: Sent,
    temporary: &RemotePath,
) -> Result<Option<ItemEnd>, RemoteError> {
    task.meter.enter(Phase::Finishing);
    let error = match unconfirmed::take_the_name(task, remote, temporary, &task.remote_target()).await {
        Ok(true) => {
            task.carry().ours = true;
            task.carry().temporary = None;
            return Ok(None);
        }
        Ok(false) => RemoteError::new(ErrorKind::AlreadyExists, Act::Upload).at(task.shown_target()),
        Err(error) if is_folder(&error) => return Err(error),
        Err(error) => error,
    };
    // It may have been done all the same.
    task.carry().unconfirmed |= error.kind.ends_session();
    failed(task, remote, found, error, true).await.map(Some)
}

async fn store(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    offset: u64,
    found: Sent,
    how: Storing,
) -> Result<Outcome, RemoteError> {
    match file {
        Counterpart::Here(here) => {
            let here = here.try_clone().map_err(task.local_error(task.shown_source()))?;
            let mut body = task.body(here.into(), offset, Some(found.size));
            body.source_modified = found.here.and_then(|found| found.time());
            let what = Store {
                path: how.path,
                body,
                temporary: how.temporary,
                replace: how.replace,
                modified: how.modified,
                permissions: how.permissions,
            };
            remote.store(what).await
        }
        Counterpart::There(giving) => across::store(task, giving, remote, offset, found.size, how).await,
    }
}

/// Opens the source without following links, unless a link stays inside the folder that the person has named.
/// Tells its permissions too.
async fn open_source(task: &Task) -> Result<(File, Found, u16), RemoteError> {
    let (job_root, folder, name) = (
        task.job.local_root.clone(),
        task.item.folder.clone(),
        task.item.name.clone(),
    );
    let follow = task.job.folders.links == LinkRule::Follow;
    let opened = blocking(move || {
        let opened = source::folder(&job_root, &folder.0, follow)?;
        let link = opened
            .look(&name)?
            .is_some_and(|found| found.kind == EntryKind::Symlink);
        let file = if link {
            let path = names::join(&job_root, &folder.0).join(names::to_local(&name));
            let source = names::join(&job_root, &folder.0[..folder.0.len().min(1)]);
            let (target, whole_root) = (path.canonicalize()?, source.canonicalize()?);
            let below = target.strip_prefix(&whole_root).map_err(io::Error::other)?;
            let mut below: Vec<FileName> = below
                .components()
                .map(|part| names::from_local(part.as_os_str()).map_err(io::Error::other))
                .collect::<Result<_, _>>()?;
            let last = below.pop().ok_or(io::ErrorKind::IsADirectory)?;
            Root::open(&whole_root)?.folder(&below, false)?.read(&last)?
        } else {
            opened.read(&name)?
        };
        let (found, mode) = root::of_file_with_mode(&file)?;
        match found.kind {
            EntryKind::File => Ok((file, found, mode)),
            _ => Err(io::Error::other("it is not a file any more")),
        }
    });
    opened.await.map_err(task.local_error(task.shown_source()))
}

/// Looks at the target and decides.
async fn begin(task: &Task, remote: &dyn Remote, file: &Counterpart, found: Sent) -> Result<Begin, RemoteError> {
    let go = |before| {
        task.carry().before = Some(before);
        let replace = before != Before::Free;
        Ok(Begin::Go(Plan {
            replace,
            append_at: None,
        }))
    };
    if task.carry().ours || task.policy() == ConflictPolicy::Replace {
        return go(Before::Unseen);
    }
    let target = match known(task, found) {
        Seen::Nothing => return go(Before::Free),
        Seen::There(entry) => entry,
        Seen::Unknown => match stat_if_there(remote, &task.remote_target()).await? {
            Some(entry) => entry,
            None => return go(Before::Free),
        },
    };
    if target.kind == EntryKind::Folder {
        return Err(RemoteError::new(ErrorKind::AlreadyExists, Act::Upload)
            .at(task.shown_target())
            .detailed(Detail::IsAFolder));
    }
    let target_side = Side {
        size: target.size,
        modified: utc(&target),
    };
    let ours = file.known(found);
    let theirs = Known {
        size: target.size,
        when: target.modified.map(|time| When::told(time, task.clock_offset)),
    };
    let mut decision = decide(task.policy(), task.fallback, ours, theirs, task.form());
    if decision == Decision::Compare {
        decision = match file.same(task, remote, &task.remote_target()).await? {
            Some(true) => Decision::Skip,
            Some(false) if !task.is_text() => Decision::Replace,
            // Of a text, other bytes may be other line ends.
            _ => decide(ConflictPolicy::Ask, task.fallback, ours, theirs, task.form()),
        };
    }
    match decision {
        Decision::Replace => go(Before::Replaced(target_side)),
        Decision::Skip => Ok(Begin::End(ItemEnd::Skipped {
            size: target.size.unwrap_or(0),
        })),
        Decision::FreeName => {
            let name = free_name(task, remote).await?;
            task.carry().free_name = Some(name);
            go(Before::Free)
        }
        Decision::ResumeAt(at)
            if remote.capabilities().resume_store
                && !task.carry().from_start
                && begins_alike(task, remote, file, &task.remote_target(), at).await? =>
        {
            Ok(Begin::Go(Plan {
                replace: true,
                append_at: Some(at),
            }))
        }
        Decision::ResumeAt(_) | Decision::Compare | Decision::Ask => {
            conflict(task, remote, found, target_side).await.map(Begin::End)
        }
    }
}

/// What is known of the target without asking.
enum Seen {
    /// Nothing has its name. The session makes sure before the rename.
    Nothing,
    /// This has its name, and enough of it is known to decide.
    There(Entry),
    Unknown,
}

fn known(task: &Task, found: Sent) -> Seen {
    let Some(folder) = &task.target else {
        return Seen::Unknown;
    };
    match folder.get(&task.target_name()) {
        // A large file that goes in vain is worse than a question, and without a temporary name nothing goes in vain at all.
        None if folder.is_new() || (found.size <= SMALL && task.job.atomic) => Seen::Nothing,
        Some(entry) if entry.kind == EntryKind::Folder => Seen::There(entry.clone()),
        Some(entry) if entry.kind == EntryKind::File && entry.size.is_some() => match task.policy() {
            ConflictPolicy::Skip | ConflictPolicy::KeepBoth | ConflictPolicy::ReplaceIfSizeDiffers => {
                Seen::There(entry.clone())
            }
            policy if wants_time(policy) && policy != ConflictPolicy::Ask && utc(entry).is_some() => {
                Seen::There(entry.clone())
            }
            _ => Seen::Unknown,
        },
        _ => Seen::Unknown,
    }
}

/// Are the first `at` bytes of the source what is on the server? The last of them are fetched and compared.
pub(super) async fn begins_alike(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    path: &RemotePath,
    at: u64,
) -> Result<bool, RemoteError> {
    let from = at.saturating_sub(OVERLAP);
    if from > 0 && !remote.capabilities().resume_retrieve {
        return Ok(false);
    }
    Ok(file.same_bytes(task, remote, path, from, at).await? == Some(true))
}

async fn free_name(task: &Task, remote: &dyn Remote) -> Result<FileName, RemoteError> {
    let wanted = task.item.target_name.clone().unwrap_or_else(|| task.item.name.clone());
    let (folder, pattern) = (task.remote_folder(), &task.keep_both);
    for number in 2..FREE_NAMES {
        if let Some(name) = pattern.apply(&wanted, number)
            && stat_if_there(remote, &folder.join(&name)).await?.is_none()
        {
            return Ok(name);
        }
    }
    Err(RemoteError::new(ErrorKind::AlreadyExists, Act::Upload).at(task.shown_target()))
}

async fn conflict(task: &Task, remote: &dyn Remote, found: Sent, target: Side) -> Result<ItemEnd, RemoteError> {
    Ok(ItemEnd::Conflict {
        source: counterpart::facts(task, found),
        target: FileFacts {
            folder: task.naming.show(&task.remote_folder()),
            size: target.size,
            modified: target.modified,
        },
        free_name: free_name(task, remote).await?,
    })
}

/// The temporary name, if any, and the byte at which to go on: where our own earlier try under that name ended, if the
/// source is still the same and the end of what is there proves to be of it.
async fn where_to(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    plan: &Plan,
) -> Result<(Option<RemotePath>, u64), RemoteError> {
    if let Some(at) = plan.append_at {
        return Ok((None, at));
    }
    if !task.job.atomic {
        return Ok((None, 0));
    }
    let before = task.carry().temporary.take();
    let path = task
        .remote_folder()
        .join(&earlier::temporary_name(task.run, &task.item)?);
    let ours = before
        .as_ref()
        .is_some_and(|(other, of)| *other == path && *of == found);
    if before.is_some() && !ours {
        // Bytes of what the source was before: nothing of them may pass for what it is now.
        match remote.delete(&path).await {
            Err(error) if error.kind.ends_session() => {
                task.carry().temporary = before;
                return Err(error);
            }
            Err(error) if error.kind != ErrorKind::NotFound => task.carry().from_start = true,
            _ => {}
        }
    }
    if !ours && (found.size > OVERLAP || !remote.capabilities().set_modified) {
        earlier::keep(task, Some(earlier::of_upload(task, found))).await;
    }
    // From here on what is there is ours, however this try ends: the next one proves it again.
    task.carry().temporary = Some((path.clone(), found));
    let goes_on = ours && remote.capabilities().resume_store && !task.carry().from_start && !task.is_text();
    if goes_on
        && let Some(there) = stat_if_there(remote, &path).await?.and_then(|entry| entry.size)
        && (OVERLAP + 1..found.size).contains(&there)
        && begins_alike(task, remote, file, &path, there).await?
    {
        return Ok((Some(path), there));
    }
    Ok((Some(path), 0))
}

/// A try that went on with what was there and ended too short: is there more now than it found? Then the server did go
/// on where it was told to, and so can the next try, after the same proof.
pub(super) async fn went_on(task: &Task, remote: &dyn Remote, error: &RemoteError) -> bool {
    let began_at = task.base.load(Ordering::Relaxed);
    let ended_short = error.kind == ErrorKind::SizeMismatch && task.job.direction == Direction::Upload;
    if !ended_short || began_at == 0 || !remote.alive() {
        return false;
    }
    let Some((path, of)) = task.carry().temporary.clone() else {
        return false;
    };
    let there = stat_if_there(remote, &path)
        .await
        .ok()
        .flatten()
        .and_then(|entry| entry.size);
    there.is_some_and(|there| began_at < there && there < of.size)
}

/// Sorts out what a failure means for the next try, and for the item. `checked` = all of it was found under the temporary
/// name, and only the final one is missing.
async fn failed(
    task: &Task,
    remote: &dyn Remote,
    found: Sent,
    error: RemoteError,
    checked: bool,
) -> Result<ItemEnd, RemoteError> {
    if task.carry().source_failed {
        task.carry().ours |= !task.job.atomic;
        return Err(error);
    }
    match error.kind {
        ErrorKind::Unconfirmed => {
            unconfirmed::note(task, error.kind);
            Err(error)
        }
        // The name was taken while the bytes went, or the rename is not allowed: is everything under the other name?
        ErrorKind::AlreadyExists | ErrorKind::PermissionDenied | ErrorKind::NotSupported | ErrorKind::Refused
            if task.job.atomic =>
        {
            let temporary = task.carry().temporary.clone();
            let whole = match temporary {
                Some((path, _)) => stat_if_there(remote, &path)
                    .await
                    .ok()
                    .flatten()
                    .is_some_and(|entry| checked || (!task.is_text() && entry.size == Some(found.size))),
                None => false,
            };
            if !whole {
                return Err(error);
            }
            match stat_if_there(remote, &task.remote_target()).await {
                Ok(Some(target)) if error.kind == ErrorKind::AlreadyExists => {
                    let side = Side {
                        size: target.size,
                        modified: utc(&target),
                    };
                    conflict(task, remote, found, side).await
                }
                _ => Ok(ItemEnd::Partial(error)),
            }
        }
        _ => {
            // What is under the final name now may be ours, and half of a file.
            task.carry().ours |= !task.job.atomic;
            Err(error)
        }
    }
}

/// Done is what the server confirmed, with the size that the file has, of a file that did not change meanwhile. The size that
/// it has there, where that is known.
async fn check(
    task: &Task,
    remote: &dyn Remote,
    file: &Counterpart,
    found: Sent,
    outcome: Outcome,
    path: &RemotePath,
) -> Result<(Verified, Option<u64>), RemoteError> {
    task.meter.enter(Phase::Verifying);
    if file.now(task, found).await? != found {
        let changed = RemoteError::new(ErrorKind::SourceChanged, Act::Upload).at(task.shown_source());
        return Err(match file {
            Counterpart::Here(_) => changed,
            Counterpart::There(_) => task.of_source(changed),
        });
    }
    let there = match outcome.confirmed_size {
        Some(size) => Some(size),
        None => match remote.stat(path).await {
            Ok(entry) => entry.size,
            Err(error) if error.kind.ends_session() => return Err(error),
            Err(_) => None,
        },
    };
    let wrong = match there {
        _ if task.is_text() => text::all_there(task, remote, file, found.size, there).await? == Some(false),
        Some(size) => size != found.size,
        None => false,
    };
    match there {
        Some(size) if wrong => Err(RemoteError::new(ErrorKind::SizeMismatch, Act::Upload)
            .at(task.shown_target())
            .detailed(Detail::BytesThere {
                there: size,
                expected: found.size,
            })),
        there if task.is_text() => Ok((Verified::Text, there)),
        Some(size) => Ok((Verified::Size, Some(size))),
        None => Ok((Verified::ConfirmedOnly, Some(found.size))),
    }
}

/// The end of an upload of which so many bytes are there, where that is known.
pub(super) fn done(task: &Task, there: Option<u64>, found: Sent, modified: Option<i64>, verified: Verified) -> ItemEnd {
    let mut entry = Entry::new(task.target_name(), EntryKind::File);
    entry.size = there;
    entry.modified = modified.map(Timestamp::utc);
    ItemEnd::Done {
        size: found.size,
        verified,
        entry: Box::new(entry),
        source_left: None,
    }
}
