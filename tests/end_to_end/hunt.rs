//! Searching and comparing whole trees from the command line, on the three servers.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::{
    client::Client,
    conformance::{make_file, make_folder},
    servers,
};

fn lines(text: &str, key: impl Fn(&Value) -> String) -> BTreeSet<String> {
    text.lines()
        .map(|line| key(&serde_json::from_str(line).expect("a line of JSON")))
        .collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn here(root: &Path, name: &str, contents: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, contents).expect("a file");
}

fn hunt(name: &str) {
    let server = servers::named(name);
    let root = server.root.join("hunt");
    fs::remove_dir_all(&root).ok();
    for folder in ["", "a", "a/b"] {
        make_folder(&root.join(folder));
    }
    for (file, contents) in [
        ("one.txt", "1"),
        ("a/two.TXT", "22"),
        ("a/b/three.log", "333"),
        ("a/b/same", "same"),
        ("a/b/four", "abcd"),
    ] {
        make_file(&root.join(file), contents);
    }
    let (client, url) = (Client::new(), server.url("127.0.0.1", "//hunt"));
    let find = |options: &[&str]| {
        let all: Vec<&str> = ["--json", "find", &url].iter().chain(options).copied().collect();
        let found = client.run(&server, &all).ok(&format!("{name}: {options:?}"));
        lines(&found.stdout, |line| text(&line["path"]))
    };
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(
        find(&["--name", "*.txt"]),
        set(&["/hunt/one.txt", "/hunt/a/two.TXT"]),
        "{name}"
    );
    assert_eq!(
        find(&["--name", "*.txt", "--match-case"]),
        set(&["/hunt/one.txt"]),
        "{name}"
    );
    assert_eq!(
        find(&["--regex", "^t.*xt$", "--larger", "1"]),
        set(&["/hunt/a/two.TXT"]),
        "{name}"
    );

    let local = tempfile::tempdir().expect("a folder");
    for (file, contents) in [
        ("one.txt", "1"),
        ("a/two.TXT", "longer"),
        ("a/b/same", "same"),
        ("a/b/four", "abCd"),
        ("only", "x"),
    ] {
        here(local.path(), file, contents);
    }
    let folder = local.path().display().to_string();
    let all = ["--json", "compare", "--by", "content", &folder, &url];
    let compared = client.run(&server, &all).ok(&format!("{name}: compare"));
    assert_eq!(
        lines(&compared.stdout, |line| format!(
            "{} {}",
            text(&line["verdict"]),
            text(&line["path"])
        )),
        set(&[
            "only-here only",
            "only-there a/b/three.log",
            "other-contents a/b/four",
            "other-size a/two.TXT",
        ]),
        "{name}"
    );
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_vsftpd() {
    hunt("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_proftpd() {
    hunt("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/servers"]
fn on_pureftpd() {
    hunt("pureftpd-plain");
}
