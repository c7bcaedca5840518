//! Actions as lines of menus and as buttons: words, icon and shortcut of the registry, dim with the reason where they
//! cannot be now.

use eframe::egui::{Response, Ui};
use portolan_ui_kit::{button::IconButton, select::MenuLine};

use super::{Action, Actions, Named};
use crate::frame::FrameCx;

/// A line of a menu. Returns whether it was chosen; the action is pushed and the menu closed already.
pub(crate) fn entry(ui: &mut Ui, frame: &FrameCx, named: Named, actions: &mut Actions) -> bool {
    let shortcut = frame.shortcuts.text(named);
    let reason = lacking(frame, named);
    let mut line = MenuLine::new(named.label())
        .icon(named.icon())
        .shortcut(shortcut.as_deref())
        .disabled(reason.as_deref());
    if let Some(on) = frame.situation.on(named) {
        line = line.checked(on);
    }
    let clicked = line.show(ui).clicked();
    if clicked {
        actions.push(Action::Named(named));
        ui.close();
    }
    clicked
}

/// A button with the icon of an action that is a switch.
pub(crate) fn toggle(ui: &mut Ui, frame: &FrameCx, named: Named, actions: &mut Actions) -> Response {
    let shortcut = frame.shortcuts.text(named).unwrap_or_default();
    let mut button = IconButton::new(named.icon(), named.label())
        .shortcut(&shortcut)
        .enabled(frame.situation.lacks(named).is_none());
    if let Some(on) = frame.situation.on(named) {
        button = button.toggled(on);
    }
    let response = ui.add(button);
    if response.clicked() {
        actions.push(Action::Named(named));
    }
    response
}

/// What a tooltip says of an action: what it does, or why it cannot be now.
pub(crate) fn tooltip(frame: &FrameCx, named: Named) -> String {
    lacking(frame, named).unwrap_or_else(|| named.help().to_owned())
}

/// Why it cannot be now, in words.
fn lacking(frame: &FrameCx, named: Named) -> Option<String> {
    let (what, then) = frame.situation.lacks(named)?.words();
    Some(if then.is_empty() {
        what.to_owned()
    } else {
        format!("{what}. {then}")
    })
}
