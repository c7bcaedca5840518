//! Errands on this computer's disk. All of it blocks; between two steps it looks whether it shall stop.

use std::{
    fs, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use portolan_remote::{Act, EntryKind, ErrorKind, RemoteError};

use super::{
    FolderSize, PermissionWish, Slate, Undo, measure,
    mode::{self, OPEN},
};
use crate::{
    Place,
    local::{self, names, root::Root},
};

fn fail(act: Act, path: &Path) -> impl FnOnce(io::Error) -> RemoteError {
    let shown = path.display().to_string();
    move |error| RemoteError::local(act, shown, error)
}

/// The folder that holds `path` is different now.
pub(super) fn changed(path: &Path, slate: &Slate) {
    if let Some(folder) = path.parent() {
        slate.changed(Place::Local(folder.to_owned()));
    }
}

/// Moves everything to the trash.
pub(crate) fn to_trash(paths: &[PathBuf], slate: &Slate) {
    slate.expect(paths.len() as u64);
    for path in paths {
        if slate.stopped() {
            return;
        }
        slate.at(path.display().to_string());
        changed(path, slate);
        match local::trash::to_trash(path) {
            Ok(()) => {
                slate.did(EntryKind::File, 0);
                slate.undo(Undo::Trashed(path.clone()));
            }
            Err(error) => slate.failed(error),
        }
    }
}

/// Counts folders with everything below. Links are not entered.
pub(crate) fn count(paths: &[PathBuf], slate: &Slate) {
    for path in paths {
        let place = Place::Local(path.clone());
        let mut size = FolderSize {
            counting: true,
            ..FolderSize::default()
        };
        slate.size(&place, size);
        let mut stack = vec![path.clone()];
        while let Some(folder) = stack.pop() {
            slate.at(folder.display().to_string());
            let read = local::list::read_folder(&folder, |entries| {
                for entry in entries {
                    measure::count(&mut size, &entry);
                    slate.did(entry.kind, entry.size.unwrap_or(0));
                    if entry.kind == EntryKind::Folder {
                        stack.push(folder.join(names::to_local(&entry.name)));
                    }
                }
                slate.size(&place, size);
                !slate.stopped()
            });
            if let Err(error) = read {
                size.at_least = true;
                if folder == *path {
                    slate.failed(error);
                }
            }
            if slate.stopped() {
                return;
            }
        }
        size.counting = false;
        slate.size(&place, size);
    }
}

/// Renames one where nothing has the new name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), RemoteError> {
    let split = |path: &Path| {
        let name = names::name_of(path).ok_or(io::ErrorKind::InvalidFilename)?;
        io::Result::Ok((Root::open(path.parent().unwrap_or(path))?, name))
    };
    let renamed = || {
        let ((folder, old), (new_folder, new)) = (split(from)?, split(to)?);
        folder.rename_to(&old, &new_folder, &new, false)
    };
    renamed().map_err(fail(Act::Rename, from))
}

/// Renames many, in this order.
pub(crate) fn rename_all(pairs: &[(PathBuf, PathBuf)], slate: &Slate) {
    slate.expect(pairs.len() as u64);
    for (from, to) in pairs {
        if slate.stopped() {
            return;
        }
        slate.at(from.display().to_string());
        changed(from, slate);
        changed(to, slate);
        match rename(from, to) {
            Ok(()) => {
                slate.did(EntryKind::File, 0);
                slate.undo(Undo::Renamed {
                    from: Place::Local(from.clone()),
                    to: Place::Local(to.clone()),
                });
            }
            Err(error) => slate.failed(error),
        }
    }
}

/// Makes an empty file; fails if anything is there.
pub(crate) fn make_file(path: &Path, slate: &Slate) -> Result<(), RemoteError> {
    let made = || {
        let name = names::name_of(path).ok_or(io::ErrorKind::InvalidFilename)?;
        let file = Root::open(path.parent().unwrap_or(path))?.create_new(&name)?;
        local::root::set_usual_mode(&file)
    };
    made().map_err(fail(Act::Upload, path))?;
    changed(path, slate);
    slate.undo(Undo::Made(Place::Local(path.to_owned()), EntryKind::File));
    Ok(())
}

/// Takes back what was made: a folder that is empty, a file or copy.
pub(super) fn unmake(path: &Path, kind: EntryKind, slate: &Slate) -> Result<(), RemoteError> {
    changed(path, slate);
    match kind {
        EntryKind::Folder => fs::remove_dir(path).map_err(fail(Act::Delete, path)),
        _ => local::trash::to_trash(path),
    }
}

/// Sets one mode. A link is passed over: it would be what it points to.
pub(super) fn put_mode(path: &Path, mode: u16, slate: &Slate) -> Result<(), RemoteError> {
    changed(path, slate);
    fs::set_permissions(path, fs::Permissions::from_mode(u32::from(mode))).map_err(fail(Act::SetAttributes, path))
}

