//! Small files are begun on the disk before their turn comes.
//!
//! That a file was begun must be safe before its first byte moves. A disk takes milliseconds for that, and on a fast line a small
//! file takes little more: so the files that come next are marked while others move, and none of them waits for the disk. What is
//! marked and does not come after all (the person holds it, the program is killed) was tried once more for all that the next run
//! knows, which has it look before it sends.

use std::{collections::BTreeMap, time::Instant};

use portolan_queue::{Change, ItemKind};
use portolan_remote::ItemId;

use crate::{engine::Engine, kept::Pledge, publish::Part, work::urgent};

/// So many are marked for each small file that moves: on a line without delay those are the files of some 50 ms, in which a disk
/// takes several commits.
const FOR_EACH: usize = 16;

/// Files that are marked at most, however often the order changes.
const MOST: usize = 256;

/// Files that are begun and do not run yet, and the numbers of the changes that said so.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    begun: BTreeMap<ItemId, u64>,
    /// Others come next since somebody looked.
    stale: bool,
    /// A small file had its turn and was not marked.
    missed: bool,
}

impl Ahead {
    /// Is it begun already?
    pub(crate) fn has(&self, item: ItemId) -> bool {
        self.begun.contains_key(&item)
    }
}

impl Engine {
    /// Marks what comes next.
    pub(crate) fn begin_ahead(&mut self, now: Instant) {
        if !std::mem::take(&mut self.ahead.stale) || !self.kept.durable() {
            return;
        }
        let small = self.work.keys().filter(|item| self.is_small(**item)).count();
        let stock = MOST.min(small * FOR_EACH);
        // Many at a time: each look at what comes next has a price, and each commit.
        if !std::mem::take(&mut self.ahead.missed) && self.ahead.begun.len() > stock / 2 {
            return;
        }
        let queue = &self.queue;
        self.ahead.begun.retain(|item, _| queue.contains(*item));
        let limits = self.limits(now, stock);
        for start in portolan_queue::next(&self.queue, &self.running, &limits, self.clock(now)) {
            if self.ahead.begun.len() >= stock {
                break;
            }
            // A file from one server to another waits for both of them, not for the disk.
            let wanted = start.kind == ItemKind::File && start.small && !start.across();
            if wanted && !self.ahead.has(start.item) {
                self.change_with(Change::Began { item: start.item }, urgent());
                self.ahead.begun.insert(start.item, self.kept.logged());
                self.queue.set_early(start.item, true);
            }
        }
    }

    /// It runs now: begun, unless it was ahead of its turn. The word that this is safe.
    pub(crate) fn began(&mut self, item: ItemId) -> Pledge {
        self.ahead.stale = true;
        let ahead = self.ahead.begun.remove(&item);
        if ahead.is_some() {
            self.queue.set_early(item, false);
            self.show.mark(Part::Queue);
        }
        // Who tries again what failed meanwhile counts from the beginning, on the disk too.
        let counted = |_: &u64| self.queue.item(item).is_some_and(|item| item.attempts > 0);
        let marked = ahead.filter(counted);
        self.ahead.missed |= marked.is_none() && self.is_small(item);
        let number = marked.unwrap_or_else(|| {
            self.change_with(Change::Began { item }, urgent());
            self.kept.logged()
        });
        self.kept.pledge_of(number)
    }

    /// The program ends: what did not have its turn was not begun.
    pub(crate) fn take_back_ahead(&mut self) {
        for item in std::mem::take(&mut self.ahead.begun).into_keys() {
            self.change(Change::NotBegun { item });
        }
    }
}
