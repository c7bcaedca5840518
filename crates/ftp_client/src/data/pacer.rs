//! Keeping a transfer below its limit of bytes a second.

use std::{sync::Arc, time::Duration};

use portolan_remote::Throttle;
use tokio::time::{self, Instant};

/// What may be saved up: a tenth of a second of the limit.
const BURST: f64 = 0.1;
/// The smallest piece, so that a very low limit does not move single bytes.
const LEAST: f64 = 512.0;
/// How long a new limit may go unnoticed.
const SLICE: Duration = Duration::from_millis(100);

/// A bucket of allowance that fills with time and empties with bytes.
pub(super) struct Pacer {
    throttle: Arc<Throttle>,
    allowance: f64,
    filled: Instant,
}

impl Pacer {
    pub(super) fn new(throttle: Arc<Throttle>) -> Self {
        Self {
            throttle,
            allowance: 0.0,
            filled: Instant::now(),
        }
    }

    /// Waits until something may move, and says how much of `wanted`.
    pub(super) async fn allow(&mut self, wanted: usize) -> usize {
        while let Some(limit) = self.throttle.limit() {
            let limit = limit as f64;
            let now = Instant::now();
            self.allowance += (now - self.filled).as_secs_f64() * limit;
            self.allowance = self.allowance.min((limit * BURST).max(LEAST));
            self.filled = now;
            let least = LEAST.min(wanted as f64);
            if self.allowance >= least {
                return wanted.min(self.allowance as usize).max(1);
            }
            let missing = Duration::from_secs_f64(((least - self.allowance) / limit).min(1.0));
            time::sleep(missing.min(SLICE)).await;
        }
        wanted
    }

    /// So much has moved.
    pub(super) fn spend(&mut self, bytes: usize) {
        if self.throttle.limit().is_some() {
            self.allowance -= bytes as f64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_limit_holds_over_time_and_can_change() {
        let throttle = Arc::new(Throttle::default());
        throttle.set_limit(Some(10_000));
        let mut pacer = Pacer::new(throttle.clone());
        let begun = Instant::now();
        let mut moved = 0;
        while moved < 50_000 {
            let step = pacer.allow(4096).await;
            assert!(step > 0 && step <= 4096);
            pacer.spend(step);
            moved += step;
        }
        let took = begun.elapsed().as_secs_f64();
        assert!((4.8..5.3).contains(&took), "{took}");
        throttle.set_limit(None);
        assert_eq!(pacer.allow(1 << 20).await, 1 << 20);
    }
}
