//! The time, as the engine's tasks see it.

use std::time::{Duration, Instant};

/// Now. In tests the time of the runtime, which passes only when everything waits.
pub(crate) fn now() -> Instant {
    tokio::time::Instant::now().into_std()
}

/// The day here.
pub(crate) fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// The minute of the week by the wall clock of this place (0 = Monday 00:00), and the second of that minute.
pub(crate) fn local_minute_of_week() -> (u16, u8) {
    let now = jiff::Zoned::now();
    let day = now.weekday().to_monday_zero_offset().unsigned_abs();
    let of_day = u16::from(now.hour().unsigned_abs()) * 60 + u16::from(now.minute().unsigned_abs());
    (u16::from(day) * 24 * 60 + of_day, now.second().unsigned_abs())
}

/// For how long the computer has slept since it was started.
#[cfg(target_os = "linux")]
pub(crate) fn slept() -> Duration {
    use rustix::time::{ClockId, Timespec, clock_gettime};
    let read = |clock| {
        let Timespec { tv_sec, tv_nsec } = clock_gettime(clock);
        Duration::new(tv_sec.unsigned_abs(), u32::try_from(tv_nsec).unwrap_or(0))
    };
    // CLOCK_MONOTONIC stands still while the computer sleeps, CLOCK_BOOTTIME does not.
    let awake = read(ClockId::Monotonic);
    read(ClockId::Boottime).saturating_sub(awake)
}

/// For how long the computer has slept since some fixed moment: what the wall clock has that the other has not. A wall clock
/// that is put forward looks like a sleep, which costs new connections and nothing else.
#[cfg(not(target_os = "linux"))]
pub(crate) fn slept() -> Duration {
    use std::{sync::LazyLock, time::SystemTime};
    static BEGAN: LazyLock<(SystemTime, Instant)> = LazyLock::new(|| (SystemTime::now(), Instant::now()));
    let wall = SystemTime::now().duration_since(BEGAN.0).unwrap_or_default();
    wall.saturating_sub(BEGAN.1.elapsed())
}
