//! Items that run: from the scheduler's word to a session, and back into the queue.

use std::{
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU64},
    time::Instant,
};

use portolan_queue::{Change, ItemKind, Limits, NewItem, RemoteSource, Start, db::With};
use portolan_remote::{
    Direction, Entry, EntryKind, ItemId, Meter, Phase, Remote, SessionId, SiteId, Throttle, Timestamp,
};
use tokio::{sync::OwnedSemaphorePermit, task::AbortHandle};

use crate::{
    Place,
    asked::Asked,
    bin::Book,
    clock,
    connect::now_seconds,
    engine::Engine,
    event::{Event, ItemNews},
    expand,
    meter::Gauge,
    operate::{self, RemoteOp},
    pool::{Doing, Lent, SiteState},
    publish::Part,
    targets::TargetFolder,
    transfer::{self, Attempt, Carry, Giver, ItemEnd, Task},
};

/// What tries of one item share.
pub(crate) type CarryCell = Arc<Mutex<Carry>>;

/// Somebody waits for the disk.
pub(crate) fn urgent() -> With {
    With {
        urgent: true,
        ..With::default()
    }
}

/// One running item.
pub(crate) struct Work {
    pub(crate) start: Start,
    pub(crate) task: Task,
    pub(crate) session: Option<SessionId>,
    /// From one server to another: the session at the one that gives.
    source_session: Option<SessionId>,
    abort: Option<AbortHandle>,
    /// A folder of an upload stands on the server, and is now read: from the disk, or on the server that gives.
    pub(crate) made: bool,
    pub(crate) speed: Gauge,
    /// Bytes that the totals have seen.
    pub(crate) counted: u64,
    pub(crate) begun: Instant,
}

impl Work {
    /// Which of its sites failed, when it failed.
    pub(crate) fn failed_at(&self) -> SiteId {
        let source = self.start.source.filter(|_| self.task.carry().source_failed);
        source.unwrap_or(self.start.site)
    }
}

impl Engine {
    /// Asks the scheduler what to start, until nothing more can.
    pub(crate) fn start_items(&mut self, now: Instant) {
        let starts = portolan_queue::next(&self.queue, &self.running, &self.limits(now, 0), self.clock(now));
        for start in starts {
            self.begin_item(&start, now);
        }
    }

    /// How much may run at once, and so much more.
    pub(crate) fn limits(&self, now: Instant, more: usize) -> Limits {
        let at_once =
            |most: Option<u8>| most.map_or(usize::MAX, |most| usize::from(most.clamp(1, 32)).saturating_add(more));
        Limits {
            sessions: at_once(Some(self.at_once.sessions)),
            uploads: at_once(self.at_once.uploads),
            downloads: at_once(self.at_once.downloads),
            sites: self
                .pool
                .sites
                .iter()
                .map(|(id, site)| {
                    let limit = site.transfer_limit(self.wanted_for(site), self.pool.within(*id, now), now);
                    let others = site.room_for_others(|item| self.is_small(item));
                    (*id, if limit > 0 { limit + others + more } else { 0 })
                })
                .filter(|(_, limit)| *limit > 0)
                .collect(),
            ..Limits::default()
        }
    }

    /// What the server's wall clock lacks to be UTC in seconds: what the person says, else what was measured.
    pub(crate) fn clock_offset(&self, site: SiteId) -> Option<i32> {
        let site = &self.pool.get(site)?.site;
        let chosen = site.connection.server.time_offset.map(|offset| -offset.seconds());
        match chosen {
            Some(seconds) => i32::try_from(seconds).ok(),
            None => self.servers.get(site.endpoint.server()).learned().clock_offset,
        }
    }

    /// The bin for what is replaced at a site, where that wants it.
    pub(crate) fn bin_of(&self, site: SiteId) -> Option<Arc<Book>> {
        let state = self.pool.get(site).filter(|state| state.site.bin)?;
        Some(state.bin.clone())
    }

