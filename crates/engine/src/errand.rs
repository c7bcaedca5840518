//! What a person asks for by hand and what takes a while: deleting folders, counting what is in them, permissions,
//! renaming many, duplicates. Each shows how far it is, can be stopped, and leaves word of how to take it back.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use portolan_remote::{Checksum, ChecksumAlgorithm, Detail, Entry, EntryKind, Meter, RemoteError, RemotePath, SiteId};

use crate::{Place, bin::Book};

pub(crate) mod bin;
pub(crate) mod book;
pub(crate) mod copy;
pub(crate) mod delete;
pub(crate) mod hash;
pub(crate) mod here;
pub(crate) mod look;
pub(crate) mod measure;
pub(crate) mod mode;
pub(crate) mod order;
pub(crate) mod run;
pub(crate) mod undo;

pub use mode::{ModeChange, PermissionWish};

/// Number of an errand; the engine gives them, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrandId(pub u64);

/// What sort of errand it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrandKind {
    /// Deleting, or moving to the trash.
    Delete,
    /// Putting things into the bin of a server.
    Bin,
    /// Counting what is in folders.
    Measure,
    /// Setting permissions.
    SetPermissions,
    /// Renaming.
    Rename,
    /// Making copies beside.
    Duplicate,
    /// Bringing the beginning of a file to look at.
    Look,
    /// Working out a checksum.
    Hash,
    /// Making a file.
    MakeFile,
    /// Taking something back.
    Undo,
}

/// One errand that runs, as a face shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Its number.
    pub id: ErrandId,
    /// What sort it is.
    pub kind: ErrandKind,
    /// On what, for people: a path, or `3 items`.
    pub what: Arc<str>,
    /// On which site; `None` = on this computer.
    pub site: Option<SiteId>,
    /// Files that are done.
    pub files: u64,
    /// Folders that are done.
    pub folders: u64,
    /// Bytes of the files that are done.
    pub bytes: u64,
    /// Files and folders in all, where that is known.
    pub of: Option<u64>,
    /// How many could not be done.
    pub failed: u64,
    /// What it is at, for people.
    pub at: Arc<str>,
}

/// What is in a folder, with everything below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FolderSize {
    /// Bytes of all files whose size is known.
    pub bytes: u64,
    /// Files in it.
    pub files: u64,
    /// Folders in it.
    pub folders: u64,
    /// Is it still being counted?
    pub counting: bool,
    /// Something in it could not be read or tells no size: it is at least this.
    pub at_least: bool,
}

/// The beginning of a file, for a quick look.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Which file.
    pub place: Place,
    /// Its first bytes.
    pub bytes: Arc<[u8]>,
    /// Is this all of it?
    pub whole: bool,
    /// How far it is.
    pub state: LookState,
}

/// How far a quick look is.
#[derive(Clone, Debug)]
pub enum LookState {
    /// On its way.
    Reading,
    /// There.
    Ready,
    /// It could not be had.
    Failed(Arc<RemoteError>),
}

/// A checksum that was asked for.
#[derive(Clone, Debug)]
pub struct Hashed {
    /// Of which file.
    pub place: Place,
    /// The checksum; `None` = on its way.
    pub result: Option<Result<Checksum, Arc<RemoteError>>>,
}

/// A folder of this computer that many want to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPlace {
    /// What sort it is.
    pub kind: PlaceKind,
    /// Its name, for people.
    pub name: Arc<str>,
    /// Where it is.
    pub path: PathBuf,
}

/// What sort of place a [`LocalPlace`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// The home folder.
    Home,
    /// One of the folders that desktops make in it.
    Personal,
    /// The top of the file system, or a drive.
    Root,
    /// A disk or share that is mounted.
    Volume,
    /// A bookmark of the desktop's file manager.
    Bookmark,
}

/// What a person does by hand, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct ByHand {
    /// What runs, oldest first. What is over in a moment does not appear.
    pub errands: Vec<Errand>,
    /// Folders that were counted and are as they were then, as far as is known.
    pub sizes: HashMap<Place, FolderSize>,
    /// The file that is looked at.
    pub look: Option<Arc<Looked>>,
    /// Checksums that were asked for, oldest first; the newest 64.
    pub hashes: Vec<Hashed>,
    /// What [`Request::Undo`](crate::Request::Undo) would take back, in words: `Rename “a” to “b”`.
    pub undo: Option<Arc<str>>,
    /// Where people go on this computer, as of the last [`Request::FindPlaces`](crate::Request::FindPlaces).
    pub places: Arc<[LocalPlace]>,
}

/// What an errand on a server does.
#[derive(Debug)]
pub(crate) enum Deed {
    /// Files, links, folders with all that is in them.
    Delete(Vec<(RemotePath, Option<EntryKind>)>),
    /// Into the bin of the server; the day is today here.
    Bin(Vec<RemotePath>, jiff::civil::Date, Arc<Book>),
    Measure(Vec<RemotePath>),
    SetPermissions(Vec<(RemotePath, Option<Entry>)>, PermissionWish),
    Rename(Vec<(RemotePath, RemotePath)>),
    /// Copies of these, in this folder or beside them.
    Duplicate(Vec<(RemotePath, Option<Entry>)>, Option<RemotePath>),
    Look(RemotePath, u64),
    Hash(RemotePath, Option<ChecksumAlgorithm>),
    MakeFile(RemotePath),
    Undo(Vec<Undo>),
}

