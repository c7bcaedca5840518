//! What the server in memory holds, and the handle by which tests prepare and look at it.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
};

use portolan_remote::{
    Act, Capabilities, Checksums, Entry, EntryKind, ErrorKind, FileName, HostPort, Made, Permissions, RemotePath,
    SessionId, Space, Timestamp,
};

use super::{Fault, Latch, MemoryRemote, latch::Latches};

#[derive(Clone, Debug)]
struct Node {
    /// `None` = a folder.
    contents: Option<Arc<Vec<u8>>>,
    modified: i64,
    mode: u16,
}

/// Files and folders by their absolute paths.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: BTreeMap<RemotePath, Node>,
    /// Symbolic links, by their own paths: the text of each, and the absolute path that it means.
    links: BTreeMap<RemotePath, (Vec<u8>, RemotePath)>,
    /// Moves on by a second with each change: times differ and never depend on the clock.
    clock: i64,
}

impl Tree {
    /// The path with every link in it followed; `None` = in circles.
    fn real(&self, path: &RemotePath) -> Option<RemotePath> {
        let mut path = path.clone();
        for _ in 0..40 {
            match self.one_link_followed(&path) {
                Some(next) => path = next,
                None => return Some(path),
            }
        }
        None
    }

    /// The path with its first link replaced; `None` where it has none.
    fn one_link_followed(&self, path: &RemotePath) -> Option<RemotePath> {
        let mut at = RemotePath::root();
        let mut rest = path.components();
        while let Some(name) = rest.next() {
            at = at.join(&FileName::parse(name).ok()?);
            if let Some((_, target)) = self.links.get(&at) {
                let rest: Vec<&[u8]> = rest.collect();
                let rest = rest.join(&b'/');
                return Some(RemotePath::new([target.as_bytes(), &rest].join(&b'/')));
            }
        }
        None
    }

    fn node(&self, path: &RemotePath) -> Result<&Node, ErrorKind> {
        let path = &self.real(path).ok_or(ErrorKind::NotFound)?;
        self.nodes.get(path).ok_or(ErrorKind::NotFound)
    }

    fn node_mut(&mut self, path: &RemotePath) -> Result<&mut Node, ErrorKind> {
        self.nodes.get_mut(path).ok_or(ErrorKind::NotFound)
    }

    fn is_folder(&self, path: &RemotePath) -> bool {
        path.is_root() || self.node(path).is_ok_and(|node| node.contents.is_none())
    }

    fn tick(&mut self) -> i64 {
        self.clock += 1;
        1_700_000_000 + self.clock
    }

    fn insert(&mut self, path: &RemotePath, contents: Option<Vec<u8>>) -> Result<(), ErrorKind> {
        let parent = path.parent().ok_or(ErrorKind::BadName)?;
        if path.file_name().is_none() {
            return Err(ErrorKind::BadName);
        }
        if !self.is_folder(&parent) {
            return Err(ErrorKind::NotFound);
        }
        let mode = if contents.is_some() { 0o644 } else { 0o755 };
        let node = Node {
            contents: contents.map(Arc::new),
            modified: self.tick(),
            mode,
        };
        self.nodes.insert(path.clone(), node);
        Ok(())
    }

    pub(crate) fn exists(&self, path: &RemotePath) -> bool {
        path.is_root() || self.nodes.contains_key(path)
    }

    pub(crate) fn file(&self, path: &RemotePath) -> Result<Arc<Vec<u8>>, ErrorKind> {
        match &self.node(path)?.contents {
            Some(contents) => Ok(contents.clone()),
            None => Err(ErrorKind::PermissionDenied),
        }
    }

    pub(crate) fn entry(&self, path: &RemotePath) -> Result<Entry, ErrorKind> {
        let node = self.node(path)?;
        let name = path.file_name().ok_or(ErrorKind::BadName)?;
        let kind = if node.contents.is_some() {
            EntryKind::File
        } else {
            EntryKind::Folder
        };
        let mut entry = Entry::new(name, kind);
        entry.size = node.contents.as_ref().map(|contents| contents.len() as u64);
        entry.modified = Some(Timestamp::utc(node.modified));
        entry.set_permissions(Some(Permissions::Unix(node.mode)));
        Ok(entry)
    }

    pub(crate) fn list(&self, folder: &RemotePath) -> Result<Vec<Entry>, ErrorKind> {
        if !self.is_folder(folder) {
            return Err(ErrorKind::NotFound);
        }
        let folder = self.real(folder);
        let inside = |path: &RemotePath| path.parent() == folder;
        let nodes = self
            .nodes
            .keys()
            .filter(|path| inside(path))
            .map(|path| self.entry(path));
        let links = self
            .links
            .iter()
            .filter(|(path, _)| inside(path))
            .map(|(path, (text, _))| {
                let mut entry = Entry::new(path.file_name().ok_or(ErrorKind::BadName)?, EntryKind::Symlink);
                entry.set_link_target(Some(text));
                Ok(entry)
            });
        nodes.chain(links).collect()
    }

