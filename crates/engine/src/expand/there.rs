//! A folder of the server.

use std::io;

use portolan_queue::{Change, NewItem};
use portolan_remote::{Act, Entry, EntryKind, LinkRule, Remote, RemoteError, RemotePath, filter::Candidate};
use tokio::sync::mpsc;

use super::{LeftOut, Sieve, links, tell, tell_all};
use crate::{
    event::Event,
    local::root::{Root, folder_mode},
    naming::NamesHere,
    operate::{blocking, item_of},
    pipe,
    transfer::Task,
};

pub(super) async fn read(
    task: &Task,
    mut sieve: Sieve,
    remote: &dyn Remote,
    out: &mpsc::Sender<Event>,
) -> Result<LeftOut, RemoteError> {
    if task.across().is_none() {
        make_here(task).await?;
    }
    let path = task.remote_source();
    let offset = i64::from(task.source_offset().unwrap_or(0));
    let mut links: Vec<Entry> = Vec::new();
    let mut names = Names::new(task);
    let listing = pipe::list(remote, &path, None, |entries| {
        let mut children = Vec::with_capacity(entries.len().min(Change::MAX_CHILDREN));
        for entry in entries {
            match entry.kind {
                EntryKind::Other => sieve.left_out.special += 1,
                // What a link points to tells what the filters ask of it.
                EntryKind::Symlink => links.push(entry),
                EntryKind::Folder | EntryKind::File => {
                    if sieve.takes(&Candidate::of(&entry, path.as_bytes(), offset)) {
                        children.push(names.name(item_of(&entry, entry.name.clone())));
                    }
                }
            }
        }
        async move {
            for batch in children.chunks(Change::MAX_CHILDREN) {
                tell(task, out, batch.to_vec()).await;
            }
        }
    });
    sieve.left_out.unread += u64::from(listing.await?.unparsed);
    if sieve.rules.links != LinkRule::Skip {
        find_targets(remote, &path, &mut links).await?;
    }
    let children = match sieve.rules.links {
        // FTP has no command that makes a link.
        LinkRule::AsLink if task.across().is_some() => {
            sieve.left_out.links += links.len() as u64;
            Vec::new()
        }
        LinkRule::Follow => follow(task, &mut sieve, remote, links).await?,
        LinkRule::AsLink => {
            make_links(task, &mut sieve, links, &mut names).await?;
            Vec::new()
        }
        LinkRule::Skip => {
            sieve.left_out.links += links.len() as u64;
            Vec::new()
        }
    };
    let children = children.into_iter().map(|item| names.name(item)).collect();
    tell_all(task, out, children).await;
    Ok(sieve.left_out)
}

/// What the entries of one folder are called where they go.
enum Names<'a> {
    Here(NamesHere),
    There(&'a Task),
}

impl<'a> Names<'a> {
    fn new(task: &'a Task) -> Self {
        match task.across() {
            Some(_) => Self::There(task),
            None => Self::Here(NamesHere::new(task.naming)),
        }
    }

    fn name(&mut self, item: NewItem) -> NewItem {
        match self {
            Self::Here(names) => names.name(item),
            Self::There(task) => task.named_there(item),
        }
    }
}

/// The folder on this computer, empty or not.
async fn make_here(task: &Task) -> Result<(), RemoteError> {
    let (root, names) = (task.job.local_root.clone(), task.local_names());
    let shown = task.shown_target();
    let permissions = task.item.permissions.filter(|_| task.job.keep_permissions);
    blocking(move || {
        let root = Root::open(&root)?;
        let is_new = matches!(root.folder(&names, false), Err(error) if error.kind() == io::ErrorKind::NotFound);
        root.folder(&names, true)?;
        match (permissions.filter(|_| is_new), names.split_last()) {
            (Some(permissions), Some((name, above))) => {
                root.folder(above, false)?.set_mode(name, folder_mode(permissions))
            }
            _ => Ok(()),
        }
    })
    .await
    .map_err(|error| RemoteError::local(Act::Download, shown, error))
}

