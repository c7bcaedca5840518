//! Runs one file item to its end.

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use portolan_queue::{ConflictPolicy, Item, Job, NewItem, RelativeFolder};
use portolan_remote::{
    Act, Body, Contents, Direction, Entry, ErrorKind, FileName, HostPort, ItemId, Meter, Remote, RemoteError,
    RemotePath, SiteId, Throttle, TransferType,
};
use tokio::sync::mpsc;

use portolan_settings::NamePattern;

use crate::{
    FileFacts, NotKept, Verified, WhyNotKept,
    bin::{Book, Old},
    event::Event,
    expand::LeftOut,
    kept::Room,
    local,
    local::part_file::PartMark,
    naming::Naming,
    targets::TargetFolder,
};

mod across;
mod contents;
pub(crate) mod counterpart;
pub(crate) mod decide;
mod download;
pub(crate) mod earlier;
mod replaced;
mod source;
mod text;
mod unconfirmed;
mod upload;
mod verify;

use counterpart::Sent;
pub(crate) use decide::Decision;

/// Everything that is needed to run one item.
#[derive(Clone)]
pub(crate) struct Task {
    pub(crate) item: Arc<Item>,
    /// It comes out of a folder that is read once more: it may have been done before.
    pub(crate) seen_before: bool,
    pub(crate) job: Arc<Job>,
    /// The folder at the target below the job's root.
    pub(crate) target_folder: Arc<RelativeFolder>,
    pub(crate) meter: Arc<Meter>,
    pub(crate) throttle: Arc<Throttle>,
    /// Bytes that were there already when this try began.
    pub(crate) base: Arc<AtomicU64>,
    pub(crate) carry: Arc<Mutex<Carry>>,
    /// Upload: what is known of the target's folder.
    pub(crate) target: Option<Arc<TargetFolder>>,
    /// What to do where the target exists and the policy cannot decide, or says so.
    pub(crate) fallback: ConflictPolicy,
    /// What the server's wall clock lacks to be UTC in seconds, where known.
    pub(crate) clock_offset: Option<i32>,
    /// Upload: what is replaced goes into the bin of the server.
    pub(crate) bin: Option<Arc<Book>>,
    /// How free names are made.
    pub(crate) keep_both: Arc<NamePattern>,
    /// What names become on the other side.
    pub(crate) naming: Naming,
    /// Room for what a folder holds on its way to the disk.
    pub(crate) room: Room,
    /// Number of this run of the program (of the store, where the queue is kept), for the names of temporary files.
    pub(crate) run: u32,
    /// From one server to another: the one that gives.
    pub(crate) giver: Option<Giver>,
    pub(crate) attempt: Attempt,
    /// Where what the queue is to keep is told.
    pub(crate) out: mpsc::Sender<Event>,
}

/// The end that gives, where a file goes from one server to another.
#[derive(Clone)]
pub(crate) struct Giver {
    pub(crate) site: SiteId,
    /// Its address, for errors.
    pub(crate) server: Option<HostPort>,
    /// The folder there below which the job lies.
    pub(crate) root: RemotePath,
    /// The session that is lent for it.
    pub(crate) remote: Option<Arc<dyn Remote>>,
    pub(crate) naming: Naming,
    pub(crate) clock_offset: Option<i32>,
    /// What came from it. For people the bytes count once, where they arrive.
    pub(crate) meter: Arc<Meter>,
    pub(crate) throttle: Arc<Throttle>,
}

/// One attempt at an item. What one still tells that was stopped is never taken for news of the next one, which has begun
/// meanwhile: the end of a folder whose children came to nobody would be the end of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    pub(crate) item: ItemId,
    /// Rises from attempt to attempt, over all items of this run.
    pub(crate) number: u64,
}

