//! The order of the queue: chunks of up to 512 item numbers, each with a label that rises along the order.
//!
//! An item's record knows the number of its chunk, so finding an item's place takes one binary search over the labels
//! and one look through a chunk. Only what moves between chunks is touched; items never carry a position.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use portolan_remote::ItemId;

use crate::{
    lanes::{LaneId, Lanes},
    rows::Rows,
};

/// Small in tests, so that a few items fill many chunks.
const CHUNK: usize = if cfg!(test) { 8 } else { 512 };
/// Below this, a chunk is joined to the one before it where both fit well.
const SMALL: usize = CHUNK / 4;
/// Distance between labels at the end of the order; small in tests, so that labels run out.
const STEP: u64 = if cfg!(test) { 4 } else { 1 << 32 };

/// One chunk: the items and the lane that each is in.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderChunk {
    pub(crate) ids: Vec<ItemId>,
    pub(crate) lanes: Vec<LaneId>,
}

/// A chunk in the spine.
#[derive(Clone, Debug)]
struct Place {
    /// Rises along the spine.
    label: u64,
    /// Never changes; items' records hold it.
    number: u32,
    len: u32,
    chunk: Arc<OrderChunk>,
}

/// The order; shared with snapshots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    spine: Arc<Vec<Place>>,
    /// Label of each chunk, by its number.
    labels: Arc<Vec<u64>>,
    unused: Vec<u32>,
}

/// What the order alters besides itself.
pub(crate) struct Beside<'a> {
    pub(crate) rows: &'a mut Rows,
    pub(crate) lanes: &'a mut Lanes,
}

/// Neighbours in the same lane, counted.
fn runs(lanes: &[LaneId]) -> impl Iterator<Item = (LaneId, u32)> {
    lanes.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32))
}

impl Order {
    fn index_of_label(&self, label: u64) -> Option<usize> {
        self.spine.binary_search_by_key(&label, |place| place.label).ok()
    }

    /// Index of the chunk in the spine, and of the item in the chunk.
    fn find(&self, rows: &Rows, id: ItemId) -> Option<(usize, usize)> {
        let number = rows.get(id)?.1.place;
        let at = self.index_of_label(*self.labels.get(number as usize)?)?;
        let index = self.spine[at].chunk.ids.iter().position(|other| *other == id)?;
        Some((at, index))
    }

    /// The chunk with this label.
    pub(crate) fn chunk(&self, label: u64) -> Option<&OrderChunk> {
        Some(&self.spine[self.index_of_label(label)?].chunk)
    }

    /// Changes a chunk; its length in the spine follows.
    fn edit<T>(&mut self, at: usize, edit: impl FnOnce(&mut OrderChunk) -> T) -> T {
        let place = &mut Arc::make_mut(&mut self.spine)[at];
        let chunk = Arc::make_mut(&mut place.chunk);
        let result = edit(chunk);
        place.len = chunk.ids.len() as u32;
        result
    }

    /// Puts items before another one, or at the end.
    pub(crate) fn insert(&mut self, before: Option<ItemId>, entries: &[(ItemId, LaneId)], beside: &mut Beside<'_>) {
        let mut at = self.spine.len();
        if let Some((found, index)) = before.and_then(|id| self.find(beside.rows, id)) {
            if self.spine[found].len as usize + entries.len() <= CHUNK {
                self.splice(found, index, entries, beside);
                return;
            }
            at = found;
            if index > 0 {
                self.split(found, index, beside);
                at += 1;
            }
        }
        let mut rest = entries;
        if at > 0 {
            let len = self.spine[at - 1].len as usize;
            let (fits, more) = rest.split_at(rest.len().min(CHUNK.saturating_sub(len)));
            self.splice(at - 1, len, fits, beside);
            rest = more;
        }
        for entries in rest.chunks(CHUNK) {
            self.new_chunk(at, beside.lanes);
            self.splice(at, 0, entries, beside);
            at += 1;
        }
    }

    /// Puts items into a chunk that has room for them.
    fn splice(&mut self, at: usize, index: usize, entries: &[(ItemId, LaneId)], beside: &mut Beside<'_>) {
        if entries.is_empty() {
            return;
        }
        self.edit(at, |chunk| {
            chunk.ids.splice(index..index, entries.iter().map(|entry| entry.0));
            chunk.lanes.splice(index..index, entries.iter().map(|entry| entry.1));
        });
        let Place { label, number, .. } = self.spine[at];
        for run in entries.chunk_by(|a, b| a.1 == b.1) {
            beside.lanes.add(run[0].1, label, run.len() as u32);
        }
        for (id, _) in entries {
            beside.rows.alter(*id, |record| record.place = number);
        }
    }

