//! What a listing says about one file or folder.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::FileName;

/// One entry of a folder. A field that the server did not tell is `None`, never a made-up value.
///
/// There are millions of them, so it is small: what many entries have in common (owner, group, protection) lies in
/// [`Details`] that they share, and is read through methods.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Flat", into = "Flat")]
pub struct Entry {
    /// Its name in the folder.
    pub name: FileName,
    /// Length in bytes.
    pub size: Option<u64>,
    /// When its contents changed last.
    pub modified: Option<Timestamp>,
    details: Option<Arc<Details>>,
    mode: Option<u16>,
    /// File, folder, link or something else.
    pub kind: EntryKind,
}

impl Entry {
    /// An entry of which nothing but name and kind is known.
    pub fn new(name: FileName, kind: EntryKind) -> Self {
        Self {
            name,
            size: None,
            modified: None,
            details: None,
            mode: None,
            kind,
        }
    }

    /// Who may do what.
    pub fn permissions(&self) -> Option<Permissions> {
        let protection = || self.details()?.protection.clone().map(Permissions::Other);
        self.mode.map(Permissions::Unix).or_else(protection)
    }

    /// Owner as the server wrote it.
    pub fn owner(&self) -> Option<&str> {
        self.details()?.owner.as_deref()
    }

    /// Group as the server wrote it.
    pub fn group(&self) -> Option<&str> {
        self.details()?.group.as_deref()
    }

    /// Where a symbolic link points to, as the server wrote it: raw bytes, not trusted.
    pub fn link_target(&self) -> Option<&[u8]> {
        self.details()?.link_target.as_deref()
    }

    /// Sets who may do what.
    pub fn set_permissions(&mut self, permissions: Option<Permissions>) {
        let (mode, protection) = match permissions {
            Some(Permissions::Unix(mode)) => (Some(mode), None),
            Some(Permissions::Other(text)) => (None, Some(text)),
            None => (None, None),
        };
        self.mode = mode;
        // Details that are shared stay shared where nothing changes.
        if self.details().and_then(|details| details.protection.as_ref()) != protection.as_ref() {
            self.change(|details| details.protection = protection);
        }
    }

    /// Sets the owner.
    pub fn set_owner(&mut self, owner: Option<&str>) {
        self.change(|details| details.owner = owner.map(Arc::from));
    }

    /// Sets the group.
    pub fn set_group(&mut self, group: Option<&str>) {
        self.change(|details| details.group = group.map(Arc::from));
    }

    /// Sets where the link points to.
    pub fn set_link_target(&mut self, target: Option<&[u8]>) {
        self.change(|details| details.link_target = target.map(Box::from));
    }

    /// Sets all that [`Details`] hold at once; they may be those of other entries too.
    pub fn set_details(&mut self, details: Arc<Details>) {
        self.details = Some(details).filter(|details| **details != Details::default());
    }

    fn details(&self) -> Option<&Details> {
        self.details.as_deref()
    }

    fn change(&mut self, change: impl FnOnce(&mut Details)) {
        let mut details = self.details.take().unwrap_or_default();
        change(Arc::make_mut(&mut details));
        self.set_details(details);
    }
}

/// As if all fields lay in it.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Flat::from(self.clone()), f)
    }
}

/// What only some servers tell of an entry, and mostly the same of many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Details {
    /// Owner as the server wrote it.
    pub owner: Option<Arc<str>>,
    /// Group as the server wrote it.
    pub group: Option<Arc<str>>,
    /// Protection string of a system other than Unix, as the server wrote it.
    pub protection: Option<Arc<str>>,
    /// Where a symbolic link points to, as the server wrote it: raw bytes, not trusted.
    pub link_target: Option<Box<[u8]>>,
}

/// An entry as it is written down.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Entry")]
struct Flat {
    name: FileName,
    kind: EntryKind,
    size: Option<u64>,
    modified: Option<Timestamp>,
    permissions: Option<Permissions>,
    owner: Option<Arc<str>>,
    group: Option<Arc<str>>,
    link_target: Option<Box<[u8]>>,
}

impl From<Entry> for Flat {
    fn from(entry: Entry) -> Self {
        let permissions = entry.permissions();
        let details = entry.details.map(Arc::unwrap_or_clone).unwrap_or_default();
        Self {
            name: entry.name,
            kind: entry.kind,
            size: entry.size,
            modified: entry.modified,
            permissions,
            owner: details.owner,
            group: details.group,
            link_target: details.link_target,
        }
    }
}

impl From<Flat> for Entry {
    fn from(flat: Flat) -> Self {
        let mut entry = Self::new(flat.name, flat.kind);
        entry.size = flat.size;
        entry.modified = flat.modified;
        entry.set_details(Arc::new(Details {
            owner: flat.owner,
            group: flat.group,
            protection: None,
            link_target: flat.link_target,
        }));
        entry.set_permissions(flat.permissions);
        entry
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
    Other(Arc<str>),
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

    /// The same moment in UTC, where it is exact enough for the clock to matter: a day is a day.
    ///
    /// `server_offset` is what to add to the server's wall clock to get UTC, in seconds.
    #[must_use]
    pub fn in_utc(self, server_offset: i64) -> Self {
        match (self.zone, self.precision) {
            (Zone::Utc, _) | (_, Precision::Day) => self,
            (Zone::Server, _) => Self {
                seconds: self.utc_seconds(server_offset),
                zone: Zone::Utc,
                ..self
            },
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
    fn an_entry_is_small() {
        // A folder of 100,000 files is to stay below 120 bytes a file, names and all.
        assert!(size_of::<Entry>() <= 72, "{}", size_of::<Entry>());
    }

    #[test]
    fn what_is_set_is_read_and_survives_being_written_down() {
        let mut entry = Entry::new(FileName::parse(b"a").expect("a name"), EntryKind::Symlink);
        let bare = entry.clone();
        entry.set_owner(Some("nora"));
        entry.set_group(Some("users"));
        entry.set_link_target(Some(b"../b"));
        entry.set_permissions(Some(Permissions::Other("(RWED,,,)".into())));
        assert_eq!((entry.owner(), entry.group()), (Some("nora"), Some("users")));
        assert_eq!(entry.link_target(), Some(&b"../b"[..]));
        assert_eq!(entry.permissions(), Some(Permissions::Other("(RWED,,,)".into())));
        assert_eq!(Entry::from(Flat::from(entry.clone())), entry);
        entry.set_permissions(Some(Permissions::Unix(0o644)));
        assert_eq!(entry.permissions(), Some(Permissions::Unix(0o644)));
        assert_eq!(Entry::from(Flat::from(entry.clone())), entry);
        entry.set_owner(None);
        entry.set_group(None);
        entry.set_link_target(None);
        entry.set_permissions(None);
        assert_eq!(entry, bare);
    }

    #[test]
    fn mode_bits_leave_shared_details_shared() {
        let details = Arc::new(Details {
            owner: Some("nora".into()),
            ..Details::default()
        });
        let mut entry = Entry::new(FileName::parse(b"a").expect("a name"), EntryKind::File);
        entry.set_details(Arc::clone(&details));
        entry.set_permissions(Some(Permissions::Unix(0o644)));
        assert_eq!(Arc::strong_count(&details), 2);
    }

    #[test]
    fn permissions_print_as_ls_does() {
        assert_eq!(Permissions::Unix(0o755).to_string(), "rwxr-xr-x");
        assert_eq!(Permissions::Unix(0o4754).to_string(), "rwsr-xr--");
        assert_eq!(Permissions::Unix(0o1666).to_string(), "rw-rw-rwT");
    }
}
