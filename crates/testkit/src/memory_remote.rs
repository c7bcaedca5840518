//! A server in memory behind the trait [`Remote`]: for everything above the protocol.
//!
//! Failures and delays are given, never left to chance: a [`Fault`] says which call fails how, a [`Latch`] holds calls
//! until the test lets them go. Nothing sleeps.

use std::{
    io,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::SystemTime,
};

use portolan_remote::{
    Act, Body, BoxFuture, Capabilities, Checksum, ChecksumAlgorithm, ChecksumMaker, Contents, DataMode, Entry,
    ErrorKind, Listing, ListingSink, Made, Outcome, Permissions, Phase, Remote, RemoteError, RemotePath, Retrieve,
    SessionFacts, SessionId, Space, Store, TransferType,
};

mod latch;
mod lines;
mod local_end;
mod server;
mod tree;

pub use latch::Latch;
use latch::Latches;
pub use server::MemoryServer;
use server::Shared;

/// Bytes that a transfer moves before it looks at faults and latches again.
const CHUNK: usize = 16 * 1024;

/// A failure to come.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Which sort of call fails.
    pub act: Act,
    /// Only calls for this path (the final one, for uploads); `None` = any.
    pub path: Option<RemotePath>,
    /// How it fails. Kinds that end a session end it.
    pub kind: ErrorKind,
    /// Transfers: after so many bytes of this call have moved.
    pub after: u64,
    /// How many calls fail before all is well again.
    pub times: u32,
    /// Everything is done, and only the word of it is lost: of an upload, a rename, a change of attributes.
    pub late: bool,
}

impl Fault {
    /// The next call of this sort fails, before it does anything.
    pub fn next(act: Act, kind: ErrorKind) -> Self {
        Self {
            act,
            path: None,
            kind,
            after: 0,
            times: 1,
            late: false,
        }
    }

    /// Only for this path.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        self.path = Some(RemotePath::new(path));
        self
    }

    /// Transfers: after so many bytes.
    #[must_use]
    pub fn after(mut self, bytes: u64) -> Self {
        self.after = bytes;
        self
    }

    /// Uploads: the file gets its final name, and only the word of it is lost.
    #[must_use]
    pub fn late(mut self) -> Self {
        self.late = true;
        self
    }

    /// So many calls fail.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }
}

/// One session on a [`MemoryServer`].
#[derive(Debug)]
pub struct MemoryRemote {
    shared: Arc<Shared>,
    id: SessionId,
    alive: AtomicBool,
    generation: u64,
    /// Data connections that the server still takes on this session; `None` = any number.
    tickets: Option<AtomicUsize>,
}

impl MemoryRemote {
    fn new(shared: Arc<Shared>, id: SessionId, generation: u64, tickets: Option<usize>) -> Self {
        Self {
            shared,
            id,
            alive: AtomicBool::new(true),
            generation,
            tickets: tickets.map(AtomicUsize::new),
        }
    }

    /// How many more data connections the server takes on this session; `None` = any number.
    pub fn tickets_left(&self) -> Option<usize> {
        self.tickets.as_ref().map(|tickets| tickets.load(Ordering::SeqCst))
    }

    /// A data connection uses a ticket; without one the server refuses it.
    fn take_ticket(&self, act: Act, path: &RemotePath) -> Result<(), RemoteError> {
        let Some(tickets) = &self.tickets else { return Ok(()) };
        let take = |left: usize| left.checked_sub(1);
        match tickets.fetch_update(Ordering::SeqCst, Ordering::SeqCst, take) {
            Ok(_) => Ok(()),
            Err(_) => Err(self.error(ErrorKind::TlsReuseRequired, act, path)),
        }
    }

    fn error(&self, kind: ErrorKind, act: Act, path: &RemotePath) -> RemoteError {
        if kind.ends_session() {
            self.alive.store(false, Ordering::SeqCst);
        }
        let error = RemoteError::new(kind, act).on(&self.shared.endpoint);
        // What is about the other side's files is not about this path.
        if kind.of_this_computer() {
            error
        } else {
            error.at(path.to_string_lossy())
        }
    }

    fn is_alive(&self) -> bool {
        self.alive.load(Ordering::SeqCst) && self.generation == self.shared.generation.load(Ordering::SeqCst)
    }

    /// Waits at latches, then meets the fault that is due.
    async fn gate(&self, act: Act, path: &RemotePath, moved: u64) -> Result<(), RemoteError> {
        let gone = || self.error(ErrorKind::ConnectionLost, act, path);
        if !self.is_alive() {
            return Err(gone());
        }
        Latches::pass(&self.shared.latches, act, path, moved).await;
        if !self.is_alive() {
            return Err(gone());
        }
        match self.shared.fault(act, path, moved) {
            Some(kind) => Err(self.error(kind, act, path)),
            None => Ok(()),
        }
    }

