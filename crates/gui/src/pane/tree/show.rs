//! The tree on the screen: a click goes there, the sign before a folder opens it, and so do the arrow keys.

use std::sync::Arc;

use eframe::egui::{
    Align2, CursorIcon, DragAndDrop, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2,
};
use portolan_engine::Place;
use portolan_ui_kit::{
    Tokens, elide, font, icons, label, layout, say,
    tokens::{size, space},
    virtual_table::{Column, VirtualTable},
};

use super::{
    super::{
        Pane, PaneCx, Side,
        drop::{self, Drag},
    },
    Node,
};
use crate::{action::Actions, prefs::Prefs};

/// Points by which each depth stands farther in.
const STEP: f32 = 14.0;
/// Width of the sign that opens a folder, in points.
const SIGN: f32 = 16.0;

/// What was done with one line.
enum Done {
    Toggle(usize),
    Go(usize),
}

impl Pane {
    /// Draws the tree at the left of `body`, where it is wanted. Returns what is left of `body`, and the folder under
    /// the pointer for what is dragged.
    pub(in super::super) fn tree_beside(
        &mut self,
        ui: &mut Ui,
        body: Rect,
        cx: &PaneCx<'_>,
        prefs: &mut Prefs,
        actions: &mut Actions,
    ) -> (Rect, Option<Place>) {
        if !self.side.tree(prefs) {
            if !self.tree.is_empty() {
                self.tree.close(actions);
            }
            return (body, None);
        }
        let Some(shown) = self.place(cx.frame).cloned() else {
            return (body, None);
        };
        // Before the log-on has told where it ends there is no top.
        if shown.remote().is_some_and(|(_, path)| !path.absolute()) {
            return (body, None);
        }
        let width = prefs.tree_width.min(body.width() * 0.5);
        let (left, rest) = body.split_left_right_at_x(body.left() + width);
        self.tree.follow(&shown, &mut self.asides, actions);
        let changed = self.tree.update(cx.frame, &shown, prefs.hidden_files, prefs.sorting);
        if changed && let Some(at) = self.tree.at(&shown) {
            self.tree.table.scroll_to(at);
            self.tree.table.cursor.get_or_insert(at);
        }
        let panel = Tokens::of(ui).panel;
        let under = layout::region(ui, left, panel, |ui| self.tree_rows(ui, cx, &shown, actions));
        layout::hairline_left(ui, rest);
        edge(ui, left, self.id.0, prefs);
        (rest.with_min_x(rest.left() + 1.0), under)
    }

    fn tree_rows(&mut self, ui: &mut Ui, cx: &PaneCx<'_>, shown: &Place, actions: &mut Actions) -> Option<Place> {
        let mut state = std::mem::take(&mut self.tree.table);
        let lines = std::mem::take(&mut self.tree.lines);
        let dragged = DragAndDrop::payload::<Drag>(ui.ctx());
        let columns = [Column::new(say!("pane-folder")).fill()];
        let name = match self.side {
            Side::Local => say!("pane-local-folder-tree"),
            Side::Remote => say!("pane-remote-folder-tree"),
        };
        let table = VirtualTable::new("tree", &columns)
            .rows(lines.len())
            .name(name)
            .header(false)
            .striped(false)
            .scroll_at_edge(dragged.is_some());
        if std::mem::take(&mut self.tree.focus_wanted) {
            let focus = table.focus_id(ui);
            ui.memory_mut(|memory| memory.request_focus(focus));
        }
        let mut done = None;
        let held = drop::held(ui);
        let output = table.show(ui, &mut state, |row| {
            let Some(node) = lines.get(row.index()) else { return };
            let text = cx.frame.shown_name(&node.place);
            row.name(&text);
            row.select(node.place == *shown);
            let lit = row.response().contains_pointer()
                && dragged
                    .as_ref()
                    .is_some_and(|drag| drop::plan(drag, Some(self.id), &node.place, held, cx.frame).is_some());
            row.light_up(lit);
            let response = row.response();
            response.ctx.accesskit_node_builder(response.id, |accessible| {
                accessible.set_level(node.depth + 1);
                if !node.empty {
                    accessible.set_expanded(node.open);
                }
            });
            let at = row.index();
            if row.col(|ui| line(ui, node, &text)) == Some(true) {
                done = Some(Done::Toggle(at));
            }
        });
        if let Some(event) = output.clicked {
            state.cursor = Some(event.row);
            done.get_or_insert(Done::Go(event.row));
        }
        if let Some(row) = output.activated {
            done = Some(Done::Go(row));
        }
        done = keys(ui, output.background.id, &mut state, &lines).or(done);
        let under = output
            .hovered
            .and_then(|row| lines.get(row))
            .map(|node| node.place.clone());
        self.tree.table = state;
        match done.map(|done| match done {
            Done::Toggle(row) => (lines.get(row), true),
            Done::Go(row) => (lines.get(row), false),
        }) {
            Some((Some(node), true)) if node.open => self.tree.collapse(&node.place, actions),
            Some((Some(node), true)) => self.tree.expand(&node.place, &mut self.asides, actions),
            Some((Some(node), false)) if node.place != *shown => self.go(node.place.clone(), actions),
            _ => {}
        }
        self.tree.lines = lines;
        under.filter(|_| dragged.is_some())
    }

