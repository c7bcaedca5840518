//! Ready lists: which parts of the order hold items that may start.
//!
//! A lane is everything ready of one job that is of one kind and of one priority of its own. It counts, for each chunk
//! of the order, how many of its items are there, so that the scheduler looks only into chunks that hold something for
//! it. What is inherited (holds, priorities of job, site and everything) moves whole lanes and touches no item.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use portolan_remote::Direction;

use crate::{ItemKind, Priority, Route, rows::Record, rows::Standing};

/// Number of a lane. [`LaneId::NONE`] is where items are that are not ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LaneId(u32);

impl LaneId {
    pub(crate) const NONE: Self = Self(0);
}

/// What starts in different ways and is balanced against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Moves a file, which takes a session.
    File(FileClass),
    /// Reads a folder of the server, which takes a session.
    RemoteFolder,
    /// Reads a folder of this computer, or, from one server to another, one of the other server: what limits both is how
    /// fast the target takes files, and no session is held for long.
    LocalFolder,
}

/// What files have in common that is balanced against other files: they use the line in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct FileClass {
    pub(crate) direction: Direction,
    /// At most [`crate::SMALL_FILE`] bytes, for all that is known.
    pub(crate) small: bool,
}

impl FileClass {
    /// Every class.
    pub(crate) const ALL: [Self; 4] = [
        Self::new(Direction::Upload, true),
        Self::new(Direction::Upload, false),
        Self::new(Direction::Download, true),
        Self::new(Direction::Download, false),
    ];

    pub(crate) const fn new(direction: Direction, small: bool) -> Self {
        Self { direction, small }
    }

    /// Its place in [`FileClass::ALL`].
    pub(crate) fn at(self) -> usize {
        usize::from(self.direction == Direction::Download) * 2 + usize::from(!self.small)
    }
}

impl Way {
    fn at(self) -> usize {
        match self {
            Self::File(class) => class.at(),
            Self::RemoteFolder => FileClass::ALL.len(),
            Self::LocalFolder => FileClass::ALL.len() + 1,
        }
    }
}

/// How many ways there are.
const WAYS: usize = FileClass::ALL.len() + 2;

/// The six choices of a priority: inherited, or one of five.
const CHOICES: usize = 6;

fn choice(priority: Option<Priority>) -> usize {
    priority.map_or(0, |priority| priority as usize + 1)
}

/// The lanes of one job, by [`Way`] and own priority.
#[derive(Clone, Debug, Default)]
pub(crate) struct JobLanes([[LaneId; CHOICES]; WAYS]);

/// Ready items of one job, way and own priority.
#[derive(Debug)]
pub(crate) struct Lane {
    pub(crate) route: Route,
    pub(crate) way: Way,
    /// What its items themselves say; `None` = what the job says.
    own: Option<Priority>,
    /// What its items or its job say; `None` = what the site says.
    pub(crate) priority: Option<Priority>,
    /// May the job go?
    pub(crate) open: bool,
    /// Label of a chunk of the order, and how many of its items are in this lane.
    chunks: BTreeMap<u64, u32>,
}

/// Open lanes that are not empty, by their first chunk.
type Group = BTreeSet<(u64, LaneId)>;

/// All lanes.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    all: Vec<Option<Lane>>,
    unused: Vec<LaneId>,
    routes: HashMap<Route, [[Group; CHOICES]; WAYS]>,
}

/// The job that a lane is made for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LaneJob {
    pub(crate) route: Route,
    pub(crate) direction: Direction,
    pub(crate) priority: Option<Priority>,
    pub(crate) open: bool,
}

impl Lanes {
    /// The lane of an item with this record; made if it is not there.
    pub(crate) fn lane_for(&mut self, of: &mut JobLanes, job: LaneJob, record: &Record) -> LaneId {
        self.lane(of, job, record.kind, record.small(), record.standing, record.priority)
    }

    pub(crate) fn lane(
        &mut self,
        of: &mut JobLanes,
        job: LaneJob,
        kind: ItemKind,
        small: bool,
        standing: Standing,
        own: Option<Priority>,
    ) -> LaneId {
        if standing != Standing::Waiting {
            return LaneId::NONE;
        }
        let way = match (kind, job.direction) {
            (ItemKind::File, direction) => Way::File(FileClass { direction, small }),
            (ItemKind::Folder, Direction::Download) => Way::RemoteFolder,
            (ItemKind::Folder, Direction::Upload) => Way::LocalFolder,
        };
        let slot = &mut of.0[way.at()][choice(own)];
        if *slot == LaneId::NONE {
            let LaneJob {
                route, priority, open, ..
            } = job;
            let lane = Lane {
                route,
                way,
                own,
                priority: own.or(priority),
                open,
                chunks: BTreeMap::new(),
            };
            *slot = self.put(lane);
        }
        *slot
    }

    fn put(&mut self, lane: Lane) -> LaneId {
        if self.all.is_empty() {
            self.all.push(None);
        }
        if let Some(id) = self.unused.pop() {
            self.all[id.0 as usize] = Some(lane);
            return id;
        }
        self.all.push(Some(lane));
        LaneId((self.all.len() - 1) as u32)
    }

