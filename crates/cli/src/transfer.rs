//! Waits for a job, shows how far it is, and says how it ended.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};
use portolan_engine::{
    ConnectionState, Enqueue, Finish, JobOptions, Place, Request, Verified,
    door::{Addition, Ask, JobEnd, Reply},
};
use portolan_queue::{ConflictPolicy, ItemState, Origin};
use portolan_remote::{Act, Direction, ErrorKind, FileName, JobId, RemoteError, SiteId};
use portolan_sites::{Site, site_to_words};
use serde_json::json;

use crate::{
    commands::queue::ask,
    exit::{Exit, Stop},
    face::Face,
    printer::{size, visible},
};

/// What is to be moved.
pub(crate) struct Move {
    pub(crate) direction: Direction,
    /// From one server to another, the one that gets the files.
    pub(crate) site: Site,
    /// From one server to another, the one that gives them.
    pub(crate) source: Option<Site>,
    pub(crate) sources: Vec<Place>,
    pub(crate) target: Place,
    pub(crate) rename: Option<FileName>,
    pub(crate) policy: ConflictPolicy,
    pub(crate) options: JobOptions,
}

/// How a job ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) files: u64,
    pub(crate) bytes: u64,
    pub(crate) skipped: u64,
    pub(crate) failed: u64,
    pub(crate) took: Duration,
}

impl Move {
    /// Enqueues it: here, or with whoever has the queue.
    pub(crate) fn add(self, face: &Face) -> Result<JobId, Stop> {
        if let Some(client) = &face.holder {
            let addition = Ask::Add(Box::new(self.addition(face)));
            return match ask(face.printer, &mut client.borrow_mut(), addition)? {
                Reply::Job(job) => Ok(job),
                _ => Err(Stop(Exit::Failed)),
            };
        }
        let request = Request::Enqueue(Enqueue {
            direction: self.direction,
            site: self.site.id,
            sources: self.sources,
            target: self.target,
            rename: self.rename,
            policy: self.policy,
            origin: Origin::CommandLine,
            options: JobOptions {
                folders: self.options.folders,
                verify: self.options.verify,
                remove_source: self.options.remove_source,
                keep_permissions: self.options.keep_permissions,
                file_type: self.options.file_type,
                ..face.job.clone()
            },
        });
        match face.run(request) {
            Ok(Finish::Job(job)) => Ok(job),
            Ok(_) => Err(Stop(Exit::Failed)),
            Err(error) => Err(Stop(face.refused().unwrap_or_else(|| face.printer.failure(&error)))),
        }
    }

    fn addition(&self, face: &Face) -> Addition {
        let bytes = |place: &Place| match place {
            Place::Local(path) => path.as_os_str().as_encoded_bytes().to_vec(),
            Place::Remote(_, path) => path.as_bytes().to_vec(),
        };
        Addition {
            site: site_to_words(&self.site),
            password: face.secret.as_ref().map(|secret| secret.expose().to_owned()),
            direction: self.direction,
            source: self.source.as_ref().map(site_to_words),
            source_password: face.source_secret.as_ref().map(|secret| secret.expose().to_owned()),
            sources: self.sources.iter().map(bytes).collect(),
            target: bytes(&self.target),
            rename: self.rename.as_ref().map(|name| name.as_bytes().to_vec()),
            policy: self.policy,
            folders: self.options.folders.clone(),
            verify: self.options.verify,
            remove_source: self.options.remove_source,
            keep_permissions: self.options.keep_permissions,
            file_type: self.options.file_type,
            priority: face.job.priority,
            start_at: face.job.start_at,
        }
    }

    /// Enqueues it, waits for its end, and says how it ended.
    pub(crate) fn run(self, face: &Face) -> Result<Summary, Stop> {
        let begun = std::time::Instant::now();
        let verb = self.verb();
        let sites = self.sites();
        let job = self.add(face)?;
        let mut all = Ends::default();
        all.wait(face, job, &sites)?;
        all.tell(face, verb, begun.elapsed())
    }

    fn verb(&self) -> &'static str {
        match (self.direction, &self.source) {
            (Direction::Upload, Some(_)) => "copied",
            (Direction::Upload, None) => "uploaded",
            (Direction::Download, _) => "downloaded",
        }
    }

    fn sites(&self) -> Vec<SiteId> {
        std::iter::once(&self.site)
            .chain(&self.source)
            .map(|site| site.id)
            .collect()
    }
}

