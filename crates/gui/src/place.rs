//! Places in words and steps: the folder above, the entry below, the parts of a path.

use std::path::{Path, PathBuf};

use portolan_engine::{PaneListing, Place, SiteNames};
use portolan_remote::{EntryKind, FileName, NameEncoding, RemotePath, SiteId};
use portolan_ui_kit::say;

use crate::words;

/// The entry `name` in the folder `place`; a local name is the raw bytes of the file system.
pub(crate) fn child(place: &Place, name: &FileName) -> Place {
    match place {
        Place::Local(folder) => Place::Local(folder.join(local_name(name))),
        Place::Remote(site, folder) => Place::Remote(*site, folder.join(name)),
    }
}

/// The folder that holds `place`; `None` at the top.
pub(crate) fn parent(place: &Place) -> Option<Place> {
    match place {
        Place::Local(path) => path.parent().map(|parent| Place::Local(parent.to_owned())),
        Place::Remote(site, path) => path.parent().map(|parent| Place::Remote(*site, parent)),
    }
}

/// Are both on this computer, or both on the same site?
pub(crate) fn same_side(one: &Place, other: &Place) -> bool {
    one.remote().map(|(site, _)| site) == other.remote().map(|(site, _)| site)
}

/// Is `place` the folder `folder`, or somewhere below it?
pub(crate) fn within(place: &Place, folder: &Place) -> bool {
    let mut at = Some(place.clone());
    while let Some(here) = at {
        if here == *folder {
            return true;
        }
        at = parent(&here);
    }
    false
}

/// The last part of the path, where it is the name of an entry.
pub(crate) fn name(place: &Place) -> Option<FileName> {
    match place {
        Place::Local(path) => path
            .file_name()
            .and_then(|name| FileName::parse(name.as_encoded_bytes()).ok()),
        Place::Remote(_, path) => path.file_name(),
    }
}

#[cfg(unix)]
fn local_name(name: &FileName) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(name.as_bytes()))
}

/// Windows has no raw bytes in names; what it lists is UTF-8 here.
#[cfg(not(unix))]
fn local_name(name: &FileName) -> PathBuf {
    PathBuf::from(name.to_string_lossy().into_owned())
}

/// The folders that a listing has, by name; dot folders only where they are shown.
pub(crate) fn folders_of(listing: &PaneListing, hidden_files: bool) -> Vec<FileName> {
    let entries = listing.batches.iter().flat_map(|batch| batch.iter());
    let mut folders: Vec<FileName> = entries
        .filter(|entry| entry.kind == EntryKind::Folder && (hidden_files || !entry.name.hidden()))
        .map(|entry| entry.name.clone())
        .collect();
    folders.sort_by_cached_key(|name| (name.to_string_lossy().to_lowercase(), name.clone()));
    folders
}

/// One part of a path: what to show and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Crumb {
    /// What to show.
    pub(crate) text: String,
    /// Where a click leads.
    pub(crate) place: Place,
}

/// The parts of a path from the top down; what is below `home` begins with "Home".
pub(crate) fn crumbs(place: &Place, home: &Path, reading: NameEncoding) -> Vec<Crumb> {
    match place {
        Place::Local(path) => local_crumbs(path, home),
        Place::Remote(site, path) => remote_crumbs(*site, path, reading),
    }
}

fn local_crumbs(path: &Path, home: &Path) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut at = Some(path);
    while let Some(folder) = at {
        let home_here = folder == home && home.parent().is_some();
        let text = match folder.file_name() {
            _ if home_here => say!("app-home").to_owned(),
            Some(name) => words::visible(&name.to_string_lossy()).into_owned(),
            None => folder.to_string_lossy().into_owned(),
        };
        crumbs.push(Crumb {
            text,
            place: Place::Local(folder.to_owned()),
        });
        at = if home_here { None } else { folder.parent() };
    }
    crumbs.reverse();
    crumbs
}

fn remote_crumbs(site: SiteId, path: &RemotePath, reading: NameEncoding) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut at = Some(path.clone());
    while let Some(folder) = at {
        let text = match folder.file_name() {
            Some(name) => words::visible(&reading.show(name.as_bytes())).into_owned(),
            // Where the log-on ends, as long as nobody knows where that is.
            None if folder.as_bytes().is_empty() => "~".to_owned(),
            None => folder.to_string_lossy().into_owned(),
        };
        at = folder.parent();
        crumbs.push(Crumb {
            text,
            place: Place::Remote(site, folder),
        });
    }
    crumbs.reverse();
    crumbs
}

