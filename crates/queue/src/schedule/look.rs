//! Looks along the order for what could start between one site and this computer, or between two sites.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap, binary_heap::PeekMut, btree_set},
    iter::Peekable,
};

use portolan_remote::ItemId;

use crate::{
    Priority, Queue, Route, Start, Target,
    lanes::{LaneId, Lanes, Way},
    order::OrderChunk,
};

/// Where a candidate stands; less is sooner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(pub(super) Reverse<Priority>, pub(super) u64, pub(super) usize);

/// Goes through everything that is ready of one route and one way: priority by priority, along the order.
pub(super) struct Look<'a> {
    queue: &'a Queue,
    route: Route,
    way: Way,
    inherited: Priority,
    /// Priorities still to come, the lowest first.
    priorities: Vec<Priority>,
    priority: Priority,
    labels: Labels<'a>,
    chunk: Option<(u64, &'a OrderChunk, usize)>,
    found: Option<(Rank, Start)>,
}

impl<'a> Look<'a> {
    pub(super) fn new(queue: &'a Queue, route: Route, way: Way) -> Self {
        use Priority as P;
        Self {
            queue,
            route,
            way,
            inherited: queue.rules.priority_of(route.site),
            priorities: vec![P::Lowest, P::Low, P::Normal, P::High, P::Highest],
            priority: P::Highest,
            labels: Labels::default(),
            chunk: None,
            found: None,
        }
    }

    /// The next candidate; the same one again until it is taken or not free any more.
    pub(super) fn peek(
        &mut self,
        free: impl Fn(ItemId) -> bool,
        free_target: impl Fn(&Target) -> bool,
    ) -> Option<Rank> {
        loop {
            match &self.found {
                Some((rank, start)) if free_target(&start.target) => return Some(*rank),
                _ => self.found = Some(self.advance(&free)?),
            }
        }
    }

    /// Takes what was peeked.
    pub(super) fn take(&mut self) -> Option<Start> {
        self.found.take().map(|found| found.1)
    }

    fn advance(&mut self, free: &impl Fn(ItemId) -> bool) -> Option<(Rank, Start)> {
        loop {
            while let Some((label, chunk, index)) = &mut self.chunk {
                let (Some(id), Some(lane)) = (chunk.ids.get(*index), chunk.lanes.get(*index)) else {
                    self.chunk = None;
                    break;
                };
                let rank = Rank::new(self.priority, *label, *index);
                *index += 1;
                let (id, lane) = (*id, *lane);
                if self.belongs(lane)
                    && free(id)
                    && let Some(start) = self.start(id)
                {
                    return Some((rank, start));
                }
            }
            self.next_chunk()?;
        }
    }

    /// Goes to the next chunk that holds something, in this priority or the next lower one.
    fn next_chunk(&mut self) -> Option<()> {
        loop {
            if let Some(label) = self.labels.next(&self.queue.lanes) {
                self.chunk = self.queue.order.chunk(label).map(|chunk| (label, chunk, 0));
                return Some(());
            }
            self.priority = self.priorities.pop()?;
            let lanes = &self.queue.lanes;
            let own = lanes.group(self.route, self.way, Some(self.priority));
            let inherited = lanes
                .group(self.route, self.way, None)
                .filter(|_| self.inherited == self.priority);
            self.labels = Labels::new([own, inherited]);
        }
    }

    /// Is this a lane of what is looked for?
    fn belongs(&self, lane: LaneId) -> bool {
        lane != LaneId::NONE
            && self.queue.lanes.get(lane).is_some_and(|lane| {
                lane.open
                    && lane.route == self.route
                    && lane.way == self.way
                    && lane.priority.unwrap_or(self.inherited) == self.priority
            })
    }

    fn start(&self, item: ItemId) -> Option<Start> {
        let (_, record) = self.queue.rows.get(item)?;
        let job = self.queue.job(record.job())?;
        Some(Start {
            item,
            job: job.id,
            site: job.site,
            source: job.route().source,
            direction: job.direction,
            kind: record.kind,
            small: record.small(),
            target: self.queue.target(item)?,
        })
    }
}

/// The labels of all chunks in which some lanes have something, each once, rising. Lanes are opened when it is their
/// turn, so that the first label costs the same with one lane and with thousands.
#[derive(Default)]
struct Labels<'a> {
    unopened: Vec<Peekable<btree_set::Iter<'a, (u64, LaneId)>>>,
    open: BinaryHeap<Reverse<(u64, LaneId)>>,
}

impl<'a> Labels<'a> {
    fn new(groups: [Option<&'a BTreeSet<(u64, LaneId)>>; 2]) -> Self {
        let unopened = groups
            .into_iter()
            .flatten()
            .map(|group| group.iter().peekable())
            .collect();
        Self {
            unopened,
            open: BinaryHeap::new(),
        }
    }

    fn next(&mut self, lanes: &Lanes) -> Option<u64> {
        let unopened = self
            .unopened
            .iter_mut()
            .filter_map(|group| group.peek().map(|first| first.0));
        let open = self.open.peek().map(|first| first.0.0);
        let label = unopened.chain(open).min()?;
        for group in &mut self.unopened {
            while let Some((_, lane)) = group.next_if(|first| first.0 == label) {
                self.open.push(Reverse((label, *lane)));
            }
        }
        while let Some(mut first) = self.open.peek_mut().filter(|first| first.0.0 == label) {
            match lanes.chunk_after(first.0.1, label) {
                Some(after) => first.0.0 = after,
                None => drop(PeekMut::pop(first)),
            }
        }
        Some(label)
    }
}