/// What one try of an item leaves for the next one of the same run.
#[derive(Debug, Default)]
pub(crate) struct Carry {
    /// How often the item was begun in earlier runs, and before the person held it last.
    pub(crate) begun_before: Option<u32>,
    /// Download: the part file, and which remote file its bytes are from.
    pub(crate) part: Option<(PartMark, RemoteFacts)>,
    /// The item is taken out, or given up without its leftovers: a part file that is being opened in this moment goes too.
    pub(crate) gone: bool,
    /// Download: the part file was written before this computer was started: beyond so many bytes nobody knows what it holds.
    pub(crate) safe: Option<u64>,
    /// Download: part files that were about to get the final name; a try that was stopped may still do it.
    pub(crate) placed: Vec<(PartMark, RemoteFacts)>,
    /// Upload: the local file as it was sent.
    pub(crate) source: Option<local::root::Found>,
    /// Upload: the temporary name in use, and which source its bytes are from.
    pub(crate) temporary: Option<(RemotePath, Sent)>,
    /// The target name that "keep both" has found.
    pub(crate) free_name: Option<FileName>,
    /// What an upload may have put under the final name: the target is ours and no conflict any more.
    pub(crate) ours: bool,
    /// The server confirmed nothing; look before sending again.
    pub(crate) unconfirmed: bool,
    /// What a try had did not go together with the source (or the source changed), and it was begun anew: that is done once.
    pub(crate) begun_anew: bool,
    /// What the queue knows of earlier runs was taken up.
    pub(crate) recalled: bool,
    /// An earlier run of the program began this item, or an earlier reading of its folder brought it to its end.
    pub(crate) earlier_run: bool,
    /// Nothing of what is there is gone on with: the server does not go on where it is told to.
    pub(crate) from_start: bool,
    /// From one server to another: it was the one that gives which failed this try.
    pub(crate) source_failed: bool,
    /// A try ended with its session: the server may not have noticed yet.
    pub(crate) broke: bool,
    /// The furthest byte from which a try went on.
    pub(crate) furthest: u64,
    /// Upload: what the last try found under the final name, if it looked, and whether it may be replaced.
    pub(crate) before: Option<Before>,
    /// What does not go along with the contents, as far as this try has found.
    pub(crate) not_kept: NotKept,
    /// Upload: what had the final name, and lies in the bin now.
    pub(crate) binned: Option<Old>,
}

/// What an upload knew of its target before the first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// Nothing had the name.
    Free,
    /// A file, of which this is known, and which may be replaced.
    Replaced(decide::Side),
    /// It may be replaced, whatever it is: nobody looked.
    Unseen,
}

/// What identifies a remote file between two tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RemoteFacts {
    pub(crate) size: Option<u64>,
    pub(crate) modified: Option<i64>,
}

/// How an item ended.
pub(crate) enum ItemEnd {
    /// The file is there, and the server has confirmed it.
    Done {
        size: u64,
        verified: Verified,
        /// The target as a listing would show it, under its name there.
        entry: Box<Entry>,
        /// It was to be moved: why its source is still there, if it is.
        source_left: Option<RemoteError>,
    },
    /// The target was left as it is.
    Skipped {
        size: u64,
    },
    /// The target exists; somebody must say what to do.
    Conflict {
        source: FileFacts,
        target: FileFacts,
        free_name: FileName,
    },
    /// A folder was read to its end; what it has beside its children was left out.
    Expanded {
        left_out: LeftOut,
    },
    /// Everything is on the server, but only under the temporary name.
    Partial(RemoteError),
    Failed(RemoteError),
}

/// Moves a file.
pub(crate) async fn run(task: &Task, remote: &dyn Remote) -> ItemEnd {
    earlier::recall(task);
    task.carry().source_failed = false;
    loop {
        task.carry().not_kept = NotKept::default();
        let moved = match task.job.direction {
            Direction::Upload => match task.sendable() {
                Ok(()) => upload::run(task, remote).await,
                Err(error) => Err(error),
            },
            Direction::Download => download::run(task, remote).await,
        };
        let went_on = match &moved {
            Err(error) => upload::went_on(task, remote, error).await,
            Ok(_) => false,
        };
        match moved {
            Err(error) if !went_on && task.begins_anew(&error) && remote.alive() && task.giver_alive() => {
                task.carry().source_failed = false;
            }
            Ok(done @ ItemEnd::Done { .. }) if task.job.remove_source => return task.end_move(remote, done).await,
            moved => return moved.unwrap_or_else(|error| ItemEnd::Failed(task.with_path(error))),
        }
    }
}

