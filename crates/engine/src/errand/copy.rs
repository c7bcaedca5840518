//! Copies on a server, beside the original or in another folder. FTP cannot copy: the bytes come here and go back, one file at a time.

use std::{
    fs::File,
    io::{Seek as _, SeekFrom},
    sync::Arc,
};

use portolan_remote::{
    Act, Body, Detail, Entry, EntryKind, ErrorKind, FileName, Meter, Remote, RemoteError, RemotePath, Retrieve, Store,
    TransferType,
};

use super::{Undo, run::On};
use crate::{
    local::names,
    operate::{blocking, utc},
    permissions::{self, while_written, write_protect},
};

/// Numbers that are tried for a free name.
const NUMBERS: u32 = 1000;

/// Makes a copy of a file or folder in the folder `into`, or beside it, under a free name.
pub(super) async fn copy(
    on: &On<'_>,
    path: &RemotePath,
    into: Option<&RemotePath>,
    entry: Option<Entry>,
) -> Result<(), RemoteError> {
    let fail = |kind| RemoteError::new(kind, Act::Upload).at(path.to_string_lossy());
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return on.pass::<()>(Err(fail(ErrorKind::Misuse))).map(drop);
    };
    let into = into.unwrap_or(&folder);
    if within(into, path) {
        let error = fail(ErrorKind::Misuse).detailed(Detail::IntoItself);
        return on.pass::<()>(Err(error)).map(drop);
    }
    let mut there: Vec<Entry> = Vec::new();
    if on.pass(on.remote.list(into, &mut there).await)?.is_none() {
        return Ok(());
    }
    let entry = match entry {
        None if *into == folder => there.iter().find(|entry| entry.name == name).cloned(),
        None => match on.pass(on.remote.stat(path).await)? {
            Some(entry) => Some(entry),
            None => return Ok(()),
        },
        known => known,
    };
    let taken = |name: &FileName| there.iter().any(|entry| entry.name == *name);
    let numbered = (2..NUMBERS).filter_map(|number| names::numbered(&name, number));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken(name));
    let (Some(entry), Some(free)) = (entry, free) else {
        return on.pass::<()>(Err(fail(ErrorKind::NotFound))).map(drop);
    };
    let target = into.join(&free);
    on.changed(&target);
    match entry.kind {
        EntryKind::Folder => tree(on, path, &target).await,
        EntryKind::File | EntryKind::Symlink => {
            if on.pass(file(on, path, &target, &entry).await)?.is_some() {
                on.slate.did(EntryKind::File, entry.size.unwrap_or(0));
            }
            Ok(())
        }
        EntryKind::Other => on.pass::<()>(Err(fail(ErrorKind::NotSupported))).map(drop),
    }
}

/// Is `place` the folder `folder`, or somewhere below it?
fn within(place: &RemotePath, folder: &RemotePath) -> bool {
    let mut at = Some(place.clone());
    while let Some(here) = at {
        if here == *folder {
            return true;
        }
        at = here.parent();
    }
    false
}

async fn tree(on: &On<'_>, from: &RemotePath, to: &RemotePath) -> Result<(), RemoteError> {
    let mut stack = vec![(from.clone(), to.clone())];
    while let Some((from, to)) = stack.pop() {
        if on.pass(on.remote.make_dir(&to).await)?.is_none() {
            continue;
        }
        on.slate.did(EntryKind::Folder, 0);
        on.slate.undo(Undo::Made(on.place(&to), EntryKind::Folder));
        let mut entries: Vec<Entry> = Vec::new();
        if on.pass(on.remote.list(&from, &mut entries).await)?.is_none() {
            continue;
        }
        for entry in entries {
            let (from, to) = (from.join(&entry.name), to.join(&entry.name));
            match entry.kind {
                EntryKind::Folder => stack.push((from, to)),
                EntryKind::File => {
                    if on.pass(file(on, &from, &to, &entry).await)?.is_some() {
                        on.slate.did(EntryKind::File, entry.size.unwrap_or(0));
                    }
                }
                // FTP cannot make links.
                EntryKind::Symlink | EntryKind::Other => {
                    let error = RemoteError::new(ErrorKind::NotSupported, Act::Upload).at(from.to_string_lossy());
                    on.slate.failed(error.detailed(Detail::LinkOrNoFile));
                }
            }
        }
    }
    Ok(())
}

async fn file(on: &On<'_>, from: &RemotePath, to: &RemotePath, entry: &Entry) -> Result<(), RemoteError> {
    on.slate.at(from.to_string_lossy());
    let meter = Arc::new(Meter::default());
    on.slate.moving(Some(meter.clone()));
    let copied = bytes(on.remote, from, to, entry, meter).await;
    on.slate.moving(None);
    copied?;
    on.slate.undo(Undo::Made(on.place(to), EntryKind::File));
    Ok(())
}

/// Brings the bytes of a file here and to `to`, where nothing may be. `meter` counts those that come.
pub(crate) async fn bytes(
    remote: &dyn Remote,
    from: &RemotePath,
    to: &RemotePath,
    entry: &Entry,
    meter: Arc<Meter>,
) -> Result<(), RemoteError> {
    let fail = |error| RemoteError::local(Act::Download, "a temporary file", error);
    let made = blocking(|| {
        let file = tempfile::tempfile()?;
        Ok((file.try_clone()?, file))
    });
    let (writer, mut reader) = made.await.map_err(fail)?;
    let body = |file: File, size, meter| Body {
        file: file.into(),
        offset: 0,
        compare_until: 0,
        source_modified: None,
        size,
        meter,
        throttle: Arc::default(),
        kind: TransferType::Image,
    };
    // What is said of a link is not what is true of the file behind it.
    let size = entry.size.filter(|_| entry.kind == EntryKind::File);
    let what = Retrieve {
        path: from.clone(),
        body: body(writer, size, meter),
        ask_modified: false,
    };
    let came = remote.retrieve(what).await?.bytes;
    let file = blocking(move || reader.seek(SeekFrom::Start(0)).map(|_| reader))
        .await
        .map_err(fail)?;
    let mode = permissions::told(entry);
    let what = Store {
        path: to.clone(),
        body: body(file, Some(came), Arc::new(Meter::default())),
        temporary: None,
        replace: false,
        modified: utc(entry),
        permissions: mode.map(while_written),
    };
    let outcome = remote.store(what).await?;
    if let Some(mode) = mode.filter(|_| outcome.permissions_set) {
        match write_protect(remote, to, mode).await {
            Err(error) if error.kind.ends_session() => return Err(error),
            // The copy is whole.
            _ => {}
        }
    }
    Ok(())
}
