//! What a person does by hand on a server: list, make, rename, delete, a raw line, and making a job ready. Each is lent
//! a session and tells how it ended.

use std::{path::PathBuf, sync::Arc};

use jiff::civil::Date;
use portolan_queue::{ConflictPolicy, Job, JobState, NewItem, Origin, RemoteSource};
use portolan_remote::{
    Act, Detail, Direction, Entry, EntryKind, ErrorKind, FileName, FileTypes, JobId, Precision, Remote, RemoteError,
    RemotePath, SiteId, Verification, Zone,
};
use tokio::sync::mpsc;

use crate::{
    AskServer, BIN, Finish, JobOptions, PaneId, Place,
    edit::{self, there::EditTask},
    errand::{self, Task},
    event::{Event, OpEnd},
    hunt::{self, HuntTask},
    local,
    naming::{NamesHere, Naming},
    permissions, pipe,
};

/// One thing to do with a session.
#[derive(Clone, Debug)]
pub(crate) enum RemoteOp {
    List {
        pane: PaneId,
        wish: u64,
        path: RemotePath,
        /// So many entries at most.
        most: u64,
    },
    /// How much room is there? For the panes; nobody waits for it.
    Room(RemotePath),
    MakeFolder(RemotePath),
    Rename {
        from: RemotePath,
        to: RemotePath,
    },
    /// Reads folders for a search or comparison, for a while.
    Hunt(HuntTask),
    /// A file that is edited here.
    Edit(EditTask),
    /// Something that takes a while and shows how far it is.
    Errand(Task),
    Raw(Arc<str>),
    Ask(Arc<AskServer>),
    Prepare(Arc<Order>),
    /// Take away those of these folders that are empty, in this order.
    RemoveEmpty(Arc<[RemotePath]>),
    /// Take a temporary file of ours away; whether it is there matters to nobody.
    Discard(RemotePath),
    /// What an upload has moved into the bin gets its name back, if nothing has that.
    GiveBack {
        kept: RemotePath,
        path: RemotePath,
    },
    /// Take out of the bin what is over.
    ClearBin(Date),
}

/// A wish to move things.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) direction: Direction,
    pub(crate) site: SiteId,
    /// From one server to another: the site that gives.
    pub(crate) source: Option<SiteId>,
    /// What is known of each from the panes.
    pub(crate) sources: Vec<(Place, Option<Entry>)>,
    pub(crate) target: Place,
    pub(crate) rename: Option<FileName>,
    pub(crate) policy: ConflictPolicy,
    pub(crate) origin: Origin,
    pub(crate) atomic: bool,
    pub(crate) verify: Verification,
    pub(crate) types: FileTypes,
    pub(crate) options: JobOptions,
    pub(crate) naming: Naming,
    /// The names of the site that gives.
    pub(crate) source_naming: Naming,
    pub(crate) keep_times: bool,
    pub(crate) keep_permissions: bool,
}

/// Jobs that can be queued, and what could not be found.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    pub(crate) jobs: Vec<(Job, Vec<NewItem>)>,
    pub(crate) problems: Vec<RemoteError>,
    pub(crate) options: JobOptions,
}

impl RemoteOp {
    /// May it be done again on another session, if the first one broke?
    pub(crate) fn repeatable(&self) -> bool {
        match self {
            Self::Errand(task) => task.deed.repeatable(),
            Self::Rename { .. } | Self::Raw(_) | Self::Edit(_) | Self::Hunt(_) | Self::Room(_) => false,
            _ => true,
        }
    }

    /// Does it need data connections, and nothing else that could be half done when one is refused?
    pub(crate) fn listing(&self) -> bool {
        match self {
            Self::List { .. } | Self::Prepare(_) | Self::Hunt(_) | Self::ClearBin(_) => true,
            Self::Errand(task) => task.deed.listing(),
            _ => false,
        }
    }

