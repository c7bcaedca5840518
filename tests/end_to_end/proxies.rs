//! Through real proxies: microsocks, Dante, tinyproxy, ftp-proxy; with and without a log-on. Their own logs show that the control
//! connection and every data connection went through them.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::{
    client::{Client, assert_says, events},
    servers::{self, Server},
    tree,
};

/// One running proxy.
struct Proxy {
    name: String,
    /// As in an address: `socks5`, `http` or `ftp-user`.
    kind: String,
    port: u16,
    user: Option<String>,
    log: PathBuf,
}

fn proxy(name: &str) -> Proxy {
    let path = std::env::var_os("PORTOLAN_SERVERS").expect("PORTOLAN_SERVERS is set: tests/run starts the proxies");
    let value: Value = serde_json::from_slice(&fs::read(path).expect("servers.json")).expect("JSON");
    let rows = value["proxies"].as_array().expect("proxies");
    let row = rows
        .iter()
        .find(|row| row["name"] == name)
        .unwrap_or_else(|| panic!("no {name}"));
    Proxy {
        name: name.to_owned(),
        kind: row["kind"].as_str().expect("kind").to_owned(),
        port: row["port"]
            .as_u64()
            .and_then(|port| u16::try_from(port).ok())
            .expect("port"),
        user: row["user"].as_str().map(str::to_owned),
        log: row["log"].as_str().expect("log").into(),
    }
}

impl Proxy {
    fn url(&self, kind: &str) -> String {
        let user = self.user.as_ref().map(|user| format!("{user}@")).unwrap_or_default();
        format!("{kind}://{user}127.0.0.1:{}", self.port)
    }

    /// How the proxy writes a port of this computer.
    fn port_in_log(&self, port: &str) -> Vec<String> {
        let line = |separator: &str, behind: &str| {
            ["127.0.0.1", "localhost"].map(|host| format!("{host}{separator}{port}{behind}"))
        };
        match self.name.split('-').next() {
            Some("microsocks") => line(":", "\n").to_vec(),
            Some("dante") => [line(".", "\n"), line(".", " ")].concat(),
            _ => line(":", " ").to_vec(),
        }
    }
}

/// A tree up and down through the proxy; `host` is how the server is named.
fn through(proxy: &Proxy, kind: &str, server: &Server, host: &str) {
    let what = format!("{} as {kind}, {}", proxy.name, server.name);
    let client = Client::new();
    let password = client.home().join("proxy-password");
    fs::write(&password, &server.password).expect("a file");
    let source = client.home().join("tree");
    tree::make(&source, 20, 300_000, 100_000).expect("a tree");
    let folder = format!("by-{}-{kind}-{host}", proxy.name);
    fs::remove_dir_all(server.root.join(&folder)).ok();
    let target = tempfile::tempdir().expect("a folder");
    let url = proxy.url(kind);
    // A server may name the same port twice.
    let mut ports = Vec::new();
    let mut opened = 0;
    for (trace, arguments) in [
        (
            "up",
            [
                "put".into(),
                source.clone().into_os_string(),
                server.url(host, &format!("//{folder}/")).into(),
            ]
            .to_vec(),
        ),
        (
            "down",
            [
                "get".into(),
                "-o".into(),
                target.path().as_os_str().to_owned(),
                server.url(host, &format!("//{folder}/tree")).into(),
            ]
            .to_vec(),
        ),
    ] {
        let trace = client.home().join(trace);
        let mut all: Vec<std::ffi::OsString> = vec![
            "--proxy".into(),
            url.clone().into(),
            "--sessions".into(),
            "2".into(),
            "--trace".into(),
            trace.clone().into(),
        ];
        if proxy.user.is_some() {
            all.extend(["--proxy-password-file".into(), password.clone().into_os_string()]);
        }
        all.extend(arguments);
        client.run(server, &all).ok(&what);
        let text = fs::read_to_string(&trace).expect("the trace was written");
        assert!(
            !text.contains(&server.password),
            "{what}: a password stands in the trace"
        );
        let events = events(&trace);
        opened += events.iter().filter(|event| event["event"] == "data_open").count();
        let replies = events.iter().filter(|event| event["event"] == "reply_line");
        ports.extend(replies.filter_map(|event| {
            let (_, port) = event["line"].as_str()?.strip_prefix("229 ")?.split_once("(|||")?;
            Some(port.split('|').next()?.to_owned())
        }));
    }
    tree::assert_equal(&source, &target.path().join("tree"), &what);
    assert!(opened > 20, "{what}: {opened} data connections");
    let log = String::from_utf8_lossy(&fs::read(&proxy.log).expect("the proxy writes a log")).into_owned();
    if kind == "ftp-user" {
        // It has data connections of its own to the server; the client knows those to the proxy.
        let seen = log.matches("PASV set to").count();
        assert!(
            seen >= opened,
            "{what}: the proxy saw {seen} of {opened} data connections"
        );
        return;
    }
    let in_log = |port: &str| proxy.port_in_log(port).iter().any(|text| log.contains(text));
    assert!(in_log(&server.port.to_string()), "{what}: the control connection");
    // A port asked for ahead of need may never be connected to.
    let seen = ports.iter().filter(|port| in_log(port)).count();
    assert!(
        seen >= opened,
        "{what}: the proxy saw {seen} of {opened} data connections"
    );
}

