//! Small rounded marks: the mode chip, counts, badges.

use egui::{Color32, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo};

use crate::tokens::Tokens;
use crate::{font, paint};

/// What a chip means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChipKind {
    /// Accent on its background: the data connection chip, totals.
    #[default]
    Accent,
    /// Secondary text on raised.
    Plain,
    /// Outlined in `warn`.
    Warn,
    /// Outlined in `bad`: "1 deletion".
    Bad,
}

/// A rounded mark with a few words. With [`Chip::button`] it can be pressed.
#[must_use = "add it to a `Ui`"]
pub struct Chip<'a> {
    text: &'a str,
    kind: ChipKind,
    button: bool,
    tooltip: Option<&'a str>,
}

impl<'a> Chip<'a> {
    /// A chip in the accent colours.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            kind: ChipKind::Accent,
            button: false,
            tooltip: None,
        }
    }

    /// Another meaning.
    pub fn kind(mut self, kind: ChipKind) -> Self {
        self.kind = kind;
        self
    }

    /// It can be pressed.
    pub fn button(mut self) -> Self {
        self.button = true;
        self
    }

    /// Shown while the pointer rests on it.
    pub fn tooltip(mut self, tooltip: &'a str) -> Self {
        self.tooltip = Some(tooltip);
        self
    }

    /// The width that it will take, in points.
    pub fn width(&self, ui: &Ui) -> f32 {
        (paint::galley(ui, self.text, font::small_medium(), Color32::PLACEHOLDER)
            .size()
            .x
            + 16.0)
            .ceil()
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = Tokens::of(ui);
        let (fill, line, ink) = match self.kind {
            ChipKind::Accent => (tokens.accent_bg, Color32::TRANSPARENT, tokens.accent),
            ChipKind::Plain => (tokens.raised, Color32::TRANSPARENT, tokens.dim),
            ChipKind::Warn => (Color32::TRANSPARENT, tokens.warn, tokens.warn),
            ChipKind::Bad => (Color32::TRANSPARENT, tokens.bad, tokens.bad),
        };
        let galley = paint::galley(ui, self.text, font::small_medium(), ink);
        let size = Vec2::new((galley.size().x + 16.0).ceil(), 20.0);
        let sense = if self.button { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        let role = if self.button { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), self.text));
        let line = if self.button && response.hovered() { ink } else { line };
        ui.painter()
            .rect(rect, 10.0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
        paint::galley_left(ui.painter(), rect, rect.left() + 8.0, galley, ink);
        paint::focus_ring(ui, &response, rect, 10.0);
        match self.tooltip {
            Some(tooltip) => response.on_hover_text(tooltip),
            None => response,
        }
    }
}

/// A count in a pill: "1,210". `ink` is `dim`, or `bad` for failures.
pub fn count(ui: &mut Ui, text: &str, ink: Color32) -> Response {
    let tokens = Tokens::of(ui);
    let galley = paint::galley(ui, text, font::tiny_digits(), ink);
    let size = Vec2::new((galley.size().x + 14.0).ceil().max(22.0), 16.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, 8.0, tokens.raised);
    let x = rect.center().x - galley.size().x / 2.0;
    paint::galley_left(ui.painter(), rect, x, galley, ink);
    response
}

/// A dot that tells a state by colour; `name` says it in words, for the tooltip and screen readers.
pub fn dot(ui: &mut Ui, colour: Color32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(10.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    ui.painter().circle_filled(rect.center(), 4.0, colour);
    response.on_hover_text(name)
}
