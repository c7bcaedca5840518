//! Searches and comparisons: begun, given to sessions, and ended.

use std::sync::Arc;

use portolan_remote::{
    Act, Detail, ErrorKind, RemoteError, SiteId,
    filter::{Matcher, Selection},
};

use crate::{
    Finish, Hunt, HuntId, Place, RequestId,
    engine::Engine,
    event::Event,
    hunt::{CompareBy, Frontier, HuntTask, Unit, book::Part as HuntPart, contents::Pair, here},
    operate::RemoteOp,
    pool::Stage,
    publish::Part,
};

/// More sessions than this read for one search: beyond it a server is only slower.
const MOST_WORKERS: usize = 8;

/// So often a session may break before a search gives up.
const MOST_BROKEN: u32 = 5;

impl Engine {
    pub(crate) fn hunt(&mut self, hunt: Hunt, by: Option<RequestId>) {
        let parts = match self.hunt_parts(&hunt) {
            Ok(parts) => parts,
            Err(error) => {
                self.ends.begin(by);
                self.end(by, Err(Arc::new(error)));
                return;
            }
        };
        self.ends.begin(by);
        let sites: Vec<Option<SiteId>> = parts.iter().map(|part| part.site).collect();
        let id = self.hunts.begin(Arc::new(hunt), by, parts);
        self.show.mark(Part::Hunts);
        for site in sites {
            match site {
                Some(site) => self.hunt_workers(id, site),
                None => self.hunt_here(id),
            }
        }
        self.hunt_over(id);
    }

    /// What is to be read, apart for each site and this computer.
    fn hunt_parts(&mut self, hunt: &Hunt) -> Result<Vec<HuntPart>, RemoteError> {
        let mut parts: Vec<HuntPart> = Vec::new();
        let part = |site, frontier| HuntPart {
            site,
            frontier: Arc::new(frontier),
            workers: 0,
            error: None,
        };
        match hunt {
            Hunt::Find { places, filter } => {
                // What a job would leave out by this filter is what is looked for.
                let names = Selection {
                    leave_out: vec![filter.clone()],
                    only: Vec::new(),
                };
                let matcher = names
                    .matcher()
                    .map_err(|error| RemoteError::new(ErrorKind::Misuse, Act::List).because(error))?;
                for place in places {
                    let site = place.remote().map(|(site, _)| site);
                    let known = parts.iter().position(|part| part.site == site);
                    let at = known.unwrap_or(parts.len());
                    if known.is_none() {
                        let naming = site.map(|site| self.naming(site)).unwrap_or_default();
                        let offset = site.and_then(|site| self.clock_offset(site));
                        parts.push(part(site, Frontier::new(matcher.clone(), naming, offset)));
                    }
                    let unit = match place {
                        Place::Local(path) => Unit::Here(path.clone(), 0),
                        Place::Remote(site, path) => Unit::There(self.resolved(*site, path), 0),
                    };
                    parts[at].frontier.push(unit);
                }
            }
            Hunt::Compare {
                here,
                site,
                there,
                by,
                recursive,
                rules,
            } => {
                let mut frontier = Frontier::new(Matcher::default(), self.naming(*site), self.clock_offset(*site));
                (frontier.by, frontier.recursive) = (*by, *recursive);
                for (sieve, rules) in frontier.sieves.iter_mut().zip(rules.iter()) {
                    let matcher = rules
                        .selection
                        .matcher()
                        .map_err(|error| RemoteError::new(ErrorKind::Misuse, Act::List).because(error))?;
                    *sieve = (matcher, rules.hidden);
                }
                let there = self.resolved(*site, there);
                frontier.push(Unit::Both(here.clone(), there, String::new(), 0));
                parts.push(part(Some(*site), frontier));
            }
            Hunt::Contents {
                here,
                site,
                there,
                pairs,
            } => {
                let mut frontier = Frontier::new(Matcher::default(), self.naming(*site), None);
                frontier.by = CompareBy::Content;
                let folders = Arc::new((here.clone(), self.resolved(*site, there)));
                for (ours, theirs) in pairs {
                    let pair = Pair {
                        below: ours.name.to_string().into(),
                        folders: folders.clone(),
                        here: ours.clone(),
                        there: theirs.clone(),
                    };
                    frontier.push(Unit::Contents(Box::new(pair), 0));
                }
                parts.push(part(Some(*site), frontier));
            }
        }
        Ok(parts)
    }

    fn resolved(&self, site: SiteId, path: &portolan_remote::RemotePath) -> portolan_remote::RemotePath {
        let facts = self.pool.get(site).and_then(|state| state.facts.as_ref());
        facts.map_or_else(|| path.clone(), |facts| path.resolve(&facts.home))
    }

    fn hunt_here(&mut self, id: HuntId) {
        let Some(part) = self.hunts.part(id, None) else { return };
        part.workers = 1;
        let (frontier, out) = (part.frontier.clone(), self.out.clone());
        self.tasks.spawn_blocking(move || {
            here::search(&frontier);
            // The engine is gone: then nobody looks.
            drop(out.blocking_send(Event::HuntedHere(id)));
        });
    }

