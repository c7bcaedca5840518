//! Random wishes against servers with random limits, in virtual time: everything comes to its end, nobody is starved, and
//! a server that is full is not hammered.

use std::{
    ops::Range,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{
    Act, BoxFuture, Capabilities, Checksum, ChecksumAlgorithm, DataMode, Direction, Entry, ErrorKind, HostPort,
    Listing, ListingSink, Made, ModeChoice, Outcome, Permissions, Remote, RemoteError, RemotePath, Retrieve,
    SessionFacts, SiteId, Space, Store,
};
use portolan_sites::{Endpoint, FtpTls, LogOn, Site};
use portolan_testkit::memory_remote::{MemoryRemote, MemoryServer};
use proptest::prelude::*;
use tokio::{
    sync::{mpsc, watch},
    time::{sleep, timeout},
};

use crate::{
    Config, Connected, Connector, Enqueue, JobOptions, NoSecrets, PaneId, PaneState, Place, Published, Request, Wanted,
    engine::Engine,
};

const SITE: SiteId = SiteId(1);

/// What a listing and a command take.
const ANSWER: Duration = Duration::from_millis(200);

/// What a server does beyond its limit.
#[derive(Clone, Copy, Debug)]
enum Manner {
    /// 421 with words.
    Says,
    /// The port is closed.
    Refuses,
    /// Nothing, until the time limit of the client.
    Silence,
}

#[derive(Clone, Debug)]
struct World {
    limit: usize,
    manner: Manner,
    log_on: Duration,
    /// A file on its way.
    file: Duration,
    /// A session that says goodbye.
    goodbye: Duration,
    /// The limit changes when so much of the wishes is through.
    later: Option<usize>,
    wishes: Vec<(Duration, Wish)>,
}

#[derive(Clone, Copy, Debug)]
enum Wish {
    Look,
    Make,
    Upload(usize),
    /// Another data mode: all sessions are made anew.
    Mode,
}

/// A session that takes its time.
struct Slow {
    inner: MemoryRemote,
    file: Duration,
    goodbye: Duration,
}

impl Remote for Slow {
    fn list<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>> {
        Box::pin(async move {
            sleep(ANSWER).await;
            self.inner.list(path, sink).await
        })
    }

    fn stat<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Entry, RemoteError>> {
        self.inner.stat(path)
    }

    fn retrieve(&self, what: Retrieve) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        self.inner.retrieve(what)
    }

    fn store(&self, what: Store) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        Box::pin(async move {
            sleep(self.file).await;
            self.inner.store(what).await
        })
    }

    fn make_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Made, RemoteError>> {
        Box::pin(async move {
            sleep(ANSWER).await;
            self.inner.make_dir(path).await
        })
    }

    fn delete<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        self.inner.delete(path)
    }

    fn remove_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        self.inner.remove_dir(path)
    }

    fn rename<'a>(&'a self, from: &'a RemotePath, to: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        self.inner.rename(from, to)
    }

    fn set_modified<'a>(&'a self, path: &'a RemotePath, seconds: i64) -> BoxFuture<'a, Result<(), RemoteError>> {
        self.inner.set_modified(path, seconds)
    }

    fn set_mode<'a>(&'a self, path: &'a RemotePath, mode: &'a Permissions) -> BoxFuture<'a, Result<(), RemoteError>> {
        self.inner.set_mode(path, mode)
    }

    fn hash<'a>(
        &'a self,
        path: &'a RemotePath,
        algorithm: Option<ChecksumAlgorithm>,
        range: Option<Range<u64>>,
    ) -> BoxFuture<'a, Result<Checksum, RemoteError>> {
        self.inner.hash(path, algorithm, range)
    }

    fn space<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Space, RemoteError>> {
        self.inner.space(path)
    }

    fn raw<'a>(&'a self, line: &'a [u8]) -> BoxFuture<'a, Result<Vec<String>, RemoteError>> {
        self.inner.raw(line)
    }

    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn facts(&self) -> Arc<SessionFacts> {
        self.inner.facts()
    }

    fn alive(&self) -> bool {
        self.inner.alive()
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            sleep(self.goodbye).await;
            self.inner.close().await;
        })
    }
}

struct Door {
    server: MemoryServer,
    world: World,
    limit: Arc<Mutex<usize>>,
    refused: Arc<Mutex<u64>>,
}

impl Connector for Door {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        let (server, world) = (self.server.clone(), self.world.clone());
        let (limit, refused) = (self.limit.clone(), self.refused.clone());
        Box::pin(async move {
            sleep(world.log_on).await;
            if server.sessions() >= *limit.lock().unwrap() {
                *refused.lock().unwrap() += 1;
                let kind = match world.manner {
                    Manner::Says => ErrorKind::TooManyConnections,
                    Manner::Refuses => ErrorKind::ConnectionRefused,
                    Manner::Silence => {
                        sleep(Duration::from_secs(20)).await;
                        ErrorKind::TimedOut
                    }
                };
                return Err(RemoteError::new(kind, Act::Connect).on(&wanted.server));
            }
            Ok(Connected {
                remote: Arc::new(Slow {
                    inner: server.session(),
                    file: world.file,
                    goodbye: world.goodbye,
                }),
                learned: Arc::new(Default::default),
                tickets_left: Arc::new(|| None),
            })
        })
    }
}