    fn link(&mut self, path: &RemotePath, text: &[u8]) -> Result<(), ErrorKind> {
        let folder = path.parent().ok_or(ErrorKind::BadName)?;
        let mut names: Vec<&[u8]> = if text.starts_with(b"/") {
            Vec::new()
        } else {
            folder.components().collect()
        };
        for name in text.split(|&byte| byte == b'/') {
            match name {
                b"" | b"." => {}
                b".." => drop(names.pop()),
                name => names.push(name),
            }
        }
        let target = RemotePath::new([b"/", names.join(&b'/').as_slice()].concat());
        self.links.insert(path.clone(), (text.to_vec(), target));
        Ok(())
    }

    pub(crate) fn make_dir(&mut self, path: &RemotePath) -> Result<Made, ErrorKind> {
        match self.nodes.get(path) {
            _ if path.is_root() => Ok(Made::Existed),
            Some(Node { contents: None, .. }) => Ok(Made::Existed),
            Some(_) => Err(ErrorKind::AlreadyExists),
            None => self.insert(path, None).map(|()| Made::New),
        }
    }

    /// As POSIX does it: of a link, the link.
    pub(crate) fn delete(&mut self, path: &RemotePath) -> Result<(), ErrorKind> {
        if self.links.remove(path).is_some() {
            return Ok(());
        }
        self.file(path)?;
        self.nodes.remove(path);
        Ok(())
    }

    pub(crate) fn remove_dir(&mut self, path: &RemotePath) -> Result<(), ErrorKind> {
        if self.node(path)?.contents.is_some() {
            return Err(ErrorKind::NotFound);
        }
        if !self.list(path)?.is_empty() {
            return Err(ErrorKind::NotEmpty);
        }
        self.nodes.remove(path);
        Ok(())
    }

    /// As POSIX does it: a file gives way to a file.
    pub(crate) fn rename(&mut self, from: &RemotePath, to: &RemotePath) -> Result<(), ErrorKind> {
        if from == to {
            return self.node(from).map(|_| ());
        }
        let folder = self.node(from)?.contents.is_none();
        if to.is_within(from) || to.file_name().is_none() {
            return Err(ErrorKind::BadName);
        }
        if self.exists(to) && (folder || self.is_folder(to)) {
            return Err(ErrorKind::AlreadyExists);
        }
        if !to.parent().is_some_and(|parent| self.is_folder(&parent)) {
            return Err(ErrorKind::NotFound);
        }
        let moving: Vec<_> = self.nodes.keys().filter(|path| path.is_within(from)).cloned().collect();
        for path in moving {
            if let Some(node) = self.nodes.remove(&path) {
                let tail = &path.as_bytes()[from.as_bytes().len()..];
                self.nodes.insert(RemotePath::new([to.as_bytes(), tail].concat()), node);
            }
        }
        Ok(())
    }

    /// When the file was changed last.
    pub(crate) fn modified(&self, path: &RemotePath) -> Option<i64> {
        self.nodes.get(path).map(|node| node.modified)
    }

    pub(crate) fn set_modified(&mut self, path: &RemotePath, seconds: i64) -> Result<(), ErrorKind> {
        self.node_mut(path)?.modified = seconds;
        Ok(())
    }

    pub(crate) fn set_mode(&mut self, path: &RemotePath, mode: &Permissions) -> Result<(), ErrorKind> {
        let Permissions::Unix(mode) = mode else {
            return Err(ErrorKind::NotSupported);
        };
        self.node_mut(path)?.mode = *mode;
        Ok(())
    }

    pub(crate) fn begin_store(&mut self, path: &RemotePath, offset: u64) -> Result<(), ErrorKind> {
        if self.is_folder(path) {
            return Err(ErrorKind::PermissionDenied);
        }
        if offset == 0 {
            return self.insert(path, Some(Vec::new()));
        }
        let modified = self.tick();
        let node = self.node_mut(path)?;
        node.modified = modified;
        let contents = node.contents.as_mut().ok_or(ErrorKind::PermissionDenied)?;
        Arc::make_mut(contents).resize(offset as usize, 0);
        Ok(())
    }

    pub(crate) fn append(&mut self, path: &RemotePath, bytes: &[u8]) -> Result<(), ErrorKind> {
        let contents = self.node_mut(path)?.contents.as_mut().ok_or(ErrorKind::NotFound)?;
        Arc::make_mut(contents).extend_from_slice(bytes);
        Ok(())
    }
}

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
        }))
    }

    /// The files themselves, for a server on a socket.
    pub(crate) fn tree(&self) -> MutexGuard<'_, Tree> {
        self.0.tree()
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
        let tree = self.0.tree();
        tree.nodes
            .iter()
            .map(|(path, node)| {
                let end = if node.contents.is_some() { "" } else { "/" };
                format!("{}{end}", path.to_string_lossy())
            })
            .collect()
    }

    /// Sets the modification time of an entry, UTC seconds since 1970, behind everybody's back.
    pub fn set_modified(&self, path: &str, seconds: i64) {
        // What is not there shows in the test that asks for its time.
        let _missing = self.0.tree().set_modified(&RemotePath::new(path), seconds);
    }

    /// The modification time of an entry, UTC seconds since 1970.
    pub fn modified(&self, path: &str) -> Option<i64> {
        self.0
            .tree()
            .node(&RemotePath::new(path))
            .ok()
            .map(|node| node.modified)
    }

    /// Takes an entry away behind everybody's back.
    pub fn remove(&self, path: &str) {
        let path = RemotePath::new(path);
        self.0.tree().nodes.retain(|other, _| !other.is_within(&path));
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
