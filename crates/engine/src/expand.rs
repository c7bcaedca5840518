//! Reads one folder item, in batches, and makes the folder on the other side.
//!
//! What is in it is a child or is left out, by the rules of the job ([`FolderRules`]); what is left out is counted and
//! said. A folder may be read twice (after a crash, after a broken session): the queue ignores children that it has.

mod here;
mod links;
mod there;

use std::{ops::AddAssign, sync::Arc};

use portolan_queue::{Change, ConflictPolicy, NewItem};
use portolan_remote::{
    Act, Detail, Direction, ErrorKind, FolderRules, Made, Permissions, Remote, RemoteError, RemotePath,
    filter::{Candidate, Matcher},
};
use tokio::sync::mpsc;

use crate::{
    event::{Event, ItemNews},
    permissions::RIGHTS,
    targets::{self, TargetFolder},
    transfer::{ItemEnd, Task},
};

/// More folders inside each other than any sane tree has: a server that shows more goes round in circles, or means harm.
const DEEPEST: usize = 256;

/// What a folder has and the job does not take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// By filters.
    pub(crate) filtered: u64,
    /// Hidden files and folders.
    pub(crate) hidden: u64,
    /// Symbolic links.
    pub(crate) links: u64,
    /// Devices, sockets, pipes.
    pub(crate) special: u64,
    /// Lines of listings of which nothing could be made, and names that no file may have.
    pub(crate) unread: u64,
}

impl LeftOut {
    /// Was something left out that nobody asked to leave out?
    pub(crate) fn unasked(&self) -> bool {
        self.links + self.special + self.unread > 0
    }
}

impl AddAssign for LeftOut {
    fn add_assign(&mut self, other: Self) {
        self.filtered += other.filtered;
        self.hidden += other.hidden;
        self.links += other.links;
        self.special += other.special;
        self.unread += other.unread;
    }
}

/// The rules of a job, ready to be used, and what they left out so far.
struct Sieve {
    rules: Arc<FolderRules>,
    matcher: Matcher,
    left_out: LeftOut,
}

impl Sieve {
    fn new(task: &Task) -> Result<Self, RemoteError> {
        let rules = task.job.folders.clone();
        let matcher = rules.selection.matcher().map_err(|error| {
            RemoteError::new(ErrorKind::Misuse, task.act())
                .at(task.shown_source())
                .detailed(Detail::of(&error))
        })?;
        Ok(Self {
            rules,
            matcher,
            left_out: LeftOut::default(),
        })
    }

    /// Is it taken? If not, it is counted.
    fn takes(&mut self, candidate: &Candidate<'_>) -> bool {
        if !self.rules.hidden && candidate.name.hidden() {
            self.left_out.hidden += 1;
            return false;
        }
        let taken = self.matcher.takes(candidate);
        self.left_out.filtered += u64::from(!taken);
        taken
    }
}

/// Makes the folder of an upload on the server and looks what is in it: the only part that needs a session.
pub(crate) async fn make_remote(task: &Task, remote: &dyn Remote) -> Result<Option<TargetFolder>, RemoteError> {
    task.sendable()?;
    let path = task.remote_target();
    let made = remote.make_dir(&path).await?;
    if made == Made::New {
        permit(task, remote, &path).await?;
    }
    if task.policy() == ConflictPolicy::Replace {
        // Nothing that is there matters.
        return Ok(None);
    }
    targets::look(remote, &path, made).await
}

/// Gives a new folder on the server the permissions of its source. What nearly every server gives to new folders by itself
/// is not worth a question.
async fn permit(task: &Task, remote: &dyn Remote, path: &RemotePath) -> Result<(), RemoteError> {
    if !task.job.keep_permissions || !remote.capabilities().set_mode {
        return Ok(());
    }
    let told = match task.across() {
        Some(_) => task.item.permissions,
        None => here::permissions(task).await,
    };
    match told.map(|mode| (mode & RIGHTS) | 0o700).filter(|mode| *mode != 0o755) {
        Some(mode) => match remote.set_mode(path, &Permissions::Unix(mode)).await {
            Err(error) if error.kind.ends_session() => Err(error),
            // A server that does not let us: the folder is there, and that is what the files need.
            Ok(()) | Err(_) => Ok(()),
        },
        None => Ok(()),
    }
}

/// Reads the folder and tells the engine of its children.
pub(crate) async fn run(task: Task, remote: Option<Arc<dyn Remote>>, out: mpsc::Sender<Event>) -> ItemEnd {
    if task.item.folder.0.len() >= DEEPEST {
        return ItemEnd::Failed(
            RemoteError::new(ErrorKind::TooLarge, Act::List)
                .at(task.shown_source())
                .detailed(Detail::TooDeep { most: DEEPEST as u64 }),
        );
    }
    let sieve = match Sieve::new(&task) {
        Ok(sieve) => sieve,
        Err(error) => return ItemEnd::Failed(error),
    };
    let read = match (task.job.direction, remote) {
        (Direction::Upload, Some(giving)) => there::read(&task, sieve, &*giving, &out)
            .await
            .map_err(|error| task.of_source(error)),
        (Direction::Upload, None) => here::read(&task, sieve, &out).await,
        (Direction::Download, Some(remote)) => there::read(&task, sieve, &*remote, &out).await,
        (Direction::Download, None) => Err(RemoteError::new(ErrorKind::ConnectionLost, Act::List)),
    };
    match read {
        Ok(left_out) => ItemEnd::Expanded { left_out },
        Err(error) => ItemEnd::Failed(error),
    }
}

/// Hands children to the engine; waits while it has enough of them.
async fn tell(task: &Task, out: &mpsc::Sender<Event>, children: Vec<NewItem>) {
    task.meter.add(children.len() as u64);
    let (attempt, room) = (task.attempt, task.room.one().await);
    let news = ItemNews::Children { children, room };
    // The engine is gone: then nobody wants the rest either.
    drop(out.send(Event::Item(attempt, news)).await);
}

/// The same for any number of them.
async fn tell_all(task: &Task, out: &mpsc::Sender<Event>, children: Vec<NewItem>) {
    for batch in children.chunks(Change::MAX_CHILDREN) {
        tell(task, out, batch.to_vec()).await;
    }
}
