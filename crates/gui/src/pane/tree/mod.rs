//! The folder tree beside a pane: read as far as it is opened, opened down to what the pane shows.

mod show;

use std::{collections::HashMap, sync::Arc};

use portolan_engine::{PaneListing, PaneState, Place};
use portolan_remote::{EntryKind, FileName};
use portolan_ui_kit::virtual_table::TableState;

use super::{
    aside::{Aside, Asides},
    rows::name_key,
};
use crate::{action::Actions, frame::FrameCx, place, prefs::Sorting};

/// Folders that are open at once; beyond that the tree does not open itself.
const MOST_OPEN: usize = 500;

/// One line of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) depth: usize,
    pub(super) open: bool,
    /// Nothing can be in it, as far as is known.
    pub(super) empty: bool,
    pub(super) reading: bool,
    pub(super) failed: bool,
}

/// What decides which lines there are.
#[derive(Clone, Debug, PartialEq)]
struct State {
    revisions: Vec<(Place, u64, u8)>,
    hidden_files: bool,
    sorting: Sorting,
    shown: Option<Place>,
}

/// The tree of one pane.
#[derive(Debug, Default)]
pub(super) struct Tree {
    open: HashMap<Place, Aside>,
    /// The folder to which it was opened last.
    followed: Option<Place>,
    lines: Vec<Node>,
    state: Option<State>,
    table: TableState,
    focus_wanted: bool,
}

/// The folders from the top down to `place`.
fn way_to(place: &Place) -> Vec<Place> {
    let mut way = vec![place.clone()];
    while let Some(above) = way.last().and_then(place::parent) {
        way.push(above);
    }
    way.reverse();
    way
}

fn progress_of(listing: Option<&Arc<PaneListing>>) -> u8 {
    match listing.map(|listing| &listing.state) {
        None | Some(PaneState::Loading) => 0,
        Some(PaneState::Ready) => 1,
        Some(PaneState::Failed(_)) => 2,
    }
}

impl Tree {
    /// It is hidden: nothing is read for it any more.
    pub(super) fn close(&mut self, actions: &mut Actions) {
        for (_, aside) in std::mem::take(&mut self.open) {
            aside.forget(actions);
        }
        *self = Self::default();
    }

