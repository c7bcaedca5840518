//! The queue on the disk: opened beside the loop, told of every change, and what waits for its word.

pub(crate) mod lock;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    os::unix::net::UnixListener,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use portolan_queue::{
    Applied, Change, Route, Scope,
    db::{HistoryRow, Loaded, OnProgress, OpenError, Progress, Store, With},
};
use portolan_remote::{ItemId, JobId, RemoteError, SiteId};
use portolan_sites::{site_from_words, site_to_words};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};

use self::lock::Lock;
use crate::{
    DoneList, DoneRow, Finish, News, NoticeKind, Request, RequestId, clock,
    done::Older,
    door::{self, Desk, Door},
    engine::Engine,
    event::Event,
    outcome::Tally,
    pool::Stage,
    publish::Part,
};

/// Batches of children that may wait for the disk; whoever reads folders is held back beyond that.
const BATCHES: usize = 32;

/// Between two looks whether the queue is free.
const LOOK: Duration = Duration::from_millis(50);

/// Where the queue is kept.
enum Keeping {
    /// In memory only.
    Not,
    /// It is being read; what concerns the queue waits until it is there.
    Opening(Vec<(Request, Option<RequestId>)>),
    /// The store goes before the lock does.
    Open(Store, #[expect(dead_code, reason = "it is held")] Lock),
}

/// The queue of this user as it was opened.
pub(crate) struct Opened {
    store: Store,
    loaded: Loaded,
    lock: Lock,
    /// Others ask here; without it they are told that nobody answers.
    door: std::io::Result<UnixListener>,
}

/// Why the queue is not kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotKept {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the queue cannot be locked: {0}")]
    Lock(std::io::Error),
    #[error("another Portolan is running and has the queue")]
    InUse,
}

fn open(path: &Path, history: usize, patience: Duration, progress: OnProgress) -> Result<Opened, NotKept> {
    let until = Instant::now() + patience;
    let lock = loop {
        match Lock::take(path).map_err(NotKept::Lock)? {
            Some(lock) => break lock,
            None if Instant::now() >= until => return Err(NotKept::InUse),
            None => std::thread::sleep(LOOK),
        }
    };
    let (store, loaded) = Store::open(path, history, progress)?;
    Ok(Opened {
        store,
        loaded,
        lock,
        door: door::listen(path),
    })
}

/// How far the disk is.
#[derive(Clone, Debug, Default)]
struct Safe {
    upto: u64,
    /// The disk does not take it now.
    stuck: Option<Arc<str>>,
    /// Nothing is written any more.
    broken: Option<Arc<str>>,
}

impl Safe {
    fn has(&self, number: u64) -> bool {
        self.upto >= number || self.broken.is_some()
    }
}

/// A request whose end is told when what it did is safe.
type End = (u64, Option<RequestId>, Result<Finish, Arc<RemoteError>>);

/// Where the queue is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueKept {
    /// In memory, as it was asked for.
    InMemory,
    /// It is being read.
    Opening,
    /// On the disk.
    OnDisk,
    /// In memory, since another process has it.
    InUse,
    /// In memory, since it cannot be kept, for this reason.
    Not(Arc<str>),
}

/// What the engine knows of the store.
pub(crate) struct Kept {
    pub(crate) shown: watch::Sender<QueueKept>,
    keeping: Keeping,
    safe: watch::Receiver<Safe>,
    progress: OnProgress,
    /// The loop is woken when this number is safe; `u64::MAX` = by trouble only.
    wanted: Arc<AtomicU64>,
    pub(crate) news: Arc<Notify>,
    /// The number of the change that was handed over last.
    logged: u64,
    /// Nothing of the queue is shown before this number is safe.
    shown_after: u64,
    ends: Vec<End>,
    /// What is kept of sites.
    sites: BTreeMap<SiteId, Arc<str>>,
    room: Arc<Semaphore>,
    /// It was told that the disk does not take it.
    told: bool,
    /// What an earlier run has left waits to be let go.
    resting: bool,
}

/// The word that a change is safe, to be waited for.
pub(crate) struct Pledge {
    number: u64,
    safe: watch::Receiver<Safe>,
}

impl Pledge {
    /// Waits until it is safe, or never will be (then everybody was told). At once where the queue is in memory.
    pub(crate) async fn kept(mut self) {
        // The store is gone: so is the engine.
        drop(self.safe.wait_for(|safe| safe.has(self.number)).await);
    }
}

/// Room for batches on their way to the disk.
#[derive(Clone)]
pub(crate) struct Room(Option<Arc<Semaphore>>);

impl Room {
    /// Is the queue kept at all?
    pub(crate) fn of_disk(&self) -> bool {
        self.0.is_some()
    }

