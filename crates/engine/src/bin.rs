//! The bin of a server: what is put there lies in `.portolan-bin/YYYY-MM-DD` below the folder of the log-on, and is deleted
//! for good after 30 days. What a person deletes can go there, and where the site wants that, so does what is replaced.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jiff::civil::Date;
use portolan_remote::{Act, Detail, Entry, EntryKind, ErrorKind, FileName, Remote, RemoteError, RemotePath};

use crate::{clock, errand::copy, local::names, operate::stat_if_there};

/// The bin of a server: a folder below the one of the log-on.
pub const BIN: &str = ".portolan-bin";

/// Numbers that are tried for a free name.
const NUMBERS: u32 = 1000;

/// The bin of a server, and its folder of a day.
#[derive(Clone, Debug)]
pub(crate) struct Bin {
    pub(crate) path: RemotePath,
    pub(crate) day: RemotePath,
    date: Date,
}

impl Bin {
    pub(crate) fn of(remote: &dyn Remote, date: Date) -> Self {
        let path = RemotePath::new(BIN).resolve(&remote.facts().home);
        Self {
            day: RemotePath::new(date.to_string()).resolve(&path),
            path,
            date,
        }
    }
}

/// Is this in the bin?
pub(crate) fn is_in(remote: &dyn Remote, path: &RemotePath) -> bool {
    path.is_within(&RemotePath::new(BIN).resolve(&remote.facts().home))
}

/// The names in the bin's folder of a day that are in use. All sessions of a site share it, so no two of them take the same.
#[derive(Debug, Default)]
pub(crate) struct Book(Mutex<Day>);

#[derive(Debug, Default)]
struct Day {
    /// Its folder stands, and was read.
    date: Option<Date>,
    taken: HashSet<FileName>,
    /// The day on which older ones were looked for last.
    cleared: Option<Date>,
}

/// What has become of the file that had the name.
#[derive(Clone, Debug)]
pub(crate) enum Old {
    /// Nothing has the name.
    Nothing,
    /// It lies in the bin, under this path; nothing has its name any more.
    Moved(RemotePath, Box<Entry>),
    /// It is a link, which stays: what it points to was copied to this path in the bin.
    Copied(RemotePath, Box<Entry>),
    /// It lies in the bin already, and nothing of that is kept once more.
    OfTheBin,
}

impl Old {
    /// Where it lies in the bin, if nothing has its name any more.
    pub(crate) fn moved(self) -> Option<RemotePath> {
        match self {
            Self::Moved(path, _) => Some(path),
            Self::Nothing | Self::Copied(..) | Self::OfTheBin => None,
        }
    }

    /// Where it lies in the bin, and as what.
    pub(crate) fn in_bin(&self) -> Option<(&RemotePath, &Entry)> {
        match self {
            Self::Moved(path, entry) | Self::Copied(path, entry) => Some((path, entry)),
            Self::Nothing | Self::OfTheBin => None,
        }
    }
}

impl Book {
    fn day(&self) -> MutexGuard<'_, Day> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the folder of the day, and reads what is in it.
    pub(crate) async fn open(&self, remote: &dyn Remote, bin: &Bin) -> Result<(), RemoteError> {
        for folder in [&bin.path, &bin.day] {
            remote.make_dir(folder).await?;
        }
        let mut there: Vec<Entry> = Vec::new();
        remote.list(&bin.day, &mut there).await?;
        let mut day = self.day();
        if day.date != Some(bin.date) {
            day.taken.clear();
        }
        day.date = Some(bin.date);
        day.taken.extend(there.into_iter().map(|entry| entry.name));
        Ok(())
    }

