//! An engine, a server in memory, and ways to wait for what is published.

use std::{
    collections::VecDeque,
    fs::Permissions,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use portolan_engine::{
    Answer, Config, Connected, ConnectionState, Connector, DoneList, EngineHandle, Enqueue, Finish, JobOptions, PaneId,
    PaneListing, PaneState, Place, Prompt, Question, Request, RequestId, SecretSource, Wanted, start,
};
use portolan_queue::{ConflictPolicy, Origin, RetryPolicy};
use portolan_remote::{
    Act, BoxFuture, CertificateInfo, CertificateProblem, Direction, ErrorKind, FileName, Fingerprint, HostPort,
    ModeChoice, RemoteError, RemotePath, SiteId, TlsVersion, TlsVersions,
};
use portolan_sites::{Endpoint, FtpTls, LogOn, Secret, SecretError, SecretRef, Site};
use portolan_testkit::memory_remote::MemoryServer;
use tokio::sync::watch;

/// Longer than anything here takes: a test that waits for what never comes ends.
const PATIENCE: Duration = Duration::from_secs(90);

pub(crate) const SITE: SiteId = SiteId(7);

/// What a connection needs in order to succeed, and how the next ones fail all the same.
#[derive(Default)]
pub(crate) struct Door {
    pub(crate) password: Option<&'static str>,
    pub(crate) certificate: Option<Fingerprint>,
    pub(crate) no_tls: bool,
    pub(crate) failures: VecDeque<ErrorKind>,
    /// On TLS 1.3 the server takes so many data connections on one session, and any number on TLS 1.2.
    pub(crate) tickets: Option<usize>,
    /// The server does not speak TLS 1.2.
    pub(crate) only_tls13: bool,
    /// More sessions than this are refused.
    pub(crate) most: Option<usize>,
    /// The passwords for proxies that came so far, with the proxies.
    pub(crate) proxies: Vec<(String, Option<Secret>)>,
    /// What was asked for so far: TLS, data mode, versions of TLS.
    pub(crate) asked: Vec<(FtpTls, ModeChoice, TlsVersions)>,
}

pub(crate) struct MemoryConnector {
    pub(crate) server: MemoryServer,
    pub(crate) door: Arc<Mutex<Door>>,
}

impl Connector for MemoryConnector {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        let (server, door) = (self.server.clone(), self.door.clone());
        Box::pin(async move {
            let error = |kind| RemoteError::new(kind, Act::Connect).on(&wanted.server);
            let mut door = door.lock().unwrap();
            door.asked.push((wanted.tls, wanted.mode, wanted.choices.tls_versions));
            let proxy = wanted.proxy.as_ref();
            door.proxies
                .extend(proxy.map(|(proxy, password)| (proxy.to_string(), password.clone())));
            if let Some(kind) = door.failures.pop_front() {
                return Err(error(kind));
            }
            if door.no_tls && wanted.tls != FtpTls::Off {
                return Err(error(ErrorKind::TlsNotOffered));
            }
            if let Some(sha256) = door.certificate.filter(|sha256| !wanted.pins.contains(sha256)) {
                let mut error = error(ErrorKind::UntrustedCertificate);
                error.certificate = Some(Arc::new(certificate(sha256)));
                return Err(error);
            }
            if let Some(password) = door.password {
                match &wanted.password {
                    None => return Err(error(ErrorKind::PasswordNeeded)),
                    Some(given) if given.expose() != password => return Err(error(ErrorKind::LoginRefused)),
                    Some(_) => {}
                }
            }
            if door.most.is_some_and(|most| server.sessions() >= most) {
                return Err(error(ErrorKind::TooManyConnections));
            }
            let tls12 = wanted.choices.tls_versions.max == TlsVersion::V1_2;
            if tls12 && door.only_tls13 {
                return Err(error(ErrorKind::TlsFailed));
            }
            let remote = Arc::new(server.session_with(door.tickets.filter(|_| !tls12)));
            Ok(Connected {
                remote: remote.clone(),
                learned: Arc::new(Default::default),
                tickets_left: Arc::new(move || remote.tickets_left()),
            })
        })
    }
}

fn certificate(sha256: Fingerprint) -> CertificateInfo {
    CertificateInfo {
        sha256,
        subject: "CN=memory".to_owned(),
        issuer: "CN=memory".to_owned(),
        names: vec!["memory.test".to_owned()],
        not_before: 0,
        not_after: i64::MAX,
        problem: CertificateProblem::UnknownIssuer,
    }
}

