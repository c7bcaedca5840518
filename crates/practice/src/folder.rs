//! The folder of one run: made empty, held by a lock, removed at the end, whatever the end is.
//!
//! Layout: `portolan-practice-XXXXXX/` (0700) with `lock` and `site/`; only `site/` is served. Three things remove it:
//! dropping [`Folder`]; after a kill a small guard process, which waits at a pipe that ends with us (Unix); and, where
//! that one was killed too, the next start, which knows a dead run by its lock being free. No process id is looked at:
//! those are used again.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;

use crate::PracticeError;

const PREFIX: &str = "portolan-practice-";
const LOCK: &str = "lock";
const SITE: &str = "site";
/// A folder without a lock file is one just being made, or one whose removal was cut short. Only time tells.
const UNLOCKED_AGE: Duration = Duration::from_hours(1);
/// How often to begin again when a sweep of another run took our new folder for a dead one.
const ATTEMPTS: usize = 8;

/// The work folder of a live run.
pub(crate) struct Folder {
    site: PathBuf,
    // Dropped in this order: the folder goes first, the lock is free only then, the guard is told last.
    _temporary: TempDir,
    _lock: File,
    _guard: Option<guard::Guard>,
}

impl Folder {
    /// Makes and locks a new folder inside `parent`.
    pub(crate) fn create(parent: &Path) -> Result<Self, PracticeError> {
        for _ in 0..ATTEMPTS {
            if let Some(folder) = Self::try_create(parent).map_err(PracticeError::folder(parent))? {
                return Ok(folder);
            }
        }
        Err(PracticeError::folder(parent)(io::Error::other(
            "another run removes every folder that is made here",
        )))
    }

    /// The folder that is served.
    pub(crate) fn site(&self) -> &Path {
        &self.site
    }

    /// `None` when a sweep came between the making of the lock file and the taking of the lock.
    fn try_create(parent: &Path) -> io::Result<Option<Self>> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir_in(parent)?;
        let path = folder.path().join(LOCK);
        let lock = File::create_new(&path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        if !path.exists() {
            return Ok(None);
        }
        let site = folder.path().join(SITE);
        fs::create_dir(&site)?;
        let guard = guard::Guard::start(folder.path());
        Ok(Some(Self {
            site,
            _temporary: folder,
            _lock: lock,
            _guard: guard,
        }))
    }
}

/// Removes the folders inside `parent` whose runs are dead. What cannot be removed is left for the next sweep: a
/// folder of another user, or one that another sweep is removing now.
pub(crate) fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // `file_type` does not follow links: a link with our prefix is not ours.
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            sweep_one(&entry.path());
        }
    }
}

fn sweep_one(folder: &Path) {
    match File::open(folder.join(LOCK)) {
        // The lock is held until the folder is gone, so that two sweeps do not meet and a run just starting sees us.
        Ok(lock) if lock.try_lock().is_ok() => remove(folder),
        Err(error) if error.kind() == io::ErrorKind::NotFound && older_than(folder, UNLOCKED_AGE) => remove(folder),
        Ok(_) | Err(_) => {}
    }
}

fn older_than(folder: &Path, age: Duration) -> bool {
    let modified = folder.symlink_metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|passed| passed > age))
}

fn remove(folder: &Path) {
    // `remove_dir_all` does not follow links. A failure is left for the next sweep, and there is nobody to tell.
    drop(fs::remove_dir_all(folder));
}

#[cfg(unix)]
mod guard {
    //! A process that outlives us by the time it takes to remove the folder.

    use std::{
        os::unix::process::CommandExt,
        path::Path,
        process::{Child, ChildStdin, Command, Stdio},
    };

    /// Waits until the pipe ends, which it does when its holder ends in whatever way, then removes the folder. The
    /// shell ignores the signals of a terminal, since Ctrl+C there is sent to it as well.
    const SCRIPT: &str = r#"trap "" INT TERM HUP QUIT; while read -r _; do :; done; rm -rf -- "$1""#;

    pub(super) struct Guard {
        child: Child,
        pipe: Option<ChildStdin>,
    }

    impl Guard {
        /// `None` where there is no shell: the next start sweeps.
        pub(super) fn start(folder: &Path) -> Option<Self> {
            let mut command = Command::new("/bin/sh");
            command.arg("-c").arg(SCRIPT).arg("portolan-practice-guard").arg(folder);
            // A clean environment, since ours may hold a password; an own process group, since ours may be killed as one.
            command
                .env_clear()
                .env("PATH", "/usr/bin:/bin")
                .current_dir("/")
                .process_group(0);
            command
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            let mut child = command.spawn().ok()?;
            let pipe = child.stdin.take();
            Some(Self { child, pipe })
        }
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            drop(self.pipe.take());
            // Reaped, so that it leaves no zombie; it has nothing left to remove.
            drop(self.child.wait());
        }
    }
}

#[cfg(not(unix))]
mod guard {
    //! No guard process: the next start sweeps.

    use std::path::Path;

    pub(super) struct Guard;

    impl Guard {
        pub(super) fn start(_folder: &Path) -> Option<Self> {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as a killed run leaves it.
    fn abandoned(parent: &Path, name: &str) -> PathBuf {
        let folder = parent.join(name);
        fs::create_dir_all(folder.join(SITE).join("deep")).unwrap();
        fs::write(folder.join(SITE).join("deep").join("file"), b"x").unwrap();
        File::create_new(folder.join(LOCK)).unwrap();
        folder
    }

    #[test]
    fn a_sweep_removes_dead_folders_and_nothing_else() {
        let parent = tempfile::tempdir().unwrap();
        let live = Folder::create(parent.path()).unwrap();
        let dead = abandoned(parent.path(), "portolan-practice-dead00");
        let foreign = abandoned(parent.path(), "somebody-elses");
        let being_made = parent.path().join("portolan-practice-new000");
        fs::create_dir(&being_made).unwrap();
        sweep(parent.path());
        assert!(!dead.exists());
        assert!(foreign.exists());
        assert!(
            being_made.exists(),
            "a folder without a lock may be one just being made"
        );
        assert!(live.site().exists());
    }

    #[test]
    fn an_old_folder_without_a_lock_is_dead() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("portolan-practice-half00");
        fs::create_dir(&folder).unwrap();
        File::open(&folder)
            .unwrap()
            .set_modified(SystemTime::now() - 2 * UNLOCKED_AGE)
            .unwrap();
        sweep(parent.path());
        assert!(!folder.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_with_our_prefix_is_left_alone() {
        let parent = tempfile::tempdir().unwrap();
        let foreign = abandoned(parent.path(), "somebody-elses");
        std::os::unix::fs::symlink(&foreign, parent.path().join("portolan-practice-link00")).unwrap();
        sweep(parent.path());
        assert!(foreign.join(SITE).join("deep").join("file").exists());
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_for_its_owner_only_and_goes_with_its_value() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let folder = Folder::create(parent.path()).unwrap();
        let path = folder.site().parent().unwrap().to_owned();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
        drop(folder);
        assert!(!path.exists());
    }
}
