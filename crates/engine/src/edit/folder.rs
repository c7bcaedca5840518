//! The private folder of one file that is edited: the copy that the program has, what the server had, what goes back, and a
//! record of what they are, so that another run of the program finds all of it again.
//!
//! It lies with what the program keeps and not in a cache that anybody may empty: a change may be in it that is nowhere else.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions as FilePermissions},
    io::{self, Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use portolan_remote::{
    ChecksumAlgorithm, ChecksumMaker, Entry, EntryKind, Permissions, Precision, RemotePath, Timestamp,
};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::{EditPurpose, settle::Stamp};

/// An unchanged file of an earlier run that nobody has touched for so long is taken away.
const FORGET: Duration = Duration::from_hours(7 * 24);

/// Bytes of a file that tell what it is.
const HEAD: u64 = 512;

/// What the server said of its copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) size: Option<u64>,
    pub(crate) modified: Option<Timestamp>,
    pub(crate) mode: Option<Permissions>,
    /// The time was that of the moment: another change in the same second would have it too.
    #[serde(default)]
    pub(crate) young: bool,
}

impl Facts {
    pub(crate) fn of(entry: &Entry) -> Self {
        Self {
            size: entry.size,
            modified: entry.modified,
            mode: entry.permissions(),
            young: false,
        }
    }

    /// Do they prove that nothing has changed? A time that is not exact to the second proves nothing.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let exact = |time: Timestamp| time.precision == Precision::Second;
        self.size.is_some()
            && self.size == other.size
            && self.modified.is_some_and(exact)
            && self.modified == other.modified
    }
}

/// What is written down of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    pub(crate) site: u64,
    pub(crate) address: String,
    pub(crate) path: RemotePath,
    pub(crate) name: String,
    pub(crate) purpose: EditPurpose,
    /// What the server said when its copy was the one in `base`.
    pub(crate) server: Facts,
    /// The contents of `base`.
    pub(crate) base: String,
    /// It is a link on the server: another file must not take its name.
    pub(crate) link: bool,
    pub(crate) saved_at: Option<i64>,
}

/// The folder, and that it is ours as long as this is.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    #[expect(dead_code, reason = "it holds the lock")]
    lock: File,
}

/// One state of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) stamp: Stamp,
    /// Its contents (SHA-256).
    pub(crate) hash: String,
    pub(crate) size: u64,
    pub(crate) modified: i64,
}

