//! The side that has the queue. Each caller is a face like any other: it sends requests and looks at what is published.

use std::{
    ffi::OsString,
    io,
    os::unix::{
        ffi::OsStringExt as _,
        fs::PermissionsExt as _,
        net::{UnixListener as StdListener, UnixStream as StdStream},
    },
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use portolan_queue::{
    ItemState, Origin,
    db::{HistoryError, HistoryRow, read_history},
};
use portolan_remote::{ErrorKind, FileName, JobId, RemoteError, RemotePath, SiteId};
use portolan_sites::{Secret, Site, site_from_words};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{UnixListener, UnixStream},
    sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch},
    task::{JoinHandle, JoinSet},
    time::timeout,
};

use super::{Addition, Ask, Asked, HistoryTold, JobEnd, LONGEST, PAGE, QueueRow, Reply, Status, VERSION, told};
use crate::{ConnectionState, DoneRow, Enqueue, Finish, JobOptions, Place, Published, Request, RequestId, Waker};

/// Callers at a time; more wait.
const CALLERS: usize = 16;

/// When the engine ends, a question that was asked already is here within this time.
const LAST_WORDS: Duration = Duration::from_millis(100);

/// Numbers of requests of callers; those of the face itself are small.
const REQUESTS: u64 = 1 << 63;

/// What serving needs.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) requests: mpsc::WeakSender<Request>,
    pub(crate) published: Published,
    /// The file of the queue.
    pub(crate) queue: PathBuf,
    /// Brings the window to the front, if there is one.
    pub(crate) raise: Option<Waker>,
    pub(crate) next: Arc<AtomicU64>,
}

fn socket(queue: &Path) -> PathBuf {
    queue.with_extension("sock")
}