    async fn simple<T>(
        &self,
        act: Act,
        path: &RemotePath,
        change: impl FnOnce(&mut tree::Tree) -> Result<T, ErrorKind> + Send,
    ) -> Result<T, RemoteError> {
        self.shared.note(act, path);
        self.gate(act, path, 0).await?;
        let done = change(&mut self.shared.tree()).map_err(|kind| self.error(kind, act, path))?;
        match self.shared.late_fault(act, path) {
            Some(kind) => Err(self.error(kind, act, path)),
            None => Ok(done),
        }
    }

    /// A text has no place in its middle.
    fn begins_text(&self, offset: u64, act: Act, path: &RemotePath) -> Result<(), RemoteError> {
        self.shared.note_text(path);
        match offset {
            0 => Ok(()),
            _ => Err(self.error(ErrorKind::ResumeMismatch, act, path)),
        }
    }

    /// Keeps what was sent of a text so far, with the line ends of this server.
    fn keep_text(&self, path: &RemotePath, from: &Contents, sent: &[u8]) -> Result<(), ErrorKind> {
        let wire = match from {
            Contents::Pipe(_) => sent.to_vec(),
            Contents::File(_) => lines::to_wire(sent),
        };
        let kept = if self.shared.has_crlf() {
            wire
        } else {
            lines::from_wire(&wire)
        };
        let mut tree = self.shared.tree();
        tree.begin_store(path, 0)?;
        tree.append(path, &kept)
    }

    async fn do_retrieve(&self, what: Retrieve) -> Result<Outcome, RemoteError> {
        let Retrieve {
            path,
            body,
            ask_modified,
        } = what;
        let act = Act::Download;
        self.shared.note(act, &path);
        body.meter.enter(Phase::OpeningData);
        self.take_ticket(act, &path)?;
        self.gate(act, &path, 0).await?;
        let mut contents = self
            .shared
            .tree()
            .file(&path)
            .map_err(|kind| self.error(kind, act, &path))?;
        let size = contents.len() as u64;
        let text = body.kind == TransferType::Ascii;
        let mut on_the_wire = None;
        if text {
            self.begins_text(body.offset, act, &path)?;
            if !self.shared.has_crlf() {
                contents = lines::to_wire(&contents).into();
            }
            let mut wire = contents.to_vec();
            self.shared.cut_text(&mut wire);
            on_the_wire = Some(wire.len() as u64);
            contents = match body.file {
                Contents::Pipe(_) => wire.into(),
                Contents::File(_) => lines::from_wire(&wire).into(),
            };
        }
        let Body {
            file,
            offset,
            compare_until,
            meter,
            ..
        } = body;
        let local = |error: io::Error| RemoteError::local(act, path.to_string_lossy(), error);
        local_end::seek(&file, offset).map_err(local)?;
        let restart = if self.shared.ignores_restart() { 0 } else { offset };
        let mut rest = contents.get(restart as usize..).unwrap_or_default();
        let mut moved = 0;
        meter.enter(Phase::Moving);
        self.shared.begins(act, &path, offset);
        loop {
            if moved > 0 {
                self.gate(act, &path, moved).await?;
            }
            if rest.is_empty() {
                break;
            }
            let (chunk, after) = rest.split_at(rest.len().min(self.shared.step(act, &path, moved, CHUNK)));
            let known = compare_until.saturating_sub(offset + moved).min(chunk.len() as u64);
            let (known, new) = chunk.split_at(known as usize);
            if local_end::take(&file, known.len()).await.map_err(local)? != known {
                return Err(self.error(ErrorKind::ResumeMismatch, act, &path));
            }
            local_end::put(&file, new).await.map_err(local)?;
            meter.add(chunk.len() as u64);
            moved += chunk.len() as u64;
            rest = after;
            tokio::task::yield_now().await;
        }
        meter.enter(Phase::AwaitingConfirmation);
        Ok(Outcome {
            bytes: on_the_wire.unwrap_or(moved),
            confirmed_size: (!text).then_some(size),
            modified_set: false,
            permissions_set: false,
            modified: ask_modified.then(|| self.shared.tree().modified(&path)).flatten(),
        })
    }

