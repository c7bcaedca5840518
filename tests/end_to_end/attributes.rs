//! What the command line tells and changes of one path, on the three servers: `stat`, `chmod`, `touch`, `checksum`, `df`, and
//! `mv` where only the case differs.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    client::{Client, Run, assert_says},
    conformance::{make_file, make_folder},
    servers::{self, Server},
};

/// 2001-09-09T01:46:40Z.
const MOMENT: i64 = 1_000_000_000;

struct Desk {
    client: Client,
    server: Server,
    folder: &'static str,
    root: PathBuf,
}

impl Desk {
    /// In a folder of its own.
    fn at(name: &str, folder: &'static str) -> Self {
        let server = servers::named(name);
        let root = server.root.join(folder);
        fs::remove_dir_all(&root).ok();
        make_folder(&root);
        make_folder(&root.join("folder"));
        make_file(&root.join("folder/inner"), "inner");
        make_file(&root.join("Readme.txt"), "hello");
        // Its owner changes modes and times, and that is the server's user.
        give(&root, &server.root);
        Self {
            client: Client::new(),
            server,
            folder,
            root,
        }
    }

    fn url(&self, path: &str) -> String {
        self.server.url("127.0.0.1", &format!("//{}/{path}", self.folder))
    }

    fn run(&self, arguments: &[&str]) -> Run {
        self.client.run(&self.server, arguments)
    }

    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> Run {
        self.run(arguments).ok(&format!("{}: {arguments:?}", self.server.name))
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let all: Vec<&str> = ["--json"].iter().chain(arguments).copied().collect();
        serde_json::from_str(self.ok(&all).stdout.trim()).expect("one line of JSON")
    }

    fn mode(&self, path: &str) -> u32 {
        fs::metadata(self.root.join(path))
            .expect("it is there")
            .permissions()
            .mode()
            & 0o7777
    }
}

/// Gives everything below `path` to the owner of `like`.
fn give(path: &Path, like: &Path) {
    let owner = fs::metadata(like).expect("the folder of the server");
    std::os::unix::fs::chown(path, Some(owner.uid()), Some(owner.gid())).expect("root runs the servers");
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("readable") {
            give(&entry.expect("readable").path(), like);
        }
    }
}

fn attributes(name: &str) {
    let desk = Desk::at(name, "attributes");
    let (file, folder) = (desk.url("Readme.txt"), desk.url("folder"));

    let told = desk.json(&["stat", &file]);
    assert_eq!((&told["kind"], &told["size"]), (&"file".into(), &5.into()), "{name}");
    assert_eq!(desk.json(&["stat", &folder])["kind"], "dir", "{name}");
    assert_says(&desk.run(&["stat", &desk.url("nothing")]), 7, &["nothing"]);

    desk.ok(&["touch", "--time", "2001-09-09T01:46:40Z", &file]);
    assert_eq!(
        fs::metadata(desk.root.join("Readme.txt")).expect("a file").mtime(),
        MOMENT,
        "{name}"
    );
    assert_eq!(
        desk.json(&["stat", &file])["modified"],
        "2001-09-09T01:46:40Z",
        "{name}"
    );

    desk.ok(&["chmod", "640", &file]);
    assert_eq!(desk.mode("Readme.txt"), 0o640, "{name}");
    desk.ok(&["chmod", "--recursive", "700", &folder]);
    assert_eq!(
        (desk.mode("folder"), desk.mode("folder/inner")),
        (0o700, 0o700),
        "{name}"
    );
    assert_says(&desk.run(&["chmod", "600", &desk.url("nothing")]), 7, &["nothing"]);

    // None of the three computes checksums or tells of room.
    assert_says(&desk.run(&["checksum", &file]), 7, &["Readme.txt"]);
    assert_says(&desk.run(&["df", &folder]), 7, &["folder"]);

    desk.ok(&["mv", &file, "/attributes/README.TXT"]);
    assert!(
        desk.root.join("README.TXT").is_file() && !desk.root.join("Readme.txt").exists(),
        "{name}"
    );
    fs::remove_dir_all(&desk.root).ok();
}

