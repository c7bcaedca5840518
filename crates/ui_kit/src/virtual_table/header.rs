//! The header row: titles, sort arrow, edges to drag.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use crate::say;

use super::{CELL_MARGIN, Column, Sort, TableOutput, TableState, column::ARROW};
use crate::tokens::{Tokens, size};
use crate::{elide, font, icons, paint};

/// Half the width of the strip around a header's edge that can be dragged.
const GRIP: f32 = 4.0;

pub(super) struct Header<'a> {
    pub(super) id: Id,
    pub(super) columns: &'a [Column],
    pub(super) least: &'a [f32],
    pub(super) placed: &'a [(f32, f32)],
    pub(super) sort: Option<Sort>,
}

impl Header<'_> {
    pub(super) fn show(&self, ui: &mut Ui, rect: Rect, state: &mut TableState, output: &mut TableOutput) {
        let tokens = Tokens::of(ui);
        for (index, (column, (x, width))) in self.columns.iter().zip(self.placed).enumerate() {
            if *width <= 0.0 {
                continue;
            }
            let cell = Rect::from_min_size(rect.min + Vec2::new(*x, 0.0), Vec2::new(*width, rect.height()));
            let response = self.title(ui, cell, index, column);
            if response.clicked() && column.sortable {
                output.header_clicked = Some(index);
            }
            self.reorder(ui, rect, index, &response, output);
            if response.secondary_clicked() {
                output.header_secondary_clicked = Some(index);
            }
            output.header = Some(match output.header.take() {
                Some(before) => before | response,
                None => response,
            });
        }
        crate::layout::hairline_bottom(ui, rect);
        let mut grips: Vec<usize> = (0..self.columns.len())
            .filter(|index| self.columns[*index].resizable)
            .collect();
        // The column that fills has no width of its own: its edge is the next one's left edge.
        grips.retain(|index| self.placed[*index].1 > 0.0);
        for index in grips {
            self.grip(ui, rect, index, state, output, tokens);
        }
    }

    fn title(&self, ui: &mut Ui, cell: Rect, index: usize, column: &Column) -> Response {
        let tokens = Tokens::of(ui);
        if column.title.is_empty() {
            // Nothing to read, to sort by or to name: the keyboard does not stop here.
            return ui.interact(cell, self.id.with(("header", index)), Sense::hover());
        }
        let sense = if column.sortable {
            Sense::click_and_drag()
        } else {
            Sense::CLICK | Sense::DRAG
        };
        let response = ui.interact(cell, self.id.with(("header", index)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.title));
        let sorted = self.sort.filter(|sort| sort.column == index);
        if let Some(sort) = sorted {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                use egui::accesskit::SortDirection::{Ascending, Descending};
                node.set_sort_direction(if sort.ascending { Ascending } else { Descending });
            });
        }
        let ink = if column.sortable && response.hovered() {
            tokens.text
        } else {
            tokens.dim
        };
        let arrow = if sorted.is_some() { ARROW } else { 0.0 };
        let room = cell.width() - 2.0 * CELL_MARGIN - arrow;
        let shown = elide::middle(ui.ctx(), &column.title, room, &font::small_medium());
        let galley = paint::galley(ui, &shown, font::small_medium(), ink);
        let x = if column.right {
            cell.right() - CELL_MARGIN - galley.size().x - arrow
        } else {
            cell.left() + CELL_MARGIN
        };
        let drawn = paint::galley_left(ui.painter(), cell, x, galley, ink);
        if let Some(sort) = sorted {
            let icon = if sort.ascending {
                icons::CARET_UP
            } else {
                icons::CARET_DOWN
            };
            paint::icon_at(
                ui.painter(),
                egui::pos2(drawn.right() + 10.0, cell.center().y),
                icon,
                12.0,
                ink,
            );
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, tokens.accent);
            ui.painter()
                .rect_stroke(cell.shrink(2.0), 4.0, stroke, egui::StrokeKind::Inside);
        }
        response
    }

    /// While a title is dragged, a line shows where its column would go; letting go says so to the owner.
    fn reorder(&self, ui: &Ui, rect: Rect, from: usize, response: &Response, output: &mut TableOutput) {
        let Some(pointer) = response.interact_pointer_pos() else {
            return;
        };
        if !response.dragged() && !response.drag_stopped() {
            return;
        }
        let along = pointer.x - rect.left();
        let in_view = || self.placed.iter().enumerate().filter(|(_, (_, width))| *width > 0.0);
        let to = in_view()
            .find(|(_, (x, width))| along < x + width)
            .or_else(|| in_view().next_back())
            .map(|(index, _)| index);
        let Some(to) = to.filter(|to| *to != from) else {
            return;
        };
        if response.drag_stopped() {
            output.column_moved = Some((from, to));
            return;
        }
        let (x, width) = self.placed[to];
        let edge = rect.left() + if to > from { x + width } else { x };
        let line = Rect::from_center_size(egui::pos2(edge, rect.center().y), Vec2::new(2.0, rect.height()));
        ui.painter().rect_filled(line, 1.0, Tokens::of(ui).accent);
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }

    /// The strip that changes the width of a column. Dragging the left edge of a column behind the filling one makes
    /// it narrower, as the eye expects; before it, the right edge is the handle.
    fn grip(
        &self,
        ui: &mut Ui,
        rect: Rect,
        index: usize,
        state: &mut TableState,
        output: &mut TableOutput,
        tokens: &Tokens,
    ) {
        let fill = self.columns.iter().position(|column| column.fill);
        let behind_fill = fill.is_some_and(|fill| index > fill);
        if fill == Some(index) {
            return;
        }
        let (x, width) = self.placed[index];
        let edge = rect.left() + if behind_fill { x } else { x + width };
        let strip = Rect::from_center_size(egui::pos2(edge, rect.center().y), Vec2::new(2.0 * GRIP, rect.height()));
        let response = ui.interact(strip, self.id.with(("grip", index)), Sense::DRAG | Sense::CLICK);
        let name = say!("kit-width-of", title = self.columns[index].title);
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
        if response.double_clicked() {
            if let Some(stored) = state.widths.get_mut(index) {
                *stored = self.columns[index].width;
            }
            output.resized = true;
        } else if response.dragged() {
            let by = response.drag_delta().x * if behind_fill { -1.0 } else { 1.0 };
            if state.widths.len() < self.columns.len() {
                let known = state.widths.len();
                state
                    .widths
                    .extend(self.columns[known..].iter().map(|column| column.width));
            }
            state.widths[index] = (width + by).max(self.least[index]);
            output.resized |= by != 0.0;
        }
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
            let line = Rect::from_center_size(strip.center(), Vec2::new(2.0, size::HEADER - 8.0));
            ui.painter().rect_filled(line, 1.0, tokens.accent);
        }
    }
}
