//! Two panes as a pair: they go together.

use portolan_engine::{PaneId, Place};
use portolan_remote::FileName;

use super::Apply;
use crate::{action::Actions, frame::FrameCx, place, view::Tab};

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
            if let Some(tab) = self.view.tab_of(id) {
                let pane = if tab.local.id == id {
                    &mut tab.local
                } else {
                    &mut tab.remote
                };
                pane.came_along = Some(there.clone());
            }
            self.show(id, there, false);
        }
    }

    /// The panes go together no more; the one that was taken where there is nothing goes back.
    pub(super) fn part_from(&mut self, pane: PaneId, following: &mut Actions) {
        let Some(tab) = self.view.tab_of(pane) else { return };
        tab.linked = false;
        let pane = if tab.local.id == pane {
            &mut tab.local
        } else {
            &mut tab.remote
        };
        pane.back(1, following);
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

#[cfg(test)]
mod tests {
    use portolan_remote::{RemotePath, SiteId};

    use super::*;
    use crate::tests::NOW;

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
}
