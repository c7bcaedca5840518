//! Where symbolic links of a server may lead. Paths are compared as text: a server tells no more.

use portolan_remote::{FileName, RemotePath};

/// The names of a path that a link in `folder` means; `None` where it leads above `/` or is no text of a path.
fn resolve<'a>(folder: &'a RemotePath, target: &'a [u8]) -> Option<Vec<&'a [u8]>> {
    if target.is_empty() || target.contains(&0) {
        return None;
    }
    let mut names: Vec<&[u8]> = if target.starts_with(b"/") {
        Vec::new()
    } else {
        folder.components().collect()
    };
    for name in target.split(|&byte| byte == b'/') {
        match name {
            b"" | b"." => {}
            b".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names)
}

/// The path that a link in `folder` means, where that lies within the folder that the person has named.
pub(super) fn inside(named: &RemotePath, folder: &RemotePath, target: &[u8]) -> Option<RemotePath> {
    let target = resolve(folder, target)?;
    let named: Vec<&[u8]> = named.components().collect();
    target
        .starts_with(&named)
        .then(|| RemotePath::new([b"/", target.join(&b'/').as_slice()].concat()))
}

/// May the link `name` in `folder`, which points to a folder, be entered?
///
/// It must lead into the folder that the person has named, and not to a folder that holds the link: that would go round.
/// Two links that lead to each other's folders go round too, and each round passes the same names again, so nothing is
/// entered whose name the way to it has already. Deep trees in which a link and a folder above it have the same name
/// lose that link; it is counted and said like the others.
pub(super) fn may_enter(named: &RemotePath, folder: &RemotePath, name: &FileName, target: &[u8]) -> bool {
    let Some(target) = resolve(folder, target) else {
        return false;
    };
    let named: Vec<&[u8]> = named.components().collect();
    let way: Vec<&[u8]> = folder.components().collect();
    let inside = target.starts_with(&named);
    let around = way.starts_with(&target);
    let again = way
        .get(named.len()..)
        .is_some_and(|below| below.contains(&name.as_bytes()));
    inside && !around && !again
}

/// The text of a link here, for one that lies in `folder` on the server: relative, and never out of the folder that the
/// person has named. Some servers tell all targets from their root on; those become relative too. `here` gives the name
/// that something has on this computer.
///
/// `..` is taken only at the beginning: after a name that is a link itself it would lead somewhere else than the text says,
/// and a few such links could lead out together.
pub(super) fn text_here(
    named: &RemotePath,
    folder: &RemotePath,
    target: &[u8],
    here: impl Fn(&FileName) -> FileName,
) -> Option<Vec<u8>> {
    if target.is_empty() || target.contains(&0) {
        return None;
    }
    let way: Vec<&[u8]> = folder.components().collect();
    let below = way.len().checked_sub(named.components().count())?;
    let mut names: Vec<&[u8]> = target
        .split(|&byte| byte == b'/')
        .filter(|name| !matches!(*name, b"" | b"."))
        .collect();
    let mut up = 0;
    if target.starts_with(b"/") {
        let own = names.starts_with(&named.components().collect::<Vec<_>>());
        let shared = way.iter().zip(&names).take_while(|(one, other)| one == other).count();
        if !own {
            return None;
        }
        up = way.len() - shared;
        names.drain(..shared);
    } else {
        while names.first() == Some(&&b".."[..]) {
            names.remove(0);
            up += 1;
        }
    }
    if up > below || names.contains(&&b".."[..]) {
        return None;
    }
    let mut parts = vec![b"..".to_vec(); up];
    for name in names {
        parts.push(here(&FileName::parse(name).ok()?).as_bytes().to_vec());
    }
    if parts.is_empty() {
        parts.push(b".".to_vec());
    }
    Some(parts.join(&b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_entered_only_within_the_named_folder_and_in_no_circle() {
        let may = |folder: &str, name: &str, target: &str| {
            let name = FileName::parse(name.as_bytes()).unwrap();
            may_enter(
                &RemotePath::new("/pub"),
                &RemotePath::new(folder),
                &name,
                target.as_bytes(),
            )
        };
        assert!(may("/pub", "l", "a"));
        assert!(may("/pub/a", "l", "../b"));
        assert!(may("/pub/a", "l", "/pub/b/c"));
        for (folder, name, target) in [
            ("/pub", "l", "."),
            ("/pub", "l", ".."),
            ("/pub", "l", "/"),
            ("/pub", "l", "/etc"),
            ("/pub", "l", "/public"),
            ("/pub", "l", "../etc"),
            ("/pub/a", "l", "/pub"),
            ("/pub/a", "l", "../a"),
            ("/pub/a/l/b", "l", "/pub/c"),
            ("/pub", "l", "../../../../pub/a"),
            ("/pub", "l", ""),
        ] {
            assert!(!may(folder, name, target), "{folder} {name} {target}");
        }
    }

    #[test]
    fn links_are_made_only_if_they_are_relative_and_stay_inside() {
        let text = |folder: &str, target: &str| {
            let (named, folder) = (RemotePath::new("/srv/pub"), RemotePath::new(folder));
            let text = text_here(&named, &folder, target.as_bytes(), FileName::clone)?;
            Some(String::from_utf8(text).unwrap())
        };
        for (folder, target, want) in [
            ("/srv/pub", "a", "a"),
            ("/srv/pub", "./a//b/", "a/b"),
            ("/srv/pub", ".", "."),
            ("/srv/pub/d", "../a", "../a"),
            ("/srv/pub/d/e", "../../a/b", "../../a/b"),
            ("/srv/pub", "/srv/pub/a", "a"),
            ("/srv/pub/d", "/srv/pub/d/f", "f"),
            ("/srv/pub/d/e", "/srv/pub/a", "../../a"),
            ("/srv/pub/d", "/srv/pub", ".."),
            ("/srv/pub/d", "/srv/pub/d", "."),
        ] {
            assert_eq!(text(folder, target).as_deref(), Some(want), "{folder} {target}");
        }
        for (folder, target) in [
            ("/srv/pub", ".."),
            ("/srv/pub", "../a"),
            ("/srv/pub/d", "../../a"),
            // Where `l` is a link to `../..`, this would be outside.
            ("/srv/pub/d/e", "l/../../x"),
            ("/srv/pub", "a/../b"),
            ("/srv/pub", "/etc"),
            ("/srv/pub", "/"),
            ("/srv/pub", "/srv/public"),
            ("/srv/pub", "/srv/pub/../x"),
            ("/srv/pub", "/../srv/pub/x"),
            ("/srv/pub", ""),
            ("/srv/pub", "a\0b"),
            ("/srv", "a/b/.."),
        ] {
            assert_eq!(text(folder, target), None, "{folder} {target}");
        }
    }

    #[test]
    fn the_text_of_a_link_has_the_names_of_this_computer() {
        let here = |name: &FileName| FileName::parse(name.to_string_lossy().to_uppercase().as_bytes()).unwrap();
        let (named, folder) = (RemotePath::new("/p"), RemotePath::new("/p/d"));
        let text = text_here(&named, &folder, b"../a/b", here).unwrap();
        assert_eq!(text, b"../A/B");
    }
}
