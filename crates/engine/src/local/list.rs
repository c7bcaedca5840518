//! Reading a local folder, in batches.

use std::{
    fs::Metadata,
    io,
    os::unix::ffi::OsStrExt as _,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::Path,
};

use portolan_remote::{Act, Entry, EntryKind, Permissions, Precision, RemoteError, Timestamp, Zone};

use super::{names, who};

/// Entries a batch.
pub(crate) const BATCH: usize = 1000;

/// Reads a folder and hands over its entries in batches of at most [`BATCH`]; `false` from `sink` stops it. Blocks.
pub(crate) fn read_folder(path: &Path, mut sink: impl FnMut(Vec<Entry>) -> bool) -> Result<(), RemoteError> {
    let fail = |error: io::Error| RemoteError::local(Act::List, path.display().to_string(), error);
    let mut batch = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let Ok(name) = names::from_local(&entry.file_name()) else {
            continue;
        };
        // An entry that vanished in between, or that may not be looked at, still has a name and a kind.
        let entry = match entry.metadata() {
            Ok(metadata) => describe(name, &metadata, &entry.path()),
            Err(_) => Entry::new(name, entry.file_type().map_or(EntryKind::Other, kind)),
        };
        batch.push(entry);
        if batch.len() == BATCH && !sink(std::mem::take(&mut batch)) {
            return Ok(());
        }
    }
    if !batch.is_empty() {
        sink(batch);
    }
    Ok(())
}

/// One entry, itself and not what a link points to. Blocks.
pub(crate) fn look(path: &Path) -> io::Result<Entry> {
    let metadata = std::fs::symlink_metadata(path)?;
    let name = names::name_of(path).ok_or(io::ErrorKind::InvalidFilename)?;
    Ok(describe(name, &metadata, path))
}

fn describe(name: portolan_remote::FileName, metadata: &Metadata, path: &Path) -> Entry {
    let kind = kind(metadata.file_type());
    let mut entry = Entry::new(name, kind);
    entry.size = (kind == EntryKind::File).then_some(metadata.len());
    entry.modified = Some(Timestamp {
        seconds: metadata.mtime(),
        nanos: u32::try_from(metadata.mtime_nsec()).unwrap_or(0),
        precision: Precision::Second,
        zone: Zone::Utc,
    });
    let mode = (metadata.permissions().mode() & 0o7777) as u16;
    entry.set_details(who::owners(metadata.uid(), metadata.gid()));
    entry.set_permissions(Some(Permissions::Unix(mode)));
    if kind == EntryKind::Symlink
        && let Ok(target) = std::fs::read_link(path)
    {
        entry.set_link_target(Some(target.as_os_str().as_bytes()));
    }
    entry
}

fn kind(file_type: std::fs::FileType) -> EntryKind {
    if file_type.is_dir() {
        EntryKind::Folder
    } else if file_type.is_file() {
        EntryKind::File
    } else if file_type.is_symlink() {
        EntryKind::Symlink
    } else {
        EntryKind::Other
    }
}
