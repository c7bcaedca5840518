//! What to start next.

mod look;

use std::{cmp::Reverse, collections::BTreeSet, time::Duration};

use portolan_remote::SiteId;

use crate::{Limits, Priority, Queue, Running, Start, Target, lanes::Way};
use look::{Look, Rank};

/// What to start now, in the order in which to start it. Pure; `now` is any clock that only rises.
///
/// Nothing held or failed starts, nothing that runs or still waits before another attempt, nothing of a site that is not
/// in `limits`, and never two items with the same target. What is more urgent starts first, then what is first in the
/// order. Reading folders of a server may take a quarter of a site's sessions (at least one if there are two) as long as
/// files can move, and all of them otherwise; so files move while folders are still being read, and neither starves.
///
/// `O((k + r) log n)` for `k` starts, `r` items that run or wait before another attempt, and `n` items in the queue.
/// Where many items wait for long (for an answer of the person), [`Queue::set_aside`] keeps them out of `r`.
pub fn next(queue: &Queue, running: &Running, limits: &Limits, now: Duration) -> Vec<Start> {
    let sites: Vec<(SiteId, usize)> = limits
        .sites
        .iter()
        .filter(|site| !queue.rules.holds(*site.0))
        .map(|site| (*site.0, *site.1))
        .collect();
    let mut plan = Plan {
        queue,
        running,
        now,
        targets: BTreeSet::new(),
        starts: Vec::new(),
    };
    plan.local_folders(&sites, limits);
    plan.sessions(&sites, limits);
    plan.starts
}

/// What was decided so far.
struct Plan<'a> {
    queue: &'a Queue,
    running: &'a Running,
    now: Duration,
    targets: BTreeSet<Target>,
    starts: Vec<Start>,
}

/// What one site could start, and what it has.
struct Site<'a> {
    files: Look<'a>,
    folders: Look<'a>,
    allowed: usize,
    sessions: usize,
    reading: usize,
}

impl<'a> Plan<'a> {
    fn look(&self, site: SiteId, way: Way) -> Look<'a> {
        Look::new(self.queue, site, way)
    }

    /// The best of what is left to this look.
    fn peek(&self, look: &mut Look<'a>) -> Option<Rank> {
        look.peek(
            |item| self.running.free(item, self.now),
            |target| !self.running.busy(target) && !self.targets.contains(target),
        )
    }

    fn start(&mut self, look: &mut Look<'a>) {
        if let Some(start) = look.take() {
            self.targets.insert(start.target.clone());
            self.starts.push(start);
        }
    }

    fn local_folders(&mut self, sites: &[(SiteId, usize)], limits: &Limits) {
        let mut looks: Vec<Look<'a>> = sites.iter().map(|site| self.look(site.0, Way::LocalFolder)).collect();
        for _ in self.running.local_folders()..limits.local_folders {
            let best = looks
                .iter_mut()
                .filter_map(|look| Some((self.peek(look)?, look)))
                .min_by_key(|best| best.0);
            match best {
                Some((_, look)) => self.start(look),
                None => return,
            }
        }
    }

    fn sessions(&mut self, sites: &[(SiteId, usize)], limits: &Limits) {
        let site = |(site, allowed): &(SiteId, usize)| Site {
            files: self.look(*site, Way::File),
            folders: self.look(*site, Way::RemoteFolder),
            allowed: *allowed,
            sessions: self.running.sessions_of(*site),
            reading: self.running.folders_of(*site),
        };
        let mut sites: Vec<Site<'a>> = sites.iter().map(site).collect();
        for free in (1..=limits.sessions.saturating_sub(self.running.sessions())).rev() {
            let best = sites
                .iter_mut()
                .filter_map(|site| self.choose(site, free))
                .min_by_key(|best| best.0);
            match best {
                Some((_, site, true)) => {
                    site.sessions += 1;
                    site.reading += 1;
                    self.start(&mut site.folders);
                }
                Some((_, site, false)) => {
                    site.sessions += 1;
                    self.start(&mut site.files);
                }
                None => return,
            }
        }
    }

    /// What the site would start next, and whether that is a folder.
    fn choose<'s>(&self, site: &'s mut Site<'a>, free: usize) -> Option<(Rank, &'s mut Site<'a>, bool)> {
        if site.sessions >= site.allowed {
            return None;
        }
        let (file, folder) = (self.peek(&mut site.files), self.peek(&mut site.folders));
        let (rank, is_folder) = match (file, folder) {
            (Some(file), Some(folder)) => {
                let in_reach = site.allowed.min(site.sessions.saturating_add(free));
                let share = if in_reach < 2 { 0 } else { (in_reach / 4).max(1) };
                let may_read = site.reading < share && folder.priority() >= file.priority();
                if may_read { (folder, true) } else { (file, false) }
            }
            (Some(file), None) => (file, false),
            (None, Some(folder)) => (folder, true),
            (None, None) => return None,
        };
        Some((rank, site, is_folder))
    }
}

impl Rank {
    /// Less is sooner.
    fn new(priority: Priority, label: u64, index: usize) -> Self {
        Self(Reverse(priority), label, index)
    }

    fn priority(&self) -> Priority {
        self.0.0
    }
}
