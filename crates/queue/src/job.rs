//! One gesture of the person.

use std::{path::PathBuf, sync::Arc};

use portolan_remote::{ConflictPolicy, Direction, FolderRules, JobId, RemotePath, SiteId, Verification};
use serde::{Deserialize, Serialize};

/// Everything that one gesture asked for: three folders dropped on a pane are one job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// With which site.
    pub site: SiteId,
    /// Which way.
    pub direction: Direction,
    /// The local folder at or below which everything of this job lies; nothing is ever written outside of it.
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
    /// How its folders are read.
    #[serde(default)]
    pub folders: Arc<FolderRules>,
    /// How files are checked that were moved.
    #[serde(default)]
    pub verify: Verification,
    /// Delete each source as soon as its copy was checked.
    #[serde(default)]
    pub remove_source: bool,
    /// What asked for it.
    pub origin: Origin,
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
