//! Brings one file here: into a part file, checked, made safe on the disk, and only then under its name.

use std::{convert::Infallible, io, sync::PoisonError, time::Duration};

use portolan_queue::ConflictPolicy;
use portolan_remote::{
    Act, Detail, Entry, EntryKind, ErrorKind, FileName, Outcome, Phase, Remote, RemoteError, Retrieve, Timestamp,
};

use super::{
    Decision, ItemEnd, OVERLAP, RemoteFacts, SMALL, Task,
    counterpart::Counterpart,
    decide::{Known, When, decide, wants_time},
    earlier, text, verify,
};
use crate::{
    FileFacts, Verified, WhyNotKept,
    local::{
        names,
        part_file::PartFile,
        root::{Found, Root},
    },
    operate::{blocking, utc},
};

/// Free names that are tried for "keep both".
const FREE_NAMES: u32 = 1000;

/// How often what came of a large file is made safe on the disk, and how much is worth that: a power cut costs no more.
const SAFE_EVERY: Duration = Duration::from_secs(3);
const SAFE_STEP: u64 = 1 << 20;

/// What to do with the target, as decided before the first byte.
struct Plan {
    replace: bool,
    /// The target's bytes up to here are kept, if their end proves equal.
    resume: Option<u64>,
    /// What is to be replaced, where it was looked at to decide that.
    seen: Option<Found>,
}

impl Plan {
    fn new(replace: bool, seen: Option<Found>) -> Self {
        Self {
            replace,
            resume: None,
            seen,
        }
    }
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
    let (part, known) = open_part(task, remote, source, &plan).await?;
    let file = part.writer().map_err(task.local_error(task.shown_target()))?;
    let mut body = task.body(file.into(), known.saturating_sub(OVERLAP), source.size);
    body.compare_until = known;
    let what = Retrieve {
        path: task.remote_source(),
        body,
        ask_modified: source.modified.is_none() && task.job.keep_times,
    };
    let retrieved = tokio::select! {
        retrieved = remote.retrieve(what) => retrieved,
        never = kept_safe(task, &part, source, !plan.replace, known) => match never {},
    };
    let outcome = match retrieved {
        Ok(outcome) => outcome,
        Err(error) => return broken(task, source, part, plan.resume, error).await,
    };
    task.meter.enter(Phase::Verifying);
    let got = part.len().map_err(task.local_error(task.shown_target()))?;
    let expected = whole(task, remote, source, outcome, got).await;
    let expected = expected.inspect_err(|_| forget_part(task, &part))?;
    let sized = match expected {
        _ if task.is_text() => Verified::Text,
        Some(_) => Verified::Size,
        None => Verified::ConfirmedOnly,
    };
    let file = part.writer().map_err(task.local_error(task.shown_target()))?;
    let file = Counterpart::Here(file);
    let proven = verify::proven(task, remote, &file, &task.remote_source(), got, sized).await;
    let verified = proven.inspect_err(|error| {
        if error.kind == ErrorKind::ContentMismatch {
            forget_part(task, &part);
        }
    })?;
    task.meter.enter(Phase::Finishing);
    let source = RemoteFacts {
        modified: source.modified.or(outcome.modified),
        ..source
    };
    finish(task, remote, part, source, &plan, got, verified).await
}

/// Makes what came safe on the disk again and again and has the queue know how much that is: after a power cut this is gone
/// on with, and nothing else. Never ends.
async fn kept_safe(task: &Task, part: &PartFile, source: RemoteFacts, target_was_free: bool, known: u64) -> Infallible {
    let mut safe = known;
    let worth_it = source.size.is_some_and(|size| size > OVERLAP) && source.modified.is_some() && task.room.of_disk();
    let worth_it = worth_it && !task.is_text();
    if !worth_it {
        return std::future::pending().await;
    }
    loop {
        tokio::time::sleep(SAFE_EVERY).await;
        let (Ok(length), Ok(mark), Ok(file)) = (part.len(), part.mark(), part.writer()) else {
            break;
        };
        if length < safe.saturating_add(SAFE_STEP) {
            continue;
        }
        // A disk that fails shows when the file is finished.
        if blocking(move || file.sync_data()).await.is_err() {
            break;
        }
        safe = length;
        let part = earlier::of_download(task, &mark, source, target_was_free, safe);
        earlier::keep(task, Some(part)).await;
    }
    std::future::pending().await
}

