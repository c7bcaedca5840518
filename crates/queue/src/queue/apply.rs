//! [`Queue::apply`], and the changes that alter items where they are.

use std::sync::Arc;

use portolan_remote::{FileName, ItemId, JobId, RemoteError};

use crate::{
    Applied, Change, ChangeError, ConflictPolicy, Failed, ItemKind, JobState, Priority, Queue, Scope,
    jobs::Rules,
    rows::{Record, Standing},
};

impl Queue {
    /// Alters the queue: all of the change happens, or none of it.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ChangeError> {
        let mut done = Applied {
            before: self.counts,
            ..Applied::default()
        };
        match change {
            Change::AddJob { job, items } => self.add_job(job, &items, &mut done)?,
            Change::AddItems { job, folder, items } => self.add_items(job, &folder, &items, &mut done)?,
            Change::Expand {
                item,
                children,
                done: last,
            } => self.expand(item, &children, last, &mut done)?,
            Change::Began { item } => {
                self.one(item, &mut done, |record| {
                    record.attempts = record.attempts.saturating_add(1);
                })?;
            }
            Change::NotBegun { item } => {
                self.one(item, &mut done, |record| {
                    record.attempts = record.attempts.saturating_sub(1);
                })?;
            }
            Change::Finish { item, bytes } => self.finish(item, bytes, &mut done)?,
            Change::Fail { item, failed } => self.give_up(item, Standing::Failed, failed, &mut done)?,
            Change::Partial { item, failed } => self.give_up(item, Standing::Partial, failed, &mut done)?,
            Change::Hold { what, held } => self.hold(what, held, &mut done)?,
            Change::HoldFull { job, error } => self.hold_full(job, error)?,
            Change::SetSiteSessions { site, sessions } => {
                let all = &mut self.rules_mut().site_sessions;
                match sessions {
                    Some(sessions) => drop(all.insert(site, sessions)),
                    None => drop(all.remove(&site)),
                }
            }
            Change::StartAt { job, at } => self.start_job_at(job, at)?,
            Change::Retry { items } => self.retry(items, &mut done),
            Change::RetryAllFailed => self.retry(self.failed.iter().collect(), &mut done),
            Change::Remove { items } => self.remove(items, &mut done),
            Change::RemoveJob { job } => {
                self.existing(job)?;
                self.remove_whole(self.items_of(job), &mut done);
            }
            Change::ClearFailed => self.remove(self.failed.iter().collect(), &mut done),
            Change::Reorder { items, to } => self.reorder(items, to, &mut done),
            Change::SetPriority { what, priority } => self.set_priority(what, priority, &mut done)?,
            Change::SetPolicy { items, policy } => {
                self.several(
                    items,
                    &mut done,
                    |record| record.policy != policy,
                    |record| record.policy = policy,
                );
            }
            Change::SetJobPolicy { job, policy } => self.set_job_policy(job, policy)?,
            Change::SetTargetName { item, name } => self.set_target_name(item, name, &mut done)?,
            Change::SetPart { item, part } => {
                self.one(item, &mut done, |_| {})?;
                self.rows.alter_extra(item, |extra| extra.part = part);
            }
            Change::Sized { item, size, modified } => {
                self.one(item, &mut done, |record| record.set_source(size, modified))?;
            }
        }
        done.after = self.counts;
        Ok(done)
    }

    /// The job is in the queue.
    pub(super) fn existing(&self, job: JobId) -> Result<(), ChangeError> {
        self.job(job).map(|_| ()).ok_or(ChangeError::NoSuchJob(job))
    }

    /// The item's record.
    pub(super) fn existing_item(&self, item: ItemId) -> Result<Record, ChangeError> {
        self.rows.record(item).ok_or(ChangeError::NoSuchItem(item))
    }

    /// Alters an item's record, and with it totals, ready lists and the set of what failed.
    fn alter(&mut self, id: ItemId, alter: impl FnOnce(&mut Record)) {
        let Some(before) = self.rows.record(id) else { return };
        self.rows.alter(id, alter);
        let Some(after) = self.rows.record(id) else { return };
        self.tally(&before, false);
        self.tally(&after, true);
        if (before.standing, before.priority, before.small()) != (after.standing, after.priority, after.small()) {
            self.choose_lane(id);
        }
        match (before.given_up(), after.given_up()) {
            (false, true) => self.failed.insert(id),
            (true, false) => self.failed.remove(id),
            _ => {}
        }
    }

    fn one(&mut self, id: ItemId, done: &mut Applied, alter: impl FnOnce(&mut Record)) -> Result<(), ChangeError> {
        self.existing_item(id)?;
        self.alter(id, alter);
        done.changed.push(id);
        Ok(())
    }

    /// Alters those of the items that are there and that it makes a difference to.
    fn several(
        &mut self,
        ids: Vec<ItemId>,
        done: &mut Applied,
        differs: impl Fn(&Record) -> bool,
        alter: impl Fn(&mut Record),
    ) {
        for id in ids {
            if self.rows.record(id).is_some_and(|record| differs(&record)) {
                self.alter(id, &alter);
                done.changed.push(id);
            }
        }
    }

    fn give_up(
        &mut self,
        id: ItemId,
        standing: Standing,
        failed: Failed,
        done: &mut Applied,
    ) -> Result<(), ChangeError> {
        self.one(id, done, |record| record.standing = standing)?;
        self.rows.alter_extra(id, |extra| extra.failed = Some(failed));
        Ok(())
    }

    fn retry(&mut self, ids: Vec<ItemId>, done: &mut Applied) {
        let from = done.changed.len();
        self.several(ids, done, Record::given_up, |record| {
            record.standing = Standing::Waiting;
            record.attempts = 0;
        });
        for id in &done.changed[from..] {
            self.rows.alter_extra(*id, |extra| extra.failed = None);
        }
    }

    fn rules_mut(&mut self) -> &mut Rules {
        Arc::make_mut(&mut self.rules)
    }

    fn hold(&mut self, what: Scope, held: bool, done: &mut Applied) -> Result<(), ChangeError> {
        match what {
            Scope::All => {
                let rules = self.rules_mut();
                (rules.held, rules.start_at) = (held, None);
            }
            Scope::Site(site) if held => drop(self.rules_mut().held_sites.insert(site)),
            Scope::Site(site) => drop(self.rules_mut().held_sites.remove(&site)),
            Scope::Job(job) => {
                let header = self.jobs.header_mut(job).ok_or(ChangeError::NoSuchJob(job))?;
                (header.start_at, header.full) = (None, None);
                Arc::make_mut(&mut header.job).state = if held { JobState::Held } else { JobState::Going };
                self.job_lanes_follow(job);
            }
            Scope::Items(ids) => {
                let (from, to) = if held {
                    (Standing::Waiting, Standing::Held)
                } else {
                    (Standing::Held, Standing::Waiting)
                };
                self.several(
                    ids,
                    done,
                    |record| record.standing == from,
                    |record| record.standing = to,
                );
            }
        }
        Ok(())
    }

    fn hold_full(&mut self, job: JobId, error: Arc<RemoteError>) -> Result<(), ChangeError> {
        let header = self.jobs.header_mut(job).ok_or(ChangeError::NoSuchJob(job))?;
        (header.start_at, header.full) = (None, Some(error));
        Arc::make_mut(&mut header.job).state = JobState::Held;
        self.job_lanes_follow(job);
        Ok(())
    }

    fn start_job_at(&mut self, job: Option<JobId>, at: Option<i64>) -> Result<(), ChangeError> {
        let Some(job) = job else {
            let rules = self.rules_mut();
            rules.held |= at.is_some();
            rules.start_at = at;
            return Ok(());
        };
        let header = self.jobs.header_mut(job).ok_or(ChangeError::NoSuchJob(job))?;
        (header.start_at, header.full) = (at, None);
        if at.is_some() {
            Arc::make_mut(&mut header.job).state = JobState::Held;
            self.job_lanes_follow(job);
        }
        Ok(())
    }

    fn set_priority(&mut self, what: Scope, priority: Option<Priority>, done: &mut Applied) -> Result<(), ChangeError> {
        match (what, priority) {
            (Scope::All, priority) => self.rules_mut().priority = priority,
            (Scope::Site(site), Some(priority)) => drop(self.rules_mut().site_priorities.insert(site, priority)),
            (Scope::Site(site), None) => drop(self.rules_mut().site_priorities.remove(&site)),
            (Scope::Job(job), priority) => {
                self.jobs.header_mut(job).ok_or(ChangeError::NoSuchJob(job))?.priority = priority;
                self.job_lanes_follow(job);
            }
            (Scope::Items(ids), priority) => {
                self.several(
                    ids,
                    done,
                    |record| record.priority != priority,
                    |record| record.priority = priority,
                );
            }
        }
        Ok(())
    }

    /// The job's hold or priority is another one: its lanes move as a whole.
    fn job_lanes_follow(&mut self, job: JobId) {
        if let Some((job, of)) = self.jobs.lanes_mut(job) {
            self.lanes.set_job(of, job.open, job.priority);
        }
    }

    fn set_job_policy(&mut self, job: JobId, policy: ConflictPolicy) -> Result<(), ChangeError> {
        let header = self.jobs.header_mut(job).ok_or(ChangeError::NoSuchJob(job))?;
        Arc::make_mut(&mut header.job).policy = policy;
        Ok(())
    }

    fn set_target_name(&mut self, id: ItemId, name: Option<FileName>, done: &mut Applied) -> Result<(), ChangeError> {
        let item = self.item(id).ok_or(ChangeError::NoSuchItem(id))?;
        if item.kind == ItemKind::Folder {
            self.rename_folder(item.job, item.folder.join(&item.name), name.as_ref());
        }
        self.rows.alter_extra(id, |extra| extra.target_name = name);
        done.changed.push(id);
        Ok(())
    }
}
