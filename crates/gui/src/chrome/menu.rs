//! The menu of all actions, by kind: what other programs have as a bar.

use eframe::egui::{Id, Popup, Ui, containers::menu::SubMenu};
use portolan_ui_kit::{
    button::IconButton,
    menu,
    select::{MenuLine, menu_separator},
};

use crate::{
    action::{Actions, Category, Named, entry},
    frame::FrameCx,
};

/// Width of its parts, in points.
const WIDTH: f32 = 290.0;

/// Whether the menu opens in the next frame, as the keyboard asks for it.
#[derive(Debug, Default)]
pub(crate) struct MenuState {
    pub(crate) wanted: bool,
}

/// The button of the menu, and the menu.
pub(crate) fn menu_button(ui: &mut Ui, state: &mut MenuState, frame: &FrameCx, actions: &mut Actions) {
    let shortcut = frame.shortcuts.text(Named::Menu).unwrap_or_default();
    let button = ui.add(IconButton::new(Named::Menu.icon(), Named::Menu.label()).shortcut(&shortcut));
    let popup = Popup::menu(&button);
    let first = Id::unique("first-of-menu");
    if std::mem::take(&mut state.wanted) {
        Popup::open_id(ui.ctx(), popup.get_id());
        ui.data_mut(|data| data.insert_temp(first, true));
    }
    popup.show(|ui| {
        menu::begin_with_width(ui, 190.0);
        for category in Category::ALL {
            if category == Category::Portolan {
                menu_separator(ui);
            }
            let line = MenuLine::new(category.title()).submenu().show(ui);
            // Whoever came by the keyboard goes on with the keyboard.
            if ui.data_mut(|data| data.remove_temp::<bool>(first)).is_some() {
                line.request_focus();
            }
            SubMenu::new().show(ui, &line, |ui| {
                menu::begin_with_width(ui, WIDTH);
                for named in Named::ALL.iter().filter(|named| named.category() == category) {
                    // So many lines that differ in a number only hide the others; their keys are on the page of shortcuts.
                    if named.tab().is_none() && *named != Named::Menu {
                        entry(ui, frame, *named, actions);
                    }
                }
            });
        }
    });
}
