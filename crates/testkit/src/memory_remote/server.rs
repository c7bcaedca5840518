//! What all sessions of a server in memory share, and the handle by which tests prepare it and look at it.

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
};

use portolan_remote::{Act, Capabilities, Checksums, ErrorKind, HostPort, Permissions, RemotePath, SessionId, Space};

use super::{Fault, Latch, MemoryRemote, latch::Latches, tree::Tree};

/// One call that a session made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its sort.
    pub act: Act,
    /// Its path (the final one, for uploads; the line, for raw commands).
    pub path: RemotePath,
}

/// What all sessions of a server share.
#[derive(Debug)]
pub(crate) struct Shared {
    tree: Mutex<Tree>,
    faults: Mutex<Vec<Fault>>,
    log: Mutex<Vec<Call>>,
    begun: Mutex<Vec<(Call, u64)>>,
    capabilities: Mutex<Capabilities>,
    space: Mutex<Option<Space>>,
    pub(super) latches: Latches,
    pub(super) endpoint: HostPort,
    pub(super) home: RemotePath,
    /// Counts up when all connections are cut.
    pub(super) generation: AtomicU64,
    sessions: AtomicUsize,
    peak: AtomicUsize,
    next_session: AtomicU64,
    /// REST is accepted and not obeyed.
    ignores_restart: AtomicBool,
    /// Checksums are those of other contents.
    lies: AtomicBool,
    /// Lines of its texts end with CR LF, as on Windows.
    crlf: AtomicBool,
    /// So many bytes of the end of each text get lost on the way, and it confirms them all the same.
    loses: AtomicUsize,
    /// What went in TYPE A.
    texts: Mutex<Vec<RemotePath>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    pub(crate) fn tree(&self) -> MutexGuard<'_, Tree> {
        lock(&self.tree)
    }

    pub(crate) fn capabilities(&self) -> Capabilities {
        *lock(&self.capabilities)
    }

    /// The room that it says there is, where it says so.
    pub(crate) fn space(&self) -> Option<Space> {
        (*lock(&self.space)).filter(|_| self.capabilities().space)
    }

    /// The bytes of a transfer begin to move, from this one on.
    pub(crate) fn begins(&self, act: Act, path: &RemotePath, offset: u64) {
        let path = path.clone();
        lock(&self.begun).push((Call { act, path }, offset));
    }

    pub(crate) fn lies_about_checksums(&self) -> bool {
        self.lies.load(Ordering::SeqCst)
    }

    pub(crate) fn ignores_restart(&self) -> bool {
        self.ignores_restart.load(Ordering::SeqCst)
    }

    pub(crate) fn note_text(&self, path: &RemotePath) {
        lock(&self.texts).push(path.clone());
    }

    pub(crate) fn has_crlf(&self) -> bool {
        self.crlf.load(Ordering::SeqCst)
    }

    /// What is left of a text that goes over the wire.
    pub(crate) fn cut_text(&self, wire: &mut Vec<u8>) {
        wire.truncate(wire.len().saturating_sub(self.loses.load(Ordering::SeqCst)));
    }

    pub(crate) fn note(&self, act: Act, path: &RemotePath) {
        lock(&self.log).push(Call {
            act,
            path: path.clone(),
        });
    }

    /// The fault that such a call meets now; it is used up by that.
    pub(crate) fn fault(&self, act: Act, path: &RemotePath, moved: u64) -> Option<ErrorKind> {
        self.meet(|fault| !fault.late && fault.matches(act, path) && moved >= fault.after)
    }

    /// The same when everything is done.
    pub(crate) fn late_fault(&self, act: Act, path: &RemotePath) -> Option<ErrorKind> {
        self.meet(|fault| fault.late && fault.matches(act, path))
    }

    fn meet(&self, is: impl Fn(&Fault) -> bool) -> Option<ErrorKind> {
        let mut faults = lock(&self.faults);
        let at = faults.iter().position(is)?;
        let fault = &mut faults[at];
        let kind = fault.kind;
        fault.times = fault.times.saturating_sub(1);
        if fault.times == 0 {
            faults.remove(at);
        }
        Some(kind)
    }

    /// How many bytes may move before the next point at which a fault or latch waits.
    pub(crate) fn step(&self, act: Act, path: &RemotePath, moved: u64, most: usize) -> usize {
        let fault = lock(&self.faults)
            .iter()
            .filter(|fault| !fault.late && fault.matches(act, path) && fault.after > moved)
            .map(|fault| fault.after)
            .min();
        let latch = self.latches.next_point(act, path, moved);
        fault
            .into_iter()
            .chain(latch)
            .min()
            .map_or(most, |point| most.min((point - moved) as usize))
    }

    pub(crate) fn session_ended(&self) {
        self.sessions.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Fault {
    fn matches(&self, act: Act, path: &RemotePath) -> bool {
        self.act == act && self.path.as_ref().is_none_or(|wanted| wanted == path)
    }
}

/// A server in memory; clones are the same server.
#[derive(Clone, Debug)]
pub struct MemoryServer(Arc<Shared>);

impl Default for MemoryServer {
    fn default() -> Self {
        Self::new()
    }
}

impl MemoryServer {
    /// An empty server whose log-on ends in `/`.
    pub fn new() -> Self {
        Self::of(HostPort::new("memory.test", 21))
    }

    /// The same with an address of its own, for errors that say which server it was.
    pub fn of(endpoint: HostPort) -> Self {
        Self(Arc::new(Shared {
            tree: Mutex::default(),
            faults: Mutex::default(),
            log: Mutex::default(),
            begun: Mutex::default(),
            capabilities: Mutex::new(Capabilities {
                resume_retrieve: true,
                resume_store: true,
                set_modified: true,
                set_mode: true,
                checksums: Checksums::ALL,
                partial_checksums: true,
                space: true,
                facts: true,
                shows_links: true,
                depth: 1,
            }),
            space: Mutex::new(Some(Space {
                available: 1 << 40,
                quota: None,
            })),
            latches: Latches::default(),
            endpoint,
            home: RemotePath::root(),
            generation: AtomicU64::new(0),
            sessions: AtomicUsize::new(0),
            peak: AtomicUsize::new(0),
            next_session: AtomicU64::new(1),
            ignores_restart: AtomicBool::new(false),
            lies: AtomicBool::new(false),
            crlf: AtomicBool::new(false),
            loses: AtomicUsize::new(0),
            texts: Mutex::default(),
        }))
    }

    /// The files themselves, for a server on a socket.
    pub(crate) fn tree(&self) -> MutexGuard<'_, Tree> {
        self.0.tree()
    }

    /// Sets the Unix permissions of what is there.
    pub fn set_mode(&self, path: &str, mode: u16) {
        // What is not there shows in the test.
        let _missing = self.0.tree().set_mode(&RemotePath::new(path), &Permissions::Unix(mode));
    }

    /// The Unix permissions of what is there.
    pub fn mode(&self, path: &str) -> Option<u16> {
        match self.0.tree().entry(&RemotePath::new(path)).ok()?.permissions()? {
            Permissions::Unix(mode) => Some(mode),
            Permissions::Other(_) => None,
        }
    }

    /// A new session.
    pub fn session(&self) -> MemoryRemote {
        self.session_with(None)
    }

    /// A new session on which the server takes so many data connections, and refuses more as it does where a TLS session is
    /// not resumed.
    pub fn session_with(&self, tickets: Option<usize>) -> MemoryRemote {
        let shared = &self.0;
        let open = shared.sessions.fetch_add(1, Ordering::SeqCst) + 1;
        shared.peak.fetch_max(open, Ordering::SeqCst);
        let id = SessionId(shared.next_session.fetch_add(1, Ordering::SeqCst) as u32);
        MemoryRemote::new(shared.clone(), id, shared.generation.load(Ordering::SeqCst), tickets)
    }

    /// Makes a folder and those above it.
    pub fn make_dir_all(&self, path: impl AsRef<[u8]>) -> &Self {
        let path = RemotePath::new(path);
        let mut above = vec![path.clone()];
        while let Some(parent) = above.last().and_then(RemotePath::parent) {
            above.push(parent);
        }
        let mut tree = self.0.tree();
        for folder in above.iter().rev() {
            // A file in the way shows in the test that looks for the folder.
            let _existing = tree.make_dir(folder);
        }
        drop(tree);
        self
    }

    /// Puts a file there, with the folders above it.
    pub fn put(&self, path: impl AsRef<[u8]>, contents: impl Into<Vec<u8>>) -> &Self {
        let path = RemotePath::new(path);
        if let Some(parent) = path.parent() {
            self.make_dir_all(parent.as_bytes());
        }
        // A folder in the way shows in the test that reads the file.
        let _refused = self.0.tree().insert(&path, Some(contents.into()));
        self
    }

    /// Makes a symbolic link with this text.
    ///
    /// # Panics
    /// If the path has no parent.
    pub fn link(&self, path: impl AsRef<[u8]>, text: &str) -> &Self {
        let path = RemotePath::new(path);
        let made = self.tree().link(&path, text.as_bytes());
        assert!(made.is_ok(), "{path}: {made:?}");
        self
    }

    /// The contents of a file; `None` where there is none.
    pub fn get(&self, path: impl AsRef<[u8]>) -> Option<Vec<u8>> {
        let contents = self.0.tree().file(&RemotePath::new(path)).ok()?;
        Some(contents.to_vec())
    }

    /// All paths below the root, folders with a `/` at the end, sorted.
    pub fn paths(&self) -> Vec<String> {
        self.0.tree().paths()
    }

    /// Sets the modification time of an entry, UTC seconds since 1970, behind everybody's back.
    pub fn set_modified(&self, path: &str, seconds: i64) {
        // What is not there shows in the test that asks for its time.
        let _missing = self.0.tree().set_modified(&RemotePath::new(path), seconds);
    }

    /// The modification time of an entry, UTC seconds since 1970.
    pub fn modified(&self, path: &str) -> Option<i64> {
        self.0.tree().changed(&RemotePath::new(path))
    }

    /// Takes an entry away behind everybody's back.
    pub fn remove(&self, path: &str) {
        self.0.tree().remove_all(&RemotePath::new(path));
    }

    /// What sessions say that they can do.
    pub fn set_capabilities(&self, capabilities: Capabilities) {
        *lock(&self.0.capabilities) = capabilities;
    }

    /// The room that it says there is; `None` = it does not say.
    pub fn set_space(&self, space: Option<Space>) {
        *lock(&self.0.space) = space;
    }

    /// From now on every checksum is that of other contents.
    pub fn lie_about_checksums(&self) {
        self.0.lies.store(true, Ordering::SeqCst);
    }

    /// What sessions say now that they can do.
    pub fn session_capabilities(&self) -> Capabilities {
        self.0.capabilities()
    }

    /// From now on every transfer begins at the first byte, wherever it was to go on.
    pub fn ignore_restart(&self) {
        self.0.ignores_restart.store(true, Ordering::SeqCst);
    }

    /// Makes calls fail. Of several faults for one call the first added comes first.
    pub fn fail(&self, fault: Fault) -> &Self {
        lock(&self.0.faults).push(fault);
        self
    }

    /// All is well again.
    pub fn clear_faults(&self) {
        lock(&self.0.faults).clear();
    }

    /// Holds all calls of this sort at their beginning.
    pub fn hold(&self, act: Act) -> Latch {
        self.0.latches.add(act, None, 0)
    }

    /// Holds transfers of this path after so many bytes (0 = at the beginning).
    pub fn hold_at(&self, act: Act, path: &str, after: u64) -> Latch {
        self.0.latches.add(act, Some(RemotePath::new(path)), after)
    }

    /// Cuts all connections: every session answers from now on that its connection is lost.
    pub fn cut(&self) {
        self.0.generation.fetch_add(1, Ordering::SeqCst);
    }

    /// Sessions open now (not yet dropped).
    pub fn sessions(&self) -> usize {
        self.0.sessions.load(Ordering::SeqCst)
    }

    /// The most sessions that were open at one time.
    pub fn peak_sessions(&self) -> usize {
        self.0.peak.load(Ordering::SeqCst)
    }

    /// Lines of its texts end with CR LF, as on Windows; elsewhere with LF.
    pub fn use_crlf(&self) {
        self.0.crlf.store(true, Ordering::SeqCst);
    }

    /// From now on so many bytes of the end of each text (TYPE A) get lost on the way, and it confirms them all the same.
    pub fn lose_ends_of_texts(&self, bytes: usize) {
        self.0.loses.store(bytes, Ordering::SeqCst);
    }

    /// What went in TYPE A so far, either way.
    pub fn texts(&self) -> Vec<String> {
        lock(&self.0.texts)
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect()
    }

    /// All calls so far, in the order in which they came.
    pub fn log(&self) -> Vec<Call> {
        lock(&self.0.log).clone()
    }

    /// The transfers of this sort whose bytes began to move, and from which one on.
    pub fn begun(&self, act: Act) -> Vec<(String, u64)> {
        let begun = lock(&self.0.begun);
        let of_this_sort = begun.iter().filter(|(call, _)| call.act == act);
        of_this_sort
            .map(|(call, offset)| (call.path.to_string_lossy().into_owned(), *offset))
            .collect()
    }

    /// How many calls of this sort came so far.
    pub fn count(&self, act: Act) -> usize {
        lock(&self.0.log).iter().filter(|call| call.act == act).count()
    }
}