fn site() -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new("memory.test", 21),
        tls: FtpTls::Off,
    };
    let mut site = Site::quick(endpoint, LogOn::Anonymous);
    site.id = SITE;
    site.sessions = Some(4);
    site
}

/// What came of it: virtual time for everything, the longest listing, refused log-ons, and what waited in words.
struct Came {
    took: Duration,
    slowest: Duration,
    refused: u64,
    peak: usize,
    words: Vec<String>,
}

async fn until<T: Clone>(published: &watch::Receiver<T>, mut is: impl FnMut(&T) -> bool) {
    let mut published = published.clone();
    loop {
        let now = published.borrow_and_update().clone();
        if is(&now) {
            return;
        }
        published.changed().await.expect("the engine lives");
    }
}

async fn live(world: World) -> Came {
    let home = tempfile::tempdir().unwrap();
    let server = MemoryServer::new();
    let (limit, refused) = (Arc::new(Mutex::new(world.limit)), Arc::default());
    let mut config = Config::new(home.path().join("config"), home.path().join("state"));
    config.secrets = Arc::new(NoSecrets);
    config.connector = Arc::new(Door {
        server: server.clone(),
        world: world.clone(),
        limit: limit.clone(),
        refused: Arc::clone(&refused),
    });
    let (requests, inbox) = mpsc::channel(256);
    let (engine, published) = Engine::new(config, Arc::new(|| {}), inbox).unwrap();
    let began = tokio::time::Instant::now();
    let drive = async {
        let words = drive(&world, &home.path().join("here"), &limit, &requests, &published).await;
        let slowest = published.panes.borrow().values().filter_map(|pane| pane.took).max();
        Came {
            took: began.elapsed(),
            slowest: slowest.unwrap_or_default(),
            refused: *refused.lock().unwrap(),
            peak: server.peak_sessions(),
            words,
        }
    };
    let patience = Duration::from_hours(12);
    tokio::select! {
        () = engine.run() => panic!("the engine has ended"),
        came = timeout(patience, drive) => came.unwrap_or_else(|_| {
            let queue = published.queue.borrow().clone();
            let sites = published.sites.borrow().clone();
            panic!("it hangs: {} items left, {:?}, sessions {}", queue.len(), sites[&SITE].state, sites[&SITE].sessions)
        }),
    }
}

/// What was asked so far.
#[derive(Default)]
struct Asked {
    panes: u32,
    files: u32,
    mode: bool,
}

impl Asked {
    fn request(&mut self, wish: Wish, here: &Path) -> Request {
        match wish {
            Wish::Look => {
                self.panes += 1;
                Request::Show {
                    pane: PaneId(self.panes),
                    place: Place::Remote(SITE, RemotePath::root()),
                    refresh: true,
                }
            }
            Wish::Make => {
                self.files += 1;
                let path = RemotePath::new(format!("/folder {}", self.files));
                Request::MakeFolder(Place::Remote(SITE, path))
            }
            Wish::Mode => {
                self.mode = !self.mode;
                let choice = if self.mode {
                    ModeChoice::Only(DataMode::Pasv)
                } else {
                    ModeChoice::Auto
                };
                Request::SetMode(SITE, choice)
            }
            Wish::Upload(count) => {
                let sources = (0..count).map(|_| {
                    self.files += 1;
                    let path = here.join(format!("file {}", self.files));
                    std::fs::write(&path, "x").unwrap();
                    Place::Local(path)
                });
                Request::Enqueue(Enqueue {
                    direction: Direction::Upload,
                    site: SITE,
                    sources: sources.collect(),
                    target: Place::Remote(SITE, RemotePath::root()),
                    rename: None,
                    policy: ConflictPolicy::Replace,
                    origin: Origin::Window,
                    options: JobOptions::default(),
                })
            }
        }
    }
}

