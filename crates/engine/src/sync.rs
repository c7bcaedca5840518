//! What makes two trees alike: from what a comparison found to what is to be done. Nothing here does anything, so that a
//! person can see all of it before.
//!
//! What is not known is never taken for equal, never replaced and never deleted by itself.

use std::{collections::BTreeMap, path::PathBuf};

use portolan_queue::ConflictPolicy;
use portolan_remote::{Direction, Entry, EntryKind, SiteId};

use crate::{Hunt, HuntRow, HuntView, Place, Verdict, local::names};

/// What is to become like what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SyncMode {
    /// The folder of the server as the one here: what is only there goes.
    #[default]
    MirrorThere,
    /// The folder here as the one of the server: what is only here goes.
    MirrorHere,
    /// What is new or newer here goes there. Nothing is deleted.
    UpdateThere,
    /// What is new or newer there comes here. Nothing is deleted.
    UpdateHere,
    /// What is new or newer on either side goes to the other. Nothing is deleted.
    Both,
}

impl SyncMode {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [
        Self::MirrorThere,
        Self::MirrorHere,
        Self::UpdateThere,
        Self::UpdateHere,
        Self::Both,
    ];

    /// Which way everything goes; `None` = both ways.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Self::MirrorThere | Self::UpdateThere => Some(Direction::Upload),
            Self::MirrorHere | Self::UpdateHere => Some(Direction::Download),
            Self::Both => None,
        }
    }

    /// Does what is only at the target go?
    pub fn deletes(self) -> bool {
        matches!(self, Self::MirrorThere | Self::MirrorHere)
    }

    /// The same with both sides changed.
    #[must_use]
    pub fn swapped(self) -> Self {
        match self {
            Self::MirrorThere => Self::MirrorHere,
            Self::MirrorHere => Self::MirrorThere,
            Self::UpdateThere => Self::UpdateHere,
            Self::UpdateHere => Self::UpdateThere,
            Self::Both => Self::Both,
        }
    }
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncStep {
    /// It moves to the other side.
    Transfer {
        /// Which way.
        direction: Direction,
        /// What happens to what is at the target.
        policy: ConflictPolicy,
    },
    /// What is here goes to the trash.
    DeleteHere,
    /// What is there goes, as the person says: for good, or into the bin.
    DeleteThere,
}

/// What a mode means for one row of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What can be done; `None` = nothing that would be right.
    pub step: Option<SyncStep>,
    /// It is done unless the person says otherwise.
    pub ticked: bool,
}

impl Planned {
    const NOTHING: Self = Self {
        step: None,
        ticked: false,
    };

    fn ticked(step: SyncStep) -> Self {
        Self {
            step: Some(step),
            ticked: true,
        }
    }

    /// Only by hand: it replaces what may be worth more.
    fn by_hand(direction: Direction) -> Self {
        let policy = ConflictPolicy::Replace;
        Self {
            step: Some(SyncStep::Transfer { direction, policy }),
            ticked: false,
        }
    }
}

/// Why nothing is deleted by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncCaution {
    /// Folders could not be read, or lines of listings not be understood: what seems to be missing may be there.
    Unread,
    /// There is nothing at all at the side that everything is to become like.
    NothingToMirror,
    /// More was found than is kept.
    TooMany,
    /// The comparison goes on, or was stopped.
    Unfinished,
}

/// Plans one row. `whole`: filters leave nothing out of folders, so that a folder which goes is known to hold nothing that
/// they would have spared.
pub fn plan_row(row: &HuntRow, mode: SyncMode, whole: bool) -> Planned {
    let HuntRow::Compared {
        here, there, verdict, ..
    } = row
    else {
        return Planned::NOTHING;
    };
    let odd = |entry: &Option<Entry>| {
        entry
            .as_ref()
            .is_some_and(|entry| !matches!(entry.kind, EntryKind::File | EntryKind::Folder))
    };
    // FTP has no command that makes a link, and what a device holds is no file.
    if odd(here) || odd(there) {
        return Planned::NOTHING;
    }
    let transfer = |direction, policy| Planned::ticked(SyncStep::Transfer { direction, policy });
    let new = |direction| transfer(direction, ConflictPolicy::Ask);
    let newer = |direction| transfer(direction, ConflictPolicy::ReplaceIfNewer);
    match (verdict, mode.direction()) {
        // Which of two is the right one, nobody knows.
        (Verdict::Same | Verdict::OtherKind, _)
        | (Verdict::OtherSize | Verdict::OtherContents | Verdict::Unknown, None) => Planned::NOTHING,
        (Verdict::OnlyHere, Some(Direction::Upload) | None) => new(Direction::Upload),
        (Verdict::OnlyThere, Some(Direction::Download) | None) => new(Direction::Download),
        (Verdict::OnlyHere | Verdict::OnlyThere, _) if !mode.deletes() => Planned::NOTHING,
        (Verdict::OnlyHere, Some(Direction::Download)) => gone(SyncStep::DeleteHere, here.as_ref(), whole),
        (Verdict::OnlyThere, Some(Direction::Upload)) => gone(SyncStep::DeleteThere, there.as_ref(), whole),
        (Verdict::NewerHere, Some(Direction::Upload) | None) => newer(Direction::Upload),
        (Verdict::NewerThere, Some(Direction::Download) | None) => newer(Direction::Download),
        (Verdict::NewerHere | Verdict::NewerThere | Verdict::Unknown, Some(direction)) => Planned::by_hand(direction),
        (Verdict::OtherSize, Some(direction)) => transfer(direction, ConflictPolicy::ReplaceIfSizeDiffers),
        // They were read a moment ago; a server that makes no sums could not be asked again.
        (Verdict::OtherContents, Some(direction)) => transfer(direction, ConflictPolicy::Replace),
    }
}