    /// Is anything read for it?
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.followed.is_none()
    }

    fn expand(&mut self, place: &Place, asides: &mut Asides, actions: &mut Actions) {
        if !self.open.contains_key(place) && self.open.len() < MOST_OPEN {
            let aside = asides.read(place.clone(), actions);
            self.open.insert(place.clone(), aside);
        }
    }

    fn collapse(&mut self, place: &Place, actions: &mut Actions) {
        let below: Vec<Place> = self
            .open
            .keys()
            .filter(|open| way_to(open).contains(place))
            .cloned()
            .collect();
        for open in below {
            if let Some(aside) = self.open.remove(&open) {
                aside.forget(actions);
            }
        }
    }

    /// Opens the way to what the pane shows, once for each folder.
    fn follow(&mut self, shown: &Place, asides: &mut Asides, actions: &mut Actions) {
        if self.followed.as_ref() == Some(shown) {
            return;
        }
        let top = way_to(shown).swap_remove(0);
        let other_world = self.followed.as_ref().is_some_and(|before| way_to(before)[0] != top);
        if other_world {
            self.close(actions);
        }
        self.followed = Some(shown.clone());
        let mut way = way_to(shown);
        // What is shown itself has its rows beside the tree; only the top is open without that.
        if way.len() > 1 {
            way.pop();
        }
        for above in way {
            self.expand(&above, asides, actions);
        }
    }

    /// Works the lines out, where something has changed. Returns whether it has.
    fn update(&mut self, frame: &FrameCx, shown: &Place, hidden_files: bool, sorting: Sorting) -> bool {
        let mut revisions: Vec<(Place, u64, u8)> = self
            .open
            .values()
            .map(|aside| {
                let listing = aside.listing(frame);
                let revision = listing.map_or(0, |listing| listing.revision);
                (aside.place().clone(), revision, progress_of(listing))
            })
            .collect();
        revisions.sort_by_cached_key(|(place, ..)| place.to_string());
        let state = State {
            revisions,
            hidden_files,
            sorting,
            shown: Some(shown.clone()),
        };
        if self.state.as_ref() == Some(&state) {
            return false;
        }
        self.state = Some(state);
        let way = way_to(shown);
        let mut lines = Vec::new();
        let mut stack = vec![(way[0].clone(), 0)];
        while let Some((place, depth)) = stack.pop() {
            let aside = self.open.get(&place);
            let listing = aside.and_then(|aside| aside.listing(frame));
            let reading = frame.names(&place).reading;
            let mut below: Vec<FileName> = listing
                .into_iter()
                .flat_map(|listing| listing.batches.iter().flat_map(|batch| batch.iter()))
                .filter(|entry| entry.kind == EntryKind::Folder && (hidden_files || !entry.name.hidden()))
                .map(|entry| entry.name.clone())
                .collect();
            // The way to what is shown is there even where a server does not list it, or hides it.
            let next = way
                .get(depth + 1)
                .filter(|_| way.get(depth) == Some(&place) && aside.is_some());
            if let Some(name) = next.and_then(place::name)
                && !below.contains(&name)
            {
                below.push(name);
            }
            below.sort_by_cached_key(|name| (name_key(name, sorting, reading), name.clone()));
            let progress = progress_of(listing);
            lines.push(Node {
                depth,
                open: aside.is_some(),
                empty: aside.is_some() && progress == 1 && below.is_empty(),
                reading: aside.is_some() && progress == 0,
                failed: progress == 2,
                place: place.clone(),
            });
            stack.extend(below.iter().rev().map(|name| (place::child(&place, name), depth + 1)));
        }
        self.lines = lines;
        true
    }

    fn at(&self, place: &Place) -> Option<usize> {
        self.lines.iter().position(|node| node.place == *place)
    }
}

#[cfg(test)]
mod tests {
    use portolan_engine::PaneId;
    use portolan_remote::{RemotePath, SiteId};

    use super::*;

    #[test]
    fn the_way_leads_from_the_top_down() {
        let there = |path: &str| Place::Remote(SiteId(1), RemotePath::new(path));
        assert_eq!(way_to(&there("/a/b")), [there("/"), there("/a"), there("/a/b")]);
        assert_eq!(way_to(&Place::Local("/".into())), [Place::Local("/".into())]);
    }

    #[test]
    fn it_opens_down_to_what_is_shown_and_closes_with_all_below() {
        let there = |path: &str| Place::Remote(SiteId(1), RemotePath::new(path));
        let frame = FrameCx::empty(0, Arc::default());
        let (mut tree, mut asides) = (Tree::default(), Asides::of(PaneId(1)));
        let mut actions = Actions::default();
        tree.follow(&there("/a/b/c"), &mut asides, &mut actions);
        assert_eq!(actions.0.len(), 3, "{actions:?}");
        assert!(tree.update(&frame, &there("/a/b/c"), false, Sorting::default()));
        let told: Vec<(String, usize, bool)> = tree
            .lines
            .iter()
            .map(|node| (node.place.to_string(), node.depth, node.open))
            .collect();
        // Nothing is listed yet, and the way is there all the same.
        assert_eq!(
            told,
            [
                ("/".to_owned(), 0, true),
                ("/a".to_owned(), 1, true),
                ("/a/b".to_owned(), 2, true),
                ("/a/b/c".to_owned(), 3, false)
            ]
        );
        assert!(!tree.update(&frame, &there("/a/b/c"), false, Sorting::default()));
        tree.collapse(&there("/a"), &mut actions);
        assert_eq!(tree.open.len(), 1);
        assert_eq!(actions.0.len(), 5);
        tree.follow(&Place::Local("/x".into()), &mut asides, &mut actions);
        assert_eq!(tree.open.keys().collect::<Vec<_>>(), [&Place::Local("/".into())]);
    }
}