    async fn do_store(&self, what: Store) -> Result<Outcome, RemoteError> {
        let Store {
            path,
            body,
            temporary,
            replace,
            modified,
            permissions,
        } = what;
        // What a server has no command for is not said.
        let can = self.shared.capabilities();
        let modified = modified.filter(|_| can.set_modified);
        let permissions = permissions.filter(|_| can.set_mode);
        let act = Act::Upload;
        self.shared.note(act, &path);
        body.meter.enter(Phase::OpeningData);
        self.take_ticket(act, &path)?;
        let fail = |kind| self.error(kind, act, &path);
        let target = temporary.as_ref().unwrap_or(&path);
        let local = |error: io::Error| RemoteError::local(act, path.to_string_lossy(), error);
        local_end::seek(&body.file, body.offset).map_err(local)?;
        self.gate(act, &path, 0).await?;
        let restart = if self.shared.ignores_restart() { 0 } else { body.offset };
        self.shared.tree().begin_store(target, restart).map_err(fail)?;
        body.meter.enter(Phase::Moving);
        self.shared.begins(act, &path, body.offset);
        let text = body.kind == TransferType::Ascii;
        if text {
            self.begins_text(body.offset, act, &path)?;
        }
        let mut wire = Vec::new();
        let mut moved = 0;
        loop {
            self.gate(act, &path, moved).await?;
            let step = self.shared.step(act, &path, moved, CHUNK);
            let chunk = local_end::take(&body.file, step).await.map_err(local)?;
            if chunk.is_empty() {
                break;
            }
            if text {
                wire.extend_from_slice(&chunk);
                self.keep_text(target, &body.file, &wire).map_err(fail)?;
            } else {
                self.shared.tree().append(target, &chunk).map_err(fail)?;
            }
            body.meter.add(chunk.len() as u64);
            moved += chunk.len() as u64;
            tokio::task::yield_now().await;
        }
        body.meter.enter(Phase::AwaitingConfirmation);
        if body.source_modified.is_some() && body.source_modified != body.file.modified() {
            return Err(fail(ErrorKind::SourceChanged));
        }
        if text {
            self.shared.cut_text(&mut wire);
            self.keep_text(target, &body.file, &wire).map_err(fail)?;
        }
        let mut tree = self.shared.tree();
        let size = tree.file(target).map_err(fail)?.len() as u64;
        if body.size.is_some_and(|expected| expected != body.offset + moved) {
            return Err(fail(ErrorKind::SourceChanged));
        }
        if !text && size != body.offset + moved {
            return Err(fail(ErrorKind::SizeMismatch));
        }
        if temporary.is_some() {
            take_the_name(&mut tree, target, &path, replace).map_err(fail)?;
        }
        dress(&mut tree, &path, modified, permissions).map_err(fail)?;
        drop(tree);
        if let Some(kind) = self.shared.late_fault(act, &path) {
            return Err(fail(kind));
        }
        Ok(Outcome {
            bytes: moved,
            confirmed_size: (!text).then_some(size),
            modified_set: modified.is_some(),
            permissions_set: permissions.is_some(),
            modified: None,
        })
    }
}

/// Everything is there: the final name.
fn take_the_name(tree: &mut tree::Tree, from: &RemotePath, to: &RemotePath, replace: bool) -> Result<(), ErrorKind> {
    if !replace && tree.exists(to) {
        return Err(ErrorKind::AlreadyExists);
    }
    tree.rename(from, to)
}

/// What goes along with a file.
fn dress(
    tree: &mut tree::Tree,
    path: &RemotePath,
    modified: Option<i64>,
    permissions: Option<u16>,
) -> Result<(), ErrorKind> {
    if let Some(seconds) = modified {
        tree.set_modified(path, seconds)?;
    }
    if let Some(mode) = permissions {
        tree.set_mode(path, &Permissions::Unix(mode))?;
    }
    Ok(())
}

