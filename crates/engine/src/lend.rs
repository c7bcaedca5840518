//! Lends the sessions of each site to who waits for one, and says why somebody waits.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_queue::ItemKind;
use portolan_remote::{ItemId, SiteId};

use crate::{
    engine::Engine,
    pool::{Lent, Stage},
    publish::Part,
    work::Work,
};

/// While nothing happens and time passes, it is looked so often what sites that share a limit want of it.
const AGAIN: Duration = Duration::from_secs(1);

impl Engine {
    /// Gives idle sessions to those who wait, people first, and opens more where there are too few.
    pub(crate) fn lend_sessions(&mut self, now: Instant) {
        for id in self.pool.ids() {
            self.lend_sessions_of(id, now);
            let stuck = self.pool.call_back_at(id, now).filter(|(_, at)| *at <= now);
            if let Some((of, _)) = stuck {
                if let Some(site) = self.pool.get_mut(id) {
                    site.ops_since = Some(now);
                }
                self.call_back(of);
                self.lend_sessions_of(of, now);
            }
        }
    }

    /// Divides what a server takes of one user among the sites that lead there, by what each could do with it.
    pub(crate) fn divide_sessions(&mut self, now: Instant) {
        if self.ticked && self.moving() && now < self.divided + AGAIN {
            return;
        }
        self.divided = now;
        let sharing = self.pool.sharing(now);
        let mut wants = BTreeMap::new();
        if !sharing.is_empty() {
            let mut limits = self.limits(now, 0);
            for (id, site) in sharing.iter().filter_map(|id| Some((*id, self.pool.get(*id)?))) {
                let wanted = self.wanted_for(site);
                let others = site.room_for_others(|item| self.is_small(item));
                limits.sites.insert(id, wanted + others);
                wants.insert(id, (wanted, 0));
            }
            let starts = portolan_queue::next(&self.queue, &self.running, &limits, self.clock(now));
            for start in starts.iter().filter(|start| self.pool.has_room_for(start, now)) {
                for site in start.route().sites() {
                    if let Some((_, more)) = wants.get_mut(&site) {
                        *more += 1;
                    }
                }
            }
        }
        self.pool.divide(&wants, now);
    }

    fn lend_sessions_of(&mut self, id: SiteId, now: Instant) {
        let Some(wanted) = self.pool.get(id).map(|site| self.wanted_for(site)) else {
            return;
        };
        loop {
            let next = self.next_waiting(id, now);
            let within = self.pool.within(id, now);
            let Some(site) = self.pool.get_mut(id) else { return };
            if site.ops.is_empty() && next.is_none() {
                break;
            }
            let Some((session, remote)) = site.idle_for_waiting(wanted, within, now) else {
                break;
            };
            if let Some(asked) = site.ops.pop_front() {
                site.ops_since = (!site.ops.is_empty()).then_some(now);
                self.run_op(id, session, remote, asked);
            } else if let Some(item) = next {
                site.waiting.retain(|other| *other != item);
                let lent = Lent {
                    site: id,
                    session,
                    remote,
                };
                self.lend_to(lent, item, now);
            }
        }
        let within = self.pool.within(id, now);
        let retired = self.pool.get_mut(id).map(|site| site.retire(within));
        self.close(id, retired.into_iter().flatten());
        let within = self.pool.within(id, now);
        let more = self.pool.get(id).map_or(0, |site| site.shortage(wanted, within));
        for _ in 0..more {
            if let Some(site) = self.pool.get_mut(id).filter(|site| matches!(site.stage, Stage::InLine)) {
                site.stage = Stage::Trying;
            }
            self.open_session(id);
        }
        self.lend_behind(id, now);
    }

    /// The item that has waited longest for a session of this site, and can begin with it: of a file from one server to
    /// another, the other site has one too.
    fn next_waiting(&mut self, id: SiteId, now: Instant) -> Option<ItemId> {
        let waiting = self.pool.get(id).map(|site| site.waiting.clone())?;
        waiting.into_iter().find(|item| match self.other_end(*item, id) {
            Some(other) => {
                let wanted = self.pool.get(other).map(|site| self.wanted_for(site));
                let within = self.pool.within(other, now);
                let site = self.pool.get_mut(other);
                site.zip(wanted)
                    .is_some_and(|(site, wanted)| site.has_for_item(wanted, within, now))
            }
            None => true,
        })
    }

