//! Where a pane has been: back, forward, and the list of both.

use portolan_engine::Place;

/// Folders that are remembered each way.
const KEPT: usize = 100;

/// How far one goes, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Back(usize),
    Forward(usize),
}

/// The folders that a pane has shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    back: Vec<Place>,
    forward: Vec<Place>,
    now: Option<Place>,
    /// Asked for, and not shown yet.
    pending: Option<(Place, Step)>,
}

/// A folder of the same kind, and on the same site?
fn same_world(one: &Place, other: &Place) -> bool {
    one.remote().map(|(site, _)| site) == other.remote().map(|(site, _)| site)
}

/// The folder of the log-on, before anybody knows where that is.
fn unresolved(place: &Place) -> bool {
    place.remote().is_some_and(|(_, path)| !path.absolute())
}

impl History {
    /// The pane shows this.
    pub(super) fn arrive(&mut self, place: &Place) {
        if self.now.as_ref() == Some(place) {
            return;
        }
        if let Some((wanted, step)) = self.pending.take()
            && wanted == *place
        {
            return self.take(step);
        }
        match self.now.replace(place.clone()) {
            None => {}
            Some(before) if !same_world(&before, place) => {
                self.back.clear();
                self.forward.clear();
            }
            Some(before) if unresolved(&before) => {}
            Some(before) => {
                self.forward.clear();
                self.back.push(before);
                if self.back.len() > KEPT {
                    self.back.remove(0);
                }
            }
        }
    }

    fn take(&mut self, step: Step) {
        let (from, to, count) = match step {
            Step::Back(count) => (&mut self.back, &mut self.forward, count),
            Step::Forward(count) => (&mut self.forward, &mut self.back, count),
        };
        for _ in 0..count {
            let Some(next) = from.pop() else { return };
            to.extend(self.now.replace(next));
        }
    }

    fn ask(&mut self, step: Step) -> Option<Place> {
        let (from, count) = match step {
            Step::Back(count) => (&self.back, count),
            Step::Forward(count) => (&self.forward, count),
        };
        let place = from.len().checked_sub(count).and_then(|at| from.get(at))?.clone();
        self.pending = Some((place.clone(), step));
        Some(place)
    }

    /// The folder `count` steps before, to be shown.
    pub(crate) fn go_back(&mut self, count: usize) -> Option<Place> {
        self.ask(Step::Back(count))
    }

    /// The folder `count` steps after.
    pub(crate) fn go_forward(&mut self, count: usize) -> Option<Place> {
        self.ask(Step::Forward(count))
    }

    /// Is there one before?
    pub(crate) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Is there one after?
    pub(crate) fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Those before, the nearest first.
    pub(super) fn before(&self) -> impl Iterator<Item = &Place> {
        self.back.iter().rev()
    }

    /// Those after, the nearest first.
    pub(super) fn after(&self) -> impl Iterator<Item = &Place> {
        self.forward.iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{RemotePath, SiteId};

    use super::*;

    fn here(path: &str) -> Place {
        Place::Local(path.into())
    }

    #[test]
    fn back_and_forward_lead_where_one_was() {
        let mut history = History::default();
        for path in ["/a", "/b", "/c"] {
            history.arrive(&here(path));
        }
        assert_eq!(history.go_back(2), Some(here("/a")));
        // The old folder is still shown for a moment.
        history.arrive(&here("/c"));
        history.arrive(&here("/a"));
        assert!(!history.can_go_back());
        assert_eq!(history.after().collect::<Vec<_>>(), [&here("/b"), &here("/c")]);
        assert_eq!(history.go_forward(1), Some(here("/b")));
        history.arrive(&here("/b"));
        history.arrive(&here("/d"));
        assert!(!history.can_go_forward(), "another way was taken");
        assert_eq!(history.before().collect::<Vec<_>>(), [&here("/b"), &here("/a")]);
        assert_eq!(history.go_back(3), None);
    }

    #[test]
    fn another_site_begins_anew_and_the_log_on_is_no_place() {
        let there = |site, path: &str| Place::Remote(SiteId(site), RemotePath::new(path));
        let mut history = History::default();
        history.arrive(&there(1, ""));
        history.arrive(&there(1, "/home"));
        assert!(!history.can_go_back());
        history.arrive(&there(1, "/x"));
        assert!(history.can_go_back());
        history.arrive(&there(2, "/"));
        assert!(!history.can_go_back());
    }
}
