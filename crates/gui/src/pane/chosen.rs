//! What is chosen in a pane, for those who work with it, and ways to choose.

use std::collections::HashSet;

use portolan_engine::{PaneState, Place};
use portolan_remote::{Entry, FileName};
use portolan_ui_kit::{say, virtual_table::ScrollPosition};

use super::Pane;
use crate::{
    action::Actions,
    frame::FrameCx,
    place, words,
    work::{Chosen, PatternWish},
};

impl Pane {
    /// What is chosen, with where it is, and in words: `“index.html”`, `3 items`.
    pub(crate) fn chosen_with_places(&self) -> (Vec<Chosen>, String) {
        let Some(index) = self.rows.shown() else {
            return (Vec::new(), String::new());
        };
        let chosen: Vec<Chosen> = self
            .chosen()
            .into_iter()
            .map(|entry| Chosen {
                place: place::child(index.place(), &entry.name),
                entry: entry.clone(),
            })
            .collect();
        let what = match chosen.as_slice() {
            [one] => format!("“{}”", words::visible(&index.shown(&one.entry.name))),
            many => say!("pane-count-items", count = many.len() as u64),
        };
        (chosen, what)
    }

    /// The entry with the cursor, where nothing else is selected, or the only one that is.
    pub(crate) fn at_cursor(&self) -> Option<Chosen> {
        let index = self.rows.shown()?;
        let chosen = self.chosen();
        let entry = match chosen.as_slice() {
            [one] => one,
            _ => self.cursor_entry()?,
        };
        Some(Chosen {
            place: place::child(index.place(), &entry.name),
            entry: entry.clone(),
        })
    }

    /// What is chosen in the order of the rows, and the names in the folder that are not.
    pub(crate) fn chosen_and_others(&self, frame: &FrameCx) -> Option<(Place, Vec<Entry>, HashSet<FileName>)> {
        let index = self.rows.shown()?;
        let chosen: Vec<Entry> = self.chosen().into_iter().cloned().collect();
        if chosen.is_empty() {
            return None;
        }
        let names: HashSet<&FileName> = chosen.iter().map(|entry| &entry.name).collect();
        // What is hidden or filtered out has its name too.
        let all = frame.pane(self.id)?.batches.iter().flat_map(|batch| batch.iter());
        let others = all
            .map(|entry| &entry.name)
            .filter(|name| !names.contains(name))
            .cloned()
            .collect();
        Some((index.place().clone(), chosen, others))
    }

    /// Selects what is not, and nothing else.
    pub(crate) fn invert_selection(&mut self) {
        if let Some(index) = self.rows.shown() {
            self.selection.invert(index);
        }
    }

    /// Selects nothing.
    pub(crate) fn select_none(&mut self) {
        self.selection.clear();
    }

    /// Selects or unselects names by a pattern; what is selected otherwise stays.
    pub(crate) fn select_like(&mut self, wish: &PatternWish) {
        if let Some(index) = self.rows.shown() {
            self.selection.change(index, wish.select, |entry| {
                wish.kinds.has(entry) && wish.pattern.fits(&index.shown(&entry.name))
            });
        }
    }

    /// Selects these, and nothing else.
    pub(crate) fn select_names(&mut self, names: &HashSet<FileName>) {
        self.selection.clear();
        if let Some(index) = self.rows.shown() {
            self.selection.change(index, true, |entry| names.contains(&entry.name));
        }
    }

    /// Is there a field in which a filter is typed?
    pub(crate) fn has_filter_field(&self) -> bool {
        self.filter.is_some()
    }

    /// Where its rows are scrolled to.
    pub(crate) fn scroll(&self) -> ScrollPosition {
        self.table.scroll
    }

    /// Scrolls its rows to there.
    pub(crate) fn set_scroll(&mut self, to: ScrollPosition) {
        self.table.scroll = to;
    }

    /// Does it show what there is, in its order?
    pub(crate) fn is_settled(&self, frame: &FrameCx) -> bool {
        let ready = frame
            .pane(self.id)
            .is_some_and(|listing| matches!(listing.state, PaneState::Ready));
        let place = self.place(frame);
        let shown = self.rows.shown().filter(|_| !self.rows.at_work());
        ready && shown.is_some_and(|index| Some(index.place()) == place)
    }

    /// Shows the folder that was shown `count` folders before.
    pub(crate) fn back(&mut self, count: usize, actions: &mut Actions) {
        if let Some(before) = self.history.go_back(count) {
            self.go(before, actions);
        }
    }

    /// Shows the folder that was left by going back.
    pub(crate) fn forward(&mut self, count: usize, actions: &mut Actions) {
        if let Some(after) = self.history.go_forward(count) {
            self.go(after, actions);
        }
    }
}