/// A keyring in memory.
#[derive(Default)]
pub(crate) struct Keyring(pub(crate) watch::Sender<Vec<(SecretRef, Secret)>>);

impl SecretSource for Keyring {
    fn load(&self, reference: &SecretRef) -> Result<Option<Secret>, SecretError> {
        let kept = self.0.borrow();
        Ok(kept
            .iter()
            .find(|(other, _)| other == reference)
            .map(|(_, secret)| secret.clone()))
    }

    fn save(&self, reference: &SecretRef, secret: &Secret) -> Result<(), SecretError> {
        self.0
            .send_modify(|kept| kept.push((reference.clone(), secret.clone())));
        Ok(())
    }

    fn delete(&self, reference: &SecretRef) -> Result<(), SecretError> {
        self.0.send_modify(|kept| kept.retain(|(other, _)| other != reference));
        Ok(())
    }
}

pub(crate) struct Rig {
    pub(crate) server: MemoryServer,
    pub(crate) door: Arc<Mutex<Door>>,
    pub(crate) keyring: Arc<Keyring>,
    pub(crate) engine: EngineHandle,
    home: Arc<tempfile::TempDir>,
    here: tempfile::TempDir,
    next_request: std::sync::atomic::AtomicU64,
}

impl Rig {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::build(Arc::new(tempfile::tempdir().unwrap()), Arc::default(), change)
    }

    fn build(home: Arc<tempfile::TempDir>, keyring: Arc<Keyring>, change: impl FnOnce(&mut Config)) -> Self {
        let (server, door) = (MemoryServer::new(), Arc::<Mutex<Door>>::default());
        Self::build_on(server, door, home, tempfile::tempdir().unwrap(), keyring, change)
    }

    fn build_on(
        server: MemoryServer,
        door: Arc<Mutex<Door>>,
        home: Arc<tempfile::TempDir>,
        here: tempfile::TempDir,
        keyring: Arc<Keyring>,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config::new(home.path().join("config"), home.path().join("state"));
        config.connector = Arc::new(MemoryConnector {
            server: server.clone(),
            door: door.clone(),
        });
        config.secrets = keyring.clone();
        config.retry = RetryPolicy {
            base: Duration::from_millis(1),
            cap: Duration::from_millis(2),
            ..RetryPolicy::default()
        };
        change(&mut config);
        let engine = start(config, Arc::new(|| {})).unwrap();
        Self {
            server,
            door,
            keyring,
            engine,
            home,
            here,
            next_request: 1.into(),
        }
    }

    /// The file of saved sites.
    pub(crate) fn sites_file(&self) -> portolan_sites::SitesFile {
        portolan_sites::SitesFile::new(self.home.path().join("config/sites.toml"), None)
    }

    /// The same computer and server, another run of the program.
    pub(crate) fn restart(self, change: impl FnOnce(&mut Config)) -> Self {
        let (home, keyring) = (self.home.clone(), self.keyring.clone());
        drop(self);
        Self::build(home, keyring, change)
    }

    /// A rig whose queue is kept.
    pub(crate) fn durable() -> Self {
        Self::with(keep)
    }

    /// Another run of the program: the same computer with its files and its queue, the same server with what is on it.
    pub(crate) fn next_run(self) -> Self {
        self.next_run_with(|_| {})
    }

    /// The same; something happens to the file of the queue between the two runs.
    pub(crate) fn next_run_after(self, meanwhile: impl FnOnce(&Path)) -> Self {
        self.next_run_with(|config| meanwhile(&config.state_dir.join("queue.db")))
    }

    /// The same with a change of what the engine begins with.
    pub(crate) fn next_run_with(self, change: impl FnOnce(&mut Config)) -> Self {
        let Self {
            server,
            door,
            keyring,
            engine,
            home,
            here,
            ..
        } = self;
        drop(engine);
        let keep = |config: &mut Config| {
            keep(config);
            change(config);
        };
        Self::build_on(server, door, home, here, keyring, keep)
    }

    /// Where files lie that are edited.
    pub(crate) fn edits(&self) -> PathBuf {
        self.home.path().join("state/edits")
    }

    /// The file of the queue.
    pub(crate) fn queue_file(&self) -> PathBuf {
        self.home.path().join("state/queue.db")
    }

    /// The local folder of this test.
    pub(crate) fn here(&self) -> PathBuf {
        self.here.path().canonicalize().unwrap()
    }

    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.here().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, contents).unwrap();
        path
    }

    pub(crate) fn read(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(self.here().join(path)).ok()
    }

    pub(crate) fn set_mode(&self, path: &str, mode: u32) {
        std::fs::set_permissions(self.here().join(path), Permissions::from_mode(mode)).unwrap();
    }

    pub(crate) fn mode(&self, path: &str) -> u32 {
        let metadata = std::fs::metadata(self.here().join(path)).unwrap();
        metadata.permissions().mode() & 0o7777
    }

    /// Everything below the local folder, sorted; folders with a `/` at the end.
    pub(crate) fn local_tree(&self) -> Vec<String> {
        fn walk(folder: &Path, prefix: &str, all: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.file_type().unwrap().is_dir() {
                    all.push(format!("{name}/"));
                    walk(&entry.path(), &format!("{name}/"), all);
                } else {
                    all.push(name);
                }
            }
        }
        let mut all = Vec::new();
        walk(&self.here(), "", &mut all);
        all.sort();
        all
    }

    pub(crate) fn send(&self, request: Request) {
        self.engine
            .send(request)
            .unwrap_or_else(|request| panic!("{request:?} does not fit"));
    }

    /// Sends a request and waits for its end.
    pub(crate) async fn run(&self, request: Request) -> Result<Finish, RemoteError> {
        let number = RequestId(self.next_request.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        self.send(Request::Tracked(number, Box::new(request)));
        wait("the end of a request", &self.engine.published().finished, |ended| {
            let end = ended.iter().find(|end| end.request == number)?;
            Some(end.result.clone().map_err(|error| (*error).clone()))
        })
        .await
    }

    /// One that is connected.
    pub(crate) async fn online() -> Self {
        let rig = Self::new();
        rig.connect();
        rig.connected().await;
        rig
    }

    pub(crate) fn connect(&self) {
        self.connect_to(site(), None);
    }

    pub(crate) fn connect_to(&self, site: Site, secret: Option<&str>) {
        self.send(Request::Connect {
            site: Box::new(site),
            secret: secret.map(|secret| Secret::new(secret.to_owned())),
        });
    }

    pub(crate) async fn connected(&self) {
        self.state(|state| matches!(state, ConnectionState::Connected)).await;
    }

    pub(crate) async fn state(&self, is: impl Fn(&ConnectionState) -> bool) -> ConnectionState {
        wait("a state of the site", &self.engine.published().sites, |sites| {
            let state = &sites.get(&SITE)?.state;
            is(state).then(|| state.clone())
        })
        .await
    }

    pub(crate) async fn failed(&self) -> ErrorKind {
        match self.state(|state| matches!(state, ConnectionState::Failed(_))).await {
            ConnectionState::Failed(error) => error.kind,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn prompt(&self, is: impl Fn(&Question) -> bool) -> Prompt {
        wait("a question", &self.engine.published().prompts, |prompts| {
            prompts.iter().find(|prompt| is(&prompt.question)).cloned()
        })
        .await
    }

    /// No question is open any more.
    pub(crate) async fn nothing_asked(&self) {
        wait(
            "the end of all questions",
            &self.engine.published().prompts,
            |prompts| prompts.is_empty().then_some(()),
        )
        .await;
    }

    pub(crate) fn answer(&self, prompt: &Prompt, answer: Answer) {
        self.send(Request::Answer(prompt.id, answer));
    }

    pub(crate) async fn notice(&self, part: &str) {
        wait("a notice", &self.engine.published().notices, |notices| {
            notices
                .iter()
                .any(|notice| notice.news.to_string().contains(part))
                .then_some(())
        })
        .await;
    }

    /// The same order, but for what is changed of it.
    pub(crate) fn but(request: Request, change: impl FnOnce(&mut Enqueue)) -> Request {
        let Request::Enqueue(mut order) = request else {
            panic!("{request:?} is no order")
        };
        change(&mut order);
        Request::Enqueue(order)
    }

    pub(crate) fn upload(sources: &[PathBuf], target: &str, policy: ConflictPolicy) -> Request {
        Request::Enqueue(Enqueue {
            direction: Direction::Upload,
            site: SITE,
            sources: sources.iter().cloned().map(Place::Local).collect(),
            target: remote(target),
            rename: None,
            policy,
            origin: Origin::Window,
            options: JobOptions::default(),
        })
    }

    pub(crate) fn download(&self, sources: &[&str], policy: ConflictPolicy) -> Request {
        Request::Enqueue(Enqueue {
            direction: Direction::Download,
            site: SITE,
            sources: sources.iter().map(|path| remote(path)).collect(),
            target: Place::Local(self.here()),
            rename: None,
            policy,
            origin: Origin::Window,
            options: JobOptions::default(),
        })
    }

    /// So many files are done.
    pub(crate) async fn done(&self, files: usize) -> Arc<DoneList> {
        wait("files that are done", &self.engine.published().done, |done| {
            (done.len() >= files).then(|| done.clone())
        })
        .await
    }

    /// Nothing is left in the queue, not even failures.
    pub(crate) async fn empty(&self) {
        let published = self.engine.published();
        let empty = within_patience(&published.queue, |queue| queue.is_empty().then_some(()));
        if empty.await.is_none() {
            let queue = published.queue.borrow().clone();
            let failed: Vec<_> = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at)).collect();
            let (prompts, running) = (published.prompts.borrow(), published.transfers.borrow());
            panic!(
                "{} items are left; failed: {failed:?}, asked: {prompts:?}, running: {:?}",
                queue.len(),
                running.running
            );
        }
    }

    /// So many items have failed; the errors of all of them.
    pub(crate) async fn failures(&self, count: usize) -> Vec<ErrorKind> {
        wait("failed items", &self.engine.published().queue, |queue| {
            (queue.failed_len() >= count).then(|| {
                (0..queue.failed_len())
                    .filter_map(|at| match queue.failed_row(at)?.state {
                        portolan_queue::ItemState::Failed(failed) | portolan_queue::ItemState::Partial(failed) => {
                            Some(failed.error.kind)
                        }
                        _ => None,
                    })
                    .collect()
            })
        })
        .await
    }

    pub(crate) async fn pane(&self, pane: u32, is: impl Fn(&PaneListing) -> bool) -> Arc<PaneListing> {
        wait("a pane", &self.engine.published().panes, |panes| {
            panes.get(&PaneId(pane)).filter(|pane| is(pane)).cloned()
        })
        .await
    }

    pub(crate) fn show(&self, pane: u32, place: Place) {
        self.send(Request::Show {
            pane: PaneId(pane),
            place,
            refresh: false,
        });
    }
}

