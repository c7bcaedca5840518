//! Servers that misbehave: each fault has its kind of error, and nothing hangs.

use std::net::Ipv4Addr;

use portolan_remote::AddressFamily;
use portolan_remote::{ErrorKind, HostPort};
use portolan_testkit::server::{ServerTls, Trouble};

use super::*;

const CONTENTS: usize = 500_000;

async fn with_file(options: ServerOptions) -> TestServer {
    let server = start(options).await;
    server.files().put("/f", bytes(CONTENTS));
    server
}

async fn short(server: &TestServer) -> FtpSession {
    let mut options = options(server, TlsMode::Off);
    options.limits = impatient();
    connect(options).await.expect("a log-on")
}

async fn secured(server: &TestServer) -> FtpSession {
    let mut options = options(server, TlsMode::Explicit);
    options.limits = impatient();
    connect(options).await.expect("a log-on")
}

/// How the log-on ends when this happens at this command.
async fn log_on(verb: &str, trouble: Trouble) -> RemoteError {
    let server = start(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    })
    .await;
    server.lay(verb, trouble);
    let mut options = options(&server, TlsMode::Explicit);
    options.limits = impatient();
    let error = connect(options).await.expect_err("a log-on cannot come of this");
    assert_eq!(server.left(), 0, "{verb}");
    assert_eq!(error.server, Some(server.endpoint()), "{verb}: {error}");
    error
}

#[tokio::test]
async fn a_server_may_stop_anywhere_in_the_log_on() {
    for verb in ["greeting", "AUTH", "USER", "PASS"] {
        assert_eq!(log_on(verb, Trouble::Silence).await.kind, ErrorKind::TimedOut, "{verb}");
        assert_eq!(
            log_on(verb, Trouble::Close).await.kind,
            ErrorKind::ConnectionLost,
            "{verb}"
        );
        assert_eq!(
            log_on(verb, Trouble::Reset).await.kind,
            ErrorKind::ConnectionLost,
            "{verb}"
        );
        let error = log_on(verb, Trouble::Goodbye).await;
        assert_eq!(error.kind, ErrorKind::ServerBusy, "{verb}: {error}");
        assert!(error.to_string().contains("Too tired"), "{error}");
    }
}

#[tokio::test]
async fn refusals_of_the_log_on_have_their_kinds() {
    let reply = |text: &str| Trouble::Reply(text.to_owned());
    for (verb, text, kind) in [
        ("greeting", "HTTP/1.1 400 Bad Request", ErrorKind::NotFtp),
        ("greeting", "SSH-2.0-OpenSSH_9.2", ErrorKind::NotFtp),
        ("PASS", "530 Login incorrect", ErrorKind::LoginRefused),
        ("PASS", "332 Account, please", ErrorKind::AccountNeeded),
        (
            "PASS",
            "530 Too many connections from your address",
            ErrorKind::TooManyConnections,
        ),
        (
            "PROT",
            "536 Requested PROT level is not supported",
            ErrorKind::ProtectionRefused,
        ),
    ] {
        let error = log_on(verb, reply(text)).await;
        assert_eq!(error.kind, kind, "{verb} {text}: {error}");
    }
}

#[tokio::test]
async fn clear_text_behind_auth_is_an_attack() {
    let error = log_on("AUTH", Trouble::Reply("234 Proceed\r\n230 Logged in".to_owned())).await;
    assert_eq!(error.kind, ErrorKind::InjectedPlaintext, "{error}");
}

#[tokio::test]
async fn nobody_there_has_words() {
    let server = start(ServerOptions::default()).await;
    let mut wrong = options(&server, TlsMode::Off);
    drop(server);
    let error = connect(wrong.clone()).await.expect_err("nobody listens");
    assert_eq!(error.kind, ErrorKind::ConnectionRefused, "{error}");
    wrong.choices.family = AddressFamily::V6;
    let error = connect(wrong.clone())
        .await
        .expect_err("an IPv4 address is none of IPv6");
    assert_eq!(error.kind, ErrorKind::UnknownHost, "{error}");
    assert!(error.to_string().contains("no IPv6 address"), "{error}");
    wrong.choices.family = AddressFamily::Any;
    wrong.server = HostPort::new("no-such-host.invalid", 21);
    let error = connect(wrong).await.expect_err("there is no such host");
    assert_eq!(error.kind, ErrorKind::UnknownHost, "{error}");
}

