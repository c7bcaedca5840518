//! One clock for cores and traces: time since the trace of this process began.

use std::{sync::OnceLock, time::Duration};

use tokio::time::{self, Instant};

fn start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

/// Now, as [`portolan_trace::TraceEvent::at`] counts.
pub fn trace_now() -> Duration {
    start().elapsed()
}

/// The moment that a core means by this duration.
pub(crate) fn moment(at: Duration) -> Instant {
    start() + at
}

/// Until then; without a moment for ever.
pub(crate) async fn until(moment: Option<Instant>) {
    match moment {
        Some(at) => time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