    /// What was being done, for an error that comes before the server is asked.
    pub(crate) fn act(&self) -> Act {
        match self {
            Self::List { .. } | Self::Hunt(_) => Act::List,
            Self::Room(_) => Act::Stat,
            Self::MakeFolder(_) => Act::MakeFolder,
            Self::Rename { .. } | Self::GiveBack { .. } => Act::Rename,
            Self::Errand(task) => task.deed.act(),
            Self::Edit(task) => task.act(),
            Self::Discard(_) | Self::RemoveEmpty(_) | Self::ClearBin(_) => Act::Delete,
            Self::Raw(_) => Act::RawCommand,
            Self::Ask(ask) => match **ask {
                AskServer::Stat(_) | AskServer::Space(_) => Act::Stat,
                AskServer::Checksum(..) => Act::Checksum,
                AskServer::SetModified(..) => Act::SetAttributes,
            },
            Self::Prepare(order) => match order.direction {
                Direction::Upload => Act::Upload,
                Direction::Download => Act::Download,
            },
        }
    }
}

/// Does it.
pub(crate) async fn run(
    op: RemoteOp,
    site: SiteId,
    remote: Arc<dyn Remote>,
    out: mpsc::Sender<Event>,
) -> Result<OpEnd, RemoteError> {
    let home = remote.facts().home.clone();
    match op {
        RemoteOp::List { pane, wish, path, most } => {
            let path = path.resolve(&home);
            let listing = pipe::list(&*remote, &path, Some(most), |entries| {
                let out = out.clone();
                async move {
                    // The engine is gone: then nobody wants the rest either.
                    drop(out.send(Event::Batch { pane, wish, entries }).await);
                }
            });
            Ok(OpEnd::Listed(Box::new(listing.await?)))
        }
        RemoteOp::Room(path) => match remote.space(&path).await {
            Err(error) if error.kind.ends_session() => Err(error),
            told => Ok(OpEnd::Room(told.ok().map(|space| space.available))),
        },
        RemoteOp::MakeFolder(path) => {
            let path = path.resolve(&home);
            let made = remote.make_dir(&path).await?;
            Ok(OpEnd::MadeFolder(Place::Remote(site, path), made))
        }
        RemoteOp::Rename { from, to } => {
            let (from, to) = (from.resolve(&home), to.resolve(&home));
            rename(&*remote, &from, &to).await?;
            let place = |path| Place::Remote(site, path);
            Ok(OpEnd::Renamed(place(from), place(to)))
        }
        RemoteOp::Errand(task) => errand::run::run(&task, site, &*remote).await.map(|()| OpEnd::Errand),
        RemoteOp::Hunt(task) => hunt::there::run(&task, &*remote).await.map(|()| OpEnd::Hunted),
        RemoteOp::Edit(task) => edit::there::run(&task, &*remote).await.map(OpEnd::Edit),
        RemoteOp::Ask(ask) => tell(&ask, &*remote, &home).await.map(OpEnd::Told),
        RemoteOp::Raw(line) => remote.raw(line.as_bytes()).await.map(OpEnd::Lines),
        RemoteOp::Prepare(order) => prepare(&order, Some(&*remote), &home).await.map(OpEnd::Prepared),
        RemoteOp::RemoveEmpty(paths) => {
            for path in &*paths {
                match remote.remove_dir(path).await {
                    Err(error) if error.kind.ends_session() => return Err(error),
                    // Something is in it.
                    _ => {}
                }
            }
            Ok(OpEnd::Quiet)
        }
        RemoteOp::GiveBack { kept, path } => match rename(&*remote, &kept, &path).await {
            Err(error) if error.kind == ErrorKind::AlreadyExists => Ok(OpEnd::Quiet),
            given => given.map(|()| OpEnd::GivenBack(Place::Remote(site, kept), Place::Remote(site, path))),
        },
        RemoteOp::ClearBin(today) => {
            let slate = errand::Slate::default();
            let on = errand::run::On {
                remote: &*remote,
                site,
                slate: &slate,
            };
            errand::bin::clear(&on, &RemotePath::new(BIN).resolve(&home), today).await?;
            slate.verdict().map(|()| OpEnd::Quiet)
        }
        RemoteOp::Discard(path) => {
            match remote.delete(&path).await {
                Err(error) if error.kind.ends_session() => return Err(error),
                // Most often it is not there at all.
                _ => {}
            }
            Ok(OpEnd::Quiet)
        }
    }
}

