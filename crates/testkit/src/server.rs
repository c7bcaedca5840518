//! An FTP server within the test's own process, that misbehaves on request.
//!
//! It speaks all four data modes over IPv4 and IPv6, explicit and implicit TLS 1.2 and 1.3, and keeps its files in a
//! [`MemoryServer`]. A [`Trouble`] is laid for a command and met once. Everything that it sees is kept, and a test can
//! wait for it, so that nothing needs to sleep.

mod certificate;
mod commands;
mod control;
mod transfer;

use std::{
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use portolan_remote::{DataMode, HostPort};
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{AbortHandle, JoinSet},
};

pub use self::certificate::{Identity, TlsRange};
use crate::memory_remote::MemoryServer;

/// The user that the server knows.
pub const USER: &str = "anna";
/// Its password.
pub const PASSWORD: &str = "S3cret!pass";

/// Where TLS is spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerTls {
    /// Nowhere: AUTH is not known.
    #[default]
    None,
    /// After AUTH TLS; plain log-ons are taken too.
    Explicit,
    /// After AUTH TLS; plain log-ons are refused with 530.
    Required,
    /// From the first byte.
    Implicit,
}

/// What sort of server it is.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Where it listens.
    pub address: IpAddr,
    /// Where TLS is spoken.
    pub tls: ServerTls,
    /// Which versions of it.
    pub versions: TlsRange,
    /// Who it is; made anew where `None`.
    pub identity: Option<Identity>,
    /// Who it is on data connections, if somebody else.
    pub data_identity: Option<Identity>,
    /// Data connections must resume the TLS session of the control connection, else 522.
    pub require_reuse: bool,
    /// Which data modes it knows; others are answered with 502.
    pub modes: Vec<DataMode>,
    /// Does it know MLSD and MLST?
    pub mlsd: bool,
    /// Is every byte of a reply a segment of its own?
    pub split_replies: bool,
    /// The time of every entry as LIST tells it.
    pub list_time: &'static str,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            tls: ServerTls::None,
            versions: TlsRange::Both,
            identity: None,
            data_identity: None,
            require_reuse: false,
            modes: DataMode::ALL.to_vec(),
            mlsd: true,
            split_replies: false,
            list_time: "Nov 14  2023",
        }
    }
}

/// What goes wrong at a command. Those that speak of data are for the transfer commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Answers this (with CR LF added) and does nothing.
    Reply(String),
    /// Answers nothing any more and obeys nothing, but keeps the connection as long as the client does.
    Silence,
    /// Closes the control connection in order.
    Close,
    /// Resets the control connection.
    Reset,
    /// Says 421 and closes.
    Goodbye,
    /// Keeps the reply back until the next one has gone: replies overtake each other.
    Overtaken,
    /// Names an address in 227 that is not its own.
    WrongAddress(Ipv4Addr),
    /// Names a port at which nobody listens.
    DeadPort,
    /// Resets the data connection after so many bytes, and answers 426.
    DataReset(usize),
    /// Ends the data in order after so many bytes, and says 226.
    DataCut(usize),
    /// Stops after so many bytes and does nothing more.
    DataStall(usize),
    /// Sends a download or listing so many times over.
    DataRepeated(u64),
    /// Says 226 before the data.
    EarlyFinal,
    /// Never says 226.
    NoFinal,
    /// Closes the control connection when the data is through, without 226.
    CloseInsteadOfFinal,
    /// Ends a download without `close_notify`.
    NoCloseNotify,
    /// Ends a download without `close_notify` after so many bytes, and says 226.
    CutWithoutCloseNotify(usize),
    /// Reads an upload to its end and says 226, but never ends its own side of the data connection.
    MuteEnd,
    /// Closes the control connection after so many bytes of a download, or at the beginning of an upload, and goes on
    /// with the data.
    ControlLost(usize),
    /// Refuses an upload in its middle, after so many bytes, with 452.
    Full(usize),
}

/// How an upload's data connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// FIN, on a plain connection.
    Fin,
    /// `close_notify`.
    CloseNotify,
    /// FIN without `close_notify` under TLS.
    FinWithoutCloseNotify,
    /// A reset.
    Reset,
    /// The server ended it.
    ByServer,
}