    /// Waits until one more batch may be on its way; `None` where nothing is kept.
    pub(crate) async fn one(&self) -> Option<OwnedSemaphorePermit> {
        self.0.clone()?.acquire_owned().await.ok()
    }
}

impl Kept {
    pub(crate) fn new(durable: bool) -> Self {
        let (tell, safe) = watch::channel(Safe::default());
        let (news, wanted) = (Arc::new(Notify::new()), Arc::new(AtomicU64::new(u64::MAX)));
        let progress = {
            let (news, wanted) = (news.clone(), wanted.clone());
            move |progress| {
                let mut look = true;
                tell.send_modify(|safe| match progress {
                    Progress::Safe(upto) => {
                        look = safe.stuck.take().is_some() || upto >= wanted.load(Ordering::SeqCst);
                        safe.upto = upto;
                    }
                    Progress::Stuck(why) => safe.stuck = Some(why),
                    Progress::Broken(why) => safe.broken = Some(why),
                });
                if look {
                    news.notify_one();
                }
            }
        };
        Self {
            shown: watch::channel(if durable {
                QueueKept::Opening
            } else {
                QueueKept::InMemory
            })
            .0,
            keeping: if durable {
                Keeping::Opening(Vec::new())
            } else {
                Keeping::Not
            },
            safe,
            progress: Arc::new(progress),
            wanted,
            news,
            logged: 0,
            shown_after: 0,
            ends: Vec::new(),
            sites: BTreeMap::new(),
            room: Arc::new(Semaphore::new(BATCHES)),
            told: false,
            resting: false,
        }
    }

    /// Is there a store, and is it open?
    pub(crate) fn durable(&self) -> bool {
        matches!(self.keeping, Keeping::Open(..))
    }

    /// The number of the change that was handed over last.
    pub(crate) fn logged(&self) -> u64 {
        self.logged
    }

    pub(crate) fn pledge_of(&self, number: u64) -> Pledge {
        Pledge {
            number,
            safe: self.safe.clone(),
        }
    }

    pub(crate) fn room(&self) -> Room {
        Room(self.durable().then(|| self.room.clone()))
    }

    /// What is to be done when this number is safe.
    fn want(&self) {
        let ends = self.ends.iter().map(|end| end.0);
        let shown = (self.shown_after > self.safe.borrow().upto).then_some(self.shown_after);
        let next = ends.chain(shown).min().unwrap_or(u64::MAX);
        self.wanted.store(next, Ordering::SeqCst);
        // It may have become safe between the two looks.
        if next != u64::MAX && self.safe.borrow().has(next) {
            self.news.notify_one();
        }
    }
}

/// Does a request concern the queue, so that it must wait for it?
fn of_the_queue(request: &Request) -> bool {
    match request {
        Request::Tracked(_, inner) => of_the_queue(inner),
        Request::Enqueue(_)
        | Request::RemoveItems(_)
        | Request::RemoveJob(_)
        | Request::RetryItems(_)
        | Request::RetryAllFailed
        | Request::ClearFailed
        | Request::ClearDone
        | Request::ForgetDone(_)
        | Request::OlderDone
        | Request::HoldItems(..)
        | Request::PauseAll(_)
        | Request::Hold { .. }
        | Request::SetPriority { .. }
        | Request::Reorder { .. }
        | Request::SetSiteSessions(..)
        | Request::StartAt { .. } => true,
        _ => false,
    }
}

/// What shows the queue.
const QUEUE_PARTS: [Part; 4] = [Part::Sites, Part::Done, Part::Queue, Part::Transfers];

/// Rows of what is done that are shown from the beginning; the store has the others.
const SHOWN: usize = 10_000;

impl Engine {
    /// Begins to read the queue, if it is kept.
    pub(crate) fn open_queue(&mut self) {
        let Some(path) = self.config.queue.clone() else { return };
        let (progress, out) = (self.kept.progress.clone(), self.out.clone());
        let (history, patience) = (self.config.history, self.config.queue_patience);
        self.chores.spawn_blocking(move || {
            let opened = open(&path, history, patience, progress);
            // The engine is gone: the store is closed as it was.
            drop(out.blocking_send(Event::QueueOpened(Box::new(opened))));
        });
    }

    /// Lets a request wait until the queue is there; gives back what need not.
    pub(crate) fn wait_for_queue(&mut self, request: Request, by: Option<RequestId>) -> Option<Request> {
        match &mut self.kept.keeping {
            Keeping::Opening(waiting) if of_the_queue(&request) => {
                waiting.push((request, by));
                None
            }
            _ => Some(request),
        }
    }

