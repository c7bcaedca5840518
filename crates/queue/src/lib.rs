//! What is to be done: jobs and items, and what to do next. Pure, all but [`db`]: no clock, no task, no disk.
//!
//! [`Queue::apply`] is the only way to alter the queue; what it takes is a [`Change`], and the same changes are what
//! the store in [`db`] writes. Faces read a [`QueueSnapshot`]. What is *running* is not here: the engine knows it and it is never stored.

mod change;
pub mod db;
mod id_set;
mod item;
mod job;
mod jobs;
mod lanes;
mod order;
mod part;
mod queue;
mod retry;
mod rows;
mod running;
mod schedule;
mod snapshot;
#[cfg(test)]
mod tests;
mod unique;

pub use change::{Applied, Change, ChangeError, Move, NewItem, Scope};
pub use item::{Failed, Item, ItemKind, ItemState, Priority, RelativeFolder, SMALL_FILE};
pub use job::{Job, JobState, Origin, RemoteSource, Route};
pub use part::Part;
pub use portolan_remote::ConflictPolicy;
pub use queue::Queue;
pub use retry::{RetryPlan, RetryPolicy};
pub use running::{Limits, Running, Start, Target};
pub use schedule::next;
pub use snapshot::{Counts, JobHeader, QueueSnapshot, Row};
