//! Links of a server as links of this computer: relative, and only those that stay in the folder; and what they lead to in
//! their place. MLSD of ProFTPD and Pure-FTPd does not tell where they lead.

use std::{collections::BTreeMap, fs, os::unix::fs::symlink, path::PathBuf};

use crate::{
    client::Client,
    conformance::{make_file, make_folder},
    servers,
};

fn links(name: &str) {
    let server = servers::named(name);
    let there = server.root.join("links");
    fs::remove_dir_all(&there).ok();
    for folder in ["", "deep", "deep/er"] {
        make_folder(&there.join(folder));
    }
    make_file(&there.join("deep/er/file"), "contents");
    for (link, target) in [
        ("to-file", "deep/er/file"),
        ("to-folder", "deep"),
        ("deep/er/up", "../../deep/er"),
        ("deep/beside", "er/file"),
        ("out", "/etc"),
        ("above", "../other"),
    ] {
        symlink(target, there.join(link)).expect("a link");
    }
    let client = Client::new();
    let here = tempfile::tempdir().expect("a folder");
    let target = here.path().to_str().expect("UTF-8");
    let url = server.url("127.0.0.1", "//links");
    client
        .run(&server, &["get", "--links", "link", "-o", target, &url])
        .ok(name);
    let mut made = BTreeMap::new();
    let mut folders = vec![here.path().join("links")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_symlink() {
                let inside = path.strip_prefix(here.path().join("links")).expect("below").to_owned();
                made.insert(inside, fs::read_link(&path).expect("a link"));
                assert!(path.exists(), "{name}: {} leads nowhere", path.display());
            } else if path.is_dir() {
                folders.push(path);
            }
        }
    }
    // A server may say the same by another text; where it leads is what counts.
    let names: Vec<&str> = made.keys().filter_map(|path| path.to_str()).collect();
    assert_eq!(names, ["deep/beside", "deep/er/up", "to-file", "to-folder"], "{name}");
    for (link, target) in &made {
        assert!(
            target.is_relative(),
            "{name}: {} -> {}",
            link.display(),
            target.display()
        );
        let leads = here
            .path()
            .join("links")
            .join(link)
            .canonicalize()
            .expect("it leads somewhere");
        let want = there.join(link).canonicalize().expect("it leads somewhere");
        let below = |path: &PathBuf, root: PathBuf| {
            let root = root.canonicalize().expect("a folder");
            path.strip_prefix(root).expect("below").to_owned()
        };
        assert_eq!(
            below(&leads, here.path().join("links")),
            below(&want, there.clone()),
            "{name}: {}",
            link.display()
        );
    }

    // And followed: what they lead to comes in their place, where that is inside and goes in no circle.
    let followed = tempfile::tempdir().expect("a folder");
    let target = followed.path().to_str().expect("UTF-8");
    client
        .run(&server, &["get", "--links", "follow", "-o", target, &url])
        .ok(name);
    for path in ["to-file", "to-folder/er/file", "deep/beside", "deep/er/file"] {
        let came = fs::read(followed.path().join("links").join(path));
        assert_eq!(came.ok().as_deref(), Some(&b"contents"[..]), "{name}: {path}");
    }
    for path in ["out", "above", "deep/er/up"] {
        assert!(!followed.path().join("links").join(path).exists(), "{name}: {path}");
    }
    fs::remove_dir_all(&there).ok();
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn on_vsftpd() {
    links("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn on_proftpd() {
    links("proftpd-plain");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn on_pureftpd() {
    links("pureftpd-plain");
}
