//! The handle of a session: connects, asks, and gives the interest up when its futures are dropped.

mod clock;
mod names;
mod remote;

use std::{
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, SystemTime},
};

use portolan_ftp_proto::{
    Config, ControlConnection, Failure, Learned, ListingFormat, Operation, OperationOutcome, TlsMode, Via,
};
use portolan_remote::{
    Act, AddressFamily, Detail, Entry, EntryKind, ErrorKind, FileName, HostPort, Listing, ListingSink, MOST_ENTRIES,
    Outcome, Phase, ProxyKind, Remote, RemoteError, RemotePath,
};
use portolan_trace::TraceKind;
use tokio::{
    sync::{mpsc, oneshot},
    task::{self, AbortHandle},
};

use self::clock::ClockFiles;
use crate::{
    ConnectOptions, TraceSink,
    clock::trace_now,
    connect::{Reached, reach},
    data::{Cargo, ListingPart, unix_now},
    driver::Driver,
    failure::{Asked, remote_error, session_over},
    request::Request,
    shared::Shared,
    tls::SessionTls,
    trace::Tracer,
};

/// Requests that may wait for the session's task.
const WAITING_REQUESTS: usize = 16;
/// How long a session is idle until it finds out how an unknown server answers: nobody is about to ask for something.
const PROBE_AFTER: Duration = Duration::from_secs(1);
/// Batches of a listing that may wait for their reader.
const WAITING_BATCHES: usize = 4;

/// One logged-in session on an FTP server. Dropping it ends the connection and all its transfers.
#[derive(Debug)]
pub struct FtpSession {
    options: Arc<ConnectOptions>,
    requests: mpsc::Sender<Request>,
    shared: Arc<Shared>,
    tls: Option<Arc<SessionTls>>,
    tickets: AtomicU64,
    /// It was tried to find out how far the server's clock is from UTC.
    clock_asked: AtomicBool,
    driver: AbortHandle,
}

impl FtpSession {
    /// Connects, makes TLS where wanted, and logs in. Dropping the future ends the attempt.
    pub async fn connect(options: ConnectOptions, trace: TraceSink) -> Result<Self, RemoteError> {
        let options = Arc::new(options);
        let mut tracer = Tracer::new(trace, options.session);
        options.progress.enter(Phase::Connecting);
        let reached = reach_traced(&options, &mut tracer).await?;
        let tls = prepare_tls(&options).await?;
        options.progress.enter(Phase::LoggingIn);
        let session = Self::start(options, tracer, reached, tls);
        let unfinished = EndOnDrop(Some(&session.driver));
        let asked = Asked {
            act: Act::Connect,
            path: None,
        };
        session.ask(Operation::Login, Cargo::None, asked).await?;
        unfinished.finished();
        Ok(session)
    }

    fn start(options: Arc<ConnectOptions>, tracer: Tracer, reached: Reached, tls: Option<Arc<SessionTls>>) -> Self {
        let config = Config {
            session: options.session.0,
            peer: reached.peer.ip(),
            local: reached.local.ip(),
            tls: options.tls,
            mode: options.mode,
            trust_pasv_address: options.trust_pasv_address,
            login: options.login.clone(),
            learned: options.learned.clone(),
            limits: options.limits.core(),
            active: options.choices.active.clone(),
            keep_alive: options.choices.keep_alive,
            plain_data: options.choices.plain_data,
            server: options.choices.server.clone(),
            // RFC 7151, section 3: an address is no host to tell.
            host: Some(&options.server.host)
                .filter(|host| host.parse::<IpAddr>().is_err())
                .map(ToString::to_string),
            via: via(&options),
            probe_after: Some(PROBE_AFTER),
            hold: options.asker.as_ref().map(|_asker| options.limits.answer),
            calendar: unix_now() - trace_now().as_secs().cast_signed(),
        };
        let shared = Arc::new(Shared::new(options.learned.clone(), reached.round_trip));
        let (requests, waiting) = mpsc::channel(WAITING_REQUESTS);
        let core = ControlConnection::new(config, trace_now());
        let driver = Driver::new(
            core,
            reached,
            tls.clone(),
            options.clone(),
            tracer,
            waiting,
            shared.clone(),
        );
        let task = tokio::spawn(driver.run(options.tls == TlsMode::Implicit));
        Self {
            options,
            requests,
            shared,
            tls,
            tickets: AtomicU64::new(0),
            clock_asked: AtomicBool::new(false),
            driver: task.abort_handle(),
        }
    }

    /// What this session has learnt of its server so far, for the next session.
    pub fn learned(&self) -> Learned {
        self.shared.state().learned.clone()
    }

    /// How many more data connections can resume the TLS session: `None` = as many as come. At one or none, a server
    /// that demands resumption is about to refuse a data connection, and a new session should take over.
    pub fn tickets_left(&self) -> Option<usize> {
        self.tls.as_ref()?.tickets_left()
    }

