//! One file from one server to another: what RETR brings goes through a bounded pipe into STOR, and nothing of it is ever
//! on this computer's disk.
//!
//! The pipe ends only after the giving server has confirmed that all of it was sent, so half of a file never gets the final
//! name: where the source breaks, the pipe breaks, and so does the upload.

use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
};

use portolan_remote::{
    Act, Body, ChecksumAlgorithm, Contents, Detail, ErrorKind, Meter, Outcome, Phase, Pipe, Remote, RemoteError,
    RemotePath, Retrieve, Store, Throttle, TransferType,
};

use super::{Task, counterpart::Giving, text};
use crate::operate::blocking;

/// A pipe that is given up with its owner: no thread waits at it for ever.
struct Line(Pipe);

impl Line {
    fn new() -> Self {
        Self(Pipe::new(Pipe::CAPACITY))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.break_off();
    }
}

/// Both servers speak the same type. In TYPE A each of them turns the line ends of the wire into its own, so what the pipe
/// has goes on as it came.
fn body(
    kind: TransferType,
    pipe: &Pipe,
    offset: u64,
    size: Option<u64>,
    meter: Arc<Meter>,
    throttle: Arc<Throttle>,
) -> Body {
    Body {
        file: pipe.clone().into(),
        offset,
        compare_until: 0,
        source_modified: None,
        size,
        meter,
        throttle,
        kind,
    }
}

/// What the giving server does for a transfer that begins at `offset`.
fn give<'a>(
    task: &Task,
    giving: &'a Giving,
    pipe: &Pipe,
    offset: u64,
    size: Option<u64>,
) -> impl Future<Output = Result<Outcome, RemoteError>> + use<'a> {
    let (meter, throttle) = task
        .across()
        .map_or_else(Default::default, |giver| (giver.meter.clone(), giver.throttle.clone()));
    meter.reset();
    giving.remote.retrieve(Retrieve {
        path: giving.path.clone(),
        body: body(task.kind(), pipe, offset, size, meter, throttle),
        ask_modified: false,
    })
}

/// How it is stored, all but the bytes.
pub(super) struct Storing {
    pub(super) path: RemotePath,
    pub(super) temporary: Option<RemotePath>,
    pub(super) replace: bool,
    pub(super) modified: Option<i64>,
    /// They let the owner write.
    pub(super) permissions: Option<u16>,
}

/// Moves what the source has from `offset` on to the other server. `size` is that of the source.
pub(super) async fn store(
    task: &Task,
    giving: &Giving,
    remote: &dyn Remote,
    offset: u64,
    size: u64,
    how: Storing,
) -> Result<Outcome, RemoteError> {
    let line = Line::new();
    let mut gives = Box::pin(give(task, giving, &line.0, offset, Some(size)));
    let mut takes = remote.store(Store {
        path: how.path,
        // How much of a text comes is known when it is there.
        body: task.body(
            Contents::from(line.0.clone()),
            offset,
            Some(size).filter(|_| !task.is_text()),
        ),
        temporary: how.temporary,
        replace: how.replace,
        modified: how.modified,
        permissions: how.permissions,
    });
    let given = tokio::select! {
        given = &mut gives => given,
        // It has not had all of it: the pipe has no end yet.
        taken = &mut takes => {
            let short = || RemoteError::new(ErrorKind::SizeMismatch, Act::Upload)
                .at(task.shown_target())
                .detailed(Detail::CalledWholeEarly);
            return Err(taken.err().unwrap_or_else(short));
        }
    };
    match given.and_then(|given| whole(task, giving, given, offset, size)) {
        Ok(()) => {
            line.0.finish();
            takes.await
        }
        Err(error) => {
            line.0.break_off();
            // It ends without the final name, and its session is as it was for whatever comes next.
            drop(takes.await);
            Err(task.of_source(error))
        }
    }
}

/// Did the giving server send all of it, and is that still what the file has?
fn whole(task: &Task, giving: &Giving, given: Outcome, offset: u64, size: u64) -> Result<(), RemoteError> {
    if task.is_text() {
        return text::all_came(task, &*giving.remote, given.bytes, Some(size));
    }
    let came = offset.saturating_add(given.bytes);
    let wrong = |kind, have: u64| {
        Err(RemoteError::new(kind, Act::Download)
            .at(task.shown_source())
            .detailed(Detail::BytesArrived {
                arrived: came,
                expected: have,
            }))
    };
    match given.confirmed_size {
        Some(now) if now != size => wrong(ErrorKind::SourceChanged, now),
        _ if came != size => wrong(ErrorKind::SizeMismatch, size),
        _ => Ok(()),
    }
}

