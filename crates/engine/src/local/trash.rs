//! Deleting on this computer: into the trash, never for good.

use std::path::Path;

use portolan_remote::{Act, Detail, ErrorKind, RemoteError};

/// Moves a file, link or folder to the trash of the system. Blocks.
pub(crate) fn to_trash(path: &Path) -> Result<(), RemoteError> {
    let shown = path.display().to_string();
    if let Err(error) = std::fs::symlink_metadata(path) {
        return Err(RemoteError::local(Act::Delete, shown, error));
    }
    trash::delete(path).map_err(|error| {
        RemoteError::new(ErrorKind::LocalIo, Act::Delete)
            .at(shown)
            .detailed(Detail::TrashRefuses)
            .because(error)
    })
}

/// Brings back what was moved to the trash last from this path. Blocks.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) fn restore(path: &Path) -> Result<(), RemoteError> {
    let shown = path.display().to_string();
    let fail = |error: trash::Error| {
        RemoteError::new(ErrorKind::LocalIo, Act::Rename)
            .at(shown.clone())
            .detailed(Detail::TrashKeeps)
            .because(error)
    };
    let items = trash::os_limited::list().map_err(fail)?;
    let newest = items
        .into_iter()
        .filter(|item| item.original_path() == path)
        .max_by_key(|item| item.time_deleted);
    match newest {
        Some(item) => trash::os_limited::restore_all([item]).map_err(fail),
        None => Err(RemoteError::new(ErrorKind::LocalNotFound, Act::Rename)
            .at(shown)
            .detailed(Detail::TrashLost)),
    }
}

/// macOS lets no program look into its trash.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub(crate) fn restore(path: &Path) -> Result<(), RemoteError> {
    Err(RemoteError::new(ErrorKind::NotSupported, Act::Rename)
        .at(path.display().to_string())
        .detailed(Detail::TrashByHand))
}
