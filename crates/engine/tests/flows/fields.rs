//! Every field of a site reaches the wire, or changes what the engine does: a row each. A field without a row fails here.
//! Those that only the window shows have their rows in its own tests.

use std::{net::Ipv4Addr, sync::Arc, time::Duration};

use portolan_engine::{Config, FtpConnector, PaneState};
use portolan_queue::ConflictPolicy;
use portolan_remote::{Act, Fingerprint, HostPort, SessionFacts};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret, Site};
use portolan_testkit::server::{Identity, PASSWORD, Seen, ServerOptions, ServerTls, TestServer, TlsRange, Trouble};
use sha2::{Digest as _, Sha256};

use crate::support::{Rig, SITE, names, ready, remote, wait};

/// What is done once it is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Connect,
    List,
    Upload,
}

/// A field, its value, and the command with which the server then hears of it. `PORT` is the server's own.
struct Wire {
    key: &'static str,
    value: &'static str,
    /// What else is set.
    with: &'static [(&'static str, &'static str)],
    tls: ServerTls,
    /// What the server answers to a command, once.
    answers: Option<(&'static str, &'static str)>,
    deed: Deed,
    /// The command begins so.
    line: &'static str,
}

const fn wire(key: &'static str, value: &'static str, deed: Deed, line: &'static str) -> Wire {
    Wire {
        key,
        value,
        with: &[],
        tls: ServerTls::None,
        answers: None,
        deed,
        line,
    }
}

const ROWS: &[Wire] = &[
    wire("user", "anna", Deed::Connect, "USER anna"),
    Wire {
        answers: Some(("PASS", "332 Account, please")),
        ..wire("log_on", "account", Deed::Connect, "ACCT staff-7")
    },
    Wire {
        tls: ServerTls::Explicit,
        ..wire("tls", "explicit", Deed::Connect, "AUTH TLS")
    },
    Wire {
        tls: ServerTls::Explicit,
        with: &[("tls", "explicit")],
        answers: Some(("PROT", "536 Not here")),
        ..wire("plain_data", "true", Deed::Connect, "PROT C")
    },
    wire("mode", "pasv", Deed::List, "PASV"),
    Wire {
        with: &[("mode", "port")],
        // 50000 to 50100 is 195 times 256 and some.
        ..wire("active_ports", "50000-50100", Deed::List, "PORT 127,0,0,1,195,")
    },
    Wire {
        with: &[("mode", "port")],
        ..wire("external_address", "127.0.0.3", Deed::List, "PORT 127,0,0,3,")
    },
    wire("keep_alive", "stat:1", Deed::Connect, "STAT"),
    wire("hidden_files", "always", Deed::List, "LIST -a"),
    wire("post_login", "['SITE UMASK 022']", Deed::Connect, "SITE UMASK 022"),
    Wire {
        with: &[("host", "localhost"), ("family", "ipv4")],
        ..wire("host_command", "always", Deed::Connect, "HOST localhost")
    },
    Wire {
        answers: Some(("FEAT", "211-Features:\r\n LANG EN*;FR\r\n211 End")),
        ..wire("language", "fr", Deed::Connect, "LANG fr")
    },
    wire("allocate", "true", Deed::Upload, "ALLO "),
    wire("verify", "read-back", Deed::Upload, "RETR "),
    Wire {
        with: &[("host", "far.test"), ("port", "21")],
        ..wire(
            "proxy",
            "ftp-user://127.0.0.1:PORT",
            Deed::Connect,
            "USER anna@far.test",
        )
    },
    Wire {
        with: &[
            ("host", "far.test"),
            ("port", "21"),
            ("proxy", "ftp-custom://127.0.0.1:PORT"),
        ],
        ..wire(
            "proxy_commands",
            "['USER at-%h-%u']",
            Deed::Connect,
            "USER at-far.test-anna",
        )
    },
];