    /// The queue is there, or cannot be.
    pub(crate) fn queue_opened(&mut self, opened: Result<Opened, NotKept>) {
        let (keeping, loaded, door, shown) = match opened {
            Ok(opened) => (
                Keeping::Open(opened.store, opened.lock),
                Some(opened.loaded),
                Some(opened.door),
                QueueKept::OnDisk,
            ),
            Err(error) => {
                self.tell(NoticeKind::Failure, News::QueueNotKept(error.to_string()));
                let shown = match error {
                    NotKept::InUse => QueueKept::InUse,
                    error => QueueKept::Not(error.to_string().into()),
                };
                (Keeping::Not, None, None, shown)
            }
        };
        let before = std::mem::replace(&mut self.kept.keeping, keeping);
        if let Some(loaded) = loaded {
            self.take_queue(loaded);
            // All of it is on the disk. Nobody shall take the empty one of the beginning for it: neither while what is asked of
            // it now is made safe, nor who sees that it is there, nor who comes to the door.
            for part in QUEUE_PARTS {
                self.publish_part(part, Instant::now());
            }
        }
        self.kept.shown.send_replace(shown);
        self.show.wake();
        if let Some(door) = door {
            self.open_door(door);
        }
        if let Keeping::Opening(waiting) = before {
            for (request, by) in waiting {
                self.request(request, by);
            }
        }
        for part in QUEUE_PARTS {
            self.show.mark(part);
        }
    }

    /// Others may ask from now on.
    fn open_door(&mut self, door: std::io::Result<UnixListener>) {
        let Some((requests, published)) = self.own_face.clone() else {
            return;
        };
        match door {
            Ok(listener) => {
                let desk = Desk {
                    requests,
                    published,
                    queue: self.config.queue.clone().unwrap_or_default(),
                    raise: self.config.raise.clone(),
                    next: Arc::default(),
                };
                self.door = Some(Door::open(listener, desk));
            }
            Err(error) => self.tell(NoticeKind::Warning, News::QueueNotReachable(error.to_string())),
        }
    }

    fn take_queue(&mut self, loaded: Loaded) {
        if let Some((aside, why)) = loaded.set_aside {
            self.tell(NoticeKind::Failure, News::QueueSetAside { aside, why });
        }
        // Names of temporary files stay the same over runs, so that what an earlier one has left is known.
        self.run = loaded.number;
        self.queue = loaded.queue;
        self.paused = self.queue.all_held();
        self.starts_changed();
        self.restore_full();
        self.take_history(loaded.history, SHOWN);
        let headers: Vec<_> = self.queue.jobs().to_vec();
        for header in &headers {
            let job = &header.job;
            self.tallies.insert(job.id, Tally::new(job.direction, job.route()));
        }
        let wanted: BTreeSet<SiteId> = headers.iter().flat_map(|header| header.job.route().sites()).collect();
        let now = clock::now();
        for (id, words) in loaded.sites {
            if !wanted.contains(&id) {
                continue;
            }
            match site_from_words(&words) {
                Ok(site) => {
                    let server = self.servers.get(site.endpoint.server());
                    self.pool.know(Arc::new(site), &server, now);
                }
                Err(why) => self.tell(NoticeKind::Warning, News::QueueSite(why)),
            }
            self.kept.sites.insert(id, words);
        }
        let counts = self.queue.counts();
        self.kept.resting = counts.files_waiting + counts.folders_waiting > 0;
    }

    /// The change that was made is written, with what goes with it.
    pub(crate) fn log(&mut self, change: Change, applied: &Applied, with: With) {
        let job = applied.job;
        // Before its job: between two commits no job is there whose site nobody knows.
        if let Some(route) = job.and_then(|job| self.queue.job(job)).map(|job| job.route()) {
            route.sites().for_each(|site| self.keep_site(site));
        }
        let Keeping::Open(store, _) = &self.kept.keeping else {
            return;
        };
        self.kept.logged = store.log(change, applied.clone(), with);
        if job.is_some() {
            // Who sees it may rely on it.
            self.kept.shown_after = self.kept.logged;
            self.show.hold(Part::Queue, true);
            self.kept.want();
        }
    }

    /// Is there somebody to log to? Then a change is to be cloned before it is made.
    pub(crate) fn logs(&self) -> bool {
        self.kept.durable()
    }

    /// A site whose files are in the queue is kept as it is now.
    pub(crate) fn keep_site(&mut self, id: SiteId) {
        let Keeping::Open(store, _) = &self.kept.keeping else {
            return;
        };
        let Some(state) = self.pool.get(id) else { return };
        let words: Arc<str> = site_to_words(&state.site).into();
        if self.kept.sites.get(&id) != Some(&words) {
            store.keep_site(id, words.clone());
            self.kept.sites.insert(id, words);
        }
    }

