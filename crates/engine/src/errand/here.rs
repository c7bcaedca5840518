//! Errands on this computer's disk. All of it blocks; between two steps it looks whether it shall stop.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use portolan_remote::{Act, Detail, EntryKind, ErrorKind, FileName, RemoteError};

use super::{FolderSize, PermissionWish, Slate, Undo, measure, mode::OPEN};
use crate::{
    Place,
    local::{
        self, names,
        root::{Found, Root},
    },
};

fn fail(act: Act, path: &Path) -> impl FnOnce(io::Error) -> RemoteError {
    let shown = path.display().to_string();
    move |error| RemoteError::local(act, shown, error)
}

/// It cannot be copied.
fn refused(path: &Path, why: Detail) -> RemoteError {
    let error = RemoteError::new(ErrorKind::LocalIo, Act::Upload).at(path.display().to_string());
    error.detailed(why)
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

/// The folder that holds what the person has named, open, and its name there. Links on the way to it are the person's own.
fn held(path: &Path) -> io::Result<(Root, FileName)> {
    let name = names::name_of(path).ok_or(io::ErrorKind::InvalidFilename)?;
    Ok((Root::open(path.parent().unwrap_or(path))?, name))
}

/// Renames one where nothing has the new name.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), RemoteError> {
    let renamed = || {
        let ((folder, old), (new_folder, new)) = (held(from)?, held(to)?);
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
        let (folder, name) = held(path)?;
        let file = folder.create_new(&name)?;
        local::root::set_finished_mode(&file, None)
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
        EntryKind::Folder => held(path)
            .and_then(|(folder, name)| folder.remove_folder(&name))
            .map_err(fail(Act::Delete, path)),
        _ => local::trash::to_trash(path),
    }
}

/// Sets one mode again. What is a link now is left alone: it would be what it points to.
pub(super) fn put_mode(path: &Path, mode: u16, slate: &Slate) -> Result<(), RemoteError> {
    changed(path, slate);
    held(path)
        .and_then(|(folder, name)| folder.set_mode(&name, mode))
        .map_err(fail(Act::SetAttributes, path))
}

/// Sets permissions, with everything below where that is wished.
pub(crate) fn set_permissions(paths: &[PathBuf], wish: PermissionWish, slate: &Slate) {
    for path in paths {
        // A link that was named by hand means what it points to. Those below are passed over.
        let path = match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => path.canonicalize().unwrap_or_else(|_broken| path.clone()),
            _ => path.clone(),
        };
        changed(&path, slate);
        let looked = held(&path).and_then(|(root, name)| {
            let found = root.look_and_mode(&name)?.ok_or(io::ErrorKind::NotFound)?;
            Ok((root, name, found))
        });
        match looked {
            Ok((root, name, (found, before))) if found.kind == EntryKind::Folder && wish.recursive => {
                slate.changed(Place::Local(path.clone()));
                let above = path.parent().unwrap_or(&path);
                set_tree(&Tree { root, above }, name, before, wish, slate);
            }
            Ok((root, name, (found, before))) => set_one(&root, &name, &path, (found.kind, before), wish, slate),
            Err(error) => slate.failed(fail(Act::SetAttributes, &path)(error)),
        }
    }
}

/// What lies below a folder that is held open: every step to it begins there, so that nothing that is swapped for a link
/// meanwhile leads elsewhere.
struct Tree<'a> {
    root: Root,
    /// Where it is, for people.
    above: &'a Path,
}

impl Tree<'_> {
    /// The folder that holds the last of the names.
    fn folder_of(&self, way: &[FileName]) -> io::Result<Root> {
        self.root.folder(&way[..way.len().saturating_sub(1)], false)
    }

    fn path(&self, way: &[FileName]) -> PathBuf {
        names::join(self.above, way)
    }
}

fn under(way: &[FileName], name: &FileName) -> Vec<FileName> {
    way.iter().chain([name]).cloned().collect()
}

fn set_tree(tree: &Tree<'_>, name: FileName, before: u16, wish: PermissionWish, slate: &Slate) {
    let mut stack = vec![(vec![name], before, false)];
    while let Some((way, before, late)) = stack.pop() {
        if slate.stopped() {
            return;
        }
        let own = || {
            let (Some(name), folder) = (way.last(), tree.folder_of(&way)) else {
                return;
            };
            match folder {
                Ok(folder) => set_one(
                    &folder,
                    name,
                    &tree.path(&way),
                    (EntryKind::Folder, before),
                    wish,
                    slate,
                ),
                Err(error) => slate.failed(fail(Act::SetAttributes, &tree.path(&way))(error)),
            }
        };
        if late {
            own();
            continue;
        }
        let after = wish.folders.and_then(|change| change.apply(Some(before)));
        // A folder that is closed to us afterwards gets its permissions after what is in it.
        if after.is_none_or(|after| after & OPEN == OPEN) {
            own();
        } else {
            stack.push((way.clone(), before, true));
        }
        let inside = tree.root.folder(&way, false).and_then(|folder| {
            for name in folder.names()? {
                if slate.stopped() {
                    break;
                }
                let Some((found, before)) = folder.look_and_mode(&name)? else {
                    continue;
                };
                let below = under(&way, &name);
                match found.kind {
                    EntryKind::Folder => stack.push((below, before, false)),
                    EntryKind::File => {
                        set_one(&folder, &name, &tree.path(&below), (found.kind, before), wish, slate);
                    }
                    EntryKind::Symlink | EntryKind::Other => {}
                }
            }
            Ok(())
        });
        if let Err(error) = inside {
            slate.failed(fail(Act::SetAttributes, &tree.path(&way))(error));
        }
    }
}

