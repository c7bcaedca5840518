//! Items that run: from the scheduler's word to a session, to an outcome, and back into the queue.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use portolan_queue::{Change, Failed, ItemKind, Limits, RetryPlan, Scope, Start};
use portolan_remote::{
    Direction, ErrorKind, ItemId, JobId, Meter, Phase, Remote, RemoteError, SessionId, SiteId, Throttle,
};
use tokio::task::AbortHandle;

use crate::{
    DoneRow, NoticeKind, Place, Transfer, Transfers, Verified,
    asked::Asked,
    connect::now_seconds,
    engine::{DONE_ROWS, Engine},
    event::Event,
    expand, local,
    meter::{Gauge, time_for},
    operate::{self, RemoteOp},
    pool::Doing,
    prompts::Conflict,
    publish::Part,
    transfer::{self, Carry, ItemEnd, Task},
};

/// What tries of one item share.
pub(crate) type CarryCell = Arc<Mutex<Carry>>;

/// One running item.
pub(crate) struct Work {
    start: Start,
    task: Task,
    session: Option<SessionId>,
    abort: Option<AbortHandle>,
    /// A folder of an upload stands on the server, and is now read from the disk.
    made: bool,
    speed: Gauge,
    /// Bytes that the totals have seen.
    counted: u64,
    begun: Instant,
}

/// What a job has done so far.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    direction: Direction,
    site: SiteId,
    files: u64,
    skipped: u64,
    failed: u64,
    left_out: u64,
}

impl Tally {
    pub(crate) fn new(direction: Direction, site: SiteId) -> Self {
        Self {
            direction,
            site,
            files: 0,
            skipped: 0,
            failed: 0,
            left_out: 0,
        }
    }
}

impl Engine {
    /// Asks the scheduler what to start, until nothing more can.
    pub(crate) fn start_items(&mut self, now: Instant) {
        let limits = Limits {
            sessions: usize::MAX,
            sites: self
                .pool
                .sites
                .iter()
                .map(|(id, site)| (*id, site.transfer_limit(self.sessions_allowed, now)))
                .filter(|(_, limit)| *limit > 0)
                .collect(),
            ..Limits::default()
        };
        let starts = portolan_queue::next(&self.queue, &self.running, &limits, self.clock(now));
        for start in starts {
            self.begin_item(start, now);
        }
    }

    fn begin_item(&mut self, start: Start, now: Instant) {
        let Some(item) = self.queue.item(start.item) else {
            return;
        };
        let Some(job) = self.queue.job(start.job).cloned() else {
            return;
        };
        let target_folder = self
            .queue
            .target_folder(start.item)
            .unwrap_or_else(|| item.folder.clone());
        let carry = self.carries.entry(start.item).or_default().clone();
        let task = Task {
            item: Arc::new(item),
            job,
            target_folder,
            meter: Arc::new(Meter::default()),
            throttle: Arc::new(Throttle::default()),
            base: Arc::new(AtomicU64::new(0)),
            carry,
            run: self.run,
        };
        self.running.begin(start.clone());
        if let Some(site) = self.pool.get_mut(start.site) {
            // Folders first: what is in them can go on at once.
            if start.kind == ItemKind::Folder {
                site.waiting.push_front(start.item);
            } else {
                site.waiting.push_back(start.item);
            }
        }
        let work = Work {
            task,
            session: None,
            abort: None,
            made: false,
            speed: Gauge::default(),
            counted: 0,
            begun: now,
            start: start.clone(),
        };
        self.work.insert(start.item, work);
        self.show.mark(Part::Transfers);
    }

    /// Gives idle sessions to those who wait, people first, and opens more where there are too few.
    pub(crate) fn lend_sessions(&mut self, now: Instant) {
        for id in self.pool.ids() {
            loop {
                let Some(site) = self.pool.get_mut(id) else { break };
                if site.ops.is_empty() && site.waiting.is_empty() {
                    break;
                }
                let Some((session, remote)) = site.idle() else { break };
                if let Some(asked) = site.ops.pop_front() {
                    self.run_op(id, session, remote, asked);
                } else if let Some(item) = site.waiting.pop_front() {
                    self.run_item(id, session, remote, item, now);
                }
            }
            let more = self
                .pool
                .get(id)
                .map_or(0, |site| site.shortage(self.sessions_allowed, now));
            for _ in 0..more {
                self.open_session(id);
            }
        }
    }