async fn drive(
    world: &World,
    here: &Path,
    limit: &Mutex<usize>,
    requests: &mpsc::Sender<Request>,
    published: &Published,
) -> Vec<String> {
    std::fs::create_dir_all(here).unwrap();
    let send = async |request| requests.send(request).await.map_err(drop).expect("the engine lives");
    send(Request::Connect {
        site: Box::new(site()),
        secret: None,
    })
    .await;
    until(&published.sites, |sites| {
        sites.get(&SITE).is_some_and(|site| site.sessions == 1)
    })
    .await;
    let mut words = Vec::new();
    let mut listen = |published: &Published| {
        let waiting = published
            .sites
            .borrow()
            .get(&SITE)
            .and_then(|site| site.waiting.clone());
        words.extend(waiting.map(|words| words.to_string()));
    };
    let mut asked = Asked::default();
    for (at, (after, wish)) in world.wishes.iter().enumerate() {
        sleep(*after).await;
        listen(published);
        if at == world.wishes.len() / 2
            && let Some(later) = world.later
        {
            *limit.lock().unwrap() = later;
        }
        let request = asked.request(*wish, here);
        send(request).await;
    }
    // Everything that was asked has been seen.
    until(&published.panes, |all| {
        all.len() == asked.panes as usize && all.values().all(|pane| !matches!(pane.state, PaneState::Loading))
    })
    .await;
    listen(published);
    until(&published.queue, |queue| {
        queue.is_empty() || queue.len() == queue.failed_len()
    })
    .await;
    until(&published.transfers, |transfers| transfers.running.is_empty()).await;
    let queue = published.queue.borrow().clone();
    assert_eq!(queue.failed_len(), 0);
    for pane in published.panes.borrow().values() {
        assert!(matches!(pane.state, PaneState::Ready), "{:?}", pane.state);
    }
    words
}

fn in_virtual_time(world: World) -> Came {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(live(world))
}

fn millis(range: Range<u64>) -> impl Strategy<Value = Duration> {
    range.prop_map(Duration::from_millis)
}

fn world() -> impl Strategy<Value = World> {
    let wish = prop_oneof![
        4 => Just(Wish::Look),
        1 => Just(Wish::Make),
        3 => (1_usize..8).prop_map(Wish::Upload),
        1 => Just(Wish::Mode),
    ];
    (
        1_usize..5,
        prop_oneof![Just(Manner::Says), Just(Manner::Refuses), Just(Manner::Silence)],
        (millis(10..3000), millis(100..60_000), millis(0..1400)),
        proptest::option::of(1_usize..6),
        proptest::collection::vec((millis(0..40_000), wish), 1..25),
    )
        .prop_map(|(limit, manner, (log_on, file, goodbye), later, wishes)| World {
            limit,
            manner,
            log_on,
            file,
            goodbye,
            later,
            wishes,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_ends_whatever_the_limit(world in world()) {
        let shrinks = world.later.is_some_and(|later| later < world.limit);
        let least = world.later.map_or(world.limit, |later| later.min(world.limit));
        let changes = world.wishes.iter().any(|(_, wish)| matches!(wish, Wish::Mode));
        let (file, most) = (world.file, world.later.unwrap_or(0).max(world.limit));
        let came = in_virtual_time(world);
        prop_assert!(came.peak <= most);
        // A first refusal, and then one a minute at most.
        prop_assert!(came.refused <= 12 + came.took.as_secs() / 60, "{} in {:?}", came.refused, came.took);
        if !shrinks && !changes {
            // A log-on that is never answered, a call-back, and the answers; with one session also what runs on it.
            let alone = if least == 1 { file } else { Duration::ZERO };
            let bound = Duration::from_secs(40) + alone;
            prop_assert!(came.slowest <= bound, "{:?}", came.slowest);
        }
    }
}

/// Both sessions are lent; a person who comes back gets one within seconds, and the file goes on later.
#[test]
fn a_person_gets_the_lent_session_back() {
    let came = in_virtual_time(World {
        limit: 2,
        manner: Manner::Says,
        log_on: Duration::from_millis(100),
        file: Duration::from_mins(10),
        goodbye: Duration::ZERO,
        later: None,
        wishes: vec![
            (Duration::ZERO, Wish::Upload(6)),
            (Duration::from_mins(1), Wish::Look),
            (Duration::from_secs(1), Wish::Look),
        ],
    });
    assert!(came.slowest < Duration::from_secs(5), "{:?}", came.slowest);
    assert!(
        came.words
            .iter()
            .any(|words| words == "waiting: the server allows 2 sessions"),
        "{:?}",
        came.words
    );
}

/// A limit that was a matter of the moment is found out, and used.
#[test]
fn a_limit_that_grows_is_found_out() {
    let world = |later| World {
        limit: 1,
        manner: Manner::Refuses,
        log_on: Duration::from_millis(100),
        file: Duration::from_secs(30),
        goodbye: Duration::ZERO,
        later,
        wishes: vec![(Duration::ZERO, Wish::Upload(40)), (Duration::from_secs(5), Wish::Make)],
    };
    let (alone, grown) = (in_virtual_time(world(None)), in_virtual_time(world(Some(4))));
    assert_eq!((alone.peak, grown.peak), (1, 4));
    assert!(grown.took * 2 < alone.took, "{:?} and {:?}", grown.took, alone.took);
}
