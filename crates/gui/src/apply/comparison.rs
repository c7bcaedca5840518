//! Comparing the two panes: switched on and off, and what of it is selected.

use std::{collections::HashSet, sync::Arc};

use portolan_engine::{CompareBy, PaneId};
use portolan_remote::FileName;

use super::Apply;
use crate::comparison::{Comparison, Mark, Marks, asked};

impl Apply<'_> {
    pub(super) fn compare_panes(&mut self) {
        let tab = self.view.tab();
        tab.comparison = match tab.comparison {
            Some(_) => None,
            None => Some(Comparison::default()),
        };
        self.one_order();
    }

    pub(super) fn compare_by(&mut self, by: CompareBy) {
        if by == CompareBy::Content {
            self.read_contents();
            return;
        }
        self.prefs.comparing.by = by;
        if let Some(comparison) = &mut self.view.tab().comparison {
            comparison.contents.give_up();
        }
    }

    /// Compares by contents, which are read now.
    pub(super) fn read_contents(&mut self) {
        self.prefs.comparing.by = CompareBy::Content;
        if let Some(comparison) = &mut self.view.tab().comparison {
            comparison.want_contents();
        }
    }

    pub(super) fn align_rows(&mut self) {
        self.prefs.comparing.aligned = !self.prefs.comparing.aligned;
        self.one_order();
    }

    /// Rows stand beside each other only where both panes have one order: that of the pane with the keyboard.
    fn one_order(&mut self) {
        if self.prefs.comparing.aligned && self.view.tab().comparison.is_some() {
            let order = self.prefs.order[self.view.tab().active_pane().side.at()];
            self.prefs.order = [order; 2];
        }
    }

    pub(super) fn select_marked_in_active(&mut self, mark: Mark) {
        let pane = self.view.tab().active_pane().id;
        self.select_marked(pane, &[mark]);
    }

    /// Selects what is marked so, and gives that pane the keyboard: one key moves it to the other side.
    pub(super) fn select_marked(&mut self, pane: PaneId, marks: &[Mark]) {
        let Some(tab) = self.view.tab_of(pane) else { return };
        let Some(known) = tab.comparison.as_ref().and_then(Comparison::marks) else {
            return;
        };
        let side = usize::from(tab.remote.id == pane);
        let names = known.names(side, |mark| marks.contains(&mark));
        tab.remote_active = side == 1;
        let pane = tab.active_pane();
        pane.select_names(&names);
        pane.focus();
    }

    /// Selects in both panes what the other has not, or has otherwise.
    pub(super) fn select_differing(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        let both = (frame.pane(tab.local.id), frame.pane(tab.remote.id));
        let (Some(left), Some(right)) = both else { return };
        let known = tab
            .comparison
            .as_ref()
            .and_then(|comparison| comparison.contents.known());
        let by = self.prefs.comparing.by;
        let marks = Marks::of(asked([left, right].map(Arc::clone), frame, by, known));
        let differing = |side| -> HashSet<FileName> { marks.names(side, Mark::differs) };
        tab.local.select_names(&differing(0));
        tab.remote.select_names(&differing(1));
    }
}
