//! Folders that a pane reads beside the one that it shows: for its tree, the menus between its crumbs, and to complete
//! what is typed. The engine reads them as it does for panes, and keeps them true.

use std::sync::Arc;

use portolan_engine::{PaneId, PaneListing, Place};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
};

/// Numbers of panes from here on are those of asides.
const FIRST: u32 = 1 << 31;
/// Asides that one pane may have.
const EACH: u32 = 1 << 12;

/// One folder read aside.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Aside {
    id: PaneId,
    place: Place,
}

impl Aside {
    /// The folder.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// What is known of it; `None` until something is.
    pub(super) fn listing<'a>(&self, frame: &'a FrameCx) -> Option<&'a Arc<PaneListing>> {
        frame.pane(self.id).filter(|listing| listing.place == self.place)
    }

    /// Nobody needs it any more.
    pub(super) fn forget(self, actions: &mut Actions) {
        actions.push(Action::ForgetAside(self.id));
    }
}

/// Gives the asides of one pane their numbers.
#[derive(Clone, Debug)]
pub(super) struct Asides {
    first: u32,
    next: u32,
}

impl Asides {
    /// Those of this pane.
    pub(super) fn of(pane: PaneId) -> Self {
        Self {
            first: FIRST | (pane.0.wrapping_mul(EACH) & !FIRST),
            next: 0,
        }
    }

    /// Begins to read a folder.
    pub(super) fn read(&mut self, place: Place, actions: &mut Actions) -> Aside {
        let id = PaneId(self.first + self.next);
        self.next = (self.next + 1) % EACH;
        actions.push(Action::Show {
            pane: id,
            place: place.clone(),
            refresh: false,
        });
        Aside { id, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_asides_are_those_of_no_pane_and_differ() {
        let mut actions = Actions::default();
        let (mut one, mut other) = (Asides::of(PaneId(2)), Asides::of(PaneId(3)));
        let place = Place::Local("/".into());
        let ids = [
            one.read(place.clone(), &mut actions).id,
            one.read(place.clone(), &mut actions).id,
            other.read(place, &mut actions).id,
        ];
        assert!(ids.iter().all(|id| id.0 >= FIRST));
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
    }
}
