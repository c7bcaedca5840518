//! Deleting on a server, with all that is in folders. Links are never entered.

use portolan_remote::{Act, Entry, EntryKind, ErrorKind, RemoteError, RemotePath};

use super::run::On;

/// More folders at once than any sane tree has.
const MOST_OPEN: usize = 200_000;

/// Deletes a file, a link, or a folder with all that is in it. What cannot be deleted is passed over, and so are the
/// folders that hold it.
pub(super) async fn delete(
    on: &On<'_>,
    path: &RemotePath,
    kind: Option<EntryKind>,
    again: bool,
) -> Result<(), RemoteError> {
    on.changed(path);
    let kind = match kind {
        Some(kind) => kind,
        None => match on.remote.stat(path).await {
            Err(error) if again && error.kind == ErrorKind::NotFound => return Ok(()),
            looked => match on.pass(looked)? {
                Some(entry) => entry.kind,
                None => return Ok(()),
            },
        },
    };
    if kind != EntryKind::Folder {
        return one(on, path, 0, again).await.map(drop);
    }
    // A folder is removed when it comes up again, after what it held.
    let mut stack = vec![(path.clone(), false)];
    let mut kept: Vec<RemotePath> = Vec::new();
    while let Some((folder, emptied)) = stack.pop() {
        on.slate.at(folder.to_string_lossy());
        if emptied {
            if kept.iter().any(|kept| kept.is_within(&folder)) {
                continue;
            }
            match on.remote.remove_dir(&folder).await {
                Err(error) if again && error.kind == ErrorKind::NotFound => {}
                removed => match on.pass(removed)? {
                    Some(()) => on.slate.did(EntryKind::Folder, 0),
                    None => kept.push(folder),
                },
            }
            continue;
        }
        // What only looks like a folder may be a link to one, and that is never entered: as a link it can be deleted, as a
        // folder it cannot (pyftpdlib's MLSD calls both a folder).
        if !on.remote.capabilities().shows_links {
            match on.remote.delete(&folder).await {
                Ok(()) => continue,
                Err(error) if error.kind.ends_session() => return Err(error),
                Err(_) => {}
            }
        }
        if stack.len() > MOST_OPEN {
            return Err(RemoteError::new(ErrorKind::TooLarge, Act::Delete).at(folder.to_string_lossy()));
        }
        let mut entries: Vec<Entry> = Vec::new();
        match on.remote.list(&folder, &mut entries).await {
            Err(error) if again && error.kind == ErrorKind::NotFound => continue,
            listed => {
                if on.pass(listed)?.is_none() {
                    kept.push(folder);
                    continue;
                }
            }
        }
        stack.push((folder.clone(), true));
        for entry in entries {
            let path = folder.join(&entry.name);
            if entry.kind == EntryKind::Folder {
                stack.push((path, false));
            } else if !one(on, &path, entry.size.unwrap_or(0), again).await? {
                kept.push(path);
            }
        }
    }
    Ok(())
}

/// Deletes one file or link. Returns whether it is gone.
async fn one(on: &On<'_>, path: &RemotePath, size: u64, again: bool) -> Result<bool, RemoteError> {
    on.slate.at(path.to_string_lossy());
    match on.remote.delete(path).await {
        Err(error) if again && error.kind == ErrorKind::NotFound => Ok(true),
        deleted => {
            let gone = on.pass(deleted)?.is_some();
            if gone {
                on.slate.did(EntryKind::File, size);
            }
            Ok(gone)
        }
    }
}
