//! Many short sessions that end badly: afterwards there are as many sockets and tasks as before.
//!
//! A process of its own, since it counts what the whole process holds open.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test that fails says so by a panic")]

use std::{fs::File, sync::Arc, time::Duration};

use portolan_ftp_client::{ClientLimits, ConnectOptions, FtpSession, Login, SecretBytes, TlsMode};
use portolan_remote::{Body, Meter, Remote, RemotePath, Retrieve, Store, Throttle, TransferType};
use portolan_testkit::server::{PASSWORD, Seen, ServerOptions, ServerTls, TestServer, Trouble, USER};
use tokio::{runtime::Handle, time};

/// A test that meets it has found a hang.
const PATIENCE: Duration = Duration::from_mins(2);
const SESSIONS: usize = 500;
const AT_ONCE: usize = 25;

fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").unwrap().count()
}

fn tasks() -> usize {
    Handle::current().metrics().num_alive_tasks()
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
    options.limits = ClientLimits {
        reply: Duration::from_millis(300),
        data_stall: Duration::from_millis(300),
        confirmation: Duration::from_millis(300),
        close_notify: Duration::from_millis(300),
        quit: Duration::from_millis(300),
        ..ClientLimits::default()
    };
    options
}

fn body(file: File) -> Body {
    Body {
        file: file.into(),
        offset: 0,
        compare_until: 0,
        source_modified: None,
        size: None,
        meter: Arc::new(Meter::default()),
        throttle: Arc::new(Throttle::default()),
        kind: TransferType::Image,
    }
}

/// One session: logs on, begins something that goes wrong or is dropped in the middle, and is dropped or closed.
async fn session(number: usize, server: Arc<TestServer>) {
    let tls = [TlsMode::Off, TlsMode::Explicit][number / 16 % 2];
    let trouble = match number % 8 {
        0 => Some(("RETR", Trouble::DataReset(10_000))),
        1 => Some(("RETR", Trouble::DataStall(10_000))),
        2 => Some(("STOR", Trouble::DataReset(10_000))),
        3 => Some(("USER", Trouble::Reset)),
        4 => Some(("MLSD", Trouble::Close)),
        5 => Some(("EPSV", Trouble::DeadPort)),
        6 => Some(("RETR", Trouble::CloseInsteadOfFinal)),
        _ => None,
    };
    if let Some((verb, trouble)) = trouble {
        server.lay(verb, trouble);
    }
    // Sessions share a server and meet each other's troubles, so how each step ends is open; that it ends is not.
    let Ok(session) = FtpSession::connect(options(&server, tls), Arc::new(|_| ())).await else {
        return;
    };
    let retrieve = Retrieve {
        path: RemotePath::new("/f"),
        body: body(tempfile::tempfile().unwrap()),
        ask_modified: false,
    };
    let store = Store {
        path: RemotePath::new("/g"),
        body: body(File::open("/proc/self/exe").unwrap()),
        temporary: Some(RemotePath::new(format!("/g{number}.part"))),
        replace: true,
        modified: None,
        permissions: None,
    };
    let root = RemotePath::root();
    let mut entries = Vec::new();
    match number % 5 {
        0 => drop(session.retrieve(retrieve).await),
        1 => drop(session.list(&root, &mut entries).await),
        2 => drop(time::timeout(Duration::from_millis(5), session.retrieve(retrieve)).await),
        3 => drop(time::timeout(Duration::from_millis(5), session.store(store)).await),
        _ => drop(session.raw(b"NOOP").await),
    }
    if number.is_multiple_of(3) {
        session.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_endings_leave_nothing_behind() {
    let server = TestServer::start(ServerOptions {
        tls: ServerTls::Explicit,
        ..ServerOptions::default()
    });
    let server = Arc::new(server.await.expect("a free port"));
    server.files().put("/f", vec![7; 200_000]);
    // The first session makes what stays: the list of this computer's authorities, for one.
    session(7, server.clone()).await;
    drop(FtpSession::connect(options(&server, TlsMode::Explicit), Arc::new(|_| ())).await);
    let all_over = |seen: &[Seen]| {
        let count = |what: &Seen| seen.iter().filter(|seen| *seen == what).count();
        count(&Seen::Connection) == count(&Seen::Over)
    };
    settle(|| all_over(&server.seen()), "the first sessions").await;
    let (files, running) = (open_files(), tasks());
    for round in 0..SESSIONS / AT_ONCE {
        let sessions: Vec<_> = (0..AT_ONCE)
            .map(|number| tokio::spawn(session(round * AT_ONCE + number, server.clone())))
            .collect();
        for session in sessions {
            time::timeout(PATIENCE, session)
                .await
                .expect("nothing hangs")
                .expect("nothing panics");
        }
    }
    settle(|| all_over(&server.seen()), "the server's connections").await;
    settle(|| tasks() <= running, "the tasks").await;
    settle(|| open_files() <= files, "the open files").await;
}

/// Waits until this is true: what was dropped goes in its own time, but it goes.
async fn settle(done: impl Fn() -> bool, what: &str) {
    let wait = async {
        while !done() {
            time::sleep(Duration::from_millis(10)).await;
        }
    };
    let settled = time::timeout(PATIENCE, wait).await.is_ok();
    assert!(settled, "{what} stay: {} files open, {} tasks", open_files(), tasks());
}
