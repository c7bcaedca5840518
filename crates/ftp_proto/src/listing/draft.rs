//! The way from a dialect's fields to an [`Entry`].

use portolan_remote::{Entry, EntryKind, FileName, NameError, Permissions, Timestamp};

use super::{ListingOptions, Summary};

/// The fields of one line, borrowed from it.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) name: &'a [u8],
    pub(super) kind: EntryKind,
    pub(super) size: Option<u64>,
    pub(super) modified: Option<Timestamp>,
    pub(super) permissions: Option<Permissions>,
    pub(super) owner: Option<&'a [u8]>,
    pub(super) group: Option<&'a [u8]>,
    pub(super) link_target: Option<&'a [u8]>,
}

impl<'a> Draft<'a> {
    /// Name and kind; nothing else is known.
    pub(super) fn new(name: &'a [u8], kind: EntryKind) -> Self {
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

    /// A folder if `folder`, else a file.
    pub(super) fn folder_or_file(name: &'a [u8], folder: bool) -> Self {
        Self::new(name, if folder { EntryKind::Folder } else { EntryKind::File })
    }
}

impl Draft<'_> {
    /// The entry with that name.
    pub(super) fn into_entry(self, name: FileName) -> Entry {
        Entry {
            name,
            kind: self.kind,
            // What servers print for a folder is the size of its own blocks, or the number of its entries.
            size: self.size.filter(|_| self.kind != EntryKind::Folder),
            modified: self.modified,
            permissions: self.permissions,
            owner: self.owner.map(text),
            group: self.group.map(text),
            link_target: self.link_target.map(Box::from),
        }
    }
}

/// Where the entries of a listing go; refuses the names that are none.
pub(super) struct Sink<'a> {
    out: &'a mut Vec<Entry>,
    summary: &'a mut Summary,
    /// The server's wall clock.
    pub(super) now: i64,
}

impl<'a> Sink<'a> {
    pub(super) fn new(out: &'a mut Vec<Entry>, options: &ListingOptions, summary: &'a mut Summary) -> Self {
        Self {
            out,
            summary,
            now: options.now,
        }
    }

    /// Gives out an entry, unless its name is `.` or `..` or not a [`FileName`].
    pub(super) fn push(&mut self, draft: Draft<'_>) {
        let name = match FileName::parse(draft.name) {
            Ok(name) => name,
            Err(NameError::Dots) => return,
            Err(_) => return self.refuse(),
        };
        self.summary.entries += 1;
        self.out.push(draft.into_entry(name));
    }

    /// Counts an entry that cannot be given out.
    pub(super) fn refuse(&mut self) {
        self.summary.refused += 1;
    }
}

/// Bytes that are shown and never sent back.
pub(super) fn text(bytes: &[u8]) -> Box<str> {
    String::from_utf8_lossy(bytes).into()
}
