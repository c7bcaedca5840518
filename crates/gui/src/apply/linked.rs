//! Two panes as a pair: they go together, and what differs in them is selected.

use std::collections::{HashMap, HashSet};

use portolan_engine::{PaneId, PaneListing, Place, SiteNames};
use portolan_remote::{Entry, EntryKind, FileName, Precision};

use super::Apply;
use crate::{frame::FrameCx, place, view::Tab};

impl Apply<'_> {
    /// A person shows a folder in a pane. Where folders are linked, the other one goes the same way.
    pub(super) fn show_and_follow(&mut self, pane: PaneId, place: Place, refresh: bool) {
        if !refresh {
            self.go_along(pane, &place);
        }
        self.show(pane, place, refresh);
    }

    fn go_along(&mut self, pane: PaneId, to: &Place) {
        let frame = self.frame;
        let Some(tab) = self.view.tab_of(pane).filter(|tab| tab.linked) else {
            return;
        };
        let (this, other) = if tab.local.id == pane {
            (&tab.local, &tab.remote)
        } else {
            (&tab.remote, &tab.local)
        };
        let (Some(from), Some(beside), id) = (this.place(frame), other.place(frame), other.id) else {
            return;
        };
        if let Some(there) = follow(from, to, beside, frame) {
            self.show(id, there, false);
        }
    }

    /// Selects in both panes what the other has not, or has otherwise.
    pub(super) fn select_differing(&mut self) {
        let frame = self.frame;
        let tab = self.view.tab();
        let both = (tab.local.shown_listing(frame), tab.remote.shown_listing(frame));
        let (Some(local), Some(remote)) = both else { return };
        let (here, there) = (
            differing(local, remote, frame.names(&remote.place)),
            differing(remote, local, frame.names(&remote.place)),
        );
        tab.local.select_names(&here);
        tab.remote.select_names(&there);
    }
}

/// Are both panes of a tab there, so that they can be compared?
pub(crate) fn comparable(tab: &Tab, frame: &FrameCx) -> bool {
    let ready = |pane: &crate::pane::Pane, remote: bool| {
        pane.shown_listing(frame)
            .is_some_and(|listing| listing.place.remote().is_some() == remote)
            && pane.is_settled(frame)
    };
    ready(&tab.local, false) && ready(&tab.remote, true)
}

/// Where `other` goes when its neighbour goes from `from` to `to`: up as far, into what has the same name, or beside. `None`
/// where it was a leap.
fn follow(from: &Place, to: &Place, other: &Place, frame: &FrameCx) -> Option<Place> {
    let above = |place: &Place| std::iter::successors(Some(place.clone()), place::parent);
    let line: Vec<Place> = above(to).collect();
    let (up, meets) = above(from)
        .enumerate()
        .find_map(|(up, place)| Some((up, line.iter().position(|known| *known == place)?)))?;
    if !(up == 0 || meets == 0 || (up == 1 && meets == 1)) || (up, meets) == (0, 0) {
        return None;
    }
    let mut there = other.clone();
    for _ in 0..up {
        there = place::parent(&there)?;
    }
    for place in line.iter().take(meets).rev() {
        let name = translated(&place::name(place)?, place, other, frame)?;
        there = place::child(&there, &name);
    }
    Some(there)
}

/// A name of one side as the other side writes it.
fn translated(name: &FileName, of: &Place, other: &Place, frame: &FrameCx) -> Option<FileName> {
    match (of, other) {
        (Place::Local(_), Place::Remote(..)) => frame
            .names(other)
            .typed(std::str::from_utf8(name.as_bytes()).ok()?)
            .ok(),
        (Place::Remote(..), Place::Local(_)) => {
            FileName::parse(frame.names(of).reading.show(name.as_bytes()).as_bytes()).ok()
        }
        _ => Some(name.clone()),
    }
}

