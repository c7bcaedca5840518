//! What is done, the newest first.

use eframe::egui::Ui;
use portolan_engine::{DoneRow, Verified};
use portolan_ui_kit::{
    Tokens, empty, font, icons, say,
    virtual_table::{Column, TableState, VirtualTable},
};

use super::transfers::arrow;
use crate::{frame::FrameCx, words};

/// Draws it. Returns whether it has the keyboard.
pub(super) fn show(ui: &mut Ui, table: &mut TableState, frame: &FrameCx) -> bool {
    let rows = frame.done.len();
    if rows == 0 {
        let faint = Tokens::of(ui).faint;
        let text = say!("queue-files-appear-here-once-the");
        empty::empty_state(
            ui,
            "nothing-done",
            icons::CHECK_CIRCLE,
            Some(faint),
            say!("queue-nothing-done-yet"),
            text,
            |_| (),
        );
        return false;
    }
    let columns = [
        Column::new(say!("queue-file")).fill().min_width(160.0),
        Column::new(say!("queue-destination")).width(226.0).min_width(90.0),
        Column::new(say!("common-size")).width(90.0).min_width(70.0).right(),
        Column::new(say!("queue-speed")).width(100.0).min_width(76.0).right(),
        Column::new(say!("queue-when")).width(120.0).min_width(100.0),
        Column::new(say!("queue-checked")).width(190.0).min_width(110.0),
    ];
    let output = VirtualTable::new("done", &columns)
        .rows(rows)
        .name(say!("queue-done"))
        .show(ui, table, |row| {
            let Some(done) = frame.done.get(rows - 1 - row.index()) else {
                return;
            };
            let tokens = row.tokens();
            let name = words::visible(&done.name);
            row.name(&name);
            let (icon, colour) = arrow(tokens, done.direction);
            row.icon_and_text(icon, font::icon(), colour, &name);
            row.dim(&words::visible(&done.destination));
            row.dim(&words::size(done.size));
            row.dim(&words::speed(speed(done)));
            row.dim(&frame.calendar.moment(done.when));
            row.cell(
                &checked(done),
                &font::body(),
                if done.skipped { tokens.dim } else { tokens.ok },
            );
            let response = row.response();
            response
                .ctx
                .accesskit_node_builder(response.id, |node| node.set_description(checked(done)));
        });
    ui.memory(|memory| memory.has_focus(output.background.id))
}

fn speed(done: &DoneRow) -> u64 {
    let seconds = done.took.as_secs_f64();
    if done.skipped || seconds <= 0.0 {
        0
    } else {
        (done.size as f64 / seconds) as u64
    }
}

fn checked(done: &DoneRow) -> String {
    let words = match (done.skipped, done.verified) {
        (true, _) => say!("queue-left-as-it-was"),
        (false, Verified::Size) => say!("queue-confirmed-size-compared"),
        (false, Verified::ConfirmedOnly) => say!("queue-confirmed-by-the-server"),
        (false, Verified::Checksum(algorithm)) => {
            return say!("queue-confirmed-compared", algorithm = algorithm.to_string());
        }
        (false, Verified::ReadBack) => say!("queue-confirmed-read-back-and-compared"),
    };
    words.to_owned()
}