/// A transfer that broke: what of it is of use for the next try.
async fn broken(
    task: &Task,
    source: RemoteFacts,
    part: PartFile,
    resumed_target: Option<u64>,
    error: RemoteError,
) -> Result<ItemEnd, RemoteError> {
    match error.kind {
        // Where its end is in the file of the server, nobody knows.
        _ if task.is_text() => forget_part(task, &part),
        // What lay at the target was not the beginning of this file: nothing of it was touched, and the person is asked.
        ErrorKind::ResumeMismatch if resumed_target.is_some() => {
            forget_part(task, &part);
            let (job_root, folder, name) = (
                task.job.local_root.clone(),
                task.target_folder.clone(),
                task.target_name(),
            );
            let looked = blocking(move || Root::open(&job_root)?.folder(&folder.0, false)?.look(&name));
            let found = looked.await.map_err(task.local_error(task.shown_target()))?;
            return match found {
                Some(found) => conflict(task, source, found).await,
                None => Err(error),
            };
        }
        ErrorKind::ResumeMismatch => forget_part(task, &part),
        ErrorKind::SizeMismatch | ErrorKind::Truncated => {
            // What is too short may be the beginning, and that is proved before it is gone on with; what is too long is
            // worth nothing.
            let got = part.len().map_err(task.local_error(task.shown_target()))?;
            if source.size.is_none_or(|size| got >= size) {
                forget_part(task, &part);
            }
        }
        _ => {}
    }
    Err(error)
}

