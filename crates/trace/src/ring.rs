//! The newest events of all sessions, in bounded memory.

use std::{collections::VecDeque, sync::Arc};

use crate::TraceEvent;

/// A closed chunk of events, shared and never changed.
pub type Chunk = Arc<[TraceEvent]>;

/// Events a chunk; chosen so that publishing copies little and a chunk stays small (about 50 KiB).
const CHUNK_EVENTS: usize = 512;

/// Keeps the newest events in chunks; drops whole chunks of the oldest and counts what it dropped.
#[derive(Debug)]
pub struct Ring {
    chunks: VecDeque<Chunk>,
    open: Vec<TraceEvent>,
    capacity_chunks: usize,
    dropped: u64,
}

impl Ring {
    /// A ring for about `capacity` events.
    pub fn new(capacity: usize) -> Self {
        Self {
            chunks: VecDeque::new(),
            open: Vec::with_capacity(CHUNK_EVENTS),
            capacity_chunks: capacity.div_ceil(CHUNK_EVENTS).max(1),
            dropped: 0,
        }
    }

    /// Adds the newest event.
    pub fn push(&mut self, event: TraceEvent) {
        self.open.push(event);
        if self.open.len() == CHUNK_EVENTS {
            self.chunks
                .push_back(std::mem::replace(&mut self.open, Vec::with_capacity(CHUNK_EVENTS)).into());
            if self.chunks.len() > self.capacity_chunks
                && let Some(oldest) = self.chunks.pop_front()
            {
                self.dropped += oldest.len() as u64;
            }
        }
    }

    /// Everything that is kept, oldest first: closed chunks are shared, the open one is copied.
    pub fn snapshot(&self) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = self.chunks.iter().cloned().collect();
        if !self.open.is_empty() {
            chunks.push(self.open.clone().into());
        }
        chunks
    }

    /// How many events were dropped so far.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// Forgets everything; the count of dropped events stays.
    pub fn clear(&mut self) {
        self.chunks.clear();
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::TraceKind;

    #[test]
    fn the_oldest_go_first_and_are_counted() {
        let mut ring = Ring::new(1000);
        for seq in 0..5000 {
            ring.push(TraceEvent {
                session: 1,
                seq,
                at: Duration::ZERO,
                kind: TraceKind::DataOpen { id: 1 },
            });
        }
        let kept: Vec<u64> = ring
            .snapshot()
            .iter()
            .flat_map(|chunk| chunk.iter().map(|event| event.seq))
            .collect();
        assert_eq!(kept.last(), Some(&4999));
        assert_eq!(ring.dropped(), kept[0]);
        assert!(kept.windows(2).all(|pair| pair[1] == pair[0] + 1));
        assert!(
            kept.len() >= 1000 && kept.len() <= 1000 + 2 * CHUNK_EVENTS,
            "{}",
            kept.len()
        );
    }
}
