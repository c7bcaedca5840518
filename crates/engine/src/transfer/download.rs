//! Brings one file here: into a part file, checked, made safe on the disk, and only then under its name.

use std::io;

use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Entry, EntryKind, ErrorKind, FileName, Phase, Remote, RemoteError, Retrieve, Timestamp};

use super::{
    Decision, ItemEnd, OVERLAP, RemoteFacts, SMALL, Task,
    decide::{Side, decide},
    same_bytes,
};
use crate::{
    FileFacts, Verified,
    local::{
        names,
        part_file::PartFile,
        root::{self, Found, Root},
    },
    operate::{blocking, utc},
};

/// Free names that are tried for "keep both".
const FREE_NAMES: u32 = 1000;

/// What to do with the target, as decided before the first byte.
struct Plan {
    replace: bool,
    /// The target's bytes up to here are kept, if their end proves equal.
    resume: Option<u64>,
}

enum Begin {
    Go(Plan),
    End(ItemEnd),
}

pub(super) async fn run(task: &Task, remote: &dyn Remote) -> Result<ItemEnd, RemoteError> {
    let source = source_facts(task, remote).await?;
    let plan = match begin(task, remote, source).await? {
        Begin::Go(plan) => plan,
        Begin::End(end) => return Ok(end),
    };
    let (part, offset) = open_part(task, remote, source, &plan).await?;
    let file = part.writer().map_err(task.local_error(task.shown_target()))?;
    let what = Retrieve {
        path: task.remote_source(),
        body: task.body(file, offset, source.size),
        ask_modified: source.modified.is_none() && task.job.keep_times,
    };
    let outcome = remote.retrieve(what).await;
    if let Err(error) = &outcome
        && matches!(error.kind, ErrorKind::SizeMismatch | ErrorKind::Truncated)
    {
        // Nobody knows which of the bytes are right.
        forget_part(task, &part);
    }
    let outcome = outcome?;
    task.meter.enter(Phase::Verifying);
    let expected = match outcome.confirmed_size.or(source.size) {
        Some(size) => Some(size),
        None => remote
            .stat(&task.remote_source())
            .await
            .ok()
            .and_then(|entry| entry.size),
    };
    let got = part.len().map_err(task.local_error(task.shown_target()))?;
    if let Some(expected) = expected.filter(|expected| *expected != got) {
        forget_part(task, &part);
        return Err(RemoteError::new(ErrorKind::SizeMismatch, Act::Download)
            .at(task.shown_source())
            .detailed(format!("{got} bytes arrived, and the file has {expected}")));
    }
    task.meter.enter(Phase::Finishing);
    let part = match plan.resume {
        Some(from) => match prove(task, part, from).await? {
            Ok(part) => part,
            Err(end) => return Ok(end),
        },
        None => part,
    };
    let source = RemoteFacts {
        modified: source.modified.or(outcome.modified),
        ..source
    };
    finish(task, remote, part, source, &plan, got, expected.is_some()).await
}

/// What the listing told of the source, or else the server now. A second try asks again: the bytes that are there are
/// worth something only if the file is still the same.
async fn source_facts(task: &Task, remote: &dyn Remote) -> Result<RemoteFacts, RemoteError> {
    let listed = RemoteFacts {
        size: task.item.size,
        modified: task.item.modified,
    };
    let again = task.carry().part.is_some();
    // The time of a small file is asked for on the way. A large one needs it before: by size and time its part file is
    // known again when the connection breaks.
    let small = listed.size.is_some_and(|size| size <= SMALL);
    let enough = listed.size.is_some() && (listed.modified.is_some() || !task.job.keep_times || small);
    if enough && !again {
        return Ok(listed);
    }
    ask(task, remote, listed).await
}

async fn ask(task: &Task, remote: &dyn Remote, listed: RemoteFacts) -> Result<RemoteFacts, RemoteError> {
    match remote.stat(&task.remote_source()).await {
        Ok(entry) => Ok(RemoteFacts {
            size: entry.size.or(listed.size),
            modified: utc(&entry).or(listed.modified),
        }),
        // A server that can tell nothing of a file may still give it.
        Err(error) if matches!(error.kind, ErrorKind::NotSupported | ErrorKind::Refused) => Ok(listed),
        Err(error) => Err(error),
    }
}