/// The names of a listing that the other one has not, or that differ there: in kind, in size, or by being newer here.
fn differing(ours: &PaneListing, theirs: &PaneListing, names: SiteNames) -> HashSet<FileName> {
    let word = |listing: &PaneListing, entry: &Entry| match listing.place {
        Place::Local(_) => entry.name.to_string_lossy().into_owned(),
        Place::Remote(..) => names.reading.show(entry.name.as_bytes()).into_owned(),
    };
    let all = |listing: &'_ PaneListing| -> Vec<Entry> {
        listing.batches.iter().flat_map(|batch| batch.iter().cloned()).collect()
    };
    let there: HashMap<String, Entry> = all(theirs)
        .into_iter()
        .map(|entry| (word(theirs, &entry), entry))
        .collect();
    let ours_all = all(ours);
    let chosen = ours_all.iter().filter(|entry| {
        let other = there.get(&word(ours, entry));
        other.is_none_or(|other| differ(entry, other))
    });
    chosen.map(|entry| entry.name.clone()).collect()
}

fn differ(own: &Entry, other: &Entry) -> bool {
    if own.kind != other.kind {
        return true;
    }
    if own.kind != EntryKind::File {
        return false;
    }
    if own.size.is_some() && other.size.is_some() && own.size != other.size {
        return true;
    }
    // FAT counts in two seconds, and some listings tell a minute or a day only.
    let exact = |precision| match precision {
        Precision::Day => 86_400,
        Precision::Minute => 60,
        Precision::Second => 2,
    };
    match (own.modified, other.modified) {
        (Some(own), Some(other)) => own.seconds - other.seconds > exact(own.precision).max(exact(other.precision)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{RemotePath, SiteId};

    use super::*;
    use crate::tests::{NOW, file, folder, listing};

    fn here(path: &str) -> Place {
        Place::Local(path.into())
    }

    fn there(path: &str) -> Place {
        Place::Remote(SiteId(1), RemotePath::new(path))
    }

    #[test]
    fn the_other_pane_goes_the_same_way_and_no_further() {
        let frame = FrameCx::empty(NOW, std::sync::Arc::new("/home/me".into()));
        let go = |from: &str, to: &str, other: &str| follow(&here(from), &here(to), &there(other), &frame);
        assert_eq!(go("/a", "/a/b", "/www"), Some(there("/www/b")));
        assert_eq!(go("/a", "/a/b/ü c", "/www"), Some(there("/www/b/ü c")));
        assert_eq!(go("/a/b", "/a", "/www/b"), Some(there("/www")));
        assert_eq!(go("/a/b", "/a/c", "/www/b"), Some(there("/www/c")));
        assert_eq!(go("/a/b", "/x/y", "/www/b"), None);
        assert_eq!(go("/a", "/a", "/www"), None);
        assert_eq!(go("/a/b/c", "/", "/www"), None);
        assert_eq!(
            follow(&there("/www"), &there("/www/x"), &here("/a"), &frame),
            Some(here("/a/x"))
        );
    }

    #[test]
    fn what_is_missing_of_another_size_or_newer_differs() {
        let mut newer = file("newer", 5);
        newer.modified = Some(portolan_remote::Timestamp::utc(NOW));
        let local = listing(
            here("/a"),
            1,
            vec![
                file("same", 5),
                file("size", 6),
                newer,
                file("only-here", 1),
                folder("both"),
            ],
        );
        let remote = listing(
            there("/www"),
            1,
            vec![
                file("same", 5),
                file("size", 5),
                file("newer", 5),
                folder("both"),
                folder("only-there"),
            ],
        );
        let names = |set: HashSet<FileName>| {
            let mut names: Vec<String> = set.iter().map(ToString::to_string).collect();
            names.sort();
            names
        };
        assert_eq!(
            names(differing(&local, &remote, SiteNames::default())),
            ["newer", "only-here", "size"]
        );
        assert_eq!(
            names(differing(&remote, &local, SiteNames::default())),
            ["only-there", "size"]
        );
    }
}