/// What an upload replaces lies in the bin of a site that wants that.
fn replaced(name: &str) {
    let desk = Desk::at(name, "replaced");
    let bin = desk.server.root.join(".portolan-bin");
    fs::remove_dir_all(&bin).ok();
    let mut add = desk.client.command(None);
    let address = desk.server.url("127.0.0.1", "");
    let added = add
        .args(["sites", "add", "Keeps", &address, "--set", "bin=true"])
        .output();
    Run::from(added.expect("the program starts")).ok("a site");
    let here = tempfile::tempdir().expect("a folder");
    let source = here.path().join("Readme.txt");
    let put = |contents: &str, to: &str| {
        make_file(&source, contents);
        let source = source.to_str().expect("a plain name");
        let to = format!("ftp://Keeps//replaced/{to}");
        desk.ok(&["put", "--if-exists", "replace", source, &to]);
    };
    let binned = |file: &str| {
        let mut days = fs::read_dir(&bin).expect("the bin");
        let day = days.next().expect("a day").expect("readable").path();
        fs::read_to_string(day.join(file)).ok()
    };
    put("one", "Readme.txt");
    put("two", "Readme.txt");
    let now = fs::read_to_string(desk.root.join("Readme.txt")).ok();
    assert_eq!(now.as_deref(), Some("two"), "{name}");
    assert_eq!(binned("Readme.txt").as_deref(), Some("hello"), "{name}");
    assert_eq!(binned("Readme (2).txt").as_deref(), Some("one"), "{name}");
    let left: Vec<_> = fs::read_dir(&desk.root).expect("readable").flatten().collect();
    assert_eq!(left.len(), 2, "{name}: {left:?}");

    let mut edit = desk.client.command(None);
    let edited = edit.args(["sites", "edit", "Keeps", "--set", "atomic=false"]).output();
    Run::from(edited.expect("the program starts")).ok("the site");
    put("three", "Readme.txt");
    assert_eq!(binned("Readme (3).txt").as_deref(), Some("two"), "{name}");
    fs::remove_dir_all(&bin).ok();
    fs::remove_dir_all(&desk.root).ok();
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn what_is_replaced_goes_into_the_bin_of_vsftpd() {
    replaced("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn what_is_replaced_goes_into_the_bin_of_proftpd() {
    replaced("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn what_is_replaced_goes_into_the_bin_of_pureftpd() {
    replaced("pureftpd-plain");
}

/// Up and down again: what may be done with files and folders goes along.
fn kept(name: &str) {
    let desk = Desk::at(name, "permissions");
    let here = tempfile::tempdir().expect("a folder");
    // Of the folder that is named, vsftpd does not tell them: it has no MLST.
    make_folder(&here.path().join("web/inner"));
    let wanted = [
        ("web/inner", 0o750),
        ("web/inner/run.sh", 0o755),
        ("web/inner/two words", 0o640),
        ("web/inner/fixed", 0o444),
    ];
    for (path, mode) in wanted {
        let path = here.path().join(path);
        if !path.is_dir() {
            make_file(&path, "contents");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("ours");
    }
    let source = here.path().join("web");
    let source = source.to_str().expect("a plain name");
    desk.ok(&["put", source, &desk.url("folder/")]);
    for (path, mode) in wanted {
        assert_eq!(desk.mode(&format!("folder/{path}")), mode, "{name}: {path} went up");
    }
    let back = tempfile::tempdir().expect("a folder");
    desk.ok(&[
        "get",
        "-o",
        back.path().to_str().expect("a plain name"),
        &desk.url("folder/web"),
    ]);
    for (path, mode) in wanted {
        let metadata = fs::metadata(back.path().join(path)).expect("it came");
        // The mask of the tests is 022 or stricter.
        let here = metadata.permissions().mode() & 0o777;
        assert_eq!(here | (mode & 0o077), mode, "{name}: {path} came down");
        assert_eq!(here & 0o700, mode & 0o700, "{name}: {path} came down");
    }
    let fixed = format!("{source}/inner/fixed");
    desk.ok(&["put", "--no-permissions", &fixed, &desk.url("usual")]);
    assert_ne!(
        desk.mode("usual") & 0o200,
        0,
        "{name}: any new file may be written by its owner"
    );
    fs::remove_dir_all(&desk.root).ok();
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn permissions_go_along_on_vsftpd() {
    kept("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn permissions_go_along_on_proftpd() {
    kept("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn permissions_go_along_on_pureftpd() {
    kept("pureftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_vsftpd() {
    attributes("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_proftpd() {
    attributes("proftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_pureftpd() {
    attributes("pureftpd-plain");
}
