//! The queue as a store has kept it, put together again: jobs, then items in the order of their numbers, then their order.

use std::sync::Arc;

use portolan_remote::ItemId;

use crate::{
    JobHeader, Queue,
    jobs::{Renames, Rules},
    rows::{Extra, NewRecord},
};

impl Queue {
    pub(crate) fn restore_rules(&mut self, rules: Rules, renames: Renames) {
        (self.rules, self.renames) = (Arc::new(rules), Arc::new(renames));
    }

    /// A job; its number is above all others. Its counts come with its items.
    pub(crate) fn restore_job(&mut self, header: JobHeader) {
        self.jobs.restore(header);
    }

    /// So many items come.
    pub(crate) fn restore_room(&mut self, items: usize) {
        self.unique.reserve(items);
    }

    /// An item; its number is above all others. `false`: there is no such job.
    pub(crate) fn restore_item(&mut self, new: NewRecord<'_>, attempts: u16, extra: Extra) -> bool {
        let (id, folder, name) = (new.id, Arc::clone(new.folder), new.name.clone());
        self.rows.push(new);
        self.rows.alter(id, |record| record.attempts = attempts);
        if extra.any() {
            self.rows.alter_extra(id, |there| *there = extra);
        }
        let Some(record) = self.rows.record(id) else {
            return false;
        };
        let job = record.job();
        let Some(inner) = self.jobs.inner_mut(job) else {
            return false;
        };
        inner.items += 1;
        let hash = self.unique.folder(job, &folder);
        self.unique.insert(&self.rows, hash, name.as_bytes(), id);
        self.tally(&record, true);
        if record.given_up() {
            self.failed.insert(id);
        }
        self.len += 1;
        true
    }

    /// All items in their order.
    pub(crate) fn restore_order(&mut self, order: &[ItemId]) {
        let mut entries = Vec::with_capacity(order.len());
        for id in order {
            let Some(record) = self.rows.record(*id) else { continue };
            let Some((job, lanes)) = self.jobs.lanes_mut(record.job()) else {
                continue;
            };
            entries.push((*id, self.lanes.lane_for(lanes, job, &record)));
        }
        let (order, mut beside) = self.order_mut();
        order.insert(None, &entries, &mut beside);
    }

    /// The highest numbers that were given to an item and a job; never used again.
    pub(crate) fn restore_numbers(&mut self, last_item: u64, last_job: u32) {
        (self.last_item, self.last_job) = (last_item, last_job);
    }
}
