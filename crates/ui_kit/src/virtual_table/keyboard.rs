//! The keys of a table with focus: they move the cursor; what that selects is the owner's decision.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::scroll::{Extent, RowAlign};
use super::{RowEvent, TableOutput, TableState};

/// Where the cursor goes from a row, with this many rows on a page and this last row.
type Target = fn(usize, usize, usize) -> usize;

/// Keys that move, by how the target follows from cursor, rows on a page and the last row.
const MOVES: [(Key, Target); 6] = [
    (Key::ArrowUp, |at, _, _| at.saturating_sub(1)),
    (Key::ArrowDown, |at, _, last| (at + 1).min(last)),
    (Key::PageUp, |at, page, _| at.saturating_sub(page)),
    (Key::PageDown, |at, page, last| at.saturating_add(page).min(last)),
    (Key::Home, |_, _, _| 0),
    (Key::End, |_, _, last| last),
];

pub(super) fn handle(ui: &Ui, state: &mut TableState, extent: Extent, output: &mut TableOutput) {
    // Not `has_focus()`, which also asks whether the window has the system's focus: without it no keys come anyway, and
    // where there is no window manager (Xvfb) it never has it.
    if !ui.memory(|memory| memory.has_focus(output.background.id)) {
        return;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(output.background.id, filter));
    let Some(last) = extent.rows.checked_sub(1) else {
        return;
    };
    state.cursor = state.cursor.map(|cursor| cursor.min(last));
    let page = ((extent.view / extent.row_height).floor() as usize)
        .saturating_sub(1)
        .max(1);
    for (key, target) in MOVES {
        // All of Shift (extend), Ctrl (move without selecting) and both are moves; Alt is the owner's.
        for modifiers in [
            Modifiers::NONE,
            Modifiers::SHIFT,
            Modifiers::COMMAND,
            Modifiers::COMMAND | Modifiers::SHIFT,
        ] {
            while ui.input_mut(|input| consume_exactly(input, modifiers, key)) {
                let row = match state.cursor {
                    Some(at) => target(at, page, last),
                    None if key == Key::End => last,
                    None => 0,
                };
                state.cursor = Some(row);
                state.scroll = state.scroll.clamped(extent).showing(row, RowAlign::Nearest, extent);
                output.cursor_moved = Some(RowEvent { row, modifiers });
            }
        }
    }
    if let Some(cursor) = state.cursor {
        if ui.input_mut(|input| consume_exactly(input, Modifiers::NONE, Key::Enter)) {
            output.activated = Some(cursor);
        }
        if ui.input_mut(|input| consume_exactly(input, Modifiers::NONE, Key::Space)) {
            output.toggled = Some(cursor);
        }
    }
}

/// Like `consume_key`, but Shift and Alt must match too.
fn consume_exactly(input: &mut egui::InputState, modifiers: Modifiers, key: Key) -> bool {
    let found = input.events.iter().position(|event| {
        matches!(event, egui::Event::Key { key: pressed, pressed: true, modifiers: held, .. }
            if *pressed == key && held.matches_exact(modifiers))
    });
    match found {
        Some(index) => {
            input.events.remove(index);
            true
        }
        None => false,
    }
}
