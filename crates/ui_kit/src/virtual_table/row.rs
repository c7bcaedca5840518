//! One visible row while it is filled.

use egui::{Align, Color32, FontId, Id, Layout, Rect, Response, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2};

use super::{CELL_MARGIN, Column};
use crate::tokens::{Tokens, radius};
use crate::{elide, font, paint};

/// What the table, not its owner, knows about how a row looks.
#[derive(Clone, Copy)]
pub(super) struct RowLook {
    pub(super) striped: bool,
    pub(super) cursor: bool,
    pub(super) rounded: bool,
}

/// One visible row. Fill its columns in order with [`RowUi::col`] or the shorter [`RowUi::text`] and [`RowUi::dim`].
pub struct RowUi<'a> {
    pub(super) ui: &'a mut Ui,
    pub(super) id: Id,
    pub(super) index: usize,
    pub(super) rect: Rect,
    pub(super) columns: &'a [Column],
    pub(super) placed: &'a [(f32, f32)],
    pub(super) next: usize,
    pub(super) selected: bool,
    pub(super) lit: bool,
    pub(super) heading: bool,
    pub(super) name: String,
    /// The colour of its name, where it has one of its own.
    pub(super) ink: Option<Color32>,
    /// Icon and name: by these an unselected row is dragged.
    pub(super) name_rect: Rect,
    pub(super) response: Response,
}

