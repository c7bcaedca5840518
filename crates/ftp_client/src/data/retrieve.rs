//! A file from the server: read here, written by a thread of its own, with two buffers between them.

use std::{
    future::poll_fn,
    io,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::Poll,
    time::Duration,
};

use bytes::BufMut;
use portolan_ftp_proto::DataFailure;
use portolan_remote::{Detail, ErrorKind};
use portolan_trace::Who;
use tokio::{
    io::AsyncReadExt,
    sync::mpsc,
    task::{self, JoinHandle},
    time,
};

use super::{
    Cargo, Ended, answer_end,
    ascii::{LineEnds, turns},
    broken,
    lane::Lane,
    local_file::{holds, write_all_at},
    pacer::Pacer,
    stalled,
};
use crate::{ClientLimits, failure::local_kind, stream::Stream};

/// Size of a buffer: large pieces save system calls (`speed.md`).
pub(super) const CHUNK: usize = 256 * 1024;

pub(super) async fn read(
    stream: &mut Stream,
    cargo: &Arc<Cargo>,
    offset: u64,
    limits: &ClientLimits,
    lane: &Lane,
) -> Result<Ended, DataFailure> {
    let Some(body) = cargo.body() else {
        return Err(lane.failure(ErrorKind::Misuse, Detail::TransferWithoutFile));
    };
    let mut pacer = Pacer::new(body.throttle.clone());
    let mut writer = Writer::start(cargo.clone(), offset);
    let mut buffer = Vec::new();
    let end = loop {
        let most = pacer.allow(CHUNK).await;
        let filled = fill(stream, &mut buffer, most, limits.data_stall).await;
        lane.moved(buffer.len());
        pacer.spend(buffer.len());
        if !buffer.is_empty() {
            match writer.give(buffer).await {
                Some(empty) => buffer = empty,
                None => break Err(None),
            }
        }
        match filled {
            Filled::More => {}
            Filled::End { clean } => break Ok(clean),
            Filled::Stalled => break Err(Some(stalled(lane, limits.data_stall))),
            Filled::Broken(error) => break Err(Some(broken(lane, &error))),
        }
    };
    if end.is_ok() {
        answer_end(stream).await;
    }
    // What arrived is made safe in any case: a broken download goes on from there.
    match (writer.finish().await, end) {
        (Err(Stopped::Disk(error)), _) => {
            let (kind, why) = local_kind(error);
            Err(lane.failure(kind, why))
        }
        (Err(Stopped::Differs(from)), _) => {
            let why = Detail::DiffersFrom { from };
            Err(lane.failure(ErrorKind::ResumeMismatch, why))
        }
        (Ok(()), Ok(clean)) => Ok(Ended { clean, by: Who::Server }),
        (Ok(()), Err(failure)) => Err(failure.unwrap_or_else(|| lane.failure(ErrorKind::LocalIo, Detail::WriterEnded))),
    }
}

/// Bytes that are of no use but for their number; more than `most` are a failure, however many would come.
pub(super) async fn count(
    stream: &mut Stream,
    most: u64,
    limits: &ClientLimits,
    lane: &Lane,
) -> Result<Ended, DataFailure> {
    let (mut buffer, mut came) = (Vec::new(), 0);
    loop {
        let filled = fill(stream, &mut buffer, 4096, limits.data_stall).await;
        lane.moved(buffer.len());
        came += buffer.len() as u64;
        if came > most {
            let why = Detail::MoreThanBytes { most };
            return Err(lane.failure(ErrorKind::TooLarge, why));
        }
        match filled {
            Filled::More => {}
            Filled::End { clean } => {
                answer_end(stream).await;
                return Ok(Ended { clean, by: Who::Server });
            }
            Filled::Stalled => return Err(stalled(lane, limits.data_stall)),
            Filled::Broken(error) => return Err(broken(lane, &error)),
        }
    }
}

pub(super) enum Filled {
    More,
    End { clean: bool },
    Stalled,
    Broken(io::Error),
}

