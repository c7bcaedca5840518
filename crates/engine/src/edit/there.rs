//! A file that is edited here, on its server: fetched, looked at again, and brought back.

use std::{
    fs::File,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use portolan_remote::{
    Act, Body, Checksum, ChecksumMaker, Detail, Entry, EntryKind, ErrorKind, FileName, Meter, Permissions, Remote,
    RemoteError, RemotePath, Retrieve, Store, TransferType,
};
use portolan_settings::NamePattern;

use super::{
    EditId,
    folder::{Facts, Folder, Version, editable, hash_of, private},
};
use crate::{
    bin::{self, Book, Old},
    connect::now_seconds,
    operate::{blocking, stat_if_there},
    permissions::{while_written, write_protect},
};

/// A file of the server larger than this is not fetched only to see whether it has changed.
const MOST_COMPARED: u64 = 64 << 20;

/// A file that changed in the second in which it was looked at may have changed once more in that second. Larger ones than
/// this are not fetched for it.
const MOST_DOUBTED: u64 = 8 << 20;

/// A file that changed so few seconds before it was fetched, by a clock that need not be that of the server, is young.
const YOUNG: i64 = 120;

/// Free names that are tried for "keep both".
const FREE_NAMES: u32 = 100;

/// What tries of one file share: what was moved into the bin for it.
pub(crate) type Binned = Arc<Mutex<Option<Old>>>;

pub(crate) fn moved_away(binned: &Binned) -> MutexGuard<'_, Option<Old>> {
    binned.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is to be done with a session.
#[derive(Clone, Debug)]
pub(crate) struct EditTask {
    pub(crate) id: EditId,
    pub(crate) deed: EditDeed,
    pub(crate) path: RemotePath,
    pub(crate) folder: Arc<Folder>,
    pub(crate) meter: Arc<Meter>,
    /// What had its name and lies in the bin now, though the new one has not got the name yet.
    pub(crate) binned: Binned,
}

#[derive(Clone, Debug)]
pub(crate) enum EditDeed {
    /// Bring it here.
    Fetch,
    /// Bring what was saved back.
    Bring(Arc<Bring>),
}

/// What goes back, and against what it is held.
#[derive(Debug)]
pub(crate) struct Bring {
    pub(crate) version: Version,
    /// What the server said of its copy, and what was in it; `None` = there is to be none.
    pub(crate) server: Option<Facts>,
    pub(crate) base: String,
    /// Write to this name first.
    pub(crate) temporary: Option<FileName>,
    /// It goes under a free name beside.
    pub(crate) beside: Option<Arc<NamePattern>>,
    /// It is a link there.
    pub(crate) link: bool,
    /// What it replaces goes into the bin of the server.
    pub(crate) bin: Option<Arc<Book>>,
    /// What has changed already was seen by the person: the permissions to keep.
    pub(crate) mode: Option<Permissions>,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum EditDone {
    /// It is in the base. What the server says of it, and whether it is a link there.
    Fetched(Facts, bool),
    /// It is there, under this path, and the server says this of it; what it replaced is in the bin.
    Brought(RemotePath, Facts, Option<Old>),
    /// The server has another file than was fetched (`None` = none), and whether that is here to be compared.
    Changed(Option<Facts>, bool),
}

impl EditTask {
    pub(crate) fn act(&self) -> Act {
        match self.deed {
            EditDeed::Fetch => Act::Download,
            EditDeed::Bring(_) => Act::Upload,
        }
    }

    fn moved_away(&self) -> MutexGuard<'_, Option<Old>> {
        moved_away(&self.binned)
    }

    fn error(&self, kind: ErrorKind) -> RemoteError {
        RemoteError::new(kind, self.act()).at(self.path.to_string_lossy())
    }

    fn local(&self) -> impl Fn(std::io::Error) -> RemoteError {
        let act = self.act();
        move |error| RemoteError::local(act, "the copy that is edited", error)
    }
}

/// Does it.
pub(crate) async fn run(task: &EditTask, remote: &dyn Remote) -> Result<EditDone, RemoteError> {
    match &task.deed {
        EditDeed::Fetch => fetch(task, remote).await,
        EditDeed::Bring(bring) => bring_back(task, bring, remote).await,
    }
}

/// What is said of a link is not what is true of the file behind it.
fn facts_of(entry: &Entry) -> Facts {
    match entry.kind {
        EntryKind::Symlink => Facts::default(),
        _ => Facts::of(entry),
    }
}

async fn fetch(task: &EditTask, remote: &dyn Remote) -> Result<EditDone, RemoteError> {
    let entry = remote.stat(&task.path).await?;
    if !editable(entry.kind) {
        return Err(task.error(ErrorKind::NotSupported).detailed(Detail::NoContents));
    }
    let size = (entry.kind == EntryKind::File).then_some(entry.size).flatten();
    retrieve(task, remote, task.folder.base(), size).await?;
    let mut facts = facts_of(&entry);
    facts.young = facts
        .modified
        .is_some_and(|modified| modified.seconds > now_seconds() - YOUNG);
    Ok(EditDone::Fetched(facts, entry.kind == EntryKind::Symlink))
}

/// Fetches the server's copy into a file of ours. Returns how many bytes came.
async fn retrieve(
    task: &EditTask,
    remote: &dyn Remote,
    to: std::path::PathBuf,
    size: Option<u64>,
) -> Result<u64, RemoteError> {
    let file = blocking(move || private(&to, true)).await.map_err(task.local())?;
    let what = Retrieve {
        path: task.path.clone(),
        body: body(file, size, &task.meter),
        ask_modified: false,
    };
    Ok(remote.retrieve(what).await?.bytes)
}

fn body(file: File, size: Option<u64>, meter: &Arc<Meter>) -> Body {
    meter.reset();
    Body {
        file: file.into(),
        offset: 0,
        compare_until: 0,
        source_modified: None,
        size,
        meter: meter.clone(),
        throttle: Arc::default(),
        kind: TransferType::Image,
    }
}

/// What is on the server, against what is to be there.
enum There {
    /// Nothing was done to it since it was fetched.
    AsFetched(Facts),
    /// It is what goes back: an earlier try has come through, and only the word of it was lost.
    Ours(Facts),
    Other(Option<Facts>, bool),
}

async fn bring_back(task: &EditTask, bring: &Bring, remote: &dyn Remote) -> Result<EditDone, RemoteError> {
    if let Some(pattern) = &bring.beside {
        let path = free_path(task, remote, pattern).await?;
        let facts = store(task, bring, remote, &path, false, None).await?;
        return Ok(EditDone::Brought(path, facts, None));
    }
    match there(task, bring, remote).await? {
        There::AsFetched(facts) => {
            let mode = facts.mode.or_else(|| bring.mode.clone());
            let facts = store(task, bring, remote, &task.path, true, mode).await?;
            Ok(EditDone::Brought(task.path.clone(), facts, task.moved_away().take()))
        }
        There::Ours(facts) => Ok(EditDone::Brought(task.path.clone(), facts, task.moved_away().take())),
        There::Other(facts, comparable) => Ok(EditDone::Changed(facts, comparable)),
    }
}

async fn there(task: &EditTask, bring: &Bring, remote: &dyn Remote) -> Result<There, RemoteError> {
    let Some(entry) = stat_if_there(remote, &task.path).await? else {
        return Ok(match bring.server {
            None => There::AsFetched(Facts::default()),
            // An earlier try has moved it into the bin, and came no further.
            Some(ref fetched) if task.moved_away().is_some() => There::AsFetched(fetched.clone()),
            Some(_) => There::Other(None, false),
        });
    };
    if !editable(entry.kind) {
        return Err(task.error(ErrorKind::AlreadyExists).detailed(Detail::NoFileNow));
    }
    let facts = facts_of(&entry);
    let doubted = |fetched: &Facts| fetched.young && fetched.size.is_some_and(|size| size <= MOST_DOUBTED);
    if bring
        .server
        .as_ref()
        .is_some_and(|fetched| fetched.same(&facts) && !doubted(fetched))
    {
        return Ok(There::AsFetched(facts));
    }
    // Size and time do not prove it: the contents do.
    if remote.capabilities().checksums.any() {
        match remote.hash(&task.path, None, None).await {
            Ok(theirs) if same_sum(task, &theirs, task.folder.saved()).await? => return Ok(There::Ours(facts)),
            Ok(theirs) if bring.server.is_some() && same_sum(task, &theirs, task.folder.base()).await? => {
                return Ok(There::AsFetched(facts));
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            _ => {}
        }
    }
    if facts.size.is_some_and(|size| size > MOST_COMPARED) {
        return Ok(There::Other(Some(facts), false));
    }
    let theirs = task.folder.theirs();
    retrieve(task, remote, theirs.clone(), facts.size).await?;
    let hash = blocking(move || hash_of(&theirs)).await.map_err(task.local())?.0;
    Ok(if hash == bring.version.hash {
        There::Ours(facts)
    } else if bring.server.is_some() && hash == bring.base {
        There::AsFetched(facts)
    } else {
        There::Other(Some(facts), true)
    })
}

/// Has a file of ours this checksum?
async fn same_sum(task: &EditTask, theirs: &Checksum, path: std::path::PathBuf) -> Result<bool, RemoteError> {
    let algorithm = theirs.algorithm();
    let sum = blocking(move || sum_of(&path, algorithm)).await.map_err(task.local())?;
    Ok(sum == *theirs)
}

fn sum_of(path: &Path, algorithm: portolan_remote::ChecksumAlgorithm) -> std::io::Result<Checksum> {
    let mut making = ChecksumMaker::new(algorithm);
    making.add_all(File::open(path)?, || true)?;
    Ok(making.finish())
}

/// Stores what was saved. `replace`: it takes the place of a file; where the permissions of that are known, a new file gets
/// them too, where the server lets us. Returns what the server says of it then.
async fn store(
    task: &EditTask,
    bring: &Bring,
    remote: &dyn Remote,
    path: &RemotePath,
    replace: bool,
    mode: Option<Permissions>,
) -> Result<Facts, RemoteError> {
    let saved = task.folder.saved();
    let file = blocking(move || File::open(saved)).await.map_err(task.local())?;
    let temporary = bring.temporary.as_ref().zip(path.parent());
    let temporary = temporary.map(|(name, folder)| folder.join(name));
    let bin = bring.bin.as_ref().filter(|_| replace && !bin::is_in(remote, path));
    if let Some(book) = bin.filter(|_| temporary.is_none()) {
        make_way(task, remote, path, book, Some(bring.link)).await?;
    }
    // Where the old file goes into the bin, the new one gets its name after that.
    let (first, temporary) = match temporary {
        Some(first) if bin.is_some() => (Some(first), None),
        temporary => (None, temporary),
    };
    let is_new = first.is_some() || temporary.is_some() || task.moved_away().is_some();
    let mode = match mode {
        Some(Permissions::Unix(mode)) if is_new => Some(mode),
        _ => None,
    };
    let what = Store {
        path: first.as_ref().unwrap_or(path).clone(),
        body: body(file, Some(bring.version.size), &task.meter),
        temporary,
        replace: replace || first.is_some(),
        modified: None,
        permissions: mode.map(while_written),
    };
    let stored = async {
        let outcome = remote.store(what).await?;
        if let Some((first, book)) = first.as_ref().zip(bin) {
            make_way(task, remote, path, book, None).await?;
            remote.rename(first, path).await?;
        }
        Ok(outcome)
    };
    let outcome = match (stored.await, bin) {
        (Ok(outcome), _) => outcome,
        (Err(error), Some(book)) => return Err(give_back(task, remote, path, book, error).await),
        (Err(error), None) => return Err(error),
    };
    if let Some(mode) = mode.filter(|_| outcome.permissions_set) {
        match write_protect(remote, path, mode).await {
            Err(error) if error.kind.ends_session() => return Err(error),
            // It is there, whole, and may be written to.
            _ => {}
        }
    }
    // What the server says of it now is what the next change is held against.
    let entry = stat_if_there(remote, path).await?;
    let mut facts = entry.as_ref().map(facts_of).unwrap_or_default();
    facts.young = true;
    match facts.size {
        Some(size) if size != bring.version.size => {
            Err(task.error(ErrorKind::SizeMismatch).detailed(Detail::BytesThere {
                there: size,
                expected: bring.version.size,
            }))
        }
        _ => Ok(facts),
    }
}

/// Has what is there moved into the bin. `into`: what is stored is written into what is there; is that a link?
async fn make_way(
    task: &EditTask,
    remote: &dyn Remote,
    path: &RemotePath,
    book: &Book,
    into: Option<bool>,
) -> Result<(), RemoteError> {
    let old = book.keep(remote, path, into).await?;
    match old {
        // An earlier try has moved it away.
        Old::Nothing | Old::OfTheBin => {}
        old => *task.moved_away() = Some(old),
    }
    Ok(())
}

/// It was not stored: what was moved into the bin for it gets its name back. Returns what is to be told.
async fn give_back(
    task: &EditTask,
    remote: &dyn Remote,
    path: &RemotePath,
    book: &Book,
    error: RemoteError,
) -> RemoteError {
    let kept = task.moved_away().clone().and_then(Old::moved);
    let Some(kept) = kept else { return error };
    let (back, error) = book.give_back(remote, &kept, path, error).await;
    if back {
        *task.moved_away() = None;
    }
    error
}

async fn free_path(task: &EditTask, remote: &dyn Remote, pattern: &NamePattern) -> Result<RemotePath, RemoteError> {
    let (Some(folder), Some(name)) = (task.path.parent(), task.path.file_name()) else {
        return Err(task.error(ErrorKind::Misuse));
    };
    for number in 2..FREE_NAMES {
        if let Some(name) = pattern.apply(&name, number) {
            let path = folder.join(&name);
            if stat_if_there(remote, &path).await?.is_none() {
                return Ok(path);
            }
        }
    }
    Err(task.error(ErrorKind::AlreadyExists))
}