    fn run_op(&mut self, id: SiteId, session: SessionId, remote: Arc<dyn Remote>, asked: Asked) {
        let (out, op) = (self.out.clone(), asked.op.clone());
        let task = self.tasks.spawn(async move {
            let end = operate::run(op, id, remote, out.clone()).await;
            let event = Event::OpEnded { site: id, session, end };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
        if let Some(session) = self.pool.get_mut(id).and_then(|site| site.session(session)) {
            session.doing = Doing::Op(asked, task);
        }
    }

    fn run_item(&mut self, id: SiteId, session: SessionId, remote: Arc<dyn Remote>, item: ItemId, now: Instant) {
        let Some(work) = self.work.get_mut(&item) else { return };
        work.session = Some(session);
        work.begun = now;
        let (task, out) = (work.task.clone(), self.out.clone());
        let made_by_hand = work.start.kind == ItemKind::Folder && work.start.direction == Direction::Upload;
        task.meter.enter(Phase::OpeningData);
        let kind = work.start.kind;
        let handle = self.tasks.spawn(async move {
            let event = match kind {
                ItemKind::Folder if made_by_hand => match expand::make_remote(&task, &*remote).await {
                    Ok(()) => Event::FolderMade { item },
                    Err(error) => Event::ItemEnded {
                        item,
                        end: ItemEnd::Failed(error),
                    },
                },
                ItemKind::Folder => Event::ItemEnded {
                    item,
                    end: expand::run(task, Some(remote), out.clone()).await,
                },
                ItemKind::File => Event::ItemEnded {
                    item,
                    end: transfer::run(&task, &*remote).await,
                },
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
        work.abort = Some(handle);
        if let Some(session) = self.pool.get_mut(id).and_then(|site| site.session(session)) {
            session.doing = Doing::Item(item);
        }
        self.change(Change::Began { item });
        self.share_bandwidth();
    }

    /// The folder stands on the server; its session is free, and the disk is read.
    pub(crate) fn folder_made(&mut self, item: ItemId) {
        self.release(item, true);
        let out = self.out.clone();
        let Some(work) = self.work.get_mut(&item) else { return };
        work.made = true;
        let task = work.task.clone();
        let place = Place::Remote(work.start.site, task.remote_folder());
        let mut entry = portolan_remote::Entry::new(task.target_name(), portolan_remote::EntryKind::Folder);
        entry.modified = Some(portolan_remote::Timestamp::utc(now_seconds()));
        let handle = self.tasks.spawn(async move {
            let end = expand::run(task, None, out.clone()).await;
            // The engine is gone: then nobody waits for it.
            drop(out.send(Event::ItemEnded { item, end }).await);
        });
        work.abort = Some(handle);
        let known = match &place {
            Place::Remote(site, folder) => self.browse.known(*site, &folder.join(&entry.name)).is_some(),
            Place::Local(_) => true,
        };
        if !known && self.browse.patch(&place, &entry.name.clone(), Some(&entry)) {
            self.show.mark(Part::Panes);
        }
    }

    pub(crate) fn children(&mut self, item: ItemId, children: Vec<portolan_queue::NewItem>) {
        if self.work.contains_key(&item) {
            self.change(Change::Expand {
                item,
                children,
                done: false,
            });
        }
    }

    /// The session of an item comes back, or is of no more use.
    fn release(&mut self, item: ItemId, keep: bool) {
        let Some(work) = self.work.get_mut(&item) else { return };
        work.abort = None;
        let site_id = work.start.site;
        let Some(session) = work.session.take() else { return };
        let Some(site) = self.pool.get_mut(site_id) else { return };
        let learned = site.learned(session);
        let useless = if keep {
            site.give_back(session, Instant::now())
        } else {
            site.remove(session)
        };
        let (facts, server) = (site.facts.clone(), site.site.endpoint.server().clone());
        self.close(useless);
        if let (Some(facts), Some(learned)) = (facts, learned) {
            let save = self.servers.note(&server, &facts, learned, &crate::connect::now_text());
            self.save(save);
        }
        self.show.mark(Part::Sites);
    }

    /// An item ended, well or not.
    pub(crate) fn item_ended(&mut self, item: ItemId, end: ItemEnd) {
        let lost = matches!(&end, ItemEnd::Failed(error) if error.kind.ends_session());
        if !self.work.contains_key(&item) {
            return;
        }
        self.release(item, !lost);
        let Some(work) = self.end_work(item) else { return };
        match end {
            ItemEnd::Done { size, verified, entry } => {
                self.patch_target(&work, &entry);
                self.carries.remove(&item);
                self.finished(&work, size, verified, false);
                self.change(Change::Finish { item, bytes: size });
            }
            ItemEnd::Skipped { size } => {
                self.drop_leftovers(item);
                self.finished(&work, size, Verified::ConfirmedOnly, true);
                self.change(Change::Finish { item, bytes: 0 });
            }
            ItemEnd::Expanded { skipped } => {
                self.carries.remove(&item);
                self.tally(&work).left_out += skipped;
                self.patch_local_folder(&work);
                self.change(Change::Expand {
                    item,
                    children: Vec::new(),
                    done: true,
                });
            }
            ItemEnd::Conflict {
                source,
                target,
                free_name,
            } => {
                let conflict = Conflict {
                    item,
                    job: work.start.job,
                    site: work.start.site,
                    direction: work.start.direction,
                    name: work.task.target_name().to_string_lossy().into(),
                    source,
                    target,
                    free_name,
                };
                self.in_conflict(&work, conflict);
            }
            ItemEnd::Partial(error) => {
                self.tally(&work).failed += 1;
                let failed = failed(error);
                self.change(Change::Partial { item, failed });
            }
            ItemEnd::Failed(error) => self.item_failed(&work, error),
        }
        self.share_bandwidth();
    }

    fn in_conflict(&mut self, work: &Work, conflict: Conflict) {
        if self.config.non_interactive {
            let (kind, act) = match work.start.direction {
                Direction::Upload => (ErrorKind::AlreadyExists, portolan_remote::Act::Upload),
                Direction::Download => (ErrorKind::LocalExists, portolan_remote::Act::Download),
            };
            self.item_failed(work, RemoteError::new(kind, act).at(work.task.shown_target()));
            return;
        }
        // Not before it is answered.
        self.running.wait_until(conflict.item, Duration::MAX);
        self.prompts.conflict(conflict);
        self.show.mark(Part::Prompts);
    }

    /// Another try, or the end of them.
    fn item_failed(&mut self, work: &Work, error: RemoteError) {
        let (item, site) = (work.start.item, work.start.site);
        let now = Instant::now();
        if error.kind == ErrorKind::TlsReuseRequired {
            self.use_tls12(site);
        }
        if error.kind == ErrorKind::TooManyConnections
            && let Some(state) = self.pool.get_mut(site)
        {
            state.refused_more(false, now);
        }
        let attempts = self.queue.item(item).map_or(u32::MAX, |item| item.attempts);
        let jitter = self.jitter();
        let server = self.pool.get(site).map(|state| state.site.endpoint.server().clone());
        let error = match &server {
            Some(server) => error.on(server),
            None => error,
        };
        match self.config.retry.plan(error.kind, attempts, jitter) {
            RetryPlan::Again { after, .. } => {
                self.running.wait_until(item, self.clock(now) + after);
                self.show.mark(Part::Transfers);
            }
            RetryPlan::GiveUp => {
                self.drop_leftovers(item);
                self.tally(work).failed += 1;
                let failed = failed(error);
                self.change(Change::Fail { item, failed });
            }
        }
    }

    fn use_tls12(&mut self, site: SiteId) {
        let Some(state) = self.pool.get_mut(site).filter(|state| !state.tls12) else {
            return;
        };
        state.tls12 = true;
        let idle = state.renew();
        let server = state.site.endpoint.server().clone();
        self.close(idle);
        let save = self.servers.note_tls12(&server, &crate::connect::now_text());
        self.save(Some(save));
    }

    fn tally(&mut self, work: &Work) -> &mut Tally {
        let (direction, site) = (work.start.direction, work.start.site);
        self.tallies
            .entry(work.start.job)
            .or_insert_with(|| Tally::new(direction, site))
    }

    /// The item does not run any more; what it was.
    fn end_work(&mut self, item: ItemId) -> Option<Work> {
        let mut work = self.work.remove(&item)?;
        self.count(&mut work);
        self.running.end(item);
        self.show.mark(Part::Transfers);
        Some(work)
    }

    fn finished(&mut self, work: &Work, size: u64, verified: Verified, skipped: bool) {
        let tally = self.tally(work);
        tally.files += u64::from(!skipped);
        tally.skipped += u64::from(skipped);
        self.totals.done(if skipped { 0 } else { size });
        if self.done.len() == DONE_ROWS {
            self.done.pop_front();
        }
        let mut names = work.task.item.folder.0.clone();
        names.push(work.task.target_name());
        let name: Vec<_> = names.iter().map(portolan_remote::FileName::to_string_lossy).collect();
        self.done.push_back(DoneRow {
            item: work.start.item,
            job: work.start.job,
            site: work.start.site,
            direction: work.start.direction,
            name: name.join("/").into(),
            destination: work.task.shown_target(),
            size,
            took: work.begun.elapsed(),
            when: now_seconds(),
            verified,
            skipped,
        });
        self.show.mark(Part::Done);
    }

    fn patch_target(&mut self, work: &Work, entry: &portolan_remote::Entry) {
        let folder = match work.start.direction {
            Direction::Upload => Place::Remote(work.start.site, work.task.remote_folder()),
            Direction::Download => Place::Local(local::names::join(
                &work.task.job.local_root,
                &work.task.target_folder.0,
            )),
        };
        if self.browse.patch(&folder, &entry.name, Some(entry)) {
            self.show.mark(Part::Panes);
        }
    }

    /// A folder that a download has made shows in the pane beside it.
    fn patch_local_folder(&mut self, work: &Work) {
        if work.start.direction == Direction::Download {
            let mut entry = portolan_remote::Entry::new(work.task.target_name(), portolan_remote::EntryKind::Folder);
            entry.modified = Some(portolan_remote::Timestamp::utc(now_seconds()));
            self.patch_target(work, &entry);
        }
    }

    /// Part files and temporary names of an item that is not tried again go.
    pub(crate) fn drop_leftovers(&mut self, item: ItemId) {
        let Some(carry) = self.carries.remove(&item) else {
            return;
        };
        let (part, temporary) = {
            let mut carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
            (carry.part.take(), carry.temporary.take())
        };
        let Some(job) = self.queue.item(item).and_then(|item| self.queue.job(item.job)).cloned() else {
            return;
        };
        let folder = self.queue.target_folder(item).unwrap_or_default();
        if let Some((mark, _)) = part {
            self.tasks.spawn(async move {
                let discard = operate::blocking(move || {
                    let folder = local::root::Root::open(&job.local_root)?.folder(&folder.0, false)?;
                    match local::part_file::PartFile::reopen(folder, &mark)? {
                        Some(part) => part.discard(),
                        None => Ok(()),
                    }
                });
                // What cannot be deleted now stays as a part file that says whose it is.
                drop(discard.await);
            });
        } else if let Some((path, _)) = temporary
            && let Some(site) = self.pool.get_mut(job.site)
        {
            let op = RemoteOp::Discard(path);
            site.ops.push_back(Asked { op, by: None });
        }
    }

    /// Stops an item at once; its session goes too, and cleans up behind everybody's back.
    pub(crate) fn stop_item(&mut self, item: ItemId) {
        if let Some(abort) = self.work.get_mut(&item).and_then(|work| work.abort.take()) {
            abort.abort();
        }
        self.release(item, false);
        let Some(work) = self.end_work(item) else { return };
        if let Some(site) = self.pool.get_mut(work.start.site) {
            site.waiting.retain(|other| *other != item);
        }
    }

    /// Everything of a site that runs goes back to the queue, with what it has.
    pub(crate) fn stop_items_of(&mut self, site: SiteId) {
        let items: Vec<ItemId> = self
            .work
            .values()
            .filter(|work| work.start.site == site)
            .map(|work| work.start.item)
            .collect();
        for item in items {
            self.stop_item(item);
        }
    }

    /// What runs but may not any more, since the person holds it, stops and keeps what it has.
    pub(crate) fn stop_held(&mut self) {
        let held: Vec<ItemId> = self
            .work
            .keys()
            .copied()
            .filter(|item| self.queue.held(*item))
            .collect();
        for item in held {
            self.stop_item(item);
        }
    }

    /// Items that wait for a session that cannot be had go back to the queue; no attempt is counted.
    pub(crate) fn requeue_waiting(&mut self, site: SiteId) {
        let Some(state) = self.pool.get_mut(site) else { return };
        for item in std::mem::take(&mut state.waiting) {
            self.end_work(item);
        }
    }

    /// Is there anything to do with this site, were it connected?
    pub(crate) fn items_wait(&self, site: SiteId) -> bool {
        self.tallies
            .iter()
            .any(|(job, tally)| tally.site == site && self.queue.job(*job).is_some())
            && self.queue.snapshot().jobs().iter().any(|header| {
                header.job.site == site && header.counts.files_waiting + header.counts.folders_waiting > 0
            })
    }

    /// Alters the queue; what cannot be is what another change has made so, and needs no telling.
    pub(crate) fn change(&mut self, change: Change) -> Option<portolan_queue::Applied> {
        let applied = self.queue.apply(change).ok()?;
        for item in &applied.removed {
            self.running.forget_wait(*item);
        }
        for job in &applied.jobs_ended {
            self.job_ended(*job);
        }
        let nothing_waits = self.queue.counts().files_waiting + self.queue.counts().folders_waiting == 0;
        if nothing_waits {
            self.totals.forget_done();
        }
        if nothing_waits || !applied.jobs_ended.is_empty() {
            self.show.hurry(Part::Done);
        }
        self.show.mark(Part::Queue);
        self.show.mark(Part::Transfers);
        Some(applied)
    }

    fn job_ended(&mut self, job: JobId) {
        let Some(tally) = self.tallies.remove(&job) else { return };
        if tally.files == 0 && tally.left_out == 0 && tally.skipped == 0 {
            return;
        }
        let verb = match tally.direction {
            Direction::Upload => "uploaded to",
            Direction::Download => "downloaded from",
        };
        let site = self
            .pool
            .get(tally.site)
            .map_or_else(String::new, |site| site.site.name.clone());
        let files = if tally.files == 1 { "file" } else { "files" };
        let mut text = format!("{} {files} {verb} {site}", tally.files);
        for (count, what) in [
            (tally.skipped, "left as they were"),
            (tally.failed, "failed"),
            (tally.left_out, "links and special files left out"),
        ] {
            if count > 0 {
                text.push_str(&format!(", {count} {what}"));
            }
        }
        let kind = if tally.left_out + tally.failed > 0 {
            NoticeKind::Warning
        } else {
            NoticeKind::Done
        };
        self.tell(kind, text);
    }

    pub(crate) fn hold(&mut self, what: Scope, held: bool) {
        self.change(Change::Hold { what, held });
        self.stop_held();
    }

    pub(crate) fn share_bandwidth(&self) {
        let transfers = self.work.values().filter(|work| work.start.kind == ItemKind::File);
        let of = |work: &'_ Work| {
            (
                work.start.direction,
                work.task.meter.clone(),
                work.task.throttle.clone(),
            )
        };
        let all: Vec<_> = transfers.map(of).collect();
        self.bandwidth.share(
            all.iter()
                .map(|(direction, meter, throttle)| (*direction, meter, throttle)),
        );
    }

    fn count(&mut self, work: &mut Work) {
        if work.start.kind == ItemKind::Folder {
            return;
        }
        let moved = work.task.meter.moved();
        // The meter begins anew with each part of an item.
        let more = moved.checked_sub(work.counted).unwrap_or(moved);
        work.counted = moved;
        self.totals.add(match work.start.direction {
            Direction::Upload => [more, 0],
            Direction::Download => [0, more],
        });
    }

    /// Looks at the counters of all that runs.
    pub(crate) fn sample_work(&mut self, now: Instant) {
        let mut all = std::mem::take(&mut self.work);
        for work in all.values_mut() {
            self.count(work);
            work.speed.sample(now, work.task.meter.moved());
        }
        self.work = all;
        self.totals.sample(now);
        self.share_bandwidth();
    }

    /// What runs, for the faces.
    pub(crate) fn view_transfers(&self, now: Instant) -> Transfers {
        let counts = self.queue.counts();
        let mut running: Vec<Transfer> = self.work.values().map(|work| self.view_work(work)).collect();
        let here: u64 = running.iter().filter(|row| !row.expanding).map(|row| row.moved).sum();
        running.extend(self.view_retries(now));
        let bytes_left = counts.bytes_waiting.saturating_sub(here);
        let [upload_speed, download_speed] = self.totals.speeds();
        let counting = counts.folders_waiting > 0;
        let known = !counting && counts.sizes_unknown == 0 && !self.work.is_empty();
        Transfers {
            running,
            upload_speed,
            download_speed,
            history: self.totals.history(),
            files_left: counts.files_waiting,
            bytes_left,
            counting,
            time_left: known
                .then(|| self.totals.time_left(counts.files_waiting, bytes_left))
                .flatten(),
            fraction: self.fraction(bytes_left, here),
            sessions: u32::try_from(self.pool.busy()).unwrap_or(u32::MAX),
            paused: self.queue.snapshot().held(),
            sessions_allowed: self.sessions_allowed,
            limits: self.bandwidth.limits(),
        }
    }

    fn view_work(&self, work: &Work) -> Transfer {
        let expanding = work.start.kind == ItemKind::Folder;
        let phase = match (work.session, expanding && work.made) {
            (Some(_), _) => work.task.meter.phase(),
            (None, true) => Phase::Moving,
            (None, false) => match self.pool.get(work.start.site) {
                Some(site) if !site.connecting.is_empty() => site.phase(),
                _ => Phase::WaitingForSlot,
            },
        };
        let moved = work.task.meter.moved() + work.task.base.load(Ordering::Relaxed);
        let speed = if expanding { 0 } else { work.speed.per_second() };
        let size = work.task.item.size;
        Transfer {
            item: work.start.item,
            job: work.start.job,
            direction: work.start.direction,
            phase,
            moved: size.filter(|_| !expanding).map_or(moved, |size| moved.min(size)),
            size,
            speed,
            left: size.and_then(|size| time_for(size.saturating_sub(moved), speed)),
            retry_in: None,
            expanding,
        }
    }

    /// Items between two tries.
    fn view_retries(&self, now: Instant) -> Vec<Transfer> {
        let now = self.clock(now);
        self.carries
            .keys()
            .filter(|item| !self.work.contains_key(item))
            .filter_map(|item| {
                let until = self
                    .running
                    .waits_until(*item)
                    .filter(|until| *until < Duration::MAX && *until > now)?;
                let kept = self.queue.item(*item)?;
                let job = self.queue.job(kept.job)?;
                Some(Transfer {
                    item: *item,
                    job: kept.job,
                    direction: job.direction,
                    phase: Phase::WaitingForSlot,
                    moved: 0,
                    size: kept.size,
                    speed: 0,
                    left: None,
                    retry_in: Some(until - now),
                    expanding: kept.kind == ItemKind::Folder,
                })
            })
            .collect()
    }

    /// The done part. A file weighs its bytes and what every file costs beside them; the whole only when all is done.
    fn fraction(&self, bytes_left: u64, here: u64) -> Option<f32> {
        const FILE: u64 = 32 * 1024;
        let files_left = self.queue.counts().files_waiting;
        if files_left + self.queue.counts().folders_waiting == 0 {
            return None;
        }
        let done = self.totals.bytes_done + here + self.totals.files_done * FILE;
        let all = done + bytes_left + files_left * FILE;
        (all > 0).then(|| ((done as f64 / all as f64) as f32).min(0.999))
    }
}

fn failed(error: RemoteError) -> Failed {
    Failed {
        error: Arc::new(error),
        when: now_seconds(),
    }
}
