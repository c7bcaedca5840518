//! What one frame shows: plain data, taken once before anything is drawn.

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    sync::Arc,
};

use jiff::tz::TimeZone;
use portolan_engine::{
    ByHand, ConnectionCheck, DoneList, Edit, Finished, HuntView, Notice, PaneId, PaneListing, Place, Prompt, Published,
    ServerMemory, SiteBook, SiteNames, SiteView, TraceView, Transfer, Transfers, TrustRow,
};
use portolan_queue::QueueSnapshot;
use portolan_remote::{HostPort, ItemId, SiteId};
use portolan_sites::{Bookmark, Site};

use crate::{
    action::{Shortcuts, Situation},
    filters::Active,
    place,
    words::{self, Calendar},
};

/// Read-only snapshots of this frame and what is worked out of them once. A test makes one without an engine.
#[derive(Clone)]
pub(crate) struct FrameCx {
    pub(crate) queue: Arc<QueueSnapshot>,
    pub(crate) transfers: Arc<Transfers>,
    pub(crate) done: Arc<DoneList>,
    pub(crate) panes: Arc<BTreeMap<PaneId, Arc<PaneListing>>>,
    pub(crate) sites: Arc<BTreeMap<SiteId, SiteView>>,
    pub(crate) book: Arc<SiteBook>,
    pub(crate) prompts: Arc<[Prompt]>,
    pub(crate) notices: Arc<[Notice]>,
    pub(crate) servers: Arc<[ServerMemory]>,
    pub(crate) trust: Arc<[TrustRow]>,
    pub(crate) hand: Arc<ByHand>,
    pub(crate) edits: Arc<[Edit]>,
    pub(crate) hunts: Arc<[Arc<HuntView>]>,
    pub(crate) check: Option<Arc<ConnectionCheck>>,
    pub(crate) finished: Arc<[Finished]>,
    pub(crate) trace: Arc<TraceView>,
    /// Has the person asked the system for less motion?
    pub(crate) less_motion: bool,
    pub(crate) calendar: Calendar,
    /// Folders to come back to, of everywhere.
    pub(crate) bookmarks: Arc<Vec<Bookmark>>,
    /// The filters that are on.
    pub(crate) filters: Arc<Active>,
    /// The home folder of the person.
    pub(crate) home: Arc<PathBuf>,
    /// The shortcuts that hold.
    pub(crate) shortcuts: Arc<Shortcuts>,
    /// Which actions are possible, and which switches are on.
    pub(crate) situation: Situation,
    /// Is the practice server being started now?
    pub(crate) practice_starting: bool,
    running: HashMap<ItemId, usize>,
}

impl FrameCx {
    /// Takes the newest of everything that the engine publishes. `now` is UTC seconds since 1970.
    pub(crate) fn take(published: &Published, now: i64, home: Arc<PathBuf>) -> Self {
        let mut frame = Self {
            queue: published.queue.borrow().clone(),
            transfers: published.transfers.borrow().clone(),
            done: published.done.borrow().clone(),
            panes: published.panes.borrow().clone(),
            sites: published.sites.borrow().clone(),
            book: published.book.borrow().clone(),
            prompts: published.prompts.borrow().clone(),
            notices: published.notices.borrow().clone(),
            servers: published.servers.borrow().clone(),
            trust: published.trust.borrow().clone(),
            hand: published.hand.borrow().clone(),
            edits: published.edits.borrow().clone(),
            hunts: published.hunts.borrow().clone(),
            check: published.check.borrow().clone(),
            finished: published.finished.borrow().clone(),
            trace: published.trace.borrow().clone(),
            less_motion: *published.less_motion.borrow(),
            ..Self::empty(now, home)
        };
        frame.index();
        frame
    }

