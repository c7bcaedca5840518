//! The writing ends of what the engine publishes, and how often each may be written.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_queue::QueueSnapshot;
use portolan_remote::SiteId;
use tokio::sync::watch;

use crate::{
    ByHand, ConnectionCheck, DoneList, Edit, Finished, HuntView, Notice, PaneId, PaneListing, Prompt, Published,
    QueueKept, ServerMemory, SiteBook, SiteView, TraceView, Transfers, TrustRow, Waker,
};

/// The least time between two publications of the same part, for the parts that can change without end.
const EVERY: Duration = Duration::from_millis(100);

/// Parts that are told at most ten times a second. The first change is told at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Part {
    Queue,
    Transfers,
    Done,
    Panes,
    Trace,
    Sites,
    Book,
    Prompts,
    Notices,
    Servers,
    Trust,
    Hand,
    Edits,
    Hunts,
    Check,
    Finished,
}

impl Part {
    /// All of them, in the order in which they are published.
    pub(crate) const ORDER: [Self; PARTS] = [
        Self::Done,
        Self::Transfers,
        Self::Queue,
        Self::Panes,
        Self::Prompts,
        Self::Notices,
        Self::Sites,
        Self::Book,
        Self::Servers,
        Self::Trust,
        Self::Hand,
        Self::Edits,
        Self::Hunts,
        Self::Check,
        Self::Trace,
        Self::Finished,
    ];
}

const PARTS: usize = 16;

#[derive(Clone, Copy, Debug, Default)]
struct Due {
    dirty: bool,
    /// Not before somebody says so.
    held: bool,
    last: Option<Instant>,
}

impl Due {
    fn at(self, now: Instant) -> Instant {
        self.last.map_or(now, |last| last + EVERY)
    }
}

/// What is shown before anything has happened.
pub(crate) struct Begin {
    pub(crate) kept: watch::Receiver<QueueKept>,
    pub(crate) queue: Arc<QueueSnapshot>,
    pub(crate) transfers: Transfers,
    pub(crate) servers: Arc<[ServerMemory]>,
    pub(crate) trust: Arc<[TrustRow]>,
    pub(crate) book: Arc<SiteBook>,
}

/// The writing ends.
pub(crate) struct Publisher {
    pub(crate) queue: watch::Sender<Arc<QueueSnapshot>>,
    pub(crate) transfers: watch::Sender<Arc<Transfers>>,
    pub(crate) done: watch::Sender<Arc<DoneList>>,
    pub(crate) panes: watch::Sender<Arc<BTreeMap<PaneId, Arc<PaneListing>>>>,
    pub(crate) sites: watch::Sender<Arc<BTreeMap<SiteId, SiteView>>>,
    pub(crate) book: watch::Sender<Arc<SiteBook>>,
    pub(crate) prompts: watch::Sender<Arc<[Prompt]>>,
    pub(crate) notices: watch::Sender<Arc<[Notice]>>,
    pub(crate) servers: watch::Sender<Arc<[ServerMemory]>>,
    pub(crate) trust: watch::Sender<Arc<[TrustRow]>>,
    pub(crate) hand: watch::Sender<Arc<ByHand>>,
    pub(crate) edits: watch::Sender<Arc<[Edit]>>,
    pub(crate) hunts: watch::Sender<Arc<[Arc<HuntView>]>>,
    pub(crate) check: watch::Sender<Option<Arc<ConnectionCheck>>>,
    pub(crate) trace: watch::Sender<Arc<TraceView>>,
    pub(crate) finished: watch::Sender<Arc<[Finished]>>,
    less_motion: watch::Sender<bool>,
    due: [Due; PARTS],
    waker: Waker,
}

