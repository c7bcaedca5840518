//! Holding calls until the test lets them go.

use std::sync::{Arc, Mutex, PoisonError};

use portolan_remote::{Act, RemotePath};
use tokio::sync::watch;

#[derive(Debug, Default)]
struct Counts {
    /// Calls that have come to the latch so far.
    arrived: u64,
    /// Calls that may pass; `u64::MAX` = open for good.
    allowed: u64,
}

#[derive(Debug)]
struct Inner {
    act: Act,
    path: Option<RemotePath>,
    after: u64,
    counts: watch::Sender<Counts>,
}

/// Holds all calls of one sort. Opens for good when it is dropped.
#[derive(Debug)]
pub struct Latch(Arc<Inner>);

impl Latch {
    /// Waits until so many calls have come to this latch since it was made, held or passed.
    pub async fn arrived(&self, calls: u64) {
        let mut counts = self.0.counts.subscribe();
        // The sender lives as long as `self`, so this cannot fail.
        let _unless_gone = counts.wait_for(|counts| counts.arrived >= calls).await;
    }

    /// How many calls have come so far.
    pub fn count(&self) -> u64 {
        self.0.counts.borrow().arrived
    }

    /// Lets so many more calls pass.
    pub fn release(&self, calls: u64) {
        self.0
            .counts
            .send_modify(|counts| counts.allowed = counts.allowed.saturating_add(calls));
    }

    /// Lets all pass from now on.
    pub fn open(&self) {
        self.release(u64::MAX);
    }
}

impl Drop for Latch {
    fn drop(&mut self) {
        self.open();
    }
}

/// All latches of a server.
#[derive(Debug, Default)]
pub(super) struct Latches(Mutex<Vec<Arc<Inner>>>);

impl Latches {
    pub(super) fn add(&self, act: Act, path: Option<RemotePath>, after: u64) -> Latch {
        let inner = Arc::new(Inner {
            act,
            path,
            after,
            counts: watch::Sender::new(Counts::default()),
        });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|latch| Arc::strong_count(latch) > 1);
        all.push(inner.clone());
        Latch(inner)
    }

    /// Waits at every latch that holds such a call at exactly this point.
    pub(super) async fn pass(&self, act: Act, path: &RemotePath, moved: u64) {
        let holding: Vec<_> = {
            let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.iter()
                .filter(|latch| latch.matches(act, path) && latch.after == moved)
                .cloned()
                .collect()
        };
        for latch in holding {
            let mut number = 0;
            latch.counts.send_modify(|counts| {
                counts.arrived += 1;
                number = counts.arrived;
            });
            let mut counts = latch.counts.subscribe();
            // Calls pass in the order in which they came; a dropped call leaves its place unused.
            let _unless_gone = counts.wait_for(|counts| counts.allowed >= number).await;
        }
    }

    /// The next point after `moved` at which a latch holds such a call.
    pub(super) fn next_point(&self, act: Act, path: &RemotePath, moved: u64) -> Option<u64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .filter(|latch| latch.matches(act, path) && latch.after > moved)
            .map(|latch| latch.after)
            .min()
    }
}

impl Inner {
    fn matches(&self, act: Act, path: &RemotePath) -> bool {
        self.act == act && self.path.as_ref().is_none_or(|wanted| wanted == path)
    }
}
