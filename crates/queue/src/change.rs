//! The only way into the queue.

use portolan_remote::{FileName, ItemId, JobId, RemoteError, SiteId};
use std::sync::Arc;

use crate::{ConflictPolicy, Counts, Failed, ItemKind, Job, Part, Priority, RelativeFolder};

/// One alteration of the queue: all of it happens or none of it. What a store writes is the same.
///
/// Changes that name one item or job fail where it is not there. Changes that take a list skip what is not there any
/// more: between the hand of a person and the queue, items finish.
#[derive(Clone, Debug)]
pub enum Change {
    /// A new job, at the end of the queue. The queue gives it its number ([`Applied::job`]); the one in `job` is ignored.
    AddJob {
        /// The job.
        job: Job,
        /// What is to be done, directly in the job's roots.
        items: Vec<NewItem>,
    },
    /// More items for a job, at the end of the queue.
    AddItems {
        /// Which job.
        job: JobId,
        /// In which folder below the job's roots.
        folder: Arc<RelativeFolder>,
        /// What is to be done.
        items: Vec<NewItem>,
    },
    /// A batch of what a folder holds. The children take the folder's place in the order; they inherit what the person
    /// decided for it (policy, priority, hold). A child that is in the queue already, by (job, folder, name), is
    /// ignored, so a folder that is read again from its beginning inserts nothing twice. (Children that are done are
    /// not in the queue any more; they come again and are proven done by whoever moves files.)
    Expand {
        /// The folder.
        item: ItemId,
        /// At most [`Change::MAX_CHILDREN`] of its entries.
        children: Vec<NewItem>,
        /// Was this the last batch? Then the folder itself is done and leaves the queue.
        done: bool,
    },
    /// An item is about to be begun: one attempt more. Applied before the first byte is sent.
    Began {
        /// Which item.
        item: ItemId,
    },
    /// An item that was begun came to nothing before its turn, through no fault of its own: the attempt does not count.
    NotBegun {
        /// Which item.
        item: ItemId,
    },
    /// An item is done (or skipped, with 0 bytes) and leaves the queue.
    Finish {
        /// Which item.
        item: ItemId,
        /// The size of the file that is now at the target.
        bytes: u64,
    },
    /// An item is given up until the person says otherwise.
    Fail {
        /// Which item.
        item: ItemId,
        /// Why.
        failed: Failed,
    },
    /// Everything of an item is at the target under its temporary name, but it could not be renamed.
    Partial {
        /// Which item.
        item: ItemId,
        /// Why.
        failed: Failed,
    },
    /// Pause (`true`) or let go. Holds are inherited: an item goes only if it, its job, its site and everything may go.
    /// Failed items are not touched.
    Hold {
        /// What.
        what: Scope,
        /// Hold it?
        held: bool,
    },
    /// A job is held because a disk is full, here or on its server. A [`Change::Hold`] or [`Change::StartAt`] of the same
    /// job forgets the reason.
    HoldFull {
        /// Which job.
        job: JobId,
        /// What the disk or the server said.
        error: Arc<RemoteError>,
    },
    /// How many sessions a site may use for transfers; `None` = as for all.
    SetSiteSessions {
        /// Which site.
        site: SiteId,
        /// How many.
        sessions: Option<u8>,
    },
    /// Begin at a time: the job (`None` = everything) is held, and whoever has a clock lets it go when it is `at`. A
    /// [`Change::Hold`] of the same job or of everything, either way, forgets the time.
    StartAt {
        /// Which job; `None` = everything.
        job: Option<JobId>,
        /// When, UTC seconds since 1970; `None` = forget the time, and leave the hold as it is.
        at: Option<i64>,
    },
    /// Failed, partial items wait again, with no attempts counted.
    Retry {
        /// Which items.
        items: Vec<ItemId>,
    },
    /// The same for every failed or partial item.
    RetryAllFailed,
    /// Take items out. A folder takes only itself along; what it was expanded into stays.
    Remove {
        /// Which items.
        items: Vec<ItemId>,
    },
    /// Take a job out with all that is left of it.
    RemoveJob {
        /// Which job.
        job: JobId,
    },
    /// Take every failed or partial item out.
    ClearFailed,
    /// Move items in the order; they keep their order among themselves.
    Reorder {
        /// Which items.
        items: Vec<ItemId>,
        /// Whereto.
        to: Move,
    },
    /// Set a priority; `None` inherits: items from their job, jobs from their site, sites from everything, and
    /// everything is [`Priority::Normal`].
    SetPriority {
        /// Of what.
        what: Scope,
        /// Which.
        priority: Option<Priority>,
    },
    /// What to do where the target exists, for some items; `None` = what the job says.
    SetPolicy {
        /// Which items.
        items: Vec<ItemId>,
        /// What.
        policy: Option<ConflictPolicy>,
    },
    /// What to do where the target exists, for a whole job; items with a decision of their own keep it.
    SetJobPolicy {
        /// Which job.
        job: JobId,
        /// What.
        policy: ConflictPolicy,
    },
    /// The name at the target; `None` = the same as at the source. For a folder, what it is expanded into goes below
    /// the new name.
    SetTargetName {
        /// Which item.
        item: ItemId,
        /// Its name at the target.
        name: Option<FileName>,
    },
    /// What is left of a try, before its first byte moves; `None` = nothing.
    SetPart {
        /// Which item.
        item: ItemId,
        /// What.
        part: Option<Part>,
    },
    /// The source was looked at: what is known of it now.
    Sized {
        /// Which item.
        item: ItemId,
        /// Size in bytes.
        size: Option<u64>,
        /// Modification time, UTC seconds since 1970.
        modified: Option<i64>,
    },
}

