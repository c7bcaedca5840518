//! Four modes, two families of addresses, TLS in all its forms: what is named is what is used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use portolan_remote::{ErrorKind, TlsVersion, TlsVersions};
use portolan_testkit::server::{End, Seen, ServerTls, TlsRange, Trouble};

use super::*;

const V4: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const V6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

/// Up, down, and a listing in one mode; what server and trace say of it.
async fn round(address: IpAddr, tls: ServerTls, versions: TlsRange, mode: DataMode) {
    let what = format!("{address} {tls:?} {versions:?} {mode}");
    let server = start(ServerOptions {
        address,
        tls,
        versions,
        require_reuse: true,
        ..ServerOptions::default()
    })
    .await;
    let wanted = match tls {
        ServerTls::None => TlsMode::Off,
        ServerTls::Implicit => TlsMode::Implicit,
        _ => TlsMode::Explicit,
    };
    let mut options = options(&server, wanted);
    options.mode = ModeChoice::Only(mode);
    let log = Log::default();
    let session = soon(FtpSession::connect(options, log.sink())).await.expect(&what);
    let contents = bytes(300_000);
    soon(session.make_dir(&path("/a b"))).await.expect(&what);
    put(&session, "/a b/ä ö", &contents).await.expect(&what);
    let (result, back) = get(&session, "/a b/ä ö").await;
    assert_eq!(result.expect(&what).bytes, 300_000, "{what}");
    assert!(back == contents, "{what}");
    put(&session, "/a b/empty", b"").await.expect(&what);
    assert_eq!(names(&session, "/a b").await.expect(&what), ["empty", "ä ö"], "{what}");
    soon(session.close()).await;
    assert!(!session.alive());

    let seen = server.seen();
    let used: Vec<_> = seen.iter().filter(|seen| matches!(seen, Seen::Data(_))).collect();
    assert_eq!(used, vec![&Seen::Data(mode); 4], "{what}");
    assert!(log.modes().iter().all(|named| *named == mode.to_string()), "{what}");
    let secured = seen
        .iter()
        .filter(|seen| matches!(seen, Seen::DataTls { resumed: true }))
        .count();
    assert_eq!(secured, if tls == ServerTls::None { 0 } else { 4 }, "{what}");
    let end = if tls == ServerTls::None {
        End::Fin
    } else {
        End::CloseNotify
    };
    let ends = |seen: &&Seen| matches!(seen, Seen::Upload { end: how, .. } if *how == end);
    assert_eq!(seen.iter().filter(ends).count(), 2, "{what}");
    check_trace(&log, &what);
}

/// Numbered without gaps, with lanes that open and close, and with all bytes in the buckets.
fn check_trace(log: &Log, what: &str) {
    let events = log.0.lock().unwrap();
    assert!(
        events.iter().enumerate().all(|(at, event)| event.seq == at as u64),
        "{what}: {events:?}"
    );
    let mut buckets = 0;
    let mut totals = 0;
    for event in events.iter() {
        match &event.kind {
            TraceKind::DataBytes { bytes, .. } => buckets += bytes,
            TraceKind::DataClosed { total, clean, .. } => {
                totals += total;
                assert!(clean, "{what}: {event:?}");
            }
            _ => {}
        }
    }
    assert_eq!(buckets, totals, "{what}");
    assert!(totals >= 600_000, "{what}: {totals}");
    let all = format!("{events:?}");
    assert!(!all.contains(PASSWORD), "{what}: the password shows in the trace");
}

#[tokio::test]
async fn plain_in_all_modes() {
    for mode in DataMode::ALL {
        round(V4, ServerTls::None, TlsRange::Both, mode).await;
    }
    for mode in [DataMode::Epsv, DataMode::Eprt] {
        round(V6, ServerTls::None, TlsRange::Both, mode).await;
    }
}

#[tokio::test]
async fn explicit_tls_1_2_in_all_modes() {
    for mode in DataMode::ALL {
        round(V4, ServerTls::Required, TlsRange::Only12, mode).await;
    }
    round(V6, ServerTls::Explicit, TlsRange::Only12, DataMode::Eprt).await;
}

#[tokio::test]
async fn explicit_tls_1_3_in_all_modes() {
    for mode in DataMode::ALL {
        round(V4, ServerTls::Required, TlsRange::Only13, mode).await;
    }
    round(V6, ServerTls::Explicit, TlsRange::Both, DataMode::Epsv).await;
}