/// Compares both servers' checksums, by the best that both make. `None` = they have none in common.
pub(super) async fn compared(
    task: &Task,
    giving: &Giving,
    remote: &dyn Remote,
    path: &RemotePath,
) -> Result<Option<(bool, ChecksumAlgorithm)>, RemoteError> {
    let (ours, theirs) = (giving.remote.capabilities().checksums, remote.capabilities().checksums);
    let both = |algorithm: &ChecksumAlgorithm| ours.has(*algorithm) && theirs.has(*algorithm);
    let Some(algorithm) = ChecksumAlgorithm::BY_PREFERENCE.into_iter().find(both) else {
        return Ok(None);
    };
    task.meter.enter(Phase::Verifying);
    let (ours, theirs) = tokio::join!(
        giving.remote.hash(&giving.path, Some(algorithm), None),
        remote.hash(path, Some(algorithm), None),
    );
    let ours = match ours {
        Err(error) if error.kind.ends_session() => return Err(task.of_source(error)),
        ours => ours,
    };
    match (ours, theirs) {
        (_, Err(error)) if error.kind.ends_session() => Err(error),
        (Ok(ours), Ok(theirs)) => Ok(Some((ours == theirs, algorithm))),
        _ => Ok(None),
    }
}

/// The first failure of two transfers, and whether it was that of the source. What comes after it comes of it.
type First = Mutex<Option<(bool, RemoteError)>>;

/// Brings bytes into a pipe, and ends it as the transfer ends.
async fn bring(
    brings: impl Future<Output = Result<Outcome, RemoteError>>,
    pipe: &Pipe,
    of_source: bool,
    first: &First,
) {
    match brings.await {
        Ok(_) => pipe.finish(),
        Err(error) => {
            let mut first = first.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert((of_source, error));
            pipe.break_off();
        }
    }
}

/// Brings both files' bytes from `from` on and compares them. The file of the other server has to end at `to`; ours may go
/// on behind that.
pub(super) async fn same_bytes(
    task: &Task,
    giving: &Giving,
    remote: &dyn Remote,
    path: &RemotePath,
    from: u64,
    to: u64,
) -> Result<Option<bool>, RemoteError> {
    if from > 0 && !(giving.remote.capabilities().resume_retrieve && remote.capabilities().resume_retrieve) {
        return Ok(None);
    }
    task.base.store(from, std::sync::atomic::Ordering::Relaxed);
    task.meter.reset();
    let (ours, theirs) = (Line::new(), Line::new());
    let first = First::default();
    let theirs_come = remote.retrieve(Retrieve {
        path: path.clone(),
        body: body(
            task.kind(),
            &theirs.0,
            from,
            Some(to),
            task.meter.clone(),
            task.throttle.clone(),
        ),
        ask_modified: false,
    });
    let mut coming = Box::pin(async {
        tokio::join!(
            bring(give(task, giving, &ours.0, from, None), &ours.0, true, &first),
            bring(theirs_come, &theirs.0, false, &first),
        )
    });
    let pipes = (ours.0.clone(), theirs.0.clone());
    let mut comparing = Box::pin(blocking(move || alike(&pipes.0, &pipes.1, to - from)));
    let compared = tokio::select! {
        compared = &mut comparing => compared,
        _ = &mut coming => comparing.await,
    };
    drop(coming);
    let failure = first.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (compared, failure) {
        (Ok(same), _) => Ok(Some(same)),
        (Err(_), Some((of_source, error))) => {
            let error = if of_source { task.of_source(error) } else { error };
            match error.kind {
                kind if kind.ends_session() || kind == ErrorKind::Cancelled => Err(error),
                // More bytes, or fewer.
                ErrorKind::ResumeMismatch | ErrorKind::SizeMismatch | ErrorKind::Truncated => Ok(Some(false)),
                _ => Ok(None),
            }
        }
        (Err(error), None) => Err(task.local_error(task.shown_source())(error)),
    }
}

/// Have both pipes the same `length` bytes, and does the second one end there? Blocks.
fn alike(ours: &Pipe, theirs: &Pipe, length: u64) -> std::io::Result<bool> {
    const PIECE: usize = 64 * 1024;
    let (mut one, mut other) = (vec![0; PIECE], vec![0; PIECE]);
    let mut left = length;
    while left > 0 {
        let piece = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let (ours, theirs) = (
            ours.read_full(&mut one[..piece])?,
            theirs.read_full(&mut other[..piece])?,
        );
        if ours != piece || theirs != piece || one[..piece] != other[..piece] {
            return Ok(false);
        }
        left -= piece as u64;
    }
    Ok(theirs.read(&mut other[..1])? == 0)
}
