//! The log: a bounded ring for the faces, and a file for those who asked for one.

use std::{
    fs::OpenOptions,
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    },
    thread::JoinHandle,
};

use portolan_trace::{Chunk, Ring, TraceEvent, write_json_line};
use tokio::sync::Notify;

use crate::TraceSink;

/// Events that are kept for the faces (about 10 MiB at most).
const KEPT: usize = 50_000;

/// Events that may wait for the disk before some are left out of the file.
const WAITING: usize = 32_768;

/// The trace file cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("the trace file {} cannot be made: {error}", path.display())]
pub struct TraceFileError {
    /// Which file.
    pub path: PathBuf,
    /// The system's error.
    #[source]
    pub error: io::Error,
}

/// Takes events from every thread.
pub(crate) struct TraceLog {
    ring: Mutex<Ring>,
    file: Option<SyncSender<TraceEvent>>,
    /// Events that did not get into the file, since the disk was too slow.
    missed: AtomicU64,
    /// There is something new.
    pub(crate) changed: Notify,
}

/// The thread that writes the file; ends when its log is gone.
pub(crate) type Writer = JoinHandle<io::Result<()>>;

impl TraceLog {
    /// A log, and the thread that writes its file.
    pub(crate) fn new(file: Option<&Path>) -> Result<(Arc<Self>, Option<Writer>), TraceFileError> {
        let (file, writer) = match file {
            Some(path) => {
                let (sender, writer) = begin_file(path).map_err(|error| TraceFileError {
                    path: path.to_owned(),
                    error,
                })?;
                (Some(sender), Some(writer))
            }
            None => (None, None),
        };
        let log = Self {
            ring: Mutex::new(Ring::new(KEPT)),
            file,
            missed: AtomicU64::new(0),
            changed: Notify::new(),
        };
        Ok((Arc::new(log), writer))
    }

    /// A sink for a session. It keeps the log alive only weakly, so that the file ends with the engine.
    pub(crate) fn sink(self: &Arc<Self>) -> TraceSink {
        let log = Arc::downgrade(self);
        Arc::new(move |event| {
            if let Some(log) = log.upgrade() {
                log.push(event);
            }
        })
    }

    fn push(&self, event: TraceEvent) {
        if let Some(file) = &self.file
            && file.try_send(event.clone()).is_err()
        {
            self.missed.fetch_add(1, Ordering::Relaxed);
        }
        self.ring().push(event);
        self.changed.notify_one();
    }

    /// Everything kept, and how many older events were dropped.
    pub(crate) fn snapshot(&self) -> (Vec<Chunk>, u64) {
        let ring = self.ring();
        (ring.snapshot(), ring.dropped())
    }

    /// Events that are missing in the file.
    pub(crate) fn missed(&self) -> u64 {
        self.missed.load(Ordering::Relaxed)
    }

    pub(crate) fn clear(&self) {
        self.ring().clear();
    }

    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that only this user can read. One that is there is emptied, but its contents never show to others.
fn begin_file(path: &Path) -> io::Result<(SyncSender<TraceEvent>, Writer)> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    let (sender, events) = sync_channel(WAITING);
    let writer = std::thread::Builder::new()
        .name("portolan-trace".to_owned())
        .spawn(move || write_file(BufWriter::new(file), &events))?;
    Ok((sender, writer))
}

/// Writes until the log is gone; flushes whenever there is nothing more to write.
fn write_file(mut out: BufWriter<std::fs::File>, events: &Receiver<TraceEvent>) -> io::Result<()> {
    loop {
        let event = match events.try_recv() {
            Ok(event) => event,
            Err(TryRecvError::Disconnected) => return out.flush(),
            Err(TryRecvError::Empty) => {
                out.flush()?;
                match events.recv() {
                    Ok(event) => event,
                    Err(_) => return out.flush(),
                }
            }
        };
        write_json_line(&mut out, &event)?;
    }
}

#[cfg(test)]
mod tests {
    use std::{fs::Permissions, os::unix::fs::PermissionsExt as _, time::Duration};

    use portolan_trace::{TraceKind, read_json_lines};

    use super::*;

    #[test]
    fn every_event_reaches_the_file_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("trace.jsonl");
        std::fs::write(&path, "old").unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o666)).unwrap();
        let (log, writer) = TraceLog::new(Some(&path)).unwrap();
        let sink = log.sink();
        for seq in 0..2000 {
            sink(TraceEvent {
                session: 1,
                seq,
                at: Duration::ZERO,
                kind: TraceKind::DataOpen { id: 1 },
            });
        }
        let (chunks, dropped) = log.snapshot();
        assert_eq!(
            (chunks.iter().map(|chunk| chunk.len()).sum::<usize>(), dropped),
            (2000, 0)
        );
        drop(log);
        writer.unwrap().join().unwrap().unwrap();
        let events = read_json_lines(io::BufReader::new(std::fs::File::open(&path).unwrap())).unwrap();
        assert_eq!(events.len(), 2000);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