/// Waits for bytes, then takes what else is there already, up to `most`.
pub(super) async fn fill(stream: &mut Stream, buffer: &mut Vec<u8>, most: usize, stall: Duration) -> Filled {
    buffer.clear();
    buffer.reserve_exact(most);
    while buffer.len() < most {
        let first = buffer.is_empty();
        let left = most - buffer.len();
        let mut room = (&mut *buffer).limit(left);
        let reading = stream.read_buf(&mut room);
        let read = if first {
            match time::timeout(stall, reading).await {
                Ok(read) => read,
                Err(_elapsed) => return Filled::Stalled,
            }
        } else {
            match at_once(reading).await {
                Some(read) => read,
                None => return Filled::More,
            }
        };
        match read {
            Ok(0) => return Filled::End { clean: true },
            Ok(_) => {}
            // TLS: the TCP connection ended without `close_notify`.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Filled::End { clean: false },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Filled::Broken(error),
        }
    }
    Filled::More
}

/// The result of a future that is ready, without waiting for it.
async fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    poll_fn(|cx| match future.as_mut().poll(cx) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

/// Why the writing thread ended early.
enum Stopped {
    /// The disk.
    Disk(io::Error),
    /// What came from this byte on is not what the file holds there.
    Differs(u64),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Writes a file on a thread of its own; two buffers go to and fro.
struct Writer {
    full: mpsc::Sender<Vec<u8>>,
    empty: mpsc::Receiver<Vec<u8>>,
    thread: JoinHandle<Result<(), Stopped>>,
    /// A dropped download writes no piece after the one that it is at: somebody may begin the file anew.
    _stop: StopOnDrop,
}

struct StopOnDrop(Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Writer {
    fn start(cargo: Arc<Cargo>, offset: u64) -> Self {
        let (full, pieces) = mpsc::channel(1);
        let (spare, empty) = mpsc::channel(2);
        let stopped = Arc::new(AtomicBool::new(false));
        let stop = StopOnDrop(stopped.clone());
        let thread = task::spawn_blocking(move || write(&cargo, offset, pieces, &spare, &stopped));
        Self {
            full,
            empty,
            thread,
            _stop: stop,
        }
    }

    /// Hands a full buffer over and gets an empty one; `None` when the thread has failed.
    async fn give(&mut self, buffer: Vec<u8>) -> Option<Vec<u8>> {
        self.full.send(buffer).await.ok()?;
        self.empty.recv().await
    }

    /// Waits until everything is written.
    async fn finish(self) -> Result<(), Stopped> {
        drop(self.full);
        self.thread
            .await
            .unwrap_or_else(|error| Err(io::Error::other(error).into()))
    }
}

fn write(
    cargo: &Cargo,
    mut offset: u64,
    mut pieces: mpsc::Receiver<Vec<u8>>,
    spare: &mpsc::Sender<Vec<u8>>,
    stopped: &AtomicBool,
) -> Result<(), Stopped> {
    let Some(body) = cargo.body() else { return Ok(()) };
    let mut ends = turns(body).then(LineEnds::default);
    // The second buffer: one is read into while the other is written. Nobody may be left to take it.
    let _reader_gone = spare.blocking_send(Vec::new());
    while let Some(piece) = pieces.blocking_recv() {
        if stopped.load(Ordering::Relaxed) {
            return Ok(());
        }
        let turned = ends.as_mut().map(|ends| ends.arriving(&piece));
        let bytes = turned.as_ref().unwrap_or(&piece);
        // What a broken transfer has left is compared; only what is new is written.
        let known = body.compare_until.saturating_sub(offset).min(bytes.len() as u64) as usize;
        let (known, new) = bytes.split_at(known);
        if !holds(&body.file, known, offset)? {
            return Err(Stopped::Differs(offset));
        }
        write_all_at(&body.file, new, offset + known.len() as u64)?;
        offset += bytes.len() as u64;
        body.meter.add(piece.len() as u64);
        let _reader_gone = spare.blocking_send(piece);
    }
    match ends.as_mut().map(LineEnds::finish) {
        Some(rest) if !rest.is_empty() => Ok(write_all_at(&body.file, rest, offset)?),
        _ => Ok(()),
    }
}