/// Where links lead, for those of which the listing did not tell it (MLSD of ProFTPD and Pure-FTPd says only that they are
/// links).
async fn find_targets(remote: &dyn Remote, path: &RemotePath, links: &mut [Entry]) -> Result<(), RemoteError> {
    if links.iter().all(|link| link.link_target().is_some()) {
        return Ok(());
    }
    let mut told: Vec<Entry> = Vec::new();
    match remote.list_links(path, &mut told).await {
        Err(error) if error.kind.ends_session() => return Err(error),
        // Then nobody knows: those links are left out, and that is said.
        Ok(_) | Err(_) => {}
    }
    for link in links.iter_mut().filter(|link| link.link_target().is_none()) {
        let found = told.iter().find(|entry| entry.name == link.name);
        if let Some(target) = found.and_then(Entry::link_target) {
            link.set_link_target(Some(target));
        }
    }
    Ok(())
}

/// What links point to, where that is a file, or a folder that leads in no circle.
async fn follow(
    task: &Task,
    sieve: &mut Sieve,
    remote: &dyn Remote,
    links: Vec<Entry>,
) -> Result<Vec<NewItem>, RemoteError> {
    let path = task.remote_source();
    let named = named_source(task);
    let offset = i64::from(task.source_offset().unwrap_or(0));
    let mut children = Vec::new();
    for link in links {
        // What a link points to is known only when it is asked for.
        let found = match remote.stat(&path.join(&link.name)).await {
            Ok(found) => found,
            Err(error) if error.kind.ends_session() => return Err(error),
            Err(_broken) => {
                sieve.left_out.links += 1;
                continue;
            }
        };
        let mut found = found;
        if found.kind == EntryKind::Symlink
            && let Some(target) = link
                .link_target()
                .and_then(|target| links::inside(&named, &path, target))
        {
            // MLST of Pure-FTPd tells of the link itself.
            match remote.stat(&target).await {
                Ok(there) => found = there,
                Err(error) if error.kind.ends_session() => return Err(error),
                Err(_broken) => {}
            }
        }
        let may = match found.kind {
            EntryKind::File => true,
            EntryKind::Folder => link
                .link_target()
                .is_some_and(|target| links::may_enter(&named, &path, &link.name, target)),
            EntryKind::Symlink | EntryKind::Other => false,
        };
        if !may {
            sieve.left_out.links += 1;
            continue;
        }
        found.name = link.name;
        if sieve.takes(&Candidate::of(&found, path.as_bytes(), offset)) {
            children.push(item_of(&found, found.name.clone()));
        }
    }
    Ok(children)
}

/// The folder that the person has named.
fn named_source(task: &Task) -> RemotePath {
    let first = task.item.folder.0.first().unwrap_or(&task.item.name);
    task.source_root().join(first)
}

/// Links of this computer that mean what those of the server do, where that lies within the folder that the person named.
async fn make_links(
    task: &Task,
    sieve: &mut Sieve,
    links: Vec<Entry>,
    names_here: &mut Names<'_>,
) -> Result<(), RemoteError> {
    let path = task.remote_source();
    let offset = i64::from(task.clock_offset.unwrap_or(0));
    let named = named_source(task);
    let mut wanted = Vec::new();
    for link in links {
        if !sieve.takes(&Candidate::of(&link, path.as_bytes(), offset)) {
            continue;
        }
        let local = |name: &_| task.naming.to_local(name);
        let text = link
            .link_target()
            .and_then(|target| links::text_here(&named, &path, target, local));
        match text {
            Some(text) => {
                let item = names_here.name(NewItem::file(link.name.clone(), None, None));
                wanted.push((item.target_name.unwrap_or(item.name), text));
            }
            None => sieve.left_out.links += 1,
        }
    }
    let (root, names) = (task.job.local_root.clone(), task.local_names());
    let shown = task.shown_target();
    let made = blocking(move || {
        let folder = Root::open(&root)?.folder(&names, false)?;
        let mut left = 0;
        for (name, text) in wanted {
            left += u64::from(!folder.link(&name, &text)?);
        }
        folder.sync()?;
        Ok(left)
    });
    let left = made
        .await
        .map_err(|error| RemoteError::local(Act::Download, shown, error))?;
    sieve.left_out.links += left;
    Ok(())
}
