//! Random wishes against servers with random limits, in virtual time: everything comes to its end, nobody is starved, and
//! a server that is full is not hammered; whether one site leads there or several of the same user do.

use std::{
    collections::BTreeSet,
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

/// Sites of one user at one server are numbered from this one on.
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
    /// So long the server goes on counting a session that has gone.
    notices: Duration,
    /// The limit changes when half of the wishes are through.
    later: Option<usize>,
    /// Sites that lead there.
    sites: u64,
    /// After which time, of which site, and what.
    wishes: Vec<(Duration, u64, Wish)>,
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
    /// The server counts it as long as this is there.
    _counted: Counted,
    arrived: Arrived,
}

/// Names of the files that have arrived, in that order.
type Arrived = Arc<Mutex<Vec<String>>>;

/// One session that the server counts: it notices its end later.
struct Counted(Arc<Mutex<usize>>, Duration);

impl Drop for Counted {
    fn drop(&mut self) {
        let (count, after) = (self.0.clone(), self.1);
        if after.is_zero() {
            *count.lock().unwrap() -= 1;
            return;
        }
        tokio::spawn(async move {
            sleep(after).await;
            *count.lock().unwrap() -= 1;
        });
    }
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
            let name = what.path.to_string_lossy().into_owned();
            let stored = self.inner.store(what).await;
            if stored.is_ok() {
                self.arrived.lock().unwrap().push(name);
            }
            stored
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
    counted: Arc<Mutex<usize>>,
    refused: Arc<Mutex<u64>>,
    arrived: Arrived,
}

impl Connector for Door {
    fn connect(&self, wanted: Wanted) -> BoxFuture<'static, Result<Connected, RemoteError>> {
        let (server, world) = (self.server.clone(), self.world.clone());
        let (limit, refused) = (self.limit.clone(), self.refused.clone());
        let (counted, arrived) = (self.counted.clone(), self.arrived.clone());
        Box::pin(async move {
            sleep(world.log_on).await;
            if *counted.lock().unwrap() >= *limit.lock().unwrap() {
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
            *counted.lock().unwrap() += 1;
            Ok(Connected {
                remote: Arc::new(Slow {
                    inner: server.session(),
                    file: world.file,
                    goodbye: world.goodbye,
                    _counted: Counted(counted, world.notices),
                    arrived,
                }),
                learned: Arc::new(Default::default),
                tickets_left: Arc::new(|| None),
            })
        })
    }
}

fn site(number: u64) -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new("memory.test", 21),
        tls: FtpTls::Off,
    };
    let mut site = Site::quick(endpoint, LogOn::Anonymous);
    site.id = SiteId(SITE.0 + number);
    site.name = format!("site {number}");
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
    arrived: Vec<String>,
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
    let arrived = Arrived::default();
    let mut config = Config::new(home.path().join("config"), home.path().join("state"));
    config.secrets = Arc::new(NoSecrets);
    config.connector = Arc::new(Door {
        server: server.clone(),
        world: world.clone(),
        limit: limit.clone(),
        counted: Arc::default(),
        refused: Arc::clone(&refused),
        arrived: arrived.clone(),
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
            arrived: std::mem::take(&mut arrived.lock().unwrap()),
        }
    };
    let patience = Duration::from_hours(12);
    tokio::select! {
        () = engine.run() => panic!("the engine has ended"),
        came = timeout(patience, drive) => came.unwrap_or_else(|_| {
            let queue = published.queue.borrow().clone();
            let sites = published.sites.borrow().clone();
            let sites = sites.values();
            let sites: Vec<_> = sites.map(|site| (site.state.clone(), site.sessions, site.waiting.clone())).collect();
            panic!("it hangs: {} items left, {sites:?}", queue.len())
        }),
    }
}

/// What was asked so far.
#[derive(Default)]
struct Asked {
    panes: u32,
    files: u32,
    modes: BTreeSet<SiteId>,
}

