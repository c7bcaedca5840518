//! Folders that are read for an upload.

use std::{io, path::Path};

use portolan_remote::FileName;

use super::{names, root::Root};

/// Opens the folder `folder` below `root`: without following links, or, where `follow`, with those that stay inside the
/// folder that the person has named (the first of the names).
pub(crate) fn folder(root: &Path, folder: &[FileName], follow: bool) -> io::Result<Root> {
    let opened = Root::open(root)?.folder(folder, false);
    match opened {
        Err(error) if follow && error.kind() == io::ErrorKind::AlreadyExists => {
            let named = names::join(root, &folder[..folder.len().min(1)]).canonicalize()?;
            let real = names::join(root, folder).canonicalize()?;
            let below = real.strip_prefix(&named).map_err(|_outside| {
                io::Error::new(
                    io::ErrorKind::PermissionDenied,
                    "a link on the way leads out of the folder that is uploaded",
                )
            })?;
            let below: Vec<FileName> = below
                .components()
                .map(|part| names::from_local(part.as_os_str()).map_err(io::Error::other))
                .collect::<Result<_, _>>()?;
            // Nothing on this way is a link any more, unless somebody makes it one now; and then this fails.
            Root::open(&named)?.folder(&below, false)
        }
        opened => opened,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_entered_only_inside_the_named_folder() {
        let root = tempfile::tempdir().unwrap();
        let path = |text: &str| root.path().join(text);
        std::fs::create_dir_all(path("pub/real/deep")).unwrap();
        std::fs::create_dir(path("outside")).unwrap();
        std::os::unix::fs::symlink("real", path("pub/in")).unwrap();
        std::os::unix::fs::symlink("../outside", path("pub/out")).unwrap();
        let names = |text: &str| -> Vec<FileName> {
            text.split('/')
                .map(|name| FileName::parse(name.as_bytes()).unwrap())
                .collect()
        };
        assert!(folder(root.path(), &names("pub/real/deep"), false).is_ok());
        assert!(folder(root.path(), &names("pub/in/deep"), false).is_err());
        assert!(folder(root.path(), &names("pub/in/deep"), true).is_ok());
        assert!(folder(root.path(), &names("pub/out"), true).is_err());
    }
}
