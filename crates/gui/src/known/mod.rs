//! What is remembered of servers, and whom the person trusts: looked at, set by hand, taken back.

mod learnt;
mod memory;
mod trust;

use eframe::egui::{Context, Ui};
use portolan_engine::{ServerMemory, ServerRow, ServerValue, Trusted};
use portolan_remote::HostPort;
use portolan_ui_kit::{
    Tokens,
    button::Button,
    icons, label, layout,
    modal::Dialog,
    say,
    tabs::{self, DockTab},
    tokens::{size, space},
    virtual_table::TableState,
};

use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words,
};

/// Height of the part with the rows, in points.
const HEIGHT: f32 = 430.0;

/// Which part of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What was learnt of this server.
    Memory,
    /// Whom the person trusts, all servers.
    Trust,
}

/// What was asked for in it.
#[derive(Debug)]
pub(crate) enum Wish {
    /// Show it.
    Open(Part),
    /// Set a row of a server, or forget it.
    Set(HostPort, ServerRow, Option<ServerValue>),
    /// Forget all of a server.
    Forget(HostPort),
    /// Take trust back.
    Revoke(Trusted),
}

/// The dialog, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct KnownDialog {
    server: Option<HostPort>,
    part: Part,
    memory: TableState,
    trust: TableState,
}

impl KnownDialog {
    /// For this server; without one there is only the part about trust.
    pub(crate) fn new(server: Option<HostPort>, part: Part) -> Self {
        Self {
            part: if server.is_some() { part } else { Part::Trust },
            server,
            memory: TableState::default(),
            trust: TableState::default(),
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let server = self.server.clone();
        let memory = server.as_ref().and_then(|server| frame.memory(server));
        let title = match (self.part, &server) {
            (Part::Memory, Some(server)) => say!("known-what-is-known-of", server = server.to_string()),
            _ => say!("known-whom-you-trust").to_owned(),
        };
        let icon = match self.part {
            Part::Memory => icons::BOOK_OPEN,
            Part::Trust => icons::SHIELD_CHECK,
        };
        let output = Dialog::new("known", &title)
            .icon(icon)
            .width(880.0)
            .height(HEIGHT)
            .padding(0.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, frame, memory, actions),
                |ui, this| {
                    let forget = this.footer(ui, memory);
                    let close = layout::trailing(ui, "buttons", |ui| {
                        ui.add(Button::primary(say!("common-close"))).clicked()
                    });
                    (forget, close)
                },
            );
        let (forget, close) = output.footer;
        if let Some(server) = server.filter(|_| forget) {
            actions.push(Action::Known(Wish::Forget(server)));
        }
        close || output.escaped || output.accepted
    }

    fn footer(&self, ui: &mut Ui, memory: Option<&ServerMemory>) -> bool {
        match (self.part, memory) {
            (Part::Memory, Some(_)) => ui
                .add(Button::ghost(say!("known-forget-all-of-it")).icon(icons::BROOM))
                .clicked(),
            (Part::Memory, None) => false,
            (Part::Trust, _) => {
                label::small(ui, say!("known-what-is-taken-back-is"));
                false
            }
        }
    }

    fn body(&mut self, ui: &mut Ui, frame: &FrameCx, memory: Option<&ServerMemory>, actions: &mut Actions) {
        let panel = Tokens::of(ui).panel;
        ui.spacing_mut().item_spacing.y = 0.0;
        if self.server.is_some() {
            layout::bar(ui, size::DOCK_TABS, space::XL, |ui| {
                let titles = [
                    DockTab::new(say!("known-this-server")),
                    DockTab::new(say!("known-trust")),
                ];
                let active = usize::from(self.part == Part::Trust);
                if let Some(clicked) = tabs::dock_tabs(ui, "known-tabs", size::DOCK_TABS, 0.0, &titles, active) {
                    self.part = [Part::Memory, Part::Trust][clicked.min(1)];
                }
            });
            layout::hairline(ui);
        }
        let rest = ui.available_rect_before_wrap();
        layout::region(ui, rest, panel, |ui| match (self.part, &self.server) {
            (Part::Memory, Some(server)) => memory::show(ui, &mut self.memory, server, memory, frame, actions),
            _ => trust::show(ui, &mut self.trust, frame, actions),
        });
    }
}

/// What a server gave up, with the reason: for the menu of data modes.
pub(crate) fn given_up(memory: Option<&ServerMemory>) -> Vec<String> {
    let rows = memory.map_or(&[][..], |memory| &memory.rows);
    rows.iter()
        .filter(|row| matches!(row.row, ServerRow::GivenUp(_)))
        .map(|row| format!("{}: {}", learnt::title(row.row), words::visible(&row.from)))
        .collect()
}
