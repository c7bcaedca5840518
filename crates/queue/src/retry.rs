//! When to try again.

use std::time::Duration;

use portolan_remote::{ErrorKind, Retry};

/// How often and how soon an item is tried again by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetryPolicy {
    /// An item is given up when it was begun so often.
    pub max_attempts: u32,
    /// Wait before the second attempt.
    pub base: Duration,
    /// Each further wait is so many times the one before.
    pub factor: f64,
    /// No wait is longer, unless the kind of error asks for more.
    pub cap: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 6,
            base: Duration::from_secs(1),
            factor: 2.0,
            cap: Duration::from_mins(2),
        }
    }
}

/// What to do after an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryPlan {
    /// Nothing by itself: the item fails and the person decides.
    GiveUp,
    /// Another attempt.
    Again {
        /// After this time.
        after: Duration,
        /// On a session of its own making: the old one is of no use.
        new_session: bool,
    },
}

impl RetryPolicy {
    /// What to do about an error of this kind, when the item was begun `attempts` times.
    ///
    /// `jitter` is a random number from 0 to 1: the wait lies between a half and the whole of what the policy says, and
    /// never below what the kind of error asks for, so that many items that failed at once do not come back at once.
    pub fn plan(&self, kind: ErrorKind, attempts: u32, jitter: f64) -> RetryPlan {
        let (least, new_session) = match kind.retry() {
            Retry::Never => return RetryPlan::GiveUp,
            Retry::SameSession => (Duration::ZERO, kind.ends_session()),
            Retry::NewSession => (Duration::ZERO, true),
            Retry::After(least) => (least, true),
        };
        if attempts >= self.max_attempts {
            return RetryPlan::GiveUp;
        }
        let whole = self.wait(attempts);
        let low = (whole / 2).max(least);
        let high = whole.max(least.saturating_add(least / 2));
        let jitter = if jitter.is_nan() { 0.5 } else { jitter.clamp(0.0, 1.0) };
        let after = low.saturating_add(high.saturating_sub(low).mul_f64(jitter));
        RetryPlan::Again { after, new_session }
    }

    /// `base · factor^(attempts − 1)`, at most `cap`.
    fn wait(&self, attempts: u32) -> Duration {
        let exponent = attempts.saturating_sub(1).min(1000);
        let seconds = self.base.as_secs_f64() * self.factor.max(1.0).powi(exponent.cast_signed());
        Duration::try_from_secs_f64(seconds).map_or(self.cap, |wait| wait.min(self.cap))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_error_decides_whether_there_is_another_attempt() {
        let policy = RetryPolicy::default();
        for kind in ErrorKind::ALL {
            let plan = policy.plan(kind, 1, 0.5);
            match kind.retry() {
                Retry::Never => assert_eq!(plan, RetryPlan::GiveUp, "{kind:?}"),
                Retry::SameSession => assert!(matches!(plan, RetryPlan::Again { new_session: false, .. }), "{kind:?}"),
                Retry::NewSession => assert!(matches!(plan, RetryPlan::Again { new_session: true, .. }), "{kind:?}"),
                Retry::After(least) => {
                    assert!(
                        matches!(plan, RetryPlan::Again { after, new_session: true } if after >= least),
                        "{kind:?}"
                    );
                }
            }
            assert_eq!(
                policy.plan(kind, policy.max_attempts, 0.5),
                RetryPlan::GiveUp,
                "{kind:?}"
            );
        }
    }

    #[test]
    fn waits_grow_up_to_the_cap_and_vary() {
        let policy = RetryPolicy {
            max_attempts: u32::MAX,
            ..RetryPolicy::default()
        };
        let after = |attempts, jitter| match policy.plan(ErrorKind::ConnectionLost, attempts, jitter) {
            RetryPlan::Again { after, .. } => after,
            RetryPlan::GiveUp => panic!("another attempt is due"),
        };
        assert_eq!(after(1, 0.0), Duration::from_millis(500));
        assert_eq!(after(1, 1.0), Duration::from_secs(1));
        assert_eq!(after(3, 1.0), Duration::from_secs(4));
        for attempts in 1..40 {
            assert!(after(attempts, 1.0) <= after(attempts + 1, 1.0));
            assert!(after(attempts, 0.0) < after(attempts, 1.0));
            assert!(after(attempts, 1.0) <= policy.cap);
        }
        assert_eq!(after(u32::MAX - 1, 1.0), policy.cap);
        assert_eq!(after(1, f64::NAN), Duration::from_millis(750));
        assert_eq!(after(1, -7.0), after(1, 0.0));
    }

    #[test]
    fn a_wait_that_the_error_asks_for_is_varied_too() {
        let policy = RetryPolicy::default();
        let after = |jitter| policy.plan(ErrorKind::TooManyConnections, 1, jitter);
        let again = |after| RetryPlan::Again {
            after,
            new_session: true,
        };
        assert_eq!(after(0.0), again(Duration::from_secs(5)));
        assert_eq!(after(1.0), again(Duration::from_millis(7500)));
    }
}
