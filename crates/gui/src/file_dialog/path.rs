//! A typed path: which folder it is in, and how it goes on.

use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

/// A path while it is typed: the folder that is complete, and the beginning of a name in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) folder: PathBuf,
    pub(super) rest: String,
}

impl Typed {
    /// `~` is the home folder; a path that is not absolute goes on from `base`.
    pub(super) fn parse(text: &str, base: &Path, home: &Path) -> Self {
        let (before, rest) = match text.rfind(is_separator) {
            Some(at) => text.split_at(at + 1),
            None => ("", text),
        };
        let tilde = |path: &str| {
            path.strip_prefix('~')
                .map(|path| path.trim_start_matches(is_separator).to_owned())
        };
        let folder = match tilde(before) {
            Some(below) => home.join(below),
            None => base.join(before),
        };
        if before.is_empty() && rest == "~" {
            return Self {
                folder: home.to_owned(),
                rest: String::new(),
            };
        }
        // Without the separator at the end, which `join` keeps: two spellings of one folder would be two folders.
        Self {
            folder: folder.components().collect(),
            rest: rest.to_owned(),
        }
    }
}

/// How a folder stands in the field, ready for a name behind it; nothing where its name is no text.
pub(super) fn in_field(folder: &Path) -> String {
    let mut text = folder.to_str().unwrap_or_default().to_owned();
    if !text.is_empty() && !text.ends_with(is_separator) {
        text.push(MAIN_SEPARATOR);
    }
    text
}

/// What all `names` that begin with `rest` (without regard to case) have in common, if that is more than `rest`.
pub(super) fn common<'a>(rest: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names = names.filter(|name| begins_with(name, rest));
    let mut common: Vec<char> = names.next()?.chars().collect();
    for name in names {
        let same = common.iter().zip(name.chars()).take_while(|(a, b)| *a == b).count();
        common.truncate(same);
    }
    (common.len() > rest.chars().count()).then(|| common.into_iter().collect())
}

/// Does `name` begin with `start`, without regard to case?
pub(super) fn begins_with(name: &str, start: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    start
        .chars()
        .flat_map(char::to_lowercase)
        .all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn typed(text: &str) -> (String, String) {
        let typed = Typed::parse(text, Path::new("/srv"), Path::new("/home/me"));
        (typed.folder.display().to_string(), typed.rest)
    }

    fn pair(folder: &str, rest: &str) -> (String, String) {
        (folder.to_owned(), rest.to_owned())
    }

    #[test]
    fn the_last_part_is_still_being_typed() {
        assert_eq!(typed("/etc/ho"), pair("/etc", "ho"));
        assert_eq!(typed("/etc/"), pair("/etc", ""));
        assert_eq!(typed("/"), pair("/", ""));
        assert_eq!(typed("www"), pair("/srv", "www"));
        assert_eq!(typed("www/a"), pair("/srv/www", "a"));
        assert_eq!(typed("~"), pair("/home/me", ""));
        assert_eq!(typed("~/Wo"), pair("/home/me", "Wo"));
        assert_eq!(typed(""), pair("/srv", ""));
        assert_eq!(in_field(Path::new("/etc")), "/etc/");
        assert_eq!(in_field(Path::new("/")), "/");
    }

    #[test]
    fn completion_goes_as_far_as_all_names_agree() {
        let names = ["Work", "Workshop", "music"];
        assert_eq!(common("w", names.into_iter()), Some("Work".to_owned()));
        assert_eq!(common("works", names.into_iter()), Some("Workshop".to_owned()));
        assert_eq!(common("Work", names.into_iter()), None);
        assert_eq!(common("x", names.into_iter()), None);
    }
}
