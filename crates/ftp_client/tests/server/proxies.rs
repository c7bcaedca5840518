//! Through proxies: control and data connections, with and without log-on, and proxies that fail.

use portolan_ftp_client::ProxyAccess;
use portolan_remote::{AddressFamily, ErrorKind, FtpProxyLogOn, HostPort, Proxy, ProxyKind};
use portolan_testkit::server::{Identity, Seen, ServerTls, TlsRange};

use super::{
    gate::{FtpGate, Gate, Kind, Manners, NAME},
    *,
};

const KINDS: [Kind; 3] = [Kind::Socks5, Kind::Socks4a, Kind::Http];

fn access(gate: &Gate, kind: Kind, log_on: Option<(&str, &str)>) -> ProxyAccess {
    ProxyAccess {
        proxy: Proxy {
            kind: match kind {
                Kind::Socks5 => ProxyKind::Socks5,
                Kind::Socks4a => ProxyKind::Socks4a,
                Kind::Http => ProxyKind::HttpConnect,
            },
            server: gate.endpoint(),
            user: log_on.map(|(user, _)| user.to_owned()),
        },
        password: log_on.map(|(_, password)| SecretBytes::new(password.into())),
    }
}

/// The server by its name, which only the proxy knows.
fn through(server: &TestServer, tls: TlsMode, access: ProxyAccess) -> ConnectOptions {
    let mut options = options(server, tls);
    options.server = HostPort::new(NAME, server.port());
    options.proxy = Some(access);
    options
}

/// Control, listing, up and down, all through the proxy.
async fn round(kind: Kind, tls: TlsMode, manners: Manners, log_on: Option<(&str, &str)>) {
    let what = format!("{kind:?} {tls:?} {manners:?}");
    let server = start(ServerOptions {
        tls: match tls {
            TlsMode::Off => ServerTls::None,
            TlsMode::Implicit => ServerTls::Implicit,
            _ => ServerTls::Required,
        },
        identity: Some(Identity::new(&[NAME], TlsRange::Both).unwrap()),
        ..ServerOptions::default()
    })
    .await;
    let gate = Gate::start(kind, manners).await;
    let log = Log::default();
    let options = through(&server, tls, access(&gate, kind, log_on));
    let session = soon(FtpSession::connect(options, log.sink())).await.expect(&what);
    let contents = bytes(100_000);
    put(&session, "/f", &contents).await.expect(&what);
    let (result, back) = get(&session, "/f").await;
    assert_eq!(result.expect(&what).bytes, 100_000, "{what}");
    assert!(back == contents, "{what}");
    assert_eq!(names(&session, "/").await.expect(&what), ["f"], "{what}");
    soon(session.close()).await;

    let asked = gate.asked();
    assert_eq!(asked[0], (NAME.to_owned(), server.port()), "{what}");
    let data = server
        .seen()
        .iter()
        .filter(|seen| matches!(seen, Seen::Data(_)))
        .count();
    assert_eq!((asked.len(), data), (4, 3), "{what}");
    assert!(asked.iter().all(|(host, _)| host == NAME), "{what}: {asked:?}");
    let events = format!("{:?}", log.kinds());
    let proxy = access(&gate, kind, log_on).proxy;
    let named = |kind: &TraceKind| match kind {
        TraceKind::Connected { address } | TraceKind::DataOpening { address, .. } => {
            address.starts_with(NAME) && address.ends_with(&format!(" through {proxy}"))
        }
        _ => true,
    };
    assert!(log.kinds().iter().all(named), "{what}: {events}");
    assert!(
        !events.contains("0.0.0.0") && !events.contains("geheim"),
        "{what}: {events}"
    );
}

#[tokio::test]
async fn all_kinds_carry_everything() {
    for kind in KINDS {
        for tls in [TlsMode::Off, TlsMode::Explicit, TlsMode::Implicit] {
            round(kind, tls, Manners::default(), None).await;
        }
    }
}

#[tokio::test]
async fn a_log_on_at_the_proxy() {
    let wanted = Manners {
        log_on: Some(("anna".to_owned(), "geheim".to_owned())),
        ..Manners::default()
    };
    for kind in [Kind::Socks5, Kind::Http] {
        round(kind, TlsMode::Off, wanted.clone(), Some(("anna", "geheim"))).await;
        // Who is known there may log on where nobody asks.
        round(kind, TlsMode::Off, Manners::default(), Some(("anna", "geheim"))).await;
    }
}

