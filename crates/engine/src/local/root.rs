//! The one way to write below a folder of this computer: component by component, never through a link, never outside.

mod beneath;
mod safe;

use std::{
    ffi::CString,
    fs::File,
    io,
    os::fd::OwnedFd,
    path::Path,
    time::{Duration, SystemTime},
};

use portolan_remote::{EntryKind, FileName};
use rustix::{
    fs::{self, AtFlags, FileType, Mode, OFlags, RenameFlags, Stat, Timespec, Timestamps},
    io::Errno,
};

use beneath::Answer;

const FOLDER: OFlags = OFlags::DIRECTORY.union(OFlags::CLOEXEC).union(OFlags::RDONLY);

/// A folder that is held open, so that nobody can swap it for a link behind our back.
#[derive(Debug)]
pub(crate) struct Root(OwnedFd);

/// What lies at a name, seen without following a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: EntryKind,
    pub(crate) size: u64,
    /// UTC seconds since 1970.
    pub(crate) modified: i64,
    pub(crate) nanos: u32,
    pub(crate) device: u64,
    pub(crate) inode: u64,
}

impl Found {
    /// Its modification time, as the standard library tells it.
    pub(crate) fn time(&self) -> Option<SystemTime> {
        let whole = Duration::from_secs(self.modified.unsigned_abs());
        let seconds = if self.modified < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(whole)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(whole)
        };
        seconds?.checked_add(Duration::from_nanos(self.nanos.into()))
    }
}

