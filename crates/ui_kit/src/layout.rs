//! Hairlines, bars and rows that end at the right edge.

use egui::{
    Align, Color32, Frame, Id, InnerResponse, Layout, Margin, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
};

use crate::tokens::{Tokens, radius, size, space};

/// A horizontal hairline across `ui`; takes one point of height.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).line);
}

/// A hairline along the upper edge of `rect`, drawn without taking space.
pub fn hairline_top(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, Tokens::of(ui).line);
}

/// A hairline along the lower edge of `rect`, drawn without taking space.
pub fn hairline_bottom(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_size(rect.left_bottom() - Vec2::new(0.0, 1.0), Vec2::new(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, Tokens::of(ui).line);
}

/// A hairline along the left edge of `rect`, drawn without taking space.
pub fn hairline_left(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_size(rect.min, Vec2::new(1.0, rect.height()));
    ui.painter().rect_filled(line, 0.0, Tokens::of(ui).line);
}

/// A short vertical hairline between two words of a status line.
pub fn divider(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(1.0, 14.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, Tokens::of(ui).faint);
}

/// A bar of `height` points over the whole width, its contents in one centred line with `margin` points at both ends.
pub fn bar<R>(ui: &mut Ui, height: f32, margin: f32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let inner = rect.shrink2(Vec2::new(margin, 0.0));
    let builder = UiBuilder::new()
        .max_rect(inner)
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = space::S;
    InnerResponse::new(add(&mut child), response)
}

/// Lays `add` out from left to right so that it ends at the right edge of `ui`.
///
/// Unlike a right-to-left layout this keeps the order of the keyboard the order of the eye. The width is that of the
/// last frame; the first frame is measured and drawn again.
pub fn trailing<R>(ui: &mut Ui, id_salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id: Id = ui.scope_id().with(("trailing", id_salt));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let mut available = ui.available_rect_before_wrap();
    if ui.layout().vertical_align() != Align::Center {
        // A line among others, not one that fills a bar: no higher than a control.
        available.max.y = available.bottom().min(available.top() + size::LINE);
    }
    let width = known.unwrap_or(0.0).min(available.width());
    let rect = Rect::from_min_max(egui::pos2(available.right() - width, available.top()), available.max);
    let mut builder = UiBuilder::new()
        .id_salt(id)
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    if known.is_none() {
        builder = builder.sizing_pass().invisible();
    }
    let mut child = ui.new_child(builder);
    let result = add(&mut child);
    let measured = child.min_rect().width();
    if known.is_none_or(|known| (known - measured).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, measured));
        ui.ctx().request_discard("the width of a trailing group became known");
    }
    ui.advance_cursor_after_rect(rect);
    result
}

/// A card: hairline border, radius of cards, padding; no background of its own.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let line = Tokens::of(ui).line;
    Frame::new()
        .stroke(Stroke::new(1.0, line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(space::M as i8, 10))
        .show(ui, add)
}

/// A card in the accent colours: advice, the outcome of a check.
pub fn callout<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.accent_bg)
        .stroke(Stroke::new(1.0, tokens.accent))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(space::M as i8, 10))
        .show(ui, add)
}

/// A salt of its own for each child in the order of the calls, so that what children remember never mixes.
fn own_salt(ui: &mut Ui) -> Id {
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    id
}

/// Fills `rect` and lays `add` out inside it.
pub fn region<R>(ui: &mut Ui, rect: Rect, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.painter().rect_filled(rect, 0.0, fill);
    let salt = own_salt(ui);
    let builder = UiBuilder::new()
        .id_salt(salt)
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.shrink_clip_rect(rect);
    child.spacing_mut().item_spacing = Vec2::ZERO;
    add(&mut child)
}

/// The 2 pt line along the upper edge that marks the pane with the keyboard.
pub fn active_edge(ui: &Ui, rect: Rect) {
    let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), size::UNDERLINE));
    ui.painter().rect_filled(line, 0.0, Tokens::of(ui).accent);
}

/// An accent border inside `rect`: a place that would take what is being dragged.
pub fn drop_edge(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(2.0, Tokens::of(ui).accent);
    ui.painter()
        .rect_stroke(rect, radius::CONTROL, stroke, StrokeKind::Inside);
}
