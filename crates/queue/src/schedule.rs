//! What to start next.

mod across;
mod look;

use std::{cmp::Reverse, collections::BTreeSet, time::Duration};

use portolan_remote::{Direction, SiteId};

use crate::{
    Limits, Priority, Queue, Route, Running, Start, Target,
    lanes::{FileClass, Way},
};
use look::{Look, Rank};

/// What to start now, in the order in which to start it. Pure; `now` is any clock that only rises.
///
/// Nothing held or failed starts, nothing that runs or still waits before another attempt, nothing of a site that is not
/// in `limits`, and never two items with the same target. What is more urgent starts first, then what is first in the
/// order. Reading folders of a server may take a quarter of a site's sessions (at least one if there are two) as long as
/// files can move, and all of them otherwise; so files move while folders are still being read, and neither starves.
///
/// Small files wait for round trips, large ones for the line, and uploads and downloads use different halves of it. So
/// of what is equally urgent, each of these four classes gets a quarter of a site's sessions (at least one if there are
/// two) before any class gets more: a thousand small files do not leave the line idle, and one large file does not make
/// them wait. Large files get at most half of them while small ones wait, since few fill the line. Everything beyond
/// that goes by the order.
///
/// A file from one server to another takes a session of each, both at once or none. While its turn has come at one of
/// them and the other has nothing free, nothing that stands behind it starts there, so that it does not wait for ever
/// where both are busy; the first in the order goes first, so no two of them wait for each other.
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
    id: SiteId,
    /// By [`FileClass::ALL`].
    files: [Look<'a>; FileClass::ALL.len()],
    folders: Look<'a>,
    allowed: usize,
    sessions: usize,
    reading: usize,
    moving: [usize; FileClass::ALL.len()],
}

impl<'a> Plan<'a> {
    fn look(&self, route: Route, way: Way) -> Look<'a> {
        Look::new(self.queue, route, way)
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
        let here = sites.iter().map(|site| Route::here(site.0));
        let mut looks: Vec<Look<'a>> = here
            .chain(self.routes_across(sites))
            .map(|route| self.look(route, Way::LocalFolder))
            .collect();
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
            id: *site,
            files: FileClass::ALL.map(|class| self.look(Route::here(*site), Way::File(class))),
            folders: self.look(Route::here(*site), Way::RemoteFolder),
            allowed: *allowed,
            sessions: self.running.sessions_of(*site),
            reading: self.running.folders_of(*site),
            moving: self.running.files_of(*site),
        };
        let mut across = self.across(sites);
        let mut sites: Vec<Site<'a>> = sites.iter().map(site).collect();
        let mut room = [
            limits.uploads.saturating_sub(self.running.files(Direction::Upload)),
            limits.downloads.saturating_sub(self.running.files(Direction::Download)),
        ];
        let mut free = limits.sessions.saturating_sub(self.running.sessions());
        while free > 0 {
            let turn = self.turn_across(&mut across, &sites, free, limits.sessions, room);
            let best = sites
                .iter_mut()
                .filter_map(|site| self.choose(site, free, room))
                .filter(|(rank, site, _)| turn.lets(site.id, *rank))
                .min_by_key(|best| best.0);
            if let Some(first) = turn.first_before(best.as_ref().map(|best| best.0)) {
                self.start_across(&mut across, first, &mut sites);
                room = room.map(|room| room - 1);
                free = free.saturating_sub(2);
                continue;
            }
            let Some((_, site, class)) = best else { return };
            free -= 1;
            site.sessions += 1;
            if let Some(class) = class {
                site.moving[class.at()] += 1;
                room[usize::from(class.direction == Direction::Download)] -= 1;
                self.start(&mut site.files[class.at()]);
            } else {
                site.reading += 1;
                self.start(&mut site.folders);
            }
        }
    }

    /// What the site would start next: a file of which class, or a folder (`None`).
    fn choose<'s>(
        &self,
        site: &'s mut Site<'a>,
        free: usize,
        room: [usize; 2],
    ) -> Option<(Rank, &'s mut Site<'a>, Option<FileClass>)> {
        if site.sessions >= site.allowed {
            return None;
        }
        let in_reach = site.allowed.min(site.sessions.saturating_add(free));
        let share = if in_reach < 2 { 0 } else { (in_reach / 4).max(1) };
        let (file, folder) = (
            self.choose_file(site, in_reach, share, room),
            self.peek(&mut site.folders),
        );
        let (rank, class) = match (file, folder) {
            (Some(file), Some(folder)) => {
                let may_read = site.reading < share && folder.priority() >= file.0.priority();
                if may_read {
                    (folder, None)
                } else {
                    (file.0, Some(file.1))
                }
            }
            (Some(file), None) => (file.0, Some(file.1)),
            (None, Some(folder)) => (folder, None),
            (None, None) => return None,
        };
        Some((rank, site, class))
    }

    /// The file that the site would start next. Of what is equally urgent, a class with less than its share goes first,
    /// and large files that have half of the sessions go last.
    fn choose_file(
        &self,
        site: &mut Site<'a>,
        in_reach: usize,
        share: usize,
        room: [usize; 2],
    ) -> Option<(Rank, FileClass)> {
        let large = FileClass::ALL.iter().filter(|class| !class.small);
        let large: usize = large.map(|class| site.moving[class.at()]).sum();
        let enough = share > 0 && large >= in_reach / 2;
        FileClass::ALL
            .into_iter()
            .filter(|class| room[usize::from(class.direction == Direction::Download)] > 0)
            .filter_map(|class| {
                let rank = self.peek(&mut site.files[class.at()])?;
                let turn = match site.moving[class.at()] {
                    moving if moving < share => 0,
                    _ if enough && !class.small => 2,
                    _ => 1,
                };
                Some(((Reverse(rank.priority()), turn, rank), class))
            })
            .min_by_key(|found| found.0)
            .map(|((_, _, rank), class)| (rank, class))
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