impl Root {
    /// Opens a folder that the person has named. Links on the way to it are the person's own choice.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(fs::open(path, FOLDER, Mode::empty())?))
    }

    /// A folder below, without following links; made where it is missing, if `make`. Then its name and those above it
    /// are safe on the disk, whoever made them: what is made safe in a folder is lost with the folder.
    pub(crate) fn folder(&self, names: &[FileName], make: bool) -> io::Result<Self> {
        match beneath::open(&self.0, names) {
            Answer::Folder(folder) => {
                let folder = Self(folder);
                if make && !safe::is(&folder)? {
                    self.step_by_step(names, make)?;
                }
                return Ok(folder);
            }
            Answer::Missing if !make => return Err(Errno::NOENT.into()),
            Answer::Missing | Answer::Unknown => {}
        }
        let folder = self.step_by_step(names, make)?;
        match beneath::open(&self.0, names) {
            Answer::Folder(folder) => Ok(Self(folder)),
            // Everything was there a moment ago: somebody moves folders while we write into them.
            Answer::Missing => Err(Errno::NOENT.into()),
            Answer::Unknown => Ok(folder),
        }
    }

    /// The same, name by name: nothing is entered that is a link at that moment.
    fn step_by_step(&self, names: &[FileName], make: bool) -> io::Result<Self> {
        let mut at = Self(self.0.try_clone()?);
        for name in names {
            let next = at.enter(name, make)?;
            if make {
                safe::keep(&at, &next)?;
            }
            at = next;
        }
        Ok(at)
    }

    fn enter(&self, name: &FileName, make: bool) -> io::Result<Self> {
        let open = || fs::openat(&self.0, name.as_bytes(), FOLDER | OFlags::NOFOLLOW, Mode::empty());
        match open() {
            Ok(folder) => Ok(Self(folder)),
            Err(Errno::NOENT) if make => {
                match fs::mkdirat(&self.0, name.as_bytes(), Mode::from_raw_mode(0o777)) {
                    Ok(()) | Err(Errno::EXIST) => {}
                    Err(error) => return Err(error.into()),
                }
                let made = open().map(Self).map_err(|error| not_a_link(error, name))?;
                safe::forget(&made)?;
                Ok(made)
            }
            Err(error) => Err(not_a_link(error, name)),
        }
    }

    /// What is there, itself and not what a link points to; `None` = nothing.
    pub(crate) fn look(&self, name: &FileName) -> io::Result<Option<Found>> {
        Ok(self.look_and_mode(name)?.map(|(found, _)| found))
    }

    /// The same with its Unix permissions.
    pub(crate) fn look_and_mode(&self, name: &FileName) -> io::Result<Option<(Found, u16)>> {
        match fs::statat(&self.0, name.as_bytes(), AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some((found(&stat), mode_of(&stat)))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The same, but what a link points to, wherever that is.
    pub(crate) fn look_through(&self, name: &FileName) -> io::Result<Option<Found>> {
        match fs::statat(&self.0, name.as_bytes(), AtFlags::empty()) {
            Ok(stat) => Ok(Some(found(&stat))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The Unix permissions of what is there; of what a link points to, if it is one.
    pub(crate) fn mode(&self, name: &FileName) -> Option<u16> {
        let stat = fs::statat(&self.0, name.as_bytes(), AtFlags::empty()).ok()?;
        Some(mode_of(&stat))
    }

    /// Makes a symbolic link with this text. `false`: something else has the name.
    pub(crate) fn link(&self, name: &FileName, text: &[u8]) -> io::Result<bool> {
        match fs::symlinkat(text, &self.0, name.as_bytes()) {
            Ok(()) => Ok(true),
            Err(Errno::EXIST) => Ok(self.link_text(name).is_ok_and(|there| there.as_bytes() == text)),
            Err(error) => Err(error.into()),
        }
    }

    /// What a link says.
    pub(crate) fn link_text(&self, name: &FileName) -> io::Result<CString> {
        Ok(fs::readlinkat(&self.0, name.as_bytes(), Vec::new())?)
    }

    /// Sets the Unix permissions of a file or folder; of a link, nothing.
    #[cfg(target_os = "linux")]
    pub(crate) fn set_mode(&self, name: &FileName, mode: u16) -> io::Result<()> {
        use std::os::fd::AsRawFd as _;

        // Old kernels change modes of names only with links followed. What is held open by its place alone needs no right
        // to read it, and can be no other thing any more.
        let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let held = fs::openat(&self.0, name.as_bytes(), flags, Mode::empty())?;
        if FileType::from_raw_mode(fs::fstat(&held)?.st_mode) == FileType::Symlink {
            return Err(not_a_link(Errno::LOOP, name));
        }
        let mode = Mode::from_raw_mode(mode.into());
        match fs::chmod(format!("/proc/self/fd/{}", held.as_raw_fd()), mode) {
            // No /proc here.
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(fs::fchmod(self.read(name)?, mode)?),
            other => Ok(other?),
        }
    }

    /// Sets the Unix permissions of a file or folder; of a link, nothing.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn set_mode(&self, name: &FileName, mode: u16) -> io::Result<()> {
        if self.look(name)?.is_some_and(|found| found.kind == EntryKind::Symlink) {
            return Err(not_a_link(Errno::LOOP, name));
        }
        let mode = Mode::from_raw_mode(mode);
        Ok(fs::chmodat(&self.0, name.as_bytes(), mode, AtFlags::SYMLINK_NOFOLLOW)?)
    }

    /// The names in this folder that are names of entries.
    pub(crate) fn names(&self) -> io::Result<Vec<FileName>> {
        let mut names = Vec::new();
        for entry in fs::Dir::read_from(&self.0)? {
            // `.` and `..` are no names of entries.
            if let Ok(name) = FileName::parse(entry?.file_name().to_bytes()) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Opens a file for reading, without following a link and without waiting (a FIFO does not hold us).
    pub(crate) fn read(&self, name: &FileName) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = fs::openat(&self.0, name.as_bytes(), flags, Mode::empty())?;
        Ok(File::from(file))
    }

    /// Makes a new file that only this user can read; fails if anything is there.
    pub(crate) fn create_new(&self, name: &FileName) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = fs::openat(&self.0, name.as_bytes(), flags, Mode::from_raw_mode(0o600))?;
        Ok(File::from(file))
    }

    /// Opens a file of ours for writing on; fails on links.
    pub(crate) fn reopen(&self, name: &FileName) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        Ok(File::from(fs::openat(&self.0, name.as_bytes(), flags, Mode::empty())?))
    }

    /// Renames within this folder. Without `replace` it fails if the target exists, with no gap between look and act.
    pub(crate) fn rename(&self, from: &FileName, to: &FileName, replace: bool) -> io::Result<()> {
        self.rename_to(from, self, to, replace)
    }

    /// Moves to another open folder, with the same promise.
    pub(crate) fn rename_to(&self, from: &FileName, folder: &Self, to: &FileName, replace: bool) -> io::Result<()> {
        let (from, to) = (from.as_bytes(), to.as_bytes());
        if replace {
            return Ok(fs::renameat(&self.0, from, &folder.0, to)?);
        }
        match fs::renameat_with(&self.0, from, &folder.0, to, RenameFlags::NOREPLACE) {
            // The file system cannot do it: a hard link cannot replace anything either.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                fs::linkat(&self.0, from, &folder.0, to, AtFlags::empty())?;
                fs::unlinkat(&self.0, from, AtFlags::empty())?;
                Ok(())
            }
            other => Ok(other?),
        }
    }

    /// Makes a folder; fails if anything is there.
    pub(crate) fn make_folder(&self, name: &FileName) -> io::Result<()> {
        Ok(fs::mkdirat(&self.0, name.as_bytes(), Mode::from_raw_mode(0o777))?)
    }

    /// Deletes an empty folder; of a link, nothing.
    pub(crate) fn remove_folder(&self, name: &FileName) -> io::Result<()> {
        Ok(fs::unlinkat(&self.0, name.as_bytes(), AtFlags::REMOVEDIR)?)
    }

    /// Deletes a file or link; nothing there is fine.
    pub(crate) fn delete(&self, name: &FileName) -> io::Result<()> {
        match fs::unlinkat(&self.0, name.as_bytes(), AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes renames and new names of this folder safe on the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        match fs::fsync(&self.0) {
            // Some network file systems cannot sync a folder; there is nothing more that we could do.
            Ok(()) | Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// What an open file is.
pub(crate) fn of_file(file: &File) -> io::Result<Found> {
    Ok(found(&fs::fstat(file)?))
}

/// The same with its permissions.
pub(crate) fn of_file_with_mode(file: &File) -> io::Result<(Found, u16)> {
    let stat = fs::fstat(file)?;
    Ok((found(&stat), mode_of(&stat)))
}

/// Sets the modification time of an open file, UTC seconds since 1970.
pub(crate) fn set_modified(file: &File, seconds: i64) -> io::Result<()> {
    let times = Timestamps {
        last_access: Timespec {
            tv_sec: 0,
            tv_nsec: fs::UTIME_OMIT,
        },
        last_modification: Timespec {
            tv_sec: seconds,
            tv_nsec: 0,
        },
    };
    Ok(fs::futimens(file, &times)?)
}

/// Sets room for `size` bytes aside and leaves the length as it is. Where the file system cannot do that, nothing is done.
pub(crate) fn reserve(file: &File, size: u64) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if let Err(error @ (Errno::NOSPC | Errno::DQUOT)) = fs::fallocate(file, fs::FallocateFlags::KEEP_SIZE, 0, size) {
        // Anything else (a size beyond reason, a file system without such a thing) the writing will tell.
        return Err(error.into());
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (file, size);
    Ok(())
}

/// Gives a finished file these permissions, as far as this user gives any to new files; without any, those that a new file
/// gets. Its owner can read it whatever a server says.
pub(crate) fn set_finished_mode(file: &File, permissions: Option<u16>) -> io::Result<()> {
    let wanted = permissions.map_or(0o666, u32::from);
    let mode = Mode::from_raw_mode((wanted & 0o777 & !umask()) | 0o400);
    match fs::fchmod(file, mode) {
        // A file system without permissions, or with the same for all its files: the file is none the worse for it.
        Err(Errno::PERM | Errno::NOTSUP | Errno::INVAL | Errno::NOSYS) => Ok(()),
        other => Ok(other?),
    }
}

/// What a folder gets of these permissions: what this user gives to new folders, and the owner can write into it.
pub(crate) fn folder_mode(permissions: u16) -> u16 {
    (permissions & 0o777 & !(umask() as u16)) | 0o700
}

/// Free bytes for this user on the disk of a folder.
pub(crate) fn free_bytes(path: &Path) -> Option<u64> {
    let stat = fs::statvfs(path).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// The mask of this process. It can be asked only by setting it, which other threads would see; Linux tells it in a file.
fn umask() -> u32 {
    static MASK: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *MASK.get_or_init(|| {
        std::fs::read_to_string("/proc/self/status")
            .ok()
            .and_then(|status| {
                let line = status.lines().find_map(|line| line.strip_prefix("Umask:"))?;
                u32::from_str_radix(line.trim(), 8).ok()
            })
            .unwrap_or(0o022)
    })
}

fn mode_of(stat: &Stat) -> u16 {
    (stat.st_mode & 0o7777) as u16
}

fn found(stat: &Stat) -> Found {
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::Directory => EntryKind::Folder,
        FileType::RegularFile => EntryKind::File,
        FileType::Symlink => EntryKind::Symlink,
        _ => EntryKind::Other,
    };
    Found {
        kind,
        size: u64::try_from(stat.st_size).unwrap_or(0),
        modified: stat.st_mtime,
        nanos: u32::try_from(stat.st_mtime_nsec).unwrap_or(0),
        device: stat.st_dev,
        inode: stat.st_ino,
    }
}

/// A link or a file where a folder must be: said in words, since the system's are of no help.
fn not_a_link(error: Errno, name: &FileName) -> io::Error {
    match error {
        Errno::LOOP | Errno::NOTDIR | Errno::MLINK => io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("\u{201c}{name}\u{201d} is a link or a file there, and nothing is written through links"),
        ),
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn name(text: &str) -> FileName {
        FileName::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn links_are_never_entered_nor_written_through() {
        let outside = tempfile::tempdir().unwrap();
        let inside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), inside.path().join("link")).unwrap();
        std::fs::write(outside.path().join("secret"), "old").unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), inside.path().join("file")).unwrap();
        let root = Root::open(inside.path()).unwrap();
        for open in [Root::folder, Root::step_by_step] {
            for names in [&[name("link"), name("deep")][..], &[name("link")]] {
                for make in [true, false] {
                    let error = open(&root, names, make).unwrap_err();
                    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists, "{error}");
                    assert!(error.to_string().contains("link"), "{error}");
                }
            }
        }
        assert!(root.set_mode(&name("link"), 0o700).is_err());
        assert!(root.set_mode(&name("file"), 0o600).is_err());
        assert!(root.read(&name("file")).is_err());
        assert!(root.reopen(&name("file")).is_err());
        assert!(root.create_new(&name("file")).is_err());
        assert_eq!(root.look(&name("file")).unwrap().unwrap().kind, EntryKind::Symlink);
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_rename_replaces_only_when_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        std::fs::write(folder.path().join("old"), "old").unwrap();
        root.create_new(&name("new")).unwrap().write_all(b"new").unwrap();
        let error = root.rename(&name("new"), &name("old"), false).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(folder.path().join("old")).unwrap(), b"old");
        root.rename(&name("new"), &name("old"), true).unwrap();
        assert_eq!(std::fs::read(folder.path().join("old")).unwrap(), b"new");
        assert!(root.look(&name("new")).unwrap().is_none());
    }

    #[test]
    fn folders_are_made_below_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        for (open, first) in [
            (Root::folder as fn(&Root, &[FileName], bool) -> _, "a"),
            (Root::step_by_step, "c"),
        ] {
            let names = [name(first), name("b")];
            let error: io::Error = open(&root, &names, false).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::NotFound);
            open(&root, &names, true).unwrap();
            open(&root, &names, false).unwrap();
            assert!(folder.path().join(first).join("b").is_dir());
            std::fs::write(folder.path().join(first).join("f"), "").unwrap();
            let through_a_file = open(&root, &[name(first), name("f"), name("g")], true).unwrap_err();
            assert_eq!(through_a_file.kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    /// While one thread swaps a folder for a link without pause, nothing is ever made behind the link.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_is_swapped_for_a_link_all_the_time_leads_nowhere_else() {
        let outside = tempfile::tempdir().unwrap();
        let inside = tempfile::tempdir().unwrap();
        let at = |name: &str| inside.path().join(name);
        std::fs::create_dir(at("way")).unwrap();
        std::os::unix::fs::symlink(outside.path(), at("link")).unwrap();
        let root = Root::open(inside.path()).unwrap();
        let over = std::sync::atomic::AtomicBool::new(false);
        let is_over = || over.load(std::sync::atomic::Ordering::Relaxed);
        let mut written = 0;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over() {
                    fs::renameat_with(&root.0, "way", &root.0, "link", RenameFlags::EXCHANGE).unwrap();
                }
            });
            for number in 0..2000_u32 {
                let file = name(&format!("f{number}"));
                for open in [Root::folder, Root::step_by_step] {
                    if let Ok(folder) = open(&root, &[name("way"), name("deep")], number % 2 == 0) {
                        written += u32::from(folder.create_new(&file).is_ok());
                    }
                    if let Ok(folder) = open(&root, &[name("way")], false) {
                        folder.set_mode(&name("deep"), 0o755).ok();
                    }
                }
            }
            over.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        assert!(written > 0, "the folder was never there");
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    #[test]
    fn permissions_are_set_of_what_nobody_may_read_too() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let root = Root::open(folder.path()).unwrap();
        std::fs::write(folder.path().join("f"), "").unwrap();
        for mode in [0o000, 0o200, 0o4751, 0o640] {
            root.set_mode(&name("f"), mode).unwrap();
            let now = std::fs::metadata(folder.path().join("f")).unwrap().permissions().mode();
            assert_eq!(now & 0o7777, u32::from(mode));
        }
    }
}
