//! The order that the person gives.

use std::collections::HashSet;

use portolan_remote::ItemId;

use crate::{Move, Queue};

impl Queue {
    pub(super) fn reorder(&mut self, mut ids: Vec<ItemId>, to: Move) {
        ids.sort_unstable();
        ids.dedup();
        ids.retain(|id| self.contains(*id));
        match to {
            Move::Up => self.one_up(ids),
            Move::Down => self.one_down(ids),
            Move::Top => self.gather(&ids, |queue| queue.order.first()),
            Move::Bottom => self.gather(&ids, |_| None),
            Move::Before(other) if !self.contains(other) || ids.binary_search(&other).is_ok() => {}
            Move::Before(other) => self.gather(&ids, |_| Some(other)),
        }
    }

    /// Takes items out of the order and puts them in again before what `before` finds then.
    fn gather(&mut self, ids: &[ItemId], before: impl FnOnce(&Self) -> Option<ItemId>) {
        let (order, mut beside) = self.order_mut();
        let entries = order.remove(ids, &mut beside);
        let before = before(self);
        let (order, mut beside) = self.order_mut();
        order.insert(before, &entries, &mut beside);
    }

    /// Items whose neighbour moves along, or is not there, stay behind it.
    fn one_up(&mut self, mut ids: Vec<ItemId>) {
        let moving: HashSet<ItemId> = ids.iter().copied().collect();
        ids.sort_by_cached_key(|id| self.order.key(&self.rows, *id));
        for id in ids {
            if self
                .order
                .before(&self.rows, id)
                .is_some_and(|before| !moving.contains(&before))
            {
                let (order, mut beside) = self.order_mut();
                order.swap_with_before(id, &mut beside);
            }
        }
    }

    fn one_down(&mut self, mut ids: Vec<ItemId>) {
        let moving: HashSet<ItemId> = ids.iter().copied().collect();
        ids.sort_by_cached_key(|id| self.order.key(&self.rows, *id));
        for id in ids.into_iter().rev() {
            let behind = self
                .order
                .behind(&self.rows, id)
                .filter(|behind| !moving.contains(behind));
            if let Some(behind) = behind {
                let (order, mut beside) = self.order_mut();
                order.swap_with_before(behind, &mut beside);
            }
        }
    }
}