#[tokio::test]
async fn implicit_tls_in_all_modes() {
    for mode in DataMode::ALL {
        round(V4, ServerTls::Implicit, TlsRange::Both, mode).await;
    }
    round(V6, ServerTls::Implicit, TlsRange::Only12, DataMode::Eprt).await;
}

/// Every data connection brings new tickets, so that they never run out.
#[tokio::test]
async fn tickets_last_for_many_data_connections() {
    let server = start(ServerOptions {
        tls: ServerTls::Required,
        versions: TlsRange::Only13,
        require_reuse: true,
        ..ServerOptions::default()
    })
    .await;
    server.files().put("/f", *b"contents");
    let session = connect(options(&server, TlsMode::Explicit)).await.expect("a log-on");
    for round in 0..40 {
        put(&session, "/g", b"x").await.expect("an upload");
        let (result, back) = get(&session, "/f").await;
        result.expect("a download");
        assert_eq!(back, b"contents", "{round}");
    }
    assert!(session.tickets_left().expect("TLS 1.3") > 0);
    assert!(!server.seen().contains(&Seen::DataTls { resumed: false }));
}

#[tokio::test]
async fn the_highest_version_is_a_choice() {
    let server = start(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    })
    .await;
    for (version, name) in [(TlsVersion::V1_2, "TLS 1.2"), (TlsVersion::V1_3, "TLS 1.3")] {
        let mut options = options(&server, TlsMode::Explicit);
        options.choices.tls_versions = TlsVersions::only(version);
        let session = connect(options).await.expect("a log-on");
        let facts = session.facts();
        assert_eq!(facts.tls.as_deref(), Some(name));
        assert!(facts.trusted_by_authority);
    }
}

#[tokio::test]
async fn auto_finds_the_mode_that_is_left() {
    let server = start(ServerOptions {
        modes: vec![DataMode::Port],
        ..ServerOptions::default()
    })
    .await;
    server.files().put("/f", *b"contents");
    let session = plain(&server).await;
    let (result, back) = get(&session, "/f").await;
    result.expect("a download");
    assert_eq!(back, b"contents");
    assert_eq!(session.learned().data_mode, Some(DataMode::Port));
    assert_eq!(session.facts().data_mode, Some(DataMode::Port));
}

#[tokio::test]
async fn a_mode_that_was_chosen_is_not_replaced() {
    let server = start(ServerOptions {
        modes: vec![DataMode::Epsv],
        ..ServerOptions::default()
    })
    .await;
    let session = only(&server, DataMode::Pasv).await;
    let error = names(&session, "/").await.expect_err("no mode is left");
    assert_eq!(error.kind, ErrorKind::DataConnection, "{error}");
    assert!(!server.verbs().contains(&"EPSV".to_owned()));
}

/// An address with a zone, as link-local ones have it, is used with the zone and shown to TLS without (RFC 4007).
#[tokio::test]
async fn an_address_may_have_a_zone() {
    let server = start(ServerOptions {
        address: V6,
        tls: ServerTls::Required,
        ..ServerOptions::default()
    })
    .await;
    let mut options = options(&server, TlsMode::Explicit);
    options.server = portolan_remote::HostPort::new("::1%1", server.port());
    let session = connect(options).await.expect("the zone is that of the loopback");
    put(&session, "/f", b"x").await.expect("an upload");
}

#[tokio::test]
async fn files_go_in_clear_only_where_the_person_allows_it_and_then_it_shows() {
    for allowed in [false, true] {
        let server = start(ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        })
        .await;
        server.lay("PROT", Trouble::Reply("534 no".to_owned()));
        let mut options = options(&server, TlsMode::Explicit);
        options.choices.plain_data = allowed;
        let session = match (connect(options).await, allowed) {
            (Ok(session), true) => session,
            (Err(error), false) => {
                assert_eq!(error.kind, ErrorKind::ProtectionRefused, "{error}");
                continue;
            }
            (other, _) => panic!("allowed: {allowed}, and {other:?}"),
        };
        assert!(session.facts().data_in_clear && session.facts().tls.is_some());
        put(&session, "/f", b"in clear").await.expect("an upload");
        assert_eq!(get(&session, "/f").await.1, b"in clear");
    }
}
