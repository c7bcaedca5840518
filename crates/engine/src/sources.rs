//! Moves: what becomes of the sources beside the files themselves. Folders that a move has emptied go when it has ended.

use std::sync::Arc;

use portolan_queue::{Job, RelativeFolder};
use portolan_remote::{Direction, RemoteError, RemotePath};

use crate::{asked::Asked, clock, engine::Engine, local, operate::RemoteOp, work::Work};

/// What a move has left to do when its files are through.
#[derive(Clone, Debug)]
pub(crate) struct Emptied {
    job: Arc<Job>,
    folders: Vec<RelativeFolder>,
}

impl Engine {
    /// A file was moved, and its source is still there.
    pub(crate) fn source_left(&mut self, work: &Work, error: RemoteError) {
        let tally = self.tally(work);
        tally.sources_left += 1;
        if tally.sources_left == 1 {
            // The others of the job have the same reason, as a rule; they are counted.
            self.tell_failure(Arc::new(error));
        }
    }

    /// A folder of a move was read to its end.
    pub(crate) fn folder_moved(&mut self, work: &Work) {
        if !work.task.job.remove_source {
            return;
        }
        let (job, folder) = (work.task.job.clone(), work.task.item.folder.join(&work.task.item.name));
        let emptied = self.tally(work).emptied.get_or_insert_with(|| Emptied {
            job,
            folders: Vec::new(),
        });
        emptied.folders.push(folder);
    }

    /// Takes away the folders of a move that are empty now, the deepest first. What still holds something stays.
    pub(crate) fn remove_emptied(&mut self, emptied: Emptied) {
        let Emptied { job, mut folders } = emptied;
        folders.sort_by_key(|folder| std::cmp::Reverse(folder.0.len()));
        let (site, root) = match (job.direction, &job.source) {
            (Direction::Upload, None) => {
                self.chores.spawn_blocking(move || {
                    for folder in folders {
                        // Something is in it, or it is gone already.
                        drop(remove_here(&job, &folder));
                    }
                });
                return;
            }
            (Direction::Upload, Some(source)) => (source.site, &source.root),
            (Direction::Download, _) => (job.site, &job.remote_root),
        };
        let paths: Vec<RemotePath> = folders.iter().map(|folder| folder.below(root)).collect();
        if let Some(site) = self.pool.get_mut(site) {
            let op = RemoteOp::RemoveEmpty(paths.into());
            site.ask(Asked { op, by: None }, clock::now());
        }
    }
}

fn remove_here(job: &Job, folder: &RelativeFolder) -> std::io::Result<()> {
    let Some((name, above)) = folder.0.split_last() else {
        return Ok(());
    };
    let above = local::root::Root::open(&job.local_root)?.folder(above, false)?;
    above.remove_folder(name)
}
