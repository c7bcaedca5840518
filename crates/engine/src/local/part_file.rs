//! A download before it has its name: written beside the target, made safe on the disk, then renamed.

use std::{fs::File, io};

use portolan_remote::{EntryKind, FileName};

use super::root::{self, Root};

/// The longest name that common file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// A part file of this run, bound to one item by its name and to one inode by what was seen when it was made.
#[derive(Debug)]
pub(crate) struct PartFile {
    folder: Root,
    name: FileName,
    file: File,
}

/// What identifies a part file between two tries of the same item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartMark {
    pub(crate) name: FileName,
    device: u64,
    inode: u64,
}

impl PartMark {
    /// One of an earlier run: the name, device and inode.
    pub(crate) fn recalled(name: FileName, file: (u64, u64)) -> Self {
        Self {
            name,
            device: file.0,
            inode: file.1,
        }
    }

    /// Device and inode.
    pub(crate) fn file(&self) -> (u64, u64) {
        (self.device, self.inode)
    }

    /// Is what was found this very file, under whatever name?
    pub(crate) fn is(&self, found: &root::Found) -> bool {
        (found.device, found.inode) == (self.device, self.inode)
    }
}

impl PartFile {
    /// The part file's name: the target's with an ending of ours, or a short one where that would be too long.
    pub(crate) fn name_for(target: &FileName, run: u32, item: u64) -> Option<FileName> {
        let ending = format!(".{run:08x}-{item}.portolan-part");
        if target.as_bytes().len() + ending.len() <= LONGEST_NAME {
            target.with_suffix(&ending).ok()
        } else {
            FileName::parse(format!("portolan{ending}").as_bytes()).ok()
        }
    }

    /// A new, empty part file in `folder`. What lies there under this name is ours from an earlier try, and goes.
    pub(crate) fn create(folder: Root, name: FileName) -> io::Result<Self> {
        folder.delete(&name)?;
        let file = folder.create_new(&name)?;
        Ok(Self { folder, name, file })
    }

    /// The part file of an earlier try, if it is still the very same file.
    pub(crate) fn reopen(folder: Root, mark: &PartMark) -> io::Result<Option<Self>> {
        let file = match folder.reopen(&mark.name) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let found = root::of_file(&file)?;
        if found.kind != EntryKind::File || !mark.is(&found) {
            return Ok(None);
        }
        Ok(Some(Self {
            folder,
            name: mark.name.clone(),
            file,
        }))
    }

    /// What to remember of it for another try.
    pub(crate) fn mark(&self) -> io::Result<PartMark> {
        let found = root::of_file(&self.file)?;
        Ok(PartMark {
            name: self.name.clone(),
            device: found.device,
            inode: found.inode,
        })
    }

    /// Bytes that are there.
    pub(crate) fn len(&self) -> io::Result<u64> {
        Ok(root::of_file(&self.file)?.size)
    }

    /// Forgets what is beyond so many bytes.
    pub(crate) fn cut(&self, length: u64) -> io::Result<()> {
        self.file.set_len(length)
    }

    /// Sets the room aside that the whole file will need: it lies together on the disk, and a disk without room is noticed
    /// before the first byte and not after the last. The length stays what has been written.
    pub(crate) fn reserve(&self, size: u64) -> io::Result<()> {
        root::reserve(&self.file, size)
    }

    /// What has this name in the same folder; `None` = nothing.
    pub(crate) fn beside(&self, name: &FileName) -> io::Result<Option<root::Found>> {
        self.folder.look(name)
    }

