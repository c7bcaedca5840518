//! Ends of data connections and of control connections beside them: what proves a file whole, and what does not.

use portolan_remote::{ErrorKind, TransferType};
use portolan_testkit::server::{End, Identity, Seen, ServerTls, TlsRange, Trouble};

use super::*;

const CONTENTS: usize = 300_000;

async fn server(versions: TlsRange) -> TestServer {
    let server = start(ServerOptions {
        tls: ServerTls::Required,
        versions,
        ..ServerOptions::default()
    })
    .await;
    server.files().put("/f", bytes(CONTENTS));
    server
}

async fn secured(server: &TestServer) -> FtpSession {
    let mut options = options(server, TlsMode::Explicit);
    options.limits = impatient();
    connect(options).await.expect("a log-on")
}

async fn download(session: &FtpSession, size: Option<u64>) -> (Result<Outcome, RemoteError>, usize) {
    let file = tempfile::tempfile().unwrap();
    let mut into = body(&file);
    into.size = size;
    let what = Retrieve {
        path: path("/f"),
        body: into,
        ask_modified: false,
    };
    let result = soon(session.retrieve(what)).await;
    (result, contents_of(&file).len())
}

/// `quirks.md` row 55.
#[tokio::test]
async fn a_download_without_close_notify_is_whole_only_by_its_size() {
    let whole = CONTENTS as u64;
    for versions in [TlsRange::Only12, TlsRange::Only13] {
        let server = server(versions).await;
        let session = secured(&server).await;
        for size in [Some(whole), None] {
            server.lay("RETR", Trouble::NoCloseNotify);
            let (result, length) = download(&session, size).await;
            let outcome = result.expect("the size proves it");
            assert_eq!((outcome.bytes, length), (whole, CONTENTS), "{versions:?}");
            assert_eq!(outcome.confirmed_size, Some(whole), "{versions:?}");
        }
        for size in [Some(whole), None] {
            server.lay("RETR", Trouble::CutWithoutCloseNotify(1000));
            let (result, length) = download(&session, size).await;
            let error = result.expect_err("most of it is missing");
            assert_eq!(
                (error.kind, length),
                (ErrorKind::SizeMismatch, 1000),
                "{versions:?}: {error}"
            );
        }
        // A server that does not tell the size either.
        server.lay("RETR", Trouble::CutWithoutCloseNotify(1000));
        server.lay("SIZE", Trouble::Reply("502 Not known here".into()));
        let (result, _) = download(&session, None).await;
        assert_eq!(
            result.expect_err("nobody knows").kind,
            ErrorKind::Truncated,
            "{versions:?}"
        );
        assert_eq!(server.left(), 0);
    }
}

/// A listing has no size; the server's 226 has to do (`quirks.md` row 55).
#[tokio::test]
async fn a_listing_without_close_notify_counts_with_its_226() {
    for versions in [TlsRange::Only12, TlsRange::Only13] {
        let server = server(versions).await;
        let session = secured(&server).await;
        server.lay("MLSD", Trouble::NoCloseNotify);
        assert_eq!(names(&session, "/").await.expect("a listing"), ["f"], "{versions:?}");
    }
}

/// `quirks.md` row 56: ours is sent, theirs is waited for, but not for ever.
#[tokio::test]
async fn an_upload_ends_by_close_notify_whether_it_is_answered_or_not() {
    for versions in [TlsRange::Only12, TlsRange::Only13] {
        let server = server(versions).await;
        let session = secured(&server).await;
        for trouble in [None, Some(Trouble::MuteEnd)] {
            if let Some(trouble) = trouble {
                server.lay("STOR", trouble);
            }
            put(&session, "/g", &bytes(50_000)).await.expect("an upload");
        }
        let ends: Vec<End> = server
            .seen()
            .into_iter()
            .filter_map(|seen| match seen {
                Seen::Upload { end, .. } => Some(end),
                _ => None,
            })
            .collect();
        assert_eq!(ends, [End::CloseNotify; 2], "{versions:?}");
    }
}