    pub(crate) fn get(&self, id: LaneId) -> Option<&Lane> {
        self.all.get(id.0 as usize)?.as_ref()
    }

    /// Alters a lane and keeps its group true.
    fn alter(&mut self, id: LaneId, alter: impl FnOnce(&mut Lane)) {
        let Some(lane) = self.all.get_mut(id.0 as usize).and_then(Option::as_mut) else {
            return;
        };
        let listed = |lane: &Lane| {
            let first = lane.chunks.keys().next().filter(|_| lane.open)?;
            Some((choice(lane.priority), *first))
        };
        let before = listed(lane);
        alter(lane);
        let after = listed(lane);
        if before != after {
            let groups = &mut self.routes.entry(lane.route).or_default()[lane.way.at()];
            if let Some((choice, first)) = before {
                groups[choice].remove(&(first, id));
            }
            if let Some((choice, first)) = after {
                groups[choice].insert((first, id));
            }
        }
    }

    /// So many items of the lane are now in the chunk with this label.
    pub(crate) fn add(&mut self, id: LaneId, label: u64, count: u32) {
        if id != LaneId::NONE && count > 0 {
            self.alter(id, |lane| *lane.chunks.entry(label).or_default() += count);
        }
    }

    /// So many items of the lane are not in the chunk with this label any more.
    pub(crate) fn sub(&mut self, id: LaneId, label: u64, count: u32) {
        if id != LaneId::NONE && count > 0 {
            self.alter(id, |lane| {
                if let Some(left) = lane.chunks.get_mut(&label) {
                    *left = left.saturating_sub(count);
                    if *left == 0 {
                        lane.chunks.remove(&label);
                    }
                }
            });
        }
    }

    /// The job may go, or not; and how urgent it is.
    pub(crate) fn set_job(&mut self, of: &JobLanes, open: bool, priority: Option<Priority>) {
        for id in of.0.iter().flatten().copied().filter(|id| *id != LaneId::NONE) {
            self.alter(id, |lane| {
                lane.open = open;
                lane.priority = lane.own.or(priority);
            });
        }
    }

    /// The job is gone; nothing is in its lanes.
    pub(crate) fn forget(&mut self, of: &JobLanes) {
        for id in of.0.iter().flatten().copied().filter(|id| *id != LaneId::NONE) {
            self.alter(id, |lane| lane.chunks.clear());
            self.all[id.0 as usize] = None;
            self.unused.push(id);
        }
    }

    /// The chunks of the order got new labels; their order is the same.
    pub(crate) fn relabel(&mut self, new: &BTreeMap<u64, u64>) {
        let ids = (0..self.all.len() as u32).map(LaneId);
        for id in ids {
            self.alter(id, |lane| {
                let old = std::mem::take(&mut lane.chunks);
                lane.chunks = old
                    .into_iter()
                    .filter_map(|(label, n)| Some((*new.get(&label)?, n)))
                    .collect();
            });
        }
    }

    /// Ways from one server to another that were ever taken.
    pub(crate) fn across(&self) -> impl Iterator<Item = Route> {
        self.routes.keys().copied().filter(|route| route.source.is_some())
    }

    /// Open lanes of a route with something in them, by first chunk.
    pub(crate) fn group(&self, route: Route, way: Way, priority: Option<Priority>) -> Option<&Group> {
        let group = &self.routes.get(&route)?[way.at()][choice(priority)];
        (!group.is_empty()).then_some(group)
    }

    /// The next chunk behind this one that holds something of the lane.
    pub(crate) fn chunk_after(&self, id: LaneId, label: u64) -> Option<u64> {
        self.get(id)?
            .chunks
            .range(label.checked_add(1)?..)
            .next()
            .map(|chunk| *chunk.0)
    }
}

#[cfg(test)]
impl Lanes {
    /// What each lane has in each chunk.
    pub(crate) fn counts(&self) -> BTreeMap<(LaneId, u64), u32> {
        let lanes = self
            .all
            .iter()
            .enumerate()
            .filter_map(|(at, lane)| Some((LaneId(at as u32), lane.as_ref()?)));
        lanes
            .flat_map(|(id, lane)| lane.chunks.iter().map(move |(label, count)| ((id, *label), *count)))
            .collect()
    }

    /// Is each open lane with something in it in its group, by its first chunk, and nothing else?
    pub(crate) fn groups_are_true(&self) -> bool {
        let listed = self
            .routes
            .values()
            .flatten()
            .flatten()
            .map(BTreeSet::len)
            .sum::<usize>();
        let lanes = self
            .all
            .iter()
            .enumerate()
            .filter_map(|(at, lane)| Some((LaneId(at as u32), lane.as_ref()?)));
        let due: Vec<_> = lanes
            .filter(|(_, lane)| lane.open)
            .filter_map(|(id, lane)| Some((id, lane, *lane.chunks.keys().next()?)))
            .collect();
        let found = |(id, lane, first): &(LaneId, &Lane, u64)| {
            self.group(lane.route, lane.way, lane.priority)
                .is_some_and(|group| group.contains(&(*first, *id)))
        };
        due.len() == listed && due.iter().all(found)
    }
}
