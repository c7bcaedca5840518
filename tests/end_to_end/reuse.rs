//! Two hundred data connections in a row on each server with TLS; some demand the TLS session of the control connection.

use std::fs;

use crate::{
    client::{Client, events},
    servers, tree,
};

/// Uploads and downloads with one session, so that all data connections hang on one control connection.
fn many_in_a_row(name: &str) {
    let server = servers::named(name);
    let files = 100;
    let source = tempfile::tempdir().expect("a folder");
    fs::create_dir(source.path().join("row")).expect("a folder");
    for at in 0..files {
        fs::write(
            source.path().join(format!("row/{at:03}.txt")),
            format!("file {at}\n").repeat(at),
        )
        .expect("a file");
    }
    let client = Client::new();
    fs::remove_dir_all(server.root.join("in-a-row")).ok();
    let trace = client.home().join("row.trace");
    let row = source.path().join("row");
    let up = [
        "--sessions",
        "1",
        "--trace",
        trace.to_str().expect("UTF-8"),
        "put",
        row.to_str().expect("UTF-8"),
        &server.url("127.0.0.1", "//in-a-row/"),
    ];
    client.run(&server, &up).ok("put");
    let opened = events(&trace)
        .iter()
        .filter(|event| event["event"] == "data_tls")
        .count();
    assert!(opened >= files, "{name}: {opened} data connections with TLS");
    let target = tempfile::tempdir().expect("a folder");
    let down = [
        "--sessions",
        "1",
        "get",
        "-o",
        target.path().to_str().expect("UTF-8"),
        &server.url("127.0.0.1", "//in-a-row/row"),
    ];
    client.run(&server, &down).ok("get");
    tree::assert_equal(&row, &target.path().join("row"), name);
}

macro_rules! rows {
    ($($test:ident: $name:literal,)*) => {
        $(#[test] #[ignore = "needs the servers and the programs of tests/run"] fn $test() { many_in_a_row($name); })*

        /// No row of servers.toml with TLS is left out here.
        #[test]
        #[ignore = "needs the servers and the programs of tests/run"]
        fn every_server_with_tls_has_a_test() {
            let known = [$($name),*];
            let missing: Vec<_> = servers::all().into_iter().filter(|server| server.tls != "off").map(|server| server.name).filter(|name| !known.contains(&name.as_str())).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    };
}

rows! {
    vsftpd_tls13: "vsftpd-explicit",
    vsftpd_tls12: "vsftpd-explicit-tls12",
    vsftpd_implicit: "vsftpd-implicit",
    proftpd_tls13: "proftpd-explicit",
    proftpd_tls12: "proftpd-explicit-tls12",
    proftpd_implicit: "proftpd-implicit",
    pureftpd_tls13: "pureftpd-explicit",
    pureftpd_tls12: "pureftpd-explicit-tls12",
    pyftpdlib_tls13: "pyftpdlib-explicit",
    pyftpdlib_tls12: "pyftpdlib-explicit-tls12",
    libunftp_tls13: "libunftp-explicit",
    libunftp_tls12: "libunftp-explicit-tls12",
}
