//! Searching and comparing whole trees: what is asked, and the list of what was found, which is worked with like a pane.

mod ask;
mod awaited;
mod panel;
mod rows;

use std::sync::Arc;

use portolan_engine::{Hunt, HuntId, HuntView, Place};
use portolan_remote::Direction;

pub(crate) use ask::{CompareDialog, FindDialog};
pub(crate) use awaited::Awaited;
pub(crate) use panel::{Panel, in_words};
pub(crate) use rows::{At, get};

use crate::frame::FrameCx;

/// What a person asked for in the list of what was found.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// Begin.
    Begin(Box<Hunt>),
    /// Stop reading; what was found stays.
    Stop(HuntId),
    /// Forget what was found.
    Forget(HuntId),
    /// Show it in the pane of its side.
    Go(Place),
    /// Move these to the other side: each into the folder that stands beside it.
    Transfer(Direction, Vec<(Place, Place)>),
    /// Open it with its editor.
    Edit(Place),
    /// Copy these paths.
    Copy(Vec<Place>),
}

/// What is shown in the list: the last one that is not about the panes themselves.
pub(crate) fn listed(frame: &FrameCx) -> Option<&Arc<HuntView>> {
    let of_panes = |view: &&Arc<HuntView>| matches!(*view.hunt, Hunt::Contents { .. });
    frame.hunts.iter().rfind(|view| !of_panes(view))
}

/// Is it about differences?
fn compares(view: &HuntView) -> bool {
    matches!(*view.hunt, Hunt::Compare { .. })
}
