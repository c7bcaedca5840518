//! A queue that is a plain vector: slow, and so simple that it can be believed.

mod shown;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use portolan_remote::{FileName, ItemId, JobId, SiteId};

use crate::{
    Applied, Change, ChangeError, Counts, Item, ItemKind, ItemState, Job, JobHeader, JobState, Move, NewItem, Priority,
    RelativeFolder, Scope,
};

#[derive(Debug, Default)]
pub(crate) struct Model {
    /// In the queue's order.
    pub(super) items: Vec<Item>,
    pub(super) jobs: Vec<JobHeader>,
    held: bool,
    pub(super) start_at: Option<i64>,
    held_sites: BTreeSet<SiteId>,
    priority: Option<Priority>,
    site_priorities: BTreeMap<SiteId, Priority>,
    pub(super) site_sessions: BTreeMap<SiteId, u8>,
    renames: HashMap<(JobId, Vec<FileName>), FileName>,
    /// Names that left folder items which are there still.
    pub(super) departed: BTreeMap<ItemId, BTreeSet<FileName>>,
    last_item: u64,
    last_job: u64,
}

impl Model {
    pub(crate) fn apply(&mut self, change: Change) -> Result<Applied, ChangeError> {
        let mut done = Applied {
            before: self.counts(None),
            ..Applied::default()
        };
        let before = self.items.clone();
        self.alter(change, &mut done)?;
        self.note_departed(&before, &mut done);
        let items = &self.items;
        let ended = |header: &JobHeader| !items.iter().any(|item| item.job == header.job.id);
        done.jobs_ended = self
            .jobs
            .extract_if(.., |header| ended(header))
            .map(|header| header.job.id)
            .collect();
        self.renames.retain(|(job, _), _| !done.jobs_ended.contains(job));
        for at in 0..self.jobs.len() {
            self.jobs[at].counts = self.counts(Some(self.jobs[at].job.id));
        }
        done.after = self.counts(None);
        Ok(done)
    }

    fn note_departed(&mut self, before: &[Item], done: &mut Applied) {
        let removed = before.iter().filter(|item| done.removed.contains(&item.id));
        for item in removed {
            let holds = |parent: &&Item| {
                parent.kind == ItemKind::Folder
                    && parent.job == item.job
                    && parent.folder.join(&parent.name) == *item.folder
            };
            if let Some(parent) = self.items.iter().find(holds) {
                self.departed.entry(parent.id).or_default().insert(item.name.clone());
                done.departed.push((parent.id, item.id));
            }
        }
        done.departed.sort_unstable_by_key(|(_, child)| *child);
        let gone = self.departed.extract_if(.., |folder, _| done.removed.contains(folder));
        done.forgotten = gone.map(|(folder, _)| folder).collect();
    }

    pub(super) fn counts(&self, job: Option<JobId>) -> Counts {
        let mut counts = Counts::default();
        for item in self.items.iter().filter(|item| job.is_none_or(|job| job == item.job)) {
            match (&item.state, item.kind) {
                (ItemState::Waiting, ItemKind::Folder) => counts.folders_waiting += 1,
                (ItemState::Waiting, ItemKind::File) => {
                    counts.files_waiting += 1;
                    counts.bytes_waiting = counts.bytes_waiting.wrapping_add(item.size.unwrap_or(0));
                    counts.sizes_unknown += u64::from(item.size.is_none());
                }
                (ItemState::Held, _) => counts.held += 1,
                (ItemState::Partial(_) | ItemState::Failed(_), _) => counts.failed += 1,
            }
        }
        counts
    }

    fn index(&self, id: ItemId) -> Result<usize, ChangeError> {
        self.items
            .iter()
            .position(|item| item.id == id)
            .ok_or(ChangeError::NoSuchItem(id))
    }

    fn item(&mut self, id: ItemId) -> Result<&mut Item, ChangeError> {
        let at = self.index(id)?;
        Ok(&mut self.items[at])
    }

    fn header(&mut self, job: JobId) -> Result<&mut JobHeader, ChangeError> {
        self.jobs
            .iter_mut()
            .find(|header| header.job.id == job)
            .ok_or(ChangeError::NoSuchJob(job))
    }

    pub(super) fn job(&self, job: JobId) -> &JobHeader {
        self.jobs
            .iter()
            .find(|header| header.job.id == job)
            .expect("an item's job is there")
    }

