//! A sorted set of item numbers that can be shared and asked for its n-th member: what failed.

use std::sync::Arc;

use portolan_remote::ItemId;

/// Small in tests, so that a few items fill many chunks.
const CHUNK: usize = if cfg!(test) { 8 } else { 512 };

/// Sorted; chunks are shared with snapshots and copied when touched.
#[derive(Clone, Debug, Default)]
pub(crate) struct IdSet {
    chunks: Arc<Vec<Arc<Vec<ItemId>>>>,
    len: usize,
}

impl IdSet {
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The chunk that holds `id`, or into which it belongs.
    fn chunk_of(&self, id: ItemId) -> usize {
        self.chunks
            .partition_point(|chunk| chunk.first().is_some_and(|first| *first <= id))
            .saturating_sub(1)
    }

    pub(crate) fn insert(&mut self, id: ItemId) {
        let at = self.chunk_of(id);
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(chunk) = chunks.get_mut(at).map(Arc::make_mut) else {
            chunks.push(Arc::new(vec![id]));
            self.len += 1;
            return;
        };
        let Err(index) = chunk.binary_search(&id) else { return };
        chunk.insert(index, id);
        self.len += 1;
        if chunk.len() > CHUNK {
            // Numbers mostly rise: leave a full chunk behind and go on in a new one.
            let keep = if at + 1 == chunks.len() { CHUNK } else { CHUNK / 2 };
            let right = Arc::make_mut(&mut chunks[at]).split_off(keep);
            chunks.insert(at + 1, Arc::new(right));
        }
    }

    pub(crate) fn remove(&mut self, id: ItemId) {
        let at = self.chunk_of(id);
        let chunks = Arc::make_mut(&mut self.chunks);
        let Some(chunk) = chunks.get_mut(at).map(Arc::make_mut) else {
            return;
        };
        let Ok(index) = chunk.binary_search(&id) else { return };
        chunk.remove(index);
        self.len -= 1;
        if chunk.is_empty() {
            chunks.remove(at);
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = ItemId> {
        self.chunks.iter().flat_map(|chunk| chunk.iter().copied())
    }

    /// For each chunk, how many members are before it: what [`IdSet::nth`] needs.
    pub(crate) fn starts(&self) -> Vec<u32> {
        let mut before = 0;
        let start = |chunk: &Arc<Vec<ItemId>>| {
            let start = before;
            before += chunk.len() as u32;
            start
        };
        self.chunks.iter().map(start).collect()
    }

    pub(crate) fn nth(&self, starts: &[u32], at: usize) -> Option<ItemId> {
        let at = u32::try_from(at).ok()?;
        let chunk = starts.partition_point(|start| *start <= at).checked_sub(1)?;
        self.chunks.get(chunk)?.get((at - starts.get(chunk)?) as usize).copied()
    }
}
