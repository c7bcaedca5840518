//! One component of a path, as raw bytes that cannot lead anywhere else.

use std::{
    borrow::Cow,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

/// The name of one entry in a folder: raw bytes, never decoded for use on the wire.
///
/// A `FileName` cannot be empty, `.` or `..`, and holds neither `/` nor NUL, so a hostile listing cannot lead out of
/// the folder that was listed (`quirks.md` row 90). CR and LF are kept: they are legal on Unix; the command encoder
/// refuses them.
#[derive(Clone)]
pub struct FileName(Bytes);

/// Most names are short, and a folder may hold a million: those up to [`INLINE`] bytes need no memory elsewhere.
#[derive(Clone)]
enum Bytes {
    Short { len: u8, bytes: [u8; INLINE] },
    Long(Arc<[u8]>),
}

/// As many as make a name no larger than three words.
const INLINE: usize = 22;

/// Why some bytes are not a [`FileName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing at all.
    #[error("the name is empty")]
    Empty,
    /// `.` or `..`, which name a folder and not an entry of it.
    #[error("`.` and `..` are not names of entries")]
    Dots,
    /// A `/` inside the name.
    #[error("the name holds a `/`")]
    Slash,
    /// A NUL byte inside the name.
    #[error("the name holds a NUL byte")]
    Nul,
}

impl FileName {
    /// Takes the bytes of a name as the server or the disk gave them.
    pub fn parse(bytes: &[u8]) -> Result<Self, NameError> {
        match bytes {
            b"" => Err(NameError::Empty),
            b"." | b".." => Err(NameError::Dots),
            _ if bytes.contains(&b'/') => Err(NameError::Slash),
            _ if bytes.contains(&0) => Err(NameError::Nul),
            _ => Ok(Self(Bytes::new(bytes))),
        }
    }

    /// The bytes as they go over the wire.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Bytes::Short { len, bytes } => &bytes[..usize::from(*len)],
            Bytes::Long(bytes) => bytes,
        }
    }

    /// The name for people: UTF-8 where it is, else each bad byte as U+FFFD.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.as_bytes())
    }

    /// A dot file, hidden by convention on Unix.
    pub fn hidden(&self) -> bool {
        self.as_bytes().first() == Some(&b'.')
    }

    /// This name with something added to its end, for temporary names.
    pub fn with_suffix(&self, suffix: &str) -> Result<Self, NameError> {
        let mut bytes = self.as_bytes().to_vec();
        bytes.extend_from_slice(suffix.as_bytes());
        Self::parse(&bytes)
    }
}

impl Bytes {
    fn new(name: &[u8]) -> Self {
        let mut bytes = [0; INLINE];
        match bytes.get_mut(..name.len()) {
            Some(start) => {
                start.copy_from_slice(name);
                Self::Short {
                    len: name.len() as u8,
                    bytes,
                }
            }
            None => Self::Long(name.into()),
        }
    }
}

impl PartialEq for FileName {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for FileName {}

impl PartialOrd for FileName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FileName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for FileName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl fmt::Debug for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_string_lossy())
    }
}

impl serde::Serialize for FileName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.as_bytes())
    }
}

impl<'de> serde::Deserialize<'de> for FileName {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(deserializer)?;
        Self::parse(&bytes).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_lead_out_of_their_folder() {
        assert_eq!(FileName::parse(b""), Err(NameError::Empty));
        assert_eq!(FileName::parse(b".."), Err(NameError::Dots));
        assert_eq!(FileName::parse(b"."), Err(NameError::Dots));
        assert_eq!(FileName::parse(b"a/b"), Err(NameError::Slash));
        assert_eq!(FileName::parse(b"/etc"), Err(NameError::Slash));
        assert_eq!(FileName::parse(b"a\0b"), Err(NameError::Nul));
        assert_eq!(
            FileName::parse(b"...").map(|name| name.as_bytes().to_vec()),
            Ok(b"...".to_vec())
        );
    }

    #[test]
    fn short_and_long_names_are_alike() {
        assert_eq!(size_of::<FileName>(), 24);
        let text = [b'x'; 2 * INLINE];
        let mut last = None;
        for len in 1..=text.len() {
            let name = FileName::parse(&text[..len]).expect("a legal name");
            assert_eq!(name.as_bytes(), &text[..len]);
            assert_eq!(name, name.clone());
            assert!(last < Some(name.clone()));
            last = Some(name);
        }
    }

    #[test]
    fn bytes_that_are_not_utf8_survive() {
        let name = FileName::parse(b"f\xfc\xdfe").expect("a legal name");
        assert_eq!(name.as_bytes(), b"f\xfc\xdfe");
        assert_eq!(name.to_string_lossy(), "f\u{fffd}\u{fffd}e");
    }
}
