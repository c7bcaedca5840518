//! Everything that is to be done.

use std::sync::Arc;

use portolan_remote::{ItemId, JobId};

use crate::{Applied, Change, ChangeError, Counts, Item, Job, QueueSnapshot, RelativeFolder, Target};

/// Everything that is to be done. [`Queue::apply`] is the only way to alter it.
#[derive(Debug, Default)]
pub struct Queue {}

impl Queue {
    /// Alters the queue: all of the change happens, or none of it.
    pub fn apply(&mut self, _change: Change) -> Result<Applied, ChangeError> {
        todo!()
    }

    /// The queue as it is now, for faces. Cheap: nothing is copied but what has changed since the last one.
    pub fn snapshot(&self) -> Arc<QueueSnapshot> {
        todo!()
    }

    /// An item (made from the compact form in which it is kept).
    pub fn item(&self, _item: ItemId) -> Option<Item> {
        todo!()
    }

    /// Is the item in the queue?
    pub fn contains(&self, _item: ItemId) -> bool {
        todo!()
    }

    /// A job.
    pub fn job(&self, _job: JobId) -> Option<&Arc<Job>> {
        todo!()
    }

    /// Totals.
    pub fn counts(&self) -> Counts {
        todo!()
    }

    /// May the item start, as far as holds go: its own and those of its job, its site and everything?
    pub fn held(&self, _item: ItemId) -> bool {
        todo!()
    }

    /// The folder at the target into which the item goes, below the root of its job. It differs from
    /// [`Item::folder`] where a folder on the way has another name at the target.
    pub fn target_folder(&self, _item: ItemId) -> Option<Arc<RelativeFolder>> {
        todo!()
    }

    /// Where the item goes.
    pub fn target(&self, _item: ItemId) -> Option<Target> {
        todo!()
    }

    /// All items of a job, in the order of their numbers. Looks at every item of the queue.
    pub fn items_of(&self, _job: JobId) -> Vec<ItemId> {
        todo!()
    }
}
