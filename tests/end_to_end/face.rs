//! An engine in this process, as the window has it, and somebody who waits for what it publishes.

use std::{
    cell::Cell,
    sync::{Arc, Condvar, Mutex, PoisonError},
    time::{Duration, Instant},
};

use portolan_engine::{
    Config, EngineHandle, Enqueue, Finish, JobOptions, NoSecrets, PaneId, PaneListing, PaneState, Place, Published,
    Request, RequestId, start,
};
use portolan_queue::{ConflictPolicy, ItemState, Origin};
use portolan_remote::{Direction, RemoteError, RemotePath, SiteId};
use portolan_sites::{Address, Endpoint, FtpTls, Secret, Site};
use tempfile::TempDir;

use crate::servers::Server;

/// Longer than anything here takes but a long run through faults.
const PATIENCE: Duration = Duration::from_mins(2);

/// Rings when the engine has published something.
#[derive(Default)]
struct Bell {
    rung: Mutex<bool>,
    news: Condvar,
}

/// The engine, connected to one server.
pub(crate) struct Face {
    engine: EngineHandle,
    bell: Arc<Bell>,
    pub(crate) site: SiteId,
    requests: Cell<u64>,
    panes: Cell<u32>,
    _home: TempDir,
}

impl Face {
    /// Starts it, and tells it to connect. `host` may be that of a relay in front of the server.
    pub(crate) fn start(
        server: &Server,
        host: &str,
        configure: impl FnOnce(&mut Config),
        choose: impl FnOnce(&mut Site),
    ) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let mut config = Config::new(home.path().join("config"), home.path().join("state"));
        config.secrets = Arc::new(NoSecrets);
        config
            .extra_roots
            .push(std::fs::read(&server.ca).expect("the authority of the servers"));
        configure(&mut config);
        let bell = Arc::new(Bell::default());
        let ring = bell.clone();
        let waker = move || {
            *ring.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
            ring.news.notify_all();
        };
        let engine = start(config, Arc::new(waker)).expect("an engine");
        let mut site = Address::parse(&server.url(host, "//")).expect("an address").site;
        if server.tls == "off" {
            let Endpoint::Ftp { tls, .. } = &mut site.endpoint;
            *tls = FtpTls::Off;
        }
        choose(&mut site);
        let face = Self {
            engine,
            bell,
            site: site.id,
            requests: Cell::new(1),
            panes: Cell::new(1),
            _home: home,
        };
        face.send(Request::Connect {
            site: Box::new(site),
            secret: Some(Secret::new(server.password.clone())),
        });
        face
    }

    pub(crate) fn published(&self) -> &Published {
        self.engine.published()
    }

    pub(crate) fn send(&self, request: Request) {
        let mut request = request;
        while let Err(back) = self.engine.send(request) {
            request = back;
            self.wait();
        }
    }

    /// Until something is published, or a second has gone.
    pub(crate) fn wait(&self) {
        let rung = self.bell.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut rung, _) = self
            .bell
            .news
            .wait_timeout_while(rung, Duration::from_secs(1), |rung| !*rung)
            .unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }

    /// Waits for something that is published.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, mut found: impl FnMut(&Published) -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = found(self.published()) {
                return found;
            }
            assert!(started.elapsed() < PATIENCE, "{what} did not come");
            self.wait();
        }
    }

    /// A path of the server.
    pub(crate) fn there(&self, path: impl AsRef<[u8]>) -> Place {
        Place::Remote(self.site, RemotePath::new(path))
    }

    /// Sends a request and waits for its end.
    #[track_caller]
    pub(crate) fn run(&self, request: Request) -> Result<Finish, Arc<RemoteError>> {
        let number = RequestId(self.requests.replace(self.requests.get() + 1));
        self.send(Request::Tracked(number, Box::new(request)));
        self.until("the end of a request", |published| {
            let ended = published.finished.borrow();
            let end = ended.iter().find(|end| end.request == number)?;
            Some(end.result.clone())
        })
    }

    /// Reads a folder, in a pane of its own.
    #[track_caller]
    pub(crate) fn list(&self, place: Place) -> Arc<PaneListing> {
        let pane = PaneId(self.panes.replace(self.panes.get() + 1));
        self.send(Request::Show {
            pane,
            place,
            refresh: true,
        });
        let listing = self.until("a listing", |published| {
            let panes = published.panes.borrow();
            let listing = panes.get(&pane)?;
            (!matches!(listing.state, PaneState::Loading)).then(|| listing.clone())
        });
        if let PaneState::Failed(error) = &listing.state {
            panic!("{error}");
        }
        listing
    }

    /// Moves things, and gives what failed when everything else is done: of each the name as it is shown, and the error. The
    /// queue is empty afterwards.
    #[track_caller]
    pub(crate) fn transfer(
        &self,
        direction: Direction,
        source: Place,
        target: Place,
    ) -> Vec<(Arc<str>, Arc<RemoteError>)> {
        let order = Request::Enqueue(Enqueue {
            direction,
            site: self.site,
            sources: vec![source],
            target,
            rename: None,
            policy: ConflictPolicy::Replace,
            origin: Origin::Window,
            options: JobOptions::default(),
        });
        self.run(order).expect("a job");
        let failed = self.until("the end of a job", |published| {
            let queue = published.queue.borrow().clone();
            let counts = queue.counts();
            let waits = counts.files_waiting + counts.folders_waiting > 0;
            let runs = !published.transfers.borrow().running.is_empty();
            if waits || runs || queue.len() > queue.failed_len() {
                return None;
            }
            let rows = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at));
            let failed = rows.filter_map(|row| match row.state {
                ItemState::Failed(failure) => Some((row.name, failure.error)),
                _ => None,
            });
            Some(failed.collect())
        });
        self.run(Request::ClearFailed).expect("a queue");
        failed
    }
}
