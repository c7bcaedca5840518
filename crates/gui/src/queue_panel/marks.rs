//! Which rows of a list of the dock are selected: by item, so that it survives another order. Or a whole group.

use std::collections::HashSet;

use eframe::egui::Modifiers;
use portolan_remote::ItemId;

use super::rows::GroupKey;

/// Of more items it is not looked through at each change of the queue which of them are still there.
const FEW: usize = 2000;

/// The selected items.
#[derive(Debug, Default)]
pub(super) struct Marks {
    items: HashSet<ItemId>,
    group: Option<GroupKey>,
    anchor: Option<usize>,
}

impl Marks {
    pub(super) fn has(&self, item: ItemId) -> bool {
        self.items.contains(&item)
    }

    /// The group that is selected as a whole.
    pub(super) fn group(&self) -> Option<GroupKey> {
        self.group
    }

    pub(super) fn clear(&mut self) {
        self.items.clear();
        self.group = None;
    }

    /// Keeps only what is still there. Of many, it is only seen to that one is: what is gone is passed over by all who
    /// are given it.
    pub(super) fn retain(&mut self, there: impl Fn(ItemId) -> bool) {
        if self.items.len() <= FEW {
            self.items.retain(|item| there(*item));
        } else if !self.items.iter().any(|item| there(*item)) {
            self.items.clear();
        }
    }

    /// A click, or a step of the cursor, with these keys held. `id` gives the item of a row.
    pub(super) fn choose(&mut self, row: usize, modifiers: Modifiers, id: impl Fn(usize) -> Option<ItemId>) {
        let Some(item) = id(row) else { return };
        self.group = None;
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

    /// The same on the heading of a group: with Ctrl or Shift its items come to the others, else the group is selected.
    pub(super) fn choose_group(
        &mut self,
        row: usize,
        key: GroupKey,
        modifiers: Modifiers,
        items: impl Iterator<Item = ItemId>,
    ) {
        if modifiers.command || modifiers.shift {
            self.group = None;
            self.items.extend(items);
        } else {
            self.clear();
            self.group = Some(key);
        }
        self.anchor = Some(row);
    }

    /// A menu was opened on a row: it is for this one unless it is for the selection.
    pub(super) fn choose_for_menu(&mut self, item: ItemId) {
        if !self.has(item) {
            self.clear();
            self.items.insert(item);
        }
    }

    /// A menu was opened on a heading.
    pub(super) fn choose_group_for_menu(&mut self, key: GroupKey) {
        self.clear();
        self.group = Some(key);
    }

    pub(super) fn all(&mut self, items: impl Iterator<Item = ItemId>) {
        self.group = None;
        self.items = items.collect();
    }

    /// All of them, in the order of their numbers.
    pub(super) fn chosen(&self) -> Vec<ItemId> {
        let mut items: Vec<ItemId> = self.items.iter().copied().collect();
        items.sort_unstable();
        items
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty() && self.group.is_none()
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::JobId;

    use super::*;

    #[test]
    fn groups_and_items_are_selected_one_or_the_other() {
        let mut marks = Marks::default();
        let id = |row: usize| (row > 0).then_some(ItemId(row as u64));
        marks.choose(1, Modifiers::NONE, id);
        let group = GroupKey::Job(JobId(1));
        marks.choose_group(0, group, Modifiers::NONE, [ItemId(1), ItemId(2)].into_iter());
        assert_eq!((marks.group(), marks.chosen().len()), (Some(group), 0));
        marks.choose(3, Modifiers::COMMAND, id);
        marks.choose_group(0, group, Modifiers::COMMAND, [ItemId(1), ItemId(2)].into_iter());
        assert_eq!(marks.chosen(), [ItemId(1), ItemId(2), ItemId(3)]);
        assert_eq!(marks.group(), None);
    }

    #[test]
    fn of_many_that_are_gone_none_stay() {
        let mut marks = Marks::default();
        marks.all((0..5000).map(ItemId));
        marks.retain(|item| item.0 == 4999);
        assert!(!marks.is_empty());
        marks.retain(|_| false);
        assert!(marks.is_empty());
    }
}
