//! A field that chooses one of several values from a menu.

use egui::{Popup, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::tokens::{Tokens, radius, size};
use crate::{elide, font, icons, paint};

/// How the closed field looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SelectLook {
    /// Like a text field, over the whole width: forms.
    #[default]
    Field,
    /// Like a button, as wide as its text: toolbars.
    Button,
}

/// A field with a menu of values; `name` is for screen readers. Returns whether `chosen` changed.
pub fn select(ui: &mut Ui, name: &str, look: SelectLook, chosen: &mut usize, values: &[&str]) -> bool {
    let before = *chosen;
    let text = values.get(*chosen).copied().unwrap_or_default();
    let response = closed(ui, name, look, text);
    Popup::menu(&response)
        .width(response.rect.width().max(180.0))
        .show(|ui| {
            for (index, value) in values.iter().enumerate() {
                if menu_choice(ui, index == *chosen, value).clicked() {
                    *chosen = index;
                    ui.close();
                }
            }
        });
    *chosen != before
}

fn closed(ui: &mut Ui, name: &str, look: SelectLook, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    let face = font::body();
    let (width, height) = match look {
        SelectLook::Field => (ui.available_width(), size::FIELD),
        SelectLook::Button => (
            paint::galley(ui, text, face.clone(), tokens.text).size().x + 22.0 + 19.0,
            size::CONTROL,
        ),
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width.ceil(), height), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name);
        info.current_text_value = Some(text.to_owned());
        info
    });
    let fill = match (look, response.hovered()) {
        (SelectLook::Field, _) => tokens.bg,
        (SelectLook::Button, true) => tokens.hover,
        (SelectLook::Button, false) => tokens.raised,
    };
    let ink = if ui.is_enabled() { tokens.text } else { tokens.faint };
    ui.painter().rect(
        rect,
        radius::CONTROL,
        fill,
        Stroke::new(1.0, tokens.line),
        StrokeKind::Inside,
    );
    let shown = elide::middle(ui.ctx(), text, rect.width() - 22.0 - 19.0 + 0.5, &face);
    let galley = paint::galley(ui, &shown, face, ink);
    paint::galley_left(ui.painter(), rect, rect.left() + 11.0, galley, ink);
    let caret = egui::pos2(rect.right() - 11.0 - 6.0, rect.center().y);
    paint::icon_at(ui.painter(), caret, icons::CARET_DOWN, 12.0, tokens.dim);
    paint::focus_ring(ui, &response, rect, radius::CONTROL);
    response
}

/// A line of a menu that is one of several choices; the chosen one has a check mark.
pub fn menu_choice(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    menu_line(ui, chosen.then_some(icons::CHECK), text, None, Some(chosen))
}

/// A line of a menu that switches something on or off; what is on has a check mark.
pub fn menu_check(ui: &mut Ui, on: bool, text: &str) -> Response {
    let response = menu_line(ui, on.then_some(icons::CHECK), text, None, Some(on));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_role(Role::MenuItemCheckBox));
    response
}

/// A line of a menu that does something: icon, words, shortcut.
pub fn menu_item(ui: &mut Ui, icon: Option<&str>, text: &str, shortcut: Option<&str>) -> Response {
    menu_line(ui, icon, text, shortcut, None)
}

fn menu_line(ui: &mut Ui, icon: Option<&str>, text: &str, shortcut: Option<&str>, chosen: Option<bool>) -> Response {
    let tokens = Tokens::of(ui);
    let ink = if ui.is_enabled() { tokens.text } else { tokens.faint };
    let galley = paint::galley(ui, text, font::body(), ink);
    let shortcut = shortcut.map(|shortcut| paint::galley(ui, shortcut, font::small(), tokens.dim));
    let wanted = 32.0 + galley.size().x + shortcut.as_ref().map_or(0.0, |shortcut| 28.0 + shortcut.size().x) + 10.0;
    let width = wanted.max(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::click());
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), chosen, text),
        None => WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), text),
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, tokens.hover);
    }
    if let Some(icon) = icon {
        let colour = if chosen.is_some() { tokens.accent } else { tokens.dim };
        paint::icon_at(
            ui.painter(),
            egui::pos2(rect.left() + 16.0, rect.center().y),
            icon,
            15.0,
            colour,
        );
    }
    paint::galley_left(ui.painter(), rect, rect.left() + 32.0, galley, ink);
    if let Some(shortcut) = shortcut {
        let x = rect.right() - 10.0 - shortcut.size().x;
        paint::galley_left(ui.painter(), rect, x, shortcut, tokens.dim);
    }
    paint::focus_ring(ui, &response, rect.shrink(1.0), 5.0);
    response
}

/// A hairline between groups of a menu.
pub fn menu_separator(ui: &mut Ui) {
    ui.add_space(3.0);
    crate::layout::hairline(ui);
    ui.add_space(3.0);
}
