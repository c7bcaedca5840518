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
    MenuLine::new(text).chosen(chosen).show(ui)
}

/// A line of a menu that switches something on or off; what is on has a check mark.
pub fn menu_check(ui: &mut Ui, on: bool, text: &str) -> Response {
    MenuLine::new(text).checked(on).show(ui)
}

/// A line of a menu that does something: icon, words, shortcut.
pub fn menu_item(ui: &mut Ui, icon: Option<&str>, text: &str, shortcut: Option<&str>) -> Response {
    let line = MenuLine::new(text).shortcut(shortcut);
    match icon {
        Some(icon) => line.icon(icon).show(ui),
        None => line.show(ui),
    }
}

/// A line of a menu, with all that one may have.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show`"]
pub struct MenuLine<'a> {
    text: &'a str,
    icon: Option<&'a str>,
    shortcut: Option<&'a str>,
    state: Option<(Role, bool)>,
    disabled: Option<&'a str>,
    submenu: bool,
}

impl<'a> MenuLine<'a> {
    /// A line with these words.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            icon: None,
            shortcut: None,
            state: None,
            disabled: None,
            submenu: false,
        }
    }

    /// An icon of [`crate::icons`] before the words.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The keys that do the same, at the right.
    pub fn shortcut(mut self, shortcut: Option<&'a str>) -> Self {
        self.shortcut = shortcut;
        self
    }

    /// Makes it one of several choices; the chosen one has a check mark in place of the icon.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.state = Some((Role::MenuItemRadio, chosen));
        self
    }

    /// Makes it a switch; what is on has a check mark in place of the icon.
    pub fn checked(mut self, on: bool) -> Self {
        self.state = Some((Role::MenuItemCheckBox, on));
        self
    }

    /// Dim and dead where there is a reason, which is shown under the pointer.
    pub fn disabled(mut self, reason: Option<&'a str>) -> Self {
        self.disabled = reason;
        self
    }

    /// A caret at the right: it opens another menu.
    pub fn submenu(mut self) -> Self {
        self.submenu = true;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let enabled = ui.is_enabled() && self.disabled.is_none();
        let ink = if enabled { tokens.text } else { tokens.faint };
        let galley = paint::galley(ui, self.text, font::body(), ink);
        let faint = if enabled { tokens.dim } else { tokens.faint };
        let shortcut = self
            .shortcut
            .map(|shortcut| paint::galley(ui, shortcut, font::small(), faint));
        let behind = shortcut.as_ref().map_or(0.0, |shortcut| 28.0 + shortcut.size().x);
        let caret = if self.submenu { 28.0 } else { 0.0 };
        let wanted = 32.0 + galley.size().x + behind + caret + 10.0;
        let width = wanted.max(ui.available_width());
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), sense);
        response.widget_info(|| match self.state {
            Some((role, on)) => WidgetInfo::selected(role, enabled, on, self.text),
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.text),
        });
        if enabled && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, 5.0, tokens.hover);
        }
        let mark = match self.state {
            Some((_, true)) => Some((icons::CHECK, tokens.accent)),
            Some((_, false)) | None => self.icon.map(|icon| (icon, faint)),
        };
        if let Some((icon, colour)) = mark {
            let centre = egui::pos2(rect.left() + 16.0, rect.center().y);
            paint::icon_at(
                ui.painter(),
                centre,
                icon,
                15.0,
                if enabled { colour } else { tokens.faint },
            );
        }
        paint::galley_left(ui.painter(), rect, rect.left() + 32.0, galley, ink);
        if let Some(shortcut) = shortcut {
            let x = rect.right() - 10.0 - shortcut.size().x;
            paint::galley_left(ui.painter(), rect, x, shortcut, faint);
        }
        if self.submenu {
            let centre = egui::pos2(rect.right() - 16.0, rect.center().y);
            paint::icon_at(ui.painter(), centre, icons::CARET_RIGHT, 12.0, faint);
        }
        paint::focus_ring(ui, &response, rect.shrink(1.0), 5.0);
        match self.disabled {
            Some(reason) => {
                ui.ctx()
                    .accesskit_node_builder(response.id, |node| node.set_description(reason));
                response.on_hover_text(reason)
            }
            None => response,
        }
    }
}

/// A hairline between groups of a menu.
pub fn menu_separator(ui: &mut Ui) {
    ui.add_space(3.0);
    crate::layout::hairline(ui);
    ui.add_space(3.0);
}
