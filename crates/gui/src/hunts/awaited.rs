//! What the engine was asked to search or compare, until it shows it and while it does.

use std::sync::Arc;

use portolan_engine::{Hunt, HuntId, HuntView};

use crate::frame::FrameCx;

/// It is known by what was asked, until its number is known.
#[derive(Debug)]
pub(crate) struct Awaited {
    hunt: Hunt,
    /// The newest one that there was before.
    after: Option<HuntId>,
    id: Option<HuntId>,
}

impl Awaited {
    /// This is asked for now.
    pub(crate) fn new(hunt: Hunt, frame: &FrameCx) -> Self {
        Self {
            hunt,
            after: frame.hunts.last().map(|view| view.id),
            id: None,
        }
    }

    /// This was asked for before anything else was.
    #[cfg(test)]
    pub(crate) fn first(hunt: Hunt) -> Self {
        Self {
            hunt,
            after: None,
            id: None,
        }
    }

    /// Its number, once it was found.
    pub(crate) fn id(&self) -> Option<HuntId> {
        self.id
    }

    /// Is it this one?
    pub(crate) fn is(&self, view: &HuntView) -> bool {
        match self.id {
            Some(id) => id == view.id,
            None => Some(view.id) > self.after && *view.hunt == self.hunt,
        }
    }

    /// What the engine shows of it.
    pub(crate) fn find<'a>(&mut self, frame: &'a FrameCx) -> Option<&'a Arc<HuntView>> {
        let view = frame.hunts.iter().find(|view| self.is(view))?;
        self.id = Some(view.id);
        Some(view)
    }
}