#[tokio::test]
async fn answers_byte_by_byte_or_with_the_greeting_behind_them() {
    for kind in KINDS {
        for (slow, together) in [(true, false), (false, true)] {
            let manners = Manners {
                slow,
                together,
                ..Manners::default()
            };
            round(kind, TlsMode::Off, manners, None).await;
        }
    }
}

async fn fails(kind: Kind, manners: Manners, log_on: Option<(&str, &str)>) -> RemoteError {
    let server = start(ServerOptions::default()).await;
    let gate = Gate::start(kind, manners).await;
    let mut options = through(&server, TlsMode::Off, access(&gate, kind, log_on));
    options.limits.connect = Duration::from_millis(400);
    let error = connect(options).await.expect_err("the proxy does not want to");
    assert!(server.seen().is_empty(), "{:?}", server.seen());
    assert_eq!(error.server, Some(HostPort::new(NAME, server.port())), "{error}");
    let text = error.to_string();
    assert!(
        text.contains(&gate.endpoint().to_string()),
        "the proxy is named: {text}"
    );
    assert!(!format!("{text} {error:?}").contains("falsch"), "{text}");
    error
}

#[tokio::test]
async fn a_proxy_that_fails_is_named_with_the_reason() {
    let wanted = Manners {
        log_on: Some(("anna".to_owned(), "geheim".to_owned())),
        ..Manners::default()
    };
    for kind in [Kind::Socks5, Kind::Http] {
        for log_on in [None, Some(("anna", "falsch"))] {
            let error = fails(kind, wanted.clone(), log_on).await;
            assert_eq!(error.kind, ErrorKind::ProxyLogOn, "{kind:?}: {error}");
        }
    }
    let answer = |bytes: &[u8]| Manners {
        answer: Some(bytes.to_vec()),
        ..Manners::default()
    };
    for (kind, bytes, expected, words) in [
        (Kind::Socks5, &b"\x05\x02"[..], ErrorKind::ProxyRefused, "rules"),
        (
            Kind::Socks5,
            b"\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00",
            ErrorKind::ConnectionRefused,
            "refused",
        ),
        (
            Kind::Socks5,
            b"\x05\x04\x00\x01\x00\x00\x00\x00\x00\x00",
            ErrorKind::Unreachable,
            "reached",
        ),
        (
            Kind::Socks5,
            b"\x05\x00\x00",
            ErrorKind::ProxyRefused,
            "without an answer",
        ),
        (
            Kind::Socks5,
            b"NONSENSE",
            ErrorKind::ProxyRefused,
            "does not speak SOCKS 5",
        ),
        (
            Kind::Socks4a,
            b"\x00\x5b\x00\x00\x00\x00\x00\x00",
            ErrorKind::ProxyRefused,
            "does not tell which",
        ),
        (Kind::Socks4a, b"", ErrorKind::ProxyRefused, "without an answer"),
        (
            Kind::Http,
            b"HTTP/1.1 403 Forbidden\r\n\r\n",
            ErrorKind::ProxyRefused,
            "403 Forbidden",
        ),
        (
            Kind::Http,
            b"HTTP/1.1 502 Bad Gateway\r\n\r\n",
            ErrorKind::Unreachable,
            "502 Bad Gateway",
        ),
        (
            Kind::Http,
            b"\x16\x03\x01",
            ErrorKind::ProxyRefused,
            "does not speak HTTP",
        ),
    ] {
        let error = fails(kind, answer(bytes), None).await;
        assert_eq!(error.kind, expected, "{kind:?}: {error}");
        assert!(error.to_string().contains(words), "{kind:?}: {error}");
    }
    let mut endless = b"HTTP/1.1 200 Yes\r\nX: ".to_vec();
    endless.resize(80_000, b'x');
    let error = fails(Kind::Http, answer(&endless), None).await;
    assert_eq!(error.kind, ErrorKind::ProxyRefused, "{error}");
    assert!(error.to_string().contains("65536 bytes"), "{error}");
}

