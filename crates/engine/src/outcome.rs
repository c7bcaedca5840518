//! How items end: done, asked about, tried again, or given up; and what that means for queue, panes and jobs.

use std::{
    sync::{Arc, PoisonError, atomic::Ordering},
    time::Duration,
};

use portolan_queue::{Applied, Change, Failed, Item, ItemKind, Job, RetryPlan, Route, Scope, db::With};
use portolan_remote::{
    Act, Direction, Entry, EntryKind, ErrorKind, FileName, ItemId, JobId, Precision, RemoteError, RemotePath, SiteId,
    Timestamp,
};

use crate::{
    DoneRow, JobEnd, NoticeKind, Place, Verified,
    asked::Asked,
    bin::Old,
    clock,
    connect::now_seconds,
    engine::{DONE_ROWS, Engine},
    expand::LeftOut,
    local::{
        self,
        part_file::{PartFile, PartMark},
    },
    operate::RemoteOp,
    prompts::Conflict,
    publish::Part,
    sources::Emptied,
    transfer::{ItemEnd, earlier},
    work::{CarryCell, Work},
};

/// A part file.
enum Left {
    /// Of this run.
    Part(PartMark),
    /// Of an earlier one; its name says whose it is.
    Named(FileName),
}

/// What a job has done so far.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    direction: Direction,
    pub(crate) route: Route,
    files: u64,
    skipped: u64,
    failed: u64,
    left_out: LeftOut,
    /// Files that were moved and whose source could not be deleted.
    pub(crate) sources_left: u64,
    /// Folders of a move.
    pub(crate) emptied: Option<Emptied>,
}

impl Tally {
    pub(crate) fn new(direction: Direction, route: Route) -> Self {
        Self {
            direction,
            route,
            files: 0,
            skipped: 0,
            failed: 0,
            left_out: LeftOut::default(),
            sources_left: 0,
            emptied: None,
        }
    }

    /// What came of the job; `source` is the name of the site that gave the files, where that is not this computer.
    fn end(&self, site: String, source: Option<String>) -> JobEnd {
        let LeftOut {
            filtered,
            hidden,
            links,
            special,
            unread,
        } = self.left_out;
        JobEnd {
            up: self.direction == Direction::Upload,
            source,
            site,
            files: self.files,
            skipped: self.skipped,
            failed: self.failed,
            filtered,
            hidden,
            links,
            special,
            unread,
            sources_left: self.sources_left,
        }
    }
}

