//! What the engine's tasks tell its loop.

use portolan_queue::NewItem;
use portolan_remote::{Entry, ItemId, Listing, RemoteError, SessionId, SiteId};
use portolan_sites::{Secret, SecretError};

use crate::{
    Connected, NoticeKind, PaneId, Place, RequestId, operate::Prepared, targets::TargetFolder, transfer::ItemEnd,
};

/// News of a task.
pub(crate) enum Event {
    /// The keyring answered (`None` also where it was too slow).
    SecretLoaded {
        site: SiteId,
        generation: u64,
        secret: Result<Option<Secret>, SecretError>,
        /// The password at the proxy.
        at_proxy: Option<Secret>,
    },
    /// A try to connect ended.
    Session {
        site: SiteId,
        generation: u64,
        session: SessionId,
        result: Result<Connected, RemoteError>,
    },
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
    /// An operation that was lent a session ended.
    OpEnded {
        site: SiteId,
        session: SessionId,
        end: Result<OpEnd, RemoteError>,
    },
    /// Local operations ended: these folders are different now.
    LocalDone {
        folders: Vec<Place>,
        by: Option<RequestId>,
        result: Result<(), RemoteError>,
    },
    /// Some of what was asked is done: these folders are different now, whatever the rest gives.
    Changed(Vec<Place>),
    /// A batch of what a folder item holds.
    Children { item: ItemId, children: Vec<NewItem> },
    /// The folder of an upload stands on the server; the session is free. What is in it already, where known.
    FolderMade { item: ItemId, target: Option<TargetFolder> },
    /// An item ended.
    ItemEnded { item: ItemId, end: ItemEnd },
    /// A small file of ours was written, or could not be.
    Saved {
        by: Option<RequestId>,
        result: Result<(), RemoteError>,
    },
    /// Something to tell, of a task that nobody waits for.
    Tell(NoticeKind, String),
}

/// How an operation ended well.
pub(crate) enum OpEnd {
    /// A listing is complete.
    Listed(Box<Listing>),
    /// These folders are different now.
    Changed(Vec<Place>),
    /// A job is ready.
    Prepared(Prepared),
    /// The server answered a raw line.
    Lines(Vec<String>),
    /// Nothing to tell.
    Quiet,
}
