//! The rows of a pane: what they show, and what mouse and keyboard do with them.

use std::sync::Arc;

use eframe::egui::{DragAndDrop, EventFilter, FocusDirection, Id, Key, Modifiers, PointerButton, Ui};
use portolan_remote::{Entry, EntryKind, FileName};
use portolan_ui_kit::{
    font, icons, label,
    virtual_table::{Column, RowUi, Sort, TableOutput, VirtualTable},
};

use super::{
    Pane, PaneCx, Side,
    drop::{self, Drag},
    menu,
    rename::Ended,
    rows::Index,
    selection::Choice,
};
use crate::{
    action::{Action, Actions, Named},
    place,
    prefs::{Order, Prefs, SortKey},
    words::{self, Calendar},
};

const LOCAL: [SortKey; 3] = [SortKey::Name, SortKey::Size, SortKey::Modified];
const REMOTE: [SortKey; 4] = [SortKey::Name, SortKey::Size, SortKey::Modified, SortKey::Permissions];

fn keys(side: Side) -> &'static [SortKey] {
    match side {
        Side::Local => &LOCAL,
        Side::Remote => &REMOTE,
    }
}

fn column(key: SortKey) -> Column {
    match key {
        SortKey::Name => Column::new("Name").fill().min_width(140.0).sortable(),
        SortKey::Size => Column::new("Size").width(100.0).min_width(76.0).right().sortable(),
        SortKey::Modified => Column::new("Modified").width(130.0).min_width(104.0).sortable(),
        SortKey::Permissions => Column::new("Permissions").width(106.0).min_width(96.0).sortable(),
    }
}

/// Draws the table and does what was done with it.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane, cx: &PaneCx<'_>, prefs: &mut Prefs, actions: &mut Actions) {
    let Some(index) = pane.rows.shown().cloned() else {
        return;
    };
    let keys = keys(pane.side);
    let columns: Vec<Column> = keys.iter().map(|key| column(*key)).collect();
    let order = prefs.order[pane.side.at()];
    let sort = keys.iter().position(|key| *key == order.key).map(|column| Sort {
        column,
        ascending: order.ascending,
    });
    let offset = Pane::offset(&index);
    let table = VirtualTable::new("files", &columns)
        .rows(index.len() + offset)
        .name(pane.side.table_name())
        .sort(sort)
        .keyboard(pane.rename.is_none());
    let focus_id = table.focus_id(ui);
    // The key that ended typing elsewhere must not act on the table too.
    if pane.focus_wanted && ui.input(|input| input.keys_down.is_empty() && !input.key_pressed(Key::Enter)) {
        pane.focus_wanted = false;
        ui.memory_mut(|memory| memory.request_focus(focus_id));
    }
    let dragged = DragAndDrop::payload::<Drag>(ui.ctx());
    let mut ended = None;
    let mut table_state = std::mem::take(&mut pane.table);
    let output = table.show(ui, &mut table_state, |row| {
        let Some(position) = row.index().checked_sub(offset) else {
            above_row(row, pane, cx, &index, dragged.as_deref());
            return;
        };
        let Some(entry) = index.entry(position) else { return };
        entry_row(row, pane, cx, &index, entry, dragged.as_deref(), &mut ended, actions);
    });
    pane.table = table_state;
    if let Some((from, ended)) = ended {
        pane.rename = None;
        pane.focus_wanted = true;
        if let Ended::As(name) = ended {
            let (from, to) = (place::child(index.place(), &from), place::child(index.place(), &name));
            pane.go_to = Some(name);
            actions.push(Action::Rename { from, to });
        }
    }
    if output.resized {
        prefs.widths[pane.side.at()].clone_from(&pane.table.widths);
    }
    if let Some(key) = output.header_clicked.and_then(|column| keys.get(column)) {
        let order = &mut prefs.order[pane.side.at()];
        *order = Order {
            key: *key,
            ascending: order.key != *key || !order.ascending,
        };
    }
    select(pane, &index, &output);
    open(pane, cx, &output, actions);
    begin_drag(ui, pane, &index, &output);
    keyboard(ui, pane, &index, &output, actions);
    drop::on_rows(ui, pane, &index, &output, cx, actions);
    output
        .background
        .context_menu(|ui| menu::beside_rows(ui, pane, actions));
}

