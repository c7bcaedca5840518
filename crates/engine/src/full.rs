//! A full disk, here or there: what would only fail against it waits until there is room again, or the person says so.
//! Which jobs wait and why is in the queue, so that the next run knows it too.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_queue::{Change, Scope};
use portolan_remote::{Direction, ErrorKind, JobId, RemoteError};

use crate::{News, NoticeKind, clock, engine::Engine, event::Event, local, publish::Part, work::Work};

/// Room that has come since is worth a try, even if it is not enough for everything. Bytes.
const WORTH_A_TRY: u64 = 100_000_000;

/// Where nobody tells how much room there is, it is tried again after so many looks at a disk would have been due; each
/// further wait is twice as long, up to the second number.
const LOOKS: (u32, u32) = (30, 360);

/// What waits, and why.
#[derive(Debug, Default)]
pub(crate) struct Full {
    jobs: BTreeMap<JobId, Arc<RemoteError>>,
    /// When to look again.
    next: Option<Instant>,
    /// What was free here at the first look since the disk was full.
    before: Option<u64>,
    /// It was full in this run: the first look is how it was then, and not how it is now.
    met: bool,
    /// How often it was let go by itself, and nothing came to its end since.
    tries: u32,
}

impl Full {
    /// Why the first of it waits.
    pub(crate) fn error(&self) -> Option<&Arc<RemoteError>> {
        self.jobs.values().next()
    }

    /// Somebody has decided otherwise, or it is gone.
    pub(crate) fn forget(&mut self, job: JobId) {
        self.jobs.remove(&job);
        if self.jobs.is_empty() {
            (self.next, self.before, self.met) = (None, None, false);
        }
    }

    /// A file came to its end: there is room.
    pub(crate) fn moved(&mut self) {
        if self.jobs.is_empty() {
            self.tries = 0;
        }
    }

    pub(crate) fn next_look(&self) -> Option<Instant> {
        self.next
    }
}

/// Is there room enough to go on? `before`: what was free when it was full, if that is known.
fn enough(free: u64, needed: u64, before: Option<u64>) -> Option<bool> {
    match before {
        // It was full with all that room: somebody else counts, a quota for one.
        Some(before) if before >= needed => None,
        Some(before) => Some(free >= needed || free >= before.saturating_add(WORTH_A_TRY)),
        None => Some(free >= needed),
    }
}

impl Engine {
    /// The jobs of the queue that an earlier run has left waiting.
    pub(crate) fn restore_full(&mut self) {
        let jobs = self.queue.jobs().iter();
        let full = jobs.filter_map(|header| Some((header.job.id, header.full.clone()?)));
        self.full.jobs = full.collect();
        let here = |job: &JobId| {
            let job = self.queue.job(*job);
            job.is_some_and(|job| job.direction == Direction::Download)
        };
        if self.full.jobs.keys().any(here) {
            self.full.next = Some(clock::now());
        } else if !self.full.jobs.is_empty() {
            self.full.next = Some(clock::now() + self.until_next_try());
        }
    }

    /// Does this failure mean that everything of its direction would fail alike?
    pub(crate) fn means_full(work: &Work, error: &RemoteError) -> bool {
        match work.start.direction {
            Direction::Download => error.kind == ErrorKind::LocalFull,
            Direction::Upload => error.kind == ErrorKind::ServerFull,
        }
    }

    /// All downloads, or all uploads to that site, are held. The item that met it goes back to the queue with what it has.
    pub(crate) fn hold_full(&mut self, work: &Work, error: RemoteError) {
        let (direction, site) = (work.start.direction, work.start.site);
        let queue = self.queue.snapshot();
        let jobs = queue.jobs().iter().filter(|header| {
            header.job.direction == direction && (direction == Direction::Download || header.job.site == site)
        });
        let (mut ids, mut bytes, mut files) = (Vec::new(), 0, 0);
        for header in jobs {
            ids.push(header.job.id);
            bytes += header.counts.bytes_waiting;
            files += header.counts.files_waiting;
        }
        let server = self.pool.get(site).map(|state| state.site.endpoint.server().clone());
        let error = Arc::new(match &server {
            Some(server) => error.on(server),
            None => error,
        });
        let first = self.full.jobs.is_empty();
        for job in ids {
            if self.full.jobs.contains_key(&job) {
                continue;
            }
            let full = Change::HoldFull {
                job,
                error: error.clone(),
            };
            if self.change(full).is_some() {
                self.full.jobs.insert(job, error.clone());
            }
        }
        self.stop_held();
        self.show.mark(Part::Transfers);
        if first {
            self.full.met = true;
            self.full.next = Some(match direction {
                Direction::Download => clock::now(),
                Direction::Upload => clock::now() + self.until_next_try(),
            });
            // What was let go by itself and is held again is no news.
            if self.full.tries == 0 {
                self.tell_full(direction, &error, work.task.job.local_root.clone(), bytes, files);
            }
        }
    }

