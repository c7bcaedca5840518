//! One clock for cores and traces: time since the trace of this process began.

use std::{sync::OnceLock, time::Duration};

use tokio::time::Instant;

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