/// Enqueues all of them, waits for their end, and says how each way ended.
pub(crate) fn run_all(face: &Face, moves: Vec<Move>) -> Result<(), Stop> {
    let begun = std::time::Instant::now();
    let mut jobs = Vec::with_capacity(moves.len());
    for wanted in moves {
        let (verb, sites) = (wanted.verb(), wanted.sites());
        jobs.push((verb, sites, wanted.add(face)?));
    }
    let mut ways: BTreeMap<&'static str, Ends> = BTreeMap::new();
    for (verb, sites, job) in jobs {
        let ends = ways.entry(verb).or_default();
        if ends.lost.is_none() {
            ends.wait(face, job, &sites)?;
        }
    }
    let mut result = Ok(());
    for (verb, ends) in ways {
        let told = ends.tell(face, verb, begun.elapsed()).map(drop);
        result = result.and(told);
    }
    result
}

/// How jobs ended, together.
#[derive(Default)]
struct Ends {
    summary: Summary,
    worst: Option<Exit>,
    lost: Option<Arc<RemoteError>>,
}

impl Ends {
    /// Waits for the end of one more.
    fn wait(&mut self, face: &Face, job: JobId, sites: &[SiteId]) -> Result<(), Stop> {
        let (summary, worst) = if let Some(client) = &face.holder {
            let Reply::Ended(end) = ask(face.printer, &mut client.borrow_mut(), Ask::Wait(job))? else {
                return Err(Stop(Exit::Failed));
            };
            let worst = end.kind.map(|kind| Exit::from(&RemoteError::new(kind, Act::Connect)));
            (Summary::from(end), worst)
        } else {
            self.lost = wait_for(face, job, sites).err();
            let mut summary = done_rows(face, job)?;
            let worst = failed_rows(face, job, &mut summary);
            (summary, worst)
        };
        self.summary.files += summary.files;
        self.summary.bytes += summary.bytes;
        self.summary.skipped += summary.skipped;
        self.summary.failed += summary.failed;
        self.worst = self.worst.or(worst);
        Ok(())
    }

    /// Says what came of them.
    fn tell(self, face: &Face, verb: &str, took: Duration) -> Result<Summary, Stop> {
        let Self {
            mut summary,
            worst,
            lost,
        } = self;
        summary.took = took;
        face.printer.line(&summary.words(verb))?;
        face.printer.record(&json!({
            "event": "summary", "files": summary.files, "bytes": summary.bytes, "skipped": summary.skipped,
            "failed": summary.failed, "seconds": summary.took.as_secs_f64(),
        }))?;
        if let Some(error) = lost {
            if !matches!(error.kind, ErrorKind::LocalFull | ErrorKind::ServerFull) {
                face.printer
                    .note(&format!("given up after {RECONNECTS} tries to connect again"));
            }
            return Err(Stop(face.printer.failure(&error)));
        }
        match worst {
            None if face.refused().is_some() => Err(Stop(face.refused().unwrap_or(Exit::Failed))),
            None => Ok(summary),
            Some(exit) => Err(Stop(exit)),
        }
    }
}

impl From<JobEnd> for Summary {
    fn from(end: JobEnd) -> Self {
        Self {
            files: end.files,
            bytes: end.bytes,
            skipped: end.skipped,
            failed: end.failed,
            took: Duration::ZERO,
        }
    }
}

impl Summary {
    /// What came of it, in one line.
    fn words(&self, verb: &str) -> String {
        let seconds = self.took.as_secs_f64();
        let mut text = match self.files {
            0 => format!("nothing {verb}"),
            files => format!(
                "{verb} {files} file{} ({}) in {seconds:.1} s, {}/s",
                if files == 1 { "" } else { "s" },
                size(self.bytes),
                size((self.bytes as f64 / seconds.max(0.001)) as u64),
            ),
        };
        for (count, what) in [(self.skipped, "skipped"), (self.failed, "failed")] {
            if count > 0 {
                text.extend([", ", &count.to_string(), " ", what]);
            }
        }
        text
    }
}

/// How often in a row a lost connection is tried again before a command line gives up. The window never does: a person
/// sees it and may be away for the night. The engine waits longer from try to try, so this is some minutes.
const RECONNECTS: u32 = 5;

