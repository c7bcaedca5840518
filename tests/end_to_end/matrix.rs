//! Every server, every mode: a tree goes up, comes down and compares equal, and the mode named was the one used.

use std::{collections::BTreeSet, fs};

use crate::{
    client::{Client, events},
    servers::{self, Server},
    tree,
};

/// Passive and active modes that a server is asked for over IPv4.
const MODES: [&str; 4] = ["epsv", "pasv", "eprt", "port"];

fn sizes() -> (usize, u64, u64) {
    if servers::long() {
        (500, 200 << 20, 50 << 20)
    } else {
        (60, 12 << 20, 4 << 20)
    }
}

/// One server: all four modes over IPv4, and over IPv6 the two that exist there.
fn server(name: &str) {
    let server = servers::named(name);
    let source = tempfile::tempdir().expect("a folder");
    let (files, bytes, largest) = sizes();
    tree::make(&source.path().join("tree"), files, bytes, largest).expect("a tree");
    for mode in MODES {
        cell(&server, "127.0.0.1", mode, source.path());
    }
    if server.has_ipv6 {
        for mode in ["epsv", "eprt"] {
            cell(&server, "::1", mode, source.path());
        }
    }
}

fn cell(server: &Server, host: &str, mode: &str, source: &std::path::Path) {
    let what = format!("{} {mode} {host}", server.name);
    let client = Client::new();
    let folder = format!("{mode}-{}", host.replace(':', "-"));
    fs::remove_dir_all(server.root.join(&folder)).ok();
    let up = client.home().join("up.trace");
    let tree_path = source.join("tree");
    let arguments = [
        "--mode",
        mode,
        "--trace",
        path(&up),
        "put",
        path(&tree_path),
        &server.url(host, &format!("//{folder}/")),
    ];
    client.run(server, &arguments).ok(&format!("{what}: put"));
    tree::assert_equal(
        &tree_path,
        &server.root.join(&folder).join("tree"),
        &format!("{what}: what went up"),
    );

    let down = client.home().join("down.trace");
    let target = tempfile::tempdir().expect("a folder");
    let arguments = [
        "--mode",
        mode,
        "--trace",
        path(&down),
        "get",
        "-o",
        path(target.path()),
        &server.url(host, &format!("//{folder}/tree")),
    ];
    client.run(server, &arguments).ok(&format!("{what}: get"));
    tree::assert_equal(
        &tree_path,
        &target.path().join("tree"),
        &format!("{what}: what came down"),
    );

    assert_tls_version(&up, server, &what);
    for trace in [&up, &down] {
        assert_mode(trace, mode, server, &what);
        let text = fs::read_to_string(trace).expect("the trace was written");
        assert!(
            !text.contains(&server.password),
            "{what}: the password stands in the trace"
        );
    }
    assert_log(server, mode, &what);
    // The long matrix is a lot of bytes.
    fs::remove_dir_all(server.root.join(&folder)).ok();
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().expect("temporary folders are UTF-8")
}

/// The trace names this mode and no other, and TLS on every data connection where there is TLS.
#[track_caller]
fn assert_mode(trace: &std::path::Path, mode: &str, server: &Server, what: &str) {
    let events = events(trace);
    let used: BTreeSet<_> = events
        .iter()
        .filter(|event| event["event"] == "data_opening")
        .map(|event| event["mode"].as_str().expect("a mode").to_owned())
        .collect();
    assert_eq!(
        used,
        BTreeSet::from([mode.to_uppercase()]),
        "{what}: modes in the trace"
    );
    let count = |name: &str| events.iter().filter(|event| event["event"] == name).count();
    if server.tls == "off" {
        assert_eq!(count("data_tls"), 0, "{what}: TLS on a plain connection");
    } else {
        assert!(count("tls") > 0, "{what}: no TLS on the control connection");
        assert!(count("data_tls") > 0, "{what}: no TLS on the data connections");
    }
}

/// The first log-on of a client that knows nothing of the server uses the highest version of TLS that the server takes.
/// Later ones may use less: ProFTPD gives out too few tickets under TLS 1.3 and gets TLS 1.2 from then on.
#[track_caller]
fn assert_tls_version(trace: &std::path::Path, server: &Server, what: &str) {
    if server.tls != "off" {
        let events = events(trace);
        let first = events
            .iter()
            .find(|event| event["event"] == "tls")
            .expect("TLS on the control connection");
        assert_eq!(
            first["version"],
            format!("TLS {}", server.tls_version),
            "{what}: version of TLS"
        );
    }
}

/// The server saw the command of this mode.
#[track_caller]
fn assert_log(server: &Server, mode: &str, what: &str) {
    let log = String::from_utf8_lossy(&fs::read(&server.log).expect("the server writes a log")).to_ascii_uppercase();
    // Pure-FTPd writes its own words for a command: `epsv`, and the others the verb.
    assert!(
        log.contains(&mode.to_uppercase()),
        "{what}: the server's log does not name {mode}"
    );
}

macro_rules! rows {
    ($($test:ident: $name:literal,)*) => {
        $(#[test] #[ignore = "needs the servers and the programs of tests/run"] fn $test() { server($name); })*

        /// No row of servers.toml is left out here. Two families are for the suite of conformance only.
        #[test]
        #[ignore = "needs the servers and the programs of tests/run"]
        fn every_server_has_a_test() {
            let servers = servers::all();
            let known = BTreeSet::from([$($name),*]);
            let missing: Vec<_> = servers.iter().filter(|server| !matches!(server.family.as_str(), "pyftpdlib" | "libunftp") && !known.contains(server.name.as_str())).map(|server| &server.name).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    };
}

rows! {
    vsftpd_plain: "vsftpd-plain",
    vsftpd_explicit: "vsftpd-explicit",
    vsftpd_explicit_tls12: "vsftpd-explicit-tls12",
    vsftpd_implicit: "vsftpd-implicit",
    proftpd_plain: "proftpd-plain",
    proftpd_explicit: "proftpd-explicit",
    proftpd_explicit_tls12: "proftpd-explicit-tls12",
    proftpd_implicit: "proftpd-implicit",
    pureftpd_plain: "pureftpd-plain",
    pureftpd_explicit: "pureftpd-explicit",
    pureftpd_explicit_tls12: "pureftpd-explicit-tls12",
}
