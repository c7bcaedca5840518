//! Bookmarks that belong to no site: `bookmarks.toml`.

use std::path::{Path, PathBuf};

use portolan_settings::{FileError, Read, read_toml, update_toml};

use crate::{Bookmark, table};

/// The file of bookmarks.
#[derive(Clone, Debug)]
pub struct BookmarksFile(PathBuf);

impl BookmarksFile {
    /// The file in this folder of settings.
    pub fn new(config: &Path) -> Self {
        Self(config.join("bookmarks.toml"))
    }

    /// The bookmarks in their order, and what could not be read, in words; what cannot be read stays in the file.
    pub fn load(&self) -> Result<(Vec<Bookmark>, Option<String>), FileError> {
        Ok(match read_toml(&self.0)? {
            Read::Missing => (Vec::new(), None),
            Read::Broken { set_aside, why } => {
                let words = format!(
                    "the bookmarks could not be read ({why}); they lie at {}",
                    set_aside.display()
                );
                (Vec::new(), Some(words))
            }
            Read::Document(document) => match table::bookmarks(document.get("bookmark")) {
                Ok(bookmarks) => (bookmarks, None),
                Err(why) => (Vec::new(), Some(format!("{}: {why}", self.0.display()))),
            },
        })
    }

    /// Changes them as they are in the file now, which another window may have changed. Returns what stands there then.
    pub fn change(&self, change: impl FnOnce(&mut Vec<Bookmark>)) -> Result<Vec<Bookmark>, FileError> {
        let mut bookmarks = Vec::new();
        update_toml(&self.0, |document| {
            match table::bookmarks(document.get("bookmark")) {
                Ok(read) => bookmarks = read,
                // Nothing that somebody wrote by hand is lost: it stands beside, under another name.
                Err(_) => {
                    if let Some(item) = document.remove("bookmark") {
                        document.insert("bookmark_not_understood", item);
                    }
                }
            }
            change(&mut bookmarks);
            document.insert("bookmark", table::bookmark_item(&bookmarks));
        })?;
        Ok(bookmarks)
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::RemotePath;

    use super::*;

    #[test]
    fn what_is_kept_is_read_and_nothing_is_lost() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = BookmarksFile::new(folder.path());
        assert_eq!(file.load().expect("readable"), (Vec::new(), None));
        let bookmark = Bookmark {
            name: "Work".to_owned(),
            local_folder: Some("/home/me/Work".into()),
            remote_folder: Some(RemotePath::new("/www")),
            ..Bookmark::default()
        };
        let kept = file.change(|all| all.push(bookmark.clone())).expect("writable");
        assert_eq!(kept, std::slice::from_ref(&bookmark));
        assert_eq!(file.load().expect("readable"), (vec![bookmark.clone()], None));
        std::fs::write(folder.path().join("bookmarks.toml"), "bookmark = 3\n").expect("writable");
        assert!(file.load().expect("readable").1.is_some());
        file.change(|all| all.push(bookmark.clone())).expect("writable");
        let text = std::fs::read_to_string(folder.path().join("bookmarks.toml")).expect("readable");
        assert!(text.contains("bookmark_not_understood = 3"), "{text}");
        assert_eq!(file.load().expect("readable").0, [bookmark]);
    }
}
