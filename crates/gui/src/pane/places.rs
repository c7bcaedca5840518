//! The menu at the left of a pane's path: where people go, and bookmarks.

use eframe::egui::{Popup, ScrollArea, Ui, containers::menu::SubMenu};
use portolan_engine::{PaneId, Place, PlaceKind, Request};
use portolan_remote::RemotePath;
use portolan_ui_kit::{
    button::IconButton,
    elide, font, icons, menu, say,
    select::{MenuLine, menu_item, menu_separator},
    tokens::size,
};

use super::{Pane, PaneCx, Side};
use crate::{
    action::{Action, Actions, Named, entry},
    bookmarks::{Whose, Wish},
    place,
    work::all_bookmarks,
};

/// Width of the menu in points.
const WIDTH: f32 = 300.0;

/// Height of a menu that scrolls beyond it, in points.
const HIGHEST: f32 = 420.0;

/// As high as so many lines need. A popup that was lower in its first frame would keep the area so.
fn lines_area(lines: usize) -> ScrollArea {
    let wanted = (lines as f32 * size::CONTROL).min(HIGHEST);
    ScrollArea::vertical().max_height(HIGHEST).min_scrolled_height(wanted)
}

/// The pane has to be the active one for what is done with it.
fn actions_of_pane(ui: &mut Ui, pane: PaneId, cx: &PaneCx<'_>, actions: &mut Actions) {
    let before = actions.0.len();
    entry(ui, cx.frame, Named::SwitchSide, actions);
    if actions.0.len() > before {
        actions.0.insert(before, Action::Activate(pane));
    }
}

impl Pane {
    /// The button and its menu.
    pub(super) fn places(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, actions: &mut Actions) {
        let (icon, name) = match self.side {
            Side::Local => (icons::LAPTOP, say!("pane-places-on-this-computer")),
            Side::Remote => (icons::HARD_DRIVES, say!("pane-places-on-the-server")),
        };
        let button = ui.add(IconButton::new(icon, name));
        if button.clicked() && self.side == Side::Local {
            actions.push(Action::Ask(Box::new(Request::FindPlaces)));
        }
        Popup::menu(&button).show(|ui| {
            menu::begin_with_width(ui, WIDTH);
            match self.side {
                Side::Local => self.local_places(ui, cx, actions),
                Side::Remote => self.remote_places(ui, cx, actions),
            }
            menu_separator(ui);
            actions_of_pane(ui, self.id, cx, actions);
            Self::bookmark_lines(ui, cx, actions);
            menu_separator(ui);
            entry(ui, cx.frame, Named::Bookmarks, actions);
            entry(ui, cx.frame, Named::Tree, actions);
        });
    }

    fn place_line(&mut self, ui: &mut Ui, icon: &str, text: &str, to: Place, actions: &mut Actions) {
        let shown = elide::middle(ui.ctx(), text, WIDTH - 50.0, &font::body());
        if menu_item(ui, Some(icon), &shown, None).clicked() {
            self.go(to, actions);
            self.focus();
            ui.close();
        }
    }

    fn local_places(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, actions: &mut Actions) {
        let places = cx.frame.hand.places.clone();
        if places.is_empty() {
            self.place_line(
                ui,
                icons::HOUSE,
                say!("pane-home"),
                Place::Local((*cx.frame.home).clone()),
                actions,
            );
            return;
        }
        let mut before = None;
        for known in places.iter() {
            let group = match known.kind {
                PlaceKind::Home | PlaceKind::Personal => 0,
                PlaceKind::Root | PlaceKind::Volume => 1,
                PlaceKind::Bookmark => 2,
            };
            if before.is_some_and(|before| before != group) {
                menu_separator(ui);
            }
            before = Some(group);
            let icon = match known.kind {
                PlaceKind::Home => icons::HOUSE,
                PlaceKind::Personal => icons::FOLDER_SIMPLE,
                PlaceKind::Root | PlaceKind::Volume => icons::HARD_DRIVE,
                PlaceKind::Bookmark => icons::BOOKMARK,
            };
            self.place_line(ui, icon, &known.name, Place::Local(known.path.clone()), actions);
        }
    }

    fn remote_places(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, actions: &mut Actions) {
        let Some(site) = cx.site else { return };
        let id = site.site.id;
        let home = site.facts.as_ref().map(|facts| facts.home.clone());
        if let Some(folder) = &site.site.remote_folder {
            let begin = home
                .as_ref()
                .map_or_else(|| folder.clone(), |home| folder.resolve(home));
            let begin = Place::Remote(id, begin);
            let text = say!("pane-start-folder", folder = cx.frame.shown_path(&begin));
            self.place_line(ui, icons::FOLDER_STAR, &text, begin, actions);
        }
        if let Some(home) = home {
            let home = Place::Remote(id, home);
            let text = say!("pane-home-2", folder = cx.frame.shown_path(&home));
            self.place_line(ui, icons::HOUSE, &text, home, actions);
        }
        self.place_line(
            ui,
            icons::HARD_DRIVES,
            "/",
            Place::Remote(id, RemotePath::root()),
            actions,
        );
    }

    fn bookmark_lines(ui: &mut Ui, cx: &PaneCx<'_>, actions: &mut Actions) {
        let bookmarks = all_bookmarks(cx.frame, cx.of_site.map(Whose::Site));
        if bookmarks.is_empty() {
            return;
        }
        menu_separator(ui);
        let line = MenuLine::new(say!("pane-go-to-a-bookmark"))
            .icon(icons::BOOKMARK)
            .submenu()
            .show(ui);
        SubMenu::new().show(ui, &line, |ui| {
            menu::begin_with_width(ui, WIDTH);
            lines_area(bookmarks.len()).show(ui, |ui| {
                for (whose, bookmark) in bookmarks {
                    let icon = match whose {
                        Whose::Everywhere => icons::BOOKMARK,
                        Whose::Site(_) => icons::ANCHOR,
                    };
                    if menu_item(ui, Some(icon), &crate::words::visible(&bookmark.name), None).clicked() {
                        actions.push(Action::Bookmark(Wish::Go(Box::new(bookmark))));
                        ui.close();
                    }
                }
            });
        });
    }

    /// The folders beside a crumb, to jump to.
    pub(super) fn siblings_menu(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, folder: &Place, actions: &mut Actions) {
        menu::begin_with_width(ui, 240.0);
        if self.siblings.as_ref().is_none_or(|aside| aside.place() != folder) {
            if let Some(before) = self.siblings.take() {
                before.forget(actions);
            }
            self.siblings = Some(self.asides.read(folder.clone(), actions));
        }
        self.siblings_used = true;
        let listing = self
            .siblings
            .as_ref()
            .and_then(|aside| aside.listing(cx.frame))
            .cloned();
        let folders = listing
            .as_deref()
            .map(|listing| place::folders_of(listing, cx.hidden_files));
        match folders {
            None => drop(
                MenuLine::new(say!("pane-reading-the-folder"))
                    .disabled(Some(say!("pane-it-is-on-its-way")))
                    .show(ui),
            ),
            Some(folders) if folders.is_empty() => {
                drop(
                    MenuLine::new(say!("pane-no-folders-here"))
                        .disabled(Some(say!("pane-there-are-none-in-it")))
                        .show(ui),
                );
            }
            Some(folders) => {
                lines_area(folders.len()).show(ui, |ui| {
                    for name in folders {
                        let below = place::child(folder, &name);
                        self.place_line(ui, icons::FOLDER_SIMPLE, &cx.frame.shown_name(&below), below, actions);
                    }
                });
            }
        }
    }
}