    #[expect(clippy::too_many_lines, reason = "a table: one row for each change")]
    fn alter(&mut self, change: Change, done: &mut Applied) -> Result<(), ChangeError> {
        match change {
            Change::AddJob { job, items } => return self.add_job(job, items, done),
            Change::AddItems { job, folder, items } => {
                self.header(job)?;
                let at = self.items.len();
                self.insert(at, items, done, |new| new_item(job, &folder, new));
            }
            Change::Expand {
                item,
                children,
                done: last,
            } => return self.expand(item, children, last, done),
            Change::Began { item } => {
                self.item(item)?.attempts += 1;
                done.changed.push(item);
            }
            Change::NotBegun { item } => {
                let found = self.item(item)?;
                found.attempts = found.attempts.saturating_sub(1);
                done.changed.push(item);
            }
            Change::Finish { item, bytes } => {
                let at = self.index(item)?;
                let gone = self.items.remove(at);
                if gone.kind == ItemKind::File {
                    let header = self.header(gone.job)?;
                    header.files_done += 1;
                    header.bytes_done += bytes;
                }
                done.removed.push(item);
            }
            Change::Fail { item, failed } => {
                self.item(item)?.state = ItemState::Failed(failed);
                done.changed.push(item);
            }
            Change::Partial { item, failed } => {
                self.item(item)?.state = ItemState::Partial(failed);
                done.changed.push(item);
            }
            Change::SetPart { item, part } => {
                self.item(item)?.part = part;
                done.changed.push(item);
            }
            Change::Sized { item, size, modified } => {
                let found = self.item(item)?;
                (found.size, found.modified) = (size, modified);
                done.changed.push(item);
            }
            Change::SetTargetName { item, name } => {
                let found = self.item(item)?;
                found.target_name = name;
                done.changed.push(item);
                let found = found.clone();
                self.note_rename(&found);
            }
            Change::Hold { what, held } => return self.hold(what, held, done),
            Change::HoldFull { job, error } => {
                let header = self.header(job)?;
                (header.start_at, header.full) = (None, Some(error));
                Arc::make_mut(&mut header.job).state = JobState::Held;
            }
            Change::SetSiteSessions { site, sessions } => {
                self.site_sessions.remove(&site);
                self.site_sessions.extend(sessions.map(|sessions| (site, sessions)));
            }
            Change::StartAt { job: None, at } => {
                self.held |= at.is_some();
                self.start_at = at;
            }
            Change::StartAt { job: Some(job), at } => {
                let header = self.header(job)?;
                (header.start_at, header.full) = (at, None);
                if at.is_some() {
                    Arc::make_mut(&mut header.job).state = JobState::Held;
                }
            }
            Change::SetPriority { what, priority } => return self.set_priority(what, priority, done),
            Change::SetJobPolicy { job, policy } => Arc::make_mut(&mut self.header(job)?.job).policy = policy,
            Change::RemoveJob { job } => {
                self.header(job)?;
                self.remove(done, |item| item.job == job);
            }
            other => self.alter_lists(other, done),
        }
        Ok(())
    }

    fn alter_lists(&mut self, change: Change, done: &mut Applied) {
        match change {
            Change::SetPolicy { items, policy } => {
                self.each(&items, done, |item| {
                    std::mem::replace(&mut item.policy, policy) != policy
                });
            }
            Change::Retry { items } => self.each(&items, done, retry),
            Change::RetryAllFailed => {
                let mut all: Vec<ItemId> = self.items.iter().map(|item| item.id).collect();
                all.sort_unstable();
                self.each(&all, done, retry);
            }
            Change::Remove { items } => self.remove(done, |item| items.contains(&item.id)),
            Change::ClearFailed => self.remove(done, given_up),
            Change::Reorder { items, to } => self.reorder(&items, to),
            other => panic!("{other:?} is handled elsewhere"),
        }
    }

    fn add_job(&mut self, mut job: Job, items: Vec<NewItem>, done: &mut Applied) -> Result<(), ChangeError> {
        if items.is_empty() {
            return Err(ChangeError::NothingToDo);
        }
        self.last_job += 1;
        job.id = JobId(self.last_job);
        done.job = Some(job.id);
        let (id, at, folder) = (job.id, self.items.len(), Arc::default());
        let job = Arc::new(job);
        self.jobs.push(JobHeader {
            job,
            counts: Counts::default(),
            files_done: 0,
            bytes_done: 0,
            priority: None,
            start_at: None,
            full: None,
        });
        self.insert(at, items, done, |new| new_item(id, &folder, new));
        Ok(())
    }

    fn expand(
        &mut self,
        id: ItemId,
        children: Vec<NewItem>,
        last: bool,
        done: &mut Applied,
    ) -> Result<(), ChangeError> {
        let at = self.index(id)?;
        let parent = self.items[at].clone();
        if parent.kind != ItemKind::Folder {
            return Err(ChangeError::NotAFolder(id));
        }
        let folder = Arc::new(parent.folder.join(&parent.name));
        let departed = self.departed.get(&id).cloned().unwrap_or_default();
        let stays_out = |job, new: &NewItem| {
            let there = self
                .items
                .iter()
                .any(|other| (other.job, &other.folder, &other.name) == (job, &folder, &new.name));
            !there && departed.contains(&new.name)
        };
        let (out, children): (Vec<_>, Vec<_>) = children
            .into_iter()
            .enumerate()
            .partition(|(_, new)| stays_out(parent.job, new));
        done.duplicates += out.len();
        done.stayed_out = out.into_iter().map(|(at, _)| at).collect();
        let children = children.into_iter().map(|(_, new)| new).collect();
        self.insert(at, children, done, |new| Item {
            policy: parent.policy,
            priority: parent.priority,
            state: if parent.state == ItemState::Held {
                ItemState::Held
            } else {
                ItemState::Waiting
            },
            ..new_item(parent.job, &folder, new)
        });
        if last {
            self.remove(done, |item| item.id == id);
        }
        Ok(())
    }

