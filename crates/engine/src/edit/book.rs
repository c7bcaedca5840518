//! Which files lie here to be edited, and how each is.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::{Act, Detail, ErrorKind, Meter, RemoteError, RemotePath, SiteId};

use super::{
    Edit, EditConflict, EditId, EditProgram, EditPurpose, EditState, EditVersions,
    folder::{Facts, Folder, Record, Version},
    settle::{LOOK, LOOK_SOON, Settle, Stamp},
    there::Binned,
};
use crate::{FileFacts, RequestId};

/// One file that lies here.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) purpose: EditPurpose,
    pub(crate) site: SiteId,
    pub(crate) address: Arc<str>,
    pub(crate) path: RemotePath,
    pub(crate) name: String,
    pub(crate) folder: Arc<Folder>,
    /// What is to open it as soon as it is here.
    pub(crate) program: Option<EditProgram>,
    /// What the server said of its copy; `None` = there is to be none.
    pub(crate) server: Option<Facts>,
    /// What was in that copy.
    pub(crate) base: String,
    pub(crate) link: bool,
    pub(crate) settle: Settle,
    pub(crate) stage: Stage,
    /// What was saved here and is not on the server.
    pub(crate) saved: Option<Version>,
    /// The person wants it beside the server's.
    pub(crate) beside: bool,
    /// Tries in a row that failed.
    pub(crate) tries: u32,
    pub(crate) times_saved: u32,
    pub(crate) saved_at: Option<i64>,
    pub(crate) runs: bool,
    pub(crate) asks_to_run: bool,
    pub(crate) versions: Option<Arc<EditVersions>>,
    pub(crate) by: Option<RequestId>,
    /// A file may lie on the server under a temporary name of ours.
    pub(crate) left_over: bool,
    /// What had its name and lies in the bin, though nothing else has the name yet.
    pub(crate) binned: Binned,
}

/// What happens to it now.
#[derive(Debug)]
pub(crate) enum Stage {
    /// It is on its way here.
    Fetching(Arc<Meter>, Option<u64>),
    /// Nothing.
    Resting,
    /// One state of it is being taken.
    Taking,
    /// It is on its way back.
    Bringing(Arc<Meter>),
    /// It goes back when this time has come and its site is connected.
    Waiting(Arc<RemoteError>, Instant),
    /// Both sides have changed: what is there, and whether it is here too.
    Asking(Option<Facts>, bool),
    /// The server does not take it.
    Failed(Arc<RemoteError>),
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub(crate) open: BTreeMap<EditId, Open>,
    last: u64,
    /// When to look at the copies next.
    pub(crate) next_look: Option<Instant>,
    /// A look is under way.
    pub(crate) looking: bool,
}

impl Open {
    /// One that is about to be fetched, or was fetched in an earlier run.
    pub(crate) fn new(folder: Folder, record: Record, stage: Stage, now: Instant) -> Self {
        Self {
            purpose: record.purpose,
            site: SiteId(record.site),
            address: record.address.into(),
            path: record.path,
            name: record.name,
            folder: Arc::new(folder),
            program: None,
            server: Some(record.server),
            base: record.base,
            link: record.link,
            settle: Settle::new(None, now),
            stage,
            saved: None,
            beside: false,
            tries: 0,
            times_saved: 0,
            saved_at: record.saved_at,
            runs: false,
            asks_to_run: false,
            versions: None,
            by: None,
            left_over: false,
            binned: Binned::default(),
        }
    }

    /// What is written down of it.
    pub(crate) fn record(&self) -> Record {
        Record {
            site: self.site.0,
            address: self.address.to_string(),
            path: self.path.clone(),
            name: self.name.clone(),
            purpose: self.purpose,
            server: self.server.clone().unwrap_or_default(),
            base: self.base.clone(),
            link: self.link,
            saved_at: self.saved_at,
        }
    }

