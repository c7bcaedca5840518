//! The time, as the engine's tasks see it.

use std::time::Instant;

/// Now. In tests the time of the runtime, which passes only when everything waits.
pub(crate) fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}
