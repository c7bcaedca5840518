//! The tree of sites as a person sees it: folders, sites in them, bookmarks in those.

use std::{fmt, path::PathBuf, sync::Arc};

use portolan_remote::{RemotePath, SiteId};

use crate::{Site, SiteProblem};

/// The names of the folders from the root of the tree down. The root itself has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FolderPath(Vec<String>);

/// Folders below one another; what other programs export is never deeper, and a tree is drawn recursively.
pub const DEEPEST: usize = 32;

/// The longest name of a site or a folder, in characters.
pub const LONGEST_NAME: usize = 255;

/// Why a name cannot be that of a site or a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing, or spaces.
    #[error("a name is needed")]
    Empty,
    /// Line ends and their like.
    #[error("a name cannot hold line ends or control characters")]
    ControlCharacter,
    /// Too long.
    #[error("a name has at most 255 characters")]
    Long,
    /// Too many folders below one another.
    #[error("folders can stand at most 32 deep")]
    Deep,
}

/// A name of a site or a folder, without the space around it.
pub fn checked_name(name: &str) -> Result<&str, NameError> {
    let name = name.trim();
    if name.is_empty() {
        Err(NameError::Empty)
    } else if name.chars().any(char::is_control) {
        Err(NameError::ControlCharacter)
    } else if name.chars().count() > LONGEST_NAME {
        Err(NameError::Long)
    } else {
        Ok(name)
    }
}

impl FolderPath {
    /// The root.
    pub fn root() -> Self {
        Self::default()
    }

    /// These names from the root down.
    pub fn new<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> Result<Self, NameError> {
        let mut path = Self::root();
        for name in names {
            path = path.child(name.as_ref())?;
        }
        Ok(path)
    }

    /// The folder of this name in it.
    pub fn child(&self, name: &str) -> Result<Self, NameError> {
        if self.0.len() >= DEEPEST {
            return Err(NameError::Deep);
        }
        let mut names = self.0.clone();
        names.push(checked_name(name)?.to_owned());
        Ok(Self(names))
    }

    /// The names from the root down.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Its own name; `None` for the root.
    pub fn name(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }

    /// The folder that holds it; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        Some(Self(above.to_vec()))
    }

    /// Is it the root?
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Is it `folder`, or somewhere below it?
    pub fn is_within(&self, folder: &Self) -> bool {
        self.0.starts_with(&folder.0)
    }

    /// The same place after `from` was moved or renamed to `to`. `None` = too deep then.
    pub fn moved(&self, from: &Self, to: &Self) -> Option<Self> {
        let rest = self.0.strip_prefix(from.0.as_slice())?;
        let names: Vec<String> = to.0.iter().chain(rest).cloned().collect();
        (names.len() <= DEEPEST).then_some(Self(names))
    }
}

/// For people: `Clients › Acme`.
impl fmt::Display for FolderPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" › "))
    }
}

/// A pair of folders to come back to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// Its name.
    pub name: String,
    /// The local folder; `None` = the one that is shown stays.
    pub local_folder: Option<PathBuf>,
    /// The folder on the server; `None` = the one that is shown stays.
    pub remote_folder: Option<RemotePath>,
    /// Both panes go into and out of folders together.
    pub linked_browsing: bool,
    /// Both panes are compared.
    pub compare: bool,
}

/// All saved sites, in the order of the file, and what else a face needs to show them.
#[derive(Clone, Debug, Default)]
pub struct SavedSites {
    /// The folders, each after the one that holds it, siblings in their order. Folders that only hold something are here
    /// too.
    pub folders: Vec<FolderPath>,
    /// The sites, in the order in which those of the same folder stand. Those of the administrator come last.
    pub sites: Vec<Arc<Site>>,
    /// What could not be used.
    pub problems: Vec<SiteProblem>,
    /// Rises with each change that this process saw.
    pub revision: u64,
}

impl SavedSites {
    /// The site with this number.
    pub fn get(&self, id: SiteId) -> Option<&Arc<Site>> {
        self.sites.iter().find(|site| site.id == id)
    }

    /// The saved site that a connection belongs to: the very same, or else one of the same user at the same server that can be
    /// changed here.
    pub fn like(&self, site: &Site) -> Option<&Arc<Site>> {
        let alike = |other: &&Arc<Site>| {
            !other.managed && other.endpoint == site.endpoint && other.log_on.user() == site.log_on.user()
        };
        self.get(site.id).or_else(|| self.sites.iter().find(alike))
    }

    /// The site that a person means by a name: the one with just this name (with its folders before it, where `/` is
    /// typed between them), or else the only one whose name differs in case only.
    pub fn named(&self, text: &str) -> Option<&Arc<Site>> {
        let text = text.trim();
        let whole = |site: &Site| {
            let mut names: Vec<&str> = site.folder.names().iter().map(String::as_str).collect();
            names.push(&site.name);
            names.join("/")
        };
        let mut exact = self.sites.iter().filter(|site| site.name == text);
        if let (Some(site), None) = (exact.next(), exact.next()) {
            return Some(site);
        }
        if let Some(site) = self.sites.iter().find(|site| whole(site) == text) {
            return Some(site);
        }
        let folded = text.to_lowercase();
        let mut alike = self.sites.iter().filter(|site| site.name.to_lowercase() == folded);
        match (alike.next(), alike.next()) {
            (Some(site), None) => Some(site),
            _ => self.sites.iter().find(|site| site.name == text),
        }
    }

    /// The site that a person types, as [`Self::named`] or in a link: `ftp://NAME/folder`, with percent-encoding as links
    /// have it.
    pub fn typed(&self, text: &str) -> Option<Site> {
        if let Some(site) = self.named(text) {
            return Some((**site).clone());
        }
        let (scheme, rest) = text.trim().split_once("://")?;
        let ours = ["ftp", "ftps", "ftpes"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let (name, path) = rest.split_once('/').unwrap_or((rest, ""));
        let decoded = |text| percent_encoding::percent_decode_str(text).collect::<Vec<u8>>();
        let name = String::from_utf8(decoded(name)).ok().filter(|_| ours)?;
        let mut site = (**self.named(&name)?).clone();
        let path = decoded(path);
        if path.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
            return None;
        }
        if !path.is_empty() {
            site.remote_folder = Some(RemotePath::new(path));
        }
        Some(site)
    }

    /// Folders directly in this one, in their order.
    pub fn folders_in<'a>(&'a self, folder: &FolderPath) -> impl Iterator<Item = &'a FolderPath> + use<'a> {
        let folder = folder.clone();
        let inside = move |path: &&FolderPath| path.parent().is_some_and(|above| above == folder);
        self.folders.iter().filter(inside)
    }

    /// Sites directly in this folder, in their order.
    pub fn sites_in<'a>(&'a self, folder: &FolderPath) -> impl Iterator<Item = &'a Arc<Site>> + use<'a> {
        let folder = folder.clone();
        self.sites.iter().filter(move |site| site.folder == folder)
    }

    /// A name that no site in this folder has: `Studio`, `Studio (2)`, …
    pub fn free_name(&self, folder: &FolderPath, wanted: &str) -> String {
        let taken = |name: &str| self.sites_in(folder).any(|site| site.name == name);
        if !taken(wanted) {
            return wanted.to_owned();
        }
        let numbers = 2..=self.sites.len() + 2;
        let mut names = numbers.map(|number| format!("{wanted} ({number})"));
        names.find(|name| !taken(name)).unwrap_or_else(|| wanted.to_owned())
    }
}
