//! The table of panes, queue, log and dialogs: lays out only what is visible, exact for millions of rows.

mod band;
mod column;
mod header;
mod keyboard;
mod row;
mod scroll;
mod scroll_bar;

use std::ops::Range;

use egui::{Id, Modifiers, Rect, Response, Role, Sense, Shape, Ui, UiBuilder, Vec2, WidgetInfo};

pub use column::Column;
pub use row::RowUi;
pub use scroll::{RowAlign, ScrollPosition};

use crate::{theme, tokens::size};
use band::Band;
use header::Header;
use row::RowLook;
use scroll::Extent;

/// Points between the edge of a cell and its contents.
pub(crate) const CELL_MARGIN: f32 = 10.0;

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Index of the column.
    pub column: usize,
    /// From small to large.
    pub ascending: bool,
}

/// What a table remembers between frames. The owner keeps it; `widths` is worth storing on disk.
#[derive(Clone, Debug, Default)]
pub struct TableState {
    /// Where it is scrolled to.
    pub scroll: ScrollPosition,
    /// Widths of columns in points, as dragged by the person; empty for those of [`Column::width`].
    pub widths: Vec<f32>,
    /// The row with the keyboard's cursor.
    pub cursor: Option<usize>,
    pub(crate) pending: Option<(usize, RowAlign)>,
    band: Option<Band>,
}

impl TableState {
    /// Brings `row` into view in the next frame, scrolling as little as needed.
    pub fn scroll_to(&mut self, row: usize) {
        self.pending = Some((row, RowAlign::Nearest));
    }

    /// Brings `row` to a place in the view in the next frame.
    pub fn scroll_to_aligned(&mut self, row: usize, align: RowAlign) {
        self.pending = Some((row, align));
    }
}

/// A row and the modifier keys held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowEvent {
    /// Which row, from 0.
    pub row: usize,
    /// Shift extends a selection, Ctrl (Cmd) toggles.
    pub modifiers: Modifiers,
}

/// A rubber band in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandEvent {
    /// The rows that it spans.
    pub rows: Range<usize>,
    /// The keys that were held when it began: Ctrl (Cmd) or Shift add to what is selected.
    pub modifiers: Modifiers,
    /// The button was released, or Escape pressed: it is gone in the next frame.
    pub over: bool,
    /// Escape was pressed: what was selected before counts again.
    pub cancelled: bool,
}

/// What happened in a table in this frame.
#[derive(Clone, Debug)]
pub struct TableOutput {
    /// A sortable header was clicked.
    pub header_clicked: Option<usize>,
    /// A header was clicked with the secondary button.
    pub header_secondary_clicked: Option<usize>,
    /// All headers as one, for a menu of columns. `None` without header.
    pub header: Option<Response>,
    /// A header was dragged: the column at the first place belongs to the second. The owner moves it, with its width.
    pub column_moved: Option<(usize, usize)>,
    /// A column changed its width: [`TableState::widths`] is worth storing.
    pub resized: bool,
    /// A row was clicked (also the first click of a double click).
    pub clicked: Option<RowEvent>,
    /// A row was double-clicked.
    pub double_clicked: Option<usize>,
    /// A row was clicked with the secondary button. Its menu: [`RowUi::response`]`.context_menu`.
    pub secondary_clicked: Option<RowEvent>,
    /// A row was clicked with the middle button.
    pub middle_clicked: Option<usize>,
    /// A row began to be dragged; with [`VirtualTable::band`] only by its name, or where it is selected.
    pub drag_started: Option<usize>,
    /// A rubber band is drawn.
    pub band: Option<BandEvent>,
    /// The row under the pointer.
    pub hovered: Option<usize>,
    /// The keyboard moved the cursor to this row; [`TableState::cursor`] is already there and in view.
    pub cursor_moved: Option<RowEvent>,
    /// Enter was pressed on the row with the cursor.
    pub activated: Option<usize>,
    /// Space was pressed on the row with the cursor.
    pub toggled: Option<usize>,
    /// The area of the rows, for clicks and drops beside any row; has the keyboard focus of the table.
    pub background: Response,
    /// The rows in view.
    pub visible: Range<usize>,
    /// A drag began on a row, beside its name.
    beside_name: bool,
}

/// A table, to be shown with [`VirtualTable::show`].
#[must_use = "call `show`"]
pub struct VirtualTable<'a> {
    id_salt: &'a str,
    columns: &'a [Column],
    rows: usize,
    name: &'a str,
    row_height: Option<f32>,
    sort: Option<Sort>,
    header: bool,
    striped: bool,
    keyboard: bool,
    rounded: bool,
    band: bool,
    scroll_at_edge: bool,
}