fn each_server(name: &str) {
    let proxy = proxy(name);
    for server in ["vsftpd-plain", "proftpd-explicit"] {
        through(&proxy, &proxy.kind, &servers::named(server), "127.0.0.1");
    }
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn microsocks() {
    each_server("microsocks");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn microsocks_with_log_on() {
    each_server("microsocks-log-on");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn dante() {
    each_server("dante");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn dante_with_log_on() {
    each_server("dante-log-on");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn tinyproxy() {
    each_server("tinyproxy");
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn tinyproxy_with_log_on() {
    each_server("tinyproxy-log-on");
}

/// A proxy that is an FTP server, and an old one: no FEAT, no EPSV, no TLS. Its greeting tells nothing of the server
/// behind it, so hidden names arrive only because `LIST -a` is tried.
#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn ftp_proxy() {
    let proxy = proxy("ftp-proxy");
    for server in ["vsftpd-plain", "proftpd-plain", "pureftpd-plain"] {
        through(&proxy, &proxy.kind, &servers::named(server), "127.0.0.1");
    }
}

/// The name goes to the proxy, which resolves it: microsocks writes what it was given.
#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn the_proxy_resolves_the_name() {
    let server = servers::named("vsftpd-plain");
    for name in ["microsocks", "tinyproxy"] {
        let proxy = proxy(name);
        through(&proxy, &proxy.kind, &server, "localhost");
        let log = fs::read_to_string(&proxy.log).expect("a log");
        assert!(log.contains(&format!("localhost:{}", server.port)), "{name}");
    }
}

/// Dante 1.4.2 speaks SOCKS 4, so an address gets through; with a name (4a) it goes to 0.0.0.1, which the message must say
/// in words that help.
#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn dante_as_socks4() {
    let (proxy, server) = (proxy("dante"), servers::named("vsftpd-plain"));
    through(&proxy, "socks4a", &server, "127.0.0.1");
    let run = Client::new().run(
        &server,
        &["--proxy", &proxy.url("socks4a"), "ls", &server.url("localhost", "")],
    );
    assert_says(&run, 3, &["proxy", "localhost"]);
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn wrong_password_for_the_proxy() {
    let server = servers::named("vsftpd-plain");
    for name in ["microsocks-log-on", "dante-log-on", "tinyproxy-log-on"] {
        let proxy = proxy(name);
        let client = Client::new();
        let password = client.home().join("wrong");
        fs::write(&password, "not the password\n").expect("a file");
        let arguments = [
            "--proxy",
            &proxy.url(&proxy.kind),
            "--proxy-password-file",
            password.to_str().expect("UTF-8"),
            "ls",
            &server.url("127.0.0.1", ""),
        ];
        let run = client.run(&server, &arguments);
        assert_says(&run, 4, &["proxy", &format!("127.0.0.1:{}", proxy.port)]);
        assert!(!run.stderr.contains("not the password"), "{name}: {}", run.stderr);
    }
}

#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn no_proxy_listens() {
    let server = servers::named("vsftpd-plain");
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
        .port();
    for kind in ["socks5", "socks4a", "http"] {
        let proxy = format!("{kind}://127.0.0.1:{port}");
        let run = Client::new().run(&server, &["--proxy", &proxy, "ls", &server.url("127.0.0.1", "")]);
        assert_says(&run, 3, &["proxy", &format!("127.0.0.1:{port}")]);
    }
}

/// A proxy cannot be connected to by the server: active mode is refused before anything is sent.
#[test]
#[ignore = "needs the servers and the programs of tests/run"]
fn active_mode_through_a_proxy() {
    let (proxy, server) = (proxy("microsocks"), servers::named("vsftpd-plain"));
    for mode in ["eprt", "port"] {
        let run = Client::new().run(
            &server,
            &[
                "--proxy",
                &proxy.url("socks5"),
                "--mode",
                mode,
                "ls",
                &server.url("127.0.0.1", ""),
            ],
        );
        assert_says(&run, 3, &["cannot connect to us through socks5://127.0.0.1"]);
    }
}
