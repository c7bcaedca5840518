//! `copy`: files and folders go from one server to another, through this computer.

use portolan_engine::JobOptions;
use portolan_queue::ConflictPolicy;
use portolan_remote::Direction;

use crate::{commands::put, exit::Stop, face::Face, target::Target, transfer::Move};

pub(crate) fn run(
    face: &Face,
    sources: &[Target],
    target: &Target,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<(), Stop> {
    wanted(face, sources, target, policy, options)?.run(face).map(drop)
}

/// What is to be copied.
pub(crate) fn wanted(
    face: &Face,
    sources: &[Target],
    target: &Target,
    policy: ConflictPolicy,
    options: JobOptions,
) -> Result<Move, Stop> {
    let (folder, rename) = put::folder_and_name(face, sources.len() == 1, target)?;
    Ok(Move {
        direction: Direction::Upload,
        site: target.site.clone(),
        source: sources.first().map(|source| source.site.clone()),
        sources: sources.iter().map(Target::place).collect(),
        target: folder.place(),
        rename,
        policy,
        options,
    })
}
