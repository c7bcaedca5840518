//! Deleting on this computer: into the trash, never for good.

use std::path::Path;

use portolan_remote::{Act, ErrorKind, RemoteError};

/// Moves a file, link or folder to the trash of the system. Blocks.
pub(crate) fn to_trash(path: &Path) -> Result<(), RemoteError> {
    let shown = path.display().to_string();
    if let Err(error) = std::fs::symlink_metadata(path) {
        return Err(RemoteError::local(Act::Delete, shown, error));
    }
    trash::delete(path).map_err(|error| {
        RemoteError::new(ErrorKind::LocalIo, Act::Delete)
            .at(shown)
            .detailed("the trash does not take it, and nothing is deleted for good behind your back")
            .because(error)
    })
}