    /// A frame of an engine that has done nothing yet.
    pub(crate) fn empty(now: i64, home: Arc<PathBuf>) -> Self {
        Self {
            queue: Arc::default(),
            transfers: Arc::default(),
            done: Arc::default(),
            panes: Arc::default(),
            sites: Arc::default(),
            book: Arc::default(),
            prompts: Arc::new([]),
            notices: Arc::new([]),
            servers: Arc::new([]),
            trust: Arc::new([]),
            hand: Arc::default(),
            edits: Arc::new([]),
            hunts: Arc::new([]),
            check: None,
            bookmarks: Arc::default(),
            filters: Arc::default(),
            finished: Arc::new([]),
            trace: Arc::default(),
            less_motion: false,
            calendar: Calendar::new(now, TimeZone::system()),
            home,
            shortcuts: Arc::default(),
            situation: Situation::default(),
            practice_starting: false,
            running: HashMap::new(),
        }
    }

    fn index(&mut self) {
        self.running = self
            .transfers
            .running
            .iter()
            .enumerate()
            .map(|(at, transfer)| (transfer.item, at))
            .collect();
    }

    /// Only what rows of the dock are made of: to be looked at elsewhere, without holding on to all that is shown.
    pub(crate) fn of_queue(&self) -> Self {
        Self {
            queue: Arc::clone(&self.queue),
            transfers: Arc::clone(&self.transfers),
            sites: Arc::clone(&self.sites),
            prompts: Arc::clone(&self.prompts),
            calendar: self.calendar.clone(),
            running: self.running.clone(),
            ..Self::empty(self.calendar.now, Arc::clone(&self.home))
        }
    }

    /// The running transfer of an item.
    pub(crate) fn transfer(&self, item: ItemId) -> Option<&Transfer> {
        self.running.get(&item).and_then(|at| self.transfers.running.get(*at))
    }

    /// The site with this number, if this run knows it.
    pub(crate) fn site(&self, site: SiteId) -> Option<&SiteView> {
        self.sites.get(&site)
    }

    /// A site of this run as it is saved now, for its name and its look: it may have been saved, or changed, since it was
    /// connected to.
    pub(crate) fn as_saved<'a>(&'a self, site: &'a SiteView) -> &'a Site {
        self.book.saved.like(&site.site).unwrap_or(&site.site)
    }

    /// What is remembered of a server.
    pub(crate) fn memory(&self, server: &HostPort) -> Option<&ServerMemory> {
        self.servers.iter().find(|memory| memory.server == *server)
    }

    /// How names are shown and written where this folder is.
    pub(crate) fn names(&self, place: &Place) -> SiteNames {
        let site = place.remote().and_then(|(site, _)| self.sites.get(&site));
        site.map(|site| site.names).unwrap_or_default()
    }

    /// A path for people: `~/Work/site` below the home folder.
    pub(crate) fn short(&self, place: &Place) -> String {
        place::short(place, &self.home, self.names(place).reading)
    }

    /// The last part of a path for people, or all of it at the top.
    pub(crate) fn shown_name(&self, place: &Place) -> String {
        let reading = self.names(place).reading;
        match (place, place::name(place)) {
            (Place::Remote(..), Some(name)) => words::visible(&reading.show(name.as_bytes())).into_owned(),
            (Place::Local(_), Some(name)) => words::visible(&name.to_string_lossy()).into_owned(),
            (_, None) => self.shown_path(place),
        }
    }

    /// The whole path for people.
    pub(crate) fn shown_path(&self, place: &Place) -> String {
        words::visible(&place::shown(place, self.names(place).reading)).into_owned()
    }

    /// What a pane shows.
    pub(crate) fn pane(&self, pane: PaneId) -> Option<&Arc<PaneListing>> {
        self.panes.get(&pane)
    }
}

#[cfg(test)]
impl FrameCx {
    /// For tests: the transfers that run.
    pub(crate) fn with_transfers(mut self, transfers: Transfers) -> Self {
        self.transfers = Arc::new(transfers);
        self.index();
        self
    }
}
