//! The loop: requests, news of tasks, time. Everything that it decides belongs to one of the modules beside it; here it
//! is only routed.

use std::{
    collections::BTreeMap,
    sync::Arc,
    thread::JoinHandle,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use portolan_queue::{Queue, Running};
use portolan_remote::{ItemId, JobId, Remote, SessionId, SiteId};
use portolan_settings::{ConflictDefaults, NamePattern};
use portolan_sites::RecentFile;
use tokio::{sync::mpsc, task::JoinSet};

use crate::{
    AtOnce, Config, DoneList, News, NoticeKind, Published, Request, StartError, TraceView, Transfers, Waker,
    afterwards::{Afterwards, view_at_start},
    ahead::Ahead,
    asked::Ends,
    bandwidth::Bandwidth,
    browse::Browse,
    check::Checks,
    clock,
    control::{Finishing, Starts},
    done::Older,
    door::Door,
    edit::book::Edits,
    errand::book::Errands,
    event::Event,
    full::Full,
    hunt::book::Hunts,
    kept::Kept,
    known::{servers::Servers, trust::Trust},
    local::watch::Watching,
    meter::{SAMPLE, Totals},
    notices::Notices,
    outcome::Tally,
    pool::Pool,
    prompts::Prompts,
    publish::{Begin, Part, Publisher},
    read_again::ReadAgain,
    saved::Saved,
    secret_thread::SecretThread,
    speeds::Speeds,
    targets::Targets,
    tracing::{TraceLog, Writer},
    wake::Surroundings,
    work::{CarryCell, Work},
};

/// News that may wait for the loop; tasks are held back beyond that.
const EVENTS: usize = 256;

/// Done files that are shown; older ones are forgotten.
pub(crate) const DONE_ROWS: usize = 50_000;

/// How long sessions may take to say goodbye when the engine ends.
const GOODBYE: Duration = Duration::from_millis(1500);

/// Everything that the engine owns. Only its loop touches it.
pub(crate) struct Engine {
    pub(crate) config: Config,
    pub(crate) began: Instant,
    /// Tells this run of the program from others, in names of temporary files.
    pub(crate) run: u32,
    requests: mpsc::Receiver<Request>,
    events: mpsc::Receiver<Event>,
    pub(crate) out: mpsc::Sender<Event>,
    pub(crate) tasks: JoinSet<()>,
    /// Short work on the disk that is brought to its end even when the engine ends.
    pub(crate) chores: JoinSet<()>,
    pub(crate) queue: Queue,
    pub(crate) running: Running,
    pub(crate) work: BTreeMap<ItemId, Work>,
    /// What tries of items left for the next ones.
    pub(crate) carries: BTreeMap<ItemId, CarryCell>,
    pub(crate) tallies: BTreeMap<JobId, Tally>,
    pub(crate) read_again: ReadAgain,
    pub(crate) sessions_allowed: u8,
    /// Somebody said so in this run; then it counts for every site.
    pub(crate) sessions_set: bool,
    /// Is everything held?
    pub(crate) paused: bool,
    /// What waits for room on a disk.
    pub(crate) full: Full,
    /// With which others are served as faces.
    pub(crate) own_face: Option<(mpsc::WeakSender<Request>, Published)>,
    /// Where they come in.
    pub(crate) door: Option<Door>,
    /// The queue on the disk.
    pub(crate) kept: Kept,
    pub(crate) ahead: Ahead,
    /// Nothing has happened but that time has passed.
    pub(crate) ticked: bool,
    /// When it was last looked what each site wants of a limit that it shares.
    pub(crate) divided: Instant,
    /// It was told that the trace file is not whole.
    trace_told: bool,
    pub(crate) bandwidth: Bandwidth,
    pub(crate) speeds: Speeds,
    pub(crate) at_once: AtOnce,
    /// What is done where a target exists and neither job nor item say it.
    pub(crate) if_exists: ConflictDefaults,
    pub(crate) keep_both: Arc<NamePattern>,
    pub(crate) finishing: Finishing,
    pub(crate) starts: Starts,
    pub(crate) surroundings: Surroundings,
    pub(crate) afterwards: Afterwards,
    pub(crate) totals: Totals,
    pub(crate) done: DoneList,
    pub(crate) older: Older,
    pub(crate) pool: Pool,
    pub(crate) browse: Browse,
    /// `None` before the engine runs.
    pub(crate) watching: Option<Watching>,
    pub(crate) targets: Targets,
    pub(crate) errands: Errands,
    pub(crate) edits: Edits,
    pub(crate) hunts: Hunts,
    pub(crate) checks: Checks,
    pub(crate) prompts: Prompts,
    pub(crate) ends: Ends,
    pub(crate) notices: Notices,
    pub(crate) trust: Trust,
    pub(crate) servers: Servers,
    pub(crate) saved: Saved,
    pub(crate) show: Publisher,
    pub(crate) trace: Arc<TraceLog>,
    trace_writer: Option<Writer>,
    pub(crate) trace_sessions: Arc<BTreeMap<u32, SiteId>>,
    last_session: u32,
    /// How many attempts at items were begun in this run.
    pub(crate) attempts: u64,
    sampled: Option<Instant>,
    /// State of the little generator of jitter.
    pub(crate) random: u64,
}

impl Engine {
    #[expect(clippy::too_many_lines, reason = "one line for each field")]
    pub(crate) fn new(
        config: Config,
        waker: Waker,
        requests: mpsc::Receiver<Request>,
    ) -> Result<(Self, Published), StartError> {
        let (trace, trace_writer) = TraceLog::new(config.trace_file.as_deref())?;
        let (out, events) = mpsc::channel(EVENTS);
        let (trust, trust_problem) = Trust::load(&config.config_dir);
        let (servers, servers_problem) = Servers::load(&config.state_dir);
        let thread = SecretThread::start(config.secrets.clone()).map_err(StartError::Threads)?;
        let (saved, saved_problem) = Saved::load(config.sites.clone(), RecentFile::new(&config.state_dir), thread);
        let saved_problems = saved.problems();
        let queue = Queue::default();
        let sessions_allowed = config.sessions.clamp(1, 32);
        let bandwidth = Bandwidth::new(config.limits);
        let chosen = &config.transfers;
        let speeds = Speeds::new(config.limits, chosen.speed_schedule.clone());
        let at_once = AtOnce {
            sessions: chosen.sessions_in_all,
            uploads: chosen.uploads_at_once,
            downloads: chosen.downloads_at_once,
        };
        let transfers = Transfers {
            speed_schedule: speeds.schedule().clone(),
            at_once,
            if_exists: chosen.if_exists,
            after: view_at_start(&chosen.on_finish),
            sessions_allowed,
            limits: bandwidth.limits(),
            ..Transfers::default()
        };
        let kept = Kept::new(config.queue.is_some());
        let begin = Begin {
            kept: kept.shown.subscribe(),
            queue: queue.snapshot(),
            transfers,
            servers: servers.view(),
            trust: trust.view(),
            book: saved.view(),
        };
        let (show, published) = Publisher::new(begin, waker);
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seed = since_epoch.as_nanos() as u64 ^ u64::from(std::process::id()).rotate_left(32);
        let mut engine = Self {
            began: clock::now(),
            run: (seed ^ (seed >> 32)) as u32,
            requests,
            events,
            out,
            tasks: JoinSet::new(),
            chores: JoinSet::new(),
            queue,
            running: Running::default(),
            work: BTreeMap::new(),
            carries: BTreeMap::new(),
            tallies: BTreeMap::new(),
            read_again: ReadAgain::default(),
            sessions_allowed,
            sessions_set: false,
            paused: false,
            full: Full::default(),
            own_face: None,
            door: None,
            kept,
            ahead: Ahead::default(),
            ticked: false,
            divided: clock::now(),
            trace_told: false,
            bandwidth,
            speeds,
            at_once,
            if_exists: config.transfers.if_exists,
            keep_both: Arc::new(config.transfers.keep_both.clone()),
            finishing: Finishing::default(),
            starts: Starts::default(),
            surroundings: Surroundings::default(),
            afterwards: Afterwards::default(),
            totals: Totals::default(),
            done: DoneList::default(),
            older: Older::default(),
            pool: Pool::default(),
            browse: Browse::new(config.most_entries),
            watching: None,
            targets: Targets::default(),
            errands: Errands::default(),
            edits: Edits::default(),
            hunts: Hunts::default(),
            checks: Checks::default(),
            prompts: Prompts::default(),
            ends: Ends::default(),
            notices: Notices::default(),
            trust,
            servers,
            saved,
            show,
            trace,
            trace_writer,
            trace_sessions: Arc::default(),
            attempts: 0,
            last_session: 0,
            sampled: None,
            random: seed | 1,
            config,
        };
        for problem in trust_problem
            .into_iter()
            .chain(servers_problem)
            .chain(saved_problem)
            .chain(saved_problems)
        {
            engine.tell(NoticeKind::Warning, problem);
        }
        engine.set_on_finish(engine.config.transfers.on_finish.clone());
        Ok((engine, published))
    }

    /// Runs until the face is gone.
    pub(crate) async fn run(mut self) {
        self.watching = Some(Watching::start(self.out.clone()));
        loop {
            self.pump();
            let wake = self.next_wake();
            let (trace, news) = (self.trace.clone(), self.kept.news.clone());
            tokio::select! {
                request = self.requests.recv() => match request {
                    Some(request) => self.request(request, None),
                    None => break,
                },
                Some(event) = self.events.recv() => self.event(event),
                Some(_ended) = self.tasks.join_next() => {}
                Some(_ended) = self.chores.join_next() => {}
                () = news.notified() => self.queue_progressed(),
                () = trace.changed.notified(), if !self.show.dirty(Part::Trace) => self.trace_grew(),
                () = sleep_until(wake) => self.ticked = true,
            }
        }
        self.shut_down().await;
    }

    /// After every event: start what can start, and publish what is due.
    fn pump(&mut self) {
        let now = clock::now();
        self.start_what_is_due();
        self.look_for_room(now);
        self.look_at_speeds(now);
        self.look_around(now);
        self.look_at_the_end(now);
        self.wake_sites(now);
        self.look_at_edits(now);
        self.divide_sessions(now);
        self.ticked = false;
        self.start_items(now);
        self.lend_sessions(now);
        if self.room_behind() {
            self.start_items(now);
            self.lend_sessions(now);
        }
        self.begin_ahead(now);
        self.say_what_waits(now);
        self.sample(now);
        self.publish(now);
    }

    /// The next moment at which something is to be done without anybody asking; `None` = nothing ticks.
    fn next_wake(&self) -> Option<Instant> {
        let now = clock::now();
        let tick = self.sampled.filter(|_| self.moving()).map(|last| last + SAMPLE);
        let retry = self
            .running
            .next_wake(self.clock(now))
            .filter(|wake| *wake < Duration::MAX)
            .map(|wake| self.began + wake);
        let sites = self
            .pool
            .sites
            .iter()
            .filter_map(|(id, site)| crate::connect::next_wake(&self.pool, *id, site, now))
            .min();
        let (start, speed) = (self.next_start(now), self.speeds.next_look());
        let (around, end) = (self.next_look_around(), self.afterwards.next_look(now));
        [
            tick,
            retry,
            sites,
            start,
            speed,
            around,
            end,
            self.edits.wake(),
            self.full.next_look(),
            self.show.next(now),
        ]
        .into_iter()
        .flatten()
        .min()
    }

    /// Does something run, so that there is something to sample?
    pub(crate) fn moving(&self) -> bool {
        !self.work.is_empty()
            || self.errands.run()
            || self.edits.moving()
            || self.hunts.run()
            || self.pool.sites.values().any(|site| !site.connecting.is_empty())
    }

    /// The clock of the scheduler.
    pub(crate) fn clock(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.began)
    }

    fn sample(&mut self, now: Instant) {
        if !self.moving() {
            if self.sampled.take().is_some() {
                self.totals.rest();
                self.show.mark(Part::Transfers);
            }
            return;
        }
        if self.sampled.is_none_or(|last| now >= last + SAMPLE) {
            self.sampled = Some(now);
            self.sample_work(now);
            self.show.mark(Part::Transfers);
            if self.errands.run() {
                self.show.mark(Part::Hand);
            }
            if self.hunts.run() {
                self.show.mark(Part::Hunts);
            }
            if self.edits.moving() {
                self.show.mark(Part::Edits);
            }
            if self.pool.sites.values().any(|site| !site.connecting.is_empty()) {
                self.show.mark(Part::Sites);
            }
        }
    }

    /// Publishes what is due. The order matters to those who look at two parts: who sees a job gone finds its files
    /// done, who sees a question answered finds it gone, who sees a request ended finds everything that it did.
    fn publish(&mut self, now: Instant) {
        if self.show.dirty(Part::Finished) {
            self.show.hurry_all();
        }
        let mut told = false;
        for part in Part::ORDER {
            if self.show.take(part, now) {
                told = true;
                self.publish_part(part, now);
            }
        }
        if told {
            self.show.wake();
        }
    }

    pub(crate) fn publish_part(&mut self, part: Part, now: Instant) {
        let show = &self.show;
        match part {
            Part::Done => drop(show.done.send_replace(Arc::new(self.done.clone()))),
            Part::Transfers => drop(show.transfers.send_replace(Arc::new(self.view_transfers(now)))),
            Part::Queue => drop(show.queue.send_replace(self.queue.snapshot())),
            Part::Panes => drop(show.panes.send_replace(self.browse.view())),
            Part::Prompts => drop(show.prompts.send_replace(self.prompts.all())),
            Part::Notices => drop(show.notices.send_replace(self.notices.all())),
            Part::Sites => {
                let sites = self.pool.view(now, |site| self.clock_offset(site));
                drop(show.sites.send_replace(sites));
            }
            Part::Book => drop(show.book.send_replace(self.saved.view())),
            Part::Servers => drop(show.servers.send_replace(self.servers.view())),
            Part::Trust => drop(show.trust.send_replace(self.trust.view())),
            Part::Hand => drop(show.hand.send_replace(Arc::new(self.errands.view(now)))),
            Part::Hunts => drop(show.hunts.send_replace(self.hunts.view())),
            Part::Check => drop(show.check.send_replace(self.checks.view())),
            Part::Edits => drop(show.edits.send_replace(self.edits.view(now))),
            Part::Finished => drop(show.finished.send_replace(self.ends.all())),
            Part::Trace => {
                let (chunks, dropped) = self.trace.snapshot();
                let view = TraceView {
                    chunks,
                    dropped,
                    sessions: self.trace_sessions.clone(),
                };
                drop(show.trace.send_replace(Arc::new(view)));
            }
        }
    }

    /// Something worth telling.
    pub(crate) fn tell(&mut self, kind: NoticeKind, news: News) {
        self.notices.add(kind, news);
        self.show.mark(Part::Notices);
    }

    /// A failure worth telling.
    pub(crate) fn tell_failure(&mut self, error: impl Into<Arc<portolan_remote::RemoteError>>) {
        self.notices.failure(error);
        self.show.mark(Part::Notices);
    }

    /// There are new events; is the file of them whole?
    fn trace_grew(&mut self) {
        self.show.mark(Part::Trace);
        let ended = self.trace_writer.as_ref().is_some_and(JoinHandle::is_finished);
        if (ended || self.trace.missed() > 0) && !self.trace_told {
            self.trace_told = true;
            self.tell(NoticeKind::Warning, News::TraceNotWhole { slow: !ended });
        }
    }

    pub(crate) fn next_session(&mut self, site: SiteId) -> SessionId {
        self.last_session += 1;
        Arc::make_mut(&mut self.trace_sessions).insert(self.last_session, site);
        SessionId(self.last_session)
    }

    /// A number from 0 to 1, for waits that should differ (xorshift; nothing secret hangs on it).
    pub(crate) fn jitter(&mut self) -> f64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Says goodbye to sessions of a site, behind everybody's back.
    pub(crate) fn close(&mut self, site: SiteId, sessions: impl IntoIterator<Item = Arc<dyn Remote>>) {
        for remote in sessions {
            if let Some(state) = self.pool.get_mut(site) {
                state.leaving += 1;
                state.left_at = Some(clock::now());
            }
            let out = self.out.clone();
            self.tasks.spawn(async move {
                // A session that does not answer is dropped.
                drop(tokio::time::timeout(GOODBYE, remote.close()).await);
                drop(remote);
                // The engine is gone: then nobody counts.
                drop(out.send(Event::Gone { site }).await);
            });
        }
    }

    /// Stops what runs, ends all sessions, and lets the trace file come to its end; in bounded time.
    async fn shut_down(mut self) {
        // Who still wants to tell something must not wait for us.
        self.events.close();
        self.tasks.abort_all();
        self.take_back_ahead();
        let door = self.door.take();
        let items: Vec<ItemId> = self.carries.keys().copied().collect();
        let leftovers: Vec<_> = items.into_iter().filter_map(|item| self.take_part(item)).collect();
        let sessions: Vec<_> = self
            .pool
            .sites
            .values_mut()
            .flat_map(|site| std::mem::take(&mut site.sessions))
            .map(|session| session.remote)
            .collect();
        let mut goodbyes = JoinSet::new();
        for remote in sessions {
            goodbyes.spawn(async move { remote.close().await });
        }
        let all = async {
            let told = async {
                if let Some(door) = door {
                    door.close().await;
                }
            };
            tokio::join!(told, async { while goodbyes.join_next().await.is_some() {} });
        };
        // Who is not gone by now is cut off.
        drop(tokio::time::timeout(GOODBYE, all).await);
        goodbyes.shutdown().await;
        // Nobody can go on with part files after this run, unless the queue is kept.
        if !self.kept.durable() {
            for leftover in leftovers {
                self.chores.spawn_blocking(leftover);
            }
        }
        let rest = async {
            self.tasks.shutdown().await;
            while self.chores.join_next().await.is_some() {}
        };
        // A disk that does not answer does not hold the face.
        drop(tokio::time::timeout(GOODBYE, rest).await);
        let writer = self.trace_writer.take();
        drop(self);
        if let Some(writer) = writer {
            // The file is as whole as the disk allowed; nobody is left to be told.
            drop(tokio::task::spawn_blocking(move || writer.join()).await);
        }
    }
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}