    async fn ask(&self, operation: Operation, cargo: Cargo, asked: Asked) -> Result<OperationOutcome, RemoteError> {
        let ticket = self.tickets.fetch_add(1, Ordering::Relaxed);
        let (reply, answer) = oneshot::channel();
        let request = Request {
            ticket,
            operation,
            cargo,
            reply,
        };
        let server = &self.options.server;
        let over = || session_over(self.shared.state().end.as_ref(), &asked, server);
        let mut interest = Interest {
            shared: &self.shared,
            ticket: Some(ticket),
        };
        if self.requests.send(request).await.is_err() {
            return Err(over());
        }
        let answer = answer.await;
        interest.ticket = None;
        match answer {
            Ok(Ok(outcome)) => Ok(outcome),
            Ok(Err((_, Some(error)))) => Err(error),
            Ok(Err((failure, None))) => Err(remote_error(&failure, &asked, server)),
            Err(_driver_gone) => Err(over()),
        }
    }

    /// Asks for something that ends with nothing to tell.
    async fn simple(&self, operation: Operation, act: Act, path: RemotePath) -> Result<(), RemoteError> {
        let asked = Asked { act, path: Some(path) };
        self.ask(operation, Cargo::None, asked).await.map(drop)
    }

    /// An operation ended well and without what it was asked for: never, unless the core has a fault.
    fn nothing_told(&self, asked: &Asked) -> RemoteError {
        let failure = Failure {
            kind: ErrorKind::Protocol,
            why: Some(Detail::NothingTold),
            refusal: None,
        };
        remote_error(&failure, asked, &self.options.server)
    }

    async fn list_into(&self, path: &RemotePath, sink: &mut dyn ListingSink) -> Result<Listing, RemoteError> {
        let path = self.absolute(path);
        self.list_by(Operation::List { path: path.clone() }, path, sink).await
    }

    /// Lists a folder by this operation.
    async fn list_by(
        &self,
        operation: Operation,
        path: RemotePath,
        sink: &mut dyn ListingSink,
    ) -> Result<Listing, RemoteError> {
        let mut listing = Listing {
            path: path.clone(),
            batches: Vec::new(),
            when: SystemTime::now(),
            complete: false,
            command: "LIST",
            unparsed: 0,
            clock_offset: None,
        };
        let (parts, mut arriving) = mpsc::channel(WAITING_BATCHES);
        let asked = Asked {
            act: Act::List,
            path: Some(path),
        };
        let enough = sink.enough();
        let most = enough.unwrap_or(MOST_ENTRIES);
        let mut asking = pin!(self.ask(operation, Cargo::Entries { parts, most }, asked));
        let mut clock = ClockFiles::default();
        let mut full = false;
        let mut take = |part, listing: &mut Listing| match part {
            ListingPart::Entries(entries) => {
                for entry in &entries {
                    clock.look(entry);
                }
                sink.batch(entries)
            }
            ListingPart::Full => {
                full = true;
                Ok(())
            }
            ListingPart::Unparsed(lines) => {
                listing.unparsed = listing.unparsed.saturating_add(lines as u32);
                Ok(())
            }
        };
        let outcome = loop {
            tokio::select! {
                Some(part) = arriving.recv() => take(part, &mut listing)?,
                outcome = &mut asking => break outcome,
            }
        };
        // The operation ends after its data connection, so everything is in the channel by now.
        while let Ok(part) = arriving.try_recv() {
            take(part, &mut listing)?;
        }
        match outcome {
            Ok(OperationOutcome::Listed { format }) => {
                listing.command = format.command();
                listing.complete = true;
            }
            Ok(_) => listing.complete = true,
            Err(error) if full && enough.is_some() && error.kind == ErrorKind::TooLarge => {
                listing.command = self.facts().listing_command;
            }
            Err(error) => return Err(error),
        }
        if listing.command == ListingFormat::List.command() {
            self.measure_clock(&listing.path, clock).await;
        }
        listing.clock_offset = self.clock_offset();
        Ok(listing)
    }

    /// What to add to the times of LIST to get UTC: what the person says, else what was measured.
    fn clock_offset(&self) -> Option<i64> {
        let chosen = self.options.choices.server.time_offset.map(|offset| -offset.seconds());
        chosen.or_else(|| self.shared.state().learned.clock_offset.map(i64::from))
    }

    /// Finds out how far the server's clock is from UTC, once, by files of the first listing that has some. That it cannot be
    /// found out is no error of the listing.
    async fn measure_clock(&self, folder: &RemotePath, files: ClockFiles) {
        let files = files.paths(folder);
        let known = self.clock_offset().is_some();
        if files.is_empty() || known || self.clock_asked.swap(true, Ordering::Relaxed) {
            return;
        }
        let asked = Asked {
            act: Act::List,
            path: Some(folder.clone()),
        };
        // An error that matters comes again with the next operation.
        drop(self.ask(Operation::MeasureClock { files }, Cargo::None, asked).await);
    }

