//! The wire chart: what was said and moved, session by session, along the time.

use std::{sync::Arc, time::Duration};

use eframe::egui::{
    Align2, Color32, CornerRadius, Id, Key, Painter, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};
use portolan_engine::TraceView;
use portolan_remote::SiteId;
use portolan_ui_kit::{
    Tokens,
    button::Button,
    empty, font, icons, layout, say,
    select::{SelectLook, select},
    tokens::{radius, size, space},
};

use super::{
    chart_model::{Chart, Data, Mark, MarkKind, Session},
    title,
};
use crate::{frame::FrameCx, words};

/// Width of what stands at the left of the lanes, in points.
const NAMES: f32 = 190.0;
/// Height of a lane, in points.
const LANE: f32 = 34.0;
/// Stretches of time on offer, in seconds.
const SPANS: [u64; 6] = [1, 2, 5, 15, 60, 300];

/// The chart, with all that it remembers between frames.
#[derive(Debug)]
pub(crate) struct ChartPanel {
    span: usize,
    session: Option<u32>,
    /// What is shown while it stands still.
    frozen: Option<Arc<TraceView>>,
    /// Worked out again only when the trace or the stretch changed.
    shown: Option<(Arc<TraceView>, Option<u32>, usize, Chart)>,
}

impl Default for ChartPanel {
    fn default() -> Self {
        Self {
            span: 2,
            session: None,
            frozen: None,
            shown: None,
        }
    }
}

impl ChartPanel {
    /// Draws it into the rest of `ui`.
    pub(crate) fn show(&mut self, ui: &mut Ui, frame: &FrameCx) {
        let trace = self.frozen.clone().unwrap_or_else(|| Arc::clone(&frame.trace));
        if trace.chunks.iter().all(|chunk| chunk.is_empty()) {
            let faint = Tokens::of(ui).faint;
            empty::empty_state(
                ui,
                "no-chart",
                icons::CHART_LINE,
                Some(faint),
                say!("trace-nothing-was-said-yet"),
                say!("chart-appears-here"),
                |_| (),
            );
            return;
        }
        self.controls(ui, frame);
        let current = self.shown.as_ref().is_some_and(|(of, session, span, _)| {
            Arc::ptr_eq(of, &trace) && *session == self.session && *span == self.span
        });
        if !current {
            let chart = Chart::new(&trace, self.session, Duration::from_secs(SPANS[self.span]));
            self.shown = Some((trace, self.session, self.span, chart));
        }
        let Some((.., chart)) = &self.shown else { return };
        let all = ui.available_rect_before_wrap();
        let (lanes, axis) = all.split_top_bottom_at_y(all.bottom() - 18.0);
        let response = ui.interact(all, Id::unique("wire-chart"), Sense::hover());
        let summary = say!(
            "chart-name",
            sessions = chart.sessions.len() as u64,
            connections = chart.connections() as u64
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &summary));
        draw_axis(ui, axis, chart);
        layout::region(ui, lanes, Tokens::of(ui).panel, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for (number, session) in &chart.sessions {
                    draw_session(ui, chart, *number, session, frame);
                }
            });
        });
        self.zoom(ui, all);
    }

    fn controls(&mut self, ui: &mut Ui, frame: &FrameCx) {
        let sessions: Vec<(u32, SiteId)> = frame
            .trace
            .sessions
            .iter()
            .map(|(number, site)| (*number, *site))
            .collect();
        if self
            .session
            .is_some_and(|session| !sessions.iter().any(|(number, _)| *number == session))
        {
            self.session = None;
        }
        layout::bar(ui, size::CONTROL + space::S, space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let titles: Vec<String> = std::iter::once(say!("trace-all-sessions").to_owned())
                .chain(sessions.iter().map(|(number, site)| title(*number, *site, frame)))
                .collect();
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            let before = sessions.iter().position(|(number, _)| Some(*number) == self.session);
            let mut chosen = before.map_or(0, |at| at + 1);
            if select(ui, say!("trace-session"), SelectLook::Button, &mut chosen, &titles) {
                self.session = chosen
                    .checked_sub(1)
                    .and_then(|at| sessions.get(at))
                    .map(|(number, _)| *number);
            }
            let spans = SPANS.map(|seconds| say!("chart-seconds", count = seconds));
            let spans: Vec<&str> = spans.iter().map(String::as_str).collect();
            select(ui, say!("chart-stretch"), SelectLook::Button, &mut self.span, &spans);
            let (text, icon) = match self.frozen {
                None => (say!("chart-freeze"), icons::PAUSE),
                Some(_) => (say!("chart-go-on"), icons::PLAY),
            };
            if ui.add(Button::secondary(text).icon(icon)).clicked() {
                self.frozen = match self.frozen {
                    None => Some(Arc::clone(&frame.trace)),
                    Some(_) => None,
                };
            }
        });
    }

    /// Ctrl and the wheel, or + and −, choose a longer or shorter stretch.
    fn zoom(&mut self, ui: &Ui, chart: Rect) {
        if !ui.rect_contains_pointer(chart) {
            return;
        }
        let (zoom, plus, minus) = ui.input(|input| {
            (
                input.zoom_delta(),
                input.key_pressed(Key::Plus),
                input.key_pressed(Key::Minus),
            )
        });
        if zoom > 1.0 || plus {
            self.span = self.span.saturating_sub(1);
        } else if zoom < 1.0 || minus {
            self.span = (self.span + 1).min(SPANS.len() - 1);
        }
    }
}

