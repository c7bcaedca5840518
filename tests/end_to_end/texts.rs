//! Text (TYPE A) to and from real servers: their line ends there, ours here, and everything else byte for byte.

use std::fs;

use crate::{
    client::Client,
    conformance::make_folder,
    servers::{self, Server},
    tree,
};

/// What went over the control connection, one command or reply a line.
fn wire(client: &Client, server: &Server, arguments: &[&str]) -> String {
    let trace = client.home().join("texts.trace");
    let mut all = vec!["--trace", trace.to_str().expect("a plain name")];
    all.extend(arguments);
    client.run(server, &all).ok(&format!("{}: {arguments:?}", server.name));
    let text = fs::read_to_string(&trace).expect("a trace");
    fs::remove_file(&trace).expect("ours");
    text
}

/// Up and down again, as text and as what the name says.
fn text(name: &str) {
    let (client, server) = (Client::new(), servers::named(name));
    let root = server.root.join("texts");
    fs::remove_dir_all(&root).ok();
    make_folder(&root);
    let here = client.home().join("texts");
    make_folder(&here);
    // Of lines that end in both ways here, a server on Unix keeps LF: then they went as text.
    let (mixed, lines) = ("one\r\ntwo\nthree", "one\ntwo\nthree");
    let long = "a line of a text of many\n".repeat(40_000);
    for (file, contents) in [("a.txt", mixed), ("a.bin", mixed), ("long.txt", &long)] {
        fs::write(here.join(file), contents).expect("writable");
    }
    let url = |path: &str| server.url("127.0.0.1", &format!("//texts/{path}"));
    let from = |path: &str| here.join(path).to_str().expect("a plain name").to_owned();

    let said = wire(&client, &server, &["put", "--ascii", &from("long.txt"), &url("")]);
    assert!(said.contains("TYPE A"), "{name}: {said}");
    assert!(
        fs::read_to_string(root.join("long.txt")).expect("it is there") == long,
        "{name}: other lines"
    );

    let (own, other) = (from("a.txt"), from("a.bin"));
    let said = wire(&client, &server, &["put", "--auto-type", &own, &other, &url("")]);
    assert!(said.contains("TYPE A"), "{name}: {said}");
    assert_eq!(
        fs::read_to_string(root.join("a.txt")).expect("it is there"),
        lines,
        "{name}"
    );
    assert_eq!(
        fs::read_to_string(root.join("a.bin")).expect("it is there"),
        mixed,
        "{name}"
    );

    let back = client.home().join("back");
    make_folder(&back);
    let back = back.to_str().expect("a plain name");
    let said = wire(
        &client,
        &server,
        &["get", "--ascii", "-o", back, &url("long.txt"), &url("a.txt")],
    );
    assert!(said.contains("TYPE A"), "{name}: {said}");
    let came = |path: &str| fs::read_to_string(format!("{back}/{path}")).expect("it came");
    assert!(came("long.txt") == long, "{name}: other lines came back");
    assert_eq!(came("a.txt"), lines, "{name}");

    let said = wire(&client, &server, &["get", "--binary", "-o", back, &url("a.bin")]);
    assert!(!said.contains("TYPE A"), "{name}: {said}");
    assert_eq!(came("a.bin"), mixed, "{name}");
    let left: Vec<_> = tree::read(&root).into_keys().collect();
    assert_eq!(left.len(), 3, "{name}: {left:?}");
    fs::remove_dir_all(&root).ok();
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_vsftpd() {
    text("vsftpd-plain");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_proftpd_under_tls() {
    text("proftpd-explicit");
}

#[test]
#[ignore = "needs the servers of tests/run"]
fn on_pureftpd_under_tls() {
    text("pureftpd-explicit");
}
