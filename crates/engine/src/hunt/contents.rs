//! Contents of two files against each other: the one piece of a comparison that reads files. Each is read by itself, so that
//! many are at a time, each is shown when it is known, and a session that breaks costs no more than the file it was at.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use portolan_remote::{
    Act, Body, Checksum, ChecksumAlgorithm, ChecksumMaker, Entry, EntryKind, ErrorKind, Meter, Remote, RemoteError,
    RemotePath, Retrieve, TransferType,
};

use super::{CompareBy, Frontier, HuntRow, Verdict};
use crate::{local::names, operate::blocking};

/// Two files whose contents decide.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// The path below both folders, for people.
    pub(crate) below: Arc<str>,
    /// The folders that have them, here and there.
    pub(crate) folders: Arc<(PathBuf, RemotePath)>,
    pub(crate) here: Entry,
    pub(crate) there: Entry,
}

impl Pair {
    fn size(&self) -> u64 {
        self.there.size.or(self.here.size).unwrap_or(0)
    }
}

/// How far the reading of contents is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContentsRead {
    /// Files of which the outcome is known.
    pub files: u64,
    /// Files whose contents decide, as far as they are known.
    pub of_files: u64,
    /// Their bytes: read, or spared by a checksum of the server.
    pub bytes: u64,
    /// Bytes of all of them.
    pub of_bytes: u64,
}

impl ContentsRead {
    pub(super) fn add(&mut self, other: Self) {
        self.files += other.files;
        self.of_files += other.of_files;
        self.bytes += other.bytes;
        self.of_bytes += other.of_bytes;
    }
}

/// What those who read count together.
#[derive(Debug, Default)]
pub(super) struct Progress {
    files: AtomicU64,
    of_files: AtomicU64,
    bytes: AtomicU64,
    of_bytes: AtomicU64,
    /// Of what is being read; who is given up takes its bytes along.
    running: Mutex<Vec<Weak<Meter>>>,
}

impl Progress {
    /// One more is to be read.
    pub(super) fn expect(&self, pair: &Pair) {
        self.of_files.fetch_add(1, Ordering::Relaxed);
        self.of_bytes.fetch_add(pair.size(), Ordering::Relaxed);
    }

    /// One was.
    pub(super) fn done(&self, pair: &Pair) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(pair.size(), Ordering::Relaxed);
    }

    fn meter(&self) -> Arc<Meter> {
        let meter = Arc::new(Meter::default());
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.retain(|meter| meter.strong_count() > 0);
        running.push(Arc::downgrade(&meter));
        meter
    }

    pub(super) fn tell(&self) -> ContentsRead {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let moving: u64 = running
            .iter()
            .filter_map(Weak::upgrade)
            .map(|meter| meter.moved())
            .sum();
        let of_bytes = self.of_bytes.load(Ordering::Relaxed);
        ContentsRead {
            files: self.files.load(Ordering::Relaxed),
            of_files: self.of_files.load(Ordering::Relaxed),
            bytes: (self.bytes.load(Ordering::Relaxed) + moving).min(of_bytes),
            of_bytes,
        }
    }
}

/// Do their contents decide? Only those of files can, and only where nothing cheaper has.
pub(super) fn decide(by: CompareBy, verdict: Verdict, here: &Entry, there: &Entry) -> bool {
    let files = here.kind == EntryKind::File && there.kind == EntryKind::File;
    by == CompareBy::Content && verdict == Verdict::Unknown && files
}

/// Finds it out. `Err`: the session is of no more use, and the pair waits for another one.
pub(super) async fn compare(frontier: &Frontier, remote: &dyn Remote, pair: &Pair) -> Result<(), RemoteError> {
    let verdict = match same(frontier, remote, pair).await {
        Ok(true) => Verdict::Same,
        Ok(false) => Verdict::OtherContents,
        Err(error) if error.kind.ends_session() => return Err(error),
        Err(error) => {
            frontier.failed(error);
            Verdict::Unknown
        }
    };
    frontier.found(vec![HuntRow::Compared {
        below: pair.below.clone(),
        folders: pair.folders.clone(),
        here: Some(pair.here.clone()),
        there: Some(pair.there.clone()),
        verdict,
    }]);
    Ok(())
}

/// By a checksum of the server, else every byte is brought here and held against the file.
async fn same(frontier: &Frontier, remote: &dyn Remote, pair: &Pair) -> Result<bool, RemoteError> {
    let here = pair.folders.0.join(names::to_local(&pair.here.name));
    let there = pair.folders.1.join(&pair.there.name);
    frontier.at(frontier.naming.show(&there));
    let local = |error| RemoteError::local(Act::Stat, here.display().to_string(), error);
    if remote.capabilities().checksums.any() {
        match remote.hash(&there, None, None).await {
            Ok(theirs) => {
                let (path, stop) = (here.clone(), frontier.stop.clone());
                let algorithm = theirs.algorithm();
                let ours = blocking(move || sum(&path, algorithm, &stop)).await.map_err(local)?;
                return Ok(ours == theirs);
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            // Not of this file, then.
            Err(_) => {}
        }
    }
    let path = here.clone();
    let open = move || {
        let file = std::fs::File::open(path)?;
        Ok((file.try_clone()?, file))
    };
    let (file, body) = blocking(open).await.map_err(local)?;
    let what = Retrieve {
        path: there,
        body: Body {
            file: body.into(),
            offset: 0,
            compare_until: u64::MAX,
            source_modified: None,
            size: pair.there.size,
            meter: frontier.contents.meter(),
            throttle: Arc::default(),
            kind: TransferType::Image,
        },
        ask_modified: false,
    };
    match remote.retrieve(what).await {
        // All that came is in the file; it may have more, or have grown since it was listed.
        Ok(outcome) => {
            let whole = blocking(move || Ok(file.metadata()?.len())).await.map_err(local)?;
            Ok(whole == outcome.bytes)
        }
        Err(error) if matches!(error.kind, ErrorKind::ContentMismatch | ErrorKind::ResumeMismatch) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Of a file here; given up when nobody waits for it any more.
fn sum(path: &Path, algorithm: ChecksumAlgorithm, stop: &AtomicBool) -> std::io::Result<Checksum> {
    let mut making = ChecksumMaker::new(algorithm);
    let whole = making.add_all(std::fs::File::open(path)?, || !stop.load(Ordering::SeqCst))?;
    whole
        .then(|| making.finish())
        .ok_or_else(|| std::io::ErrorKind::Interrupted.into())
}
