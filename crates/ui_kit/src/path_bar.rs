//! The path of a pane: crumbs to click, a text field after a click beside them.

use egui::{CursorIcon, Id, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::say;

use crate::tokens::{Tokens, space};
use crate::{elide, field, font, icons, paint};

/// What a path bar remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct PathBarState {
    editing: Option<String>,
    focus_wanted: bool,
    to_end: bool,
}

impl PathBarState {
    /// Turns to typing, with `path` selected in the field.
    pub fn edit(&mut self, path: &str) {
        self.editing = Some(path.to_owned());
        self.focus_wanted = true;
    }

    /// What is typed so far.
    pub fn text(&self) -> Option<&str> {
        self.editing.as_deref()
    }

    /// Puts another text into the field, with the cursor at its end.
    pub fn set_text(&mut self, text: &str) {
        self.editing = Some(text.to_owned());
        self.to_end = true;
    }

    /// Ends the typing; nothing comes of it.
    pub fn end(&mut self) {
        self.editing = None;
    }

    /// Whether the path is being typed.
    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }
}

/// What happened in a path bar.
#[derive(Clone, Debug, Default)]
pub struct PathBarOutput {
    /// This crumb was clicked: go there.
    pub crumb_clicked: Option<usize>,
    /// This path was typed and Enter pressed.
    pub entered: Option<String>,
    /// Crumbs in view with their responses, for drops and menus.
    pub crumbs: Vec<(usize, Response)>,
    /// The signs behind crumbs in view, by the crumb before them: for a menu of what is in that folder.
    pub signs: Vec<(usize, Response)>,
    /// The field, while the path is typed.
    pub field: Option<Response>,
}

/// Takes the width of `ui` (put buttons behind it with [`crate::layout::trailing`] first, or give it a child).
///
/// `crumbs` are the parts from the root on; `path` is what typing starts with. Crumbs that find no room go behind an
/// ellipsis at the left, which leads to the last of them.
pub fn path_bar(ui: &mut Ui, id_salt: &str, state: &mut PathBarState, crumbs: &[&str], path: &str) -> PathBarOutput {
    let id = ui.make_persistent_id(("path-bar", id_salt));
    let size = Vec2::new(ui.available_width(), crate::tokens::size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect));
    child.shrink_clip_rect(rect.expand(2.0));
    if state.editing.is_some() {
        edit(&mut child, id, rect, state)
    } else {
        show_crumbs(&mut child, id, rect, state, crumbs, path)
    }
}

fn edit(ui: &mut Ui, id: Id, rect: Rect, state: &mut PathBarState) -> PathBarOutput {
    let mut output = PathBarOutput::default();
    let Some(mut text) = state.editing.take() else {
        return output;
    };
    let field_id = id.with("field");
    let result = field::TextField::new(&mut text, say!("kit-path"))
        .id(field_id)
        .width(rect.width())
        .show(ui);
    if std::mem::take(&mut state.to_end) {
        result.response.request_focus();
        put_cursor(ui, field_id, text.chars().count(), text.chars().count());
        state.editing = Some(text);
    } else if std::mem::take(&mut state.focus_wanted) {
        result.response.request_focus();
        put_cursor(ui, field_id, 0, text.chars().count());
        state.editing = Some(text);
    } else if result.submitted {
        output.entered = Some(text);
    } else if !result.response.lost_focus() {
        state.editing = Some(text);
    }
    output.field = Some(result.response);
    output
}

/// Selects from one letter to another.
fn put_cursor(ui: &Ui, field: Id, from: usize, to: usize) {
    use egui::text::{CCursor, CCursorRange};
    let mut memory = egui::TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(from), CCursor::new(to));
    memory.cursor.set_char_range(Some(range));
    egui::TextEdit::store_state(ui.ctx(), field, memory);
}

/// Width of the sign between crumbs.
const SEPARATOR: f32 = 13.0;
/// The widest a crumb gets before it loses its middle.
const WIDEST: f32 = 220.0;

