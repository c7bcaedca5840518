//! `get`: files and folders come here.

use std::path::Path;

use portolan_engine::{JobOptions, Place};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Direction, FileName};

use crate::{
    exit::{Exit, Stop},
    face::Face,
    target::Target,
    transfer::{Move, absolute},
};

pub(crate) fn run(
    face: &Face,
    targets: &[Target],
    output: &Path,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<(), Stop> {
    wanted(face, targets, output, policy, options)?.run(face).map(drop)
}

/// What is to be moved.
pub(crate) fn wanted(
    face: &Face,
    targets: &[Target],
    output: &Path,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<Move, Stop> {
    let Some(first) = targets.first() else {
        return Err(Stop(Exit::Usage));
    };
    let local = |error: std::io::Error| {
        face.printer.note(&format!(
            "{} cannot be used as the local target: {error}",
            output.display()
        ));
        Stop(Exit::Local)
    };
    let output = absolute(output).map_err(local)?;
    // An existing folder takes everything; another name is the new name of a single source.
    let (folder, rename) = if output.is_dir() {
        (output.clone(), None)
    } else if let ([_single], Some(folder), Some(name)) = (targets, output.parent(), output.file_name()) {
        let name = FileName::parse(name.as_encoded_bytes()).map_err(|error| {
            face.printer.note(&format!("{}: {error}", output.display()));
            Stop(Exit::Usage)
        })?;
        (folder.to_owned(), Some(name))
    } else {
        face.printer.note(&format!(
            "{} is no folder, and several sources need one",
            output.display()
        ));
        return Err(Stop(Exit::Usage));
    };
    Ok(Move {
        direction: Direction::Download,
        site: first.site.clone(),
        source: None,
        sources: targets.iter().map(Target::place).collect(),
        target: Place::Local(folder),
        rename,
        policy,
        options,
    })
}
