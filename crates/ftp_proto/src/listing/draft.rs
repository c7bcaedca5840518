//! The way from a dialect's fields to an [`Entry`].

use portolan_remote::{Entry, EntryKind, FileName, NameError, Permissions, Timestamp};

use super::{ListingOptions, Summary, shared::Shared};

/// The fields of one line, borrowed from it.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) name: &'a [u8],
    pub(super) kind: EntryKind,
    pub(super) size: Option<u64>,
    pub(super) modified: Option<Timestamp>,
    /// Unix mode bits.
    pub(super) mode: Option<u16>,
    /// The protection string of another system.
    pub(super) protection: Option<&'a [u8]>,
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
            mode: None,
            protection: None,
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
    pub(super) fn into_entry(self, name: FileName, shared: &mut Shared) -> Entry {
        let mut entry = Entry::new(name, self.kind);
        // What servers print for a folder is the size of its own blocks, or the number of its entries.
        entry.size = self.size.filter(|_| self.kind != EntryKind::Folder);
        entry.modified = self.modified;
        if let Some(details) = shared.details([self.owner, self.group, self.protection]) {
            entry.set_details(details);
        }
        if self.mode.is_some() {
            entry.set_permissions(self.mode.map(Permissions::Unix));
        }
        if self.link_target.is_some() {
            entry.set_link_target(self.link_target);
        }
        entry
    }
}

/// Where the entries of a listing go; refuses the names that are none.
pub(super) struct Sink<'a> {
    out: &'a mut Vec<Entry>,
    summary: &'a mut Summary,
    shared: &'a mut Shared,
    /// The server's wall clock.
    pub(super) now: i64,
}

impl<'a> Sink<'a> {
    pub(super) fn new(
        out: &'a mut Vec<Entry>,
        options: &ListingOptions,
        summary: &'a mut Summary,
        shared: &'a mut Shared,
    ) -> Self {
        Self {
            out,
            summary,
            shared,
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
        self.out.push(draft.into_entry(name, self.shared));
    }

    /// Counts an entry that cannot be given out.
    pub(super) fn refuse(&mut self) {
        self.summary.refused += 1;
    }
}