impl RowUi<'_> {
    /// Which row this is, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The whole row: clicks, drags, `dnd_set_drag_payload`, `context_menu`.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// Where the row is on the screen.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// The row's name for screen readers and tests: a file's name.
    pub fn name(&mut self, name: &str) {
        name.clone_into(&mut self.name);
    }

    /// Draws it as selected.
    pub fn select(&mut self, selected: bool) {
        self.selected = selected;
    }

    /// Draws its name in this colour, which is no more than a help: words must say the same.
    pub fn ink(&mut self, colour: Color32) {
        self.ink = Some(colour);
    }

    /// Draws it as the target of what is being dragged.
    pub fn light_up(&mut self, lit: bool) {
        self.lit = lit;
    }

    /// Draws it as the heading of the rows below.
    pub fn heading(&mut self) {
        self.heading = true;
    }

    /// Fills the whole row, whatever the columns are; from the left, centred vertically.
    pub fn whole<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> R {
        self.next = self.columns.len();
        let builder = UiBuilder::new()
            .id_salt((self.id, "whole"))
            .max_rect(self.rect.shrink2(Vec2::new(CELL_MARGIN, 0.0)))
            .layout(Layout::left_to_right(Align::Center));
        let mut child = self.ui.new_child(builder);
        child.shrink_clip_rect(self.rect);
        child.spacing_mut().item_spacing.x = 6.0;
        add(&mut child)
    }

    /// The tokens of the theme.
    pub fn tokens(&self) -> &'static Tokens {
        Tokens::of(self.ui)
    }

    /// Fills the next column. The layout starts at the column's side and centres vertically; what is too wide is cut.
    pub fn col<R>(&mut self, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        let (cell, column) = self.take()?;
        let layout = if self.columns[column].right {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let builder = UiBuilder::new()
            .id_salt((self.id, column))
            .max_rect(cell)
            .layout(layout);
        let mut child = self.ui.new_child(builder);
        child.shrink_clip_rect(cell.expand2(Vec2::new(CELL_MARGIN / 2.0, 0.0)));
        child.spacing_mut().item_spacing.x = 6.0;
        Some(add(&mut child))
    }

    /// Text of first importance in the next column; loses its middle where it does not fit.
    pub fn text(&mut self, text: &str) {
        let colour = self.tokens().text;
        self.cell(text, &font::body(), colour);
    }

    /// Secondary text with tabular digits in the next column.
    pub fn dim(&mut self, text: &str) {
        let colour = self.tokens().dim;
        self.cell(text, &font::digits(), colour);
    }

    /// Permissions and addresses in the next column.
    pub fn mono(&mut self, text: &str) {
        let colour = self.tokens().dim;
        self.cell(text, &font::mono(), colour);
    }

    /// A name with its icon in the next column.
    pub fn icon_and_text(&mut self, icon: &str, icon_font: FontId, icon_colour: Color32, text: &str) {
        let Some((cell, _)) = self.take() else { return };
        let centre = egui::pos2(cell.left() + 8.0, cell.center().y);
        paint::icon(self.ui.painter(), centre, icon, icon_font, icon_colour);
        let rest = Rect::from_min_max(egui::pos2(cell.left() + 22.0, cell.top()), cell.max);
        let colour = self.ink.unwrap_or(self.tokens().text);
        let drawn = self.paint_text(rest, false, text, &font::body(), colour);
        self.name_rect = Rect::from_x_y_ranges(
            cell.left() - CELL_MARGIN..=drawn.right().max(rest.left()),
            self.rect.y_range(),
        );
    }

    /// A mark in the next column: an icon and a word in one colour.
    pub fn mark(&mut self, icon: &str, word: &str, colour: Color32) {
        let Some((cell, _)) = self.take() else { return };
        let centre = egui::pos2(cell.left() + 8.0, cell.center().y);
        paint::icon(self.ui.painter(), centre, icon, font::icon(), colour);
        let rest = Rect::from_min_max(egui::pos2(cell.left() + 22.0, cell.top()), cell.max);
        self.paint_text(rest, false, word, &font::body(), colour);
    }

    /// Text in any face and colour in the next column.
    pub fn cell(&mut self, text: &str, font: &FontId, colour: Color32) {
        if let Some((cell, column)) = self.take() {
            let right = self.columns[column].right;
            self.paint_text(cell, right, text, font, colour);
        }
    }

    /// An icon and text in the next column that say what is amiss with the row.
    pub fn marked(&mut self, icon: &str, icon_font: FontId, colour: Color32, text: &str) {
        let Some((cell, _)) = self.take() else { return };
        let centre = egui::pos2(cell.left() + 8.0, cell.center().y);
        paint::icon(self.ui.painter(), centre, icon, icon_font, colour);
        let rest = Rect::from_min_max(egui::pos2(cell.left() + 22.0, cell.top()), cell.max);
        self.paint_text(rest, false, text, &font::body(), colour);
    }

    /// Leaves the next column empty.
    pub fn skip(&mut self) {
        self.next += 1;
    }

    fn take(&mut self) -> Option<(Rect, usize)> {
        let column = self.next;
        self.next += 1;
        let (x, width) = *self.placed.get(column)?;
        if width <= 0.0 {
            return None;
        }
        let cell = Rect::from_min_size(self.rect.min + Vec2::new(x, 0.0), Vec2::new(width, self.rect.height()));
        Some((cell.shrink2(Vec2::new(CELL_MARGIN.min(width / 2.0), 0.0)), column))
    }

    /// Returns where the text is.
    fn paint_text(&self, cell: Rect, right: bool, text: &str, font: &FontId, colour: Color32) -> Rect {
        if text.is_empty() {
            return Rect::from_min_size(cell.min, Vec2::ZERO);
        }
        let shown = elide::middle(self.ui.ctx(), text, cell.width(), font);
        let galley = paint::galley(self.ui, &shown, font.clone(), colour);
        let x = if right {
            cell.right() - galley.size().x
        } else {
            cell.left()
        };
        let drawn = paint::galley_left(self.ui.painter(), cell, x, galley, colour);
        if *shown != *text && self.response.hover_pos().is_some_and(|pointer| cell.contains(pointer)) {
            self.response.clone().on_hover_text(text);
        }
        drawn
    }

    /// What lies under the contents, once it is known whether the row is selected.
    pub(super) fn background(&self, look: RowLook) -> Shape {
        let RowLook {
            striped,
            cursor,
            rounded,
        } = look;
        let tokens = self.tokens();
        let fill = match (self.selected, self.response.hovered()) {
            // Selected rows stay as they are under the pointer: any stronger tint costs legibility.
            (true, _) => tokens.selection,
            (false, true) => tokens.hover,
            (false, false) if self.heading => tokens.raised,
            (false, false) if striped => tokens.stripe,
            (false, false) => Color32::TRANSPARENT,
        };
        let corner = if rounded { radius::CONTROL } else { 0 };
        let mut shapes = vec![Shape::rect_filled(self.rect, corner, fill)];
        if self.lit {
            shapes.push(Shape::rect_filled(self.rect, corner, tokens.accent_bg));
        }
        if self.lit || cursor {
            let stroke = Stroke::new(if self.lit { 1.5 } else { 1.0 }, tokens.accent);
            let inside = self.rect.shrink2(Vec2::new(2.0, 1.0));
            shapes.push(Shape::Rect(egui::epaint::RectShape::stroke(
                inside,
                radius::CONTROL,
                stroke,
                StrokeKind::Inside,
            )));
        }
        Shape::Vec(shapes)
    }
}
