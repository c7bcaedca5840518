//! What an item has left of an earlier run of the program: found again by the names that the queue's number and the item's
//! give, believed as far as the queue recorded it before the first byte, and proved like everything else.

use std::sync::{Arc, OnceLock};

use portolan_queue::{Item, Part};
use portolan_remote::{Direction, EntryKind, ErrorKind, FileName, RemoteError, RemotePath};

use super::{Before, Carry, RemoteFacts, Task, counterpart::Sent};
use crate::{
    event::Event,
    local::{
        part_file::{PartFile, PartMark},
        root::Found,
    },
};

/// The name under which an upload goes to the server first. It is the same in every run with the same queue.
pub(crate) fn temporary_name(run: u32, item: &Item) -> Result<FileName, RemoteError> {
    let name = format!(".portolan-{run:08x}-{}.part", item.id.0);
    FileName::parse(name.as_bytes())
        .map_err(|error| RemoteError::new(ErrorKind::BadName, portolan_remote::Act::Upload).because(error))
}

/// Takes up what the queue knows of an earlier run, before the first try in this one. All of it at once: who takes the item
/// out meanwhile finds what is left either by its name or here.
pub(super) fn recall(task: &Task) {
    let (target, folder) = (task.target_name(), task.remote_folder());
    let mut carry = task.carry();
    let begun = task.seen_before || task.item.attempts > 0 || task.item.part.is_some();
    if std::mem::replace(&mut carry.recalled, true) || !begun {
        return;
    }
    match task.job.direction {
        Direction::Upload => recall_upload(task, &folder, &mut carry),
        Direction::Download => recall_download(task, &target, &mut carry),
    }
    carry.earlier_run = true;
}

fn recall_download(task: &Task, target: &FileName, carry: &mut Carry) {
    let name = PartFile::name_for(target, task.run, task.item.id.0);
    if let (Some(name), Some(part)) = (name, task.item.part.as_ref())
        && let Some(file) = part.file
    {
        let facts = RemoteFacts {
            size: part.size,
            modified: part.modified,
        };
        carry.part = Some((PartMark::recalled(name, file), facts));
        let same_boot = part.boot.is_some() && part.boot == boot();
        carry.safe = (!same_boot).then_some(part.safe);
    }
}

fn recall_upload(task: &Task, folder: &RemotePath, carry: &mut Carry) {
    let name = temporary_name(task.run, &task.item);
    let path = name.ok().map(|name| folder.join(&name));
    // It may have got its name in the last moment of that run.
    carry.unconfirmed = true;
    let Some(part) = &task.item.part else { return };
    if part.target_was_free {
        carry.before = Some(Before::Free);
    }
    let sent = part.size.and_then(|size| {
        if task.across().is_some() {
            return Some(Sent::there(size, part.modified));
        }
        let (device, inode) = part.file?;
        Some(Sent::from(Found {
            kind: EntryKind::File,
            size,
            modified: part.modified?,
            nanos: part.modified_nanos?,
            device,
            inode,
        }))
    });
    if let Some((sent, path)) = sent.zip(path)
        && task.job.atomic
    {
        carry.temporary = Some((path, sent));
    }
}

/// Has the queue keep what a later run needs to go on. Nobody waits for the disk: what it does not know by then is begun
/// anew.
pub(super) async fn keep(task: &Task, part: Option<Part>) {
    if part.is_none() && task.item.part.is_none() {
        return;
    }
    let kept = Event::PartKept {
        item: task.item.id,
        part,
    };
    // The engine is gone: then nobody asks for it either.
    drop(task.out.send(kept).await);
}

/// Which start of this computer this is, where the system tells that.
fn boot() -> Option<Arc<str>> {
    static BOOT: OnceLock<Option<Arc<str>>> = OnceLock::new();
    BOOT.get_or_init(|| {
        let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        Some(text.trim().into())
    })
    .clone()
}

/// What is kept of a download whose part file has this mark, and of which so many bytes are safe.
pub(super) fn of_download(task: &Task, mark: &PartMark, source: RemoteFacts, target_was_free: bool, safe: u64) -> Part {
    Part {
        id: task.run.into(),
        size: source.size,
        modified: source.modified,
        modified_nanos: None,
        file: Some(mark.file()),
        boot: boot(),
        safe,
        target_was_free,
    }
}

/// What is kept of an upload of this source.
pub(super) fn of_upload(task: &Task, sent: Sent) -> Part {
    Part {
        id: task.run.into(),
        size: Some(sent.size),
        modified: sent.modified,
        modified_nanos: sent.here.map(|found| found.nanos),
        file: sent.here.map(|found| (found.device, found.inode)),
        boot: None,
        safe: 0,
        target_was_free: task.carry().before == Some(Before::Free),
    }
}
