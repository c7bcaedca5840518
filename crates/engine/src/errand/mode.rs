//! Unix permissions: which bits are set, which stay, for files and folders, with everything below or not.

use portolan_remote::{Act, Detail, Entry, EntryKind, ErrorKind, Permissions, RemoteError, RemotePath};

use super::{Undo, run::On};

/// A change of Unix mode bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModeChange {
    /// Bits that stay as they are.
    pub keep: u16,
    /// Of the others, those that are set.
    pub set: u16,
}

impl ModeChange {
    /// The mode after it; `None` where bits stay and nobody knows what they are.
    pub fn apply(self, before: Option<u16>) -> Option<u16> {
        let keeps = self.keep & 0o7777;
        if keeps == 0 {
            return Some(self.set & 0o7777);
        }
        before.map(|before| (before & self.keep | self.set & !self.keep) & 0o7777)
    }
}

/// A wish for permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermissionWish {
    /// For files; `None` = they stay as they are.
    pub files: Option<ModeChange>,
    /// For folders.
    pub folders: Option<ModeChange>,
    /// For everything in folders too. Links in them are passed over: it would be what they point to.
    pub recursive: bool,
}

impl PermissionWish {
    /// What it says about something of this kind.
    pub(super) fn of(self, kind: EntryKind) -> Option<ModeChange> {
        match kind {
            EntryKind::Folder => self.folders,
            _ => self.files,
        }
    }

    /// The mode of an entry after it. `Ok(None)` = it stays as it is.
    pub(super) fn mode(self, kind: EntryKind, before: Option<u16>, shown: &str) -> Result<Option<u16>, RemoteError> {
        let Some(change) = self.of(kind) else { return Ok(None) };
        match change.apply(before) {
            Some(mode) => Ok(Some(mode)),
            None => Err(RemoteError::new(ErrorKind::NotSupported, Act::SetAttributes)
                .at(shown)
                .detailed(Detail::ModeUnknown)),
        }
    }
}

/// The Unix bits of an entry.
pub(super) fn bits(entry: &Entry) -> Option<u16> {
    match entry.permissions() {
        Some(Permissions::Unix(mode)) => Some(mode),
        _ => None,
    }
}

/// With these bits the owner can still look into a folder.
pub(super) const OPEN: u16 = 0o500;

/// Sets the permissions of an entry of a server, and of what is below it.
pub(super) async fn set(
    on: &On<'_>,
    path: &RemotePath,
    entry: Option<Entry>,
    wish: PermissionWish,
) -> Result<(), RemoteError> {
    on.changed(path);
    let entry = match entry {
        Some(entry) => entry,
        None => match on.pass(on.remote.stat(path).await)? {
            Some(entry) => entry,
            None => return Ok(()),
        },
    };
    if entry.kind != EntryKind::Folder || !wish.recursive {
        return one(on, path, entry.kind, bits(&entry), wish).await;
    }
    on.slate.changed(on.place(path));
    // A folder that is closed to us afterwards gets its permissions after what is in it.
    let mut stack = vec![(path.clone(), bits(&entry), false)];
    while let Some((folder, before, late)) = stack.pop() {
        if late {
            one(on, &folder, EntryKind::Folder, before, wish).await?;
            continue;
        }
        let after = wish.folders.and_then(|change| change.apply(before));
        if after.is_none_or(|after| after & OPEN == OPEN) {
            one(on, &folder, EntryKind::Folder, before, wish).await?;
        } else {
            stack.push((folder.clone(), before, true));
        }
        let mut entries: Vec<Entry> = Vec::new();
        if on.pass(on.remote.list(&folder, &mut entries).await)?.is_none() {
            continue;
        }
        for entry in entries {
            let path = folder.join(&entry.name);
            match entry.kind {
                EntryKind::Folder => stack.push((path, bits(&entry), false)),
                EntryKind::File => one(on, &path, EntryKind::File, bits(&entry), wish).await?,
                EntryKind::Symlink | EntryKind::Other => {}
            }
        }
    }
    Ok(())
}

async fn one(
    on: &On<'_>,
    path: &RemotePath,
    kind: EntryKind,
    before: Option<u16>,
    wish: PermissionWish,
) -> Result<(), RemoteError> {
    on.slate.at(path.to_string_lossy());
    let Some(Some(mode)) = on.pass(wish.mode(kind, before, &path.to_string_lossy()))? else {
        return Ok(());
    };
    let done = on.remote.set_mode(path, &Permissions::Unix(mode)).await;
    if on.pass(done)?.is_some() {
        on.slate.did(kind, 0);
        if let Some(before) = before.filter(|before| *before != mode) {
            on.slate.undo(Undo::Mode(on.place(path), before));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_stay_or_are_set() {
        let all = ModeChange { keep: 0, set: 0o644 };
        assert_eq!(all.apply(None), Some(0o644));
        let group = ModeChange {
            keep: 0o7707,
            set: 0o060,
        };
        assert_eq!(group.apply(Some(0o705)), Some(0o765));
        assert_eq!(group.apply(Some(0o2755)), Some(0o2765));
        assert_eq!(group.apply(None), None);
        let wish = PermissionWish {
            files: None,
            folders: Some(group),
            recursive: false,
        };
        assert_eq!(wish.mode(EntryKind::File, None, "x").unwrap(), None);
        assert!(wish.mode(EntryKind::Folder, None, "x").is_err());
    }
}