/// Asks a server about one path.
async fn tell(ask: &AskServer, remote: &dyn Remote, home: &RemotePath) -> Result<Finish, RemoteError> {
    match ask {
        AskServer::Stat(path) => {
            let entry = remote.stat(&path.resolve(home)).await?;
            Ok(Finish::Entry(Box::new(entry)))
        }
        AskServer::Checksum(path, algorithm) => {
            let checksum = remote.hash(&path.resolve(home), *algorithm, None).await?;
            Ok(Finish::Checksum(checksum))
        }
        AskServer::Space(path) => remote.space(&path.resolve(home)).await.map(Finish::Space),
        AskServer::SetModified(path, seconds) => {
            remote.set_modified(&path.resolve(home), *seconds).await?;
            Ok(Finish::Done)
        }
    }
}

/// Renames where nothing has the new name.
pub(crate) async fn rename(remote: &dyn Remote, from: &RemotePath, to: &RemotePath) -> Result<(), RemoteError> {
    match remote.stat(to).await {
        // A server that ignores case renames `a` to `A`, and finds `a` under both.
        Ok(_) if !from.as_bytes().eq_ignore_ascii_case(to.as_bytes()) => {
            return Err(RemoteError::new(ErrorKind::AlreadyExists, Act::Rename)
                .at(from.to_string_lossy())
                .detailed(Detail::IsThere {
                    name: to.to_string().into(),
                }));
        }
        Err(error) if error.kind.ends_session() => return Err(error),
        _ => {}
    }
    remote.rename(from, to).await
}