impl Task {
    pub(crate) fn carry(&self) -> MutexGuard<'_, Carry> {
        self.carry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn act(&self) -> Act {
        match self.job.direction {
            Direction::Upload => Act::Upload,
            Direction::Download => Act::Download,
        }
    }

    /// Is the file moved once more, from its first byte? What was there and what came do not go together, or the source
    /// changed on the way; if that happens again, it is told.
    fn begins_anew(&self, error: &RemoteError) -> bool {
        let mut carry = self.carry();
        let resumed = self.base.load(Ordering::Relaxed) > 0;
        let again = match error.kind {
            ErrorKind::ResumeMismatch | ErrorKind::SourceChanged => true,
            // A server that takes the offset and begins at the first byte all the same.
            ErrorKind::SizeMismatch => resumed && self.job.direction == Direction::Upload,
            _ => false,
        };
        if !again {
            return false;
        }
        carry.from_start |= error.kind != ErrorKind::SourceChanged;
        !std::mem::replace(&mut carry.begun_anew, true)
    }

    /// The copy is there: the source goes.
    async fn end_move(&self, remote: &dyn Remote, done: ItemEnd) -> ItemEnd {
        let ItemEnd::Done {
            size, verified, entry, ..
        } = done
        else {
            return done;
        };
        let source_left = match source::remove(self, remote, verified).await {
            // What is at the target is found done by the next try.
            Err(error) if error.kind.ends_session() => return ItemEnd::Failed(error),
            removed => removed.err(),
        };
        ItemEnd::Done {
            size,
            verified,
            entry,
            source_left,
        }
    }

    /// The file of this computer, for people.
    fn shown_local(&self) -> Arc<str> {
        match self.job.direction {
            Direction::Upload => self.shown_source(),
            Direction::Download => self.shown_target(),
        }
    }

    /// An error of this computer says which file of this computer it is about.
    fn with_path(&self, error: RemoteError) -> RemoteError {
        if error.path.is_some() || !error.kind.of_this_computer() || self.across().is_some() {
            return error;
        }
        error.at(self.shown_local())
    }

    /// Does it go as text? Then no size, no checksum and no offset of one side says anything of the other.
    pub(crate) fn is_text(&self) -> bool {
        self.kind() == TransferType::Ascii
    }

    /// As bytes or as text, by its name at the source.
    fn kind(&self) -> TransferType {
        self.job.types.of(&self.item.name)
    }

    /// What to do where the target exists.
    pub(crate) fn policy(&self) -> ConflictPolicy {
        self.item.policy.unwrap_or(self.job.policy)
    }

    /// Its name at the target.
    pub(crate) fn target_name(&self) -> FileName {
        let found = self.carry().free_name.clone();
        found.unwrap_or_else(|| self.item.target_name.clone().unwrap_or_else(|| self.item.name.clone()))
    }

    /// Can the name of an upload be written in the server's encoding? Where it could not, it has no name there.
    pub(crate) fn sendable(&self) -> Result<(), RemoteError> {
        match (self.job.direction, &self.item.target_name) {
            (Direction::Upload, None) => self.name_there().map(drop),
            _ => Ok(()),
        }
    }

    /// The source's components below the job's root.
    pub(crate) fn source_names(&self) -> Vec<FileName> {
        let mut names = self.item.folder.0.clone();
        names.push(self.item.name.clone());
        names
    }

    /// The target's components below the job's local root, for downloads.
    pub(crate) fn local_names(&self) -> Vec<FileName> {
        let mut names = self.target_folder.0.clone();
        names.push(self.target_name());
        names
    }

    pub(crate) fn remote_source(&self) -> RemotePath {
        self.item.folder.below(self.source_root()).join(&self.item.name)
    }

    /// The folder of the server that gives, below which the job lies.
    pub(crate) fn source_root(&self) -> &RemotePath {
        self.across().map_or(&self.job.remote_root, |giver| &giver.root)
    }

    /// What comes from another server with the name that it gets here, where that is another one. A name that the server's
    /// encoding cannot write fails when its turn comes, and says why.
    pub(crate) fn named_there(&self, mut item: NewItem) -> NewItem {
        if let Some(giver) = self.across()
            && let Ok(name) = self.naming.name_from(giver.naming, &item.name)
        {
            item.target_name = Some(name).filter(|name| *name != item.name);
        }
        item
    }