fn draw_axis(ui: &Ui, rect: Rect, chart: &Chart) {
    let tokens = Tokens::of(ui);
    layout::hairline_top(ui, rect);
    let track = rect.with_min_x(rect.left() + NAMES).with_max_x(rect.right() - space::L);
    for tenth in 0..=5_u32 {
        let back = chart.span * (5 - tenth) / 5;
        let x = track.left() + track.width() * tenth as f32 / 5.0;
        let text = if back.is_zero() {
            say!("chart-newest").to_owned()
        } else {
            format!("−{}", words::span(back))
        };
        let align = if tenth == 5 {
            Align2::RIGHT_CENTER
        } else {
            Align2::CENTER_CENTER
        };
        ui.painter()
            .text(pos2(x, rect.center().y), align, text, font::tiny_digits(), tokens.dim);
    }
}

/// One lane: what it is at the left, and the line along which things happened. Returns the line.
fn lane(ui: &mut Ui, name: &str, detail: &str) -> Rect {
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, LANE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}, {detail}")));
    let painter = ui.painter();
    let left = rect.left() + space::L;
    let text = |y: f32, text: &str, font, colour| {
        let clipped = painter.with_clip_rect(rect.with_max_x(rect.left() + NAMES - space::S));
        clipped.text(pos2(left, y), Align2::LEFT_CENTER, text, font, colour);
    };
    text(rect.center().y - 7.0, name, font::small_medium(), tokens.text);
    text(rect.center().y + 8.0, detail, font::tiny(), tokens.dim);
    let track = rect.with_min_x(rect.left() + NAMES).with_max_x(rect.right() - space::L);
    painter.hline(track.x_range(), track.center().y, Stroke::new(1.0, tokens.line));
    track
}

fn draw_session(ui: &mut Ui, chart: &Chart, number: u32, session: &Session, frame: &FrameCx) {
    let site = frame.trace.sessions.get(&number);
    let name = site.map_or_else(|| number.to_string(), |site| title(number, *site, frame));
    let control = match &session.tls {
        Some(tls) => say!("chart-control-tls", tls = tls),
        None => say!("chart-control").to_owned(),
    };
    let track = lane(ui, &control, &name);
    let mut free = f32::NEG_INFINITY;
    for mark in &session.marks {
        free = draw_mark(ui, chart, track, mark, free);
    }
    for lane_of in &session.lanes {
        let Some(last) = lane_of.last() else { continue };
        let track = lane(
            ui,
            &say!("chart-data", mode = last.mode),
            &words::visible(&last.address),
        );
        for data in lane_of {
            draw_data(ui, chart, track, data);
        }
    }
}