    /// The copy here.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.file(&self.name)
    }

    /// Is it looked at, to see whether it was saved?
    pub(crate) fn watched(&self) -> bool {
        self.purpose == EditPurpose::Edit && !matches!(self.stage, Stage::Fetching(..))
    }

    /// May a state of it be taken now? While one is on its way back it may not.
    pub(crate) fn may_take(&self) -> bool {
        !matches!(self.stage, Stage::Fetching(..) | Stage::Taking | Stage::Bringing(_))
    }

    /// Has the copy here changes that the server has not?
    pub(crate) fn unsent(&self) -> bool {
        self.saved.is_some() || (self.watched() && !self.settle.rests())
    }

    fn state(&self, now: Instant) -> EditState {
        match &self.stage {
            Stage::Fetching(meter, size) => EditState::Fetching(meter.moved(), *size),
            Stage::Bringing(meter) => {
                EditState::Uploading(meter.moved(), self.saved.as_ref().map_or(0, |version| version.size))
            }
            Stage::Waiting(error, _) => EditState::Waiting(error.clone()),
            Stage::Failed(error) => EditState::Failed(error.clone()),
            Stage::Asking(theirs, comparable) => EditState::Asks(self.conflict(theirs.as_ref(), *comparable)),
            Stage::Resting | Stage::Taking if self.settle.missing(now) => EditState::Missing,
            Stage::Resting | Stage::Taking if self.unsent() => EditState::Changed,
            Stage::Resting | Stage::Taking => EditState::Unchanged,
        }
    }

    fn conflict(&self, theirs: Option<&Facts>, comparable: bool) -> EditConflict {
        let folder: Arc<str> = self.path.parent().unwrap_or_else(RemotePath::root).to_string().into();
        let here = self.file();
        let here = here.parent().unwrap_or(&here).display().to_string();
        EditConflict {
            ours: FileFacts {
                folder: here.into(),
                size: self.saved.as_ref().map(|version| version.size),
                modified: self.saved.as_ref().map(|version| version.modified),
            },
            theirs: theirs.map(|theirs| FileFacts {
                folder,
                size: theirs.size,
                modified: theirs.modified.map(|time| time.utc_seconds(0)),
            }),
            comparable,
        }
    }

    fn view(&self, id: EditId, now: Instant) -> Edit {
        Edit {
            id,
            purpose: self.purpose,
            site: self.site,
            address: self.address.clone(),
            path: self.path.clone(),
            file: self.file(),
            state: self.state(now),
            saved: self.times_saved,
            saved_at: self.saved_at,
            runs: self.runs,
            asks_to_run: self.asks_to_run,
            versions: self.versions.clone(),
        }
    }
}

impl Edits {
    pub(crate) fn add(&mut self, open: Open) -> EditId {
        self.last += 1;
        let id = EditId(self.last);
        self.open.insert(id, open);
        id
    }

    /// The one of this file, if it lies here for the same purpose.
    pub(crate) fn of(&self, site: SiteId, path: &RemotePath, purpose: EditPurpose) -> Option<EditId> {
        let is = |open: &&Open| open.site == site && open.path == *path && open.purpose == purpose;
        self.open.iter().find(|(_, open)| is(open)).map(|(id, _)| *id)
    }

    /// When something is to be done without anybody asking.
    pub(crate) fn wake(&self) -> Option<Instant> {
        self.next_look.filter(|_| !self.looking)
    }

    /// Says when to look at the copies next.
    pub(crate) fn plan(&mut self, now: Instant) {
        let restless = self.open.values().any(|open| open.watched() && !open.settle.rests());
        let any = self
            .open
            .values()
            .any(|open| open.watched() || matches!(open.stage, Stage::Waiting(..)));
        self.next_look = any.then(|| now + if restless { LOOK_SOON } else { LOOK });
    }

    /// The copies to look at.
    pub(crate) fn copies(&self) -> Vec<(EditId, PathBuf)> {
        let watched = self.open.iter().filter(|(_, open)| open.watched());
        watched.map(|(id, open)| (*id, open.file())).collect()
    }

    /// Is anything that was saved here to go to this site as soon as that is possible?
    pub(crate) fn wait_for(&self, site: SiteId) -> bool {
        let waits = |open: &Open| matches!(open.stage, Stage::Waiting(..) | Stage::Bringing(_));
        self.open.values().any(|open| open.site == site && waits(open))
    }

    /// Does one move, so that how far it is changes?
    pub(crate) fn moving(&self) -> bool {
        let moves = |open: &Open| matches!(open.stage, Stage::Fetching(..) | Stage::Bringing(_));
        self.open.values().any(moves)
    }

    /// For the faces.
    pub(crate) fn view(&self, now: Instant) -> Arc<[Edit]> {
        self.open.iter().map(|(id, open)| open.view(*id, now)).collect()
    }
}

/// Which states the copies are in.
pub(crate) type Seen = Vec<(EditId, Option<Stamp>)>;

/// How long to wait before another try.
pub(crate) fn rest(tries: u32, base: Duration, cap: Duration) -> Duration {
    base.saturating_mul(1 << tries.min(10)).min(cap)
}

/// There is no connection to its site.
pub(crate) fn not_connected(path: &RemotePath) -> RemoteError {
    RemoteError::new(ErrorKind::ConnectionLost, Act::Upload)
        .at(path.to_string_lossy())
        .detailed(Detail::NotConnected)
}