    fn insert(&mut self, mut at: usize, new: Vec<NewItem>, done: &mut Applied, make: impl Fn(NewItem) -> Item) {
        for new in new {
            let mut item = make(new);
            let same = |other: &Item| (other.job, &other.folder, &other.name) == (item.job, &item.folder, &item.name);
            if self.items.iter().any(same) {
                done.duplicates += 1;
                continue;
            }
            self.last_item += 1;
            item.id = ItemId(self.last_item);
            done.inserted.push(item.id);
            if item.target_name.is_some() {
                self.note_rename(&item);
            }
            self.items.insert(at, item);
            at += 1;
        }
    }

    fn note_rename(&mut self, item: &Item) {
        if item.kind == ItemKind::Folder {
            let key = (item.job, item.folder.join(&item.name).0);
            match &item.target_name {
                Some(name) => drop(self.renames.insert(key, name.clone())),
                None => drop(self.renames.remove(&key)),
            }
        }
    }

    fn each(&mut self, ids: &[ItemId], done: &mut Applied, alter: impl Fn(&mut Item) -> bool) {
        for id in ids {
            if let Ok(item) = self.item(*id)
                && alter(item)
            {
                done.changed.push(*id);
            }
        }
    }

    fn remove(&mut self, done: &mut Applied, goes: impl Fn(&Item) -> bool) {
        let mut gone: Vec<ItemId> = self
            .items
            .extract_if(.., |item| goes(item))
            .map(|item| item.id)
            .collect();
        gone.sort_unstable();
        done.removed.extend(gone);
    }

    fn hold(&mut self, what: Scope, held: bool, done: &mut Applied) -> Result<(), ChangeError> {
        match what {
            Scope::All => (self.held, self.start_at) = (held, None),
            Scope::Site(site) if held => drop(self.held_sites.insert(site)),
            Scope::Site(site) => drop(self.held_sites.remove(&site)),
            Scope::Job(job) => {
                let state = if held { JobState::Held } else { JobState::Going };
                let header = self.header(job)?;
                (header.start_at, header.full) = (None, None);
                Arc::make_mut(&mut header.job).state = state;
            }
            Scope::Items(ids) => self.each(&ids, done, |item| match (&item.state, held) {
                (ItemState::Waiting, true) => {
                    item.state = ItemState::Held;
                    true
                }
                (ItemState::Held, false) => {
                    item.state = ItemState::Waiting;
                    true
                }
                _ => false,
            }),
        }
        Ok(())
    }

    fn set_priority(&mut self, what: Scope, priority: Option<Priority>, done: &mut Applied) -> Result<(), ChangeError> {
        match (what, priority) {
            (Scope::All, _) => self.priority = priority,
            (Scope::Site(site), Some(priority)) => drop(self.site_priorities.insert(site, priority)),
            (Scope::Site(site), None) => drop(self.site_priorities.remove(&site)),
            (Scope::Job(job), _) => self.header(job)?.priority = priority,
            (Scope::Items(ids), _) => {
                self.each(&ids, done, |item| {
                    std::mem::replace(&mut item.priority, priority) != priority
                });
            }
        }
        Ok(())
    }

    fn reorder(&mut self, ids: &[ItemId], to: Move) {
        let moves = |item: &Item| ids.contains(&item.id);
        if let Move::Before(other) = to
            && (ids.contains(&other) || self.index(other).is_err())
        {
            return;
        }
        match to {
            Move::Top => self.items.sort_by_key(|item| !moves(item)),
            Move::Bottom => self.items.sort_by_key(moves),
            Move::Before(other) => {
                let moving: Vec<Item> = self.items.extract_if(.., |item| moves(item)).collect();
                let at = self.index(other).expect("it was there and does not move");
                self.items.splice(at..at, moving);
            }
            Move::Up => {
                for at in 1..self.items.len() {
                    if moves(&self.items[at]) && !moves(&self.items[at - 1]) {
                        self.items.swap(at, at - 1);
                    }
                }
            }
            Move::Down => {
                for at in (1..self.items.len()).rev() {
                    if moves(&self.items[at - 1]) && !moves(&self.items[at]) {
                        self.items.swap(at, at - 1);
                    }
                }
            }
        }
    }
}

pub(super) fn given_up(item: &Item) -> bool {
    matches!(item.state, ItemState::Failed(_) | ItemState::Partial(_))
}

fn retry(item: &mut Item) -> bool {
    let fits = given_up(item);
    if fits {
        item.state = ItemState::Waiting;
        item.attempts = 0;
    }
    fits
}

fn new_item(job: JobId, folder: &Arc<RelativeFolder>, new: NewItem) -> Item {
    Item {
        id: ItemId(0),
        job,
        folder: Arc::clone(folder),
        name: new.name,
        target_name: new.target_name,
        kind: new.kind,
        size: new.size,
        modified: new.modified,
        permissions: new.permissions,
        policy: None,
        priority: None,
        state: ItemState::Waiting,
        attempts: 0,
        part: None,
    }
}