fn show_crumbs(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    state: &mut PathBarState,
    crumbs: &[&str],
    path: &str,
) -> PathBarOutput {
    let tokens = Tokens::of(ui);
    let mut output = PathBarOutput::default();
    let empty = ui.interact(rect, id.with("empty"), Sense::click());
    empty.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), say!("kit-path-edit", path = path)));
    let last = crumbs.len().saturating_sub(1);
    let shown: Vec<(usize, std::sync::Arc<egui::Galley>)> = crumbs
        .iter()
        .enumerate()
        .map(|(index, crumb)| {
            let (face, ink) = if index == last {
                (font::strong(), tokens.text)
            } else {
                (font::body(), tokens.dim)
            };
            let text = elide::middle(ui.ctx(), crumb, WIDEST.min(rect.width() - SEPARATOR), &face);
            (index, paint::galley(ui, &text, face, ink))
        })
        .collect();
    let first = first_in_view(
        &shown.iter().map(|(_, galley)| galley.size().x).collect::<Vec<_>>(),
        rect.width(),
    );
    let mut x = rect.left();
    if first > 0 {
        let galley = paint::galley(ui, "…", font::body(), tokens.dim);
        let response = crumb(
            ui,
            id,
            rect,
            &mut x,
            first - 1,
            &galley,
            say!("kit-folders-above"),
            false,
        );
        if response.clicked() {
            output.crumb_clicked = Some(first - 1);
        }
        output.crumbs.push((first - 1, response));
    }
    for (index, galley) in shown.into_iter().skip(first) {
        if index > 0 {
            let sign = sign(ui, id, rect, x, index - 1, crumbs[index - 1]);
            output.signs.push((index - 1, sign));
            x += SEPARATOR;
        }
        let response = crumb(ui, id, rect, &mut x, index, &galley, crumbs[index], index == last);
        if response.clicked() {
            output.crumb_clicked = Some(index);
        }
        output.crumbs.push((index, response));
    }
    paint::focus_ring(ui, &empty, rect, crate::tokens::radius::CONTROL);
    if empty.on_hover_cursor(CursorIcon::Text).clicked() {
        state.edit(path);
    }
    output
}

/// The first crumb from which on all the others fit into `width`; the last is always in view.
fn first_in_view(widths: &[f32], width: f32) -> usize {
    let mut used = 0.0;
    for (index, crumb) in widths.iter().enumerate().rev() {
        used += crumb + if index > 0 { SEPARATOR } else { 0.0 };
        // Room for the ellipsis, unless everything fits.
        let room = if index > 0 { width - SEPARATOR } else { width };
        if used > room {
            return (index + 1).min(widths.len().saturating_sub(1));
        }
    }
    0
}

/// The sign behind the crumb `before`: a button for a menu of what is in that folder.
fn sign(ui: &Ui, id: Id, rect: Rect, x: f32, before: usize, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let place = Rect::from_min_size(egui::pos2(x, rect.top()), Vec2::new(SEPARATOR, rect.height()));
    let response = ui.interact(place, id.with(("sign", before)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), say!("kit-folders-in", name = name)));
    let ink = if response.hovered() { tokens.text } else { tokens.dim };
    if response.hovered() {
        let under = place.shrink2(Vec2::new(0.0, space::XS));
        ui.painter().rect_filled(under, 4.0, tokens.hover);
    }
    paint::icon_at(ui.painter(), place.center(), icons::CARET_RIGHT, 10.0, ink);
    paint::focus_ring(ui, &response, place.shrink2(Vec2::new(0.0, 4.0)), 4.0);
    response
}

#[expect(
    clippy::too_many_arguments,
    reason = "one crumb needs its place, its face and its name"
)]
fn crumb(
    ui: &Ui,
    id: Id,
    rect: Rect,
    x: &mut f32,
    index: usize,
    galley: &std::sync::Arc<egui::Galley>,
    name: &str,
    last: bool,
) -> Response {
    let tokens = Tokens::of(ui);
    let place = Rect::from_min_size(egui::pos2(*x, rect.top()), Vec2::new(galley.size().x, rect.height()));
    let response = ui.interact(
        place.expand2(Vec2::new(2.0, 0.0)),
        id.with(("crumb", index)),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), name));
    let ink = if last || response.hovered() {
        tokens.text
    } else {
        tokens.dim
    };
    if response.hovered() {
        let under = place.shrink2(Vec2::new(-4.0, space::XS));
        ui.painter().rect_filled(under, 4.0, tokens.hover);
    }
    let pos = paint::snap(
        ui.painter(),
        egui::pos2(place.left(), place.center().y - galley.size().y / 2.0),
    );
    ui.painter()
        .galley_with_override_text_color(pos, std::sync::Arc::clone(galley), ink);
    paint::focus_ring(ui, &response, place.shrink2(Vec2::new(-3.0, 4.0)), 4.0);
    *x = place.right();
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crumbs_leave_from_the_left_and_the_last_stays() {
        assert_eq!(first_in_view(&[40.0, 40.0, 40.0], 200.0), 0);
        assert_eq!(first_in_view(&[40.0, 40.0, 40.0], 148.0), 0);
        assert_eq!(first_in_view(&[40.0, 40.0, 40.0], 140.0), 1);
        assert_eq!(first_in_view(&[40.0, 40.0, 40.0], 70.0), 2);
        assert_eq!(first_in_view(&[40.0, 40.0, 40.0], 5.0), 2);
        assert_eq!(first_in_view(&[], 100.0), 0);
    }
}