impl Publisher {
    pub(crate) fn new(begin: Begin, waker: Waker) -> (Self, Published) {
        let (queue, queue_reader) = watch::channel(begin.queue);
        let (transfers, transfers_reader) = watch::channel(Arc::new(begin.transfers));
        let (done, done_reader) = watch::channel(Arc::default());
        let (panes, panes_reader) = watch::channel(Arc::default());
        let (sites, sites_reader) = watch::channel(Arc::default());
        let (book, book_reader) = watch::channel(begin.book);
        let (prompts, prompts_reader) = watch::channel(Arc::from([]));
        let (notices, notices_reader) = watch::channel(Arc::from([]));
        let (servers, servers_reader) = watch::channel(begin.servers);
        let (trust, trust_reader) = watch::channel(begin.trust);
        let (hand, hand_reader) = watch::channel(Arc::default());
        let (edits, edits_reader) = watch::channel(Arc::from([]));
        let (hunts, hunts_reader) = watch::channel(Arc::from([]));
        let (check, check_reader) = watch::channel(None);
        let (trace, trace_reader) = watch::channel(Arc::default());
        let (finished, finished_reader) = watch::channel(Arc::from([]));
        let (less_motion, less_motion_reader) = watch::channel(false);
        let publisher = Self {
            queue,
            transfers,
            done,
            panes,
            sites,
            book,
            prompts,
            notices,
            servers,
            trust,
            hand,
            edits,
            hunts,
            check,
            trace,
            finished,
            less_motion,
            due: [Due::default(); PARTS],
            waker,
        };
        let published = Published {
            queue: queue_reader,
            transfers: transfers_reader,
            done: done_reader,
            panes: panes_reader,
            sites: sites_reader,
            book: book_reader,
            prompts: prompts_reader,
            notices: notices_reader,
            servers: servers_reader,
            trust: trust_reader,
            hand: hand_reader,
            edits: edits_reader,
            hunts: hunts_reader,
            check: check_reader,
            trace: trace_reader,
            finished: finished_reader,
            less_motion: less_motion_reader,
            kept: begin.kept,
        };
        (publisher, published)
    }

    /// What publishes whether the person wants less motion, from wherever that becomes known.
    pub(crate) fn less_motion(&self) -> impl Fn(bool) + Send + 'static {
        let (sender, waker) = (self.less_motion.clone(), Arc::clone(&self.waker));
        move |less| {
            sender.send_replace(less);
            waker();
        }
    }

    /// This part is not what was published last any more.
    pub(crate) fn mark(&mut self, part: Part) {
        self.due[part as usize].dirty = true;
    }

    /// Is this part to be published now? If so, the caller does it.
    pub(crate) fn take(&mut self, part: Part, now: Instant) -> bool {
        let due = &mut self.due[part as usize];
        let patient = !matches!(
            part,
            Part::Sites | Part::Book | Part::Prompts | Part::Notices | Part::Finished
        );
        if !due.dirty || due.held || (patient && due.at(now) > now) {
            return false;
        }
        (due.dirty, due.last) = (false, Some(now));
        true
    }

    /// This part waits (`true`) until it is let go.
    pub(crate) fn hold(&mut self, part: Part, held: bool) {
        self.due[part as usize].held = held;
    }

    /// This part must be published with the next ones, however short its last time is ago.
    pub(crate) fn hurry(&mut self, part: Part) {
        self.due[part as usize].last = None;
    }

    /// The same for all parts.
    pub(crate) fn hurry_all(&mut self) {
        for due in &mut self.due {
            due.last = None;
        }
    }

    /// Is something waiting to be published?
    pub(crate) fn dirty(&self, part: Part) -> bool {
        self.due[part as usize].dirty
    }

    /// When the next part that waits may be published.
    pub(crate) fn next(&self, now: Instant) -> Option<Instant> {
        self.due
            .iter()
            .filter(|due| due.dirty && !due.held)
            .map(|due| due.at(now))
            .min()
    }

    /// Tells the face that there is something new.
    pub(crate) fn wake(&self) {
        (self.waker)();
    }
}
