//! When a file that a program writes is written: it rests for a moment. Programs truncate and write, write aside and rename,
//! or save twice a second; none of them says when it is through, and some never close the file.

use std::time::{Duration, Instant};

/// A file has not changed for so long: it is written.
const QUIET: Duration = Duration::from_millis(600);

/// The same for a file that has become empty: most often its contents are still to come.
const QUIET_EMPTY: Duration = Duration::from_secs(3);

/// A file that is saved again and again is taken after this time, in the first short rest.
const LONGEST: Duration = Duration::from_secs(4);

/// Such a rest.
const REST: Duration = Duration::from_millis(150);

/// When to look again while a file does not rest.
pub(crate) const LOOK_SOON: Duration = Duration::from_millis(200);

/// When to look again while all files rest.
pub(crate) const LOOK: Duration = Duration::from_secs(1);

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) len: u64,
    pub(crate) seconds: i64,
    pub(crate) nanos: i64,
    pub(crate) inode: u64,
}

/// What was seen of one file.
#[derive(Debug)]
pub(crate) struct Settle {
    /// What was seen last, and since when.
    last: Option<Stamp>,
    since: Instant,
    /// Since when it is not what was taken last.
    restless: Option<Instant>,
    /// The state whose contents are known.
    taken: Option<Stamp>,
}

impl Settle {
    /// A file whose contents in this state are known.
    pub(crate) fn new(known: Option<Stamp>, now: Instant) -> Self {
        Self {
            last: known,
            since: now,
            restless: None,
            taken: known,
        }
    }

    /// The file was seen in this state (`None` = it is not there). Returns whether its contents are to be taken now.
    pub(crate) fn seen(&mut self, stamp: Option<Stamp>, now: Instant) -> bool {
        if stamp != self.last {
            (self.last, self.since) = (stamp, now);
        }
        if stamp == self.taken {
            self.restless = None;
            return false;
        }
        let restless = *self.restless.get_or_insert(now);
        let Some(stamp) = stamp else { return false };
        let quiet = now.saturating_duration_since(self.since);
        if stamp.len == 0 && self.taken.is_some_and(|taken| taken.len > 0) {
            return quiet >= QUIET_EMPTY;
        }
        quiet >= QUIET || (quiet >= REST && now.saturating_duration_since(restless) >= LONGEST)
    }

    /// Its contents were taken in this state.
    pub(crate) fn took(&mut self, stamp: Stamp) {
        self.taken = Some(stamp);
        if self.last == self.taken {
            self.restless = None;
        }
    }

    /// Is it what was taken last?
    pub(crate) fn rests(&self) -> bool {
        self.restless.is_none()
    }

    /// It is not there, and that for so long that no program is in the middle of saving it.
    pub(crate) fn missing(&self, now: Instant) -> bool {
        self.last.is_none() && self.taken.is_some() && now.saturating_duration_since(self.since) >= QUIET_EMPTY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(number: i64, len: u64) -> Stamp {
        Stamp {
            len,
            seconds: number,
            nanos: 0,
            inode: 1,
        }
    }

    /// Shows states at their times (in milliseconds), looks every 200 ms, and tells when which state was taken.
    fn taken(states: &[(u64, Option<Stamp>)], until: u64) -> Vec<(u64, i64)> {
        let begin = Instant::now();
        let mut settle = Settle::new(Some(stamp(0, 5)), begin);
        let mut taken = Vec::new();
        for at in (0..until).step_by(200) {
            let now = states.iter().rev().find(|(from, _)| *from <= at);
            let state = now.map_or(Some(stamp(0, 5)), |(_, state)| *state);
            if settle.seen(state, begin + Duration::from_millis(at)) {
                let state = state.unwrap();
                settle.took(state);
                taken.push((at, state.seconds));
            }
        }
        assert_eq!(
            settle.rests(),
            states.last().is_none_or(|(_, last)| settle.taken == *last)
        );
        taken
    }

    #[test]
    fn a_file_is_taken_once_it_rests() {
        assert_eq!(taken(&[], 3000), []);
        assert_eq!(taken(&[(1000, Some(stamp(1, 9)))], 4000), [(1600, 1)]);
    }

    #[test]
    fn what_is_truncated_first_is_not_taken_empty() {
        let states = [(1000, Some(stamp(1, 0))), (2000, Some(stamp(2, 9)))];
        assert_eq!(taken(&states, 5000), [(2600, 2)]);
        // A file that was emptied for good is.
        assert_eq!(taken(&states[..1], 6000), [(4000, 1)]);
    }

    #[test]
    fn a_file_that_is_away_for_a_moment_is_waited_for() {
        let states = [
            (1000, None),
            (
                1400,
                Some(Stamp {
                    inode: 2,
                    ..stamp(1, 9)
                }),
            ),
        ];
        assert_eq!(taken(&states, 4000), [(2000, 1)]);
        assert_eq!(taken(&states[..1], 9000), []);
    }

    #[test]
    fn a_file_that_is_saved_twice_a_second_is_taken_all_the_same() {
        let states: Vec<(u64, Option<Stamp>)> = (0..40_u64)
            .map(|n| (n * 500, Some(stamp(n.cast_signed() + 1, 9))))
            .collect();
        let taken = taken(&states, 21_000);
        assert!(taken.len() >= 4, "{taken:?}");
        assert_eq!(taken.last().map(|(_, state)| *state), Some(40));
    }
}
