//! What a pane shows when it has nothing to show: why, and what can be done.

use egui::{Align, Color32, Id, Layout, Rect, RichText, Ui, UiBuilder, Vec2};

use crate::tokens::{Tokens, size, space};
use crate::{font, paint};

/// An icon, a heading, a sentence and what `actions` lays out below (buttons, recent sites), in the middle of `ui`.
///
/// The height is that of the last frame; the first frame is measured and drawn again.
pub fn empty_state<R>(
    ui: &mut Ui,
    id_salt: &str,
    icon: &str,
    icon_colour: Option<Color32>,
    heading: &str,
    text: &str,
    actions: impl FnOnce(&mut Ui) -> R,
) -> R {
    let tokens = Tokens::of(ui);
    let id: Id = ui.scope_id().with(("empty", id_salt));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let outer = ui.available_rect_before_wrap();
    let width = outer.width().min(520.0);
    let top = known.map_or(outer.top(), |height| (outer.center().y - height / 2.0).max(outer.top()));
    let rect = Rect::from_min_max(
        egui::pos2(outer.center().x - width / 2.0, top),
        egui::pos2(outer.center().x + width / 2.0, outer.bottom()),
    );
    let mut builder = UiBuilder::new()
        .id_salt(id)
        .max_rect(rect)
        .layout(Layout::top_down(Align::Center));
    if known.is_none() {
        builder = builder.invisible();
    }
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.y = 0.0;
    let (mark, _) = child.allocate_exact_size(Vec2::splat(size::ICON_LARGE), egui::Sense::hover());
    let face = font::icon_sized(size::ICON_LARGE);
    paint::icon(
        child.painter(),
        mark.center(),
        icon,
        face,
        icon_colour.unwrap_or(tokens.accent),
    );
    child.add_space(space::L);
    child.label(RichText::new(heading).font(font::heading()).color(tokens.text));
    child.add_space(space::M);
    if !text.is_empty() {
        child.label(RichText::new(text).font(font::body()).color(tokens.dim));
        child.add_space(space::L);
    }
    child.spacing_mut().item_spacing = Vec2::splat(space::S);
    let result = actions(&mut child);
    let measured = child.min_rect().height();
    if known.is_none_or(|known| (known - measured).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, measured));
        ui.ctx().request_discard("the height of an empty state became known");
    }
    ui.advance_cursor_after_rect(outer);
    result
}

/// Lays buttons out in one centred line below each other's middle; the width is that of the last frame.
pub fn centred_row<R>(ui: &mut Ui, id_salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id: Id = ui.scope_id().with(("centred", id_salt));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let outer = ui.available_rect_before_wrap();
    let width = known.unwrap_or(0.0).min(outer.width());
    let rect = Rect::from_min_size(
        egui::pos2(outer.center().x - width / 2.0, ui.cursor().top()),
        Vec2::new(width.max(1.0), size::CONTROL),
    );
    let mut builder = UiBuilder::new()
        .id_salt(id)
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    if known.is_none() {
        builder = builder.invisible();
    }
    let mut child = ui.new_child(builder);
    let result = add(&mut child);
    let measured = child.min_rect().width();
    if known.is_none_or(|known| (known - measured).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, measured));
        ui.ctx().request_discard("the width of a centred row became known");
    }
    ui.allocate_rect(rect, egui::Sense::hover());
    result
}