    async fn transfer(
        &self,
        operation: Operation,
        cargo: Cargo,
        act: Act,
        path: RemotePath,
    ) -> Result<Outcome, RemoteError> {
        let asked = Asked { act, path: Some(path) };
        match self.ask(operation, cargo, asked).await? {
            OperationOutcome::Transferred {
                bytes,
                confirmed_size,
                modified_set,
                permissions_set,
                modified,
            } => Ok(Outcome {
                bytes,
                confirmed_size,
                modified_set,
                permissions_set,
                modified,
            }),
            _ => Ok(Outcome::default()),
        }
    }

    fn absolute(&self, path: &RemotePath) -> RemotePath {
        match &self.shared.state().facts {
            Some(facts) => path.resolve(&facts.facts.home),
            None => path.clone(),
        }
    }

    /// The root folder has no name of its own; it gets that of the host.
    fn root_entry(&self, path: &RemotePath) -> Result<Entry, RemoteError> {
        let name = path
            .file_name()
            .map_or_else(|| FileName::parse(self.options.server.host.as_bytes()), Ok);
        match name {
            Ok(name) => Ok(Entry::new(name, EntryKind::Folder)),
            Err(error) => Err(RemoteError::new(ErrorKind::BadName, Act::Stat)
                .on(&self.options.server)
                .because(error)),
        }
    }
}

/// What stands between, as far as the dialogue is concerned.
fn via(options: &ConnectOptions) -> Via {
    let Some(access) = &options.proxy else {
        return Via::Direct;
    };
    match &access.proxy.kind {
        ProxyKind::Ftp(log_on) => Via::Ftp {
            log_on: log_on.clone(),
            server: options.server.clone(),
            user: access.proxy.user.clone().map(String::into_bytes),
            password: access.password.clone(),
        },
        ProxyKind::Socks5 | ProxyKind::Socks4a | ProxyKind::HttpConnect => Via::Tunnel(access.proxy.to_string()),
    }
}

async fn reach_traced(options: &ConnectOptions, tracer: &mut Tracer) -> Result<Reached, RemoteError> {
    let proxy = options.proxy.as_ref().map(|access| &access.proxy);
    let trying = |address: SocketAddr| {
        let address = match proxy {
            Some(proxy) => format!("{address}, the proxy {proxy}"),
            None => address.to_string(),
        };
        tracer.early(TraceKind::Connecting { address });
    };
    match reach(options, trying).await {
        Ok(reached) => {
            let address = match &reached.tunnel {
                Some(tunnel) => tunnel.named(&options.server),
                None => reached.peer.to_string(),
            };
            tracer.early(TraceKind::Connected { address });
            if reached.tunnel.is_some() && options.choices.family != AddressFamily::Any {
                tracer.early(TraceKind::Decision {
                    what: "the proxy looks the name up, so the choice of IPv4 or IPv6 is its own".to_owned(),
                });
            }
            Ok(reached)
        }
        Err(error) => {
            tracer.early(TraceKind::Closed {
                why: error.explain().why,
            });
            Err(error)
        }
    }
}

/// Reading the authorities of this computer touches the disk, so it is done on a blocking thread.
async fn prepare_tls(options: &Arc<ConnectOptions>) -> Result<Option<Arc<SessionTls>>, RemoteError> {
    if options.tls == TlsMode::Off {
        return Ok(None);
    }
    let server = options.server.clone();
    let options = options.clone();
    let make = move || SessionTls::new(&options);
    match task::spawn_blocking(make).await {
        Ok(tls) => tls.map(Arc::new).map(Some),
        Err(error) => Err(no_tls(&server).because(error)),
    }
}

/// TLS cannot even begin.
pub(crate) fn no_tls(server: &HostPort) -> RemoteError {
    RemoteError::new(ErrorKind::TlsFailed, Act::Connect)
        .on(server)
        .detailed(Detail::TlsNotPrepared)
}

/// Ends the session's task unless the log-on came to its end.
struct EndOnDrop<'a>(Option<&'a AbortHandle>);

impl EndOnDrop<'_> {
    fn finished(mut self) {
        self.0 = None;
    }
}

impl Drop for EndOnDrop<'_> {
    fn drop(&mut self) {
        if let Some(driver) = self.0 {
            driver.abort();
        }
    }
}

/// Abandons a request whose future is dropped before the answer.
struct Interest<'a> {
    shared: &'a Shared,
    ticket: Option<u64>,
}

impl Drop for Interest<'_> {
    fn drop(&mut self) {
        if let Some(ticket) = self.ticket {
            self.shared.abandon(ticket);
        }
    }
}
