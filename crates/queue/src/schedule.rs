//! What to start next.

use std::time::Duration;

use crate::{Limits, Queue, Running, Start};

/// What to start now, in the order in which to start it. Pure; `now` is any clock that only rises.
///
/// `O((k + r) log n)` for `k` starts, `r` items that run or wait before another attempt, and `n` items in the queue.
pub fn next(_queue: &Queue, _running: &Running, _limits: &Limits, _now: Duration) -> Vec<Start> {
    todo!()
}
