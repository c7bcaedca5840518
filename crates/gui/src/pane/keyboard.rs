//! Which part of the window has the keyboard, as far as a pane is asked: its rows, or the place where they will be.

use eframe::egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo};
use portolan_ui_kit::virtual_table::VirtualTable;

use super::{Pane, PaneCx, table::TABLE};
use crate::action::{Action, Actions, Named};

/// Gives the rows the keyboard where that was asked for. The key that ended typing elsewhere must not act on them too; a
/// dialog keeps the keyboard until it is over.
pub(super) fn give(ui: &Ui, pane: &mut Pane, rows: Id, cx: &PaneCx<'_>) {
    let free = ui.input(|input| input.keys_down.is_empty() && !input.key_pressed(Key::Enter));
    if pane.focus_wanted && !cx.dialog && free {
        pane.focus_wanted = false;
        ui.memory_mut(|memory| memory.request_focus(rows));
    }
}

/// Holds the keyboard for rows that are not there yet: while a pane connects or reads, or says why it cannot. So they have it
/// when they come, and nobody who went elsewhere meanwhile loses it to them.
pub(super) fn hold(ui: &Ui, pane: &mut Pane, rect: Rect, cx: &PaneCx<'_>, actions: &mut Actions) {
    let id = VirtualTable::new(TABLE, &[]).focus_id(ui);
    let place = ui.interact(rect, id, Sense::focusable_noninteractive());
    place.widget_info(|| WidgetInfo::labeled(Role::Grid, true, pane.side.table_name()));
    give(ui, pane, id, cx);
    if ui.memory(|memory| memory.has_focus(id)) {
        ways_out(ui, id, actions);
    }
}

/// Arrows stay with what has the keyboard; Tab goes to the other pane, Shift Tab out of the panes.
pub(super) fn ways_out(ui: &Ui, id: Id, actions: &mut Actions) {
    let filter = EventFilter {
        vertical_arrows: true,
        tab: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab)) {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
    } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
        actions.push(Action::Named(Named::SwitchPane));
    }
}
