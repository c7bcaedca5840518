//! Folders of a server, with the session that was lent: for a short while, so that who waits for one gets it too.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use portolan_remote::{
    Detail, Entry, EntryKind, ErrorKind, FileName, Listing, Remote, RemoteError, RemotePath, filter::Candidate,
};

use super::{
    Frontier, HuntRow, HuntTask, Sides, Unit, Verdict,
    compare::compare_entries,
    contents::{self, Pair},
    here,
};
use crate::{Place, clock, local::names, operate::blocking, pipe};

/// So long a session is kept before it goes back.
const SLICE: Duration = Duration::from_millis(400);

/// Reads folders until the time is over or nothing is left. `Err`: the session is of no more use; what it was at waits again.
pub(crate) async fn run(task: &HuntTask, remote: &dyn Remote) -> Result<(), RemoteError> {
    let site = task.site;
    let until = clock::now() + SLICE;
    let frontier = &*task.frontier;
    while clock::now() < until && !frontier.calls_for_more() {
        let Some(unit) = frontier.take() else {
            if !frontier.unfinished() {
                break;
            }
            // Others read what may hold more.
            let left = until.saturating_duration_since(clock::now());
            if tokio::time::timeout(left, frontier.wait()).await.is_err() {
                break;
            }
            continue;
        };
        match one(frontier, site, remote, &unit).await {
            Ok(()) => frontier.done(&unit),
            Err(error) if error.kind.ends_session() => {
                frontier.put_back(unit);
                return Err(error);
            }
            Err(error) => {
                frontier.failed(error);
                frontier.done(&unit);
            }
        }
    }
    Ok(())
}

async fn one(
    frontier: &Frontier,
    site: portolan_remote::SiteId,
    remote: &dyn Remote,
    unit: &Unit,
) -> Result<(), RemoteError> {
    match unit {
        Unit::There(folder, depth) => search(frontier, site, remote, folder, *depth).await,
        Unit::Both(here, there, below, depth) => compare(frontier, remote, here, there, below, *depth).await,
        Unit::Contents(pair, _) => contents::compare(frontier, remote, pair).await,
        Unit::Here(..) => Ok(()),
    }
}

async fn search(
    frontier: &Frontier,
    site: portolan_remote::SiteId,
    remote: &dyn Remote,
    folder: &RemotePath,
    depth: u16,
) -> Result<(), RemoteError> {
    frontier.at(frontier.naming.show(folder));
    let offset = frontier.offset.map_or(0, i64::from);
    // A folder that a lost session had begun is read once more: its rows count only when it is whole.
    let mut rows = Vec::new();
    let mut folders = Vec::new();
    let listing = pipe::list(remote, folder, None, |entries: Vec<Entry>| {
        frontier.looked_at(entries.len());
        for entry in entries {
            let path = folder.join(&entry.name);
            if entry.kind == EntryKind::Folder {
                folders.push(path.clone());
            }
            if !frontier
                .matcher
                .takes(&Candidate::of(&entry, folder.as_bytes(), offset))
            {
                let place = Place::Remote(site, path);
                rows.push(HuntRow::Found { place, entry });
            }
        }
        std::future::ready(())
    });
    let listing = listing.await?;
    unread(frontier, &listing, folder);
    frontier.found(rows);
    for path in folders {
        frontier.push(Unit::There(path, depth + 1));
    }
    Ok(())
}

fn unread(frontier: &Frontier, listing: &Listing, folder: &RemotePath) {
    if listing.unparsed > 0 {
        let error = RemoteError::new(ErrorKind::Protocol, portolan_remote::Act::List).at(folder.to_string_lossy());
        frontier.failed(error.detailed(Detail::UnreadLines {
            lines: listing.unparsed.into(),
        }));
    }
}

/// Both entries of each name, the names as they are here.
type Pairs = BTreeMap<FileName, (Option<Entry>, Option<Entry>)>;

