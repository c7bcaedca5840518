//! `put`: files and folders go there.

use std::path::PathBuf;

use portolan_engine::{JobOptions, Place, Request};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Direction, ErrorKind, FileName, RemotePath};

use crate::{
    exit::{Exit, Stop},
    face::Face,
    target::Target,
    transfer::{Move, absolute},
};

pub(crate) fn run(
    face: &Face,
    sources: &[PathBuf],
    target: &Target,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<(), Stop> {
    wanted(face, sources, target, policy, options)?.run(face).map(drop)
}

/// What is to be moved.
pub(crate) fn wanted(
    face: &Face,
    sources: &[PathBuf],
    target: &Target,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<Move, Stop> {
    let mut places = Vec::with_capacity(sources.len());
    for source in sources {
        let path = absolute(source)
            .and_then(|path| path.symlink_metadata().map(|_there| path))
            .map_err(|error| {
                face.printer
                    .note(&format!("{} cannot be read: {error}", source.display()));
                Stop(Exit::Local)
            })?;
        places.push(Place::Local(path));
    }
    let (folder, rename) = folder_and_name(face, sources.len() == 1, target)?;
    Ok(Move {
        direction: Direction::Upload,
        site: target.site.clone(),
        source: None,
        sources: places,
        target: folder.place(),
        rename,
        policy,
        options,
    })
}

/// An existing folder takes everything; a name that does not exist yet is the new name of a single source; with a slash
/// at its end it is a folder to be made.
pub(crate) fn folder_and_name(face: &Face, single: bool, target: &Target) -> Result<(Target, Option<FileName>), Stop> {
    if target.path.as_bytes().is_empty() {
        return Ok((target.clone(), None));
    }
    let error = match face.list(target.place()) {
        Ok(_it_is_a_folder) => return Ok((target.clone(), None)),
        Err(error) => error,
    };
    if !matches!(
        error.kind,
        ErrorKind::NotFound | ErrorKind::Refused | ErrorKind::PermissionDenied | ErrorKind::BadName
    ) {
        return Err(Stop(face.printer.failure(&error)));
    }
    if target.folder {
        return match face.run(Request::MakeFolder(target.place())) {
            Ok(_made) => Ok((target.clone(), None)),
            Err(error) => Err(Stop(face.printer.failure(&error))),
        };
    }
    match target.path.file_name() {
        Some(name) if single => {
            let parent = target.path.parent().unwrap_or_else(|| RemotePath::new(""));
            Ok((target.with_path(parent), Some(name)))
        }
        _ => Err(Stop(face.printer.failure(&error))),
    }
}
