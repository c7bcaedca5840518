//! What was learnt of a server: value, when, from what. What matters most can be set; every row can be forgotten.

use eframe::egui::Ui;
use portolan_engine::{ServerMemory, ServerRow, ServerValue};
use portolan_remote::{DataMode, HostPort};
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    empty, icons, label, layout, say,
    select::{SelectLook, select},
    tokens::space,
    virtual_table::{Column, TableState, VirtualTable},
};

use super::{Wish, learnt};
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words,
};

/// The limits of sessions on offer.
const SESSIONS: [u8; 11] = [1, 2, 3, 4, 5, 6, 8, 10, 16, 24, 32];

pub(super) fn show(
    ui: &mut Ui,
    table: &mut TableState,
    server: &HostPort,
    memory: Option<&ServerMemory>,
    frame: &FrameCx,
    actions: &mut Actions,
) {
    by_hand(ui, server, memory, actions);
    layout::hairline(ui);
    let rows = memory.map_or(&[][..], |memory| &memory.rows);
    if rows.is_empty() {
        let faint = Tokens::of(ui).faint;
        let text = say!("known-what-portolan-learns-while-it");
        let heading = say!("known-nothing-was-learnt-yet");
        empty::empty_state(
            ui,
            "nothing-learnt",
            icons::BOOK_OPEN,
            Some(faint),
            heading,
            text,
            |_| (),
        );
        return;
    }
    let columns = [
        Column::new(say!("known-what")).width(230.0).min_width(140.0),
        Column::new(say!("known-value")).width(90.0).min_width(70.0),
        frame
            .calendar
            .column(Column::new(say!("known-learnt")).width(126.0).min_width(100.0)),
        Column::new(say!("known-from")).fill().min_width(140.0),
        Column::new("").width(44.0).min_width(44.0).fixed(),
    ];
    VirtualTable::new("memory", &columns)
        .rows(rows.len())
        .name(say!("known-learnt-of-this-server"))
        .show(ui, table, |row| {
            let Some(known) = rows.get(row.index()) else { return };
            let title = learnt::title(known.row);
            row.name(title);
            row.text(title);
            let value = learnt::value(known.value);
            row.dim(&value);
            row.dim(&known.when.map_or_else(String::new, |when| frame.calendar.moment(when)));
            let from = words::visible(&known.from);
            row.dim(&from);
            let forget = say!("known-forget", title = title);
            let button = IconButton::new(icons::X, &forget).small();
            if row.col(|ui| ui.add(button).clicked()) == Some(true) {
                actions.push(Action::Known(Wish::Set(server.clone(), known.row, None)));
            }
            let response = row.response();
            response
                .ctx
                .accesskit_node_builder(response.id, |node| node.set_description(format!("{value}, {from}")));
        });
}

/// The two that a person may know better: how data travels, and how many sessions are allowed.
fn by_hand(ui: &mut Ui, server: &HostPort, memory: Option<&ServerMemory>, actions: &mut Actions) {
    let value = |wanted| {
        let rows = memory.map_or(&[][..], |memory| &memory.rows);
        rows.iter().find(|row| row.row == wanted).map(|row| row.value)
    };
    layout::bar(ui, 52.0, space::XL, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        label::dim(ui, say!("known-tried-first"));
        let names: Vec<String> = std::iter::once(say!("known-whatever-works").to_owned())
            .chain(DataMode::ALL.map(|mode| mode.to_string()))
            .collect();
        let now = match value(ServerRow::DataMode) {
            Some(ServerValue::Mode(mode)) => DataMode::ALL.iter().position(|known| *known == mode),
            _ => None,
        };
        let mut chosen = now.map_or(0, |at| at + 1);
        let shown: Vec<&str> = names.iter().map(String::as_str).collect();
        if select(
            ui,
            say!("known-data-connections-tried-first"),
            SelectLook::Button,
            &mut chosen,
            &shown,
        ) {
            let mode = chosen.checked_sub(1).and_then(|at| DataMode::ALL.get(at));
            let value = mode.map(|mode| ServerValue::Mode(*mode));
            actions.push(Action::Known(Wish::Set(server.clone(), ServerRow::DataMode, value)));
        }
        ui.add_space(space::L);
        label::dim(ui, say!("known-sessions-at-a-time"));
        let now = match value(ServerRow::SessionLimit) {
            Some(ServerValue::Count(count)) => Some(count),
            _ => None,
        };
        let mut counts: Vec<u8> = SESSIONS.into_iter().chain(now).collect();
        counts.sort_unstable();
        counts.dedup();
        let names: Vec<String> = std::iter::once(say!("known-as-many-as-it-takes").to_owned())
            .chain(counts.iter().map(|count| say!("known-at-most", count = count)))
            .collect();
        let shown: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut chosen = now
            .and_then(|now| counts.iter().position(|count| *count == now))
            .map_or(0, |at| at + 1);
        if select(
            ui,
            say!("known-most-sessions-at-a-time"),
            SelectLook::Button,
            &mut chosen,
            &shown,
        ) {
            let count = chosen.checked_sub(1).and_then(|at| counts.get(at));
            let value = count.map(|count| ServerValue::Count(*count));
            actions.push(Action::Known(Wish::Set(server.clone(), ServerRow::SessionLimit, value)));
        }
    });
}
