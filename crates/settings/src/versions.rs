//! Older versions of a file, kept beside it: `sites.toml` has them in `versions/sites.toml.17` and its like, the highest
//! number being the newest.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    FileError, FileStep,
    file::{WriteStep, WriteSteps, write_in_steps},
};

/// How many older versions are kept.
pub const VERSIONS: usize = 10;

/// Writes a file as [`write_atomically`](crate::write_atomically) does and keeps what it was as the newest of its last
/// [`VERSIONS`] versions. A file that would not change is not written. `steps` is asked before each step, for tests.
pub fn write_versioned(path: &Path, contents: &[u8], steps: WriteSteps<'_>) -> Result<(), FileError> {
    match fs::read(path) {
        Ok(old) if old == contents => return Ok(()),
        Ok(_) => keep(path, steps).map_err(|error| FileError {
            path: path.to_owned(),
            doing: FileStep::KeepVersion,
            error,
        })?,
        // There is nothing to keep, or the write says better what is wrong.
        Err(_) => {}
    }
    write_in_steps(path, contents, steps)
}

/// The kept versions of a file, the oldest first.
pub fn versions(path: &Path) -> Vec<PathBuf> {
    numbered(path).into_iter().map(|(_, path)| path).collect()
}

fn keep(path: &Path, steps: WriteSteps<'_>) -> io::Result<()> {
    steps(WriteStep::Keep)?;
    let Some(folder) = folder(path) else { return Ok(()) };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder)?;
    let kept = numbered(path);
    let next = kept.last().map_or(1, |(number, _)| number.saturating_add(1));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let version = folder.join(format!("{name}.{next}"));
    // The old file is replaced as a whole, so that a second name for it is as good as a copy, and cannot be half of one.
    // Where the file system has no second names, the copy is the best that there is.
    if fs::hard_link(path, &version).is_err() {
        let half = folder.join(format!("{name}.tmp"));
        fs::copy(path, &half)?;
        fs::rename(&half, &version)?;
    }
    steps(WriteStep::Prune)?;
    let surplus = (kept.len() + 1).saturating_sub(VERSIONS);
    for (_, old) in kept.into_iter().take(surplus) {
        fs::remove_file(old)?;
    }
    Ok(())
}

fn folder(path: &Path) -> Option<PathBuf> {
    Some(path.parent()?.join("versions"))
}

fn numbered(path: &Path) -> Vec<(u64, PathBuf)> {
    let (Some(folder), Some(name)) = (folder(path), path.file_name()) else {
        return Vec::new();
    };
    let name = name.to_string_lossy().into_owned();
    let mut versions: Vec<(u64, PathBuf)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let file = entry.file_name();
            let number = file.to_str()?.strip_prefix(name.as_str())?.strip_prefix('.')?;
            Some((number.parse().ok()?, entry.path()))
        })
        .collect();
    versions.sort();
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_versions_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sites.toml");
        for number in 0..15 {
            write_versioned(&path, format!("{number}").as_bytes(), &mut |_| Ok(())).expect("writable");
        }
        // The same once more is no new version.
        write_versioned(&path, b"14", &mut |_| Ok(())).expect("writable");
        let kept: Vec<String> = versions(&path)
            .iter()
            .map(|path| fs::read_to_string(path).expect("readable"))
            .collect();
        let expected: Vec<String> = (4..14).map(|number| number.to_string()).collect();
        assert_eq!(kept, expected);
        assert_eq!(fs::read_to_string(&path).expect("readable"), "14");
    }

    #[test]
    fn a_crash_at_any_step_leaves_the_old_or_the_new_contents() {
        let (old, new) = (b"the old contents".as_slice(), b"the new contents, longer".as_slice());
        for crash_at in 0..9 {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = folder.path().join("sites.toml");
            write_versioned(&path, old, &mut |_| Ok(())).expect("writable");
            let mut step = 0;
            let written = write_versioned(&path, new, &mut |_| {
                step += 1;
                if step > crash_at {
                    return Err(io::Error::other("crash"));
                }
                Ok(())
            });
            let there = fs::read(&path).expect("readable");
            assert!(there == old || there == new, "{crash_at}");
            if written.is_ok() {
                assert_eq!(there, new);
            }
            // What the crash left does not stand in the way.
            write_versioned(&path, b"next", &mut |_| Ok(())).expect("writable");
            assert_eq!(fs::read(&path).expect("readable"), b"next");
        }
    }
}
