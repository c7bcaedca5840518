//! A typed path is completed: the folders that begin as its last part does, of this computer and of servers.

use eframe::egui::{EventFilter, Key, Modifiers, Popup, PopupCloseBehavior, Response, Ui};
use portolan_engine::{Place, SiteNames};
use portolan_remote::EntryKind;
use portolan_ui_kit::{menu, path_bar::PathBarState, select::menu_choice};

use super::{
    aside::{Aside, Asides},
    rows::name_key,
};
use crate::{action::Actions, frame::FrameCx, place, prefs::Sorting, words};

/// Names that are offered at once.
const MOST: usize = 10;

/// What is known of the folder in which somebody types.
#[derive(Debug, Default)]
pub(super) struct Complete {
    aside: Option<Aside>,
    marked: Option<usize>,
    text: String,
}

/// The folder that is typed already, and the beginning of a name in it.
fn split(text: &str, here: &Place, home: &std::path::Path, names: SiteNames) -> (Place, String) {
    let (before, rest) = match text.rfind('/') {
        Some(at) => text.split_at(at + 1),
        None => ("", text),
    };
    let folder = place::typed(before, here, home, names).unwrap_or_else(|| here.clone());
    // Without the separator at the end: two spellings of one folder would be two folders.
    let folder = match folder {
        Place::Local(path) => Place::Local(path.components().collect()),
        there @ Place::Remote(..) => there,
    };
    (folder, rest.to_owned())
}

impl Complete {
    /// Nobody types any more.
    pub(super) fn end(&mut self, actions: &mut Actions) {
        if let Some(aside) = self.aside.take() {
            aside.forget(actions);
        }
        *self = Self::default();
    }

    /// Before the field is drawn: takes the keys that choose. Returns the path that is chosen with Enter.
    pub(super) fn keys(&mut self, ui: &Ui, state: &mut PathBarState, frame: &FrameCx, here: &Place) -> Option<String> {
        let text = state.text()?.to_owned();
        if text != self.text {
            self.marked = None;
            self.text.clone_from(&text);
        }
        let names = self.names(frame, &text, here);
        let key = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if !names.is_empty() {
            if key(Key::ArrowDown) {
                self.marked = Some(self.marked.map_or(0, |at| (at + 1) % names.len()));
            }
            if key(Key::ArrowUp) {
                self.marked = Some(
                    self.marked
                        .map_or(names.len() - 1, |at| (at + names.len() - 1) % names.len()),
                );
            }
        }
        let rest = text.rfind('/').map_or(0, |at| at + 1);
        let whole = |name: &str| format!("{}{name}/", &text[..rest]);
        if key(Key::Tab) {
            let chosen = self
                .marked
                .and_then(|at| names.get(at))
                .or_else(|| names.first().filter(|_| names.len() == 1));
            let completed = match chosen {
                Some(name) => Some(whole(name)),
                None => common(&names).map(|common| format!("{}{common}", &text[..rest])),
            };
            if let Some(completed) = completed.filter(|completed| completed.chars().count() >= text.chars().count()) {
                state.set_text(&completed);
            }
        }
        let marked = self.marked.and_then(|at| names.get(at));
        marked
            .filter(|_| ui.input(|input| input.key_pressed(Key::Enter)))
            .map(|name| whole(name))
    }

