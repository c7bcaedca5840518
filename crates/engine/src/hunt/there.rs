//! Folders of a server, with the session that was lent: for a short while, so that who waits for one gets it too.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use portolan_remote::{
    Body, ChecksumMaker, Detail, Entry, EntryKind, ErrorKind, FileName, Listing, Meter, Remote, RemoteError,
    RemotePath, Retrieve, TransferType, filter::Candidate,
};

use super::{CompareBy, Frontier, HuntRow, HuntTask, Sides, Unit, Verdict, compare::compare_entries, here};
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
            Ok(()) => frontier.done(),
            Err(error) if error.kind.ends_session() => {
                frontier.put_back(unit);
                return Err(error);
            }
            Err(error) => {
                frontier.failed(error);
                frontier.done();
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
    let mut pairs: Pairs = BTreeMap::new();
    for entry in ours {
        let name = entry.name.clone();
        pairs.entry(name).or_default().0 = Some(entry);
    }
    for entry in theirs {
        let name = frontier.naming.to_local(&entry.name);
        pairs.entry(name).or_default().1 = Some(entry);
    }
    let mut folders = Vec::new();
    let mut rows = Vec::new();
    let parents = Arc::new((here.to_owned(), there.clone()));
    for (name, pair) in pairs {
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
                let path = (here.join(names::to_local(&name)), there.join(&theirs.name));
                if ours.kind == EntryKind::Folder && theirs.kind == EntryKind::Folder {
                    folders.push((path, shown.to_string()));
                    verdict
                } else if frontier.by == CompareBy::Content && verdict == Verdict::Unknown {
                    contents(frontier, remote, path, ours, theirs).await?
                } else {
                    verdict
                }
            }
            (None, None) => continue,
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
    if frontier.recursive {
        for ((here, there), below) in folders {
            frontier.push(Unit::Both(here, there, below, depth + 1));
        }
    }
    Ok(())
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

/// Compares contents: by a checksum of the server, else every byte is brought here.
async fn contents(
    frontier: &Frontier,
    remote: &dyn Remote,
    (here, there): (PathBuf, RemotePath),
    ours: &Entry,
    theirs: &Entry,
) -> Result<Verdict, RemoteError> {
    if ours.kind != EntryKind::File || theirs.kind != EntryKind::File {
        return Ok(Verdict::Unknown);
    }
    frontier.at(frontier.naming.show(&there));
    let told = |result: Result<bool, RemoteError>| match result {
        Ok(true) => Ok(Verdict::Same),
        Ok(false) => Ok(Verdict::OtherContents),
        Err(error) if error.kind.ends_session() => Err(error),
        Err(error) => {
            frontier.failed(error);
            Ok(Verdict::Unknown)
        }
    };
    let local = |error| RemoteError::local(portolan_remote::Act::Stat, here.display().to_string(), error);
    if remote.capabilities().checksums.any() {
        match remote.hash(&there, None, None).await {
            Ok(theirs) => {
                let path = here.clone();
                let algorithm = theirs.algorithm();
                let sum = blocking(move || sum(&path, algorithm)).await.map_err(local);
                return told(sum.map(|ours| ours == theirs));
            }
            Err(error) if error.kind.ends_session() => return Err(error),
            // Not of this file, then.
            Err(_) => {}
        }
    }
    let path = here.clone();
    let opened = blocking(move || std::fs::File::open(path)).await.map_err(local);
    let file = match opened {
        Ok(file) => file,
        Err(error) => return told(Err(error)),
    };
    let what = Retrieve {
        path: there.clone(),
        body: Body {
            file: file.into(),
            offset: 0,
            compare_until: u64::MAX,
            source_modified: None,
            size: theirs.size,
            meter: Arc::new(Meter::default()),
            throttle: Arc::default(),
            kind: TransferType::Image,
        },
        ask_modified: false,
    };
    told(match remote.retrieve(what).await {
        Ok(outcome) => Ok(ours.size == Some(outcome.bytes)),
        Err(error) if matches!(error.kind, ErrorKind::ContentMismatch | ErrorKind::ResumeMismatch) => Ok(false),
        Err(error) => Err(error),
    })
}

fn sum(path: &Path, algorithm: portolan_remote::ChecksumAlgorithm) -> std::io::Result<portolan_remote::Checksum> {
    use std::io::Read as _;
    let mut file = std::fs::File::open(path)?;
    let mut making = ChecksumMaker::new(algorithm);
    let mut chunk = vec![0; 256 * 1024];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(making.finish()),
            read => making.add(&chunk[..read]),
        }
    }
}