fn gone(step: SyncStep, entry: Option<&Entry>, whole: bool) -> Planned {
    let folder = entry.is_some_and(|entry| entry.kind == EntryKind::Folder);
    Planned {
        step: Some(step),
        ticked: whole || !folder,
    }
}

/// Why what is only at the target should not be deleted by itself, if there is a reason. A listing that failed, an empty
/// disk in the place of the one that is meant: neither means that everything is to go.
pub fn caution(view: &HuntView, mode: SyncMode) -> Option<SyncCaution> {
    if !mode.deletes() {
        return None;
    }
    if view.running || view.stopped {
        return Some(SyncCaution::Unfinished);
    }
    if view.failures.1 > 0 {
        return Some(SyncCaution::Unread);
    }
    if view.too_many {
        return Some(SyncCaution::TooMany);
    }
    let at_source = |row: &HuntRow| match (row, mode.direction()) {
        (HuntRow::Compared { here, .. }, Some(Direction::Upload)) => here.is_some(),
        (HuntRow::Compared { there, .. }, _) => there.is_some(),
        (HuntRow::Found { .. }, _) => false,
    };
    let any = view.rows.iter().flat_map(|batch| batch.iter()).any(at_source);
    (!any).then_some(SyncCaution::NothingToMirror)
}

/// Files and folders that go into one folder, by one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncMove {
    /// Which way.
    pub direction: Direction,
    /// With which site.
    pub site: SiteId,
    /// What.
    pub sources: Vec<Place>,
    /// Into which folder.
    pub target: Place,
    /// What happens to what is there.
    pub policy: ConflictPolicy,
}

/// All that is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncOrders {
    /// What moves.
    pub moves: Vec<SyncMove>,
    /// What of this computer goes.
    pub delete_here: Vec<Place>,
    /// What of the server goes.
    pub delete_there: Vec<Place>,
    /// One of the things that go is a folder.
    pub folders_go: bool,
}

impl SyncOrders {
    /// Nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.moves.is_empty() && self.delete_here.is_empty() && self.delete_there.is_empty()
    }
}

/// What the engine is to be asked for so that these rows are as they should be.
pub fn orders<'a>(view: &HuntView, rows: impl IntoIterator<Item = (&'a HuntRow, SyncStep)>) -> SyncOrders {
    let mut orders = SyncOrders::default();
    let Hunt::Compare { site, .. } = &*view.hunt else {
        return orders;
    };
    let mut moves: BTreeMap<(PathBuf, Direction, ConflictPolicy), SyncMove> = BTreeMap::new();
    for (row, step) in rows {
        let HuntRow::Compared {
            folders, here, there, ..
        } = row
        else {
            continue;
        };
        let (local_folder, remote_folder) = &**folders;
        let local = here
            .as_ref()
            .map(|entry| Place::Local(local_folder.join(names::to_local(&entry.name))));
        let remote = there
            .as_ref()
            .map(|entry| Place::Remote(*site, remote_folder.join(&entry.name)));
        let is_folder = |entry: &Option<Entry>| entry.as_ref().is_some_and(|entry| entry.kind == EntryKind::Folder);
        match step {
            SyncStep::Transfer { direction, policy } => {
                let (source, target) = match direction {
                    Direction::Upload => (local, Place::Remote(*site, remote_folder.clone())),
                    Direction::Download => (remote, Place::Local(local_folder.clone())),
                };
                let key = (local_folder.clone(), direction, policy);
                let order = moves.entry(key).or_insert_with(|| SyncMove {
                    direction,
                    site: *site,
                    sources: Vec::new(),
                    target,
                    policy,
                });
                order.sources.extend(source);
            }
            SyncStep::DeleteHere => {
                orders.folders_go |= is_folder(here);
                orders.delete_here.extend(local);
            }
            SyncStep::DeleteThere => {
                orders.folders_go |= is_folder(there);
                orders.delete_there.extend(remote);
            }
        }
    }
    orders.moves = moves.into_values().filter(|order| !order.sources.is_empty()).collect();
    orders
}

#[cfg(test)]
mod tests;