/// Fields whose effect is more than a command: the test that shows it. Those of this file stand below.
const EFFECTS: &[(&str, &str, &str)] = &[
    ("host", "fields.rs", "every_field_with_a_command_reaches_the_server"),
    ("port", "fields.rs", "every_field_with_a_command_reaches_the_server"),
    (
        "atomic",
        "fields.rs",
        "uploads_have_their_name_at_once_where_the_site_says_so",
    ),
    (
        "bin",
        "bin.rs",
        "what_is_replaced_lies_in_the_bin_and_two_of_a_name_beside_each_other",
    ),
    (
        "trust_pasv_address",
        "fields.rs",
        "the_address_of_a_227_is_used_where_the_site_says_so",
    ),
    ("family", "fields.rs", "a_family_of_addresses_leaves_the_other_out"),
    ("pin", "fields.rs", "the_pinned_certificate_is_taken_without_a_question"),
    ("tls_min", "fields.rs", "versions_of_tls_are_those_of_the_site"),
    ("tls_max", "fields.rs", "versions_of_tls_are_those_of_the_site"),
    (
        "server_family",
        "fields.rs",
        "the_family_of_the_server_is_what_the_site_says",
    ),
    ("time_offset", "fields.rs", "times_are_as_the_clock_of_the_site"),
    ("sessions", "fields.rs", "no_more_sessions_than_the_site_says"),
    (
        "upload_limit",
        "fields.rs",
        "limits_of_a_site_hold_until_they_are_lifted",
    ),
    (
        "download_limit",
        "fields.rs",
        "limits_of_a_site_hold_until_they_are_lifted",
    ),
    (
        "existing",
        "saved_sites.rs",
        "what_a_site_says_of_existing_targets_holds_where_nobody_says_otherwise",
    ),
    (
        "encoding",
        "naming.rs",
        "row_20_names_in_another_encoding_are_offered_shown_and_written",
    ),
    (
        "client_certificate",
        "../../../../tests/end_to_end/certificates.rs",
        "client_certificate_asked",
    ),
];

/// Fields that are the window's alone; `crates/gui/src/tests/site_fields.rs` has their rows.
const IN_THE_WINDOW: &[&str] = &[
    "name",
    "folder",
    "remote_folder",
    "local_folder",
    "linked_browsing",
    "compare",
    "colour",
    "icon",
    "note",
    "bookmark",
];

#[test]
fn no_field_is_without_a_row() {
    let told = base().with_values(&[("nonsense", None)]).unwrap_err();
    let known = told.split("known are ").nth(1).unwrap().split(", ");
    for key in known.filter(|key| *key != "id") {
        let rows = ROWS.iter().filter(|row| row.key == key).count()
            + EFFECTS.iter().filter(|(other, ..)| *other == key).count()
            + IN_THE_WINDOW.iter().filter(|other| **other == key).count();
        assert_eq!(rows, 1, "{key}");
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows");
    for (key, file, test) in EFFECTS {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(&format!("fn {test}(")), "{key}: no {test} in {file}");
    }
}

fn base() -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new("127.0.0.1", 1),
        tls: FtpTls::Off,
    };
    let mut site = Site::quick(endpoint, LogOn::User("anna".to_owned()));
    site.id = SITE;
    site.account = Some(Secret::new("staff-7".to_owned()));
    site
}

fn with(site: &Site, keys: &[(&str, &str)]) -> Site {
    let keys: Vec<(String, Option<String>)> = keys
        .iter()
        .map(|(key, value)| ((*key).to_owned(), Some((*value).to_owned())))
        .collect();
    site.with_keys(&keys).unwrap_or_else(|why| panic!("{why}"))
}

/// The site at this server, with these keys.
fn at(server: &TestServer, keys: &[(&str, &str)]) -> Site {
    let port = server.port().to_string();
    with(&with(&base(), &[("port", &port)]), keys)
}

/// An engine that speaks FTP with whoever is there.
fn ftp(config: &mut Config) {
    config.connector = Arc::new(FtpConnector);
    config.insecure = true;
}

async fn server(options: ServerOptions) -> TestServer {
    let server = TestServer::start(options).await.unwrap();
    server.files().put("/there", "contents");
    server
}

