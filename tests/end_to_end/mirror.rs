//! One folder made like another from the command line, on the three servers: what is planned is what happens, a second
//! time there is nothing to do, and an empty source deletes nothing.

use std::{fs, path::Path, time::Duration};

use serde_json::Value;

use crate::{
    client::{Client, Run},
    conformance::make_folder,
    servers, tree,
};

/// The steps of a run with `--json`, but for what is left: `upload a/b`.
fn steps(output: &str) -> Vec<String> {
    let lines = output
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut steps: Vec<String> = lines
        .filter_map(|line| {
            let step = line["step"].as_str().filter(|step| *step != "leave")?;
            Some(format!("{step} {}", line["path"].as_str()?))
        })
        .collect();
    steps.sort();
    steps
}

fn write(root: &Path, name: &str, contents: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, contents).expect("a file");
}

fn mirror(name: &str) {
    let server = servers::named(name);
    let root = server.root.join("mirror");
    fs::remove_dir_all(&root).ok();
    make_folder(&root);
    let (client, url) = (Client::new(), server.url("127.0.0.1", "//mirror"));
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path().display().to_string();
    for (file, contents) in [
        ("index.html", "1"),
        ("css/main.css", "22"),
        ("css/deep/a", "333"),
        ("old.txt", "4444"),
        ("ä b/ö", "5"),
        (".git/config", "6"),
    ] {
        write(here.path(), file, contents);
    }
    let run = |options: &[&str]| {
        let all: Vec<&str> = ["--json", "mirror"].iter().chain(options).copied().collect();
        client.run(&server, &all)
    };
    let ok = |options: &[&str]| steps(&run(options).ok(&format!("{name}: {options:?}")).stdout);

    let all = [
        "upload .git",
        "upload css",
        "upload index.html",
        "upload old.txt",
        "upload ä b",
    ];
    assert_eq!(ok(&["--dry-run", &folder, &url]), all, "{name}");
    assert_eq!(tree::read(&root).len(), 0, "{name}: nothing was changed");
    assert_eq!(ok(&[&folder, &url]), all, "{name}");
    tree::assert_equal(here.path(), &root, name);
    assert!(ok(&[&folder, &url]).is_empty(), "{name}: a second time");

    // Both sides change; the newest file is on the server.
    write(here.path(), "index.html", "longer");
    let later = fs::metadata(here.path().join("index.html"))
        .and_then(|known| known.modified())
        .expect("its time");
    let file = fs::File::open(here.path().join("index.html")).expect("the file");
    file.set_modified(later + Duration::from_secs(90))
        .expect("another time");
    fs::remove_file(here.path().join("old.txt")).expect("gone");
    fs::remove_dir_all(here.path().join("css/deep")).expect("gone");
    fs::remove_dir_all(here.path().join(".git")).expect("gone");
    write(here.path(), "new/x", "7");
    let plan = [
        "delete-there css/deep",
        "delete-there old.txt",
        "upload index.html",
        "upload new",
    ];
    // What filters name is neither moved nor deleted, nor is a folder that may hold it.
    let spared = ok(&["--delete", "--dry-run", "--exclude", ".git/", &folder, &url]);
    assert_eq!(
        spared,
        ["delete-there old.txt", "upload index.html", "upload new"],
        "{name}"
    );
    // Without `--delete` nothing goes.
    assert_eq!(
        ok(&["-n", &folder, &url]),
        ["upload index.html", "upload new"],
        "{name}"
    );
    let mut whole: Vec<&str> = plan.to_vec();
    whole.insert(0, "delete-there .git");
    assert_eq!(ok(&["--delete", &folder, &url]), whole, "{name}");
    tree::assert_equal(here.path(), &root, name);
    assert!(ok(&["--delete", &folder, &url]).is_empty(), "{name}: a second time");

    the_other_way(name, &run, here.path(), &root, &url);
    fs::remove_dir_all(&root).ok();
}

/// Down into a folder that is not there yet; and an empty source.
fn the_other_way(name: &str, run: &dyn Fn(&[&str]) -> Run, here: &Path, root: &Path, url: &str) {
    let ok = |options: &[&str]| steps(&run(options).ok(&format!("{name}: {options:?}")).stdout);
    let copy = here.with_extension("copy");
    let copied = copy.display().to_string();
    assert_eq!(ok(&[url, &copied]).len(), 4, "{name}");
    tree::assert_equal(root, &copy, name);
    assert!(ok(&["--delete", url, &copied]).is_empty(), "{name}: a second time");

    // A disk that is not mounted, a folder that was mistyped: nothing is deleted.
    let empty = tempfile::tempdir().expect("a folder");
    let nothing = empty.path().display().to_string();
    let refused = run(&["--delete", &nothing, url]);
    assert!(steps(&refused.stdout).is_empty(), "{name}: {}", refused.stdout);
    assert_eq!(refused.code, Some(1), "{name}");
    assert!(
        refused.stderr.contains("there is nothing at the source"),
        "{}",
        refused.stderr
    );
    tree::assert_equal(here, root, name);
    fs::remove_dir_all(&copy).expect("the copy");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_vsftpd() {
    mirror("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_proftpd() {
    mirror("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_pureftpd() {
    mirror("pureftpd-plain");
}
