//! What a program did to a folder, call by call, and what of it a disk may hold after the power went.
//!
//! A write, a length, a time of a file is safe when that file was synced after it, and a name when its folder was. All else
//! may be there or not, each by itself: later writes without earlier ones, and of a write any of its sectors.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ffi::{OsStr, OsString},
    fs,
    path::{Component, Path},
    time::{Duration, SystemTime},
};

use crate::tree::Random;

/// What a disk writes whole or not at all, in bytes.
const SECTOR: u64 = 512;

/// A file, folder or link, whatever its name is.
pub(crate) type Node = usize;

/// The recorded folder itself.
pub(crate) const ROOT: Node = 0;

/// A name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) folder: Node,
    pub(crate) name: OsString,
}

/// One thing that was done.
#[derive(Debug)]
pub(crate) enum Act {
    /// A name: of something new, or one more.
    Name { node: Node, place: Place },
    /// A name is gone.
    Unname { node: Node, place: Place },
    /// A name became another one.
    Rename { node: Node, from: Place, to: Place },
    /// Bytes of a file.
    Write { node: Node, at: u64, bytes: Vec<u8> },
    /// The length of a file.
    Length { node: Node, length: u64 },
    /// The modification time of a file, seconds since 1970.
    Modified { node: Node, seconds: u64 },
    /// What was done to a file or folder before the act of this number is safe.
    Sync { node: Node, before: usize },
}

enum Kind {
    /// With what it held when the recording began.
    File(Vec<u8>),
    Folder,
    Link(OsString),
}

type Names = BTreeMap<Node, BTreeMap<OsString, Node>>;

/// A folder and what was done to it.
pub(crate) struct Disk {
    kinds: Vec<Kind>,
    at_first: Names,
    now: Names,
    acts: Vec<Act>,
}

/// How much of what is not safe has reached the disk.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mood {
    /// Nothing.
    Safe,
    /// Everything.
    All,
    /// Each act with this chance in a hundred, writes whole.
    Each(u64),
    /// The same, and of each write any of its sectors, on what was on the disk before.
    Torn(u64),
    /// Names in their order, as a journal has them; of writes any sectors.
    Journal,
}

