//! Sessions against the server of `testkit`, over real sockets.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that fails says so by a panic"
)]

mod active;
mod cancel;
mod endings;
mod faults;
mod gate;
mod handshakes;
mod listings;
mod modes;
mod names;
mod proxies;
mod transfers;
mod trust;

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    sync::{Arc, Mutex},
    time::Duration,
};

use portolan_ftp_client::{ClientLimits, ConnectOptions, FtpSession, Login, SecretBytes, TlsMode, TraceSink};
use portolan_remote::{
    Body, DataMode, Meter, ModeChoice, Outcome, Remote, RemoteError, RemotePath, Retrieve, Store, Throttle,
    TransferType,
};
use portolan_testkit::server::{PASSWORD, ServerOptions, TestServer, USER};
use portolan_trace::{TraceEvent, TraceKind};

/// Long enough for a busy machine; a test that meets it has found a hang.
const PATIENCE: Duration = Duration::from_mins(1);

/// Never hangs: a test that waits for ever has failed.
async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future).await.expect("nothing may hang")
}

async fn start(options: ServerOptions) -> TestServer {
    TestServer::start(options).await.expect("a free port")
}

fn options(server: &TestServer, tls: TlsMode) -> ConnectOptions {
    let login = Login {
        user: USER.into(),
        password: Some(SecretBytes::new(PASSWORD.into())),
        account: None,
    };
    let mut options = ConnectOptions::new(server.endpoint(), login);
    options.tls = tls;
    options.trust.extra_roots.push(server.identity().authority().clone());
    options
}

/// Limits so short that a server's silence is noticed within a test.
fn impatient() -> ClientLimits {
    ClientLimits {
        tls: Duration::from_millis(400),
        reply: Duration::from_millis(400),
        data_open: Duration::from_millis(400),
        data_stall: Duration::from_millis(400),
        confirmation: Duration::from_millis(400),
        close_notify: Duration::from_millis(400),
        quit: Duration::from_millis(400),
        ..ClientLimits::default()
    }
}

/// What a session traced.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<TraceEvent>>>);

impl Log {
    fn sink(&self) -> TraceSink {
        let log = self.0.clone();
        Arc::new(move |event| log.lock().unwrap().push(event))
    }

    fn kinds(&self) -> Vec<TraceKind> {
        self.0.lock().unwrap().iter().map(|event| event.kind.clone()).collect()
    }

    fn modes(&self) -> Vec<String> {
        let mode = |kind| match kind {
            TraceKind::DataOpening { mode, .. } => Some(mode),
            _ => None,
        };
        self.kinds().into_iter().filter_map(mode).collect()
    }
}

async fn connect(options: ConnectOptions) -> Result<FtpSession, RemoteError> {
    soon(FtpSession::connect(options, Log::default().sink())).await
}

async fn plain(server: &TestServer) -> FtpSession {
    connect(options(server, TlsMode::Off)).await.expect("a log-on")
}

async fn only(server: &TestServer, mode: DataMode) -> FtpSession {
    let mut options = options(server, TlsMode::Off);
    options.mode = ModeChoice::Only(mode);
    connect(options).await.expect("a log-on")
}

fn path(text: &str) -> RemotePath {
    RemotePath::new(text)
}

/// Bytes that are nowhere the same as shifted.
fn bytes(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

fn body(file: &File) -> Body {
    Body {
        file: file.try_clone().unwrap().into(),
        offset: 0,
        compare_until: 0,
        source_modified: None,
        size: None,
        meter: Arc::new(Meter::default()),
        throttle: Arc::new(Throttle::default()),
        kind: TransferType::Image,
    }
}

fn file_of(contents: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(contents).unwrap();
    file
}

fn contents_of(mut file: &File) -> Vec<u8> {
    let mut contents = Vec::new();
    file.seek(SeekFrom::Start(0)).unwrap();
    file.read_to_end(&mut contents).unwrap();
    contents
}

fn upload(name: &str, contents: &[u8]) -> Store {
    let mut body = body(&file_of(contents));
    body.size = Some(contents.len() as u64);
    Store {
        path: path(name),
        body,
        temporary: Some(path(&format!("{name}.part"))),
        replace: true,
        modified: None,
        permissions: None,
    }
}

async fn put(session: &FtpSession, name: &str, contents: &[u8]) -> Result<Outcome, RemoteError> {
    soon(session.store(upload(name, contents))).await
}

async fn get(session: &FtpSession, name: &str) -> (Result<Outcome, RemoteError>, Vec<u8>) {
    let file = tempfile::tempfile().unwrap();
    let what = Retrieve {
        path: path(name),
        body: body(&file),
        ask_modified: false,
    };
    let result = soon(session.retrieve(what)).await;
    (result, contents_of(&file))
}

async fn names(session: &FtpSession, folder: &str) -> Result<Vec<String>, RemoteError> {
    let mut entries = Vec::new();
    soon(session.list(&path(folder), &mut entries)).await?;
    Ok(entries.iter().map(|entry| entry.name.to_string()).collect())
}
