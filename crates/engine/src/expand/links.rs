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

/// Does a relative link in a folder that lies `depth` below the one that the person has named stay in there?
pub(super) fn stays_inside(target: &[u8], depth: usize) -> bool {
    if target.is_empty() || target.starts_with(b"/") || target.contains(&0) {
        return false;
    }
    let mut depth = depth;
    for name in target.split(|&byte| byte == b'/') {
        match name {
            b"" | b"." => {}
            b".." => match depth.checked_sub(1) {
                Some(above) => depth = above,
                None => return false,
            },
            _ => depth += 1,
        }
    }
    true
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
    fn links_are_made_only_if_they_stay_inside() {
        for (target, depth, want) in [
            ("a", 0, true),
            ("../a", 0, false),
            ("../a", 1, true),
            ("a/../../b", 0, false),
            ("a/../b", 0, true),
            ("/a", 5, false),
            ("", 1, false),
            ("a\0b", 1, false),
        ] {
            assert_eq!(stays_inside(target.as_bytes(), depth), want, "{target} {depth}");
        }
    }
}