    /// From one server to another: the one that gives.
    pub(crate) fn across(&self) -> Option<&Giver> {
        self.giver.as_ref()
    }

    /// The same with the session that is lent for it.
    fn giving(&self) -> Option<(&Giver, Arc<dyn Remote>)> {
        let giver = self.across()?;
        Some((giver, giver.remote.clone()?))
    }

    fn giver_alive(&self) -> bool {
        self.giving().is_none_or(|(_, remote)| remote.alive())
    }

    /// A failure of the server that gives.
    pub(crate) fn of_source(&self, error: RemoteError) -> RemoteError {
        self.carry().source_failed = true;
        match self.across().and_then(|giver| giver.server.as_ref()) {
            Some(server) => error.on(server),
            None => error,
        }
    }

    /// What an upload, or what comes from another server, is called where it goes.
    pub(crate) fn name_there(&self) -> Result<FileName, RemoteError> {
        match self.across() {
            Some(giver) => self.naming.name_from(giver.naming, &self.item.name),
            None => self.naming.to_remote(&self.item.name),
        }
    }

    /// What the clock on the wall of the server that gives lacks to be UTC, in seconds.
    pub(crate) fn source_offset(&self) -> Option<i32> {
        self.across().map_or(self.clock_offset, |giver| giver.clock_offset)
    }

    pub(crate) fn remote_folder(&self) -> RemotePath {
        self.target_folder.below(&self.job.remote_root)
    }

    pub(crate) fn remote_target(&self) -> RemotePath {
        self.remote_folder().join(&self.target_name())
    }

    /// Its name at the target, for people.
    pub(crate) fn shown_name(&self) -> Arc<str> {
        self.naming.names.reading.show(self.target_name().as_bytes()).into()
    }

    /// The source, for people.
    pub(crate) fn shown_source(&self) -> Arc<str> {
        match (self.job.direction, self.across()) {
            (Direction::Upload, Some(giver)) => giver.naming.show(&self.remote_source()),
            (Direction::Upload, None) => local::names::join(&self.job.local_root, &self.source_names())
                .display()
                .to_string()
                .into(),
            (Direction::Download, _) => self.naming.show(&self.remote_source()),
        }
    }

    /// The target, for people.
    pub(crate) fn shown_target(&self) -> Arc<str> {
        match self.job.direction {
            Direction::Upload => self.naming.show(&self.remote_target()),
            Direction::Download => local::names::join(&self.job.local_root, &self.local_names())
                .display()
                .to_string()
                .into(),
        }
    }

    /// What the server was to be told of a file besides its contents, and whether that was done.
    fn note_kept(&self, remote: &dyn Remote, time: Option<bool>, permissions: Option<bool>) {
        let can = remote.capabilities();
        let why = |set: Option<bool>, can: bool| match set {
            Some(false) if can => Some(WhyNotKept::Refused),
            Some(false) => Some(WhyNotKept::NotSupported),
            _ => None,
        };
        self.carry().not_kept = NotKept {
            time: why(time, can.set_modified),
            permissions: why(permissions, can.set_mode),
        };
    }

    /// The body of a transfer that begins at `offset`.
    fn body(&self, file: Contents, offset: u64, size: Option<u64>) -> Body {
        self.base.store(offset, Ordering::Relaxed);
        self.meter.reset();
        Body {
            file,
            offset,
            compare_until: 0,
            source_modified: None,
            size,
            meter: self.meter.clone(),
            throttle: self.throttle.clone(),
            kind: self.kind(),
        }
    }

    fn local_error(&self, path: Arc<str>) -> impl FnOnce(io::Error) -> RemoteError {
        let act = self.act();
        move |error| RemoteError::local(act, path, error)
    }
}

/// Files up to this size are small: the round trips around them cost more than their bytes, and broken ones start again.
pub(crate) const SMALL: u64 = 1 << 20;

/// Bytes at the end of what is there already that are compared before anything is added to it. What is not longer than
/// that is not worth it: it comes again.
pub(crate) const OVERLAP: u64 = 64 * 1024;
