//! Grey bars in place of rows that are being loaded.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::theme;
use crate::tokens::{Tokens, size};

/// Rows of bars over the whole width of `ui`; `name` says what is being loaded. They breathe unless motion is reduced.
pub fn rows(ui: &mut Ui, count: usize, name: &str) {
    let tokens = Tokens::of(ui);
    let wanted = Vec2::new(ui.available_width(), count as f32 * size::ROW);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    let breath = if theme::reduced_motion(ui.ctx()) {
        0.8
    } else {
        ui.ctx().request_repaint_after_secs(1.0 / 30.0);
        0.75 + 0.25 * (ui.input(|input| input.time) * 3.0).sin() as f32
    };
    let colour = tokens.hover.gamma_multiply(breath);
    for index in 0..count {
        let top = rect.top() + index as f32 * size::ROW + (size::ROW - 10.0) / 2.0;
        // Lengths differ as names do, but the same row keeps its length.
        let length = rect.width() * (0.16 + 0.04 * ((index * 7) % 5) as f32);
        let bar = |x: f32, width: f32| Rect::from_min_size(egui::pos2(x, top), Vec2::new(width, 10.0));
        ui.painter().rect_filled(bar(rect.left() + 10.0, 14.0), 3.0, colour);
        ui.painter().rect_filled(bar(rect.left() + 32.0, length), 3.0, colour);
        ui.painter()
            .rect_filled(bar(rect.left() + rect.width() * 0.72, rect.width() * 0.07), 3.0, colour);
        ui.painter()
            .rect_filled(bar(rect.left() + rect.width() * 0.83, rect.width() * 0.11), 3.0, colour);
    }
}
