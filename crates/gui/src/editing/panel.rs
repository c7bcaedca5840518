//! The list of files that are open here.

use eframe::egui::{Key, Modifiers, Ui};
use portolan_engine::{Edit, EditPurpose, EditState};
use portolan_ui_kit::{
    Tokens, empty, font, icons, menu, say,
    select::{menu_item, menu_separator},
    virtual_table::{Column, TableState, VirtualTable},
};

use super::{Wish, address, name, state};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words,
};

/// The table.
#[derive(Debug, Default)]
pub(crate) struct Panel {
    table: TableState,
}

impl Panel {
    /// Draws it. Returns whether it has the keyboard.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) -> bool {
        let edits = &frame.edits;
        if edits.is_empty() {
            let faint = Tokens::of(ui).faint;
            let (title, text) = (say!("editing-none"), say!("editing-none-help"));
            empty::empty_state(ui, "no-edits", icons::NOTE_PENCIL, Some(faint), title, text, |_| ());
            return false;
        }
        let columns = [
            Column::new(say!("editing-file")).width(240.0).min_width(140.0),
            Column::new(say!("editing-where")).width(300.0).min_width(120.0),
            Column::new(say!("editing-state")).fill().min_width(220.0),
            frame
                .calendar
                .column(Column::new(say!("editing-saved")).width(120.0).min_width(90.0)),
        ];
        let output = VirtualTable::new("edits", &columns)
            .rows(edits.len())
            .name(say!("editing-open-files"))
            .show(ui, &mut self.table, |row| {
                let Some(edit) = edits.get(row.index()) else { return };
                let tokens = row.tokens();
                let (name, state) = (name(edit, frame), state(edit));
                row.name(&name);
                let icon = match edit.purpose {
                    EditPurpose::View => icons::EYE,
                    EditPurpose::Edit => icons::NOTE_PENCIL,
                };
                row.icon_and_text(icon, font::icon(), tokens.dim, &name);
                row.dim(&words::visible(&address(edit)));
                let colour = match &edit.state {
                    EditState::Failed(_) | EditState::Missing => tokens.bad,
                    EditState::Asks(_) | EditState::Waiting(_) => tokens.warn,
                    EditState::Unchanged if edit.saved > 0 => tokens.ok,
                    _ => tokens.dim,
                };
                row.cell(&state, &font::body(), colour);
                row.dim(
                    &edit
                        .saved_at
                        .map_or_else(String::new, |when| frame.calendar.moment(when)),
                );
                let response = row.response();
                response
                    .ctx
                    .accesskit_node_builder(response.id, |node| node.set_description(state));
                row.response().context_menu(|ui| of_row(ui, edit, actions));
            });
        let at_cursor = self.table.cursor.and_then(|row| edits.get(row));
        if let Some(event) = output.clicked {
            self.table.cursor = Some(event.row);
        }
        if let Some(edit) = output
            .double_clicked
            .or(output.activated)
            .and_then(|row| edits.get(row))
        {
            actions.push(Action::Editing(main_wish(edit)));
        }
        let keyboard = ui.memory(|memory| memory.has_focus(output.background.id));
        if keyboard
            && let Some(edit) = at_cursor
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete))
        {
            actions.push(Action::Editing(Wish::Close(edit.id)));
        }
        keyboard
    }
}

/// What Enter does.
fn main_wish(edit: &Edit) -> Wish {
    match edit.state {
        EditState::Asks(_) => Wish::Decide(edit.id),
        _ => Wish::Open(edit.id),
    }
}

fn of_row(ui: &mut Ui, edit: &Edit, actions: &mut Actions) {
    menu::begin(ui);
    let mut line = |ui: &mut Ui, icon, text: &str, key, wish: Wish| {
        if menu_item(ui, Some(icon), text, key).clicked() {
            actions.push(Action::Editing(wish));
            ui.close();
        }
    };
    match &edit.state {
        EditState::Asks(_) => line(ui, icons::FILES, say!("editing-decide"), None, Wish::Decide(edit.id)),
        EditState::Waiting(_) | EditState::Failed(_) => {
            line(
                ui,
                icons::ARROW_CLOCKWISE,
                say!("editing-try-again"),
                None,
                Wish::Retry(edit.id),
            );
        }
        _ => {}
    }
    line(
        ui,
        icons::ARROW_SQUARE_OUT,
        say!("editing-open"),
        None,
        Wish::Open(edit.id),
    );
    menu_separator(ui);
    let close = match edit.purpose {
        EditPurpose::View => say!("editing-stop-viewing"),
        EditPurpose::Edit => say!("editing-stop-editing"),
    };
    line(ui, icons::X, close, None, Wish::Close(edit.id));
}