/// Looks at the target and decides.
async fn begin(task: &Task, remote: &dyn Remote, source: RemoteFacts) -> Result<Begin, RemoteError> {
    let (job_root, folder, name) = (
        task.job.local_root.clone(),
        task.target_folder.clone(),
        task.target_name(),
    );
    let looked = blocking(move || Root::open(&job_root)?.folder(&folder.0, true)?.look(&name));
    let found = looked.await.map_err(task.local_error(task.shown_target()))?;
    let Some(found) = found else {
        return Ok(Begin::Go(Plan {
            replace: false,
            resume: None,
        }));
    };
    let placed = task.carry().placed.iter().find(|(mark, _)| mark.is(&found)).cloned();
    if let Some((_, facts)) = placed {
        // A try was stopped in the moment when its part file got the final name: that is ours, and no conflict.
        if facts == source && source.size.is_none_or(|size| size == found.size) {
            drop_other_part(task, found).await?;
            let modified = source.modified.filter(|_| task.job.keep_times);
            return Ok(Begin::End(
                done(task, found.size, modified, source.size.is_some()).await,
            ));
        }
        return Ok(Begin::Go(Plan {
            replace: true,
            resume: None,
        }));
    }
    if !matches!(found.kind, EntryKind::File | EntryKind::Symlink) {
        return Err(RemoteError::new(ErrorKind::LocalExists, Act::Download)
            .at(task.shown_target())
            .detailed("what has this name there is not a file"));
    }
    let source = match (source.modified, task.policy()) {
        (Some(_), _) | (None, ConflictPolicy::Replace | ConflictPolicy::Skip | ConflictPolicy::KeepBoth) => source,
        // What exists is compared, or shown to the person: with its time.
        (None, _) => ask(task, remote, source).await?,
    };
    let (source_side, target_side) = (
        Side {
            size: source.size,
            modified: source.modified,
        },
        Side {
            // The size of a link says nothing about a file.
            size: (found.kind == EntryKind::File).then_some(found.size),
            modified: Some(found.modified),
        },
    );
    Ok(match decide(task.policy(), source_side, target_side) {
        Decision::Replace => Begin::Go(Plan {
            replace: true,
            resume: None,
        }),
        Decision::ResumeAt(at) => Begin::Go(Plan {
            replace: true,
            resume: Some(at),
        }),
        Decision::Skip => Begin::End(ItemEnd::Skipped {
            size: target_side.size.unwrap_or(0),
        }),
        Decision::FreeName => {
            let name = free_name(task).await?;
            task.carry().free_name = Some(name);
            Begin::Go(Plan {
                replace: false,
                resume: None,
            })
        }
        Decision::Ask => Begin::End(conflict(task, source, found).await?),
    })
}

/// The part file of a later try than the one that came to its end.
async fn drop_other_part(task: &Task, finished: Found) -> Result<(), RemoteError> {
    let part = task.carry().part.take();
    let Some((mark, _)) = part.filter(|(mark, _)| !mark.is(&finished)) else {
        return Ok(());
    };
    let (job_root, folder) = (task.job.local_root.clone(), task.target_folder.clone());
    let dropped = blocking(
        move || match PartFile::reopen(Root::open(&job_root)?.folder(&folder.0, false)?, &mark)? {
            Some(part) => part.discard(),
            None => Ok(()),
        },
    );
    dropped.await.map_err(task.local_error(task.shown_target()))
}

async fn conflict(task: &Task, source: RemoteFacts, found: Found) -> Result<ItemEnd, RemoteError> {
    let folder = names::join(&task.job.local_root, &task.target_folder.0);
    Ok(ItemEnd::Conflict {
        source: FileFacts {
            folder: task.item.folder.below(&task.job.remote_root).to_string_lossy().into(),
            size: source.size,
            modified: source.modified,
        },
        target: FileFacts {
            folder: folder.display().to_string().into(),
            size: (found.kind == EntryKind::File).then_some(found.size),
            modified: Some(found.modified),
        },
        free_name: free_name(task).await?,
    })
}

