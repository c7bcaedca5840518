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

/// `index (2).html` for `index.html`: the number goes before the extension, so that the file still opens.
pub(crate) fn numbered(name: &FileName, number: u32) -> Option<FileName> {
    let bytes = name.as_bytes();
    let dot = bytes
        .iter()
        .rposition(|&byte| byte == b'.')
        .filter(|&at| at > 0)
        .unwrap_or(bytes.len());
    let (stem, extension) = bytes.split_at(dot);
    FileName::parse(&[stem, format!(" ({number})").as_bytes(), extension].concat()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_before_the_extension() {
        for (name, expected) in [
            ("index.html", "index (2).html"),
            ("README", "README (2)"),
            (".profile", ".profile (2)"),
            ("a.tar.gz", "a.tar (2).gz"),
        ] {
            let name = FileName::parse(name.as_bytes()).unwrap();
            assert_eq!(numbered(&name, 2).unwrap().to_string_lossy(), expected);
        }
    }
}
