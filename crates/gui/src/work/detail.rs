//! All that is known of one item of the queue: where from and where to, how far, by which session, and what the server said.

use eframe::egui::{Context, Label, RichText, ScrollArea, Ui};
use portolan_engine::Transfer;
use portolan_queue::{ItemKind, ItemState, Row};
use portolan_remote::{Direction, ItemId, TransferType};
use portolan_trace::TraceKind;
use portolan_ui_kit::{Tokens, button::Button, font, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{
    action::{Action, Actions},
    errors,
    frame::FrameCx,
    queue_panel, trace_panel, words,
};

/// Lines of the session that are shown.
const LINES: usize = 60;
/// Room for the names at the left, in points.
const NAMES: f32 = 130.0;

/// The dialog.
#[derive(Debug)]
pub(crate) struct DetailDialog {
    item: ItemId,
    /// The session by which it moved last: its lines stay when it ends.
    session: Option<u32>,
}

impl DetailDialog {
    /// About this item.
    pub(crate) fn new(item: ItemId) -> Self {
        Self { item, session: None }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let Some(row) = frame.queue.row_of(self.item) else {
            // It is done, or somebody took it out.
            return true;
        };
        let running = frame.transfer(self.item);
        if let Some(session) = running.and_then(|transfer| transfer.session) {
            self.session = Some(session.0);
        }
        let title = words::visible(&row.name).into_owned();
        let icon = match row.direction {
            Direction::Upload if row.source.is_some() => icons::ARROW_RIGHT,
            Direction::Upload => icons::ARROW_UP,
            Direction::Download => icons::ARROW_DOWN,
        };
        let failed = match &row.state {
            ItemState::Failed(failed) | ItemState::Partial(failed) => Some(failed.error.clone()),
            ItemState::Waiting | ItemState::Held => None,
        };
        let output = Dialog::new("detail", &title).icon(icon).width(700.0).show(
            ctx,
            &mut (),
            |ui, ()| {
                self.facts(ui, frame, &row, running);
                self.lines(ui, frame);
            },
            |ui, ()| {
                let why = failed.is_some() && ui.add(Button::ghost(say!("detail-the-whole-error"))).clicked();
                let close = layout::trailing(ui, "buttons", |ui| {
                    ui.add(Button::primary(say!("common-close"))).clicked()
                });
                (why, close)
            },
        );
        let (why, close) = output.footer;
        if let Some(error) = failed.filter(|_| why) {
            actions.push(Action::ShowError(error));
        }
        why || close || output.escaped || output.accepted
    }

    fn facts(&self, ui: &mut Ui, frame: &FrameCx, row: &Row, running: Option<&Transfer>) {
        let site = frame.site(row.site);
        let server = site.map_or_else(String::new, |site| site.site.shown_url());
        if let Some(source) = row.source {
            let from = frame
                .site(source)
                .map_or_else(String::new, |site| site.site.shown_url());
            fact(ui, say!("detail-comes-from"), &from);
        }
        fact(ui, say!("detail-server"), &server);
        fact(ui, say!("detail-goes-to"), &words::visible(&row.destination));
        let queued = frame.queue.item(self.item).zip(frame.queue.job(row.job));
        if let Some((item, header)) = queued.filter(|(item, _)| item.kind == ItemKind::File) {
            let file_type = match header.job.types.of(&item.name) {
                TransferType::Image => say!("work-type-binary"),
                TransferType::Ascii => say!("work-type-ascii"),
            };
            fact(ui, say!("common-transfer-type"), file_type);
        }
        let moved = running.map_or(0, |transfer| transfer.moved);
        let size = running.and_then(|transfer| transfer.size).or(row.size);
        fact(ui, say!("queue-amount"), &words::amount(moved, size));
        let state = match &row.state {
            ItemState::Failed(failed) | ItemState::Partial(failed) if running.is_none() => {
                words::sentence(&errors::explain(&failed.error).why)
            }
            _ => queue_panel::state(frame, row, running),
        };
        fact(ui, say!("detail-state"), &state);
        fact(ui, say!("detail-attempts"), &words::count(u64::from(row.attempts)));
        let Some(session) = self.session else { return };
        fact(ui, say!("detail-session"), &session.to_string());
        let (tls, mode) = facts_of(frame, session);
        let clear = say!("detail-no-tls").to_owned();
        fact(ui, say!("detail-encryption"), &tls.unwrap_or(clear));
        if let Some(mode) = mode {
            fact(ui, say!("detail-data-connection"), &mode);
        }
    }

    /// What was said on its session, the newest last.
    fn lines(&self, ui: &mut Ui, frame: &FrameCx) {
        let Some(session) = self.session else { return };
        let tokens = Tokens::of(ui);
        ui.add_space(space::S);
        label::small(ui, say!("detail-said-on-this-session"));
        let mut lines: Vec<_> = frame
            .trace
            .chunks
            .iter()
            .rev()
            .flat_map(|chunk| chunk.iter().rev())
            .filter(|event| event.session == session)
            .filter_map(trace_panel::line)
            .take(LINES)
            .collect();
        lines.reverse();
        ScrollArea::vertical()
            .id_salt("detail-lines")
            .max_height(220.0)
            .stick_to_bottom(true)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for (text, refused) in lines {
                    let colour = if refused { tokens.bad } else { tokens.dim };
                    let text = RichText::new(text).font(font::mono()).color(colour);
                    ui.add(Label::new(text).wrap().selectable(true));
                }
            });
    }
}

/// How a session is encrypted, and how its last data connection was made.
fn facts_of(frame: &FrameCx, session: u32) -> (Option<String>, Option<String>) {
    let (mut tls, mut mode) = (None, None);
    let events = frame.trace.chunks.iter().flat_map(|chunk| chunk.iter());
    for event in events.filter(|event| event.session == session) {
        match &event.kind {
            TraceKind::Tls { version, suite, .. } => tls = Some(format!("{version}, {suite}")),
            TraceKind::DataOpening {
                mode: used, address, ..
            } => mode = Some(format!("{used}, {address}")),
            _ => {}
        }
    }
    (tls, mode)
}

fn fact(ui: &mut Ui, name: &str, value: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(NAMES);
            label::dim(ui, name);
        });
        let text = RichText::new(words::visible(value))
            .font(font::body())
            .color(tokens.text);
        ui.add(Label::new(text).wrap().selectable(true));
    });
}
