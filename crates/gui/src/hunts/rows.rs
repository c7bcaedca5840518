//! The rows of a search that are shown, and what can be done with each.

use std::path::PathBuf;

use portolan_engine::{Hunt, HuntId, HuntRow, HuntView, Place, Verdict};
use portolan_remote::{Direction, Entry, EntryKind, RemotePath};

use crate::place;

/// A row by its batch and its place in it.
pub(crate) type At = (u32, u32);

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// This computer.
    Here,
    /// The server.
    There,
}

/// Which rows are shown; grows with the batches.
#[derive(Debug, Default)]
pub(super) struct Shown {
    of: Option<(HuntId, bool)>,
    batches: usize,
    pub(super) rows: Vec<At>,
    /// How many are not the same on both sides.
    pub(super) differ: usize,
}

impl Shown {
    /// Takes what is new. `only`: of a comparison, only what differs.
    pub(super) fn take(&mut self, view: &HuntView, only: bool) {
        if self.of != Some((view.id, only)) {
            *self = Self {
                of: Some((view.id, only)),
                ..Self::default()
            };
        }
        for (batch, rows) in view.rows.iter().enumerate().skip(self.batches) {
            for (at, row) in rows.iter().enumerate() {
                let same = matches!(row, HuntRow::Compared { verdict, .. } if *verdict == Verdict::Same);
                self.differ += usize::from(!same);
                if !(only && same) {
                    self.rows.push((batch as u32, at as u32));
                }
            }
        }
        self.batches = view.rows.len();
    }
}

/// The row there.
pub(crate) fn get(view: &HuntView, at: At) -> Option<&HuntRow> {
    view.rows.get(at.0 as usize)?.get(at.1 as usize)
}

/// Where one name of a comparison is on both sides.
fn both(
    view: &HuntView,
    folders: &(PathBuf, RemotePath),
    here: Option<&Entry>,
    there: Option<&Entry>,
) -> Option<(Place, Place)> {
    let Hunt::Compare { site, .. } = &*view.hunt else {
        return None;
    };
    // Where a side does not have it, only its folder counts.
    let (ours, theirs) = (here.or(there)?, there.or(here)?);
    let local = Place::Local(folders.0.clone());
    let remote = Place::Remote(*site, folders.1.clone());
    Some((place::child(&local, &ours.name), place::child(&remote, &theirs.name)))
}

/// Where it is on this side, if it is there.
pub(super) fn place_on(view: &HuntView, row: &HuntRow, side: Side) -> Option<Place> {
    match row {
        HuntRow::Found { place, .. } => {
            let here = matches!(place, Place::Local(_));
            (here == (side == Side::Here)).then(|| place.clone())
        }
        HuntRow::Compared {
            folders, here, there, ..
        } => {
            let has = match side {
                Side::Here => here,
                Side::There => there,
            };
            has.as_ref()?;
            let (local, remote) = both(view, folders, here.as_ref(), there.as_ref())?;
            Some(match side {
                Side::Here => local,
                Side::There => remote,
            })
        }
    }
}

/// Where it is: on the side that has it, the one here first.
pub(super) fn place_of(view: &HuntView, row: &HuntRow) -> Option<Place> {
    match row {
        HuntRow::Found { place, .. } => Some(place.clone()),
        HuntRow::Compared {
            folders, here, there, ..
        } => {
            let (local, remote) = both(view, folders, here.as_ref(), there.as_ref())?;
            Some(if here.is_some() { local } else { remote })
        }
    }
}

/// What is known of it.
pub(super) fn entry_of(row: &HuntRow) -> Option<&Entry> {
    match row {
        HuntRow::Found { entry, .. } => Some(entry),
        HuntRow::Compared { here, there, .. } => here.as_ref().or(there.as_ref()),
    }
}

/// What is known of it on this side.
pub(super) fn entry_on(row: &HuntRow, side: Side) -> Option<&Entry> {
    match (row, side) {
        (HuntRow::Found { entry, .. }, _) => Some(entry),
        (HuntRow::Compared { here, .. }, Side::Here) => here.as_ref(),
        (HuntRow::Compared { there, .. }, Side::There) => there.as_ref(),
    }
}

/// What would move in this direction, and into which folder. `opposite`: for what a search found, the folder of the other
/// pane.
pub(super) fn transfer(
    view: &HuntView,
    row: &HuntRow,
    direction: Direction,
    opposite: Option<&Place>,
) -> Option<(Place, Place)> {
    match row {
        HuntRow::Found { place, entry } => {
            let uploads = matches!(place, Place::Local(_));
            let fits = uploads == (direction == Direction::Upload) && entry.kind != EntryKind::Other;
            fits.then(|| Some((place.clone(), opposite?.clone()))).flatten()
        }
        HuntRow::Compared {
            folders, here, there, ..
        } => {
            let source = match direction {
                Direction::Upload => here,
                Direction::Download => there,
            };
            source.as_ref()?;
            let (local, remote) = both(view, folders, here.as_ref(), there.as_ref())?;
            match direction {
                Direction::Upload => Some((local, place::parent(&remote)?)),
                Direction::Download => Some((remote, place::parent(&local)?)),
            }
        }
    }
}

/// Is it newer, or the only one, on the side from which this direction moves?
pub(super) fn worth(row: &HuntRow, direction: Direction) -> bool {
    let HuntRow::Compared { verdict, .. } = row else {
        return false;
    };
    match direction {
        Direction::Upload => matches!(verdict, Verdict::OnlyHere | Verdict::NewerHere),
        Direction::Download => matches!(verdict, Verdict::OnlyThere | Verdict::NewerThere),
    }
}