async fn free_name(task: &Task) -> Result<FileName, RemoteError> {
    let (job_root, folder) = (task.job.local_root.clone(), task.target_folder.clone());
    let wanted = task.item.target_name.clone().unwrap_or_else(|| task.item.name.clone());
    let found = blocking(move || {
        let folder = Root::open(&job_root)?.folder(&folder.0, true)?;
        for number in 2..FREE_NAMES {
            match names::numbered(&wanted, number) {
                Some(name) if folder.look(&name)?.is_none() => return Ok(name),
                _ => {}
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    });
    found.await.map_err(task.local_error(task.shown_target()))
}

/// The part file and the byte at which to go on: an earlier one of this run if it is surely the same file's, else a new
/// one; with the end of what is at the target already, to be compared, when that is to be resumed.
async fn open_part(
    task: &Task,
    remote: &dyn Remote,
    source: RemoteFacts,
    plan: &Plan,
) -> Result<(PartFile, u64), RemoteError> {
    let name = PartFile::name_for(&task.target_name(), task.run, task.item.id.0)
        .ok_or_else(|| RemoteError::new(ErrorKind::LocalBadName, Act::Download).at(task.shown_target()))?;
    let earlier = task.carry().part.take();
    let known = source.size.is_some() && source.modified.is_some();
    let usable = earlier
        .filter(|(_, facts)| {
            known && *facts == source && remote.capabilities().resume_retrieve && plan.resume.is_none()
        })
        .map(|(mark, _)| mark);
    let resume = plan.resume.filter(|_| remote.capabilities().resume_retrieve);
    let (job_root, folder) = (task.job.local_root.clone(), task.target_folder.clone());
    let target = task.target_name();
    let opened = blocking(move || {
        let root = Root::open(&job_root)?;
        if let Some(mark) = usable
            && let Some(part) = PartFile::reopen(root.folder(&folder.0, false)?, &mark)?
        {
            let len = part.len()?;
            if source.size.is_some_and(|size| len <= size) {
                return Ok((part, len));
            }
        }
        let folder = root.folder(&folder.0, true)?;
        let there = resume.map(|_| folder.read(&target)).transpose()?;
        let part = PartFile::create(folder, name)?;
        let offset = match (there, resume) {
            (Some(there), Some(at)) => {
                let from = at.saturating_sub(OVERLAP);
                io::copy(&mut io::Read::take(there, from), &mut part.writer()?)?;
                from
            }
            _ => 0,
        };
        Ok((part, offset))
    });
    let (part, offset) = opened.await.map_err(task.local_error(task.shown_target()))?;
    let mark = part.mark().map_err(task.local_error(task.shown_target()))?;
    task.carry().part = Some((mark, source));
    Ok((part, offset))
}

/// Was what lay at the target really the beginning of this file? If not, the person is asked, and nothing was touched.
async fn prove(task: &Task, part: PartFile, at: u64) -> Result<Result<PartFile, ItemEnd>, RemoteError> {
    let (job_root, folder, target) = (
        task.job.local_root.clone(),
        task.target_folder.clone(),
        task.target_name(),
    );
    let compared = blocking(move || {
        let there = Root::open(&job_root)?.folder(&folder.0, false)?.read(&target)?;
        let found = root::of_file(&there)?;
        let from = at.saturating_sub(OVERLAP);
        let same = found.size == at && same_bytes(&there, &part.writer()?, from, from, at - from)?;
        if !same {
            part.discard()?;
        }
        Ok((same, part, found))
    });
    let (same, part, found) = compared.await.map_err(task.local_error(task.shown_target()))?;
    if same {
        return Ok(Ok(part));
    }
    let source = task.carry().part.take().map(|(_, facts)| facts).unwrap_or_default();
    conflict(task, source, found).await.map(Err)
}

async fn finish(
    task: &Task,
    remote: &dyn Remote,
    part: PartFile,
    source: RemoteFacts,
    plan: &Plan,
    size: u64,
    checked: bool,
) -> Result<ItemEnd, RemoteError> {
    let (target, replace) = (task.target_name(), plan.replace);
    let modified = source.modified.filter(|_| task.job.keep_times);
    let mark = part.mark().map_err(task.local_error(task.shown_target()))?;
    task.carry().placed.push((mark, source));
    let finished = blocking(move || match part.finish(&target, modified, replace) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    });
    if !finished.await.map_err(task.local_error(task.shown_target()))? {
        return taken_meanwhile(task, remote, source).await;
    }
    Ok(done(task, size, modified, checked).await)
}

async fn done(task: &Task, size: u64, modified: Option<i64>, checked: bool) -> ItemEnd {
    let mut entry = Entry::new(task.target_name(), EntryKind::File);
    entry.size = Some(size);
    entry.modified = modified.map(Timestamp::utc);
    let path = names::join(&task.job.local_root, &task.local_names());
    if let Ok(found) = blocking(move || crate::local::list::look(&path)).await {
        entry = found;
    }
    ItemEnd::Done {
        size,
        verified: if checked {
            Verified::Size
        } else {
            Verified::ConfirmedOnly
        },
        entry: Box::new(entry),
    }
}

/// Somebody took the name while the bytes came. The part file stays for the answer.
async fn taken_meanwhile(task: &Task, remote: &dyn Remote, source: RemoteFacts) -> Result<ItemEnd, RemoteError> {
    if task.policy() == ConflictPolicy::KeepBoth {
        let name = free_name(task).await?;
        task.carry().free_name = Some(name);
        return Err(RemoteError::new(ErrorKind::TemporaryRefusal, Act::Download)
            .at(task.shown_target())
            .detailed("the name was taken meanwhile"));
    }
    match begin(task, remote, source).await? {
        Begin::End(end) => Ok(end),
        Begin::Go(_) => Err(RemoteError::new(ErrorKind::TemporaryRefusal, Act::Download)
            .at(task.shown_target())
            .detailed("the name was taken meanwhile")),
    }
}

/// The bytes that came are worth nothing.
fn forget_part(task: &Task, part: &PartFile) {
    task.carry().part = None;
    // If it cannot be deleted now, the next try does it: its name is bound to the item.
    drop(part.discard());
}