    /// Moves everything of a chunk from `index` on into a new chunk behind it.
    fn split(&mut self, at: usize, index: usize, beside: &mut Beside<'_>) {
        self.new_chunk(at + 1, beside.lanes);
        let right = self.cut(at, index, beside.lanes);
        self.splice(at + 1, 0, &right, beside);
    }

    /// Takes everything from `index` on out of a chunk.
    fn cut(&mut self, at: usize, index: usize, lanes: &mut Lanes) -> Vec<(ItemId, LaneId)> {
        let (ids, cut) = self.edit(at, |chunk| (chunk.ids.split_off(index), chunk.lanes.split_off(index)));
        for (lane, count) in runs(&cut) {
            lanes.sub(lane, self.spine[at].label, count);
        }
        ids.into_iter().zip(cut).collect()
    }

    /// Makes an empty chunk at this index of the spine.
    fn new_chunk(&mut self, at: usize, lanes: &mut Lanes) {
        let label = self.label_at(at).or_else(|| {
            self.relabel(lanes);
            self.label_at(at)
        });
        let label = label.unwrap_or(u64::MAX);
        let labels = Arc::make_mut(&mut self.labels);
        let number = self.unused.pop().unwrap_or_else(|| {
            labels.push(label);
            (labels.len() - 1) as u32
        });
        labels[number as usize] = label;
        let place = Place {
            label,
            number,
            len: 0,
            chunk: Arc::default(),
        };
        Arc::make_mut(&mut self.spine).insert(at, place);
    }

    /// A free label for a chunk at this index. Near the one before: what is inserted goes on behind it, mostly.
    fn label_at(&self, at: usize) -> Option<u64> {
        let left = at.checked_sub(1).map_or(0, |before| self.spine[before].label);
        match self.spine.get(at) {
            None => left.checked_add(STEP),
            Some(right) => {
                let gap = right.label - left;
                (gap >= 2).then(|| left + (gap / 32).max(1))
            }
        }
    }

    /// Spreads the labels again.
    fn relabel(&mut self, lanes: &mut Lanes) {
        let labels = Arc::make_mut(&mut self.labels);
        let mut new = BTreeMap::new();
        for (at, place) in Arc::make_mut(&mut self.spine).iter_mut().enumerate() {
            let label = (at as u64 + 1) * STEP;
            new.insert(place.label, label);
            place.label = label;
            labels[place.number as usize] = label;
        }
        lanes.relabel(&new);
    }

    /// Takes items out that are in `rows` still; returns them in their order.
    pub(crate) fn remove(&mut self, ids: &[ItemId], beside: &mut Beside<'_>) -> Vec<(ItemId, LaneId)> {
        let number = |id: &ItemId| beside.rows.get(*id).map(|(_, record)| record.place);
        let touched: BTreeSet<u64> = ids
            .iter()
            .filter_map(number)
            .filter_map(|number| self.labels.get(number as usize).copied())
            .collect();
        let wanted: HashSet<ItemId> = if ids.len() > 1 {
            ids.iter().copied().collect()
        } else {
            HashSet::new()
        };
        let is_wanted = |id: ItemId| {
            if let [one] = ids {
                *one == id
            } else {
                wanted.contains(&id)
            }
        };
        let mut removed = Vec::with_capacity(ids.len());
        let mut empty = false;
        for label in &touched {
            let Some(at) = self.index_of_label(*label) else {
                continue;
            };
            let from = removed.len();
            self.edit(at, |chunk| take(chunk, is_wanted, &mut removed));
            for run in removed[from..].chunk_by(|a, b| a.1 == b.1) {
                beside.lanes.sub(run[0].1, *label, run.len() as u32);
            }
            empty |= self.spine[at].len == 0;
        }
        if empty {
            self.drop_empty();
        }
        for label in &touched {
            self.join(*label, beside);
        }
        removed
    }

    fn drop_empty(&mut self) {
        let Self { spine, unused, .. } = self;
        Arc::make_mut(spine).retain(|place| {
            if place.len == 0 {
                unused.push(place.number);
            }
            place.len > 0
        });
    }

    /// Joins a small chunk to the one before it.
    fn join(&mut self, label: u64, beside: &mut Beside<'_>) {
        let Some(at) = self.index_of_label(label).filter(|at| *at > 0) else {
            return;
        };
        let (before, len) = (self.spine[at - 1].len as usize, self.spine[at].len as usize);
        if len < SMALL && before + len <= CHUNK / 2 {
            let entries = self.cut(at, 0, beside.lanes);
            self.splice(at - 1, before, &entries, beside);
            let place = Arc::make_mut(&mut self.spine).remove(at);
            self.unused.push(place.number);
        }
    }