/// The row that leads to the folder above.
fn above_row(row: &mut RowUi<'_>, pane: &Pane, cx: &PaneCx<'_>, index: &Index, dragged: Option<&Drag>) {
    let tokens = row.tokens();
    row.name("..");
    let above = place::parent(index.place());
    let lit = above.is_some_and(|above| {
        row.response().contains_pointer() && dragged.is_some_and(|drag| drop::plan(drag, pane, &above, cx).is_some())
    });
    row.light_up(lit);
    row.icon_and_text(icons::FOLDER, font::icon_fill(), tokens.warn, "..");
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row shows an entry in its state of selection, renaming and dragging"
)]
fn entry_row(
    row: &mut RowUi<'_>,
    pane: &mut Pane,
    cx: &PaneCx<'_>,
    index: &Arc<Index>,
    entry: &Entry,
    dragged: Option<&Drag>,
    ended: &mut Option<(FileName, Ended)>,
    actions: &mut Actions,
) {
    let tokens = row.tokens();
    let name = entry.name.to_string_lossy();
    row.name(&name);
    row.select(pane.selection.has(&entry.name));
    if entry.kind == EntryKind::Folder
        && let Some(drag) = dragged
    {
        let target = place::child(index.place(), &entry.name);
        row.light_up(row.response().contains_pointer() && drop::plan(drag, pane, &target, cx).is_some());
    }
    let renaming = pane.rename.as_mut().filter(|rename| rename.from == entry.name);
    let (icon, face, colour) = match entry.kind {
        EntryKind::Folder => (icons::FOLDER, font::icon_fill(), tokens.warn),
        EntryKind::Symlink => (icons::LINK_SIMPLE, font::icon(), tokens.dim),
        EntryKind::Other => (icons::CPU, font::icon(), tokens.dim),
        EntryKind::File => (icons::for_file_name(&name), font::icon(), tokens.dim),
    };
    if let Some(rename) = renaming {
        let id = Id::unique(("rename", pane.id.0));
        let over = row.col(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            match entry.kind {
                EntryKind::Folder => label::icon_fill(ui, icon, colour),
                _ => label::icon(ui, icon, colour),
            };
            rename.show(ui, id)
        });
        if let Some(Some(over)) = over {
            *ended = Some((rename.from.clone(), over));
        }
    } else if let Some(target) = &entry.link_target {
        let text = format!("{name} → {}", String::from_utf8_lossy(target));
        row.icon_and_text(icon, face, colour, &text);
    } else {
        row.icon_and_text(icon, face, colour, &name);
    }
    row.dim(&size_of(entry));
    row.dim(&modified_of(entry, &cx.frame.calendar));
    if pane.side == Side::Remote {
        row.mono(&permissions_of(entry));
    }
    row.response()
        .context_menu(|ui| menu::of_row(ui, pane, cx, index, entry, actions));
}

fn size_of(entry: &Entry) -> String {
    match (entry.kind, entry.size) {
        (EntryKind::File, Some(size)) => words::size(size),
        _ => String::new(),
    }
}

fn modified_of(entry: &Entry, calendar: &Calendar) -> String {
    entry.modified.map_or_else(String::new, |time| calendar.told(time))
}

fn permissions_of(entry: &Entry) -> String {
    let Some(permissions) = &entry.permissions else {
        return String::new();
    };
    let letter = match (permissions, entry.kind) {
        (portolan_remote::Permissions::Other(_), _) => "",
        (_, EntryKind::Folder) => "d",
        (_, EntryKind::Symlink) => "l",
        (_, EntryKind::File) => "-",
        (_, EntryKind::Other) => "?",
    };
    format!("{letter}{permissions}")
}

fn select(pane: &mut Pane, index: &Index, output: &TableOutput) {
    let offset = Pane::offset(index);
    if let Some(event) = output.clicked {
        match event.row.checked_sub(offset) {
            Some(position) => pane
                .selection
                .choose(index, position, Choice::of_click(event.modifiers)),
            None => pane.selection.clear(),
        }
    }
    if let Some(event) = output.secondary_clicked
        && let Some(position) = event.row.checked_sub(offset)
        && let Some(entry) = index.entry(position)
        && !pane.selection.has(&entry.name)
    {
        pane.selection.only(&entry.name);
    }
    if let Some(event) = output.cursor_moved {
        let choice = match (event.modifiers.shift, event.modifiers.command) {
            (true, _) => Some(Choice::Range),
            (false, true) => None,
            (false, false) => Some(Choice::Only),
        };
        match (event.row.checked_sub(offset), choice) {
            (Some(position), Some(choice)) => pane.selection.choose(index, position, choice),
            (None, Some(Choice::Only)) => pane.selection.clear(),
            _ => {}
        }
    }
    if let Some(position) = output.toggled.and_then(|row| row.checked_sub(offset)) {
        pane.selection.choose(index, position, Choice::Toggle);
    }
    // By the pointer only: Enter and Space count as clicks on what has the keyboard.
    if output.background.clicked_by(PointerButton::Primary) {
        pane.selection.clear();
        output.background.request_focus();
    }
}

fn open(pane: &mut Pane, cx: &PaneCx<'_>, output: &TableOutput, actions: &mut Actions) {
    if let Some(row) = output.activated.or(output.double_clicked) {
        pane.table.cursor = Some(row);
        pane.open(cx.opposite.as_ref(), actions);
    }
}

fn begin_drag(ui: &Ui, pane: &mut Pane, index: &Index, output: &TableOutput) {
    let position = output.drag_started.and_then(|row| row.checked_sub(Pane::offset(index)));
    let Some(entry) = position.and_then(|position| index.entry(position)) else {
        return;
    };
    if pane.rename.is_some() {
        return;
    }
    if !pane.selection.has(&entry.name) {
        pane.selection.only(&entry.name);
    }
    let places = pane.chosen_places();
    if !places.is_empty() {
        let bytes = pane
            .selection
            .entries(index)
            .filter_map(|entry| entry.size.filter(|_| entry.kind == EntryKind::File));
        DragAndDrop::set_payload(ui.ctx(), Drag::new(pane, places, bytes.sum(), entry));
    }
}

/// The keys that the table itself does not know.
fn keyboard(ui: &Ui, pane: &mut Pane, index: &Index, output: &TableOutput, actions: &mut Actions) {
    if !ui.memory(|memory| memory.has_focus(output.background.id)) || pane.rename.is_some() {
        return;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        tab: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(output.background.id, filter));
    if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Tab)) {
        // The way out for the keyboard: Tab itself goes to the other pane.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
    } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) {
        actions.push(Action::Named(Named::SwitchPane));
    }
    let offset = Pane::offset(index);
    let from = pane.table.cursor.unwrap_or(0).saturating_sub(offset);
    let mut typing = std::mem::take(&mut pane.typing);
    if let Some(position) = typing.take(ui, index, from) {
        pane.selection.choose(index, position, Choice::Only);
        pane.table.cursor = Some(position + offset);
        pane.table.scroll_to(position + offset);
    }
    pane.typing = typing;
}