/// The address of a socket is short. A long path is gone by the open folder, where the system has such paths.
fn with_address<T>(path: &Path, with: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    const LONGEST_ADDRESS: usize = 100;
    if path.as_os_str().len() <= LONGEST_ADDRESS {
        return with(path);
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let folder = std::fs::File::open(folder)?;
    let number = std::os::fd::AsRawFd::as_raw_fd(&folder);
    with(&Path::new("/proc/self/fd").join(number.to_string()).join(name))
}

/// Opens the door of a queue whose lock the caller holds.
pub(crate) fn listen(queue: &Path) -> io::Result<StdListener> {
    let path = socket(queue);
    // Ours of an earlier run, or nobody's: we have the lock.
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let listener = with_address(&path, |address| StdListener::bind(address))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Knocks at the door of a queue.
pub(super) fn connect(queue: &Path) -> io::Result<StdStream> {
    with_address(&socket(queue), |address| StdStream::connect(address))
}

/// An open door.
pub(crate) struct Door {
    ends: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Door {
    /// Serves callers from now on, until it is closed.
    pub(crate) fn open(listener: StdListener, desk: Desk) -> Self {
        let (ends, ending) = watch::channel(false);
        let serving = tokio::spawn(serve(listener, desk, Ending(ending)));
        Self { ends, serving }
    }

    /// Answers whoever has come, and then nobody any more.
    pub(crate) async fn close(self) {
        self.ends.send_replace(true);
        // It can only have panicked: then nobody is served either.
        drop(self.serving.await);
    }
}

/// Does the engine end?
#[derive(Clone)]
struct Ending(watch::Receiver<bool>);

impl Ending {
    /// Comes when it does.
    async fn comes(&mut self) {
        // Without an engine that could say so it has ended.
        drop(self.0.wait_for(|ends| *ends).await);
    }
}

async fn serve(listener: StdListener, desk: Desk, ending: Ending) {
    let Ok(listener) = UnixListener::from_std(listener) else {
        return;
    };
    // Who we are: the one at the other end of a pair of our own.
    let own = UnixStream::pair().and_then(|(one, _other)| one.peer_cred());
    let Ok(own) = own.map(|own| own.uid()) else { return };
    let room = Arc::new(Semaphore::new(CALLERS));
    let mut callers = JoinSet::new();
    let receive = |callers: &mut JoinSet<()>, stream: UnixStream, place: Option<OwnedSemaphorePermit>| {
        if stream.peer_cred().is_ok_and(|peer| peer.uid() == own) {
            let (desk, ending) = (desk.clone(), ending.clone());
            callers.spawn(async move {
                // The caller is gone: then nobody wants the rest.
                drop(desk.caller(stream, ending).await);
                drop(place);
            });
        }
    };
    let mut ends = ending.clone();
    loop {
        let next = async {
            let place = room.clone().acquire_owned().await.ok();
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            next = next => next,
            () = ends.comes() => break,
        };
        let Ok((stream, _)) = accepted else {
            // Too many open files, most likely; whoever knocks tries again.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        while callers.try_join_next().is_some() {}
        receive(&mut callers, stream, place);
    }
    // Who has knocked already is told too.
    while let Ok(Ok((stream, _))) = timeout(LAST_WORDS, listener.accept()).await {
        receive(&mut callers, stream, None);
    }
    drop(listener);
    while callers.join_next().await.is_some() {}
}

fn is_ending() -> Reply {
    refused("Portolan is ending")
}

fn refused(why: impl Into<String>) -> Reply {
    Reply::Refused {
        kind: None,
        why: why.into(),
    }
}

fn failed(error: &RemoteError) -> Reply {
    Reply::Refused {
        kind: Some(error.kind),
        why: error.to_string(),
    }
}

impl Desk {
    async fn caller(self, stream: UnixStream, mut ending: Ending) -> io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read);
        loop {
            let mut line = String::new();
            let mut rest = (&mut lines).take(LONGEST);
            let read = {
                let mut reading = std::pin::pin!(rest.read_line(&mut line));
                tokio::select! {
                    biased;
                    read = &mut reading => read?,
                    () = ending.comes() => timeout(LAST_WORDS, reading).await.unwrap_or(Ok(0))?,
                }
            };
            if read == 0 {
                return Ok(());
            }
            let reply = match serde_json::from_str::<Asked>(&line) {
                Ok(asked) if asked.version == VERSION => tokio::select! {
                    biased;
                    reply = self.reply(asked.ask) => reply,
                    () = ending.comes() => is_ending(),
                },
                Ok(asked) => refused(format!(
                    "this Portolan speaks version {VERSION} of the words about the queue, and not {}",
                    asked.version
                )),
                Err(error) => refused(format!("the question is not understood: {error}")),
            };
            let mut line = serde_json::to_vec(&reply).map_err(io::Error::other)?;
            line.push(b'\n');
            write.write_all(&line).await?;
        }
    }

    async fn reply(&self, ask: Ask) -> Reply {
        match ask {
            Ask::Raise => match &self.raise {
                Some(raise) => {
                    raise();
                    Reply::Done
                }
                None => Reply::NoWindow,
            },
            Ask::Status => Reply::Status(self.status()),
            Ask::List { from } => Reply::Rows(self.rows(from)),
            Ask::History { before } => self.history(before).await,
            Ask::Add(addition) => self.add(*addition).await,
            Ask::Wait(job) => self.wait(job).await,
            Ask::Start => self.done(Request::PauseAll(false)).await,
            Ask::Pause => self.done(Request::PauseAll(true)).await,
            Ask::Retry => self.done(Request::RetryAllFailed).await,
            Ask::ClearFailed => self.done(Request::ClearFailed).await,
            Ask::ClearAll => {
                let jobs: Vec<JobId> = self
                    .published
                    .queue
                    .borrow()
                    .jobs()
                    .iter()
                    .map(|job| job.job.id)
                    .collect();
                for job in jobs {
                    let reply = self.done(Request::RemoveJob(job)).await;
                    if !matches!(reply, Reply::Done) {
                        return reply;
                    }
                }
                Reply::Done
            }
            Ask::ClearDone => self.done(Request::ClearDone).await,
            Ask::Export(path) => self.with_file(path, Request::ExportQueue).await,
            Ask::Import(path) => self.with_file(path, Request::ImportQueue).await,
            Ask::ExportFailures(path) => self.with_file(path, Request::ExportFailures).await,
        }
    }

    async fn send(&self, request: Request) -> Result<(), Reply> {
        let requests = self.requests.upgrade().ok_or_else(is_ending)?;
        requests.send(request).await.ok().ok_or_else(is_ending)
    }

    /// Sends a request and waits for its end.
    async fn run(&self, request: Request) -> Result<Finish, Reply> {
        let number = RequestId(REQUESTS + self.next.fetch_add(1, Ordering::Relaxed));
        let mut finished = self.published.finished.clone();
        self.send(Request::Tracked(number, Box::new(request))).await?;
        loop {
            let end = {
                let ended = finished.borrow_and_update();
                ended.iter().find(|end| end.request == number).cloned()
            };
            match end {
                Some(end) => return end.result.map_err(|error| failed(&error)),
                None => finished.changed().await.ok().ok_or_else(is_ending)?,
            }
        }
    }

    /// A path is a whole one, or it would be another one here than where it was typed.
    async fn with_file(&self, path: Vec<u8>, request: fn(PathBuf) -> Request) -> Reply {
        let path = PathBuf::from(OsString::from_vec(path));
        if path.is_absolute() {
            self.done(request(path)).await
        } else {
            refused("the whole path of the file is needed")
        }
    }

    async fn done(&self, request: Request) -> Reply {
        match self.run(request).await {
            Ok(_) => Reply::Done,
            Err(reply) => reply,
        }
    }

    fn status(&self) -> Status {
        let (queue, transfers) = (
            self.published.queue.borrow().clone(),
            self.published.transfers.borrow().clone(),
        );
        Status::of(&queue, &transfers)
    }

    fn rows(&self, from: usize) -> Vec<QueueRow> {
        rows(&self.published, from)
    }

    async fn history(&self, before: Option<i64>) -> Reply {
        let path = self.queue.clone();
        match tokio::task::spawn_blocking(move || history(&path, before)).await {
            Ok(Ok(rows)) => Reply::History(rows),
            Ok(Err(error)) => refused(error.to_string()),
            Err(error) => refused(error.to_string()),
        }
    }

    async fn add(&self, addition: Addition) -> Reply {
        match self.try_add(addition).await {
            Ok(job) => Reply::Job(job),
            Err(reply) => reply,
        }
    }

    async fn try_add(&self, addition: Addition) -> Result<JobId, Reply> {
        let site = site_from_words(&addition.site).map_err(refused)?;
        let source = addition.source.as_deref().map(site_from_words);
        let source = source.transpose().map_err(refused)?;
        let id = site.id;
        let place = |bytes: Vec<u8>, site: Option<SiteId>| match site {
            Some(site) => Place::Remote(site, RemotePath::new(bytes)),
            None => Place::Local(OsString::from_vec(bytes).into()),
        };
        let up = addition.direction == portolan_remote::Direction::Upload || source.is_some();
        let from = source.as_ref().map(|source| source.id).or((!up).then_some(id));
        let rename = addition.rename.map(|name| FileName::parse(&name)).transpose();
        let enqueue = Request::Enqueue(Enqueue {
            direction: addition.direction,
            site: id,
            sources: addition.sources.into_iter().map(|path| place(path, from)).collect(),
            target: place(addition.target, up.then_some(id)),
            rename: rename.map_err(|error| refused(error.to_string()))?,
            policy: addition.policy,
            origin: Origin::CommandLine,
            options: JobOptions {
                folders: addition.folders,
                verify: addition.verify,
                remove_source: addition.remove_source,
                keep_permissions: addition.keep_permissions,
                file_type: addition.file_type,
                priority: addition.priority,
                start_at: addition.start_at,
                ..JobOptions::default()
            },
        });
        if let Some(source) = source {
            self.reach(source, addition.source_password).await?;
            // Where a log-on there ends is known only then.
            self.reach(site, addition.password).await?;
            self.is_connected(id).await?;
        } else {
            self.reach(site, addition.password).await?;
        }
        match self.run(enqueue).await? {
            Finish::Job(job) => Ok(job),
            _ => Err(refused("there is nothing to do")),
        }
    }

    /// Connects to a site, unless it is connected or on the way.
    async fn reach(&self, site: Site, password: Option<String>) -> Result<(), Reply> {
        let id: SiteId = site.id;
        let state = self.published.sites.borrow().get(&id).map(|site| site.state.clone());
        if matches!(
            state,
            Some(ConnectionState::Connected | ConnectionState::Connecting(_) | ConnectionState::Asking)
        ) {
            return Ok(());
        }
        let secret = password.map(Secret::new);
        let site = Box::new(site);
        self.send(Request::Connect { site, secret }).await
    }

    /// Waits until a site is connected, or cannot be.
    async fn is_connected(&self, id: SiteId) -> Result<(), Reply> {
        let mut sites = self.published.sites.clone();
        loop {
            let state = sites.borrow_and_update().get(&id).map(|site| site.state.clone());
            match state {
                Some(ConnectionState::Connected) => return Ok(()),
                Some(ConnectionState::Failed(error)) => return Err(failed(&error)),
                _ => {}
            }
            if sites.changed().await.is_err() {
                return Err(is_ending());
            }
        }
    }

    async fn wait(&self, job: JobId) -> Reply {
        let mut queue = self.published.queue.clone();
        loop {
            let waits = {
                let queue = queue.borrow_and_update();
                queue
                    .job(job)
                    .is_some_and(|header| header.counts.files_waiting + header.counts.folders_waiting > 0)
            };
            if !waits {
                return Reply::Ended(end_of(&self.published, job));
            }
            if queue.changed().await.is_err() {
                return is_ending();
            }
        }
    }
}

impl Status {
    /// What is published, in numbers.
    pub fn of(queue: &portolan_queue::QueueSnapshot, transfers: &crate::Transfers) -> Self {
        let counts = queue.counts();
        Self {
            rows: queue.len(),
            files_waiting: counts.files_waiting,
            folders_waiting: counts.folders_waiting,
            bytes_waiting: counts.bytes_waiting,
            held: counts.held,
            failed: counts.failed,
            running: transfers.running.len(),
            paused: transfers.paused,
        }
    }
}

/// At most [`PAGE`] rows of what is published, from this place on.
pub fn rows(published: &Published, from: usize) -> Vec<QueueRow> {
    let queue = published.queue.borrow().clone();
    let transfers = published.transfers.borrow().clone();
    let sites = published.sites.borrow().clone();
    (from..queue.len().min(from.saturating_add(PAGE)))
        .filter_map(|at| queue.row(at))
        .map(|row| {
            let url = |site: SiteId| sites.get(&site).map(|site| site.site.url()).unwrap_or_default();
            let ends = [Some(url(row.site)), row.source.map(url)];
            let running = transfers.running.iter().any(|running| running.item == row.item);
            told(&row, ends, running, &queue)
        })
        .collect()
}

/// At most [`PAGE`] files that are done and older than the row `before`, the newest first; from the file of the queue. Blocks.
pub fn history(queue: &Path, before: Option<i64>) -> Result<Vec<HistoryTold>, HistoryError> {
    let rows = read_history(queue, before, PAGE)?;
    let told = |row: HistoryRow| {
        let done = DoneRow::from(row.clone());
        HistoryTold {
            id: row.id,
            item: row.item.0,
            job: row.job.0,
            source: row.source.map(|source| source.0),
            direction: row.direction,
            name: row.name.to_string(),
            destination: row.destination.to_string(),
            size: row.size,
            milliseconds: u64::try_from(row.took.as_millis()).unwrap_or(u64::MAX),
            when: row.when,
            skipped: row.skipped,
            verified: done.verified,
            not_kept: done.not_kept,
        }
    };
    Ok(rows.into_iter().map(told).collect())
}

/// How a job ended, as far as it is still known.
fn end_of(published: &Published, job: JobId) -> JobEnd {
    let mut end = JobEnd::default();
    for row in published.done.borrow().iter().filter(|row| row.job == job) {
        if row.skipped {
            end.skipped += 1;
        } else {
            end.files += 1;
            end.bytes += row.size;
        }
    }
    let queue = published.queue.borrow().clone();
    let failures = (0..queue.failed_len()).filter_map(|at| queue.failed_row(at));
    for row in failures.filter(|row| row.job == job) {
        end.failed += 1;
        if let ItemState::Failed(failed) | ItemState::Partial(failed) = row.state {
            let _first: &mut ErrorKind = end.kind.get_or_insert(failed.error.kind);
        }
    }
    end
}
