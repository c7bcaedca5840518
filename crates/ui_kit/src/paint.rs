//! What several widgets draw the same way.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use crate::font;
use crate::tokens::Tokens;

/// Lays out one line of text.
pub(crate) fn galley(ui: &Ui, text: &str, font: FontId, colour: Color32) -> Arc<Galley> {
    ui.painter().layout_no_wrap(text.to_owned(), font, colour)
}

/// Draws `galley` with its left edge at `x`, centred on the middle of `rect`, on whole pixels.
pub(crate) fn galley_left(painter: &Painter, rect: Rect, x: f32, galley: Arc<Galley>, colour: Color32) -> Rect {
    let pos = snap(painter, Pos2::new(x, rect.center().y - galley.size().y / 2.0));
    let drawn = Rect::from_min_size(pos, galley.size());
    painter.galley(pos, galley, colour);
    drawn
}

/// Draws an icon centred on `centre`.
pub(crate) fn icon(painter: &Painter, centre: Pos2, icon: &str, font: FontId, colour: Color32) {
    let galley = painter.layout_no_wrap(icon.to_owned(), font, colour);
    let pos = snap(painter, centre - galley.size() / 2.0);
    painter.galley(pos, galley, colour);
}

/// The regular face of the icons at `size` points.
pub(crate) fn icon_at(painter: &Painter, centre: Pos2, name: &str, size: f32, colour: Color32) {
    icon(painter, centre, name, font::icon_sized(size), colour);
}

/// The ring of keyboard focus around `rect`, if `response` has it.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: impl Into<CornerRadius>) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Outside);
    }
}

/// The nearest position on whole pixels: text and hairlines stay sharp.
pub(crate) fn snap(painter: &Painter, pos: Pos2) -> Pos2 {
    let scale = painter.pixels_per_point();
    Pos2::new((pos.x * scale).round() / scale, (pos.y * scale).round() / scale)
}

/// Mixes `share` (0 to 1) of `b` into `a`, for hover states that fade.
pub(crate) fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    a.lerp_to_gamma(b, share.clamp(0.0, 1.0))
}