/// Sets permissions, with everything below where that is wished.
pub(crate) fn set_permissions(paths: &[PathBuf], wish: PermissionWish, slate: &Slate) {
    for path in paths {
        changed(path, slate);
        let entry = match local::list::look(path) {
            Ok(entry) => entry,
            Err(error) => {
                slate.failed(fail(Act::SetAttributes, path)(error));
                continue;
            }
        };
        let before = mode::bits(&entry);
        if entry.kind == EntryKind::Folder && wish.recursive {
            slate.changed(Place::Local(path.clone()));
            set_tree(path, before, wish, slate);
        } else {
            set_one(path, entry.kind, before, wish, slate);
        }
    }
}

fn set_tree(path: &Path, before: Option<u16>, wish: PermissionWish, slate: &Slate) {
    let mut stack = vec![(path.to_owned(), before, false)];
    while let Some((folder, before, late)) = stack.pop() {
        if slate.stopped() {
            return;
        }
        if late {
            set_one(&folder, EntryKind::Folder, before, wish, slate);
            continue;
        }
        let after = wish.folders.and_then(|change| change.apply(before));
        if after.is_none_or(|after| after & OPEN == OPEN) {
            set_one(&folder, EntryKind::Folder, before, wish, slate);
        } else {
            stack.push((folder.clone(), before, true));
        }
        let read = local::list::read_folder(&folder, |entries| {
            for entry in entries {
                let path = folder.join(names::to_local(&entry.name));
                match entry.kind {
                    EntryKind::Folder => stack.push((path, mode::bits(&entry), false)),
                    EntryKind::File => set_one(&path, EntryKind::File, mode::bits(&entry), wish, slate),
                    EntryKind::Symlink | EntryKind::Other => {}
                }
            }
            !slate.stopped()
        });
        if let Err(error) = read {
            slate.failed(error);
        }
    }
}

fn set_one(path: &Path, kind: EntryKind, before: Option<u16>, wish: PermissionWish, slate: &Slate) {
    let shown = path.display().to_string();
    let done = wish.mode(kind, before, &shown).and_then(|mode| match mode {
        Some(mode) => fs::set_permissions(path, fs::Permissions::from_mode(u32::from(mode)))
            .map(|()| Some(mode))
            .map_err(fail(Act::SetAttributes, path)),
        None => Ok(None),
    });
    slate.at(shown);
    match done {
        Ok(Some(mode)) => {
            slate.did(kind, 0);
            if let Some(before) = before.filter(|before| *before != mode) {
                slate.undo(Undo::Mode(Place::Local(path.to_owned()), before));
            }
        }
        Ok(None) => {}
        Err(error) => slate.failed(error),
    }
}

/// Makes a copy of each beside it, under a free name.
pub(crate) fn duplicate(paths: &[PathBuf], slate: &Slate) {
    for path in paths {
        if slate.stopped() {
            return;
        }
        changed(path, slate);
        if let Err(error) = duplicate_one(path, slate) {
            slate.failed(error);
        }
    }
}

fn duplicate_one(path: &Path, slate: &Slate) -> Result<(), RemoteError> {
    let name = names::name_of(path).ok_or_else(|| RemoteError::new(ErrorKind::Misuse, Act::Upload))?;
    let folder = path.parent().unwrap_or(path);
    let free = (2..1000)
        .filter_map(|number| names::numbered(&name, number))
        .map(|name| folder.join(names::to_local(&name)))
        .find(|target| fs::symlink_metadata(target).is_err())
        .ok_or_else(|| fail(Act::Upload, path)(io::ErrorKind::AlreadyExists.into()))?;
    let mut stack = vec![(path.to_owned(), free)];
    while let Some((from, to)) = stack.pop() {
        if slate.stopped() {
            return Ok(());
        }
        slate.at(from.display().to_string());
        let entry = local::list::look(&from).map_err(fail(Act::Upload, &from))?;
        let copied = match entry.kind {
            EntryKind::Folder => {
                let below = |stack: &mut Vec<(PathBuf, PathBuf)>| {
                    for entry in fs::read_dir(&from)? {
                        let entry = entry?;
                        stack.push((entry.path(), to.join(entry.file_name())));
                    }
                    Ok(())
                };
                fs::create_dir(&to).and_then(|()| below(&mut stack))
            }
            EntryKind::File => copy_file(&from, &to),
            EntryKind::Symlink => fs::read_link(&from).and_then(|target| std::os::unix::fs::symlink(target, &to)),
            EntryKind::Other => Err(io::Error::other("it is neither a file nor a folder")),
        };
        match copied {
            Ok(()) => {
                slate.did(entry.kind, entry.size.unwrap_or(0));
                slate.undo(Undo::Made(Place::Local(to), entry.kind));
            }
            Err(error) => slate.failed(fail(Act::Upload, &from)(error)),
        }
    }
    Ok(())
}

/// Copies into a new file, with permissions and time.
fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = fs::File::open(from)?;
    let mut target = fs::File::create_new(to)?;
    io::copy(&mut source, &mut target)?;
    let metadata = source.metadata()?;
    target.set_permissions(metadata.permissions())?;
    target.set_modified(metadata.modified()?)
}
