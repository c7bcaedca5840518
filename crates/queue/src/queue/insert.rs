//! What comes in: jobs, items, and what folders hold.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId};

use crate::{
    Applied, Change, ChangeError, ConflictPolicy, ItemKind, Job, NewItem, Priority, Queue, RelativeFolder, SMALL_FILE,
    rows::{NewRecord, Standing},
};

/// Where new items go and what they inherit.
struct Nest<'a> {
    job: JobId,
    folder: &'a Arc<RelativeFolder>,
    /// Before this item; `None` = at the end.
    before: Option<ItemId>,
    standing: Standing,
    policy: Option<ConflictPolicy>,
    priority: Option<Priority>,
}

impl Queue {
    pub(super) fn add_job(&mut self, mut job: Job, items: &[NewItem], done: &mut Applied) -> Result<(), ChangeError> {
        if items.is_empty() {
            return Err(ChangeError::NothingToDo);
        }
        let number = self.last_job.checked_add(1).ok_or(ChangeError::OutOfNumbers)?;
        check(items)?;
        self.last_job = number;
        job.id = JobId(number.into());
        done.job = Some(job.id);
        let id = job.id;
        self.jobs.push(job);
        self.insert(&Nest::at_end(id, &Arc::default()), items, done);
        Ok(())
    }

    pub(super) fn add_items(
        &mut self,
        job: JobId,
        folder: &Arc<RelativeFolder>,
        items: &[NewItem],
        done: &mut Applied,
    ) -> Result<(), ChangeError> {
        self.existing(job)?;
        check(items)?;
        self.insert(&Nest::at_end(job, folder), items, done);
        Ok(())
    }

    pub(super) fn expand(
        &mut self,
        id: ItemId,
        children: &[NewItem],
        last: bool,
        done: &mut Applied,
    ) -> Result<(), ChangeError> {
        let record = self.existing_item(id)?;
        if record.kind != ItemKind::Folder {
            return Err(ChangeError::NotAFolder(id));
        }
        if children.len() > Change::MAX_CHILDREN {
            return Err(ChangeError::TooManyChildren(children.len()));
        }
        check(children)?;
        let folder = self
            .folder_of_children(record.job(), id)
            .ok_or(ChangeError::NoSuchItem(id))?;
        let nest = Nest {
            job: record.job(),
            folder: &folder,
            before: Some(id),
            standing: if record.standing == Standing::Held {
                Standing::Held
            } else {
                Standing::Waiting
            },
            policy: record.policy,
            priority: record.priority,
        };
        self.insert(&nest, children, done);
        if last {
            self.remove(vec![id], done);
        }
        Ok(())
    }

    /// The folder that a folder item is; the same `Arc` for all its children.
    fn folder_of_children(&mut self, job: JobId, id: ItemId) -> Option<Arc<RelativeFolder>> {
        if let Some(folder) = self.jobs.inner_mut(job)?.half_expanded.get(&id) {
            return Some(Arc::clone(folder));
        }
        let item = self.item(id)?;
        let folder = Arc::new(item.folder.join(&item.name));
        self.jobs.inner_mut(job)?.half_expanded.insert(id, Arc::clone(&folder));
        Some(folder)
    }

    /// Inserts what is not in the queue already.
    fn insert(&mut self, nest: &Nest<'_>, items: &[NewItem], done: &mut Applied) {
        let Nest {
            job,
            folder,
            standing,
            policy,
            priority,
            ..
        } = *nest;
        let hash = self.unique.folder(job, &folder.0);
        let departed = nest
            .before
            .and_then(|parent| self.jobs.inner_mut(job)?.departed.remove(&parent));
        let mut entries = Vec::with_capacity(items.len());
        let (mut all, Some(mut own)) = (self.counts, self.job_header(job).map(|header| header.counts)) else {
            return;
        };
        let mut renamed = Vec::new();
        let Some((lane_job, lanes)) = self.jobs.lanes_mut(job) else {
            return;
        };
        for (at, item) in items.iter().enumerate() {
            let name = item.name.as_bytes();
            if self.unique.find(&self.rows, hash, job, &folder.0, name).is_some() {
                done.duplicates += 1;
                continue;
            }
            if departed.as_ref().is_some_and(|departed| departed.contains(&item.name)) {
                done.duplicates += 1;
                done.stayed_out.push(at);
                continue;
            }
            let small = item.size.is_some_and(|size| size <= SMALL_FILE);
            let lane = self.lanes.lane(lanes, lane_job, item.kind, small, standing, priority);
            self.last_item += 1;
            let id = ItemId(self.last_item);
            let record = self.rows.push(NewRecord {
                id,
                job: job.0 as u32,
                folder,
                name: &item.name,
                target_name: item.target_name.clone(),
                kind: item.kind,
                size: item.size,
                modified: item.modified,
                permissions: item.permissions,
                standing,
                attempts: 0,
                policy,
                priority,
            });
            self.unique.insert(hash, name, id);
            all.tally(&record, true);
            own.tally(&record, true);
            if item.kind == ItemKind::Folder && item.target_name.is_some() {
                renamed.push(item);
            }
            entries.push((id, lane));
        }
        for item in renamed {
            self.rename_folder(job, folder.join(&item.name), item.target_name.as_ref());
        }
        self.counts = all;
        self.len += entries.len();
        if let Some(header) = self.jobs.header_mut(job) {
            header.counts = own;
        }
        if let Some(inner) = self.jobs.inner_mut(job) {
            inner.items += entries.len() as u64;
            if let (Some(parent), Some(departed)) = (nest.before, departed) {
                inner.departed.insert(parent, departed);
            }
        }
        let (order, mut beside) = self.order_mut();
        order.insert(nest.before, &entries, &mut beside);
        done.inserted.extend(entries.iter().map(|entry| entry.0));
    }

    /// A folder has another name at the target, or not any more.
    pub(super) fn rename_folder(&mut self, job: JobId, folder: RelativeFolder, name: Option<&FileName>) {
        if name.is_none() && !self.renames.contains_key(&job) {
            return;
        }
        let renames = Arc::make_mut(&mut self.renames);
        let of_job = renames.entry(job).or_default();
        match name {
            Some(name) => drop(of_job.insert(folder, name.clone())),
            None => drop(of_job.remove(&folder)),
        }
        if of_job.is_empty() {
            renames.remove(&job);
        }
    }
}

impl<'a> Nest<'a> {
    fn at_end(job: JobId, folder: &'a Arc<RelativeFolder>) -> Self {
        Self {
            job,
            folder,
            before: None,
            standing: Standing::Waiting,
            policy: None,
            priority: None,
        }
    }
}

fn check(items: &[NewItem]) -> Result<(), ChangeError> {
    let too_long = |item: &&NewItem| item.name.as_bytes().len() > usize::from(u16::MAX);
    match items.iter().find(too_long) {
        Some(item) => Err(ChangeError::NameTooLong(item.name.as_bytes().len())),
        None => Ok(()),
    }
}
