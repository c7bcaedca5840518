//! What a listing says about one file or folder.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::FileName;

/// One entry of a folder. A field that the server did not tell is `None`, never a made-up value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in the folder.
    pub name: FileName,
    /// File, folder, link or something else.
    pub kind: EntryKind,
    /// Length in bytes.
    pub size: Option<u64>,
    /// When its contents changed last.
    pub modified: Option<Timestamp>,
    /// Who may do what.
    pub permissions: Option<Permissions>,
    /// Owner as the server wrote it.
    pub owner: Option<Box<str>>,
    /// Group as the server wrote it.
    pub group: Option<Box<str>>,
    /// Where a symbolic link points to, as the server wrote it: raw bytes, not trusted.
    pub link_target: Option<Box<[u8]>>,
}

impl Entry {
    /// An entry of which nothing but name and kind is known.
    pub fn new(name: FileName, kind: EntryKind) -> Self {
        Self {
            name,
            kind,
            size: None,
            modified: None,
            permissions: None,
            owner: None,
            group: None,
            link_target: None,
        }
    }
}

/// What sort of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file with contents.
    File,
    /// A symbolic link; what it points to is not known yet.
    Symlink,
    /// Device, socket, pipe: neither opened nor transferred.
    Other,
}

/// Who may do what with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Permissions {
    /// Unix mode bits with setuid, setgid and sticky (`0o7777` at most).
    Unix(u16),
    /// A protection string of some other system, as the server wrote it.
    Other(Box<str>),
}

/// Unix bits print as `rwxr-xr-x`, others as the server wrote them.
impl fmt::Display for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = match self {
            Self::Unix(mode) => *mode,
            Self::Other(text) => return f.write_str(text),
        };
        let mut text = [b'-'; 9];
        for (at, letter) in b"rwxrwxrwx".iter().enumerate() {
            if mode & (0o400 >> at) != 0 {
                text[at] = *letter;
            }
        }
        for (bit, at, letter) in [(0o4000, 2, b's'), (0o2000, 5, b's'), (0o1000, 8, b't')] {
            if mode & bit != 0 {
                text[at] = if text[at] == b'x' {
                    letter
                } else {
                    letter.to_ascii_uppercase()
                };
            }
        }
        f.write_str(&String::from_utf8_lossy(&text))
    }
}

/// A moment as a server told it: with how exact it is and in whose zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00, counted in the zone of `zone`.
    pub seconds: i64,
    /// Part of a second, in nanoseconds.
    pub nanos: u32,
    /// What the server told; the rest of `seconds` is zero and means nothing.
    pub precision: Precision,
    /// In which zone `seconds` counts.
    pub zone: Zone,
}

impl Timestamp {
    /// A moment in UTC that is exact to the second, as MDTM and MLSD tell it.
    pub fn utc(seconds: i64) -> Self {
        Self {
            seconds,
            nanos: 0,
            precision: Precision::Second,
            zone: Zone::Utc,
        }
    }

    /// The whole of UTC seconds, given what is known of the server's clock.
    ///
    /// `server_offset` is what to add to the server's wall clock to get UTC, in seconds.
    pub fn utc_seconds(self, server_offset: i64) -> i64 {
        match self.zone {
            Zone::Utc => self.seconds,
            Zone::Server => self.seconds.saturating_add(server_offset),
        }
    }
}

/// How exactly a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the second (or better).
    Second,
    /// To the minute.
    Minute,
    /// To the day.
    Day,
}

impl Precision {
    /// The length of the interval in which the true time lies, in seconds.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Day => 86_400,
        }
    }
}

/// In which zone a [`Timestamp`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    /// UTC, as MLSD, MDTM and EPLF define it.
    Utc,
    /// The server's wall clock, of unknown offset (LIST).
    Server,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn permissions_print_as_ls_does() {
        assert_eq!(Permissions::Unix(0o755).to_string(), "rwxr-xr-x");
        assert_eq!(Permissions::Unix(0o4754).to_string(), "rwsr-xr--");
        assert_eq!(Permissions::Unix(0o1666).to_string(), "rw-rw-rwT");
    }
}