impl<'a> VirtualTable<'a> {
    /// A table with these columns and no rows. `id_salt` tells tables in the same parent apart.
    pub fn new(id_salt: &'a str, columns: &'a [Column]) -> Self {
        Self {
            id_salt,
            columns,
            rows: 0,
            name: id_salt,
            row_height: None,
            sort: None,
            header: true,
            striped: true,
            keyboard: true,
            rounded: false,
            band: false,
            scroll_at_edge: false,
        }
    }

    /// How many rows there are.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// The table's name for screen readers: "Local files".
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Another height of rows than that of [`crate::theme::row_height`].
    pub fn row_height(mut self, points: f32) -> Self {
        self.row_height = Some(points.max(1.0));
        self
    }

    /// Shows the arrow in a header.
    pub fn sort(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// Whether there is a header row.
    pub fn header(mut self, header: bool) -> Self {
        self.header = header;
        self
    }

    /// Whether every second row has another background.
    pub fn striped(mut self, striped: bool) -> Self {
        self.striped = striped;
        self
    }

    /// Whether arrow keys, Home, End, Enter and Space act on the table while it has the focus.
    pub fn keyboard(mut self, keyboard: bool) -> Self {
        self.keyboard = keyboard;
        self
    }

    /// Whether a drag that begins beside the names draws a rubber band ([`TableOutput::band`]).
    pub fn band(mut self, band: bool) -> Self {
        self.band = band;
        self
    }

    /// Whether the table scrolls while the pointer is at its upper or lower edge: while something is dragged over it.
    pub fn scroll_at_edge(mut self, scroll: bool) -> Self {
        self.scroll_at_edge = scroll;
        self
    }

    /// Draws selection and hover with round corners: lists in dialogs.
    pub fn rounded(mut self, rounded: bool) -> Self {
        self.rounded = rounded;
        self
    }

    /// The id whose focus is that of the table: `ui.memory_mut(|m| m.request_focus(id))`.
    pub fn focus_id(&self, ui: &Ui) -> Id {
        ui.make_persistent_id(self.id_salt).with("rows")
    }

    /// Fills what is left of `ui` and calls `fill` for every visible row.
    pub fn show(self, ui: &mut Ui, state: &mut TableState, mut fill: impl FnMut(&mut RowUi<'_>)) -> TableOutput {
        let id = ui.make_persistent_id(self.id_salt);
        let outer = ui.available_rect_before_wrap();
        let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(outer));
        child.shrink_clip_rect(outer);
        let inner = &mut child;
        let header_height = if self.header { size::HEADER } else { 0.0 };
        let (header_rect, body) = outer.split_top_bottom_at_y((outer.top() + header_height).min(outer.bottom()));
        let row_height = self.row_height.unwrap_or_else(|| theme::row_height(ui.ctx()));
        let least = column::least(inner, self.columns);
        let placed = column::place(self.columns, &least, &state.widths, outer.width());

        let sense = if self.band {
            Sense::click_and_drag()
        } else {
            Sense::click()
        };
        let background = inner.interact(body, id.with("rows"), sense);
        background.widget_info(|| WidgetInfo::labeled(Role::Grid, inner.is_enabled(), self.name));
        inner.ctx().accesskit_node_builder(background.id, |node| {
            node.set_row_count(self.rows);
            node.set_column_count(self.columns.len());
        });
        let mut output = TableOutput::new(background);
        if self.header {
            let header = Header {
                id,
                columns: self.columns,
                least: &least,
                placed: &placed,
                sort: self.sort,
            };
            header.show(inner, header_rect, state, &mut output);
        }
        let extent = Extent {
            rows: self.rows,
            row_height,
            view: body.height(),
        };
        if self.keyboard {
            keyboard::handle(inner, state, extent, &mut output);
        }
        scroll_by_wheel(inner, body, state, extent);
        let (scroll, handle) = scroll_bar::show(inner, id, body, state.scroll, extent);
        state.scroll = scroll;
        if self.scroll_at_edge && inner.rect_contains_pointer(body) {
            band::scroll_at_edge(inner, body, state, extent);
        }
        output.visible = state.scroll.visible(extent);

        let mut rows = inner.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        rows.shrink_clip_rect(body);
        for index in output.visible.clone() {
            let top = body.top() + state.scroll.top_of(index, extent);
            let rect = Rect::from_min_size(egui::pos2(body.left(), top), Vec2::new(body.width(), row_height));
            self.show_row(&mut rows, id, index, rect, &placed, state, &mut output, &mut fill);
        }
        if let Some(handle) = &handle {
            scroll_bar::draw(inner, handle);
        }
        if self.band {
            if output.background.drag_started_by(egui::PointerButton::Primary) || output.beside_name {
                state.band = Band::begin(inner, body, state.scroll, extent);
                output.background.request_focus();
            }
            output.band = band::show(inner, body, state, extent);
        }
        ui.advance_cursor_after_rect(outer);
        output
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one row needs what the table worked out for all of them"
    )]
    fn show_row(
        &self,
        ui: &mut Ui,
        id: Id,
        index: usize,
        rect: Rect,
        placed: &[(f32, f32)],
        state: &mut TableState,
        output: &mut TableOutput,
        fill: &mut impl FnMut(&mut RowUi<'_>),
    ) {
        // Not focusable one by one: Tab shall leave the table, arrows move inside.
        let row_id = id.with(("row", index));
        let response = ui.interact(rect.intersect(ui.clip_rect()), row_id, Sense::CLICK | Sense::DRAG);
        let under = ui.painter().add(Shape::Noop);
        let focused = output.background.has_focus();
        let mut row = RowUi {
            ui,
            id: row_id,
            index,
            rect,
            columns: self.columns,
            placed,
            next: 0,
            selected: false,
            lit: false,
            heading: false,
            name: String::new(),
            ink: None,
            name_rect: rect,
            response,
        };
        fill(&mut row);
        let cursor = focused && state.cursor == Some(index);
        let shape = row.background(RowLook {
            striped: self.striped && index.is_multiple_of(2),
            cursor,
            rounded: self.rounded,
        });
        let (selected, name, response) = (row.selected, row.name, row.response);
        let handle = if self.band && !selected { row.name_rect } else { rect };
        ui.painter().set(under, shape);
        describe(ui, &response, index, selected, &name);
        if cursor {
            let node = response.id.accesskit_id();
            ui.ctx()
                .accesskit_node_builder(output.background.id, |table| table.set_active_descendant(node));
        }
        output.collect(ui, index, &response, handle, state);
    }
}

fn describe(ui: &Ui, response: &Response, index: usize, selected: bool, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Row, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_index(index);
        node.set_selected(selected);
    });
}

