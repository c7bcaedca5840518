//! `rm`: files, links and, with `-r`, folders.

use portolan_engine::{Extent, Request};
use portolan_remote::{Entry, EntryKind};

use crate::{
    exit::{Exit, Stop},
    face::Face,
    printer::visible,
    target::Target,
};

/// How things go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// Files and links only.
    Files,
    /// Folders too, with all that is in them.
    Recursive,
    /// Into the bin of the server.
    Bin,
}

pub(crate) fn run(face: &Face, targets: &[Target], how: How) -> Result<(), Stop> {
    for target in targets {
        if target.path.as_bytes().is_empty() || target.path.is_root() {
            face.printer
                .note("the folder of the log-on and the root are not deleted; name what is to go");
            return Err(Stop(Exit::Usage));
        }
        if how == How::Files && is_folder(face, target)? {
            face.printer.note(&format!(
                "{} is a folder; -r deletes it with all that is in it",
                visible(&target.path.to_string_lossy())
            ));
            return Err(Stop(Exit::Usage));
        }
    }
    let places = targets.iter().map(Target::place).collect();
    let request = if how == How::Bin {
        Request::PutIntoBin(places)
    } else {
        Request::Delete(places)
    };
    match face.run(request) {
        Ok(_deleted) => Ok(()),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}

/// Looks into the parent folder: the one way that every server has, and a link is seen as a link.
fn is_folder(face: &Face, target: &Target) -> Result<bool, Stop> {
    let Some(name) = target.path.file_name() else {
        return Ok(true);
    };
    let parent = target
        .path
        .parent()
        .unwrap_or_else(|| portolan_remote::RemotePath::new(""));
    let listing = face
        .list(target.with_path(parent).place())
        .map_err(|error| Stop(face.printer.failure(&error)))?;
    let found = listing
        .batches
        .iter()
        .flat_map(|batch| batch.iter())
        .find(|entry: &&Entry| entry.name == name);
    if found.is_none() && listing.extent != Extent::Whole {
        let parent = listing.place.to_string();
        face.printer.note(&format!(
            "{} has more entries than are read at once, so it is not known whether {} is a folder; --recursive deletes it either way",
            visible(&parent),
            visible(&target.path.to_string_lossy())
        ));
        return Err(Stop(Exit::Usage));
    }
    Ok(found.is_some_and(|entry| entry.kind == EntryKind::Folder))
}
