//! The log: commands, replies and what happened on the wire, in the order in which it happened.

mod chart;
mod chart_model;
mod lines;
mod raw;

use eframe::egui::{Event, Ui};
use portolan_remote::SiteId;
use portolan_trace::TraceEvent;
use portolan_ui_kit::{
    Tokens, empty, font, icons, layout, menu, say,
    select::{SelectLook, menu_item, select},
    tokens::{size, space},
    virtual_table::{Column, TableState, VirtualTable},
};

use crate::{action::Actions, frame::FrameCx};
pub(crate) use chart::ChartPanel;
use lines::Lines;

/// An event as a line of the log, and whether it is a refusal; `None` for what the log does not show.
pub(crate) fn line(event: &TraceEvent) -> Option<(String, bool)> {
    let line = lines::shown(&event.kind).then(|| lines::say(event))?;
    Some((
        line.text,
        matches!(line.tone, lines::Tone::Refusal | lines::Tone::Trouble),
    ))
}

/// The log, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct LogPanel {
    table: TableState,
    lines: Lines,
    /// Only this session.
    session: Option<u32>,
    /// Stay at the newest line?
    follow: bool,
    raw: raw::RawLine,
}

impl Default for LogPanel {
    fn default() -> Self {
        Self {
            table: TableState::default(),
            lines: Lines::default(),
            session: None,
            follow: true,
            raw: raw::RawLine::default(),
        }
    }
}

impl LogPanel {
    /// Draws it into the rest of `ui`; `site` gets what is typed below it.
    pub(crate) fn show(&mut self, ui: &mut Ui, site: Option<SiteId>, frame: &FrameCx, actions: &mut Actions) {
        let all = ui.available_rect_before_wrap();
        let below = if site.is_some() { raw::HEIGHT } else { 0.0 };
        let (above, line) = all.split_top_bottom_at_y(all.bottom() - below);
        let panel = Tokens::of(ui).panel;
        layout::region(ui, above, panel, |ui| self.events(ui, frame));
        if site.is_some() {
            layout::region(ui, line, panel, |ui| {
                layout::hairline_top(ui, line);
                self.raw.show(ui, site, actions);
            });
        }
    }

    fn events(&mut self, ui: &mut Ui, frame: &FrameCx) {
        if frame.trace.chunks.iter().all(|chunk| chunk.is_empty()) {
            let faint = Tokens::of(ui).faint;
            let text = say!("trace-commands-and-replies-appear-here");
            empty::empty_state(
                ui,
                "no-log",
                icons::TERMINAL,
                Some(faint),
                say!("trace-nothing-was-said-yet"),
                text,
                |_| (),
            );
            return;
        }
        self.choose_session(ui, frame);
        self.lines.update(&frame.trace, self.session);
        let rows = self.lines.len();
        let columns = [
            Column::new(say!("trace-time")).width(92.0).fixed(),
            Column::new(say!("trace-session")).width(56.0).fixed(),
            Column::new(say!("trace-line")).fill(),
        ];
        if self.follow && rows > 0 {
            self.table.scroll_to(rows - 1);
        }
        let trace = &frame.trace;
        let lines = &self.lines;
        let output = VirtualTable::new("log", &columns)
            .rows(rows)
            .name(say!("trace-log"))
            .header(false)
            .striped(false)
            .row_height(21.0)
            .show(ui, &mut self.table, |row| {
                let Some(event) = lines.event(trace, row.index()) else {
                    return;
                };
                let tokens = row.tokens();
                let line = lines::say(event);
                row.name(&line.text);
                row.mono(&lines::time(event.at));
                row.mono(&event.session.to_string());
                row.cell(&line.text, &font::mono(), line.colour(tokens));
                row.response().context_menu(|ui| {
                    menu::begin(ui);
                    if menu_item(ui, Some(icons::COPY), say!("trace-copy-line"), None).clicked() {
                        ui.copy_text(line.text.clone());
                        ui.close();
                    }
                    if menu_item(ui, Some(icons::CLIPBOARD_TEXT), say!("trace-copy-the-whole-log"), None).clicked() {
                        ui.copy_text(lines.whole(trace));
                        ui.close();
                    }
                });
            });
        // Who scrolls up wants to read; who comes back to the end wants to follow.
        let at_end = output.visible.end >= rows;
        let moved = ui.rect_contains_pointer(output.background.rect)
            && ui.input(|input| {
                input
                    .raw
                    .events
                    .iter()
                    .any(|event| matches!(event, Event::MouseWheel { .. }))
            });
        if moved || output.cursor_moved.is_some() {
            self.follow = at_end;
        } else if at_end {
            self.follow = true;
        }
    }

    /// A choice of sessions, where there is more than one.
    fn choose_session(&mut self, ui: &mut Ui, frame: &FrameCx) {
        let sessions = &frame.trace.sessions;
        if self.session.is_some_and(|session| !sessions.contains_key(&session)) {
            self.session = None;
        }
        if sessions.len() < 2 {
            return;
        }
        let numbers: Vec<u32> = sessions.keys().copied().collect();
        let titles: Vec<String> = std::iter::once(say!("trace-all-sessions").to_owned())
            .chain(sessions.iter().map(|(number, site)| title(*number, *site, frame)))
            .collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let before = self
            .session
            .and_then(|session| numbers.iter().position(|number| *number == session));
        let mut chosen = before.map_or(0, |at| at + 1);
        layout::bar(ui, size::CONTROL + space::S, space::M, |ui| {
            if select(ui, say!("trace-session"), SelectLook::Button, &mut chosen, &titles) {
                self.session = chosen.checked_sub(1).and_then(|at| numbers.get(at)).copied();
                self.follow = true;
            }
        });
    }
}

fn title(number: u32, site: SiteId, frame: &FrameCx) -> String {
    let name = frame
        .site(site)
        .map_or(say!("trace-closed-2"), |site| site.site.name.as_str());
    say!("trace-session-2", number = number, name = name)
}
