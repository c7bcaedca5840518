//! Speeds and times left, made of samples of counters: ten a second while something runs, none while nothing does.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

/// Time between two samples.
pub(crate) const SAMPLE: Duration = Duration::from_millis(100);

/// Speeds are means over this time.
const WINDOW: Duration = Duration::from_secs(5);

/// Seconds of throughput that are kept.
const HISTORY: usize = 120;

/// The window for files a second: small files come in bursts.
const FILES_WINDOW: Duration = Duration::from_secs(20);

/// Files within the window from which on their rate means something.
const FILES_ENOUGH: u64 = 5;

/// The speed of one thing that counts up.
#[derive(Debug)]
pub(crate) struct Gauge {
    window: Duration,
    samples: VecDeque<(Instant, u64)>,
}

impl Default for Gauge {
    fn default() -> Self {
        Self::over(WINDOW)
    }
}

impl Gauge {
    fn over(window: Duration) -> Self {
        Self {
            window,
            samples: VecDeque::new(),
        }
    }

    /// The count at this moment. A count that goes down begins anew.
    pub(crate) fn sample(&mut self, now: Instant, count: u64) {
        if self.samples.back().is_some_and(|(_, last)| *last > count) {
            self.samples.clear();
        }
        // One sample older than the window stays: it is where the window begins.
        while self
            .samples
            .get(1)
            .is_some_and(|(at, _)| now.duration_since(*at) >= self.window)
        {
            self.samples.pop_front();
        }
        self.samples.push_back((now, count));
    }

    fn gained(&self) -> u64 {
        match (self.samples.front(), self.samples.back()) {
            (Some((_, first)), Some((_, last))) => last - first,
            _ => 0,
        }
    }

    /// Counts a second over the window, or over the time since the first sample if that is shorter; `None` if nothing
    /// was gained.
    fn rate(&self) -> Option<f64> {
        let (from, to) = (self.samples.front()?.0, self.samples.back()?.0);
        (to > from && self.gained() > 0).then(|| self.gained() as f64 / to.duration_since(from).as_secs_f64())
    }

    /// The rate in whole counts a second.
    pub(crate) fn per_second(&self) -> u64 {
        self.rate().unwrap_or(0.0).round() as u64
    }
}

/// Time for so many bytes at this speed; `None` if nothing moves.
pub(crate) fn time_for(bytes: u64, per_second: u64) -> Option<Duration> {
    (per_second > 0).then(|| Duration::from_secs_f64(bytes as f64 / per_second as f64))
}

/// What all transfers do together.
#[derive(Debug)]
pub(crate) struct Totals {
    moved: [u64; 2],
    speeds: [Gauge; 2],
    files: Gauge,
    /// Files and bytes that are done since the queue was empty last.
    pub(crate) files_done: u64,
    pub(crate) bytes_done: u64,
    second: Option<(Instant, u64)>,
    history: VecDeque<u64>,
    shown: Arc<[u64]>,
}

impl Default for Totals {
    fn default() -> Self {
        Self {
            moved: [0; 2],
            speeds: [Gauge::default(), Gauge::default()],
            files: Gauge::over(FILES_WINDOW),
            files_done: 0,
            bytes_done: 0,
            second: None,
            history: VecDeque::new(),
            shown: Arc::new([]),
        }
    }
}

impl Totals {
    /// Bytes that moved since the last call: upload, download.
    pub(crate) fn add(&mut self, moved: [u64; 2]) {
        for (total, more) in self.moved.iter_mut().zip(moved) {
            *total += more;
        }
    }

    /// A file is done.
    pub(crate) fn done(&mut self, bytes: u64) {
        self.files_done += 1;
        self.bytes_done += bytes;
    }

    /// The queue is empty: what comes next begins at nothing.
    pub(crate) fn forget_done(&mut self) {
        self.files_done = 0;
        self.bytes_done = 0;
        self.files = Gauge::over(FILES_WINDOW);
    }

    /// Nothing ran for a while: speeds begin anew.
    pub(crate) fn rest(&mut self) {
        self.speeds = [Gauge::default(), Gauge::default()];
        self.second = None;
    }

    /// Takes a sample of everything.
    pub(crate) fn sample(&mut self, now: Instant) {
        for (speed, moved) in self.speeds.iter_mut().zip(self.moved) {
            speed.sample(now, moved);
        }
        self.files.sample(now, self.files_done);
        let all: u64 = self.moved.iter().sum();
        let (since, before) = *self.second.get_or_insert((now, all));
        let passed = now.duration_since(since);
        if passed >= Duration::from_secs(1) {
            if self.history.len() == HISTORY {
                self.history.pop_front();
            }
            self.history
                .push_back(((all - before) as f64 / passed.as_secs_f64()) as u64);
            self.shown = self.history.iter().copied().collect();
            self.second = Some((now, all));
        }
    }

    /// Bytes a second: upload, download.
    pub(crate) fn speeds(&self) -> [u64; 2] {
        [self.speeds[0].per_second(), self.speeds[1].per_second()]
    }

    pub(crate) fn history(&self) -> Arc<[u64]> {
        self.shown.clone()
    }

    /// Time left for what is left: the longer of what the bytes need and what the files need, since many small files
    /// are slow whatever their bytes are. `None` while nothing moves.
    pub(crate) fn time_left(&self, files: u64, bytes: u64) -> Option<Duration> {
        let bytes = if bytes == 0 {
            Some(Duration::ZERO)
        } else {
            time_for(bytes, self.speeds().iter().sum())
        };
        let files = self
            .files
            .rate()
            .filter(|_| self.files.gained() >= FILES_ENOUGH)
            .map(|rate| Duration::from_secs_f64(files as f64 / rate));
        match (bytes, files) {
            (Some(bytes), Some(files)) => Some(bytes.max(files)),
            (Some(Duration::ZERO) | None, files) => files,
            (bytes, None) => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_is_the_mean_of_the_last_five_seconds() {
        let start = Instant::now();
        let mut gauge = Gauge::default();
        for tenth in 0..=200_u32 {
            // 1,000 a second for ten seconds, then 2,000.
            let count = u64::from(tenth.min(100)) * 100 + u64::from(tenth.saturating_sub(100)) * 200;
            gauge.sample(start + SAMPLE * tenth, count);
        }
        assert_eq!(gauge.per_second(), 2000);
        assert!(gauge.samples.len() <= 52, "{}", gauge.samples.len());
        gauge.sample(start + SAMPLE * 201, 0);
        assert_eq!(gauge.per_second(), 0);
    }

    #[test]
    fn many_small_files_take_the_time_that_files_take() {
        let start = Instant::now();
        let mut totals = Totals::default();
        for tenth in 0..=100_u32 {
            totals.sample(start + SAMPLE * tenth);
            totals.done(10);
            totals.add([10, 0]);
        }
        // Ten files and 100 bytes a second.
        assert_eq!(totals.speeds(), [100, 0]);
        assert_eq!(
            totals.time_left(100, 1000).map(|left| left.as_secs_f64().round()),
            Some(10.0)
        );
        assert_eq!(
            totals.time_left(100, 10_000).map(|left| left.as_secs_f64().round()),
            Some(100.0)
        );
        assert_eq!(
            totals.time_left(1000, 10).map(|left| left.as_secs_f64().round()),
            Some(100.0)
        );
        assert_eq!(totals.history().len(), 10);
    }
}
