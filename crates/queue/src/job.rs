//! One gesture of the person.

use std::{path::PathBuf, sync::Arc};

use portolan_remote::{ConflictPolicy, Direction, FileTypes, FolderRules, JobId, RemotePath, SiteId, Verification};
use serde::{Deserialize, Serialize};

/// Everything that one gesture asked for: three folders dropped on a pane are one job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// With which site; from one server to another, the one that gets the files.
    pub site: SiteId,
    /// Which way. From one server to another it is an upload whose [`source`](Self::source) is not here.
    pub direction: Direction,
    /// From one server to another: where the files come from. `None` = one side is this computer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<RemoteSource>,
    /// The local folder at or below which everything of this job lies; nothing is ever written outside of it. Empty from
    /// one server to another.
    pub local_root: Arc<PathBuf>,
    /// The remote folder at or below which everything of this job lies.
    pub remote_root: RemotePath,
    /// What to do where the target exists already.
    pub policy: ConflictPolicy,
    /// Held by the person: nothing of it starts.
    pub state: JobState,
    /// Write uploads to a temporary name and rename them when the server has confirmed them.
    pub atomic: bool,
    /// Keep modification times.
    pub keep_times: bool,
    /// Keep permissions.
    #[serde(default = "kept")]
    pub keep_permissions: bool,
    /// How its folders are read.
    #[serde(default)]
    pub folders: Arc<FolderRules>,
    /// How files are checked that were moved.
    #[serde(default)]
    pub verify: Verification,
    /// As what its files are moved: bytes or text.
    #[serde(default)]
    pub types: FileTypes,
    /// Delete each source as soon as its copy was checked.
    #[serde(default)]
    pub remove_source: bool,
    /// What asked for it.
    pub origin: Origin,
}

/// What holds for jobs of before there was a choice.
fn kept() -> bool {
    true
}

/// The other server of a job that goes from one to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteSource {
    /// Which site gives the files; never the one that gets them.
    pub site: SiteId,
    /// The folder there at or below which everything of the job lies.
    pub root: RemotePath,
}

impl Job {
    /// Between whom it goes.
    pub fn route(&self) -> Route {
        Route {
            site: self.site,
            source: self.source.as_ref().map(|source| source.site),
        }
    }
}

/// Between whom files go: a site and this computer, or two sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    /// The site; from one server to another, the one that gets the files.
    pub site: SiteId,
    /// From one server to another: the site that gives them.
    pub source: Option<SiteId>,
}

impl Route {
    /// Between this computer and a site.
    pub fn here(site: SiteId) -> Self {
        Self { site, source: None }
    }

    /// Does it begin or end at this site?
    pub fn touches(self, site: SiteId) -> bool {
        self.site == site || self.source == Some(site)
    }

    /// Its sites: one or two.
    pub fn sites(self) -> impl Iterator<Item = SiteId> {
        std::iter::once(self.site).chain(self.source)
    }
}

/// What asked for a job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A hand in the window.
    #[default]
    Window,
    /// The command line.
    CommandLine,
}

/// May a job's items start?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Yes.
    #[default]
    Going,
    /// Paused by the person.
    Held,
}
