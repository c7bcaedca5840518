//! What the server in memory holds.

use std::{collections::BTreeMap, sync::Arc};

use portolan_remote::{Entry, EntryKind, ErrorKind, FileName, Made, Permissions, RemotePath, Timestamp};

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
        let path = self.real(path).ok_or(ErrorKind::NotFound)?;
        self.nodes.get_mut(&path).ok_or(ErrorKind::NotFound)
    }

    fn is_folder(&self, path: &RemotePath) -> bool {
        path.is_root() || self.node(path).is_ok_and(|node| node.contents.is_none())
    }

    fn tick(&mut self) -> i64 {
        self.clock += 1;
        1_700_000_000 + self.clock
    }

    pub(crate) fn insert(&mut self, path: &RemotePath, contents: Option<Vec<u8>>) -> Result<(), ErrorKind> {
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

    pub(crate) fn link(&mut self, path: &RemotePath, text: &[u8]) -> Result<(), ErrorKind> {
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
        if let Some(link) = self.links.remove(from) {
            self.links.insert(to.clone(), link);
            return Ok(());
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
            // As servers do it: what is stored under the name of a link goes where that leads.
            let path = self.real(path).ok_or(ErrorKind::PermissionDenied)?;
            return self.insert(&path, Some(Vec::new()));
        }
        let modified = self.tick();
        let node = self.node_mut(path)?;
        node.modified = modified;
        let contents = node.contents.as_mut().ok_or(ErrorKind::PermissionDenied)?;
        Arc::make_mut(contents).resize(offset as usize, 0);
        Ok(())
    }

    /// When it, or what it is a link to, was changed.
    pub(crate) fn changed(&self, path: &RemotePath) -> Option<i64> {
        self.node(path).ok().map(|node| node.modified)
    }

    /// Everything from here on downwards is gone.
    pub(crate) fn remove_all(&mut self, path: &RemotePath) {
        self.nodes.retain(|other, _| !other.is_within(path));
    }

    /// All that there is; folders end in `/`.
    pub(crate) fn paths(&self) -> Vec<String> {
        let shown = self.nodes.iter().map(|(path, node)| {
            let end = if node.contents.is_some() { "" } else { "/" };
            format!("{}{end}", path.to_string_lossy())
        });
        shown.collect()
    }

    pub(crate) fn append(&mut self, path: &RemotePath, bytes: &[u8]) -> Result<(), ErrorKind> {
        let contents = self.node_mut(path)?.contents.as_mut().ok_or(ErrorKind::NotFound)?;
        Arc::make_mut(contents).extend_from_slice(bytes);
        Ok(())
    }
}
