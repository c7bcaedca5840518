//! Who has the queue: one process at a time. The lock is the system's own, on an open file, so whatever ends the process
//! frees it; that the file exists says nothing.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use rustix::fs::{FlockOperation, flock};

/// The lock, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "it is open")] File);

/// Where the lock of a queue is.
pub(crate) fn path_of(queue: &Path) -> PathBuf {
    queue.with_extension("lock")
}

/// Has anybody the lock now?
pub(crate) fn taken(queue: &Path) -> bool {
    let Ok(file) = File::open(path_of(queue)) else {
        return false;
    };
    flock(&file, FlockOperation::NonBlockingLockShared).is_err()
}

impl Lock {
    /// Takes the lock of a queue; `None`: another process has it.
    pub(crate) fn take(queue: &Path) -> io::Result<Option<Self>> {
        use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
        let path = path_of(queue);
        if let Some(folder) = path.parent() {
            std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?;
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Some(Self(file))),
            Err(rustix::io::Errno::WOULDBLOCK) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_has_it_at_a_time() {
        let home = tempfile::tempdir().unwrap();
        let queue = home.path().join("state/queue.db");
        let first = Lock::take(&queue).unwrap();
        assert!(first.is_some());
        assert!(Lock::take(&queue).unwrap().is_none());
        drop(first);
        assert!(Lock::take(&queue).unwrap().is_some());
    }
}
