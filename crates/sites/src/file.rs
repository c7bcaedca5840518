//! The file of saved sites. It holds no secret.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use portolan_settings::{FileError, Read, WriteSteps, lock, read_toml, read_toml_only, write_versioned};
use toml_edit::{DocumentMut, Item};

use crate::{
    EditError, FolderPath, Overruled, SavedSites, SitesEdit,
    edit::{site_ids, tables},
    table,
};

/// A site, or the whole file, that could not be used. Nothing of it was changed or lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SiteProblem {
    /// The whole file was not TOML and lies beside now.
    #[error("the sites could not be read ({why}); the file was set aside as {set_aside}")]
    SetAside {
        /// Where it is now.
        set_aside: String,
        /// What is wrong with it.
        why: String,
    },
    /// The administrator's file is not TOML; it was left where it is.
    #[error("the sites of {path} could not be read: {why}")]
    Managed {
        /// Which file.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// One site has a value that is not usable.
    #[error("the site `{site}` was left out: {why}")]
    Site {
        /// Its name, or its place in the file.
        site: String,
        /// What is wrong with it.
        why: String,
    },
}

/// Why sites could not be changed. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SitesError {
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The edit is not possible.
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// The file of saved sites, and the administrator's beside it, which is only read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitesFile {
    path: PathBuf,
    managed: Option<PathBuf>,
}

/// What edits came to.
#[derive(Debug)]
pub struct Edited {
    /// The sites as they are in the file now, with what other windows did to them.
    pub sites: SavedSites,
    /// What another window had changed, and the edits changed otherwise.
    pub overruled: Vec<Overruled>,
}

impl SitesFile {
    /// The person's file, and that of the administrator, if there may be one.
    pub fn new(path: PathBuf, managed: Option<PathBuf>) -> Self {
        Self { path, managed }
    }

    /// The file of this user.
    pub fn of(paths: &portolan_settings::Paths) -> Self {
        Self::new(paths.sites(), Some(paths.managed_sites()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All saved sites, and what could not be used.
    pub fn load(&self) -> Result<SavedSites, FileError> {
        let mut sites = SavedSites::default();
        match read_toml(&self.path)? {
            Read::Missing => {}
            Read::Broken { set_aside, why } => sites.problems.push(SiteProblem::SetAside {
                set_aside: set_aside.display().to_string(),
                why,
            }),
            Read::Document(document) => collect(&mut sites, &document, false),
        }
        self.add_managed(&mut sites);
        Ok(sites)
    }

    /// Makes edits, in their order, to what the file holds now: what another window wrote meanwhile stays. Either all of
    /// them are in the file afterwards or none; what it was is kept as a version.
    pub fn edit(&self, edits: &[SitesEdit]) -> Result<Edited, SitesError> {
        self.edit_in_steps(edits, &mut |_step| Ok(()))
    }

    /// The same; `steps` is asked before each step of the write, for tests.
    pub fn edit_in_steps(&self, edits: &[SitesEdit], steps: WriteSteps<'_>) -> Result<Edited, SitesError> {
        let _lock = lock(&self.path)?;
        let mut problems = Vec::new();
        let mut document = match read_toml(&self.path)? {
            Read::Document(document) => *document,
            Read::Missing => DocumentMut::new(),
            Read::Broken { set_aside, why } => {
                problems.push(SiteProblem::SetAside {
                    set_aside: set_aside.display().to_string(),
                    why,
                });
                DocumentMut::new()
            }
        };
        let mut overruled = Vec::new();
        for edit in edits {
            overruled.extend(edit.apply(&mut document)?);
        }
        write_versioned(&self.path, document.to_string().as_bytes(), steps)?;
        let mut sites = SavedSites {
            problems,
            ..SavedSites::default()
        };
        collect(&mut sites, &document, false);
        self.add_managed(&mut sites);
        Ok(Edited { sites, overruled })
    }

    /// Adds the administrator's sites. They are only read: a broken file is told of and left alone.
    fn add_managed(&self, sites: &mut SavedSites) {
        let Some(path) = &self.managed else { return };
        match read_toml_only(path) {
            Ok(Some(document)) => collect(sites, &document, true),
            Ok(None) => {}
            Err(why) => sites.problems.push(SiteProblem::Managed {
                path: path.display().to_string(),
                why,
            }),
        }
    }
}

impl SavedSites {
    /// The sites that a file with this text would hold; an error where the text is no TOML.
    pub fn of_text(text: &str) -> Result<Self, toml_edit::TomlError> {
        let mut sites = Self::default();
        collect(&mut sites, &text.parse()?, false);
        Ok(sites)
    }
}

fn collect(sites: &mut SavedSites, document: &DocumentMut, managed: bool) {
    for (at, (table, id)) in tables(document, "site").zip(site_ids(document)).enumerate() {
        match table::read(table) {
            Ok(mut site) => {
                site.id = id;
                site.managed = managed;
                // The person's own copy of a site counts.
                if !managed || sites.get(id).is_none() {
                    sites.sites.push(Arc::new(site));
                }
            }
            Err(why) => {
                let name = table.get("name").and_then(Item::as_str);
                let site = name.map_or_else(|| format!("number {}", at + 1), str::to_owned);
                sites.problems.push(SiteProblem::Site { site, why });
            }
        }
    }
    let written = tables(document, "folder").filter_map(|table| table::folder(table.get("path")).ok());
    let used = sites.sites.iter().map(|site| site.folder.clone());
    let all: Vec<FolderPath> = written.chain(used).collect();
    for folder in all {
        let mut above: Vec<FolderPath> = std::iter::successors(Some(folder), FolderPath::parent).collect();
        above.retain(|folder| !folder.is_root());
        for folder in above.into_iter().rev() {
            if !sites.folders.contains(&folder) {
                sites.folders.push(folder);
            }
        }
    }
}
