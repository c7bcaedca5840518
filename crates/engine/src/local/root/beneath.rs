//! The kernel's own promise: a folder below another, opened in one call that follows no link and cannot leave it, even
//! while somebody moves folders about (openat2(2), Linux 5.6).

use std::os::fd::OwnedFd;

use portolan_remote::FileName;

/// How often a call is made again that a rename somewhere on the disk has disturbed.
#[cfg(target_os = "linux")]
const TRIES: u32 = 16;

/// What the kernel said.
pub(super) enum Answer {
    /// This is it.
    Folder(OwnedFd),
    /// Something on the way is not there.
    Missing,
    /// It has no such call, or does not say what is wrong with which name: the way is to be gone step by step.
    Unknown,
}

#[cfg(target_os = "linux")]
pub(super) fn open(root: &OwnedFd, names: &[FileName]) -> Answer {
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::{
        fs::{Mode, ResolveFlags, openat2},
        io::Errno,
    };

    // Old kernels have no such call, and some sandboxes forbid what they do not know.
    static NONE: AtomicBool = AtomicBool::new(false);
    if names.is_empty() || NONE.load(Ordering::Relaxed) {
        return Answer::Unknown;
    }
    let way: Vec<&[u8]> = names.iter().map(FileName::as_bytes).collect();
    let way = way.join(&b'/');
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    for _ in 0..TRIES {
        match openat2(root, &way[..], super::FOLDER, Mode::empty(), resolve) {
            Ok(folder) => return Answer::Folder(folder),
            Err(Errno::NOENT) => return Answer::Missing,
            Err(Errno::AGAIN) => {}
            Err(Errno::NOSYS | Errno::PERM | Errno::INVAL) => {
                NONE.store(true, Ordering::Relaxed);
                break;
            }
            Err(_) => break,
        }
    }
    Answer::Unknown
}

#[cfg(not(target_os = "linux"))]
pub(super) fn open(_root: &OwnedFd, _names: &[FileName]) -> Answer {
    Answer::Unknown
}
