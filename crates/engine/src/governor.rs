//! How many sessions a server takes at a time: learnt from its refusals, tried again later, never exceeded in between.
//!
//! A server says it in many ways: 421 or 530 with words that name a limit, a connection that is refused, reset or never
//! answered while others stand. Only the first kind is remembered for the next run; the others are guesses. Both may be
//! of the moment (other people's sessions count too), so after a while one session more is tried, and the wait doubles
//! with each refusal. What a person has set is obeyed and never tried again.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use crate::SessionLimit;

/// A guess counts for this time at first.
const GUESS: Duration = Duration::from_mins(1);

/// What the server said counts for this time at first.
const NAMED: Duration = Duration::from_mins(10);

/// The longest time before one more is tried.
const LONGEST: Duration = Duration::from_hours(1);

#[derive(Clone, Debug)]
struct Found {
    sessions: usize,
    /// From then on one more may be tried.
    again: Instant,
    wait: Duration,
    /// The server named a limit.
    named: bool,
    why: Arc<str>,
}

/// What is known of the limit of one server, for one user.
#[derive(Clone, Debug, Default)]
pub(crate) struct Governor {
    /// A person said so.
    set: Option<usize>,
    found: Option<Found>,
}

impl Governor {
    /// Begins with what is remembered: the limit, and whether a person has set it.
    pub(crate) fn new(memory: Option<(u8, bool)>, now: Instant) -> Self {
        match memory {
            None => Self::default(),
            Some((sessions, true)) => Self {
                set: Some(usize::from(sessions)),
                found: None,
            },
            Some((sessions, false)) => Self {
                set: None,
                found: Some(Found {
                    sessions: usize::from(sessions).max(1),
                    again: now + NAMED,
                    wait: NAMED,
                    named: true,
                    why: "".into(),
                }),
            },
        }
    }

    /// Sessions that there may be now; `None` = as many as are wanted.
    pub(crate) fn most(&self, now: Instant) -> Option<usize> {
        let found = self.found.as_ref().map(|found| {
            if now < found.again {
                found.sessions
            } else {
                found.sessions + 1
            }
        });
        found.into_iter().chain(self.set).min().map(|most| most.max(1))
    }

    /// Sessions that it was seen to take, or that a person has set.
    pub(crate) fn believed(&self) -> Option<usize> {
        let found = self.found.as_ref().map(|found| found.sessions);
        found.into_iter().chain(self.set).min()
    }

    /// So many stand: if that is more than was believed, the server allows more than that. Returns whether a remembered
    /// limit is refuted.
    pub(crate) fn stand(&mut self, sessions: usize, now: Instant) -> bool {
        match &mut self.found {
            Some(found) if sessions > found.sessions => {
                found.sessions = sessions;
                found.again = now;
                found.wait = GUESS;
                std::mem::take(&mut found.named)
            }
            _ => false,
        }
    }

    /// One more than so many was refused. Returns the limit to remember, where the server named one.
    pub(crate) fn refused(&mut self, have: usize, named: bool, why: Arc<str>, now: Instant) -> Option<u8> {
        let sessions = have.max(1);
        let first = if named { NAMED } else { GUESS };
        let wait = match &self.found {
            Some(found) if found.sessions == sessions && now >= found.again => (found.wait * 2).min(LONGEST),
            Some(found) if found.sessions == sessions => found.wait,
            _ => first,
        }
        .max(first);
        self.found = Some(Found {
            sessions,
            again: now + wait,
            wait,
            named,
            why,
        });
        named.then(|| u8::try_from(sessions).unwrap_or(u8::MAX))
    }

    /// When one more may be tried; `None` = now, or never.
    pub(crate) fn wake(&self, now: Instant) -> Option<Instant> {
        self.found
            .as_ref()
            .map(|found| found.again)
            .filter(|again| *again > now)
    }

    /// Why something waits that wants so many sessions, if this is why.
    pub(crate) fn limits(&self, wanted: usize, now: Instant) -> Option<SessionLimit> {
        let most = self.most(now).filter(|most| *most < wanted)?;
        let found = self.found.as_ref();
        let found = found.filter(|found| self.set != Some(most) && !found.named);
        Some(SessionLimit {
            found: found.map(|found| found.why.clone()),
            ..SessionLimit::named(most)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_is_tried_again_and_the_wait_doubles() {
        let start = Instant::now();
        let mut governor = Governor::default();
        assert_eq!((governor.most(start), governor.wake(start)), (None, None));
        assert_eq!(governor.refused(2, false, "reset".into(), start), None);
        assert_eq!(governor.most(start), Some(2));
        let limit = governor.limits(4, start).unwrap();
        assert!(limit.to_string().contains("2 sessions now (reset)"), "{limit}");
        assert_eq!(governor.limits(2, start), None);
        let again = governor.wake(start).unwrap();
        assert_eq!(governor.most(again), Some(3));
        governor.refused(2, false, "reset".into(), again);
        assert_eq!(governor.wake(again), Some(again + GUESS * 2));
        // What stands proves more, step by step.
        assert!(!governor.stand(3, again));
        assert_eq!(governor.most(again), Some(4));
    }

    #[test]
    fn what_the_server_names_is_remembered_until_it_is_refuted() {
        let start = Instant::now();
        let mut governor = Governor::default();
        assert_eq!(governor.refused(0, true, "421".into(), start), Some(1));
        assert_eq!(
            governor.limits(2, start).unwrap().to_string(),
            "waiting: the server allows 1 session"
        );
        let mut next_run = Governor::new(Some((1, false)), start);
        assert_eq!(next_run.most(start), Some(1));
        assert!(next_run.stand(2, start + NAMED));
        assert!(!next_run.stand(3, start + NAMED));
    }

    #[test]
    fn what_a_person_has_set_is_never_tried() {
        let start = Instant::now();
        let mut governor = Governor::new(Some((3, true)), start);
        assert_eq!(governor.most(start + LONGEST), Some(3));
        assert!(!governor.stand(3, start));
        governor.refused(2, false, "reset".into(), start);
        assert_eq!(governor.most(start), Some(2));
        assert_eq!(governor.most(start + LONGEST), Some(3));
        assert_eq!(governor.limits(8, start + LONGEST), Some(SessionLimit::named(3)));
    }
}