    /// Where else a file from one server to another needs a session.
    fn other_end(&self, item: ItemId, id: SiteId) -> Option<SiteId> {
        let start = &self.work.get(&item).filter(|work| work.start.across())?.start;
        start.route().sites().find(|site| *site != id)
    }

    /// An item gets the session, with that of its other site where it needs one.
    fn lend_to(&mut self, lent: Lent, item: ItemId, now: Instant) {
        let Some(other) = self.other_end(item, lent.site) else {
            self.run_item(lent.site, lent.session, lent.remote, item, now);
            return;
        };
        let wanted = self.pool.get(other).map(|site| self.wanted_for(site));
        let within = self.pool.within(other, now);
        let second = self.pool.get_mut(other).zip(wanted).and_then(|(site, wanted)| {
            let (session, remote) = site.idle_for_item(wanted, within, now)?;
            site.waiting.retain(|waits| *waits != item);
            Some(Lent {
                site: other,
                session,
                remote,
            })
        });
        let Some(second) = second else { return };
        let gives = self.work.get(&item).and_then(|work| work.start.source) == Some(lent.site);
        let (giving, getting) = if gives { (lent, second) } else { (second, lent) };
        self.run_across(giving, getting, item, now);
    }

    /// Where no session is idle and no more may be opened, small files get ready behind others.
    fn lend_behind(&mut self, id: SiteId, now: Instant) {
        loop {
            let Some(site) = self.pool.get(id) else { return };
            // What goes to another server needs a session of its own, and holds nothing up while it waits for that.
            let mut waiting = site.waiting.iter().copied();
            let next = waiting.find(|item| self.other_end(*item, id).is_none());
            let next = next.filter(|item| self.fits_behind(*item));
            let room = site.room_behind(|item| self.is_small(item));
            let (Some(item), Some((session, remote))) = (next, room) else {
                return;
            };
            if let Some(site) = self.pool.get_mut(id) {
                site.waiting.retain(|other| *other != item);
            }
            self.run_item(id, session, remote, item, now);
        }
    }

    /// May it be lent a session that others have? A large file would rather have one of its own.
    fn fits_behind(&self, item: ItemId) -> bool {
        let folder = |work: &Work| work.start.kind == ItemKind::Folder;
        self.is_small(item) || self.work.get(&item).is_some_and(folder)
    }

    /// Could more items begin behind those that have just begun?
    pub(crate) fn room_behind(&self) -> bool {
        let mut sites = self.pool.sites.values();
        sites.any(|site| site.room_behind(|item| self.is_small(item)).is_some())
    }

    /// The session that the person has lent comes back: the file that has moved least goes back to the queue with what it
    /// has, and goes on when there is room.
    fn call_back(&mut self, id: SiteId) {
        let lent = self
            .work
            .values()
            .filter(|work| work.start.route().touches(id) && work.start.kind == ItemKind::File)
            // Small files that share a session are through before one of them could be called back.
            .filter(|work| self.pool.get(id).is_some_and(|site| site.is_alone(work.start.item)))
            .min_by_key(|work| work.task.meter.moved())
            .map(|work| work.start.item);
        if let Some(item) = lent {
            self.stop(item, true);
        }
    }

    /// Tells why something waits, where the number of sessions is why.
    pub(crate) fn say_what_waits(&mut self, now: Instant) {
        for id in self.pool.ids() {
            let Some(site) = self.pool.get(id) else { continue };
            let wanted = self.wanted_for(site);
            let waits = match site.stage {
                Stage::Up => !site.ops.is_empty() || !site.waiting.is_empty() || self.more_items_wait(id),
                _ => matches!(site.stage, Stage::InLine),
            };
            let limit = waits.then(|| self.pool.limits(id, wanted, now)).flatten();
            let limit = limit.map(Arc::new);
            let Some(site) = self.pool.get_mut(id).filter(|site| site.limited != limit) else {
                continue;
            };
            site.limited = limit;
            self.show.mark(Part::Sites);
        }
    }

    /// Are there more items of this site than run?
    fn more_items_wait(&self, site: SiteId) -> bool {
        let running = self
            .work
            .values()
            .filter(|work| work.start.route().touches(site))
            .count() as u64;
        let queue = self.queue.snapshot();
        let jobs = queue.jobs().iter().filter(|header| header.job.route().touches(site));
        let waiting: u64 = jobs
            .map(|header| header.counts.files_waiting + header.counts.folders_waiting)
            .sum();
        !self.paused && waiting > running
    }
}