impl Mood {
    pub(crate) fn any(random: &mut Random) -> Self {
        match random.next() % 8 {
            0 => Self::Safe,
            1 => Self::All,
            2 | 3 => Self::Each(random.next() % 100),
            4 | 5 => Self::Torn(random.next() % 100),
            _ => Self::Journal,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    There,
    Lost,
    Torn,
}

impl Disk {
    /// The folder as it is now; what is in it is safe.
    pub(crate) fn of(root: &Path) -> Self {
        let mut disk = Self {
            kinds: vec![Kind::Folder],
            at_first: Names::from([(ROOT, BTreeMap::new())]),
            now: Names::new(),
            acts: Vec::new(),
        };
        disk.scan(ROOT, root);
        disk.now = disk.at_first.clone();
        disk
    }

    fn scan(&mut self, folder: Node, path: &Path) {
        for entry in fs::read_dir(path).expect("a folder") {
            let path = entry.expect("readable").path();
            let found = fs::symlink_metadata(&path).expect("it is there");
            let node = if found.is_dir() {
                self.new_folder()
            } else if found.is_symlink() {
                self.new_link(fs::read_link(&path).expect("a link").into_os_string())
            } else if found.is_file() {
                self.add(Kind::File(fs::read(&path).expect("a file")))
            } else {
                // A socket means nothing to whoever comes later.
                continue;
            };
            let name = path.file_name().expect("a name").to_owned();
            self.at_first.entry(folder).or_default().insert(name, node);
            if found.is_dir() {
                self.scan(node, &path);
            }
        }
    }

    fn add(&mut self, kind: Kind) -> Node {
        self.kinds.push(kind);
        self.kinds.len() - 1
    }

    pub(crate) fn new_file(&mut self) -> Node {
        self.add(Kind::File(Vec::new()))
    }

    pub(crate) fn new_folder(&mut self) -> Node {
        self.add(Kind::Folder)
    }

    pub(crate) fn new_link(&mut self, text: OsString) -> Node {
        self.add(Kind::Link(text))
    }

    pub(crate) fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// What has this path (below the root) now.
    pub(crate) fn find(&self, path: &Path) -> Option<Node> {
        path.components().try_fold(ROOT, |node, component| match component {
            Component::Normal(name) => self.now.get(&node)?.get(name).copied(),
            _ => Some(node),
        })
    }

    /// The place that this path names; `None`: its folder is not there.
    pub(crate) fn place(&self, path: &Path) -> Option<Place> {
        Some(Place {
            folder: self.find(path.parent()?)?,
            name: path.file_name()?.to_owned(),
        })
    }

    pub(crate) fn at(&self, place: &Place) -> Option<Node> {
        self.now.get(&place.folder)?.get(&place.name).copied()
    }

    /// What has, or had, a name that begins so.
    pub(crate) fn called(&self, begins: &str) -> HashSet<Node> {
        let begins = |name: &OsStr| name.to_string_lossy().starts_with(begins);
        let first = self.at_first.values().flatten();
        let later = self.acts.iter().filter_map(|act| match act {
            Act::Name { node, place } | Act::Rename { node, to: place, .. } => Some((&place.name, node)),
            _ => None,
        });
        first
            .chain(later)
            .filter(|(name, _)| begins(name))
            .map(|(_, node)| *node)
            .collect()
    }

    /// Is it a folder?
    pub(crate) fn is_folder(&self, node: Node) -> bool {
        matches!(self.kinds[node], Kind::Folder)
    }

    /// The disk of a program that did the same and forgot to sync these.
    pub(crate) fn without_syncs<T>(&mut self, of: impl Fn(&Self, Node) -> bool, with: impl FnOnce(&Self) -> T) -> T {
        let forgotten = |at: usize| match self.acts[at] {
            Act::Sync { node, before } if of(self, node) => Some((at, before)),
            _ => None,
        };
        let forgotten: Vec<(usize, usize)> = (0..self.acts.len()).filter_map(forgotten).collect();
        for (at, _) in &forgotten {
            self.set_sync(*at, 0);
        }
        let result = with(self);
        for (at, upto) in forgotten {
            self.set_sync(at, upto);
        }
        result
    }

    fn set_sync(&mut self, at: usize, upto: usize) {
        if let Act::Sync { before, .. } = &mut self.acts[at] {
            *before = upto;
        }
    }

    /// The acts by which the file with the most bytes, of those that are not the store's, was written.
    pub(crate) fn writes_of_a_large_file(&self) -> Vec<usize> {
        let of_store = self.called("queue.db");
        let mut writes: HashMap<Node, (usize, Vec<usize>)> = HashMap::new();
        for (at, act) in self.acts.iter().enumerate() {
            if let Act::Write { node, bytes, .. } = act
                && !of_store.contains(node)
            {
                let (size, acts) = writes.entry(*node).or_default();
                *size += bytes.len();
                acts.push(at);
            }
        }
        let largest = writes.into_values().max_by_key(|(size, _)| *size);
        largest.map(|(_, acts)| acts).unwrap_or_default()
    }

    /// Has it any name now?
    pub(crate) fn is_named(&self, node: Node) -> bool {
        self.now
            .values()
            .any(|names| names.values().any(|named| *named == node))
    }

    pub(crate) fn act(&mut self, act: Act) {
        name(&mut self.now, &act);
        self.acts.push(act);
    }

    /// The act by whose end everything before it was safe for the file, or the names of the folder, last.
    fn synced(&self, cut: usize) -> HashMap<Node, usize> {
        let mut synced = HashMap::new();
        for act in &self.acts[..cut] {
            if let Act::Sync { node, before } = act {
                let upto = synced.entry(*node).or_insert(0);
                *upto = (*before).max(*upto);
            }
        }
        synced
    }

    fn fates(&self, cut: usize, mood: Mood, random: &mut Random) -> Vec<Fate> {
        let synced = self.synced(cut);
        let safe = |at: usize, node: &Node| synced.get(node).is_some_and(|upto| at < *upto);
        // Where the journal ends: everything before the last synced name is in it.
        let last = |(at, act): (usize, &Act)| names_of(act).any(|folder| safe(at, &folder)).then_some(at + 1);
        let least = self.acts[..cut].iter().enumerate().filter_map(last).max().unwrap_or(0);
        let journal = least + (random.next() as usize) % (cut - least + 1);
        let mut fate = |at: usize, act: &Act| {
            let is_safe = match act {
                Act::Write { node, .. } | Act::Length { node, .. } | Act::Modified { node, .. } => safe(at, node),
                Act::Sync { .. } => true,
                names => names_of(names).all(|folder| safe(at, &folder)),
            };
            let chance = random.next() % 100;
            match mood {
                _ if is_safe => Fate::There,
                Mood::Safe => Fate::Lost,
                Mood::Journal if names_of(act).next().is_some() => {
                    if at < journal {
                        Fate::There
                    } else {
                        Fate::Lost
                    }
                }
                Mood::Each(most) | Mood::Torn(most) if chance >= most => Fate::Lost,
                Mood::Torn(_) | Mood::Journal => Fate::Torn,
                Mood::All | Mood::Each(_) => Fate::There,
            }
        };
        self.acts[..cut]
            .iter()
            .enumerate()
            .map(|(at, act)| fate(at, act))
            .collect()
    }

    /// Builds in `into` what a disk may hold when the power goes after the first `cut` acts.
    pub(crate) fn rebuild(&self, cut: usize, mood: Mood, random: &mut Random, into: &Path) {
        let fates = self.fates(cut, mood, random);
        let mut names = self.at_first.clone();
        let mut files: HashMap<Node, Contents> = HashMap::new();
        for (act, fate) in self.acts.iter().zip(&fates) {
            if *fate == Fate::Lost {
                continue;
            }
            match act {
                Act::Write { node, at, bytes } => {
                    let torn = (*fate == Fate::Torn).then_some(&mut *random);
                    self.contents(&mut files, *node).write(*at, bytes, torn);
                }
                Act::Length { node, length } => {
                    let length = usize::try_from(*length).expect("it fits");
                    self.contents(&mut files, *node).bytes.resize(length, 0);
                }
                Act::Modified { node, seconds } => self.contents(&mut files, *node).modified = Some(*seconds),
                act => name(&mut names, act),
            }
        }
        self.write_out(ROOT, &names, &files, into, &mut HashSet::new());
    }

    fn contents<'a>(&self, files: &'a mut HashMap<Node, Contents>, node: Node) -> &'a mut Contents {
        files.entry(node).or_insert_with(|| self.first_contents(node))
    }