/// One errand on its way through the pool of sessions.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) id: ErrandId,
    pub(crate) deed: Arc<Deed>,
    pub(crate) slate: Arc<Slate>,
    /// A first try broke off: what is done already is no error.
    pub(crate) again: bool,
}

/// How to take one step back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// `to` was `from` before.
    Renamed { from: Place, to: Place },
    /// It was made; it goes if nothing is in it.
    Made(Place, EntryKind),
    /// It lies in the trash of this computer.
    Trashed(PathBuf),
    /// It had these Unix permissions.
    Mode(Place, u16),
}

/// Steps beyond this are forgotten: a tree of a million files is not taken back.
const MOST_UNDO: usize = 20_000;

/// What an errand writes down while it runs, for the engine's loop to read.
#[derive(Debug, Default)]
pub(crate) struct Slate {
    files: AtomicU64,
    folders: AtomicU64,
    bytes: AtomicU64,
    of: AtomicU64,
    stop: AtomicBool,
    notes: Mutex<Notes>,
}

/// What does not fit into a number.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    at: Arc<str>,
    /// The file that moves now.
    meter: Option<Arc<Meter>>,
    /// Folders that are different now, and everything below them.
    pub(crate) changed: Vec<Place>,
    /// How to take back what was done, in the order in which it was done.
    pub(crate) undo: Vec<Undo>,
    pub(crate) sizes: Vec<(Place, FolderSize)>,
    pub(crate) look: Option<(Vec<u8>, bool)>,
    pub(crate) hash: Option<Checksum>,
    first_error: Option<RemoteError>,
    failed: u64,
}

impl Slate {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It is at this now.
    pub(crate) fn at(&self, shown: impl Into<Arc<str>>) {
        self.notes().at = shown.into();
    }

    /// One more is done.
    pub(crate) fn did(&self, kind: EntryKind, bytes: u64) {
        let counter = if kind == EntryKind::Folder {
            &self.folders
        } else {
            &self.files
        };
        counter.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// There are so many in all.
    pub(crate) fn expect(&self, all: u64) {
        self.of.store(all, Ordering::Relaxed);
    }

    /// The bytes of this transfer count too, while it runs.
    pub(crate) fn moving(&self, meter: Option<Arc<Meter>>) {
        self.notes().meter = meter;
    }

    /// This folder is different now.
    pub(crate) fn changed(&self, folder: Place) {
        let mut notes = self.notes();
        if !notes.changed.contains(&folder) {
            notes.changed.push(folder);
        }
    }

    /// So it can be taken back.
    pub(crate) fn undo(&self, undo: Undo) {
        let mut notes = self.notes();
        if notes.undo.len() < MOST_UNDO {
            notes.undo.push(undo);
        }
    }

    /// One could not be done; the others go on.
    pub(crate) fn failed(&self, error: RemoteError) {
        let mut notes = self.notes();
        notes.failed += 1;
        notes.first_error.get_or_insert(error);
    }

    /// What was counted of a folder so far.
    pub(crate) fn size(&self, place: &Place, size: FolderSize) {
        let mut notes = self.notes();
        match notes.sizes.iter_mut().find(|(other, _)| other == place) {
            Some((_, known)) => *known = size,
            None => notes.sizes.push((place.clone(), size)),
        }
    }

    /// The beginning of the file that is looked at; is it all of it?
    pub(crate) fn looked(&self, bytes: Vec<u8>, whole: bool) {
        self.notes().look = Some((bytes, whole));
    }

    /// The checksum that was asked for.
    pub(crate) fn hashed(&self, checksum: Checksum) {
        self.notes().hash = Some(checksum);
    }

    /// Work on this computer's disk looks here between two steps.
    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What became of it: the first failure, with how many there were.
    pub(crate) fn verdict(&self) -> Result<(), RemoteError> {
        let notes = self.notes();
        match &notes.first_error {
            None => Ok(()),
            Some(error) if notes.failed < 2 => Err(error.clone()),
            Some(error) => {
                let others = notes.failed - 1;
                let more = match error.detail.clone() {
                    None => Detail::OthersFailed { others },
                    Some(first) => Detail::AndOthersFailed { first, others },
                };
                Err(error.clone().detailed(more))
            }
        }
    }

    /// Takes what is to be done with it after the end.
    pub(crate) fn take(&self) -> Notes {
        std::mem::take(&mut *self.notes())
    }

    /// What was counted so far.
    pub(crate) fn sizes(&self) -> Vec<(Place, FolderSize)> {
        self.notes().sizes.clone()
    }

    /// For the faces.
    pub(crate) fn view(&self, id: ErrandId, kind: ErrandKind, what: &Arc<str>, site: Option<SiteId>) -> Errand {
        let notes = self.notes();
        let of = self.of.load(Ordering::Relaxed);
        Errand {
            id,
            kind,
            what: what.clone(),
            site,
            files: self.files.load(Ordering::Relaxed),
            folders: self.folders.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed) + notes.meter.as_ref().map_or(0, |meter| meter.moved()),
            of: (of > 0).then_some(of),
            failed: notes.failed,
            at: notes.at.clone(),
        }
    }
}