/// Sets the permissions of one entry that is of this kind and has these.
fn set_one(
    folder: &Root,
    name: &FileName,
    path: &Path,
    (kind, before): (EntryKind, u16),
    wish: PermissionWish,
    slate: &Slate,
) {
    let shown = path.display().to_string();
    let done = wish.mode(kind, Some(before), &shown).and_then(|mode| match mode {
        Some(mode) => folder
            .set_mode(name, mode)
            .map(|()| Some(mode))
            .map_err(fail(Act::SetAttributes, path)),
        None => Ok(None),
    });
    slate.at(shown);
    match done {
        Ok(Some(mode)) => {
            slate.did(kind, 0);
            if before != mode {
                slate.undo(Undo::Mode(Place::Local(path.to_owned()), before));
            }
        }
        Ok(None) => {}
        Err(error) => slate.failed(error),
    }
}

/// Makes a copy of each in the folder `into`, or beside it, under a free name.
pub(crate) fn copy(paths: &[PathBuf], into: Option<&Path>, slate: &Slate) {
    for path in paths {
        if slate.stopped() {
            return;
        }
        if let Err(error) = copy_one(path, into, slate) {
            slate.failed(error);
        }
    }
}

fn copy_one(path: &Path, into: Option<&Path>, slate: &Slate) -> Result<(), RemoteError> {
    let folder = into.or(path.parent()).unwrap_or(path);
    if folder.starts_with(path) {
        return Err(refused(path, Detail::IntoItself));
    }
    let begun = held(path).and_then(|(root, name)| {
        let into = Root::open(folder)?;
        let numbered = (2..1000).filter_map(|number| names::numbered(&name, number));
        for free in std::iter::once(name.clone()).chain(numbered) {
            if into.look(&free)?.is_none() {
                return Ok((root, into, name, free));
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    });
    let (root, into, name, free) = begun.map_err(fail(Act::Upload, path))?;
    slate.changed(Place::Local(folder.to_owned()));
    let above = path.parent().unwrap_or(path);
    let tree = Tree { root, above };
    let copies = Tree {
        root: into,
        above: folder,
    };
    let mut stack = vec![(vec![name], vec![free])];
    while let Some((from, to)) = stack.pop() {
        if slate.stopped() {
            return Ok(());
        }
        slate.at(tree.path(&from).display().to_string());
        match copy_entry((&tree, &from), (&copies, &to)) {
            Ok(Some((found, below))) => {
                slate.did(found.kind, found.size);
                slate.undo(Undo::Made(Place::Local(copies.path(&to)), found.kind));
                stack.extend(below.iter().map(|name| (under(&from, name), under(&to, name))));
            }
            Ok(None) => slate.failed(refused(&tree.path(&from), Detail::NeitherFileNorFolder)),
            Err(error) => slate.failed(fail(Act::Upload, &tree.path(&from))(error)),
        }
    }
    Ok(())
}

/// Copies one entry. Returns what it is and, of a folder, the names in it: those that were there before the first of them
/// was copied. `None` = it is none that can be copied.
fn copy_entry(
    (tree, from): (&Tree<'_>, &[FileName]),
    (copies, to): (&Tree<'_>, &[FileName]),
) -> io::Result<Option<(Found, Vec<FileName>)>> {
    let (Some(name), Some(new)) = (from.last(), to.last()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let (source, target) = (tree.folder_of(from)?, copies.folder_of(to)?);
    let found = source.look(name)?.ok_or(io::ErrorKind::NotFound)?;
    let mut below = Vec::new();
    match found.kind {
        EntryKind::Folder => {
            below = tree.root.folder(from, false)?.names()?;
            target.make_folder(new)?;
        }
        EntryKind::File => copy_file(source.read(name)?, &target.create_new(new)?)?,
        EntryKind::Symlink => {
            if !target.link(new, source.link_text(name)?.as_bytes())? {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
        }
        EntryKind::Other => return Ok(None),
    }
    Ok(Some((found, below)))
}

/// Copies into a new file, with permissions and time.
fn copy_file(mut source: fs::File, mut target: &fs::File) -> io::Result<()> {
    io::copy(&mut source, &mut target)?;
    let metadata = source.metadata()?;
    target.set_permissions(metadata.permissions())?;
    target.set_modified(metadata.modified()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_not_copied_into_itself_and_the_cause_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("below");
        fs::create_dir(&below).unwrap();
        let error = copy_one(folder.path(), Some(&below), &Slate::default()).unwrap_err();
        assert_eq!(error.detail.as_deref(), Some(&Detail::IntoItself));
        assert_eq!(fs::read_dir(&below).unwrap().count(), 0);
    }
}
