//! Counting what is in a folder of a server. Links are not entered.

use portolan_remote::{Act, Entry, EntryKind, ErrorKind, RemoteError, RemotePath};

use super::{FolderSize, run::On};

/// Folders that are read for one size; a tree of more is one that leads into itself.
const MOST_FOLDERS: u64 = 200_000;

/// Counts `path` with everything below; what cannot be read makes it "at least".
pub(super) async fn measure(on: &On<'_>, path: &RemotePath) -> Result<(), RemoteError> {
    let place = on.place(path);
    let mut size = FolderSize {
        counting: true,
        ..FolderSize::default()
    };
    on.slate.size(&place, size);
    let mut stack = vec![path.clone()];
    while let Some(folder) = stack.pop() {
        on.slate.at(folder.to_string_lossy());
        let mut entries: Vec<Entry> = Vec::new();
        match on.remote.list(&folder, &mut entries).await {
            Ok(listing) => size.at_least |= listing.unparsed > 0,
            Err(error) if error.kind.ends_session() => return Err(error),
            // The folder itself cannot be read: there is nothing to show.
            Err(error) if folder == *path => {
                on.slate.failed(error);
                size.at_least = true;
            }
            Err(_) => size.at_least = true,
        }
        for entry in entries {
            count(&mut size, &entry);
            on.slate.did(entry.kind, entry.size.unwrap_or(0));
            if entry.kind == EntryKind::Folder {
                stack.push(folder.join(&entry.name));
            }
        }
        if size.folders > MOST_FOLDERS {
            on.slate
                .failed(RemoteError::new(ErrorKind::TooLarge, Act::List).at(path.to_string_lossy()));
            size.at_least = true;
            break;
        }
        on.slate.size(&place, size);
    }
    size.counting = false;
    on.slate.size(&place, size);
    Ok(())
}

/// One more entry.
pub(super) fn count(size: &mut FolderSize, entry: &Entry) {
    match entry.kind {
        EntryKind::Folder => size.folders += 1,
        EntryKind::File => {
            size.files += 1;
            size.bytes = size.bytes.saturating_add(entry.size.unwrap_or(0));
            size.at_least |= entry.size.is_none();
        }
        EntryKind::Symlink | EntryKind::Other => size.files += 1,
    }
}