impl Folder {
    /// A new one. Nobody but this user can look into it.
    pub(crate) fn make(below: &Path, name: &str) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(below)?;
        // Whoever made it: what is in it is nobody's business.
        fs::set_permissions(below, FilePermissions::from_mode(0o700))?;
        let _turn = Self::turn(below)?;
        let path = below.join(name);
        DirBuilder::new().mode(0o700).create(&path)?;
        DirBuilder::new().mode(0o700).create(path.join("file"))?;
        Self::lock(path)?.ok_or_else(|| io::ErrorKind::ResourceBusy.into())
    }

    /// Makes others wait, in this window and in others: who looks for what is left of earlier runs would take a folder for
    /// that whose lock is not taken yet.
    fn turn(below: &Path) -> io::Result<File> {
        let folder = File::open(below)?;
        flock(&folder, FlockOperation::LockExclusive)?;
        Ok(folder)
    }

    /// `None` = another window has it.
    fn lock(path: PathBuf) -> io::Result<Option<Self>> {
        let lock = private(&path.join("lock"), false)?;
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Self { path, lock })),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Those of earlier runs, with what they hold. What nobody misses is taken away on the way: files that were viewed,
    /// and what never came here whole.
    pub(crate) fn find(below: &Path) -> Vec<(Self, Record)> {
        let (Ok(_turn), Ok(entries)) = (Self::turn(below), fs::read_dir(below)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for entry in entries.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let Some(folder) = is_folder.then(|| Self::lock(entry.path()).ok().flatten()).flatten() else {
                continue;
            };
            match folder.record() {
                Some(record) if record.purpose == EditPurpose::Edit && !folder.forgotten(&record) => {
                    found.push((folder, record));
                }
                // A record that cannot be read says nothing of what lies beside it: that stays for the person.
                None if folder.path.join("edit.json").exists() => {}
                _ => folder.remove(),
            }
        }
        found
    }

    fn record(&self) -> Option<Record> {
        let record: Record = serde_json::from_slice(&fs::read(self.path.join("edit.json")).ok()?).ok()?;
        // It names a file in this folder, and no other.
        let plain = portolan_remote::FileName::parse(record.name.as_bytes()).is_ok();
        plain.then_some(record)
    }

    /// Nothing in it is missing on the server, and nobody has touched it for long.
    fn forgotten(&self, record: &Record) -> bool {
        let Ok(metadata) = fs::metadata(self.file(&record.name)) else {
            return false;
        };
        let old = |time: SystemTime| time.elapsed().is_ok_and(|age| age > FORGET);
        metadata.modified().is_ok_and(old)
            && hash_of(&self.file(&record.name)).is_ok_and(|(hash, _)| hash == record.base)
    }

    /// Writes down what it holds: it is there whole, or as it was.
    pub(crate) fn write(&self, record: &Record) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(record).map_err(io::Error::other)?;
        let new = self.path.join("edit.json.new");
        let mut file = private(&new, true)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(new, self.path.join("edit.json"))
    }

    /// The copy that the program has.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join("file").join(name)
    }

    /// What the server had when the copy was made, or when it went back last.
    pub(crate) fn base(&self) -> PathBuf {
        self.path.join("base")
    }

    /// What goes back: one state of the copy, which the program cannot change any more.
    pub(crate) fn saved(&self) -> PathBuf {
        self.path.join("saved")
    }

    /// What the server has, where that is neither.
    pub(crate) fn theirs(&self) -> PathBuf {
        self.path.join("theirs")
    }

    /// Takes the state that the copy has now. `None` = it changed meanwhile, or is not there.
    pub(crate) fn take(&self, name: &str) -> io::Result<Option<Version>> {
        let from = self.file(name);
        let Some(before) = stamp(&from)? else { return Ok(None) };
        let new = self.path.join("saved.new");
        let mut file = open_regular(&from)?;
        let mut to = private(&new, true)?;
        let mut making = ChecksumMaker::new(ChecksumAlgorithm::Sha256);
        let mut size = 0;
        let mut chunk = vec![0; 256 * 1024];
        loop {
            match file.read(&mut chunk)? {
                0 => break,
                read => {
                    making.add(&chunk[..read]);
                    to.write_all(&chunk[..read])?;
                    size += read as u64;
                }
            }
        }
        if stamp(&from)? != Some(before) || size != before.len {
            return Ok(None);
        }
        to.sync_all()?;
        fs::rename(new, self.saved())?;
        Ok(Some(Version {
            stamp: before,
            hash: making.finish().hex(),
            size,
            modified: before.seconds,
        }))
    }

    /// The copy is what came from the server just now, or what went back: the base is that.
    pub(crate) fn settle(&self, from: &Path) -> io::Result<()> {
        fs::rename(from, self.base())
    }

    /// Puts what came from the server where the program finds it. Returns its state, its contents, and how it begins.
    pub(crate) fn lay_out(&self, name: &str, purpose: EditPurpose) -> io::Result<(Version, Vec<u8>)> {
        let to = self.file(name);
        let mut from = File::open(self.base())?;
        io::copy(&mut from, &mut private(&to, true)?)?;
        if purpose == EditPurpose::View {
            fs::set_permissions(&to, FilePermissions::from_mode(0o400))?;
        }
        let (hash, head) = hash_of(&to)?;
        let stamp = stamp(&to)?.ok_or(io::ErrorKind::NotFound)?;
        let version = Version {
            stamp,
            hash,
            size: stamp.len,
            modified: stamp.seconds,
        };
        Ok((version, head))
    }

    /// Takes it away with all that is in it.
    pub(crate) fn remove(&self) {
        // What is left of it is tried again at the next start.
        drop(fs::remove_file(self.path.join("edit.json")));
        drop(fs::remove_dir_all(&self.path));
    }
}

/// A file of ours that only this user can read, empty if `new`.
pub(crate) fn private(path: &Path, new: bool) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(new)
        .mode(0o600)
        .custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed())
        .open(path)
}

/// Opens a file to be read, without waiting where it is none.
fn open_regular(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed())
        .open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::other("it is no file with contents"))
    }
}

/// The state of a file; `None` = nothing is there, or no file.
pub(crate) fn stamp(path: &Path) -> io::Result<Option<Stamp>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(Some(Stamp {
            len: metadata.len(),
            seconds: metadata.mtime(),
            nanos: metadata.mtime_nsec(),
            inode: metadata.ino(),
        })),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The contents of a file (SHA-256), and how it begins.
pub(crate) fn hash_of(path: &Path) -> io::Result<(String, Vec<u8>)> {
    let mut file = open_regular(path)?;
    let mut head = Vec::new();
    io::Read::by_ref(&mut file).take(HEAD).read_to_end(&mut head)?;
    let mut making = ChecksumMaker::new(ChecksumAlgorithm::Sha256);
    making.add(&head);
    making.add_all(file, || true)?;
    Ok((making.finish().hex(), head))
}

/// Is it a file that can be edited?
pub(crate) fn editable(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::File | EntryKind::Symlink)
}

#[cfg(test)]
mod tests {
    use std::thread::Builder;

    use super::*;

    #[test]
    fn a_folder_that_is_being_made_is_not_taken_for_one_of_an_earlier_run() {
        let home = tempfile::tempdir().unwrap();
        let below = home.path().join("edits");
        let makes = below.clone();
        let maker = Builder::new()
            .name("maker".to_owned())
            .spawn(move || {
                (0..500)
                    .map(|number| Folder::make(&makes, &number.to_string()))
                    .collect::<io::Result<Vec<_>>>()
            })
            .unwrap();
        while !maker.is_finished() {
            assert!(Folder::find(&below).is_empty());
        }
        let made = maker.join().expect("no panic").unwrap();
        assert!(made.iter().all(|folder| folder.path.join("file").is_dir()));
    }
}
