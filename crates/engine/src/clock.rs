//! The time, as the engine's tasks see it.

use std::time::Instant;

/// Now. In tests the time of the runtime, which passes only when everything waits.
pub(crate) fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}

/// The minute of the week by the wall clock of this place (0 = Monday 00:00), and the second of that minute.
pub(crate) fn local_minute_of_week() -> (u16, u8) {
    let now = jiff::Zoned::now();
    let day = now.weekday().to_monday_zero_offset().unsigned_abs();
    let of_day = u16::from(now.hour().unsigned_abs()) * 60 + u16::from(now.minute().unsigned_abs());
    (u16::from(day) * 24 * 60 + of_day, now.second().unsigned_abs())
}