impl Engine {
    /// An item ended, well or not.
    pub(crate) fn item_ended(&mut self, item: ItemId, end: ItemEnd) {
        let lost = matches!(&end, ItemEnd::Failed(error) if error.kind.ends_session());
        let only_waited = lost && self.only_waited(item);
        self.release(item, !lost);
        let Some(work) = self.end_work(item) else { return };
        match end {
            ItemEnd::Done {
                size,
                verified,
                mut entry,
                source_left,
            } => {
                if let Some(error) = source_left {
                    self.source_left(&work, error);
                }
                // Where the server cannot be told the source's time, the file has that of its arrival.
                let arrived = || Timestamp {
                    precision: Precision::Minute,
                    ..Timestamp::utc(now_seconds())
                };
                entry.modified.get_or_insert_with(arrived);
                self.patch_target(&work, &entry);
                self.carries.remove(&item);
                self.patch_bin(&work);
                self.tidy_later(&work);
                let done = self.finished(&work, size, verified, false);
                self.change_with(Change::Finish { item, bytes: size }, done);
            }
            ItemEnd::Skipped { size } => {
                self.drop_leftovers(item);
                let done = self.finished(&work, size, Verified::ConfirmedOnly, true);
                self.change_with(Change::Finish { item, bytes: 0 }, done);
            }
            ItemEnd::Expanded { left_out } => {
                self.carries.remove(&item);
                self.tally(&work).left_out += left_out;
                self.folder_moved(&work);
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
                    from: work.start.source,
                    direction: work.start.direction,
                    name: work.task.shown_name(),
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
            ItemEnd::Failed(_) if only_waited => drop(self.change(Change::NotBegun { item })),
            ItemEnd::Failed(error) if Self::means_full(&work, &error) => self.hold_full(&work, error),
            ItemEnd::Failed(error) => self.item_failed(&work, error),
        }
        self.share_bandwidth();
    }

    fn in_conflict(&mut self, work: &Work, conflict: Conflict) {
        if self.config.non_interactive {
            let (kind, act) = match work.start.direction {
                Direction::Upload => (ErrorKind::AlreadyExists, Act::Upload),
                Direction::Download => (ErrorKind::LocalExists, Act::Download),
            };
            self.item_failed(work, RemoteError::new(kind, act).at(work.task.shown_target()));
            return;
        }
        // Not before it is answered.
        self.queue.set_aside(conflict.item, true);
        self.prompts.conflict(conflict);
        self.show.mark(Part::Prompts);
    }

    /// Another try, or the end of them.
    fn item_failed(&mut self, work: &Work, error: RemoteError) {
        let (item, site) = (work.start.item, work.failed_at());
        let now = clock::now();
        if error.kind == ErrorKind::TlsReuseRequired && self.reuse_demanded(site, &error) {
            // Nothing was moved yet, and the next log-on has what is needed.
            self.show.mark(Part::Transfers);
            return;
        }
        if error.kind == ErrorKind::TooManyConnections {
            self.refused_more(site, &error, now);
        }
        self.blame(work, &error);
        // A try that a crash has ended says nothing about the file: those of earlier runs do not count.
        let before = work.task.carry().begun_before.unwrap_or(0);
        let attempts = self
            .queue
            .item(item)
            .map_or(u32::MAX, |item| item.attempts.saturating_sub(before));
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
                // What is there already is worth something if the person tries again; taking the item out takes it along.
                if !Self::worth_keeping(work, &error) {
                    self.drop_leftovers(item);
                }
                let tally = self.tally(work);
                tally.failed += 1;
                let first = tally.failed == 1;
                let failed = failed(error);
                if first {
                    // The others of the job stand in the queue, where all of them can be seen.
                    self.tell_failure(failed.error.clone());
                }
                self.change(Change::Fail { item, failed });
            }
        }
    }

    /// Has a try that came to nothing moved bytes that a later one can go on with?
    fn worth_keeping(work: &Work, error: &RemoteError) -> bool {
        let wrong = matches!(
            error.kind,
            ErrorKind::SizeMismatch
                | ErrorKind::SourceChanged
                | ErrorKind::ResumeMismatch
                | ErrorKind::ContentMismatch
                | ErrorKind::NotFound
                | ErrorKind::LocalNotFound
        );
        !wrong && !work.task.is_text() && (work.task.carry().furthest > 0 || work.task.meter.moved() > 0)
    }

    /// So long a server may still obey a session that broke.
    const OBEYED: Duration = Duration::from_secs(20);

    /// An upload that broke off once is done; what its broken session may still do goes later.
    fn tidy_later(&mut self, work: &Work) {
        let broke = work.task.carry().broke;
        if !broke || !work.task.job.atomic || work.start.direction != Direction::Upload {
            return;
        }
        let Ok(name) = earlier::temporary_name(work.task.run, &work.task.item) else {
            return;
        };
        let path = work.task.remote_folder().join(&name);
        if let Some(state) = self.pool.get_mut(work.start.site) {
            state.late.push_back((clock::now() + Self::OBEYED, path));
        }
    }

    /// An attempt that began further on than any before was none in vain; one that the line broke off is taken back if
    /// the line turns out to be dead.
    fn blame(&mut self, work: &Work, error: &RemoteError) {
        let item = work.start.item;
        let began = work.task.base.load(Ordering::Relaxed);
        let further = {
            let mut carry = work.task.carry();
            let further = began > carry.furthest;
            carry.furthest = carry.furthest.max(began);
            carry.broke |= error.kind.ends_session();
            further
        };
        if further {
            self.change(Change::NotBegun { item });
        } else if error.kind.of_the_line()
            && let Some(state) = self.pool.get_mut(work.failed_at())
        {
            state.broken_off.push(item);
        }
    }

    pub(crate) fn tally(&mut self, work: &Work) -> &mut Tally {
        let (direction, route) = (work.start.direction, work.start.route());
        self.tallies
            .entry(work.start.job)
            .or_insert_with(|| Tally::new(direction, route))
    }

    fn finished(&mut self, work: &Work, size: u64, verified: Verified, skipped: bool) -> With {
        let tally = self.tally(work);
        tally.files += u64::from(!skipped);
        tally.skipped += u64::from(skipped);
        self.full.moved();
        self.totals.done(if skipped { 0 } else { size });
        let mut names = work.task.item.folder.0.clone();
        names.push(work.task.target_name());
        let reading = work.task.naming.names.reading;
        let name: Vec<_> = names.iter().map(|name| reading.show(name.as_bytes())).collect();
        let row = DoneRow {
            item: work.start.item,
            job: work.start.job,
            site: work.start.site,
            source: work.start.source,
            direction: work.start.direction,
            name: name.join("/").into(),
            destination: work.task.shown_target(),
            size,
            took: work.begun.elapsed(),
            when: now_seconds(),
            verified,
            skipped,
            not_kept: work.task.carry().not_kept,
        };
        let done = self.history_row(&row);
        self.done.push(row);
        self.done.keep_newest(DONE_ROWS + self.older.more);
        self.show.mark(Part::Done);
        With {
            done,
            ..With::default()
        }
    }

    fn patch_target(&mut self, work: &Work, entry: &Entry) {
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

    /// What was replaced lies in the bin.
    fn patch_bin(&mut self, work: &Work) {
        let old = work.task.carry().binned.take();
        if let Some((path, entry)) = old.as_ref().and_then(Old::in_bin) {
            self.in_bin(work.start.site, path, entry);
        }
    }

    /// Something lies in the bin of a site; what is over there goes.
    pub(crate) fn in_bin(&mut self, site: SiteId, path: &RemotePath, entry: &Entry) {
        if let Some(folder) = path.parent()
            && self
                .browse
                .patch(&Place::Remote(site, folder), &entry.name, Some(entry))
        {
            self.show.mark(Part::Panes);
        }
        let today = clock::today();
        if let Some(state) = self.pool.get_mut(site)
            && state.bin.clears(today)
        {
            let op = RemoteOp::ClearBin(today);
            state.ask(Asked { op, by: None }, clock::now());
        }
    }

    /// A folder that a download has made shows in the pane beside it.
    fn patch_local_folder(&mut self, work: &Work) {
        if work.start.direction == Direction::Download {
            let mut entry = Entry::new(work.task.target_name(), EntryKind::Folder);
            entry.modified = Some(Timestamp::utc(now_seconds()));
            self.patch_target(work, &entry);
        }
    }

    /// Part files and temporary names of an item that is not tried again go.
    pub(crate) fn drop_leftovers(&mut self, item: ItemId) {
        if let Some(carry) = self.carries.get(&item) {
            carry.lock().unwrap_or_else(PoisonError::into_inner).gone = true;
        }
        let discard = self.take_part(item);
        if let Some(discard) = discard {
            // What cannot be deleted now stays as a part file that says what it is.
            self.chores.spawn_blocking(discard);
        }
        let named = self.left_on_server(item);
        let carry = self.carries.remove(&item);
        let Some(job) = self.queue.item(item).and_then(|item| self.queue.job(item.job)) else {
            return;
        };
        let site = job.site;
        let mut temporary = None;
        let mut moved = None;
        if let Some(carry) = carry {
            let mut carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
            temporary = carry.temporary.take().map(|(path, _)| path);
            moved = carry.binned.take().and_then(Old::moved);
        }
        if let Some(kept) = moved
            && let Some(path) = self.target_there(item)
            && let Some(site) = self.pool.get_mut(site)
        {
            let op = RemoteOp::GiveBack { kept, path };
            site.ask(Asked { op, by: None }, clock::now());
        }
        if let Some(path) = temporary.or(named)
            && let Some(site) = self.pool.get_mut(site)
        {
            let op = RemoteOp::Discard(path);
            site.ask(Asked { op, by: None }, clock::now());
        }
    }

    /// What deletes the part file of an item, if it has one; blocks.
    pub(crate) fn take_part(&mut self, item: ItemId) -> Option<impl FnOnce() + Send + use<>> {
        let carry = self.carries.get(&item);
        let part = carry.and_then(|carry| carry.lock().unwrap_or_else(PoisonError::into_inner).part.take());
        let left = part
            .map(|(mark, _)| mark)
            .map_or_else(|| self.left_here(item), |mark| Some(Left::Part(mark)))?;
        let job = self
            .queue
            .item(item)
            .and_then(|item| self.queue.job(item.job))
            .cloned()?;
        let folder = self.queue.target_folder(item).unwrap_or_default();
        Some(move || {
            let discard = || {
                let folder = local::root::Root::open(&job.local_root)?.folder(&folder.0, false)?;
                match left {
                    Left::Part(mark) => match PartFile::reopen(folder, &mark)? {
                        Some(part) => part.discard(),
                        None => Ok(()),
                    },
                    Left::Named(name) => folder.delete(&name),
                }
            };
            drop(discard());
        })
    }

    /// The part file that an earlier run of the program may have left of an item which this one has not begun.
    fn left_here(&self, id: ItemId) -> Option<Left> {
        let (item, _) = self.begun_earlier(id, Direction::Download)?;
        let target = item.target_name.as_ref().unwrap_or(&item.name);
        PartFile::name_for(target, self.run, id.0).map(Left::Named)
    }

    /// The same on the server.
    fn left_on_server(&self, id: ItemId) -> Option<RemotePath> {
        let (item, job) = self
            .begun_earlier(id, Direction::Upload)
            .filter(|(_, job)| job.atomic)?;
        let folder = self.queue.target_folder(id).unwrap_or_default().below(&job.remote_root);
        let name = earlier::temporary_name(self.run, &item).ok()?;
        Some(folder.join(&name))
    }

    /// The final path of an upload.
    fn target_there(&self, id: ItemId) -> Option<RemotePath> {
        let item = self.queue.item(id)?;
        let job = self.queue.job(item.job)?;
        let folder = self.queue.target_folder(id).unwrap_or_default().below(&job.remote_root);
        Some(folder.join(item.target_name.as_ref().unwrap_or(&item.name)))
    }

    fn begun_earlier(&self, id: ItemId, direction: Direction) -> Option<(Item, Arc<Job>)> {
        let item = self.queue.item(id)?;
        let job = self.queue.job(item.job)?.clone();
        // What was given up and is tried again begins to count anew.
        let begun =
            (item.attempts > 0 || item.part.is_some()) && item.kind == ItemKind::File && job.direction == direction;
        // What this run began it knows by itself. Of what an earlier one began it may know no more than the name: the record
        // of it may have come too late, and the try that was to look is stopped.
        let knows = |carry: &CarryCell| {
            let carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
            carry.recalled && !carry.earlier_run
        };
        let known = self.carries.get(&id).is_some_and(knows);
        (begun && !known).then_some((item, job))
    }

    /// Alters the queue; what cannot be is what another change has made so, and needs no telling.
    pub(crate) fn change(&mut self, change: Change) -> Option<Applied> {
        self.change_with(change, With::default())
    }

    /// The same, with what goes to the disk beside it.
    pub(crate) fn change_with(&mut self, change: Change, mut with: With) -> Option<Applied> {
        if let Change::Hold {
            what: Scope::Job(job), ..
        }
        | Change::StartAt { job: Some(job), .. } = &change
        {
            self.full.forget(*job);
        }
        let times = matches!(
            change,
            Change::StartAt { .. } | Change::Hold { .. } | Change::HoldFull { .. } | Change::RemoveJob { .. }
        );
        let kept = self.logs().then(|| change.clone());
        let applied = self.queue.apply(change).ok()?;
        if let Some(change) = kept {
            with.urgent |= applied.job.is_some();
            self.log(change, &applied, with);
        }
        if times || !applied.jobs_ended.is_empty() {
            self.starts_changed();
        }
        for item in &applied.removed {
            self.running.forget_wait(*item);
        }
        for job in &applied.jobs_ended {
            self.full.forget(*job);
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
        self.targets.forget(job);
        self.read_again.forget(job);
        let Some(mut tally) = self.tallies.remove(&job) else {
            return;
        };
        if let Some(emptied) = tally.emptied.take() {
            self.remove_emptied(emptied);
        }
        if tally.files == 0 && tally.left_out == LeftOut::default() && tally.skipped == 0 {
            return;
        }
        let name = |id| {
            let site = self.pool.get(id);
            site.map_or_else(String::new, |site| site.site.name.clone())
        };
        let end = tally.end(name(tally.route.site), tally.route.source.map(name));
        let kind = if tally.left_out.unasked() || tally.failed + tally.sources_left > 0 {
            NoticeKind::Warning
        } else {
            NoticeKind::Done
        };
        self.notices.job_ended(kind, end, clock::now());
        self.show.mark(Part::Notices);
    }

    pub(crate) fn hold(&mut self, what: Scope, held: bool) {
        if what == Scope::All {
            self.paused = held;
            if !held {
                self.resume_full();
            }
        }
        let let_go = (!held).then(|| what.clone());
        self.change(Change::Hold { what, held });
        if let Some(what) = let_go {
            self.connect_for(&what);
        }
        self.stop_held();
    }
}

fn failed(error: RemoteError) -> Failed {
    Failed {
        error: Arc::new(error),
        when: now_seconds(),
    }
}
