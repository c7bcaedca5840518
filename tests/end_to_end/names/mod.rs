//! Names in any bytes and in any encoding, there and back, on the three servers.

mod encodings;
mod raw;

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::Path,
};

use portolan_engine::{Place, Request};
use portolan_remote::{Direction, ErrorKind};

use crate::{face::Face, servers};
use raw::Raw;

const LF: u8 = b'\n';
const CR: u8 = b'\r';

/// The name that tests this byte; its number tells names apart in which a server changes it.
fn name_of(byte: u8) -> Vec<u8> {
    [b"n", &[byte][..], format!("m{byte:02x}").as_bytes()].concat()
}

/// The name that is shown so: the number at its end tells which one it is.
fn name_shown_as(shown: &str) -> Vec<u8> {
    let number = shown
        .get(shown.len() - 2..)
        .and_then(|end| u8::from_str_radix(end, 16).ok());
    name_of(number.unwrap_or_else(|| panic!("{shown:?} has no number")))
}

fn renamed(name: &[u8]) -> Vec<u8> {
    [name, b"r"].concat()
}

fn under(folder: &str, name: &[u8]) -> Vec<u8> {
    [folder.as_bytes(), b"/", name].concat()
}

/// The names in a folder on the disk.
fn on_disk(folder: &Path) -> BTreeSet<Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("readable").file_name().into_vec())
        .collect()
}

fn set(names: impl IntoIterator<Item = Vec<u8>>) -> BTreeSet<Vec<u8>> {
    names.into_iter().collect()
}

#[track_caller]
fn assert_same(got: &BTreeSet<Vec<u8>>, want: &BTreeSet<Vec<u8>>, what: &str) {
    let shown = |name: &Vec<u8>| name.escape_ascii().to_string();
    let missing: Vec<_> = want.difference(got).map(shown).collect();
    let new: Vec<_> = got.difference(want).map(shown).collect();
    assert!(
        missing.is_empty() && new.is_empty(),
        "{what}: missing {missing:?}, not asked for {new:?}"
    );
}

/// The bytes of which a script that sends them as they are can store a name, see it in a listing, and rename it.
fn possible(raw: &mut Raw, folder: &str) -> BTreeSet<u8> {
    raw.say(format!("MKD {folder}").as_bytes());
    // What ends a line cannot be in one, and what parts folders not in a name.
    let bytes = (1..=u8::MAX).filter(|byte| ![LF, CR, b'/'].contains(byte));
    let stored: Vec<u8> = bytes
        .filter(|byte| {
            let name = under(folder, &name_of(*byte));
            raw.store(&name, b"x") && raw.rename(&name, &renamed(&name))
        })
        .collect();
    let listed = raw.names(folder.as_bytes());
    let lines: BTreeSet<&[u8]> = listed
        .split(|byte| *byte == LF)
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .map(|line| line.rsplit(|byte| *byte == b'/').next().unwrap_or(line))
        .collect();
    stored
        .into_iter()
        .filter(|byte| lines.contains(&renamed(&name_of(*byte))[..]))
        .collect()
}

fn bytes_there_and_back(server: &str, at_least: usize) {
    let server = servers::named(server);
    let folder = |name: &str| server.root.join(name);
    for name in ["names-raw", "names"] {
        fs::remove_dir_all(folder(name)).ok();
    }
    let can = possible(&mut Raw::log_on(&server), "/names-raw");
    assert!(can.len() >= at_least, "{}: {} names", server.name, can.len());
    let can: BTreeSet<Vec<u8>> = can.into_iter().map(name_of).collect();

    let home = tempfile::tempdir().expect("a folder");
    let source = home.path().join("names");
    fs::create_dir(&source).expect("a folder");
    let all: Vec<Vec<u8>> = (1..=u8::MAX).filter(|byte| *byte != b'/').map(name_of).collect();
    for name in &all {
        fs::write(source.join(OsStr::from_bytes(name)), name).expect("a file");
    }
    let face = Face::start(&server, "127.0.0.1", |config| config.sessions = 4, |_| {});
    let failed = face.transfer(Direction::Upload, Place::Local(source.clone()), face.there("/"));
    for (name, error) in &failed {
        // The words: a line end cannot be part of a command; the server's file system does not take the name.
        let said = matches!(error.kind, ErrorKind::Misuse | ErrorKind::BadName);
        assert!(said, "{name}: {error}");
    }
    let cannot = set(all.into_iter().filter(|name| !can.contains(name)));
    let errors = failed.iter().map(|(name, _)| name_shown_as(name));
    assert_same(&set(errors), &cannot, "what fails with words");
    // What has arrived of a name that the server refuses is kept for another try, until the person gives that up.
    face.send(Request::ClearFailed);
    face.until("what was left of them goes", |_| {
        let mut stored = on_disk(&folder("names")).into_iter();
        (!stored.any(|name| name.starts_with(b".portolan-"))).then_some(())
    });
    // What the server changed is there under another name, and the words say which.
    let stored = on_disk(&folder("names"));
    for changed in stored.difference(&can) {
        let shown = String::from_utf8_lossy(changed).into_owned();
        let told = failed.iter().any(|(_, error)| error.to_string().contains(&shown));
        assert!(told, "{shown} is there, and nobody said so: {failed:?}");
        fs::remove_file(folder("names").join(OsStr::from_bytes(changed))).expect("a file");
    }
    assert_same(&on_disk(&folder("names")), &can, "what is stored");
    for name in &can {
        let contents = fs::read(folder("names").join(OsStr::from_bytes(name))).expect("a file");
        assert_eq!(&contents, name);
    }

    let listing = face.list(face.there("/names"));
    let entries = listing.batches.iter().flat_map(|batch| batch.iter());
    let listed = set(entries.map(|entry| entry.name.as_bytes().to_vec()));
    assert_same(&listed, &can, "what is listed");

    let target = home.path().join("back");
    fs::create_dir(&target).expect("a folder");
    let failed = face.transfer(Direction::Download, face.there("/names"), Place::Local(target.clone()));
    assert!(failed.is_empty(), "{failed:?}");
    assert_same(&on_disk(&target.join("names")), &can, "what is brought");
    for name in &can {
        let contents = fs::read(target.join("names").join(OsStr::from_bytes(name))).expect("a file");
        assert_eq!(&contents, name);
    }

    let there = |name: &[u8]| face.there(under("/names", name));
    let pairs = can.iter().map(|name| (there(name), there(&renamed(name)))).collect();
    face.run(Request::RenameMany(pairs)).expect("all are renamed");
    let after = set(can.iter().map(|name| renamed(name)));
    assert_same(&on_disk(&folder("names")), &after, "what is renamed");

    let places = after.iter().map(|name| there(name)).collect();
    face.run(Request::Delete(places)).expect("all are deleted");
    assert_same(&on_disk(&folder("names")), &BTreeSet::new(), "what is deleted");
    println!(
        "{}: {} names stored, listed, brought, renamed and deleted; {} failed with words",
        server.name,
        can.len(),
        cannot.len()
    );
    for name in ["names-raw", "names"] {
        fs::remove_dir_all(folder(name)).ok();
    }
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn bytes_on_vsftpd() {
    bytes_there_and_back("vsftpd-plain", 252);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn bytes_on_proftpd() {
    bytes_there_and_back("proftpd-plain", 252);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn bytes_on_pureftpd() {
    bytes_there_and_back("pureftpd-plain", 221);
}