    pub(crate) fn hunted_here(&mut self, id: HuntId) {
        if let Some(part) = self.hunts.part(id, None) {
            part.workers = 0;
        }
        self.hunt_over(id);
    }

    /// As many as there are folders to be read, and no more than the site's transfers may use.
    fn hunt_workers(&mut self, id: HuntId, site: SiteId) {
        let Some(state) = self.pool.get(site) else {
            return self.hunt_failed(id, site, Arc::new(not_connected()));
        };
        match &state.stage {
            Stage::Off => return self.hunt_failed(id, site, Arc::new(not_connected())),
            Stage::Failed(error) => {
                let error = error.clone();
                return self.hunt_failed(id, site, error);
            }
            _ => {}
        }
        let wanted = self.wanted_for(state).min(MOST_WORKERS);
        // Transfers that wait for a session have their share.
        let most = if state.waiting.is_empty() {
            wanted
        } else {
            wanted.div_ceil(2)
        };
        let Some(part) = self.hunts.part(id, Some(site)) else {
            return;
        };
        if !part.frontier.unfinished() {
            return;
        }
        let more = most
            .min(part.workers + part.frontier.waiting())
            .saturating_sub(part.workers);
        // One at least, to see what comes of what the others read.
        let more = more.max(usize::from(part.workers == 0));
        part.workers += more;
        part.frontier.set_short(most.saturating_sub(part.workers));
        let task = HuntTask {
            id,
            site,
            frontier: part.frontier.clone(),
        };
        for _ in 0..more {
            self.op(site, RemoteOp::Hunt(task.clone()), None);
        }
    }

    /// A session has come back.
    pub(crate) fn hunted(&mut self, task: &HuntTask) {
        let (site, id) = (task.site, task.id);
        if let Some(part) = self.hunts.part(id, Some(site)) {
            part.workers = part.workers.saturating_sub(1);
        }
        self.show.mark(Part::Hunts);
        self.hunt_workers(id, site);
        self.hunt_over(id);
    }

    /// A session broke, or none can be had.
    pub(crate) fn hunt_broke(&mut self, task: &HuntTask, error: Arc<RemoteError>) {
        let site = task.site;
        let up = self
            .pool
            .get(site)
            .is_some_and(|state| matches!(state.stage, Stage::Up));
        let broken = task.frontier.broke();
        if let Some(part) = self.hunts.part(task.id, Some(site)) {
            part.workers = part.workers.saturating_sub(1);
        }
        if up && broken <= MOST_BROKEN && error.kind.ends_session() {
            self.hunt_workers(task.id, site);
        } else if self
            .hunts
            .part(task.id, Some(site))
            .is_some_and(|part| part.workers == 0)
        {
            self.hunt_failed(task.id, site, error);
        }
        self.hunt_over(task.id);
    }

    fn hunt_failed(&mut self, id: HuntId, site: SiteId, error: Arc<RemoteError>) {
        if let Some(part) = self.hunts.part(id, Some(site)) {
            part.frontier.stop();
            part.error.get_or_insert(error);
        }
    }

    /// Is it over? Then who waits for it is told.
    fn hunt_over(&mut self, id: HuntId) {
        self.show.mark(Part::Hunts);
        let Some(running) = self.hunts.all.get_mut(&id) else {
            return;
        };
        if running.ended || !running.over() {
            return;
        }
        running.ended = true;
        let by = running.by.take();
        let error = running.parts.iter().find_map(|part| part.error.clone());
        let cancelled = || Arc::new(RemoteError::new(ErrorKind::Cancelled, Act::List));
        let result = match error {
            Some(error) => Err(error),
            None if running.stopped => Err(cancelled()),
            None => Ok(Finish::Hunt(id)),
        };
        self.show.hurry(Part::Hunts);
        self.end(by, result);
    }

    /// Stops it at once; what was found stays.
    pub(crate) fn stop_hunt(&mut self, id: HuntId) {
        let Some(running) = self.hunts.all.get_mut(&id) else {
            return;
        };
        if running.ended {
            return;
        }
        running.stopped = true;
        let mut sites = Vec::new();
        for part in &mut running.parts {
            part.frontier.stop();
            sites.extend(part.site);
            // Who reads this computer's disk sees it between two folders; nobody waits for that.
            part.workers = 0;
        }
        for site in sites {
            self.stop_ops(site, |op| matches!(op, RemoteOp::Hunt(task) if task.id == id));
        }
        self.hunt_over(id);
    }

    /// What was found is not wanted any more.
    pub(crate) fn forget_hunt(&mut self, id: HuntId) {
        self.stop_hunt(id);
        self.hunts.all.remove(&id);
        self.show.mark(Part::Hunts);
    }
}

fn not_connected() -> RemoteError {
    RemoteError::new(ErrorKind::ConnectionLost, Act::List).detailed(Detail::NotConnected)
}
