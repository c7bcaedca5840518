//! Folders to come back to: those of everywhere, kept in a file of their own, and those of a saved site, kept with it.

use std::sync::Arc;

use portolan_engine::{EditSites, Place, Request};
use portolan_remote::SiteId;
use portolan_settings::FileError;
use portolan_sites::{Bookmark, BookmarksFile, SavedSites, SitesEdit};

/// Where a bookmark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// It belongs to no site.
    Everywhere,
    /// It belongs to this saved site.
    Site(SiteId),
}

/// What was asked for.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// Show its folders.
    Go(Box<Bookmark>),
    /// Keep one more.
    Keep(Whose, Box<Bookmark>),
    /// Forget it.
    Forget(Whose, Box<Bookmark>),
}

/// The bookmarks of everywhere. Without a file (in tests) they are kept in memory only.
#[derive(Debug, Default)]
pub(crate) struct Bookmarks {
    all: Arc<Vec<Bookmark>>,
    file: Option<BookmarksFile>,
}

impl Bookmarks {
    /// Reads the file. What could not be read is told.
    pub(crate) fn load(file: BookmarksFile) -> (Self, Option<String>) {
        let (all, problem) = file
            .load()
            .unwrap_or_else(|error| (Vec::new(), Some(error.to_string())));
        let bookmarks = Self {
            all: Arc::new(all),
            file: Some(file),
        };
        (bookmarks, problem)
    }

    /// As they are now.
    pub(crate) fn all(&self) -> Arc<Vec<Bookmark>> {
        Arc::clone(&self.all)
    }

    fn change(&mut self, change: impl Fn(&mut Vec<Bookmark>)) -> Result<(), FileError> {
        let mut all = (*self.all).clone();
        change(&mut all);
        if let Some(file) = &self.file {
            all = file.change(change)?;
        }
        self.all = Arc::new(all);
        Ok(())
    }

    /// Keeps one more; one of the same name is replaced.
    pub(crate) fn keep(&mut self, bookmark: &Bookmark) -> Result<(), FileError> {
        self.change(|all| put(all, bookmark))
    }

    /// Forgets it.
    pub(crate) fn forget(&mut self, bookmark: &Bookmark) -> Result<(), FileError> {
        self.change(|all| all.retain(|known| known != bookmark))
    }
}

fn put(all: &mut Vec<Bookmark>, bookmark: &Bookmark) {
    match all.iter_mut().find(|known| known.name == bookmark.name) {
        Some(known) => *known = bookmark.clone(),
        None => all.push(bookmark.clone()),
    }
}

/// The request that changes the bookmarks of a saved site.
pub(crate) fn edit_of_site(saved: &SavedSites, site: SiteId, bookmark: &Bookmark, keep: bool) -> Option<Request> {
    let base = saved.get(site)?;
    let mut site = (**base).clone();
    if keep {
        put(&mut site.bookmarks, bookmark);
    } else {
        site.bookmarks.retain(|known| known != bookmark);
    }
    Some(Request::EditSites(EditSites {
        edits: vec![SitesEdit::Save {
            site: Box::new(site),
            base: Some(Box::new((**base).clone())),
        }],
        secrets: Vec::new(),
    }))
}

/// A bookmark of two folders, with a name that says where it leads.
pub(crate) fn of_folders(local: Option<&Place>, remote: Option<&Place>) -> Bookmark {
    let local_folder = match local {
        Some(Place::Local(path)) => Some(path.clone()),
        _ => None,
    };
    let remote_folder = remote.and_then(Place::remote).map(|(_, path)| path.clone());
    let last = |place: Option<&Place>| place.and_then(crate::place::name).map(|name| name.to_string());
    Bookmark {
        name: last(remote).or_else(|| last(local)).unwrap_or_else(|| "/".to_owned()),
        local_folder,
        remote_folder,
        ..Bookmark::default()
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::RemotePath;

    use super::*;

    #[test]
    fn one_name_is_one_bookmark() {
        let mut bookmarks = Bookmarks::default();
        let there = Place::Remote(SiteId(1), RemotePath::new("/www/site"));
        let mut bookmark = of_folders(Some(&Place::Local("/home/me".into())), Some(&there));
        assert_eq!(bookmark.name, "site");
        bookmarks.keep(&bookmark).expect("kept");
        bookmark.local_folder = None;
        bookmarks.keep(&bookmark).expect("kept");
        assert_eq!(*bookmarks.all(), [bookmark.clone()]);
        bookmarks.forget(&bookmark).expect("forgotten");
        assert!(bookmarks.all().is_empty());
    }
}
