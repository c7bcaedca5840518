//! The engine's door: start it, ask, look. Everything else is behind it.

use std::{
    path::PathBuf,
    sync::{Arc, mpsc as blocking},
    time::Duration,
};

use portolan_queue::RetryPolicy;
use portolan_remote::{Fingerprint, MOST_ENTRIES};
use portolan_settings::{Paths, Settings, TransferSettings};
use portolan_sites::SitesFile;
use tokio::sync::mpsc;

use crate::{
    Computer, Connector, NameRules, NoComputer, Proxies, Published, Request, SecretSource, SystemSecrets, ThisComputer,
    engine::Engine,
    news::{Notification, notification},
    tracing::TraceFileError,
};

/// Called after each publication, from a thread of the engine: it must return at once and never block.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// With what an engine begins.
#[derive(Clone)]
pub struct Config {
    /// Folder of what is worth a backup: trusted certificates and decisions about plain FTP are kept here.
    pub config_dir: PathBuf,
    /// Folder of what was learnt: the memory of servers is kept here.
    pub state_dir: PathBuf,
    /// The saved sites.
    pub sites: SitesFile,
    /// The file in which the queue is kept, so that it survives whatever ends this program; `None` = in memory only. The
    /// file belongs to one process at a time.
    pub queue: Option<PathBuf>,
    /// The folder in which files of servers lie while they are edited or viewed; those of earlier runs are found there
    /// again. `None` = this face edits none.
    pub edits: Option<PathBuf>,
    /// How many rows of what is done are kept with it.
    pub history: usize,
    /// How long somebody else may have the queue before it is not kept in this run: a command line has it for a moment only.
    pub queue_patience: Duration,
    /// Brings the window to the front when another one is started; called from a thread of the engine. `None` = there is no
    /// window.
    pub raise: Option<Waker>,
    /// Sessions that a site may use for transfers where the site itself says nothing, 1 to 32.
    pub sessions: u8,
    /// Limits in bytes a second to begin with: upload, download.
    pub limits: [Option<u64>; 2],
    /// What the person chose for transfers.
    pub transfers: TransferSettings,
    /// The file of settings, where an answer "always" is kept; `None` = nowhere.
    pub settings: Option<PathBuf>,
    /// What the computer does for us at the end of the queue, and that it stays awake until then.
    pub computer: Arc<dyn Computer>,
    /// Makes sessions; tests give one of their own.
    pub connector: Arc<dyn Connector>,
    /// Gives and keeps passwords; tests give one of their own.
    pub secrets: Arc<dyn SecretSource>,
    /// Certificates that are accepted for every host, beside those that are remembered.
    pub pins: Vec<Fingerprint>,
    /// Accept every certificate. The face has warned.
    pub insecure: bool,
    /// More authorities to trust: the contents of PEM files.
    pub extra_roots: Vec<Vec<u8>>,
    /// Give files the time of their source.
    pub keep_times: bool,
    /// Keep permissions, where both sides know of them? Read from a server they are cut by this process's mask.
    pub keep_permissions: bool,
    /// The proxy of sites that leave it to the settings.
    pub proxies: Proxies,
    /// Write every trace event to this file too, as JSON lines; made new, readable by this user only.
    pub trace_file: Option<PathBuf>,
    /// Nobody is there to answer: what would ask fails at once with the error behind the question.
    pub non_interactive: bool,
    /// What names the disks of this computer take.
    pub name_rules: NameRules,
    /// How often and how soon failed items are tried again.
    pub retry: RetryPolicy,
    /// So many entries of a folder on a server are read at once for a pane, until the person wants more.
    pub most_entries: u64,
    /// How often it is looked whether a full disk has room again.
    pub look_for_room: Duration,
    /// What a notification at the end of the queue says, called off the thread of the face.
    pub notification: Notification,
}

impl Config {
    /// As settings and folders of this user have it.
    pub fn of_user(paths: &Paths, settings: &Settings) -> Self {
        let mut config = Self::new(paths.config.clone(), paths.state.clone());
        config.sites = SitesFile::of(paths);
        config.secrets = Arc::new(SystemSecrets::new(paths, settings));
        config.take_settings(settings, paths.settings());
        config.computer = Arc::new(ThisComputer::default());
        config
    }

