//! Active mode: where we listen, what we announce, and who may come in.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};

use portolan_remote::ErrorKind;
use portolan_testkit::server::Seen;

use super::*;

fn active(server: &TestServer, mode: DataMode) -> ConnectOptions {
    let mut options = options(server, TlsMode::Off);
    options.mode = ModeChoice::Only(mode);
    options
}

/// The addresses that the server was told.
fn announced(server: &TestServer) -> Vec<SocketAddr> {
    let address = |line: &str| {
        let argument = line.strip_prefix("EPRT |1|")?.strip_suffix('|')?;
        let (ip, port) = argument.split_once('|')?;
        Some(SocketAddr::new(ip.parse().ok()?, port.parse().ok()?))
    };
    let seen = server.seen();
    let commands = seen.iter().filter_map(|seen| match seen {
        Seen::Command(line) => address(line),
        _ => None,
    });
    commands.collect()
}

#[tokio::test]
async fn ports_come_from_the_range() {
    let server = start(ServerOptions::default()).await;
    for mode in [DataMode::Eprt, DataMode::Port] {
        let mut options = active(&server, mode);
        let range = 41_000..=41_400;
        options.choices.active.ports = Some(range.clone());
        let session = connect(options).await.expect("a log-on");
        for _ in 0..5 {
            put(&session, "/f", b"x").await.expect("an upload");
        }
        let ports = announced(&server);
        assert!(ports.iter().all(|address| range.contains(&address.port())), "{ports:?}");
        if mode == DataMode::Eprt {
            assert_eq!(ports.len(), 5);
            assert!(ports.windows(2).all(|two| two[0] != two[1]), "each in turn: {ports:?}");
        }
    }
}

#[tokio::test]
async fn a_range_that_is_taken_says_so() {
    let server = start(ServerOptions::default()).await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut options = active(&server, DataMode::Port);
    options.choices.active.ports = Some(port..=port);
    let session = connect(options).await.expect("a log-on");
    let error = names(&session, "/").await.expect_err("there is no port");
    assert_eq!(error.kind, ErrorKind::DataConnection, "{error}");
    assert!(
        error.to_string().contains(&format!("port {port}, the only one")),
        "{error}"
    );
    assert!(!server.verbs().contains(&"PORT".to_owned()));
}

/// The loopback has many addresses on Linux alone.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_external_address_is_announced_and_lets_the_server_in() {
    let server = start(ServerOptions::default()).await;
    let external = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 9));
    let mut options = active(&server, DataMode::Eprt);
    options.choices.active.external = Some(external);
    let session = connect(options).await.expect("a log-on");
    put(&session, "/f", b"x").await.expect("an upload");
    let announced = announced(&server);
    assert_eq!(announced.len(), 1);
    assert_eq!(announced[0].ip(), external);
}

/// `quirks.md` row 50: whoever is not the server is turned away, and the server comes in all the same.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_stranger_is_turned_away() {
    let server = start(ServerOptions::default()).await;
    server.files().put("/f", *b"contents");
    let log = Log::default();
    let sink = log.sink();
    let strangers: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
    let kept = strangers.clone();
    // The trace is told before the server is, so the stranger is the first.
    let trace: TraceSink = Arc::new(move |event: TraceEvent| {
        if let TraceKind::DataOpening { address, .. } = &event.kind {
            let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
            socket.bind(&SocketAddr::from(([127, 0, 0, 7], 0)).into()).unwrap();
            socket.connect(&address.parse::<SocketAddr>().unwrap().into()).unwrap();
            kept.lock().unwrap().push(socket.into());
        }
        sink(event);
    });
    let session = soon(FtpSession::connect(active(&server, DataMode::Port), trace))
        .await
        .expect("a log-on");
    let (result, back) = get(&session, "/f").await;
    result.expect("the server comes in");
    assert_eq!(back, b"contents");
    assert_eq!(strangers.lock().unwrap().len(), 1);
    let turned_away = |kind: &TraceKind| {
        matches!(kind, TraceKind::Decision { what }
            if what.contains("127.0.0.7") && what.contains("turned away") && what.contains("127.0.0.1"))
    };
    assert!(log.kinds().iter().any(turned_away), "{:?}", log.kinds());
}