    /// Behind the field: reads the folder that is typed, and shows the names. Returns the path that was clicked.
    pub(super) fn show(
        &mut self,
        field: &Response,
        text: &str,
        frame: &FrameCx,
        here: &Place,
        asides: &mut Asides,
        actions: &mut Actions,
    ) -> Option<String> {
        // The arrows and Tab belong to the list, not to what stands around the field.
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        field
            .ctx
            .memory_mut(|memory| memory.set_focus_lock_filter(field.id, filter));
        let (folder, _) = split(text, here, &frame.home, frame.names(here));
        if self.aside.as_ref().is_none_or(|aside| *aside.place() != folder) {
            if let Some(before) = self.aside.take() {
                before.forget(actions);
            }
            self.aside = Some(asides.read(folder, actions));
        }
        let names = self.names(frame, text, here);
        if names.is_empty() {
            return None;
        }
        let marked = self.marked;
        let width = field.rect.width().min(460.0);
        let shown = Popup::from_response(field)
            .id(field.id.with("complete"))
            .open(true)
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                menu::begin_with_width(ui, width);
                let mut clicked = None;
                for (at, name) in names.iter().enumerate() {
                    if menu_choice(ui, marked == Some(at), &words::visible(name)).clicked() {
                        clicked = Some(name.clone());
                    }
                }
                clicked
            });
        let rest = text.rfind('/').map_or(0, |at| at + 1);
        let clicked = shown.and_then(|shown| shown.inner)?;
        Some(format!("{}{clicked}/", &text[..rest]))
    }

    /// The folders that begin so. A name that is no text cannot be typed.
    fn names(&self, frame: &FrameCx, text: &str, here: &Place) -> Vec<String> {
        let (folder, rest) = split(text, here, &frame.home, frame.names(here));
        let listing = self
            .aside
            .as_ref()
            .filter(|aside| *aside.place() == folder)
            .and_then(|aside| aside.listing(frame));
        let lower = rest.to_lowercase();
        let reading = frame.names(here).reading;
        let mut found: Vec<(Vec<u8>, String)> = listing
            .into_iter()
            .flat_map(|listing| listing.batches.iter().flat_map(|batch| batch.iter()))
            .filter(|entry| matches!(entry.kind, EntryKind::Folder | EntryKind::Symlink))
            .filter(|entry| rest.starts_with('.') || !entry.name.hidden())
            .filter_map(|entry| {
                let (name, whole) = reading.decode(entry.name.as_bytes());
                if !whole {
                    return None;
                }
                let begins = name.to_lowercase().starts_with(&lower) && name != rest;
                begins.then(|| (name_key(&entry.name, Sorting::default(), reading), name.into_owned()))
            })
            .collect();
        found.sort_unstable();
        found.truncate(MOST);
        found.into_iter().map(|(_, name)| name).collect()
    }
}

/// How all of them begin.
fn common(names: &[String]) -> Option<String> {
    let (first, others) = names.split_first()?;
    let mut common: Vec<char> = first.chars().collect();
    for name in others {
        let same = common.iter().zip(name.chars()).take_while(|(a, b)| *a == b).count();
        common.truncate(same);
    }
    (!common.is_empty()).then(|| common.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use portolan_remote::{RemotePath, SiteId};

    use super::*;

    #[test]
    fn what_is_typed_is_a_folder_and_a_beginning() {
        let home = std::path::Path::new("/home/me");
        let here = Place::Local("/srv".into());
        let local = |path: &str| Place::Local(path.into());
        assert_eq!(
            split("/etc/in", &here, home, SiteNames::default()),
            (local("/etc"), "in".to_owned())
        );
        assert_eq!(
            split("~/W", &here, home, SiteNames::default()),
            (local("/home/me"), "W".to_owned())
        );
        assert_eq!(
            split("ww", &here, home, SiteNames::default()),
            (local("/srv"), "ww".to_owned())
        );
        let there = |path: &str| Place::Remote(SiteId(1), RemotePath::new(path));
        assert_eq!(
            split("/a/b/", &there("/x"), home, SiteNames::default()),
            (there("/a/b"), String::new())
        );
        assert_eq!(
            split("/a", &there("/x"), home, SiteNames::default()),
            (there("/"), "a".to_owned())
        );
        assert_eq!(
            common(&["photo-1".to_owned(), "photo-2".to_owned()]).as_deref(),
            Some("photo-")
        );
        assert_eq!(common(&["a".to_owned(), "b".to_owned()]), None);
    }
}