impl Change {
    /// At most so many children in one [`Change::Expand`], so that one change is never long.
    pub const MAX_CHILDREN: usize = 1000;
}

/// What a hold or a priority is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole queue.
    All,
    /// All that goes to or comes from a site.
    Site(SiteId),
    /// One job.
    Job(JobId),
    /// Some items.
    Items(Vec<ItemId>),
}

/// Where items move to in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Before everything else.
    Top,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// Behind everything else.
    Bottom,
    /// Directly before this item (drag and drop); nothing happens if it is one of those that move, or gone.
    Before(ItemId),
}

/// A folder or file that is to be done; the queue gives it its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// Its name: raw bytes, at most 65,535.
    pub name: FileName,
    /// Name at the target where it differs.
    pub target_name: Option<FileName>,
    /// Folder or file.
    pub kind: ItemKind,
    /// Size of the source in bytes, where known.
    pub size: Option<u64>,
    /// Modification time of the source, UTC seconds since 1970, where known.
    pub modified: Option<i64>,
    /// Unix permissions of the source (`0o777` at most), where it is on a server whose listing told them.
    pub permissions: Option<u16>,
}

impl NewItem {
    /// A file of known or unknown size.
    pub fn file(name: FileName, size: Option<u64>, modified: Option<i64>) -> Self {
        Self {
            name,
            target_name: None,
            kind: ItemKind::File,
            size,
            modified,
            permissions: None,
        }
    }

    /// A folder that is to be expanded.
    pub fn folder(name: FileName) -> Self {
        Self {
            name,
            target_name: None,
            kind: ItemKind::Folder,
            size: None,
            modified: None,
            permissions: None,
        }
    }

    /// The same with the permissions of its source.
    #[must_use]
    pub fn with_permissions(self, permissions: Option<u16>) -> Self {
        Self { permissions, ..self }
    }
}

/// What a [`Change`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The job that was made.
    pub job: Option<JobId>,
    /// Items that are new, in the order in which they were given.
    pub inserted: Vec<ItemId>,
    /// How many were in the queue already and were ignored.
    pub duplicates: usize,
    /// Places, among the children that were given, of those that had left the queue while their folder did not, and
    /// stay out; they count as duplicates.
    pub stayed_out: Vec<usize>,
    /// Items that left the queue while the folder that holds them stays in it: folder, and child.
    pub departed: Vec<(ItemId, ItemId)>,
    /// Folders that left the queue of which such children were known.
    pub forgotten: Vec<ItemId>,
    /// Items of which something is different now (not those that only moved).
    pub changed: Vec<ItemId>,
    /// Items that are not in the queue any more.
    pub removed: Vec<ItemId>,
    /// Items that moved in the order, in their order among themselves ([`Move::Top`], [`Move::Bottom`], [`Move::Before`]).
    pub moved: Vec<ItemId>,
    /// Neighbours that changed places, one pair after the other ([`Move::Up`], [`Move::Down`]).
    pub swapped: Vec<(ItemId, ItemId)>,
    /// Jobs of which nothing is left; they left the queue too.
    pub jobs_ended: Vec<JobId>,
    /// Totals before.
    pub before: Counts,
    /// Totals after.
    pub after: Counts,
}

/// Why a [`Change`] cannot be; the queue is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The item is not in the queue (any more).
    #[error("there is no item {0:?} in the queue")]
    NoSuchItem(ItemId),
    /// The job is not in the queue (any more).
    #[error("there is no job {0:?} in the queue")]
    NoSuchJob(JobId),
    /// Only folders can be expanded.
    #[error("{0:?} is a file and cannot be expanded")]
    NotAFolder(ItemId),
    /// More than [`Change::MAX_CHILDREN`] children.
    #[error("{0} children in one change are too many")]
    TooManyChildren(usize),
    /// A job without anything to do.
    #[error("the job has nothing to do")]
    NothingToDo,
    /// A name of more than 65,535 bytes.
    #[error("a name of {0} bytes is too long")]
    NameTooLong(usize),
    /// More jobs than there are numbers for.
    #[error("the queue has no numbers left for jobs")]
    OutOfNumbers,
}