    /// The item is in another lane now.
    pub(crate) fn set_lane(&mut self, id: ItemId, lane: LaneId, beside: &mut Beside<'_>) {
        let Some((at, index)) = self.find(beside.rows, id) else {
            return;
        };
        let before = self.edit(at, |chunk| std::mem::replace(&mut chunk.lanes[index], lane));
        let label = self.spine[at].label;
        beside.lanes.sub(before, label, 1);
        beside.lanes.add(lane, label, 1);
    }

    /// What sorts items by their order.
    pub(crate) fn key(&self, rows: &Rows, id: ItemId) -> Option<(usize, usize)> {
        self.find(rows, id)
    }

    /// The item before this one.
    pub(crate) fn before(&self, rows: &Rows, id: ItemId) -> Option<ItemId> {
        let (at, index) = self.find(rows, id)?;
        match index.checked_sub(1) {
            Some(index) => self.spine[at].chunk.ids.get(index).copied(),
            None => self.spine[at.checked_sub(1)?].chunk.ids.last().copied(),
        }
    }

    /// The item behind this one.
    pub(crate) fn behind(&self, rows: &Rows, id: ItemId) -> Option<ItemId> {
        let (at, index) = self.find(rows, id)?;
        match self.spine[at].chunk.ids.get(index + 1) {
            Some(id) => Some(*id),
            None => self.spine.get(at + 1)?.chunk.ids.first().copied(),
        }
    }

    /// The first item of all.
    pub(crate) fn first(&self) -> Option<ItemId> {
        self.iter().next()
    }

    /// Lets an item change places with the one before it.
    pub(crate) fn swap_with_before(&mut self, id: ItemId, beside: &mut Beside<'_>) {
        let Some((at, index)) = self.find(beside.rows, id) else {
            return;
        };
        if index > 0 {
            self.edit(at, |chunk| {
                chunk.ids.swap(index, index - 1);
                chunk.lanes.swap(index, index - 1);
            });
            return;
        }
        let Some(before) = at.checked_sub(1) else { return };
        let last = self.cut(before, self.spine[before].len as usize - 1, beside.lanes);
        let (first, lane) = self.edit(at, |chunk| (chunk.ids.remove(0), chunk.lanes.remove(0)));
        beside.lanes.sub(lane, self.spine[at].label, 1);
        self.splice(before, self.spine[before].len as usize, &[(first, lane)], beside);
        self.splice(at, 0, &last, beside);
    }

    /// All items.
    pub(crate) fn iter(&self) -> impl Iterator<Item = ItemId> {
        self.spine.iter().flat_map(|place| place.chunk.ids.iter().copied())
    }

    /// For each chunk, how many items are before it.
    pub(crate) fn starts(&self) -> Vec<u32> {
        let mut before = 0;
        let start = |place: &Place| {
            let start = before;
            before += place.len;
            start
        };
        self.spine.iter().map(start).collect()
    }

    /// The item at this place.
    pub(crate) fn nth(&self, starts: &[u32], at: usize) -> Option<ItemId> {
        let at = u32::try_from(at).ok()?;
        let chunk = starts.partition_point(|start| *start <= at).checked_sub(1)?;
        self.spine
            .get(chunk)?
            .chunk
            .ids
            .get((at - starts.get(chunk)?) as usize)
            .copied()
    }

    /// At which place an item is.
    pub(crate) fn position(&self, rows: &Rows, starts: &[u32], id: ItemId) -> Option<usize> {
        let (at, index) = self.find(rows, id)?;
        Some(*starts.get(at)? as usize + index)
    }

    /// Bytes on the heap, for the benchmark.
    pub(crate) fn heap_bytes(&self) -> usize {
        let of_chunk = |place: &Place| {
            size_of::<OrderChunk>()
                + place.chunk.ids.capacity() * size_of::<ItemId>()
                + place.chunk.lanes.capacity() * size_of::<LaneId>()
        };
        self.spine.capacity() * size_of::<Place>()
            + self.labels.capacity() * size_of::<u64>()
            + self.spine.iter().map(of_chunk).sum::<usize>()
    }
}

/// Moves the wanted items of a chunk into `removed`.
fn take(chunk: &mut OrderChunk, is_wanted: impl Fn(ItemId) -> bool, removed: &mut Vec<(ItemId, LaneId)>) {
    let mut kept = 0;
    for at in 0..chunk.ids.len() {
        let (id, lane) = (chunk.ids[at], chunk.lanes[at]);
        if is_wanted(id) {
            removed.push((id, lane));
        } else {
            (chunk.ids[kept], chunk.lanes[kept]) = (id, lane);
            kept += 1;
        }
    }
    chunk.ids.truncate(kept);
    chunk.lanes.truncate(kept);
}

#[cfg(test)]
impl Order {
    /// All chunks with their labels.
    pub(crate) fn chunks(&self) -> impl Iterator<Item = (u64, &OrderChunk)> {
        self.spine.iter().map(|place| (place.label, &*place.chunk))
    }
}
