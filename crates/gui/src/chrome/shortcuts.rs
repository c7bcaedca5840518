//! Takes the shortcuts of a frame.

use eframe::egui::{Context, Event, InputState, Key, KeyboardShortcut, Modifiers};

use crate::action::{Action, Actions, Keyboard, Named, Shortcuts, counts};

/// Takes the shortcuts of this frame.
pub(crate) fn shortcuts(ctx: &Context, shortcuts: &Shortcuts, keyboard: Keyboard, actions: &mut Actions) {
    for (key, named) in shortcuts.in_order() {
        // The table of a pane has these itself, and only while it has the keyboard.
        let of_table = match named {
            Named::Open => *key == KeyboardShortcut::new(Modifiers::NONE, Key::Enter),
            Named::QuickLook => *key == KeyboardShortcut::new(Modifiers::NONE, Key::Space),
            Named::SwitchPane => *key == KeyboardShortcut::new(Modifiers::NONE, Key::Tab),
            _ => false,
        };
        if !of_table && counts(*key, named.scope(), keyboard) && ctx.input_mut(|input| called(input, *key)) {
            actions.push(Action::Named(*named));
        }
    }
}

fn called(input: &mut InputState, key: KeyboardShortcut) -> bool {
    // The window system makes events of their own of these three.
    let command = key.modifiers.command || key.modifiers.ctrl;
    let plain = command && !key.modifiers.alt && !key.modifiers.shift;
    let before = input.events.len();
    match key.logical_key {
        Key::C if plain => input.events.retain(|event| !matches!(event, Event::Copy)),
        Key::X if plain => input.events.retain(|event| !matches!(event, Event::Cut)),
        Key::V if plain => input
            .events
            .retain(|event| !matches!(event, Event::Paste(_) | Event::PasteImage(_))),
        _ => return input.consume_shortcut(&key),
    }
    input.events.len() < before
}