/// What the server saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A connection came.
    Connection,
    /// A command, with its argument.
    Command(String),
    /// A byte of urgent data came on the control connection (RFC 854, Synch).
    Urgent,
    /// A data connection stands, made by this command's mode.
    Data(DataMode),
    /// TLS stands on a data connection; was the session resumed?
    DataTls {
        /// Was it?
        resumed: bool,
    },
    /// A file has come in, or a part of it.
    Upload {
        /// Its path.
        path: String,
        /// How many bytes.
        bytes: usize,
        /// How it ended.
        end: End,
    },
    /// The control connection is over.
    Over,
}

/// What the connections share.
#[derive(Debug)]
struct Shared {
    options: ServerOptions,
    address: SocketAddr,
    identity: Identity,
    data_identity: Identity,
    files: MemoryServer,
    troubles: Mutex<Vec<(String, Trouble)>>,
    seen: watch::Sender<Vec<Seen>>,
}

impl Shared {
    fn saw(&self, what: Seen) {
        self.seen.send_modify(|seen| seen.push(what));
    }

    fn troubles(&self) -> MutexGuard<'_, Vec<(String, Trouble)>> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The trouble laid for this command, which is met by that.
    fn trouble(&self, verb: &str) -> Option<Trouble> {
        let mut troubles = self.troubles();
        let at = troubles.iter().position(|(laid, _)| laid == verb)?;
        Some(troubles.remove(at).1)
    }
}

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct TestServer {
    shared: Arc<Shared>,
    accepting: AbortHandle,
}

impl TestServer {
    /// Starts a server on a free port.
    pub async fn start(options: ServerOptions) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::new(options.address, 0)).await?;
        let identity = match &options.identity {
            Some(identity) => identity.clone(),
            None => Identity::new(&["localhost", "127.0.0.1", "::1"], options.versions)?,
        };
        let shared = Arc::new(Shared {
            address: listener.local_addr()?,
            data_identity: options.data_identity.clone().unwrap_or_else(|| identity.clone()),
            identity,
            files: MemoryServer::new(),
            troubles: Mutex::default(),
            seen: watch::Sender::new(Vec::new()),
            options,
        });
        let accepting = tokio::spawn(accept(listener, shared.clone())).abort_handle();
        Ok(Self { shared, accepting })
    }

    /// Where it listens, by address.
    pub fn endpoint(&self) -> HostPort {
        HostPort::new(self.shared.address.ip().to_string(), self.shared.address.port())
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.shared.address.port()
    }

    /// Its files.
    pub fn files(&self) -> &MemoryServer {
        &self.shared.files
    }

    /// Who it is.
    pub fn identity(&self) -> &Identity {
        &self.shared.identity
    }

    /// Lays a trouble for the next time that this command comes; `greeting` for the greeting.
    pub fn lay(&self, verb: &str, trouble: Trouble) -> &Self {
        self.shared.troubles().push((verb.to_owned(), trouble));
        self
    }

    /// Troubles laid and not met yet.
    pub fn left(&self) -> usize {
        self.shared.troubles().len()
    }

    /// Everything seen so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.borrow().clone()
    }

    /// The commands seen so far, without arguments.
    pub fn verbs(&self) -> Vec<String> {
        let verb = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        self.shared
            .seen
            .borrow()
            .iter()
            .filter_map(|seen| match seen {
                Seen::Command(line) => Some(verb(line)),
                _ => None,
            })
            .collect()
    }

    /// Waits until something is seen for which this is true, and returns it.
    pub async fn wait(&self, wanted: impl Fn(&Seen) -> bool) -> Option<Seen> {
        let mut seen = self.shared.seen.subscribe();
        let found = seen.wait_for(|seen| seen.iter().any(&wanted)).await.ok()?;
        found.iter().find(|seen| wanted(seen)).cloned()
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((socket, _)) = accepted else { return };
                shared.saw(Seen::Connection);
                let shared = shared.clone();
                connections.spawn(async move {
                    // How a connection ends is the client's affair here.
                    let _ended = control::serve(socket, shared.clone()).await;
                    shared.saw(Seen::Over);
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}