/// Looks at the sources of an order and makes jobs of them: one for each folder that they lie in.
pub(crate) async fn prepare(
    order: &Order,
    remote: Option<&dyn Remote>,
    home: &RemotePath,
) -> Result<Prepared, RemoteError> {
    let mut prepared = Prepared {
        options: order.options.clone(),
        ..Prepared::default()
    };
    for (source, entry) in &order.sources {
        let ready = match (source, &order.target) {
            (Place::Local(path), Place::Remote(_, target)) => {
                prepare_upload(order, path.clone(), target.resolve(home)).await
            }
            (Place::Remote(from, path), Place::Remote(to, target))
                if order.source == Some(*from) && order.site == *to && from != to =>
            {
                prepare_across(
                    order,
                    (*from, path.resolve(home)),
                    entry.clone(),
                    remote,
                    target.clone(),
                )
                .await
            }
            (Place::Remote(_, path), Place::Local(target)) => {
                prepare_download(order, path.resolve(home), entry.clone(), remote, target.clone()).await
            }
            _ => Err(RemoteError::new(ErrorKind::Misuse, Act::Upload).at(source.to_string())),
        };
        match ready {
            Ok((job, items)) => {
                let same = |other: &Job| {
                    (&other.local_root, &other.remote_root, &other.source)
                        == (&job.local_root, &job.remote_root, &job.source)
                };
                match prepared.jobs.iter_mut().find(|(other, _)| same(other)) {
                    Some((_, all)) => all.extend(items),
                    None => prepared.jobs.push((job, items)),
                }
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            Err(error) => prepared.problems.push(error),
        }
    }
    Ok(prepared)
}

fn job(order: &Order, local_root: PathBuf, remote_root: RemotePath) -> Job {
    Job {
        id: JobId(0),
        site: order.site,
        direction: order.direction,
        source: None,
        local_root: Arc::new(local_root),
        remote_root,
        policy: order.policy,
        state: JobState::Going,
        atomic: order.atomic,
        keep_times: order.keep_times,
        keep_permissions: order.keep_permissions,
        folders: Arc::new(order.options.folders.clone()),
        verify: order.verify,
        types: order.types.clone(),
        remove_source: order.options.remove_source,
        origin: order.origin,
    }
}

/// A source that the person has named may be a link: what it points to goes, under the link's name.
async fn prepare_upload(order: &Order, path: PathBuf, target: RemotePath) -> Result<(Job, Vec<NewItem>), RemoteError> {
    let shown = path.display().to_string();
    let fail = |error| RemoteError::local(Act::Upload, shown.clone(), error);
    let asked = path.clone();
    let looked = blocking(move || {
        let whole = std::fs::canonicalize(&asked)?;
        let entry = local::list::look(&whole)?;
        std::io::Result::Ok((whole, entry))
    });
    let (whole, entry) = looked.await.map_err(fail)?;
    let (Some(root), Some(own)) = (whole.parent(), local::names::name_of(&whole)) else {
        return Err(RemoteError::new(ErrorKind::Misuse, Act::Upload)
            .at(shown)
            .detailed(Detail::RootHasNoName));
    };
    let name = match (&order.rename, local::names::name_of(&path)) {
        (Some(rename), _) => Some(rename.clone()),
        (None, Some(name)) => Some(order.naming.to_remote(&name)?),
        (None, None) => None,
    };
    let mut item = match entry.kind {
        EntryKind::Folder => NewItem::folder(own),
        EntryKind::File => NewItem::file(own, entry.size, utc(&entry)),
        _ => {
            return Err(RemoteError::new(ErrorKind::LocalIo, Act::Upload)
                .at(shown)
                .detailed(Detail::NeitherFileNorFolder));
        }
    };
    item.target_name = name.filter(|name| *name != item.name);
    Ok((job(order, root.to_owned(), target), vec![item]))
}

/// From one server to another. `home` was that of the server that gives, and the target's folder was made absolute before.
async fn prepare_across(
    order: &Order,
    (from, path): (SiteId, RemotePath),
    entry: Option<Entry>,
    remote: Option<&dyn Remote>,
    target: RemotePath,
) -> Result<(Job, Vec<NewItem>), RemoteError> {
    let unknown = || RemoteError::new(ErrorKind::ConnectionLost, Act::Download).at(path.to_string_lossy());
    let job = |root: RemotePath, target: RemotePath| Job {
        source: Some(RemoteSource { site: from, root }),
        ..job(order, PathBuf::new(), target)
    };
    let named = |name: FileName| -> Result<FileName, RemoteError> {
        match &order.rename {
            Some(rename) => Ok(rename.clone()),
            None => order.naming.name_from(order.source_naming, &name),
        }
    };
    let Some((root, name)) = path.parent().zip(path.file_name()) else {
        // The root of a server has no name: what is in it goes.
        let mut items = root_items(&path, remote.ok_or_else(unknown)?).await?;
        for item in &mut items {
            let name = order.naming.name_from(order.source_naming, &item.name)?;
            item.target_name = Some(name).filter(|name| *name != item.name);
        }
        let target = order.rename.as_ref().map_or(target.clone(), |name| target.join(name));
        return Ok((job(path, target), items));
    };
    let mut item = remote_item(&path, name, entry, remote).await?;
    let name = named(item.name.clone())?;
    item.target_name = Some(name).filter(|name| *name != item.name);
    Ok((job(root, target), vec![item]))
}

async fn prepare_download(
    order: &Order,
    path: RemotePath,
    entry: Option<Entry>,
    remote: Option<&dyn Remote>,
    target: PathBuf,
) -> Result<(Job, Vec<NewItem>), RemoteError> {
    let unknown = || RemoteError::new(ErrorKind::ConnectionLost, Act::Download).at(path.to_string_lossy());
    let Some((root, name)) = path.parent().zip(path.file_name()) else {
        // The root of the server has no name: what is in it goes.
        return prepare_root(order, path.clone(), remote.ok_or_else(unknown)?, target).await;
    };
    let mut item = remote_item(&path, name, entry, remote).await?;
    let name = order
        .rename
        .clone()
        .unwrap_or_else(|| order.naming.to_local(&item.name));
    item.target_name = Some(name).filter(|name| *name != item.name);
    Ok((job(order, target, root), vec![item]))
}

/// What a server told of a file or folder, as an item.
pub(crate) fn item_of(entry: &Entry, name: FileName) -> NewItem {
    let item = match entry.kind {
        EntryKind::Folder => NewItem::folder(name),
        _ => NewItem::file(name, entry.size, utc(entry)),
    };
    item.with_permissions(permissions::told(entry))
}

/// What is in the root of a server.
async fn root_items(path: &RemotePath, remote: &dyn Remote) -> Result<Vec<NewItem>, RemoteError> {
    let mut entries: Vec<Entry> = Vec::new();
    remote.list(path, &mut entries).await?;
    let items = entries.into_iter().filter_map(|entry| match entry.kind {
        EntryKind::Folder | EntryKind::File => Some(item_of(&entry, entry.name.clone())),
        EntryKind::Symlink | EntryKind::Other => None,
    });
    Ok(items.collect())
}

/// A source on a server, as its listing tells it; of a link, or where nothing is known, the server is asked what it is.
async fn remote_item(
    path: &RemotePath,
    name: FileName,
    entry: Option<Entry>,
    remote: Option<&dyn Remote>,
) -> Result<NewItem, RemoteError> {
    let lost = || RemoteError::new(ErrorKind::ConnectionLost, Act::Download).at(path.to_string_lossy());
    let entry = match entry.filter(|entry| entry.kind != EntryKind::Symlink) {
        Some(entry) => entry,
        None => remote.ok_or_else(lost)?.stat(path).await?,
    };
    match entry.kind {
        EntryKind::Folder | EntryKind::File | EntryKind::Symlink => Ok(item_of(&entry, name)),
        EntryKind::Other => Err(RemoteError::new(ErrorKind::NotSupported, Act::Download)
            .at(path.to_string_lossy())
            .detailed(Detail::NeitherFileNorFolder)),
    }
}

async fn prepare_root(
    order: &Order,
    path: RemotePath,
    remote: &dyn Remote,
    target: PathBuf,
) -> Result<(Job, Vec<NewItem>), RemoteError> {
    let items = root_items(&path, remote).await?;
    let target = match &order.rename {
        Some(name) => {
            let (below, folder) = (target.clone(), name.clone());
            blocking(move || local::root::Root::open(&below)?.folder(&[folder], true).map(drop))
                .await
                .map_err(|error| RemoteError::local(Act::Download, target.display().to_string(), error))?;
            target.join(local::names::to_local(name))
        }
        None => target,
    };
    let mut here = NamesHere::new(order.naming);
    let items = items.into_iter().map(|item| here.name(item)).collect();
    Ok((job(order, target, path), items))
}

/// The time of an entry, where it is exact to the second and in UTC.
pub(crate) fn utc(entry: &Entry) -> Option<i64> {
    entry
        .modified
        .filter(|time| time.zone == Zone::Utc && time.precision == Precision::Second)
        .map(|time| time.seconds)
}

/// Does something that blocks, on a thread for that.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

/// What the server has under this path; `None` where that is nothing.
pub(crate) async fn stat_if_there(remote: &dyn Remote, path: &RemotePath) -> Result<Option<Entry>, RemoteError> {
    match remote.stat(path).await {
        Ok(entry) => Ok(Some(entry)),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