    /// Another handle to the same open file, for the mover of bytes.
    pub(crate) fn writer(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    /// Gives it its permissions (of a new file, where `permissions` says nothing) and time, makes it safe on the disk, and renames it. Without `replace` it fails with
    /// `AlreadyExists` if somebody took the name meanwhile; the part file stays then.
    pub(crate) fn finish(
        &self,
        target: &FileName,
        modified: Option<i64>,
        permissions: Option<u16>,
        replace: bool,
    ) -> io::Result<()> {
        root::set_finished_mode(&self.file, permissions)?;
        if let Some(seconds) = modified {
            root::set_modified(&self.file, seconds)?;
        }
        self.file.sync_all()?;
        let ours = self.mark()?;
        let has = |name: &FileName| Ok::<_, io::Error>(self.folder.look(name)?.is_some_and(|found| ours.is(&found)));
        // A try that was stopped may have been making its part file still, under the same name: that one is no whole file.
        let renamed = if has(&self.name)? {
            self.folder.rename(&self.name, target, replace)
        } else {
            Err(io::Error::other("something else has the name of its part file"))
        };
        if let Err(error) = renamed {
            // A try that was stopped may have done it behind our back.
            let done = has(target)?;
            if !done {
                return Err(error);
            }
        }
        self.folder.sync()
    }

    /// Takes it away.
    pub(crate) fn discard(&self) -> io::Result<()> {
        self.folder.delete(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Write as _, os::unix::fs::PermissionsExt as _};

    use super::*;

    fn name(text: &str) -> FileName {
        FileName::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn only_the_very_same_file_is_written_on() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Root::open(folder.path()).unwrap();
        let part_name = PartFile::name_for(&name("a.txt"), 7, 3).unwrap();
        let part = PartFile::create(open(), part_name.clone()).unwrap();
        part.writer().unwrap().write_all(b"12345").unwrap();
        let mark = part.mark().unwrap();
        let path = folder.path().join(crate::local::names::to_local(&part_name));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(PartFile::reopen(open(), &mark).unwrap().unwrap().len().unwrap(), 5);
        // Somebody else's file of the same name is not ours. (The first one is still open, so its inode stays taken.)
        std::fs::remove_file(&path).unwrap();
        std::fs::write(&path, "theirs").unwrap();
        assert!(PartFile::reopen(open(), &mark).unwrap().is_none());
    }

    #[test]
    fn a_taken_name_is_kept_and_so_is_the_part() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), "old").unwrap();
        let part = PartFile::create(Root::open(folder.path()).unwrap(), name("a.part")).unwrap();
        part.writer().unwrap().write_all(b"new").unwrap();
        assert_eq!(
            part.finish(&name("a"), Some(1_000_000), None, false)
                .unwrap_err()
                .kind(),
            io::ErrorKind::AlreadyExists
        );
        assert_eq!(std::fs::read(folder.path().join("a")).unwrap(), b"old");
        part.finish(&name("a"), Some(1_000_000), Some(0o440), true).unwrap();
        assert_eq!(std::fs::read(folder.path().join("a")).unwrap(), b"new");
        let metadata = std::fs::metadata(folder.path().join("a")).unwrap();
        assert_eq!(metadata.permissions().mode() & 0o777, 0o440);
        let modified = metadata.modified().unwrap();
        assert_eq!(
            modified.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs(),
            1_000_000
        );
    }

    #[test]
    fn what_took_the_name_of_a_part_file_meanwhile_is_not_taken_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let part = || PartFile::create(Root::open(folder.path()).unwrap(), name("a.part")).unwrap();
        let first = part();
        first.writer().unwrap().write_all(b"all of it").unwrap();
        // A stopped try comes late with its own.
        let late = part();
        first.finish(&name("a"), None, None, true).unwrap_err();
        assert!(!folder.path().join("a").exists());
        late.writer().unwrap().write_all(b"all of it").unwrap();
        late.finish(&name("a"), None, None, true).unwrap();
        assert_eq!(std::fs::read(folder.path().join("a")).unwrap(), b"all of it");
    }

    #[test]
    fn long_names_have_part_files_too() {
        let long = name(&"x".repeat(255));
        assert!(PartFile::name_for(&long, 1, 2).unwrap().as_bytes().len() <= LONGEST_NAME);
    }
}
