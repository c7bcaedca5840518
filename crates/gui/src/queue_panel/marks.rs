//! Which rows of a list of the dock are selected: by item, so that it survives another order.

use std::collections::HashSet;

use eframe::egui::Modifiers;
use portolan_remote::ItemId;

/// The selected items.
#[derive(Debug, Default)]
pub(super) struct Marks {
    items: HashSet<ItemId>,
    anchor: Option<usize>,
}

impl Marks {
    pub(super) fn has(&self, item: ItemId) -> bool {
        self.items.contains(&item)
    }

    pub(super) fn clear(&mut self) {
        self.items.clear();
    }

    /// Keeps only what is still there.
    pub(super) fn retain(&mut self, there: impl Fn(ItemId) -> bool) {
        self.items.retain(|item| there(*item));
    }

    /// A click, or a step of the cursor, with these keys held. `id` gives the item of a row.
    pub(super) fn choose(&mut self, row: usize, modifiers: Modifiers, id: impl Fn(usize) -> Option<ItemId>) {
        let Some(item) = id(row) else { return };
        if modifiers.shift {
            let from = *self.anchor.get_or_insert(row);
            let range = (from.min(row)..=from.max(row)).filter_map(id);
            if !modifiers.command {
                self.items.clear();
            }
            self.items.extend(range);
            return;
        }
        self.anchor = Some(row);
        if !modifiers.command {
            self.items = HashSet::from([item]);
        } else if !self.items.remove(&item) {
            self.items.insert(item);
        }
    }

    /// A menu was opened on a row: it is for this one unless it is for the selection.
    pub(super) fn choose_for_menu(&mut self, item: ItemId) {
        if !self.has(item) {
            self.items = HashSet::from([item]);
        }
    }

    pub(super) fn all(&mut self, items: impl Iterator<Item = ItemId>) {
        self.items = items.collect();
    }

    /// All of them, in the order of their numbers.
    pub(super) fn chosen(&self) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = self.items.iter().copied().collect();
        items.sort_unstable();
        items
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
