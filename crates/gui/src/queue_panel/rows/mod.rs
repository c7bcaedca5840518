//! Which rows a list of the dock shows and in which order: worked out away from the frame where the list is long; until
//! that is done, the old order is shown.

mod index;
mod source;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, TryRecvError, sync_channel},
    },
    time::Duration,
};

use eframe::egui::Context;
use portolan_remote::{Direction, JobId, SiteId};

pub(super) use index::{Group, Index};
pub(super) use source::{DoneRows, FEW_FAILED, FailedRows, Source, WaitingRows};

use crate::{
    frame::FrameCx,
    prefs::{DockOrder, Grouping},
};

/// Longer lists are sorted on a thread of their own: below, it takes about a millisecond.
const AWAY_FROM: usize = 1000;
/// A list that changes all the time is worked out anew at most for this part of the time.
const REST: f64 = 4.0;

/// What the rows of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum GroupKey {
    /// What was asked for at once.
    Job(JobId),
    /// The server.
    Site(SiteId),
}

/// Which sort of rows is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Only {
    /// All.
    #[default]
    All,
    /// What moves, or is about to.
    Moving,
    /// What waits for its turn.
    Waiting,
    /// What is held.
    Held,
    /// What asks something.
    Asking,
    /// What was checked by its size.
    Size,
    /// What the server has confirmed, no more.
    Confirmed,
    /// What was checked by a checksum.
    Checksum,
    /// What was read back.
    ReadBack,
    /// What went as text.
    Text,
    /// What was left as it was.
    Skipped,
}

/// What decides which rows there are, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) order: Option<DockOrder>,
    pub(super) group: Grouping,
    /// Only rows that hold all of these words, in lower case.
    pub(super) words: Vec<String>,
    pub(super) only: Only,
    pub(super) way: Option<Direction>,
}

impl Wish {
    /// Does it leave rows out?
    pub(super) fn filters(&self) -> bool {
        !self.words.is_empty() || self.only != Only::All || self.way.is_some()
    }

    /// Is it the list as it is?
    fn plain(&self) -> bool {
        self.order.is_none() && self.group == Grouping::Nothing && !self.filters()
    }
}

/// A new order that is being worked out.
#[derive(Debug)]
struct Work<S: Source> {
    wish: Wish,
    receiver: Receiver<Index<S>>,
    stop: Arc<AtomicBool>,
    /// When it began, by the clock of the window.
    begun: f64,
}

/// The rows of a list, always those of the newest finished work.
#[derive(Debug)]
pub(super) struct Rows<S: Source> {
    shown: Option<Arc<Index<S>>>,
    at_work: Option<Work<S>>,
    /// The same wish is not worked out again before this moment.
    rests_until: f64,
}

impl<S: Source> Default for Rows<S> {
    fn default() -> Self {
        Self {
            shown: None,
            at_work: None,
            rests_until: 0.0,
        }
    }
}

impl<S: Source> Rows<S> {
    /// Takes what is ready and begins what is needed. Returns whether the rows are other ones than in the last frame.
    pub(super) fn update(&mut self, ctx: &Context, frame: &FrameCx, wish: &Wish) -> bool {
        let now = ctx.input(|input| input.time);
        if wish.plain() && S::plain(frame) {
            self.at_work = None;
            return self.shown.take().is_some();
        }
        let new = self.receive(now);
        let known = self.shown.as_ref().filter(|index| index.wish == *wish);
        if known.is_some_and(|index| index.source.holds(frame, wish)) {
            return new;
        }
        if let Some(work) = &self.at_work {
            if work.wish == *wish {
                return new;
            }
            // Nobody wants that any more.
            work.stop.store(true, Ordering::Relaxed);
            self.at_work = None;
        }
        if S::len(frame) <= AWAY_FROM {
            let source = S::take(frame);
            self.shown = Index::new(source, wish.clone(), &AtomicBool::new(false)).map(Arc::new);
            return true;
        }
        if known.is_some() && now < self.rests_until {
            ctx.request_repaint_after(Duration::from_secs_f64(self.rests_until - now));
            return new;
        }
        new | !self.start(ctx, S::take(frame), wish, now)
    }

    fn receive(&mut self, now: f64) -> bool {
        let Some(work) = &self.at_work else { return false };
        match work.receiver.try_recv() {
            Ok(index) => {
                self.rests_until = now + (now - work.begun) * REST;
                self.shown = Some(Arc::new(index));
                self.at_work = None;
                true
            }
            Err(TryRecvError::Disconnected) => {
                self.at_work = None;
                false
            }
            Err(TryRecvError::Empty) => false,
        }
    }

    /// Returns whether a thread works on it; else it is done.
    fn start(&mut self, ctx: &Context, source: S, wish: &Wish, now: f64) -> bool {
        let (sender, receiver) = sync_channel(1);
        let stop = Arc::new(AtomicBool::new(false));
        let work = {
            let (wish, ctx, stop, source) = (wish.clone(), ctx.clone(), Arc::clone(&stop), source.clone());
            move || {
                // The window may be gone meanwhile; then nobody wants the rows.
                if let Some(index) = Index::new(source, wish, &stop)
                    && sender.send(index).is_ok()
                {
                    ctx.request_repaint();
                }
            }
        };
        let name = "portolan-sort".to_owned();
        if std::thread::Builder::new().name(name).spawn(work).is_err() {
            self.shown = Index::new(source, wish.clone(), &stop).map(Arc::new);
            return false;
        }
        self.at_work = Some(Work {
            wish: wish.clone(),
            receiver,
            stop,
            begun: now,
        });
        true
    }

    /// The rows; `None` where the list is shown as it is.
    pub(super) fn shown(&self) -> Option<&Arc<Index<S>>> {
        self.shown.as_ref()
    }

    /// Is another order or selection than the one that is shown being worked out?
    pub(super) fn waits(&self, wish: &Wish) -> bool {
        self.at_work.is_some() && self.shown.as_ref().is_none_or(|index| index.wish != *wish)
    }
}

impl<S: Source> Drop for Rows<S> {
    fn drop(&mut self) {
        if let Some(work) = &self.at_work {
            work.stop.store(true, Ordering::Relaxed);
        }
    }
}
