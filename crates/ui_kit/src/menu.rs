//! The inside of menus: as narrow as its lines need, lines without gaps.

use egui::Ui;

/// Width of a menu in points where its lines do not need more.
const WIDTH: f32 = 230.0;

/// Call it first inside a popup or context menu whose lines are [`crate::select::menu_item`]s.
pub fn begin(ui: &mut Ui) {
    begin_with_width(ui, WIDTH);
}

/// The same for menus with longer lines.
pub fn begin_with_width(ui: &mut Ui, points: f32) {
    ui.set_min_width(points);
    ui.set_max_width(points);
    ui.spacing_mut().item_spacing.y = 0.0;
}
