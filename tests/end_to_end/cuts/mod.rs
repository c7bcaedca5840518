//! Every file is cut at a random byte, and goes on: what arrives is equal by SHA-256, what was sent again is no more than the
//! overlap and one buffer for each cut, and nothing stands under a final name that is not whole. In the clear and under TLS;
//! 100 files each way with `--long`.

mod relay;
mod tls;

use std::{collections::BTreeMap, fs, path::Path};

use crate::{
    client::Client,
    servers::{self, Server},
    tree,
};
use relay::{File, NEAR, Relay};
use tls::Tls;

/// What is read once more at the end of what is there.
const OVERLAP: u64 = 64 << 10;
/// One buffer of the mover of bytes.
const BUFFER: u64 = 256 << 10;
const LONGEST: u64 = 2_500_000;

fn files() -> usize {
    if servers::long() { 100 } else { 12 }
}

/// Files whose sizes differ and are all larger than what is cut at most.
fn make(folder: &Path) -> BTreeMap<String, u64> {
    fs::create_dir_all(folder).expect("a folder");
    let mut random = tree::Random(0xc07);
    (0..files())
        .map(|at| {
            let (name, size) = (format!("file-{at:03}"), LONGEST + random.next() % 1_000_000);
            fs::write(folder.join(&name), random.bytes(size)).expect("a file");
            (name, size)
        })
        .collect()
}

/// What the relay saw is what the files needed: each was cut, and little came again.
fn assert_little_again(seen: &BTreeMap<String, File>, made: &BTreeMap<String, u64>, what: &str) {
    let (mut cuts, mut again, mut most) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (path, file) in seen {
        let name = path.rsplit('/').next().unwrap_or_default();
        let Some(size) = made.get(name) else { continue };
        let more = file.kept_and_sent + file.read_back;
        cuts += file.cuts;
        again += more;
        most = most.max(more / file.cuts.max(1));
        if file.cuts == 0 || more > file.cuts * (OVERLAP + BUFFER) {
            wrong.push(format!("{name}, {size} bytes: {file:?}"));
        }
    }
    let met = made
        .keys()
        .all(|name| seen.keys().any(|path| path.ends_with(name.as_str())));
    assert!(met, "{what}: {seen:?}");
    assert!(wrong.is_empty(), "{what}: never cut, or too much again: {wrong:#?}");
    println!(
        "{what}: {} files, {cuts} cuts, {again} bytes came again, at most {most} a cut",
        made.len()
    );
    assert!(cuts >= made.len() as u64, "{what}: {cuts} cuts of {} files", made.len());
}

fn run(client: &Client, server: &Server, pin: Option<&str>, arguments: &[&str], what: &str) {
    let common = ["--mode", "epsv", "--sessions", "8", "--if-exists", "replace"];
    let pinned = pin.map(|pin| ["--pin", pin]);
    let all: Vec<&str> = common
        .iter()
        .chain(pinned.iter().flatten())
        .chain(arguments)
        .copied()
        .collect();
    client.run(server, &all).ok(what);
}

fn cuts(name: &str, seed: u64) {
    let server = servers::named(name);
    let client = Client::new();
    let source = client.home().join("cut");
    let made = make(&source);
    let there = server.root.join("cut");
    fs::remove_dir_all(&there).ok();
    let final_names = made.iter().map(|(name, size)| (there.join(name), *size)).collect();
    let target = tempfile::tempdir().expect("a folder");
    let come = target.path().join("cut");
    let mut all: BTreeMap<_, u64> = final_names;
    all.extend(made.iter().map(|(name, size)| (come.join(name), *size)));
    let tls = (server.tls != "off").then(|| Tls::new(&server));
    let pin = tls.as_ref().map(|tls| tls.pin.clone());
    let relay = Relay::start(&server, tls, seed, LONGEST, all);

    let up = server.url(&NEAR.to_string(), "//");
    let pin = pin.as_deref();
    run(
        &client,
        &server,
        pin,
        &["put", text(&source), &up],
        &format!("{name} up"),
    );
    tree::assert_equal(&source, &there, &format!("{name}: what went up"));
    assert_little_again(&relay.up(), &made, &format!("{name} up"));

    let down = server.url(&NEAR.to_string(), "//cut");
    run(
        &client,
        &server,
        pin,
        &["get", "-o", text(target.path()), &down],
        &format!("{name} down"),
    );
    tree::assert_equal(&source, &come, &format!("{name}: what came down"));
    relay.look();
    assert_little_again(&relay.down(), &made, &format!("{name} down"));
    let torn = relay.torn();
    assert!(torn.is_empty(), "{name}: not whole under a final name: {torn:?}");
    fs::remove_dir_all(there).ok();
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn vsftpd() {
    cuts("vsftpd-plain", 0x5eed);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn proftpd() {
    cuts("proftpd-plain", 0xfeed);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn pureftpd() {
    cuts("pureftpd-plain", 0xbeed);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn vsftpd_under_tls() {
    cuts("vsftpd-explicit", 0x715);
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn proftpd_under_tls() {
    cuts("proftpd-explicit", 0x715);
}