async fn compare(
    frontier: &Frontier,
    remote: &dyn Remote,
    here: &Path,
    there: &RemotePath,
    below: &str,
    depth: u16,
) -> Result<(), RemoteError> {
    frontier.at(frontier.naming.show(there));
    let mut theirs: Vec<Entry> = Vec::new();
    let listing = remote.list(there, &mut theirs).await?;
    unread(frontier, &listing, there);
    let offset = listing
        .clock_offset
        .and_then(|offset| i32::try_from(offset).ok())
        .or(frontier.offset);
    let folder = here.to_owned();
    let ours = blocking(move || here::whole(&folder).map_err(std::io::Error::other)).await;
    let ours =
        ours.map_err(|error| RemoteError::local(portolan_remote::Act::List, here.display().to_string(), error))?;
    frontier.looked_at(ours.len() + theirs.len());
    let mut folders = Vec::new();
    let mut unread = Vec::new();
    let mut rows = Vec::new();
    let parents = Arc::new((here.to_owned(), there.clone()));
    for (name, pair) in paired(frontier, ours, theirs) {
        if left_out(frontier, &pair, here, there, offset) {
            continue;
        }
        let shown: Arc<str> = if below.is_empty() {
            name.to_string().into()
        } else {
            format!("{below}/{name}").into()
        };
        let verdict = match &pair {
            (Some(_), None) => Verdict::OnlyHere,
            (None, Some(_)) => Verdict::OnlyThere,
            (Some(ours), Some(theirs)) => {
                let verdict = compare_entries(
                    Sides {
                        here: ours,
                        there: theirs,
                    },
                    frontier.by,
                    offset,
                );
                if ours.kind == EntryKind::Folder && theirs.kind == EntryKind::Folder {
                    let path = (here.join(names::to_local(&name)), there.join(&theirs.name));
                    folders.push((path, shown.to_string()));
                }
                verdict
            }
            (None, None) => continue,
        };
        let pair = match pair {
            (Some(here), Some(there)) if contents::decide(frontier.by, verdict, &here, &there) => {
                unread.push(Pair {
                    below: shown,
                    folders: parents.clone(),
                    here,
                    there,
                });
                continue;
            }
            pair => pair,
        };
        rows.push(HuntRow::Compared {
            below: shown,
            folders: parents.clone(),
            here: pair.0,
            there: pair.1,
            verdict,
        });
    }
    frontier.found(rows);
    for pair in unread {
        frontier.push(Unit::Contents(Box::new(pair), depth));
    }
    if frontier.recursive {
        for ((here, there), below) in folders {
            frontier.push(Unit::Both(here, there, below, depth + 1));
        }
    }
    Ok(())
}

fn paired(frontier: &Frontier, ours: Vec<Entry>, theirs: Vec<Entry>) -> Pairs {
    let mut pairs = Pairs::new();
    for entry in ours {
        let name = entry.name.clone();
        pairs.entry(name).or_default().0 = Some(entry);
    }
    for entry in theirs {
        let name = frontier.naming.to_local(&entry.name);
        pairs.entry(name).or_default().1 = Some(entry);
    }
    pairs
}

/// Does either side leave it out? Then it counts on neither: what is left out here is not missing here.
fn left_out(
    frontier: &Frontier,
    (ours, theirs): &(Option<Entry>, Option<Entry>),
    here: &Path,
    there: &RemotePath,
    offset: Option<i32>,
) -> bool {
    let offset = offset.map_or(0, i64::from);
    let sides = [
        (ours, here.as_os_str().as_encoded_bytes(), 0),
        (theirs, there.as_bytes(), offset),
    ];
    frontier.sieves.iter().any(|(matcher, hidden)| {
        sides.iter().any(|(entry, folder, offset)| {
            entry.as_ref().is_some_and(|entry| {
                (!hidden && entry.name.hidden()) || !matcher.takes(&Candidate::of(entry, folder, *offset))
            })
        })
    })
}
