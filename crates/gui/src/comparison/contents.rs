//! The contents of what both panes show: the engine reads them because a person asked for it, and never else.

use std::{collections::HashMap, sync::Arc};

use portolan_engine::{CompareBy, ContentsRead, Hunt, HuntId, HuntRow, HuntView, Place, Request, Verdict};
use portolan_remote::{Entry, FileName, RemoteError, Timestamp};

use super::{Marks, entry_at};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    hunts::Awaited,
    view::View,
};

/// Size and time: while they are what they were, what was found holds.
type Facts = (Option<u64>, Option<Timestamp>);

fn facts(entry: &Entry) -> Facts {
    (entry.size, entry.modified)
}

/// What was found of contents, by the names of the left pane.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(HashMap<FileName, ([Facts; 2], Verdict)>);

impl Known {
    /// What was found of these two, if they are still what they were then.
    pub(super) fn verdict(&self, left: &Entry, right: &Entry) -> Option<Verdict> {
        let (then, verdict) = self.0.get(&left.name)?;
        (*then == [facts(left), facts(right)]).then_some(*verdict)
    }

    pub(super) fn insert(&mut self, left: &Entry, right: &Entry, verdict: Verdict) {
        self.0.insert(left.name.clone(), ([facts(left), facts(right)], verdict));
    }
}

/// What the engine was asked to read.
#[derive(Debug)]
struct Reading {
    asked: Awaited,
    batches: usize,
    progress: ContentsRead,
}

/// What is known of the contents of two folders.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// Of these.
    places: [Option<Place>; 2],
    /// A person asked for them; they are read as soon as it is known which.
    wanted: bool,
    reading: Option<Reading>,
    known: Option<Arc<Known>>,
    /// What could not be read, the first hundred, and how many.
    pub(super) failures: (Vec<Arc<RemoteError>>, u64),
}

impl Contents {
    /// Read what is not known; where all is, read it anew.
    pub(crate) fn want(&mut self, unread: usize) {
        if self.reading.is_none() {
            self.wanted = true;
            if unread == 0 {
                self.known = None;
            }
        }
    }

    /// Nobody wants them any more; what was found stays.
    pub(crate) fn give_up(&mut self) {
        (self.wanted, self.reading) = (false, None);
    }

    /// How far the reading is, and what is to be stopped to end it.
    pub(super) fn progress(&self) -> Option<(ContentsRead, Option<HuntId>)> {
        let reading = self.reading.as_ref()?;
        Some((reading.progress, reading.asked.id()))
    }

    /// What was found so far.
    pub(crate) fn known(&self) -> Option<&Arc<Known>> {
        self.known.as_ref()
    }

    /// Both panes show these: what is known of others is forgotten.
    pub(super) fn follow(&mut self, places: [Option<&Place>; 2]) {
        if !self.places.iter().map(Option::as_ref).eq(places) {
            *self = Self {
                places: places.map(Option::<&Place>::cloned),
                ..Self::default()
            };
        }
    }

    /// Takes what is new.
    pub(super) fn take(&mut self, frame: &FrameCx) {
        let Some(reading) = &mut self.reading else { return };
        let Some(view) = reading.asked.find(frame) else {
            if reading.asked.id().is_some() {
                self.reading = None;
            }
            return;
        };
        reading.progress = view.contents;
        let rows = view.rows.iter().skip(reading.batches).flat_map(|batch| batch.iter());
        let left_is_here = matches!(self.places[0], Some(Place::Local(_)));
        let mut fresh = rows.filter_map(|row| match row {
            HuntRow::Compared {
                here: Some(here),
                there: Some(there),
                verdict,
                ..
            } => Some((here, there, *verdict)),
            _ => None,
        });
        if let Some(first) = fresh.next() {
            let known = Arc::make_mut(self.known.get_or_insert_default());
            for (here, there, verdict) in std::iter::once(first).chain(fresh) {
                let [left, right] = if left_is_here { [here, there] } else { [there, here] };
                known.insert(left, right, verdict);
            }
        }
        reading.batches = view.rows.len();
        if !view.running {
            self.failures = (view.failures.0.to_vec(), view.failures.1);
            self.reading = None;
        }
    }

    /// Has what is asked for be read. `marks` are those of what both panes show now.
    pub(super) fn begin(&mut self, marks: &Marks, frame: &FrameCx, actions: &mut Actions) {
        if marks.asked.by != CompareBy::Content || !std::mem::take(&mut self.wanted) {
            return;
        }
        self.failures = (Vec::new(), 0);
        let Some(hunt) = hunt(marks) else { return };
        actions.push(Action::Ask(Box::new(Request::Hunt(Box::new(hunt.clone())))));
        self.reading = Some(Reading {
            asked: Awaited::new(hunt, frame),
            batches: 0,
            progress: ContentsRead::default(),
        });
    }

    fn owns(&self, view: &HuntView) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.asked.is(view))
    }
}

/// Can contents of these be compared? One side is this computer, the other a server.
pub(super) fn possible(marks: &Marks) -> bool {
    let [left, right] = &marks.asked.listings;
    left.place.remote().is_some() != right.place.remote().is_some()
}

/// How many files are not read, and their bytes.
pub(super) fn unread(marks: &Marks) -> (usize, u64) {
    let sizes = marks.unread.iter();
    let sizes = sizes.filter_map(|(at, _)| entry_at(&marks.asked.listings[0], *at)?.size);
    (marks.unread.len(), sizes.sum())
}

fn hunt(marks: &Marks) -> Option<Hunt> {
    let [left, right] = &marks.asked.listings;
    let pairs = marks.unread.iter();
    let pairs =
        pairs.filter_map(|(one, other)| Some((entry_at(left, *one)?.clone(), entry_at(right, *other)?.clone())));
    let (here, site, there, pairs) = match (&left.place, &right.place) {
        (Place::Local(here), Place::Remote(site, there)) => (here, site, there, pairs.collect()),
        (Place::Remote(site, there), Place::Local(here)) => (
            here,
            site,
            there,
            pairs.map(|(left, right)| (right, left)).collect::<Vec<_>>(),
        ),
        _ => return None,
    };
    (!pairs.is_empty()).then(|| Hunt::Contents {
        here: here.clone(),
        site: *site,
        there: there.clone(),
        pairs,
    })
}

/// What is read for a comparison that is over, that shows other folders now, or whose tab is gone, is read no more.
pub(crate) fn forget_what_nobody_wants(view: &mut View, frame: &FrameCx, actions: &mut Actions) {
    let View { tabs, unwanted, .. } = view;
    unwanted.retain(|id| frame.hunts.iter().any(|hunt| hunt.id == *id));
    for hunt in frame
        .hunts
        .iter()
        .filter(|hunt| matches!(*hunt.hunt, Hunt::Contents { .. }))
    {
        let comparisons = tabs.iter().filter_map(|tab| tab.comparison.as_ref());
        let wanted = comparisons
            .map(|comparison| &comparison.contents)
            .any(|contents| contents.owns(hunt));
        if !wanted && unwanted.insert(hunt.id) {
            actions.push(Action::Ask(Box::new(Request::ForgetHunt(hunt.id))));
        }
    }
}
