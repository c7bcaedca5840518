//! Whoever drops a future is free at once, wherever the server has stopped; and nothing is left behind.

use portolan_remote::ErrorKind;
use portolan_testkit::server::{Seen, ServerTls, Trouble};
use tokio::{io::AsyncReadExt, net::TcpListener};

use super::*;

/// Drops the future when this has happened; the future has no end of its own.
async fn drop_when<T: std::fmt::Debug>(future: impl Future<Output = T>, happened: impl Future<Output = ()>) {
    soon(async {
        tokio::select! {
            result = future => panic!("it cannot end: {result:?}"),
            () = happened => {}
        }
    })
    .await;
}

async fn command(server: &TestServer, verb: &str) {
    let wanted = |seen: &Seen| matches!(seen, Seen::Command(line) if line.starts_with(verb));
    server.wait(wanted).await.expect("the server lives");
}

/// Limits that no test waits for: what ends here ends because it was dropped.
fn patient(server: &TestServer, tls: TlsMode) -> ConnectOptions {
    let mut options = options(server, tls);
    options.limits = ClientLimits {
        connect: PATIENCE * 2,
        tls: PATIENCE * 2,
        reply: PATIENCE * 2,
        data_open: PATIENCE * 2,
        data_stall: PATIENCE * 2,
        confirmation: PATIENCE * 2,
        close_notify: PATIENCE * 2,
        quit: PATIENCE * 2,
        answer: PATIENCE * 2,
    };
    options
}

#[tokio::test]
async fn a_log_on_can_be_dropped_wherever_the_server_stops() {
    for verb in ["greeting", "AUTH", "USER", "PASS", "PBSZ", "FEAT", "PWD"] {
        let server = start(ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        })
        .await;
        server.lay(verb, Trouble::Silence);
        let connecting = FtpSession::connect(patient(&server, TlsMode::Explicit), Log::default().sink());
        let reached = async {
            if verb == "greeting" {
                server
                    .wait(|seen| *seen == Seen::Connection)
                    .await
                    .expect("the server lives");
            } else {
                command(&server, verb).await;
            }
        };
        drop_when(connecting, reached).await;
        // The connection goes with it, so the server does not count it any more.
        soon(server.wait(|seen| *seen == Seen::Over)).await.expect(verb);
    }
}

#[tokio::test]
async fn a_handshake_can_be_dropped_in_the_middle() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = start(ServerOptions::default()).await;
    let mut options = patient(&server, TlsMode::Implicit);
    options.server.port = listener.local_addr().unwrap().port();
    let (begun, hello) = tokio::sync::oneshot::channel();
    let peer = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut bytes = [0; 4096];
        assert!(socket.read(&mut bytes).await.unwrap() > 0, "a handshake begins");
        begun.send(()).unwrap();
        // Until the client goes, in whatever way.
        while matches!(socket.read(&mut bytes).await, Ok(read) if read > 0) {}
    });
    let connecting = FtpSession::connect(options, Log::default().sink());
    drop_when(connecting, async { hello.await.unwrap() }).await;
    soon(peer).await.expect("the socket is closed");
}

#[tokio::test]
async fn a_question_can_be_dropped_and_the_session_goes_on_or_ends() {
    let server = start(ServerOptions::default()).await;
    let session = connect(patient(&server, TlsMode::Off)).await.expect("a log-on");
    server.lay("MLST", Trouble::Silence);
    let target = path("/x");
    drop_when(session.stat(&target), command(&server, "MLST")).await;
    // Its reply never comes, so the next question waits in the line behind it; it can be dropped as well.
    drop_when(session.raw(b"NOOP"), std::future::ready(())).await;
    drop_when(session.close(), std::future::ready(())).await;
    drop(session);
}

#[tokio::test]
async fn a_stalled_listing_can_be_dropped_and_the_session_goes_on() {
    for tls in [TlsMode::Off, TlsMode::Explicit] {
        let server = start(ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        })
        .await;
        server.files().put("/f", *b"x");
        let session = connect(patient(&server, tls)).await.expect("a log-on");
        server.lay("MLSD", Trouble::DataStall(3));
        let mut entries = Vec::new();
        let root = path("/");
        drop_when(session.list(&root, &mut entries), command(&server, "MLSD")).await;
        assert_eq!(names(&session, "/").await.expect("the session goes on"), ["f"]);
    }
}

#[tokio::test]
async fn a_stalled_transfer_can_be_dropped_and_the_session_goes_on() {
    for tls in [TlsMode::Off, TlsMode::Explicit] {
        let server = start(ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        })
        .await;
        server.files().put("/f", bytes(100_000));
        let session = connect(patient(&server, tls)).await.expect("a log-on");
        server.lay("RETR", Trouble::DataStall(50_000));
        let file = tempfile::tempfile().unwrap();
        let what = Retrieve {
            path: path("/f"),
            body: body(&file),
            ask_modified: false,
        };
        drop_when(session.retrieve(what), command(&server, "RETR")).await;
        assert_eq!(names(&session, "/").await.expect("the session goes on"), ["f"]);
        drop_when(session.store(upload("/g", &bytes(8_000_000))), command(&server, "STOR")).await;
        assert_eq!(server.files().get("/g"), None, "nothing under the final name");
        names(&session, "/").await.expect("the session goes on");
        assert_eq!(server.files().get("/g"), None, "nor later");
    }
}

/// A server that says nothing to QUIT costs its limit and no more; nor does it keep who will not wait so long.
#[tokio::test]
async fn the_polite_end_has_a_limit() {
    let server = start(ServerOptions::default()).await;
    server.lay("QUIT", Trouble::Silence);
    let mut options = patient(&server, TlsMode::Off);
    options.limits.quit = Duration::from_millis(50);
    let session = connect(options).await.expect("a log-on");
    soon(session.close()).await;
    assert!(!session.alive());
    let error = names(&session, "/").await.expect_err("it is over");
    assert_eq!(error.kind, ErrorKind::ConnectionLost, "{error}");
    soon(server.wait(|seen| *seen == Seen::Over))
        .await
        .expect("the server lives");
}

/// `quirks.md` row 46: Telnet's Synch goes before ABOR, as urgent data of TCP; TLS has no such thing.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn abor_is_urgent_where_there_is_urgent_data() {
    for tls in [TlsMode::Off, TlsMode::Explicit] {
        let server = start(ServerOptions {
            tls: ServerTls::Explicit,
            ..ServerOptions::default()
        })
        .await;
        let session = connect(patient(&server, tls)).await.expect("a log-on");
        drop_when(session.store(upload("/g", &bytes(8_000_000))), command(&server, "STOR")).await;
        soon(command(&server, "ABOR")).await;
        names(&session, "/").await.expect("the session goes on");
        assert_eq!(server.seen().contains(&Seen::Urgent), tls == TlsMode::Off, "{tls:?}");
    }
}