/// Longer than a dead control connection is waited for, since bytes move (`quirks.md` row 35).
#[tokio::test]
async fn a_download_outlives_its_control_connection() {
    for tls in [ServerTls::None, ServerTls::Required] {
        let server = start(ServerOptions {
            tls,
            ..ServerOptions::default()
        })
        .await;
        server.files().put("/f", bytes(CONTENTS));
        let mode = if tls == ServerTls::None {
            TlsMode::Off
        } else {
            TlsMode::Explicit
        };
        let mut options = options(&server, mode);
        options.limits = impatient();
        options.limits.confirmation = PATIENCE;
        options.limits.reply = PATIENCE;
        for (size, whole) in [(Some(CONTENTS as u64), true), (None, false)] {
            let session = connect(options.clone()).await.expect("a log-on");
            server.lay("RETR", Trouble::ControlLost(1000));
            let file = tempfile::tempfile().unwrap();
            let mut into = body(&file);
            into.size = size;
            into.throttle.set_limit(Some(200_000));
            assert_eq!(into.kind, TransferType::Image);
            let what = Retrieve {
                path: path("/f"),
                body: into,
                ask_modified: false,
            };
            let result = soon(session.retrieve(what)).await;
            assert_eq!(result.is_ok(), whole, "{tls:?}: {result:?}");
            assert!(contents_of(&file) == bytes(CONTENTS), "{tls:?}: what came is kept");
            assert!(!session.alive());
        }
    }
}

/// Nobody knows what the server made of the file, so it is not sent again before somebody has looked.
#[tokio::test]
async fn an_upload_outlives_its_control_connection_and_stays_unconfirmed() {
    for tls in [ServerTls::None, ServerTls::Required] {
        let server = start(ServerOptions {
            tls,
            ..ServerOptions::default()
        })
        .await;
        let mode = if tls == ServerTls::None {
            TlsMode::Off
        } else {
            TlsMode::Explicit
        };
        let mut options = options(&server, mode);
        options.limits = impatient();
        let session = connect(options).await.expect("a log-on");
        server.lay("STOR", Trouble::ControlLost(0));
        let contents = bytes(CONTENTS);
        let what = upload("/g", &contents);
        what.body.throttle.set_limit(Some(200_000));
        let error = soon(session.store(what)).await.expect_err("nobody has confirmed it");
        assert_eq!(error.kind, ErrorKind::Unconfirmed, "{tls:?}: {error}");
        assert!(!session.alive());
        let arrived = |seen: &Seen| matches!(seen, Seen::Upload { bytes: CONTENTS, .. });
        soon(server.wait(arrived)).await.expect("all of it has arrived");
        assert_eq!(server.files().get("/g"), None, "not under the final name");
        assert!(server.files().get("/g.part").is_some_and(|there| there == contents));
    }
}

/// Each ticket of TLS 1.3 is good for one connection; the session of TLS 1.2 for all.
#[tokio::test]
async fn tickets_are_counted_down_and_their_end_is_told() {
    let identity = Identity::new(&["127.0.0.1"], TlsRange::Only13).unwrap();
    let server = start(ServerOptions {
        tls: ServerTls::Required,
        identity: Some(identity.with_tickets(3)),
        data_identity: Some(identity.with_tickets(0)),
        require_reuse: true,
        ..ServerOptions::default()
    })
    .await;
    let session = connect(options(&server, TlsMode::Explicit)).await.expect("a log-on");
    for left in (0..3).rev() {
        assert_eq!(session.tickets_left(), Some(left + 1));
        put(&session, "/f", b"x").await.expect("there is a ticket");
        assert_eq!(session.tickets_left(), Some(left));
    }
    let error = put(&session, "/f", b"x").await.expect_err("there is none");
    assert_eq!(error.kind, ErrorKind::TlsReuseRequired, "{error}");
    let resumed = |seen: &Seen| *seen == Seen::DataTls { resumed: true };
    assert_eq!(server.seen().iter().filter(|seen| resumed(seen)).count(), 3);

    let server = self::server(TlsRange::Only12).await;
    let session = secured(&server).await;
    for _ in 0..5 {
        assert_eq!(session.tickets_left(), None);
        put(&session, "/f", b"x").await.expect("one session for all");
    }
    assert!(!server.seen().contains(&Seen::DataTls { resumed: false }));
}
