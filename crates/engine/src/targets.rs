//! What is known of the folders that uploads go to, so that not every file needs a question of its own before it goes.
//!
//! Knowledge saves questions and never decides alone: nothing is replaced on its word, since the session looks once more
//! before the rename at the end.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use portolan_remote::{Entry, ErrorKind, FileName, JobId, ListingSink, Made, Remote, RemoteError, RemotePath};

/// Folders that are kept in mind.
const FOLDERS: usize = 512;
/// Entries that are kept in mind, over all of them.
const ENTRIES: usize = 100_000;

/// A folder as it was when the job came to it.
#[derive(Debug, Default)]
pub(crate) struct TargetFolder {
    entries: HashMap<FileName, Entry>,
    /// The job itself has made it.
    new: bool,
}

impl TargetFolder {
    fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self {
            entries: entries.into_iter().map(|entry| (entry.name.clone(), entry)).collect(),
            new: false,
        }
    }

    /// What has this name in it.
    pub(crate) fn get(&self, name: &FileName) -> Option<&Entry> {
        self.entries.get(name)
    }

    /// Did the job itself make it, so that nobody else has anything in it?
    pub(crate) fn is_new(&self) -> bool {
        self.new
    }
}

/// The folders that the jobs of this run came to last.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    folders: VecDeque<((JobId, RemotePath), Arc<TargetFolder>)>,
    entries: usize,
}

impl Targets {
    /// Keeps a folder in mind, and forgets the oldest where there are too many.
    pub(crate) fn keep(&mut self, job: JobId, path: RemotePath, folder: TargetFolder) {
        if folder.entries.len() > ENTRIES {
            return;
        }
        self.entries += folder.entries.len();
        self.folders.push_back(((job, path), Arc::new(folder)));
        while self.folders.len() > FOLDERS || self.entries > ENTRIES {
            let Some((_, oldest)) = self.folders.pop_front() else {
                break;
            };
            self.entries -= oldest.entries.len();
        }
    }

    /// Keeps what a pane has shown of a folder, if nothing better is known.
    pub(crate) fn keep_seen(&mut self, job: JobId, path: &RemotePath, seen: impl FnOnce() -> Option<Vec<Entry>>) {
        if self.get(job, path).is_none()
            && let Some(entries) = seen()
        {
            self.keep(job, path.clone(), TargetFolder::new(entries));
        }
    }

    /// What is known of a folder.
    pub(crate) fn get(&self, job: JobId, path: &RemotePath) -> Option<Arc<TargetFolder>> {
        let mut newest = self.folders.iter().rev();
        newest
            .find(|((of, folder), _)| *of == job && folder == path)
            .map(|(_, folder)| folder.clone())
    }

    /// The job is over.
    pub(crate) fn forget(&mut self, job: JobId) {
        self.folders.retain(|((of, _), _)| *of != job);
        self.entries = self.folders.iter().map(|(_, folder)| folder.entries.len()).sum();
    }
}

/// Takes a listing up to the number of entries that is worth keeping.
struct Bounded(Vec<Entry>);

impl ListingSink for Bounded {
    fn batch(&mut self, entries: Vec<Entry>) -> Result<(), RemoteError> {
        self.0.extend(entries);
        if self.0.len() > ENTRIES {
            return Err(RemoteError::new(ErrorKind::TooLarge, portolan_remote::Act::List));
        }
        Ok(())
    }
}

/// Looks into a folder that was just made or found; `None` = it could not be read, or holds too much. Only an error that
/// ends the session is one.
pub(crate) async fn look(
    remote: &dyn Remote,
    path: &RemotePath,
    made: Made,
) -> Result<Option<TargetFolder>, RemoteError> {
    if made == Made::New {
        return Ok(Some(TargetFolder {
            new: true,
            ..TargetFolder::default()
        }));
    }
    let mut entries = Bounded(Vec::new());
    match remote.list(path, &mut entries).await {
        Ok(listing) if listing.unparsed == 0 => Ok(Some(TargetFolder::new(entries.0))),
        Err(error) if error.kind.ends_session() => Err(error),
        // A line that nobody could read may be the very name.
        Ok(_) | Err(_) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::EntryKind;

    use super::*;

    fn folder(count: usize) -> TargetFolder {
        let name = |number: usize| FileName::parse(number.to_string().as_bytes()).expect("a name");
        TargetFolder::new((0..count).map(|number| Entry::new(name(number), EntryKind::File)))
    }

    #[test]
    fn the_oldest_folders_are_forgotten_and_those_of_other_jobs_are_not_mixed_up() {
        let mut targets = Targets::default();
        let path = |number: usize| RemotePath::new(format!("/{number}"));
        for number in 0..3 {
            targets.keep(JobId(1), path(number), folder(ENTRIES / 2));
        }
        assert!(targets.get(JobId(1), &path(0)).is_none());
        assert!(targets.get(JobId(1), &path(2)).is_some() && targets.get(JobId(2), &path(2)).is_none());
        targets.keep(JobId(2), path(2), folder(ENTRIES + 1));
        assert!(targets.get(JobId(2), &path(2)).is_none());
        targets.forget(JobId(1));
        assert_eq!((targets.entries, targets.folders.len()), (0, 0));
    }
}