    /// Everything at its default, over FTP and with the password store of the system.
    pub fn new(config_dir: PathBuf, state_dir: PathBuf) -> Self {
        let paths = Paths {
            system: config_dir.join("no-system"),
            config: config_dir.clone(),
            state: state_dir.clone(),
        };
        Self {
            sites: SitesFile::new(paths.sites(), None),
            config_dir,
            state_dir,
            queue: None,
            edits: None,
            history: 50_000,
            queue_patience: Duration::ZERO,
            raise: None,
            sessions: 4,
            limits: [None; 2],
            transfers: TransferSettings::default(),
            settings: None,
            computer: Arc::new(NoComputer),
            connector: Arc::new(crate::connector::FtpConnector),
            secrets: Arc::new(SystemSecrets::new(&paths, &Settings::default())),
            pins: Vec::new(),
            insecure: false,
            extra_roots: Vec::new(),
            keep_times: true,
            keep_permissions: true,
            proxies: Proxies::default(),
            trace_file: None,
            non_interactive: false,
            name_rules: NameRules::default(),
            retry: RetryPolicy::default(),
            most_entries: MOST_ENTRIES,
            look_for_room: Duration::from_secs(10),
            notification: Arc::new(notification),
        }
    }
}

impl Config {
    /// Takes what the person chose, and where an answer "always" is kept.
    pub fn take_settings(&mut self, settings: &Settings, file: PathBuf) {
        self.sessions = settings.sessions;
        self.limits = [settings.upload_limit, settings.download_limit];
        self.take_transfers(settings.transfers.clone());
        self.settings = Some(file);
    }
}

impl Config {
    /// Takes what was chosen for transfers, and how often and how soon they are tried again with it.
    pub(crate) fn take_transfers(&mut self, transfers: TransferSettings) {
        self.retry = RetryPolicy {
            max_attempts: transfers.attempts,
            base: transfers.retry_delay,
            cap: transfers.longest_retry_delay.max(transfers.retry_delay),
            ..RetryPolicy::default()
        };
        self.history = transfers.keep_done;
        self.transfers = transfers;
    }
}

/// Why an engine cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The system gave no threads.
    #[error("the engine cannot start its threads: {0}")]
    Threads(#[source] std::io::Error),
    /// The trace file cannot be made.
    #[error(transparent)]
    TraceFile(#[from] TraceFileError),
}

/// Requests that may wait for the engine; a face keeps what does not fit and sends it again later.
const REQUESTS: usize = 256;

/// How long the end of the engine may take, sessions said goodbye included.
const SHUTDOWN: Duration = Duration::from_secs(3);

/// A running engine. Dropping it stops what runs, ends all sessions, and takes at most a few seconds.
#[derive(Debug)]
pub struct EngineHandle {
    requests: Option<mpsc::Sender<Request>>,
    published: Published,
    ended: blocking::Receiver<()>,
}

/// Starts an engine on threads of its own.
pub fn start(config: Config, waker: Waker) -> Result<EngineHandle, StartError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4)))
        .max_blocking_threads(64)
        .thread_name("portolan-io")
        .enable_all()
        .build()
        .map_err(StartError::Threads)?;
    let (requests, inbox) = mpsc::channel(REQUESTS);
    let (engine, published) = {
        let _context = runtime.enter();
        let (mut engine, published) = Engine::new(config, waker, inbox)?;
        engine.own_face = Some((requests.downgrade(), published.clone()));
        engine.open_queue();
        engine.find_edits();
        (engine, published)
    };
    let (end, ended) = blocking::sync_channel(1);
    std::thread::Builder::new()
        .name("portolan-engine".to_owned())
        .spawn(move || {
            runtime.block_on(engine.run());
            runtime.shutdown_timeout(Duration::from_secs(1));
            drop(end);
        })
        .map_err(StartError::Threads)?;
    Ok(EngineHandle {
        requests: Some(requests),
        published,
        ended,
    })
}

impl EngineHandle {
    /// Asks for something. Gives the request back if too many wait already (or the engine has ended): keep it and send
    /// it again with the next frame.
    #[expect(clippy::result_large_err, reason = "it is the request itself that comes back")]
    pub fn send(&self, request: Request) -> Result<(), Request> {
        match &self.requests {
            Some(requests) => requests.try_send(request).map_err(|error| match error {
                mpsc::error::TrySendError::Full(request) | mpsc::error::TrySendError::Closed(request) => request,
            }),
            None => Err(request),
        }
    }

    /// What the engine shows.
    pub fn published(&self) -> &Published {
        &self.published
    }
}

impl Drop for EngineHandle {
    fn drop(&mut self) {
        // The end of the requests is the sign to stop.
        self.requests = None;
        // An error is what is waited for: the engine's thread has dropped its end. A timeout leaves the rest to the system.
        let _ended_or_late = self.ended.recv_timeout(SHUTDOWN);
    }
}
