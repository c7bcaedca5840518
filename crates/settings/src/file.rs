//! Small files that survive a crash at any moment.

use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use toml_edit::DocumentMut;

/// Why a file of ours cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be {doing}: {error}", path.display())]
pub struct FileError {
    /// Which file.
    pub path: PathBuf,
    /// What could not be done with it.
    pub doing: FileStep,
    /// The system's error.
    #[source]
    pub error: io::Error,
}

/// What is done with a file of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// Reading it.
    Read,
    /// Writing it.
    Write,
    /// Keeping other programs from it.
    Lock,
    /// Making it, or its folder.
    Make,
    /// Waiting until it is on its disk.
    Sync,
    /// Giving it another name because it is broken.
    SetAside,
    /// Keeping what it was.
    KeepVersion,
}

impl fmt::Display for FileStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Write => "written",
            Self::Lock => "locked",
            Self::Make => "made",
            Self::Sync => "made safe on its disk",
            Self::SetAside => "set aside",
            Self::KeepVersion => "kept as an older version",
        })
    }
}

/// What reading a TOML file gave.
#[derive(Debug)]
pub enum Read {
    /// Its contents.
    Document(Box<DocumentMut>),
    /// There is no such file.
    Missing,
    /// It was not TOML: it lies at `set_aside` now, unchanged.
    Broken {
        /// Where the broken file is now.
        set_aside: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

/// Reads a TOML file. A broken one is renamed, never deleted.
pub fn read_toml(path: &Path) -> Result<Read, FileError> {
    let fail = |doing| {
        move |error| FileError {
            path: path.to_owned(),
            doing,
            error,
        }
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Read::Missing),
        Err(error) => return Err(fail(FileStep::Read)(error)),
    };
    let parsed = String::from_utf8(bytes)
        .map_err(|error| error.to_string())
        .and_then(|text| text.parse::<DocumentMut>().map_err(|error| error.to_string()));
    match parsed {
        Ok(document) => Ok(Read::Document(Box::new(document))),
        Err(why) => {
            let set_aside = free_name(path);
            fs::rename(path, &set_aside).map_err(fail(FileStep::SetAside))?;
            Ok(Read::Broken { set_aside, why })
        }
    }
}

/// Reads a TOML file that is not ours: it is left alone, whatever is in it. `None` = there is none; an error is in words.
pub fn read_toml_only(path: &Path) -> Result<Option<DocumentMut>, String> {
    match fs::read_to_string(path) {
        Ok(text) => text.parse().map(Some).map_err(|error| format!("{error}")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Reads, changes and writes a TOML file under a lock, so that two windows merge instead of overwriting each other.
/// Comments and keys that `change` does not touch stay.
pub fn update_toml(path: &Path, change: impl FnOnce(&mut DocumentMut)) -> Result<(), FileError> {
    let _lock = lock(path)?;
    let mut document = match read_toml(path)? {
        Read::Document(document) => *document,
        Read::Missing | Read::Broken { .. } => DocumentMut::new(),
    };
    change(&mut document);
    write_atomically(path, document.to_string().as_bytes())
}

/// Keeps other windows from changing a file of ours until it is dropped. They wait, they do not fail.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

/// Locks a file of ours, by a file beside it: the file itself is replaced with every write.
pub fn lock(path: &Path) -> Result<FileLock, FileError> {
    make_folder(path)?;
    let fail = |error| FileError {
        path: path.to_owned(),
        doing: FileStep::Lock,
        error,
    };
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path.with_extension("lock")).map_err(fail)?;
    file.lock().map_err(fail)?;
    Ok(FileLock { _file: file })
}

/// Writes a whole file: to a temporary name beside it, made safe on the disk, then renamed over the old one. Only this
/// user can read it.
pub fn write_atomically(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    let mut no_steps = |_step| Ok(());
    let written = write_in_steps(path, contents, &mut no_steps);
    if written.is_err() {
        // The old file is untouched; the half-written one is of no use to anybody.
        drop(fs::remove_file(temporary_name(path)));
    }
    written
}

/// What happens next in a write, for tests that end it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteStep {
    /// The folder is made.
    Folder,
    /// The old file gets one more name, as the newest of its versions.
    Keep,
    /// Versions beyond the limit go.
    Prune,
    /// The temporary file is made.
    Create,
    /// The first half of the contents is written.
    Half,
    /// The rest of the contents is written.
    Rest,
    /// The contents are made safe on the disk.
    Sync,
    /// The temporary file takes the name of the old one.
    Rename,
    /// The new name is made safe on the disk.
    SyncFolder,
}

/// Is asked before each step of a write. An error ends the write there, and nothing is tidied up: as in a crash.
pub type WriteSteps<'a> = &'a mut dyn FnMut(WriteStep) -> io::Result<()>;

/// [`write_atomically`], step by step.
pub(crate) fn write_in_steps(path: &Path, contents: &[u8], steps: WriteSteps<'_>) -> Result<(), FileError> {
    let fail = |doing| {
        move |error| FileError {
            path: path.to_owned(),
            doing,
            error,
        }
    };
    steps(WriteStep::Folder).map_err(fail(FileStep::Write))?;
    make_folder(path)?;
    let temporary = temporary_name(path);
    write_new(&temporary, contents, steps)
        .and_then(|()| steps(WriteStep::Rename))
        .and_then(|()| fs::rename(&temporary, path))
        .map_err(fail(FileStep::Write))?;
    if let Some(folder) = folder_of(path) {
        steps(WriteStep::SyncFolder)
            .and_then(|()| sync_folder(folder))
            .map_err(fail(FileStep::Sync))?;
    }
    Ok(())
}

/// The folder of a file; that of a bare name is the one where this process works.
fn folder_of(path: &Path) -> Option<&Path> {
    let folder = path.parent()?;
    Some(if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    })
}

fn temporary_name(path: &Path) -> PathBuf {
    path.with_extension(format!("tmp-{}", std::process::id()))
}

fn write_new(path: &Path, contents: &[u8], steps: WriteSteps<'_>) -> io::Result<()> {
    steps(WriteStep::Create)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let (half, rest) = contents.split_at(contents.len() / 2);
    steps(WriteStep::Half)?;
    file.write_all(half)?;
    steps(WriteStep::Rest)?;
    file.write_all(rest)?;
    steps(WriteStep::Sync)?;
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no way to sync a folder, and NTFS journals the rename.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn make_folder(path: &Path) -> Result<(), FileError> {
    let Some(folder) = folder_of(path) else { return Ok(()) };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| FileError {
        path: folder.to_owned(),
        doing: FileStep::Make,
        error,
    })
}

fn free_name(path: &Path) -> PathBuf {
    let mut number = 1_u32;
    loop {
        let candidate = path.with_extension(format!("broken-{number}"));
        if !candidate.exists() {
            return candidate;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_file_is_set_aside_and_never_wiped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sites.toml");
        fs::write(&path, "[[half").expect("writable");
        let Read::Broken { set_aside, why } = read_toml(&path).expect("readable") else {
            panic!("it is broken")
        };
        assert!(!why.is_empty());
        assert_eq!(fs::read_to_string(set_aside).expect("kept"), "[[half");
        assert!(matches!(read_toml(&path), Ok(Read::Missing)));
    }

    #[test]
    fn comments_and_unknown_keys_stay() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("deep/er/settings.toml");
        write_atomically(&path, b"# mine\nfuture = 1 # keep\n").expect("writable");
        update_toml(&path, |document| document["sessions"] = toml_edit::value(4)).expect("writable");
        assert_eq!(
            fs::read_to_string(&path).expect("readable"),
            "# mine\nfuture = 1 # keep\nsessions = 4\n"
        );
        let left: Vec<_> = fs::read_dir(folder.path().join("deep/er"))
            .expect("a folder")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert!(
            !left.iter().any(|name| name.to_string_lossy().contains("tmp-")),
            "{left:?}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn only_this_user_can_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("x.toml");
        write_atomically(&path, b"").expect("writable");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
}