    /// The same, if there is something of it in the queue.
    pub(crate) fn keep_known_site(&mut self, id: SiteId) {
        if self.kept.sites.contains_key(&id) {
            self.keep_site(id);
        }
    }

    /// Forgets what is done, on the disk too.
    pub(crate) fn clear_done(&mut self) {
        (self.done, self.older) = (DoneList::default(), Older::default());
        if let Keeping::Open(store, _) = &self.kept.keeping {
            store.clear_history();
        }
        self.show.mark(Part::Done);
    }

    /// The same of some of it.
    pub(crate) fn forget_done(&mut self, items: Vec<ItemId>) {
        let forgotten: HashSet<ItemId> = items.iter().copied().collect();
        self.done.retain(|row| !forgotten.contains(&row.item));
        if let Keeping::Open(store, _) = &self.kept.keeping {
            store.forget_history(items);
        }
        self.show.mark(Part::Done);
    }

    /// So many files that are done are remembered from now on.
    pub(crate) fn limit_history(&mut self, rows: usize) {
        if let Keeping::Open(store, _) = &self.kept.keeping
            && self.config.history != rows
        {
            store.limit_history(rows);
        }
        self.config.history = rows;
    }

    /// The row for the history, if one is kept.
    pub(crate) fn history_row(&self, row: &DoneRow) -> Option<HistoryRow> {
        self.kept.durable().then(|| row.into())
    }

    /// A request ends with what is logged by now: when that is safe, its end is told.
    pub(crate) fn end_when_safe(&mut self, by: Option<RequestId>, result: Result<Finish, Arc<RemoteError>>) {
        if by.is_none() || !self.kept.durable() || self.kept.safe.borrow().has(self.kept.logged) {
            // Who hears of the end sees what came of it.
            if self.kept.durable() && self.kept.safe.borrow().has(self.kept.shown_after) {
                self.show.hold(Part::Queue, false);
            }
            self.end(by, result);
        } else {
            self.kept.ends.push((self.kept.logged, by, result));
            self.kept.want();
        }
    }

    /// The disk is further, or in trouble.
    pub(crate) fn queue_progressed(&mut self) {
        let safe = self.kept.safe.borrow().clone();
        match (&safe.stuck, &safe.broken) {
            (None, None) if self.kept.told => {
                self.kept.told = false;
                self.tell(NoticeKind::Info, News::QueueKeptAgain);
            }
            (Some(why), None) if !self.kept.told => {
                self.kept.told = true;
                self.tell(NoticeKind::Failure, News::QueueStuck(why.to_string()));
            }
            (_, Some(why)) if !std::mem::replace(&mut self.kept.told, true) => {
                self.tell(NoticeKind::Failure, News::QueueLost(why.to_string()));
            }
            _ => {}
        }
        if safe.has(self.kept.shown_after) || safe.stuck.is_some() {
            self.show.hold(Part::Queue, false);
        }
        let (due, later) = std::mem::take(&mut self.kept.ends)
            .into_iter()
            .partition(|end| safe.has(end.0));
        self.kept.ends = later;
        let due: Vec<End> = due;
        for (_, by, result) in due {
            self.end(by, result);
        }
        self.kept.want();
    }

    /// The person lets something go: its sites connect by themselves if something of them waits, with passwords of the
    /// keyring, or else they ask.
    pub(crate) fn connect_for(&mut self, what: &Scope) {
        self.kept.resting &= *what != Scope::All;
        let of_item = |item: &ItemId| self.queue.item(*item).map(|item| item.job);
        let of_job = |job: JobId| {
            let route = self.queue.job(job).map(|job| job.route());
            route.into_iter().flat_map(Route::sites)
        };
        let sites: BTreeSet<SiteId> = match what {
            Scope::All => self.pool.ids().into_iter().collect(),
            Scope::Site(site) => [*site].into(),
            Scope::Job(job) => of_job(*job).collect(),
            Scope::Items(items) => items.iter().filter_map(of_item).flat_map(of_job).collect(),
        };
        for id in sites {
            let off = self
                .pool
                .get(id)
                .is_some_and(|site| matches!(site.stage, Stage::Off | Stage::Failed(_)));
            if off && !self.queue.site_held(id) && self.items_wait(id) {
                if let Some(site) = self.pool.get_mut(id) {
                    site.failures = 0;
                }
                self.begin(id);
            }
        }
    }

    /// Does something of an earlier run wait to be let go?
    pub(crate) fn rests(&self) -> bool {
        let counts = self.queue.counts();
        self.kept.resting && counts.files_waiting + counts.folders_waiting > 0
    }
}