impl Asked {
    fn request(&mut self, wish: Wish, site: SiteId, here: &Path) -> Request {
        match wish {
            Wish::Look => {
                self.panes += 1;
                Request::Show {
                    pane: PaneId(self.panes),
                    place: Place::Remote(site, RemotePath::root()),
                    refresh: true,
                }
            }
            Wish::Make => {
                self.files += 1;
                let path = RemotePath::new(format!("/folder {}", self.files));
                Request::MakeFolder(Place::Remote(site, path))
            }
            Wish::Mode => {
                let choice = if !self.modes.remove(&site) && self.modes.insert(site) {
                    ModeChoice::Only(DataMode::Pasv)
                } else {
                    ModeChoice::Auto
                };
                Request::SetMode(site, choice)
            }
            Wish::Upload(count) => {
                let sources = (0..count).map(|_| {
                    self.files += 1;
                    let path = here.join(format!("file {} of {}", self.files, site.0 - SITE.0));
                    std::fs::write(&path, "x").unwrap();
                    Place::Local(path)
                });
                Request::Enqueue(Enqueue {
                    direction: Direction::Upload,
                    site,
                    sources: sources.collect(),
                    target: Place::Remote(site, RemotePath::root()),
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
    let connect = |number| Request::Connect {
        site: Box::new(site(number)),
        secret: None,
    };
    send(connect(0)).await;
    until(&published.sites, |sites| {
        sites.get(&SITE).is_some_and(|site| site.sessions == 1)
    })
    .await;
    let mut words = Vec::new();
    let mut listen = |published: &Published| {
        let sites = published.sites.borrow();
        let waiting = sites.values().filter_map(|site| site.waiting.as_deref());
        words.extend(waiting.map(ToString::to_string));
    };
    let mut asked = Asked::default();
    let mut connected = BTreeSet::from([0]);
    for (at, (after, number, wish)) in world.wishes.iter().enumerate() {
        sleep(*after).await;
        let number = number % world.sites;
        if connected.insert(number) {
            send(connect(number)).await;
        }
        listen(published);
        if at == world.wishes.len() / 2
            && let Some(later) = world.later
        {
            *limit.lock().unwrap() = later;
        }
        let request = asked.request(*wish, SiteId(SITE.0 + number), here);
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
        (
            millis(10..3000),
            millis(100..60_000),
            millis(0..1400),
            Just(Duration::ZERO),
        ),
        proptest::option::of(1_usize..6),
        1_u64..4,
        proptest::collection::vec((millis(0..40_000), 0_u64..6, wish), 1..18),
    )
        .prop_map(
            |(limit, manner, (log_on, file, goodbye, notices), later, sites, wishes)| World {
                limit,
                manner,
                log_on,
                file,
                goodbye,
                notices,
                later,
                sites,
                wishes,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_ends_whatever_the_limit(world in world()) {
        let shrinks = world.later.is_some_and(|later| later < world.limit);
        let least = world.later.map_or(world.limit, |later| later.min(world.limit));
        let changes = world.wishes.iter().any(|(_, _, wish)| matches!(wish, Wish::Mode));
        let (file, most) = (world.file, world.later.unwrap_or(0).max(world.limit));
        let (sites, late) = (world.sites, !world.notices.is_zero());
        let came = in_virtual_time(world);
        prop_assert!(came.peak <= most);
        // A first refusal, and then one a minute at most.
        let refused = 12 * sites + came.took.as_secs() / 60;
        prop_assert!(late || came.refused <= refused, "{} in {:?}", came.refused, came.took);
        if !shrinks && !changes && !late {
            // A log-on that is never answered, a call-back, and the answers; where each site cannot have a session of its
            // own, also what runs on it, and the turns of the others.
            let shared = u32::try_from(sites).unwrap();
            let alone = if least <= 1 || least < shared as usize { file * shared } else { Duration::ZERO };
            let bound = Duration::from_secs(40) * shared + alone;
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
        notices: Duration::ZERO,
        later: None,
        sites: 1,
        wishes: vec![
            (Duration::ZERO, 0, Wish::Upload(6)),
            (Duration::from_mins(1), 0, Wish::Look),
            (Duration::from_secs(1), 0, Wish::Look),
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
        notices: Duration::ZERO,
        later,
        sites: 1,
        wishes: vec![
            (Duration::ZERO, 0, Wish::Upload(40)),
            (Duration::from_secs(5), 0, Wish::Make),
        ],
    };
    let (alone, grown) = (in_virtual_time(world(None)), in_virtual_time(world(Some(4))));
    assert_eq!((alone.peak, grown.peak), (1, 4));
    assert!(grown.took * 2 < alone.took, "{:?} and {:?}", grown.took, alone.took);
}

fn two_sites(limit: usize, file: Duration, wishes: &[(u64, u64, Wish)]) -> Came {
    in_virtual_time(World {
        limit,
        manner: Manner::Says,
        log_on: Duration::from_millis(500),
        file,
        goodbye: Duration::from_millis(100),
        notices: Duration::ZERO,
        later: None,
        sites: 2,
        wishes: wishes
            .iter()
            .map(|(after, site, wish)| (Duration::from_secs(*after), *site, *wish))
            .collect(),
    })
}

/// How many of these are of this site.
fn of_site(arrived: &[String], site: u64) -> usize {
    let end = format!(" of {site}");
    arrived.iter().filter(|name| name.ends_with(&end)).count()
}

/// What one site was told holds for the other: it is not tried out again.
#[test]
fn sites_of_one_user_share_what_the_server_allows() {
    let second = Duration::from_secs(1);
    let came = two_sites(
        3,
        second * 30,
        &[(0, 0, Wish::Upload(20)), (60, 1, Wish::Upload(20)), (1, 1, Wish::Make)],
    );
    assert_eq!((came.peak, came.refused), (3, 1));
    assert_eq!((of_site(&came.arrived, 0), of_site(&came.arrived, 1)), (20, 20));
    // All three are in use all the time but for the log-ons and what is left at the end.
    assert!(came.took < second * (40 * 30 / 3 + 90), "{:?}", came.took);
    assert!(
        came.words
            .iter()
            .any(|words| words == "waiting: the server allows 3 sessions, and site 0 has some of them"),
        "{:?}",
        came.words
    );
}

/// One session for two: they take turns, and neither waits until the other is through.
#[test]
fn sites_take_turns_where_the_server_allows_one_session() {
    let came = two_sites(
        1,
        Duration::from_secs(4),
        &[(0, 0, Wish::Upload(30)), (2, 1, Wish::Upload(30))],
    );
    // The three that the first site tried at once, before it knew.
    assert_eq!((came.peak, came.refused), (1, 3));
    for half in came.arrived.chunks(30) {
        let each = [0, 1].map(|site| of_site(half, site));
        assert!(each.into_iter().all(|files| files >= 10), "{:?}", came.arrived);
    }
    // A turn is worth its log-on.
    assert!(came.took < Duration::from_mins(5), "{:?}", came.took);
}

/// The session that one site does not need any more goes to the other at once, and back.
#[test]
fn an_idle_session_goes_where_a_person_waits() {
    let came = two_sites(
        1,
        Duration::from_secs(1),
        &[
            (0, 0, Wish::Look),
            (30, 1, Wish::Look),
            (30, 0, Wish::Look),
            (1, 1, Wish::Look),
        ],
    );
    assert_eq!((came.peak, came.refused), (1, 1));
    assert!(came.slowest < Duration::from_secs(10), "{:?}", came.slowest);
}

/// Both sessions move files of one site; a person who opens the other gets one of them within seconds.
#[test]
fn a_person_gets_a_session_that_another_site_has() {
    let came = two_sites(
        2,
        Duration::from_mins(3),
        &[(0, 0, Wish::Upload(4)), (60, 1, Wish::Look)],
    );
    assert_eq!((came.peak, came.refused), (2, 2));
    assert!(came.slowest < Duration::from_secs(6), "{:?}", came.slowest);
}

/// Found by the property above: the first site had lost its session to the third, took the one that was free before that
/// could, lost it again, and so on.
#[test]
fn a_site_with_nothing_to_do_does_not_take_what_another_waits_for() {
    let after = |seconds, site, wish| (Duration::from_secs(seconds), site, wish);
    let came = in_virtual_time(World {
        limit: 2,
        manner: Manner::Says,
        log_on: Duration::from_millis(328),
        file: Duration::from_secs(16),
        goodbye: Duration::from_millis(149),
        notices: Duration::ZERO,
        later: None,
        sites: 3,
        wishes: vec![
            after(31, 0, Wish::Upload(3)),
            after(14, 1, Wish::Upload(5)),
            after(33, 2, Wish::Look),
            after(17, 1, Wish::Make),
            after(8, 1, Wish::Look),
            after(35, 0, Wish::Mode),
            after(17, 2, Wish::Look),
        ],
    });
    assert_eq!(came.peak, 2);
    assert_eq!((of_site(&came.arrived, 0), of_site(&came.arrived, 1)), (3, 5));
    assert!(came.took < Duration::from_mins(5), "{:?}", came.took);
}