async fn facts(rig: &Rig) -> Arc<SessionFacts> {
    wait("facts of the session", &rig.engine.published().sites, |sites| {
        sites.get(&SITE)?.facts.clone()
    })
    .await
}

#[tokio::test]
async fn every_field_with_a_command_reaches_the_server() {
    for row in ROWS {
        let server = server(ServerOptions {
            tls: row.tls,
            mlsd: row.key != "hidden_files",
            ..ServerOptions::default()
        })
        .await;
        if let Some((verb, reply)) = row.answers {
            server.lay(verb, Trouble::Reply(reply.to_owned()));
        }
        let port = server.port().to_string();
        let set: Vec<(&str, String)> = row
            .with
            .iter()
            .chain(&[(row.key, row.value)])
            .map(|(key, value)| (*key, value.replace("PORT", &port)))
            .collect();
        let set: Vec<(&str, &str)> = set.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let says = |seen: &Seen| matches!(seen, Seen::Command(line) if line.starts_with(row.line));
        let rig = Rig::with(ftp);
        rig.connect_to(at(&server, &set), Some(PASSWORD));
        match row.deed {
            Deed::Connect => {}
            Deed::List => rig.show(1, remote("/")),
            Deed::Upload => {
                rig.connected().await;
                let file = rig.write("a", "12345");
                rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
                    .await
                    .unwrap();
            }
        }
        let heard = tokio::time::timeout(Duration::from_secs(30), server.wait(says)).await;
        assert!(heard.is_ok(), "{}: no {} among {:?}", row.key, row.line, server.seen());
    }
}

#[tokio::test]
async fn uploads_have_their_name_at_once_where_the_site_says_so() {
    for (atomic, part) in [("true", true), ("false", false)] {
        let server = server(ServerOptions::default()).await;
        let rig = Rig::with(ftp);
        rig.connect_to(at(&server, &[("atomic", atomic)]), Some(PASSWORD));
        rig.connected().await;
        let file = rig.write("a", "12345");
        rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
            .await
            .unwrap();
        let stores = |seen: &Seen| matches!(seen, Seen::Command(line) if line.starts_with("STOR "));
        let Some(Seen::Command(line)) = server.wait(stores).await else {
            panic!()
        };
        assert_eq!(line.contains(".portolan-"), part, "{line}");
    }
}

#[tokio::test]
async fn the_address_of_a_227_is_used_where_the_site_says_so() {
    for (trust, reads) in [("false", true), ("true", false)] {
        let server = server(ServerOptions::default()).await;
        server.lay("PASV", Trouble::WrongAddress(Ipv4Addr::new(127, 0, 0, 9)));
        let rig = Rig::with(ftp);
        let site = at(&server, &[("mode", "pasv"), ("trust_pasv_address", trust)]);
        rig.connect_to(site, Some(PASSWORD));
        rig.show(1, remote("/"));
        let pane = rig.pane(1, |pane| !matches!(pane.state, PaneState::Loading)).await;
        assert_eq!(matches!(pane.state, PaneState::Ready), reads, "{trust}");
    }
}

#[tokio::test]
async fn a_family_of_addresses_leaves_the_other_out() {
    let server = server(ServerOptions::default()).await;
    for (family, reached) in [("ipv6", false), ("ipv4", true)] {
        let rig = Rig::with(ftp);
        let site = at(&server, &[("host", "localhost"), ("family", family)]);
        rig.connect_to(site, Some(PASSWORD));
        if reached {
            rig.connected().await;
        } else {
            rig.failed().await;
        }
    }
}

#[tokio::test]
async fn the_pinned_certificate_is_taken_without_a_question() {
    let identity = Identity::new(&["elsewhere.test"], TlsRange::Both).unwrap();
    let options = ServerOptions {
        tls: ServerTls::Explicit,
        identity: Some(identity.clone()),
        ..ServerOptions::default()
    };
    let server = server(options).await;
    let pin = Fingerprint(Sha256::digest(identity.leaf()).into()).to_string();
    let rig = Rig::with(|config| config.connector = Arc::new(FtpConnector));
    rig.connect_to(at(&server, &[("tls", "explicit"), ("pin", &pin)]), Some(PASSWORD));
    rig.connected().await;
}

