//! The thread that serves: a runtime of its own, the listener, one libunftp session per control connection.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::Duration,
};

use async_trait::async_trait;
use libunftp::{
    ServerBuilder,
    options::{ActivePassiveMode, Binder},
};
use rustls::ServerConfig;
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    runtime::{Builder, Runtime},
    sync::oneshot,
    task::JoinSet,
};
use unftp_sbe_fs::Filesystem;

use crate::{PracticeError, account::Account, certificate::Certificate};

const THREAD: &str = "portolan-practice";
const GREETING: &str = "Portolan practice server. Nothing here is real, try everything.";
/// libunftp 0.24 answers 234 to AUTH TLS and tells its control loop to shake hands by a task of its own; until that
/// task has run, the loop would read the client's first handshake bytes as a command line. On one thread that looks at
/// its sockets only when no task is left to run, the task always comes first.
const TASKS_BETWEEN_EVENTS: u32 = 100_000;
/// How long the end waits for a disk write under way. The folder is removed after it in any case.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(2);
/// After the system refused a connection (out of file descriptors, say), so as not to spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// The serving thread; dropping it ends all sessions and joins it.
pub(crate) struct ServerThread {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ServerThread {
    /// Binds before it returns: from then on the kernel takes connections.
    pub(crate) fn start(site: &Path, account: &Account, certificate: &Certificate) -> Result<Self, PracticeError> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(PracticeError::Listen)?;
        listener.set_nonblocking(true).map_err(PracticeError::Listen)?;
        let address = listener.local_addr().map_err(PracticeError::Listen)?;
        let runtime = Builder::new_current_thread()
            .event_interval(TASKS_BETWEEN_EVENTS)
            .thread_name(THREAD)
            .enable_all()
            .build()
            .map_err(PracticeError::Listen)?;
        let offer = Offer {
            site: site.to_owned(),
            account: Arc::new(account.clone()),
            tls: certificate.tls()?,
        };
        let (stop, stopped) = oneshot::channel();
        // The runtime is made and ended on this thread, so a caller within another runtime is no obstacle.
        let thread = std::thread::Builder::new()
            .name(THREAD.to_owned())
            .spawn(move || run(runtime, listener, offer, stopped))
            .map_err(PracticeError::Listen)?;
        Ok(Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for ServerThread {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has printed itself; the folder must be removed all the same.
            drop(thread.join());
        }
    }
}

fn run(runtime: Runtime, listener: std::net::TcpListener, offer: Offer, stopped: oneshot::Receiver<()>) {
    runtime.block_on(async {
        tokio::select! {
            () = accept(listener, offer) => {}
            _ = stopped => {}
        }
    });
    runtime.shutdown_timeout(SHUTDOWN_LIMIT);
}

async fn accept(listener: std::net::TcpListener, offer: Offer) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    let mut sessions = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => drop(sessions.spawn(offer.clone().session(stream))),
                Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
            },
            Some(_) = sessions.join_next() => {}
        }
    }
}

/// What every session is given.
#[derive(Clone)]
struct Offer {
    site: PathBuf,
    account: Arc<Account>,
    tls: Arc<ServerConfig>,
}

impl Offer {
    /// Serves one control connection to its end. A session that cannot begin is closed, which is all a client can see.
    async fn session(self, stream: TcpStream) {
        let Ok(files) = Filesystem::new(self.site) else { return };
        let files = Mutex::new(Some(files));
        // libunftp asks for the storage once a session, and a session is what is built here.
        #[expect(
            clippy::expect_used,
            reason = "a second call would be a change in libunftp, not outside data"
        )]
        let storage = Box::new(move || {
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.take().expect("the storage is asked for once a session")
        });
        let server = ServerBuilder::with_authenticator(storage, self.account)
            .greeting(GREETING)
            .active_passive_mode(ActivePassiveMode::ActiveAndPassive)
            .passive_host(Ipv4Addr::LOCALHOST)
            .binder(AnyPort)
            .ftps_manual::<PathBuf>(self.tls)
            .build();
        if let Ok(server) = server {
            drop(server.service(stream).await);
        }
    }
}

/// Lets the kernel choose the port of a passive data connection: no range to run out of, none to collide in.
#[derive(Debug)]
struct AnyPort;

#[async_trait]
impl Binder for AnyPort {
    async fn bind(&mut self, _local: IpAddr, _range: RangeInclusive<u16>) -> io::Result<TcpSocket> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
        Ok(socket)
    }
}
