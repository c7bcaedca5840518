//! Buttons with words and buttons with an icon.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo};

use crate::tokens::{DANGER_HOVER, Tokens, radius, size, space};
use crate::{font, icons, paint};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing most people want here; at most one of a dialog.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// No frame until the pointer is over it.
    Ghost,
    /// Destroys something.
    Danger,
}

/// A button with a verb, and perhaps an icon before it.
#[must_use = "add it to a `Ui`"]
pub struct Button<'a> {
    text: &'a str,
    kind: ButtonKind,
    icon: Option<&'a str>,
    menu: bool,
    enabled: bool,
    tooltip: Option<&'a str>,
    shortcut: Option<&'a str>,
    hint: Option<&'a str>,
    min_width: f32,
}

impl<'a> Button<'a> {
    /// A button of the given kind.
    pub fn new(kind: ButtonKind, text: &'a str) -> Self {
        Self {
            text,
            kind,
            icon: None,
            menu: false,
            enabled: true,
            tooltip: None,
            shortcut: None,
            hint: None,
            min_width: 0.0,
        }
    }

    /// See [`ButtonKind::Primary`].
    pub fn primary(text: &'a str) -> Self {
        Self::new(ButtonKind::Primary, text)
    }

    /// See [`ButtonKind::Secondary`].
    pub fn secondary(text: &'a str) -> Self {
        Self::new(ButtonKind::Secondary, text)
    }

    /// See [`ButtonKind::Ghost`].
    pub fn ghost(text: &'a str) -> Self {
        Self::new(ButtonKind::Ghost, text)
    }

    /// See [`ButtonKind::Danger`].
    pub fn danger(text: &'a str) -> Self {
        Self::new(ButtonKind::Danger, text)
    }

    /// An icon of [`crate::icons`] before the word.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A caret behind the word: the button opens a menu.
    pub fn menu(mut self) -> Self {
        self.menu = true;
        self
    }

    /// Whether it can be used now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shown while the pointer rests on it.
    pub fn tooltip(mut self, tooltip: &'a str) -> Self {
        self.tooltip = Some(tooltip);
        self
    }

    /// The keyboard shortcut, shown in the tooltip.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = Some(shortcut);
        self
    }

    /// Dimmed words behind the text, inside the button: the shortcut of a search box.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// At least this wide, in points.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }
}

struct Colours {
    fill: Color32,
    line: Color32,
    ink: Color32,
}

fn colours(tokens: &Tokens, kind: ButtonKind, response: &Response, enabled: bool) -> Colours {
    let hot = enabled && response.hovered();
    let held = enabled && response.is_pointer_button_down_on();
    let mut colours = match kind {
        ButtonKind::Primary => Colours {
            fill: tokens.accent,
            line: Color32::TRANSPARENT,
            ink: tokens.on_accent,
        },
        ButtonKind::Danger => Colours {
            fill: paint::mix(tokens.raised, tokens.bad, if hot { DANGER_HOVER } else { 0.0 }),
            line: tokens.bad,
            ink: tokens.bad,
        },
        ButtonKind::Secondary => Colours {
            fill: if hot { tokens.hover } else { tokens.raised },
            line: tokens.line,
            ink: tokens.text,
        },
        ButtonKind::Ghost => Colours {
            fill: if hot { tokens.hover } else { Color32::TRANSPARENT },
            line: Color32::TRANSPARENT,
            ink: tokens.text,
        },
    };
    if kind == ButtonKind::Primary {
        let towards = if tokens.dark_mode {
            Color32::WHITE
        } else {
            Color32::BLACK
        };
        colours.fill = paint::mix(
            colours.fill,
            towards,
            if held {
                0.16
            } else if hot {
                0.08
            } else {
                0.0
            },
        );
    } else if held {
        colours.fill = paint::mix(tokens.hover, tokens.line, 0.6);
    }
    if !enabled {
        if kind == ButtonKind::Primary {
            colours.fill = tokens.raised;
            colours.line = tokens.line;
        }
        if kind == ButtonKind::Danger {
            colours.line = tokens.line;
        }
        colours.ink = tokens.faint;
    }
    colours
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let enabled = self.enabled && ui.is_enabled();
        let strong = self.kind == ButtonKind::Primary;
        let face = if strong { font::strong() } else { font::body() };
        let text = paint::galley(ui, self.text, face, Color32::PLACEHOLDER);
        let icon_width = if self.icon.is_some() { size::ICON + 7.0 } else { 0.0 };
        let caret_width = if self.menu { 14.0 + 6.0 } else { 0.0 };
        let hint = self.hint.map(|hint| paint::galley(ui, hint, font::body(), tokens.dim));
        let hint_width = hint.as_ref().map_or(0.0, |hint| hint.size().x + space::S);
        let padding = 11.0;
        let width = (icon_width + text.size().x + hint_width + caret_width + 2.0 * padding)
            .max(self.min_width)
            .ceil();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.text));
        if ui.is_rect_visible(rect) {
            let Colours { fill, line, ink } = colours(tokens, self.kind, &response, enabled);
            let painter = ui.painter();
            painter.rect(rect, radius::CONTROL, fill, Stroke::new(1.0, line), StrokeKind::Inside);
            let content = icon_width + text.size().x + hint_width + caret_width;
            let mut x = rect.center().x - content / 2.0;
            if let Some(icon) = self.icon {
                paint::icon_at(
                    painter,
                    egui::pos2(x + size::ICON / 2.0, rect.center().y),
                    icon,
                    size::ICON,
                    ink,
                );
                x += icon_width;
            }
            let drawn = paint::galley_left(painter, rect, x, text, ink);
            if let Some(hint) = hint {
                paint::galley_left(painter, rect, drawn.right() + space::S, hint, tokens.dim);
            }
            if self.menu {
                let centre = egui::pos2(drawn.right() + 6.0 + 7.0, rect.center().y);
                paint::icon_at(painter, centre, icons::CARET_DOWN, 14.0, ink);
            }
            paint::focus_ring(ui, &response, rect, radius::CONTROL);
        }
        tooltip(response, enabled, self.tooltip, self.shortcut)
    }
}