    fn until_next_try(&self) -> Duration {
        let looks = LOOKS.0.saturating_mul(1 << self.full.tries.min(8)).min(LOOKS.1);
        self.config.look_for_room * looks
    }

    /// From time to time it is looked whether there is room again.
    pub(crate) fn look_for_room(&mut self, now: Instant) {
        if self.full.next.is_none_or(|next| next > now) {
            return;
        }
        let folders: Vec<PathBuf> = self
            .full
            .jobs
            .keys()
            .filter_map(|job| self.queue.job(*job))
            .filter(|job| job.direction == Direction::Download)
            .map(|job| (*job.local_root).clone())
            .collect();
        if folders.is_empty() {
            // No server tells reliably how much it would take: it is tried.
            self.full.next = None;
            if !self.full.jobs.is_empty() {
                self.let_full_go();
            }
            return;
        }
        self.full.next = Some(now + self.config.look_for_room);
        let out = self.out.clone();
        // A disk that does not answer does not hold the engine.
        self.tasks.spawn_blocking(move || {
            let free = folders
                .iter()
                .filter_map(|folder| local::root::free_bytes(folder))
                .min();
            // The engine is gone: then nobody waits for room.
            drop(out.blocking_send(Event::Free(free)));
        });
    }

    /// So much is free on the disk that was full.
    pub(crate) fn free_here(&mut self, free: Option<u64>) {
        let Some(free) = free else { return };
        let headers = self.full.jobs.keys().filter_map(|job| self.queue.job_header(*job));
        let needed = headers
            .filter(|header| header.job.direction == Direction::Download)
            .map(|header| header.counts.bytes_waiting)
            .fold(0, u64::saturating_add);
        let first = self.full.met && self.full.before.is_none();
        if first {
            self.full.before = Some(free);
        }
        match enough(free, needed.max(1), self.full.before) {
            Some(true) if !first => self.let_full_go(),
            None if first => self.full.next = Some(clock::now() + self.until_next_try()),
            None => self.let_full_go(),
            Some(_) => {}
        }
    }

    /// It is tried whether there is room; if not, all of it is held again and nothing is said.
    fn let_full_go(&mut self) {
        self.full.tries = self.full.tries.saturating_add(1);
        self.resume_full();
    }

    fn tell_full(
        &mut self,
        direction: Direction,
        error: &Arc<RemoteError>,
        folder: Arc<PathBuf>,
        bytes: u64,
        files: u64,
    ) {
        let server = error.server.as_ref().map(ToString::to_string).unwrap_or_default();
        let out = self.out.clone();
        // A disk that does not answer does not hold the engine.
        self.tasks.spawn_blocking(move || {
            let (place, free) = match direction {
                Direction::Download => (folder.display().to_string(), local::root::free_bytes(&folder)),
                Direction::Upload => (server, None),
            };
            let news = News::Full {
                direction,
                place,
                files,
                bytes,
                free,
            };
            // The engine is gone: then nobody reads notices either.
            drop(out.blocking_send(Event::Tell(NoticeKind::Failure, news)));
        });
    }

    /// What waited for room goes on.
    pub(crate) fn resume_full(&mut self) {
        let jobs: Vec<JobId> = self.full.jobs.keys().copied().collect();
        for job in jobs {
            let what = Scope::Job(job);
            self.change(Change::Hold {
                what: what.clone(),
                held: false,
            });
            // What an earlier run has left waits for the person all the same.
            if !self.rests() {
                self.connect_for(&what);
            }
        }
        self.show.mark(Part::Transfers);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_enough_for_everything_or_much_more_than_before() {
        assert_eq!(enough(0, 1000, Some(0)), Some(false));
        assert_eq!(enough(1000, 1000, Some(0)), Some(true));
        assert_eq!(enough(WORTH_A_TRY + 5, u64::MAX, Some(5)), Some(true));
        assert_eq!(enough(WORTH_A_TRY, u64::MAX, Some(5)), Some(false));
        // The next run does not know how it was.
        assert_eq!(enough(999, 1000, None), Some(false));
        assert_eq!(enough(1000, 1000, None), Some(true));
        // A quota: what the disk says does not count.
        assert_eq!(enough(5000, 1000, Some(5000)), None);
    }
}
