//! What a person decides about the queue while it runs: holds, times, and how much at once.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use portolan_queue::{Change, ItemKind, JobState, Scope};
use portolan_remote::{ItemId, JobId, SiteId};

use crate::{JobOptions, Stop, connect::now_seconds, engine::Engine, publish::Part};

/// Times at which jobs, or everything, begin.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    /// What the queue says was looked at.
    known: bool,
    /// The next one, UTC seconds since 1970.
    next: Option<i64>,
}

/// The clock on the wall may be set, and timers do not count while the computer sleeps: no time is trusted for longer.
const LOOK_AGAIN: Duration = Duration::from_mins(1);

impl Engine {
    /// Holds or lets go; what runs already stops, or comes to its end.
    pub(crate) fn hold_and(&mut self, what: Scope, held: bool, running: Stop) {
        let within: Vec<ItemId> = self
            .work
            .values()
            .filter(|work| match &what {
                Scope::All => true,
                Scope::Site(site) => work.start.route().touches(*site),
                Scope::Job(job) => work.start.job == *job,
                Scope::Items(items) => items.contains(&work.start.item),
            })
            // What has no session yet has not begun; a folder goes on where it was.
            .filter(|work| work.session.is_some() && work.start.kind == ItemKind::File)
            .map(|work| work.start.item)
            .collect();
        for item in within {
            if held && running == Stop::AfterFile {
                self.finishing.insert(item);
            } else {
                self.finishing.remove(&item);
            }
        }
        self.hold(what, held);
        self.show.mark(Part::Transfers);
    }

    /// Running items that come to their end though they are held.
    pub(crate) fn finishing_now(&self) -> u32 {
        let held = self.finishing.iter().filter(|item| self.queue.held(**item));
        u32::try_from(held.count()).unwrap_or(u32::MAX)
    }

    /// Held until a time.
    pub(crate) fn start_at(&mut self, job: Option<JobId>, at: Option<i64>) {
        if self.change(Change::StartAt { job, at }).is_none() {
            return;
        }
        if job.is_none() {
            self.paused = self.queue.all_held();
        }
        self.stop_held();
    }

    /// What was chosen for a job when it was asked for; before anything of it can begin.
    pub(crate) fn obey_options(&mut self, job: JobId, options: &JobOptions) {
        let what = Scope::Job(job);
        if options.priority.is_some() {
            let priority = options.priority;
            self.change(Change::SetPriority {
                what: what.clone(),
                priority,
            });
        }
        if options.held {
            self.change(Change::Hold { what, held: true });
        }
        if options.start_at.is_some() {
            self.start_at(Some(job), options.start_at);
        }
    }

    /// Holds and times may be others now.
    pub(crate) fn starts_changed(&mut self) {
        self.starts.known = false;
    }

    /// Lets go what was to begin by now.
    pub(crate) fn start_what_is_due(&mut self) {
        if !self.starts.known {
            let jobs = self.queue.jobs().iter().filter_map(|header| header.start_at);
            self.starts = Starts {
                next: jobs.chain(self.queue.start_at()).min(),
                known: true,
            };
        }
        let now = now_seconds();
        if self.starts.next.is_none_or(|at| at > now) {
            return;
        }
        if self.queue.start_at().is_some_and(|at| at <= now) {
            self.hold(Scope::All, false);
        }
        let due: Vec<JobId> = self
            .queue
            .jobs()
            .iter()
            .filter(|header| header.start_at.is_some_and(|at| at <= now) && header.job.state == JobState::Held)
            .map(|header| header.job.id)
            .collect();
        for job in due {
            self.hold(Scope::Job(job), false);
        }
        self.starts.known = false;
    }

    /// When to look again whether something is to begin.
    pub(crate) fn next_start(&self, now: Instant) -> Option<Instant> {
        if !self.starts.known {
            return Some(now);
        }
        let seconds = self.starts.next?.saturating_sub(now_seconds()).max(0);
        let wait = Duration::from_secs(seconds.unsigned_abs());
        Some(now + wait.min(LOOK_AGAIN))
    }

    /// Sessions of a site for transfers, until a hand says otherwise.
    pub(crate) fn set_site_sessions(&mut self, site: SiteId, sessions: Option<u8>) {
        let sessions = sessions.map(|sessions| sessions.clamp(1, 32));
        self.change(Change::SetSiteSessions { site, sessions });
        self.show.mark(Part::Sites);
    }
}

/// Running items that come to their end though they are held.
pub(crate) type Finishing = BTreeSet<ItemId>;