/// Nothing of the job waits or runs any more, or the person said no to a question of it. An error when the server does
/// not come back.
fn wait_for(face: &Face, job: JobId, ids: &[SiteId]) -> Result<(), Arc<RemoteError>> {
    let mut reconnects: Vec<Reconnects> = ids.iter().map(|_| Reconnects::default()).collect();
    let mut waiting_told = None;
    let published = face.engine().published();
    let bar = face.printer.interactive().then(progress_bar);
    let end = face.wait(|| {
        let mut each = reconnects.iter_mut().zip(ids);
        if let Some(error) = each.find_map(|(tries, site)| tries.look(face, *site)) {
            return Some(Err(error));
        }
        let waiting = {
            let sites = published.sites.borrow();
            ids.iter().find_map(|site| sites.get(site)?.waiting.clone())
        };
        if let Some(limit) = waiting.filter(|limit| waiting_told.as_ref() != Some(limit)) {
            face.printer.note(&visible(&limit.to_string()));
            waiting_told = Some(limit);
        }
        let transfers = published.transfers.borrow().clone();
        if let Some(error) = &transfers.full {
            return Some(Err(Arc::clone(error)));
        }
        if let Some(bar) = &bar {
            let done = transfers.fraction.unwrap_or(1.0);
            bar.set_position((f64::from(done) * 1000.0) as u64);
            let running = transfers
                .running
                .first()
                .map(|transfer| words(transfer.phase))
                .unwrap_or_default();
            let left = transfers
                .time_left
                .map_or_else(String::new, |left| format!(", {} s left", left.as_secs()));
            bar.set_message(format!(
                "{}/s, {} file{} left{}{left}  {running}",
                size(transfers.upload_speed + transfers.download_speed),
                transfers.files_left,
                if transfers.files_left == 1 { "" } else { "s" },
                if transfers.counting { " so far" } else { "" },
            ));
        }
        let queue = published.queue.borrow().clone();
        let waiting = queue
            .jobs()
            .iter()
            .any(|header| header.job.id == job && (header.counts.files_waiting + header.counts.folders_waiting > 0));
        let running = transfers.running.iter().any(|transfer| transfer.job == job);
        (face.refused().is_some() || !(waiting || running)).then_some(Ok(()))
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    end
}

/// Counts the tries to connect again, and tells of each.
#[derive(Default)]
struct Reconnects {
    tries: u32,
    last: Option<Arc<RemoteError>>,
}

impl Reconnects {
    /// The error, when there were too many in a row.
    fn look(&mut self, face: &Face, site: SiteId) -> Option<Arc<RemoteError>> {
        let sites = face.engine().published().sites.borrow().clone();
        match &sites.get(&site)?.state {
            ConnectionState::Connected => *self = Self::default(),
            ConnectionState::Retrying(after, error)
                if !self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, error)) =>
            {
                self.tries += 1;
                self.last = Some(Arc::clone(error));
                if self.tries > RECONNECTS {
                    return Some(Arc::clone(error));
                }
                let seconds = after.as_secs_f32().ceil();
                face.printer.note(&format!(
                    "{error}; trying again in {seconds} s ({} of {RECONNECTS})",
                    self.tries
                ));
            }
            _ => {}
        }
        None
    }
}

fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(1000);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3}%  {msg}") {
        bar.set_style(style);
    }
    bar
}

fn words(phase: portolan_remote::Phase) -> &'static str {
    use portolan_remote::Phase as P;
    match phase {
        P::WaitingForSlot => "waiting for a session",
        P::NextInLine => "next on its session",
        P::Connecting => "connecting",
        P::Securing => "making TLS",
        P::LoggingIn => "logging in",
        P::OpeningData => "opening a data connection",
        P::Moving => "moving",
        P::AwaitingConfirmation => "waiting for the server to confirm",
        P::Verifying => "verifying",
        P::Finishing => "finishing",
    }
}

/// How a file was checked, in a word.
fn checked(verified: Verified) -> String {
    match verified {
        Verified::Size => "size".to_owned(),
        Verified::ConfirmedOnly => "confirmedonly".to_owned(),
        Verified::Checksum(algorithm) => algorithm.name().to_ascii_lowercase(),
        Verified::ReadBack => "read-back".to_owned(),
        Verified::Text => "text".to_owned(),
    }
}

fn done_rows(face: &Face, job: JobId) -> Result<Summary, Stop> {
    let done = face.engine().published().done.borrow().clone();
    let mut summary = Summary::default();
    for row in done.iter().filter(|row| row.job == job) {
        if row.skipped {
            summary.skipped += 1;
        } else {
            summary.files += 1;
            summary.bytes += row.size;
        }
        face.printer.record(&json!({
            "event": if row.skipped { "skipped" } else { "done" }, "name": &*row.name, "to": &*row.destination, "size": row.size,
            "verified": checked(row.verified), "not_kept": row.not_kept,
        }))?;
    }
    Ok(summary)
}

/// Prints what failed; gives the exit code of the first failure.
fn failed_rows(face: &Face, job: JobId, summary: &mut Summary) -> Option<Exit> {
    let queue = face.engine().published().queue.borrow().clone();
    let mut first = None;
    for at in 0..queue.failed_len() {
        let Some(row) = queue.failed_row(at).filter(|row| row.job == job) else {
            continue;
        };
        let (ItemState::Failed(failed) | ItemState::Partial(failed)) = &row.state else {
            continue;
        };
        summary.failed += 1;
        if failed.error.path.is_none() {
            face.printer.note(&format!("{}:", visible(&row.name)));
        }
        let exit = face.printer.failure(&failed.error);
        first.get_or_insert(exit);
    }
    first
}

/// An absolute local path, so that the engine does not depend on the current folder.
pub(crate) fn absolute(path: &std::path::Path) -> Result<PathBuf, std::io::Error> {
    std::path::absolute(path)
}