#[tokio::test]
async fn replies_byte_by_byte_are_whole_replies() {
    for tls in [ServerTls::None, ServerTls::Explicit] {
        let server = with_file(ServerOptions {
            split_replies: true,
            tls,
            ..ServerOptions::default()
        })
        .await;
        let mode = if tls == ServerTls::None {
            TlsMode::Off
        } else {
            TlsMode::Explicit
        };
        let session = connect(options(&server, mode)).await.expect("a log-on");
        let (result, back) = get(&session, "/f").await;
        assert_eq!(result.expect("a download").bytes, CONTENTS as u64);
        assert!(back == bytes(CONTENTS));
    }
}

#[tokio::test]
async fn a_foreign_address_in_227_is_not_used() {
    let server = with_file(ServerOptions::default()).await;
    server.lay("PASV", Trouble::WrongAddress(Ipv4Addr::new(192, 0, 2, 1)));
    let log = Log::default();
    let mut options = options(&server, TlsMode::Off);
    options.mode = ModeChoice::Only(DataMode::Pasv);
    let session = soon(FtpSession::connect(options, log.sink())).await.expect("a log-on");
    let (result, back) = get(&session, "/f").await;
    result.expect("a download from the peer itself");
    assert_eq!(back.len(), CONTENTS);
    let replaced =
        |kind: &TraceKind| matches!(kind, TraceKind::AddressReplaced { named, .. } if named.contains("192.0.2.1"));
    assert!(log.kinds().iter().any(replaced));
}

#[tokio::test]
async fn a_dead_port_costs_one_mode_and_not_the_transfer() {
    let server = with_file(ServerOptions::default()).await;
    server.lay("EPSV", Trouble::DeadPort);
    let session = plain(&server).await;
    let (result, back) = get(&session, "/f").await;
    result.expect("another try");
    assert_eq!(back.len(), CONTENTS);
    let session = only(&server, DataMode::Epsv).await;
    for _ in 0..8 {
        server.lay("EPSV", Trouble::DeadPort);
    }
    let (result, _) = get(&session, "/f").await;
    assert_eq!(result.expect_err("no port is alive").kind, ErrorKind::DataConnection);
}

#[tokio::test]
async fn the_final_reply_may_come_before_the_data() {
    let server = with_file(ServerOptions::default()).await;
    server.lay("RETR", Trouble::EarlyFinal);
    let session = plain(&server).await;
    let (result, back) = get(&session, "/f").await;
    assert_eq!(result.expect("a download").bytes, CONTENTS as u64);
    assert!(back == bytes(CONTENTS));
}

/// How a download ends when this happens; `tls` says over what.
async fn download(trouble: Trouble, tls: bool, size: Option<u64>) -> (Result<Outcome, RemoteError>, Vec<u8>) {
    let server = with_file(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    })
    .await;
    server.lay("RETR", trouble);
    let session = if tls {
        secured(&server).await
    } else {
        short(&server).await
    };
    let file = tempfile::tempfile().unwrap();
    let mut into = body(&file);
    into.size = size;
    let what = Retrieve {
        path: path("/f"),
        body: into,
        ask_modified: false,
    };
    let result = soon(session.retrieve(what)).await;
    assert_eq!(server.left(), 0);
    if let Err(error) = &result {
        assert_eq!(error.path.as_deref(), Some("/f"), "{error}");
        assert!(session.alive() || error.kind.ends_session(), "{error}");
    }
    (result, contents_of(&file))
}

#[tokio::test]
async fn downloads_that_break_have_their_kinds_and_keep_what_came() {
    let size = Some(CONTENTS as u64);
    for tls in [false, true] {
        for (trouble, kind) in [
            (Trouble::DataReset(100_000), ErrorKind::ConnectionLost),
            (Trouble::DataCut(100_000), ErrorKind::SizeMismatch),
            (Trouble::DataStall(100_000), ErrorKind::TimedOut),
        ] {
            let (result, back) = download(trouble.clone(), tls, size).await;
            let error = result.expect_err("it broke");
            assert_eq!(error.kind, kind, "{trouble:?} tls {tls}: {error}");
            assert!(back == bytes(CONTENTS)[..back.len()], "{trouble:?}: wrong bytes");
            if kind != ErrorKind::ConnectionLost {
                assert_eq!(back.len(), 100_000, "{trouble:?}");
            }
        }
    }
}

