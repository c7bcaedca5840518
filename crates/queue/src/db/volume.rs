//! The folder and the file below the store: whose file system it is, and what is set aside.

use std::{
    io,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// A file system of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkVolume(&'static str);

impl std::fmt::Display for NetworkVolume {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// Makes the folder; what is new of it is for this user only.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes the names of a folder and of those above it safe on the disk, as far as this user may: what is made safe in a
/// folder is lost with the folder.
pub(super) fn keep_names(folder: &Path) -> io::Result<()> {
    for folder in folder.canonicalize()?.ancestors() {
        match sync(folder) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => break,
            other => other?,
        }
    }
    Ok(())
}

/// Makes the names in a folder safe on the disk.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    match std::fs::File::open(folder)?.sync_all() {
        // Not every file system can, and then it need not.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    // Windows has no way to do that, and NTFS journals names.
    Ok(())
}

/// Numbers of Linux's `statfs` (`linux/magic.h`) for file systems whose disk may be that of another computer.
#[cfg(target_os = "linux")]
const NETWORK: [(u32, &str); 13] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
    (0x0116_1970, "GFS2"),
    (0x7461_636F, "OCFS2"),
    (0x564C, "NCP"),
    (0x0BD0_0BD1, "Lustre"),
];

/// The number of everything that goes through FUSE; its mount says more.
#[cfg(target_os = "linux")]
const FUSE: u32 = 0x6573_5546;

/// Is the folder on a file system of a network? What cannot be found out counts as a disk of this computer.
#[cfg(target_os = "linux")]
pub(super) fn network(folder: &Path) -> Option<NetworkVolume> {
    let number = rustix::fs::statfs(folder).ok()?.f_type as u32;
    if number == FUSE {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
        return through_fuse(&mounts, &folder.canonicalize().ok()?);
    }
    let (_, kind) = NETWORK.iter().find(|(network, _)| *network == number)?;
    Some(NetworkVolume(kind))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn network(_folder: &Path) -> Option<NetworkVolume> {
    // SQLite itself asks the system there, and refuses its log where memory cannot be shared.
    None
}

/// What `mountinfo` (proc(5)) says of the mount that a path is on, where it is one of a network.
#[cfg(target_os = "linux")]
fn through_fuse(mounts: &str, path: &Path) -> Option<NetworkVolume> {
    let mount = |line: &str| -> Option<(PathBuf, String)> {
        let (before, behind) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        Some((point.into(), behind.split(' ').next()?.to_owned()))
    };
    let (_, kind) = mounts
        .lines()
        .filter_map(mount)
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.as_os_str().len())?;
    let known = [
        "sshfs",
        "rclone",
        "s3fs",
        "davfs",
        "curlftpfs",
        "gvfsd-fuse",
        "glusterfs",
        "gcsfuse",
    ];
    let name = kind.strip_prefix("fuse.")?;
    known
        .iter()
        .find(|known| name.starts_with(**known))
        .map(|known| NetworkVolume(known))
}

/// Moves the file out of the way, with its log: `queue.db` becomes `queue.db.broken-1764277200`.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    let with = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let free = |at: &u64| !with(path, &format!(".broken-{at}")).exists();
    let number = (now..now.saturating_add(10_000)).find(free).unwrap_or(now);
    let aside = with(path, &format!(".broken-{number}"));
    // The log first: beside a new file of the old name it would be taken for that one's.
    for ending in ["-wal", "-shm"] {
        match std::fs::rename(with(path, ending), with(&aside, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    std::fs::rename(path, &aside)?;
    if let Some(folder) = path.parent() {
        sync(folder)?;
    }
    Ok(aside)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn disks_of_other_computers_are_told_from_ours() {
        let mounts = "22 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n\
                      40 22 0:40 / /home/u/far\\040away rw - fuse.sshfs u@host: rw\n\
                      41 22 0:41 / /home/u/near rw - fuse.ntfs-3g /dev/sdb1 rw\n";
        let of = |path| through_fuse(mounts, Path::new(path));
        assert_eq!(of("/home/u/far away/state"), Some(NetworkVolume("sshfs")));
        assert_eq!(of("/home/u/near/state"), None);
        assert_eq!(of("/home/u"), None);
        assert_eq!(network(&std::env::temp_dir()), None);
    }
}