/// A chip where there is room for it, otherwise a line. Returns where the next chip may begin.
fn draw_mark(ui: &Ui, chart: &Chart, track: Rect, mark: &Mark, free: f32) -> f32 {
    let tokens = Tokens::of(ui);
    let colour = match mark.kind {
        MarkKind::Command => tokens.accent,
        MarkKind::Reply => tokens.ok,
        MarkKind::Refusal => tokens.bad,
        MarkKind::Event => tokens.dim,
    };
    let x = track.left() + track.width() * chart.place(mark.at);
    let painter = ui.painter().with_clip_rect(track.expand2(vec2(0.0, 4.0)));
    let text = words::visible(&mark.text).into_owned();
    let galley = painter.layout_no_wrap(text, font::mono(), colour);
    let chip = Rect::from_min_size(pos2(x, track.center().y - 9.0), vec2(galley.size().x + 10.0, 18.0));
    if x < free + 3.0 || chip.right() > track.right() + 1.0 {
        // Below the chips: a line through one would make it unreadable.
        painter.vline(
            x,
            track.center().y + 10.0..=track.center().y + 15.0,
            Stroke::new(1.5, colour),
        );
        return free;
    }
    painter.rect(
        chip,
        radius::CONTROL,
        tokens.panel,
        Stroke::new(1.0, colour),
        StrokeKind::Inside,
    );
    painter.galley(chip.center() - galley.size() / 2.0, galley, colour);
    chip.right()
}

fn draw_data(ui: &Ui, chart: &Chart, track: Rect, data: &Data) {
    let tokens = Tokens::of(ui);
    let x = |at: Duration| track.left() + track.width() * chart.place(at);
    let end = data.closed.unwrap_or(chart.end);
    let open = data.open.unwrap_or(end);
    let painter = ui.painter().with_clip_rect(track);
    let bar = |from: f32, to: f32| {
        let to = to.max(from + 2.0);
        Rect::from_min_max(pos2(from, track.center().y - 7.0), pos2(to, track.center().y + 7.0))
    };
    let connecting = if data.failed() && data.open.is_none() {
        tokens.bad
    } else {
        tokens.warn
    };
    painter.rect_filled(bar(x(data.opening), x(open)), CornerRadius::same(3), connecting);
    if data.open.is_some() {
        let moving = data.secured.unwrap_or(open);
        if data.secured.is_some() {
            painter.rect_filled(bar(x(open), x(moving)), CornerRadius::same(3), tokens.upload);
        }
        let colour = if data.failed() { tokens.bad } else { tokens.accent };
        let body = bar(x(moving), x(end));
        painter.rect_filled(body, CornerRadius::same(3), colour);
        caption(&painter, body, &words_of(data, chart.end), tokens.on_accent);
    }
    let whole = bar(x(data.opening), x(end));
    let response = ui.interact(whole, Id::unique(("chart-data", data.id, data.opening)), Sense::hover());
    hover(response, data, chart.end);
}

fn caption(painter: &Painter, bar: Rect, text: &str, colour: Color32) {
    let galley = painter.layout_no_wrap(text.to_owned(), font::tiny(), colour);
    // Half a word says nothing: the rest is in the tooltip.
    if galley.size().x + 12.0 <= bar.width() {
        let at = Pos2::new(bar.left() + 6.0, bar.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, colour);
    }
}

/// `RETR a.zip · 318.6 MB · 91 MB/s`.
fn words_of(data: &Data, now: Duration) -> String {
    let mut parts = Vec::new();
    parts.extend(data.what.as_ref().map(|what| words::visible(what).into_owned()));
    parts.push(words::size(data.bytes));
    parts.extend(data.speed(now).map(|speed| format!("{}/s", words::size(speed))));
    if data.resumed {
        parts.push(say!("chart-resumed").to_owned());
    }
    parts.join(" · ")
}

fn hover(response: Response, data: &Data, now: Duration) {
    response.on_hover_ui(|ui| {
        portolan_ui_kit::label::strong(ui, words_of(data, now));
        let took = |from: Duration, to: Option<Duration>| to.map(|to| words::span(to.saturating_sub(from)));
        let mut lines = vec![format!("{} {}", data.mode, words::visible(&data.address))];
        lines.extend(took(data.opening, data.open).map(|took| say!("chart-connected-in", took = took)));
        lines.extend(
            data.open
                .and_then(|open| took(open, data.secured))
                .map(|took| say!("chart-tls-in", took = took)),
        );
        if data.failed() {
            lines.push(say!("chart-failed").to_owned());
        }
        for line in lines {
            portolan_ui_kit::label::dim(ui, line);
        }
    });
}