#[tokio::test]
async fn a_proxy_that_is_silent_or_not_there_has_words() {
    for kind in KINDS {
        let silent = Manners {
            silent: true,
            ..Manners::default()
        };
        let error = fails(kind, silent, None).await;
        assert_eq!(error.kind, ErrorKind::TimedOut, "{error}");
    }
    let server = start(ServerOptions::default()).await;
    let gate = Gate::start(Kind::Socks5, Manners::default()).await;
    let nobody = start(ServerOptions::default()).await;
    let mut access = access(&gate, Kind::Socks5, None);
    access.proxy.server = nobody.endpoint();
    drop(nobody);
    for kind in [ProxyKind::Socks5, ProxyKind::Ftp(FtpProxyLogOn::UserAtHost)] {
        access.proxy.kind = kind;
        let error = connect(through(&server, TlsMode::Off, access.clone()))
            .await
            .expect_err("no proxy");
        assert_eq!(error.kind, ErrorKind::ProxyUnreachable, "{error}");
        let text = error.to_string();
        assert!(
            text.contains(&access.proxy.to_string()) && text.contains(NAME),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_data_connections_alone_is_named() {
    for (kind, refusal) in [
        (Kind::Socks5, &b"\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00"[..]),
        (Kind::Http, b"HTTP/1.1 403 Only port 21\r\n\r\n"),
    ] {
        let server = start(ServerOptions::default()).await;
        let manners = Manners {
            later_answer: Some(refusal.to_vec()),
            ..Manners::default()
        };
        let gate = Gate::start(kind, manners).await;
        let session = connect(through(&server, TlsMode::Off, access(&gate, kind, None)))
            .await
            .expect("a log-on");
        let error = names(&session, "/").await.expect_err("no data connection");
        assert_eq!(error.kind, ErrorKind::DataConnection, "{error}");
        assert!(error.to_string().contains("does not allow this connection"), "{error}");
        assert!(error.to_string().contains(&gate.endpoint().to_string()), "{error}");
    }
}

/// `quirks.md` rows 26 and 27: the same rule as without a proxy.
#[tokio::test]
async fn the_address_of_a_227_is_used_only_where_it_is_trusted() {
    for trust in [false, true] {
        let server = start(ServerOptions::default()).await;
        server.files().put("/f", *b"contents");
        let gate = Gate::start(Kind::Socks5, Manners::default()).await;
        let mut options = through(&server, TlsMode::Off, access(&gate, Kind::Socks5, None));
        options.mode = ModeChoice::Only(DataMode::Pasv);
        options.trust_pasv_address = trust;
        options.choices.family = AddressFamily::V6;
        let session = connect(options).await.expect("the family is the proxy's own affair");
        let (result, back) = get(&session, "/f").await;
        result.expect("a download");
        assert_eq!(back, b"contents");
        let host = if trust { "127.0.0.1" } else { NAME };
        assert_eq!(gate.asked()[1].0, host);
    }
}

#[tokio::test]
async fn an_address_is_told_as_an_address() {
    let server = start(ServerOptions {
        address: "::1".parse().unwrap(),
        ..ServerOptions::default()
    })
    .await;
    server.files().put("/f", *b"contents");
    for kind in [Kind::Socks5, Kind::Http] {
        let gate = Gate::start(kind, Manners::default()).await;
        let mut options = options(&server, TlsMode::Off);
        options.proxy = Some(access(&gate, kind, None));
        let session = connect(options).await.expect("a log-on");
        let (result, _) = get(&session, "/f").await;
        result.expect("a download");
        assert!(gate.asked().iter().all(|(host, _)| host == "::1"), "{:?}", gate.asked());
        assert_eq!(session.learned().data_mode, Some(DataMode::Epsv));
    }
}

#[tokio::test]
async fn an_ftp_proxy_is_told_the_server_in_the_log_on() {
    let server = start(ServerOptions::default()).await;
    let gate = FtpGate::start().await;
    let mut options = options(&server, TlsMode::Off);
    options.proxy = Some(ProxyAccess {
        proxy: Proxy {
            kind: ProxyKind::Ftp(FtpProxyLogOn::UserAtHost),
            server: HostPort::new(gate.address.ip().to_string(), gate.address.port()),
            user: None,
        },
        password: None,
    });
    let session = connect(options).await.expect("a log-on through the gate");
    put(&session, "/f", b"contents").await.expect("an upload");
    let (result, back) = get(&session, "/f").await;
    result.expect("a download");
    assert_eq!(back, b"contents");
    assert_eq!(names(&session, "/").await.expect("a listing"), ["f"]);
}
