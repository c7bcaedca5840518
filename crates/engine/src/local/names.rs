//! Names on this computer.

use std::{
    ffi::{OsStr, OsString},
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

use portolan_remote::{FileName, NameError};

/// The name as this computer writes it: on Unix the same bytes.
pub(crate) fn to_local(name: &FileName) -> OsString {
    OsString::from_vec(name.as_bytes().to_vec())
}

/// A name of this computer as raw bytes.
pub(crate) fn from_local(name: &OsStr) -> Result<FileName, NameError> {
    FileName::parse(name.as_bytes())
}

/// The last component of a local path, where it is a name.
pub(crate) fn name_of(path: &Path) -> Option<FileName> {
    path.file_name().and_then(|name| from_local(name).ok())
}

/// `folder` and the names below it, as a path. Only for people and for reading; writing goes through
/// [`super::root::Root`].
pub(crate) fn join(folder: &Path, names: &[FileName]) -> PathBuf {
    names
        .iter()
        .fold(folder.to_owned(), |path, name| path.join(to_local(name)))
}

/// `index (2).html` for `index.html`, as copies by hand are called.
pub(crate) fn numbered(name: &FileName, number: u32) -> Option<FileName> {
    portolan_settings::NamePattern::default().apply(name, number)
}
