//! The rows of a pane: what they show, and what mouse and keyboard do with them.

use std::sync::Arc;

use eframe::egui::{DragAndDrop, Id, Key, Modifiers, PointerButton, Ui};
use portolan_engine::{PaneId, Place};
use portolan_remote::{Entry, EntryKind, FileName};
use portolan_ui_kit::{
    font, icons, label, say,
    virtual_table::{Column, RowUi, Sort, TableOutput, VirtualTable},
};

use super::{
    Pane, PaneCx, Side, columns, draw,
    drop::{self, Drag},
    keyboard, menu,
    rename::{Ended, Rename},
    rows::Index,
    selection::Choice,
};
use crate::{
    action::{Action, Actions, Named},
    columns::ColumnKey,
    comparison::{self, Mark},
    place,
    prefs::{Prefs, SortKey},
    words::{self, Calendar},
};

/// The name of the table among the widgets of a pane.
pub(super) const TABLE: &str = "files";

fn column(key: SortKey, calendar: &Calendar) -> Column {
    match key {
        SortKey::Name => Column::new(key.title()).fill().min_width(140.0).sortable(),
        SortKey::Size => Column::new(key.title())
            .width(100.0)
            .holds(words::size(999_900_000))
            .right()
            .sortable(),
        SortKey::Modified => calendar.column(Column::new(key.title()).width(130.0).min_width(112.0).sortable()),
        SortKey::Permissions => Column::new(key.title()).width(106.0).min_width(96.0).sortable(),
        SortKey::Type => Column::new(key.title()).width(96.0).min_width(64.0).sortable(),
        SortKey::Owner | SortKey::Group => Column::new(key.title()).width(88.0).min_width(60.0).sortable(),
    }
}

/// The columns; the one of marks stands behind the others, so that their places stay what they are.
fn columns_of(keys: &[SortKey], comparing: bool, calendar: &Calendar) -> Vec<Column> {
    let mark = comparing.then(|| {
        Column::new(say!("comparison-column"))
            .width(152.0)
            .min_width(96.0)
            .fixed()
    });
    keys.iter().map(|key| column(*key, calendar)).chain(mark).collect()
}

/// Draws the table and does what was done with it. Returns the folder under the pointer, for what is dragged.
pub(super) fn show(
    ui: &mut Ui,
    pane: &mut Pane,
    cx: &PaneCx<'_>,
    prefs: &mut Prefs,
    actions: &mut Actions,
) -> Option<Place> {
    let index = pane.rows.shown().cloned()?;
    let side = pane.side.at();
    let keys = prefs.columns[side].clone();
    let columns = columns_of(&keys, cx.comparing, &cx.frame.calendar);
    let order = prefs.order[side];
    let sort = keys.iter().position(|key| *key == order.key).map(|column| Sort {
        column,
        ascending: order.ascending,
    });
    let offset = Pane::offset(&index);
    let dragged = DragAndDrop::payload::<Drag>(ui.ctx());
    let table = VirtualTable::new(TABLE, &columns)
        .rows(index.len() + offset)
        .name(pane.side.table_name())
        .sort(sort)
        .band(pane.rename.is_none())
        .scroll_at_edge(dragged.is_some())
        .keyboard(pane.rename.is_none());
    keyboard::give(ui, pane, table.focus_id(ui), cx);
    let mut ended = None;
    let mut table_state = std::mem::take(&mut pane.table);
    table_state.widths = columns::widths(prefs, pane.side);
    let output = table.show(ui, &mut table_state, |row| {
        let Some(position) = row.index().checked_sub(offset) else {
            above_row(row, pane, cx, &index, &keys, dragged.as_deref());
            return;
        };
        let Some(entry) = index.entry(position) else {
            gap_row(row, pane, &index, position, &keys);
            return;
        };
        entry_row(
            row,
            pane,
            cx,
            &index,
            entry,
            &keys,
            dragged.as_deref(),
            &mut ended,
            actions,
        );
    });
    pane.table = table_state;
    if let Some((from, ended)) = ended {
        pane.rename = None;
        pane.focus_wanted = true;
        match ended {
            Ended::As(name) => {
                let (from, to) = (place::child(index.place(), &from), place::child(index.place(), &name));
                pane.go_to = Some(name);
                actions.push(Action::Rename { from, to });
            }
            Ended::Refused(error) => actions.push(Action::ShowError(error)),
            Ended::Nothing => {}
        }
    }
    let aligned = index.beside().is_some_and(|beside| beside.aligned.is_some());
    columns::follow(&output, pane.side, &pane.table.widths, aligned, prefs);
    select(pane, &index, &output);
    open(pane, cx, &output, actions);
    begin_drag(ui, pane, &index, &output);
    own_keys(ui, pane, &index, &output, actions);
    let under = drop::folder_under(&index, &output);
    output
        .background
        .context_menu(|ui| menu::beside_rows(ui, pane.side, cx, actions));
    under
}

/// The row that leads to the folder above.
fn above_row(
    row: &mut RowUi<'_>,
    pane: &Pane,
    cx: &PaneCx<'_>,
    index: &Index,
    columns: &[SortKey],
    dragged: Option<&Drag>,
) {
    let tokens = row.tokens();
    let above = place::parent(index.place());
    if above.is_none() {
        // The other pane has one, and rows stand beside each other.
        row.name(say!("comparison-the-top"));
        return;
    }
    row.name("..");
    let lit = above.is_some_and(|above| {
        row.response().contains_pointer() && dragged.is_some_and(|drag| would_drop(row, drag, pane, &above, cx))
    });
    row.light_up(lit);
    for key in columns {
        match key {
            SortKey::Name => row.icon_and_text(icons::FOLDER, font::icon_fill(), tokens.warn, ".."),
            _ => row.skip(),
        }
    }
}