/// Is that all of the file, and still the same file? Its size, where it is known.
async fn whole(
    task: &Task,
    remote: &dyn Remote,
    source: RemoteFacts,
    outcome: Outcome,
    got: u64,
) -> Result<Option<u64>, RemoteError> {
    let mut expected = outcome.confirmed_size.or(source.size);
    // A large file takes long enough for somebody to write to it; for a small one the question would cost more than it.
    if expected.is_none() || (got > SMALL && source.modified.is_some()) {
        match remote.stat(&task.remote_source()).await {
            Ok(now) => {
                let other_time = source.modified.is_some() && utc(&now).is_some() && utc(&now) != source.modified;
                if other_time
                    || now
                        .size
                        .is_some_and(|size| expected.is_some_and(|expected| size != expected))
                {
                    return Err(RemoteError::new(ErrorKind::SourceChanged, Act::Download).at(task.shown_source()));
                }
                expected = expected.or(now.size);
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            // It is gone, or the server tells nothing: what came is what there was.
            Err(_) => {}
        }
    }
    if task.is_text() {
        text::all_came(task, remote, outcome.bytes, expected)?;
        return Ok(expected);
    }
    match expected {
        Some(expected) if expected != got => Err(RemoteError::new(ErrorKind::SizeMismatch, Act::Download)
            .at(task.shown_source())
            .detailed(Detail::BytesArrived { arrived: got, expected })),
        expected => Ok(expected),
    }
}

/// What the listing told of the source, or else the server now. A second try asks again: the bytes that are there are
/// worth something only if the file is still the same.
async fn source_facts(task: &Task, remote: &dyn Remote) -> Result<RemoteFacts, RemoteError> {
    let listed = RemoteFacts {
        size: task.item.size,
        modified: task.item.modified,
    };
    let again = {
        let carry = task.carry();
        carry.part.is_some() || carry.begun_anew || carry.earlier_run
    };
    // The time of a small file is asked for on the way. A large one needs it before: by size and time its part file is
    // known again when the connection breaks.
    let small = listed.size.is_some_and(|size| size <= SMALL);
    let enough = listed.size.is_some() && (listed.modified.is_some() || !task.job.keep_times || small);
    if enough && !again {
        return Ok(listed);
    }
    ask(task, remote, listed).await.map(|asked| asked.0)
}

/// What the server tells of the source now, and when it was changed, as exactly as it tells that.
async fn ask(
    task: &Task,
    remote: &dyn Remote,
    listed: RemoteFacts,
) -> Result<(RemoteFacts, Option<When>), RemoteError> {
    match remote.stat(&task.remote_source()).await {
        Ok(entry) => {
            let modified = utc(&entry).or(listed.modified);
            let told = entry.modified.map(|time| When::told(time, task.clock_offset));
            let facts = RemoteFacts {
                size: entry.size.or(listed.size),
                modified,
            };
            Ok((facts, told.or(modified.map(When::exact))))
        }
        // A server that can tell nothing of a file may still give it.
        Err(error) if matches!(error.kind, ErrorKind::NotSupported | ErrorKind::Refused) => {
            Ok((listed, listed.modified.map(When::exact)))
        }
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
        return Ok(Begin::Go(Plan::new(false, None)));
    };
    let placed = task.carry().placed.iter().find(|(mark, _)| mark.is(&found)).cloned();
    if let Some((_, facts)) = placed {
        // A try was stopped in the moment when its part file got the final name: that is ours, and no conflict.
        if facts == source && (task.is_text() || source.size.is_none_or(|size| size == found.size)) {
            drop_other_part(task, found).await?;
            let modified = source.modified.filter(|_| task.job.keep_times);
            let verified = match source.size {
                _ if task.is_text() => Verified::Text,
                Some(_) => Verified::Size,
                None => Verified::ConfirmedOnly,
            };
            return Ok(Begin::End(done(task, found.size, modified, verified).await));
        }
        return Ok(Begin::Go(Plan::new(true, Some(found))));
    }
    if is_from_earlier_run(task, source, &found) {
        drop_other_part(task, found).await?;
        let verified = if task.is_text() { Verified::Text } else { Verified::Size };
        return Ok(Begin::End(done(task, found.size, source.modified, verified).await));
    }
    if !matches!(found.kind, EntryKind::File | EntryKind::Symlink) {
        return Err(RemoteError::new(ErrorKind::LocalExists, Act::Download)
            .at(task.shown_target())
            .detailed(Detail::NotAFile));
    }
    // What is compared, or shown to the person, is known with its time.
    let (source, when) = match source.modified {
        Some(modified) => (source, Some(When::exact(modified))),
        None if wants_time(task.policy()) || wants_time(task.fallback) => ask(task, remote, source).await?,
        None => (source, None),
    };
    let theirs = Known {
        size: source.size,
        when,
    };
    // The size of a link says nothing about a file.
    let size = (found.kind == EntryKind::File).then_some(found.size);
    let ours = Known::exact(size, Some(found.modified));
    let mut decision = decide(task.policy(), task.fallback, theirs, ours, task.form());
    if decision == Decision::Compare {
        decision = match same_contents(task, remote, found).await? {
            Some(true) => Decision::Skip,
            Some(false) if !task.is_text() => Decision::Replace,
            // Of a text, other bytes may be other line ends.
            _ => decide(ConflictPolicy::Ask, task.fallback, theirs, ours, task.form()),
        };
    }
    Ok(match decision {
        Decision::Replace if task.policy() == ConflictPolicy::Replace => Begin::Go(Plan::new(true, None)),
        Decision::Replace => Begin::Go(Plan::new(true, Some(found))),
        Decision::ResumeAt(at) => Begin::Go(Plan {
            resume: Some(at).filter(|_| remote.capabilities().resume_retrieve),
            ..Plan::new(true, Some(found))
        }),
        Decision::Skip => Begin::End(ItemEnd::Skipped {
            size: size.unwrap_or(0),
        }),
        Decision::FreeName => {
            let name = free_name(task).await?;
            task.carry().free_name = Some(name);
            Begin::Go(Plan::new(false, None))
        }
        Decision::Compare | Decision::Ask => Begin::End(conflict(task, source, found).await?),
    })
}

/// Has the target the contents of the source? `None` = nobody can tell.
async fn same_contents(task: &Task, remote: &dyn Remote, found: Found) -> Result<Option<bool>, RemoteError> {
    if found.kind != EntryKind::File {
        return Ok(None);
    }
    let (job_root, folder, name) = (
        task.job.local_root.clone(),
        task.target_folder.clone(),
        task.target_name(),
    );
    let opened = blocking(move || Root::open(&job_root)?.folder(&folder.0, false)?.read(&name));
    let file = opened.await.map_err(task.local_error(task.shown_target()))?;
    Counterpart::Here(file).same(task, remote, &task.remote_source()).await
}

/// An earlier run of the program may have come to the end of this file without writing that down: it has the size of the
/// source, and the time that we give it. The size alone would prove nothing.
fn is_from_earlier_run(task: &Task, source: RemoteFacts, found: &Found) -> bool {
    task.carry().earlier_run
        && task.job.keep_times
        && found.kind == EntryKind::File
        && source.size == Some(found.size)
        && source.modified == Some(found.modified)
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
            folder: task.naming.show(&task.item.folder.below(&task.job.remote_root)),
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
    let pattern = task.keep_both.clone();
    let found = blocking(move || {
        let folder = Root::open(&job_root)?.folder(&folder.0, true)?;
        for number in 2..FREE_NAMES {
            match pattern.apply(&wanted, number) {
                Some(name) if folder.look(&name)?.is_none() => return Ok(name),
                _ => {}
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    });
    found.await.map_err(task.local_error(task.shown_target()))
}

/// The part file, and up to which byte it holds something already: an earlier one of this run if it is surely the same
/// file's, else a new one; with what is at the target, when that is to be gone on with. The end of that is compared with
/// what comes before anything is added.
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
    let again = known && remote.capabilities().resume_retrieve && !task.carry().from_start && !task.is_text();
    let usable = earlier
        .filter(|(_, facts)| again && *facts == source)
        .map(|(mark, _)| mark);
    let safe = task.carry().safe.take();
    let resume = plan.resume;
    let (job_root, folder) = (task.job.local_root.clone(), task.target_folder.clone());
    let target = task.target_name();
    let carry = task.carry.clone();
    let open = move || {
        let root = Root::open(&job_root)?;
        if let Some(mark) = usable
            && let Some(part) = PartFile::reopen(root.folder(&folder.0, false)?, &mark)?
        {
            let mut len = part.len()?;
            if let Some(safe) = safe.filter(|safe| len > *safe) {
                part.cut(safe)?;
                len = safe;
            }
            if source.size.is_some_and(|size| len <= size) {
                return Ok((part, len, false));
            }
        }
        let folder = root.folder(&folder.0, true)?;
        let there = resume.map(|_| folder.read(&target)).transpose()?;
        let part = PartFile::create(folder, name)?;
        if let Some(size) = source.size.filter(|size| *size > SMALL) {
            part.reserve(size)?;
        }
        let known = match (there, resume) {
            (Some(there), Some(at)) => io::copy(&mut io::Read::take(there, at), &mut part.writer()?)?,
            _ => 0,
        };
        io::Result::Ok((part, known, true))
    };
    // Whoever takes the item out while the file is being opened, or while the disk is told of it, must find it or be obeyed.
    let opened = blocking(move || {
        let (part, known, new) = open()?;
        let mark = part.mark()?;
        let mut carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
        if carry.gone {
            part.discard()?;
            return Err(io::ErrorKind::Interrupted.into());
        }
        carry.part = Some((mark.clone(), source));
        Ok((part, mark, known, new))
    });
    let (part, mark, known, new) = opened.await.map_err(task.local_error(task.shown_target()))?;
    if new || safe.is_some() {
        // A short one comes again.
        let worth_it = source.size.is_some_and(|size| size > OVERLAP) && source.modified.is_some() && !task.is_text();
        let part =
            worth_it.then(|| earlier::of_download(task, &mark, source, !plan.replace, if new { 0 } else { known }));
        earlier::keep(task, part).await;
    }
    Ok((part, known))
}

async fn finish(
    task: &Task,
    remote: &dyn Remote,
    part: PartFile,
    source: RemoteFacts,
    plan: &Plan,
    size: u64,
    verified: Verified,
) -> Result<ItemEnd, RemoteError> {
    let (target, replace, seen) = (task.target_name(), plan.replace, plan.seen);
    let modified = source.modified.filter(|_| task.job.keep_times);
    let permissions = task.item.permissions.filter(|_| task.job.keep_permissions);
    let mark = part.mark().map_err(task.local_error(task.shown_target()))?;
    task.carry().placed.push((mark, source));
    let finished = blocking(move || {
        // Somebody wrote to what is to be replaced, after it was looked at: then it is looked at again.
        if seen.is_some_and(|seen| !matches!(part.beside(&target), Ok(Some(now)) if now == seen)) {
            return Ok(false);
        }
        match part.finish(&target, modified, permissions, replace) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    });
    if !finished.await.map_err(task.local_error(task.shown_target()))? {
        return taken_meanwhile(task, remote, source).await;
    }
    if task.job.keep_times && modified.is_none() {
        task.carry().not_kept.time = Some(WhyNotKept::NotTold);
    }
    Ok(done(task, size, modified, verified).await)
}

async fn done(task: &Task, size: u64, modified: Option<i64>, verified: Verified) -> ItemEnd {
    let mut entry = Entry::new(task.target_name(), EntryKind::File);
    entry.size = Some(size);
    entry.modified = modified.map(Timestamp::utc);
    let path = names::join(&task.job.local_root, &task.local_names());
    if let Ok(found) = blocking(move || crate::local::list::look(&path)).await {
        entry = found;
    }
    ItemEnd::Done {
        size,
        verified,
        entry: Box::new(entry),
        source_left: None,
    }
}

/// Somebody took the name while the bytes came. The part file stays for the answer.
async fn taken_meanwhile(task: &Task, remote: &dyn Remote, source: RemoteFacts) -> Result<ItemEnd, RemoteError> {
    if task.policy() == ConflictPolicy::KeepBoth {
        let name = free_name(task).await?;
        task.carry().free_name = Some(name);
        return Err(RemoteError::new(ErrorKind::TemporaryRefusal, Act::Download)
            .at(task.shown_target())
            .detailed(Detail::NameTakenMeanwhile));
    }
    match begin(task, remote, source).await? {
        Begin::End(end) => Ok(end),
        Begin::Go(_) => Err(RemoteError::new(ErrorKind::TemporaryRefusal, Act::Download)
            .at(task.shown_target())
            .detailed(Detail::NameTakenMeanwhile)),
    }
}

/// The bytes that came are worth nothing.
fn forget_part(task: &Task, part: &PartFile) {
    task.carry().part = None;
    // If it cannot be deleted now, the next try does it: its name is bound to the item.
    drop(part.discard());
}