/// A square button that shows only an icon. Its name is its tooltip and what a screen reader says.
#[must_use = "add it to a `Ui`"]
pub struct IconButton<'a> {
    icon: &'a str,
    name: &'a str,
    toggled: Option<bool>,
    enabled: bool,
    filled: bool,
    shortcut: Option<&'a str>,
    colour: Option<Color32>,
    side: f32,
}

impl<'a> IconButton<'a> {
    /// An icon of [`crate::icons`]; `name` says what the button does.
    pub fn new(icon: &'a str, name: &'a str) -> Self {
        Self {
            icon,
            name,
            toggled: None,
            enabled: true,
            filled: false,
            shortcut: None,
            colour: None,
            side: size::CONTROL,
        }
    }

    /// Makes it a switch that is on or off.
    pub fn toggled(mut self, on: bool) -> Self {
        self.toggled = Some(on);
        self
    }

    /// Whether it can be used now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Draws the filled face of the icon.
    pub fn filled(mut self) -> Self {
        self.filled = true;
        self
    }

    /// The keyboard shortcut, shown in the tooltip.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = Some(shortcut);
        self
    }

    /// Another colour than that of secondary text.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// 20 points instead of 28: inside tabs, fields and rows.
    pub fn small(mut self) -> Self {
        self.side = 20.0;
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.side), sense);
        let on = self.toggled == Some(true);
        response.widget_info(|| match self.toggled {
            Some(on) => WidgetInfo::selected(Role::Button, enabled, on, self.name),
            None => WidgetInfo::labeled(Role::Button, enabled, self.name),
        });
        if ui.is_rect_visible(rect) {
            let hot = enabled && response.hovered();
            let corner = CornerRadius::same(if self.side < size::CONTROL { 4 } else { radius::CONTROL });
            let fill = match (on, hot) {
                (true, _) => tokens.accent_bg,
                (false, true) => tokens.hover,
                (false, false) => Color32::TRANSPARENT,
            };
            let ink = match (enabled, on) {
                (false, _) => tokens.faint,
                (true, true) => tokens.accent,
                (true, false) if hot => tokens.text,
                (true, false) => self.colour.unwrap_or(tokens.dim),
            };
            ui.painter().rect_filled(rect, corner, fill);
            let points = if self.side < size::CONTROL { 15.0 } else { size::ICON };
            let face = if self.filled {
                font::icon_fill_sized(points)
            } else {
                font::icon_sized(points)
            };
            paint::icon(ui.painter(), rect.center(), self.icon, face, ink);
            paint::focus_ring(ui, &response, rect, corner);
        }
        tooltip(response, enabled, Some(self.name), self.shortcut)
    }
}

fn tooltip(response: Response, enabled: bool, text: Option<&str>, shortcut: Option<&str>) -> Response {
    let Some(text) = text.or(shortcut) else {
        return response;
    };
    let show = |ui: &mut Ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            crate::label::body(ui, text);
            if let Some(shortcut) = shortcut.filter(|shortcut| *shortcut != text) {
                crate::label::dim(ui, shortcut);
            }
        });
    };
    if enabled {
        response.on_hover_ui(show)
    } else {
        response.on_disabled_hover_ui(show)
    }
}
