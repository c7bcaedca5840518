//! Paths on the server, as raw bytes.

use std::{borrow::Cow, fmt, sync::Arc};

use crate::FileName;

/// A path on a server: raw bytes with `/` between components.
///
/// The engine works with absolute paths (they begin with `/`); a relative path is relative to the folder in which the
/// log-on ended and is made absolute by [`RemotePath::resolve`] as soon as PWD has told that folder.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RemotePath(Arc<[u8]>);

impl RemotePath {
    /// The root folder, `/`.
    pub fn root() -> Self {
        Self(Arc::from(&b"/"[..]))
    }

    /// Takes the bytes as given, only without a `/` at the end. Components `.` and `..` stay: they mean what the
    /// server says they mean.
    pub fn new(bytes: impl AsRef<[u8]>) -> Self {
        let mut bytes = bytes.as_ref();
        while bytes.len() > 1 && bytes.ends_with(b"/") {
            bytes = &bytes[..bytes.len() - 1];
        }
        Self(bytes.into())
    }

    /// The bytes as they go over the wire.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Does it begin with `/`?
    pub fn absolute(&self) -> bool {
        self.0.first() == Some(&b'/')
    }

    /// Is it `/`?
    pub fn is_root(&self) -> bool {
        &*self.0 == b"/"
    }

    /// The entry `name` in this folder.
    #[must_use]
    pub fn join(&self, name: &FileName) -> Self {
        let mut bytes = Vec::with_capacity(self.0.len() + 1 + name.as_bytes().len());
        bytes.extend_from_slice(&self.0);
        if !bytes.is_empty() && !bytes.ends_with(b"/") {
            bytes.push(b'/');
        }
        bytes.extend_from_slice(name.as_bytes());
        Self(bytes.into())
    }

    /// This path seen from `home`, the folder of the log-on: unchanged if absolute, else below `home`.
    #[must_use]
    pub fn resolve(&self, home: &Self) -> Self {
        if self.absolute() {
            return self.clone();
        }
        if self.0.is_empty() || &*self.0 == b"." {
            return home.clone();
        }
        let mut bytes = home.0.to_vec();
        if !bytes.ends_with(b"/") {
            bytes.push(b'/');
        }
        bytes.extend_from_slice(&self.0);
        Self::new(bytes)
    }

    /// The folder that holds this entry; `None` for `/` and for a lone relative name.
    pub fn parent(&self) -> Option<Self> {
        if self.is_root() {
            return None;
        }
        match self.0.iter().rposition(|&byte| byte == b'/')? {
            0 => Some(Self::root()),
            at => Some(Self(self.0[..at].into())),
        }
    }

    /// The last component, where it is a name at all.
    pub fn file_name(&self) -> Option<FileName> {
        let from = self.0.iter().rposition(|&byte| byte == b'/').map_or(0, |at| at + 1);
        FileName::parse(&self.0[from..]).ok()
    }

    /// The components from the root down, without the empty ones.
    pub fn components(&self) -> impl Iterator<Item = &[u8]> {
        self.0
            .split(|&byte| byte == b'/')
            .filter(|component| !component.is_empty())
    }

    /// Is this path `folder` itself or somewhere below it?
    pub fn is_within(&self, folder: &Self) -> bool {
        if folder.is_root() {
            return self.absolute();
        }
        self.0
            .strip_prefix(&*folder.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
    }

    /// The path for people: UTF-8 where it is, else each bad byte as U+FFFD.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0)
    }
}

impl fmt::Debug for RemotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

impl fmt::Display for RemotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_string_lossy())
    }
}

impl serde::Serialize for RemotePath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for RemotePath {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<u8>::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn join_and_parent_are_inverse() {
        let name = FileName::parse(b"x y").expect("a legal name");
        for folder in ["/", "/a", "/a/b"] {
            let folder = RemotePath::new(folder);
            let path = folder.join(&name);
            assert_eq!(path.parent().as_ref(), Some(&folder));
            assert_eq!(path.file_name().as_ref(), Some(&name));
            assert!(path.is_within(&folder));
        }
        assert_eq!(RemotePath::root().parent(), None);
    }

    #[test]
    fn relative_paths_are_below_the_home_folder() {
        let home = RemotePath::new("/home/u");
        assert_eq!(
            RemotePath::new("pub/a").resolve(&home),
            RemotePath::new("/home/u/pub/a")
        );
        assert_eq!(RemotePath::new("").resolve(&home), home);
        assert_eq!(RemotePath::new("/x/").resolve(&home), RemotePath::new("/x"));
        assert!(!RemotePath::new("/home/user2").is_within(&home));
    }
}