/// `quirks.md` row 35: all bytes are here and their number is right.
#[tokio::test]
async fn a_missing_confirmation_of_a_whole_download_adds_nothing() {
    for tls in [false, true] {
        for trouble in [Trouble::NoFinal, Trouble::CloseInsteadOfFinal] {
            let (result, back) = download(trouble.clone(), tls, Some(CONTENTS as u64)).await;
            assert_eq!(result.expect("whole").bytes, CONTENTS as u64, "{trouble:?} {tls}");
            assert!(back == bytes(CONTENTS));
            let (result, _) = download(trouble.clone(), tls, None).await;
            let kind = result.expect_err("nobody knows").kind;
            assert!(
                matches!(
                    kind,
                    ErrorKind::TimedOut | ErrorKind::ConnectionLost | ErrorKind::Unconfirmed
                ),
                "{trouble:?} {tls}: {kind:?}"
            );
        }
    }
}

/// How an upload ends when this happens.
async fn broken_upload(trouble: Trouble, tls: bool) -> RemoteError {
    let server = start(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    })
    .await;
    server.lay("STOR", trouble);
    let session = if tls {
        secured(&server).await
    } else {
        short(&server).await
    };
    // More than the kernels on both sides take, so that a server that does not read is felt.
    let error = put(&session, "/g", &bytes(20_000_000)).await.expect_err("it broke");
    assert_eq!(server.files().get("/g"), None, "nothing under the final name: {error}");
    error
}

#[tokio::test]
async fn uploads_that_break_have_their_kinds() {
    for tls in [false, true] {
        for (trouble, kind) in [
            (Trouble::DataReset(100_000), ErrorKind::ConnectionLost),
            (Trouble::DataStall(100_000), ErrorKind::TimedOut),
            (Trouble::Full(100_000), ErrorKind::ServerFull),
            (Trouble::NoFinal, ErrorKind::Unconfirmed),
            (Trouble::CloseInsteadOfFinal, ErrorKind::Unconfirmed),
            (Trouble::Reply("553 Disk quota exceeded".into()), ErrorKind::ServerFull),
            (
                Trouble::Reply("550 Permission denied".into()),
                ErrorKind::PermissionDenied,
            ),
            (Trouble::Goodbye, ErrorKind::ServerBusy),
        ] {
            let error = broken_upload(trouble.clone(), tls).await;
            assert_eq!(error.kind, kind, "{trouble:?} tls {tls}: {error}");
        }
    }
}

#[tokio::test]
async fn a_demand_for_session_reuse_that_fails_has_its_kind() {
    let server = with_file(ServerOptions {
        tls: ServerTls::Required,
        ..ServerOptions::default()
    })
    .await;
    let session = secured(&server).await;
    server.lay(
        "RETR",
        Trouble::Reply("522 SSL connection failed: session reuse required".into()),
    );
    let (result, _) = get(&session, "/f").await;
    assert_eq!(result.expect_err("refused").kind, ErrorKind::TlsReuseRequired);
}

#[tokio::test]
async fn overtaken_replies_are_never_guessed_at() {
    let server = with_file(ServerOptions::default()).await;
    let session = short(&server).await;
    server.lay("RNFR", Trouble::Overtaken);
    let error = soon(session.rename(&path("/f"), &path("/g")))
        .await
        .expect_err("the order is lost");
    assert!(error.kind.ends_session(), "{error}");
    assert!(!session.alive());
}

#[tokio::test]
async fn a_lost_session_says_so_ever_after() {
    let server = with_file(ServerOptions::default()).await;
    let session = short(&server).await;
    server.lay("NOOP", Trouble::Reset);
    soon(session.raw(b"NOOP")).await.expect_err("the connection is reset");
    for _ in 0..3 {
        let error = names(&session, "/").await.expect_err("there is no connection");
        assert!(error.kind.ends_session(), "{error}");
    }
    soon(session.close()).await;
}
