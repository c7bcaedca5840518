//! What the engine's tasks tell its loop.

use std::{path::PathBuf, sync::Arc};

use portolan_queue::{
    NewItem, Part,
    db::{HistoryError, HistoryRow},
};
use portolan_remote::{Entry, ItemId, Listing, Made, RemoteError, SessionId, SiteId};
use portolan_settings::FileError;
use portolan_sites::{SavedSites, Secret, SecretError, SecretRef, Site};
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use crate::{
    Awake, Connected, ErrandId, Finish, HuntId, LocalPlace, News, NoticeKind, PaneId, Place, RequestId, Watch,
    carry_over::CarriedOver,
    check::CheckNews,
    edit::there::EditDone,
    edits::EditNews,
    errand::Undo,
    held::LogOnAsks,
    kept::{NotKept, Opened},
    moving::Export,
    operate::Prepared,
    saved::EditEnd,
    targets::TargetFolder,
    transfer::{Attempt, ItemEnd},
};

/// A session, and the task that had it.
pub(crate) type OpOn = (SessionId, tokio::task::Id);

/// News of a task.
pub(crate) enum Event {
    /// Of the check of a connection with this number.
    Check(u64, CheckNews),
    /// The keyring answered (`None` also where it was too slow).
    SecretLoaded {
        site: SiteId,
        generation: u64,
        secret: Result<Option<Secret>, SecretError>,
        /// The password at the proxy.
        at_proxy: Option<Secret>,
        /// What ACCT sends.
        account: Option<Secret>,
    },
    /// A try to connect ended.
    Session {
        site: SiteId,
        generation: u64,
        session: SessionId,
        result: Result<Connected, RemoteError>,
    },
    /// A server asks in the middle of a log-on for what only a person knows.
    LogOnAsks(LogOnAsks),
    /// A session of a site has said goodbye, or was cut off.
    Gone { site: SiteId },
    /// More of a listing.
    Batch {
        pane: PaneId,
        wish: u64,
        entries: Vec<Entry>,
    },
    /// A local listing ended.
    LocalListed {
        pane: PaneId,
        wish: u64,
        free: Option<u64>,
        result: Result<(), RemoteError>,
    },
    /// Another program has changed something in a folder of this computer that a pane shows. `hold` is dropped when it was read.
    FolderChanged { folder: PathBuf, hold: mpsc::Sender<()> },
    /// An operation that was lent a session ended.
    OpEnded {
        site: SiteId,
        /// On which session, and which: one that was taken away may have the next already.
        on: OpOn,
        end: Result<OpEnd, RemoteError>,
    },
    /// Something on this computer's disk ended; how to take it back, if it was done.
    LocalDone {
        folders: Vec<Place>,
        undo: (String, Undo),
        by: Option<RequestId>,
        result: Result<(), RemoteError>,
    },
    /// An errand on this computer ended.
    ErrandEnded {
        id: ErrandId,
        result: Result<(), RemoteError>,
    },
    /// The places of this computer were looked up.
    Places(Vec<LocalPlace>),
    /// News of an item that runs, or ran when it was told.
    Item(Attempt, ItemNews),
    /// What the queue is to keep of a try whose first byte is about to move.
    PartKept { item: ItemId, part: Option<Part> },
    /// A small file of ours was written, or could not be.
    Saved {
        by: Option<RequestId>,
        result: Result<(), RemoteError>,
    },
    /// Changes of saved sites ended.
    SitesEdited(EditEnd),
    /// The saved sites were read again.
    SitesRead {
        by: Option<RequestId>,
        result: Result<SavedSites, FileError>,
    },
    /// Sites of another program were read, or ours were written for one.
    Moved {
        by: Option<RequestId>,
        result: Result<Finish, RemoteError>,
    },
    /// Passwords of an export are under the master password.
    ExportWaits(Export),
    /// What was connected to lately.
    Recent(Vec<Site>),
    /// A password was kept, or could not be.
    SecretKept {
        result: Result<(), SecretError>,
        reference: SecretRef,
        secret: Secret,
    },
    /// The file of passwords was opened, changed or reset, or could not be.
    SecretsChanged {
        by: Option<RequestId>,
        result: Result<(), SecretError>,
    },
    /// The queue of earlier runs was read, or could not be.
    QueueOpened(Box<Result<Opened, NotKept>>),
    /// A file of a queue was read.
    CarriedOver(CarriedOver, Option<RequestId>),
    /// The folders of this computer were read for a search.
    HuntedHere(HuntId),
    /// News of the copies of files that are edited here.
    Edit(EditNews),
    /// A failure to tell, of a task that nobody waits for.
    TellFailure(RemoteError),
    /// The computer is kept awake as long as this is held, or cannot be.
    Awake(Result<Awake, Arc<str>>),
    /// Files that were done before those that are shown.
    OlderDone(Result<Vec<HistoryRow>, HistoryError>),
    /// So many bytes are free on the disk that was full, if it tells.
    Free(Option<u64>),
    /// The computer has slept and is awake again.
    Woke,
    /// Somebody tells when it does, as long as this is held.
    Watching(Watch),
    /// Something to tell, of a task that nobody waits for.
    Tell(NoticeKind, News),
}

/// What an attempt at an item tells.
pub(crate) enum ItemNews {
    /// A batch of what a folder item holds.
    Children {
        children: Vec<NewItem>,
        /// Given back when they are on the disk.
        room: Option<OwnedSemaphorePermit>,
    },
    /// The folder of an upload stands on the server; the session is free. What is in it already, where known.
    FolderMade(Option<TargetFolder>),
    /// It ended.
    Ended(ItemEnd),
}

/// How an operation ended well.
pub(crate) enum OpEnd {
    /// A listing is complete.
    Listed(Box<Listing>),
    /// So much room there is; `None` = the server does not tell.
    Room(Option<u64>),
    /// A folder stands.
    MadeFolder(Place, Made),
    /// The first is called as the second now.
    Renamed(Place, Place),
    /// What lay in the bin under the first path has its name again, the second.
    GivenBack(Place, Place),
    /// A file that is edited here was fetched or brought back, or could not be for a reason that is no failure.
    Edit(EditDone),
    /// A session has worked at a search for a while.
    Hunted,
    /// An errand is over; what came of it is on its slate.
    Errand,
    /// A job is ready.
    Prepared(Prepared),
    /// The server answered a raw line.
    Lines(Vec<String>),
    /// The server told what was asked.
    Told(Finish),
    /// Nothing to tell.
    Quiet,
}
