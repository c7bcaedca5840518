//! Where people go on this computer: home, its usual folders, what is mounted, and the bookmarks of the file manager.

use std::path::{Path, PathBuf};

use crate::{LocalPlace, PlaceKind};

/// Places that are looked up at most.
const MOST: usize = 60;

/// Looks them up. Blocks, but asks no disk and no network: a share that does not answer holds nobody.
pub(crate) fn find() -> Vec<LocalPlace> {
    let mut places = Vec::new();
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    if let Some(home) = &home {
        places.push(place(PlaceKind::Home, "Home", home));
    }
    if let Some(user) = directories::UserDirs::new() {
        let folders = [
            ("Desktop", user.desktop_dir()),
            ("Documents", user.document_dir()),
            ("Downloads", user.download_dir()),
            ("Music", user.audio_dir()),
            ("Pictures", user.picture_dir()),
            ("Videos", user.video_dir()),
        ];
        for (name, folder) in folders {
            if let Some(folder) = folder.filter(|folder| Some(*folder) != home.as_deref() && folder.is_dir()) {
                places.push(place(PlaceKind::Personal, name, folder));
            }
        }
    }
    places.push(place(PlaceKind::Root, "/", Path::new("/")));
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    places.extend(volumes(&mounts));
    if let Some(home) = &home {
        let config = std::env::var_os("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|config| config.is_absolute())
            .unwrap_or_else(|| home.join(".config"));
        let bookmarks = std::fs::read_to_string(config.join("gtk-3.0/bookmarks")).unwrap_or_default();
        places.extend(bookmarked(&bookmarks));
    }
    places.truncate(MOST);
    places
}

fn place(kind: PlaceKind, name: &str, path: &Path) -> LocalPlace {
    LocalPlace {
        kind,
        name: portolan_remote::visible(name).into(),
        path: path.to_owned(),
    }
}

/// What is mounted where people mount things; the rest belongs to the system.
fn volumes(mounts: &str) -> Vec<LocalPlace> {
    let mut volumes: Vec<LocalPlace> = Vec::new();
    for line in mounts.lines() {
        let Some(path) = line.split(' ').nth(1).and_then(unescape_octal).map(PathBuf::from) else {
            continue;
        };
        let of_people = ["/media", "/mnt", "/run/media", "/Volumes"]
            .iter()
            .any(|top| path.starts_with(top));
        if !of_people || volumes.iter().any(|known| known.path == path) {
            continue;
        }
        let name = path
            .file_name()
            .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        volumes.push(place(PlaceKind::Volume, &name, &path));
    }
    volumes
}

/// `\040` for a space, as `/proc/mounts` writes it.
fn unescape_octal(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let mut code: u32 = 0;
        for _ in 0..3 {
            code = code * 8 + char::from(rest.next()?).to_digit(8)?;
        }
        bytes.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Lines of `file:///path name`, as GTK keeps them.
fn bookmarked(text: &str) -> Vec<LocalPlace> {
    text.lines()
        .filter_map(|line| {
            let (uri, name) = line
                .split_once(' ')
                .map_or((line, None), |(uri, name)| (uri, Some(name.trim())));
            let path = PathBuf::from(unescape_percent(uri.strip_prefix("file://")?)?);
            if !path.is_absolute() {
                return None;
            }
            let own = path
                .file_name()
                .map(|own| own.to_string_lossy().into_owned())
                .unwrap_or_default();
            Some(place(
                PlaceKind::Bookmark,
                name.filter(|name| !name.is_empty()).unwrap_or(&own),
                &path,
            ))
        })
        .collect()
}

fn unescape_percent(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        let code = digit(rest.next())? * 16 + digit(rest.next())?;
        bytes.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(places: &[LocalPlace]) -> Vec<(&str, &str)> {
        places
            .iter()
            .map(|place| (&*place.name, place.path.to_str().expect("text")))
            .collect()
    }

    #[test]
    fn volumes_are_what_people_mount() {
        let mounts = "proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/me/My\\040stick vfat rw 0 0\n\
                      nas:/x /mnt/nas nfs rw 0 0\nnas:/x /mnt/nas nfs rw 0 0\nbad\n/dev/x /media/a\\9 vfat rw 0 0\n";
        assert_eq!(
            told(&volumes(mounts)),
            [("My stick", "/media/me/My stick"), ("nas", "/mnt/nas")]
        );
    }

    #[test]
    fn bookmarks_of_the_file_manager() {
        let text = "file:///home/me/Work\nfile:///srv/a%20b Site one\nsftp://host/x y\nfile://rel\nfile:///bad%zz\n";
        assert_eq!(
            told(&bookmarked(text)),
            [("Work", "/home/me/Work"), ("Site one", "/srv/a b")]
        );
    }
}
