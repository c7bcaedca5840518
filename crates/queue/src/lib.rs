//! What is to be done: jobs and items, and what to do next. Pure: no clock, no task, no disk.
//!
//! [`Queue::apply`] is the only way to alter the queue; what it takes is a [`Change`], and the same changes are what a
//! store writes. Faces read a [`QueueSnapshot`]. What is *running* is not here: the engine knows it and it is never stored.

mod change;
mod item;
mod job;
mod queue;
mod retry;
mod schedule;
mod snapshot;

pub use change::{Applied, Change, ChangeError, NewItem};
pub use item::{Failed, Item, ItemKind, ItemState};
pub use job::{ConflictPolicy, Job, JobState, Origin};
pub use queue::Queue;
pub use retry::{RetryPlan, RetryPolicy};
pub use schedule::{Limits, Running, Start, next};
pub use snapshot::{Counts, JobHeader, QueueSnapshot, Row};