/// What a person typed as the path of a pane that shows `here`: absolute, relative to it, or `~` for the home folder.
///
/// What the encoding of the server cannot write goes as UTF-8, and the server says that there is nothing of that name.
pub(crate) fn typed(text: &str, here: &Place, home: &Path, names: SiteNames) -> Option<Place> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match here {
        Place::Local(folder) => match text.strip_prefix('~') {
            Some("") => Place::Local(home.to_owned()),
            Some(rest) if rest.starts_with('/') => Place::Local(home.join(rest.trim_start_matches('/'))),
            _ => Place::Local(folder.join(text)),
        },
        Place::Remote(site, folder) => {
            let path = names.typed_path(text).unwrap_or_else(|_| RemotePath::new(text));
            Place::Remote(*site, path.resolve(folder))
        }
    })
}

/// The whole path, as names of this encoding.
pub(crate) fn shown(place: &Place, reading: NameEncoding) -> String {
    match place {
        Place::Local(path) => path.display().to_string(),
        Place::Remote(_, path) => reading.show(path.as_bytes()).into_owned(),
    }
}

/// A path for people: `~/Work/site` below the home folder. [`FrameCx::short`](crate::frame::FrameCx::short) knows the encoding.
pub(crate) fn short(place: &Place, home: &Path, reading: NameEncoding) -> String {
    let text = match place {
        Place::Local(path) => match path.strip_prefix(home) {
            Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Ok(rest) if home.parent().is_some() => format!("~/{}", rest.display()),
            _ => path.display().to_string(),
        },
        Place::Remote(_, path) => reading.show(path.as_bytes()).into_owned(),
    };
    words::visible(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(crumbs: &[Crumb]) -> Vec<&str> {
        crumbs.iter().map(|crumb| crumb.text.as_str()).collect()
    }

    #[test]
    fn crumbs_begin_at_home_or_at_the_root() {
        let home = Path::new("/home/me");
        let below = crumbs(
            &Place::Local("/home/me/Work/site".into()),
            home,
            NameEncoding::default(),
        );
        assert_eq!(texts(&below), ["Home", "Work", "site"]);
        assert_eq!(below[0].place, Place::Local("/home/me".into()));
        assert_eq!(
            texts(&crumbs(&Place::Local("/srv/www".into()), home, NameEncoding::default())),
            ["/", "srv", "www"]
        );
        let remote = crumbs(
            &Place::Remote(SiteId(1), RemotePath::new("/www/a")),
            home,
            NameEncoding::default(),
        );
        assert_eq!(texts(&remote), ["/", "www", "a"]);
        assert_eq!(
            texts(&crumbs(&Place::Local("/".into()), Path::new("/"), NameEncoding::AUTO)),
            ["/"]
        );
    }

    #[test]
    fn typed_paths_are_absolute_relative_or_from_home() {
        let home = Path::new("/home/me");
        let here = Place::Local("/srv".into());
        assert_eq!(
            typed("www", &here, home, SiteNames::default()),
            Some(Place::Local("/srv/www".into()))
        );
        assert_eq!(
            typed("/etc", &here, home, SiteNames::default()),
            Some(Place::Local("/etc".into()))
        );
        assert_eq!(
            typed("~/x", &here, home, SiteNames::default()),
            Some(Place::Local("/home/me/x".into()))
        );
        assert_eq!(typed("  ", &here, home, SiteNames::default()), None);
        let there = Place::Remote(SiteId(1), RemotePath::new("/www"));
        assert_eq!(
            typed("a b", &there, home, SiteNames::default()),
            Some(Place::Remote(SiteId(1), RemotePath::new("/www/a b")))
        );
    }

    #[test]
    fn child_and_parent_are_inverse() {
        let name = FileName::parse(b"x").expect("a legal name");
        for place in [
            Place::Local("/a".into()),
            Place::Remote(SiteId(1), RemotePath::new("/a")),
        ] {
            let below = child(&place, &name);
            assert_eq!(parent(&below), Some(place));
            assert_eq!(super::name(&below), Some(name.clone()));
        }
        assert_eq!(parent(&Place::Local("/".into())), None);
    }
}