#[tokio::test]
async fn versions_of_tls_are_those_of_the_site() {
    for (key, value, says) in [("tls_max", "1.2", "1.2"), ("tls_min", "1.3", "1.3")] {
        let options = ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        };
        let server = server(options).await;
        let rig = Rig::with(ftp);
        rig.connect_to(at(&server, &[("tls", "explicit"), (key, value)]), Some(PASSWORD));
        let tls = facts(&rig).await.tls.clone().unwrap();
        assert!(tls.contains(says), "{key}: {tls}");
    }
    let options = ServerOptions {
        tls: ServerTls::Explicit,
        versions: TlsRange::Only12,
        ..ServerOptions::default()
    };
    let server = server(options).await;
    let rig = Rig::with(ftp);
    rig.connect_to(at(&server, &[("tls", "explicit"), ("tls_min", "1.3")]), Some(PASSWORD));
    rig.failed().await;
}

#[tokio::test]
async fn the_family_of_the_server_is_what_the_site_says() {
    let server = server(ServerOptions::default()).await;
    let rig = Rig::with(ftp);
    rig.connect_to(at(&server, &[("server_family", "ProFTPD")]), Some(PASSWORD));
    let facts = facts(&rig).await;
    assert!(facts.server.contains("ProFTPD"), "{facts:?}");
}

#[tokio::test]
async fn times_are_as_the_clock_of_the_site() {
    let mut times = Vec::new();
    for offset in ["+00:00", "+02:00"] {
        let options = ServerOptions {
            mlsd: false,
            // Without a year it has its hour.
            list_time: "Nov 14 10:00",
            ..ServerOptions::default()
        };
        let server = server(options).await;
        let rig = Rig::with(ftp);
        rig.connect_to(at(&server, &[("time_offset", offset)]), Some(PASSWORD));
        rig.show(1, remote("/"));
        let pane = rig.pane(1, ready).await;
        assert_eq!(names(&pane), ["there"]);
        times.extend(pane.batches[0][0].modified.map(|time| time.seconds));
    }
    assert_eq!(times[0] - times[1], 7200, "{times:?}");
}

#[tokio::test]
async fn no_more_sessions_than_the_site_says() {
    let rig = Rig::new();
    let site = with(&crate::support::site(), &[("sessions", "1")]);
    let latch = rig.server.hold(Act::Upload);
    rig.connect_to(site, None);
    rig.connected().await;
    let files: Vec<_> = (0..5).map(|number| rig.write(&format!("{number}"), "x")).collect();
    rig.run(Rig::upload(&files, "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    crate::support::until("one upload", || latch.count() > 0).await;
    latch.open();
    rig.empty().await;
    // One for the panes, and one for files.
    assert!(rig.server.peak_sessions() <= 2, "{}", rig.server.peak_sessions());
}

#[tokio::test]
async fn limits_of_a_site_hold_until_they_are_lifted() {
    let rig = Rig::new();
    let large = vec![7; 8 << 20];
    rig.server.put("/down", large.clone());
    let site = with(
        &crate::support::site(),
        &[("upload_limit", "1"), ("download_limit", "1")],
    );
    rig.connect_to(site, None);
    rig.connected().await;
    let file = rig.write("up", &large);
    rig.run(Rig::upload(&[file], "/", ConflictPolicy::Replace))
        .await
        .unwrap();
    rig.run(rig.download(&["/down"], ConflictPolicy::Replace))
        .await
        .unwrap();
    wait("both on their way", &rig.engine.published().transfers, |transfers| {
        (transfers.running.len() == 2).then_some(())
    })
    .await;
    // At a byte a second they would take a quarter of a year.
    assert!(rig.server.get("/up").is_none() && rig.read("down").is_none());
    rig.connect_to(crate::support::site(), None);
    rig.empty().await;
    assert_eq!(rig.server.get("/up").as_ref(), Some(&large));
    assert_eq!(rig.read("down"), Some(large));
}