    /// A name that is free there, like this one. It is taken from now on.
    pub(crate) fn reserve(&self, name: &FileName) -> Option<FileName> {
        let mut day = self.day();
        let numbered = (2..NUMBERS).filter_map(|number| names::numbered(name, number));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !day.taken.contains(name))?;
        day.taken.insert(free.clone());
        Some(free)
    }

    /// Nothing has the name after all.
    fn release(&self, name: &FileName) {
        self.day().taken.remove(name);
    }

    /// Are days to be looked for that are over? Once a day.
    pub(crate) fn clears(&self, today: Date) -> bool {
        self.day().cleared.replace(today) != Some(today)
    }

    /// What has the name `path` goes into the bin, since something new is to have it. `into`: the new one is written into
    /// what is there, so a link stays and what it points to is copied; is it known to be a link? Few servers tell that of
    /// one path.
    pub(crate) async fn keep(
        &self,
        remote: &dyn Remote,
        path: &RemotePath,
        into: Option<bool>,
    ) -> Result<Old, RemoteError> {
        let bin = Bin::of(remote, clock::today());
        if path.is_within(&bin.path) {
            return Ok(Old::OfTheBin);
        }
        let not_kept = |error| not_kept(error, &bin, path);
        let known = self.day().date == Some(bin.date);
        if !known {
            self.open(remote, &bin).await.map_err(not_kept)?;
        }
        let kept = match self.keep_in(remote, &bin, path, into).await {
            // The bin may have been emptied since, or another session was faster.
            Err(error) if known && !ends(&error) => {
                self.open(remote, &bin).await.map_err(not_kept)?;
                self.keep_in(remote, &bin, path, into).await
            }
            kept => kept,
        };
        kept.map_err(not_kept)
    }

    async fn keep_in(
        &self,
        remote: &dyn Remote,
        bin: &Bin,
        path: &RemotePath,
        into: Option<bool>,
    ) -> Result<Old, RemoteError> {
        let fail = |kind, why| {
            RemoteError::new(kind, Act::Upload)
                .at(path.to_string_lossy())
                .detailed(why)
        };
        let Some(name) = path.file_name() else {
            return Err(fail(ErrorKind::Misuse, Detail::NoName));
        };
        let place = || {
            let free = self.reserve(&name);
            free.map(|name| (bin.day.join(&name), name))
                .ok_or_else(|| fail(ErrorKind::Refused, Detail::BinFull))
        };
        let (mut target, mut called) = place()?;
        // Both at once, which is one round trip where the server takes them so. Not only this run puts things there.
        let (old, mut there) = tokio::join!(stat_if_there(remote, path), stat_if_there(remote, &target));
        let Some(mut old) = old? else {
            self.release(&called);
            return Ok(Old::Nothing);
        };
        while there?.is_some() {
            (target, called) = place()?;
            there = stat_if_there(remote, &target).await;
        }
        let copied = into.is_some_and(|link| link || old.kind == EntryKind::Symlink);
        let moved = match old.kind {
            EntryKind::Folder => Err(fail(ErrorKind::AlreadyExists, Detail::IsAFolder)),
            _ if copied => copy::bytes(remote, path, &target, &old, Arc::default()).await,
            _ => remote.rename(path, &target).await,
        };
        if let Err(error) = moved {
            if !error.kind.ends_session() {
                self.release(&called);
            }
            return Err(error);
        }
        old.name = called;
        if copied {
            old.kind = EntryKind::File;
            return Ok(Old::Copied(target, Box::new(old)));
        }
        Ok(Old::Moved(target, Box::new(old)))
    }

    /// The new file did not get the name, for this reason: if nothing has it, the old one gets it back. Returns whether it
    /// did, and what is to be told.
    pub(crate) async fn give_back(
        &self,
        remote: &dyn Remote,
        kept: &RemotePath,
        path: &RemotePath,
        error: RemoteError,
    ) -> (bool, RemoteError) {
        if error.kind.ends_session() {
            return (false, error);
        }
        let back = match stat_if_there(remote, path).await {
            Ok(None) => remote.rename(kept, path).await,
            Ok(Some(_)) => return (false, error),
            Err(error) => Err(error),
        };
        match back {
            Ok(()) => {
                if let Some(name) = kept.file_name() {
                    self.release(&name);
                }
                (true, error)
            }
            Err(broken) if broken.kind.ends_session() => (false, broken),
            Err(_) => {
                let kept = kept.to_string().into();
                let stays = match error.detail.clone() {
                    None => Detail::OldInBin { kept },
                    Some(why) => Detail::OldInBinFor { kept, why },
                };
                (false, error.detailed(stays))
            }
        }
    }
}

/// Is it none that another try on the same session could mend?
fn ends(error: &RemoteError) -> bool {
    error.kind.ends_session() || error.kind == ErrorKind::Cancelled || is_folder(error)
}

/// Did it fail because a folder has the name?
pub(crate) fn is_folder(error: &RemoteError) -> bool {
    matches!(error.detail.as_deref(), Some(Detail::IsAFolder))
}

/// The error that says that nothing was replaced, and why.
fn not_kept(mut error: RemoteError, bin: &Bin, path: &RemotePath) -> RemoteError {
    if ends(&error) {
        return error;
    }
    let bin = bin.day.to_string().into();
    let why = match error.detail.take() {
        None => Detail::NotIntoBin { bin },
        Some(why) => Detail::NotIntoBinFor { bin, why },
    };
    // It is not the file to be sent that is missing, nor a question of what is there.
    if matches!(error.kind, ErrorKind::NotFound | ErrorKind::AlreadyExists) {
        error.kind = ErrorKind::Refused;
    }
    error.act = Act::Upload;
    error.at(path.to_string_lossy()).detailed(why)
}