    fn first_contents(&self, node: Node) -> Contents {
        let bytes = match &self.kinds[node] {
            Kind::File(bytes) => bytes.clone(),
            Kind::Folder | Kind::Link(_) => Vec::new(),
        };
        Contents { bytes, modified: None }
    }

    fn write_out(
        &self,
        folder: Node,
        names: &Names,
        files: &HashMap<Node, Contents>,
        into: &Path,
        seen: &mut HashSet<Node>,
    ) {
        fs::create_dir_all(into).expect("a folder");
        for (name, node) in names.get(&folder).into_iter().flatten() {
            let path = into.join(name);
            match &self.kinds[*node] {
                Kind::Folder if seen.insert(*node) => self.write_out(*node, names, files, &path, seen),
                // A folder that is on its way to another name is under one of them.
                Kind::Folder => {}
                Kind::Link(text) => std::os::unix::fs::symlink(text, &path).expect("a link"),
                Kind::File(_) => {
                    let contents = files.get(node).cloned().unwrap_or_else(|| self.first_contents(*node));
                    contents.write_out(&path);
                }
            }
        }
    }
}

/// The folders whose names an act alters.
fn names_of(act: &Act) -> impl Iterator<Item = Node> {
    let (one, other) = match act {
        Act::Name { place, .. } | Act::Unname { place, .. } => (Some(place.folder), None),
        Act::Rename { from, to, .. } => (Some(from.folder), Some(to.folder)),
        _ => (None, None),
    };
    one.into_iter().chain(other)
}

fn name(names: &mut Names, act: &Act) {
    let mut unname = |node: &Node, place: &Place| {
        if let Some(folder) = names.get_mut(&place.folder)
            && folder.get(&place.name) == Some(node)
        {
            folder.remove(&place.name);
        }
    };
    let named = match act {
        Act::Name { node, place } => Some((node, place)),
        Act::Unname { node, place } => {
            unname(node, place);
            None
        }
        Act::Rename { node, from, to } => {
            unname(node, from);
            Some((node, to))
        }
        _ => None,
    };
    if let Some((node, place)) = named {
        names.entry(place.folder).or_default().insert(place.name.clone(), *node);
    }
}

#[derive(Clone)]
struct Contents {
    bytes: Vec<u8>,
    modified: Option<u64>,
}

impl Contents {
    fn write(&mut self, at: u64, bytes: &[u8], mut torn: Option<&mut Random>) {
        let mut from = 0;
        while from < bytes.len() {
            let left = SECTOR - (at + from as u64) % SECTOR;
            let to = bytes.len().min(from + usize::try_from(left).expect("a sector"));
            let there = torn.as_mut().is_none_or(|random| !random.next().is_multiple_of(2));
            let place = usize::try_from(at).expect("it fits") + from;
            let end = place + to - from;
            if there {
                if self.bytes.len() < end {
                    self.bytes.resize(end, 0);
                }
                self.bytes[place..end].copy_from_slice(&bytes[from..to]);
            } else if let Some(random) = torn.as_mut()
                && self.bytes.len() < end
                && random.next().is_multiple_of(3)
            {
                // The length came to the disk, the bytes did not: what lay there before shows.
                let old = random.bytes((end - self.bytes.len()) as u64);
                self.bytes.extend(old);
            }
            from = to;
        }
    }

    fn write_out(&self, path: &Path) {
        fs::write(path, &self.bytes).expect("a file");
        if let Some(seconds) = self.modified {
            let file = fs::File::options().write(true).open(path).expect("a file");
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
                .expect("its time");
        }
    }
}

/// Is this a name that no file has in the end?
pub(crate) fn is_part(name: &OsStr) -> bool {
    name.to_string_lossy().contains("portolan-part")
}
