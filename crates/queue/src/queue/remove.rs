//! What leaves: items that are done or not wanted, and with their last item, jobs.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId};

use crate::{Applied, ChangeError, ItemKind, Queue};

impl Queue {
    pub(super) fn finish(&mut self, id: ItemId, bytes: u64, done: &mut Applied) -> Result<(), ChangeError> {
        let record = self.existing_item(id)?;
        if record.kind == ItemKind::File
            && let Some(header) = self.jobs.header_mut(record.job())
        {
            header.files_done += 1;
            header.bytes_done = header.bytes_done.saturating_add(bytes);
        }
        self.remove(vec![id], done);
        Ok(())
    }

    /// Takes those of the items out that are there.
    pub(super) fn remove(&mut self, mut ids: Vec<ItemId>, done: &mut Applied) {
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.contains(*id));
        self.note_departed(&ids, done);
        self.remove_whole(ids, done);
    }

    /// Takes out items that are there, in the order of their numbers: folders with all that they hold, so that nobody has
    /// to know of it later.
    pub(super) fn remove_whole(&mut self, ids: Vec<ItemId>, done: &mut Applied) {
        let (order, mut beside) = self.order_mut();
        order.remove(&ids, &mut beside);
        // From the end: what is cut from the end of a chunk moves nothing.
        for id in ids.iter().rev() {
            self.forget(*id, done);
        }
        self.len -= ids.len();
        done.jobs_ended.sort_unstable();
        done.forgotten.sort_unstable();
        done.removed.extend(ids);
    }

    /// What leaves out of folders that stay does not come in again when those are read once more.
    fn note_departed(&mut self, ids: &[ItemId], done: &mut Applied) {
        for id in ids {
            let Some((job, parent)) = self.folder_item_of(*id) else {
                continue;
            };
            let stays = ids.binary_search(&parent).is_err();
            if stays && let (Some(item), Some(inner)) = (self.rows.get(*id), self.jobs.inner_mut(job)) {
                let (chunk, record) = item;
                if let Ok(name) = FileName::parse(chunk.name(record)) {
                    inner.departed.entry(parent).or_default().insert(name);
                    done.departed.push((parent, *id));
                }
            }
        }
    }

    /// The folder item in the queue that holds this item.
    fn folder_item_of(&self, id: ItemId) -> Option<(JobId, ItemId)> {
        let (chunk, record) = self.rows.get(id)?;
        let (name, above) = chunk.folder(record).0.split_last()?;
        let job = record.job();
        let hash = self.unique.folder(job, above);
        let parent = self.unique.find(&self.rows, hash, job, above, name.as_bytes())?;
        let (_, folder) = self.rows.get(parent)?;
        (folder.kind == ItemKind::Folder).then_some((job, parent))
    }

    /// The item has left the order; everything else forgets it too.
    fn forget(&mut self, id: ItemId, done: &mut Applied) {
        let Some(record) = self.rows.record(id) else { return };
        self.tally(&record, false);
        if record.given_up() {
            self.failed.remove(id);
        }
        self.unique.remove(&self.rows, id);
        self.rows.remove(id);
        self.aside.remove(&id);
        self.set_early(id, false);
        let job = record.job();
        let Some(inner) = self.jobs.inner_mut(job) else { return };
        inner.items -= 1;
        inner.half_expanded.remove(&id);
        if inner.departed.remove(&id).is_some() {
            done.forgotten.push(id);
        }
        if inner.items == 0 {
            self.end_job(job);
            done.jobs_ended.push(job);
        }
    }

    fn end_job(&mut self, job: JobId) {
        if let Some(inner) = self.jobs.remove(job) {
            self.lanes.forget(&inner.lanes);
        }
        if self.renames.contains_key(&job) {
            Arc::make_mut(&mut self.renames).remove(&job);
        }
    }
}
