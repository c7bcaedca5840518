//! How far everything is: counters sampled, allowances shared, and what faces see of it.

use std::{
    collections::BTreeMap,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use portolan_queue::ItemKind;
use portolan_remote::{ConflictPolicy, Direction, Meter, Phase, SiteId, Throttle};

use crate::{
    Transfer, Transfers,
    bandwidth::{Bandwidth, Parts},
    engine::Engine,
    meter::time_for,
    pool::SiteState,
    work::Work,
};

/// Which way bytes go at one end of a file's way, and what counts and slows them there.
type End = (Direction, Arc<Meter>, Arc<Throttle>);

/// The ends of a running file that are servers: one, or two.
fn ends(work: &Work) -> impl Iterator<Item = (SiteId, End)> + use<> {
    let task = &work.task;
    let own = (work.start.direction, task.meter.clone(), task.throttle.clone());
    let giver = task.across().map(|giver| {
        let end = (Direction::Download, giver.meter.clone(), giver.throttle.clone());
        (giver.site, end)
    });
    std::iter::once((work.start.site, own)).chain(giver)
}

impl Engine {
    /// Says how much each transfer may use. Before one begins, too: its first bytes count.
    pub(crate) fn share_bandwidth(&self) {
        // What goes from one server to another comes down and goes up.
        let files = self.work.values().filter(|work| work.start.kind == ItemKind::File);
        let all: Vec<(SiteId, End)> = files.flat_map(ends).collect();
        let of_all = self
            .bandwidth
            .parts(&all.iter().map(|(_, (direction, meter, _))| (*direction, &**meter)));
        // What a site itself allows holds too.
        let limited = self
            .pool
            .sites
            .iter()
            .filter(|(_, state)| state.site.limits != [None; 2]);
        let of_sites: BTreeMap<SiteId, Parts> = limited
            .map(|(id, state)| {
                let own = all.iter().filter(|(site, _)| site == id);
                let parts = Bandwidth::new(state.site.limits);
                (
                    *id,
                    parts.parts(&own.map(|(_, (direction, meter, _))| (*direction, &**meter))),
                )
            })
            .collect();
        for (site, (direction, _, throttle)) in &all {
            let own = of_sites.get(site).copied().unwrap_or_default();
            throttle.set_limit(of_all.with(own, *direction));
        }
    }

    /// What to do where a target exists and nobody has said it: what the site says, or else the settings.
    pub(crate) fn if_exists_of(&self, site: SiteId, direction: Direction) -> ConflictPolicy {
        let own = self.pool.get(site).and_then(|state| state.site.existing);
        own.unwrap_or_else(|| self.if_exists.get(direction))
    }

    pub(crate) fn count(&mut self, work: &mut Work) {
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
            // Its time begins with its turn.
            if work.task.meter.phase() == Phase::NextInLine {
                work.begun = now;
            }
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
            paused: self.paused || self.full.error().is_some() || self.rests(),
            full: self.full.error().cloned(),
            sessions_allowed: self.sessions_allowed,
            limits: self.bandwidth.limits(),
            limits_by: self.speeds.now().1,
            limits_until: self.speeds.until(),
            speed_schedule: self.speeds.schedule().clone(),
            at_once: self.at_once,
            finishing: self.finishing_now(),
            if_exists: self.if_exists,
            after: Arc::new(self.afterwards.view(now)),
        }
    }

    fn view_work(&self, work: &Work) -> Transfer {
        let expanding = work.start.kind == ItemKind::Folder;
        let phase = match (work.session, expanding && work.made) {
            (Some(_), _) => work.task.meter.phase(),
            (None, true) => Phase::Moving,
            (None, false) => {
                let sites = work.start.route().sites().filter_map(|site| self.pool.get(site));
                let connecting = sites.filter(|site| !site.connecting.is_empty());
                connecting.map(SiteState::phase).next().unwrap_or(Phase::WaitingForSlot)
            }
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
            session: work.session,
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
                    retry_in: Some(until.saturating_sub(now)),
                    expanding: kept.kind == ItemKind::Folder,
                    session: None,
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