/// What another run is to find again is kept.
fn keep(config: &mut Config) {
    config.queue = Some(config.state_dir.join("queue.db"));
    config.edits = Some(config.state_dir.join("edits"));
}

pub(crate) fn ready(pane: &PaneListing) -> bool {
    matches!(pane.state, PaneState::Ready)
}

pub(crate) fn names(pane: &PaneListing) -> Vec<String> {
    let mut names: Vec<String> = pane
        .batches
        .iter()
        .flat_map(|batch| batch.iter())
        .map(|entry| entry.name.to_string())
        .collect();
    names.sort();
    names
}

pub(crate) fn remote(path: &str) -> Place {
    Place::Remote(SITE, RemotePath::new(path))
}

pub(crate) fn name(text: &str) -> FileName {
    FileName::parse(text.as_bytes()).unwrap()
}

pub(crate) fn site() -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new("memory.test", 21),
        tls: FtpTls::IfOffered,
    };
    Site {
        id: SITE,
        name: "memory".to_owned(),
        ..Site::quick(endpoint, LogOn::Anonymous)
    }
}

pub(crate) fn user_site() -> Site {
    Site {
        log_on: LogOn::User("anna".to_owned()),
        ..site()
    }
}

/// Waits until `ready` finds something in what is published.
pub(crate) async fn wait<T: Clone, U>(
    what: &str,
    published: &watch::Receiver<T>,
    ready: impl FnMut(&T) -> Option<U>,
) -> U {
    let found = within_patience(published, ready).await;
    found.unwrap_or_else(|| panic!("{what} did not come"))
}

/// Waits for what nobody publishes: looks again and again.
pub(crate) async fn until(what: &str, mut ready: impl FnMut() -> bool) {
    let look = async {
        while !ready() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, look)
        .await
        .unwrap_or_else(|_| panic!("{what} did not come"));
}

async fn within_patience<T: Clone, U>(
    published: &watch::Receiver<T>,
    mut ready: impl FnMut(&T) -> Option<U>,
) -> Option<U> {
    let mut published = published.clone();
    let look = async {
        loop {
            let now = published.borrow_and_update().clone();
            if let Some(found) = ready(&now) {
                return found;
            }
            published.changed().await.expect("the engine lives");
        }
    };
    tokio::time::timeout(PATIENCE, look).await.ok()
}
