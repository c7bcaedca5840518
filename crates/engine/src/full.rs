//! A full disk, here or there: what would only fail against it waits until the person has made room.

use std::{collections::BTreeSet, sync::Arc};

use portolan_queue::{Change, Scope};
use portolan_remote::{Direction, ErrorKind, JobId, RemoteError};

use crate::{NoticeKind, engine::Engine, event::Event, local, publish::Part, work::Work};

/// What waits, and why.
#[derive(Debug)]
pub(crate) struct Full {
    pub(crate) error: Arc<RemoteError>,
    jobs: BTreeSet<JobId>,
}

impl Engine {
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
        let (mut ids, mut bytes, mut files) = (BTreeSet::new(), 0, 0);
        for header in jobs {
            ids.insert(header.job.id);
            bytes += header.counts.bytes_waiting;
            files += header.counts.files_waiting;
        }
        let server = self.pool.get(site).map(|state| state.site.endpoint.server().clone());
        let error = match &server {
            Some(server) => error.on(server),
            None => error,
        };
        let first = self.full.is_none();
        let full = self.full.get_or_insert_with(|| Full {
            error: Arc::new(error),
            jobs: BTreeSet::new(),
        });
        let new: Vec<JobId> = ids.difference(&full.jobs).copied().collect();
        full.jobs.extend(&ids);
        let error = full.error.clone();
        for job in new {
            self.change(Change::Hold {
                what: Scope::Job(job),
                held: true,
            });
        }
        self.stop_held();
        self.show.mark(Part::Transfers);
        if first {
            self.tell_full(direction, &error, work.task.job.local_root.clone(), bytes, files);
        }
    }

    fn tell_full(
        &mut self,
        direction: Direction,
        error: &Arc<RemoteError>,
        folder: Arc<std::path::PathBuf>,
        bytes: u64,
        files: u64,
    ) {
        let files = if files == 1 {
            "1 file".to_owned()
        } else {
            format!("{files} files")
        };
        let bytes = size(bytes);
        let server = error.server.as_ref().map(ToString::to_string).unwrap_or_default();
        let out = self.out.clone();
        // A disk that does not answer does not hold the engine.
        self.tasks.spawn_blocking(move || {
            let text = match direction {
                Direction::Download => {
                    let free = local::root::free_bytes(&folder).map_or_else(String::new, |free| {
                        format!(", {} are free", size(free))
                    });
                    format!(
                        "The disk with {} is full: {files} with {bytes} are still to come{free}. Downloads are paused; make \
                         room and resume",
                        folder.display()
                    )
                }
                Direction::Upload => format!(
                    "The disk or the quota of {server} is full: {files} with {bytes} are still to go there. Uploads to it \
                     are paused; make room and resume"
                ),
            };
            // The engine is gone: then nobody reads notices either.
            drop(out.blocking_send(Event::Tell(NoticeKind::Failure, text)));
        });
    }

    /// The person resumes: what waited for room goes on.
    pub(crate) fn resume_full(&mut self) {
        let Some(full) = self.full.take() else { return };
        for job in full.jobs {
            self.change(Change::Hold {
                what: Scope::Job(job),
                held: false,
            });
        }
        self.show.mark(Part::Transfers);
    }
}

/// Bytes in the unit that fits.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["KB", "MB", "GB", "TB", "PB"];
    if bytes < 1000 {
        return format!("{bytes} bytes");
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}