    fn begin_item(&mut self, start: &Start, now: Instant) {
        let Some(mut item) = self.queue.item(start.item) else {
            return;
        };
        if self.ahead.has(start.item) {
            // What counts is how often it was tried before.
            item.attempts = item.attempts.saturating_sub(1);
        }
        let Some(job) = self.queue.job(start.job).cloned() else {
            return;
        };
        let target_folder = self
            .queue
            .target_folder(start.item)
            .unwrap_or_else(|| item.folder.clone());
        let clock_offset = self.clock_offset(start.site);
        let carry = self.carries.entry(start.item).or_default().clone();
        {
            let mut carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
            // The person's "retry" counts from none.
            carry.begun_before = Some(carry.begun_before.unwrap_or(item.attempts).min(item.attempts));
        }
        if item.kind == ItemKind::Folder && item.attempts > 0 {
            self.read_again.note(start.job, &item);
        }
        let giver = job.source.as_ref().map(|source| self.giver(source));
        self.attempts += 1;
        let task = Task {
            seen_before: self.read_again.holds(start.job, &item.folder),
            item: Arc::new(item),
            job,
            target_folder,
            meter: Arc::new(Meter::default()),
            throttle: Arc::new(Throttle::default()),
            base: Arc::new(AtomicU64::new(0)),
            carry,
            target: None,
            fallback: self.if_exists_of(start.site, start.direction),
            clock_offset,
            bin: self.bin_of(start.site),
            keep_both: self.keep_both.clone(),
            naming: self.naming(start.site),
            room: self.kept.room(),
            run: self.run,
            giver,
            attempt: Attempt {
                item: start.item,
                number: self.attempts,
            },
            out: self.out.clone(),
        };
        self.running.begin(start.clone());
        // A file from one server to another waits at both, and gets both sessions at once or none.
        let source = start.source.filter(|_| start.across());
        for id in std::iter::once(start.site).chain(source) {
            let Some(site) = self.pool.get_mut(id) else { continue };
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
            source_session: None,
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

    /// The end that gives, of a file from one server to another.
    fn giver(&self, source: &RemoteSource) -> Giver {
        let site = source.site;
        let state = self.pool.get(site);
        Giver {
            site,
            server: state.map(|state| state.site.endpoint.server().clone()),
            root: source.root.clone(),
            remote: None,
            naming: self.naming(site),
            clock_offset: self.clock_offset(site),
            meter: Arc::new(Meter::default()),
            throttle: Arc::new(Throttle::default()),
        }
    }

    /// Sessions that a site may use: what was said last in this run counts, else what the site says, else the settings.
    pub(crate) fn wanted_for(&self, site: &SiteState) -> usize {
        let of_site = site.site.sessions.filter(|_| !self.sessions_set);
        usize::from(
            self.queue
                .site_sessions(site.site.id)
                .or(of_site)
                .unwrap_or(self.sessions_allowed)
                .clamp(1, 32),
        )
    }

    pub(crate) fn run_op(&mut self, id: SiteId, session: SessionId, remote: Arc<dyn Remote>, asked: Asked) {
        let (out, op) = (self.out.clone(), asked.op.clone());
        if let RemoteOp::List { pane, wish, .. } = &op {
            self.browse.began(*pane, *wish, clock::now());
        }
        let task = self.tasks.spawn(async move {
            let end = operate::run(op, id, remote, out.clone()).await;
            let event = Event::OpEnded {
                site: id,
                on: (session, tokio::task::id()),
                end,
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(event).await);
        });
        if let Some(session) = self.pool.get_mut(id).and_then(|site| site.session(session)) {
            session.doing = Doing::Op(asked, task);
        }
    }

    /// Is it a file so small that the round trips around it cost more than its bytes?
    pub(crate) fn is_small(&self, item: ItemId) -> bool {
        self.work.get(&item).is_some_and(|work| {
            work.start.kind == ItemKind::File
                // Nothing is lent behind what waits for another server.
                && !work.start.across()
                && work.task.item.size.is_some_and(|size| size <= transfer::SMALL)
        })
    }

    pub(crate) fn run_item(
        &mut self,
        id: SiteId,
        session: SessionId,
        remote: Arc<dyn Remote>,
        item: ItemId,
        now: Instant,
    ) {
        self.know_target(id, item);
        let Some(work) = self.work.get_mut(&item) else { return };
        let source = work.start.source.filter(|source| *source == id);
        if source.is_some() {
            work.source_session = Some(session);
        } else {
            work.session = Some(session);
        }
        work.begun = now;
        let (task, out) = (work.task.clone(), self.out.clone());
        let attempt = task.attempt;
        let made_by_hand =
            work.start.kind == ItemKind::Folder && work.start.direction == Direction::Upload && !work.made;
        let first = self.pool.get(id).is_some_and(|site| site.is_free(session));
        task.meter
            .enter(if first { Phase::OpeningData } else { Phase::NextInLine });
        let kind = work.start.kind;
        // That it was begun is safe before its first byte moves; a crash then knows what may be half done.
        let begun = if work.made {
            self.kept.pledge_of(self.kept.logged())
        } else {
            self.began(item)
        };
        self.share_bandwidth();
        let Some(work) = self.work.get_mut(&item) else { return };
        let handle = self.tasks.spawn(async move {
            if kind == ItemKind::File {
                begun.kept().await;
            }
            let news = match kind {
                ItemKind::Folder if made_by_hand => match expand::make_remote(&task, &*remote).await {
                    Ok(target) => ItemNews::FolderMade(target),
                    Err(error) => ItemNews::Ended(ItemEnd::Failed(error)),
                },
                ItemKind::Folder => ItemNews::Ended(expand::run(task, Some(remote), out.clone()).await),
                ItemKind::File => ItemNews::Ended(transfer::run(&task, &*remote).await),
            };
            // The engine is gone: then nobody waits for it.
            drop(out.send(Event::Item(attempt, news)).await);
        });
        work.abort = Some(handle);
        if let Some(site) = self.pool.get_mut(id) {
            site.lend(session, item);
        }
    }

    /// A file from one server to another gets both its sessions at once.
    pub(crate) fn run_across(&mut self, giving: Lent, getting: Lent, item: ItemId, now: Instant) {
        let Some(work) = self.work.get_mut(&item) else { return };
        work.source_session = Some(giving.session);
        if let Some(giver) = &mut work.task.giver {
            giver.remote = Some(giving.remote);
        }
        if let Some(site) = self.pool.get_mut(giving.site) {
            site.lend(giving.session, item);
        }
        self.run_item(getting.site, getting.session, getting.remote, item, now);
    }

    /// What is known of the folder that an upload goes to; for the files that a person has dropped into the folder of a
    /// pane, what the pane shows.
    fn know_target(&mut self, site: SiteId, item: ItemId) {
        let Some(work) = self.work.get_mut(&item) else { return };
        if work.start.direction != Direction::Upload || work.start.kind != ItemKind::File {
            return;
        }
        let (job, folder) = (work.start.job, work.task.remote_folder());
        self.targets.keep_seen(job, &folder, || self.browse.seen(site, &folder));
        work.task.target = self.targets.get(job, &folder);
    }

    /// The folder stands on the server; its session is free, and the disk is read.
    fn folder_made(&mut self, item: ItemId, target: Option<TargetFolder>) {
        self.release(item, true);
        let out = self.out.clone();
        let Some(work) = self.work.get_mut(&item) else { return };
        work.made = true;
        let task = work.task.clone();
        let across = work.start.source;
        if let Some(target) = target {
            self.targets.keep(work.start.job, task.remote_target(), target);
        }
        let place = Place::Remote(work.start.site, task.remote_folder());
        let mut entry = Entry::new(task.target_name(), EntryKind::Folder);
        entry.modified = Some(Timestamp::utc(now_seconds()));
        if let Some(source) = across {
            // What is in it is read on the server that gives, as soon as that has a session.
            if let Some(site) = self.pool.get_mut(source) {
                site.waiting.push_front(item);
            }
        } else {
            let handle = self.tasks.spawn(async move {
                let attempt = task.attempt;
                let end = expand::run(task, None, out.clone()).await;
                // The engine is gone: then nobody waits for it.
                drop(out.send(Event::Item(attempt, ItemNews::Ended(end))).await);
            });
            work.abort = Some(handle);
        }
        let known = match &place {
            Place::Remote(site, folder) => self.browse.known(*site, &folder.join(&entry.name)).is_some(),
            Place::Local(_) => true,
        };
        if !known && self.browse.patch(&place, &entry.name.clone(), Some(&entry)) {
            self.show.mark(Part::Panes);
        }
    }

    /// Takes news of an attempt, if it is the one that runs.
    pub(crate) fn item_news(&mut self, Attempt { item, number }: Attempt, news: ItemNews) {
        let runs = self.work.get(&item);
        if runs.is_none_or(|work| work.task.attempt.number != number) {
            return;
        }
        match news {
            ItemNews::Children { children, room } => self.children(item, children, room),
            ItemNews::FolderMade(target) => self.folder_made(item, target),
            ItemNews::Ended(end) => self.item_ended(item, end),
        }
    }

    fn children(&mut self, item: ItemId, children: Vec<NewItem>, room: Option<OwnedSemaphorePermit>) {
        let expand = Change::Expand {
            item,
            children,
            done: false,
        };
        let with = With {
            hold: room.map(|room| Box::new(room) as _),
            ..With::default()
        };
        self.change_with(expand, with);
    }

    /// The session of an item comes back, or is of no more use (then it goes when nobody has it any more). Of two, the one
    /// that failed is of no more use, if either is.
    pub(crate) fn release(&mut self, item: ItemId, keep: bool) {
        let Some(work) = self.work.get(&item) else { return };
        let source_failed = work.task.carry().source_failed;
        self.release_each(item, [keep || source_failed, keep || !source_failed]);
    }

    /// The same; whether that of the site, and that of the site which gives, may serve others.
    fn release_each(&mut self, item: ItemId, [keep, keep_source]: [bool; 2]) {
        let Some(work) = self.work.get_mut(&item) else { return };
        work.abort = None;
        let sessions = [
            (work.session.take(), Some(work.start.site), keep),
            (work.source_session.take(), work.start.source, keep_source),
        ];
        for (session, site, keep) in sessions {
            let (Some(session), Some(site_id)) = (session, site) else {
                continue;
            };
            self.remember(site_id, session);
            let Some(site) = self.pool.get_mut(site_id) else {
                continue;
            };
            let useless = site.item_left(session, item, keep, clock::now());
            self.close(site_id, useless);
            self.show.mark(Part::Sites);
        }
    }

    /// Did the item, whose session broke, only wait behind another one? Then it was no attempt.
    pub(crate) fn only_waited(&mut self, item: ItemId) -> bool {
        let Some(work) = self.work.get(&item) else { return false };
        let (Some(session), site) = (work.session, work.start.site) else {
            return false;
        };
        let behind = self
            .pool
            .get_mut(site)
            .is_some_and(|site| site.waited_behind(session, item));
        behind && work.task.meter.moved() == 0
    }

    /// The item does not run any more; what it was.
    pub(crate) fn end_work(&mut self, item: ItemId) -> Option<Work> {
        let mut work = self.work.remove(&item)?;
        self.count(&mut work);
        self.finishing.remove(&item);
        self.running.end(item);
        self.show.mark(Part::Transfers);
        Some(work)
    }

    /// Stops an item at once; its session goes too, and cleans up behind everybody's back.
    pub(crate) fn stop_item(&mut self, item: ItemId) {
        self.stop(item, false);
    }

    /// The same; its session is of further use (`keep`) or leaves the pool at once.
    pub(crate) fn stop(&mut self, item: ItemId, keep: bool) {
        if let Some(abort) = self.work.get_mut(&item).and_then(|work| work.abort.take()) {
            abort.abort();
        }
        let lent = self.work.get(&item).is_some_and(|work| work.session.is_some());
        self.release_each(item, [keep; 2]);
        let Some(work) = self.end_work(item) else { return };
        if lent && work.start.direction == Direction::Upload && work.start.kind == ItemKind::File {
            // It may have got its final name in this moment: the next try looks before it sends anything.
            let began = work.task.meter.phase() as u8 >= Phase::Moving as u8;
            let mut carry = work.task.carry();
            carry.unconfirmed = true;
            // Without a temporary name, what is under the final one is ours, and half of a file.
            carry.ours |= began && !work.task.job.atomic;
        }
        self.wait_nowhere(&work.start);
    }

    /// An item waits for no session any more.
    fn wait_nowhere(&mut self, start: &Start) {
        for id in start.route().sites() {
            if let Some(site) = self.pool.get_mut(id) {
                site.waiting.retain(|other| *other != start.item);
            }
        }
    }

    /// Everything of a site that runs goes back to the queue, with what it has.
    pub(crate) fn stop_items_of(&mut self, site: SiteId) {
        let items: Vec<ItemId> = self
            .work
            .values()
            .filter(|work| work.start.route().touches(site))
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
            .filter(|item| self.queue.held(*item) && !self.finishing.contains(item))
            .collect();
        for item in held {
            let carry = self.work.get(&item).map(|work| work.task.carry.clone());
            self.stop_item(item);
            // Tries that the person stopped say nothing about the file.
            let attempts = self.queue.item(item).map(|item| item.attempts);
            if let Some(carry) = carry {
                let mut carry = carry.lock().unwrap_or_else(PoisonError::into_inner);
                carry.begun_before = carry.begun_before.max(attempts);
            }
        }
    }

    /// Items that wait for a session that cannot be had go back to the queue; no attempt is counted.
    pub(crate) fn requeue_waiting(&mut self, site: SiteId) {
        let Some(state) = self.pool.get_mut(site) else { return };
        for item in std::mem::take(&mut state.waiting) {
            if let Some(work) = self.end_work(item) {
                self.wait_nowhere(&work.start);
            }
        }
    }

    /// Is there anything to do with this site, were it connected: items of the queue, or what was saved of a file that is
    /// edited here?
    pub(crate) fn something_waits(&self, site: SiteId) -> bool {
        self.items_wait(site) || self.edits.wait_for(site)
    }

    /// Do items of the queue wait for this site?
    pub(crate) fn items_wait(&self, site: SiteId) -> bool {
        self.tallies
            .iter()
            .any(|(job, tally)| tally.route.touches(site) && self.queue.job(*job).is_some())
            && self.queue.snapshot().jobs().iter().any(|header| {
                header.job.route().touches(site) && header.counts.files_waiting + header.counts.folders_waiting > 0
            })
    }
}
