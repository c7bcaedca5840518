//! The rows of a search that are shown, and what can be done with each.

use std::path::PathBuf;

use portolan_engine::{Hunt, HuntId, HuntRow, HuntView, Place, Verdict};
use portolan_remote::{Direction, Entry, EntryKind, RemotePath};

use crate::place;

/// A row by its batch and its place in it.
pub(super) type At = (u32, u32);

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
pub(super) fn get(view: &HuntView, at: At) -> Option<&HuntRow> {
    view.rows.get(at.0 as usize)?.get(at.1 as usize)
}

/// Where one name of a comparison is on both sides.
fn both(view: &HuntView, below: &str, here: Option<&Entry>, there: Option<&Entry>) -> Option<(Place, Place)> {
    let Hunt::Compare {
        here: root,
        site,
        there: far,
        ..
    } = &*view.hunt
    else {
        return None;
    };
    let mut path = far.clone();
    let (folders, last) = below.rsplit_once('/').unwrap_or(("", below));
    for name in folders.split('/').filter(|name| !name.is_empty()) {
        path = path.join(&portolan_remote::FileName::parse(name.as_bytes()).ok()?);
    }
    // The name as the server has it, where it has it.
    let name = there.or(here).map(|entry| entry.name.clone());
    let name = name.or_else(|| portolan_remote::FileName::parse(last.as_bytes()).ok())?;
    let local: PathBuf = root.join(below);
    let remote: RemotePath = path.join(&name);
    Some((Place::Local(local), Place::Remote(*site, remote)))
}

/// Where it is: on the side that has it, the one here first.
pub(super) fn place_of(view: &HuntView, row: &HuntRow) -> Option<Place> {
    match row {
        HuntRow::Found { place, .. } => Some(place.clone()),
        HuntRow::Compared { below, here, there, .. } => {
            let (local, remote) = both(view, below, here.as_ref(), there.as_ref())?;
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
        HuntRow::Compared { below, here, there, .. } => {
            let source = match direction {
                Direction::Upload => here,
                Direction::Download => there,
            };
            source.as_ref()?;
            let (local, remote) = both(view, below, here.as_ref(), there.as_ref())?;
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
