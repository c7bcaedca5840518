//! What failed, why, and what can be done.

use std::sync::Arc;

use eframe::egui::Ui;
use portolan_queue::{Failed, ItemState, QueueSnapshot, Row};
use portolan_ui_kit::{
    Tokens, empty, font, icons, menu, say,
    select::{menu_item, menu_separator},
    virtual_table::{Column, TableState, VirtualTable},
};

use super::{marks::Marks, transfers::arrow};
use crate::{
    action::{Action, Actions, Named, entry},
    errors,
    frame::FrameCx,
    words,
};

/// The table and what is selected in it.
#[derive(Debug, Default)]
pub(super) struct Panel {
    table: TableState,
    pub(super) marks: Marks,
    /// The queue for which the selection was looked through.
    seen: Option<Arc<QueueSnapshot>>,
}

impl Panel {
    /// Draws it. Returns whether it has the keyboard.
    pub(super) fn show(&mut self, ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) -> bool {
        let rows = frame.queue.failed_len();
        if rows == 0 {
            let ok = Tokens::of(ui).ok;
            empty::empty_state(
                ui,
                "no-failures",
                icons::CHECK_CIRCLE,
                Some(ok),
                say!("queue-nothing-failed"),
                "",
                |_| (),
            );
            return false;
        }
        let columns = [
            Column::new(say!("queue-file")).width(330.0).min_width(160.0),
            Column::new(say!("queue-destination")).width(200.0).min_width(90.0),
            Column::new(say!("queue-why")).fill().min_width(200.0),
            Column::new(say!("queue-when")).width(120.0).min_width(100.0),
        ];
        if !self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &frame.queue)) {
            self.marks.retain(|item| frame.queue.position_of(item).is_some());
            self.seen = Some(Arc::clone(&frame.queue));
        }
        let mut table = std::mem::take(&mut self.table);
        let output = VirtualTable::new("failed", &columns)
            .rows(rows)
            .name(say!("queue-failed"))
            .show(ui, &mut table, |row| {
                let Some(item) = frame.queue.failed_row(row.index()) else {
                    return;
                };
                let tokens = row.tokens();
                let name = words::visible(&item.name);
                row.name(&name);
                row.select(self.marks.has(item.item));
                let (icon, colour) = arrow(tokens, item.direction);
                row.icon_and_text(icon, font::icon(), colour, &name);
                row.dim(&words::visible(&item.destination));
                match failed(&item) {
                    Some(failed) => {
                        let why = why(failed);
                        row.cell(&why, &font::body(), tokens.bad);
                        let response = row.response();
                        response
                            .ctx
                            .accesskit_node_builder(response.id, |node| node.set_description(why));
                        row.dim(&frame.calendar.moment(failed.when));
                    }
                    None => row.skip(),
                }
                row.response().context_menu(|ui| menu(ui, frame, &item, actions));
            });
        self.table = table;
        let id = |row| frame.queue.failed_row(row).map(|row| row.item);
        if let Some(event) = output.clicked.or(output.cursor_moved) {
            self.marks.choose(event.row, event.modifiers, id);
        }
        if let Some(item) = output.secondary_clicked.and_then(|event| id(event.row)) {
            self.marks.choose_for_menu(item);
        }
        let opened = output
            .double_clicked
            .or(output.activated)
            .and_then(|row| frame.queue.failed_row(row));
        if let Some(failed) = opened.as_ref().and_then(failed) {
            actions.push(Action::ShowError(Arc::clone(&failed.error)));
        }
        ui.memory(|memory| memory.has_focus(output.background.id))
    }
}

pub(super) fn failed(row: &Row) -> Option<&Failed> {
    match &row.state {
        ItemState::Failed(failed) | ItemState::Partial(failed) => Some(failed),
        ItemState::Waiting | ItemState::Held => None,
    }
}

pub(super) fn why(failed: &Failed) -> String {
    words::sentence(&errors::explain(&failed.error).why)
}

fn menu(ui: &mut Ui, frame: &FrameCx, item: &Row, actions: &mut Actions) {
    menu::begin(ui);
    entry(ui, frame, Named::QueueRetry, actions);
    if let Some(failed) = failed(item)
        && menu_item(ui, Some(icons::INFO), say!("queue-details"), Some(say!("queue-enter"))).clicked()
    {
        actions.push(Action::ShowError(Arc::clone(&failed.error)));
        ui.close();
    }
    menu_separator(ui);
    entry(ui, frame, Named::QueueRemove, actions);
    entry(ui, frame, Named::QueueSelectAll, actions);
    entry(ui, frame, Named::QueueCopy, actions);
}
