//! One folder or file to do.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId, RemoteError, RemotePath};
use serde::{Deserialize, Serialize};

use crate::{ConflictPolicy, Part};

/// One folder or file to do. A folder is an item too: it is expanded into its children, in batches, while its first
/// files already move.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its number, never used again.
    pub id: ItemId,
    /// Of which job.
    pub job: JobId,
    /// Folder of the entry below the job's two roots, as relative components joined by `/` (empty = the root itself).
    /// The same for both sides; interned.
    pub folder: Arc<RelativeFolder>,
    /// The entry's name, raw bytes, the same on both sides unless `target_name` says otherwise.
    pub name: FileName,
    /// Name at the target where it differs (keep both, mapped names).
    pub target_name: Option<FileName>,
    /// Folder or file.
    pub kind: ItemKind,
    /// Size of the source in bytes, where known.
    pub size: Option<u64>,
    /// Modification time of the source, UTC seconds since 1970, where known.
    pub modified: Option<i64>,
    /// Unix permissions of the source (`0o777` at most), where it is on a server whose listing told them.
    pub permissions: Option<u16>,
    /// What the person decided for this item; `None` = what the job says.
    pub policy: Option<ConflictPolicy>,
    /// How urgent it is; `None` = as urgent as its job.
    pub priority: Option<Priority>,
    /// What is the matter with it.
    pub state: ItemState,
    /// How often it was begun.
    pub attempts: u32,
    /// What is left of an earlier try.
    pub part: Option<Part>,
}

/// The folder of an item below the roots of its job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RelativeFolder(pub Vec<FileName>);

impl RelativeFolder {
    /// This folder on the server.
    pub fn below(&self, root: &RemotePath) -> RemotePath {
        self.0.iter().fold(root.clone(), |path, name| path.join(name))
    }

    /// The folder `name` in this folder.
    #[must_use]
    pub fn join(&self, name: &FileName) -> Self {
        let mut names = Vec::with_capacity(self.0.len() + 1);
        names.extend_from_slice(&self.0);
        names.push(name.clone());
        Self(names)
    }
}

/// How urgent something is. What is more urgent starts first, whatever the order says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// When nothing else waits.
    Lowest,
    /// After the others.
    Low,
    /// As it comes.
    #[default]
    Normal,
    /// Before the others.
    High,
    /// Before everything.
    Highest,
}

/// Files up to this size are small: the round trips around them cost more than their bytes. Bytes.
pub const SMALL_FILE: u64 = 1 << 20;

/// Folder or file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A folder to be expanded.
    Folder,
    /// A file to be moved.
    File,
}

/// Intent, never activity: what was running when the program ended is simply waiting.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ItemState {
    /// To be done as soon as its turn comes.
    #[default]
    Waiting,
    /// Paused by the person.
    Held,
    /// Everything is on the server under the temporary name, but the rename was refused.
    Partial(Failed),
    /// Given up until the person says otherwise.
    Failed(Failed),
}

/// Why an item failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// The error, with which its prose is made.
    pub error: Arc<RemoteError>,
    /// When, UTC seconds since 1970.
    pub when: i64,
}
