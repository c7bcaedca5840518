//! Folders of this computer. Everything here blocks.

use std::path::Path;

use portolan_remote::{Entry, EntryKind, RemoteError, filter::Candidate};

use super::{Frontier, HuntRow, Unit};
use crate::{
    Place,
    local::{list, names},
};

/// Reads folders of this computer until none is left.
pub(crate) fn search(frontier: &Frontier) {
    while let Some(unit) = frontier.take() {
        if let Unit::Here(folder, depth) = &unit {
            frontier.at(folder.display().to_string());
            let read = list::read_folder(folder, |entries| {
                matching(frontier, folder, *depth, entries);
                !frontier.stopped()
            });
            if let Err(error) = read {
                frontier.failed(error);
            }
        }
        frontier.done(&unit);
    }
}

fn matching(frontier: &Frontier, folder: &Path, depth: u16, entries: Vec<Entry>) {
    frontier.looked_at(entries.len());
    let shown = folder.as_os_str().as_encoded_bytes();
    let mut rows = Vec::new();
    for entry in entries {
        let path = folder.join(names::to_local(&entry.name));
        if entry.kind == EntryKind::Folder {
            frontier.push(Unit::Here(path.clone(), depth + 1));
        }
        if !frontier.matcher.takes(&Candidate::of(&entry, shown, 0)) {
            let place = Place::Local(path);
            rows.push(HuntRow::Found { place, entry });
        }
    }
    frontier.found(rows);
}

/// One folder of this computer, whole.
pub(crate) fn whole(folder: &Path) -> Result<Vec<Entry>, RemoteError> {
    let mut all = Vec::new();
    list::read_folder(folder, |entries| {
        all.extend(entries);
        true
    })?;
    Ok(all)
}
