//! The queue as a store has kept it, put together again: jobs, then items in the order of their numbers, then their order.

use std::{collections::BTreeMap, sync::Arc};

use portolan_remote::{FileName, ItemId, JobId};

use crate::{
    Counts, JobHeader, Queue,
    jobs::{Renames, Rules},
    rows::{Extra, NewRecord, RowChunk, Standing},
};

impl Queue {
    pub(crate) fn restore_rules(&mut self, rules: Rules, renames: Renames) {
        (self.rules, self.renames) = (Arc::new(rules), Arc::new(renames));
    }

    /// A job; its number is above all others. Its counts come with its items.
    pub(crate) fn restore_job(&mut self, header: JobHeader) {
        self.jobs.restore(header);
    }

    /// An item; its number is above all others, and its job is there.
    pub(crate) fn restore_item(&mut self, new: NewRecord<'_>, extra: Extra) {
        let (id, standing) = (new.id, new.standing);
        self.rows.push(new);
        if extra.any() {
            self.rows.alter_extra(id, |there| *there = extra);
        }
        if matches!(standing, Standing::Failed | Standing::Partial) {
            self.failed.insert(id);
        }
    }

    /// All items are there: finds them by their names, and counts them.
    pub(crate) fn restore_index(&mut self) {
        self.len = self.unique.restore(&self.rows);
        let mut of_jobs: BTreeMap<JobId, (u64, Counts)> = BTreeMap::new();
        for records in self.rows.chunks().map(RowChunk::records) {
            // Neighbours are mostly of one job.
            for run in records.chunk_by(|one, next| one.job() == next.job()) {
                let (items, counts) = of_jobs.entry(run[0].job()).or_default();
                *items += run.len() as u64;
                for record in run {
                    counts.tally(record, true);
                    self.counts.tally(record, true);
                }
            }
        }
        for (job, (items, counts)) in of_jobs {
            if let Some(inner) = self.jobs.inner_mut(job) {
                inner.items = items;
            }
            if let Some(header) = self.jobs.header_mut(job) {
                header.counts = counts;
            }
        }
    }

    /// A child that left the queue while the folder that holds it did not; all items are there.
    pub(crate) fn restore_departed(&mut self, folder: ItemId, name: FileName) {
        let job = self.rows.get(folder).map(|(_, record)| record.job());
        if let Some(inner) = job.and_then(|job| self.jobs.inner_mut(job)) {
            inner.departed.entry(folder).or_default().insert(name);
        }
    }

    /// All items in their order.
    pub(crate) fn restore_order(&mut self, order: &[ItemId]) {
        let mut entries = Vec::with_capacity(order.len());
        for id in order {
            let Some((_, record)) = self.rows.get(*id) else {
                continue;
            };
            let Some((job, lanes)) = self.jobs.lanes_mut(record.job()) else {
                continue;
            };
            entries.push((*id, self.lanes.lane_for(lanes, job, record)));
        }
        let (order, mut beside) = self.order_mut();
        order.insert(None, &entries, &mut beside);
    }

    /// The highest numbers that were given to an item and a job; never used again.
    pub(crate) fn restore_numbers(&mut self, last_item: u64, last_job: u32) {
        (self.last_item, self.last_job) = (last_item, last_job);
    }
}
