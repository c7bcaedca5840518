//! The table's own scroll bar, exact at any number of rows.

use egui::{Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::say;

use super::scroll::{Extent, ScrollPosition};
use crate::paint;
use crate::tokens::{Tokens, size};

const LEAST_HANDLE: f32 = 28.0;

/// The handle, to be drawn over the rows.
pub(super) struct Handle {
    response: egui::Response,
    rect: Rect,
}

/// Puts the bar at the right edge of `view` and returns the position that the person chose, and what is to be drawn when the
/// rows are.
pub(super) fn show(
    ui: &mut Ui,
    id: Id,
    view: Rect,
    position: ScrollPosition,
    extent: Extent,
) -> (ScrollPosition, Option<Handle>) {
    if !extent.overflows() || view.height() < LEAST_HANDLE {
        return (position, None);
    }
    let track = Rect::from_min_max(egui::pos2(view.right() - size::SCROLL_BAR, view.top()), view.max);
    let response = ui.interact(track, id.with("scroll-bar"), Sense::CLICK | Sense::DRAG);
    let share = (f64::from(extent.view) / extent.content()) as f32;
    let handle_height = (track.height() * share).clamp(LEAST_HANDLE, track.height());
    let room = f64::from(track.height() - handle_height).max(1.0);
    let done = position.offset(extent) / extent.max_offset();
    response.widget_info(|| WidgetInfo::slider(true, done * 100.0, say!("kit-scroll-position")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ScrollBar);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });

    let top = track.top() + (done * room) as f32;
    let handle = Rect::from_min_size(egui::pos2(track.left(), top), Vec2::new(track.width(), handle_height));
    let grab_id = id.with("scroll-grab");
    let mut chosen = position;
    if let Some(pointer) = response.interact_pointer_pos() {
        if response.drag_started() || response.is_pointer_button_down_on() && !response.dragged() {
            // Where in the handle it was taken; beside the handle, the handle jumps under the pointer.
            let within = if handle.contains(pointer) {
                pointer.y - handle.top()
            } else {
                handle_height / 2.0
            };
            ui.data_mut(|data| {
                data.get_temp_mut_or_insert_with(grab_id, || within);
            });
        }
        if response.is_pointer_button_down_on() || response.dragged() {
            let within: f32 = ui.data(|data| data.get_temp(grab_id)).unwrap_or(handle_height / 2.0);
            let along = f64::from(pointer.y - within - track.top()) / room;
            chosen = ScrollPosition::at(along * extent.max_offset(), extent);
        }
    } else {
        ui.data_mut(|data| data.remove::<f32>(grab_id));
    }
    let handle = Handle { response, rect: handle };
    (chosen, Some(handle))
}

/// Draws the handle.
pub(super) fn draw(ui: &Ui, handle: &Handle) {
    let Handle { response, rect: handle } = handle;
    let tokens = Tokens::of(ui);
    let hot = response.hovered() || response.dragged();
    let wide = ui.ctx().animate_bool(response.id, hot);
    let width = 4.0 + 3.0 * wide;
    let shown = Rect::from_min_max(
        egui::pos2(handle.right() - 2.0 - width, handle.top() + 2.0),
        egui::pos2(handle.right() - 2.0, handle.bottom() - 2.0),
    );
    let colour = paint::mix(tokens.line, tokens.faint, 0.4 + 0.6 * wide);
    ui.painter().rect_filled(shown, width / 2.0, colour);
}
