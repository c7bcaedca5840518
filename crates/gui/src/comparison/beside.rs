//! What the rows of a pane need to know of the other pane.

use std::sync::Arc;

use portolan_engine::PaneListing;
use portolan_remote::{Entry, FileName};

use super::{At, Mark, Marks, entry_at};
use crate::pane::Wish;

/// The marks of a pane, and which rows they hide or add.
#[derive(Clone, Debug)]
pub(crate) struct Beside {
    /// Both folders.
    pub(crate) marks: Arc<Marks>,
    /// Which of them is this pane's.
    pub(crate) side: usize,
    /// What is the same is hidden.
    pub(crate) only_differences: bool,
    /// What the other pane shows, where the rows of both stand beside each other: then there is a gap for each that this
    /// one lacks.
    pub(crate) aligned: Option<Box<Wish>>,
    /// Has the other pane a row for the folder above? Then this one has a gap for it.
    pub(crate) above: bool,
    /// Does the other pane have a field above its rows in which a filter is typed? Then this one has as much room there.
    pub(crate) field: bool,
}

impl PartialEq for Beside {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.marks, &other.marks)
            && (self.side, self.only_differences, self.above, self.field)
                == (other.side, other.only_differences, other.above, other.field)
            && self.aligned == other.aligned
    }
}

impl Beside {
    /// What the entry of this name is.
    pub(crate) fn mark(&self, name: &FileName) -> Option<Mark> {
        self.marks.get(self.side, name).map(|marked| marked.mark)
    }

    /// Is it hidden, because it is the same?
    pub(crate) fn hides(&self, name: &FileName) -> bool {
        self.only_differences && self.mark(name) == Some(Mark::Same)
    }

    /// The other entry of this name, in the listing of the other pane.
    pub(crate) fn partner(&self, name: &FileName) -> Option<&Entry> {
        let at = self.marks.get(self.side, name)?.other?;
        entry_at(self.other(), at)
    }

    /// The folder of this pane.
    pub(crate) fn own(&self) -> &PaneListing {
        &self.marks.asked.listings[self.side]
    }

    /// The folder of the other pane.
    pub(crate) fn other(&self) -> &PaneListing {
        &self.marks.asked.listings[1 - self.side]
    }

    /// What the other pane has and this one lacks.
    pub(crate) fn lacking(&self) -> impl Iterator<Item = (At, &Entry)> {
        self.marks.lacking(self.side)
    }

    /// The entry of the other pane there.
    pub(crate) fn other_at(&self, at: At) -> Option<&Entry> {
        entry_at(self.other(), at)
    }
}