/// The place of something that only the other pane has.
fn gap_row(row: &mut RowUi<'_>, pane: &Pane, index: &Index, position: usize, columns: &[SortKey]) {
    let Some((other, beside)) = index.gap(position).zip(index.beside()) else {
        return;
    };
    let name = beside.other().names.reading.show(other.name.as_bytes());
    row.name(&say!("comparison-not-here", name = words::visible(&name)));
    for _ in columns {
        row.skip();
    }
    let said = match pane.side {
        Side::Local => say!("comparison-missing-here"),
        Side::Remote => say!("comparison-missing-there"),
    };
    row.dim(said);
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
    columns: &[SortKey],
    dragged: Option<&Drag>,
    ended: &mut Option<(FileName, Ended)>,
    actions: &mut Actions,
) {
    row.select(pane.selection.has(&entry.name));
    let mark = index.beside().and_then(|beside| beside.mark(&entry.name));
    if let Some(mark) = mark.filter(|mark| *mark != Mark::Folder) {
        row.ink(comparison::colour(row.tokens(), mark));
    }
    if entry.kind == EntryKind::Folder
        && let Some(drag) = dragged
    {
        let target = place::child(index.place(), &entry.name);
        row.light_up(row.response().contains_pointer() && would_drop(row, drag, pane, &target, cx));
    }
    for key in columns {
        match key {
            SortKey::Name => match pane.rename.as_mut().filter(|rename| rename.from == entry.name) {
                Some(rename) => {
                    row.name(&words::visible(&index.shown(&entry.name)));
                    if let Some(over) = rename_cell(row, pane.id, entry, rename) {
                        *ended = Some((rename.from.clone(), over));
                    }
                }
                None => draw::name(row, entry, index.names().reading),
            },
            SortKey::Size => row.dim(&size_of(cx, index, entry)),
            SortKey::Modified => row.dim(&draw::modified(entry, &cx.frame.calendar)),
            SortKey::Permissions => row.mono(&draw::permissions(entry)),
            SortKey::Type => row.dim(&draw::kind(entry)),
            SortKey::Owner => row.dim(&draw::who(entry.owner())),
            SortKey::Group => row.dim(&draw::who(entry.group())),
        }
    }
    if cx.comparing {
        comparison::cell(row, mark, pane.side);
    }
    row.response()
        .context_menu(|ui| menu::of_row(ui, pane, cx, index, entry, actions));
}

fn would_drop(row: &RowUi<'_>, drag: &Drag, pane: &Pane, target: &Place, cx: &PaneCx<'_>) -> bool {
    let held = row.response().ctx.input(|input| input.modifiers);
    drop::plan(drag, Some(pane.id), target, held, cx.frame).is_some()
}

/// The size of a file, or what was counted of a folder.
fn size_of(cx: &PaneCx<'_>, index: &Index, entry: &Entry) -> String {
    let sizes = &cx.frame.hand.sizes;
    if entry.kind != EntryKind::Folder || sizes.is_empty() {
        return draw::size(entry);
    }
    let size = sizes.get(&place::child(index.place(), &entry.name));
    size.map_or_else(String::new, draw::folder_size)
}

/// The name as a field. Returns how it ended, once it did.
fn rename_cell(row: &mut RowUi<'_>, pane: PaneId, entry: &Entry, rename: &mut Rename) -> Option<Ended> {
    let (icon, _, colour) = draw::icon(row.tokens(), entry);
    let id = Id::unique(("rename", pane.0));
    row.col(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        match entry.kind {
            EntryKind::Folder => label::icon_fill(ui, icon, colour),
            _ => label::icon(ui, icon, colour),
        };
        rename.show(ui, id)
    })
    .flatten()
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
    if let Some(band) = &output.band {
        let before = pane.selection.revision();
        let rows = band.rows.start.saturating_sub(offset)..band.rows.end.saturating_sub(offset);
        pane.selection
            .span(index, rows, band.modifiers.command || band.modifiers.shift);
        if band.over {
            pane.selection.end_span(band.cancelled);
        }
        if pane.selection.revision() != before {
            // The rows are drawn already: they show it in the next frame.
            output.background.ctx.request_repaint();
        }
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
fn own_keys(ui: &Ui, pane: &mut Pane, index: &Index, output: &TableOutput, actions: &mut Actions) {
    if !ui.memory(|memory| memory.has_focus(output.background.id)) || pane.rename.is_some() {
        return;
    }
    keyboard::ways_out(ui, output.background.id, actions);
    let offset = Pane::offset(index);
    let now = ui.input(|input| input.time);
    if output.toggled.is_some() && !pane.typing.goes_on(now) {
        actions.push(Action::Named(Named::QuickLook));
    }
    if let Some(row) = pane.table.cursor {
        // Insert selects and goes on, as in commanders; Ctrl Space selects and stays.
        let goes_on = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Insert));
        if goes_on || ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Space)) {
            if let Some(position) = row.checked_sub(offset) {
                pane.selection.choose(index, position, Choice::Toggle);
            }
            if goes_on && row + 1 < index.len() + offset {
                pane.table.cursor = Some(row + 1);
                pane.table.scroll_to(row + 1);
            }
        }
    }
    let from = pane.table.cursor.unwrap_or(0).saturating_sub(offset);
    let mut typing = std::mem::take(&mut pane.typing);
    if let Some(position) = typing.take(ui, index, from) {
        pane.selection.choose(index, position, Choice::Only);
        pane.table.cursor = Some(position + offset);
        pane.table.scroll_to(position + offset);
    }
    pane.typing = typing;
}
