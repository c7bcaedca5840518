//! The order that the person gives.

use std::collections::HashSet;

use portolan_remote::ItemId;

use crate::{Applied, Move, Queue};

impl Queue {
    pub(super) fn reorder(&mut self, mut ids: Vec<ItemId>, to: Move, done: &mut Applied) {
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.contains(*id));
        match to {
            Move::Up => self.one_up(ids, done),
            Move::Down => self.one_down(ids, done),
            Move::Top => self.gather(&ids, done, |queue| queue.order.first()),
            Move::Bottom => self.gather(&ids, done, |_| None),
            Move::Before(other) if !self.contains(other) || ids.binary_search(&other).is_ok() => {}
            Move::Before(other) => self.gather(&ids, done, |_| Some(other)),
        }
    }

    /// Takes items out of the order and puts them in again before what `before` finds then.
    fn gather(&mut self, ids: &[ItemId], done: &mut Applied, before: impl FnOnce(&Self) -> Option<ItemId>) {
        let (order, mut beside) = self.order_mut();
        let entries = order.remove(ids, &mut beside);
        done.moved.extend(entries.iter().map(|entry| entry.0));
        let before = before(self);
        let (order, mut beside) = self.order_mut();
        order.insert(before, &entries, &mut beside);
    }

    /// Items whose neighbour moves along, or is not there, stay behind it.
    fn one_up(&mut self, mut ids: Vec<ItemId>, done: &mut Applied) {
        let moving: HashSet<ItemId> = ids.iter().copied().collect();
        ids.sort_by_cached_key(|id| self.order.key(&self.rows, *id));
        for id in ids {
            let before = self
                .order
                .before(&self.rows, id)
                .filter(|before| !moving.contains(before));
            if let Some(before) = before {
                done.swapped.push((before, id));
                let (order, mut beside) = self.order_mut();
                order.swap_with_before(id, &mut beside);
            }
        }
    }

    fn one_down(&mut self, mut ids: Vec<ItemId>, done: &mut Applied) {
        let moving: HashSet<ItemId> = ids.iter().copied().collect();
        ids.sort_by_cached_key(|id| self.order.key(&self.rows, *id));
        for id in ids.into_iter().rev() {
            let behind = self
                .order
                .behind(&self.rows, id)
                .filter(|behind| !moving.contains(behind));
            if let Some(behind) = behind {
                done.swapped.push((id, behind));
                let (order, mut beside) = self.order_mut();
                order.swap_with_before(behind, &mut beside);
            }
        }
    }
}
