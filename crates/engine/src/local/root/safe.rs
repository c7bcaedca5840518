//! Names of folders that are safe on the disk: what is made safe in a folder is lost with the folder.

use std::{
    collections::BTreeSet,
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};

use rustix::fs;

use super::Root;

/// Folders, by device and inode, whose names, and those above them, this run knows to be safe.
static SAFE: Mutex<BTreeSet<(u64, u64)>> = Mutex::new(BTreeSet::new());

/// Beyond so many they are made safe once more.
const MOST: usize = 1 << 16;

fn safe() -> MutexGuard<'static, BTreeSet<(u64, u64)>> {
    SAFE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn number(folder: &Root) -> io::Result<(u64, u64)> {
    let stat = fs::fstat(&folder.0)?;
    Ok((stat.st_dev, stat.st_ino))
}

/// Is the name of this folder known to be safe?
pub(super) fn is(folder: &Root) -> io::Result<bool> {
    let number = number(folder)?;
    Ok(safe().contains(&number))
}

/// Makes the name of a folder in `above`, whose own name is safe, safe too; once in a run.
pub(super) fn keep(above: &Root, folder: &Root) -> io::Result<()> {
    let number = number(folder)?;
    if safe().contains(&number) {
        return Ok(());
    }
    above.sync()?;
    let mut safe = safe();
    if safe.len() >= MOST {
        safe.clear();
    }
    safe.insert(number);
    Ok(())
}

/// A folder was made: it may have the inode of one that is gone.
pub(super) fn forget(folder: &Root) -> io::Result<()> {
    let number = number(folder)?;
    safe().remove(&number);
    Ok(())
}