impl Remote for MemoryRemote {
    fn list<'a>(
        &'a self,
        path: &'a RemotePath,
        sink: &'a mut dyn ListingSink,
    ) -> BoxFuture<'a, Result<Listing, RemoteError>> {
        Box::pin(async move {
            self.shared.note(Act::List, path);
            self.take_ticket(Act::List, path)?;
            self.gate(Act::List, path, 0).await?;
            let entries = self
                .shared
                .tree()
                .list(path)
                .map_err(|kind| self.error(kind, Act::List, path))?;
            let wanted = sink
                .enough()
                .map_or(entries.len(), |most| entries.len().min(most as usize));
            let mut told = 0;
            for batch in entries[..wanted].chunks(1000) {
                sink.batch(batch.to_vec())?;
                told += batch.len() as u64;
                // A latch or a fault "after so many" counts entries here.
                self.gate(Act::List, path, told).await?;
                tokio::task::yield_now().await;
            }
            Ok(Listing {
                path: path.clone(),
                batches: Vec::new(),
                when: SystemTime::now(),
                complete: wanted == entries.len(),
                command: "MLSD",
                unparsed: 0,
                clock_offset: None,
            })
        })
    }

    fn stat<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Entry, RemoteError>> {
        Box::pin(async move {
            self.shared.note(Act::Stat, path);
            self.gate(Act::Stat, path, 0).await?;
            self.shared
                .tree()
                .entry(path)
                .map_err(|kind| self.error(kind, Act::Stat, path))
        })
    }

    fn retrieve(&self, what: Retrieve) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        Box::pin(self.do_retrieve(what))
    }

    fn store(&self, what: Store) -> BoxFuture<'_, Result<Outcome, RemoteError>> {
        Box::pin(self.do_store(what))
    }

    fn make_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Made, RemoteError>> {
        Box::pin(self.simple(Act::MakeFolder, path, |tree| tree.make_dir(path)))
    }

    fn delete<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        Box::pin(self.simple(Act::Delete, path, |tree| tree.delete(path)))
    }

    fn remove_dir<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        Box::pin(self.simple(Act::Delete, path, |tree| tree.remove_dir(path)))
    }

    fn rename<'a>(&'a self, from: &'a RemotePath, to: &'a RemotePath) -> BoxFuture<'a, Result<(), RemoteError>> {
        Box::pin(self.simple(Act::Rename, from, |tree| tree.rename(from, to)))
    }

    fn set_modified<'a>(&'a self, path: &'a RemotePath, seconds: i64) -> BoxFuture<'a, Result<(), RemoteError>> {
        Box::pin(self.simple(Act::SetAttributes, path, move |tree| tree.set_modified(path, seconds)))
    }

    fn set_mode<'a>(&'a self, path: &'a RemotePath, mode: &'a Permissions) -> BoxFuture<'a, Result<(), RemoteError>> {
        Box::pin(self.simple(Act::SetAttributes, path, |tree| tree.set_mode(path, mode)))
    }

    fn hash<'a>(
        &'a self,
        path: &'a RemotePath,
        algorithm: Option<ChecksumAlgorithm>,
        range: Option<Range<u64>>,
    ) -> BoxFuture<'a, Result<Checksum, RemoteError>> {
        let can = self.shared.capabilities();
        let algorithm = match algorithm {
            Some(wanted) => Some(wanted).filter(|wanted| can.checksums.has(*wanted)),
            None => can.checksums.best(),
        };
        let algorithm = algorithm.filter(|_| range.is_none() || can.partial_checksums);
        let lies = self.shared.lies_about_checksums();
        Box::pin(self.simple(Act::Checksum, path, move |tree| {
            let contents = tree.file(path)?;
            let part = match range {
                None => &contents[..],
                Some(range) => contents
                    .get(range.start as usize..range.end as usize)
                    .ok_or(ErrorKind::Refused)?,
            };
            let mut making = ChecksumMaker::new(algorithm.ok_or(ErrorKind::NotSupported)?);
            making.add(part);
            if lies {
                making.add(b"another file");
            }
            Ok(making.finish())
        }))
    }

    fn space<'a>(&'a self, path: &'a RemotePath) -> BoxFuture<'a, Result<Space, RemoteError>> {
        let space = self.shared.space();
        Box::pin(self.simple(Act::Stat, path, move |_| space.ok_or(ErrorKind::NotSupported)))
    }

    fn raw<'a>(&'a self, line: &'a [u8]) -> BoxFuture<'a, Result<Vec<String>, RemoteError>> {
        Box::pin(async move {
            let line = String::from_utf8_lossy(line).into_owned();
            let path = RemotePath::new(&line);
            self.shared.note(Act::RawCommand, &path);
            self.gate(Act::RawCommand, &path, 0).await?;
            Ok(vec![format!("200 {line}")])
        })
    }

    fn capabilities(&self) -> Capabilities {
        self.shared.capabilities()
    }

    fn facts(&self) -> Arc<SessionFacts> {
        Arc::new(SessionFacts {
            session: self.id,
            home: self.shared.home.clone(),
            server: "memory".to_owned(),
            system: Some(
                if self.shared.has_crlf() {
                    "Windows_NT"
                } else {
                    "UNIX Type: L8"
                }
                .to_owned(),
            ),
            tls: None,
            data_in_clear: false,
            trusted_by_authority: false,
            utf8: true,
            listing_command: "MLSD",
            data_mode: Some(DataMode::Epsv),
            round_trip: None,
            features: Vec::new(),
        })
    }

    fn alive(&self) -> bool {
        self.is_alive()
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {
            self.alive.store(false, Ordering::SeqCst);
        })
    }
}

impl Drop for MemoryRemote {
    fn drop(&mut self) {
        self.shared.session_ended();
    }
}

#[cfg(test)]
mod tests;