    /// Gives the tree the keyboard.
    pub(crate) fn focus_tree(&mut self) {
        self.tree.focus_wanted = true;
    }
}

/// Draws one line. Returns whether its sign was clicked.
fn line(ui: &mut Ui, node: &Node, text: &str) -> bool {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.x = space::XS;
    ui.add_space(node.depth as f32 * STEP);
    let sense = if node.empty { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(SIGN, size::ROW), sense);
    if !node.empty {
        let (icon, verb) = if node.open {
            (icons::CARET_DOWN, say!("common-close"))
        } else {
            (icons::CARET_RIGHT, say!("common-open"))
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {text}")));
        let ink = if response.hovered() { tokens.text } else { tokens.dim };
        let face = font::icon_sized(11.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, face, ink);
    }
    let (icon, colour) = match (node.failed, node.reading) {
        (true, _) => (icons::WARNING, tokens.bad),
        (false, true) => (icons::CIRCLE_NOTCH, tokens.dim),
        (false, false) => (icons::FOLDER, tokens.warn),
    };
    if node.failed || node.reading {
        label::icon(ui, icon, colour);
    } else {
        label::icon_fill(ui, icon, colour);
    }
    let room = ui.available_width();
    let shown = elide::middle(ui.ctx(), text, room, &font::body());
    let galley = ui
        .painter()
        .layout_no_wrap(shown.to_string(), font::body(), tokens.text);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(galley.size().x, size::ROW), Sense::hover());
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, Arc::clone(&galley), tokens.text);
    response.clicked()
}

/// Left closes or goes to the folder above, right opens or goes into it.
fn keys(ui: &Ui, focus: Id, state: &mut portolan_ui_kit::virtual_table::TableState, lines: &[Node]) -> Option<Done> {
    if !ui.memory(|memory| memory.has_focus(focus)) {
        return None;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focus, filter));
    let at = state.cursor?;
    let node = lines.get(at)?;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowLeft) {
        if node.open && !node.empty {
            return Some(Done::Toggle(at));
        }
        let above = lines[..at].iter().rposition(|other| other.depth < node.depth)?;
        state.cursor = Some(above);
        state.scroll_to(above);
    } else if pressed(Key::ArrowRight) {
        if !node.open {
            return Some(Done::Toggle(at));
        }
        if lines.get(at + 1).is_some_and(|next| next.depth > node.depth) {
            state.cursor = Some(at + 1);
            state.scroll_to(at + 1);
        }
    }
    None
}

/// The edge of the tree can be dragged; a double click puts it back.
fn edge(ui: &Ui, tree: Rect, pane: u32, prefs: &mut Prefs) {
    let grip = Rect::from_min_max(
        pos2(tree.right() - 3.0, tree.top()),
        pos2(tree.right() + 3.0, tree.bottom()),
    );
    let response = ui.interact(grip, Id::unique(("tree-edge", pane)), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, say!("pane-width-of-the-folder-tree")));
    let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    if response.double_clicked() {
        prefs.tree_width = Prefs::default().tree_width;
    } else if response.dragged() {
        prefs.tree_width = (prefs.tree_width + response.drag_delta().x).clamp(100.0, 600.0);
    }
}