fn scroll_by_wheel(ui: &Ui, body: Rect, state: &mut TableState, extent: Extent) {
    state.scroll = state.scroll.clamped(extent);
    if let Some((row, align)) = state.pending.take()
        && extent.rows > 0
    {
        state.scroll = state.scroll.showing(row.min(extent.rows - 1), align, extent);
    }
    if extent.overflows() && ui.rect_contains_pointer(body) {
        let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        if delta != 0.0 {
            state.scroll = state.scroll.moved(-delta, extent);
        }
    }
}

impl TableOutput {
    fn new(background: Response) -> Self {
        Self {
            header_clicked: None,
            header_secondary_clicked: None,
            header: None,
            column_moved: None,
            resized: false,
            clicked: None,
            double_clicked: None,
            secondary_clicked: None,
            middle_clicked: None,
            drag_started: None,
            band: None,
            beside_name: false,
            hovered: None,
            cursor_moved: None,
            activated: None,
            toggled: None,
            background,
            visible: 0..0,
        }
    }

    /// `handle` is the part of the row by which it can be dragged.
    fn collect(&mut self, ui: &Ui, row: usize, response: &Response, handle: Rect, state: &mut TableState) {
        // The keys that were held when the button was released, not those at the end of the frame.
        let modifiers = ui.input(|input| {
            let released = input.events.iter().rev().find_map(|event| match event {
                egui::Event::PointerButton { modifiers, .. } => Some(*modifiers),
                _ => None,
            });
            released.unwrap_or(input.modifiers)
        });
        if response.clicked() {
            self.clicked = Some(RowEvent { row, modifiers });
            state.cursor = Some(row);
            self.background.request_focus();
        }
        if response.secondary_clicked() {
            self.secondary_clicked = Some(RowEvent { row, modifiers });
            state.cursor = Some(row);
            self.background.request_focus();
        }
        if response.double_clicked() {
            self.double_clicked = Some(row);
        }
        if response.middle_clicked() {
            self.middle_clicked = Some(row);
        }
        if response.drag_started_by(egui::PointerButton::Primary) {
            let origin = ui.input(|input| input.pointer.press_origin());
            if origin.is_none_or(|origin| handle.contains(origin)) {
                self.drag_started = Some(row);
                self.background.request_focus();
            } else {
                self.beside_name = true;
            }
        }
        if response.contains_pointer() {
            self.hovered = Some(row);
        }
    }
}
