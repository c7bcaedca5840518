//! Permissions that go along with a file: of those that a server tells, what is worth keeping.

use portolan_remote::{Entry, EntryKind, Permissions, Remote, RemoteError, RemotePath};

/// Read, write and execute for owner, group and others. What runs a program as somebody else never goes along.
pub(crate) const RIGHTS: u16 = 0o777;

/// The owner may write: without that, what has a temporary name could not be written once more.
pub(crate) const OWNER_WRITES: u16 = 0o200;

/// The permissions with which a file is written that is to have these.
pub(crate) fn while_written(mode: u16) -> u16 {
    mode | OWNER_WRITES
}

/// What was written with [`while_written`] has its name: its owner is not to write it any more, where that was so.
pub(crate) async fn write_protect(remote: &dyn Remote, path: &RemotePath, mode: u16) -> Result<(), RemoteError> {
    if mode & OWNER_WRITES != 0 {
        return Ok(());
    }
    remote.set_mode(path, &Permissions::Unix(mode)).await
}

/// What the server tells of an entry, unless it only says something because the form of its listing wants it: IIS in Unix
/// style shows every file as `-rwxrwxrwx 1 owner group`, and by that each download would be a program.
pub(crate) fn told(entry: &Entry) -> Option<u16> {
    let invented = entry.owner() == Some("owner") && entry.group() == Some("group");
    // Those of a link say nothing about the file.
    let known = entry.kind != EntryKind::Symlink && !invented;
    match entry.permissions() {
        Some(Permissions::Unix(mode)) if known => Some(mode & RIGHTS),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::FileName;

    use super::*;

    fn entry(mode: u16, owner: &str, group: &str) -> Entry {
        let mut entry = Entry::new(FileName::parse(b"f").unwrap(), EntryKind::File);
        entry.set_permissions(Some(Permissions::Unix(mode)));
        entry.set_owner(Some(owner));
        entry.set_group(Some(group));
        entry
    }

    #[test]
    fn what_is_told_is_kept_without_what_changes_the_user() {
        assert_eq!(told(&entry(0o640, "me", "staff")), Some(0o640));
        assert_eq!(told(&entry(0o6755, "me", "staff")), Some(0o755));
    }

    #[test]
    fn what_iis_invents_is_not() {
        assert_eq!(told(&entry(0o777, "owner", "group")), None);
        assert_eq!(told(&entry(0o777, "owner", "staff")), Some(0o777));
    }
}
