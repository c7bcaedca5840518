//! The two folders of a tab against each other, in the panes themselves: a mark at each row, live while both change.

mod bar;
mod beside;
mod contents;
mod look;
mod marks;

use std::sync::{
    Arc,
    mpsc::{Receiver, TryRecvError, sync_channel},
};

use eframe::egui::Context;
use portolan_engine::{CompareBy, PaneListing, PaneState, Place};

pub(crate) use bar::{bar, said};
pub(crate) use beside::Beside;
pub(crate) use contents::forget_what_nobody_wants;
use contents::{Contents, Known};
pub(crate) use look::{cell, colour, strip};
pub(crate) use marks::{Asked, At, Mark, Marks, entry_at};

use crate::{action::Actions, frame::FrameCx, pane::Wish, place, prefs::Prefs, view::Tab};

/// More entries than this are compared on a thread of their own.
const AWAY_FROM: usize = 2000;

/// The comparison of a tab, as long as it is switched on.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    marks: Option<Arc<Marks>>,
    at_work: Option<Receiver<Marks>>,
    pub(crate) contents: Contents,
}

impl Comparison {
    /// The marks that are shown now.
    pub(crate) fn marks(&self) -> Option<&Arc<Marks>> {
        self.marks.as_ref()
    }

    /// Somebody wants the contents read.
    pub(crate) fn want_contents(&mut self) {
        let of_contents = self.marks.as_ref().filter(|marks| marks.asked.by == CompareBy::Content);
        self.contents.want(of_contents.map_or(1, |marks| marks.unread.len()));
    }

    /// Are the marks of what both panes show now on their way?
    pub(crate) fn waits(&self) -> bool {
        self.marks.is_none() || self.at_work.is_some()
    }

    /// Brings the marks up to date. `asked`: `None` while a folder is read. Those of other folders are never shown; those of
    /// an earlier reading are until it is over.
    /// Returns whether they are of what is asked for.
    fn update(&mut self, ctx: &Context, places: [Option<&Place>; 2], asked: Option<Asked>) -> bool {
        if let Some(receiver) = &self.at_work {
            match receiver.try_recv() {
                Ok(marks) => {
                    self.marks = Some(Arc::new(marks));
                    self.at_work = None;
                }
                Err(TryRecvError::Disconnected) => self.at_work = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let of_these = |marks: &Marks| {
            let shown = marks.asked.listings.iter().map(|listing| Some(&listing.place));
            shown.eq(places)
        };
        self.marks.take_if(|marks| !of_these(marks));
        let Some(asked) = asked else { return false };
        if self.at_work.is_some() {
            return false;
        }
        if self.marks.as_ref().is_some_and(|marks| marks.asked == asked) {
            return true;
        }
        let batches = asked.listings.iter().flat_map(|listing| &listing.batches);
        let entries: usize = batches.map(|batch| batch.len()).sum();
        if entries <= AWAY_FROM || !self.start(ctx, &asked) {
            self.marks = Some(Arc::new(Marks::of(asked)));
            return true;
        }
        false
    }

    fn start(&mut self, ctx: &Context, asked: &Asked) -> bool {
        let (sender, receiver) = sync_channel(1);
        let (asked, ctx) = (asked.clone(), ctx.clone());
        let work = move || {
            // The tab may be gone meanwhile; then nobody wants the marks.
            if sender.send(Marks::of(asked)).is_ok() {
                ctx.request_repaint();
            }
        };
        let thread = std::thread::Builder::new().name("portolan-marks".to_owned());
        let started = thread.spawn(work).is_ok();
        if started {
            self.at_work = Some(receiver);
        }
        started
    }
}

/// What the rows of both panes need to know of each other.
pub(crate) fn beside(tab: &Tab, frame: &FrameCx, prefs: &Prefs) -> [Option<Beside>; 2] {
    let Some(marks) = tab.comparison.as_ref().and_then(Comparison::marks) else {
        return [None, None];
    };
    let panes = [&tab.local, &tab.remote];
    let above = |side: usize| place::parent(&marks.asked.listings[side].place).is_some();
    [0, 1].map(|side| {
        let aligned = prefs.comparing.aligned.then(|| {
            let other = panes[1 - side].wish(&marks.asked.listings[1 - side], frame, prefs);
            // The marks are the same for both; the order is that of the rows, not of what is looked at.
            Box::new(Wish {
                beside: None,
                counted: Vec::new(),
                ..other
            })
        });
        Some(Beside {
            marks: Arc::clone(marks),
            side,
            only_differences: prefs.comparing.only_differences,
            aligned,
            above: above(1 - side),
            field: panes[1 - side].has_filter_field(),
        })
    })
}

/// How these two are compared.
pub(crate) fn asked(
    listings: [Arc<PaneListing>; 2],
    frame: &FrameCx,
    by: CompareBy,
    contents: Option<&Arc<Known>>,
) -> Asked {
    let clock = |listing: &Arc<PaneListing>| {
        let (site, _) = listing.place.remote()?;
        frame.site(site)?.clock_offset
    };
    Asked {
        offsets: [clock(&listings[0]), clock(&listings[1])],
        listings,
        by,
        contents: contents.filter(|_| by == CompareBy::Content).cloned(),
    }
}

/// Brings the comparison of a tab up to date, where it is on.
pub(crate) fn update(ctx: &Context, tab: &mut Tab, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) {
    let listings = [frame.pane(tab.local.id), frame.pane(tab.remote.id)];
    let Some(comparison) = &mut tab.comparison else {
        return;
    };
    let places = listings.map(|listing| listing.map(|listing| &listing.place));
    comparison.contents.follow(places);
    // Those that are worked out aside are shown first: else none ever were, where more comes all the time.
    if comparison.at_work.is_none() {
        comparison.contents.take(frame);
    }
    let asked = match listings {
        [Some(left), Some(right)] if [left, right].iter().all(|one| matches!(one.state, PaneState::Ready)) => {
            let known = comparison.contents.known();
            Some(asked([left, right].map(Arc::clone), frame, prefs.comparing.by, known))
        }
        _ => None,
    };
    if comparison.update(ctx, places, asked)
        && let Some(marks) = &comparison.marks
    {
        comparison.contents.begin(marks, frame, actions);
    }
}
